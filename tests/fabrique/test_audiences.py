"""Les audiences publiées : chaque valeur dit d’où elle vient et ce qu’elle vaut."""

import pytest

from atelier_cm.fabrique.audiences import jeu_audiences


@pytest.fixture(scope="module")
def table():
    return jeu_audiences().table


def test_chaque_ligne_a_une_source_une_mesure_et_un_niveau(table):
    for colonne in ("source", "mesure", "unite", "verification", "citation"):
        assert table[colonne].str.len().gt(0).all()
    assert not table.drop(columns="ligne").duplicated().any()


def test_trois_lignes_fabriquees_le_disent_et_elles_seules_sont_impossibles(table):
    fausses = table[table["verification"] == "fabriquée pour l’exercice"]
    assert len(fausses) == 3
    quotidiens = table.query("mesure == 'internautes quotidiens' and annee == 2025")["valeur"].max()
    actifs = table.query("zone == 'France' and mesure == 'actifs mensuels'").dropna(subset=["valeur"])
    assert actifs[actifs["valeur"] > quotidiens]["verification"].tolist() == ["fabriquée pour l’exercice"]


def test_les_pieges_du_cours_sont_dans_la_table(table):
    tablette = table[(table["reseau"] == "terminal : tablette") & (table["mesure"] == "variation")]["valeur"]
    assert sorted(tablette) == [7, 13]
    declarants = table[(table["mesure"] == "déclarants du mois") & (table["verification"] != "fabriquée pour l’exercice")]
    tete = declarants.dropna(subset=["valeur"]).query("unite == '%'").sort_values("valeur").groupby("annee")["reseau"].last()
    # D’une édition à l’autre le premier change : ce n’est pas une tendance, c’est une autre base.
    assert tete[2025] == "Facebook" and tete[2026] == "Instagram"
    assert (table[table["annee"] == 2018]["mesure"] == "non précisée").all()


def test_une_valeur_introuvable_reste_vide(table):
    vides = table[table["valeur"].isna()]
    assert set(vides["reseau"]) == {"X", "Threads", "Bluesky"} and (vides["source"] == "aucune source trouvée").all()
