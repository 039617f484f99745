"""Le seul endroit où des points sont arrondis."""

from __future__ import annotations

import math

PAS = 0.25
# Au-dessous de cet écart, deux totaux de points sont le même nombre écrit par deux additions.
EGALITE = 1e-6


def arrondir_au_quart(points: float, maximum: float) -> float:
    """Ramène des points au quart le plus proche, entre 0 et ``maximum``.

    Une moitié de quart descend : un « presque » sur une part d’un quart de point ne doit pas
    valoir la part entière.

    Paramètres
    ----------
    points : points calculés ; une valeur non finie compte pour 0.
    maximum : points de la question, multiple d’un quart.

    Résultat : float fini, multiple de 0,25, dans [0, maximum] (nbgrader refuse un dépassement,
    même de 1e-16).
    """
    if not math.isfinite(points):
        return 0.0
    quarts = math.ceil(points / PAS - 0.5 - EGALITE)
    return float(min(max(quarts * PAS, 0.0), maximum))


def est_en_quarts(points: float) -> bool:
    """Dit si ``points`` est un multiple positif ou nul d’un quart de point."""
    return math.isfinite(points) and points >= 0 and float(points / PAS).is_integer()


def moitie(part: float) -> float:
    """Crédit d’un « presque » sans crédit déclaré : la moitié de la part, arrondie au quart."""
    return arrondir_au_quart(part / 2, part)
