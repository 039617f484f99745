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
