"""Lire une période demandée à ``charger``."""

import re

import pandas as pd

from .erreurs import PeriodeIllisible

_AIDE = "Écrivez un mois, « 2026-03 », ou deux dates, (\"2026-03-01\", \"2026-03-31\")."


def bornes_periode(periode: object) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Premier et dernier jour d’une période fermée.

    Paramètre : ``"AAAA-MM"`` ou un couple de dates ``"AAAA-MM-JJ"``.
    Erreurs : ``PeriodeIllisible``, avec l’écriture attendue.
    """
    if isinstance(periode, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", periode):
        debut = pd.Timestamp(periode + "-01")
        return debut, debut + pd.offsets.MonthEnd(0)
    if isinstance(periode, (tuple, list)) and len(periode) == 2:
        try:
            debut, fin = (pd.Timestamp(borne) for borne in periode)
        except (ValueError, TypeError) as erreur:
            raise PeriodeIllisible(f"Cette période ne se lit pas. {_AIDE}") from erreur
        if pd.isna(debut) or pd.isna(fin):
            raise PeriodeIllisible(f"Cette période ne se lit pas. {_AIDE}")
        if fin < debut:
            raise PeriodeIllisible(
                "La période finit avant de commencer : mettez la date la plus ancienne en premier."
            )
        return debut.normalize(), fin.normalize()
    raise PeriodeIllisible(f"Cette période ne se lit pas. {_AIDE}")
