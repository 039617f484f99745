"""L’atome : la plus petite chose que l’on compare (un nombre, un jeton de texte, un vide).

Seuls les types exacts sont lus. Une sous-classe de float dont ``__float__`` lève, ou de str
dont ``__eq__`` ment, n’est pas un nombre ni un texte : on ne lui demande rien.
"""

from __future__ import annotations

import datetime as dt
import decimal
import math
import unicodedata
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

PARIS = ZoneInfo("Europe/Paris")
TEXTE_MAX = 2000

_ENTIERS = {int, np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64}
_REELS = {float, np.float16, np.float32, np.float64, np.longdouble, decimal.Decimal}
_TEXTES = {str, np.str_}
_BOOLEENS = {bool, np.bool_}
_DATES = {dt.date, dt.datetime, pd.Timestamp, np.datetime64}


class NonAtome(Exception):
    """L’objet n’est ni nombre, ni texte, ni date, ni vide."""


def nature_de(objet: object) -> str:
    """Range un objet : « nombre », « texte », « booleen », « date », « vide » ou « autre »."""
    genre = type(objet)
    if genre in _ENTIERS or genre in _REELS:
        return "nombre"
    if genre in _TEXTES:
        return "texte"
    if genre in _BOOLEENS:
        return "booleen"
    if genre in _DATES:
        return "vide" if pd.isna(objet) else "date"
    if objet is None or objet is pd.NA or objet is pd.NaT:
        return "vide"
    return "autre"


def reel(objet: object) -> float:
    """Le float d’un nombre de type exact ; un entier trop grand devient un infini."""
    try:
        return float(objet)  # type: ignore[arg-type]
    except OverflowError:
        return math.inf
    except ValueError:  # Decimal("sNaN")
        return math.nan


def jeton(texte: str) -> str:
    """Forme comparable d’un texte : NFKC, apostrophe unique, espaces réduites, casse effacée."""
    plat = unicodedata.normalize("NFKC", str(texte)[:TEXTE_MAX]).replace("’", "'")
    return " ".join(plat.split()).casefold()


def jour(objet: object) -> str:
    """Le jour AAAA-MM-JJ d’une date : naïve telle quelle, avec fuseau à l’heure de Paris."""
    if type(objet) is dt.date:
        return objet.isoformat()
    instant = pd.Timestamp(objet)
    if instant.tzinfo is not None:
        instant = instant.tz_convert(PARIS)
    return instant.strftime("%Y-%m-%d")


def _instant(objet: object) -> str:
    """Une date de tableau : le jour seul à minuit, sinon le jour et l’heure de Paris."""
    if type(objet) is dt.date:
        return objet.isoformat()
    instant = pd.Timestamp(objet)
    if instant.tzinfo is not None:
        instant = instant.tz_convert(PARIS).tz_localize(None)
    minuit = instant == instant.normalize()
    return instant.strftime("%Y-%m-%d") if minuit else instant.isoformat(timespec="seconds")


def atome(objet: object) -> float | str | None:
    """L’atome d’une case de tableau ou de liste.

    Résultat : float fini, jeton de texte (« inf » et « -inf » compris), ou None pour un vide.
    Erreur : NonAtome.
    """
    nature = nature_de(objet)
    if nature == "nombre":
        valeur = reel(objet)
        if math.isnan(valeur):
            return None
        return valeur if math.isfinite(valeur) else ("inf" if valeur > 0 else "-inf")
    if nature == "texte":
        return jeton(objet)  # type: ignore[arg-type]
    if nature == "booleen":
        return "vrai" if objet else "faux"
    if nature == "date":
        return _instant(objet)
    if nature == "vide":
        return None
    if type(objet) is pd.Period:  # un mois de tableau : « 2026-03 »
        return jeton(str(objet))
    raise NonAtome(type(objet).__name__)
