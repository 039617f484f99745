"""Charger les jeux de données du cours.

Cette pièce est livrée à l’apprenant avec les fichiers CSV : elle sait lire et
typer les jeux d’après ``datapackage.json``, et ne sait pas d’où ils viennent.
"""

from .chargement import charger
from .erreurs import DonneesAbsentes, JeuInconnu, PeriodeIllisible
from .racine import racine_donnees

__all__ = ["DonneesAbsentes", "JeuInconnu", "PeriodeIllisible", "charger", "racine_donnees"]
