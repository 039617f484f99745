"""Déclarer une question : ce qu’écrit l’autrice ou l’auteur d’un devoir, dans ``questions.py``.

Rien n’est vérifié ici : une déclaration est une description. Les refus, avec leur phrase,
sont dans ``verification.py`` et tombent à la construction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .etats import A_REVOIR, PRESQUE, REUSSI

CALCUL = "calcul"
DECISION = "decision"


@dataclass(frozen=True)
class Option:
    """Ce que la carte répond à une option choisie, ou oubliée dans un ensemble."""

    etat: str
    phrase: str = ""
    manque: str = ""
    credit: float | None = None


def juste(phrase: str = "", *, manque: str = "") -> Option:
    """Option juste. ``manque`` : phrase affichée si elle manque dans un ensemble."""
    return Option(REUSSI, phrase, manque)


def presque(phrase: str, *, credit: float | None = None) -> Option:
    """Option à demi juste. ``credit`` : points gardés (par défaut la moitié de la part)."""
    return Option(PRESQUE, phrase, credit=credit)


def a_revoir(phrase: str) -> Option:
    """Option fausse, avec la phrase qui la discute."""
    return Option(A_REVOIR, phrase)


@dataclass(frozen=True)
class Carte:
    """Une carte à ranger : ses cases justes, la famille de confusion de chaque autre case, et pourquoi
    plusieurs cases se défendent (``note``, dite quand la carte est bien rangée)."""

    cases: tuple[str, ...]
    confusions: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


def carte(*cases: str, confusions: Mapping[str, str], note: str = "") -> Carte:
    """Carte d’un rangement. ``confusions`` : case fausse → nom d’une famille du champ (les cases
    justes peuvent y figurer, elles sont ignorées). ``note`` : obligatoire si plusieurs cases se défendent."""
    return Carte(cases, dict(confusions), note)


@dataclass(frozen=True)
class Champ:
    """Une réponse attendue : une variable, la façon de la lire, sa part des points."""

    nom: str
    type: str
    part: float | None = None
    tolerance: float | None = None
    unite: str = ""
    calcul: bool = False
    nature: str = CALCUL
    options: Mapping[str, Option] = field(default_factory=dict)
    attendu: int | None = None
    phrases: Mapping[int, str] = field(default_factory=dict)
    cle: tuple[str, ...] = ()
    colonnes: Mapping[str, float | None] = field(default_factory=dict)
    verificateur: str = ""
    cases: tuple[str, ...] = ()
    cartes: Mapping[str, Carte] = field(default_factory=dict)
    familles: Mapping[str, str] = field(default_factory=dict)
    bareme: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True)
class Erreur:
    """Une erreur typique : la valeur qu’elle donne et la phrase qui la nomme.

    ``valeurs`` associe à chaque variable la valeur que donne l’erreur, ou une fonction de
    ``charger`` qui la calcule. Plusieurs variables : l’erreur n’est reconnue que si toutes
    concordent, et elle est essayée d’abord. ``nom`` : un mot pour la dire à voix haute.
    """

    valeurs: Mapping[str, Any]
    phrase: str
    etat: str = A_REVOIR
    credit: float | None = None
    nom: str = ""


@dataclass(frozen=True)
class Indices:
    """Trois aides de plus en plus précises ; l’exemple porte sur d’autres données."""

    rappel: str
    methode: str
    exemple: str


@dataclass(frozen=True)
class Question:
    """Une question : ses champs, sa réponse calculée, ses erreurs, ses phrases.

    ``points`` se compte en points de devoir (multiple d’un quart) ; ``attendu`` et
    ``contexte`` reçoivent la fonction ``charger`` et rendent un dictionnaire.
    """

    id: str
    titre: str
    champs: Sequence[Champ]
    points: float = 1
    competence: str = ""
    attendu: Callable[[Callable], Mapping[str, Any]] | None = None
    contexte: Callable[[Callable], Mapping[str, Any]] | None = None
    erreurs: Sequence[Erreur] = ()
    repli: str = ""
    indices: Indices | None = None
    corrige: str = ""
    lecture: str = ""
    rejouable: bool = False
    a_faire: str = ""


def nombre(nom: str, *, part: float | None = None, tolerance: float = 0.005, unite: str = "",
           calcul: bool = True, nature: str = CALCUL) -> Champ:
    """Un nombre, juste à ``tolerance`` près (absolue, dans l’unité de la réponse).

    ``calcul`` : la consigne demande un calcul ; une valeur juste tapée à la main est « presque ».
    """
    return Champ(nom, "nombre", part, tolerance, unite, calcul, nature)


def texte(nom: str, *, part: float | None = None, calcul: bool = False,
          nature: str = CALCUL) -> Champ:
    """Un mot ou quelques mots ; l’attendu est un texte, ou plusieurs textes également justes."""
    return Champ(nom, "texte", part, calcul=calcul, nature=nature)


def choix(nom: str, *, options: Mapping[str, Option], part: float | None = None,
          nature: str = DECISION) -> Champ:
    """Une option parmi plusieurs ; une phrase par option."""
    return Champ(nom, "choix", part, nature=nature, options=options)


def ensemble(nom: str, *, options: Mapping[str, Option], part: float | None = None,
             nature: str = DECISION) -> Champ:
    """Plusieurs options à retenir, sans ordre. Chaque option fausse annule une option juste."""
    return Champ(nom, "ensemble", part, nature=nature, options=options)


def liste(nom: str, *, part: float | None = None, tolerance: float | None = None,
          unite: str = "", nature: str = CALCUL) -> Champ:
    """Une suite de textes ou de nombres, dans l’ordre ; part au prorata des places justes."""
    return Champ(nom, "liste", part, tolerance, unite, nature=nature)


def classement(nom: str, *, part: float | None = None, nature: str = CALCUL) -> Champ:
    """Un ordre (du premier au dernier) ; part au prorata des places justes."""
    return Champ(nom, "classement", part, nature=nature)


def date(nom: str, *, part: float | None = None, calcul: bool = False,
         nature: str = DECISION) -> Champ:
    """Un jour : « 2025-11-01 », « 01/11/2025 », ou une date de tableau (heure de Paris)."""
    return Champ(nom, "date", part, calcul=calcul, nature=nature)


def table(nom: str, *, cle: str | Sequence[str], colonnes: Mapping[str, float | None],
          part: float | None = None, nature: str = CALCUL) -> Champ:
    """Un tableau aligné sur ``cle`` ; ``colonnes`` : tolérance, ou None pour un texte."""
    cles = (cle,) if isinstance(cle, str) else tuple(cle)
    return Champ(nom, "table", part, nature=nature, cle=cles, colonnes=dict(colonnes))


def serie(nom: str, *, part: float | None = None, tolerance: float | None = 0.005,
          unite: str = "", nature: str = CALCUL) -> Champ:
    """Une valeur par ligne nommée (le résultat d’un ``groupby``), à ``tolerance`` près."""
    return Champ(nom, "serie", part, tolerance, unite, nature=nature)


def niveau(nom: str, *, attendu: int, phrases: Mapping[int, str], part: float | None = None,
           nature: str = DECISION) -> Champ:
    """Un niveau de grille (0 à 3) : exact, la part ; à un cran, la moitié ; au-delà, rien."""
    return Champ(nom, "niveau", part, nature=nature, attendu=attendu, phrases=phrases)


def regles(nom: str, *, verificateur: str, part: float | None = None,
           nature: str = DECISION) -> Champ:
    """Un tableau libre jugé par ``atelier_cm.metier.<verificateur>.diagnostiquer``.

    Aucune anomalie : la part ; une seule sorte : la moitié ; davantage : rien.
    """
    return Champ(nom, "regles", part, nature=nature, verificateur=verificateur)


def rangement(nom: str, *, cases: Sequence[str], cartes: Mapping[str, Carte], familles: Mapping[str, str],
              bareme: Sequence[tuple[int, float]], part: float | None = None, quoi: str = "cartes",
              nature: str = DECISION) -> Champ:
    """Des cartes à répartir dans des cases ; une carte peut avoir plusieurs cases justes.

    ``familles`` : nom d’une famille de confusion → sa phrase. La carte de verdict dit combien de cartes sont
    justes et nomme une seule famille, la plus fréquente, jamais les cartes fausses.
    ``bareme`` : (cartes justes au moins, points), du plus haut au plus bas ; le premier seuil vaut la part.
    ``quoi`` : ce que l’on compte, au féminin pluriel. Se lit dans le tableau d’``audit.ranger``, ou dans un texte « 1B 2A 3C » (carte, puis case).
    """
    return Champ(nom, "rangement", part, unite=quoi, nature=nature, cases=tuple(cases), cartes=dict(cartes),
                 familles=dict(familles), bareme=tuple((int(n), float(p)) for n, p in bareme))
