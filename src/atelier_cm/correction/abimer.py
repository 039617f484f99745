"""Les accidents qui arrivent aux copies, tels qu'on les voit dans une vraie classe."""

from __future__ import annotations

import json
from collections.abc import Callable

from .devoirs import Travail

Fichiers = dict[str, bytes]


def _carnet(transformer: Callable[[dict, Travail], None]) -> Callable[[Fichiers, Travail], Fichiers]:
    """Un accident qui touche au contenu du carnet."""
    def abimer(fichiers: Fichiers, travail: Travail) -> Fichiers:
        (nom, octets), = fichiers.items()
        carnet = json.loads(octets)
        transformer(carnet, travail)
        return {nom: json.dumps(carnet, ensure_ascii=False).encode()}
    return abimer


def _rang(carnet: dict, identifiant: str) -> int:
    return next(i for i, c in enumerate(carnet["cells"]) if c["id"] == identifiant)


def _doubler(carnet: dict, travail: Travail) -> None:
    """Une cellule de contrôle copiée-collée plus bas."""
    double = json.loads(json.dumps(carnet["cells"][_rang(carnet, travail.questions[0].id)]))
    carnet["cells"].append(double | {"id": "collee"})


def _supprimer(carnet: dict, travail: Travail) -> None:
    """Un contrôle et un critère effacés par mégarde."""
    criteres = [c["id"] for c in carnet["cells"] if c["metadata"].get("nbgrader", {}).get("task")]
    for identifiant in [travail.questions[-1].id, *criteres[:1]]:
        del carnet["cells"][_rang(carnet, identifiant)]


def _boucler(carnet: dict, travail: Travail) -> None:
    """Une boucle oubliée dans une cellule ajoutée à la fin."""
    _inserer(carnet, len(carnet["cells"]), "while True:\n    pass")


def _echouer(carnet: dict, travail: Travail) -> None:
    """Un nom mal tapé : la cellule s'arrête en rouge."""
    _inserer(carnet, _rang(carnet, travail.questions[0].id), "tableau_de_mars.head()")


def _inserer(carnet: dict, rang: int, source: str) -> None:
    carnet["cells"].insert(rang, {"cell_type": "code", "id": f"essai-{rang}", "metadata": {},
                                  "execution_count": None, "outputs": [], "source": source})


def _effacer_les_metadonnees(carnet: dict, travail: Travail) -> None:
    """Un carnet passé par un autre logiciel, qui n'a gardé que le texte."""
    for cellule in carnet["cells"]:
        cellule["metadata"] = {}


def _couper(fichiers: Fichiers, travail: Travail) -> Fichiers:
    """Un envoi interrompu."""
    return {nom: octets[: len(octets) * 2 // 3] for nom, octets in fichiers.items()}


def _renommer(fichiers: Fichiers, travail: Travail) -> Fichiers:
    return {nom.replace(".ipynb", " (version finale).ipynb"): octets for nom, octets in fichiers.items()}


def _marquer(fichiers: Fichiers, travail: Travail) -> Fichiers:
    """Un carnet enregistré par un éditeur de texte, avec une marque d'ordre des octets."""
    return {nom: b"\xef\xbb\xbf" + octets for nom, octets in fichiers.items()}


ABIMES: dict[str, Callable[[Fichiers, Travail], Fichiers]] = {
    "cellule en double": _carnet(_doubler),
    "cellules supprimées": _carnet(_supprimer),
    "fichier coupé": _couper,
    "carnet renommé": _renommer,
    "marque invisible": _marquer,
    "boucle sans fin": _carnet(_boucler),
    "cellule en erreur": _carnet(_echouer),
    "métadonnées effacées": _carnet(_effacer_les_metadonnees),
}
