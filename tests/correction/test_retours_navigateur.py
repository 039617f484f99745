"""Le retour et le formgrader ouverts dans un vrai Chromium : rien ne s'exécute, rien ne part."""

import os
import shutil

import pytest

NOMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHROMIUM = next(filter(None, map(shutil.which, NOMS)), None)
EXIGE = os.environ.get("ATELIER_NAVIGATEUR") == "obligatoire"

pytestmark = [pytest.mark.navigateur,
              pytest.mark.skipif(CHROMIUM is None and not EXIGE,
                                 reason="Chromium est absent : retours non essayés dans un navigateur")]

HOSTILE = ("<script>window.PIEGE='script'</script><img src=x onerror=\"window.PIEGE='onerror'\">"
           "<img src='http://exemple.invalid/pixel.png'><svg onload=\"window.PIEGE='svg'\"></svg>"
           "<iframe srcdoc=\"<script>parent.PIEGE='cadre'</script>\"></iframe>"
           "<p style=\"background:url(http://exemple.invalid/f.png)\">gardé</p>"
           "<details open ontoggle=\"window.PIEGE='toggle'\"><summary>s</summary></details>")

# Le contraste de chaque texte avec le premier fond opaque sous lui (formule WCAG 2.2).
CONTRASTES = """() => {
  const lum = c => { const [r,g,b] = c.map(v => { v /= 255; return v <= .03928 ? v/12.92 : ((v+.055)/1.055)**2.4 }); return .2126*r+.7152*g+.0722*b };
  const lire = s => { const m = s.match(/[\\d.]+/g).map(Number); return m.length > 3 && m[3] < 1 ? null : m.slice(0,3) };
  const fautes = [];
  for (const d of document.querySelectorAll('details')) d.open = true;
  const marche = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let vus = 0;
  while (marche.nextNode()) {
    const t = marche.currentNode; if (!t.textContent.trim()) continue;
    const e = t.parentElement, s = getComputedStyle(e); let f = null;
    for (let p = e; p && !f; p = p.parentElement) f = lire(getComputedStyle(p).backgroundColor);
    f = f || [255,255,255]; const a = lum(lire(s.color)), b = lum(f);
    const c = (Math.max(a,b)+.05)/(Math.min(a,b)+.05); vus++;
    if (c < 4.5) fautes.push([t.textContent.trim().slice(0,40), c.toFixed(2)]);
  }
  return {vus, fautes};
}"""


@pytest.fixture(scope="module")
def hostile(classe):
    """Une copie piégée de partout, corrigée et rendue ; renvoie la page du retour."""
    sortie = ("from IPython.display import HTML, Markdown, Javascript, display\n"
              f"display(HTML({HOSTILE!r}), Markdown({HOSTILE!r}), Javascript(\"window.PIEGE='js'\"))\nsomme = 42")
    carnet = classe.juste(**{"E9-1-reponse": sortie, "L9-1-reponse": "## Mon texte\n\n" + HOSTILE})
    carnet.cells.insert(2, {"cell_type": "raw", "id": "brute", "source": HOSTILE,
                            "metadata": {"raw_mimetype": "text/html"}})
    classe.remettre("pirate", carnet)
    assert classe.corriger("pirate")["success"]
    classe.retour("pirate")
    return classe.racine / "classe" / "retours" / "pirate" / "m9-essai" / "m9-essai.html"


@pytest.fixture(scope="module")
def navigateur():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def ouvrir(navigateur, chemin, largeur=1000):
    page = navigateur.new_page(viewport={"width": largeur, "height": 900})
    demandes = []
    page.on("request", lambda r: demandes.append(r.url))
    page.goto(chemin.as_uri())
    page.wait_for_timeout(300)
    return page, [d for d in demandes if not d.startswith(("data:", chemin.as_uri()))]


def test_le_retour_n_execute_rien_et_ne_demande_rien(hostile, navigateur):
    page, demandes = ouvrir(navigateur, hostile)
    assert page.evaluate("window.PIEGE") is None and demandes == []
    assert page.evaluate("document.documentElement.lang") == "fr"


def test_le_retour_se_lit_sans_couleur_faible_ni_defilement_lateral(hostile, navigateur):
    page, _ = ouvrir(navigateur, hostile)
    mesure = page.evaluate(CONTRASTES)
    assert mesure["vus"] > 30 and mesure["fautes"] == []
    titres = page.evaluate("[...document.querySelectorAll('main h2, main h3')].map(t => t.textContent.trim())")
    assert "Votre résultat" in titres and any("E9-1" in t for t in titres)
    etroite, _ = ouvrir(navigateur, hostile, largeur=360)
    assert etroite.evaluate("document.documentElement.scrollWidth") <= 360


def test_le_formgrader_n_execute_rien_de_la_copie(classe, hostile, navigateur, tmp_path):
    # La page de notation s’ouvre avec les droits de la personne qui corrige.
    from nbconvert.exporters import HTMLExporter
    from nbgrader.server_extensions.formgrader import handlers
    from traitlets.config import Config

    config = Config(classe.config)
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    exporteur = HTMLExporter(config=config)
    ressources = {"assignment_id": "m9-essai", "submission_id": "1", "notebook_id": "m9-essai", "index": 0,
                  "total": 1, "base_url": "/", "mathjax_url": "", "student": "pirate", "last_name": "",
                  "first_name": "", "notebook_path": "", "keep_hidden": False, "my_mathjax_url": ""}
    html, _ = exporteur.from_notebook_node(classe.corrige("pirate"), resources=ressources)
    page_html = tmp_path / "formgrade.html"
    page_html.write_text(html, encoding="utf-8")
    assert "gardé" in html
    page, _ = ouvrir(navigateur, page_html)
    assert page.evaluate("window.PIEGE") is None
    assert "exemple.invalid" not in page.evaluate(
        "[...document.querySelectorAll('[src],[style]')].map(e => (e.src||'')+e.getAttribute('style')).join(' ')")


def test_le_compte_rendu_cite_ce_que_dit_une_copie_sans_rien_executer(navigateur, tmp_path):
    from atelier_cm.correction.compte_rendu import Lot, ecrire
    from atelier_cm.correction.suivi import EtatCopie

    etats = (EtatCopie(HOSTILE, False, phrases=(f"Le carnet s’appelait « {HOSTILE} ».",)),
             EtatCopie("lea", True, 5.0, 5.0, phrases=(HOSTILE,), suspecte=True))
    _, compte_rendu = ecrire(Lot(HOSTILE, etats, 3.0, HOSTILE), tmp_path)
    # Sans sa politique de sécurité, que le navigateur appliquerait à sa place : seul l'échappement protège ici.
    page_html = tmp_path / "sans-politique.html"
    page_html.write_text(compte_rendu.read_text(encoding="utf-8").replace("default-src 'none'", "default-src *"), encoding="utf-8")
    page, demandes = ouvrir(navigateur, page_html)
    assert page.evaluate("window.PIEGE") is None and demandes == []
    assert page.locator("td", has_text="<script>window.PIEGE='script'</script>").count() == 2
    assert page.evaluate("document.querySelectorAll('script, img, iframe, svg, details').length") == 0
    assert page.evaluate(CONTRASTES)["fautes"] == []
