"""Un taux d’engagement, lu en entier : quelle division, sur combien de publications, à quoi prendre garde."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from .ecriture import accorder, avec_unite, ecrire_date, ecrire_mois, ecrire_nombre
from .engagement import taux_agrege, taux_median, taux_moyen
from .incertitude import EFFECTIF_PRUDENT, Intervalle, intervalle
from .saisie import diviser

BASES = {"portee": "portée", "abonnes": "abonnés", "affichages": "affichages"}
CALCULS = {"agrege": "taux agrégé", "moyen": "moyenne des taux", "median": "taux médian"}
_CALCULER = {"agrege": taux_agrege, "moyen": taux_moyen, "median": taux_median}
_MESURE = {"agrege": "taux agrege", "moyen": "moyenne", "median": "mediane"}
_COMPTEURS = ("impressions", "vues")


@dataclass(frozen=True)
class LectureTaux:
    """Un taux et tout ce qu’il faut pour le croire ou le discuter.

    valeur : % ; numerateur, denominateur : totaux de la sélection ; effectif : publications comptées ;
    marge : Intervalle à 95 % ; formule, avertissements : phrases ; colonne : dénominateur réellement lu.
    """

    titre: str
    formule: str
    colonne: str
    numerateur: float
    denominateur: float
    effectif: int
    valeur: float
    marge: Intervalle
    avertissements: tuple[str, ...]

    @property
    def lignes(self) -> tuple[tuple[str, str], ...]:
        """La lecture, en couples (ce que c’est, combien)."""
        bornes = ("non défini" if math.isnan(self.marge.bas) or math.isnan(self.marge.haut) else
                  f"de {ecrire_nombre(self.marge.bas, 2)} à {avec_unite(self.marge.haut, '%', 2)}")
        return (
            ("Formule", self.formule),
            ("Numérateur", f"{accorder(int(self.numerateur), 'interaction')}"),
            ("Dénominateur", f"{ecrire_nombre(self.denominateur, 0)} ({self.colonne})"),
            ("Effectif", accorder(self.effectif, "publication")),
            ("Résultat", avec_unite(self.valeur, "%", 2)),
            ("Intervalle à 95 %", bornes),
        )

    def __str__(self) -> str:
        texte = [self.titre] + [f"{nom} : {valeur}" for nom, valeur in self.lignes]
        return "\n".join(texte + [f"Attention : {phrase}" for phrase in self.avertissements])

    __repr__ = __str__


def lire_taux(table: pd.DataFrame, *, base: str = "portee", reseau: str | None = None, mois=None,
              sponsorise: bool = False, calcul: str = "agrege") -> LectureTaux:
    """Calcule un taux d’engagement sur une sélection de publications, et dit comment il est fait.

    Paramètres
    ----------
    table : publications (colonnes interactions, portee, abonnes_jour, impressions, vues, reseau, mois,
        date_heure, sponsorise).
    base : "portee", "abonnes", "affichages" (le compteur qui couvre le mieux la période), ou
        "impressions", "vues" pour choisir le compteur.
    reseau : un réseau, ou None pour tous ; mois : "2026-03", ("2026-01", "2026-03"), ou None pour tout.
    sponsorise : compter aussi les publications sponsorisées.
    calcul : "agrege" (une division, à la fin), "moyen" (moyenne des taux), "median".

    Résultat : LectureTaux. L’intervalle dit de combien le taux bougerait avec d’autres publications du même genre.
    Erreur : ValueError si un choix n’existe pas ; une sélection vide donne un résultat « non défini ».
    Source des formules : K01, K02, K03 (Hootsuite, 2019 et 2024).
    """
    _verifier(table, base, reseau, calcul)
    posts = table if reseau is None else table[table["reseau"] == reseau]
    debut, fin = _periode(mois, table)
    posts = posts[(posts["mois"] >= debut) & (posts["mois"] <= fin)]
    achetes = int(posts["sponsorise"].astype(bool).sum())
    if not sponsorise:
        posts = posts[~posts["sponsorise"].astype(bool)]
    colonne = _colonne(posts, base)
    garde = posts[posts[colonne].notna() & posts["interactions"].notna()]
    haut, bas = garde["interactions"].astype("float64"), garde[colonne].astype("float64")
    taux = diviser(haut, bas, 100)
    marge = (intervalle(haut, bas, de=_MESURE[calcul]) if calcul == "agrege" else intervalle(taux, de=_MESURE[calcul]))
    return LectureTaux(
        titre=_titre(base, colonne, calcul, reseau, debut, fin, sponsorise),
        formule=_formule(calcul, colonne), colonne=_dire_denominateur(colonne), numerateur=float(haut.sum()),
        denominateur=float(bas.sum()), effectif=len(garde), valeur=_CALCULER[calcul](haut, bas), marge=marge,
        avertissements=tuple(_avertir(table, posts, garde, colonne, calcul, reseau, sponsorise, achetes)),
    )


def comparer_bases(table: pd.DataFrame, *, reseau: str | None = None, mois=None, sponsorise: bool = False,
                   calcul: str = "agrege") -> pd.DataFrame:
    """Le même taux sur les trois bases, une ligne par base : numérateur, dénominateur, effectif, taux et bornes (%).

    Paramètres et erreurs : voir `lire_taux`.
    """
    lues = {nom: lire_taux(table, base=base, reseau=reseau, mois=mois, sponsorise=sponsorise, calcul=calcul)
            for base, nom in BASES.items()}
    return pd.DataFrame(
        [(lu.numerateur, lu.denominateur, lu.effectif, round(lu.valeur, 2), round(lu.marge.bas, 2),
          round(lu.marge.haut, 2)) for lu in lues.values()],
        columns=["numerateur", "denominateur", "publications", "taux", "borne_basse", "borne_haute"],
        index=pd.Index(lues, name="base"))


def _verifier(table, base, reseau, calcul) -> None:
    for nom, valeur, permis in (("base", base, (*BASES, *_COMPTEURS)), ("calcul", calcul, tuple(CALCULS))):
        if valeur not in permis:
            raise ValueError(f"{nom} : « {valeur} » n’existe pas. Choisissez parmi {', '.join(permis)}.")
    for colonne in ("interactions", "portee", "reseau", "mois", "sponsorise"):
        if colonne not in table.columns:
            raise ValueError(f"La colonne « {colonne} » manque : partez de charger(\"posts_marchevive\").")
    if reseau is not None and reseau not in set(table["reseau"]):
        raise ValueError(f"reseau : « {reseau} » n’est pas dans le tableau. On y trouve {', '.join(sorted(set(table['reseau'])))}.")


def _periode(mois, table) -> tuple[str, str]:
    if mois is None:
        return str(table["mois"].min()), str(table["mois"].max())
    debut, fin = (mois, mois) if isinstance(mois, str) else tuple(mois)
    for borne in (debut, fin):
        ecrire_mois(borne)
    if debut > fin:
        raise ValueError(f"La période finit ({fin}) avant de commencer ({debut}).")
    return debut, fin


def _colonne(posts, base) -> str:
    """La colonne du dénominateur ; « affichages » prend le compteur rempli pour le plus de publications."""
    if base != "affichages":
        return {"abonnes": "abonnes_jour"}.get(base, base)
    presents = [c for c in _COMPTEURS if c in posts.columns]
    if not presents:
        raise ValueError("Ni impressions ni vues dans ce tableau.")
    return max(presents, key=lambda c: int(posts[c].notna().sum()))


def _titre(base, colonne, calcul, reseau, debut, fin, sponsorise) -> str:
    periode = ecrire_mois(debut) if debut == fin else f"de {ecrire_mois(debut)} à {ecrire_mois(fin)}"
    par = BASES.get(base, base) if base != "affichages" else f"affichages ({colonne})"
    return (f"{CALCULS[calcul].capitalize()} d’engagement par {par}, {reseau or 'tous réseaux'}, {periode}, "
            f"{'sponsorisé compris' if sponsorise else 'hors sponsorisé'}")


def _formule(calcul, colonne) -> str:
    if calcul == "agrege":
        totaux = {"portee": "total des portées", "abonnes_jour": "total des abonnés, publication par publication,"}
        return f"total des interactions ÷ {totaux.get(colonne, 'total des ' + colonne)} × 100"
    nom = {"portee": "portée", "abonnes_jour": "abonnés du jour"}.get(colonne, colonne)
    suite = "moyenne de ces taux" if calcul == "moyen" else "taux du milieu, une fois rangés"
    return f"interactions ÷ {nom} × 100 pour chaque publication, puis {suite}"


def _dire_denominateur(colonne: str) -> str:
    return {"portee": "somme des portées : un poids, pas un public",
            "abonnes_jour": "abonnés, comptés une fois par publication"}.get(colonne, colonne)


def _avertir(table, posts, garde, colonne, calcul, reseau, sponsorise, achetes):
    if garde.empty:
        yield ("aucune publication dans cette sélection, donc aucun taux." if posts.empty else
               f"aucune des {accorder(len(posts), 'publication')} n’a de valeur de {colonne}, donc aucun taux.")
    elif len(garde) < EFFECTIF_PRUDENT:
        yield f"{accorder(len(garde), 'publication')} seulement : l’intervalle compte plus que le résultat."
    if 0 < len(garde) < len(posts):
        yield f"{accorder(len(posts) - len(garde), 'publication')} sans valeur de {colonne}, hors du calcul."
    if len(garde) and sponsorise and achetes:
        yield (accorder(achetes, "publication sponsorisée comptée", "publications sponsorisées comptées")
               + " ; leur portée est achetée.")
    if calcul == "moyen" and len(garde) and garde[colonne].max() > 20 * max(1, garde[colonne].min()):
        yield (f"une publication à {ecrire_nombre(garde[colonne].min())} pèse ici autant que celle à "
               f"{ecrire_nombre(garde[colonne].max())} ({colonne}).")
    if len(garde) and reseau is None and posts["reseau"].nunique() > 1:
        yield "plusieurs réseaux ensemble : chacun définit la portée et les affichages à sa façon."
    if colonne in _COMPTEURS:
        yield from _rupture(table if reseau is None else table[table["reseau"] == reseau], garde, colonne)


def _rupture(table, garde, colonne):
    """Les impressions s’arrêtent, les vues commencent : deux compteurs, deux séries."""
    if not all(c in table.columns and table[c].notna().any() for c in _COMPTEURS) or "date_heure" not in table.columns:
        return
    fin = table.loc[table["impressions"].notna(), "date_heure"].max()
    debut = table.loc[table["vues"].notna(), "date_heure"].min()
    autre = _COMPTEURS[1 - _COMPTEURS.index(colonne)]
    deux = int(garde[autre].notna().sum())
    yield (f"rupture de série. Les impressions s’arrêtent le {ecrire_date(fin)}, les vues commencent le "
           f"{ecrire_date(debut)} ; ce taux ne lit que les {colonne}. Ne le comparez pas à un taux par {autre}"
           + (f" ({accorder(deux, 'publication')} de la sélection ont les deux)." if deux else "."))
