"""Un SWOT écrit et relu : JSON simple, versionné, refusé s’il n’a pas exactement la forme attendue."""

from __future__ import annotations

from dataclasses import asdict, fields

from .swot_modele import CASES, DEFINITIONS, Action, Carte, Cause, Croisement, Swot

VERSION = 1


def en_donnees(swot: Swot) -> dict:
    """Le SWOT en JSON simple, avec la version du schéma."""
    return {"format": "atelier-swot", "version": VERSION, **asdict(swot)}


def depuis_donnees(donnees) -> Swot:
    """Relit ce qu’a écrit `en_donnees`. Erreur : ValueError si la forme ou la version ne conviennent pas."""
    try:
        if donnees["format"] != "atelier-swot" or donnees["version"] != VERSION:
            raise ValueError("version")
        listes = {nom: tuple(genre(**{f.name: _champ(x, f) for f in fields(genre) if f.name in x}) for x in donnees[nom])
                  for nom, genre in (("cartes", Carte), ("croisements", Croisement), ("causes", Cause), ("actions", Action))}
        swot = Swot(**listes, titre=str(donnees["titre"]), definition=str(donnees["definition"]))
        cles = [c.cle for c in swot.cartes]
        if len(set(cles)) != len(cles) or any(c.case not in CASES for c in swot.cartes) or swot.definition not in DEFINITIONS:
            raise ValueError("contenu")
    except (KeyError, TypeError, AttributeError, ValueError) as erreur:
        raise ValueError("Ce fichier n’est pas un tableau SWOT de cette version du cours.") from erreur
    return swot


def _champ(rangee: dict, champ):
    valeur = rangee[champ.name]
    if type(valeur) is not (bool if champ.type == "bool" else str):
        raise ValueError(champ.name)
    return valeur
