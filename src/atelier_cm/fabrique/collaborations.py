"""Les collaborations de Marchevive avec des personnes suivies en ligne : argent, produits, mentions."""

import numpy as np
import pandas as pd

from .description import Champ, Jeu
from .graines import tirage
from .periode import Periode

SEUIL_HT, TVA = 1_000.0, 0.20                       # contrat écrit dès 1 000 € HT par an : décret n° 2025-1137
LIGNES, SANS_MENTION = 60, 14
SECTEURS_INTERDITS = ("médecine esthétique", "pronostics sportifs")
_OBJECTIFS = {"faire connaître la Sentine": "chaussures", "montrer la Brume sous la pluie": "vêtements de marche", "remplir la sortie de Brévelle": "voyages à pied",
              "faire parler du programme 30 jours": "bien-être", "tester l’Appui": "bâtons et sacs", "donner envie de réparer": "chaussures",
              "annoncer une boutique": "vêtements de marche", "présenter l’atelier": "chaussures"}
_ARTICLES = (("une paire d’Alizé", 119), ("une paire de Sentine", 149), ("une veste Brume", 189), ("une Besace 18 L", 95), ("des bâtons Appui", 79), ("une polaire Hêtraie", 99),
             ("un week-end de marche", 420), ("deux paires de Doublepas", 44))
_LIBRES = ("ginette_gambade", "les.sentiers.de.paulo", "deuxbatons", "nadia.au.grand.air", "le_banc_du_matin", "tonton.boussole", "kine.des.champs", "marche_et_tisane",
           "leo.pas.a.pas", "mamie.bitume", "sacados.solo", "au.pas.de.josette", "lichen.et.cailloux", "petit.tour.du.soir")
# Trois envois sous le seuil, une somme au-dessus : le contrat écrit était dû. Les dates de « mamie.bitume » sont celles de ses passages dans la veille.
TROIS_ENVOIS = (("mamie.bitume", ((2, 18, 400.0, 0), (4, 9, 350.0, 149), (6, 2, 300.0, 0))), ("deuxbatons", ((1, 20, 300.0, 189), (3, 12, 280.0, 0), (7, 2, 330.0, 119))))
# Sommes qui dépassent le seuil toutes taxes, mais pas hors taxes ; puis à cheval sur deux années civiles.
_FAUX_CUMUL = ("tonton.boussole", ((2, 10, 320.0, 419), (5, 6, 240.0, 95)))
_DEUX_ANNEES = ("nadia.au.grand.air", ((10, 15, 380.0, 149), (11, 25, 360.0, 0), (2, 24, 420.0, 0)))
_GROS_CONTRAT = ("kine.des.champs", ((4, 2, 1_450.0, 0),))


def collaborations(graine: int, periode: Periode) -> pd.DataFrame:
    """Soixante lignes, une par opération."""
    rng = tirage(graine, "collaborations")
    prevues = [(nom, periode.jour(m, j), r, a) for nom, envois in (*TROIS_ENVOIS, _FAUX_CUMUL, _DEUX_ANNEES, _GROS_CONTRAT) for m, j, r, a in envois]
    pris = {nom for nom, *_ in prevues}
    libres = [n for n in _LIBRES if n not in pris]
    reste = LIGNES - len(prevues)
    # Les autres reçoivent peu : leurs sommes restent loin du seuil.
    rang = np.arange(reste) % len(libres)
    jours = periode.jours[rng.integers(0, len(periode.jours), reste)]
    prix = np.array([p for _, p in _ARTICLES])[rng.integers(0, len(_ARTICLES), reste)]
    # Un envoi sur cinq est payé en plus ; personne n’y gagne mille euros.
    cadeaux = np.where(np.arange(reste) < 2 * len(libres), np.minimum(prix, 189), np.minimum(prix, 95))
    payes = np.where(np.arange(reste) < len(libres), rng.choice([0, 0, 0, 80, 120, 150], reste), 0).astype(float)
    lignes = prevues + [(libres[r], j, p, a) for r, j, p, a in zip(rang, jours, payes, cadeaux)]
    t = pd.DataFrame(lignes, columns=["influenceur", "date", "remuneration_ht", "avantage_nature_ttc"])
    t["avantage_nature_ttc"] = t["avantage_nature_ttc"].astype(float)
    t["objectif"] = rng.choice(np.array(list(_OBJECTIFS), dtype=object), len(t))
    t["secteur"] = t["objectif"].map(_OBJECTIFS)
    t["mention_publicite"] = True
    petits = np.arange(len(prevues), len(t))
    sans = rng.choice(np.arange(len(t)), SANS_MENTION, replace=False)
    t.loc[sans, "mention_publicite"] = False
    interdits = rng.choice(petits, 2, replace=False)
    t.loc[interdits, "secteur"] = list(SECTEURS_INTERDITS)
    t.loc[interdits, "objectif"] = ["relayer l’offre d’une clinique", "relayer un abonnement à des pronostics"]
    t["mineur"] = t["influenceur"] == "leo.pas.a.pas"
    t["contrat_ecrit"] = t["remuneration_ht"] >= SEUIL_HT
    t = t.sort_values("date", kind="stable").reset_index(drop=True)
    t["id"] = [f"K{i:02d}" for i in range(1, len(t) + 1)]
    return t


def jeu_collaborations(graine: int, periode: Periode) -> Jeu:
    """Le jeu ``collaborations``."""
    t = collaborations(graine, periode)
    champs = (
        Champ("id", "string", "Numéro de l’opération", contraintes={"unique": True, "pattern": r"K\d{2}"}),
        Champ("date", "date", "Jour de la publication"),
        Champ("influenceur", "string", "Compte, inventé"),
        Champ("remuneration_ht", "number", "Somme versée, hors taxes", "€ HT", contraintes={"minimum": 0}),
        Champ("avantage_nature_ttc", "number", "Valeur de ce qui a été offert, au prix de vente, taxes comprises (TVA à 20 %)", "€ TTC", contraintes={"minimum": 0}),
        Champ("mention_publicite", "boolean", "La publication porte la mention « Publicité » ou « Collaboration commerciale »"),
        Champ("objectif", "string", "Ce que la marque en attendait"),
        Champ("secteur", "string", "Ce qui est montré"),
        Champ("mineur", "boolean", "La personne a moins de seize ans"),
        Champ("contrat_ecrit", "boolean", "Un contrat écrit a été signé"),
    )
    return Jeu(
        nom="collaborations", titre="Les collaborations avec des personnes suivies en ligne",
        resume="Soixante opérations de Marchevive en une saison : qui, quand, combien, avec quelle mention.",
        ligne="Une ligne = une opération.", table=t[[c.nom for c in champs]], cle=("id",), temps="date", champs=champs,
        defauts=(
            f"{int((~t['mention_publicite']).sum())} publications sans mention.",
            f"{int((t['avantage_nature_ttc'] > 0).sum())} avantages écrits toutes taxes comprises, à côté de sommes hors taxes.",
            f"{int(t['secteur'].isin(SECTEURS_INTERDITS).sum())} opérations pour un secteur où la promotion est interdite.",
        ),
        remarques=(
            "Seuil du cours : un contrat écrit est dû dès 1 000 € hors taxes par annonceur et par année civile, argent et avantages réunis (décret n° 2025-1137). "
            "Relisez le texte en vigueur avant de vous en servir.",
            "Les comptes et les montants sont inventés.",
        ),
    )
