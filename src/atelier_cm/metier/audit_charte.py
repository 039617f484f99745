"""Écarts à la charte : des règles écrites en données, leurs exceptions, et celles qui se contredisent.

Une charte est une table, une règle par ligne :

    regle               code court, unique (R1)
    enonce              la règle telle que l’équipe la lit
    mesure              ce que l’on compte, un nom de `MESURES`
    sens                « au plus », « au moins »
    seuil               nombre
    mots                pour les mesures de mots : mots séparés par une virgule
    reseau, theme       la règle ne vaut que là (noms séparés par une virgule) ; vide : partout
    exception           type, thème ou mot-dièse que la règle excepte ; vide : aucune
    contredit           code d’une règle que l’équipe sait incompatible ; vide : aucune
"""

from __future__ import annotations

import re

import pandas as pd

from .audit_export import AVEC_IMAGE
from .catalogue import simplifier

_EMOJI = re.compile("[\U0001F300-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF]")
_MAJUSCULES = re.compile(r"\b[A-ZÀÂÇÉÈÊËÎÏÔÙÛÜŒ]{4,}\b")
SENS = ("au plus", "au moins")
VIDES = {"mots": "", "reseau": "", "theme": "", "exception": "", "contredit": ""}


def _mots(posts, regle) -> pd.Series:
    cherches = sorted(_noms(regle["mots"]))
    textes = (" " + posts["texte"].map(simplifier) + " ")
    return sum((textes.str.count(f" {re.escape(mot)}(?= )") for mot in cherches), pd.Series(0, index=posts.index))


def _colonne(posts, prete: str, calcul):
    """La colonne comptée d’avance si la table l’a, sinon le calcul sur la publication."""
    return posts[prete] if prete in posts.columns else calcul(posts)


# Nom de la mesure → fonction (posts, règle) → un nombre par publication ; vide : on ne sait pas.
MESURES = {
    "signes": lambda p, r: p["texte"].str.len(),
    "mots cités": _mots,
    "points d’exclamation": lambda p, r: p["texte"].str.count("!"),
    "émojis": lambda p, r: p["texte"].str.count(_EMOJI),
    "émoji final": lambda p, r: p["texte"].str.rstrip("\ufe0f\u200d ").str[-1:].str.count(_EMOJI),
    "mots en capitales": lambda p, r: p["texte"].str.count(_MAJUSCULES),
    "mots-dièse": lambda p, r: _colonne(p, "nombre_diese", lambda q: q["hashtags"].fillna("").str.count("#")),
    "liens": lambda p, r: p["url"].notna().astype(int),
    "questions": lambda p, r: p["texte"].str.count(r"\?"),
    "texte alternatif": lambda p, r: p["alt_texte"].where(p["type"].isin(AVEC_IMAGE)),
    "photo de banque": lambda p, r: (p["type"] == "photo de banque").astype(int),
    "heure": lambda p, r: _colonne(p, "heure", lambda q: q["date_heure"].dt.hour),
    "dimanche": lambda p, r: (_colonne(p, "jour", lambda q: q["date_heure"].dt.day_of_week.map({6: "dimanche"})) == "dimanche").astype(int),
}
_PAR_NOM = {simplifier(nom): calcul for nom, calcul in MESURES.items()}


def lire_charte(charte: pd.DataFrame) -> pd.DataFrame:
    """Une charte vérifiée, indexée par règle. Erreur : ValueError (colonne, mesure, sens ou seuil qui ne va pas)."""
    charte = charte.reset_index() if charte.index.name == "regle" else charte
    manque = [nom for nom in ("regle", "enonce", "mesure", "sens", "seuil") if nom not in charte.columns]
    if manque:
        raise ValueError(f"Il manque dans la charte : {', '.join(manque)}.")
    lue = charte.assign(**{nom: charte[nom].fillna("").astype(str) if nom in charte.columns else vide
                           for nom, vide in VIDES.items()})
    for _, regle in lue.iterrows():
        if simplifier(regle["mesure"]) not in _PAR_NOM:
            raise ValueError(f"Règle {regle['regle']} : « {regle['mesure']} » n’est pas une mesure connue "
                             f"({', '.join(MESURES)}).")
        if regle["sens"] not in SENS or regle["seuil"] != regle["seuil"]:
            raise ValueError(f"Règle {regle['regle']} : il faut « au plus » ou « au moins », et un seuil.")
    if lue["regle"].duplicated().any():
        raise ValueError(f"La règle {lue['regle'][lue['regle'].duplicated()].iloc[0]} est écrite deux fois.")
    return lue.set_index("regle")


def releve(posts: pd.DataFrame, charte: pd.DataFrame, *, exceptions: bool = True) -> pd.DataFrame:
    """Une ligne par publication et par règle : regle, id_post, valeur, situation.

    situation : « conforme », « écart », « exceptée » (l’exception de la règle s’applique) ou « inconnue » (la case est
    vide : ni écart, ni conformité). Une règle qui ne vise pas la publication (autre réseau, pas d’image) n’y est pas.
    exceptions=False ignore les exceptions : utile pour montrer ce que coûte de ne pas lire la règle jusqu’au bout.
    """
    morceaux = []
    for code, regle in lire_charte(charte).iterrows():
        vises = posts
        for ou in ("reseau", "theme"):
            if regle[ou]:
                vises = vises[vises[ou].map(simplifier).isin(_noms(regle[ou]))]
        if simplifier(regle["mesure"]) == "texte alternatif":
            vises = vises[vises["type"].isin(AVEC_IMAGE)]
        valeurs = _PAR_NOM[simplifier(regle["mesure"])](vises, regle).astype("float64")
        seuil = float(regle["seuil"])
        fautif = valeurs > seuil if regle["sens"] == "au plus" else valeurs < seuil
        situation = fautif.map({True: "écart", False: "conforme"}).where(valeurs.notna(), "inconnue")
        if exceptions and regle["exception"]:
            situation = situation.mask(_exceptees(vises, regle["exception"]), "exceptée")
        morceaux.append(pd.DataFrame({"regle": code, "id_post": vises["id_post"], "valeur": valeurs,
                                      "situation": situation}))
    return pd.concat(morceaux, ignore_index=True) if morceaux else pd.DataFrame(
        columns=["regle", "id_post", "valeur", "situation"])


def ecarts(posts: pd.DataFrame, charte: pd.DataFrame, *, exceptions: bool = True) -> pd.DataFrame:
    """Pour chaque règle : visees, ecarts, exceptees, inconnues (publications), dans l’ordre de la charte.

    Paramètres : posts, table de publications ; charte, table décrite en tête de module.
    Résultat : DataFrame indexé par `regle`. Les règles contradictoires y sont comptées comme les autres : c’est
    `contradictions` qui dit de ne pas les appliquer ensemble. Erreur : ValueError si la charte ne se lit pas.
    """
    lue = lire_charte(charte)
    situations = releve(posts, charte, exceptions=exceptions)
    comptes = pd.crosstab(situations["regle"], situations["situation"]).reindex(index=lue.index, fill_value=0)
    noms = {"ecarts": "écart", "exceptees": "exceptée", "inconnues": "inconnue"}
    resultat = pd.DataFrame({nom: comptes.get(s, pd.Series(0, index=lue.index)) for nom, s in noms.items()})
    resultat.insert(0, "visees", comptes.sum(axis=1).astype(int))
    return resultat.astype("int64")


def contradictions(charte: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    """Les couples de règles qu’on ne peut pas suivre ensemble : (règle, règle, pourquoi).

    Reconnues : celles que la charte déclare (`contredit`), et deux règles sur la même mesure, les mêmes mots et un
    même réseau, dont l’une demande plus que l’autre ne permet. Chaque couple n’est dit qu’une fois.
    """
    lue, trouvees = lire_charte(charte), {}
    for code, regle in lue.iterrows():
        if regle["contredit"] in lue.index:
            trouvees.setdefault(frozenset((code, regle["contredit"])),
                                (code, regle["contredit"], "la charte les déclare incompatibles"))
        for autre_code, autre in lue.iterrows():
            if _s_opposent(regle, autre):
                trouvees.setdefault(frozenset((code, autre_code)), (code, autre_code, (
                    f"l’une demande au moins {regle['seuil']:g} pour « {regle['mesure']} », "
                    f"l’autre au plus {autre['seuil']:g}")))
    rangs = {code: i for i, code in enumerate(lue.index)}
    couples = [(*sorted((a, b), key=rangs.get), raison) for a, b, raison in trouvees.values()]
    return tuple(sorted(couples, key=lambda c: (rangs[c[0]], rangs[c[1]])))


def _s_opposent(regle, autre) -> bool:
    return (regle["sens"] == "au moins" and autre["sens"] == "au plus" and float(regle["seuil"]) > float(autre["seuil"])
            and all(simplifier(regle[n]) == simplifier(autre[n]) for n in ("mesure", "mots"))
            and all(not regle[ou] or not autre[ou] or _noms(regle[ou]) & _noms(autre[ou]) for ou in ("reseau", "theme")))


def _exceptees(posts: pd.DataFrame, exception: str) -> pd.Series:
    """Vrai pour une publication dont le type, le thème ou un mot-dièse est cité par l’exception."""
    cites = _noms(exception)
    par_case = posts["type"].map(simplifier).isin(cites) | posts["theme"].map(simplifier).isin(cites)
    if "hashtags" not in posts.columns:
        return par_case
    dieses = posts["hashtags"].fillna("").str.split().map(lambda mots: any(simplifier(m) in cites for m in mots))
    return par_case | dieses.astype(bool)


def _noms(texte: str) -> frozenset[str]:
    return frozenset(simplifier(m) for m in str(texte).split(",") if simplifier(m))
