"""L’enquête d’usages : marges tenues, seniors là où on ne les attend pas."""

import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.usages import jeu_usages

GRAINES = [GRAINE_DU_COURS, 1, 2, *(pytest.param(g, marks=pytest.mark.preuve) for g in range(3, 20))]


@pytest.fixture(params=GRAINES, scope="module")
def table(request):
    return jeu_usages(request.param).table


def test_les_marges_sont_celles_des_reperes_publies(table):
    t = table.drop_duplicates()
    assert len(t) == 3_000 and len(table) == 3_017
    for colonne, part in (("instagram", 55), ("tiktok", 38.3), ("snapchat", 37.8), ("publie", 11.7)):
        assert 100 * t[colonne].mean() == pytest.approx(part, abs=0.05)


def test_les_seniors_sont_sur_facebook_et_youtube_et_onze_pour_cent_sur_tiktok(table):
    t = table.drop_duplicates()
    ages = t[t["age"] >= 65]
    assert len(ages) == 400
    assert set(ages["reseau_principal"].value_counts().index[:2]) == {"Facebook", "YouTube"}
    assert ages["reseau_principal"].value_counts(normalize=True)[["Facebook", "YouTube"]].sum() > 0.7
    assert 100 * t[t["tranche_age"] == "65-74 ans"]["tiktok"].mean() == pytest.approx(11, abs=0.2)


def test_l_usage_des_reseaux_jeunes_decroit_avec_l_age(table):
    parts = table.drop_duplicates().groupby("tranche_age")[["instagram", "tiktok", "snapchat"]].mean()
    assert (parts.diff().dropna() < 0).all().all()


def test_le_reseau_principal_est_un_reseau_utilise(table):
    for nom in ("Instagram", "TikTok", "Facebook"):
        assert (table[table["reseau_principal"] == nom][nom.lower()] == 1).all()
    aucun = table[table["reseau_principal"] == "aucun"]
    assert aucun[["instagram", "tiktok", "snapchat", "facebook", "youtube", "linkedin"]].sum().sum() == 0


def test_les_defauts_sont_la_sans_toucher_l_age_relu(table):
    t = table.drop_duplicates()
    fautifs = t[t["age_saisi"].str.contains("O")]
    assert len(fautifs) == 23
    assert (fautifs["age_saisi"].str.replace("O", "0").astype(int) == fautifs["age"]).all()
    for colonne in ("csp", "frequence", "motif"):
        assert t[colonne].isna().mean() == pytest.approx(0.06, abs=0.02)
