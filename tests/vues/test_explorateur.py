"""L'explorateur de KPI : le widget et son chemin sans widget disent la même chose."""

import re

import nbformat
import pytest
from nbclient import NotebookClient

from atelier_cm.donnees import charger
from atelier_cm.metier.bases import lire_taux
from atelier_cm.vues.explorateur_kpi import explorer

MARS = {"base": "portee", "reseau": "Instagram", "mois": "2026-03", "sponsorise": False, "calcul": "agrege"}


@pytest.fixture(scope="module")
def posts():
    return charger("posts_marchevive")


def regler(explorateur, **choix):
    for nom, valeur in choix.items():
        getattr(explorateur, nom).value = "" if valeur is None else valeur
    return explorateur


@pytest.mark.parametrize("changement", [{}, {"base": "abonnes"}, {"base": "affichages"}, {"sponsorise": True},
                                        {"calcul": "moyen"}, {"calcul": "median"}, {"mois": None}, {"reseau": None}])
def test_widget_et_sans_widget_donnent_la_meme_lecture(posts, changement):
    choix = MARS | changement
    widget = regler(explorer(posts), **choix)
    assert widget.choix == choix
    assert str(widget.lecture) == repr(explorer.sans_widget(**choix)) == str(lire_taux(posts, **choix))
    assert widget.lecture.valeur == lire_taux(posts, **choix).valeur


def test_changer_un_reglage_change_la_sortie(posts):
    widget = regler(explorer(posts), **MARS)
    avant = widget._sortie.value
    widget.base.value = "abonnes"
    assert widget._sortie.value != avant and "abonnés" in widget._sortie.value


def test_chaque_reglage_a_une_etiquette_en_clair_et_la_sortie_s_annonce(posts):
    widget = explorer(posts)
    assert [reglage.description for reglage in widget._reglages] == [
        "Diviser par", "Réseau", "Période", "Calcul", "Compter aussi les publications sponsorisées"]
    assert 'aria-live="polite"' in widget._sortie.value and 'scope="row"' in widget._sortie.value


def test_sans_javascript_la_lecture_reste_lisible(posts):
    paquet = explorer(posts)._repr_mimebundle_()
    donnees = paquet[0] if isinstance(paquet, tuple) else paquet
    assert "Résultat" in donnees["text/plain"] and "explorer.sans_widget" in donnees["text/plain"]
    assert "Dénominateur" in donnees["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in donnees


def test_la_rupture_de_serie_est_dite_dans_la_sortie(posts):
    assert "rupture de série" in regler(explorer(posts), base="affichages", reseau="Facebook")._sortie.value


def test_dans_un_vrai_noyau_rien_ne_sort_sur_stderr():
    carnet = nbformat.v4.new_notebook(cells=[
        nbformat.v4.new_code_cell("from atelier_cm.vues.explorateur_kpi import explorer\nexplorer()"),
        nbformat.v4.new_code_cell("explorer.sans_widget(reseau='Instagram', mois='2026-03')")])
    NotebookClient(carnet, kernel_name="python3", timeout=120).execute()
    sorties = [s for cellule in carnet.cells for s in cellule.outputs]
    assert [s.output_type for s in sorties] == ["execute_result", "execute_result"]
    assert "application/vnd.jupyter.widget-view+json" in sorties[0].data
    assert re.search(r"Résultat.*%", sorties[1].data["text/plain"])
    assert not [s for s in sorties if s.get("name") == "stderr"]
