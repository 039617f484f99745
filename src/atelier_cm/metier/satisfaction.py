"""Ce que disent les personnes interrogées : NPS (K29) et CSAT (K30)."""

from __future__ import annotations

import math

import pandas as pd

from .saisie import colonne


def parts_nps(notes) -> tuple[float, float, float]:
    """Parts, en %, des promoteurs et promotrices (9-10), des passifs (7-8), des détracteurs (0-6).

    Paramètre : notes (colonne d’entiers de 0 à 10 ; les non-réponses, vides, sont laissées de côté).
    Résultat : trois pourcentages dont la somme fait 100, ou trois nan sans réponse.
    Erreur : ValueError si une note sort de 0 à 10 ou n’est pas entière.
    """
    lues = notes_entre(notes, 0, 10)
    if lues.empty:
        return math.nan, math.nan, math.nan
    plus = 100 * float((lues >= 9).mean())
    moins = 100 * float((lues <= 6).mean())
    return plus, 100 * float(((lues > 6) & (lues < 9)).mean()), moins


def nps(notes) -> float:
    """K29, Net Promoter Score : % de notes 9-10 moins % de notes 0-6.

    Les 7 et 8 ne votent pas, mais restent au dénominateur. Paramètre : notes (colonne, de 0 à 10).
    Résultat : de −100 à 100, écrit sans %. Erreur : ValueError (voir `parts_nps`).
    Source : documentation des paquets nps et Delighted.
    """
    plus, _, moins = parts_nps(notes)
    return plus - moins


def csat(notes, seuil: int = 4) -> float:
    """K30, satisfaction : part des notes ≥ seuil (4 et 5 sur 5), en %.

    Paramètres : notes (colonne d’entiers de 1 à 5) ; seuil (note à partir de laquelle on est satisfait).
    Erreur : ValueError si une note sort de 1 à 5. Source : usage général, non vérifiée.
    """
    lues = notes_entre(notes, 1, 5)
    return 100 * float((lues >= seuil).mean()) if len(lues) else math.nan


def notes_entre(notes, bas: int, haut: int) -> pd.Series:
    """Lit une colonne de notes entières entre `bas` et `haut`, non-réponses retirées.

    Erreur : ValueError qui montre la première note impossible.
    """
    lues = colonne(notes, "notes", negatif=True).dropna()
    dehors = lues[(lues < bas) | (lues > haut) | (lues != lues.round())]
    if len(dehors):
        raise ValueError(f"notes : {dehors.iloc[0]:g} n’est pas une note entière de {bas} à {haut}. "
                         "Est-ce la bonne colonne ?")
    return lues
