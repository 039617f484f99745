"""Questions du devoir M3 : attendus calculés sur les données, erreurs typiques et phrases.

Ces fichiers ne sont jamais distribués. Les valeurs justes et fausses sont calculées par les
fonctions `_…(charger)` ; les phrases ne citent jamais la réponse attendue.
"""

from .causes import E3_9, E3_10, J3_1
from .comparaison import E3_5, E3_6
from .ecarts import E3_3, E3_4
from .export import E3_1, E3_2
from .preuves import E3_7, E3_8

REGIME = "entrainement"
# La compétence que chaque critère du livrable éclaire (grille de L3-1).
CRITERES = {
    "L3-1-preuves": "C2.4",
    "L3-1-interne-externe": "C2.4",
    "L3-1-croisements": "C2.4",
    "L3-1-utilite": "C2.5",
}

QUESTIONS = (E3_1, E3_2, E3_3, E3_4, E3_5, E3_6, E3_7, E3_8, E3_9, E3_10, J3_1)
