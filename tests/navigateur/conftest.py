"""Le vrai `atelier lancer`, conduit par Chromium comme le ferait une personne : clavier, souris, ce qui se voit."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from lecture import CONTRASTES, IMAGES_MUETTES, SANS_NOM, TITRES  # noqa: E402 — pas de paquet dans tests/

RACINE = Path(os.environ.get("ATELIER_COURS") or Path(__file__).resolve().parents[2])
NUMEROS = "'.jp-NotebookPanel:not(.lm-mod-hidden) .jp-InputPrompt'"
NOMS_DE_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def manquer(raison):
    """Saute l'essai en disant pourquoi ; échoue là où les essais navigateur sont exigés."""
    if os.environ.get("ATELIER_NAVIGATEUR") == "obligatoire":
        pytest.fail(raison)
    pytest.skip(raison)


@pytest.fixture(scope="session")
def chromium():
    chemin = next(filter(None, map(shutil.which, NOMS_DE_CHROMIUM)), None)
    if chemin is None:
        manquer("Chromium est absent : essais navigateur sautés (installez le paquet « chromium »)")
    return chemin


@pytest.fixture(scope="module")
def navigateur(chromium):
    from playwright.sync_api import sync_playwright

    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as conduite:
        lance = conduite.chromium.launch(executable_path=chromium, args=options)
        yield lance
        lance.close()


@pytest.fixture(scope="session")
def seance(chromium, tmp_path_factory):
    """L'adresse et l'espace de travail d'un `atelier lancer` neuf, sur le cours réel."""
    for attendu in ("course/accueil.ipynb", "exercises/m6-kpi/m6-kpi.ipynb"):
        if not (RACINE / attendu).is_file():
            manquer(f"{attendu} n'est pas construit : atelier construire")
    travail = tmp_path_factory.mktemp("poste") / "travail"
    commande = [sys.executable, "-m", "atelier_cm.cli", "lancer", "--sans-navigateur",
                "--cours", str(RACINE), "--travail", str(travail)]
    processus = subprocess.Popen(commande, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    etat, fin = travail / ".atelier/lancement.json", time.monotonic() + 90
    while not etat.exists() and processus.poll() is None and time.monotonic() < fin:
        time.sleep(0.2)
    assert etat.exists(), "atelier lancer n'a pas ouvert le cours"
    yield json.loads(etat.read_text()), travail
    processus.terminate()
    processus.wait(timeout=40)


class Poste:
    """Une page du cours, et les gestes d'une personne devant elle. Les cellules sont désignées par un bout de texte."""

    def __init__(self, page, lancement, travail):
        self.page, self.lancement, self.travail = page, lancement, travail
        self.requetes, self.plaintes = [], []
        page.on("request", lambda requete: self.requetes.append(requete.url))
        page.on("websocket", lambda prise: self.requetes.append(prise.url))
        page.on("pageerror", self._se_plaindre)
        page.on("console", lambda m: self.plaintes.append(m.text) if m.type == "error" else None)

    def adresse(self, chemin):
        return f"http://127.0.0.1:{self.lancement['port']}/lab/tree/{chemin}?token={self.lancement['jeton']}"

    def ouvrir(self, chemin):
        self.page.goto(self.adresse(chemin))
        self.attendre_carnet(chemin)

    def attendre_carnet(self, chemin):
        self.chemin = chemin
        premiere = "".join(json.loads((self.travail / chemin).read_text(encoding="utf-8"))["cells"][0]["source"])
        titre = re.search(r"^# (.+)$", premiere, re.MULTILINE)[1].replace("*", "").split("`")[0]
        self.carnet.locator("h1", has_text=titre.strip()).first.wait_for(timeout=60_000)
        self.page.wait_for_function(
            "[...document.querySelectorAll('.jp-Notebook-ExecutionIndicator')].some(e => e.dataset.status === 'idle')",
            timeout=60_000)

    @property
    def carnet(self):
        return self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")

    def _se_plaindre(self, erreur):
        # JupyterLab se plaint des demandes qu'un redémarrage du noyau a annulées : c'est le redémarrage lui-même.
        if not str(erreur).startswith("Canceled future for"):
            self.plaintes.append(str(erreur))

    def rang(self, morceau, chemin=None):
        """Le rang, dans le fichier, de la cellule qui contient `morceau` (ou dont c'est l'identifiant)."""
        cellules = json.loads((self.travail / (chemin or self.chemin)).read_text(encoding="utf-8"))["cells"]
        for rang, cellule in enumerate(cellules):
            if cellule.get("id") == morceau:
                return rang
        return next(r for r, c in enumerate(cellules) if c["cell_type"] == "code" and morceau in "".join(c["source"]))

    def cellule(self, morceau):
        return self.carnet.locator(".jp-Notebook .jp-Cell").nth(self.rang(morceau))

    def ecrire(self, morceau, texte):
        cellule = self.cellule(morceau)
        cellule.locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(texte)
        return cellule

    def executer(self, cellule):
        cellule.locator(".jp-InputPrompt").click()
        self.page.keyboard.press("Control+Enter")
        self.attendre_repos()
        return cellule.locator(".jp-Cell-outputArea")

    def attendre_repos(self, delai=90_000):
        self.page.wait_for_timeout(150)
        self.page.wait_for_function(
            f"![...document.querySelectorAll({NUMEROS})].some(e => e.textContent.includes('*'))", timeout=delai)

    def bouton(self, titre):
        self.carnet.locator(f"[title^='{titre}'], [aria-label^='{titre}']").first.click()

    def accepter(self):
        self.page.locator(".jp-Dialog .jp-mod-accept").click()

    def tout_reexecuter(self):
        """Redémarre le noyau et exécute tout.

        Un noyau redémarré pendant qu'il naît perd parfois les demandes de JupyterLab : on attend donc qu'il
        soit prêt, et l'on refait le geste, comme le ferait une personne, s'il est resté sans effet.
        """
        from playwright.sync_api import TimeoutError as TropLong

        for essai in range(3):
            self.carnet.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(
                state="attached", timeout=60_000)
            self.bouton("Redémarrer le noyau et exécuter toutes")
            self.accepter()
            try:
                # Le noyau redémarre d'abord : tant qu'aucune cellule n'attend, rien n'a commencé.
                self.page.wait_for_function(
                    f"[...document.querySelectorAll({NUMEROS})].some(e => e.textContent.includes('*'))",
                    timeout=30_000)
                self.attendre_repos(45_000)
                return
            except TropLong:
                if essai == 2:
                    raise

    def redemarrer_le_noyau(self):
        self.carnet.locator("[title='Redémarrer le noyau'], [aria-label='Redémarrer le noyau']").first.click()
        self.accepter()
        self.page.wait_for_timeout(1500)
        self.carnet.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(state="attached", timeout=60_000)

    def enregistrer(self):
        self.page.keyboard.press("Control+s")
        self.page.wait_for_timeout(1200)

    def suivre(self, cible):
        """Clique le premier lien du carnet ouvert qui mène à `cible` (adresse relative, telle qu'écrite)."""
        texte = (self.travail / self.chemin).read_text(encoding="utf-8")
        etiquette = re.search(r"\[([^\[\]]+)\]\(" + re.escape(cible), texte)[1].replace("*", "")
        self.carnet.locator(".jp-RenderedMarkdown a", has_text=etiquette).first.click()

    def erreurs(self):
        """Les erreurs Python affichées dans le carnet ouvert."""
        return self.carnet.locator(".jp-OutputArea-output[data-mime-type$='stderr']").all_inner_texts()

    def defauts_de_lecture(self):
        """Contrastes faibles, images muettes, commandes sans nom et titres sautés du carnet ouvert, tel qu'affiché."""
        self.page.mouse.move(0, 0)
        defauts = [d for mesure in (CONTRASTES, IMAGES_MUETTES, SANS_NOM) for d in self.page.evaluate(mesure)]
        titres = self.page.evaluate(TITRES)
        if titres[:1] != [1] or titres.count(1) != 1 or any(b > a + 1 for a, b in zip(titres, titres[1:])):
            defauts.append(f"titres : {titres}")
        return defauts

    def exterieures(self):
        locales = (f"http://127.0.0.1:{self.lancement['port']}/", f"ws://127.0.0.1:{self.lancement['port']}/",
                   "data:", "blob:")
        return sorted({r for r in self.requetes if not r.startswith(locales)})


@pytest.fixture
def poste(navigateur, seance):
    # Un navigateur réglé en anglais : le français doit venir du cours, pas de la machine.
    fenetre = navigateur.new_context(locale="en-US", viewport={"width": 1366, "height": 850})
    page = fenetre.new_page()
    page.set_default_timeout(20_000)
    yield Poste(page, *seance)
    dossier = os.environ.get("ATELIER_CAPTURES")
    if dossier:
        Path(dossier).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(dossier) / f"{time.time():.0f}.png"))
    fenetre.close()
