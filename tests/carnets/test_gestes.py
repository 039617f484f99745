"""Les douze gestes pandas, et rien d'autre, dans ce qui est demandé à l'apprenant."""

from pathlib import Path

import pytest

from atelier_cm.carnets.construction import dossiers
from atelier_cm.carnets.gestes import HorsGestes, gestes, problemes_de_gestes
from atelier_cm.carnets.texte import Bloc, lire

RACINE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("code", "voulus"),
    [
        ('t = charger("posts_marchevive")', {1}),
        ("debut = t.head()", {2}),
        ('p = t["portee"]', {3}),
        ("n = len(t)", {4}),
        ('m = t["portee"].median()', {3, 5}),
        ('err = 100 * p["interactions"] / p["portee"]', {3, 6}),
        ('p = t.loc["Photo de groupe"]', {7}),
        ('i = t[t["reseau"] == "Instagram"]', {3, 8}),
        ('i = t[t["reseau"] == "Instagram"]\no = i[i["sponsorise"] == False]', {3, 8}),
        ('top = t.sort_values("err", ascending=False).head(5)', {2, 10}),
        ('g = t.groupby("theme")["err"].median()', {3, 5, 11}),
        ("x = round(err, 2)", {12}),
        ('x = kpi.delai_ouvre(t["debut"], t["fin"])', {3}),
        ('raisons = {"2", "5"}\nordre = ["C1", "C2"]\ndate = "2025-11-01"\nn = -4', set()),
    ],
)
def test_un_geste_du_cours_est_reconnu(code, voulus):
    assert gestes(code) == voulus


@pytest.mark.parametrize(
    ("code", "nomme"),
    [
        ("def f():\n    return 1", "def"),
        ("x = lambda y: y", "lambda"),
        ('x = {"a": 1}', "dictionnaire"),
        ("x = None", "None"),
        ('x = t.merge(u, on="id")', ".merge()"),
        ('x = pd.to_datetime(t["d"])', "pd."),
        ('x = t[(t["a"] == 1) & (t["b"] == 2)]', "crochets"),
        ('x = t["texte"].str.contains("a.*b")', ".str"),
        ("x = t.iloc[0]", ".iloc"),
        ("x = [i for i in t]", "compréhension"),
        ("for i in t:\n    x = i", "for"),
        ("import re", "import"),
        ("x = 1 if y else 2", "if"),
        ('x = f"{y} %"', 'f"'),
        ('t["err"] = 3', "affectation"),
        ('x = t["a"].dt.tz_localize("UTC")', ".dt"),
        ("x = t[0:3]", "crochets"),
        ("x = sum(t)", "sum"),
        ("x = a > b", "comparaison"),
        ("x = a and b", "and / or"),
        ("x = t.portee", ".portee"),
    ],
)
def test_ce_qui_n_est_pas_un_geste_du_cours_est_nomme(code, nomme):
    with pytest.raises(HorsGestes, match=nomme.replace(".", r"\.").replace("(", r"\(").replace(")", r"\)")):
        gestes(code)


def test_une_cellule_du_cours_est_libre_et_une_reponse_ne_l_est_pas():
    code = "x = ...\n### BEGIN SOLUTION\nx = t.iloc[0]\n### END SOLUTION"
    blocs = [Bloc("code", "x = t.iloc[0]"), Bloc("code", code, {"role": "reponse", "id": "a"}, ligne=9)]
    assert [(p.fichier, p.ligne) for p in problemes_de_gestes("essai.md", blocs)] == [("essai.md", 9)]


def test_le_cours_ne_demande_que_les_douze_gestes():
    textes = [t for d in dossiers(RACINE) for t in d.textes(RACINE)]
    assert textes
    problemes = [
        p
        for t in textes
        for p in problemes_de_gestes(t.relative_to(RACINE).as_posix(), lire(t.read_text(encoding="utf-8")))
    ]
    assert [str(p) for p in problemes] == []
