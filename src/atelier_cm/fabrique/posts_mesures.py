"""Ce que chaque publication obtient : portée, affichages, interactions, clics."""

import numpy as np
import pandas as pd

from .graines import ajuster_total, tirage
from .periode import Periode
from .posts_plan import CINQ

# Engagement médian par abonné (%), hors sponsorisé. Instagram : Rival IQ 2023 (0,47 %).
# Facebook : 0,23 % sous 10 000 abonnés et 0,07 % au-delà de 100 000 (Koredge 2025),
# interpolé pour une page de 18 600. LinkedIn et YouTube : choix du cours, sans repère publié.
ENGAGEMENT_MEDIAN = {"Facebook": 0.19, "Instagram": 0.47, "LinkedIn": 0.90, "YouTube": 1.20}
# Portée organique médiane rapportée aux abonnés.
_PORTEE = {"Facebook": 0.085, "Instagram": 0.150, "LinkedIn": 0.230, "YouTube": 0.360}
EFFET_TYPES = {"carrousel": 1.3, "reel": 1.05, "photo": 1.0, "photo de banque": 0.60, "vidéo": 1.12, "lien": 0.7,
          "texte": 0.85, "document": 1.3, "short": 0.95, "album": 1.1}
EFFET_THEMES = {"tutoriel 20 min": 1.85, "conseil santé": 1.0, "sortie de groupe": 1.12, "produit": 0.85,
           "promotion": 0.62, "jeu-concours": 1.2, "témoignage": 1.02, "coulisses": 0.95,
           "vie de l’entreprise": 0.62}
_PORTEE_THEMES = {"jeu-concours": 1.9, "tutoriel 20 min": 1.05, "reel": 1.25, "short": 1.3}
# Parts de réactions, commentaires, partages, enregistrements dans les interactions.
PARTS = {
    "Facebook": (.74, .14, .11, .01), "Instagram": (.70, .12, .07, .11),
    "LinkedIn": (.78, .12, .08, .02), "YouTube": (.74, .18, .05, .03),
}
PARTS_THEMES = {
    "tutoriel 20 min": (.88, .9, 1.5, 1.9), "conseil santé": (.95, .9, 1.25, 1.4),
    "jeu-concours": (.8, 2.3, 1.3, .4), "témoignage": (1.0, 1.3, 1.0, .7),
}
_FORME_NEGATIVE = 1.8                       # dispersion des interactions (binomiale négative)
SPONSORISE_PORTEE, SPONSORISE_INTERACTIONS = 3.4, 1.25
JEUDI_DIX_HEURES = 1.55
BANQUE_IMAGES = 0.62
PORTEE_MINUSCULE = 41
# De février à mars, sur Instagram : chaque publication obtient plus, le total baisse.
_HAUSSE_PAR_POST = {"commentaires_autres": 1.27, "partages": 1.24, "reactions": 1.22}
# Sur les réseaux au rythme stable, rien ne bouge par publication.
_HAUSSE_AILLEURS = 1.0
_HAUSSE_AOUT = 1.10                         # en août, on publie moins, mais chaque publication tient
# Vues de novembre rapportées aux impressions d’octobre : la hausse vient du compteur.
_HAUSSE_DE_FACADE = 1.38
_TOTAL = ["reactions", "commentaires", "partages", "enregistrements"]


def _mediane_calee(brut: np.ndarray, cible: float) -> np.ndarray:
    return brut * (cible / np.median(brut))


def _attendus(plan: pd.DataFrame, abonnes: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Portée et interactions attendues (nombres réels), hors histoires de mois."""
    n = len(plan)
    jour, heure = plan["date_heure"].dt.day_of_week.to_numpy(), plan["date_heure"].dt.hour.to_numpy()
    mois = plan["date_heure"].dt.month.to_numpy()
    saison = np.array([.95, .97, 1.02, 1.1, 1.12, 1.03, .92, .85, 1.05, 1.02, .97, .92])[mois - 1]
    creneau = np.where((heure >= 9) & (heure <= 11), 1.15, np.where(heure >= 18, 1.02, 0.93))
    jeudi = np.where((jour == 3) & (heure == 10), JEUDI_DIX_HEURES, 1.0)
    genre = plan["type"].map(EFFET_TYPES).to_numpy(dtype=float)
    theme = plan["theme"].map(EFFET_THEMES).to_numpy(dtype=float)
    portee_sujet = plan["theme"].map(_PORTEE_THEMES).fillna(1.0).to_numpy(dtype=float) * \
        plan["type"].map(_PORTEE_THEMES).fillna(1.0).to_numpy(dtype=float)
    alea_portee = rng.lognormal(0, 0.38, n)
    portee = portee_sujet * creneau * np.sqrt(jeudi) * saison * alea_portee
    alea = rng.gamma(_FORME_NEGATIVE * 2, 1 / (_FORME_NEGATIVE * 2), n) * alea_portee ** 0.6
    inter = genre * theme * creneau * jeudi * saison * alea
    sponsorise = plan["sponsorise"].to_numpy()
    banque, photo = (plan["type"] == "photo de banque").to_numpy(), (plan["type"] == "photo").to_numpy()
    for reseau in ENGAGEMENT_MEDIAN:
        ici = (plan["reseau"] == reseau).to_numpy()
        if (ici & banque).any():
            # À sujet égal, une photo de banque d’images perd 38 % : l’écart tient quel que soit le tirage.
            inter[ici & banque] = _mediane_calee(inter[ici & banque], BANQUE_IMAGES * np.median(inter[ici & photo]))
        for payee, fois_portee, fois_inter in ((False, 1.0, 1.0), (True, SPONSORISE_PORTEE, SPONSORISE_INTERACTIONS)):
            lignes = ici & (sponsorise == payee)
            portee[lignes] = _mediane_calee(portee[lignes], _PORTEE[reseau] * fois_portee)
            inter[lignes] = _mediane_calee(inter[lignes], ENGAGEMENT_MEDIAN[reseau] / 100 * fois_inter)
    # Le jeudi à 10 h est peu fourni : on cale sa médiane pour que l’effet survive au tirage.
    a_dix_heures, relatif = jeudi > 1, inter / plan["reseau"].map(ENGAGEMENT_MEDIAN).to_numpy()
    a_dix_heures &= ~sponsorise
    if a_dix_heures.any():
        reste = np.median(relatif[(jeudi == 1) & ~sponsorise])
        inter[a_dix_heures] *= JEUDI_DIX_HEURES * reste / np.median(relatif[a_dix_heures])
    mars_payees = sponsorise & (mois == 3) & (plan["reseau"] == "Instagram").to_numpy()
    portee[mars_payees] = np.maximum(portee[mars_payees], 0.9 * SPONSORISE_PORTEE * _PORTEE["Instagram"])
    return portee * abonnes, inter * abonnes


def _repartir(plan: pd.DataFrame, total: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    parts = np.array([PARTS[r] for r in plan["reseau"]]) * \
        np.array([PARTS_THEMES.get(t, (1, 1, 1, 1)) for t in plan["theme"]])
    parts = rng.gamma(parts / parts.sum(axis=1, keepdims=True) * 60)
    parts /= parts.sum(axis=1, keepdims=True)
    comptes = rng.multinomial(total, parts)
    table = pd.DataFrame(comptes, columns=["reactions", "commentaires", "partages", "enregistrements"])
    table["commentaires_marque"] = rng.binomial(table["commentaires"], rng.beta(4, 9, len(plan)))
    return table


def _lignes(plan: pd.DataFrame, periode: Periode, mois: int, reseau: str) -> np.ndarray:
    return np.flatnonzero((plan["mois"] == periode.mois(mois)) & (plan["reseau"] == reseau))


def _opposer_fevrier_et_mars(plan: pd.DataFrame, t: pd.DataFrame, periode: Periode, rng: np.random.Generator) -> None:
    """En mars, moins au total et, sur Instagram, plus par publication (avec ou sans les sponsorisées)."""
    autres = t["commentaires"] - t["commentaires_marque"]
    mesures = {"commentaires_autres": autres.to_numpy().copy(), "partages": t["partages"].to_numpy().copy(),
               "reactions": t["reactions"].to_numpy().copy()}
    payees = plan["sponsorise"].to_numpy()
    for reseau in ENGAGEMENT_MEDIAN:
        fevrier, mars = (_lignes(plan, periode, m, reseau) for m in (2, 3))
        mars = mars[(plan["titre_lecon"].to_numpy()[mars] == "")]
        for nom, hausse in _HAUSSE_PAR_POST.items():
            valeurs = mesures[nom]
            fois = hausse if reseau == "Instagram" else _HAUSSE_AILLEURS
            for payee in (False, True):
                avant, apres = fevrier[payees[fevrier] == payee], mars[payees[mars] == payee]
                if len(apres) == 0:
                    continue
                repere = valeurs[avant].mean() if len(avant) else valeurs[fevrier].mean()
                cible = round(max(repere, 1.5) * fois * rng.uniform(0.985, 1.015) * len(apres))
                valeurs[apres] = ajuster_total(valeurs[apres], cible, rng)
    t["commentaires"] = mesures["commentaires_autres"] + t["commentaires_marque"]
    t["partages"], t["reactions"] = mesures["partages"], mesures["reactions"]


def _tenir_en_aout(plan: pd.DataFrame, t: pd.DataFrame, portee: np.ndarray, periode: Periode,
                   rng: np.random.Generator) -> None:
    """En août, le total s’effondre avec le rythme ; chaque publication, elle, tient."""
    payees = plan["sponsorise"].to_numpy()
    for reseau in ENGAGEMENT_MEDIAN:
        juin, aout = _lignes(plan, periode, 6, reseau), _lignes(plan, periode, 8, reseau)
        total = t[_TOTAL].sum(axis=1).to_numpy()
        organique = juin[~payees[juin]]
        par_post = max(total[juin].mean(), total[organique].mean())
        manque = round(par_post * _HAUSSE_AOUT * rng.uniform(1.0, 1.05) * len(aout)) - total[aout].sum()
        reactions = t["reactions"].to_numpy()[aout]
        t.loc[aout, "reactions"] = ajuster_total(reactions, max(int(reactions.sum() + manque), len(aout)), rng)
        # Le taux ne baisse pas non plus : la portée d’août suit ses interactions.
        total = t[_TOTAL].sum(axis=1).to_numpy()
        taux = max(np.median(total[organique] / portee[organique]), total[organique].sum() / portee[organique].sum())
        portee[aout] = np.rint(np.maximum(total[aout], 1) / (taux * 1.10 * rng.lognormal(0, 0.2, len(aout))))


def _minuscule(plan: pd.DataFrame, t: pd.DataFrame, portee: np.ndarray, periode: Periode,
               rng: np.random.Generator) -> int:
    """Une publication d’Instagram, en mars, vue par 41 personnes seulement : taux démesuré."""
    candidates = [i for i in _lignes(plan, periode, 3, "Instagram") if not plan["sponsorise"].iloc[i]]
    choisie = candidates[int(np.argmin([portee[i] for i in candidates]))]
    portee[choisie] = PORTEE_MINUSCULE
    t.loc[choisie, ["reactions", "commentaires", "partages", "enregistrements", "commentaires_marque"]] = \
        [int(rng.integers(12, 16)), 3, 1, 1, 1]
    return choisie


def mesures(plan: pd.DataFrame, abonnes: np.ndarray, graine: int, periode: Periode) -> pd.DataFrame:
    """Mesures complètes de chaque publication, dans l’ordre du plan.

    Paramètre ``abonnes`` : abonnés du réseau le jour de la publication. Les
    colonnes ``impressions`` et ``vues`` sont rendues pleines : c’est l’export
    qui montre l’une ou l’autre selon la date.
    """
    rng = tirage(graine, "posts/mesures")
    portee, inter = _attendus(plan, abonnes, rng)
    t = _repartir(plan, rng.poisson(inter), rng)
    portee = np.rint(np.maximum(portee, 1.8 * t[_TOTAL].sum(axis=1) + 60))
    petite = _minuscule(plan, t, portee, periode, rng)
    _opposer_fevrier_et_mars(plan, t, periode, rng)
    _tenir_en_aout(plan, t, portee, periode, rng)
    t.loc[petite, "enregistrements"] = 1
    _poser_les_cinq(plan, t, portee)
    t["portee"] = portee.astype(int)
    t["interactions"] = t[_TOTAL].sum(axis=1)
    repetition = rng.uniform(1.12, 1.5, len(t)) * np.where(plan["sponsorise"], 1.35, 1.0)
    t["impressions"] = np.rint(t["portee"] * repetition).astype(int)
    # Une « vue » compte chaque lecture relancée : l’indicateur est plus généreux, surtout en vidéo.
    relecture = np.where(plan["type"].isin(["vidéo", "reel", "short"]), 1.75, 1.38) * rng.uniform(0.95, 1.05, len(t))
    octobre, novembre = ((plan["mois"] == periode.mois(m)).to_numpy() for m in (10, 11))
    cible = _HAUSSE_DE_FACADE * rng.uniform(0.95, 1.05) * t["impressions"][octobre].sum()
    fois = cible / (t["impressions"] * relecture)[novembre].sum()
    t.loc[novembre, "impressions"] = np.maximum(np.rint(t["impressions"][novembre] * fois), t["portee"][novembre]).astype(int)
    t["vues"] = np.rint(t["impressions"] * relecture).astype(int)
    lien = plan["type"].isin(["lien", "document", "carrousel"]).to_numpy()
    t["clics"] = rng.poisson(t["portee"] * np.where(lien, 0.021, 0.006) * rng.gamma(3, 1 / 3, len(t)))
    return t


def _poser_les_cinq(plan: pd.DataFrame, t: pd.DataFrame, portee: np.ndarray) -> None:
    """Les cinq publications de la leçon gardent leurs nombres, à l’unité."""
    for titre, _jour, _heure, _type, _theme, personnes, total in CINQ:
        i = int(np.flatnonzero(plan["titre_lecon"] == titre)[0])
        comptes = np.floor(total * np.array(PARTS["Facebook"])).astype(int)
        comptes[0] += total - comptes.sum()
        t.loc[i, _TOTAL] = comptes
        t.loc[i, "commentaires_marque"] = int(comptes[1] * 0.3)
        portee[i] = personnes
