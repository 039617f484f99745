"""Dire de combien un résultat peut bouger : intervalles de confiance à 95 % (`intervalle`)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import pandas as pd

from .ecriture import INSECABLE, avec_unite, ecrire_nombre
from .saisie import aligner, colonne, nombres
from .satisfaction import notes_entre

NIVEAU = 0.95
Z = NormalDist().inv_cdf(0.5 + NIVEAU / 2)
EFFECTIF_PRUDENT = 30


@dataclass(frozen=True)
class Intervalle:
    """Une estimation et ses bornes à 95 %. On peut écrire : bas, haut = kpi.intervalle(…).

    estimation, bas, haut : dans l’unité ; effectif : nombre d’observations ; mesure : ce qu’on estime.
    """

    estimation: float
    bas: float
    haut: float
    effectif: int
    mesure: str
    unite: str = ""

    def __iter__(self):
        yield self.bas
        yield self.haut

    @property
    def marge(self) -> float:
        """Demi-largeur de l’intervalle, dans l’unité."""
        return (self.haut - self.bas) / 2

    @property
    def fragile(self) -> bool:
        """Vrai si l’effectif est trop petit, ou l’intervalle réduit à un point ou non défini."""
        return self.effectif < EFFECTIF_PRUDENT or not self.haut > self.bas

    def contient(self, valeur: float) -> bool:
        """Vrai si la valeur est entre les bornes (bornes comprises)."""
        return self.bas <= valeur <= self.haut

    def __str__(self) -> str:
        decimales = 1 if "NPS" in self.mesure else 2
        if math.isnan(self.bas) or math.isnan(self.haut):
            return (f"{self.mesure} : {avec_unite(self.estimation, self.unite, decimales)} ; "
                    f"effectif {self.effectif}, trop petit pour un intervalle")
        prudence = " ; à lire avec prudence" if self.fragile else ""
        return (f"{self.mesure} : {avec_unite(self.estimation, self.unite, decimales)}, entre "
                f"{ecrire_nombre(self.bas, decimales)} et {avec_unite(self.haut, self.unite, decimales)} "
                f"(confiance 95{INSECABLE}%, effectif {ecrire_nombre(self.effectif)}{prudence})")

    __repr__ = __str__


def intervalle(*donnees, de: str = "moyenne") -> Intervalle:
    """Intervalle de confiance à 95 %.

    Paramètres
    ----------
    de : ce que l’on estime, et donc ce que l’on donne :
        "moyenne"      une colonne de nombres ;
        "mediane"      une colonne de nombres (inf permis : messages sans réponse) ;
        "proportion"   une colonne de vrai/faux, ou deux nombres : combien, sur combien (résultat en %) ;
        "taux agrege"  deux colonnes : interactions, base (résultat en %) ;
        "nps"          une colonne de notes de 0 à 10 ;
        "ecart nps"    deux colonnes de notes : la première vague, puis la seconde.

    Résultat : Intervalle (estimation, bas, haut, effectif). Trop peu de données : bornes nan.
    Erreur : ValueError si `de` est inconnu ou si les données ne conviennent pas.

    Sources : moyenne, loi de Student (1908) ; médiane, statistiques d’ordre et loi binomiale (aucune
    hypothèse de forme) ; proportion, Wilson (1927) ; taux agrégé, estimateur par quotient, variance
    linéarisée (usage général des sondages) ; NPS et écart de deux NPS, variance de la différence de deux
    proportions d’un même tirage multinomial (usage général), vagues supposées indépendantes.
    """
    mesure = str(de).lower().replace("_", " ").replace("é", "e")
    if mesure not in _MESURES:
        raise ValueError(f"de=\"{de}\" n’est pas prévu. Choisissez : " + ", ".join(f"\"{m}\"" for m in _MESURES) + ".")
    calcul, attendus = _MESURES[mesure]
    if len(donnees) not in attendus:
        raise ValueError(f"de=\"{de}\" demande {' ou '.join(map(str, attendus))} argument(s) avant « de » ; "
                         f"vous en donnez {len(donnees)}.")
    return calcul(*donnees)


def wilson(succes: float, effectif: float) -> tuple[float, float]:
    """Bornes de Wilson (1927) d’une proportion, entre 0 et 1 ; (nan, nan) si l’effectif est nul."""
    if not effectif:
        return math.nan, math.nan
    p, z2 = succes / effectif, Z * Z
    centre = (p + z2 / (2 * effectif)) / (1 + z2 / effectif)
    demi = Z * math.sqrt(p * (1 - p) / effectif + z2 / (4 * effectif**2)) / (1 + z2 / effectif)
    # Les bornes exactes en 0 et en n : l'arrondi des flottants les ferait sortir de [0, 1].
    return (0.0 if succes == 0 else centre - demi), (1.0 if succes == effectif else centre + demi)


def quantile_student(degres: int) -> float:
    """Quantile à 97,5 % de la loi de Student (1908), par bissection de sa fonction de répartition exacte."""
    if degres > 2000:
        return Z
    bas, haut = Z, 13.0
    for _ in range(60):
        milieu = (bas + haut) / 2
        bas, haut = (milieu, haut) if _part_centrale(milieu, degres) < NIVEAU else (bas, milieu)
    return (bas + haut) / 2


def _part_centrale(t: float, degres: int) -> float:
    """P(|T| ≤ t), somme finie pour un nombre entier de degrés (Abramowitz et Stegun, 26.7.3 et 26.7.4)."""
    angle = math.atan(t / math.sqrt(degres))
    cos2, impair = math.cos(angle) ** 2, degres % 2
    if degres == 1:
        return 2 * angle / math.pi
    terme = somme = math.cos(angle) if impair else 1.0
    for k in range(2 + impair, degres - 1, 2):
        terme *= cos2 * (k - 1) / k
        somme += terme
    return 2 / math.pi * (angle + math.sin(angle) * somme) if impair else math.sin(angle) * somme


def _de_moyenne(valeurs) -> Intervalle:
    lues = colonne(valeurs, "valeurs", negatif=True).dropna()
    n, moyenne = len(lues), float(lues.mean()) if len(lues) else math.nan
    demi = quantile_student(n - 1) * float(lues.std()) / math.sqrt(n) if n > 1 else math.nan
    return Intervalle(moyenne, moyenne - demi, moyenne + demi, n, "Moyenne")


def _de_mediane(valeurs) -> Intervalle:
    triees = np.sort(colonne(valeurs, "valeurs", negatif=True, infini=True).dropna().to_numpy())
    n = len(triees)
    rang, cumul, masse = 0, 0.0, 0.5**n if n < 1000 else 0.0
    if n >= 1000:  # 0,5^n sort des flottants : l'approximation normale du rang est alors exacte à une place près
        rang = math.floor((n - Z * math.sqrt(n)) / 2)
    else:
        while rang < n and cumul + masse <= (1 - NIVEAU) / 2:
            cumul, masse, rang = cumul + masse, masse * (n - rang) / (rang + 1), rang + 1
    mediane = float(pd.Series(triees).median()) if n else math.nan
    if rang == 0:
        return Intervalle(mediane, math.nan, math.nan, n, "Médiane")
    return Intervalle(mediane, float(triees[rang - 1]), float(triees[n - rang]), n, "Médiane")


def _de_proportion(succes, effectif=None) -> Intervalle:
    if effectif is None:
        if not (isinstance(succes, pd.Series) and pd.api.types.is_bool_dtype(succes.dtype)):
            raise ValueError("de=\"proportion\" : donnez une colonne de vrai/faux, ou deux nombres (combien, sur combien).")
        reponses = succes.dropna()
        succes, effectif = int(reponses.sum()), len(reponses)
    oui, tous = nombres(succes, "succes"), nombres(effectif, "effectif")
    if not (isinstance(oui, float) and isinstance(tous, float)) or oui > tous:
        raise ValueError("de=\"proportion\" : le premier nombre compte une partie du second ; il ne peut pas le dépasser.")
    bas, haut = wilson(oui, tous)
    return Intervalle(100 * oui / tous if tous else math.nan, 100 * bas, 100 * haut, int(tous), "Proportion", "%")


def _de_taux_agrege(haut_, bas_) -> Intervalle:
    y, x = aligner(colonne(haut_, "interactions"), colonne(bas_, "base"), "interactions", "base")
    garde = y.notna() & x.notna()
    y, x = y[garde], x[garde]
    n, somme = len(x), float(x.sum())
    if not somme:
        return Intervalle(math.nan, math.nan, math.nan, n, "Taux agrégé", "%")
    taux = float(y.sum()) / somme
    if n < 2:
        return Intervalle(100 * taux, math.nan, math.nan, n, "Taux agrégé", "%")
    ecart = math.sqrt(float(((y - taux * x) ** 2).sum()) / (n - 1) / n) / (somme / n)
    demi = quantile_student(n - 1) * ecart
    return Intervalle(100 * taux, 100 * max(0.0, taux - demi), 100 * (taux + demi), n, "Taux agrégé", "%")


def _score_et_variance(notes) -> tuple[float, float, int]:
    """NPS entre −1 et 1, variance de ce score (p + d − (p − d)²) ÷ n, effectif."""
    lues = notes_entre(notes, 0, 10)
    if lues.empty:
        return math.nan, math.nan, 0
    p, d = float((lues >= 9).mean()), float((lues <= 6).mean())
    return p - d, (p + d - (p - d) ** 2) / len(lues), len(lues)


def _de_nps(notes) -> Intervalle:
    score, variance, n = _score_et_variance(notes)
    demi = Z * math.sqrt(variance) if n else math.nan
    bas, haut = (max(-1.0, score - demi), min(1.0, score + demi)) if n else (math.nan, math.nan)
    return Intervalle(100 * score, 100 * bas, 100 * haut, n, "NPS")


def _de_ecart_nps(avant, apres) -> Intervalle:
    s1, v1, n1 = _score_et_variance(avant)
    s2, v2, n2 = _score_et_variance(apres)
    demi = Z * math.sqrt(v1 + v2) if n1 and n2 else math.nan
    # L'effectif affiché est celui de la plus petite vague : c'est elle qui limite la conclusion.
    return Intervalle(100 * (s2 - s1), 100 * (s2 - s1 - demi), 100 * (s2 - s1 + demi), min(n1, n2), "Écart de NPS")


_MESURES = {
    "moyenne": (_de_moyenne, (1,)), "mediane": (_de_mediane, (1,)), "proportion": (_de_proportion, (1, 2)),
    "taux agrege": (_de_taux_agrege, (2,)), "nps": (_de_nps, (1,)), "ecart nps": (_de_ecart_nps, (2,)),
}
