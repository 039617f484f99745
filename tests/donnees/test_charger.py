"""`charger` rend des tables typées, et parle français quand quelque chose manque."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from atelier_cm import charger
from atelier_cm.donnees import DonneesAbsentes, JeuInconnu, PeriodeIllisible, chargement
from atelier_cm.donnees.typographie import insecables

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
NOMS = [r["name"] for r in json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))["resources"]]


@pytest.fixture
def copie(tmp_path, monkeypatch):
    """Une copie des données où l’on peut tout casser."""
    dossier = tmp_path / "donnees"
    shutil.copytree(DATASETS, dossier)
    monkeypatch.setenv("ATELIER_DONNEES", str(dossier))
    monkeypatch.setattr(chargement, "_signales", set())
    return dossier


@pytest.mark.parametrize("nom", NOMS)
def test_chaque_jeu_se_charge_sans_rien_afficher(nom, capsys):
    table = charger(nom)
    assert len(table) > 0
    sortie = capsys.readouterr()
    assert sortie.out == sortie.err == ""


def test_les_types_suivent_le_schema():
    posts = charger("posts_marchevive")
    assert posts["sponsorise"].dtype == bool
    assert pd.api.types.is_datetime64_any_dtype(posts["date_heure"])
    assert posts["portee"].dtype == "int64"
    assert posts["impressions"].dtype == posts["vues"].dtype == posts["alt_texte"].dtype == "float64"
    assert posts["impressions"].isna().any() and not (posts["impressions"] == 0).any()
    assert pd.api.types.is_string_dtype(posts["texte"])
    sav = charger("messages_sav")
    assert sav["besoin_reponse"].dtype == bool and str(sav["resolu"].dtype) == "boolean"


def test_les_gestes_du_cours_marchent_sur_les_tables():
    mars = charger("cinq_publications")
    assert list(mars.columns) == ["portee", "interactions"]
    assert mars.loc["Photo de groupe"]["portee"] == 1850
    posts = charger("posts_marchevive")
    instagram = posts[posts["reseau"] == "Instagram"]
    organiques = instagram[instagram["sponsorise"] == False]  # noqa: E712 (écriture enseignée aux débutants)
    assert 0 < len(organiques) < len(instagram)


def test_la_table_rendue_est_neuve_a_chaque_appel():
    premiere = charger("cinq_publications")
    premiere["portee"] = 0
    assert charger("cinq_publications")["portee"].min() > 0


def test_un_nom_approchant_est_propose():
    with pytest.raises(JeuInconnu, match="Vouliez-vous dire") as refus:
        charger("post_marchevive")
    assert "posts_marchevive" in str(refus.value)
    with pytest.raises(JeuInconnu, match="campagnes_roi"):
        charger("campagnes")
    with pytest.raises(JeuInconnu, match="Les jeux du cours sont"):
        charger("zzz")
    with pytest.raises(ValueError):
        charger(None)


def test_une_periode_garde_ses_deux_bornes():
    mars = charger("messages_sav", periode="2026-03")
    assert set(mars["mois"]) == {"2026-03"} and mars.index[0] == 0
    assert len(charger("messages_sav", periode=("2026-03-01", "2026-03-31"))) == len(mars)
    jour = charger("abonnes_jour", periode=("2026-02-14", "2026-02-14"))
    assert len(jour) == 4


@pytest.mark.parametrize("periode", ["mars", "2026-13", ("2026-03-31", "2026-03-01"), ("x", "y"), 3, (None, None)])
def test_une_periode_illisible_est_expliquee(periode):
    with pytest.raises(PeriodeIllisible) as refus:
        charger("messages_sav", periode=periode)
    assert str(refus.value).endswith(".")


def test_une_periode_sur_un_jeu_sans_date_est_expliquee():
    with pytest.raises(PeriodeIllisible, match="pas de colonne de date"):
        charger("cinq_publications", periode="2026-03")


def test_un_fichier_modifie_est_signale_une_fois_sur_la_sortie_ordinaire(copie, capsys):
    fichier = copie / "cinq_publications.csv"
    fichier.write_text(fichier.read_text(encoding="utf-8").replace("426", "427"), encoding="utf-8")
    assert charger("cinq_publications").loc["Jeu-concours", "interactions"] == 427
    sortie = capsys.readouterr()
    assert "n’est plus celui du cours" in sortie.out and "cinq_publications.csv" in sortie.out and sortie.err == ""
    charger("cinq_publications")
    assert capsys.readouterr().out == ""


def test_un_fichier_absent_et_une_description_abimee_sont_expliques(copie):
    (copie / "cinq_publications.csv").unlink()
    with pytest.raises(DonneesAbsentes, match="cinq_publications.csv"):
        charger("cinq_publications")
    (copie / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(DonneesAbsentes, match="abîmée"):
        charger("posts_marchevive")


def test_un_dossier_de_donnees_vide_est_explique(tmp_path, monkeypatch):
    monkeypatch.setenv("ATELIER_DONNEES", str(tmp_path))
    with pytest.raises(DonneesAbsentes, match="ATELIER_DONNEES"):
        charger("posts_marchevive")


def test_les_espaces_insecables_sont_posees():
    assert insecables("« Oui » : 12 % ; non ?") == "«\u00a0Oui\u00a0»\u00a0: 12\u202f%\u202f; non\u202f?"
    assert insecables("https://exemple.example") == "https://exemple.example"
