"""Deux phrases disent-elles la même chose ? Une mesure simple : la part de mots pleins qu’elles partagent."""

from __future__ import annotations

import re

from .catalogue import simplifier

# Mots sans contenu propre, négations et jugements : « mauvaise qualité » et « qualité » disent le même sujet.
_VIDES = frozenset((
    "a afin ai ainsi alors apres assez au aucun aucune aussi autre autres aux avant avec beaucoup bien bon bonne c ca car ce "
    "cela ces cet cette ceux chaque ci comme d dans de depuis des deux du elle elles en encore entre est et etait ete etre fait "
    "faible faibles fois fort forte grand grande il ils insuffisant insuffisante j je jour jours l la le les leur leurs lui m "
    "mais manque mauvais mauvaise mauvaises meme memes mieux moins moyenne n ne ni non nos notre nous on ont ou par parce pas "
    "peu plus plutot pour pourquoi pres qu quand que quel quelle qui rien s sa sans se sera ses si soit son sont sous sur ta "
    "tant te tout toute toutes tous tres trop un une va vers votre y absence").split())
# Mots de métier que l'on échange sans changer de sujet.
_FAMILLES = (("rythme", "cadence", "frequence", "regulier"), ("erreur", "faute", "coquille"), ("engagement", "interaction"),
             ("publication", "publier"), ("reponse", "repondre"))
_LONGUEUR = 5
_FINALE = re.compile(r"(ations?|ateurs?|atrices?|ements?|ers?|ees?|es?|s)$")


def racines(texte: str) -> frozenset[str]:
    """Les mots pleins d’un texte, réduits à leurs premières lettres : « irrégulière » et « régulièrement » se rejoignent."""
    return frozenset(_racine(mot) for mot in simplifier(texte).split() if mot not in _VIDES and len(mot) > 2)


def recouvrement(a: str, b: str) -> float:
    """Part des mots pleins du texte le plus court que l’autre contient, entre 0 et 1 ; 0 si l’un n’en a aucun.

    Source : coefficient de recouvrement de Szymkiewicz-Simpson, sur des racines de mots (règles du cours).
    """
    une, autre = racines(a), racines(b)
    return len(une & autre) / min(len(une), len(autre)) if une and autre else 0.0


def ressemblance(a: str, b: str) -> float:
    """Part des mots pleins communs parmi tous ceux des deux textes, entre 0 et 1 (indice de Jaccard, 1901)."""
    une, autre = racines(a), racines(b)
    return len(une & autre) / len(une | autre) if une and autre else 0.0


def _racine(mot: str) -> str:
    for prefixe in ("irr", "ill", "imm"):
        if mot.startswith(prefixe):
            mot = mot[2:]
    if re.match(r"des[aeiou]", mot) and len(mot) > 7:  # désabonner, désengager
        mot = mot[3:]
    for famille in _FAMILLES:
        if any(mot.startswith(membre[:_LONGUEUR]) for membre in famille):
            return famille[0][:_LONGUEUR]
    court = _FINALE.sub("", mot)
    return (court if len(court) > 2 else mot)[:_LONGUEUR]
