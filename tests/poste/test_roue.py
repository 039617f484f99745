"""Ce que la roue pose dans l'environnement : les erreurs en français et la langue, sans cacher d'outil d'auteur."""

import importlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from ipykernel.kernelapp import IPKernelApp
from traitlets.config.loader import PyFileConfigLoader

from atelier_cm.poste.lanceur import CONFIGURATION

RACINE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def noms(tmp_path_factory):
    pytest.importorskip("hatchling")
    dossier = tmp_path_factory.mktemp("roue")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(dossier)],
                   cwd=RACINE, check=True, capture_output=True)
    with zipfile.ZipFile(next(dossier.glob("*.whl"))) as roue:
        return set(roue.namelist())


def test_la_roue_porte_toute_la_configuration_du_poste(noms):
    for chemin in CONFIGURATION.rglob("*"):
        if chemin.is_file() and "__pycache__" not in chemin.parts:
            assert f"atelier_cm/poste/configuration/{chemin.relative_to(CONFIGURATION).as_posix()}" in noms


def test_la_roue_pose_l_extension_et_la_langue_dans_l_environnement(noms):
    poses = {n.split(".data/data/")[1] for n in noms if ".data/data/" in n}
    assert poses == {"etc/ipython/ipython_kernel_config.py", "share/jupyter/lab/settings/overrides.d/atelier-cm.json"}


def test_les_reglages_poses_s_accordent_avec_ceux_du_lanceur():
    poses = json.loads((CONFIGURATION / "lab/overrides.json").read_text())
    lances = json.loads((CONFIGURATION / "labconfig/default_setting_overrides.json").read_text())
    for greffon, reglages in poses.items():
        assert reglages.items() <= lances[greffon].items()


def test_la_configuration_posee_nomme_une_extension_qu_ipython_sait_charger():
    # On lit le fichier plutôt que de lancer un noyau : l'environnement des essais peut déjà porter le sien.
    dossier = CONFIGURATION / "ipython"
    reglages = PyFileConfigLoader("ipython_kernel_config.py", path=str(dossier)).load_config()
    assert "extra_extensions" in IPKernelApp.class_trait_names()
    assert reglages["InteractiveShellApp"] == {"extra_extensions": ["atelier_cm.poste.noyau"]}
    assert callable(importlib.import_module("atelier_cm.poste.noyau").load_ipython_extension)


def test_le_lanceur_et_la_roue_chargent_la_meme_extension():
    noyau = json.loads((CONFIGURATION / "kernels/python3/kernel.json").read_text())
    assert "--ext=atelier_cm.poste.noyau" in noyau["argv"]
