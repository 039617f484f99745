"""Le relevé de veille : mentions de la marque, homonymes, bruit, deux codeurs."""

import numpy as np
import pandas as pd

from .bruit import abimer
from .description import Champ, Jeu
from .grammaire import Grammaire
from .graines import tirage
from .periode import Periode
from .veille_corpus import AUTEURS, HORS_SUJET, LEXIQUE_VEILLE, PERTINENTES, TITRES_PRESSE

LIGNES, ECHANTILLON = 9_400, 600
HORS_SUJET_PART = 0.31
TONALITES, PARTS_TONALITES = ("positif", "neutre", "négatif"), (.24, .58, .18)
KAPPA = 0.68
INFLUENCEUSE, AUDIENCE_INFLUENCEUSE = "mamie.bitume", 38_400
_SOURCES = ("réseau social", "forum", "blog", "vidéo")
_PARTS_HORS = {"allure": .5, "course": .26, "recrutement": .12, "divers": .12}
# Part des mentions qui parlent de genoux, de septembre à août : la tendance monte tout l’hiver.
_GENOUX = (.02, .02, .025, .03, .05, .08, .11, .12, .11, .10, .09, .09)
_REPRISES, _DOUBLONS, _CARACTERES = 420, 90, 160
_HEURES = np.array([1, .5, .3, .2, .2, .5, 1.5, 3, 5, 6, 6, 5.5, 5.5, 5, 4.5, 4.5, 5, 6, 7, 7.5, 7.5, 6, 4, 2])


def jour_presse(periode: Periode) -> pd.Timestamp:
    """Le jour où un article fait parler de la marque partout."""
    return periode.jour(5, 5)


def _instants(n: int, periode: Periode, rng: np.random.Generator) -> pd.DatetimeIndex:
    jours = periode.jours
    saison = np.array([.95, .95, 1.05, 1.1, 1.15, 1.0, .85, .8, 1.05, 1.05, 1.0, .95])[jours.month - 1]
    quand = rng.choice(len(jours), n, p=saison / saison.sum())
    return jours[quand] + pd.to_timedelta(rng.choice(24, n, p=_HEURES / _HEURES.sum()) * 3600 + rng.integers(0, 3600, n), unit="s")


def _mentions(periode: Periode, rng: np.random.Generator) -> pd.DataFrame:
    n = LIGNES - _REPRISES - _DOUBLONS
    hors, presse, influence = round(HORS_SUJET_PART * LIGNES), 150, 26
    reste = n - hors - presse - influence
    t = pd.DataFrame({"date_heure": _instants(hors + reste, periode, rng)})
    t["genre"] = "hors"
    t.loc[hors:, "genre"] = rng.choice(np.array(TONALITES, dtype=object), reste, p=PARTS_TONALITES)
    rang = (t["date_heure"].dt.month.to_numpy() - 9) % 12
    libre = (t["genre"] != "hors").to_numpy()
    genoux = libre & (rng.random(len(t)) < np.array(_GENOUX)[rang])
    t.loc[genoux, "genre"] = "genoux"
    semelle = libre & ~genoux & np.isin(rang, (6, 7)) & (rng.random(len(t)) < np.where(rang == 6, .14, .06))
    t.loc[semelle, "genre"] = "semelle"
    jour = jour_presse(periode)
    pic = jour + pd.to_timedelta(np.rint(7 * 3600 + rng.exponential(9 * 3600, presse)).astype(int), unit="s")
    # L’influenceuse locale publie treize fois dans la saison, deux messages à chaque fois.
    fois = [periode.jour(m, j) for m, j in ((10, 6), (11, 12), (12, 3), (1, 27), (2, 18), (3, 24), (4, 9), (4, 28), (5, 19), (6, 2), (6, 16), (7, 7), (7, 21))]
    siens = pd.DatetimeIndex(np.repeat(pd.DatetimeIndex(fois).values, 2)) + pd.to_timedelta(rng.integers(8 * 3600, 20 * 3600, influence), unit="s")
    return pd.concat([t, pd.DataFrame({"date_heure": pic, "genre": "presse"}), pd.DataFrame({"date_heure": siens, "genre": "influence"})],
                     ignore_index=True).sort_values("date_heure", kind="stable").reset_index(drop=True)


def _ouvertures(tournures: tuple[str, ...]) -> tuple[str, ...]:
    """Une question ne s’ouvre pas comme une nouvelle."""
    return tuple(t.replace("{debut}", "{question}") if t.endswith("?") else t for t in tournures)


def _decrire(t: pd.DataFrame, graine: int) -> None:
    rng = tirage(graine, "veille/textes")
    regles = dict(LEXIQUE_VEILLE) | {f"oui/{g}": _ouvertures(v) for g, v in PERTINENTES.items()}
    regles |= {f"non/{g}": _ouvertures(v) for g, v in HORS_SUJET.items()}
    plume, ecrits, textes, genres = Grammaire(regles, rng), set(), [], []
    hors = rng.choice(np.array(list(_PARTS_HORS), dtype=object), len(t), p=list(_PARTS_HORS.values()))
    for genre, autre in zip(t["genre"], hors):
        regle = f"non/{autre}" if genre == "hors" else f"oui/{'positif' if genre == 'influence' else genre}"
        for _ in range(25):
            texte = plume.composer(regle)
            if genre not in ("presse", "hors") and rng.random() < 0.6:
                humeur = {"positif": "content", "négatif": "fâché", "semelle": "fâché"}.get(genre, "neutre")
                texte = abimer(texte, "familier" if rng.random() < 0.4 else "courant", humeur, rng)
            if texte not in ecrits:
                break
        ecrits.add(texte)
        textes.append(texte)
        genres.append(autre if genre == "hors" else genre)
    t["texte"], t["sujet"] = textes, genres


def _porter(t: pd.DataFrame, graine: int) -> None:
    """Source, auteur, audience (loi de Pareto), langue, lien, tonalité vraie."""
    rng = tirage(graine, "veille/attributs")
    n = len(t)
    presse, influence = (t["genre"] == g for g in ("presse", "influence"))
    source = rng.choice(np.array(_SOURCES, dtype=object), n, p=[.66, .16, .11, .07])
    t["source"] = np.where(presse, "presse", np.where(influence, "vidéo", source))
    # Quelques personnes parlent beaucoup, la plupart une ou deux fois.
    poids = 1 / (np.arange(2_400) + 12.0) ** 0.9
    numeros = rng.choice(2_400, n, p=poids / poids.sum()) + 2
    formes = np.array(AUTEURS, dtype=object)[numeros % len(AUTEURS)]
    t["auteur"] = [f.format(n=k) for f, k in zip(formes, numeros)]
    t.loc[presse, "auteur"] = rng.choice(np.array(TITRES_PRESSE, dtype=object), int(presse.sum()))
    t.loc[influence, "auteur"] = INFLUENCEUSE
    # Une audience par auteur : la même personne garde la sienne d’une mention à l’autre.
    taille = {a: int(min(80 * (1 + rng.pareto(1.2)), 250_000)) for a in sorted(set(t["auteur"]))}
    taille |= {a: int(rng.integers(9_000, 60_000)) for a in TITRES_PRESSE} | {INFLUENCEUSE: AUDIENCE_INFLUENCEUSE}
    t["audience"] = t["auteur"].map(taille)
    t["langue"] = np.where(t["texte"].str.startswith("Great"), "en", np.where(t["texte"].str.startswith("Caminata"), "es", "fr"))
    t["lien"] = [f"https://{'court.example/' + format(i * 7919 % 1679616, 'x') if court else 'veille.example/m/' + str(i)}"
                 for i, court in enumerate(rng.random(n) < 0.35)]
    t["tonalite"] = t["genre"].map({"influence": "positif", "presse": "neutre", "genoux": "neutre", "semelle": "négatif", "hors": "neutre"}).fillna(t["genre"])


def _coder(t: pd.DataFrame, graine: int) -> None:
    """Deux personnes codent 600 mentions pertinentes ; leur désaccord est réglé pour un κ proche de 0,68."""
    rng = tirage(graine, "veille/codeurs")
    lignes = np.sort(rng.choice(len(t), ECHANTILLON, replace=False))
    rang = {nom: i for i, nom in enumerate(TONALITES)}
    pertinent = (t["genre"].iloc[lignes] != "hors").to_numpy()
    un = t["tonalite"].iloc[lignes].map(rang).to_numpy()
    marges = np.bincount(un[pertinent], minlength=3) / pertinent.sum()
    hasard = (marges ** 2).sum()
    accords = round((hasard + KAPPA * (1 - hasard)) * pertinent.sum())
    deux = un.copy()
    desaccords = rng.choice(np.flatnonzero(pertinent), int(pertinent.sum()) - accords, replace=False)
    # On hésite avec le neutre, rarement entre les deux extrêmes.
    deux[desaccords] = np.where(un[desaccords] == 1, rng.choice([0, 2], len(desaccords), p=[.55, .45]), 1)
    noms = np.array(TONALITES, dtype=object)
    t["pertinent_codeur"] = np.nan
    t.loc[lignes, "pertinent_codeur"] = pertinent.astype(float)
    for colonne, codes in (("tonalite_codeur_1", un), ("tonalite_codeur_2", deux)):
        t[colonne] = None
        t.loc[lignes[pertinent], colonne] = noms[codes[pertinent]]


def mentions(graine: int, periode: Periode) -> pd.DataFrame:
    """Table complète, colonnes de fabrication comprises (« genre », « sujet », « tonalite »)."""
    rng = tirage(graine, "veille")
    t = _mentions(periode, rng)
    _decrire(t, graine)
    _porter(t, graine)
    _coder(t, graine)
    # Défauts : reprises « RT », doublons de collecte, caractères cassés.
    reprises = t.iloc[np.sort(rng.choice(np.flatnonzero(t["source"] == "réseau social"), _REPRISES, replace=False))].copy()
    reprises["texte"] = "RT @" + reprises["auteur"] + " : " + reprises["texte"]
    reprises["date_heure"] += pd.to_timedelta(rng.integers(60, 40_000, _REPRISES), unit="s")
    reprises["auteur"] = rng.choice(t["auteur"].to_numpy(), _REPRISES)
    reprises["audience"] = reprises["auteur"].map(t.drop_duplicates("auteur").set_index("auteur")["audience"])
    doubles = t.iloc[np.sort(rng.choice(len(t), _DOUBLONS, replace=False))]
    reprises[["pertinent_codeur", "tonalite_codeur_1", "tonalite_codeur_2"]] = None
    t = pd.concat([t, reprises, doubles], ignore_index=True).sort_values("date_heure", kind="stable").reset_index(drop=True)
    t = t[t["date_heure"] < pd.Timestamp(periode.fin) + pd.Timedelta(days=1)].reset_index(drop=True)
    accentues = np.flatnonzero(t["texte"].str.contains("é") & t["pertinent_codeur"].isna())
    casses = rng.choice(accentues, _CARACTERES, replace=False)
    t.loc[casses, "texte"] = t.loc[casses, "texte"].str.replace("é", "Ã©").str.replace("à", "Ã ")
    francaises = rng.random(len(t)) < 0.3
    t["date_saisie"] = np.where(francaises, t["date_heure"].dt.strftime("%d/%m/%Y %H:%M"), t["date_heure"].dt.strftime("%Y-%m-%d %H:%M:%S"))
    t["id"] = [f"N{i:05d}" for i in range(1, len(t) + 1)]
    return t


def kappa(table: pd.DataFrame) -> float:
    """κ de Cohen (1960) entre les deux codeurs, sur les mentions codées par les deux."""
    t = table.dropna(subset=["tonalite_codeur_1", "tonalite_codeur_2"])
    un, deux = t["tonalite_codeur_1"], t["tonalite_codeur_2"]
    observe = (un == deux).mean()
    attendu = sum((un == nom).mean() * (deux == nom).mean() for nom in TONALITES)
    return float((observe - attendu) / (1 - attendu))


def jeu_veille(table: pd.DataFrame) -> Jeu:
    """Le jeu ``mentions_veille``."""
    champs = (
        Champ("id", "string", "Numéro de la mention", contraintes={"unique": True, "pattern": r"N\d{5}"}),
        Champ("date_heure", "datetime", "Date et heure de la mention, relues"),
        Champ("source", "string", "Genre de support", contraintes={"enum": [*_SOURCES, "presse"]}),
        Champ("auteur", "string", "Pseudonyme ou titre, inventé"),
        Champ("audience", "integer", "Abonnés ou lecteurs de l’auteur", "personnes", contraintes={"minimum": 0}),
        Champ("texte", "string", "Texte de la mention"),
        Champ("langue", "string", "Langue", contraintes={"enum": ["fr", "en", "es"]}),
        Champ("lien", "string", "Adresse de la mention"),
        Champ("pertinent_codeur", "integer", f"Sur un échantillon de {ECHANTILLON} : 1 la mention parle de la marque, 0 non", requis=False,
              contraintes={"enum": ["0", "1"]}),
        Champ("tonalite_codeur_1", "string", "Tonalité selon la première personne", requis=False, contraintes={"enum": list(TONALITES)}),
        Champ("tonalite_codeur_2", "string", "Tonalité selon la seconde personne", requis=False, contraintes={"enum": list(TONALITES)}),
        Champ("date_saisie", "string", "Date telle que l’outil de veille l’a donnée"),
    )
    francaises = int(table["date_saisie"].str.contains("/").sum())
    return Jeu(
        nom="mentions_veille", titre="Le relevé de veille de la saison",
        resume="Tout ce que la requête « marche vive OU marchevive » a ramené : la marque, ses homonymes et du bruit.",
        ligne="Une ligne = une mention relevée.", table=table[[c.nom for c in champs]], cle=("id",), temps="date_heure", champs=champs,
        defauts=(
            f"{int(table['texte'].str.startswith('RT @').sum())} reprises, précédées de « RT @ ».",
            f"{int(table.duplicated(subset=['date_heure', 'auteur', 'texte']).sum())} mentions relevées deux fois.",
            f"{int(table['texte'].str.contains('Ã').sum())} textes aux caractères cassés (« Ã© » pour « é »).",
            f"{francaises} dates écrites à la française, les autres à la norme internationale, dans « date_saisie ».",
            f"{int(table['lien'].str.contains('court.example').sum())} adresses raccourcies.",
        ),
        remarques=(f"Accord des deux codeurs sur la tonalité : κ = {kappa(table):.2f}".replace(".", ",") + f" (visé : {KAPPA:.2f}".replace(".", ",") + ").",
                   "Les supports, les auteurs et leurs audiences sont inventés."),
    )
