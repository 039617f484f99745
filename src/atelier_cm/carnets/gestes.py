"""Les douze gestes pandas du cours : ce qu'une cellule de réponse a le droit de demander.

pandas n'est pas le sujet. Tout ce qui n'est pas un de ces gestes est une fonction au nom
français, que l'on choisit et que l'on lit (`kpi.nps`, `kpi.delai_ouvre`…).

 1. `t = charger("…")`                    7. `t.loc["…"]`
 2. `t.head()`                            8. `t[t["reseau"] == "Instagram"]`
 3. `t["portee"]`                         9. un second filtre, sur une seconde ligne
 4. `len(t)`                             10. `.sort_values("err", ascending=False).head(5)`
 5. `.sum()` `.mean()` `.median()`       11. `.groupby("theme")["err"].median()`
 6. `100 * a / b`                        12. `round(x, 2)`
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from atelier_cm.carnets import roles, solutions
from atelier_cm.carnets.problemes import Probleme
from atelier_cm.carnets.texte import Bloc

METHODES = {"head": 2, "sum": 5, "mean": 5, "median": 5, "sort_values": 10, "groupby": 11}
FONCTIONS = {"charger": 1, "len": 4, "round": 12}
# Les modules du cours, dont les fonctions portent un nom français.
MODULES = (
    "kpi",
    "figures",
    "veille",
    "audit",
    "swot",
    "organisation",
    "calendrier",
    "crise",
    "reseaux",
    "charge",
)
CALCUL, LIGNE, COLONNE, FILTRE = 6, 7, 3, 8
_OPERATIONS = (ast.Add, ast.Sub, ast.Mult, ast.Div)
_COMPARAISONS = (ast.Eq, ast.NotEq, ast.Gt, ast.GtE, ast.Lt, ast.LtE)

_INTERDITS = {
    ast.FunctionDef: "def",
    ast.Lambda: "lambda",
    ast.Dict: "un dictionnaire",
    ast.DictComp: "un dictionnaire",
    ast.ListComp: "une compréhension",
    ast.SetComp: "une compréhension",
    ast.GeneratorExp: "une compréhension",
    ast.For: "for",
    ast.While: "while",
    ast.If: "if",
    ast.IfExp: "if",
    ast.Import: "import",
    ast.ImportFrom: "import",
    ast.BoolOp: "and / or",
    ast.Try: "try",
    ast.With: "with",
    ast.ClassDef: "class",
    ast.JoinedStr: 'une chaîne f"…"',
    ast.Slice: "une tranche « : »",
    ast.Starred: "une étoile",
    ast.AugAssign: "une affectation « += »",
}


class HorsGestes(ValueError):
    """Un geste que le cours ne demande pas ; le message le nomme."""


def gestes(code: str) -> frozenset[int]:
    """Les gestes, de 1 à 12, qu'il faut faire pour écrire ce code.

    Args:
        code: le corrigé d'une cellule de réponse.

    Raises:
        HorsGestes: le code demande autre chose que les douze gestes.
        SyntaxError: ce n'est pas du Python.
    """
    trouves: set[int] = set()
    for instruction in ast.parse(code).body:
        if isinstance(instruction, ast.Assign):
            if not all(isinstance(c, ast.Name) for c in instruction.targets):
                raise HorsGestes("une affectation à autre chose qu’un nom")
            trouves.update(_expression(instruction.value))
        elif isinstance(instruction, ast.Expr):
            trouves.update(_expression(instruction.value))
        else:
            raise HorsGestes(_nommer(instruction))
    return frozenset(trouves)


def _expression(noeud: ast.expr) -> Iterator[int]:
    """Les gestes d'une expression, ou le refus de ce qui n'en est pas un."""
    if isinstance(noeud, ast.Constant):
        if noeud.value is None:
            raise HorsGestes("None")
    elif isinstance(noeud, (ast.List, ast.Tuple, ast.Set)):
        for element in noeud.elts:
            yield from _expression(element)
    elif isinstance(noeud, ast.BinOp):
        if not isinstance(noeud.op, _OPERATIONS):
            raise HorsGestes(
                "un opérateur « & », « | » ou « ** »" if not isinstance(noeud.op, ast.Mod) else "« % »"
            )
        yield CALCUL
        yield from _expression(noeud.left)
        yield from _expression(noeud.right)
    elif isinstance(noeud, ast.UnaryOp) and isinstance(noeud.op, ast.USub):
        yield from _expression(noeud.operand)
    elif isinstance(noeud, ast.Subscript):
        yield from _crochets(noeud)
    elif isinstance(noeud, ast.Call):
        yield from _appel(noeud)
    elif not isinstance(noeud, ast.Name):
        raise HorsGestes(_nommer(noeud))
    elif noeud.id in ("pd", "np", "re"):
        raise HorsGestes(f"« {noeud.id}. »")


def _crochets(noeud: ast.Subscript) -> Iterator[int]:
    """`t["portee"]`, `t.loc["…"]`, ou un filtre `t[t["reseau"] == "Instagram"]`."""
    dedans = noeud.slice
    if isinstance(noeud.value, ast.Attribute) and noeud.value.attr == "loc":
        if not isinstance(dedans, (ast.Constant, ast.Name)):
            raise HorsGestes("« .loc » avec autre chose qu’un nom de ligne")
        yield LIGNE
        yield from _expression(noeud.value.value)
        return
    yield from _expression(noeud.value)
    if isinstance(dedans, ast.Compare):
        if len(dedans.ops) != 1 or not isinstance(dedans.ops[0], _COMPARAISONS):
            raise HorsGestes("une comparaison double")
        yield FILTRE
        yield from _expression(dedans.left)
        yield from _expression(dedans.comparators[0])
    elif isinstance(dedans, ast.Constant) and isinstance(dedans.value, str):
        yield COLONNE
    else:
        raise HorsGestes("des crochets sans nom de colonne ni comparaison")


def _appel(noeud: ast.Call) -> Iterator[int]:
    for argument in [*noeud.args, *(m.value for m in noeud.keywords)]:
        yield from _expression(argument)
    fonction = noeud.func
    if isinstance(fonction, ast.Name):
        if fonction.id not in FONCTIONS:
            raise HorsGestes(f"la fonction « {fonction.id} »")
        yield FONCTIONS[fonction.id]
    elif isinstance(fonction, ast.Attribute):
        if isinstance(fonction.value, ast.Name) and fonction.value.id in MODULES:
            return
        yield from _expression(fonction.value)
        if fonction.attr not in METHODES:
            raise HorsGestes(f"« .{fonction.attr}() »")
        yield METHODES[fonction.attr]
    else:
        raise HorsGestes(_nommer(fonction))


def _nommer(noeud: ast.AST) -> str:
    if isinstance(noeud, ast.Attribute):
        return f"« .{noeud.attr} »"
    if isinstance(noeud, ast.Compare):
        return "une comparaison hors d’un filtre"
    return next(
        (nom for genre, nom in _INTERDITS.items() if isinstance(noeud, genre)), ast.unparse(noeud)[:40]
    )


def problemes_de_gestes(fichier: str, blocs: Iterable[Bloc]) -> Iterator[Probleme]:
    """Les cellules de réponse d'un texte qui demandent plus que les douze gestes."""
    for bloc in blocs:
        if bloc.genre == "code" and roles.role(bloc) == "reponse":
            try:
                gestes(solutions.solution(bloc.source))
            except (SyntaxError, solutions.RegionMalFermee):
                continue  # déjà refusé pour cela
            except HorsGestes as refus:
                yield Probleme(
                    fichier,
                    bloc.ligne,
                    f"cette réponse demande {refus}, qui n’est pas un des douze gestes : donnez-le dans une cellule du cours, ou une fonction au nom français.",
                )
