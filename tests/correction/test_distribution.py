"""Ce que reçoit l'apprenant : la forme seule en certification, jamais un fichier d'auteur."""

import json

import pytest

from atelier_cm.correction.configuration import TUS, configuration, fichiers_de_l_eleve
from atelier_cm.correction.publication import poser_forme_seule
from atelier_cm.jugement import Indices, Question, a_revoir, choix, fabriquer_controles, juste

QUESTION = Question(
    id="E9-1", titre="Un choix", points=1, competence="C5.1",
    champs=(choix("lettre", part=1, options={"A": a_revoir("Regardez la base. Qui compte-t-on ?"),
                                             "B": juste("La base est la bonne.")}),),
    repli="Relisez la consigne.", corrige="La lettre B.", lecture="La base est visible des deux côtés.",
    indices=Indices(rappel="Relisez.", methode="Comparez.", exemple="Sur un autre mois."))


def deposer(racine, regime):
    controles = fabriquer_controles((QUESTION,), regime, charger=None)
    for dossier in ("solutions", "exercises"):
        (racine / dossier / "examen").mkdir(parents=True)
        (racine / dossier / "examen" / "controles.json").write_text(json.dumps(controles), encoding="utf-8")
    return racine / "exercises" / "examen" / "controles.json"


def poser(racine):
    poser_forme_seule(assignment="examen", student=".", notebooks=[],
                      solutions=racine / "solutions", exercices=racine / "exercises")


def test_en_certification_seule_la_forme_est_distribuee(tmp_path):
    distribue = deposer(tmp_path, "certification")
    complet = distribue.read_text(encoding="utf-8")
    poser(tmp_path)
    forme = distribue.read_text(encoding="utf-8")
    assert json.loads(forme)["forme_seule"] is True
    assert "fiches" in complet and "fiches" not in forme and "corrige" not in forme
    assert (tmp_path / "solutions" / "examen" / "controles.json").read_text(encoding="utf-8") == complet


def test_en_entrainement_les_controles_sont_distribues_entiers(tmp_path):
    distribue = deposer(tmp_path, "entrainement")
    avant = distribue.read_bytes()
    poser(tmp_path)
    assert distribue.read_bytes() == avant


def test_si_la_forme_ne_se_fabrique_pas_rien_n_est_distribue(tmp_path, monkeypatch):
    # nbgrader tait les erreurs d’un crochet : un fichier absent se voit, un fichier complet non.
    distribue = deposer(tmp_path, "certification")
    monkeypatch.setattr("atelier_cm.jugement.construction.forme_seule", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        poser(tmp_path)
    assert not distribue.exists()


def test_le_reglage_tait_les_fichiers_d_auteur(classe):
    assert {"*.md", "questions.py", "questions", ".ipynb_checkpoints", "__pycache__"} <= set(TUS)
    assert {f.name for f in (classe.racine / "exercises").rglob("*") if f.is_file()} == {
        "m9-essai.ipynb", "controles.json", "faux_controle.py"}


def test_la_version_apprenant_n_a_ni_corrige_ni_bareme(classe):
    texte = (classe.racine / "exercises" / "m9-essai" / "m9-essai.ipynb").read_text(encoding="utf-8")
    assert "CORRIGE-SECRET" not in texte and "BAREME-SECRET" not in texte and "base + 2" not in texte
    assert "# ↑ Remplacez les trois points par votre réponse." in texte
    assert "*Écrivez votre réponse ici.*" in texte


def test_les_reponses_de_l_eleve_ne_sont_jamais_remplacees(tmp_path):
    reponses = tmp_path / "solutions" / "m7-crise" / "reponses"
    reponses.mkdir(parents=True)
    (reponses / "journal_crise.csv").write_text("h;a", encoding="utf-8")
    assert fichiers_de_l_eleve(tmp_path / "solutions") == {"m7-crise": ["reponses/journal_crise.csv"]}
    assert configuration(tmp_path).Autograde.exclude_overwriting == {"m7-crise": ["reponses/journal_crise.csv"]}
