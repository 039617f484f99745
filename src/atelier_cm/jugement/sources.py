"""Reconnaître une valeur tapée à la main, en lisant l’arbre syntaxique des cellules.

La même fonction sert dans le noyau (l’historique) et dehors (les cellules du carnet).
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_CONVERSIONS = {"round", "float", "int", "abs", "str"}
_PROFONDEUR = 8
_SOURCE_MAX = 100_000


@dataclass(frozen=True)
class Sources:
    """Le code exécuté avant un contrôle.

    cellules : dans l’ordre d’exécution. cours : marques de celles que le cours fournit.
    """

    cellules: tuple[str, ...] = ()
    cours: frozenset[str] = frozenset()


def marque(source: str) -> str:
    """L’empreinte d’une cellule du cours : modifiée, elle n’est plus du cours."""
    return hashlib.sha256(source.strip().encode("utf-8", "replace")).hexdigest()[:12]


def marques_du_cours(sources: Iterable[str]) -> list[str]:
    """Les marques, triées, des cellules du cours qui définissent au moins un nom."""
    return sorted({marque(source) for source in sources if _affectations(source)})


def tape_a_la_main(variable: str, sources: Sequence[str], cours: Container[str] = ()) -> bool:
    """Dit si la dernière affectation de ``variable`` ne contient que des valeurs tapées.

    Paramètres
    ----------
    variable : nom de la variable lue par le champ.
    sources : code des cellules, dans l’ordre d’exécution, jusqu’à la cellule de contrôle.
    cours : marques des cellules que le cours fournit (voir ``marques_du_cours``).

    Une expression faite de constantes (``6.02``, ``100 * 139 / 2310``) ou de noms qui en
    viennent compte comme tapée. Un nom que le cours fournit n’est pas tapé, même si le cours
    lui donne un nombre : s’en servir est un calcul. Une cellule illisible est ignorée.
    """
    affectations: list[tuple[str, ast.expr | None]] = []
    for source in sources:
        lues = _affectations(source)
        du_cours = bool(lues) and bool(cours) and marque(source) in cours
        affectations.extend(((nom, None) for nom, _ in lues) if du_cours else lues)
    return _tapee(variable, affectations, len(affectations), 0)


def _tapee(variable: str, affectations: list, avant: int, profondeur: int) -> bool:
    for rang in range(avant - 1, -1, -1):
        nom, valeur = affectations[rang]
        if nom == variable:
            return valeur is not None and _constante(valeur, affectations, rang, profondeur)
    return False


def _constante(noeud: ast.expr, affectations: list, rang: int, profondeur: int) -> bool:
    if profondeur > _PROFONDEUR:
        return False

    def suite(n: ast.expr) -> bool:
        return _constante(n, affectations, rang, profondeur + 1)

    match noeud:
        case ast.Constant(value=valeur):
            return isinstance(valeur, (int, float, str)) and valeur is not Ellipsis
        case ast.UnaryOp(operand=operande):
            return suite(operande)
        case ast.BinOp(left=gauche, right=droite):
            return suite(gauche) and suite(droite)
        case ast.Call(func=ast.Name(id=nom), args=args) if nom in _CONVERSIONS:
            return bool(args) and all(suite(a) for a in args)
        case ast.Name(id=nom):
            return _tapee(nom, affectations, rang, profondeur + 1)
    return False


@lru_cache(maxsize=2048)
def _affectations(source: str) -> tuple[tuple[str, ast.expr | None], ...]:
    """Les noms affectés par une cellule, avec l’expression, ou None si elle n’est pas simple."""
    if len(source) > _SOURCE_MAX:
        return ()
    try:
        arbre = ast.parse(_sans_magie(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    trouvees: list[tuple[str, ast.expr | None]] = []
    for noeud in _dans_l_ordre(arbre):
        match noeud:
            case ast.Assign(targets=cibles, value=valeur):
                for cible in cibles:
                    trouvees.extend(_cibles(cible, valeur))
            case ast.AnnAssign(target=cible, value=valeur) if valeur is not None:
                trouvees.extend(_cibles(cible, valeur))
            case ast.NamedExpr(target=cible, value=valeur):
                trouvees.extend(_cibles(cible, valeur))
            case ast.AugAssign(target=ast.Name(id=nom) as cible, value=valeur, op=op):
                avant = ast.Name(id=nom, ctx=ast.Load())
                trouvees.append((cible.id, ast.BinOp(left=avant, op=op, right=valeur)))
            case ast.Import(names=noms) | ast.ImportFrom(names=noms):
                trouvees.extend(((a.asname or a.name).split(".")[0], None) for a in noms)
            case ast.FunctionDef(name=nom) | ast.ClassDef(name=nom):
                trouvees.append((nom, None))
            case ast.For(target=cible) | ast.withitem(optional_vars=cible) if cible is not None:
                trouvees.extend((n.id, None) for n in ast.walk(cible) if isinstance(n, ast.Name))
    return tuple(trouvees)


def _cibles(cible: ast.expr, valeur: ast.expr) -> Iterable[tuple[str, ast.expr | None]]:
    if isinstance(cible, ast.Name):
        return [(cible.id, valeur)]
    if isinstance(cible, (ast.Tuple, ast.List)):
        if isinstance(valeur, (ast.Tuple, ast.List)) and len(valeur.elts) == len(cible.elts):
            return [p for c, v in zip(cible.elts, valeur.elts) for p in _cibles(c, v)]
        return [(n.id, None) for n in ast.walk(cible) if isinstance(n, ast.Name)]
    return []


def _dans_l_ordre(noeud: ast.AST) -> Iterable[ast.AST]:
    """Parcours dans l’ordre du texte, sans entrer dans les fonctions (autres variables)."""
    yield noeud
    if isinstance(noeud, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
        return
    for enfant in ast.iter_child_nodes(noeud):
        yield from _dans_l_ordre(enfant)


def _sans_magie(source: str) -> str:
    """Efface les lignes propres à IPython (« %matplotlib inline », « !ls », « colonne? »)."""
    if source.lstrip().startswith("%%"):
        return ""
    return "\n".join("" if ligne.lstrip()[:1] in ("%", "!", "?") or ligne.rstrip().endswith("?")
                     else ligne for ligne in source.split("\n"))


def derniere_liaison(nom: str, sources: Sequence[str]) -> str | None:
    """Comment ``nom`` a été lié en dernier : « import », « valeur », ou None s’il ne l’a pas été."""
    for source in reversed(sources):
        for trouve, valeur in reversed(_affectations(source)):
            if trouve == nom:
                return "valeur" if valeur is not None else "import"
    return None


def sources_du_carnet(cellules: Sequence[Mapping], identifiant: str) -> tuple[str, ...]:
    """Le code des cellules d’un carnet placées avant la cellule de contrôle ``identifiant``.

    ``cellules`` : celles du JSON d’un carnet (``source`` en texte ou en liste de lignes).
    """
    sources = []
    for cellule in cellules:
        if cellule.get("metadata", {}).get("nbgrader", {}).get("grade_id") == identifiant:
            break
        if cellule.get("cell_type") == "code":
            texte = cellule.get("source", "")
            sources.append(texte if isinstance(texte, str) else "".join(texte))
    return tuple(sources)
