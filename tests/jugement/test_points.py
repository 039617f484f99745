"""Un seul arrondi, au quart, pour tous les points."""

import math

import pytest

from atelier_cm.jugement.points import arrondir_au_quart, est_en_quarts, moitie

MAXIMA = [n / 4 for n in range(1, 97)]


def test_tout_partage_en_parts_egales_retombe_exactement_sur_le_maximum():
    for maximum in MAXIMA:
        for n in range(1, 61):
            assert arrondir_au_quart(sum([maximum / n] * n), maximum) == maximum, (maximum, n)


def test_aucun_total_ne_depasse_le_maximum_ni_ne_descend_sous_zero():
    for maximum in MAXIMA:
        for points in (-1, -1e-16, 0, maximum + 1e-16, maximum * 3, 1e300):
            resultat = arrondir_au_quart(points, maximum)
            assert 0 <= resultat <= maximum and est_en_quarts(resultat)


@pytest.mark.parametrize("points", [math.nan, math.inf, -math.inf])
def test_un_nombre_qui_n_en_est_pas_un_vaut_zero(points):
    assert arrondir_au_quart(points, 3) == 0.0


def test_l_ecriture_des_points_est_toujours_courte_et_lisible_par_nbgrader():
    for maximum in MAXIMA:
        for quart in range(int(maximum * 4) + 1):
            texte = repr(arrondir_au_quart(quart / 4 + 1e-12, maximum))
            assert float(texte) == quart / 4 and len(texte) <= 5


def test_un_presque_ne_vaut_jamais_la_part_entiere():
    for part in MAXIMA:
        assert moitie(part) < part and est_en_quarts(moitie(part))
    assert moitie(0.75) == 0.25 and moitie(1) == 0.5 and moitie(0.25) == 0.0


def test_un_quart_monte_ou_descend_au_plus_proche():
    assert arrondir_au_quart(0.9, 3) == 1.0
    assert arrondir_au_quart(1.13, 3) == 1.25
    assert arrondir_au_quart(1.12, 3) == 1.0
