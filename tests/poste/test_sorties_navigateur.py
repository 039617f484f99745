"""Le texte d'une sortie revient à la ligne entre deux mots, jamais au milieu d'un mot."""

import html
import os
import shutil
from pathlib import Path

import pytest

from atelier_cm import audit, charger

NOMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM = next(filter(None, map(shutil.which, NOMS)), None)
EXIGE = os.environ.get("ATELIER_NAVIGATEUR") == "obligatoire"

pytestmark = [pytest.mark.navigateur,
              pytest.mark.skipif(CHROMIUM is None and not EXIGE,
                                 reason="Chromium est absent : sorties non essayées dans un navigateur")]

FEUILLE = Path(__file__).parents[2] / "src/atelier_cm/poste/configuration/custom/custom.css"
# La règle de JupyterLab 4 pour le texte d'une sortie.
JUPYTERLAB = """.jp-OutputArea-output pre { margin: 0; font: 14px monospace; white-space: pre-wrap;
                word-break: break-all; word-wrap: break-word; }"""
# Un mot posé sur deux lignes a deux rectangles ; ceux que la largeur ne peut pas contenir ne comptent pas.
COUPES = r"""() => {
  const pre = document.querySelector("pre"), texte = pre.firstChild, coupes = [];
  for (const mot of texte.data.matchAll(/[^ \n]+/g)) {
    const r = document.createRange(); r.setStart(texte, mot.index); r.setEnd(texte, mot.index + mot[0].length);
    const hauts = new Set([...r.getClientRects()].map(c => Math.round(c.top)));
    const large = [...r.getClientRects()].reduce((s, c) => s + c.width, 0);
    if (hauts.size > 1 && large < pre.clientWidth) coupes.push(mot[0]);
  }
  return coupes;
}"""


@pytest.fixture(scope="module")
def coupes():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def mesurer(texte, largeur, feuille):
            page = chromium.new_page(viewport={"width": largeur, "height": 900})
            page.set_content(f"<style>{JUPYTERLAB}{feuille}</style><div class='jp-OutputArea'>"
                             f"<div class='jp-OutputArea-output'><pre>{html.escape(texte)}</pre></div></div>")
            return page.evaluate(COUPES)

        yield mesurer
        chromium.close()


@pytest.fixture(scope="module")
def sorties():
    posts = charger("posts_marchevive")
    return [str(audit.rythme(posts)), str(audit.textes_alternatifs(posts))]


@pytest.mark.parametrize("largeur", [900, 640, 400])
def test_aucun_mot_d_une_sortie_n_est_coupe(coupes, sorties, largeur):
    feuille = FEUILLE.read_text(encoding="utf-8")
    assert [coupes(texte, largeur, feuille) for texte in sorties] == [[], []]


def test_sans_notre_feuille_jupyterlab_coupe_les_mots(coupes, sorties):
    assert all(coupes(texte, 400, "") for texte in sorties)
