"""Intervalles de confiance : valeurs publiées ou calculées à la main, et couverture réelle."""

import math

import numpy as np
import pandas as pd
import pytest

from atelier_cm.metier import kpi
from atelier_cm.metier.incertitude import quantile_student, wilson


@pytest.mark.parametrize("degres, table", [(1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980)])
def test_quantiles_de_student_de_la_table(degres, table):
    assert quantile_student(degres) == pytest.approx(table, abs=5e-4)


def test_wilson_calcule_a_la_main():
    # p = 0,25, n = 120, z² = 3,8415 : centre 0,25776, demi-largeur 0,07666
    bas, haut = wilson(30, 120)
    assert (bas, haut) == (pytest.approx(0.1811, abs=1e-4), pytest.approx(0.3344, abs=1e-4))


def test_wilson_ne_sort_jamais_de_zero_a_un():
    for n in (1, 3, 40):
        for k in range(n + 1):
            bas, haut = wilson(k, n)
            assert 0 <= bas <= k / n <= haut <= 1
    assert all(math.isnan(b) for b in wilson(0, 0))


def test_proportion_accepte_une_colonne_ou_deux_nombres():
    colonne = pd.Series([True] * 30 + [False] * 90)
    assert tuple(kpi.intervalle(colonne, de="proportion")) == tuple(kpi.intervalle(30, 120, de="proportion"))


def test_moyenne_calculee_a_la_main():
    # 2, 4, 6 : moyenne 4, écart type 2, t(2) = 4,3027, demi-largeur 4,3027 × 2 ÷ √3 = 4,9683
    resultat = kpi.intervalle([2, 4, 6])
    assert resultat.estimation == 4 and resultat.marge == pytest.approx(4.9683, abs=1e-3)


def test_nps_calcule_a_la_main():
    # 40 % et 20 % sur 25 réponses : variance (0,6 − 0,04) ÷ 25 = 0,0224 ; demi-largeur 1,96 × 14,967 = 29,33
    notes = [10] * 10 + [8] * 10 + [3] * 5
    resultat = kpi.intervalle(notes, de="nps")
    assert resultat.estimation == pytest.approx(20) and resultat.marge == pytest.approx(29.334, abs=1e-2)
    assert resultat.fragile


def test_la_variance_de_l_ecart_de_nps_est_la_somme_des_deux():
    vague1, vague2 = [10] * 40 + [7] * 40 + [2] * 20, [10] * 50 + [7] * 35 + [2] * 15
    a, b = kpi.intervalle(vague1, de="nps"), kpi.intervalle(vague2, de="nps")
    ecart = kpi.intervalle(vague1, vague2, de="ecart_nps")
    assert ecart.estimation == pytest.approx(15)
    assert ecart.marge == pytest.approx(math.hypot(a.marge, b.marge))
    assert ecart.contient(0) and not ecart.contient(60)


def test_mediane_d_ordre_calculee_a_la_main():
    # n = 10 : P(Bin(10, ½) ≤ 1) = 11/1024 = 1,07 % ≤ 2,5 % < P(≤ 2) = 5,5 % ; bornes : 2e et 9e valeurs
    resultat = kpi.intervalle(range_(10), de="mediane")
    assert (resultat.estimation, resultat.bas, resultat.haut) == (5.5, 2, 9)


def range_(n):
    return pd.Series(np.arange(1.0, n + 1))


def test_mediane_avec_des_messages_sans_reponse_reste_definie():
    resultat = kpi.intervalle(pd.Series([1.0] * 20 + [5.0] * 20 + [math.inf] * 8), de="médiane")
    assert resultat.estimation == 5 and math.isfinite(resultat.haut)


@pytest.mark.parametrize("de, donnees", [("moyenne", ([3],)), ("mediane", ([1, 2, 3],)), ("nps", ([],)),
                                         ("proportion", (0, 0)), ("taux agrege", ([5], [100]))])
def test_trop_peu_de_donnees_rend_des_bornes_manquantes(de, donnees):
    resultat = kpi.intervalle(*donnees, de=de)
    assert math.isnan(resultat.bas) and resultat.fragile and "trop petit" in str(resultat)


def test_l_intervalle_se_resserre_quand_l_effectif_grandit():
    notes = [10] * 4 + [8] * 4 + [3] * 2
    marges = [kpi.intervalle(notes * k, de="nps").marge for k in (1, 4, 16)]
    assert marges == pytest.approx([marges[0], marges[0] / 2, marges[0] / 4])


def _couverture(tirer, de, vrai, fois=600):
    return np.mean([kpi.intervalle(*tirer(), de=de).contient(vrai) for _ in range(fois)])


def test_les_intervalles_couvrent_environ_95_fois_sur_100():
    t = np.random.default_rng(12)
    notes = np.array([10, 8, 3])
    assert 0.92 < _couverture(lambda: (t.choice(notes, 120, p=[0.5, 0.3, 0.2]),), "nps", 30) < 0.98
    assert 0.92 < _couverture(lambda: (t.normal(5, 2, 12),), "moyenne", 5) < 0.98
    assert 0.92 < _couverture(lambda: (int(t.binomial(80, 0.17)), 80), "proportion", 17) < 0.98
    assert 0.92 < _couverture(lambda: (t.lognormal(0, 1, 61),), "mediane", 1) < 0.99

    def posts():
        portee = t.integers(500, 4000, 40)
        return t.poisson(0.04 * portee), portee
    assert 0.91 < _couverture(posts, "taux agrege", 4) < 0.98


@pytest.mark.parametrize("appel, mots", [
    (lambda: kpi.intervalle([1, 2], de="truc"), "n’est pas prévu"),
    (lambda: kpi.intervalle([1, 2], de="ecart_nps"), "argument"),
    (lambda: kpi.intervalle(5, 4, de="proportion"), "dépasser"),
    (lambda: kpi.intervalle([0.5, 0.2], de="proportion"), "vrai/faux"),
    (lambda: kpi.intervalle(5), "il faut une colonne"),
])
def test_un_mauvais_usage_recoit_une_phrase(appel, mots):
    with pytest.raises(ValueError, match=mots):
        appel()


def test_l_intervalle_se_lit_en_francais():
    texte = str(kpi.intervalle(30, 120, de="proportion"))
    assert "25,00" in texte and "entre 18,11 et 33,44" in texte and "effectif 120" in texte
