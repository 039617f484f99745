"""La tolérance est tenue : accepté jusqu’à elle, refusé un peu au-delà."""

import random

import pytest

from atelier_cm.jugement import empreintes

TOLERANCES = (0.5, 0.05, 0.005, 0.01, 1.0, 2.0, 1e-4, 50.0)


def _accepte(attendu, tolerance, valeur):
    d = empreintes.decalage(attendu, tolerance)
    return empreintes.case(valeur, tolerance, d) == empreintes.case(attendu, tolerance, d)


def _tirage(hasard):
    tolerance = hasard.choice(TOLERANCES)
    attendu = hasard.choice((0.0, hasard.uniform(-100, 100), hasard.uniform(-1e6, 1e6), hasard.uniform(-1, 1),
                             float(hasard.randint(-5000, 5000)), round(hasard.uniform(0, 100), 2)))
    return attendu, tolerance


def test_cent_mille_reponses_sont_acceptees_jusqu_a_la_tolerance_et_refusees_a_1_02_fois():
    hasard = random.Random(20261121)
    for _ in range(100_000):
        attendu, tol = _tirage(hasard)
        signe = hasard.choice((-1, 1))
        proche = hasard.choice((tol, hasard.uniform(0, tol), 0.0))
        loin = tol * hasard.choice((1.02, hasard.uniform(1.02, 3), hasard.uniform(3, 1000)))
        assert _accepte(attendu, tol, attendu + signe * proche), (attendu, tol, signe * proche)
        assert not _accepte(attendu, tol, attendu + signe * loin), (attendu, tol, signe * loin)


def test_une_reponse_arrondie_par_l_apprenant_exactement_a_la_tolerance_est_acceptee():
    for centieme in range(-2000, 2000):
        attendu = centieme / 100 + 0.005
        for arrondi in (centieme / 100, (centieme + 1) / 100):
            assert _accepte(attendu, 0.005, arrondi), (attendu, arrondi)


def test_une_colonne_tient_la_meme_promesse_ligne_par_ligne():
    hasard = random.Random(7)
    for _ in range(2000):
        tol = hasard.choice(TOLERANCES)
        colonne = [hasard.uniform(-1000, 1000) for _ in range(50)]
        pas = empreintes.decalages_de_colonne(colonne, tol)
        assert len(pas) == 100
        juste = empreintes.cases_de_colonne(colonne, tol, pas)
        proches = [x + hasard.choice((-tol, tol, hasard.uniform(-tol, tol))) for x in colonne]
        loin = [x + hasard.choice((-1, 1)) * 1.02 * tol for x in colonne]
        assert empreintes.cases_de_colonne(proches, tol, pas) == juste
        assert all(a != b for a, b in zip(empreintes.cases_de_colonne(loin, tol, pas), juste))


def test_un_bit_de_difference_entre_deux_machines_ne_change_pas_ce_qui_est_publie():
    import math
    hasard = random.Random(3)
    differents = 0
    for _ in range(20_000):
        attendu, tol = _tirage(hasard)
        if abs(attendu) / tol > 1e6:
            continue
        voisin = math.nextafter(attendu, math.inf)
        differents += empreintes.decalage(attendu, tol) != empreintes.decalage(voisin, tol)
    assert differents <= 2


def test_le_decalage_seul_ne_dit_pas_la_reponse():
    largeur = 2.002 * 0.005
    assert empreintes.decalage(6.02, 0.005) == empreintes.decalage(6.02 + 100 * largeur, 0.005)


@pytest.mark.parametrize("valeur", [1e300, -1e300, 1e18])
def test_une_valeur_demesuree_ne_tombe_dans_aucune_case(valeur):
    assert empreintes.case(valeur, 1e-4, 0) is None


def test_une_phrase_ne_s_ouvre_qu_avec_la_reponse_qui_la_scelle():
    bonne, autre = empreintes.cle("E6-1", "err", 602), empreintes.cle("E6-1", "err", 603)
    scelle = empreintes.sceller(bonne, {"phrase": "Vous tenez un argument pour 11 h."}, "lecture")
    assert "argument" not in scelle
    assert empreintes.ouvrir(bonne, scelle, "lecture") == {"phrase": "Vous tenez un argument pour 11 h."}
    with pytest.raises(ValueError):
        empreintes.ouvrir(autre, scelle, "lecture")
    with pytest.raises(ValueError):
        empreintes.ouvrir(bonne, scelle, "erreur")


def test_l_empreinte_publiee_n_est_pas_la_cle():
    cle = empreintes.cle("E6-1", "err", 602)
    assert empreintes.empreinte(cle) not in cle.hex()
