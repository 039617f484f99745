"""Mêmes graine et période, mêmes octets ; rien n’est écrasé sans le dire."""

import errno
import functools
import os
from pathlib import Path

import pytest

from atelier_cm.cli import main
from atelier_cm.fabrique import GRAINE_DU_COURS, catalogue, depot
from atelier_cm.fabrique.abonnes import jeu_abonnes
from atelier_cm.fabrique.catalogue import fabriquer
from atelier_cm.fabrique.depot import DossierRefuse, deposer, ecarts, retouches
from atelier_cm.fabrique.ecriture import fichiers
from atelier_cm.fabrique.galerie import ILLUSTRATIONS
from atelier_cm.fabrique.graines import ajuster_total, tirage
from atelier_cm.fabrique.posts import jeu_cinq
from atelier_cm.fabrique.periode import PERIODE_DU_COURS, PeriodeInvalide, lire_periode

DATASETS = Path(__file__).resolve().parents[2] / "datasets"


def fabriquer_fichiers(graine):
    return fichiers(fabriquer(graine, PERIODE_DU_COURS), graine, PERIODE_DU_COURS)


# Une seule fabrication par graine : seul le test de reproductibilité recommence exprès.
contenus = functools.cache(fabriquer_fichiers)


@pytest.fixture(scope="module")
def du_cours():
    return contenus(GRAINE_DU_COURS)


def test_les_fichiers_verses_se_reconstruisent_a_l_octet(du_cours):
    assert ecarts(DATASETS, du_cours) == [], "relancez « atelier donnees »"
    en_trop = {f.relative_to(DATASETS).as_posix() for f in DATASETS.rglob("*") if f.is_file()} - set(du_cours)
    # Les images ne sont pas comparées à l’octet : test_galerie.py vérifie qu’elles dessinent bien ces jeux.
    en_trop -= {i.chemin for i in ILLUSTRATIONS}
    assert not en_trop


def test_un_caractere_change_se_voit(du_cours, tmp_path):
    deposer(tmp_path, du_cours)
    assert ecarts(tmp_path, du_cours) == []
    cible = tmp_path / "six_campagnes.csv"
    cible.write_bytes(cible.read_bytes().replace(b"2026-04-01", b"2026-04-02", 1))
    assert ecarts(tmp_path, du_cours) == ["six_campagnes.csv"]


def test_deux_fabrications_donnent_les_memes_octets_et_deux_graines_non(du_cours):
    autre = contenus(graine=7)
    tires = {f"{nom}.csv" for nom in ("posts_marchevive", "posts_concurrents", "messages_sav", "abonnes_jour", "enquete_nps",
                                       "campagnes_roi", "avis_clients", "cible_usages")}
    differents = {c for c in du_cours if du_cours[c] != autre[c]}
    assert tires <= differents
    # Les cinq publications de la leçon sont les mêmes pour toutes les graines.
    assert "cinq_publications.csv" not in differents
    assert fabriquer_fichiers(GRAINE_DU_COURS) == du_cours


def test_une_autre_saison_garde_ses_histoires_a_ses_dates():
    saison = lire_periode("2027-09-01:2028-08-31")
    jeux = {jeu.nom: jeu.table for jeu in fabriquer(3, saison)}
    releve = jeux["abonnes_jour"]
    purge = releve.loc[releve["perdus"].idxmax()]
    assert (str(purge["date"].date()), purge["perdus"]) == ("2028-02-14", 412)
    assert jeux["posts_marchevive"]["mois"].min() == "2027-09" and jeux["posts_marchevive"]["mois"].max() == "2028-08"
    assert list(jeux["audience_mensuelle"]["impressions"].notna()) == [True] * 2 + [False] * 10


def test_ajouter_un_flux_ne_deplace_pas_les_autres():
    seul = tirage(5, "sav").integers(0, 10**9, 4).tolist()
    tirage(5, "autre").random(100)
    assert tirage(5, "sav").integers(0, 10**9, 4).tolist() == seul
    assert tirage(6, "sav").integers(0, 10**9, 4).tolist() != seul


def test_le_total_impose_est_atteint_sans_valeur_negative():
    rng = tirage(1, "essai")
    ajuste = ajuster_total([5, 0, 12, 3], 8, rng)
    assert ajuste.sum() == 8 and ajuste.min() >= 0
    assert ajuster_total([1, 1], 5, rng, plafond=[2, 3]).tolist() == [2, 3]
    with pytest.raises(ValueError):
        ajuster_total([1, 1], 6, rng, plafond=[2, 3])


@pytest.mark.parametrize(("texte", "mot"), [
    ("2026-08-31:2025-09-01", "inversée"),
    ("2025-10-01:2026-09-30", "saison entière"),
    ("2025-09-01:2027-08-31", "saison entière"),
    ("mars", "ne se lit pas"),
    ("2025-09-01", "ne se lit pas"),
])
def test_une_periode_fautive_est_refusee_avec_la_marche_a_suivre(texte, mot):
    with pytest.raises(PeriodeInvalide, match=mot) as refus:
        lire_periode(texte)
    assert str(refus.value).endswith(".")


def test_un_fichier_retouche_a_la_main_n_est_jamais_ecrase_sans_le_dire(du_cours, tmp_path):
    deposer(tmp_path, du_cours)
    fiche, jeu = tmp_path / "fiches" / "six_campagnes.md", tmp_path / "cinq_publications.csv"
    fiche.write_text("Ma note.", encoding="utf-8")
    jeu.write_text("publication,portee,interactions\n", encoding="utf-8")
    with pytest.raises(DossierRefuse, match="modifiés à la main") as refus:
        deposer(tmp_path, du_cours)
    assert "cinq_publications.csv" in str(refus.value) and "fiches/six_campagnes.md" in str(refus.value)
    assert fiche.read_text(encoding="utf-8") == "Ma note."
    assert sorted(deposer(tmp_path, du_cours, ecraser=True)) == ["cinq_publications.csv", "fiches/six_campagnes.md"]


def test_la_description_retouchee_est_protegee_elle_aussi(du_cours, tmp_path):
    deposer(tmp_path, du_cours)
    cible = tmp_path / "datapackage.json"
    cible.write_text(cible.read_text(encoding="utf-8").replace("Atelier CM", "Mon atelier"), encoding="utf-8")
    assert retouches(tmp_path, du_cours) == ["datapackage.json"]


def test_changer_de_graine_sur_des_fichiers_intacts_ne_demande_rien(du_cours, tmp_path):
    deposer(tmp_path, contenus(graine=7))
    assert "posts_marchevive.csv" in deposer(tmp_path, du_cours)
    assert ecarts(tmp_path, du_cours) == []


@pytest.mark.parametrize(("code", "phrase"), [(errno.ENOSPC, "disque est plein"), (errno.EACCES, "pas le droit")])
def test_une_panne_d_ecriture_se_dit_en_francais_et_ne_coupe_aucun_fichier(tmp_path, monkeypatch, code, phrase):
    (tmp_path / "a.csv").write_bytes(b"ancien")
    monkeypatch.setattr(depot, "retouches", lambda *_: [])

    def panne(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(depot.os, "replace", panne)
    with pytest.raises(DossierRefuse, match=phrase):
        deposer(tmp_path, {"a.csv": b"nouveau"})
    assert (tmp_path / "a.csv").read_bytes() == b"ancien"
    assert [f.name for f in tmp_path.iterdir()] == ["a.csv"]


def test_la_commande_refuse_clairement(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(catalogue, "fabriquer", lambda graine, periode: [jeu_cinq()])
    assert main(["donnees", "--periode", "2026-08-31:2025-09-01"]) == 1
    assert "inversée" in capsys.readouterr().err
    assert main(["donnees", "--graine", "3"]) == 1
    assert "--dossier" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["donnees", "--graine", "trois"])
    assert "entier positif" in capsys.readouterr().err
    occupe = tmp_path / "occupe"
    occupe.write_text("", encoding="utf-8")
    assert main(["donnees", "--dossier", str(occupe)]) == 1
    assert "Impossible d’écrire" in capsys.readouterr().err


def test_la_commande_fabrique_puis_verifie(tmp_path, capsys, monkeypatch):
    # Deux jeux suffisent ici : ce sont les gestes de la commande que l’on essaie.
    monkeypatch.setattr(catalogue, "fabriquer", lambda graine, periode: [jeu_cinq(), jeu_abonnes(graine, periode)])
    assert main(["donnees", "--graine", "4", "--dossier", str(tmp_path)]) == 0
    assert main(["donnees", "--graine", "4", "--dossier", str(tmp_path), "--verifier"]) == 0
    assert main(["donnees", "--graine", "5", "--dossier", str(tmp_path), "--verifier"]) == 1
    sortie = capsys.readouterr().out
    assert "diffère : abonnes_jour.csv" in sortie.replace("\u00a0", " ") and "diffère : cinq" not in sortie
