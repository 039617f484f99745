"""Le relevé quotidien des abonnés de Marchevive, réseau par réseau."""

import numpy as np
import pandas as pd

from .description import MOIS, Champ, Jeu
from .graines import tirage
from .periode import Periode

# Abonnés au 23 mars, jour du message de la directrice dans la première leçon.
ABONNES_REPERE = {"Facebook": 18_600, "Instagram": 9_200, "LinkedIn": 4_100, "YouTube": 2_300}
# Arrivées et départs ordinaires, par jour.
_RYTHMES = {"Facebook": (7.0, 5.4), "Instagram": (11.0, 6.4), "LinkedIn": (5.0, 2.1), "YouTube": (3.4, 1.2)}
_ACTIFS = {"Facebook": 0.17, "Instagram": 0.29, "LinkedIn": 0.11, "YouTube": 0.06}
# Lundi à dimanche : on s’abonne surtout en semaine.
_SEMAINE = np.array([1.05, 1.1, 1.08, 1.15, 1.0, 0.85, 0.77])
# De janvier à décembre : bonnes résolutions, puis beaux jours.
_SAISON = np.array([1.2, 1.0, 1.1, 1.15, 1.2, 1.0, 0.8, 0.7, 1.05, 1.0, 0.9, 0.85])

PURGE = 412
RESEAU_PURGE = "Instagram"


def _un_reseau(reseau: str, graine: int, periode: Periode) -> pd.DataFrame:
    rng = tirage(graine, f"abonnes/{reseau}")
    jours = periode.jours
    entrees, sorties = _RYTHMES[reseau]
    elan = _SEMAINE[jours.day_of_week] * _SAISON[jours.month - 1]
    gagnes = rng.negative_binomial(6, 6 / (6 + entrees * elan))
    perdus = rng.negative_binomial(8, 8 / (8 + sorties * np.sqrt(_SAISON[jours.month - 1])))
    if reseau == RESEAU_PURGE:
        # Le réseau retire de faux comptes ; ses compteurs d’arrivées sont gelés ce jour-là.
        jour_purge = jours.get_loc(periode.jour(2, 14))
        gagnes[jour_purge], perdus[jour_purge] = 0, PURGE
    cumul = np.cumsum(gagnes - perdus)
    abonnes = ABONNES_REPERE[reseau] + cumul - cumul[jours.get_loc(periode.jour(3, 23))]
    actifs = abonnes * _ACTIFS[reseau] * _SEMAINE[jours.day_of_week] * rng.lognormal(0, 0.06, len(jours))
    return pd.DataFrame({"date": jours, "reseau": reseau, "abonnes": abonnes, "gagnes": gagnes,
                         "perdus": perdus, "membres_actifs": np.rint(actifs).astype(int)})


def releve_complet(graine: int, periode: Periode) -> pd.DataFrame:
    """Relevé sans trou ni défaut, une ligne par jour et par réseau."""
    table = pd.concat([_un_reseau(r, graine, periode) for r in ABONNES_REPERE], ignore_index=True)
    table["mois"] = table["date"].dt.strftime("%Y-%m")
    return table


def jeu_abonnes(graine: int, periode: Periode) -> Jeu:
    """Le jeu ``abonnes_jour``."""
    table = releve_complet(graine, periode)
    manquants = (table["reseau"] == "LinkedIn") & table["date"].between(periode.jour(11, 17), periode.jour(11, 21))
    table = table[~manquants].reset_index(drop=True)
    zeros = (table["reseau"] == "YouTube") & table["date"].between(periode.jour(1, 20), periode.jour(1, 22))
    table.loc[zeros, "abonnes"] = 0
    return Jeu(
        nom="abonnes_jour",
        titre="Les abonnés de Marchevive, jour après jour",
        resume="Pour chaque réseau et chaque jour, le nombre d’abonnés le soir, les arrivées, les départs "
               "et les abonnés qui ont été actifs.",
        ligne="Une ligne = un réseau, un jour.",
        table=table,
        cle=("date", "reseau"),
        temps="date",
        champs=(
            Champ("date", "date", "Jour du relevé"),
            Champ("reseau", "string", "Réseau social", contraintes={"enum": list(ABONNES_REPERE)}),
            Champ("abonnes", "integer", "Abonnés en fin de journée", "personnes", contraintes={"minimum": 0}),
            Champ("gagnes", "integer", "Nouveaux abonnés du jour", "personnes", contraintes={"minimum": 0}),
            Champ("perdus", "integer", "Abonnés partis ou retirés dans la journée", "personnes",
                  contraintes={"minimum": 0}),
            Champ("membres_actifs", "integer", "Abonnés ayant vu ou touché au moins une publication ce jour-là",
                  "personnes", contraintes={"minimum": 0}),
            MOIS,
        ),
        defauts=(
            f"{int(manquants.sum())} jours manquants sur LinkedIn, du 17 au 21 novembre (export interrompu).",
            f"{int(zeros.sum())} jours où le compteur d’abonnés de YouTube affiche 0, du 20 au 22 janvier "
            "(compteur remis à zéro par erreur ; les arrivées et les départs sont justes).",
        ),
        remarques=("Le solde d’un jour vaut « gagnes » moins « perdus ».",),
    )
