"""Lire ce qui a plusieurs cases : listes, classements, séries, tableaux."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from .atomes import NonAtome, atome, nature_de
from .defauts import defaut, recu

LIGNES_MAX = 2000
COLONNES_MAX = 60
_SERIE_TYPES = (pd.Series, pd.Index, pd.CategoricalIndex, pd.DatetimeIndex, pd.RangeIndex)


class _Geant(Exception):
    pass


def elements(objet: object) -> list | None:
    """Les éléments d’une suite de type exact, ou None si ce n’en est pas une."""
    genre = type(objet)
    if genre in (list, tuple):
        suite = list(objet)  # type: ignore[call-overload]
    elif genre in _SERIE_TYPES or (genre is np.ndarray and objet.ndim == 1):  # type: ignore
        if len(objet) > LIGNES_MAX:  # type: ignore[arg-type]
            raise _Geant
        suite = objet.tolist()  # type: ignore[union-attr]
    else:
        return None
    if len(suite) > LIGNES_MAX:
        raise _Geant
    return suite


def _sans_geant(lecteur):
    def lire(forme: Mapping, objet: object) -> dict:
        try:
            return lecteur(forme, objet)
        except _Geant:
            return defaut("geant")
        except NonAtome:
            return defaut("type", recu="un contenu qui n’est ni nombre, ni texte, ni date")
    return lire


def _lire_suite(objet: object, suite: list | None) -> dict:
    if suite is None:
        return defaut("type", recu=recu(objet))
    if any(e is Ellipsis for e in suite):
        return defaut("points")
    if not suite:
        return defaut("vide")
    return {"v": [atome(e) for e in suite]}


@_sans_geant
def lire_liste(forme: Mapping, objet: object) -> dict:
    """Une suite, dans l’ordre."""
    return _lire_suite(objet, elements(objet))


@_sans_geant
def lire_classement(forme: Mapping, objet: object) -> dict:
    """Un ordre de noms ; d’un tableau trié ou d’une colonne de nombres triée, on lit l’index."""
    if type(objet) is pd.DataFrame or (
            type(objet) is pd.Series and pd.api.types.is_numeric_dtype(objet.dtype)):
        return _lire_suite(objet, elements(objet.index))
    if nature_de(objet) == "texte" and ("," in objet or ";" in objet or ">" in objet):  # type: ignore
        separateur = ">" if ">" in objet else ";" if ";" in objet else ","  # type: ignore
        return _lire_suite(objet, [m for m in str(objet)[:4000].split(separateur) if m.strip()])
    return _lire_suite(objet, elements(objet))


def _ranger(cles: list[list], colonnes: dict[str, list]) -> dict:
    """Trie les lignes par clé ; une clé en double rend l’alignement impossible."""
    rangs = sorted(range(len(cles)), key=lambda i: [str(c) for c in cles[i]])
    triees = [cles[i] for i in rangs]
    if any(a == b for a, b in zip(triees, triees[1:])):
        return defaut("doublons")
    return {"v": {"cles": triees, "colonnes": {n: [c[i] for i in rangs] for n, c in colonnes.items()}}}


def _cle_atome(objet: object) -> str | None:
    """Un nom de ligne : 3, 3.0 et « 3 » sont le même."""
    valeur = atome(objet)
    if isinstance(valeur, float):
        return str(int(valeur)) if valeur.is_integer() else repr(valeur)
    return valeur


@_sans_geant
def lire_serie(forme: Mapping, objet: object) -> dict:
    """Une valeur par ligne nommée ; l’ordre des lignes ne compte pas."""
    if type(objet) is pd.DataFrame and objet.shape[1] == 1:
        objet = objet.iloc[:, 0]
    if type(objet) is not pd.Series:
        return defaut("type", recu=recu(objet))
    if len(objet) == 0:
        return defaut("vide")
    valeurs = elements(objet)
    noms = elements(pd.Index(objet.index.astype(object)))
    return _ranger([[_cle_atome(n)] for n in noms], {"valeur": [atome(v) for v in valeurs]})


@_sans_geant
def lire_table(forme: Mapping, objet: object) -> dict:
    """Un tableau aligné sur sa clé, en colonne ou en index ; ni l’ordre des lignes, ni celui
    des colonnes, ni les colonnes en plus ne comptent."""
    if type(objet) is not pd.DataFrame:
        return defaut("type", recu=recu(objet))
    if len(objet) == 0:
        return defaut("vide")
    if len(objet) > LIGNES_MAX or objet.shape[1] > COLONNES_MAX:
        return defaut("geant")
    cle = list(forme["cle"])
    if any(c not in objet.columns for c in cle):
        objet = objet.reset_index()
        if len(cle) == 1 and cle[0] not in objet.columns and "index" in objet.columns:
            objet = objet.rename(columns={"index": cle[0]})
    voulues = cle + list(forme["colonnes"])
    absentes = [c for c in voulues if list(objet.columns).count(c) != 1]
    if absentes:
        return defaut("colonnes", absentes=absentes)
    cles = list(zip(*([_cle_atome(v) for v in elements(objet[c])] for c in cle)))
    colonnes = {c: [atome(v) for v in elements(objet[c])] for c in forme["colonnes"]}
    return _ranger([list(c) for c in cles], colonnes)


def _case_libre(objet: object) -> float | str | None:
    """Une case de tableau libre : le texte reste tel qu’écrit, il sera relu par le métier."""
    if nature_de(objet) == "texte":
        return str(objet)[:500]
    return atome(objet)


@_sans_geant
def lire_regles(forme: Mapping, objet: object) -> dict:
    """Un tableau libre, gardé dans l’ordre : colonnes et lignes."""
    if type(objet) is list and objet and all(type(ligne) is dict for ligne in objet):
        if len(objet) > LIGNES_MAX:
            raise _Geant
        objet = pd.DataFrame.from_records(objet)
    if type(objet) is not pd.DataFrame:
        return defaut("type", recu=recu(objet))
    if len(objet) == 0:
        return defaut("vide")
    if len(objet) > LIGNES_MAX or objet.shape[1] > COLONNES_MAX:
        return defaut("geant")
    noms = [str(c)[:100] if nature_de(c) in ("texte", "nombre") else "?" for c in objet.columns]
    if objet.index.name is not None:
        objet = objet.reset_index()
        noms = [str(objet.columns[0])[:100], *noms]
    colonnes = [[_case_libre(v) for v in elements(objet.iloc[:, i])] for i in range(objet.shape[1])]
    return {"v": {"colonnes": noms, "lignes": [list(l) for l in zip(*colonnes)]}}
