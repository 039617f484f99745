"""Fabriquer les jeux de données du cours et leurs histoires cachées.

Tout est tiré d’une seule graine : mêmes versions des bibliothèques, mêmes
octets. Cette pièce n’est pas livrée à l’apprenant.
"""

GRAINE_DU_COURS = 2026

__all__ = ["GRAINE_DU_COURS"]
