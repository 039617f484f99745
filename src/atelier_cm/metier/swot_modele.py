"""Un SWOT en données : cartes, croisements, causes, actions. Chaque geste rend un nouveau SWOT."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from .catalogue import simplifier


@dataclass(frozen=True)
class Case:
    """Une case du SWOT : cle, nom montré, prefixe des numéros de carte, dedans (interne) ou dehors, question."""

    cle: str
    nom: str
    prefixe: str
    interne: bool
    question: str


CASES = {case.cle: case for case in (
    Case("forces", "Forces", "Fo", True, "Qu’avons-nous, aujourd’hui, que d’autres n’ont pas ?"),
    Case("faiblesses", "Faiblesses", "Fa", True, "Qu’est-ce qui dépend de nous et ne va pas ?"),
    Case("opportunites", "Opportunités", "Op", False, "Qu’est-ce qui nous aiderait, même si nous ne faisions rien ?"),
    Case("menaces", "Menaces", "Me", False, "Qu’est-ce qui pourrait arriver du dehors ?"),
)}
# Weihrich (1982) : les quatre croisements de la matrice TOWS.
TOWS = {
    ("forces", "opportunites"): "Saisir", ("faiblesses", "opportunites"): "Combler",
    ("forces", "menaces"): "Parer", ("faiblesses", "menaces"): "Limiter",
}
DEFINITIONS = {
    "dehors": "Les opportunités et les menaces viennent du dehors : elles existent même si l’équipe ne fait rien.",
    "à faire": "Les opportunités disent ce qui pourrait être mieux fait, et les menaces ce qu’il faut prévoir.",
}


@dataclass(frozen=True)
class Carte:
    """Un constat et sa preuve : cle (stable), case, enonce ; chiffre, effectif, source (textes)."""

    cle: str
    case: str
    enonce: str
    chiffre: str = ""
    effectif: str = ""
    source: str = ""


@dataclass(frozen=True)
class Croisement:
    """Une carte du dedans, une carte du dehors (leurs clés), et l’action qu’elles appellent ensemble."""

    interne: str
    externe: str
    action: str = ""


@dataclass(frozen=True)
class Cause:
    """D’une faiblesse (clé de carte) à sa solution : cause, solution, indicateur, échéance (textes)."""

    faiblesse: str
    cause: str = ""
    solution: str = ""
    indicateur: str = ""
    echeance: str = ""


@dataclass(frozen=True)
class Action:
    """Une action du plan : impact de 1 à 5, effort en heures, qui décide, indicateur, échéance ; un renoncement
    argumenté est une action non retenue (retenue=False) et sa raison est dans `raison`."""

    enonce: str
    impact: str = ""
    heures: str = ""
    decide: str = ""
    indicateur: str = ""
    echeance: str = ""
    retenue: bool = True
    raison: str = ""


@dataclass(frozen=True)
class Swot:
    """Le travail entier. titre : organisation étudiée ; definition : clé de `DEFINITIONS`."""

    cartes: tuple[Carte, ...] = ()
    croisements: tuple[Croisement, ...] = ()
    causes: tuple[Cause, ...] = ()
    actions: tuple[Action, ...] = ()
    titre: str = "Marchevive"
    definition: str = "dehors"

    def de(self, case: str) -> tuple[Carte, ...]:
        """Les cartes d’une case, dans leur ordre."""
        return tuple(c for c in self.cartes if c.case == case)

    @property
    def numeros(self) -> dict[str, str]:
        """Clé de carte → numéro montré (Fo1, Fa2, Op1…), d’après la case et l’ordre."""
        return {carte.cle: f"{case.prefixe}{rang}" for cle, case in CASES.items()
                for rang, carte in enumerate(self.de(cle), start=1)}


def lire_case(nom) -> str:
    """La clé d’une case écrite « forces », « Opportunité », « menace »… Erreur : ValueError."""
    mot = simplifier(nom) if isinstance(nom, str) else ""
    for cle, case in CASES.items():
        if mot and mot in (cle, cle.rstrip("s"), simplifier(case.prefixe)):
            return cle
    raise ValueError(f"« {nom} » n’est pas une case. Choisissez forces, faiblesses, opportunités ou menaces.")


def trouver_carte(swot: Swot, repere: str) -> Carte:
    """La carte de numéro « Fo1 », de clé donnée, ou la seule dont l’énoncé commence ainsi.

    Erreur : ValueError, qui dit les numéros existants.
    """
    par_numero = {simplifier(numero): cle for cle, numero in swot.numeros.items()}
    cle = par_numero.get(simplifier(repere), repere)
    for carte in swot.cartes:
        if carte.cle == cle:
            return carte
    debut = simplifier(repere)
    debutent = [c for c in swot.cartes if len(debut) >= 3 and simplifier(c.enonce).startswith(debut)]
    if len(debutent) == 1:
        return debutent[0]
    connus = ", ".join(swot.numeros.values()) or "aucune carte pour l’instant"
    quoi = f"{len(debutent)} cartes commencent par" if debutent else "Aucune carte ne porte le numéro, ni ne commence par,"
    raise ValueError(f"{quoi} « {repere} » ({connus}).")


def poser(swot: Swot, case: str, enonce: str, *, chiffre="", effectif="", source="", remplace: str | None = None) -> Swot:
    """Ajoute une carte ; remplace celle de numéro `remplace`, ou celle qui a déjà cet énoncé.

    Paramètres : case, énoncé ; chiffre, effectif, source : la preuve (textes ou nombres). Résultat : nouveau Swot.
    Erreur : ValueError (case inconnue, énoncé vide).
    """
    if enonce is Ellipsis or not str(enonce).strip(" .…"):
        raise ValueError("Il manque l’énoncé de la carte : dites en une phrase ce que vous avez constaté.")
    nouvelle = Carte("", lire_case(case), _texte(enonce), _texte(chiffre), _texte(effectif), _texte(source))
    ancienne = trouver_carte(swot, remplace) if remplace else next(
        (c for c in swot.cartes if simplifier(c.enonce) == simplifier(nouvelle.enonce)), None)
    if ancienne is None:
        return replace(swot, cartes=(*swot.cartes, replace(nouvelle, cle=_cle_libre(swot))))
    gardee = replace(nouvelle, cle=ancienne.cle)
    return replace(swot, cartes=tuple(gardee if c.cle == ancienne.cle else c for c in swot.cartes))


def deplacer(swot: Swot, repere: str, case: str) -> Swot:
    """Range une carte dans une autre case, à la fin. Les croisements devenus impossibles sont gardés : le
    diagnostic les signale, rien de ce qui est écrit n’est perdu. Erreur : ValueError."""
    carte = trouver_carte(swot, repere)
    if carte.case == lire_case(case):
        return swot
    autres = tuple(c for c in swot.cartes if c.cle != carte.cle)
    return replace(swot, cartes=(*autres, replace(carte, case=lire_case(case))))


def decaler(swot: Swot, repere: str, pas: int) -> Swot:
    """Monte (pas = −1) ou descend (pas = 1) une carte dans sa case ; au bord, ne change rien."""
    carte = trouver_carte(swot, repere)
    voisines = swot.de(carte.case)
    rang = voisines.index(carte) + pas
    if not 0 <= rang < len(voisines):
        return swot
    echange = {carte.cle: voisines[rang], voisines[rang].cle: carte}
    return replace(swot, cartes=tuple(echange.get(c.cle, c) for c in swot.cartes))


def retirer(swot: Swot, repere: str) -> Swot:
    """Retire une carte, avec les croisements et les causes qui la citent. Erreur : ValueError."""
    cle = trouver_carte(swot, repere).cle
    return replace(swot, cartes=tuple(c for c in swot.cartes if c.cle != cle),
                   croisements=tuple(x for x in swot.croisements if cle not in (x.interne, x.externe)),
                   causes=tuple(x for x in swot.causes if x.faiblesse != cle))


def croiser(swot: Swot, une: str, autre: str, action: str) -> Swot:
    """Croise une carte du dedans et une du dehors, dans n’importe quel ordre ; remplace le même croisement.

    Erreur : ValueError (numéro inconnu, deux cartes du même côté, action vide).
    """
    a, b = trouver_carte(swot, une), trouver_carte(swot, autre)
    if CASES[a.case].interne == CASES[b.case].interne:
        cote = "du dedans" if CASES[a.case].interne else "du dehors"
        raise ValueError(f"{une} et {autre} sont deux cartes {cote}. Un croisement en prend une de chaque côté : laquelle ?")
    if action is Ellipsis or not str(action).strip(" .…"):
        raise ValueError(f"{une} et {autre} : que décidez-vous de faire, puisque les deux sont vrais ?")
    interne, externe = (a, b) if CASES[a.case].interne else (b, a)
    autres = tuple(x for x in swot.croisements if (x.interne, x.externe) != (interne.cle, externe.cle))
    return replace(swot, croisements=(*autres, Croisement(interne.cle, externe.cle, _texte(action))))


def expliquer(swot: Swot, faiblesse: str, cause, solution="", indicateur="", echeance="") -> Swot:
    """Attache à une faiblesse sa cause, sa solution, l’indicateur qui dira si elle agit, et l’échéance.

    Une faiblesse a une seule chaîne : la nouvelle remplace l’ancienne. Erreur : ValueError si ce n’est pas une faiblesse.
    """
    carte = trouver_carte(swot, faiblesse)
    if carte.case != "faiblesses":
        raise ValueError(f"{faiblesse} n’est pas une faiblesse : on cherche la cause de ce qui dépend de nous et ne va pas.")
    nouvelle = Cause(carte.cle, *(_texte(x) for x in (cause, solution, indicateur, echeance)))
    return replace(swot, causes=(*(c for c in swot.causes if c.faiblesse != carte.cle), nouvelle))


def agir(swot: Swot, enonce: str, **details) -> Swot:
    """Inscrit une action au plan (impact, heures, decide, indicateur, echeance, retenue, raison) ; remplace celle
    de même énoncé, à sa place. Erreur : ValueError si l’énoncé est vide ou un détail inconnu."""
    permis = {f.name for f in fields(Action)} - {"enonce"}
    inconnus = set(details) - permis
    if inconnus:
        raise ValueError(f"« {sorted(inconnus)[0]} » n’est pas un détail d’action : {', '.join(sorted(permis))}.")
    if enonce is Ellipsis or not str(enonce).strip(" .…"):
        raise ValueError("Il manque l’énoncé de l’action : commencez par un verbe.")
    retenue = bool(details.pop("retenue", True))
    nouvelle = Action(_texte(enonce), retenue=retenue, **{nom: _texte(v) for nom, v in details.items()})
    memes = [simplifier(a.enonce) == simplifier(enonce) for a in swot.actions]
    if any(memes):
        return replace(swot, actions=tuple(nouvelle if m else a for m, a in zip(memes, swot.actions)))
    return replace(swot, actions=(*swot.actions, nouvelle))


def _cle_libre(swot: Swot) -> str:
    # Jamais le numéro d'une carte retirée : un croisement gardé ailleurs ne doit pas changer de sens.
    pris = [int(m[1]) for c in swot.cartes if (m := re.fullmatch(r"c(\d+)", c.cle))]
    cites = [int(m[1]) for x in swot.croisements for r in (x.interne, x.externe) if (m := re.fullmatch(r"c(\d+)", r))]
    return f"c{max(pris + cites, default=0) + 1}"


def _texte(valeur) -> str:
    if valeur is Ellipsis or valeur is None:
        return ""
    texte = " ".join(str(valeur).split())[:400]
    return "" if texte in ("...", "…", "–", "-") else texte
