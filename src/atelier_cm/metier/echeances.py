"""Lire une échéance comme on l’écrit dans un bureau : 30/06/2026, fin juin 2026, T2 2026."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from .catalogue import simplifier

_MOIS = {nom: rang for rang, noms in enumerate((
    ("janvier", "janv"), ("fevrier", "fevr"), ("mars",), ("avril", "avr"), ("mai",), ("juin",),
    ("juillet", "juil"), ("aout",), ("septembre", "sept"), ("octobre", "oct"), ("novembre", "nov"),
    ("decembre", "dec")), start=1) for nom in noms}


def lire_echeance(valeur) -> dt.date | None:
    """Le dernier jour qui répond à l’échéance, ou None si elle ne désigne aucune date avec son année.

    Formes lues : date ; « 2026-06-30 », « 2026-06 » ; « 30/06/2026 » ; « 30 juin 2026 » ; « fin juin 2026 » ;
    « juin 2026 » ; « T2 2026 ».
    """
    if hasattr(valeur, "year") and hasattr(valeur, "day"):
        return None if valeur != valeur else dt.date(valeur.year, valeur.month, valeur.day)
    mots = simplifier(valeur)
    for motif, lire in _FORMES:
        trouve = re.fullmatch(motif, mots)
        if trouve:
            try:
                return lire(*trouve.groups())
            except ValueError:
                return None
    return None


def _fin_de_mois(annee: int, mois: int) -> dt.date:
    if not 1 <= mois <= 12:
        raise ValueError(mois)
    return dt.date(annee, mois, calendar.monthrange(annee, mois)[1])


def _nomme(nom: str) -> int:
    if nom not in _MOIS:
        raise ValueError(nom)
    return _MOIS[nom]


_FORMES = (
    (r"(\d{4}) (\d{1,2}) (\d{1,2})(?: 00 00 00)?", lambda a, m, j: dt.date(int(a), int(m), int(j))),
    (r"(\d{1,2}) (\d{1,2}) (\d{4})", lambda j, m, a: dt.date(int(a), int(m), int(j))),
    (r"(\d{4}) (\d{1,2})", lambda a, m: _fin_de_mois(int(a), int(m))),
    (r"(?:le )?(\d{1,2})(?:er)? ([a-z]+) (\d{4})", lambda j, m, a: dt.date(int(a), _nomme(m), int(j))),
    (r"(?:fin |debut |mi )?([a-z]+) (\d{4})", lambda m, a: _fin_de_mois(int(a), _nomme(m))),
    (r"t([1-4]) (\d{4})", lambda t, a: _fin_de_mois(int(a), 3 * int(t))),
)
