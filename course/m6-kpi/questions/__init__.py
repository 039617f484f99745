"""Les « À vous » contrôlés des quatre leçons du module 6 (entraînement, sans note)."""

from .lecon_1 import M6_1a, M6_1b, M6_1c, M6_1d, M6_1e, M6_1f
from .lecon_2 import M6_2a, M6_2b, M6_2c, M6_2d, M6_2e, M6_2f
from .lecon_3 import M6_3a, M6_3b, M6_3c, M6_3d, M6_3e, M6_3f, M6_3g
from .lecon_4 import M6_4a, M6_4b, M6_4c, M6_4d, M6_4e, M6_4f, M6_4g

REGIME = "entrainement"

QUESTIONS = (
    M6_1a, M6_1b, M6_1c, M6_1d, M6_1e, M6_1f,
    M6_2a, M6_2b, M6_2c, M6_2d, M6_2e, M6_2f,
    M6_3a, M6_3b, M6_3c, M6_3d, M6_3e, M6_3f, M6_3g,
    M6_4a, M6_4b, M6_4c, M6_4d, M6_4e, M6_4f, M6_4g,
)
