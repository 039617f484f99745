"""Les bases de l'accessibilité, mesurées sur les carnets exécutés : contrastes, textes de remplacement, titres, noms."""

import pytest

pytestmark = pytest.mark.navigateur


@pytest.mark.parametrize("chemin", ["course/accueil.ipynb", "course/m6-kpi/1-combien-sur-combien.ipynb"])
def test_un_carnet_execute_se_lit_sans_effort(poste, chemin):
    poste.ouvrir(chemin)
    poste.tout_reexecuter()
    # L'explication d'une erreur fait partie de ce qui se lit.
    poste.page.keyboard.press("Escape")
    poste.page.keyboard.press("b")
    poste.carnet.locator(".jp-CodeCell.jp-mod-active .cm-content").click()
    poste.page.keyboard.insert_text("1 / 0")
    poste.page.keyboard.press("Control+Enter")
    poste.carnet.get_by_text("divise par zéro").wait_for()
    assert poste.defauts_de_lecture() == []


def test_une_fenetre_etroite_ne_cache_rien(poste):
    poste.page.set_viewport_size({"width": 640, "height": 800})
    poste.ouvrir("course/accueil.ipynb")
    paragraphe = poste.carnet.locator(".jp-MarkdownCell p").first.bounding_box()
    assert paragraphe["x"] + paragraphe["width"] <= 640
    assert paragraphe["width"] >= 200
