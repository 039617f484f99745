"""La période fabriquée : douze mois, du 1er septembre au 31 août."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from atelier_cm.donnees.typographie import insecables
from atelier_cm.erreurs import ErreurAtelier


class PeriodeInvalide(ErreurAtelier, ValueError):
    """La période demandée ne peut pas porter les histoires du cours."""


@dataclass(frozen=True)
class Periode:
    """Une saison, du 1er septembre au 31 août suivant (bornes comprises)."""

    debut: dt.date
    fin: dt.date

    def jour(self, mois: int, jour: int) -> pd.Timestamp:
        """Le jour de la saison qui porte ce mois et ce quantième."""
        annee = self.debut.year if mois >= 9 else self.fin.year
        return pd.Timestamp(annee, mois, jour)

    def mois(self, mois: int) -> str:
        """« AAAA-MM » du mois demandé dans la saison."""
        return self.jour(mois, 1).strftime("%Y-%m")

    @property
    def jours(self) -> pd.DatetimeIndex:
        return pd.date_range(self.debut, self.fin, freq="D")


PERIODE_DU_COURS = Periode(dt.date(2025, 9, 1), dt.date(2026, 8, 31))


def lire_periode(texte: str) -> Periode:
    """Période écrite « AAAA-MM-JJ:AAAA-MM-JJ ».

    Erreurs : ``PeriodeInvalide`` (illisible, inversée, ou qui n’est pas une
    saison entière : chaque histoire a sa date dans l’année).
    """
    try:
        debut, fin = (dt.date.fromisoformat(borne.strip()) for borne in texte.split(":"))
    except ValueError as erreur:
        raise PeriodeInvalide(insecables(
            f"La période « {texte} » ne se lit pas. Écrivez deux dates séparées par deux-points, "
            "par exemple 2026-09-01:2027-08-31."
        )) from erreur
    if fin < debut:
        raise PeriodeInvalide(insecables(
            f"La période est inversée : elle finit le {fin:%d/%m/%Y}, avant son début "
            f"le {debut:%d/%m/%Y}. Échangez les deux dates."
        ))
    if (debut.month, debut.day) != (9, 1) or fin != dt.date(debut.year + 1, 8, 31):
        raise PeriodeInvalide(insecables(
            "Les jeux couvrent une saison entière, du 1er septembre au 31 août suivant. "
            f"Écrivez par exemple {debut.year}-09-01:{debut.year + 1}-08-31."
        ))
    return Periode(debut, fin)
