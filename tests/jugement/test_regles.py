"""Un tableau libre est jugé par le métier : rien à reconnaître, des règles à tenir."""

from dataclasses import replace

import pandas as pd
import pytest

from atelier_cm.jugement import controle_de, fabriquer_controles, juger, regles, reponse_canonique
from atelier_cm.metier.tableau_de_bord import tableau

LIGNES = ("faire connaître la marque | ERR | 4 % | 30/06/2026 | suivi",
          "répondre vite | délai médian de réponse | 3 h | 30/06/2026 | suivi",
          "vendre | ROI | 20 % | 31/12/2026 | suivi",
          "garder la confiance | taux de réponse | 90 % | 30/06/2026 | contre-indicateur")


@pytest.fixture
def juger_tableau(question_taux):
    question = replace(question_taux, champs=(regles("bord", verificateur="tableau_de_bord"),), points=2,
                       attendu=None, erreurs=())
    controle = controle_de(fabriquer_controles((question,), "entrainement", None), "E6-1")
    return lambda valeur: juger(controle, reponse_canonique(controle, {"bord": valeur}))


def test_un_tableau_qui_tient_a_tous_ses_points(juger_tableau):
    v = juger_tableau(tableau(*LIGNES))
    assert (v.etat, v.points) == ("réussi", 2.0)


def test_une_seule_sorte_d_anomalie_garde_la_moitie_et_recoit_sa_phrase(juger_tableau):
    v = juger_tableau(tableau(*LIGNES[:3], LIGNES[3].replace("contre-indicateur", "suivi")))
    assert (v.etat, v.points) == ("presque", 1.0) and "sacrifier" in v.phrase
    assert v.champs[0].reconnu == "sans_contre_indicateur"


def test_plusieurs_sortes_d_anomalies_ne_gardent_rien(juger_tableau):
    v = juger_tableau(tableau(*LIGNES[:2]))
    assert (v.etat, v.points) == ("à revoir", 0.0)


@pytest.mark.parametrize("valeur", [
    pd.DataFrame({"a": [1]}), pd.DataFrame({"objectif": [None], 3: [float("inf")]}), [{"objectif": "x"}],
    pd.DataFrame({("a", "b"): [1]}), pd.DataFrame({"objectif": ["<script>"] * 5}), "texte", 3, [], pd.DataFrame()])
def test_un_tableau_inattendu_ne_leve_pas(juger_tableau, valeur):
    v = juger_tableau(valeur)
    assert v.points < 2 and v.phrase


def test_un_verificateur_absent_a_sa_phrase_plutot_qu_une_trace(juger_tableau, monkeypatch):
    import atelier_cm.metier.tableau_de_bord as metier
    monkeypatch.setattr(metier, "diagnostiquer", lambda table: 1 / 0)
    assert "relu jusqu’au bout" in juger_tableau(tableau(*LIGNES)).phrase


CASES = ("forces", "faiblesses", "opportunites", "menaces")


def un_swot(constat_op="Le marché progresse dans la région"):
    """Un SWOT de douze cartes et trois croisements, dont une opportunité au choix."""
    from atelier_cm.metier import swot
    sujets = ("tutoriels suivis", "portraits partagés", "sorties pleines", "silence de janvier", "images muettes",
              "banque d’images", constat_op, "clubs en quête de relais", "soixantenaires plus mobiles",
              "accident en séance", "relance rapide de Vitalpas", "algorithme défavorable")
    tableau = swot.Swot()
    for rang, sujet in enumerate(sujets):
        tableau = swot.poser(tableau, CASES[rang // 3], sujet, chiffre="12 %", effectif="120", source="posts")
    for une, autre in (("Fo1", "Op1"), ("Fa1", "Op2"), ("Fo2", "Me1")):
        tableau = swot.croiser(tableau, une, autre, "agir ainsi")
    return tableau


@pytest.fixture
def juger_swot(question_taux):
    question = replace(question_taux, champs=(regles("mon_swot", verificateur="swot"),), points=4, attendu=None, erreurs=())
    controle = controle_de(fabriquer_controles((question,), "entrainement", None), "E6-1")
    return lambda valeur: juger(controle, reponse_canonique(controle, {"mon_swot": valeur}))


def test_un_swot_se_juge_par_sa_table_et_garde_la_moitie_pour_une_seule_sorte_de_defaut(juger_swot):
    from atelier_cm.metier import swot
    assert juger_swot(swot.en_table(un_swot())).points == 4
    sans = juger_swot(swot.en_table(swot.poser(un_swot(), "forces", "tutoriels suivis", effectif="12", source="posts")))
    assert (sans.etat, sans.points, sans.champs[0].reconnu) == ("presque", 2.0, "sans_chiffre")


def test_une_alerte_pose_sa_question_sans_rien_oter(juger_swot):
    from atelier_cm.metier import swot
    v = juger_swot(swot.en_table(un_swot("Lancer une série de tutoriels")))
    assert (v.etat, v.points) == ("réussi", 4.0)
    assert "lancer" in f"{v.phrase} {v.complement}"


def test_un_tableau_sans_ligne_recoit_une_phrase_qui_parle_de_lignes(juger_swot):
    from atelier_cm.metier import swot
    v = juger_swot(swot.en_table(swot.Swot()))
    assert v.points == 0 and "aucune ligne" in v.phrase


def test_un_swot_juge_hors_du_noyau_recoit_le_meme_verdict(question_taux):
    import json

    from atelier_cm.jugement.construction import forme_seule
    from atelier_cm.metier import swot
    question = replace(question_taux, champs=(regles("mon_swot", verificateur="swot"),), points=4, attendu=None, erreurs=())
    complets = fabriquer_controles((question,), "entrainement", None)
    complet, seule = controle_de(complets, "E6-1"), controle_de(forme_seule(complets), "E6-1")
    for tableau in (un_swot(), un_swot("Lancer une série"), swot.retirer(un_swot(), "Me3"), swot.Swot()):
        espace = {"mon_swot": swot.en_table(tableau)}
        sortie = json.loads(json.dumps(reponse_canonique(seule, espace), allow_nan=False))
        assert juger(complet, sortie) == juger(complet, reponse_canonique(complet, espace))
