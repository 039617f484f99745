"""Les figures du cours, sous un seul nom : from atelier_cm import figures.

Chaque fonction exige un titre qui dit ce qu’on voit et un texte alternatif, et rend une figure qui porte
aussi le tableau de ses valeurs. Lisible en noir et blanc et avec une vision altérée des couleurs.
"""

from .figure_accessible import FigureAccessible
from .figures_barres import barres, barres_comparees
from .figures_bord import tableau_de_bord
from .figures_courbes import courbes_mensuelles
from .figures_distribution import distribution, intervalles
from .figures_nuage import quadrants

__all__ = ["FigureAccessible", "barres", "barres_comparees", "courbes_mensuelles", "distribution", "intervalles", "quadrants",
           "tableau_de_bord"]
