"""Se comparer à base égale : même dénominateur, même période, médianes, effectifs et intervalles."""

from __future__ import annotations

import pandas as pd

from .ecriture import accorder
from .engagement import er_abonnes
from .incertitude import intervalle

SEUIL = 10
NOUS = "Marchevive"
_COLONNES = ("organisation", "id_post", "date_heure", "reseau", "type", "theme", "interactions", "abonnes", "er",
             "delai_premiere_relance_min")


def base_egale(posts: pd.DataFrame, concurrents: pd.DataFrame, *, debut: str, fin: str, reseau: str | None = None,
               abonnes: pd.DataFrame | None = None, nous: str = NOUS) -> pd.DataFrame:
    """Nos publications et celles des concurrents dans une seule table, sur la même période et la même base.

    Paramètres
    ----------
    posts : les nôtres (interactions, abonnes_jour, sponsorise, mois…) ; concurrents : les leurs (abonnes_mois…).
    debut, fin : premiers et derniers mois comparés, « 2026-04 », « 2026-06 », bornes comprises.
    reseau : un réseau, ou None pour tous.
    abonnes : le jeu abonnes_jour. Donné, nos abonnés sont ceux du 1er du mois, comme ceux des concurrents ;
        absent, ceux du jour.

    Les publications sponsorisées sont écartées : nous connaissons les nôtres, pas les leurs.
    Résultat : table organisation, id_post, date_heure, reseau, type, theme, interactions, abonnes, er (interactions
    pour 100 abonnés), delai_premiere_relance_min. Erreur : ValueError si la période est vide pour l’une des parties.
    Source : K02, taux d’engagement par abonnés (Hootsuite, 2019 et 2024) ; c’est la seule base connue des deux côtés.
    """
    notres = posts[~posts["sponsorise"].astype(bool)].assign(organisation=nous, abonnes=posts["abonnes_jour"])
    if abonnes is not None:
        premiers = abonnes[abonnes["date"].dt.day == 1].set_index(["reseau", "mois"])["abonnes"]
        cles = pd.MultiIndex.from_frame(notres[["reseau", "mois"]])
        notres = notres.assign(abonnes=premiers.reindex(cles).to_numpy())
    leurs = concurrents.assign(abonnes=concurrents["abonnes_mois"])
    parties = []
    for nom, partie in ((nous, notres), ("les concurrents", leurs)):
        gardee = partie[partie["mois"].between(debut, fin)]
        gardee = gardee if reseau is None else gardee[gardee["reseau"] == reseau]
        if gardee.empty:
            raise ValueError(f"Aucune publication pour {nom} entre {debut} et {fin}"
                             f"{f' sur {reseau}' if reseau else ''} : vérifiez les mois (AAAA-MM) et le réseau.")
        parties.append(gardee)
    table = pd.concat(parties, ignore_index=True)
    table["er"] = er_abonnes(table["interactions"], table["abonnes"])
    return table.reindex(columns=list(_COLONNES))


def comparer(table: pd.DataFrame, valeur: str = "er", groupe: str = "organisation", *,
             seuil: int = SEUIL) -> pd.DataFrame:
    """Médiane, intervalle et effectif de `valeur` dans chaque groupe, du plus haut au plus bas.

    Paramètres : table ; valeur, colonne de nombres ; groupe, colonne de noms ; seuil, effectif sous lequel on ne
    conclut pas (10 dans ce cours). Les cases vides sont laissées de côté et ne comptent pas dans l’effectif.
    Résultat : DataFrame indexé par groupe : effectif, mediane, bas, haut (95 %), total (somme, pour montrer
    pourquoi on ne classe pas par elle), conclure (« oui » ou « non »). Un effectif trop petit pour un
    intervalle (moins de 6) donne des bornes vides. Erreur : ValueError si une colonne manque.
    Sources : médiane et intervalle de rang exact, loi binomiale, sans hypothèse de forme (Conover, 1999, § 3.2) ;
    le seuil est une convention du cours.
    """
    manque = [nom for nom in (valeur, groupe) if nom not in table.columns]
    if manque:
        raise ValueError(f"Il manque dans la table : {', '.join(manque)}.")
    rangees = []
    for nom, colonne in table.groupby(groupe, sort=True)[valeur]:
        marge = intervalle(colonne, de="mediane")
        rangees.append((nom, marge.effectif, marge.estimation, marge.bas, marge.haut, float(colonne.sum()),
                        "oui" if marge.effectif >= seuil else "non"))
    resultat = pd.DataFrame(rangees, columns=[groupe, "effectif", "mediane", "bas", "haut", "total", "conclure"])
    return resultat.set_index(groupe).sort_values("mediane", ascending=False, kind="stable")


def themes(table: pd.DataFrame, valeur: str = "er", *, seuil: int = SEUIL) -> pd.DataFrame:
    """`comparer` par thème : effectif, médiane, intervalle, et si l’effectif permet de conclure."""
    return comparer(table, valeur, "theme", seuil=seuil)


def se_distinguent(comparaison: pd.DataFrame, un: str, autre: str) -> bool:
    """Vrai si les intervalles de deux groupes d’une comparaison ne se recouvrent pas, effectifs suffisants.

    Prudent : deux intervalles à 95 % peuvent se toucher alors que les médianes diffèrent (Schenker et Gentleman,
    2001). Erreur : ValueError si un groupe n’est pas dans la comparaison.
    """
    for nom in (un, autre):
        if nom not in comparaison.index:
            raise ValueError(f"« {nom} » n’est pas dans la comparaison : {', '.join(map(str, comparaison.index))}.")
    a, b = comparaison.loc[un], comparaison.loc[autre]
    if "non" in (a["conclure"], b["conclure"]):
        return False
    return bool(a["bas"] > b["haut"] or b["bas"] > a["haut"])


def phrase_de_groupe(comparaison: pd.DataFrame, nom: str) -> str:
    """« tutoriel 20 min : 3 publications, trop peu pour conclure », ou l’effectif seul s’il suffit."""
    ligne = comparaison.loc[nom]
    suite = "" if ligne["conclure"] == "oui" else ", trop peu pour conclure"
    return f"{nom} : {accorder(int(ligne['effectif']), 'publication')}{suite}"
