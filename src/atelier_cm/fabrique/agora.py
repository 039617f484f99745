"""Le réseau interne « Agora » du Groupe Ternavel : ses membres, ses messages."""

import unicodedata

import numpy as np
import pandas as pd

from .agora_corpus import (ANNONCES, AUTOMATES, CHUTES, CHUTES_METIER, CHUTES_REPONSE, COMMUNAUTES, DISCUSSIONS, FUSION, LEXIQUE_AGORA, MOIS_RELATIFS, NOMS, PRENOMS, QUESTIONS,
                           REPONSES)
from .grammaire import Grammaire
from .graines import ajuster_total, tirage
from .periode import Periode

SITES = {"Brévelle": 1_176, "Cressy": 820, "Longval": 640, "Port-Genêt": 540}
DIRECTIONS = {"production": 1_180, "logistique": 390, "maintenance": 320, "commerce": 306, "recherche": 220, "qualité": 150, "informatique": 120,
              "finance": 110, "marketing": 96, "achats": 88, "ressources humaines": 84, "sécurité": 64, "juridique": 26, "communication": 22}
SITE_EN_RETRAIT, FUSIONNEES = "Longval", ("commerce", "marketing")
MORTES = ("Qualité", "Achats responsables", "Club photo")
PERSONNES, AUTOMATES_N = 3_176, 24
AUTOMATES_OU = "Journal des automates"
ADOPTION, ADOPTION_RETRAIT = .61, .34
PARTS_90_9_1, REGULIER = (.88, .10, .02), 52        # parts mesurées, et messages par an d’une personne régulière
MESSAGES, ANNONCE, QUESTION, REPONSE, DISCUSSION = 18_000, 700, 3_600, 8_100, 2_000
PILIERS, PART_PILIERS = 3, .40
DELAI_MEDIAN_H = 5.6
_ANCIENS = 70                                       # ont écrit dans l’année, ne se connectent plus


def _sans_accent(texte: str) -> str:
    return unicodedata.normalize("NFD", texte).encode("ascii", "ignore").decode()


def _membres(graine: int, periode: Periode) -> pd.DataFrame:
    rng = tirage(graine, "agora/membres")
    m = pd.DataFrame({"direction": rng.permutation(np.repeat(np.array(list(DIRECTIONS), dtype=object), list(DIRECTIONS.values())))})
    m["site"] = rng.permutation(np.repeat(np.array(list(SITES), dtype=object), list(SITES.values())))
    # Le siège est à Brévelle : ailleurs, les petites directions tiennent sur les doigts d’une main.
    petites = m["direction"].isin(["juridique", "communication", "marketing", "achats", "ressources humaines", "sécurité"]) & (rng.random(len(m)) < .85)
    m.loc[petites, "site"] = "Brévelle"
    m["nom"] = [f"{PRENOMS[rng.integers(len(PRENOMS))]} {NOMS[rng.integers(len(NOMS))]}" for _ in range(len(m))]
    m["annee_naissance"] = periode.fin.year - rng.integers(19, 64, len(m))
    age = periode.fin.year - m["annee_naissance"]
    m["anciennete"] = np.minimum(np.rint(rng.gamma(1.4, 7, len(m))), age - 18).astype(int)
    actifs = _actifs(m, rng)
    m["connexion_30j"] = np.where(actifs, 1 + rng.binomial(21, rng.beta(1.3, 1.8, len(m))), 0)
    m["role"] = ""
    n = int(actifs.sum())
    ecrivent = rng.permutation(np.flatnonzero(actifs))
    reguliers, occasionnels = round(PARTS_90_9_1[2] * n), round(PARTS_90_9_1[1] * n)
    m.loc[ecrivent[:PILIERS], "role"] = "pilier"
    m.loc[ecrivent[PILIERS:reguliers], "role"] = "régulier"
    m.loc[ecrivent[reguliers:reguliers + occasionnels], "role"] = "occasionnel"
    m.loc[rng.choice(np.flatnonzero(~actifs), _ANCIENS, replace=False), "role"] = "ancien"
    m.loc[m["role"].isin(["pilier", "régulier"]), "connexion_30j"] = 22
    robots = pd.DataFrame({"direction": "informatique", "site": "Brévelle", "role": "automate", "connexion_30j": 30,
                           "nom": [f"{nom}-{i + 1}" for nom in AUTOMATES for i in range(AUTOMATES_N // len(AUTOMATES))]})
    m = pd.concat([m, robots], ignore_index=True).iloc[rng.permutation(PERSONNES + AUTOMATES_N)].reset_index(drop=True)
    m["id_membre"] = [f"T{n:05d}" for n in np.sort(rng.choice(np.arange(10_000, 60_000), len(m), replace=False))]
    m["courriel"] = _courriels(m["nom"])
    return m


def _actifs(m: pd.DataFrame, rng: np.random.Generator) -> np.ndarray:
    """Qui s’est connecté dans le mois : 61 % en tout, 34 % à Longval."""
    actifs, retrait = np.zeros(len(m), dtype=bool), (m["site"] == SITE_EN_RETRAIT).to_numpy()
    la = round(ADOPTION_RETRAIT * retrait.sum())
    actifs[rng.choice(np.flatnonzero(retrait), la, replace=False)] = True
    actifs[rng.choice(np.flatnonzero(~retrait), round(ADOPTION * len(m)) - la, replace=False)] = True
    return actifs


def _courriels(noms: pd.Series) -> list[str]:
    base = noms.map(_sans_accent).str.lower().str.replace(" ", ".", regex=False)
    rang = base.groupby(base).cumcount()
    return [f"{b}{r + 1 if r else ''}@ternavel.example" for b, r in zip(base, rang)]


def _plumes(m: pd.DataFrame, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Qui écrit quoi : une liste d’auteurs (rangs de membres) par nature de message."""
    def repeter(role: str, total: int, plancher: int, plafond: int, forme: float) -> np.ndarray:
        qui = np.flatnonzero((m["role"] == role).to_numpy())
        poids = rng.pareto(forme, len(qui)) + 1
        libre = np.minimum(np.floor(poids / poids.sum() * (total - plancher * len(qui))), plafond - plancher).astype(int)
        nombres = plancher + ajuster_total(libre, total - plancher * len(qui), rng, np.full(len(qui), plafond - plancher))
        return rng.permutation(np.repeat(qui, nombres))

    piliers_r = round(PART_PILIERS * REPONSE)
    occasionnels, anciens = repeter("occasionnel", 2_400, 1, REGULIER - 1, 1.1), repeter("ancien", 150, 1, 6, 2)
    piliers = repeter("pilier", piliers_r + 60, 900, 1_400, 3)
    reste = ANNONCE + QUESTION + REPONSE + DISCUSSION - len(occasionnels) - len(anciens) - len(piliers)
    reguliers = repeter("régulier", reste, REGULIER, 900, 2.2)
    questions = np.concatenate([occasionnels[:1_500], anciens[:100], reguliers[:QUESTION - 1_600]])
    reguliers = reguliers[QUESTION - 1_600:]
    ici = REPONSE - piliers_r - 600
    reponses = np.concatenate([piliers[:piliers_r], occasionnels[1_500:2_100], reguliers[:ici]])
    annonces = reguliers[ici:ici + ANNONCE]
    discussions = np.concatenate([piliers[piliers_r:], occasionnels[2_100:], anciens[100:], reguliers[ici + ANNONCE:]])
    return {n: rng.permutation(v) for n, v in (("question", questions), ("réponse", reponses), ("annonce", annonces), ("discussion", discussions))}


def _bornes(communaute: str, periode: Periode) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Jours où l’on écrit dans cette communauté."""
    debut, fin = pd.Timestamp(periode.debut), pd.Timestamp(periode.fin)
    return {"Qualité": (debut, periode.jour(2, 6)), "Achats responsables": (debut, periode.jour(1, 16)), "Club photo": (debut, periode.jour(2, 4)),
            "Fusion : vos questions": (periode.jour(1, 12), fin), "Chaleur à l’atelier": (periode.jour(6, 8), fin),
            "Accueil alternance": (periode.jour(8, 18), fin)}.get(communaute, (debut, fin))


def _dater(communautes: np.ndarray, periode: Periode, rng: np.random.Generator) -> np.ndarray:
    dates = np.empty(len(communautes), dtype="datetime64[s]")
    for nom in dict.fromkeys(communautes):
        ici = np.flatnonzero(communautes == nom)
        jours = pd.date_range(*_bornes(nom, periode), freq="D")
        poids = np.where(jours.day_of_week < 5, 1.0, .12) * np.where(jours.month == 8, .5, 1.0)
        quand = jours[rng.choice(len(jours), len(ici), p=poids / poids.sum())].values.astype("datetime64[s]")
        dates[ici] = quand + (rng.integers(6 * 3600, 19 * 3600, len(ici))).astype("timedelta64[s]")
    return dates


def _fils(m: pd.DataFrame, periode: Periode, graine: int) -> pd.DataFrame:
    """Questions, réponses, discussions et annonces, avec leur fil."""
    rng = tirage(graine, "agora/fils")
    plumes = _plumes(m, rng)
    noms, parts = np.array(list(COMMUNAUTES), dtype=object), np.array([c[0] for c in COMMUNAUTES.values()])

    def ouvrir(nature: str, n: int) -> pd.DataFrame:
        t = pd.DataFrame({"nature": nature, "qui": plumes[nature], "communaute": rng.choice(noms, n, p=parts / parts.sum())})
        if nature == "annonce":
            t["communaute"] = "Annonces du groupe"
        t["date_heure"] = _dater(t["communaute"].to_numpy(), periode, rng)
        return t

    tetes = pd.concat([ouvrir("question", QUESTION), ouvrir("discussion", DISCUSSION), ouvrir("annonce", ANNONCE)], ignore_index=True)
    tetes["fil"] = np.arange(len(tetes))
    visees = rng.permutation(QUESTION)[:round(.88 * QUESTION)]
    cible = np.concatenate([visees, rng.choice(visees, REPONSE - len(visees))])
    premiere = np.arange(REPONSE) < len(visees)
    qui = plumes["réponse"]
    for _ in range(6):                               # on ne répond pas le premier à sa propre question
        memes = np.flatnonzero(qui == tetes["qui"].to_numpy()[cible])
        autres = rng.integers(0, REPONSE, len(memes))
        for a, b in zip(memes, autres):
            qui[a], qui[b] = qui[b], qui[a]
    delai = np.where(premiere, rng.lognormal(np.log(DELAI_MEDIAN_H), 1.1, REPONSE), 0)
    attente = np.zeros(QUESTION)
    attente[cible[premiere]] = delai[premiere]
    delai = np.where(premiere, delai, attente[cible] + rng.exponential(14, REPONSE) + .1)
    suite = pd.DataFrame({"nature": "réponse", "qui": qui, "communaute": tetes["communaute"].to_numpy()[cible], "fil": cible,
                          "date_heure": tetes["date_heure"].to_numpy()[cible] + np.rint(delai * 3600).astype("timedelta64[s]")})
    t = pd.concat([tetes, suite], ignore_index=True)
    repondues = np.isin(np.arange(QUESTION), visees)
    t["resolue"] = pd.Series([bool(r) and bool(rng.random() < .74) for r in repondues], dtype=object).reindex(range(len(t)))
    return t


def _automates(m: pd.DataFrame, n: int, periode: Periode, graine: int) -> pd.DataFrame:
    rng = tirage(graine, "agora/automates")
    qui = rng.choice(np.flatnonzero((m["role"] == "automate").to_numpy()), n)
    noms = m["nom"].to_numpy()[qui]
    ou = {"svc-qualite": "Qualité", "svc-supervision": "Maintenance", "svc-energie": "Énergie et déchets", "svc-tickets": "Bureautique et logiciels"}
    communaute = np.array([ou.get(nom.rsplit("-", 1)[0], AUTOMATES_OU) for nom in noms], dtype=object)
    jours = periode.jours[rng.integers(0, len(periode.jours), n)].values.astype("datetime64[s]")
    return pd.DataFrame({"nature": "discussion", "qui": qui, "communaute": communaute,
                         "date_heure": jours + (rng.integers(0, 24, n) * 3600 + rng.integers(0, 3) * 60).astype("timedelta64[s]")})


def agora(graine: int, periode: Periode) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Membres et messages, colonnes de fabrication comprises (« role »)."""
    m = _membres(graine, periode)
    t = _fils(m, periode, graine)
    t = pd.concat([t, _automates(m, MESSAGES - len(t), periode, graine)], ignore_index=True)
    t = t[t["date_heure"] < pd.Timestamp(periode.fin) + pd.Timedelta(days=1)]
    t = t.sort_values("date_heure", kind="stable").reset_index(drop=True)
    t["fil"] = t["fil"].where(t["fil"].notna(), pd.Series(np.arange(len(t)) + 100_000, dtype=float)).astype(int)
    t["fil"] = "F" + (pd.factorize(t["fil"])[0] + 1).astype(str).astype(object)
    t["id"] = [f"A{i:05d}" for i in range(1, len(t) + 1)]
    for colonne in ("direction", "site"):
        t[colonne] = m[colonne].to_numpy()[t["qui"]]
    t["auteur"] = m["id_membre"].to_numpy()[t["qui"]]
    _ecrire(t, m, tirage(graine, "agora/textes"))
    _compter(m, t)
    return m, t


def _ecrire(t: pd.DataFrame, m: pd.DataFrame, rng: np.random.Generator) -> None:
    regles = dict(LEXIQUE_AGORA) | MOIS_RELATIFS | {"annonce": ANNONCES, "chute": CHUTES, "chute_reponse": CHUTES_REPONSE, "chute_metier": CHUTES_METIER} | {f"auto/{n}": (v,) for n, v in AUTOMATES.items()}
    regles |= {f"{nature}/{ton}": v for (nature, ton), v in FUSION.items()}
    for sujet, questions in QUESTIONS.items():
        # Les réponses propres au sujet reviennent deux fois plus que les passe-partout.
        regles |= {f"q/{sujet}": questions, f"r/{sujet}": REPONSES[sujet] * 2 + REPONSES["commun"],
                   f"d/{sujet}": DISCUSSIONS.get(sujet, ()) + DISCUSSIONS["commun"]}
    plume, vus, textes, lus = Grammaire(regles, rng), set(), [], []
    noms, roles = m["nom"].to_numpy(), m["role"].to_numpy()
    for qui, nature, communaute, direction, mois in zip(t["qui"], t["nature"], t["communaute"], t["direction"], t["date_heure"].dt.month):
        ton = None
        if roles[qui] == "automate":
            regle = f"auto/{noms[qui].rsplit('-', 1)[0]}"
        elif nature == "annonce":
            regle = "annonce"
        else:
            sujet, lettre = COMMUNAUTES[communaute][1], nature[:1].replace("é", "e")
            if sujet == "fusion":
                parts = (.56, .36, .08) if direction in FUSIONNEES else (.24, .56, .2)
                ton = str(rng.choice(["négatif", "neutre", "positif"], p=parts))
                regle = f"{lettre}/{ton}"
            else:
                regle = f"{lettre}/{sujet}"
        for essai in range(15):
            texte = plume.composer(regle, str(mois))
            if nature == "question" and ton is None and rng.random() < .5:
                metier = sujet in ("technique", "bureau", "qualité", "devis")
                texte = f"{texte} {plume.composer('chute_metier' if metier else 'chute')}"
            elif nature == "réponse" and essai > 2:
                texte = f"{texte} {plume.composer('chute_reponse')}"
            if texte not in vus:
                break
        vus.add(texte)
        textes.append(texte)
        lus.append(ton)
    t["texte"], t["tonalite"] = textes, pd.Series(lus, dtype=object)


def _compter(m: pd.DataFrame, t: pd.DataFrame) -> None:
    """Les compteurs du profil sont ceux des messages, à l’unité."""
    n = len(m)
    m["messages_12m"] = np.bincount(t["qui"], minlength=n)
    for colonne, nature in (("reponses_12m", "réponse"), ("questions_12m", "question")):
        m[colonne] = np.bincount(t.loc[t["nature"] == nature, "qui"], minlength=n)
    m["resolues_12m"] = np.bincount(t.loc[t["resolue"].eq(True), "qui"], minlength=n)
