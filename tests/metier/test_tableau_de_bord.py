"""Relecture d'un tableau de bord : chaque défaut reçoit son code, sa ligne et sa phrase."""

import datetime as dt

import pandas as pd
import pytest

from atelier_cm.metier.catalogue import ENSEIGNES, est_emv, trouver
from atelier_cm.metier.echeances import lire_echeance
from atelier_cm.metier.tableau_de_bord import COLONNES, diagnostiquer
from atelier_cm.metier.tableau_de_bord import tableau as reunir


def tableau(*changements, lignes=5):
    """Un bon tableau, puis les changements (ligne à partir de 1, colonne, valeur)."""
    bon = pd.DataFrame([
        ("Faire réagir", "Taux d'engagement par portée", "4 %", "30/06/2026", "suivi"),
        ("Répondre vite", "K32", "3 h", "2026-06-30", "suivi"),
        ("Fidéliser", "NPS", "35", "juin 2026", "suivi"),
        ("Vendre sans perdre", "ROI", "20 %", "T2 2026", "suivi"),
        ("Ne pas lasser", "attrition", "moins de 1 %", "fin juin 2026", "contre-indicateur"),
        ("Être cités", "Part de voix", "25 %", "30 juin 2026", "suivi"),
        ("Faire parler", "Taux de conversation", "3", "juin 2026", "suivi"),
        ("Être vus", "Portée", "2 000", "juin 2026", "suivi"),
        ("Grandir", "Croissance d'audience", "2 %", "juin 2026", "suivi"),
    ], columns=COLONNES)[:lignes].copy()
    for ligne, colonne, valeur in changements:
        bon[colonne] = bon[colonne].astype(object)
        bon.loc[ligne - 1, colonne] = valeur
    return bon


def codes(table):
    return [(a.code, a.ligne) for a in diagnostiquer(table)]


@pytest.mark.parametrize("lignes", [5, 6, 7, 8])
def test_un_bon_tableau_n_a_aucune_anomalie(lignes):
    assert diagnostiquer(tableau(lignes=lignes)) == ()


@pytest.mark.parametrize("table, attendu", [
    (tableau(lignes=9), ("trop", 0)),
    (tableau(lignes=5)[2:], ("trop_peu", 0)),
    (tableau((5, "role", "suivi")), ("sans_contre_indicateur", 0)),
    (tableau((2, "objectif", "")), ("sans_objectif", 2)),
    (tableau((2, "objectif", float("nan"))), ("sans_objectif", 2)),
    (tableau((3, "echeance", None)), ("sans_echeance", 3)),
    (tableau((3, "echeance", "bientôt")), ("echeance_illisible", 3)),
    (tableau((3, "echeance", "31/06/2026")), ("echeance_illisible", 3)),
    (tableau((4, "indicateur", "Taux d'engagment par portee brute")), ("hors_liste", 4)),
    (tableau((4, "indicateur", "EMV")), ("emv", 4)),
    (tableau((4, "indicateur", "Équivalent publicitaire (AVE)")), ("emv", 4)),
    (tableau((4, "indicateur", "K19")), ("hors_liste", 4)),
    (tableau((4, "indicateur", "Net promoter score")), ("doublon", 4)),
    (tableau((4, "indicateur", "")), ("sans_indicateur", 4)),
    (tableau((1, "cible", "")), ("sans_cible", 1)),
    (tableau((1, "cible", "augmenter")), ("sans_cible", 1)),
    (tableau((1, "role", "pilotage")), ("role", 1)),
])
def test_chaque_defaut_est_le_seul_releve(table, attendu):
    assert codes(table) == [attendu]


def test_les_phrases_sont_courtes_et_nomment_leur_ligne():
    table = tableau(*[(k, "objectif", "") for k in range(1, 10)], (1, "indicateur", "EMV"), (2, "indicateur", "?"),
                    (3, "cible", "plus"), (4, "echeance", "un jour"), (5, "role", "x"), lignes=9)
    anomalies = diagnostiquer(table)
    assert len(anomalies) >= 14
    for anomalie in anomalies:
        assert len(anomalie.phrase.split()) <= 35 and "!" not in anomalie.phrase
        assert anomalie.ligne == 0 or f"Ligne\u00a0{anomalie.ligne}" in anomalie.phrase.replace("Ligne ", "Ligne\u00a0")


def test_trop_d_indicateurs_dit_la_phrase_du_cours():
    phrase = diagnostiquer(tableau(lignes=9))[0].phrase
    assert phrase.startswith("9 indicateurs") and "personne n’en suivra 9" in phrase


def test_l_indicateur_inconnu_recoit_le_plus_proche():
    assert "« Taux d’engagement par portée » (K01)".replace(" ", "") in diagnostiquer(
        tableau((4, "indicateur", "Taux d'engagment par portees")))[0].phrase.replace("\u00a0", "").replace(" ", "")


def test_les_lignes_vides_et_les_listes_de_lignes_se_lisent():
    lignes = tableau().to_dict("records") + [dict.fromkeys(COLONNES, "")]
    assert diagnostiquer(lignes) == ()


@pytest.mark.parametrize("table, code", [
    (None, "illisible"), ("texte", "illisible"), (3, "illisible"), ([], "vide"), (pd.DataFrame(), "vide"),
    (pd.DataFrame([dict.fromkeys(COLONNES, "...")]), "vide"), (tableau().drop(columns="role"), "colonnes"),
])
def test_ce_qui_n_est_pas_un_tableau_recoit_une_phrase(table, code):
    (anomalie,) = diagnostiquer(table)
    assert (anomalie.code, anomalie.ligne) == (code, 0)


@pytest.mark.parametrize("texte, attendu", [
    ("30/06/2026", dt.date(2026, 6, 30)), ("2026-06-30", dt.date(2026, 6, 30)), ("2026-02", dt.date(2026, 2, 28)),
    ("fin février 2028", dt.date(2028, 2, 29)), ("T3 2026", dt.date(2026, 9, 30)), ("1er août 2026", dt.date(2026, 8, 1)),
    (pd.Timestamp("2026-06-30"), dt.date(2026, 6, 30)), (dt.date(2026, 6, 30), dt.date(2026, 6, 30)),
    ("juin", None), ("2026", None), ("13/13/2026", None), ("dès que possible", None), (pd.NaT, None),
])
def test_lecture_des_echeances(texte, attendu):
    assert lire_echeance(texte) == attendu


def test_quatorze_idees_seize_fiches_et_aucun_nom_partage():
    assert len(ENSEIGNES) == 16
    assert all(trouver(nom) is indicateur for indicateur in ENSEIGNES
               for nom in (indicateur.code, indicateur.nom, f"{indicateur.code} – {indicateur.nom}", *indicateur.alias))


def test_emv_ne_se_reconnait_pas_dans_un_mot():
    assert est_emv("AVE") and est_emv("valeur EMV du mois") and not est_emv("savez-vous")


def test_quatre_lignes_ecrites_avec_des_barres_font_un_tableau_sans_anomalie():
    table = reunir("Faire réagir | K01 | 4 % | 31/12/2026 | suivi", "Répondre | K32 | 4 heures | décembre 2026 | suivi",
                   "Vendre | ROI | 20 % | 31/12/2026 | suivi",
                   "Ne pas lasser | Attrition d'abonnés | 2 % | 31/12/2026 | contre-indicateur")
    assert list(table.columns) == list(COLONNES) and diagnostiquer(table) == ()


@pytest.mark.parametrize("ligne, vides", [
    ("Vendre | ROI | 20 % | 31/12/2026", ["role"]), ("Vendre | ROI | 20 % | suivi", ["echeance"]),
    ("Vendre", ["indicateur", "cible", "echeance", "role"]), ("Vendre | ROI | | 31/12/2026 | suivi", ["cible"]),
])
def test_un_morceau_oublie_devient_une_case_vide(ligne, vides):
    (rangee,) = reunir(ligne).to_dict("records")
    assert [colonne for colonne in COLONNES if not rangee[colonne]] == vides


def test_une_ligne_a_remplir_est_laissee_de_cote_et_un_mauvais_texte_refuse():
    assert len(reunir(..., "Vendre | ROI | 20 % | 31/12/2026 | suivi", ...)) == 1
    assert codes(reunir()) == [("vide", 0)]
    with pytest.raises(ValueError, match="cinq morceaux"):
        reunir(3)
    with pytest.raises(ValueError, match="6.morceaux"):
        reunir("a | b | c | d | e | f")
