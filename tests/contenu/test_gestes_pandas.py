"""Ce que les leçons et les devoirs demandent d'écrire tient dans les douze gestes du cours."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from atelier_cm.carnets.solutions import a_une_region, solution
from atelier_cm.carnets.texte import lire

RACINE = Path(__file__).parents[2]
TEXTES = sorted([*RACINE.glob("course/m*/[0-9]*.md"), *RACINE.glob("solutions/*/*.md")])

# Les douze gestes : 1 charger, 2 head, 3 t["…"], 4 len, 5 sum mean median, 6 100 * a / b, 7 t.loc["…"],
# 8 et 9 t[t["…"] == …] (un filtre par ligne), 10 sort_values, 11 groupby, 12 round.
METHODES = {"head", "sum", "mean", "median", "sort_values", "groupby"}
FONCTIONS = {"charger", "len", "round"}
OPERATIONS = (ast.Add, ast.Sub, ast.Mult, ast.Div)
COMPARAISONS = (ast.Eq, ast.NotEq, ast.Gt, ast.GtE, ast.Lt, ast.LtE)
NOEUDS = (
    ast.Module, ast.Assign, ast.Expr, ast.Name, ast.Load, ast.Store, ast.Constant, ast.Subscript, ast.Attribute,
    ast.Call, ast.keyword, ast.BinOp, ast.UnaryOp, ast.USub, ast.Compare, ast.List, *OPERATIONS, *COMPARAISONS,
)
LIGNES = 3


def hors_gestes(code: str) -> list[str]:
    """Ce que ce code demande en plus des douze gestes ; vide s'il s'y tient.

    Une fonction au nom français (`kpi.…`, `audit.…`) se choisit et se lit : elle n'est pas un geste de plus.
    """
    trouves = []
    for noeud in ast.walk(ast.parse(code)):
        if not isinstance(noeud, NOEUDS):
            trouves.append(type(noeud).__name__)
        elif isinstance(noeud, ast.Constant) and noeud.value is None:
            trouves.append("None")
        elif isinstance(noeud, ast.Call):
            trouves += _appel(noeud.func)
        elif isinstance(noeud, ast.Compare) and len(noeud.ops) > 1:
            trouves.append("comparaison enchaînée")
        elif isinstance(noeud, ast.Attribute) and isinstance(noeud.value, ast.Name) and noeud.value.id == "pd":
            trouves.append("pd.")
    return trouves


def _appel(fonction: ast.expr) -> list[str]:
    if isinstance(fonction, ast.Name):
        return [] if fonction.id in FONCTIONS else [fonction.id]
    if isinstance(fonction, ast.Attribute):
        module = isinstance(fonction.value, ast.Name) and fonction.value.id in {"kpi", "audit", "veille", "crise"}
        return [] if module or fonction.attr in METHODES else [f".{fonction.attr}()"]
    return ["appel indirect"]


def _reponses():
    for texte in TEXTES:
        for bloc in lire(texte.read_text(encoding="utf-8"), texte.name):
            if bloc.genre == "code" and a_une_region(bloc.source):
                yield pytest.param(solution(bloc.source), id=str(bloc.options.get("id", bloc.ligne)))


@pytest.mark.parametrize("code", list(_reponses()))
def test_une_reponse_demandee_tient_dans_les_douze_gestes_et_trois_lignes(code):
    assert hors_gestes(code) == []
    assert len([ligne for ligne in code.splitlines() if ligne.strip() and not ligne.lstrip().startswith("#")]) <= LIGNES


@pytest.mark.parametrize(
    "code",
    [
        "def f(x):\n    return x", "x = None", "x = {'a': 1}", "x = lambda y: y", "t = t.merge(u)",
        "t[(t['a'] == 1) & (t['b'] == 2)]", "pd.to_datetime(t['date'])", "t.apply(len)", "x = [i for i in t]",
        "import re", "if x:\n    y = 1", "x = 1 < y < 3", "t.pivot_table(index='a')",
    ],
)
def test_un_geste_de_trop_est_vu(code):
    assert hors_gestes(code)


def test_chaque_geste_est_reconnu():
    code = (
        't = charger("x")\nt.head()\na = t["portee"]\nn = len(t)\nm = a.sum() + a.mean() - a.median()\n'
        'taux = 100 * m / n\nl = t.loc["Photo"]\nu = t[t["reseau"] == "Facebook"]\nv = u[u["sponsorise"] == False]\n'
        's = v.sort_values("err", ascending=False).head(5)\ng = v.groupby("theme")["err"].median()\nr = round(taux, 2)\n'
        'x = kpi.err(a, n)\nordre = ["A", "B"]'
    )
    assert hors_gestes(code) == []
