"""Ranger des cartes dans des cases, d’une ligne : ranger(preuves, forces="A C", faiblesses="B")."""

from __future__ import annotations

import re

import pandas as pd

from .catalogue import simplifier

_VIDES = ("", "...", "…", "-", "–")


def ranger(cartes: pd.DataFrame, **cases) -> pd.DataFrame:
    """Les cartes avec leur case, dans l’ordre des cases puis des cartes.

    Paramètres : cartes, table indexée par le nom de chaque carte (une lettre ou un numéro) ; cases, pour chaque nom de
    case, ses cartes : « A, C », « A C », « AC » ou une liste. Une case laissée vide ou à « ... » n’a encore rien.
    Résultat : nouvelle table, avec la colonne `case` en tête ; une carte sans case y vaut « ».
    Erreur : ValueError (aucune case, carte inconnue, carte rangée dans deux cases).
    """
    if not isinstance(cartes, pd.DataFrame):
        raise ValueError("Donnez d’abord la table des cartes, puis les cases.")
    if not cases:
        raise ValueError("Donnez au moins une case, par exemple forces=\"A, C\".")
    connues = {simplifier(str(nom)): nom for nom in cartes.index}
    places: dict = {}
    for case, ecrit in cases.items():
        for repere in _reperes(ecrit, connues):
            if repere not in connues:
                raise ValueError(f"« {repere} » ({case}) n’est pas une carte : {', '.join(map(str, cartes.index))}.")
            nom = connues[repere]
            if places.setdefault(nom, case) != case:
                raise ValueError(f"La carte {nom} est rangée deux fois : {places[nom]} et {case}. Laquelle gardez-vous ?")
    rangs = {case: rang for rang, case in enumerate(cases)}
    resultat = cartes.copy()
    resultat.insert(0, "case", pd.Series([places.get(nom, "") for nom in cartes.index], index=cartes.index, dtype="str"))
    ordre = resultat["case"].map(lambda case: rangs.get(case, len(rangs)))
    return resultat.iloc[ordre.argsort(kind="stable").to_numpy()]


def _reperes(ecrit, connues) -> list[str]:
    """Les noms de cartes écrits, simplifiés ; « ACF » se lit lettre à lettre si toutes sont des cartes."""
    if ecrit is Ellipsis:
        return []
    morceaux = [str(x) for x in ecrit] if isinstance(ecrit, (list, tuple, set)) else re.split(r"[\s,;]+", str(ecrit))
    lus: list[str] = []
    for morceau in morceaux:
        if morceau.strip() in _VIDES:
            continue
        repere = simplifier(morceau)
        lettres = list(repere)
        lus += lettres if repere not in connues and lettres and all(l in connues for l in lettres) else [repere]
    return lus
