"""Les avis : la forme en J, la semelle de mars, la rafale de mai."""

import pandas as pd
import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.avis import avis, jeu_avis
from atelier_cm.fabrique.periode import PERIODE_DU_COURS

GRAINES = [GRAINE_DU_COURS, 1, *(pytest.param(g, marks=pytest.mark.preuve) for g in range(2, 20))]


@pytest.fixture(params=GRAINES, scope="module")
def table(request):
    return jeu_avis(avis(request.param, PERIODE_DU_COURS), PERIODE_DU_COURS).table


def test_les_notes_ont_la_forme_en_j_des_avis_en_ligne(table):
    parts = table["note_1_5"].value_counts(normalize=True)
    assert len(table) == 2_600
    assert parts[5] > 0.45 and parts[1] > parts[2] and parts[1] > parts[3]


def test_l_alize_tombe_a_deux_virgule_un_en_mars_et_ailleurs_non(table):
    t = table.drop_duplicates(subset=table.columns.drop("id"))
    alize = t[(t["produit"] == "Alizé") & (t["date"] <= "2026-08-31 23:59")]
    par_mois = alize.groupby(alize["date"].dt.strftime("%Y-%m"))["note_1_5"].mean()
    assert par_mois.idxmin() == "2026-03" and par_mois["2026-03"] == pytest.approx(2.1, abs=0.02)
    assert par_mois.drop("2026-03").min() > 3.1
    mars = t[t["date"].dt.strftime("%Y-%m") == "2026-03"]
    assert mars[mars["produit"] != "Alizé"]["note_1_5"].mean() > 3.5
    assert mars[(mars["produit"] == "Alizé") & (mars["note_1_5"] <= 2)]["texte"].str.contains("semelle", case=False).mean() > 0.6


def test_vingt_deux_avis_parfaits_en_trois_heures_sur_le_meme_article(table):
    t = table[table["note_1_5"] == 5].sort_values("date")
    par_heures = t.groupby(["produit", t["date"].dt.floor("3h", ambiguous="NaT")]).size()
    t = t[(t["produit"] == "Sentine") & t["date"].between("2026-05-12 02:00", "2026-05-12 05:00")]
    assert 22 <= len(t) <= 23
    assert par_heures.sort_values().iloc[-2:].sum() >= 22 and par_heures.sort_values().iloc[-3] <= 4


def test_les_reponses_suivent_le_calage(table):
    assert table["reponse"].isna().mean() == pytest.approx(0.38, abs=0.01)
    assert (table["reponse"].isna() == table["delai_reponse_h"].isna()).all()
    assert table["delai_reponse_h"].median() == pytest.approx(16, abs=1.5)


def test_les_defauts_se_comptent(table):
    assert table.duplicated(subset=table.columns.drop("id")).sum() == 14
    assert 9 <= (table["date"] > pd.Timestamp("2026-09-01")).sum() <= 12


def test_les_textes_sont_varies_et_sans_couture(table):
    vrais = table.drop_duplicates(subset=table.columns.drop("id"))
    assert vrais["texte"].duplicated().mean() < 0.01
    assert not table["texte"].str.contains(r"[{}]|  ").any()
    assert not table["reponse"].dropna().str.contains(r"[{}]").any()
