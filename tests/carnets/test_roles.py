"""Les rôles courts, développés en métadonnées nbgrader, et les identifiants de cellule."""

import nbformat
import pytest

from atelier_cm.carnets import roles
from atelier_cm.carnets.solutions import SOUCHE_CODE, sans_solution
from atelier_cm.carnets.texte import Bloc

DRAPEAUX = ("grade", "locked", "solution", "task")
CAS = [
    (Bloc("markdown", "Texte."), None, None),
    (Bloc("code", "x = 1"), None, None),
    (Bloc("code", "x = 1", {"id": "E1-donnees"}), (False, True, False, False), None),
    (Bloc("code", "x = ...", {"role": "reponse", "id": "E1-1-x"}), (False, False, True, False), None),
    (Bloc("markdown", "Ici.", {"role": "reponse", "id": "L1-1-reponse"}), (True, False, True, False), 0),
    (Bloc("code", "", {"question": "E1-1"}), (True, True, False, False), 2.5),
    (Bloc("markdown", "Critère.", {"role": "critere", "id": "L1-1-faits"}), (False, True, False, True), 3),
]


@pytest.mark.parametrize(("bloc", "drapeaux", "points"), CAS, ids=range(len(CAS)))
def test_un_role_devient_les_metadonnees_nbgrader(bloc, drapeaux, points):
    cellule = roles.carnet([bloc], {"E1-1": 2.5}, roles.DEVOIR).cells[0]
    nbgrader = cellule.metadata.get("nbgrader")
    if drapeaux is None:
        assert nbgrader is None
        return
    assert tuple(nbgrader[d] for d in DRAPEAUX) == drapeaux
    assert nbgrader["schema_version"] == 3
    assert nbgrader["grade_id"] == cellule["id"] == (bloc.options.get("question") or bloc.options["id"])
    assert nbgrader.get("points") == points


def test_nbgrader_accepte_le_carnet_developpe():
    from nbgrader.nbgraderformat import MetadataValidator

    MetadataValidator().validate_nb(roles.carnet([b for b, *_ in CAS], {"E1-1": 2.5}, roles.DEVOIR))


def test_la_cellule_de_question_se_suffit():
    carnet = roles.carnet([Bloc("code", "", {"question": "E1-1"})], {"E1-1": 1}, roles.DEVOIR)
    assert carnet.cells[0].source == 'from atelier_cm import controle; controle("E1-1")'


def test_une_lecon_ne_porte_aucune_metadonnee_nbgrader():
    blocs = [b for b, *_ in CAS if b.options.get("role") != "critere"]
    carnet = roles.carnet(blocs, {"E1-1": 1}, roles.LECON)
    assert all("nbgrader" not in c.metadata for c in carnet.cells)
    # Le code du cours s'essaie, le texte et les contrôles ne s'effacent pas par mégarde.
    verrous = [c.metadata.get("editable", True) for c in carnet.cells]
    assert verrous == [False, True, True, True, True, False]
    assert all(c.metadata["deletable"] is False for c in carnet.cells)


def test_le_carnet_est_valide_sans_sortie_ni_cle_jupytext():
    carnet = roles.carnet([b for b, *_ in CAS], {"E1-1": 1}, roles.DEVOIR)
    nbformat.validate(carnet)
    assert (carnet.nbformat, carnet.nbformat_minor) == (4, 5)
    assert set(carnet.metadata) == {"kernelspec", "language_info"}
    assert all(c.outputs == [] and c.execution_count is None for c in carnet.cells if c.cell_type == "code")


def test_inserer_une_cellule_ne_renomme_pas_les_autres():
    blocs = [Bloc("markdown", "Un."), Bloc("code", "x = 1"), Bloc("markdown", "Deux.")]
    avant = [c["id"] for c in roles.carnet(blocs, {}, roles.LECON).cells]
    apres = [c["id"] for c in roles.carnet([Bloc("markdown", "Zéro."), *blocs], {}, roles.LECON).cells]
    assert apres[1:] == avant
    assert len(set(apres)) == 4


def test_deux_cellules_identiques_ont_deux_identifiants():
    carnet = roles.carnet([Bloc("code", "x"), Bloc("code", "x")], {}, roles.LECON)
    un, deux = (c["id"] for c in carnet.cells)
    assert deux == f"{un}-2"


def test_retirer_une_solution_se_fait_comme_nbgrader():
    from nbgrader.preprocessors import ClearSolutions

    source = "x = ...\nif True:\n    ### BEGIN SOLUTION\n    x = 1\n    ### END SOLUTION\n# suite"
    carnet = roles.carnet([Bloc("code", source, {"role": "reponse", "id": "a"})], {}, roles.DEVOIR)
    preparateur = ClearSolutions()
    preparateur.code_stub = {"python": SOUCHE_CODE}
    carnet, _ = preparateur.preprocess(carnet, {})
    assert carnet.cells[0].source == sans_solution(source, SOUCHE_CODE)
    assert "x = 1" not in carnet.cells[0].source
