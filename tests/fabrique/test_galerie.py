"""La page d’accueil des données : des images à jour, légères, décrites, et une accroche par jeu."""

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from atelier_cm.cli import main
from atelier_cm.fabrique import catalogue
from atelier_cm.fabrique.ecriture import empreinte
from atelier_cm.fabrique.enquete import enquete, jeu_enquete
from atelier_cm.fabrique.galerie import ACCROCHES, ILLUSTRATIONS, galerie
from atelier_cm.fabrique.galerie_figures import dessiner
from atelier_cm.fabrique.idees import jeu_idees
from atelier_cm.fabrique.periode import PERIODE_DU_COURS

DATASETS = Path(__file__).resolve().parents[2] / "datasets"
PAGE = (DATASETS / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("image", ILLUSTRATIONS, ids=lambda i: i.nom)
def test_chaque_image_dessine_le_jeu_verse_et_pese_moins_de_soixante_kio(image):
    octets = (DATASETS / image.chemin).read_bytes()
    assert len(octets) <= 60 * 1024
    assert Image.open(io.BytesIO(octets)).info["Source"] == empreinte((DATASETS / f"{image.jeu}.csv").read_bytes()), "relancez « atelier donnees »"


def test_chaque_image_a_son_titre_et_son_texte_alternatif():
    trouvees = dict((chemin, alt) for alt, chemin in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", PAGE))
    assert set(trouvees) == {i.chemin for i in ILLUSTRATIONS} and 4 <= len(trouvees) <= 6
    assert all(len(alt) > 60 and not re.search(r"\d\.\d", alt) for alt in trouvees.values())
    assert {p.name for p in (DATASETS / "images").iterdir()} == {Path(c).name for c in trouvees}


def test_chaque_jeu_a_son_accroche_a_lui(tables):
    assert set(ACCROCHES) == set(tables(1)) and len(set(ACCROCHES.values())) == len(ACCROCHES)
    assert all(a.endswith((".", "?")) for a in ACCROCHES.values())


@pytest.mark.parametrize("image", ILLUSTRATIONS, ids=lambda i: i.nom)
def test_une_autre_graine_se_dessine_aussi_et_les_encres_se_distinguent_sans_couleur(tables, image):
    gris = np.asarray(Image.open(io.BytesIO(dessiner(image.nom, tables(1)[image.jeu], "sha256:essai"))).convert("L"))
    # Du blanc, de l’encre, et une surface dessinée qui se voit encore en niveaux de gris.
    assert gris.max() > 250 and gris.min() < 60 and (gris < 240).mean() > 0.03


def test_une_page_sans_les_jeux_dessines_n_annonce_aucune_image():
    assert "images/" not in galerie([jeu_enquete(enquete(3))])


def test_une_image_perimee_se_voit_et_se_redessine(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(catalogue, "fabriquer", lambda graine, periode: [jeu_idees(graine, PERIODE_DU_COURS)])
    geste = ["donnees", "--dossier", str(tmp_path)]
    assert main([*geste, "--graine", "4"]) == 0 and "image dessinée" in capsys.readouterr().out
    assert main([*geste, "--graine", "4"]) == 0 and "image dessinée" not in capsys.readouterr().out
    assert main([*geste, "--graine", "4", "--galerie"]) == 0 and "image dessinée" in capsys.readouterr().out
    assert main([*geste, "--graine", "4", "--verifier"]) == 0
    (tmp_path / "images" / "idees-heures.png").write_bytes(b"autre chose")
    capsys.readouterr()
    assert main([*geste, "--graine", "4", "--verifier"]) == 1
    assert "image à redessiner : images/idees-heures.png" in capsys.readouterr().out.replace("\u00a0", " ")
