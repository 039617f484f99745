"""Les chiffres que citent les leçons du module 3, recalculés sur les jeux, écrits comme dans la prose."""

from __future__ import annotations

import pandas as pd

from atelier_cm.donnees import charger
from atelier_cm.metier import audit, kpi
from atelier_cm.metier.ecriture import ecrire_nombre as n

NOMS = {"mv": "Marchevive", "vit": "Vitalpas", "ran": "Randofit", "gs": "Grand-Sentier", "spo": "Sportéo"}
FIN = "2026-02"


def valeurs() -> dict[str, str]:
    """Chaque chiffre cité, par son nom dans l'inventaire."""
    posts = charger("posts_marchevive")
    posts = posts[posts["mois"] <= FIN]
    rivaux = charger("posts_concurrents")
    rivaux = rivaux[rivaux["mois"] <= FIN]
    messages = charger("messages_sav")
    messages = messages[(messages["mois"] <= FIN) & messages["besoin_reponse"]]
    return {**_photos(posts), **_messages(messages), **_pages(posts, rivaux), **_audit(posts, rivaux),
            **_engagement(posts, rivaux), **_causes(posts, rivaux)}


def _photos(posts):
    photos = posts[posts["type"].isin(["photo", "photo de banque"])]
    achetees = photos["type"] == "photo de banque"
    sortie = {"photos": n(len(photos)), "achetees": n(int(achetees.sum())), "part": n(100 * achetees.mean(), 1)}
    for court, reseau in {"fb": "Facebook", "ig": "Instagram", "li": "LinkedIn"}.items():
        siennes = achetees[photos["reseau"] == reseau]
        sortie |= {f"{court}_photos": n(len(siennes)), f"{court}_achetees": n(int(siennes.sum())),
                   f"{court}_prises": n(int((~siennes).sum())), f"{court}_part": n(100 * siennes.mean(), 1)}
    return sortie


# Les recherches de mots sont celles des cellules des leçons, à la lettre.
MOTS = {"k_colis": "colis|livr", "k_taille": "taille|pointure", "k_semelle": "semelle", "k_sortie": "sortie", "k_photo": "photo",
        "b_chute": "tomb[ée].*sortie", "b_gliss": "glissé", "b_baton": "suture", "b_pli": "me bless",
        "p_voir": "photos de diman|j'étais dessus", "p_mann": "ma(?:n|nn)equins", "p_retirer": "où l'on voit ma fille"}


def _messages(messages):
    sortie = {nom: n(int(messages["texte"].str.contains(motif, case=False).sum())) for nom, motif in MOTS.items()}
    sortie["k_tous"] = n(len(messages))
    sortie["sans_rep"] = n(100 - kpi.taux_reponse(messages["horodatage_reponse"]), 1)
    sorties = messages[messages["texte"].str.contains("sortie", case=False)]
    return sortie | {f"so_{mois[-2:]}": n(nombre) for mois, nombre in sorties.groupby("mois").size().items()}


def _pages(posts, rivaux):
    automne = audit.base_egale(posts, rivaux, debut="2025-09", fin="2025-11", reseau="Facebook")
    medianes, abonnes = audit.comparer(automne), automne.groupby("organisation")["abonnes"].max()
    sortie = {}
    for court, nom in NOMS.items():
        siens = posts if court == "mv" else rivaux[rivaux["organisation"] == nom]
        sortie |= {f"a_{court}": n(abonnes[nom]), f"m_{court}": n(medianes.loc[nom, "mediane"], 2),
                   f"tv_{court}": n(100 * (siens["theme"] == "tutoriel 20 min").mean(), 1)}
    actifs = charger("abonnes_jour")
    actifs = actifs[(actifs["reseau"] == "Facebook") & (actifs["mois"] == FIN)]
    part = (100 * actifs["membres_actifs"] / actifs["abonnes"]).median()
    return sortie | {"actifs_part": n(part, 1), "fb_abo": n(actifs["abonnes"].iloc[-1])}


def _audit(posts, rivaux):
    facebook = pd.concat([posts[posts["reseau"] == "Facebook"].assign(organisation="Marchevive"),
                          rivaux[rivaux["reseau"] == "Facebook"]])
    sortie = {}
    for court, nom in NOMS.items():
        siens = facebook[facebook["organisation"] == nom]
        rythme = audit.rythme(siens[siens["mois"] <= "2025-11"]["date_heure"])
        alt = audit.textes_alternatifs(siens)
        sortie |= {f"cv_{court}": n(rythme.variation, 0), f"ps_{court}": n(rythme.par_semaine, 1),
                   f"nf_{court}": n(100 * (alt.images - alt.avec_texte) / alt.images, 0),
                   f"cn_{court}": n(100 * alt.sans_texte / alt.connues, 0)}
        if court == "mv":
            sortie |= {"aut_n": n(rythme.publications), "fb_sans": n(alt.sans_texte), "fb_avec": n(alt.avec_texte),
                       "fb_vides": n(alt.inconnues), "fb_images": n(alt.images), "fb_connues": n(alt.connues),
                       "fb_sans_naif": n(alt.sans_texte + alt.inconnues),
                       "muettes": n(100 * alt.sans_texte / alt.connues, 1),
                       "muettes_naif": n(100 * (alt.images - alt.avec_texte) / alt.images, 1)}
    regles = pd.DataFrame(
        [("R07", "", "points d’exclamation", "au plus", 1, ""), ("R22", "", "émojis", "au plus", 1, ""),
         ("R28", "", "photo de banque", "au plus", 0, "conseil santé")],
        columns=["regle", "enonce", "mesure", "sens", "seuil", "exception"])
    ecarts = audit.ecarts(posts, regles)["ecarts"]
    return sortie | {code.lower(): n(ecarts[code]) for code in ("R07", "R22", "R28")}


def _bornes(nom, colonne):
    lu = kpi.intervalle(colonne, de="mediane")
    return {f"{nom}_med": n(lu.estimation, 2), f"{nom}_bas": n(lu.bas, 2), f"{nom}_haut": n(lu.haut, 2), f"{nom}_n": n(lu.effectif)}


def _engagement(posts, rivaux):
    organiques = posts[~posts["sponsorise"]].assign(err=lambda t: kpi.err(t["interactions"], t["portee"]))
    sortie = {}
    hiver = audit.base_egale(posts, rivaux, debut="2025-12", fin=FIN, reseau="Facebook")
    for court, nom in NOMS.items():
        sortie |= _bornes(f"fh_{court}", hiver[hiver["organisation"] == nom]["er"])
    facebook = organiques[(organiques["reseau"] == "Facebook") & (organiques["mois"] >= "2025-12")]
    sortie |= {"err_mv": n(facebook["err"].median(), 2), "er_vit": sortie["fh_vit_med"]}
    instagram = organiques[organiques["reseau"] == "Instagram"]
    themes = {"tuto": "tutoriel 20 min", "coul": "coulisses", "cons": "conseil santé", "sort": "sortie de groupe",
              "tem": "témoignage", "promo": "promotion", "prod": "produit", "jeu": "jeu-concours"}
    for court, theme in themes.items():
        sortie |= _bornes(f"t_{court}", instagram[instagram["theme"] == theme]["err"])
    youtube = organiques[(organiques["reseau"] == "YouTube") & (organiques["mois"] >= "2025-12")]
    return sortie | _bornes("yt_tuto", youtube[youtube["theme"] == "tutoriel 20 min"]["err"])


def _causes(posts, rivaux):
    organiques = posts[~posts["sponsorise"]].assign(err=lambda t: kpi.err(t["interactions"], t["portee"]))
    sortie = {}
    for court, theme in {"tuto": "tutoriel 20 min", "tem": "témoignage", "prod": "produit"}.items():
        siens = organiques[organiques["theme"] == theme]
        for lettre, genre in {"p": "photo", "b": "photo de banque"}.items():
            sortie[f"i_{court}_{lettre}"] = n(siens[siens["type"] == genre]["err"].median(), 2)
    facebook = rivaux[rivaux["reseau"] == "Facebook"]
    er, delai = kpi.er_abonnes(facebook["interactions"], facebook["abonnes_mois"]), facebook["delai_premiere_relance_min"]
    for court, masque in {"vite": delai <= 30, "tard": delai > 30, "jamais": delai.isna()}.items():
        sortie |= {f"r_{court}_med": n(er[masque].median(), 2), f"r_{court}_n": n(int(masque.sum()))}
    return sortie | _fournil() | _alize()


def _alize():
    avis = charger("avis_clients")
    alize = avis[avis["produit"] == "Alizé"]
    mars = alize[(alize["date"] >= "2026-03-01") & (alize["date"] < "2026-03-11")]
    avant = alize[alize["date"] < "2026-03-01"]
    semelles = mars["texte"].str.contains("semelle", case=False).sum()
    return {"al_n": n(len(mars)), "al_note": n(mars["note_1_5"].mean(), 1), "al_avant_n": n(len(avant)),
            "al_avant": n(avant["note_1_5"].mean(), 1), "al_semelles": n(int(semelles))}


def _fournil():
    """Les seize publications du Fournil sont données dans la leçon 4 : moment, mots, fautes."""
    matin = [(31, 2), (28, 1), (52, 3), (35, 0), (41, 1), (26, 2), (33, 1), (45, 2)]
    veille = [(44, 0), (39, 0), (58, 1), (30, 0), (47, 0), (29, 0), (36, 0), (50, 0)]
    tout = matin + veille
    groupes = {"matin": matin, "veille": veille, "long": [x for x in tout if x[0] >= 40], "court": [x for x in tout if x[0] < 40]}
    sortie = {}
    for nom, lignes in groupes.items():
        fautives = sum(fautes >= 1 for _, fautes in lignes)
        sortie |= {f"fo_{nom}": n(100 * fautives / len(lignes), 1), f"fo_n_{nom}": n(len(lignes))}
    return sortie
