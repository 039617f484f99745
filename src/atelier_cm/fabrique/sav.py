"""Les messages reçus par Marchevive, et le temps mis à y répondre."""

import numpy as np
import pandas as pd

from .calendrier import HorlogeOuvree, feries
from .description import MOIS, Champ, Jeu
from .graines import tirage
from .periode import Periode
from .sav_textes import CATEGORIES, SANS_BESOIN, ecrire_messages

CANAUX = ("Facebook", "Instagram", "courriel", "formulaire")
_PARTS_CANAUX = (.31, .27, .27, .15)
_PAR_JOUR = 14.1
_SAISON = np.array([.95, .9, 1.15, 1.1, 1.1, 1.0, .85, .75, 1.05, 1.0, 1.05, 1.15])
_SEMAINE = np.array([1.25, 1.12, 1.05, 1.05, .98, .78, .77])
_HEURES = np.array([.4, .2, .1, .1, .1, .3, .8, 1.8, 3, 4.2, 5, 5.5, 8, 8.5, 5.5, 4.8, 4.6, 5.2, 8, 9, 8.5, 6, 3, 1.2])
_EQUIPE = (("Inès", .45), ("Bastien", .33), ("Odile", .22))
ABSENTE, ROBOT = "Inès", "Mia"
MEDIANE_OUVREE, _ETALEMENT, SANS_REPONSE = 3.2, 1.15, 0.17


def absence(periode: Periode) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Trois jours, du 10 mars inclus au 13 mars exclu."""
    return periode.jour(3, 10), periode.jour(3, 13)


def _arrivees(periode: Periode, rng: np.random.Generator) -> pd.DatetimeIndex:
    jours = periode.jours
    elan = _SAISON[jours.month - 1] * _SEMAINE[jours.day_of_week]
    elan = np.where([j.date() in feries(j.year) for j in jours], elan * 0.6, elan)
    nombres = rng.poisson(_PAR_JOUR * elan)
    quand = np.repeat(jours.values, nombres)
    secondes = rng.choice(24, size=len(quand), p=_HEURES / _HEURES.sum()) * 3600 + rng.integers(0, 3600, len(quand))
    instants = quand.astype("datetime64[s]") + secondes.astype("timedelta64[s]")
    return pd.DatetimeIndex(np.sort(instants))


def _repondre(table: pd.DataFrame, periode: Periode, rng: np.random.Generator) -> None:
    n = len(table)
    horloge = HorlogeOuvree(periode.debut, periode.fin + pd.Timedelta(days=60))
    noms = np.array([nom for nom, _ in _EQUIPE], dtype=object)
    agent = rng.choice(noms, size=n, p=[p for _, p in _EQUIPE])
    besoin = table["besoin_reponse"].to_numpy()
    mediane = np.where(besoin, MEDIANE_OUVREE, 1.1) * np.where(agent == "Odile", 1.15, 1.0)
    delai = mediane * rng.lognormal(0, _ETALEMENT, n)
    depart = horloge.position(table["horodatage"])
    reponse = horloge.instant(depart + np.maximum(delai, 0.03))
    debut, fin = absence(periode)
    pendant = (agent == ABSENTE) & (reponse >= debut) & (reponse < fin)
    # Ses messages attendent son retour : trois journées de neuf heures.
    reponse = pd.DatetimeIndex(np.where(pendant, horloge.instant(depart + delai + 27), reponse))
    sans = rng.random(n) < np.where(besoin, SANS_REPONSE - 0.012, 0.72)
    robot = (table["horodatage"] >= periode.jour(8, 2)).to_numpy() & (rng.random(n) < 0.52)
    eclair = table["horodatage"] + pd.to_timedelta(rng.integers(6, 46, n), unit="s")
    reponse = pd.Series(np.where(robot, eclair, reponse)).astype("datetime64[s]")
    sans = sans & ~robot | (reponse >= pd.Timestamp(periode.fin) + pd.Timedelta(days=1)).to_numpy()
    table["horodatage_reponse"] = reponse.where(~sans)
    table["agent"] = pd.Series(np.where(robot, ROBOT, agent), dtype=object).where(~sans)
    attente = np.where(robot, 4.0, delai)
    note = np.clip(np.rint(4.5 - 0.55 * np.log1p(attente) + rng.normal(0, 0.95, n)), 1, 5)
    table["satisfait_1_5"] = pd.Series(note).where(~sans & (rng.random(n) < 0.34) & besoin)
    resolu = rng.random(n) < np.where(robot, 0.41, 0.83)
    rouvert = rng.random(n) < np.where(robot, 0.36, 0.09)
    table["resolu"] = pd.Series(resolu, dtype=object).where(~sans & besoin)
    table["reouvert"] = pd.Series(rouvert, dtype=object).where(~sans & besoin)


def messages(graine: int, periode: Periode) -> pd.DataFrame:
    """Table complète des messages, avec leur catégorie (non exportée)."""
    rng = tirage(graine, "sav/flux")
    instants = _arrivees(periode, rng)
    noms, parts = zip(*CATEGORIES.items())
    table = pd.DataFrame({"horodatage": instants})
    table["categorie"] = rng.choice(np.array(noms, dtype=object), size=len(table), p=np.array(parts) / sum(parts))
    table["canal"] = rng.choice(np.array(CANAUX, dtype=object), size=len(table), p=_PARTS_CANAUX)
    table["besoin_reponse"] = ~table["categorie"].isin(SANS_BESOIN)
    _repondre(table, periode, rng)
    table["texte"] = ecrire_messages(table["categorie"], table["canal"], table["horodatage"].dt.month,
                                     tirage(graine, "sav/textes"))
    table["id"] = [f"M{i:05d}" for i in range(1, len(table) + 1)]
    table["mois"] = table["horodatage"].dt.strftime("%Y-%m")
    return table


def jeu_sav(table: pd.DataFrame) -> Jeu:
    """Le jeu ``messages_sav``."""
    colonnes = ["id", "canal", "horodatage", "texte", "besoin_reponse", "horodatage_reponse", "agent",
                "satisfait_1_5", "resolu", "reouvert", "mois"]
    sans = int((table["besoin_reponse"] & table["horodatage_reponse"].isna()).sum())
    fermes = int((table["horodatage"].dt.day_of_week >= 5).sum())
    return Jeu(
        nom="messages_sav",
        titre="Les messages reçus par Marchevive",
        resume="Une saison de messages privés et de courriels, avec l’heure de la première réponse quand il y en a une.",
        ligne="Une ligne = un message reçu.",
        table=table[colonnes],
        cle=("id",),
        temps="horodatage",
        champs=(
            Champ("id", "string", "Identifiant du message", contraintes={"unique": True, "pattern": r"M\d{5}"}),
            Champ("canal", "string", "Par où le message est arrivé", contraintes={"enum": list(CANAUX)}),
            Champ("horodatage", "datetime", "Date et heure de réception"),
            Champ("texte", "string", "Texte du message, tel qu’il a été écrit"),
            Champ("besoin_reponse", "boolean", "Le message appelle une réponse (ni remerciement, ni publicité non "
                  "sollicitée)"),
            Champ("horodatage_reponse", "datetime", "Date et heure de la première réponse ; vide si personne n’a répondu",
                  requis=False),
            Champ("agent", "string", "Qui a répondu", requis=False),
            Champ("satisfait_1_5", "integer", "Note laissée après la réponse, de 1 (pas du tout) à 5 (tout à fait)",
                  "note de 1 à 5", requis=False, contraintes={"minimum": 1, "maximum": 5}),
            Champ("resolu", "boolean", "La demande a été réglée", requis=False),
            Champ("reouvert", "boolean", "La personne a dû réécrire pour la même demande", requis=False),
            MOIS,
        ),
        defauts=(
            f"{sans} messages appelant une réponse n’en ont pas reçu : la case est vide, ce n’est pas un délai nul.",
            f"{fermes} messages sont arrivés un samedi ou un dimanche, quand le service est fermé (ouvert du lundi au "
            "vendredi, 9 h-18 h, sauf jours fériés).",
        ),
        remarques=("Prénoms, noms et numéros de commande sont inventés. Un propos blessant n’est jamais écrit : il est décrit "
                   "entre crochets.",),
    )
