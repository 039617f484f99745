"""Le retour rendu à l'élève : ce qu'il dit, et ce qu'il ne doit jamais contenir."""

import re

import pytest
from bs4 import BeautifulSoup

from atelier_cm.correction.assainir import assainir, markdown_en_html

HOSTILE = """<script>window.PIEGE='script'</script><img src=x onerror="window.PIEGE='onerror'">
<a href="javascript:window.PIEGE='lien'">lien</a> <iframe src="http://exemple.invalid/"></iframe>
<p style="position:fixed;background:url(http://exemple.invalid/x.png)">texte gardé</p>
<svg onload="window.PIEGE='svg'"><script>1</script></svg> <form action="http://exemple.invalid"><button>ok</button></form>
<link rel="stylesheet" href="http://exemple.invalid/a.css"><meta http-equiv="refresh" content="0;url=http://exemple.invalid">
[piège](javascript:alert(1)) ![image](http://exemple.invalid/pixel.png)"""


@pytest.fixture(scope="module")
def page(classe):
    sortie = ("from IPython.display import HTML, SVG, Javascript, Markdown, display\n"
              f"display(HTML({HOSTILE!r}), Markdown({HOSTILE!r}))\n"
              "display(Javascript('window.PIEGE=1'))\n"
              "display(SVG('<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"window.PIEGE=2\">"
              "<script>window.PIEGE=3</script><rect width=\"9\" height=\"9\"/></svg>'))\n"
              "somme = '<script>window.PIEGE=4</script>'\n1 / 0")
    carnet = classe.juste(**{"E9-1-reponse": sortie, "L9-1-reponse": "## Mon texte\n\n" + HOSTILE})
    carnet.cells.insert(2, {"cell_type": "raw", "id": "brute", "source": HOSTILE,
                            "metadata": {"raw_mimetype": "text/html"}})
    classe.remettre("page", carnet)
    assert classe.corriger("page")["success"]
    with classe.api.gradebook as notes:
        for nom, niveau in (("L9-1-faits", 2), ("L9-1-decisions", 3)):
            note = notes.find_grade(nom, "m9-essai", "m9-essai", "page")
            note.manual_score, note.needs_manual_grade = niveau, False
            notes.find_comment(nom, "m9-essai", "m9-essai", "page").manual_comment = (
                "**Précis.** <script>window.PIEGE='commentaire'</script>")
        notes.db.commit()
    return classe.retour("page")


def test_le_retour_est_en_francais_et_dit_le_total_et_les_niveaux_en_lettres(page):
    assert '<html lang="fr">' in page
    assert re.search(r"<strong>6</strong> sur 10", page)
    assert "2 · acquis" in page and "3 · maîtrisé et transféré" in page
    assert "0 non démontré, 1 à consolider, 2 acquis, 3 maîtrisé et transféré" in page
    assert "<strong>Précis.</strong>" in page
    assert "À revoir." in page and "Réussi." in page, "les cartes du verdict sont visibles"
    assert not re.search(r"\b(Score|Comments?|Student|Test cell|Top)\b", page)


def test_le_retour_ne_montre_ni_test_ni_trace_ni_bareme(page):
    for interdit in ("faux_controle", "BAREME-SECRET", "CORRIGE-SECRET", "MARK SCHEME", "Traceback",
                     "REPONSE-SECRETE", "No response"):
        assert interdit not in page, interdit
    assert "Cette cellule s’est arrêtée : ZeroDivisionError" in page


def test_le_retour_ne_fait_aucune_requete_et_ne_porte_aucun_script(page):
    soupe = BeautifulSoup(page, "html.parser")
    interdites = ["script", "iframe", "object", "embed", "form", "link", "base", "svg", "button"]
    assert soupe.find_all(interdites) == []
    for balise in soupe.find_all(True):
        for nom, valeur in balise.attrs.items():
            assert not nom.startswith("on"), balise
            if nom in ("src", "href", "action"):
                assert valeur.startswith(("#", "data:image/")), balise
            if nom == "style":
                assert not re.search("position|url", valeur), balise
    style = "".join(b.get_text() for b in soupe.find_all("style"))
    assert "url(" not in style and "@import" not in style
    assert "default-src 'none'" in page
    assert "texte gardé" in page and "Mon texte" in page


def test_la_consigne_d_une_question_commence_a_son_titre(page):
    consignes = [d.get_text() for d in BeautifulSoup(page, "html.parser").find_all("details") if "Relire" in d.get_text()]
    assert "Calculez." in consignes[0] and "Devoir d’essai" not in consignes[0] and "base = 40" not in consignes[0]


def test_ce_que_contiennent_les_corriges_et_les_retours(classe, page):
    contenu = {etape: {f.name for f in (classe.racine / "classe" / etape / "page").rglob("*") if f.is_file()}
               for etape in ("corriges", "retours")}
    assert contenu["retours"] == {"m9-essai.html"}
    assert contenu["corriges"] == {"m9-essai.ipynb", "controles.json", "faux_controle.py"}
    for fichier in (classe.racine / "classe").rglob("*"):
        if fichier.is_file() and fichier.suffix not in (".db",):
            texte = fichier.read_text(encoding="utf-8", errors="ignore")
            assert "REPONSE-SECRETE" not in texte and "CORRIGE-SECRET" not in texte, fichier
    distribue = {f.name for f in (classe.racine / "exercises").rglob("*") if f.is_file()}
    assert distribue == {"m9-essai.ipynb", "controles.json", "faux_controle.py"}


def test_un_retour_avant_lecture_dit_que_le_total_est_provisoire(classe):
    classe.remettre("attente", classe.juste())
    assert classe.corriger("attente")["success"]
    page = classe.retour("attente")
    assert "total provisoire" in page and "2 critères du livrable attendent encore une lecture" in page
    assert page.count("en attente de lecture") >= 2


@pytest.mark.parametrize("hostile, garde", [
    ("<scr<script>ipt>alert(1)</script>", ""),
    ("<a href=' jAvaScript:alert(1)'>mot</a>", "mot"),
    ("<a href='data:text/html;base64,AAAA'>mot</a>", "mot"),
    ("<img src='data:text/html,<b>'>", ""),
    ("<p style='width:expression(alert(1))'>mot</p>", "mot"),
    ("<p style='background:u\\72l(http://a)'>mot</p>", "mot"),
    ("<details open ontoggle=alert(1)>mot</details>", "mot"),
    ("<math><mtext><img src=x onerror=alert(1)></mtext></math>mot", "mot"),
    ("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>mot", "mot"),
    ("<!--><img src=x onerror=alert(1)>-->mot", "mot"),
])
def test_le_html_hostile_est_desarme(hostile, garde):
    propre = assainir(hostile)
    assert garde in propre
    assert not re.search(r"<(script|iframe|svg|math|noscript|style)|javascript:|expression|url\(|"
                         r"<[^>]+\son\w+=|data:text", propre, re.IGNORECASE)


def test_la_mise_en_forme_utile_est_gardee():
    carte = ("<section style='border:1px solid #ccc;padding:8px'><h4>Presque.</h4>"
             "<details><summary>Indice</summary>Relisez.</details></section>")
    propre = assainir(carte)
    for garde in ("border:1px solid #ccc", "padding:8px", "<h4>Presque.</h4>", "<summary>Indice</summary>"):
        assert garde in propre, propre
    assert "<table" in markdown_en_html("| a | b |\n|---|---|\n| 1 | 2 |")
