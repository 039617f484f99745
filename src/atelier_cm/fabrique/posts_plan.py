"""Quand Marchevive publie, où, sous quelle forme et sur quel sujet."""

import numpy as np
import pandas as pd

from .graines import tirage
from .periode import Periode

RESEAUX = ("Facebook", "Instagram", "LinkedIn", "YouTube")
THEMES = ("tutoriel 20 min", "conseil santé", "sortie de groupe", "produit", "promotion",
          "jeu-concours", "témoignage", "coulisses", "vie de l’entreprise")
AVEC_IMAGE = ("photo", "photo de banque", "carrousel", "album", "document")

# Publications par mois, de janvier à décembre. Février et mars s’opposent exprès
# sur Instagram ; août tourne au ralenti ; janvier connaît deux semaines muettes.
_RYTHME = {
    "Facebook": (20, 34, 10, 38, 40, 37, 30, 9, 36, 37, 36, 33),
    "Instagram": (22, 40, 26, 41, 43, 40, 32, 11, 39, 40, 36, 35),
    "LinkedIn": (16, 26, 22, 28, 28, 27, 19, 5, 28, 29, 28, 22),
    "YouTube": (9, 14, 11, 18, 18, 17, 13, 4, 16, 17, 16, 14),
}
PARTS_TYPES = {
    "Facebook": {"photo": .34, "photo de banque": .16, "vidéo": .22, "lien": .16, "album": .12},
    "Instagram": {"carrousel": .28, "reel": .34, "photo": .24, "photo de banque": .14},
    "LinkedIn": {"texte": .22, "photo": .28, "photo de banque": .12, "document": .2, "vidéo": .1, "lien": .08},
    "YouTube": {"vidéo": .55, "short": .45},
}
PARTS_SUJETS = {
    "Facebook": (.16, .14, .18, .14, .12, .04, .1, .08, .04),
    "Instagram": (.18, .12, .17, .16, .1, .05, .12, .1, 0),
    "LinkedIn": (.1, .16, .06, .12, 0, 0, .14, .18, .24),
    "YouTube": (.38, .2, .08, .14, 0, 0, .14, .06, 0),
}
HEURES = np.arange(7, 22)
PARTS_HEURES = np.array([2, 5, 12, 16, 12, 7, 5, 5, 5, 5, 6, 8, 6, 4, 2], dtype=float)
JOURS_SEMAINE = np.array([1.0, 1.15, 1.05, 1.3, 1.0, .6, .45])
_AUTEURS = (("Lise K.", .42), ("Camille R.", .33), ("Théo B.", .25))

# Les cinq publications de la première leçon : (titre, jour de mars, heure, type, thème, portée, interactions).
CINQ = (
    ("Tutoriel genoux", 5, "10:05", "vidéo", "tutoriel 20 min", 2140, 128),
    ("Jeu-concours", 9, "18:30", "photo", "jeu-concours", 14200, 426),
    ("Photo de groupe", 12, "11:20", "photo", "sortie de groupe", 1850, 58),
    ("Tutoriel escalier", 19, "10:10", "vidéo", "tutoriel 20 min", 2310, 139),
    ("Promo chaussures", 17, "14:45", "photo", "promotion", 3900, 54),
)
DERNIER_JOUR_LECON = 22


def silence(periode: Periode) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Premier et dernier des quatorze jours sans aucune publication."""
    return periode.jour(1, 7), periode.jour(1, 20)


def _jours_possibles(mois: int, reseau: str, periode: Periode) -> pd.DatetimeIndex:
    debut = periode.jour(mois, 1)
    jours = pd.date_range(debut, debut + pd.offsets.MonthEnd(0), freq="D")
    muet, fin_muet = silence(periode)
    jours = jours[(jours < muet) | (jours > fin_muet)]
    if reseau == "Facebook" and mois == 3:
        # Jusqu’au 22 mars, Facebook ne porte que les cinq publications de la leçon.
        jours = jours[jours.day > DERNIER_JOUR_LECON]
    return jours


def _encadrer_silence(table: pd.DataFrame, periode: Periode) -> None:
    """Le silence dure exactement quatorze jours : on publie la veille et le lendemain."""
    muet, fin_muet = silence(periode)
    for jour in (muet - pd.Timedelta(days=1), fin_muet + pd.Timedelta(days=1)):
        if not (table["jour"] == jour).any():
            mois = table.index[table["jour"].dt.month == jour.month]
            table.loc[mois[0], "jour"] = jour


def _choix(rng: np.random.Generator, parts: dict[str, float], taille: int) -> np.ndarray:
    poids = np.array(list(parts.values()))
    return rng.choice(np.array(list(parts), dtype=object), size=taille, p=poids / poids.sum())


def plan_publications(graine: int, periode: Periode) -> pd.DataFrame:
    """Une ligne par publication : jour, heure, réseau, type, thème, auteur, sponsorisée ou non."""
    rng = tirage(graine, "posts/plan")
    lots = []
    for reseau in RESEAUX:
        for mois in (9, 10, 11, 12, *range(1, 9)):
            prevu = _RYTHME[reseau][mois - 1]
            # Février et mars gardent leur écart : l’exercice compare ces deux mois.
            nombre = prevu if mois in (2, 3) else prevu + int(rng.integers(-1, 2))
            jours = _jours_possibles(mois, reseau, periode)
            poids = JOURS_SEMAINE[jours.day_of_week]
            tires = rng.choice(len(jours), size=nombre, p=poids / poids.sum())
            lots.append(pd.DataFrame({"jour": jours[np.sort(tires)], "reseau": reseau}))
    table = pd.concat(lots, ignore_index=True)
    _encadrer_silence(table, periode)
    n = len(table)
    table["minute"] = rng.choice(HEURES, size=n, p=PARTS_HEURES / PARTS_HEURES.sum()) * 60 + \
        rng.choice([0, 0, 0, 5, 15, 30, 30, 45, 7, 12, 22, 38, 53], size=n)
    table["type"] = table["theme"] = table["titre_lecon"] = ""
    for reseau in RESEAUX:
        lignes = table.index[table["reseau"] == reseau]
        table.loc[lignes, "type"] = _choix(rng, PARTS_TYPES[reseau], len(lignes))
        table.loc[lignes, "theme"] = _choix(rng, dict(zip(THEMES, PARTS_SUJETS[reseau])), len(lignes))
    table["auteur"] = _choix(rng, dict(_AUTEURS), n)
    table["sponsorise"] = rng.random(n) < 0.09
    table = pd.concat([table, _cinq(periode)], ignore_index=True)
    _fixer_sponsorisees(table, periode, rng)
    table["date_heure"] = table["jour"] + pd.to_timedelta(table["minute"], unit="min")
    table = table.sort_values(["date_heure", "reseau", "type", "theme", "auteur"], kind="stable")
    table = table.drop(columns=["jour", "minute"]).reset_index(drop=True)
    table["mois"] = table["date_heure"].dt.strftime("%Y-%m")
    return table


def _cinq(periode: Periode) -> pd.DataFrame:
    lignes = []
    for titre, jour, heure, genre, theme, _portee, _interactions in CINQ:
        h, m = heure.split(":")
        lignes.append({"jour": periode.jour(3, jour), "reseau": "Facebook", "minute": int(h) * 60 + int(m),
                       "type": genre, "theme": theme, "titre_lecon": titre, "auteur": "Lise K.",
                       "sponsorise": False})
    return pd.DataFrame(lignes)


def _fixer_sponsorisees(table: pd.DataFrame, periode: Periode, rng: np.random.Generator) -> None:
    """Quatre publications sponsorisées sur Instagram en février comme en mars ; aucune en août."""
    table.loc[table["jour"].dt.month == 8, "sponsorise"] = False
    for mois in (2, 3):
        debut = periode.jour(mois, 1)
        lignes = table.index[(table["reseau"] == "Instagram") & (table["jour"].dt.month == debut.month)]
        table.loc[lignes, "sponsorise"] = False
        table.loc[rng.choice(lignes, size=4, replace=False), "sponsorise"] = True
