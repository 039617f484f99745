"""Les cellules que le bac à sable a arrêtées, dites au formateur ou à la formatrice.

Une erreur ordinaire (un nom mal écrit, une colonne absente) fait partie du devoir : elle n'est pas dite ici.
"""

from __future__ import annotations

from nbformat.notebooknode import NotebookNode

_PAR_NOM = {
    "MemoryError": "cette cellule demandait trop de mémoire",
    "SystemExit": "cette cellule quittait Python",
    "StdinNotImplementedError": "cette cellule attendait une saisie au clavier",
    "BlockingIOError": "cette cellule lançait trop de processus",
    "gaierror": "cette cellule cherchait à joindre le réseau",
}
_PAR_TEXTE = {
    "No space left": "cette cellule écrivait trop sur le disque",
    "File too large": "cette cellule écrivait un fichier trop gros",
    "Network is unreachable": "cette cellule cherchait à joindre le réseau",
    "can't start new thread": "cette cellule lançait trop de processus",
    "Too many open files": "cette cellule ouvrait trop de fichiers",
    "Read-only file system": "cette cellule écrivait hors de son dossier",
}


def arrets(carnet: NotebookNode) -> tuple[str, ...]:
    """Une phrase par cellule arrêtée, dans l'ordre du carnet exécuté."""
    phrases = []
    for rang, cellule in enumerate(carnet.cells):
        for sortie in cellule.get("outputs", ()):
            raison = _raison(sortie) if sortie.output_type == "error" else None
            if raison is not None:
                phrases.append(f"{designer(cellule, rang)} : {raison} ; elle s’est arrêtée là.")
    return tuple(dict.fromkeys(phrases))


def designer(cellule: NotebookNode, rang: int) -> str:
    """Le nom d'une cellule du devoir, ou son rang."""
    return cellule.metadata.get("nbgrader", {}).get("grade_id") or f"Cellule {rang + 1}"


def _raison(erreur: NotebookNode) -> str | None:
    for morceau, raison in _PAR_TEXTE.items():
        if morceau in erreur.evalue:
            return raison
    return _PAR_NOM.get(erreur.ename)
