"""Les onze jours fériés légaux français (hors Alsace-Moselle et outre-mer), calculés pour toute année."""

from __future__ import annotations

import datetime as dt
from functools import cache

_FIXES = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
# Lundi de Pâques, jeudi de l'Ascension, lundi de Pentecôte : jours comptés depuis le dimanche de Pâques.
_MOBILES = (1, 39, 50)


def paques(annee: int) -> dt.date:
    """Dimanche de Pâques du calendrier grégorien.

    Paramètre : annee (de 1583 à 9999). Erreur : ValueError hors de ces bornes.
    Source : algorithme dit de Meeus, Jones et Butcher.
    """
    if not 1583 <= annee <= 9999:
        raise ValueError(f"{annee} : la date de Pâques se calcule ici de 1583 à 9999.")
    a, b, c = annee % 19, annee // 100, annee % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rang = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rang) // 451
    mois, jour = divmod(h + rang - 7 * m + 114, 31)
    return dt.date(annee, mois, jour + 1)


@cache
def jours_feries(annee: int) -> tuple[dt.date, ...]:
    """Les onze jours fériés de l’année, dans l’ordre. Source : Code du travail, article L. 3133-1."""
    dimanche = paques(annee)
    fixes = [dt.date(annee, mois, jour) for mois, jour in _FIXES]
    return tuple(sorted(fixes + [dimanche + dt.timedelta(days=n) for n in _MOBILES]))
