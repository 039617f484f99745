"""Quatorze jours de mentions autour d’une blessure : deux semaines après la saison, heure par heure.

Ce n’est pas le simulateur du cours : un seul déroulement, sans action à choisir.
L’attention suit un SIR à population finie (Rizoiu et al., *SIR-Hawkes*, WWW 2018),
ΔI = β·k(h)·S·I/N, avec un relais de presse au troisième jour, qui amène un public neuf.
β = 0,40 et γ = 0,17 sont ceux du scénario « blessure » du cours ; la population est
réduite pour que les messages tiennent dans un carnet.
"""

import numpy as np
import pandas as pd

from .bruit import abimer
from .crise_corpus import COMPTES, GENRES, LEXIQUE_CRISE, SUITES
from .grammaire import Grammaire
from .graines import ajuster_total, tirage
from .periode import Periode

HEURES, MESSAGES, DOUBLONS, JURIDIQUES = 336, 6_800, 60, 40
SIGNAL, EXPLOSION, PRESSE = 202, 209, 274           # heures depuis le début du relevé : mardi 10 h, mardi 17 h, vendredi 10 h
PROMO, JOURNAL, AUTOMATE = 59, 116, 147             # les trois faux pics
SILENCES_API = (33, 34, 171, 188, 250, 311)         # heures où la collecte n’a rien rendu
_BETA, _GAMMA, _POPULATION, _DEPART, _BASE = .40, .17, 4_600, 250, 6.0
_NEUF, _RELAIS = .20, 60                            # public amené par la presse : part de la population, et curieux immédiats
_CRISE = {"colère": .23, "question": .19, "témoignage": .08, "soutien": .17, "rumeur": .09, "ironie": .11, "boycott": .06, "insulte": .03, "haine": .014, "donnée personnelle": .006}
_CALME = {"ordinaire": .64, "content": .24, "déçu": .12}


def debut(periode: Periode) -> pd.Timestamp:
    """Le lundi, à minuit, de la semaine qui commence sept jours au plus après la saison."""
    jour = pd.Timestamp(periode.fin) + pd.Timedelta(days=1)
    return jour + pd.Timedelta(days=(7 - jour.day_of_week) % 7)


def rythme(heure: np.ndarray | int) -> np.ndarray:
    """Rythme d’une journée : creux vers 3 h, plein en milieu d’après-midi."""
    return np.maximum(.15, .62 - .55 * np.cos(2 * np.pi * (np.asarray(heure) % 24 - 3) / 24))


def _attention() -> np.ndarray:
    """Messages de crise attendus à chaque heure."""
    attendus = np.zeros(HEURES)
    s, i, n, presse = float(_POPULATION - _DEPART), float(_DEPART), float(_POPULATION), 0.0
    for h in range(EXPLOSION, HEURES):
        if h == PRESSE:                              # le public neuf amené par les articles
            s, n, i, presse = s + _NEUF * n, (1 + _NEUF) * n, i + _RELAIS, 1.0
        nouveaux = min(s, _BETA * (1 + .6 * presse) * rythme(h) * s * i / n)
        s, i, presse = s - nouveaux, i + nouveaux - _GAMMA * i, presse * .96
        attendus[h] = nouveaux
    return attendus


def _effectifs(rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Messages par heure, source par source ; le total est tenu à l’unité."""
    h = np.arange(HEURES)
    fond = rng.poisson(_BASE * rythme(h))
    lots = {"calme": np.maximum(fond, 1)}
    for nom, centre, volume in (("promo", PROMO, 150), ("journal", JOURNAL, 120), ("automate", AUTOMATE, 110)):
        forme = np.where(h >= centre, np.exp(-(h - centre) / (2.2 if nom != "automate" else .7)), 0)
        lots[nom] = rng.multinomial(volume, forme / forme.sum())
    lots["signal"] = np.where((h >= SIGNAL) & (h < EXPLOSION), rng.integers(3, 6, HEURES), 0)
    attendus = _attention()
    articles = np.where(h >= PRESSE, np.exp(-(h - PRESSE) / 9), 0) + .12 * ((h >= EXPLOSION + 14) & (h < PRESSE)) * rythme(h)
    lots["presse"] = rng.multinomial(60, articles / articles.sum())
    lots["juridique"] = rng.multinomial(JURIDIQUES, attendus * ~np.isin(h, SILENCES_API) / (attendus * ~np.isin(h, SILENCES_API)).sum())
    for nom in lots:
        lots[nom] = np.where(np.isin(h, SILENCES_API), 0, lots[nom])
    reste = MESSAGES - DOUBLONS - sum(int(v.sum()) for v in lots.values())
    attendus = np.where(np.isin(h, SILENCES_API), 0, attendus)
    bruts = rng.poisson(attendus / attendus.sum() * reste)
    lots["crise"] = ajuster_total(bruts, reste, rng, np.where(attendus > 0, 10**6, 0))
    return lots


def messages(graine: int, periode: Periode) -> pd.DataFrame:
    """Un message par ligne, colonnes de fabrication comprises (« genre », « tonalite »)."""
    rng = tirage(graine, "crise")
    lots = []
    for nom, nombres in _effectifs(rng).items():
        heures = np.repeat(np.arange(HEURES), nombres)
        parts = _CALME if nom == "calme" else _CRISE if nom == "crise" else {nom: 1.0}
        lots.append(pd.DataFrame({"h": heures, "lot": nom, "genre": rng.choice(np.array(list(parts), dtype=object), len(heures), p=np.array(list(parts.values())) / sum(parts.values()))}))
    t = pd.concat(lots, ignore_index=True)
    t["date_heure"] = debut(periode) + pd.to_timedelta(t["h"] * 3600 + rng.integers(0, 3600, len(t)), unit="s")
    t = t.sort_values("date_heure", kind="stable").reset_index(drop=True)
    t["tonalite"] = t["genre"].map({g: v[0] for g, v in GENRES.items()})
    _signer(t, rng)
    _ecrire(t, tirage(graine, "crise/textes"))
    _coder(t, tirage(graine, "crise/codeurs"))
    doubles = np.sort(rng.choice(np.flatnonzero((t["genre"] != "juridique").to_numpy()), DOUBLONS, replace=False))
    t["doublon"] = False
    t = pd.concat([t, t.iloc[doubles].assign(doublon=True)], ignore_index=True).sort_values("date_heure", kind="stable").reset_index(drop=True)
    t["id"] = [f"B{i:04d}" for i in range(1, len(t) + 1)]
    return t


def _signer(t: pd.DataFrame, rng: np.random.Generator) -> None:
    """Des habitués quand tout va bien ; des inconnus quand cela s’emballe."""
    n = len(t)
    habitues = [f"{COMPTES[k % len(COMPTES)]}{100 + 7 * k}" for k in range(190)]
    poids = 1 / (np.arange(190) + 8.0)
    connus = rng.choice(np.array(habitues, dtype=object), n, p=poids / poids.sum())
    neufs = np.array([f"{COMPTES[k]}_{i}" for k, i in zip(rng.integers(0, len(COMPTES), n), rng.integers(2_000, 9_900, n))], dtype=object)
    part = t["lot"].map({"calme": .06, "promo": .12, "journal": .3, "automate": 1.0, "signal": .75, "crise": .62, "presse": 1.0, "juridique": .9}).to_numpy()
    t["auteur"] = np.where(rng.random(n) < part, neufs, connus)
    audience = np.minimum(60 * (1 + rng.pareto(1.3, n)), 9_000)
    audience = np.where(t["lot"] == "presse", rng.integers(18_000, 240_000, n), audience)
    audience = np.where(t["lot"] == "automate", rng.integers(0, 6, n), audience)
    t["audience"] = audience.astype(int)
    # Au journal du soir, la chaîne elle-même cite la marque.
    t.loc[t.index[t["lot"] == "journal"][0], "audience"] = 310_000
    t["source"] = np.where(t["lot"] == "presse", "presse", rng.choice(np.array(["réseau social", "forum", "blog"], dtype=object), n, p=(.86, .11, .03)))


def _ecrire(t: pd.DataFrame, rng: np.random.Generator) -> None:
    regles = dict(LEXIQUE_CRISE) | {f"g/{g}": v[1] for g, v in GENRES.items()} | {f"suite/{n}": v for n, v in SUITES.items()}
    plume, vus, textes = Grammaire(regles, rng), set(), []
    humeurs = {"positif": "content", "neutre": "neutre", "négatif": "fâché"}
    for genre, lot, ton in zip(t["genre"], t["lot"], t["tonalite"]):
        suite = None if genre in ("presse", "automate", "juridique", "journal", "promo") else "calme" if lot == "calme" else "crise"
        for essai in range(20):
            texte = plume.composer(f"g/{genre}")
            if suite and lot != "signal" and rng.random() < (.75 if essai < 3 else 1):
                texte = f"{texte}{'' if texte[-1] in '?!.' else '.'} {plume.composer(f'suite/{suite}')}"
            if genre not in ("presse", "automate", "juridique"):
                texte = abimer(texte, "familier" if rng.random() < .35 else "courant", "grave" if lot == "signal" else humeurs[ton], rng)
            if texte not in vus:
                break
        vus.add(texte)
        textes.append(texte)
    t["texte"] = textes


CATEGORIES = ("critique", "question", "soutien", "témoignage", "rumeur", "injure", "haine ou menace", "donnée personnelle", "demande de droit", "hors crise")
_CATEGORIE = {"colère": "critique", "ironie": "critique", "boycott": "critique", "question": "question", "soutien": "soutien", "témoignage": "témoignage", "signal": "témoignage",
              "rumeur": "rumeur", "insulte": "injure", "haine": "haine ou menace", "donnée personnelle": "donnée personnelle", "juridique": "demande de droit"}
ECHANTILLON, _DESACCORD = 400, .12


def _coder(t: pd.DataFrame, rng: np.random.Generator) -> None:
    """Deux personnes ont classé quatre cents messages, et ne sont pas toujours d’accord."""
    vraies = t["genre"].map(_CATEGORIE).fillna("hors crise")
    rares = np.flatnonzero(vraies.isin(["haine ou menace", "donnée personnelle", "injure"]).to_numpy())
    choisis = rng.choice(rares, min(60, len(rares)), replace=False)
    crise = np.setdiff1d(np.flatnonzero((t["lot"] != "calme").to_numpy()), choisis)
    choisis = np.concatenate([choisis, rng.choice(crise, ECHANTILLON - len(choisis), replace=False)])
    for colonne in ("categorie_codeur_1", "categorie_codeur_2"):
        lues = pd.Series(None, index=t.index, dtype=object)
        lues.iloc[choisis] = vraies.iloc[choisis]
        hesite = choisis[rng.random(len(choisis)) < _DESACCORD]
        # On n’hésite pas sur la haine ni sur une donnée d’un tiers ; sur le reste, si.
        hesite = hesite[~vraies.iloc[hesite].isin(["haine ou menace", "donnée personnelle", "demande de droit"]).to_numpy()]
        lues.iloc[hesite] = rng.choice(np.array(["critique", "question", "soutien", "témoignage", "rumeur"], dtype=object), len(hesite))
        t[colonne] = lues


def kappa(t: pd.DataFrame) -> float:
    """Accord des deux codeurs au-delà du hasard (κ de Cohen, 1960)."""
    a, b = (t[f"categorie_codeur_{k}"].dropna() for k in (1, 2))
    hasard = (a.value_counts(normalize=True) * b.value_counts(normalize=True)).sum()
    return float(((a == b).mean() - hasard) / (1 - hasard))


def par_heure(t: pd.DataFrame, periode: Periode) -> pd.DataFrame:
    """Le relevé horaire, compté sur les messages dédoublonnés."""
    u = t[~t["doublon"]]
    neuf = ~u["auteur"].duplicated()
    r = pd.DataFrame({"heure": pd.date_range(debut(periode), periods=HEURES, freq="h")})
    groupes = u.groupby("h")
    for colonne, valeurs in (("mentions", groupes.size()), ("negatives", (u["tonalite"] == "négatif").groupby(u["h"]).sum()), ("auteurs_nouveaux", neuf.groupby(u["h"]).sum()),
                             ("audience_max", groupes["audience"].max()), ("media", (u["source"] == "presse").groupby(u["h"]).sum())):
        r[colonne] = valeurs.reindex(range(HEURES)).astype(float)
    r.loc[list(SILENCES_API), r.columns[1:]] = np.nan
    return r
