"""Ce que les leçons du module 6 affirment en toutes lettres (« un sur cinq », « deux dépassent ») reste vrai des données."""

from __future__ import annotations

import math
from functools import lru_cache

from atelier_cm.donnees import charger
from atelier_cm.metier import kpi



@lru_cache
def _posts():
    posts = charger("posts_marchevive")
    posts["err"] = kpi.err(posts["interactions"], posts["portee"])
    posts["er"] = kpi.er_abonnes(posts["interactions"], posts["abonnes_jour"])
    return posts[~posts["sponsorise"]]


def _choix(**filtres):
    posts = _posts()
    for colonne, valeur in filtres.items():
        posts = posts[posts[colonne] == valeur]
    return posts


def _theme(nom):
    return kpi.intervalle(_choix(reseau="Facebook", theme=nom)["err"], de="mediane")


def _trimestre(nom):
    automne = ["2025-10", "2025-11", "2025-12"]
    if nom == "Marchevive":
        nous = _choix(reseau="Facebook")
        return kpi.intervalle(nous[nous["mois"].isin(automne)]["er"], de="mediane")
    eux = charger("posts_concurrents")
    eux = eux[(eux["organisation"] == nom) & (eux["reseau"] == "Facebook") & eux["mois"].isin(automne)]
    return kpi.intervalle(kpi.er_abonnes(eux["interactions"], eux["abonnes_mois"]), de="mediane")


def _ete(nom):
    rivaux = charger("posts_concurrents")
    siens = rivaux[rivaux["organisation"] == nom].groupby("mois")["interactions"].sum()
    return siens["2026-08"] / siens["2026-07"]


def _tetes(reseau, colonne):
    return _choix(reseau=reseau, mois="2025-12").groupby(colonne)["err"].median().sort_values(ascending=False)


@lru_cache
def _messages(mois):
    messages = charger("messages_sav")
    messages = messages[(messages["mois"] == mois) & messages["besoin_reponse"]].copy()
    messages["delai"] = kpi.delai_ouvre(messages["horodatage"], messages["horodatage_reponse"])
    return messages


def _part(colonne):
    return float(colonne.dropna().astype(bool).mean())


def _roi(nom):
    c = charger("campagnes_roi").set_index("campagne").loc[nom]
    return kpi.roi(c["marge"], c["budget_media"] + c["heures_internes"] * c["cout_horaire"])


def _juillet_ampli():
    parts = [_choix(reseau="LinkedIn", mois=m)["partages"] for m in ("2026-06", "2026-07")]
    return parts[1].mean() / parts[0].mean(), parts[1].sum() < parts[0].sum()


OMBRE, BOUTIQUE = "Été à l’ombre · Facebook · 17/07", "Essayer en boutique · LinkedIn · 26/06"
RIVAUX = ("Grand-Sentier", "Randofit", "Sportéo", "Vitalpas")
CINQ = charger("cinq_publications")["portee"]
JUILLET, AOUT = "2026-07", "2026-08"

AFFIRMATIONS = [
    (1, "plus de six fois le public d’un tutoriel", lambda: CINQ["Jeu-concours"] / CINQ["Tutoriel escalier"] > 6),
    (1, "premier à gauche, quatrième à droite", lambda: _rangs("Jeu-concours") == (1, 4)),
    (2, "la promotion arrive en tête de tous les sujets", lambda: _tetes("Facebook", "theme").index[0] == "promotion"),
    (2, "Une publication. Une seule.", lambda: len(_choix(reseau="Facebook", mois="2025-12", theme="promotion")) == 1),
    (2, "et deux dépassent 7 %", lambda: (_choix(reseau="Facebook", mois="2025-12")["err"] > 7).sum() == 2),
    (2, "Les trois se ressemblent ce mois-là.", lambda: _ecart_des_trois() < 0.3),
    (2, "ne se touchent pas : l’écart tient",
     lambda: _theme("promotion").haut < _theme("tutoriel 20 min").bas),
    (2, "Celles des témoignages et des sorties se recouvrent",
     lambda: _theme("témoignage").bas < _theme("sortie de groupe").haut and _theme("sortie de groupe").bas < _theme("témoignage").haut),
    (2, "Le document arrive en tête sur trois publications",
     lambda: _tetes("LinkedIn", "type").index[0] == "document" and len(_choix(reseau="LinkedIn", mois="2025-12", type="document")) == 3),
    (2, "chaque publication est relayée autant qu’avant", lambda: 0.95 < _juillet_ampli()[0] < 1.1 and _juillet_ampli()[1]),
    (2, "ses bornes sont toutes au-dessus des nôtres", lambda: _trimestre("Vitalpas").bas > _trimestre("Marchevive").haut),
    (2, "Sportéo nous suit", lambda: _trimestre("Sportéo").haut < _trimestre("Marchevive").bas),
    (2, "les deux autres ne se départagent pas de nous",
     lambda: all(_trimestre(n).bas < _trimestre("Marchevive").haut and _trimestre("Marchevive").bas < _trimestre(n).haut
                 for n in ("Randofit", "Grand-Sentier"))),
    (2, "Les quatre reculent, de peu ou de moitié", lambda: all(0.4 < _ete(n) < 0.95 for n in RIVAUX)),
    (3, "c’est le bon côté de zéro", lambda: 0 < _roi(BOUTIQUE) < 3 and _roi(OMBRE) < 0),
    (4, "la moitié des messages attendent plus de quatre heures ouvrées", lambda: 4 <= _messages(JUILLET)["delai"].median() < 5),
    (4, "un sur cinq attend toujours", lambda: 0.18 < _messages(JUILLET)["horodatage_reponse"].isna().mean() < 0.22),
    (4, "La plupart des \"\n    \"réponses arrivent en moins de six heures ouvrées",
     lambda: (_repondus(JUILLET)["delai"] < 6).mean() > 0.6),
    (4, "plus d’une fois sur deux, cela veut dire", lambda: (_repondus(AOUT)["agent"] == "Mia").mean() > 0.5),
    (4, "une personne sur trois doit réécrire", lambda: 0.3 < _part(_agent("Mia")["reouvert"]) < 0.37),
    (4, "Une demande sur quatre a dû être rouverte en août, contre une sur dix environ en juillet",
     lambda: 0.22 < _part(_repondus(AOUT)["reouvert"]) < 0.28 and 0.08 < _part(_repondus(JUILLET)["reouvert"]) < 0.12),
    # Les deux phrases à barrer sont bien contredites, la cinquième est bien vraie.
    (4, "L’équipe répond désormais en moins d’une minute", lambda: _sans_mia()["delai"].median() > 1),
    (4, "Les demandes sont mieux réglées qu’en juillet",
     lambda: _part(_repondus(AOUT)["resolu"]) < _part(_repondus(JUILLET)["resolu"]) - 0.1),
    (4, "Les réouvertures d’août viennent surtout des demandes passées par Mia",
     lambda: _agent("Mia")["reouvert"].sum() > 0.7 * _repondus(AOUT)["reouvert"].sum()),
]


def _rangs(nom):
    cinq = charger("cinq_publications")
    taux = cinq["interactions"] / cinq["portee"]
    return tuple(int(c.rank(ascending=False)[nom]) for c in (cinq["interactions"], taux))


def _ecart_des_trois():
    dec = _choix(reseau="Facebook", mois="2025-12")
    trois = (dec["err"].mean(), dec["err"].median(), 100 * dec["interactions"].sum() / dec["portee"].sum())
    return max(trois) - min(trois)


def _repondus(mois):
    messages = _messages(mois)
    return messages[messages["horodatage_reponse"].notna() & messages["delai"].map(math.isfinite)]


def _agent(nom):
    return _repondus(AOUT)[_repondus(AOUT)["agent"] == nom]


def _sans_mia():
    return _repondus(AOUT)[_repondus(AOUT)["agent"] != "Mia"]
