"""Les rattachements : parts publiées, contresens de la communication, indépendants sans cap."""

import numpy as np
import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.rattachements import jeu_rattachements

GRAINES = [GRAINE_DU_COURS, *range(1, 20)]


@pytest.fixture(params=GRAINES, scope="module")
def table(request):
    return jeu_rattachements(request.param).table


def propre(libelle):
    """Les cinq services, retrouvés par quelques morceaux de mot."""
    s = libelle.str.lower()
    return np.select([s.str.contains("mark|mk"), s.str.contains("com") & ~s.str.contains("commerce"), s.str.contains("dir|dg|gér|patron"),
                      s.str.contains("client|sav|accueil")], ["marketing", "communication", "direction", "relation client"], "autre")


def test_les_parts_sont_celles_des_enquetes(table):
    services = (propre(table["service_rattachement"]) == "communication").mean(), (propre(table["service_rattachement"]) == "marketing").mean()
    assert services == pytest.approx((0.545, 0.23), abs=0.002)
    assert table["taille"].value_counts(normalize=True)[["TPE", "PME", "GE"]].tolist() == pytest.approx([.22, .51, .27], abs=0.002)
    assert (table["nb_cm"] == 1).mean() == pytest.approx(0.67, abs=0.002)
    assert (table["statut_cm"] == "indépendant").mean() == pytest.approx(0.17, abs=0.002)
    assert table["service_rattachement"].nunique() > 30


def test_la_mediane_des_salaires_attend_qu_on_remette_les_mois_a_l_annee(table):
    s = table["salaire_brut_annuel"].dropna()
    assert (s < 6_000).sum() == 21 and s[s > 6_000].min() > 8_000
    assert s.where(s > 6_000, s * 12).median() == pytest.approx(30_000, rel=0.01)


def test_la_communication_est_jugee_sur_des_ventes_qu_on_ne_lui_demande_pas(table):
    com = table[propre(table["service_rattachement"]) == "communication"]
    parle = com["objectif_declare"].str.contains("vente|commande|vendre", case=False)
    juge = com["kpi_declare"] == "ventes en ligne"
    assert juge.mean() > 0.28 and parle.mean() < 0.1
    assert com[juge & ~parle]["satisfaction_1_5"].mean() < com[~juge]["satisfaction_1_5"].mean() - 0.2


def test_sans_objectif_chiffre_les_independants_sont_moins_satisfaits(table):
    flou = ~table["objectif_declare"].str.contains(r"\d", regex=True)
    note = table.groupby([table["statut_cm"] == "indépendant", flou])["satisfaction_1_5"].mean()
    assert note[True, False] - note[True, True] > 1
    assert note[False, False] - note[False, True] < 0.75


def test_les_defauts_se_comptent(table):
    assert table["satisfaction_1_5"].isna().sum() == 18 and table["budget_mensuel"].isna().sum() == 26
    assert not table["objectif_declare"].str.contains(r"[{}]|  ", regex=True).any()
