"""À quel rythme publie-t-on : posts par semaine, régularité, plus long silence."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

import pandas as pd

from .ecriture import accorder, avec_unite, ecrire_date, ecrire_nombre


@dataclass(frozen=True)
class Rythme:
    """Un rythme de publication.

    par_semaine : moyenne, sur les semaines entières (lundi à dimanche), semaines sans publication comprises ;
    variation : coefficient de variation des comptes hebdomadaires, en % ; silence : jours sans publication d’affilée ;
    du, au : premier et dernier jour de ce silence (None si aucun) ; publications, semaines : effectifs.
    """

    par_semaine: float
    variation: float
    silence: int
    du: dt.date | None
    au: dt.date | None
    publications: int
    semaines: int

    def __str__(self) -> str:
        trou = (f"Plus long silence : {accorder(self.silence, 'jour')}, du {ecrire_date(self.du)} au {ecrire_date(self.au)}"
                if self.silence else "Aucun jour sans publication")
        # Une ligne par nombre : d'un seul tenant, la phrase dépasse la largeur d'une sortie de carnet.
        return "\n".join((
            f"{ecrire_nombre(self.par_semaine, 1)} publications par semaine "
            f"({accorder(self.publications, 'publication')}, {accorder(self.semaines, 'semaine entière', 'semaines entières')})",
            f"Coefficient de variation : {avec_unite(self.variation, '%', 0)}",
            trou,
        ))

    __repr__ = __str__


def par_semaine(dates) -> pd.Series:
    """Publications par semaine entière, indexées par le lundi ; une semaine sans publication compte zéro.

    Paramètre : dates, colonne de dates. La première et la dernière semaine, incomplètes, sont laissées de côté.
    Erreur : ValueError si ce ne sont pas des dates.
    """
    jours = _jours(dates)
    if jours.empty:
        return pd.Series(dtype="int64")
    lundis = jours - pd.to_timedelta(jours.dt.day_of_week, unit="D")
    debut = lundis.min() if jours.min().day_of_week == 0 else lundis.min() + pd.Timedelta(days=7)
    fin = lundis.max() if jours.max().day_of_week == 6 else lundis.max() - pd.Timedelta(days=7)
    semaines = pd.date_range(debut, fin, freq="7D") if debut <= fin else pd.DatetimeIndex([])
    return lundis.value_counts().reindex(semaines, fill_value=0).sort_index()


def rythme(dates) -> Rythme:
    """Posts par semaine, coefficient de variation et plus long silence.

    Paramètre : dates, colonne de dates (ou table qui a une colonne date_heure).
    Résultat : Rythme. Moins de deux semaines entières : variation nan. Le silence compte les jours entiers sans
    publication entre deux publications. Erreur : ValueError si ce ne sont pas des dates.
    Source : coefficient de variation, écart type ÷ moyenne (Pearson, 1896), écart type à n − 1.
    """
    jours = _jours(dates)
    comptes = par_semaine(dates)
    moyenne = float(comptes.mean()) if len(comptes) else math.nan
    variation = 100 * float(comptes.std()) / moyenne if len(comptes) > 1 and moyenne else math.nan
    distincts = jours.drop_duplicates().sort_values().reset_index(drop=True)
    ecarts = distincts.diff().dt.days.fillna(1).astype(int) - 1
    if ecarts.empty or ecarts.max() <= 0:
        return Rythme(moyenne, variation, 0, None, None, len(jours), len(comptes))
    rang = int(ecarts.idxmax())
    un_jour = pd.Timedelta(days=1)
    return Rythme(moyenne, variation, int(ecarts[rang]), (distincts[rang - 1] + un_jour).date(),
                  (distincts[rang] - un_jour).date(), len(jours), len(comptes))


def _jours(dates) -> pd.Series:
    if isinstance(dates, pd.DataFrame):
        if "date_heure" not in dates.columns:
            raise ValueError("Cette table n’a pas de colonne date_heure : donnez la colonne des dates.")
        dates = dates["date_heure"]
    colonne = pd.Series(dates)
    if len(colonne) and not pd.api.types.is_datetime64_any_dtype(colonne.dtype):
        raise ValueError("Ces dates sont encore du texte : nettoyez l’export d’abord, ou prenez posts_marchevive.")
    return pd.to_datetime(colonne).dropna().dt.normalize()
