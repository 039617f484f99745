"""Les campagnes payantes : ce qu’elles coûtent vraiment, ce qu’elles rapportent."""

import numpy as np
import pandas as pd

from .description import Champ, Jeu, renvoi
from .graines import tirage
from .periode import Periode

_CANAUX = ("Facebook", "Instagram", "LinkedIn", "infolettre", "recherche payante", "partenariat")
_SUJETS = ("Rentrée douce", "Premiers frimas", "Cadeaux utiles", "Soldes d’hiver", "Trente jours en mouvement",
           "Retour des beaux jours", "Alizé nouvelle semelle", "Fête des grands-parents", "Sac Besace", "Bâtons Appui",
           "Veste Brume", "Été à l’ombre", "Essayer en boutique", "Sortie du dimanche", "Parrainage")
COUT_HORAIRE = 38.0

# Six campagnes de printemps : nom, canal, budget (€), heures, ventes, panier (€), marge (part du CA).
# La plus forte en ROAS perd de l’argent ; deux se disputent les mêmes ventes.
_SIX = (
    ("Jeu des beaux jours", "Instagram", 600, 92, 59, 84, 0.30),
    ("Infolettre de printemps", "infolettre", 1_550, 22, 104, 92, 0.42),
    ("Relance des paniers", "Facebook", 1_000, 26, 81, 86, 0.42),
    ("Vidéo des genoux", "Facebook", 1_300, 38, 81, 86, 0.42),
    ("Mots-clés chaussures", "recherche payante", 2_600, 14, 118, 88, 0.27),
    ("Collab sentiers", "partenariat", 2_400, 34, 70, 96, 0.38),
)
PAIRE = ("Relance des paniers", "Vidéo des genoux")
SIX = tuple(c[0] for c in _SIX)


def _entonnoir(n: int, budget: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    clics = np.rint(budget / rng.uniform(0.7, 1.9, n)).astype(int)
    impressions = np.rint(clics / rng.uniform(0.016, 0.026, n)).astype(int)
    sessions = np.rint(clics * rng.uniform(0.78, 0.95, n)).astype(int)
    leads = np.minimum(np.rint(budget / rng.uniform(20, 30, n)), sessions).astype(int)
    return pd.DataFrame({"impressions": impressions, "clics": clics, "sessions": sessions, "leads": leads})


def _plages(ventes: np.ndarray, depart: int) -> list[str]:
    """Numéros de commande de chaque campagne : les mêmes numéros, les mêmes ventes."""
    plages, suivant = [], depart
    for nombre in ventes:
        plages.append(f"C-{suivant} à C-{suivant + nombre - 1}" if nombre > 0 else None)
        suivant += int(nombre) + 3
    return plages


def _six(periode: Periode, rng: np.random.Generator) -> pd.DataFrame:
    t = pd.DataFrame(_SIX, columns=["campagne", "canal", "budget_media", "heures_internes", "ventes", "panier", "taux"])
    # La graine déplace les montants sans changer les classements (le test les vérifie).
    t["budget_media"] = np.rint(t["budget_media"] * rng.uniform(0.98, 1.02, 6)).astype(int)
    t["ventes"] = np.rint(t["ventes"] * rng.uniform(0.985, 1.015, 6)).astype(int)
    t["panier"] = (t["panier"] * rng.uniform(0.985, 1.015, 6)).round(2)
    premiere, seconde = (t.index[t["campagne"] == nom][0] for nom in PAIRE)
    t.loc[seconde, ["ventes", "panier", "taux"]] = t.loc[premiere, ["ventes", "panier", "taux"]]
    t["ca"] = (t["ventes"] * t["panier"]).round(2)
    t["marge"] = (t["ca"] * t["taux"]).round(2)
    t["debut"], t["fin"] = periode.jour(4, 1), periode.jour(4, 30)
    t = pd.concat([t, _entonnoir(6, t["budget_media"].to_numpy(), rng)], axis=1)
    t["leads"] = np.maximum(t["leads"], t["ventes"] + rng.integers(4, 20, 6))
    t["sessions"] = np.maximum(t["sessions"], t["leads"] * 6)
    t["clics"] = np.maximum(t["clics"], np.rint(t["sessions"] * 1.12).astype(int))
    t["impressions"] = np.maximum(t["impressions"], t["clics"] * 45)
    t["commandes"] = _plages(t["ventes"].to_numpy(), 48_210)
    t.loc[seconde, "commandes"] = t.loc[premiere, "commandes"]
    t["source_utm"] = ["ig_jeu_avril", "lettre_avril", "fb_relance", "fb_video", "sea_chaussures", "collab_avril"]
    t["saisie"] = "HT"
    return t.drop(columns=["panier", "taux"])


def campagnes(graine: int, periode: Periode) -> pd.DataFrame:
    """Table des 210 campagnes de la saison, triée par date de début."""
    rng = tirage(graine, "campagnes")
    six = _six(periode, rng)
    n = 204
    noms = [f"{s} · {c}" for s in _SUJETS for c in _CANAUX]
    rangs = np.concatenate([rng.permutation(len(noms)) for _ in range(3)])[:n]
    jours = periode.jours[np.sort(rng.integers(0, len(periode.jours) - 31, n))]
    budget = np.rint(np.clip(rng.lognormal(6.6, 0.7, n), 90, 9000)).astype(int)
    t = pd.DataFrame({"campagne": [noms[r] for r in rangs], "debut": jours})
    t["canal"] = t["campagne"].str.split(" · ").str[1]
    t["fin"] = t["debut"] + pd.to_timedelta(rng.integers(5, 31, n), unit="D")
    t["campagne"] = t["campagne"] + " · " + t["debut"].dt.strftime("%d/%m")
    t["budget_media"] = budget
    t["heures_internes"] = np.rint(np.clip(rng.lognormal(2.5, 0.6, n), 2, 90))
    t = pd.concat([t, _entonnoir(n, budget, rng)], axis=1)
    t["ventes"] = rng.binomial(t["sessions"], rng.uniform(0.03, 0.09, n) * 0.55)
    t["ca"] = (t["ventes"] * rng.uniform(62, 118, n)).round(2)
    t["marge"] = (t["ca"] * rng.uniform(0.28, 0.42, n)).round(2)
    t["commandes"] = _plages(t["ventes"].to_numpy(), 51_000)
    t["source_utm"] = [f"{c[:2].lower()}_{i:03d}" for i, c in enumerate(t["canal"])]
    t["saisie"] = "HT"
    ttc = rng.choice(n, size=14, replace=False)
    t.loc[ttc, "budget_media"] = np.rint(t.loc[ttc, "budget_media"] * 1.2)
    t.loc[ttc, "saisie"] = "TTC"
    t.loc[rng.choice(n, size=27, replace=False), "heures_internes"] = np.nan
    t.loc[rng.choice(n, size=19, replace=False), "source_utm"] = None
    tout = pd.concat([t, six], ignore_index=True)
    tout["cout_horaire"] = COUT_HORAIRE
    return _unicite(tout).sort_values(["debut", "campagne"], kind="stable").reset_index(drop=True)


def _unicite(t: pd.DataFrame) -> pd.DataFrame:
    """Deux campagnes de même nom et de même date : la seconde porte un « bis »."""
    rang = t.groupby("campagne").cumcount()
    t["campagne"] = np.where(rang == 0, t["campagne"], t["campagne"] + " bis")
    return t


_CHAMPS = (
    Champ("campagne", "string", "Nom de la campagne", contraintes={"unique": True}),
    Champ("canal", "string", "Où la campagne a été diffusée", contraintes={"enum": list(_CANAUX)}),
    Champ("debut", "date", "Premier jour"),
    Champ("fin", "date", "Dernier jour"),
    Champ("budget_media", "integer", "Argent versé à la régie", "€", contraintes={"minimum": 0}),
    Champ("saisie", "string", "Le budget a été saisi hors taxes (HT) ou toutes taxes comprises (TTC, 20 %)",
          contraintes={"enum": ["HT", "TTC"]}),
    Champ("heures_internes", "integer", "Heures passées par l’équipe", "h", requis=False, contraintes={"minimum": 0}),
    Champ("cout_horaire", "number", "Coût complet d’une heure de travail", "€/h", contraintes={"minimum": 0}),
    Champ("impressions", "integer", "Affichages de l’annonce", "affichages", contraintes={"minimum": 0}),
    Champ("clics", "integer", "Clics vers le site", "clics", contraintes={"minimum": 0}),
    Champ("sessions", "integer", "Visites qui ont suivi", "visites", contraintes={"minimum": 0}),
    Champ("leads", "integer", "Contacts laissés", "contacts", contraintes={"minimum": 0}),
    Champ("ventes", "integer", "Commandes attribuées à la campagne", "commandes", contraintes={"minimum": 0}),
    Champ("commandes", "string", "Numéros des commandes attribuées, de la première à la dernière", requis=False),
    Champ("ca", "number", "Chiffre d’affaires hors taxes de ces commandes", "€", contraintes={"minimum": 0}),
    Champ("marge", "number", "Ce qui reste de ce chiffre d’affaires une fois le produit payé", "€",
          contraintes={"minimum": 0}),
    Champ("source_utm", "string", "Étiquette de suivi du lien", requis=False),
)


def _vide(table: pd.DataFrame, colonne: str) -> int:
    return int(table[colonne].isna().sum())


def jeu_campagnes(table: pd.DataFrame) -> Jeu:
    """Le jeu ``campagnes_roi``."""
    return Jeu(
        nom="campagnes_roi", titre="Les campagnes payantes de la saison",
        resume="Budget, temps passé, clics, ventes et marge de chaque campagne de Marchevive.",
        ligne="Une ligne = une campagne.", table=table[[c.nom for c in _CHAMPS]], cle=("campagne",), temps="debut",
        champs=_CHAMPS,
        defauts=(
            f"{int((table['saisie'] == 'TTC').sum())} budgets saisis toutes taxes comprises, les autres hors taxes.",
            f"{_vide(table, 'heures_internes')} campagnes sans temps passé : la case est vide, le travail a bien eu lieu.",
            f"{_vide(table, 'source_utm')} campagnes sans étiquette de suivi.",
        ),
        remarques=("Deux campagnes qui portent les mêmes numéros de commande comptent les mêmes ventes.",),
    )


def jeu_six(table: pd.DataFrame) -> Jeu:
    """Le jeu ``six_campagnes`` : les six campagnes d’avril."""
    extrait = table[table["campagne"].isin(SIX)].sort_values("campagne", kind="stable")
    champs = tuple(Champ(c.nom, c.type, c.description, c.unite, c.requis or c.nom in ("heures_internes", "source_utm", "commandes"),
                         c.contraintes) for c in _CHAMPS)
    return Jeu(
        nom="six_campagnes", titre="Six campagnes d’avril",
        resume="Six campagnes menées en avril, extraites de « campagnes_roi », toutes saisies hors taxes.",
        ligne="Une ligne = une campagne.", table=extrait[[c.nom for c in _CHAMPS]].reset_index(drop=True),
        cle=("campagne",), index="campagne", etrangeres=(renvoi("campagne", "campagnes_roi", "campagne"),), champs=champs,
    )
