"""Le calendrier français : jours fériés, heures ouvrées."""

import datetime as dt
from functools import lru_cache

import numpy as np
import pandas as pd

OUVERTURE, FERMETURE = 9, 18
_HEURES_PAR_JOUR = FERMETURE - OUVERTURE


@lru_cache
def paques(annee: int) -> dt.date:
    """Dimanche de Pâques (algorithme de Meeus, calendrier grégorien)."""
    a, b, c = annee % 19, annee // 100, annee % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    mois, jour = divmod(h + m - 7 * n + 114, 31)
    return dt.date(annee, mois, jour + 1)


@lru_cache
def feries(annee: int) -> frozenset[dt.date]:
    """Les onze jours fériés légaux de France métropolitaine (hors Alsace-Moselle)."""
    dimanche = paques(annee)
    fixes = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    mobiles = [dimanche + dt.timedelta(days=n) for n in (1, 39, 50)]
    return frozenset([dt.date(annee, m, j) for m, j in fixes] + mobiles)


def jours_ouvres(debut: dt.date, fin: dt.date) -> pd.DatetimeIndex:
    """Jours du lundi au vendredi, fériés exclus, bornes comprises."""
    tous = pd.date_range(debut, fin, freq="B")
    return pd.DatetimeIndex([j for j in tous if j.date() not in feries(j.year)])


class HorlogeOuvree:
    """Compte et ajoute des heures ouvrées (du lundi au vendredi, 9 h-18 h)."""

    def __init__(self, debut: dt.date, fin: dt.date):
        self._jours = jours_ouvres(debut, fin).values.astype("datetime64[D]")

    def position(self, instants: pd.Series | pd.DatetimeIndex) -> np.ndarray:
        """Heures ouvrées écoulées depuis le début de l’horloge."""
        instants = pd.DatetimeIndex(instants)
        jours = instants.values.astype("datetime64[D]")
        rang = np.searchsorted(self._jours, jours, side="left")
        ouvert = (rang < len(self._jours)) & (self._jours[np.minimum(rang, len(self._jours) - 1)] == jours)
        heure = instants.hour + instants.minute / 60 + instants.second / 3600
        dedans = np.clip(np.asarray(heure, dtype=float) - OUVERTURE, 0, _HEURES_PAR_JOUR)
        return rang * _HEURES_PAR_JOUR + np.where(ouvert, dedans, 0.0)

    def instant(self, position: np.ndarray) -> pd.DatetimeIndex:
        """Instant, à la seconde, où l’horloge marque ce nombre d’heures."""
        rang, reste = np.divmod(np.asarray(position, dtype=float), _HEURES_PAR_JOUR)
        secondes = np.rint((reste + OUVERTURE) * 3600).astype("int64")
        jours = self._jours[np.minimum(rang.astype(int), len(self._jours) - 1)]
        return pd.DatetimeIndex(jours.astype("datetime64[s]") + secondes.astype("timedelta64[s]"))
