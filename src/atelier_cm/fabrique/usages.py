"""L’enquête d’usages : trois mille répondants, leurs réseaux, leurs motifs."""

import numpy as np
import pandas as pd

from .description import Champ, Jeu
from .graines import tirage

# Tranche, âges, répondants : les plus de 65 ans sont 400, assez pour être lus à part.
_TRANCHES = (("16-24 ans", 16, 24, 450), ("25-34 ans", 25, 34, 520), ("35-49 ans", 35, 49, 800), ("50-64 ans", 50, 64, 830),
             ("65-74 ans", 65, 74, 290), ("75-84 ans", 75, 84, 110))
# Part des répondants qui utilisent chaque réseau, tranche par tranche, et part voulue sur l’ensemble.
# Instagram, TikTok et Snapchat : déclarants du mois, We Are Social 2026. Les autres : choix du cours.
_USAGES = {
    "instagram": ((.86, .77, .61, .37, .21, .11), 0.55), "tiktok": ((.74, .52, .38, .24, .11, .04), 0.383),
    "snapchat": ((.88, .63, .34, .14, .05, .02), 0.378), "facebook": ((.42, .66, .76, .76, .71, .63), None),
    "youtube": ((.82, .78, .74, .68, .65, .55), None), "linkedin": ((.14, .32, .30, .20, .05, .02), None),
}
_NOMS = {"instagram": "Instagram", "tiktok": "TikTok", "snapchat": "Snapchat", "facebook": "Facebook", "youtube": "YouTube",
         "linkedin": "LinkedIn"}
# Tendance à faire d’un réseau utilisé son réseau principal.
_PREFERENCE = {
    "instagram": (3, 3, 2, 1.2, .5, .3), "tiktok": (3, 2, 1.2, .8, .4, .3), "snapchat": (2.6, 1.2, .4, .2, .1, .1),
    "facebook": (.4, 1.2, 2.4, 3.4, 4, 4.5), "youtube": (1.2, 1.2, 1.4, 1.7, 2.4, 2.6), "linkedin": (.2, .7, .7, .5, .1, .1),
}
_PUBLIE, _PUBLIE_TOTAL = (.21, .15, .11, .08, .07, .05), 0.117
_FREQUENCES = ("plusieurs fois par jour", "chaque jour", "chaque semaine", "moins souvent")
_PARTS_FREQUENCES = ((.78, .16, .04, .02), (.68, .22, .07, .03), (.54, .29, .12, .05), (.4, .35, .17, .08), (.31, .38, .2, .11), (.22, .38, .24, .16))
_MOTIFS = ("garder le contact", "passer le temps", "s’informer", "regarder des vidéos", "suivre une passion", "travailler")
_PARTS_MOTIFS = ((.2, .3, .13, .24, .12, .01), (.22, .24, .16, .2, .13, .05), (.25, .19, .2, .16, .13, .07), (.31, .14, .23, .14, .14, .04),
                 (.4, .1, .22, .13, .15, 0), (.44, .1, .2, .14, .12, 0))
_CSP = ("études", "ouvriers", "employés", "professions intermédiaires", "cadres", "artisanat et commerce", "retraite", "sans activité")
_PARTS_CSP = ((.62, .08, .13, .06, .02, .01, 0, .08), (.06, .16, .26, .22, .17, .05, 0, .08), (0, .18, .26, .24, .19, .07, 0, .06),
              (0, .16, .23, .2, .17, .08, .09, .07), (0, .01, .02, .01, .02, .01, .91, .02), (0, 0, 0, 0, 0, .01, .97, .02))
_COMMUNES = ("rurale", "2 000 à 20 000", "20 000 à 100 000", "plus de 100 000", "agglomération parisienne")
_DOUBLONS, _SANS_REPONSE = 17, 0.06


def _repartir(parts: tuple[float, ...], tranches: np.ndarray, total: float | None, rng: np.random.Generator) -> np.ndarray:
    """0 ou 1 par répondant : parts tenues à l’unité dans chaque tranche, total imposé s’il est donné."""
    effectifs = np.bincount(tranches)
    voulus = np.rint(np.array(parts) * effectifs).astype(int)
    if total is not None:
        # L’écart d’arrondi se prend au milieu : les tranches extrêmes portent les histoires.
        voulus[2] += round(total * len(tranches)) - voulus.sum()
    choisis = np.zeros(len(tranches), dtype=int)
    for tranche, nombre in enumerate(voulus):
        choisis[rng.choice(np.flatnonzero(tranches == tranche), size=nombre, replace=False)] = 1
    return choisis


def _par_tranche(valeurs: tuple[str, ...], parts: tuple, tranches: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    cumul = np.cumsum(np.array(parts), axis=1)[tranches]
    cumul /= cumul[:, -1:]
    return np.array(valeurs, dtype=object)[(rng.random((len(tranches), 1)) > cumul).sum(axis=1)]


def usages(graine: int) -> pd.DataFrame:
    """Table des répondants, doublons compris."""
    rng = tirage(graine, "usages")
    tranches = rng.permutation(np.repeat(np.arange(len(_TRANCHES)), [t[3] for t in _TRANCHES]))
    n = len(tranches)
    bas, haut = (np.array([t[i] for t in _TRANCHES]) for i in (1, 2))
    t = pd.DataFrame({"id": [f"U{i:04d}" for i in range(1, n + 1)]})
    t["age"] = rng.integers(bas[tranches], haut[tranches] + 1)
    t["tranche_age"] = np.array([x[0] for x in _TRANCHES], dtype=object)[tranches]
    t["csp"] = _par_tranche(_CSP, _PARTS_CSP, tranches, rng)
    t["taille_commune"] = rng.choice(np.array(_COMMUNES, dtype=object), n, p=(.22, .17, .13, .31, .17))
    for reseau, (parts, total) in _USAGES.items():
        t[reseau] = _repartir(parts, tranches, total, rng)
    poids = np.stack([t[r].to_numpy() * np.array(_PREFERENCE[r])[tranches] for r in _USAGES], axis=1)
    poids = poids * rng.gamma(2.0, 0.5, poids.shape)
    principal = np.array([_NOMS[r] for r in _USAGES], dtype=object)[poids.argmax(axis=1)]
    t["reseau_principal"] = np.where(poids.max(axis=1) > 0, principal, "aucun")
    t["frequence"] = _par_tranche(_FREQUENCES, _PARTS_FREQUENCES, tranches, rng)
    t["motif"] = _par_tranche(_MOTIFS, _PARTS_MOTIFS, tranches, rng)
    t["publie"] = _repartir(_PUBLIE, tranches, _PUBLIE_TOTAL, rng)
    return _abimer(t, rng)


def _abimer(t: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Les défauts d’un questionnaire : non-réponses, lettre O pour zéro, envois en double."""
    for colonne in ("csp", "frequence", "motif"):
        t.loc[rng.random(len(t)) < _SANS_REPONSE, colonne] = None
    saisi = t["age"].astype(str)
    zeros = np.flatnonzero(saisi.str.endswith("0"))
    fautifs = rng.choice(zeros, size=min(23, len(zeros)), replace=False)
    t["age_saisi"] = saisi
    t.loc[fautifs, "age_saisi"] = saisi[fautifs].str.replace("0", "O")
    doubles = np.sort(rng.choice(len(t), size=_DOUBLONS, replace=False))
    return pd.concat([t, t.iloc[doubles]], ignore_index=True)


def jeu_usages(graine: int) -> Jeu:
    """Le jeu ``cible_usages``."""
    table = usages(graine)
    uniques = table.drop_duplicates()
    oui_non = {"enum": ["0", "1"]}
    champs = (
        Champ("id", "string", "Numéro du questionnaire", contraintes={"pattern": r"U\d{4}"}),
        Champ("age", "integer", "Âge, relu", "ans", contraintes={"minimum": 16, "maximum": 84}),
        Champ("tranche_age", "string", "Tranche d’âge", contraintes={"enum": [t[0] for t in _TRANCHES]}),
        Champ("csp", "string", "Situation professionnelle", requis=False, contraintes={"enum": list(_CSP)}),
        Champ("taille_commune", "string", "Taille de la commune, en habitants", contraintes={"enum": list(_COMMUNES)}),
        *(Champ(r, "integer", f"Dit avoir utilisé {_NOMS[r]} le mois passé : 1 oui, 0 non", contraintes=oui_non) for r in _USAGES),
        Champ("reseau_principal", "string", "Réseau le plus utilisé"),
        Champ("frequence", "string", "Fréquence d’usage des réseaux", requis=False, contraintes={"enum": list(_FREQUENCES)}),
        Champ("motif", "string", "Première raison d’y aller", requis=False, contraintes={"enum": list(_MOTIFS)}),
        Champ("publie", "integer", "Cite « publier » parmi ses raisons : 1 oui, 0 non", contraintes=oui_non),
        Champ("age_saisi", "string", "Âge tel qu’il a été tapé"),
    )
    return Jeu(
        nom="cible_usages", titre="Une enquête d’usages des réseaux",
        resume="Trois mille répondants fictifs de 16 à 84 ans : les réseaux qu’ils utilisent, à quelle fréquence, pour quoi faire.",
        ligne="Une ligne = un questionnaire reçu.", table=table[[c.nom for c in champs]], champs=champs,
        defauts=(
            f"{len(table) - len(uniques)} questionnaires envoyés deux fois (mêmes réponses, même numéro).",
            f"{int((uniques['age_saisi'] != uniques['age'].astype(str)).sum())} âges tapés avec la lettre O à la place du zéro (« 7O »), dans "
            "« age_saisi ».",
            *(f"{int(uniques[c].isna().sum())} non-réponses à « {c} »." for c in ("csp", "frequence", "motif")),
        ),
        remarques=("Instagram, TikTok, Snapchat et la part qui publie sont calés sur les déclarants du mois de We Are Social 2026 ; le reste "
                   "est un choix du cours.",
                   "L’enquête ne demande pas le sexe : aucune question du cours n’en a besoin."),
    )
