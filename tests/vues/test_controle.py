"""``controle()`` lit, juge et montre ; il ne lève jamais et n’écrit rien sur la sortie d’erreur."""

import importlib.util
import json
import sys
import warnings
from pathlib import Path

import pytest

import atelier_cm
from atelier_cm.jugement import TYPE_MIME, fabriquer_controles, forme_seule
from atelier_cm.vues.controle import Contexte, Memoire, controle

_FICHE = importlib.util.spec_from_file_location(
    "questions_d_essai", Path(__file__).parents[1] / "jugement" / "conftest.py")
ESSAI = importlib.util.module_from_spec(_FICHE)
_FICHE.loader.exec_module(ESSAI)
JUSTE = ESSAI.JUSTES["E6-1"]


def ecrire(dossier, controles):
    (dossier / "controles.json").write_text(json.dumps(controles), encoding="utf-8")
    return dossier


@pytest.fixture(scope="module")
def complets():
    return fabriquer_controles((ESSAI.TAUX, ESSAI.FORMES), "entrainement", None)


@pytest.fixture
def dossier(tmp_path, complets):
    return ecrire(tmp_path, complets)


def jouer(dossier, espace, identifiant="E6-1", **options):
    return controle(identifiant, contexte=Contexte(espace, dossier=dossier, **options))


def test_les_trois_visages(dossier):
    r = jouer(dossier, JUSTE, correction=True)
    formes = r._repr_mimebundle_()
    assert formes["text/plain"] == repr(r) == "3.0"
    assert "Réussi." in formes["text/html"]
    assert formes[TYPE_MIME]["champs"]["err"] == {"v": JUSTE["err"]}
    json.dumps(formes[TYPE_MIME], allow_nan=False)


def test_la_reponse_ne_sort_que_pendant_la_correction(dossier):
    assert TYPE_MIME not in jouer(dossier, JUSTE)._repr_mimebundle_()


@pytest.mark.parametrize("contenu, mots", [
    (None, "n’est pas à côté"), ("{", "abîmé"), ("[]", "abîmé"), ('{"format": "autre"}', "abîmé"),
    ('{"format": "atelier-controles", "version": 99}', "autre version"),
    ('{"format": "atelier-controles", "version": 1}', "pas pu être faite")])
def test_un_fichier_de_controles_inutilisable_a_sa_phrase(tmp_path, contenu, mots):
    if contenu is not None:
        (tmp_path / "controles.json").write_text(contenu, encoding="utf-8")
    r = jouer(tmp_path, JUSTE, correction=True)
    assert mots in r.verdict.phrase and repr(r) == "0.0" and TYPE_MIME not in r._repr_mimebundle_()


@pytest.mark.parametrize("identifiant", ["E6-99", "", None, 3, "<script>", ["E6-1"]])
def test_une_question_inconnue_a_sa_phrase(dossier, identifiant):
    r = jouer(dossier, JUSTE, identifiant)
    assert "Aucune question" in r.verdict.phrase and repr(r) == "0.0" and "<script>" not in r._repr_mimebundle_()["text/html"]


def test_la_forme_seule_enregistre_sans_juger(tmp_path, complets):
    r = jouer(ecrire(tmp_path, forme_seule(complets)), JUSTE, correction=True)
    assert (r.verdict.etat, repr(r)) == ("enregistré", "0.0") and TYPE_MIME in r._repr_mimebundle_()


def test_en_certification_aucun_point_n_est_ecrit_sur_la_carte(tmp_path):
    certif = fabriquer_controles((ESSAI.TAUX,), "certification", None)
    for controles in (certif, forme_seule(certif)):
        html = jouer(ecrire(tmp_path, controles), JUSTE)._repr_mimebundle_()["text/html"]
        assert "Enregistré." in html and "point" not in html.replace("pointe", "")


def test_une_aide_de_plus_a_chaque_reponse_changee_et_jamais_de_verrou(dossier):
    memoire, vues = Memoire(), []
    for err in (5.0, 5.0, 4.0, 4.0, 3.0, 2.0, 1.0, ..., 1.0, 5.0):
        v = jouer(dossier, JUSTE | {"err": err}, memoire=memoire).verdict
        vues.append(len(v.aides))
    assert vues == [0, 0, 1, 1, 2, 3, 4, 0, 4, 4]
    assert jouer(dossier, JUSTE, memoire=memoire).verdict.etat == "réussi"


def test_l_essai_se_dit_dans_le_petit_code(dossier):
    memoire = Memoire()
    jouer(dossier, JUSTE | {"err": 5.0}, memoire=memoire)
    assert jouer(dossier, JUSTE | {"err": JUSTE["er_abonnes"]}, memoire=memoire).verdict.code == "E6-1, 2e essai, base"


def test_les_essais_d_une_question_n_aident_pas_l_autre(dossier):
    memoire = Memoire()
    for err in (5.0, 4.0):
        jouer(dossier, JUSTE | {"err": err}, memoire=memoire)
    assert jouer(dossier, {}, "E6-2", memoire=memoire).verdict.essai.aides == 0


def test_la_correction_ne_depend_d_aucun_essai_precedent(dossier):
    memoire = Memoire()
    for err in (5.0, 4.0):
        jouer(dossier, JUSTE | {"err": err}, memoire=memoire)
    assert jouer(dossier, JUSTE | {"err": 3.0}, memoire=memoire, correction=True).verdict.essai.numero == 1


@pytest.mark.parametrize("nom, objet", [("kpi", 3), ("charger", "x"), ("kpi", print), ("charger", json)])
def test_un_outil_cache_par_une_variable_est_dit(dossier, nom, objet):
    v = jouer(dossier, JUSTE | {nom: objet}).verdict
    assert v.points == 3.0 and len(v.avertissements) == 1 and f"`{nom}` cache l’outil" in v.avertissements[0]


def test_les_vrais_outils_n_appellent_aucun_avertissement(dossier):
    espace = JUSTE | {"charger": atelier_cm.charger, "controle": controle, "kpi": atelier_cm.kpi}
    assert jouer(dossier, espace, sources=("from atelier_cm import charger, controle, kpi",)).verdict.avertissements == ()


def test_controle_cache_par_une_variable_est_dit(dossier):
    v = jouer(dossier, JUSTE, sources=("from atelier_cm import controle", "controle = 3")).verdict
    assert "`controle` a caché" in v.avertissements[0]


def test_une_cellule_precedente_en_echec_est_dite(dossier):
    assert "s’est arrêtée sur une erreur" in jouer(dossier, JUSTE, echec=True).verdict.avertissements[0]


class Piege:
    def __getattribute__(self, nom):
        warnings.warn("piège", RuntimeWarning)
        print("piège", file=sys.stderr)
        raise RuntimeError("piège")


def test_rien_ne_leve_et_rien_ne_sort_sur_stderr(dossier, capfd):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for piege in (Piege(), Piege, [Piege()], {"a": Piege()}):
            for identifiant in ("E6-1", "E6-2"):
                espace = {c.nom: piege for c in (*ESSAI.TAUX.champs, *ESSAI.FORMES.champs)}
                assert repr(jouer(dossier, espace | {"kpi": piege}, identifiant)) == "0.0"
    assert capfd.readouterr() == ("", "")


def test_un_avertissement_python_pendant_la_lecture_est_tu(dossier, monkeypatch, capfd):
    import atelier_cm.vues.controle as module
    vraie = module.reponse_canonique

    def bavarde(*arguments):
        warnings.warn("bientôt retiré", DeprecationWarning)
        print("bruit", file=sys.stderr)
        return vraie(*arguments)

    monkeypatch.setattr(module, "reponse_canonique", bavarde)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert repr(jouer(dossier, JUSTE)) == "3.0"
    assert capfd.readouterr() == ("", "")


def test_les_outils_publics_tiennent_en_une_ligne_et_un_nom_inconnu_est_dit_en_francais():
    from atelier_cm import charger, kpi  # noqa: F401
    assert atelier_cm.controle is controle
    assert all(getattr(atelier_cm, nom) is not None for nom in atelier_cm.__all__)
    with pytest.raises(AttributeError, match="ne contient pas"):
        atelier_cm.controler
