"""L’épreuve finale : les données réduites d’une organisation, tirée au sort parmi douze."""

import numpy as np
import pandas as pd

from .capstone_corpus import (AVIS_BIEN, AVIS_MAUVAIS, AVIS_MOYENS, CHUTES, DETAILS, DETAILS_MAUVAIS, ECHOS, LEXIQUE_CAPSTONE, MENTIONS, ORGANISATIONS, POSTS, REPONSES_CAPSTONE, Organisation)
from .grammaire import Grammaire
from .graines import tirage
from .periode import Periode

N_POSTS, N_RIVALES, N_AVIS, N_MENTIONS = 420, 600, 300, 1_300
_THEMES = {"conseil": (.16, 1.75), "coulisses": (.2, 1.1), "rendez-vous": (.28, .9), "annonce": (.16, .7), "témoignage": (.1, 1.2), "appel": (.1, .8)}
_FORMATS = ("photo", "carrousel", "vidéo", "texte", "lien")
DOUBLONS, SANS_ALT, REPRISES = 9, 34, 60
VIRAL = "rendez-vous"                               # une publication achetée fait croire que ce thème est le meilleur


def organisation(graine: int) -> Organisation:
    """L’organisation de cette graine."""
    return ORGANISATIONS[int(tirage(graine, "capstone/organisation").integers(len(ORGANISATIONS)))]


def _maj(textes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(t[:1].upper() + t[1:] for t in textes)


def _plume(o: Organisation, rng: np.random.Generator) -> Grammaire:
    regles = dict(LEXIQUE_CAPSTONE) | {f"post/{n}": v for n, v in POSTS.items()} | {f"m/{n}": v for n, v in MENTIONS.items()}
    regles |= {"objet": o.objets, "objet_maj": _maj(o.objets),
               "de_objet": tuple(f"de {x}" for x in o.objets), "lieu": o.lieux,
               "rdv": o.rendez_vous, "rdv_maj": _maj(o.rendez_vous),
               "public": (o.public.split(",")[0],), "court": (o.court,), "ville": (o.ville,), "menace": o.menace[1:],
               "menace_maj": _maj(o.menace[1:]),
               "faiblesse": o.faiblesse[1:], "faiblesse_maj": _maj(o.faiblesse[1:]), "avis/bien": AVIS_BIEN, "avis/moyen": AVIS_MOYENS,
               "reponse": REPONSES_CAPSTONE, "chute": CHUTES, "detail": DETAILS, "detail_mauvais": DETAILS_MAUVAIS, "echo": ECHOS,
               # Une plainte sur deux dit la même chose : c’est la faiblesse à trouver.
               "avis/mauvais": AVIS_MAUVAIS + ("{faiblesse_maj}.", "{faiblesse_maj}, {moment}.", "{faiblesse_maj}. {prenom} m’a dit d’écrire, j’écris.", "{faiblesse_maj}. Dommage pour {objet}.",
                                              "J’aimais bien {objet}. Mais {faiblesse}.", "{faiblesse_maj}, vu {jour} et {jour}.", "{faiblesse_maj} à {heure}. Et ce n’est pas la première fois.")}
    return Grammaire(regles, rng)


def _neuf(plume: Grammaire, regle: str, vus: set[str], rng: np.random.Generator) -> str:
    for _ in range(25):
        texte = plume.composer(regle)
        if regle.startswith("post/") and rng.random() < .66:
            texte = f"{texte}{'' if texte[-1] in '?!.»' else '.'} {plume.composer('chute')}"
        elif regle.startswith("avis/") and rng.random() < .85:
            texte = f"{texte} {plume.composer('detail_mauvais' if regle == 'avis/mauvais' else 'detail')}"
        elif regle.startswith("m/") and rng.random() < .9:
            texte = f"{texte.rstrip('.')}{'' if texte[-1] in '?!' else '.'} {plume.composer('echo')}"
        if texte not in vus:
            break
    vus.add(texte)
    return texte


def _publications(nom: str, o: Organisation, n: int, echelle: float, graine: int, periode: Periode, vus: set[str] | None = None) -> pd.DataFrame:
    rng = tirage(graine, f"capstone/posts/{nom}")
    poids = np.array([1, 1.1, 1, 1.2, 1, .5, .4])[periode.jours.day_of_week] * np.where(periode.jours.month == 8, .5, 1)
    t = pd.DataFrame({"jour": periode.jours[np.sort(rng.choice(len(periode.jours), n, p=poids / poids.sum()))]})
    t["organisation"] = nom
    t["reseau"] = rng.choice(np.array(list(o.abonnes), dtype=object), n, p=[.62, .38])
    t["format"] = rng.choice(np.array(_FORMATS, dtype=object), n, p=[.38, .2, .18, .1, .14])
    t["theme"] = rng.choice(np.array(list(_THEMES), dtype=object), n, p=[v[0] for v in _THEMES.values()])
    t["date_heure"] = t["jour"] + pd.to_timedelta(rng.integers(8 * 60, 21 * 60, n), unit="min")
    t = t.sort_values("date_heure", kind="stable").reset_index(drop=True)
    plume, vus = _plume(o, rng), set() if vus is None else vus
    t["texte"] = [_neuf(plume, f"post/{theme}", vus, rng) for theme in t["theme"]]
    abonnes = t["reseau"].map(o.abonnes).to_numpy() * echelle
    t["portee"] = np.rint(abonnes * rng.lognormal(np.log(.21), .5, n)).astype(int) + 12
    taux = .034 * t["theme"].map({k: v[1] for k, v in _THEMES.items()}).to_numpy() * t["format"].map(dict(zip(_FORMATS, (1, 1.35, 1.1, .8, .55)))).to_numpy()
    total = rng.poisson(t["portee"] * taux * rng.gamma(4, 1 / 4, n))
    t["sponsorise"] = rng.random(n) < .04
    t.loc[t["sponsorise"], "portee"] = np.rint(t.loc[t["sponsorise"], "portee"] * 3.4).astype(int)
    _repartir(t, total, rng)
    return t


def _repartir(t: pd.DataFrame, total: np.ndarray, rng: np.random.Generator) -> None:
    parts = rng.multinomial(total, (.76, .12, .08, .04))
    for i, nom in enumerate(("reactions", "commentaires", "partages", "enregistrements")):
        t[nom] = parts[:, i]
    t["interactions"] = parts.sum(axis=1)


def posts(graine: int, periode: Periode) -> pd.DataFrame:
    """Publications de l’organisation, fausse piste et défauts compris."""
    o, rng = organisation(graine), tirage(graine, "capstone/defauts")
    t = _publications(o.nom, o, N_POSTS - DOUBLONS, 1.0, graine, periode)
    # Une publication achetée, au jeu, rassemble plus d’interactions que tout le reste du thème.
    lignes = np.flatnonzero((t["theme"] == VIRAL).to_numpy())
    elu = lignes[np.abs((t["date_heure"].iloc[lignes] - periode.jour(4, 10)).dt.days.to_numpy()).argmin()]
    reste = t.loc[np.setdiff1d(lignes, elu), "interactions"].sum()
    t.loc[elu, "portee"] = int(45 * t["portee"].median())
    t.loc[elu, ["reactions", "commentaires", "partages", "enregistrements"]] = [int(reste * x) for x in (1.6, .5, .3, .05)]
    t.loc[elu, "interactions"] = t.loc[elu, ["reactions", "commentaires", "partages", "enregistrements"]].sum()
    t.loc[elu, ["sponsorise", "texte"]] = [True, f"Jeu : deux places à gagner pour {o.rendez_vous[0]}. Commentez et invitez {LEXIQUE_CAPSTONE['nb_petit'][1]} personnes."]
    t["alt_texte"] = pd.Series((rng.random(len(t)) < .55).astype(float))
    t.loc[rng.choice(len(t), SANS_ALT, replace=False), "alt_texte"] = np.nan
    t["id_post"] = [f"P{i:03d}" for i in range(1, len(t) + 1)]
    doubles = rng.choice(np.setdiff1d(np.arange(len(t)), [elu]), DOUBLONS, replace=False)
    return pd.concat([t, t.iloc[np.sort(doubles)]], ignore_index=True)


def rivales(graine: int, periode: Periode) -> pd.DataFrame:
    """Publications de deux organisations comparables, vues de l’extérieur (sans portée)."""
    o = organisation(graine)
    vus: set[str] = set()
    lots = [_publications(nom, o, N_RIVALES // 2, echelle, graine, periode, vus) for nom, echelle in zip(o.rivales, (1.6, .7))]
    t = pd.concat(lots, ignore_index=True).sort_values("date_heure", kind="stable").reset_index(drop=True)
    t["id_post"] = [f"R{i:03d}" for i in range(1, len(t) + 1)]
    t["abonnes"] = np.rint(t["reseau"].map(o.abonnes) * t["organisation"].map(dict(zip(o.rivales, (1.6, .7))))).astype(int)
    return t


def avis(graine: int, periode: Periode) -> pd.DataFrame:
    """Avis laissés en ligne : les mauvais disent tous la même chose, et restent sans réponse."""
    o, rng = organisation(graine), tirage(graine, "capstone/avis")
    n = N_AVIS - 5
    t = pd.DataFrame({"date": periode.jours[np.sort(rng.choice(len(periode.jours), n))] + pd.to_timedelta(rng.integers(7 * 3600, 23 * 3600, n), unit="s")})
    t["note_1_5"] = rng.choice(5, n, p=(.16, .08, .09, .19, .48)) + 1
    plume, vus = _plume(o, rng), set()
    t["texte"] = [_neuf(plume, "avis/bien" if note >= 4 else "avis/moyen" if note == 3 else "avis/mauvais", vus, rng) for note in t["note_1_5"]]
    repondu = rng.random(n) < np.where(t["note_1_5"] <= 2, .14, .66)
    t["reponse"] = [plume.composer("reponse") if r else None for r in repondu]
    t["delai_reponse_h"] = pd.Series(rng.lognormal(np.log(20), .8, n).round(1)).where(repondu)
    t = pd.concat([t, t.iloc[np.sort(rng.choice(n, 5, replace=False))]], ignore_index=True)
    t["id"] = [f"V{i:03d}" for i in range(1, len(t) + 1)]
    return t


def mentions(graine: int, periode: Periode) -> pd.DataFrame:
    """Ce qu’on dit de l’organisation : un sujet monte en fin de saison, un quart parle d’autre chose."""
    o, rng = organisation(graine), tirage(graine, "capstone/mentions")
    n = N_MENTIONS - REPRISES
    quand = np.sort(rng.choice(len(periode.jours), n))
    t = pd.DataFrame({"date_heure": periode.jours[quand] + pd.to_timedelta(rng.integers(6 * 3600, 23 * 3600, n), unit="s")})
    rang = (t["date_heure"].dt.month.to_numpy() - 9) % 12
    genre = rng.choice(np.array(["positif", "neutre", "négatif", "hors"], dtype=object), n, p=(.2, .4, .16, .24))
    menace = (genre != "hors") & (rng.random(n) < np.array([.01] * 8 + [.03, .08, .18, .26])[rang])
    t["genre"] = np.where(menace, "menace", genre)
    plume, vus = _plume(o, rng), set()
    t["texte"] = [_neuf(plume, f"m/{g}", vus, rng) for g in t["genre"]]
    t["source"] = rng.choice(np.array(["réseau social", "forum", "blog"], dtype=object), n, p=(.8, .15, .05))
    t["audience"] = np.minimum(40 * (1 + rng.pareto(1.2, n)), 60_000).astype(int)
    t["auteur"] = [f"{a}{k}" for a, k in zip(rng.choice(np.array(["lune", "pas.presse", "tilleul", "voisine", "jo", "mika", "cafe.creme", "rosalie"], dtype=object), n), rng.integers(10, 990, n))]
    reprises = t.iloc[rng.choice(n, REPRISES, replace=False)].copy()
    reprises["texte"] = [f"RT @{a} : {x}" for a, x in zip(reprises["auteur"], reprises["texte"])]
    reprises["date_heure"] = np.minimum(reprises["date_heure"] + pd.to_timedelta(rng.integers(300, 40_000, REPRISES), unit="s"), pd.Timestamp(periode.fin) + pd.Timedelta(hours=23))
    t = pd.concat([t, reprises], ignore_index=True).sort_values("date_heure", kind="stable").reset_index(drop=True)
    t["id"] = [f"N{i:04d}" for i in range(1, len(t) + 1)]
    return t


def abonnes(graine: int, periode: Periode) -> pd.DataFrame:
    """Relevé quotidien, avec des jours manquants et un compteur remis à zéro."""
    o, rng = organisation(graine), tirage(graine, "capstone/abonnes")
    lots = []
    for reseau, depart in o.abonnes.items():
        gagnes = rng.poisson(depart * .0011, len(periode.jours))
        perdus = rng.poisson(depart * .0007, len(periode.jours))
        lot = pd.DataFrame({"date": periode.jours, "reseau": reseau, "abonnes": depart + np.cumsum(gagnes - perdus), "gagnes": gagnes, "perdus": perdus})
        lot.loc[rng.integers(20, 340), "abonnes"] = 0
        lots.append(lot.drop(index=rng.choice(len(lot), 5, replace=False)))
    return pd.concat(lots).sort_values(["date", "reseau"], kind="stable").reset_index(drop=True)
