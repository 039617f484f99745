"""Les « À vous » contrôlés des quatre leçons du module 3 (entraînement, sans note)."""

from .lecon_1 import M3_1a, M3_1b, M3_1c, M3_1d, M3_1e, M3_1f, M3_1g, M3_1h
from .lecon_2 import M3_2a, M3_2b, M3_2c, M3_2d, M3_2e, M3_2f, M3_2g, M3_2h
from .lecon_3 import M3_3a, M3_3b, M3_3c, M3_3d, M3_3e, M3_3f, M3_3g, M3_3h
from .lecon_4_actions import M3_4e, M3_4f, M3_4g, M3_4h, M3_4i
from .lecon_4_causes import M3_4a, M3_4b, M3_4c, M3_4d

REGIME = "entrainement"

QUESTIONS = (
    M3_1a, M3_1b, M3_1c, M3_1d, M3_1e, M3_1f, M3_1g, M3_1h,
    M3_2a, M3_2b, M3_2c, M3_2d, M3_2e, M3_2f, M3_2g, M3_2h,
    M3_3a, M3_3b, M3_3c, M3_3d, M3_3e, M3_3f, M3_3g, M3_3h,
    M3_4a, M3_4b, M3_4c, M3_4d, M3_4e, M3_4f, M3_4g, M3_4h, M3_4i,
)
