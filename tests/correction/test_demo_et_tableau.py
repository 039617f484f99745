"""La démonstration ne touche qu'à son dossier ; le tableau d'équité dit ce qui ne va pas."""

import io

import pytest

from atelier_cm.correction.cas import Cas
from atelier_cm.correction.classe import Correction, pourquoi
from atelier_cm.correction.copies import affecter, expression
from atelier_cm.correction.demo import ELEVES, MARQUE, Barre, _dossier_neuf, recapitulatif
from atelier_cm.correction.preuves import Ligne
from atelier_cm.correction.tableau_des_preuves import bilan, ecrire, resume
from atelier_cm.erreurs import ErreurAtelier


def test_la_demonstration_refuse_de_vider_un_autre_dossier(tmp_path):
    (tmp_path / "rendus").mkdir()
    with pytest.raises(ErreurAtelier, match="autre chose qu’une démonstration"):
        _dossier_neuf(tmp_path)
    assert (tmp_path / "rendus").is_dir()


def test_la_demonstration_vide_la_precedente(tmp_path):
    dossier = _dossier_neuf(tmp_path / "demo")
    (dossier / "reste.txt").write_text("x", encoding="utf-8")
    assert [f.name for f in _dossier_neuf(dossier).iterdir()] == [MARQUE]


def test_la_classe_simulee_a_vingt_eleves_de_tous_les_profils():
    assert len(ELEVES) == 20 == len({e.identifiant for e in ELEVES})
    profils = {e.profil for e in ELEVES}
    assert {"juste", "partielle", "vierge", "fichier coupé", "carnet renommé", "marque invisible",
            "boucle sans fin", "cellule en double", "cellules supprimées", "cellule en erreur"} <= profils


def test_le_recapitulatif_dit_la_note_ou_pourquoi_il_n_y_en_a_pas():
    lignes = recapitulatif([Correction("lea", True, (), 2.0), Correction("oscar", False, ("Le fichier est coupé.",), 1.0)],
                           {"lea": (27.5, 40.0)})
    assert any("lea" in l and "27,5 sur 40" in l for l in lignes)
    assert any("oscar" in l and "non corrigée" in l and "coupé" in l for l in lignes)
    assert lignes[-1] == "1 copie corrigée sur 2 ; 1,5 s par copie en moyenne."


@pytest.mark.parametrize("fichiers, attendu", [
    ({}, "Aucun carnet"),
    ({"autre.ipynb": "{}", "encore.ipynb": "{}"}, "Aucun carnet ne s’appelle « m6-kpi.ipynb »"),
    ({"m6-kpi.ipynb": '{"cells": ['}, "coupé ou abîmé"),
    ({"m6-kpi.ipynb": "[]"}, "n’est pas un carnet"),
])
def test_une_copie_non_corrigee_est_expliquee_en_une_phrase(tmp_path, fichiers, attendu):
    for nom, texte in fichiers.items():
        (tmp_path / nom).write_text(texte, encoding="utf-8")
    assert attendu in pourquoi(tmp_path, "m6-kpi", {})


def test_la_barre_reste_lisible_hors_d_un_ecran():
    sortie = io.StringIO()
    barre = Barre("Correction", 3, sortie)
    for eleve in "abc":
        barre.avancer(eleve)
    barre.finir()
    assert sortie.getvalue().count("\n") == 2 and "3/3" in sortie.getvalue() and "\r" not in sortie.getvalue()


CAS = Cas("E6-1", "erreur", "err", {"err": "0.75"}, 2.25, "Une phrase.")


@pytest.mark.parametrize("ligne, juste", [
    (Ligne("m6-kpi", CAS, 2.25, True), True),
    (Ligne("m6-kpi", CAS, 3.0, True), False),
    (Ligne("m6-kpi", CAS, 2.25, False), False),
    (Ligne("m6-kpi", CAS, 2.25, True, True), False),
    (Ligne("m6-kpi", CAS), False),
], ids=["conforme", "autres points", "phrase absente", "à relire", "aucune note"])
def test_une_ligne_n_est_conforme_que_si_points_phrase_et_relecture_le_sont(ligne, juste, tmp_path):
    assert ligne.juste is juste
    assert any("✗" in l for l in resume([ligne])) is not juste
    texte = ecrire([ligne], tmp_path)[0].read_text(encoding="utf-8")
    assert ("| NON |" in texte) is not juste and ("ne donne" in bilan([ligne])) is not juste


def test_une_preuve_sans_essai_le_dit():
    assert bilan([]).startswith("Aucun essai")


def test_une_reponse_se_remplace_sur_sa_ligne_ou_s_ajoute():
    assert affecter("a = 1\nb = 2", "a", "3") == "a = 3\nb = 2"
    assert affecter("a = (1,\n     2)", "a", "3") == "a = (1,\n     2)\na = 3"
    assert affecter("b = 2", "a", "3") == "b = 2\na = 3"


def test_une_valeur_calculee_n_est_pas_un_nombre_tape():
    from atelier_cm.jugement import tape_a_la_main

    assert tape_a_la_main("err", [f"err = {expression(6.02)}"])
    assert not tape_a_la_main("err", [f"err = {expression(6.02, calculee=True)}"])
