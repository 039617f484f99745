"""Dans un vrai noyau, lu par le vrai nbgrader : les points partiels, et rien sur stderr."""

import importlib.util
import json
from pathlib import Path

import nbformat.v4 as v4
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

from atelier_cm.jugement import TYPE_MIME, controle_de, fabriquer_controles, juger, sources_du_carnet
from atelier_cm.vues.carte import carte

_FICHE = importlib.util.spec_from_file_location(
    "questions_d_essai_noyau", Path(__file__).parents[1] / "jugement" / "conftest.py")
ESSAI = importlib.util.module_from_spec(_FICHE)
_FICHE.loader.exec_module(ESSAI)

COURS = "interactions, portee = 139, 2310"  # une cellule que le cours fournit
REPONSES = [  # code de la réponse, points attendus, mots de la carte
    ("err = ...", 0.0, "À faire."),
    ("a, b, c = 139, 2310, 18600\nimport pandas as pd\nl = pd.Series([139, 2310, 18600])\n"
     "err = 100 * l[0] / l[1]\ner_abonnes = 100 * l[0] / l[2]\nbase = 'B'", 3.0, "Réussi."),
    ("err = 6.02", 2.25, "Presque."),
    (COURS, 2.25, "Presque."),
    ("err = 100 * interactions / portee", 3.0, "Réussi."),
    ("portee = 2310\nerr = 100 * 139 / portee", 2.25, "Presque."),
    ("err = 100 * l[0] / l[2]", 1.5, "autre question"),
    ("err = 1 / 0", 1.5, "s’est arrêtée sur une erreur"),
    ("err = float('nan')", 1.5, "aucun nombre"),
    ("import warnings, sys\nwarnings.warn('x')\nerr = '6,02'", 1.5, "6.02"),
    ("class F(float):\n    def __float__(self): raise ValueError\nerr = F(6.02)", 1.5, "autre type"),
    ("kpi = 3\nerr = 100 * l[0] / l[1]", 3.0, "cache l’outil"),
    ("controle = 3", 3.0, "a caché l’outil"),
    ("raise KeyboardInterrupt", 3.0, "s’est arrêtée"),
    ("%reset -f", 0.0, "À faire."),
]


@pytest.fixture(scope="module")
def execute(tmp_path_factory):
    dossier = tmp_path_factory.mktemp("devoir")
    controles = fabriquer_controles((ESSAI.TAUX,), "entrainement", None, [COURS])
    (dossier / "controles.json").write_text(json.dumps(controles), encoding="utf-8")
    cellules = []
    for rang, (code, _, _) in enumerate(REPONSES):
        cellules.append(v4.new_code_cell(code))
        cellule = v4.new_code_cell('from atelier_cm import controle; controle("E6-1")')
        cellule.metadata["nbgrader"] = {"grade": True, "grade_id": f"E6-1-{rang}", "locked": True, "points": 3.0,
                                        "schema_version": 3, "solution": False, "task": False}
        cellules.append(cellule)
    carnet = v4.new_notebook(cells=cellules)
    with pytest.MonkeyPatch.context() as m:
        m.setenv("NBGRADER_EXECUTION", "autograde")
        NotebookClient(carnet, allow_errors=True, kernel_name="python3", timeout=120,
                       resources={"metadata": {"path": str(dossier)}}).execute()
    return carnet, controles


@pytest.mark.parametrize("rang", range(len(REPONSES)), ids=[r[0].split("\n")[-1] for r in REPONSES])
def test_nbgrader_lit_les_points_et_la_carte_est_refaite_dehors(execute, rang):
    carnet, controles = execute
    cellule, (_, points, mots) = carnet.cells[2 * rang + 1], REPONSES[rang]
    assert [s.output_type for s in cellule.outputs] == ["execute_result"]
    donnees = cellule.outputs[0].data
    assert determine_grade(cellule) == (points, 3.0)
    assert mots in donnees["text/html"]
    sources = sources_du_carnet(carnet.cells, f"E6-1-{rang}")
    dehors = juger(controle_de(controles, "E6-1"), donnees[TYPE_MIME], sources)
    assert (repr(dehors.points), carte(dehors)) == (donnees["text/plain"], donnees["text/html"])
