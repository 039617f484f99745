"""Les avis laissés par la clientèle, et les réponses de la marque."""

import numpy as np
import pandas as pd

from .avis_corpus import AVIS, EN_BIEN, EN_MAL, EN_MAL_SEMELLE, FAUX, IRONIE, LEXIQUE_AVIS, PRENOMS, PSEUDOS, REPONSES
from .bruit import abimer
from .description import Champ, Jeu
from .grammaire import Grammaire
from .graines import ajuster_total, tirage
from .periode import Periode

PRODUITS = {"Alizé": "chaussure", "Sentine": "chaussure", "Brume": "vetement", "Hêtraie": "vetement", "Besace 18 L": "sac", "Appui": "bâton",
            "Rivage": "petit", "Doublepas": "petit"}
_PARTS_PRODUITS = (.24, .22, .14, .08, .11, .09, .05, .07)
SOURCES = ("site de la marque", "place de marché", "fiche de la boutique")
_NOTES = (.14, .06, .08, .20, .52)                  # de 1 à 5 : la forme en J des avis en ligne
_NOTES_SEMELLE = (.48, .22, .12, .08, .10)
_HEURES = np.array([1, .5, .3, .2, .2, .4, 1, 2, 3, 4, 5, 5, 5, 5, 5, 4, 4, 4, 5, 6, 7, 7, 5, 2.5])
LIGNES, FAUX_AVIS, DOUBLONS, DATES_FUTURES = 2_600, 22, 14, 9
SANS_REPONSE, DELAI_MEDIAN_H = 0.38, 16.0
NOTE_SEMELLE = 2.1


def _signature(rng: np.random.Generator) -> str:
    if rng.random() < 0.55:
        return f"{PRENOMS[rng.integers(len(PRENOMS))]} {'ABCDEFGHJLMNPRSTV'[rng.integers(17)]}."
    return PSEUDOS[rng.integers(len(PSEUDOS))].format(n=int(rng.integers(2, 99)))


def _ordinaires(periode: Periode, rng: np.random.Generator) -> pd.DataFrame:
    n = LIGNES - FAUX_AVIS - DOUBLONS
    jours = periode.jours
    quand = rng.choice(len(jours), n)
    t = pd.DataFrame({"produit": rng.choice(np.array(list(PRODUITS), dtype=object), n, p=np.array(_PARTS_PRODUITS) / sum(_PARTS_PRODUITS))})
    # En mars, la semelle de l’Alizé fait écrire : un tiers des avis d’avril remontent d’un mois.
    mois, avril = jours.month.to_numpy()[quand], 4
    avance = (mois == avril) & (t["produit"] == "Alizé").to_numpy() & (rng.random(n) < 0.5)
    quand = np.where(avance, quand - 30, quand)
    secondes = rng.choice(24, n, p=_HEURES / _HEURES.sum()) * 3600 + rng.integers(0, 3600, n)
    t["date"] = jours[quand] + pd.to_timedelta(secondes, unit="s")
    t["note_1_5"] = rng.choice(5, n, p=_NOTES) + 1
    semelle = ((t["produit"] == "Alizé") & (t["date"].dt.month == 3)).to_numpy()
    notes = rng.choice(5, int(semelle.sum()), p=_NOTES_SEMELLE)
    plafond = np.full(len(notes), 4)
    t.loc[semelle, "note_1_5"] = ajuster_total(notes, round((NOTE_SEMELLE - 1) * len(notes)), rng, plafond) + 1
    t["semelle"] = semelle & (t["note_1_5"] <= 3)
    t["source"] = rng.choice(np.array(SOURCES, dtype=object), n, p=[.52, .30, .18])
    t["faux"] = False
    return t


def _faux(periode: Periode, rng: np.random.Generator) -> pd.DataFrame:
    """Une rafale d’avis enthousiastes, une nuit de mai, sur un seul article."""
    debut = periode.jour(5, 12) + pd.Timedelta(hours=2)
    secondes = np.sort(rng.integers(0, 3 * 3600, FAUX_AVIS))
    return pd.DataFrame({"produit": "Sentine", "date": debut + pd.to_timedelta(secondes, unit="s"), "note_1_5": 5, "semelle": False,
                         "source": "place de marché", "faux": True})


class _Avis:
    def __init__(self, rng: np.random.Generator):
        regles = dict(LEXIQUE_AVIS) | {"ironie": IRONIE, "faux": FAUX} | {f"avis/{n}": t for n, t in AVIS.items()}
        for sorte in EN_BIEN:
            for nom, table in (("bien", EN_BIEN), ("mal", EN_MAL)):
                regles |= _variantes(nom, sorte, table[sorte])
        regles |= _variantes("mal", "semelle", EN_MAL_SEMELLE) | _variantes("bien", "semelle", EN_BIEN["chaussure"])
        regles |= {f"reponse/{h}": t for h, t in REPONSES.items()}
        self.plume, self.rng = Grammaire(regles, rng), rng

    def texte(self, ligne: pd.Series) -> str:
        if ligne["faux"]:
            return self.plume.composer("faux")
        sorte = "semelle" if ligne["semelle"] else PRODUITS[ligne["produit"]]
        note = int(ligne["note_1_5"])
        ironique = note <= 2 and self.rng.random() < 0.2
        texte = self.plume.composer("ironie" if ironique else f"avis/{note}", sorte)
        humeur = "content" if note >= 4 or ironique else "neutre" if note == 3 else "fâché"
        return abimer(texte, "familier" if self.rng.random() < 0.3 else "courant", humeur, self.rng)


def _variantes(nom: str, sorte: str, tournures: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {f"{nom}/{sorte}": tournures, f"{nom}_maj/{sorte}": tuple(t[:1].upper() + t[1:] for t in tournures)}


def avis(graine: int, periode: Periode) -> pd.DataFrame:
    """Table complète, colonnes de fabrication comprises."""
    rng = tirage(graine, "avis")
    t = pd.concat([_ordinaires(periode, rng), _faux(periode, rng)], ignore_index=True)
    t = t.sort_values("date", kind="stable").reset_index(drop=True)
    n = len(t)
    muets = np.zeros(n, dtype=bool)
    muets[rng.choice(n, round(SANS_REPONSE * n), replace=False)] = True
    delai = rng.lognormal(np.log(DELAI_MEDIAN_H), 0.95, n)
    t["delai_reponse_h"] = pd.Series(delai.round(1)).where(~muets)
    textes = _Avis(tirage(graine, "avis/textes"))
    ecrits: set[str] = set()
    t["texte"] = [_neuf(textes, ligne, ecrits) for _, ligne in t.iterrows()]
    humeur = np.select([t["note_1_5"] >= 4, t["note_1_5"] == 3], ["content", "tiede"], "decu")
    t["reponse"] = [None if muet else textes.plume.composer(f"reponse/{h}") for muet, h in zip(muets, humeur)]
    t["auteur"] = [_signature(textes.rng) for _ in range(n)]
    vrais = np.flatnonzero(~t["faux"].to_numpy() & (t["date"].dt.month != 3).to_numpy())
    futures = rng.choice(vrais, DATES_FUTURES, replace=False)
    t.loc[futures, "date"] = t.loc[futures, "date"] + pd.DateOffset(years=1)
    t = pd.concat([t, t.iloc[np.sort(rng.choice(vrais, DOUBLONS, replace=False))]], ignore_index=True)
    t["id"] = [f"V{i:04d}" for i in range(1, len(t) + 1)]
    return t


def _neuf(textes: _Avis, ligne: pd.Series, ecrits: set[str]) -> str:
    for _ in range(12):
        texte = textes.texte(ligne)
        if texte not in ecrits:
            break
    ecrits.add(texte)
    return texte


def jeu_avis(table: pd.DataFrame, periode: Periode) -> Jeu:
    """Le jeu ``avis_clients``."""
    champs = (
        Champ("id", "string", "Numéro de l’avis", contraintes={"unique": True, "pattern": r"V\d{4}"}),
        Champ("date", "datetime", "Date et heure de publication de l’avis"),
        Champ("source", "string", "Où l’avis a été laissé", contraintes={"enum": list(SOURCES)}),
        Champ("note_1_5", "integer", "Note, de 1 à 5 étoiles", "étoiles", contraintes={"minimum": 1, "maximum": 5}),
        Champ("texte", "string", "Texte de l’avis, tel qu’il a été écrit"),
        Champ("produit", "string", "Article noté", contraintes={"enum": list(PRODUITS)}),
        Champ("reponse", "string", "Réponse de la marque ; vide s’il n’y en a pas", requis=False),
        Champ("delai_reponse_h", "number", "Temps entre l’avis et la réponse, heures de nuit comprises", "h", requis=False,
              contraintes={"minimum": 0}),
        Champ("auteur", "string", "Pseudonyme, inventé"),
    )
    futures = int((table["date"] > pd.Timestamp(periode.fin) + pd.Timedelta(days=1)).sum())
    return Jeu(
        nom="avis_clients", titre="Les avis de la clientèle",
        resume="Une saison d’avis sur huit articles de Marchevive, avec la réponse de la marque quand elle existe.",
        ligne="Une ligne = un avis.", table=table[[c.nom for c in champs]], cle=("id",), temps="date", champs=champs,
        defauts=(
            f"{DOUBLONS} avis enregistrés deux fois (tout est identique, sauf le numéro).",
            f"{futures} dates après la fin de la saison (année mal saisie).",
            f"{int(table['reponse'].isna().sum())} avis sans réponse : « reponse » et « delai_reponse_h » sont vides.",
            "Fautes, abréviations, tutoiement et ironie : une bonne note ne fait pas un texte aimable, ni l’inverse.",
        ),
        remarques=("Les pseudonymes sont inventés.",),
    )
