"""La région solution d'une cellule de réponse, et la souche qui la remplace.

Même découpe que `ClearSolutions` de nbgrader, qui ne sert qu'aux devoirs : les leçons ne
passent pas par nbgrader, et un test vérifie que les deux disent la même chose.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

DEBUT, FIN = "BEGIN SOLUTION", "END SOLUTION"
SOUCHE_CODE = "# ↑ Remplacez les trois points par votre réponse."
SOUCHE_TEXTE = "*Écrivez votre réponse ici.*"


class RegionMalFermee(ValueError):
    """Une région solution ouverte deux fois, jamais fermée, ou fermée sans être ouverte."""


def _lignes(source: str) -> Iterator[tuple[str, str]]:
    """Couples (place, ligne) : place vaut « dehors », « debut », « dedans » ou « fin »."""
    dedans = False
    for ligne in source.split("\n"):
        if DEBUT in ligne:
            if dedans:
                raise RegionMalFermee(ligne)
            dedans = True
            yield "debut", ligne
        elif FIN in ligne:
            if not dedans:
                raise RegionMalFermee(ligne)
            dedans = False
            yield "fin", ligne
        else:
            yield ("dedans" if dedans else "dehors"), ligne
    if dedans:
        raise RegionMalFermee(source)


def sans_solution(source: str, souche: str) -> str:
    """La source, chaque région solution remplacée par `souche` (au même retrait).

    Raises:
        RegionMalFermee: la région n'est pas bien délimitée.
    """
    gardees = []
    for place, ligne in _lignes(source):
        if place == "debut":
            retrait = re.match(r"\s*", ligne)[0]
            gardees.extend(retrait + partie for partie in souche.split("\n"))
        elif place == "dehors":
            gardees.append(ligne)
    return "\n".join(gardees)


def avec_solution(source: str) -> str:
    """La source telle qu'on l'exécute avec son corrigé : les bornes ne sont que des commentaires."""
    return "\n".join(ligne for place, ligne in _lignes(source) if place in ("dehors", "dedans"))


def solution(source: str) -> str:
    """Les lignes de la région solution, sans les bornes."""
    return "\n".join(ligne for place, ligne in _lignes(source) if place == "dedans")


def dehors(source: str) -> str:
    """Les lignes hors de la région solution."""
    return "\n".join(ligne for place, ligne in _lignes(source) if place == "dehors")


def a_une_region(source: str) -> bool:
    """Vrai si la source contient une région solution."""
    return DEBUT in source or FIN in source


def nombre_de_lignes(code: str) -> int:
    """Nombre de lignes à écrire : ni les vides ni les commentaires."""
    return sum(1 for ligne in code.split("\n") if ligne.strip() and not ligne.lstrip().startswith("#"))


def souches(source: str) -> tuple[str, ...]:
    """Les variables laissées à trous par l'énoncé : `err = ...`, `lettre = "..."`.

    Raises:
        SyntaxError: le code hors région n'est pas du Python.
    """
    noms: list[str] = []
    for instruction in ast.parse(dehors(source)).body:
        if isinstance(instruction, ast.Assign) and _a_trous(instruction.value):
            for cible in instruction.targets:
                noms.extend(n.id for n in ast.walk(cible) if isinstance(n, ast.Name))
    return tuple(noms)


def _a_trous(valeur: ast.expr) -> bool:
    return any(
        isinstance(n, ast.Constant) and (n.value is Ellipsis or n.value in ("...", "…"))
        for n in ast.walk(valeur)
    )


def sans_souche_recopiee(source: str) -> str:
    """Retire le commentaire de souche écrit à la main : la version apprenant le pose elle-même."""
    return "\n".join(l for l in source.split("\n") if l.strip() != SOUCHE_CODE)
