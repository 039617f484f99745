"""Le journal de Lise : la dérive de mai, les dimanches sans contrat, les journées de 25 heures, le collectif masqué."""

import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.periode import PERIODE_DU_COURS
from atelier_cm.fabrique.temps import jeu_collectif, jeu_temps

GRAINES = [GRAINE_DU_COURS, *range(1, 20)]


@pytest.fixture(params=GRAINES, scope="module")
def table(request):
    return jeu_temps(request.param, PERIODE_DU_COURS).table


@pytest.fixture(scope="module")
def propre(table):
    return table[table["heures"] < 24]


def rupture(serie):
    """Le jour qui sépare le mieux les moyennes d’avant et d’après."""
    ecarts = {j: (serie[:j].mean() - serie[j:].mean()) ** 2 * len(serie[:j]) * len(serie[j:]) for j in serie.index[30:-30]}
    return max(ecarts, key=ecarts.get)


def test_la_derive_se_date_en_mai_a_une_semaine_pres(propre):
    semaine = propre[(propre["date"].dt.day_of_week < 5) & propre["travail"].eq(True)].set_index("date")
    jour = rupture(semaine["notifications_soir"])
    assert abs((jour - PERIODE_DU_COURS.jour(5, 11)).days) <= 7
    avant, apres = semaine[:"2026-05-10"], semaine["2026-05-11":]
    assert apres["heures_soir"].mean() > 2 * avant["heures_soir"].mean()
    assert avant["sommeil_h"].mean() - apres["sommeil_h"].mean() > 0.5
    assert avant["humeur_1_5"].mean() - apres["humeur_1_5"].mean() > 0.5


def test_presque_chaque_dimanche_entre_18_et_19_heures(propre):
    dimanches = propre[propre["date"].dt.day_of_week == 6]
    assert 0.7 < (dimanches["debut"].fillna("").str.startswith("18:")).mean() < 0.97
    assert (dimanches["heures_week_end"].max() <= 1) and not dimanches["incident"].eq(True).any()


def test_les_defauts_se_comptent(table, propre):
    assert len(table) == 365
    assert table["heures"].isna().sum() == 17 and table["travail"].isna().sum() == 17
    assert (table["heures"] > 24).sum() == 4
    double = propre[(propre["heures_soir"] > 0) & (propre["heures_week_end"] > 0)]
    assert len(double) >= 2 and (double["date"].dt.day_of_week == 5).all()


def test_le_temps_se_tient(propre):
    semaine = propre[propre["date"].dt.day_of_week < 5]
    assert (semaine["heures_soir"] <= semaine["heures"]).all()
    assert ((semaine["fin"] > "19:00") == (semaine["heures_soir"] > 0))[semaine["travail"].eq(True)].mean() > 0.97
    assert (propre.loc[propre["travail"].eq(False), "heures"] == 0).all()
    assert table_sans_couture(propre["note"].dropna())


def table_sans_couture(notes):
    return notes.duplicated().sum() <= 1 and not notes.str.contains(r"[{}]|  |\bde le\b", regex=True).any()


def test_les_notes_nomment_des_tiers(propre):
    noms = propre["note"].str.contains("Camille|Théo|Ombeline|Yvon|Maud|Karim|Alvès", na=False)
    assert noms.sum() > 25


@pytest.mark.parametrize("graine", GRAINES)
def test_le_collectif_ne_montre_rien_sous_dix_personnes(graine):
    t = jeu_collectif(graine, PERIODE_DU_COURS).table
    masques = t["repondants"] < 10
    assert masques.sum() == 1 and t.loc[masques, t.columns[2:]].isna().all(axis=None) and t[~masques].notna().all(axis=None)
    assert t["hors_horaires"].sum() / t.loc[~masques, "repondants"].sum() == pytest.approx(0.697, abs=0.001)
