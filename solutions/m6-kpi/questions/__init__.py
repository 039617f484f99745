"""Questions du devoir M6 : attendus calculés sur les données, erreurs typiques et phrases.

Ces fichiers ne sont jamais distribués. Les valeurs justes et fausses sont calculées par les
fonctions `_…(charger)` ; les phrases ne citent jamais la réponse attendue.
"""

from .clientele import E6_6, E6_7
from .engagement import E6_3, E6_4, E6_5
from .relecture import E6_11, E6_12, J6_1
from .resultats import E6_8, E6_9, E6_10
from .taux import E6_1, E6_2

REGIME = "entrainement"
# La compétence que chaque critère du livrable éclaire (grille de L6-1).
CRITERES = {"L6-1-faits": "C5.5", "L6-1-comparaison": "C2.3", "L6-1-incertitude": "C5.4", "L6-1-decisions": "C5.5"}

QUESTIONS = (E6_1, E6_2, E6_3, E6_4, E6_5, E6_6, E6_7, E6_8, E6_9, E6_10, E6_11, E6_12, J6_1)
