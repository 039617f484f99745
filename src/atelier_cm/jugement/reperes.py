"""Ramener une valeur canonique à ce qui se compare : des cases, des jetons, des noms de lignes.

Un *repère* est ce que l’on publie pour cela (tolérance et décalages) ; il est calculé à la
construction sur la réponse attendue, ou sur la valeur d’une erreur, et relu par le jugement.
"""

from __future__ import annotations

from collections.abc import Mapping

from . import empreintes

# Au-delà, les empreintes ligne à ligne alourdiraient le fichier pour une aide que personne ne lit.
LIGNES_DETAILLEES = 64


def tolerances(forme: Mapping) -> dict[str, float | None]:
    """Tolérance de chaque colonne d’un champ à plusieurs cases."""
    if forme["type"] == "table":
        return dict(forme["colonnes"])
    return {"valeur": forme.get("tolerance")}


def _colonnes(forme: Mapping, valeur) -> dict[str, list]:
    if forme["type"] in ("liste", "classement"):
        return {"valeur": valeur}
    return valeur["colonnes"]


def _cles(forme: Mapping, valeur) -> list:
    if forme["type"] in ("liste", "classement"):
        return list(range(len(valeur)))
    return valeur["cles"]


def reperer(forme: Mapping, valeur, tolerance: float | None = None) -> dict:
    """Repère d’une valeur attendue ; ``tolerance`` remplace celle du champ (erreurs dérivées)."""
    if forme["type"] == "nombre":
        tol = forme["tolerance"] if tolerance is None else tolerance
        return {"t": tol, "d": empreintes.decalage(valeur, tol)}
    if forme["type"] in ("liste", "classement", "serie", "table"):
        colonnes = _colonnes(forme, valeur)
        return {"n": len(_cles(forme, valeur)), "d": {
            nom: empreintes.decalages_de_colonne(colonnes[nom], tol)
            for nom, tol in tolerances(forme).items() if tol is not None}}
    return {}


def situer(forme: Mapping, valeur, repere: Mapping):
    """La valeur vue depuis un repère : JSON, égal pour deux réponses à tolérance près."""
    if forme["type"] == "nombre":
        return empreintes.case(valeur, repere["t"], repere["d"])
    if forme["type"] in ("liste", "classement", "serie", "table"):
        return {"cles": _cles(forme, valeur), "colonnes": colonnes_situees(forme, valeur, repere)}
    return valeur


def colonnes_situees(forme: Mapping, valeur, repere: Mapping) -> dict[str, list]:
    """Chaque colonne, en cases ; une colonne d’une autre hauteur ne concorde avec rien."""
    colonnes = _colonnes(forme, valeur)
    return {nom: empreintes.cases_de_colonne(colonnes[nom], tol, repere["d"].get(nom, ""))
            for nom, tol in tolerances(forme).items()}


def cles_de_lignes(question: str, forme: Mapping, valeur, repere: Mapping) -> list[bytes]:
    """Une clé par ligne, pour dire combien sont justes."""
    situees = colonnes_situees(forme, valeur, repere)
    return [empreintes.cle(question, forme["nom"], "ligne", c, [situees[n][i] for n in sorted(situees)])
            for i, c in enumerate(_cles(forme, valeur))]


def cle_de_champ(question: str, forme: Mapping, valeur, repere: Mapping) -> bytes:
    """Clé d’une réponse à un champ."""
    return empreintes.cle(question, forme["nom"], situer(forme, valeur, repere))


def cle_conjointe(question: str, cles: Mapping[str, bytes]) -> bytes:
    """Clé de plusieurs champs à la fois."""
    return empreintes.cle(question, {nom: c.hex() for nom, c in cles.items()})
