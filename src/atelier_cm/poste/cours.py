"""Où est le cours, et ce qu’il livre à l’apprenant."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from atelier_cm.erreurs import ErreurAtelier

DOSSIERS = ("course", "exercises")
ACCUEIL = "course/accueil.ipynb"
# Liste fermée : les textes sources (`.md`) et les questions (`.py`) portent les corrigés et ne doivent jamais passer.
_LIVRABLES = frozenset({".ipynb", ".json", ".csv", ".png", ".jpg", ".jpeg", ".svg", ".gif", ".pdf", ".txt"})


def version_du_cours() -> str:
    """La version installée du cours, « 0 » si le paquet n’est pas installé."""
    try:
        return version("atelier-cm")
    except PackageNotFoundError:
        return "0"


def _est_un_cours(dossier: Path) -> bool:
    return any(any((dossier / nom).rglob("*.ipynb")) for nom in DOSSIERS if (dossier / nom).is_dir())


def trouver_cours(demande: Path | None, depuis: Path) -> Path:
    """Le dossier qui contient `course/` et `exercises/`.

    demande : dossier donné par la commande ou la variable ATELIER_COURS, sinon None.
    depuis : dossier courant, à partir duquel on remonte.
    erreur : ErreurAtelier si aucun cours n’est trouvé.
    """
    if demande is not None:
        if _est_un_cours(demande):
            return demande.resolve()
        raise ErreurAtelier(
            f"Le dossier « {demande} » ne contient pas le cours. "
            "Donnez le dossier où se trouvent « course » et « exercises »."
        )
    depot = Path(__file__).resolve().parents[3]
    for candidat in (depuis, *depuis.parents, depot):
        if _est_un_cours(candidat):
            return candidat.resolve()
    raise ErreurAtelier(
        "Le cours est introuvable ici. Placez-vous dans le dossier du cours (celui qui contient « course » et "
        "« exercises »), puis relancez ; ou donnez son adresse : atelier lancer --cours ADRESSE."
    )


def fichiers_livres(racine: Path) -> dict[str, Path]:
    """Les fichiers du cours destinés à l’apprenant : chemin relatif (barres obliques) → fichier source."""
    livres: dict[str, Path] = {}
    for dossier in DOSSIERS:
        for chemin in sorted((racine / dossier).rglob("*")):
            relatif = chemin.relative_to(racine)
            cache = any(part.startswith((".", "__")) for part in relatif.parts)
            if chemin.is_file() and not cache and chemin.suffix.lower() in _LIVRABLES:
                if "reponses" not in relatif.parts:  # ce dossier n’appartient qu’à l’apprenant
                    livres[relatif.as_posix()] = chemin
    return livres
