"""Dans JupyterLab, l'explorateur se règle entièrement au clavier, sans toucher aux cellules."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import nbformat
import pytest

CHROMIUM = next((chemin for nom in ("chromium", "chromium-browser", "google-chrome") if (chemin := shutil.which(nom))), None)
pytestmark = [pytest.mark.navigateur,
              pytest.mark.skipif(CHROMIUM is None, reason="Chromium absent : essai navigateur sauté")]


@contextlib.contextmanager
def jupyterlab(dossier):
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port = prise.getsockname()[1]
    environnement = os.environ | {"JUPYTER_CONFIG_DIR": str(dossier / "config"), "JUPYTERLAB_SETTINGS_DIR": str(dossier / "config")}
    serveur = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", f"--port={port}", "--ServerApp.port_retries=0",
         "--IdentityProvider.token=essai", f"--ServerApp.root_dir={dossier}", "--allow-root",
         "--LabApp.news_url="], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environnement)
    try:
        adresse = f"http://127.0.0.1:{port}"
        for _ in range(120):
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                urllib.request.urlopen(f"{adresse}/api?token=essai", timeout=2)
                break
            time.sleep(0.5)
        yield adresse
    finally:
        serveur.terminate()
        serveur.wait(timeout=30)


def test_l_explorateur_se_regle_au_clavier_sans_changer_de_cellule(tmp_path):
    from playwright.sync_api import expect, sync_playwright

    carnet = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("from atelier_cm.vues.explorateur_kpi import explorer\nexplorer()"),
               nbformat.v4.new_markdown_cell("Après.")],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    nbformat.write(carnet, tmp_path / "essai.ipynb")
    with jupyterlab(tmp_path) as adresse, sync_playwright() as p:
        navigateur = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = navigateur.new_page(viewport={"width": 1100, "height": 1000})
        page.goto(f"{adresse}/lab/tree/essai.ipynb?token=essai")
        page.locator(".jp-CodeCell .cm-content").click(timeout=90_000)
        expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").first).to_be_attached(timeout=60_000)
        page.keyboard.press("Control+Enter")
        base = page.get_by_label("Diviser par")
        sortie = page.locator(".widget-html [role=status]")
        expect(sortie).to_contain_text("par portée", timeout=60_000)
        expect(page.get_by_label("Réseau")).to_have_value("tous les réseaux")

        # On arrive aux réglages avec la seule touche Tab, depuis la cellule.
        for _ in range(25):
            page.keyboard.press("Tab")
            if base.evaluate("e => e === document.activeElement"):
                break
        expect(base).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(sortie).to_contain_text("par abonnés")
        page.keyboard.press("Tab")
        expect(page.get_by_label("Réseau")).to_be_focused()
        page.keyboard.type("I")
        expect(sortie).to_contain_text("Instagram")
        for _ in range(3):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(sortie).to_contain_text("sponsorisé compris")
        page.keyboard.type("xx")
        assert page.locator(".jp-Notebook-cell").count() == 2
        navigateur.close()
