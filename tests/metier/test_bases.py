"""Lecture complète d'un taux : la division, l'effectif, et ce à quoi prendre garde."""

import math

import pandas as pd
import pytest

from atelier_cm.metier import kpi
from atelier_cm.metier.bases import comparer_bases, lire_taux


@pytest.fixture
def posts():
    """Huit publications Facebook à cheval sur la rupture, dont une sponsorisée, et deux Instagram."""
    nan = math.nan
    return pd.DataFrame({
        "date_heure": pd.to_datetime(["2025-10-05", "2025-10-12", "2025-10-20", "2025-10-31", "2025-11-03",
                                      "2025-11-10", "2025-11-17", "2025-11-24", "2025-11-05", "2025-11-06"]),
        "reseau": ["Facebook"] * 8 + ["Instagram"] * 2,
        "mois": ["2025-10"] * 4 + ["2025-11"] * 6,
        "portee": [1000, 2000, 1000, 4000, 1000, 2000, 41, 9000, 500, 700],
        "impressions": [1500, 2600, 1400, 5200] + [nan] * 6,
        "vues": [nan, nan, 1800, 6900, 1900, 3800, 60, 14000, 800, 900],
        "abonnes_jour": [18600] * 8 + [9200] * 2,
        "interactions": [30, 50, 40, 80, 30, 70, 10, 90, 20, 30],
        "sponsorise": [False] * 7 + [True] + [False] * 2,
    })


def test_le_taux_agrege_de_novembre_hors_sponsorise_est_celui_du_calcul_a_la_main(posts):
    lu = lire_taux(posts, reseau="Facebook", mois="2025-11")
    assert (lu.numerateur, lu.denominateur, lu.effectif) == (110, 3041, 3)
    assert lu.valeur == pytest.approx(100 * 110 / 3041)


def test_le_sponsorise_compris_ajoute_sa_publication_et_le_dit(posts):
    lu = lire_taux(posts, reseau="Facebook", mois="2025-11", sponsorise=True)
    assert lu.effectif == 4 and any("achetée" in phrase for phrase in lu.avertissements)


@pytest.mark.parametrize("calcul, fonction", [("agrege", kpi.taux_agrege), ("moyen", kpi.taux_moyen),
                                              ("median", kpi.taux_median)])
def test_chaque_calcul_rend_ce_que_rend_kpi(posts, calcul, fonction):
    tout = posts[~posts["sponsorise"]]
    assert lire_taux(posts, calcul=calcul).valeur == pytest.approx(fonction(tout["interactions"], tout["portee"]))


def test_les_affichages_prennent_le_compteur_du_moment_sans_melanger(posts):
    octobre = lire_taux(posts, base="affichages", mois="2025-10")
    novembre = lire_taux(posts, base="affichages", mois="2025-11", reseau="Facebook")
    assert octobre.denominateur == 1500 + 2600 + 1400 + 5200 and octobre.colonne == "impressions"
    assert novembre.denominateur == 1900 + 3800 + 60 and novembre.colonne == "vues"
    for lu in (octobre, novembre):
        (phrase,) = [p for p in lu.avertissements if "rupture" in p]
        assert "31\u00a0octobre\u00a02025" in phrase


def test_la_portee_ne_parle_pas_de_rupture(posts):
    assert not any("rupture" in phrase for phrase in lire_taux(posts).avertissements)


def test_la_moyenne_signale_la_publication_minuscule(posts):
    assert any("41" in p and "pèse" in p for p in lire_taux(posts, calcul="moyen", mois="2025-11").avertissements)


def test_une_selection_vide_ou_sans_compteur_reste_lisible(posts):
    for lu in (lire_taux(posts, reseau="Instagram", mois="2025-10"),
               lire_taux(posts, base="impressions", reseau="Instagram")):
        assert math.isnan(lu.valeur) and lu.effectif == 0
        assert "aucun taux" in " ".join(lu.avertissements) and "non défini" in str(lu)


def test_comparer_les_bases_reprend_les_memes_valeurs(posts):
    table = comparer_bases(posts, reseau="Facebook", mois="2025-11")
    assert list(table.index) == ["portée", "abonnés", "affichages"]
    assert table.loc["portée", "taux"] == round(lire_taux(posts, reseau="Facebook", mois="2025-11").valeur, 2)


def test_le_texte_dit_formule_numerateur_denominateur_effectif_et_intervalle(posts):
    texte = str(lire_taux(posts, mois="2025-11"))
    for mot in ("Formule", "Numérateur", "Dénominateur", "Effectif", "Résultat", "Intervalle", "Attention"):
        assert mot in texte


@pytest.mark.parametrize("choix, mots", [
    ({"base": "likes"}, "likes"), ({"calcul": "somme"}, "somme"), ({"reseau": "Mastodon"}, "Facebook"),
    ({"mois": "mars"}, "AAAA-MM"), ({"mois": ("2026-02", "2026-01")}, "finit"),
])
def test_un_choix_inconnu_recoit_une_phrase(posts, choix, mots):
    with pytest.raises(ValueError, match=mots):
        lire_taux(posts, **choix)


def test_une_colonne_manquante_est_nommee(posts):
    with pytest.raises(ValueError, match="sponsorise"):
        lire_taux(posts.drop(columns="sponsorise"))
