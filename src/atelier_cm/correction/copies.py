"""Fabriquer des copies : le carnet apprenant, rempli de valeurs calculées par les questions."""

from __future__ import annotations

import copy
import datetime as dt
import re

from nbformat.notebooknode import NotebookNode

from .devoirs import Travail


def copie(travail: Travail, valeurs: dict[str, str] | None = None, *, juste: bool = True,
          textes: dict[str, str] | None = None, propager: bool = True) -> NotebookNode:
    """Une copie du devoir.

    Paramètres
    ----------
    valeurs : par variable, l'expression Python à écrire à la place de la bonne réponse.
    juste : les autres réponses viennent du corrigé ; sinon elles restent à faire.
    textes : par identifiant de zone de rédaction, le texte de l'élève.
    propager : une valeur fausse fausse aussi les lignes qui s'en servent, comme dans une
        vraie copie ; sinon elle n'est écrite qu'à la fin de sa cellule.
    """
    valeurs, textes = valeurs or {}, textes or {}
    carnet = copy.deepcopy(travail.vierge)
    for cellule in carnet.cells:
        nom = cellule["id"]
        if travail.variables.get(nom):
            cellule.source = source_de_reponse(travail, nom, valeurs, juste=juste,
                                               vierge=cellule.source, propager=propager)
        elif nom in textes:
            cellule.source = textes[nom]
    return carnet


def source_de_reponse(travail: Travail, cellule: str, valeurs: dict[str, str], *, juste: bool,
                      vierge: str, propager: bool = True) -> str:
    """La source d'une cellule de réponse ; chaque variable de ``valeurs`` y est remplacée."""
    siennes = {v: e for v, e in valeurs.items() if v in travail.variables[cellule]}
    source = travail.corriges[cellule] if juste else vierge
    for variable, expression in siennes.items():
        source = (affecter(source, variable, expression) if propager
                  else f"{source.rstrip()}\n{variable} = {expression}")
    return source


def affecter(source: str, variable: str, expression: str) -> str:
    """Remplace la dernière affectation d'une ligne à ``variable``, ou l'ajoute à la fin."""
    motif = re.compile(rf"^{re.escape(variable)}\s*=.*$", re.MULTILINE)
    places = list(motif.finditer(source))
    ligne = f"{variable} = {expression}"
    if not places or source[places[-1].start():].count("\n") and _suite(source, places[-1].end()):
        return f"{source.rstrip()}\n{ligne}"
    return source[:places[-1].start()] + ligne + source[places[-1].end():]


def _suite(source: str, fin: int) -> bool:
    """Vrai si l'affectation continue sur la ligne suivante (retrait ou fermeture)."""
    suivante = source[fin + 1:].split("\n", 1)[0]
    return suivante[:1] in (" ", "\t", ")", "]", "}")


def couples(rangement: dict[str, str]) -> str:
    """Le texte d'un rangement, tel qu'on peut l'écrire dans une copie : « 1B 2A 3C »."""
    return " ".join(f"{carte}{case}" if len(carte) + len(case) == 2 else f"{carte}={case}"
                    for carte, case in rangement.items())


def expression(valeur, *, calculee: bool = False) -> str:
    """Le Python qui donne ``valeur``.

    ``calculee`` : écrit un calcul plutôt qu'un nombre tapé (le jugement les distingue).
    """
    import numpy as np
    import pandas as pd

    if isinstance(valeur, (np.generic,)):
        valeur = valeur.item()
    if isinstance(valeur, (pd.Timestamp, dt.date, dt.datetime)):
        return repr(valeur.strftime("%Y-%m-%d"))
    if isinstance(valeur, pd.DataFrame):
        return f'__import__("pandas").DataFrame({valeur.to_dict("list")!r}, index={list(valeur.index)!r})'
    if isinstance(valeur, pd.Series):
        return f'__import__("pandas").Series({list(valeur)!r}, index={list(valeur.index)!r})'
    if isinstance(valeur, (list, tuple, set)):
        return "[" + ", ".join(expression(v) for v in valeur) + "]"
    if isinstance(valeur, float) and valeur != valeur:
        return 'float("nan")'
    if isinstance(valeur, (int, float)) and calculee:
        return f"sum([{valeur!r}])"
    return repr(valeur)
