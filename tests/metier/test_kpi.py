"""Indicateurs : valeurs calculées à la main, propriétés, et phrases pour les entrées absurdes."""

import math
import warnings

import numpy as np
import pandas as pd
import pytest

from atelier_cm.metier import kpi


@pytest.fixture
def cinq():
    """Les cinq publications de mars de la première leçon."""
    return pd.DataFrame({"portee": [2140, 14200, 1850, 2310, 3900], "interactions": [128, 426, 58, 139, 54]},
                        index=["Tutoriel genoux", "Jeu-concours", "Photo de groupe", "Tutoriel escalier",
                               "Promo chaussures"])


def test_err_des_cinq_publications_vaut_ce_que_dit_la_lecon(cinq):
    assert kpi.err(cinq["interactions"], cinq["portee"]).round(2).tolist() == [5.98, 3.00, 3.14, 6.02, 1.38]


@pytest.mark.parametrize("calcul, attendu", [
    (lambda: kpi.interactions(10, 4, 3, 2), 19),
    (lambda: kpi.er_abonnes(139, 18600), 0.747312),
    (lambda: kpi.er_impressions(139, 3003), 4.628705),
    (lambda: kpi.engagement_quotidien(93, 18600), 0.5),
    (lambda: kpi.conversation(60, 20, 15), 2.25),
    (lambda: kpi.amplification(50, 20), 2.5),
    (lambda: kpi.applaudissement(700, 20), 35),
    (lambda: kpi.frequence(3003, 2310), 1.3),
    (lambda: kpi.croissance(9200, 9016), -2),
    (lambda: kpi.attrition(412, 18600), 2.215054),
    (lambda: kpi.solde(500, 412), 88),
    (lambda: kpi.part_de_voix(180, 720), 25),
    (lambda: kpi.sentiment_net(24, 18, 100), 6),
    (lambda: kpi.cout_complet(600, 20, 35), 1300),
    (lambda: kpi.roi(1690, 1300), 30),
    (lambda: kpi.roi(650, 1300), -50),
    (lambda: kpi.roas(5200, 600), 8.666667),
    (lambda: kpi.cpm(84, 12000), 7),
    (lambda: kpi.taux_reponse(83, 100), 83),
])
def test_valeur_calculee_a_la_main(calcul, attendu):
    assert calcul() == pytest.approx(attendu, abs=1e-6)


def test_le_taux_moyen_et_le_taux_agrege_ne_sont_pas_egaux(cinq):
    haut, bas = cinq["interactions"], cinq["portee"]
    assert kpi.taux_agrege(haut, bas) == pytest.approx(100 * 805 / 24400)
    assert kpi.taux_moyen(haut, bas) == pytest.approx(3.903675, abs=1e-6)
    assert kpi.taux_median(haut, bas) == pytest.approx(100 * 58 / 1850)


def test_les_deux_taux_coincident_quand_toutes_les_bases_sont_egales():
    haut = pd.Series([1, 5, 9])
    assert kpi.taux_moyen(haut, pd.Series([200] * 3)) == pytest.approx(kpi.taux_agrege(haut, pd.Series([200] * 3)))


def test_le_taux_agrege_est_la_moyenne_ponderee_des_taux():
    tirage = np.random.default_rng(7)
    base = pd.Series(tirage.integers(50, 5000, 200))
    haut = pd.Series(tirage.integers(0, 300, 200))
    assert kpi.taux_agrege(haut, base) == pytest.approx(np.average(kpi.err(haut, base), weights=base))


def test_le_taux_agrege_ecarte_des_deux_cotes_une_publication_sans_portee():
    assert kpi.taux_agrege(pd.Series([10, 90]), pd.Series([100, math.nan])) == 10


def test_division_par_zero_donne_nan_sans_avertissement(capfd):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert math.isnan(kpi.err(3, 0)) and math.isnan(kpi.roi(3, 0)) and math.isnan(kpi.amplification(3, 0))
        assert kpi.err(pd.Series([0, 3, 3]), pd.Series([0, 0, 30])).isna().tolist() == [True, True, False]
        assert math.isnan(kpi.nps(pd.Series([], dtype=float))) and math.isnan(kpi.csat([]))
        assert math.isnan(kpi.taux_moyen(pd.Series([1]), pd.Series([0])))
    assert capfd.readouterr().err == ""


def test_les_entiers_a_trous_donnent_un_taux_manquant_a_leur_ligne():
    taux = kpi.err(pd.Series([5, pd.NA], dtype="Int64"), pd.Series([100, 100], dtype="Int64"))
    assert taux.iloc[0] == 5 and math.isnan(taux.iloc[1]) and taux.dtype == "float64"


def test_l_index_est_conserve_et_l_entree_intacte(cinq):
    copie = cinq.copy()
    assert kpi.err(cinq["interactions"], cinq["portee"]).loc["Jeu-concours"] == pytest.approx(3)
    pd.testing.assert_frame_equal(cinq, copie)


def test_deux_colonnes_dans_un_ordre_different_sont_remises_ligne_a_ligne(cinq):
    melange = cinq["portee"].sample(frac=1, random_state=1)
    assert kpi.err(cinq["interactions"], melange).loc["Promo chaussures"] == pytest.approx(100 * 54 / 3900)


@pytest.mark.parametrize("calcul, mots", [
    (lambda: kpi.err("139", 2310), "interactions est un texte"),
    (lambda: kpi.err(..., 2310), "trois points"),
    (lambda: kpi.err(139, -5), "ne peut pas être négative"),
    (lambda: kpi.err(139, math.inf), "infini"),
    (lambda: kpi.err(True, 5), "vrai ou faux"),
    (lambda: kpi.err({1}, 5), "ni un nombre ni une colonne"),
    (lambda: kpi.err(pd.Series(["a", "b"]), 5), "colonne de textes"),
    (lambda: kpi.err(pd.Series([True]), 5), "vrai ou faux"),
    (lambda: kpi.err(pd.DataFrame({"a": [1]}), 5), "une seule colonne"),
    (lambda: kpi.err(pd.Series([1, 2]), pd.Series([1])), "2 lignes"),
    (lambda: kpi.err(pd.Series([1, 2]), pd.Series([1, 2], index=[5, 6])), "mêmes lignes"),
    (lambda: kpi.err(pd.Series(pd.to_datetime(["2026-01-01"])), 5), "dates"),
    (lambda: kpi.taux_moyen(3, 4), "il faut une colonne"),
    (lambda: kpi.conversation(3, 4, 5), "échangées"),
    (lambda: kpi.part_de_voix(9, 4), "panel"),
    (lambda: kpi.part_de_voix(pd.Series([9]), pd.Series([4])), "panel"),
    (lambda: kpi.sentiment_net(9, 4, 10), "neutres"),
    (lambda: kpi.tonalite_ponderee([2.0], [10]), "de −1 à 1"),
    (lambda: kpi.nps([11]), "de 0 à 10"),
    (lambda: kpi.nps([7.5]), "entière"),
    (lambda: kpi.csat([6]), "de 1 à 5"),
    (lambda: kpi.taux_reponse(5, 4), "échangés"),
    (lambda: kpi.taux_reponse(5), "demandes manque"),
])
def test_une_entree_absurde_recoit_une_phrase_francaise(calcul, mots):
    with pytest.raises(ValueError, match=mots):
        calcul()


def test_le_nps_garde_les_7_et_8_au_denominateur():
    notes = pd.Series([10] * 5 + [9] * 5 + [8] * 6 + [7] * 4 + [6] * 3 + [0] * 2)
    assert kpi.nps(notes) == pytest.approx(20)
    assert kpi.parts_nps(notes) == pytest.approx((40, 40, 20))


def test_le_nps_reste_entre_ses_bornes_et_ignore_les_non_reponses():
    assert kpi.nps([9, 10]) == 100 and kpi.nps([0, 6]) == -100
    assert kpi.nps(pd.Series([9, None, 3, None], dtype="Int64")) == 0


def test_csat_compte_les_4_et_les_5():
    assert kpi.csat([1, 2, 3, 4, 5]) == 40
    assert kpi.csat([1, 2, 3, 4, 5], seuil=5) == 20


def test_les_parts_de_voix_d_un_panel_font_cent():
    mentions = pd.Series([120, 300, 80, 45, 15])
    assert kpi.part_de_voix(mentions, int(mentions.sum())).sum() == pytest.approx(100)


def test_tonalite_ponderee_suit_les_grands_comptes():
    assert kpi.tonalite_ponderee([1, -1], [100, 300]) == pytest.approx(-0.5)


def test_adherence_moyenne_les_jours():
    assert kpi.adherence([100, 200, 300], 1000) == pytest.approx(20)


def test_l_emv_est_refaite_puis_refusee():
    emv = kpi.evaluer_emv(8_400_000, 10)
    assert emv.montant == 84_000 and emv.retenu is False
    assert (emv.bas, emv.haut) == (42_000, 168_000)
    assert len(emv.raisons) >= 2 and "ne retient pas" in str(emv)


def test_toute_fonction_publique_dit_sa_source_ou_sa_convention():
    muettes = [nom for nom in kpi.__all__ if callable(getattr(kpi, nom)) and nom[0].islower()
               and nom not in ("solde", "delai_calendaire", "parts_nps", "tableau")
               and not {"Source", "Sources"} & set(getattr(kpi, nom).__doc__.replace(":", " ").split())]
    assert muettes == []
