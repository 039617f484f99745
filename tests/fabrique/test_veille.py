"""La veille : homonymes, tendance, pic de presse, influenceuse, deux codeurs."""

import pandas as pd
import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.periode import PERIODE_DU_COURS
from atelier_cm.fabrique.veille import jeu_veille, kappa, mentions

GRAINES = [GRAINE_DU_COURS, 1, *(pytest.param(g, marks=pytest.mark.preuve) for g in range(2, 20))]


@pytest.fixture(params=GRAINES, scope="module")
def table(request):
    return jeu_veille(mentions(request.param, PERIODE_DU_COURS)).table


def test_un_tiers_des_mentions_n_a_rien_a_voir_avec_la_marque(table):
    code = table.dropna(subset=["pertinent_codeur"]).drop_duplicates(["texte", "auteur", "date_heure"])
    assert len(code) == 600
    assert 1 - code["pertinent_codeur"].mean() == pytest.approx(0.32, abs=0.06)
    # Chercher « marchevive » d’un seul tenant retrouve presque tout, et presque rien d’autre.
    trouve = code["texte"].str.contains("marchevive", case=False)
    assert trouve[code["pertinent_codeur"] == 1].mean() > 0.97
    assert trouve[code["pertinent_codeur"] == 0].mean() < 0.02


def test_les_deux_codeurs_s_accordent_comme_annonce(table):
    assert kappa(table) == pytest.approx(0.68, abs=0.04)
    assert table["tonalite_codeur_1"].notna().sum() == table["tonalite_codeur_2"].notna().sum() > 350


def test_on_parle_de_plus_en_plus_des_genoux_au_fil_de_l_hiver(table):
    parts = table["texte"].str.contains("genou", case=False).groupby(table["date_heure"].dt.strftime("%Y-%m")).mean()
    assert parts["2026-04"] > 2 * parts["2025-10"] and parts["2026-02"] > parts["2025-12"]


def test_un_article_de_presse_fait_le_pic_du_5_mai(table):
    par_jour = table["date_heure"].dt.strftime("%Y-%m-%d").value_counts()
    assert par_jour.index[0] == "2026-05-05"
    assert (table[table["source"] == "presse"]["date_heure"].dt.strftime("%Y-%m") == "2026-05").all()


def test_une_influenceuse_locale_pese_plus_que_la_foule(table):
    t = table.groupby("auteur")["audience"].agg(["max", "size"])
    assert t.loc["mamie.bitume", "max"] == 38_400 and t.loc["mamie.bitume", "size"] >= 26
    assert t["max"].median() < 300
    assert t["max"].nlargest(len(t) // 100).sum() > 0.25 * t["max"].sum()


def test_la_semelle_de_l_alize_se_voit_en_mars_ici_aussi(table):
    semelle = table["texte"].str.contains("semelle", case=False) & table["texte"].str.contains("Alizé")
    par_mois = semelle.groupby(table["date_heure"].dt.strftime("%Y-%m")).sum()
    assert par_mois.idxmax() == "2026-03" and par_mois["2026-03"] > 4 * par_mois["2026-01"] + 10


def test_les_defauts_se_comptent_et_les_textes_sont_varies(table):
    assert 9_380 <= len(table) <= 9_400
    assert 400 <= table["texte"].str.startswith("RT @").sum() <= 425
    assert table["texte"].str.contains("Ã").sum() == 160
    propres = table[~table["texte"].str.startswith("RT @")].drop_duplicates(["date_heure", "auteur", "texte"])
    assert propres["texte"].duplicated().mean() < 0.01
    assert not table["texte"].str.contains(r"[{}]").any()
    saisies = pd.concat([pd.to_datetime(table["date_saisie"], format=f, errors="coerce").dropna() for f in
                         ("%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M:%S")])
    assert len(saisies) == len(table)
