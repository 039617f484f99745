"""Ce que publient les quatre concurrents de Marchevive, vu de l’extérieur."""

import numpy as np
import pandas as pd

from .abonnes import ABONNES_REPERE
from .concurrents_plumes import PLUMES
from .description import MOIS, Champ, Jeu
from .graines import tirage
from .periode import Periode
from .posts_mesures import EFFET_THEMES, EFFET_TYPES, ENGAGEMENT_MEDIAN, PARTS, PARTS_THEMES
from .posts_plan import HEURES, JOURS_SEMAINE, PARTS_HEURES, PARTS_SUJETS, PARTS_TYPES, RESEAUX, THEMES
from .posts_textes import Redaction, lien, mots_diese, textes_alternatifs

ORGANISATIONS = ("Grand-Sentier", "Vitalpas", "Sportéo", "Randofit")
_NOMBRES = {"Grand-Sentier": 1050, "Vitalpas": 900, "Sportéo": 1120, "Randofit": 730}
# Abonnés rapportés à ceux de Marchevive, au 1er septembre.
_TAILLES = {"Grand-Sentier": 1.8, "Vitalpas": 0.8, "Sportéo": 3.1, "Randofit": 0.55}
# Niveau d’engagement par abonné, rapporté à Marchevive, à relance égale.
_NIVEAUX = {"Grand-Sentier": 0.95, "Vitalpas": 1.12, "Sportéo": 0.6, "Randofit": 1.05}
# Part des publications où la marque relance la conversation sous trente minutes.
_RELANCES_RAPIDES = {"Grand-Sentier": 0.08, "Vitalpas": 0.84, "Sportéo": 0.05, "Randofit": 0.12}
QUI_RELANCE = "Vitalpas"
EFFET_RELANCE = 1.55
RELANCE_RAPIDE_MIN = 30


def _relance(n: int, part: float, rng: np.random.Generator) -> np.ndarray:
    rapide = rng.random(n) < part
    delai = np.where(rapide, rng.integers(4, RELANCE_RAPIDE_MIN, n), np.rint(35 + rng.lognormal(5.0, 0.8, n)))
    # Une publication lente sur quatre ne reçoit aucune relance : la case reste vide.
    return np.where(~rapide & (rng.random(n) < 0.25), np.nan, delai)


def _organisation(nom: str, graine: int, periode: Periode) -> pd.DataFrame:
    rng = tirage(graine, f"concurrents/{nom}")
    n = _NOMBRES[nom]
    jours = periode.jours
    poids = JOURS_SEMAINE[jours.day_of_week] * np.where(jours.month == 8, 0.6, 1.0)
    t = pd.DataFrame({"jour": jours[np.sort(rng.choice(len(jours), n, p=poids / poids.sum()))]})
    t["organisation"] = nom
    t["reseau"] = rng.choice(np.array(RESEAUX, dtype=object), n, p=[.3, .38, .18, .14])
    minutes = rng.choice(HEURES, n, p=PARTS_HEURES / PARTS_HEURES.sum()) * 60 + rng.integers(0, 60, n)
    t["date_heure"] = t["jour"] + pd.to_timedelta(minutes, unit="min")
    t["type"] = t["theme"] = ""
    for reseau in RESEAUX:
        lignes = t.index[t["reseau"] == reseau]
        types, parts = zip(*PARTS_TYPES[reseau].items())
        t.loc[lignes, "type"] = rng.choice(np.array(types, dtype=object), len(lignes), p=np.array(parts) / sum(parts))
        sujets = np.array(PARTS_SUJETS[reseau])
        t.loc[lignes, "theme"] = rng.choice(np.array(THEMES, dtype=object), len(lignes), p=sujets / sujets.sum())
    mois = (t["jour"].dt.year - periode.debut.year) * 12 + t["jour"].dt.month - 9
    base = t["reseau"].map(ABONNES_REPERE).to_numpy() * _TAILLES[nom]
    t["abonnes_mois"] = np.rint(base * rng.uniform(0.95, 1.05) * (1 + rng.uniform(0.004, 0.014)) ** mois).astype(int)
    t["delai_premiere_relance_min"] = _relance(n, _RELANCES_RAPIDES[nom], rng)
    effet = np.where(t["delai_premiere_relance_min"] < RELANCE_RAPIDE_MIN, EFFET_RELANCE, 1.0)
    genre = t["type"].map(EFFET_TYPES).to_numpy(dtype=float) * t["theme"].map(EFFET_THEMES).to_numpy(dtype=float)
    alea = rng.gamma(3.6, 1 / 3.6, n) * rng.lognormal(0, 0.25, n)
    niveau = t["reseau"].map(ENGAGEMENT_MEDIAN).to_numpy() / 100 * t["abonnes_mois"].to_numpy() * _NIVEAUX[nom]
    total = rng.poisson(niveau * effet * genre * alea)
    parts = np.array([PARTS[r] for r in t["reseau"]]) * np.array([PARTS_THEMES.get(s, (1, 1, 1, 1)) for s in t["theme"]])
    parts[:, 1] *= np.where(effet > 1, 1.6, 1.0)
    comptes = rng.multinomial(total, parts / parts.sum(axis=1, keepdims=True))
    t[["reactions", "commentaires", "partages", "enregistrements"]] = comptes
    relance = t["delai_premiere_relance_min"].notna()
    t["commentaires_marque"] = np.where(relance, rng.binomial(t["commentaires"], 0.3), 0)
    t.loc[t["commentaires_marque"] == 0, "delai_premiere_relance_min"] = np.nan
    t["mention_pub"] = rng.random(n) < 0.03
    return t


def concurrents(graine: int, periode: Periode) -> pd.DataFrame:
    """Table des publications des concurrents, triée par date."""
    t = pd.concat([_organisation(o, graine, periode) for o in ORGANISATIONS], ignore_index=True)
    t = t.sort_values(["date_heure", "organisation", "reseau"], kind="stable").reset_index(drop=True)
    t["id_post"] = [f"C-{i:05d}" for i in range(1, len(t) + 1)]
    t["interactions"] = t[["reactions", "commentaires", "partages", "enregistrements"]].sum(axis=1)
    t["mois"] = t["date_heure"].dt.strftime("%Y-%m")
    rng = tirage(graine, "concurrents/textes")
    ecrits: set[str] = set()
    plumes = {o: Redaction(rng, *PLUMES[o], ecrits) for o in ORGANISATIONS}
    t["texte"] = [plumes[o].texte(s, r, quand.month)
                  for o, s, r, quand in zip(t["organisation"], t["theme"], t["reseau"], t["date_heure"])]
    marques = {o: o.lower().replace("-", "").replace("é", "e") for o in ORGANISATIONS}
    t["hashtags"] = [mots_diese(s, r, marques[o], rng) for o, s, r in zip(t["organisation"], t["theme"], t["reseau"])]
    t["url"] = [lien(s, g, marques[o], 100 + i, rng)
                for i, (o, s, g) in enumerate(zip(t["organisation"], t["theme"], t["type"]))]
    t["alt_texte"] = textes_alternatifs(t["type"], tirage(graine, "concurrents/attributs"))
    return t


def jeu_concurrents(table: pd.DataFrame) -> Jeu:
    """Le jeu ``posts_concurrents``."""
    naturel = {"minimum": 0}
    champs = (
        Champ("organisation", "string", "Concurrent", contraintes={"enum": list(ORGANISATIONS)}),
        Champ("id_post", "string", "Identifiant de la publication", contraintes={"unique": True}),
        Champ("date_heure", "datetime", "Date et heure de publication"),
        Champ("reseau", "string", "Réseau social", contraintes={"enum": list(RESEAUX)}),
        Champ("type", "string", "Forme de la publication"),
        Champ("theme", "string", "Sujet de la publication"),
        Champ("texte", "string", "Texte publié"),
        Champ("hashtags", "string", "Mots-dièse, séparés par une espace", requis=False),
        Champ("url", "string", "Adresse donnée dans la publication", requis=False),
        Champ("mention_pub", "boolean", "La mention d’un partenariat rémunéré est affichée"),
        Champ("alt_texte", "integer", "Texte alternatif de l’image : 1 présent, 0 absent, vide si inconnu ou sans image",
              requis=False, contraintes={"enum": ["0", "1"]}),
        Champ("reactions", "integer", "Réactions (j’aime et autres)", "réactions", contraintes=naturel),
        Champ("commentaires", "integer", "Commentaires, réponses de la marque comprises", "commentaires",
              contraintes=naturel),
        Champ("commentaires_marque", "integer", "Dont commentaires écrits par la marque", "commentaires",
              contraintes=naturel),
        Champ("partages", "integer", "Partages", "partages", contraintes=naturel),
        Champ("enregistrements", "integer", "Enregistrements", "enregistrements", contraintes=naturel),
        Champ("abonnes_mois", "integer", "Abonnés du réseau au 1er du mois", "personnes", contraintes=naturel),
        Champ("delai_premiere_relance_min", "integer", "Temps avant la première réponse de la marque en commentaire ; "
              "vide si elle n’a pas répondu", "min", requis=False, contraintes=naturel),
        Champ("interactions", "integer", "Réactions + commentaires + partages + enregistrements", "interactions",
              contraintes=naturel),
        MOIS,
    )
    return Jeu(
        nom="posts_concurrents", titre="Les publications de quatre concurrents",
        resume="Ce que Grand-Sentier, Vitalpas, Sportéo et Randofit ont publié pendant la même saison, relevé de "
               "l’extérieur : leur portée n’est pas connue.",
        ligne="Une ligne = une publication d’un concurrent.", table=table[[c.nom for c in champs]], cle=("id_post",),
        temps="date_heure", champs=champs,
        defauts=("Le nombre d’abonnés n’est relevé qu’au 1er de chaque mois.",
                 f"{int(table['delai_premiere_relance_min'].isna().sum())} délais de relance vides : la marque n’a pas "
                 "répondu en commentaire."),
        remarques=("Dans la réalité, les enregistrements d’un autre compte ne sont pas visibles : ils sont fournis ici "
                   "pour comparer à base égale.",),
    )
