"""Les notes, par le vrai nbgrader, sur un petit devoir fabriqué."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader import utils

from atelier_cm.correction.notes import LireVerdicts
from atelier_cm.jugement.canonique import TYPE_MIME


def points(classe, eleve):
    return {nom: valeur for nom, (valeur, _) in classe.notes(eleve).items()}


def test_une_copie_juste_a_tous_ses_points_et_ses_criteres_attendent_une_lecture(classe):
    classe.remettre("juste", classe.juste())
    assert classe.corriger("juste")["success"]
    notes = classe.notes("juste")
    assert notes["E9-1"] == (3.0, False) and notes["E9-2"] == (1.0, False)
    assert notes["L9-1-reponse"] == (0.0, False), "la zone de rédaction n’est pas à relire"
    assert notes["L9-1-faits"] == (0.0, True) and notes["L9-1-decisions"] == (0.0, True)


def test_une_copie_vierge_vaut_zero_partout_et_ne_demande_aucune_lecture(classe):
    classe.remettre("vierge", classe.vierge())
    assert classe.corriger("vierge")["success"]
    assert set(classe.notes("vierge").values()) == {(0.0, False)}


def test_un_critere_supprime_par_l_eleve_est_remis_et_peut_etre_note(classe):
    carnet = classe.juste()
    carnet.cells = [c for c in carnet.cells if c.id != "L9-1-faits"]
    classe.remettre("sans-critere", carnet)
    assert classe.corriger("sans-critere")["success"]
    assert classe.notes("sans-critere")["L9-1-faits"] == (0.0, True)
    noms = [c.id for c in classe.corrige("sans-critere").cells]
    assert noms.index("L9-1-faits") == noms.index("L9-1-reponse") + 1
    with classe.api.gradebook as carnet_de_notes:
        note = carnet_de_notes.find_grade("L9-1-faits", "m9-essai", "m9-essai", "sans-critere")
        note.manual_score, note.needs_manual_grade = 2, False
        carnet_de_notes.db.commit()
    assert classe.corriger("sans-critere")["success"]
    assert classe.notes("sans-critere")["L9-1-faits"] == (2.0, False), "corriger à nouveau garde le niveau"


def test_une_zone_supprimee_dont_le_texte_est_ailleurs_reste_a_lire(classe):
    carnet = classe.juste()
    zone = next(c for c in carnet.cells if c.id == "L9-1-reponse")
    zone.metadata, zone["id"] = {}, "ailleurs"
    zone.source = "mot " * 40
    classe.remettre("ailleurs", carnet)
    assert classe.corriger("ailleurs")["success"]
    assert classe.notes("ailleurs")["L9-1-faits"] == (0.0, True)


def sortie(texte, *, reponse=True):
    donnees = {"text/plain": texte} | ({TYPE_MIME: {"reponse": 1}} if reponse else {})
    return new_output("execute_result", donnees, execution_count=1)


@pytest.mark.parametrize("sorties", [
    pytest.param([], id="aucune sortie"),
    pytest.param([sortie("'bravo'")], id="un texte"),
    pytest.param([sortie("nan")], id="pas un nombre"),
    pytest.param([sortie("inf")], id="infini"),
    pytest.param([sortie("-1.0")], id="négatif"),
    pytest.param([sortie("3.5")], id="au-dessus du maximum"),
    pytest.param([sortie("2,5")], id="virgule"),
    pytest.param([sortie("")], id="vide"),
    pytest.param([sortie("3.0", reponse=False)], id="sans la réponse"),
    pytest.param([sortie("3.0"), sortie("3.0")], id="deux résultats"),
])
def test_une_sortie_aberrante_vaut_zero_et_se_signale(sorties):
    cellule = new_code_cell(outputs=sorties, metadata={"nbgrader": {
        "grade": True, "solution": False, "grade_id": "E9-1", "points": 3}})
    carnet, _ = LireVerdicts().preprocess(new_notebook(cells=[cellule]), {})
    assert utils.determine_grade(carnet.cells[0]) == (0.0, 3.0)
    assert carnet.metadata.atelier.signaux[0].phrase.startswith("E9-1")


def test_un_verdict_en_regle_est_garde_tel_quel():
    cellule = new_code_cell(outputs=[sortie("2.25")], metadata={"nbgrader": {
        "grade": True, "solution": False, "grade_id": "E9-1", "points": 3}})
    carnet, _ = LireVerdicts().preprocess(new_notebook(cells=[cellule]), {})
    assert utils.determine_grade(carnet.cells[0]) == (2.25, 3.0)
    assert "atelier" not in carnet.metadata


def test_un_controle_detourne_par_l_eleve_ne_rapporte_rien_et_ne_coute_pas_la_copie(classe):
    # nbgrader d’origine rejette toute la copie quand une cellule rend plus que son maximum,
    # et donne tous les points à une cellule muette.
    detourne = ("import faux_controle\n"
                "faux_controle.controle = lambda nom, *a: 12.0 if nom == 'E9-1' else None")
    classe.remettre("detourne", classe.juste(**{"E9-1-reponse": detourne}))
    resultat = classe.corriger("detourne")
    assert resultat["success"], resultat.get("log")
    notes = points(classe, "detourne")
    assert notes["E9-1"] == 0.0 and notes["E9-2"] == 0.0


def test_un_avertissement_dans_la_cellule_de_controle_ne_coute_rien(classe):
    bavard = ("import sys, faux_controle\n_vrai = faux_controle.controle\n"
              "faux_controle.controle = lambda *a: (print('attention', file=sys.stderr), _vrai(*a))[1]\n"
              "somme = 42")
    classe.remettre("bavard", classe.juste(**{"E9-1-reponse": bavard}))
    assert classe.corriger("bavard")["success"]
    assert points(classe, "bavard")["E9-1"] == 3.0
