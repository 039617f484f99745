"""Les signaux : ce que la correction a vu ou réparé, en une phrase française.

Ils voyagent dans les métadonnées du carnet corrigé, seul fichier que chaque étape
de nbgrader transmet à la suivante.
"""

from __future__ import annotations

from nbformat.notebooknode import NotebookNode

CLE = "atelier"


def signaler(carnet: NotebookNode, phrase: str, *, pour: str = "tous") -> None:
    """Ajoute ``phrase`` aux signaux du carnet, une seule fois.

    ``pour`` vaut « tous » (l'élève le lira dans son retour) ou « formateur ».
    """
    boite = carnet.metadata.setdefault(CLE, NotebookNode())
    signal = NotebookNode(phrase=phrase, pour=pour)
    signaux = boite.setdefault("signaux", [])
    if signal not in signaux:
        signaux.append(signal)


def lire(carnet: NotebookNode, *, pour_l_eleve: bool = False) -> list[str]:
    """Les phrases des signaux du carnet, dans l'ordre ; celles de l'élève au besoin."""
    signaux = carnet.metadata.get(CLE, {}).get("signaux", [])
    return [s["phrase"] for s in signaux if not pour_l_eleve or s.get("pour") != "formateur"]


def oublier(carnet: NotebookNode) -> None:
    """Efface les signaux qu'apporterait la copie elle-même : l'élève n'en écrit pas."""
    carnet.metadata.pop(CLE, None)
