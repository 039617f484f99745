"""Ce que la correction doit savoir d'un devoir : ses compétences, ses questions."""

from __future__ import annotations

from pathlib import Path


def competences_du_devoir(dossier: Path) -> dict[str, str]:
    """La compétence de chaque élément noté (question ou critère), par identifiant.

    Vide si le dossier n'a pas de ``questions.py`` : l'export se fait quand même.
    """
    return {}
