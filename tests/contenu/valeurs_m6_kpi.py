"""Les chiffres que citent les leçons du module 6, recalculés sur les jeux, écrits comme dans la prose."""

from __future__ import annotations

import math

import pandas as pd

from atelier_cm.donnees import charger
from atelier_cm.metier import kpi
from atelier_cm.metier.ecriture import ecrire_nombre as n


def valeurs() -> dict[str, str]:
    """Chaque chiffre cité, par son nom dans l'inventaire."""
    return {**_lecon_1(), **_lecon_2(), **_lecon_3(), **_lecon_4()}


def _posts():
    posts = charger("posts_marchevive")
    posts["err"] = kpi.err(posts["interactions"], posts["portee"])
    posts["er"] = kpi.er_abonnes(posts["interactions"], posts["abonnes_jour"])
    return posts


def _mois(posts, reseau, mois, sponsorises=False):
    choisis = posts[(posts["reseau"] == reseau) & (posts["mois"] == mois)]
    return choisis if sponsorises else choisis[~choisis["sponsorise"]]


def _agrege(posts, base="portee"):
    return n(100 * posts["interactions"].sum() / posts[base].sum(), 2)


def _bornes(nom, colonne):
    lu = kpi.intervalle(colonne, de="mediane")
    return {f"{nom}_med": n(lu.estimation, 2), f"{nom}_bas": n(lu.bas, 2), f"{nom}_haut": n(lu.haut, 2),
            f"{nom}_n": n(lu.effectif)}


def _lecon_1():
    cinq = charger("cinq_publications")
    noms = {"genoux": "Tutoriel genoux", "jeu": "Jeu-concours", "photo": "Photo de groupe",
            "escalier": "Tutoriel escalier", "promo": "Promo chaussures"}
    sortie = {}
    for court, nom in noms.items():
        ligne = cinq.loc[nom]
        sortie |= {f"{court}_p": n(ligne["portee"]), f"{court}_i": n(ligne["interactions"]),
                   f"{court}_err": n(100 * ligne["interactions"] / ligne["portee"], 2),
                   f"{court}_er": n(100 * ligne["interactions"] / 18600, 2)}
    err = 100 * cinq["interactions"] / cinq["portee"]
    return sortie | {
        "cinq_p": n(cinq["portee"].sum()), "cinq_i": n(cinq["interactions"].sum()), "cinq_max": n(cinq["portee"].max()),
        "cinq_moyen": n(err.mean(), 2), "cinq_agrege": _agrege(cinq), "cinq_median": n(err.median(), 2),
    }


def _lecon_2():
    posts = _posts()
    organiques = posts[~posts["sponsorise"]]
    page = organiques[organiques["reseau"] == "Facebook"]
    decembre = _mois(posts, "Facebook", "2025-12")
    promo = decembre[decembre["theme"] == "promotion"]
    sortie = {
        "dec_n": n(len(decembre)), "dec_moyen": n(decembre["err"].mean(), 2), "dec_agrege": _agrege(decembre),
        "dec_median": n(decembre["err"].median(), 2), "dec_max": n(decembre["err"].max(), 2),
        "dec_entre": n(int(((decembre["err"] >= 1) & (decembre["err"] < 4)).sum())),
        "promo_dec": n(promo["err"].median(), 2), "promo_dec_p": n(promo["portee"].sum()),
        "promo_dec_deux": n((promo["err"].median() + 1) / 2, 2),
    }
    for court, theme in {"tuto": "tutoriel 20 min", "temoin": "témoignage", "sortie": "sortie de groupe",
                         "produit": "produit", "promo_an": "promotion"}.items():
        sortie |= _bornes(court, page[page["theme"] == theme]["err"])
    for court, mois in {"juin": "2026-06", "juil": "2026-07"}.items():
        pro = _mois(posts, "LinkedIn", mois)
        sortie |= {f"li_{court}_n": n(len(pro)), f"li_{court}_part": n(pro["partages"].sum()),
                   f"li_{court}_ampli": n(pro["partages"].sum() / len(pro), 2)}
    automne = ["2025-10", "2025-11", "2025-12"]
    rivaux = charger("posts_concurrents")
    rivaux["er"] = kpi.er_abonnes(rivaux["interactions"], rivaux["abonnes_mois"])
    trimestre = rivaux[(rivaux["reseau"] == "Facebook") & rivaux["mois"].isin(automne)]
    sortie |= _bornes("mv", page[page["mois"].isin(automne)]["er"])
    for court, nom in {"vit": "Vitalpas", "ran": "Randofit", "gs": "Grand-Sentier", "spo": "Sportéo"}.items():
        siens = trimestre[trimestre["organisation"] == nom]["er"]
        sortie |= _bornes(court, siens) | {f"{court}_moyen": n(siens.mean(), 2)}
        for mois in ("07", "08"):
            ete = rivaux[(rivaux["organisation"] == nom) & (rivaux["mois"] == f"2026-{mois}")]
            sortie[f"{court}_{mois}"] = n(ete["interactions"].sum())
    return sortie


def _lecon_3():
    campagnes = charger("campagnes_roi").set_index("campagne")
    sortie = {}
    for court, nom in {"ete": "Été à l’ombre · Facebook · 17/07", "essai": "Essayer en boutique · LinkedIn · 26/06"}.items():
        c = campagnes.loc[nom]
        cout = c["budget_media"] + c["heures_internes"] * c["cout_horaire"]
        sortie |= {
            f"{court}_budget": n(c["budget_media"]), f"{court}_h": n(c["heures_internes"]), f"{court}_ca": n(c["ca"], 2),
            f"{court}_marge": n(c["marge"], 2), f"{court}_temps": n(c["heures_internes"] * c["cout_horaire"]),
            f"{court}_cout": n(cout), f"{court}_roas": n(kpi.roas(c["ca"], c["budget_media"]), 2),
            f"{court}_roi": n(kpi.roi(c["marge"], cout), 2), f"{court}_part": n(100 * c["marge"] / c["ca"], 0),
            f"{court}_net": n(c["marge"] - cout, 2), f"{court}_perte": n(abs(c["marge"] - cout), 0),
        }
    sortie["h_cout"] = n(campagnes["cout_horaire"].iloc[0], 0)
    abonnes = charger("abonnes_jour")
    for court, reseau in {"fb": "Facebook", "ig": "Instagram", "li": "LinkedIn", "yt": "YouTube"}.items():
        sien = abonnes[abonnes["reseau"] == reseau]
        aout = sien[sien["mois"] == "2026-08"]
        debut = int(sien[sien["mois"] == "2026-07"]["abonnes"].iloc[-1])
        sortie |= {f"{court}_gagnes": n(aout["gagnes"].sum()), f"{court}_perdus": n(aout["perdus"].sum()),
                   f"{court}_debut": n(debut), f"{court}_debut_code": str(debut), f"{court}_fin": n(aout["abonnes"].iloc[-1]),
                   f"{court}_solde": n(aout["gagnes"].sum() - aout["perdus"].sum()),
                   f"{court}_croissance": n(kpi.croissance(debut, aout["abonnes"].iloc[-1]), 2),
                   f"{court}_attrition": n(kpi.attrition(aout["perdus"].sum(), debut), 2)}
    return sortie


def _lecon_4():
    sortie = {}
    # Les vingt notes de Rives Partagées sont données dans la leçon.
    notes = pd.Series([10, 9, 9, 10, 8, 8, 7, 7, 7, 8, 6, 5, 9, 10, 4, 8, 9, 7, 3, 10])
    for court, fois in {"nps20": 1, "nps200": 10}.items():
        lu = kpi.intervalle(pd.concat([notes] * fois), de="nps")
        sortie |= {f"{court}_bas": n(lu.bas, 1), f"{court}_haut": n(lu.haut, 1)}
    messages = charger("messages_sav")
    messages["delai"] = kpi.delai_ouvre(messages["horodatage"], messages["horodatage_reponse"])
    for court, mois in {"jl": "2026-07", "ao": "2026-08"}.items():
        tous = messages[messages["mois"] == mois]
        utiles = tous[tous["besoin_reponse"]]
        repondus = utiles[utiles["horodatage_reponse"].notna()]
        humains = utiles[utiles["agent"] != "Mia"]
        mia = repondus[repondus["agent"] == "Mia"]
        equipe = repondus[repondus["agent"] != "Mia"]
        finis = repondus["delai"][repondus["delai"].map(math.isfinite)]
        sortie |= {
            f"{court}_tous": n(len(tous)), f"{court}_n": n(len(utiles)), f"{court}_inutiles": n(len(tous) - len(utiles)),
            f"{court}_sans": n(len(utiles) - len(repondus)),
            f"{court}_taux": n(kpi.taux_reponse(utiles["horodatage_reponse"]), 1),
            f"{court}_taux_tous": n(kpi.taux_reponse(tous["horodatage_reponse"]), 1),
            f"{court}_med": n(utiles["delai"].median(), 2), f"{court}_moy": n(finis.mean(), 2),
            f"{court}_med_sec": n(utiles["delai"].median() * 3600, 0),
            f"{court}_rep_med": n(finis.median(), 2), f"{court}_hum_med": n(humains["delai"].median(), 2),
            f"{court}_hum_rep_med": n(equipe["delai"].median(), 2),
            f"{court}_rouv": _part(repondus["reouvert"]), f"{court}_resolu": _part(repondus["resolu"]),
            f"{court}_mia_n": n(len(mia)), f"{court}_mia_rouv": _part(mia["reouvert"]),
            f"{court}_hum_rouv": _part(equipe["reouvert"]),
        }
    return sortie


def _part(colonne):
    connus = colonne.dropna()
    return n(100 * float(connus.astype(bool).mean()), 1) if len(connus) else "—"
