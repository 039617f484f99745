"""Le tableau SWOT : gestes à l'écran et sans widget, preuve obligatoire, fichier jamais perdu, document et image."""

import datetime as dt
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from atelier_cm import swot
from atelier_cm.metier import swot as metier
from atelier_cm.vues import etat_swot
from atelier_cm.vues.livrable_document import document, texte_alternatif
from atelier_cm.vues.livrable_html import page
from atelier_cm.vues.livrable_swot import composer, image_swot, livrable_swot
from atelier_cm.vues.swot_html import DOUCE, ENCRE, TEINTES, plateau_html

FICHIER = Path("reponses/swot.json")
PREUVE = {"chiffre": "44 %", "effectif": "532 images", "source": "export_marchevive"}


@pytest.fixture(autouse=True)
def ailleurs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return tmp_path


def remplir(tableau, case="faiblesses", enonce="Images muettes", **preuve):
    c = tableau.cartes
    c.case.value, c.enonce.value = case, enonce
    for nom, valeur in (PREUVE | preuve).items():
        getattr(c, nom).value = valeur
    c.enregistrer.click()
    return tableau


def exemple():
    tableau = metier.Swot(titre="Marchevive <test>")
    for case, enonce in (("forces", "Tutoriels suivis"), ("faiblesses", "Images muettes & sans texte"), ("opportunites", "Clubs en attente"),
                         ("menaces", "Rumeur #panic $x_y *gras*")):
        tableau = metier.poser(tableau, case, enonce, **PREUVE)
    tableau = metier.croiser(tableau, "Fo1", "Op1", "Publier avec les clubs")
    tableau = metier.expliquer(tableau, "Fa1", "L’outil demande le texte après l’envoi", "Une case dans le brouillon", "Part muette", "31/12/2026")
    tableau = metier.agir(tableau, "Décrire chaque image", impact=3, heures="5 h", decide="équipe", indicateur="part muette", echeance="juin 2027")
    return metier.agir(tableau, "Ouvrir un réseau de plus", retenue=False, raison="la régularité passe avant")


def test_un_geste_s_ecrit_aussitot_et_se_retrouve_a_la_reouverture():
    remplir(swot.tableau())
    assert json.loads(FICHIER.read_text(encoding="utf-8"))["format"] == "atelier-swot"
    rouvert = swot.tableau()
    assert [c.enonce for c in rouvert.swot.de("faiblesses")] == ["Images muettes"]
    assert "Fa1 – Images muettes" in rouvert.cartes._cases["faiblesses"].children[2].children[0].description


@pytest.mark.parametrize(("piece", "mot"), [("chiffre", "impression"), ("effectif", "observations"), ("source", "vient ce chiffre")])
def test_une_carte_sans_preuve_n_est_pas_ecrite_et_la_fiche_reste(piece, mot):
    tableau = remplir(swot.tableau(), **{piece: ""})
    assert mot in tableau.etat.value and tableau.cartes.enonce.value == "Images muettes"
    assert not FICHIER.exists()
    with pytest.raises(ValueError, match="La preuve manque"):
        swot.carte("faiblesses", "Images muettes", **PREUVE | {piece: ""})


def test_l_alerte_se_lit_avant_puis_sous_la_carte_et_s_en_va_quand_on_la_deplace():
    tableau = swot.tableau()
    tableau.cartes.case.value, tableau.cartes.enonce.value = "opportunites", "Lancer une série"
    assert "« lancer »" in tableau.cartes.question.value
    remplir(tableau, "opportunites", "Notre calendrier est tenu")
    ligne = tableau.cartes._cases["opportunites"].children[2]
    assert "À vérifier" in ligne.children[1].value
    ligne.children[0].click()
    tableau.cartes.vers["forces"].click()
    assert "maintenant Fo1" in tableau.etat.value
    assert "À vérifier" not in tableau.cartes._cases["forces"].children[2].children[1].value


def test_ordonner_modifier_retirer_annuler():
    tableau = remplir(remplir(swot.tableau()), enonce="Réponses lentes")
    c = tableau.cartes
    c._choisir("c2")
    c.monter.click()
    assert tableau.swot.numeros == {"c2": "Fa1", "c1": "Fa2"}
    c.monter.click()
    assert "au bord" in tableau.etat.value
    c.enonce.value = "Réponses très lentes"
    c.case.value = "menaces"
    c.enregistrer.click()
    assert tableau.swot.numeros == {"c1": "Fa1", "c2": "Me1"} and c.choisie is None
    c._choisir("c2")
    c.retirer.click()
    assert len(tableau.swot.cartes) == 1 and c.monter.disabled
    tableau.annuler.click()
    assert {x.enonce for x in tableau.swot.cartes} == {"Images muettes", "Réponses très lentes"}
    assert etat_swot.lire_etat().swot == tableau.swot


def test_croiser_expliquer_planifier_a_l_ecran_comme_sans_ecran():
    tableau = remplir(remplir(swot.tableau()), "opportunites", "Deux clubs cherchent un relais")
    x = tableau.croisements
    x.interne.value, x.externe.value, x.action.value = "c1", "c2", "Décrire les images des clubs"
    x.children[4].children[0].click()
    k = tableau.causes
    k.cause.value, k.solution.value = "Des images muettes", "x"
    assert "tourne en rond" in k.question.value
    k.cause.value, k.indicateur.value, k.echeance.value = "Le brouillon part sans relecture", "part muette", "31/12/2026"
    k.children[7].children[0].click()
    p = tableau.plan
    p.enonce.value, p.impact.value, p.heures.value, p.decide.value = "Décrire", "3", "5", "équipe"
    p.children[9].children[0].click()
    a_l_ecran = etat_swot.lire_etat().swot

    FICHIER.unlink()
    swot.carte("faiblesses", "Images muettes", **PREUVE)
    swot.carte("Opportunités", "Deux clubs cherchent un relais", **PREUVE)
    swot.croiser("Op1", "Fa1", "Décrire les images des clubs")
    swot.cause("Images", "Le brouillon part sans relecture", solution="x", indicateur="part muette", echeance="31/12/2026")
    swot.action("Décrire", impact=3, heures=5, decide="équipe")
    assert etat_swot.lire_etat().swot == a_l_ecran
    assert len(swot.lire()) == 4 and len(swot.causes()) == len(swot.plan()) == 1


def test_executer_deux_fois_les_memes_gestes_ne_double_rien():
    def cellule():
        swot.carte("faiblesses", "Images muettes", **PREUVE)
        swot.carte("opportunités", "Lancer une série", **PREUVE)
        swot.deplacer("Lancer une", "faiblesses")
        swot.deplacer("Lancer une", "opportunités")
        swot.croiser("Images", "Lancer une", "agir")
        return etat_swot.lire_etat().swot
    assert cellule() == cellule()
    swot.retirer("Lancer une")
    assert "Lancer une" in swot.retirer("Lancer une").avis


def test_ecrire_en_lignes_garde_les_causes_et_une_copie_de_ce_qui_part():
    swot.carte("faiblesses", "Images muettes", **PREUVE)
    swot.carte("menaces", "Une rumeur", **PREUVE)
    swot.cause("Fa1", "Le brouillon part sans relecture")
    lignes = ("faiblesses | Images muettes | 44 % | 532 images | export", "opportunités | Deux clubs cherchent un relais | 2 | 40 messages | messages_sav",
              ...,  "Fa1 × Op1 | Décrire avec les clubs")
    vue = swot.ecrire(*lignes)
    assert [c.enonce for c in vue.swot.cartes] == ["Images muettes", "Deux clubs cherchent un relais"]
    assert len(vue.swot.croisements) == len(vue.swot.causes) == 1
    copies = list(Path("reponses").glob("swot-avant-*.json"))
    assert len(copies) == 1 and "Une rumeur" in copies[0].read_text(encoding="utf-8")
    assert swot.ecrire(*lignes).swot == vue.swot
    for fautive, motif in (("atouts | x | 1 | 2 | abc", "Ligne 1"), ("a | b | c | d | e | f", "barre"), (3, "guillemets"), ("Fo9 × Op1 | x", "Fo9")):
        with pytest.raises(ValueError, match=motif):
            swot.ecrire(fautive)


@pytest.mark.parametrize("octets", [b"{", b"\xff\xfe", b"[]", b'{"format": "atelier-swot", "version": 99}', b"[" * 90_000])
def test_un_fichier_illisible_est_copie_de_cote_jamais_efface(octets):
    FICHIER.parent.mkdir()
    FICHIER.write_bytes(octets)
    tableau = swot.tableau()
    assert "copié dans" in tableau.etat.value and FICHIER.read_bytes() == octets
    remplir(tableau)
    swot.montrer()
    copies = list(Path("reponses").glob("swot-illisible-*.json"))
    assert len(copies) == 1 and copies[0].read_bytes() == octets
    assert [c.enonce for c in swot.tableau().swot.cartes] == ["Images muettes"]


def test_si_la_copie_de_cote_est_impossible_rien_n_est_ecrit(monkeypatch):
    FICHIER.parent.mkdir()
    FICHIER.write_text("{")
    monkeypatch.setattr(Path, "write_bytes", lambda *_: (_ for _ in ()).throw(OSError(28, "plein")))
    tableau = remplir(swot.tableau())
    assert "rien ne sera écrit par-dessus" in tableau.etat.value and FICHIER.read_text() == "{"


def test_un_disque_plein_laisse_le_travail_a_l_ecran_et_l_ecrit_des_que_possible(monkeypatch):
    tableau = remplir(swot.tableau())
    vrai = os.replace
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    remplir(tableau, enonce="Réponses lentes")
    assert "n’a pas pu être enregistré" in tableau.etat.value and len(tableau.swot.cartes) == 2
    assert len(etat_swot.lire_etat().swot.cartes) == 1 and not list(Path("reponses").glob(".swot-*"))
    monkeypatch.setattr(os, "replace", vrai)
    remplir(tableau, enonce="Ton froid")
    assert len(etat_swot.lire_etat().swot.cartes) == 3


def test_deux_carnets_ouverts_ne_s_effacent_pas():
    un, autre = swot.tableau(), swot.tableau()
    remplir(un, enonce="Constat un")
    remplir(autre, enonce="Constat deux")
    assert len(autre.swot.cartes) == len(swot.tableau().swot.cartes) == 2


def test_sans_widget_le_tableau_se_lit_en_texte_et_en_html():
    tableau = remplir(swot.tableau(), "opportunites", "Lancer <b>une</b> série")
    paquet = tableau._repr_mimebundle_()
    paquet = paquet[0] if isinstance(paquet, tuple) else paquet
    assert "Op1 – Lancer" in paquet["text/plain"] and "&lt;b&gt;" in paquet["text/html"] and "<b>" not in paquet["text/html"]
    assert "À vérifier" in str(swot.montrer()) and "swot.carte(" in paquet["text/plain"]


def luminance(hexa):
    canaux = [int(hexa[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    r, v, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux)
    return 0.2126 * r + 0.7152 * v + 0.0722 * b


def test_chaque_texte_contraste_d_au_moins_4_5_avec_son_fond():
    for encre, fond in [*TEINTES.values(), *((e, f) for e in (ENCRE, DOUCE) for _, f in TEINTES.values())]:
        clair, sombre = sorted((luminance(fond), luminance(encre)), reverse=True)
        assert (clair + 0.05) / (sombre + 0.05) >= 4.5


class Structure(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ouverts, self.titres, self.balises = [], [], []

    def handle_starttag(self, nom, attributs):
        self.balises.append((nom, dict(attributs)))
        if nom not in ("meta", "br", "link", "img"):
            self.ouverts.append(nom)

    def handle_endtag(self, nom):
        assert self.ouverts.pop() == nom


def test_la_page_est_autonome_structuree_et_n_execute_rien():
    html = page(document(exemple(), auteur="Nadia B.", date=dt.date(2026, 11, 21)))
    lu = Structure()
    lu.feed(html)
    noms = [nom for nom, _ in lu.balises]
    assert not lu.ouverts and ("html", {"lang": "fr"}) in lu.balises and noms.count("h1") == 1
    niveaux = [int(n[1]) for n in noms if re.fullmatch(r"h[1-6]", n)]
    assert niveaux[0] == 1 and all(b - a <= 1 for a, b in zip(niveaux, niveaux[1:]))
    assert noms.count("caption") == noms.count("table") == 3
    assert all("scope" in a for n, a in lu.balises if n == "th")
    assert not {"script", "link", "img", "iframe"} & set(noms) and "http" not in html
    assert "<test>" not in html and "&lt;test&gt;" in html and "21\u00a0novembre\u00a02026" in html


def test_le_livrable_ecrit_un_pdf_balise_une_image_et_dit_ce_qui_manque():
    livre = livrable_swot(exemple(), auteur="Nadia B.", date=dt.date(2026, 11, 21))
    assert [f.name for f in livre.fichiers] == ["swot.html", "swot.pdf", "swot.png"]
    pdf = livre.pdf.read_bytes()
    assert pdf.startswith(b"%PDF-") and b"/MarkInfo" in pdf and b"pdfuaid" in pdf and re.search(rb"/Lang ?\(fr", pdf)
    assert livre.image.read_bytes().startswith(b"\x89PNG")
    assert any("il en faut 3" in a for a in livre.avis) and "swot.pdf" in repr(livre)


def test_un_livrable_vide_ou_en_cours_de_correction_ne_bloque_pas(monkeypatch):
    assert composer(document(metier.Swot()), "pdf").startswith(b"%PDF-")
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert [f.name for f in livrable_swot(exemple()).fichiers] == ["swot.html"]


def test_sans_mise_en_page_possible_la_page_html_reste_et_le_dit(monkeypatch):
    import typst
    monkeypatch.setattr(typst, "compile", lambda *a, **k: (_ for _ in ()).throw(ValueError("x")))
    livre = livrable_swot(exemple())
    assert livre.pdf is None and livre.html.exists() and any("HTML dit la même chose" in a for a in livre.avis)


def test_l_image_porte_tout_le_tableau_dans_son_texte_alternatif():
    figure = image_swot(exemple(), titre="Une faiblesse sur quatre cartes appelle une action")
    for carte in exemple().cartes:
        assert carte.enonce in figure.alt and carte.chiffre in texte_alternatif(exemple())
    assert len(figure.lignes) == 4 and figure.png.startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="titre"):
        swot.image("SWOT")


def test_le_plateau_dit_la_definition_suivie():
    swot.definir("à faire", titre="Les Sentiers")
    assert "mieux fait" in plateau_html(swot.montrer().swot) and swot.montrer().swot.titre == "Les Sentiers"
    with pytest.raises(ValueError, match="définition"):
        swot.definir("autre")
