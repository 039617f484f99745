"""Le tableau SWOT dans le vrai cours : trois cartes au clavier, une erreur de sens, fermer, rouvrir, faire contrôler."""

import json
import os
from pathlib import Path

import nbformat
import pytest

from lecture import CONTRASTES, IMAGES_MUETTES  # noqa: E402 — tests/navigateur est ajouté au chemin par conftest.py

TimeoutError = pytest.importorskip("playwright.sync_api").TimeoutError
pytestmark = pytest.mark.navigateur
CHEMIN = "essai-swot/essai.ipynb"
CARTES = (
    ("Forces", "Les tutoriels sont les mieux reçus", "0,71 %", "22 publications", "posts_marchevive"),
    ("Opportunités", "Lancer une série de tutoriels", "0 sur 4", "3800 publications", "posts_concurrents"),
    ("Menaces", "Nous publions sans régularité", "14 jours", "1210 publications", "posts_marchevive"),
)


def capturer(page, nom):
    dossier = os.environ.get("ATELIER_CAPTURES")
    if dossier:
        Path(dossier).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(dossier) / f"swot-{nom}.png"))


@pytest.fixture
def carnet_swot(poste):
    """Un carnet de quatre cellules dans l'espace de travail : le tableau, sa lecture, son contrôle."""
    from atelier_cm.jugement import Indices, Question, fabriquer_controles, regles

    dossier = poste.travail / "essai-swot"
    dossier.mkdir(exist_ok=True)
    question = Question(
        id="M3-3a", titre="Un SWOT étayé", points=4, competence="C2.4", champs=(regles("mon_swot", verificateur="swot"),),
        indices=Indices(rappel="Trois cartes par case.", methode="Une preuve par carte.", exemple="Fo1 × Op2."),
        corrige="Le fond se juge avec la grille.")
    (dossier / "controles.json").write_text(json.dumps(fabriquer_controles((question,), "entrainement", None)), encoding="utf-8")
    code = nbformat.v4.new_code_cell
    carnet = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}, cells=[
        nbformat.v4.new_markdown_cell("# Essai du tableau SWOT\n\n## Le tableau\n\n### À vous"),
        code("from atelier_cm import controle, swot\nswot.tableau()"), code("mon_swot = swot.lire()"), code('controle("M3-3a")')])
    nbformat.write(carnet, dossier / "essai.ipynb")
    poste.ouvrir(CHEMIN)
    return poste


def ouvrir_le_tableau(poste):
    """Exécute la cellule du tableau. Une frappe faite pendant que le carnet finit de s'ouvrir peut se perdre : on la refait."""
    t = Tableau(poste)
    for _ in range(4):
        poste.executer(poste.cellule("swot.tableau()"))
        try:
            t.champ("Case").wait_for(timeout=8_000)
            return t
        except TimeoutError:
            continue
    raise AssertionError("le tableau ne s'affiche pas")


class Tableau:
    """Le tableau affiché, conduit par la seule touche Tab, Entrée, les flèches et les lettres."""

    def __init__(self, poste):
        self.page, self.vue = poste.page, poste.carnet.locator(".atelier-swot")

    def champ(self, nom):
        return self.vue.get_by_label(nom, exact=True).locator("visible=true").first

    def bouton(self, nom):
        return self.vue.get_by_role("button", name=nom).locator("visible=true").first

    def aller(self, cible, touche="Tab"):
        for _ in range(60):
            if cible.evaluate("e => e === document.activeElement"):
                return cible
            self.page.keyboard.press(touche)
        raise AssertionError(f"{cible} ne s'atteint pas au clavier")

    def presser(self, nom, touche="Tab"):
        self.aller(self.bouton(nom), touche)
        self.page.keyboard.press("Enter")

    def remplir(self, nom, texte):
        self.aller(self.champ(nom))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(texte)

    def ranger(self, case):
        self.aller(self.champ("Case"), "Shift+Tab" if self.champ("Constat").evaluate("e => e === document.activeElement") else "Tab")
        self.page.keyboard.type(case[:2])

    def ajouter(self, case, constat, chiffre, effectif, source):
        self.ranger(case)
        for nom, texte in (("Constat", constat), ("Chiffre", chiffre), ("Effectif", effectif), ("Source", source)):
            self.remplir(nom, texte)

    def dit(self, morceau):
        self.vue.get_by_role("status").filter(has_text=morceau).locator("visible=true").first.wait_for()


def test_trois_cartes_au_clavier_une_erreur_de_sens_puis_fermer_rouvrir_controler(carnet_swot):
    poste, page = carnet_swot, carnet_swot.page
    t = ouvrir_le_tableau(poste)
    cellules = poste.carnet.locator(".jp-Notebook .jp-Cell").count()

    # Sans preuve, la carte n'est pas écrite, et la fiche garde ce qui a été tapé.
    t.ajouter(*CARTES[0][:2], "", "", "")
    t.presser("Ajouter la carte")
    t.dit("La preuve manque")
    capturer(page, "1-sans-preuve")
    t.aller(t.champ("Case"), "Shift+Tab")
    t.ajouter(*CARTES[0])
    t.presser("Ajouter la carte")
    t.dit("Fo1 est enregistrée dans Forces")

    # L'erreur interne / externe : la question cite le mot, avant et après l'ajout ; elle ne bloque pas.
    t.ajouter(*CARTES[1])
    t.dit("« lancer » est une action de l’équipe")
    capturer(page, "2-alerte")
    t.presser("Ajouter la carte")
    t.dit("Op1 est enregistrée")
    t.ajouter(*CARTES[2])
    t.presser("Ajouter la carte")
    t.dit("Me1 est enregistrée")
    t.presser("Me1 – ")
    t.presser("Vers Faiblesses")
    t.dit("Me1 est passée dans Faiblesses : c’est maintenant Fa1")
    capturer(page, "3-deplacee")
    assert "À vérifier" in t.vue.inner_text() and t.vue.inner_text().count("dépend de l’équipe") == 0

    # Rien de ce qui a été tapé n'a changé, coupé ni exécuté une cellule.
    assert poste.carnet.locator(".jp-Notebook .jp-Cell").count() == cellules
    assert not poste.defauts_de_lecture()

    ecrit = json.loads((poste.travail / "essai-swot/reponses/swot.json").read_text(encoding="utf-8"))
    assert {(c["case"], c["enonce"]) for c in ecrit["cartes"]} == {
        ("forces", CARTES[0][1]), ("opportunites", CARTES[1][1]), ("faiblesses", CARTES[2][1])}

    # Fermer, rouvrir : les trois cartes sont là, et l'alerte aussi.
    poste.enregistrer()
    page.goto("about:blank")
    poste.ouvrir(CHEMIN)
    poste.redemarrer_le_noyau()
    t = ouvrir_le_tableau(poste)
    for numero, (_, constat, *_) in zip(("Fo1", "Op1", "Fa1"), CARTES):
        t.bouton(f"{numero} – {constat}").wait_for()
    capturer(page, "4-rouvert")

    # Faire contrôler : la forme manque encore de cartes, la carte le dit sans parler de la personne.
    poste.executer(poste.cellule("swot.lire()"))
    sortie = poste.executer(poste.cellule("controle("))
    verdict = sortie.inner_text()
    assert "À revoir" in verdict and "il en faut 3 au moins" in verdict
    capturer(page, "5-controle")
    assert not poste.erreurs() and not poste.plaintes and not poste.exterieures()


def test_a_la_souris_croiser_planifier_et_faire_le_document(carnet_swot):
    poste = carnet_swot
    t = ouvrir_le_tableau(poste)
    for case, *textes in CARTES:
        t.champ("Case").select_option(label=[o for o in t.champ("Case").locator("option").all_inner_texts() if o.startswith(case)][0])
        for nom, texte in zip(("Constat", "Chiffre", "Effectif", "Source"), textes):
            t.champ(nom).fill(texte)
        t.bouton("Ajouter la carte").click()
        t.dit("est enregistrée")
        t.champ("Constat").filter(has_not_text=textes[0]).wait_for()
    t.bouton("Croisements").click()
    t.champ("Du dedans").wait_for()
    t.champ("Action").fill("Publier une séance complète chaque jeudi")
    t.bouton("Croiser").click()
    t.dit("Fo1 × Op1 est enregistré")
    t.bouton("Plan d’action").click()
    t.champ("Impact").wait_for()
    t.champ("Action").fill("Tenir trois brouillons d’avance")
    t.champ("Impact").fill("4")
    t.champ("Heures").fill("6")
    t.bouton("Inscrire au plan").click()
    t.dit("L’action est inscrite")
    capturer(poste.page, "6-plan")
    assert not poste.defauts_de_lecture()
    t.bouton("Faire le document et l’image").click()
    t.dit("Écrits dans le dossier reponses : swot.html, swot.pdf, swot.png")
    t.bouton("Annuler le dernier geste").click()
    t.dit("Le dernier geste est annulé")
    reponses = poste.travail / "essai-swot/reponses"
    assert (reponses / "swot.pdf").read_bytes().startswith(b"%PDF-")
    assert not json.loads((reponses / "swot.json").read_text(encoding="utf-8"))["actions"]
    assert not poste.plaintes and not poste.exterieures()

    # Le document se lit : contrastes, images décrites, titres sans saut, et rien ne dépasse d'un écran de téléphone.
    page = poste.page
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((reponses / "swot.html").as_uri())
    for mesure in (CONTRASTES, IMAGES_MUETTES):
        assert page.evaluate(mesure.replace(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook", "body")) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    capturer(page, "7-document-etroit")
