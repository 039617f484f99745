"""Les collaborations : trois envois font un contrat, la TVA et l’année trompent, quatorze mentions manquent."""

import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.collaborations import jeu_collaborations
from atelier_cm.fabrique.periode import PERIODE_DU_COURS

GRAINES = [GRAINE_DU_COURS, *range(1, 20)]


@pytest.fixture(params=GRAINES, scope="module")
def table(request):
    t = jeu_collaborations(request.param, PERIODE_DU_COURS).table
    return t.assign(valeur=t["remuneration_ht"] + t["avantage_nature_ttc"] / 1.2, ttc=t["remuneration_ht"] + t["avantage_nature_ttc"])


def test_le_cumul_hors_taxes_par_annee_civile_revele_deux_contrats_manquants(table):
    cumul = table.groupby(["influenceur", table["date"].dt.year]).agg(total=("valeur", "sum"), plus=("valeur", "max"), n=("valeur", "size"),
                                                                        contrat=("contrat_ecrit", "any"))
    dus = cumul[cumul["total"] >= 1_000].reset_index()
    assert set(dus["influenceur"]) == {"mamie.bitume", "deuxbatons", "kine.des.champs"}
    manquants = dus[~dus["contrat"]]
    assert set(manquants["influenceur"]) == {"mamie.bitume", "deuxbatons"} and (manquants["n"] == 3).all() and (manquants["plus"] < 1_000).all()


def test_les_taxes_et_la_saison_font_des_erreurs_qui_se_voient(table):
    par_annee = table.groupby(["influenceur", table["date"].dt.year])
    ttc, ht = par_annee["ttc"].sum(), par_annee["valeur"].sum()
    assert {i for i, _ in ttc[(ttc >= 1_000) & (ht < 1_000)].index} == {"tonton.boussole"}
    saison = table.groupby("influenceur")["valeur"].sum()
    assert set(saison[saison >= 1_000].index) - {"mamie.bitume", "deuxbatons", "kine.des.champs"} == {"nadia.au.grand.air"}


def test_les_manquements_se_comptent(table):
    assert len(table) == 60 and (~table["mention_publicite"]).sum() == 14
    assert table["secteur"].isin(["médecine esthétique", "pronostics sportifs"]).sum() == 2
    assert 2 <= table["mineur"].sum() <= 6 and table[table["mineur"]]["influenceur"].nunique() == 1
