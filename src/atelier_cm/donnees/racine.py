"""Où sont les jeux : un seul endroit décide, tous les autres demandent."""

import os
from pathlib import Path

from .erreurs import DonneesAbsentes

DESCRIPTION = "datapackage.json"


def racine_donnees() -> Path:
    """Dossier des jeux de données.

    Dans l’ordre : la variable d’environnement ``ATELIER_DONNEES`` (la
    correction s’en sert pour rejouer une copie sur d’autres fichiers), les
    jeux livrés dans la roue, le dossier ``datasets/`` du dépôt.

    Résultat : un dossier qui contient ``datapackage.json``.
    Erreurs : ``DonneesAbsentes`` si aucun de ces dossiers ne convient.
    """
    demandee = os.environ.get("ATELIER_DONNEES")
    if demandee:
        dossier = Path(demandee)
        if (dossier / DESCRIPTION).is_file():
            return dossier
        raise DonneesAbsentes(
            f"La variable ATELIER_DONNEES désigne « {dossier} », qui ne contient pas "
            f"{DESCRIPTION}. Corrigez-la ou retirez-la."
        )
    ici = Path(__file__).resolve().parent
    # parents[2] : donnees → atelier_cm → src → racine du dépôt.
    for dossier in (ici / "jeux", ici.parents[2] / "datasets"):
        if (dossier / DESCRIPTION).is_file():
            return dossier
    raise DonneesAbsentes(
        "Les jeux de données du cours sont introuvables. Relancez l’installation "
        "du cours, ou demandez le dossier des données à l’équipe de formation."
    )
