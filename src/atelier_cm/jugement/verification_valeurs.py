"""Ce que la construction refuse dans les valeurs : manquantes, trop fines, trop proches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from . import empreintes
from .atomes import jeton
from .declaration import Question
from .derivees import ECART_CASES
from .etats import REUSSI
from .refus import DeclarationInvalide
from .reperes import tolerances
from .verification import SANS_REPLI


def verifier_attendus(question: Question, attendus: Mapping) -> None:
    """Refuse un attendu qui manque, qui ne correspond à aucun champ calculé, ou qui contredit un
    niveau déclaré (le répéter est permis)."""
    for champ in question.champs:
        if champ.type == "niveau" and champ.nom in attendus and attendus[champ.nom] != champ.attendu:
            raise DeclarationInvalide(question.id, f"`attendu` et le champ `{champ.nom}` se contredisent.")
    attendus = {nom: v for nom, v in attendus.items()
                if not any(c.nom == nom and c.type == "niveau" for c in question.champs)}
    calcules = {c.nom for c in question.champs if c.type not in SANS_REPLI}
    if manque := sorted(calcules - set(attendus)):
        raise DeclarationInvalide(question.id, f"`attendu` ne donne pas `{manque[0]}`.")
    if en_trop := sorted(set(attendus) - calcules):
        raise DeclarationInvalide(question.id, f"`attendu` donne `{en_trop[0]}`, que personne ne lit.")


def verifier_grandeur(question: Question, forme: Mapping, valeur, ou: str) -> None:
    """Refuse une tolérance trop fine pour la taille de la réponse."""
    if forme["type"] == "nombre" and abs(valeur) / forme["tolerance"] > empreintes.RAPPORT_MAX:
        raise DeclarationInvalide(
            question.id, f"{ou} : la tolérance de `{forme['nom']}` est trop fine pour cette valeur.")


def verifier_distances(question: Question, formes: Mapping, lus: Mapping,
                       declarees: Sequence[tuple[str, Mapping]]) -> None:
    """Refuse deux réponses (juste, erreurs) qu’une tolérance ne permet pas de distinguer."""
    for rang, (ou, valeurs) in enumerate(declarees):
        if all(any(_confondues(formes[n], v, juste) for juste in lus.get(n, ()))
               if n in lus else _option_juste(question, n, v) for n, v in valeurs.items()):
            raise DeclarationInvalide(
                question.id, f"{ou} : sa valeur est à moins de deux tolérances de la réponse juste.")
        for autre_ou, autres in declarees[:rang]:
            if set(autres) == set(valeurs) and all(
                    _confondues(formes[n], v, autres[n]) for n, v in valeurs.items()):
                raise DeclarationInvalide(
                    question.id, f"{ou} et {autre_ou} sont à moins de deux tolérances l’une de l’autre.")


def _option_juste(question: Question, nom: str, valeur) -> bool:
    champ = next(c for c in question.champs if c.nom == nom)
    return any(jeton(o) == valeur and option.etat == REUSSI for o, option in champ.options.items())


def _confondues(forme: Mapping, a, b) -> bool:
    """Deux valeurs que leurs cases pourraient ne pas séparer."""
    if forme["type"] == "nombre":
        return abs(a - b) <= 2 * forme["tolerance"] * ECART_CASES
    if forme["type"] in ("liste", "classement"):
        return _colonnes_confondues(a, b, forme.get("tolerance"))
    if forme["type"] in ("serie", "table"):
        return a["cles"] == b["cles"] and all(
            _colonnes_confondues(a["colonnes"][n], b["colonnes"][n], tol)
            for n, tol in tolerances(forme).items())
    return a == b


def _colonnes_confondues(a: Sequence, b: Sequence, tolerance: float | None) -> bool:
    def proches(x, y) -> bool:
        if tolerance is not None and isinstance(x, float) and isinstance(y, float):
            return abs(x - y) <= 2 * tolerance * ECART_CASES
        return x == y
    return len(a) == len(b) and all(map(proches, a, b))
