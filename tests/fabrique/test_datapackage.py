"""La description des jeux suit la norme Frictionless, et les fiches disent tout."""

import json
import re
from pathlib import Path

import frictionless
import pandas as pd
import pytest

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
PAQUET = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
RESSOURCES = {r["name"]: r for r in PAQUET["resources"]}


def erreurs(rapport):
    return [message for ligne in rapport.flatten(["title", "rowNumber", "fieldName", "note"]) for message in [ligne]]


def test_frictionless_valide_tous_les_jeux():
    rapport = frictionless.validate(str(DATASETS / "datapackage.json"))
    assert rapport.valid, erreurs(rapport)[:10]


@pytest.mark.parametrize(("jeu", "avant", "apres"), [
    ("six_campagnes", b"Collab sentiers", b"Collab fantome"),          # clé étrangère
    ("enquete_nps", b"mars,R001,", b"avril,R001,"),                     # valeur hors liste
    ("abonnes_jour", b"2025-09-01,Facebook,", b"01/09/2025,Facebook,"),  # type
])
def test_frictionless_voit_un_jeu_abime(tmp_path, jeu, avant, apres):
    paquet = json.loads(json.dumps(PAQUET))
    paquet["resources"] = [r for r in paquet["resources"] if r["name"] in (jeu, "campagnes_roi")]
    for r in paquet["resources"]:
        octets = (DATASETS / r["path"]).read_bytes()
        if r["name"] == jeu:
            assert avant in octets
            octets = octets.replace(avant, apres, 1)
        (tmp_path / r["path"]).write_bytes(octets)
        del r["hash"], r["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(paquet), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


@pytest.mark.parametrize("nom", sorted(RESSOURCES))
def test_la_fiche_dit_chaque_colonne_l_origine_et_la_licence(nom):
    fiche = (DATASETS / "fiches" / f"{nom}.md").read_text(encoding="utf-8")
    for champ in RESSOURCES[nom]["schema"]["fields"]:
        assert f"`{champ['name']}`" in fiche
        assert champ["description"]
    origine = "valeurs publiées" if nom == "reseaux_audience" else "synthétiques"
    for mot in (origine, "CC BY 4.0", "Défauts volontaires", f'charger("{nom}")'):
        assert mot in fiche
    assert not re.search(r"[^\u00a0\u202f|-][;!?»]|« ", fiche.replace('"', "")), "espace insécable manquante"


def test_les_dates_fictives_sont_signalees():
    for nom in ("posts_marchevive", "audience_mensuelle"):
        assert "fictif" in (DATASETS / "fiches" / f"{nom}.md").read_text(encoding="utf-8").replace("fictive", "fictif")


def compte(fiche, motif):
    trouve = re.search(motif, fiche)
    return int(re.sub(r"\D", "", trouve.group(1)))


def test_les_defauts_annonces_sont_ceux_qu_on_compte():
    def lire(nom):
        return pd.read_csv(DATASETS / f"{nom}.csv"), (DATASETS / "fiches" / f"{nom}.md").read_text(encoding="utf-8")

    export, fiche = lire("export_marchevive")
    assert compte(fiche, r"(\d+) lignes en double") == export.duplicated().sum()
    uniques = export.drop_duplicates()["date_heure"]
    assert compte(fiche, r"(\d+) dates écrites à l’américaine") == uniques.str.endswith("M").sum()
    assert compte(fiche, r"(\d+) dates en temps universel") == uniques.str.endswith("Z").sum()
    campagnes, fiche = lire("campagnes_roi")
    assert compte(fiche, r"(\d+) budgets saisis toutes taxes") == (campagnes["saisie"] == "TTC").sum()
    assert compte(fiche, r"(\d+) campagnes sans temps") == campagnes["heures_internes"].isna().sum()
    assert compte(fiche, r"(\d+) campagnes sans étiquette") == campagnes["source_utm"].isna().sum()
    messages, fiche = lire("messages_sav")
    sans = (messages["besoin_reponse"] == "vrai") & messages["horodatage_reponse"].isna()
    assert compte(fiche, r"(\d+) messages appelant une réponse") == sans.sum()
    releve, fiche = lire("abonnes_jour")
    assert compte(fiche, r"(\d+) jours manquants") == 4 * 365 - len(releve)
    assert compte(fiche, r"(\d+) jours où le compteur") == (releve["abonnes"] == 0).sum()


def test_la_galerie_mene_a_chaque_fiche():
    accueil = (DATASETS / "README.md").read_text(encoding="utf-8")
    for nom in RESSOURCES:
        assert f"(fiches/{nom}.md)" in accueil
        assert (DATASETS / "fiches" / f"{nom}.md").is_file()


def test_le_poids_total_reste_modeste():
    assert sum(f.stat().st_size for f in DATASETS.glob("*.csv")) < 25 * 2**20
