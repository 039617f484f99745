"""Le parcours complet d'une personne qui commence : du premier écran à la copie rendue."""

import json
import re
import zipfile

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.navigateur

LECON = "course/m6-kpi/1-combien-sur-combien.ipynb"
DEVOIR = "exercises/m6-kpi/m6-kpi.ipynb"
TROMPEURS = ("Validate", "Formgrader", "Create Assignment", "Assignment List", "Course List", "Terminal", "Console")

TAUX_SUR_ABONNES = """err = 100 * publication["interactions"] / publication["abonnes_jour"]
er_abonnes = 100 * publication["interactions"] / publication["abonnes_jour"]
er_vues = 100 * publication["interactions"] / publication["vues"]"""
TAUX_JUSTES = TAUX_SUR_ABONNES.replace('publication["abonnes_jour"]', 'publication["portee"]', 1)


def etat(carte):
    """L'état qu'annonce une carte, en toutes lettres ; la carte se lit sans couleur."""
    trouve = re.search(r"^(à faire|à revoir|presque|réussi|enregistré)\b", carte.inner_text().lower(), re.MULTILINE)
    return trouve[1] if trouve else None


def test_le_premier_ecran_est_francais_et_sans_bouton_trompeur(poste):
    poste.ouvrir("course/accueil.ipynb")
    page = poste.page
    assert page.evaluate("document.documentElement.lang").startswith("fr")
    menus = [m.text_content() for m in page.query_selector_all(".lm-MenuBar-itemLabel")]
    assert menus[:5] == ["Fichier", "Édition", "Affichage", "Exécution", "Noyau"]
    assert "Exécuter" in poste.carnet.locator(".jp-NotebookPanel-toolbar").inner_text()
    vus = [page.locator("body").inner_text()]
    for menu in menus:
        page.click(f".lm-MenuBar-itemLabel:text-is('{menu}')")
        vus.append(page.locator(".lm-Menu").first.inner_text())
        page.keyboard.press("Escape")
    for trompeur in TROMPEURS:
        assert not re.search(rf"\b{trompeur}\b", "\n".join(vus), re.IGNORECASE), trompeur
    largeur = poste.carnet.locator(".jp-MarkdownCell p").first.bounding_box()["width"]
    assert largeur <= 800, "une ligne de texte reste lisible"
    assert not poste.plaintes, poste.plaintes
    assert not poste.exterieures()


def test_du_pari_a_la_copie_rendue(poste):
    poste.ouvrir("course/accueil.ipynb")
    poste.executer(poste.cellule("charger("))
    poste.suivre("m6-kpi/1-combien-sur-combien.ipynb")
    poste.attendre_carnet(LECON)

    # Parier, puis exécuter la leçon entière : les « À vous » sont à faire, rien ne s'arrête sur une erreur.
    poste.executer(poste.ecrire("pari = ", 'pari = "Jeu-concours"'))
    poste.enregistrer()
    poste.tout_reexecuter()
    assert poste.erreurs() == []
    assert "à faire" in poste.carnet.inner_text().lower()

    # L'explorateur, au clavier seul.
    explorateur = poste.cellule("explorer()").locator(".jp-Cell-outputArea")
    reponse = explorateur.locator("[role=status]")
    reponse.wait_for(timeout=60_000)
    avant = reponse.inner_text()
    explorateur.locator("select").first.focus()
    poste.page.keyboard.press("ArrowDown")
    expect(reponse).not_to_have_text(avant)

    # L'erreur usuelle d'E6-1 : diviser par les abonnés.
    poste.ouvrir(DEVOIR)
    poste.tout_reexecuter()
    assert poste.defauts_de_lecture() == []
    poste.executer(poste.ecrire("E6-1-taux", TAUX_SUR_ABONNES))
    poste.executer(poste.ecrire("E6-1-base", 'base_concurrent = "B"'))
    carte = poste.executer(poste.cellule("E6-1"))
    assert etat(carte) == "à revoir"
    assert "abonnés" in carte.inner_text(), "la carte nomme l'erreur commise"

    poste.executer(poste.ecrire("E6-1-taux", TAUX_JUSTES))
    carte = poste.executer(poste.cellule("E6-1"))
    assert etat(carte) == "réussi"

    # Enregistrer, redémarrer le noyau, rouvrir : tout est là, et le français aussi.
    poste.enregistrer()
    poste.redemarrer_le_noyau()
    poste.ouvrir(DEVOIR)
    assert etat(poste.cellule("E6-1").locator(".jp-Cell-outputArea")) == "réussi"
    assert 'publication["portee"]' in poste.cellule("E6-1-taux").locator(".cm-content").inner_text()
    oubli = poste.executer(poste.cellule("E6-1-taux"))
    assert "redémarr" in oubli.inner_text().lower() or "exécutée depuis le démarrage" in oubli.inner_text()

    # Rendre la copie depuis le carnet.
    poste.enregistrer()
    poste.page.keyboard.press("Escape")
    derniere = poste.carnet.locator(".jp-Notebook .jp-Cell").last
    derniere.locator(".jp-InputPrompt, .jp-InputArea").first.click()
    poste.page.keyboard.press("Escape")
    poste.page.keyboard.press("b")
    poste.carnet.locator(".jp-CodeCell .cm-content").last.click()
    poste.page.keyboard.insert_text('from atelier_cm import rendre; rendre("camille.martin")')
    poste.page.keyboard.press("Control+Enter")
    recu = poste.carnet.locator(".jp-CodeCell").last.locator(".jp-Cell-outputArea")
    recu.get_by_text("Copie prête").wait_for(timeout=60_000)
    assert "E6-2" in recu.inner_text() and "Empreinte" in recu.inner_text()
    with zipfile.ZipFile(poste.travail / "a-rendre/camille.martin_m6-kpi.zip") as archive:
        rendu = json.loads(archive.read("m6-kpi.ipynb"))
    assert any('publication["portee"]' in "".join(c["source"]) for c in rendu["cells"])

    assert not poste.exterieures()
    assert not poste.plaintes, poste.plaintes
