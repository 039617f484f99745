"""Lire ce qu’on donne à un indicateur : un nombre ou une colonne, sinon une phrase qui aide."""

from __future__ import annotations

import math
import numbers

import numpy as np
import pandas as pd

from .ecriture import ecrire_nombre

Nombres = float | pd.Series


def nombres(valeur, nom: str, *, negatif: bool = False, infini: bool = False) -> Nombres:
    """Rend un float ou une Series de float64, ou refuse en français.

    Paramètres
    ----------
    valeur : nombre, colonne pandas, liste ou tableau à une dimension. Les trous deviennent nan.
    nom : nom du paramètre, repris dans la phrase d’erreur.
    negatif : accepter les valeurs négatives (un gain peut être une perte, pas un effectif).
    infini : accepter l’infini (un message resté sans réponse a un délai infini).

    Erreur : ValueError si la valeur ne se lit pas comme un ou des nombres.
    """
    _refuser_non_rempli(valeur, nom)
    if isinstance(valeur, pd.DataFrame):
        raise ValueError(f"{nom} : vous donnez un tableau entier, il faut une seule colonne, "
                         f"par exemple tableau[\"{nom}\"].")
    if isinstance(valeur, (pd.Series, np.ndarray, list, tuple)):
        lus = _colonne(valeur, nom)
        _verifier(lus.to_numpy(), nom, negatif, infini)
        return lus
    lu = _scalaire(valeur, nom)
    _verifier(np.array([lu]), nom, negatif, infini)
    return lu


def colonne(valeurs, nom: str, *, negatif: bool = False, infini: bool = False) -> pd.Series:
    """Comme `nombres`, en exigeant une colonne (un nombre isolé est refusé)."""
    lues = nombres(valeurs, nom, negatif=negatif, infini=infini)
    if not isinstance(lues, pd.Series):
        raise ValueError(f"{nom} : il faut une colonne de nombres, et voici un seul nombre "
                         f"({ecrire_nombre(lues)}).")
    return lues


def total(valeur, nom: str) -> float:
    """Rend un total : le nombre donné, ou la somme de la colonne (trous laissés de côté)."""
    lu = nombres(valeur, nom)
    return float(lu.sum()) if isinstance(lu, pd.Series) else lu


def aligner(a: Nombres, b: Nombres, nom_a: str, nom_b: str) -> tuple[Nombres, Nombres]:
    """Vérifie que deux colonnes parlent des mêmes lignes ; les rend dans le même ordre.

    Erreur : ValueError si les longueurs ou les noms de lignes diffèrent.
    """
    if not (isinstance(a, pd.Series) and isinstance(b, pd.Series)):
        return a, b
    if len(a) != len(b):
        raise ValueError(f"{nom_a} a {len(a)} lignes et {nom_b} en a {len(b)} : "
                         "prenez les deux colonnes dans le même tableau.")
    if a.index.equals(b.index):
        return a, b
    if a.index.is_unique and b.index.is_unique and set(a.index) == set(b.index):
        return a, b.reindex(a.index)
    raise ValueError(f"{nom_a} et {nom_b} ne portent pas sur les mêmes lignes : "
                     "prenez les deux colonnes dans le même tableau.")


def diviser(a: Nombres, b: Nombres, facteur: float = 1.0) -> Nombres:
    """facteur × a ÷ b ; une division par zéro donne une valeur manquante (nan), sans avertissement."""
    if isinstance(a, pd.Series) or isinstance(b, pd.Series):
        b = b.where(b != 0) if isinstance(b, pd.Series) else (b if b else math.nan)
        return facteur * a / b
    return facteur * a / b if b and not math.isnan(b) else math.nan


def rapport(a, b, nom_a: str, nom_b: str, facteur: float = 1.0, *, a_negatif: bool = False) -> Nombres:
    """Lit deux grandeurs, vérifie qu’elles vont ensemble, et rend facteur × a ÷ b."""
    lu_a = nombres(a, nom_a, negatif=a_negatif)
    lu_b = nombres(b, nom_b)
    return diviser(*aligner(lu_a, lu_b, nom_a, nom_b), facteur)


def _refuser_non_rempli(valeur, nom: str) -> None:
    if valeur is Ellipsis:
        raise ValueError(f"{nom} contient encore les trois points : remplacez-les par une valeur.")


def _scalaire(valeur, nom: str) -> float:
    if valeur is None or valeur is pd.NA or valeur is pd.NaT:
        return math.nan
    if isinstance(valeur, (bool, np.bool_)):
        raise ValueError(f"{nom} vaut vrai ou faux : il faut un nombre.")
    if isinstance(valeur, str):
        raise ValueError(f"{nom} est un texte (« {valeur} ») : il faut un nombre ou une colonne de nombres, "
                         "sans guillemets.")
    if isinstance(valeur, numbers.Real):
        return float(valeur)
    raise ValueError(f"{nom} n’est ni un nombre ni une colonne de nombres "
                     f"(type reçu : {type(valeur).__name__}).")


def _colonne(valeur, nom: str) -> pd.Series:
    serie = valeur if isinstance(valeur, pd.Series) else pd.Series(list(valeur))
    if len(serie) == 0:
        return serie.astype("float64", errors="ignore") if serie.dtype != object else pd.Series(dtype="float64")
    if serie.dtype == object and any(v is Ellipsis for v in serie):
        _refuser_non_rempli(Ellipsis, nom)
    if pd.api.types.is_bool_dtype(serie.dtype):
        raise ValueError(f"{nom} est une colonne de vrai ou faux : il faut des nombres.")
    if pd.api.types.is_datetime64_any_dtype(serie.dtype):
        raise ValueError(f"{nom} est une colonne de dates : il faut des nombres.")
    if not pd.api.types.is_numeric_dtype(serie.dtype):
        if serie.isna().all():
            return pd.Series(math.nan, index=serie.index, dtype="float64")
        if any(isinstance(v, str) for v in serie):
            exemple = next(v for v in serie if isinstance(v, str))
            raise ValueError(f"{nom} est une colonne de textes (par exemple « {exemple} ») : "
                             "il faut des nombres.")
        return pd.Series([_scalaire(v, nom) for v in serie], index=serie.index, dtype="float64")
    return serie.astype("float64")


def _verifier(valeurs: np.ndarray, nom: str, negatif: bool, infini: bool) -> None:
    if not infini and np.isinf(valeurs).any():
        raise ValueError(f"{nom} contient un nombre infini : une division par zéro est sans doute passée avant.")
    if not negatif and (valeurs < 0).any():
        fautif = valeurs[valeurs < 0][0]
        raise ValueError(f"{nom} vaut {ecrire_nombre(fautif)} : cette grandeur ne peut pas être négative.")
