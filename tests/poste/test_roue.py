"""Ce que la roue pose dans l'environnement : les erreurs en français et la langue, sans cacher d'outil d'auteur."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

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


def test_la_configuration_posee_charge_l_extension_sans_rien_importer(tmp_path, monkeypatch):
    profil = tmp_path / "profile_default"
    profil.mkdir()
    shutil.copy(CONFIGURATION / "ipython/ipython_kernel_config.py", profil)
    monkeypatch.setenv("NBGRADER_EXECUTION", "")
    gestion, client = start_new_kernel(kernel_name="python3", env={**os.environ, "IPYTHONDIR": str(tmp_path)})
    try:
        vus = []
        client.execute_interactive("controle('E6-1')", output_hook=lambda m: vus.append((m["msg_type"], m["content"])))
    finally:
        client.stop_channels()
        gestion.shutdown_kernel(now=True)
    assert [t for t, _ in vus if t in ("display_data", "error")] == ["display_data", "error"]
    assert "première cellule" in next(c for t, c in vus if t == "display_data")["data"]["text/plain"]
