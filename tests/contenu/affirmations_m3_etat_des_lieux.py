"""Ce que les leçons du module 3 affirment en toutes lettres (« quatre sur dix », « deux fois moins ») reste vrai des données."""

from __future__ import annotations

import re
from functools import lru_cache

from atelier_cm.donnees import charger
from atelier_cm.metier import audit, kpi, plan_action
from valeurs_m3_etat_des_lieux import valeurs

FIN = "2026-02"


@lru_cache
def _v() -> dict[str, float]:
    return {nom: float(re.sub(r"\s", "", texte).replace(",", ".")) for nom, texte in valeurs().items()}


def _posts():
    posts = charger("posts_marchevive")
    return posts[posts["mois"] <= FIN].assign(err=lambda t: kpi.err(t["interactions"], t["portee"]))


def _rivaux():
    rivaux = charger("posts_concurrents")
    return rivaux[rivaux["mois"] <= FIN]


def _hiver(reseau):
    return audit.comparer(audit.base_egale(_posts(), _rivaux(), debut="2025-12", fin=FIN, reseau=reseau))


def _se_touchent(reseau, un, autre):
    return not audit.se_distinguent(_hiver(reseau), un, autre)


def _themes(reseau):
    posts = _posts()
    gardes = posts[(posts["reseau"] == reseau) & (posts["mois"] >= "2025-12") & ~posts["sponsorise"]]
    return audit.themes(gardes, "err")


def _blessures_du_programme():
    messages = charger("messages_sav")
    messages = messages[messages["mois"] <= FIN]["texte"]
    blesses = messages[messages.str.contains("tomb[ée].*sortie|glissé|suture|me bless", case=False)]
    return int(blesses.str.contains("30 jours en|programme", case=False).sum())


def _purge():
    abonnes = charger("abonnes_jour")
    jour = abonnes[(abonnes["reseau"] == "Instagram") & (abonnes["date"] == "2026-02-14")].iloc[0]
    zeros = abonnes[(abonnes["reseau"] == "YouTube") & (abonnes["abonnes"] == 0)]
    return jour["perdus"] == 412 and [str(d.date()) for d in zeros["date"]] == ["2026-01-20", "2026-01-21", "2026-01-22"]


def _sans_photo_youtube():
    return not set(_posts().query("reseau == 'YouTube'")["type"]) & {"photo", "photo de banque"}


def _concentration_vitalpas():
    facebook = _rivaux().query("reseau == 'Facebook'")
    return (facebook[facebook["delai_premiere_relance_min"] <= 30]["organisation"] == "Vitalpas").mean() > 0.5


def _effectifs_a_sujet_egal():
    posts = _posts()
    photos = posts[posts["type"].isin(["photo", "photo de banque"]) & ~posts["sponsorise"]]
    comptes = photos.groupby(["theme", "type"]).size().unstack()
    return set(comptes[comptes.min(axis=1) >= 10].index) == {"tutoriel 20 min", "témoignage", "produit"}


def _actions():
    import itertools

    import pandas as pd

    actions = pd.DataFrame({"action": list("BCDF"), "impact": [5, 4, 5, 3], "heures": [2, 4, 7, 2], "decide": "équipe"})
    meilleur = plan_action.victoires_rapides(actions.set_index("action"), heures=12)
    totaux = sorted((sum(actions["impact"][i] for i in c) for k in range(1, 5) for c in itertools.combinations(range(4), k)
                     if sum(actions["heures"][i] for i in c) <= 12), reverse=True)
    return set(meilleur.index) == set("BDF") and totaux[0] == 13 and totaux[1] < 13


AFFIRMATIONS = [
    (1, "Plus d’une sur trois.", lambda: 33.4 < _v()["fb_part"] < 50),
    (1, "Quatre photos sur dix sont achetées sur Instagram, deux sur dix sur LinkedIn",
     lambda: 37 < _v()["ig_part"] < 43 and 17 < _v()["li_part"] < 25),
    (1, "YouTube n’en montre pas", _sans_photo_youtube),
    (1, "une publication sur cinq ou six", lambda: all(100 / 6.5 < _v()[f"tv_{c}"] < 100 / 4.5 for c in ("mv", "vit", "ran", "gs", "spo"))),
    (1, "Sportéo a la plus grande salle, Vitalpas la plus animée",
     lambda: _v()["a_spo"] == max(_v()[f"a_{c}"] for c in ("mv", "vit", "ran", "gs", "spo"))
     and _v()["m_vit"] == max(_v()[f"m_{c}"] for c in ("mv", "vit", "ran", "gs", "spo"))),
    (1, "La plus grande page est celle où il se passe le moins de choses",
     lambda: _v()["m_spo"] == min(_v()[f"m_{c}"] for c in ("mv", "vit", "ran", "gs", "spo"))),
    (1, "On écrit d’abord pour un colis ou une taille ; une sortie vient ensuite, devant les photos et les semelles",
     lambda: _v()["k_colis"] > _v()["k_taille"] > _v()["k_sortie"] > _v()["k_photo"] > _v()["k_semelle"]),
    (2, "Marchevive publie le plus souvent, et varie à peu près comme les autres",
     lambda: _v()["ps_mv"] == max(_v()[f"ps_{c}"] for c in ("mv", "vit", "ran", "gs", "spo")) and _v()["cv_mv"] < _v()["cv_spo"]),
    (2, "Instagram perd 412 personnes d’un coup", _purge),
    (2, "Compter les vides comme des « non » noircit toutes les pages Facebook",
     lambda: all(_v()[f"nf_{c}"] > _v()[f"cn_{c}"] for c in ("mv", "vit", "ran", "gs", "spo"))),
    (2, "presque tous les écarts à ces trois règles tiennent aux images toutes faites",
     lambda: _v()["r28"] > 0.8 * (_v()["r07"] + _v()["r22"] + _v()["r28"])),
    (2, "Vitalpas est devant nous, et les barres ne se touchent pas",
     lambda: audit.se_distinguent(_hiver("Facebook"), "Vitalpas", "Marchevive")),
    (2, "À base égale, nous sommes deuxièmes", lambda: list(_hiver("Facebook").index)[:2] == ["Vitalpas", "Marchevive"]),
    (2, "nos bornes se touchent encore", lambda: _se_touchent("Instagram", "Vitalpas", "Marchevive")
     and _hiver("Instagram").loc["Vitalpas", "mediane"] > _hiver("Instagram").loc["Marchevive", "mediane"]),
    (2, "un seul thème atteint dix publications : le témoignage",
     lambda: list(_themes("YouTube").query("conclure == 'oui'").index) == ["témoignage"]),
    (2, "Les coulisses sont notre deuxième thème sur YouTube",
     lambda: list(_themes("YouTube").index).index("coulisses") == 1 and _themes("YouTube").loc["coulisses", "effectif"] < 5),
    (2, "la seule publiée finit dernière", lambda: _themes("YouTube").index[-1] == "sortie de groupe"
     and _themes("YouTube").iloc[-1]["effectif"] == 1),
    (3, "Le tutoriel de 20 minutes dépasse le produit et la promotion, pas encore les coulisses",
     lambda: _v()["t_tuto_bas"] > max(_v()["t_prod_haut"], _v()["t_promo_haut"]) and _v()["t_tuto_bas"] < _v()["t_coul_haut"]),
    (3, "fait réagir deux fois plus qu’une promotion", lambda: _v()["t_tuto_med"] > 2 * _v()["t_promo_med"]),
    (3, "Une de nos photos sur trois est achetée toute faite", lambda: 31 < _v()["part"] < 36),
    (3, "Un message sur six", lambda: 15 < _v()["sans_rep"] < 18),
    (3, "plus que les quatre concurrents", lambda: _v()["ps_mv"] > max(_v()[f"ps_{c}"] for c in ("vit", "ran", "gs", "spo"))),
    (3, "d’une quinzaine à une vingtaine de messages parlent d’une sortie",
     lambda: all(13 <= _v()[f"so_{m}"] <= 22 for m in ("09", "10", "11", "12", "01", "02"))),
    (3, "aucune ne cite encore le programme", lambda: _blessures_du_programme() == 0),
    (3, "Quelques messages par sujet", lambda: all(3 <= _v()[f"b_{k}"] <= 9 for k in ("chute", "gliss", "baton", "pli"))),
    (4, "Les fautes suivent la hâte bien plus que la longueur",
     lambda: _v()["fo_matin"] - _v()["fo_veille"] > 3 * abs(_v()["fo_long"] - _v()["fo_court"])),
    (4, "À sujet égal, la photo achetée fait réagir deux fois moins",
     lambda: all(_v()[f"i_{t}_p"] > 1.7 * _v()[f"i_{t}_b"] for t in ("tuto", "tem", "prod"))),
    (4, "les trois thèmes qui ont au moins dix photos de chaque sorte", _effectifs_a_sujet_egal),
    (4, "Là où la marque répond dans la demi-heure, on interagit davantage",
     lambda: _v()["r_vite_med"] > 1.5 * _v()["r_tard_med"] > _v()["r_jamais_med"]),
    (4, "la plupart de ces réponses rapides viennent de la même page, Vitalpas", _concentration_vitalpas),
    (4, "la semelle revient dans la plupart", lambda: _v()["al_semelles"] > _v()["al_n"] / 2),
    (4, "le plus grand effet total possible", _actions),
]
