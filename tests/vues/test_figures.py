"""Figures : textes exigés, valeurs en tableau, lisibles sans couleur, muettes sur stderr."""

import colorsys
import io
import math
import re
import subprocess
import sys
import warnings
from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from atelier_cm.metier import kpi
from atelier_cm.vues import figures, style

TITRE = "Le jeu-concours gagne en nombre, les tutoriels en taux"
ALT = "Deux séries de barres horizontales dans le même ordre ; le jeu-concours passe de la 1re à la 4e place."
MOIS = [f"2025-{m:02d}" for m in range(9, 13)] + [f"2026-{m:02d}" for m in range(1, 9)]


@pytest.fixture
def cinq():
    table = pd.DataFrame({"portee": [2140, 14200, 1850, 2310, 3900], "interactions": [128, 426, 58, 139, 54]},
                         index=pd.Index(["Tutoriel genoux", "Jeu-concours", "Photo de groupe", "Tutoriel escalier",
                                         "Promo chaussures"], name="publication"))
    return table.assign(err=kpi.err(table["interactions"], table["portee"]))


def audience():
    return pd.DataFrame({"mois": MOIS, "impressions": [182000, 196500] + [math.nan] * 10,
                         "vues": [math.nan, 118000] + [260000.0] * 10})


def campagnes():
    return pd.DataFrame({"cout": [1300, 900, 2100, 600], "roi": [30.0, -12, 55, 8], "canal": ["a", "b", "a", "b"]},
                        index=["Printemps", "Balades", "Rentrée", "Parrainage"])


def bord(lignes=4):
    return pd.DataFrame({"indicateur": [f"Indicateur {k}" for k in range(lignes)], "valeur": [3.8] * lignes,
                         "cible": [4.0] * lignes, "unite": ["%"] * lignes,
                         "sens": ["hausse", "baisse"] * (lignes // 2), "historique": [[3, 3.5, 3.8]] * lignes})


def toutes(cinq):
    notes = [10] * 50 + [8] * 40 + [3] * 35
    delais = pd.Series(np.r_[np.linspace(0.2, 20, 80), [math.inf] * 12])
    textes = {"titre": TITRE, "alt": ALT}
    return {
        "barres": lambda **t: figures.barres_comparees(cinq, "interactions", "err", suivre="Jeu-concours", **(textes | t)),
        "courbes": lambda **t: figures.courbes_mensuelles(audience(), ["impressions", "vues"], rupture="2025-11",
                                                          partiels={"vues": ["2025-10"]}, periodes=("avant", "après"),
                                                          **(textes | t)),
        "distribution": lambda **t: figures.distribution(delais, nom="Délai", unite="h", **(textes | t)),
        "intervalles": lambda **t: figures.intervalles({"Mars": kpi.intervalle(notes, de="nps")}, repere=0, **(textes | t)),
        "quadrants": lambda **t: figures.quadrants(campagnes(), "cout", "roi", groupe="canal", **(textes | t)),
        "bord": lambda **t: figures.tableau_de_bord(bord(), **(textes | t)),
    }


NOMS = ("barres", "courbes", "distribution", "intervalles", "quadrants", "bord")


class Lecteur(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.balises, self.alt, self.lignes = [], None, 0
        self.feed(html)

    def handle_starttag(self, balise, attributs):
        self.balises.append(balise)
        if balise == "img":
            self.alt = dict(attributs)["alt"]


@pytest.mark.parametrize("nom", NOMS)
def test_chaque_figure_porte_image_alternative_legende_et_tableau(cinq, nom):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = toutes(cinq)[nom]()
    paquet = figure._repr_mimebundle_()
    lu = Lecteur(paquet["text/html"])
    assert lu.alt == ALT and ALT in paquet["text/plain"]
    assert {"figure", "img", "figcaption", "details", "summary", "table", "th"} <= set(lu.balises)
    assert "src=\"data:image/png;base64," in paquet["text/html"] and "http" not in paquet["text/html"].split("base64")[0]
    assert figure.png.startswith(b"\x89PNG") and len(figure.lignes) >= 1
    assert all(len(ligne) == len(figure.entetes) for ligne in figure.lignes)
    assert not re.search(r"\d\.\d|nan|None", " ".join(sum(figure.lignes, ())))


@pytest.mark.parametrize("nom", NOMS)
@pytest.mark.parametrize("textes, mot", [({"titre": ""}, "titre"), ({"titre": "Figure"}, "titre"), ({"titre": None}, "titre"),
                                         ({"alt": ""}, "alt"), ({"alt": "un graphique"}, "alt"),
                                         ({"titre": ALT, "alt": ALT}, "alt")])
def test_une_figure_sans_titre_parlant_ni_texte_alternatif_est_refusee(cinq, nom, textes, mot):
    with pytest.raises(ValueError, match=f"^{mot}"):
        toutes(cinq)[nom](**textes)


@pytest.mark.parametrize("nom", NOMS)
def test_la_meme_figure_donne_les_memes_octets(cinq, nom):
    assert toutes(cinq)[nom]().png == toutes(cinq)[nom]().png


@pytest.mark.parametrize("nom", NOMS)
def test_le_texte_de_l_image_tient_dans_son_cadre(cinq, nom):
    """Une étiquette coupée laisserait de l'encre sur le bord de l'image."""
    image = np.asarray(Image.open(io.BytesIO(toutes(cinq)[nom]().png)).convert("L"))
    for bande in (image[:, :2], image[:, -2:], image[:1], image[-1:]):
        assert bande.min() > 180


@pytest.mark.parametrize("nom", ("barres", "distribution"))
def test_en_niveaux_de_gris_la_barre_suivie_reste_distincte(cinq, nom):
    """Hachurée, elle laisse voir du blanc : aucune zone pleine n'a la teinte de ses voisines."""
    image = Image.open(io.BytesIO(toutes(cinq)[nom]().png)).convert("RGB")
    pixels = np.asarray(image).reshape(-1, 3)
    orange = (np.abs(pixels.astype(int) - (0xD5, 0x5E, 0x00)).sum(axis=1) < 30).mean()
    assert 0 < orange < 0.05


def _luminance(hexa):
    canaux = [int(hexa[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    lin = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def _contraste(a, b):
    clair, sombre = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)


def test_la_palette_contraste_avec_le_blanc_et_chaque_serie_a_sa_forme():
    for couleur, *_ in style.SERIES:
        assert _contraste(couleur, "#ffffff") >= 3
    assert _contraste(style.ENCRE, style.FOND) >= 7 and _contraste(style.GRIS, style.FOND) >= 4.5
    for rang in (0, 1, 2, 3):
        assert len({serie[rang] for serie in style.SERIES}) == len(style.SERIES)
    assert len({round(colorsys.rgb_to_hsv(*[int(c[i:i + 2], 16) / 255 for i in (1, 3, 5)])[0], 1)
                for c, *_ in style.SERIES}) == len(style.SERIES)


def test_le_corps_fait_au_moins_onze_points_a_l_affichage():
    petit = min(v for k, v in style._REGLAGES.items() if k.endswith(("size", "labelsize")) and isinstance(v, (int, float)))
    # 7,5 pouces montrés sur 720 pixels de 1/96 de pouce : le facteur d'affichage est 1.
    assert petit * (style.PIXELS_AFFICHES / 96) / style.LARGEUR_POUCES >= 11


def test_le_tableau_des_valeurs_est_ecrit_en_francais(cinq):
    figure = toutes(cinq)["barres"]()
    assert ("Tutoriel escalier", "139", "6,02\u00a0%") in figure.lignes
    assert figure.entetes[0] == "Publication"


def test_la_mediane_des_delais_compte_les_messages_sans_reponse(cinq):
    lignes = dict(toutes(cinq)["distribution"]().lignes)
    attendue = pd.Series(np.r_[np.linspace(0.2, 20, 80), [math.inf] * 12]).median()
    assert lignes["médiane (toutes les lignes)"] == f"{attendue:.2f}".replace(".", ",") + "\u00a0h"
    assert lignes["sans réponse"] == "12"


def test_l_histogramme_range_chaque_valeur_une_fois():
    valeurs = pd.Series([0, 0.5, 1, 1, 2.5, 9, 40])
    figure = figures.distribution(valeurs, titre=TITRE, alt=ALT, largeur=1, plafond=3)
    comptes = dict(figure.lignes[:-2])
    assert comptes == {"de 0 à 1": "2", "de 1 à 2": "2", "de 2 à 3": "1", "3 et plus": "2"}


def test_deux_compteurs_ne_sont_jamais_raccordes(cinq):
    lignes = {ligne[0]: ligne[1:] for ligne in toutes(cinq)["courbes"]().lignes}
    assert lignes["octobre\u00a02025"] == ("196\u202f500", "118\u202f000 (mois incomplet)")
    assert lignes["novembre\u00a02025"] == ("–", "260\u202f000")


def test_un_mois_incomplet_est_trace_a_part_sans_trait(cinq, monkeypatch):
    from atelier_cm.vues import figures_courbes

    vues = []
    originale = figures_courbes.nouvelle_figure

    def espionner(*a, **k):
        vues.append(originale(*a, **k))
        return vues[-1]

    monkeypatch.setattr(figures_courbes, "nouvelle_figure", espionner)
    toutes(cinq)["courbes"]()
    courbe = next(ligne for ligne in vues[0][1].lines if ligne.get_label() == "vues")
    assert math.isnan(courbe.get_ydata()[1]) and courbe.get_ydata()[2] == 260000


def test_le_tableau_de_bord_dit_l_etat_en_toutes_lettres(cinq):
    etats = [ligne[-1] for ligne in toutes(cinq)["bord"]().lignes]
    assert etats == ["cible manquée", "cible atteinte"] * 2


@pytest.mark.parametrize("appel, mots", [
    (lambda c: figures.barres_comparees(c, "likes", "err", titre=TITRE, alt=ALT), "likes"),
    (lambda c: figures.barres_comparees(c, "interactions", "err", suivre="Autre", titre=TITRE, alt=ALT), "Autre"),
    (lambda c: figures.barres_comparees(c[:1], "interactions", "err", titre=TITRE, alt=ALT), "de 2 à 12"),
    (lambda c: figures.courbes_mensuelles(audience(), ["vues"], rupture="2024-01", titre=TITRE, alt=ALT), "2024-01"),
    (lambda c: figures.courbes_mensuelles(audience(), ["clics"], titre=TITRE, alt=ALT), "clics"),
    (lambda c: figures.distribution([math.inf], titre=TITRE, alt=ALT), "aucune valeur finie"),
    (lambda c: figures.intervalles({"a": kpi.intervalle([1])}, titre=TITRE, alt=ALT), "trop peu"),
    (lambda c: figures.intervalles({}, titre=TITRE, alt=ALT), "0 estimations"),
    (lambda c: figures.quadrants(campagnes(), "cout", "x", titre=TITRE, alt=ALT), "x"),
    (lambda c: figures.tableau_de_bord(bord(10), titre=TITRE, alt=ALT), "de 2 à 8"),
])
def test_un_mauvais_usage_recoit_une_phrase(cinq, appel, mots):
    with pytest.raises(ValueError, match=mots):
        appel(cinq)


def test_ce_qui_vient_de_l_apprenant_est_echappe(cinq):
    table = cinq.rename(index={"Jeu-concours": "<script>alert(1)</script>"})
    figure = figures.barres_comparees(table, "interactions", "err", titre=TITRE + " <b>", alt=ALT + '"><script>')
    assert "<script>" not in figure.html and "<b>" not in figure.html


def test_un_dollar_dans_un_nom_ne_fait_pas_echouer_la_figure(cinq):
    figures.barres_comparees(cinq.rename(index={"Jeu-concours": r"Lot à 5$\oups$ le kilo"}), "interactions", "err", titre=TITRE, alt=ALT)


def test_importer_et_dessiner_n_ecrit_rien_sur_stderr(tmp_path):
    """Premier lancement, cache des polices vide : nbgrader retire des points à ce qui écrit sur stderr."""
    code = ("import pandas as pd; from atelier_cm.vues import figures as f; "
            f"f.distribution(pd.Series([1,2,3.5]), titre={TITRE!r}, alt={ALT!r}).html")
    fini = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120,
                          env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "MPLCONFIGDIR": str(tmp_path)})
    assert (fini.returncode, fini.stderr) == (0, "")


def test_les_barres_simples_composent_un_titre_et_une_description_d_apres_les_valeurs(cinq):
    figure = figures.barres(cinq, colonne="interactions")
    assert "«\u00a0Jeu-concours\u00a0»" in figure.titre and "426" in figure.titre
    assert all(str(v) in figure.alt for v in (128, 426, 58, 139, 54))
    assert "14\u202f200" in figures.barres(cinq, "portee").titre
    with pytest.raises(ValueError, match="likes"):
        figures.barres(cinq, "likes")


def _longueurs(figure_ou_axes):
    return [barre.get_width() / axe.get_xlim()[1] for axe in figure_ou_axes for barre in axe.patches]


@pytest.mark.parametrize("unites, droite, commune", [(("€", "€"), [50, 100], True), (("€", "%"), [50, 100], False),
                                                     (("", ""), [1, 2], False)])
def test_deux_series_de_meme_unite_partagent_leur_echelle(monkeypatch, unites, droite, commune):
    from atelier_cm.vues import figures_barres

    vues, originale = [], figures_barres.nouvelle_figure
    monkeypatch.setattr(figures_barres, "nouvelle_figure", lambda *a, **k: vues.append(originale(*a, **k)) or vues[-1])
    table = pd.DataFrame({"a": [200, 100], "b": droite}, index=["x", "y"])
    figures.barres_comparees(table, "a", "b", titre=TITRE, alt=ALT, unites=unites)
    longueurs = _longueurs(vues[0][1])
    egales = longueurs[1] / longueurs[3] == pytest.approx(100 / droite[1])
    assert bool(egales) is commune


def test_une_valeur_trop_petite_n_est_pas_ecrite_zero_et_les_euros_n_ont_pas_un_seul_centime():
    table = pd.DataFrame({"h": [3.05, 0.004], "e": [1974.4, 1522.2]}, index=["équipe", "automate"])
    lignes = figures.barres_comparees(table, "h", "e", titre=TITRE, alt=ALT, unites=("h", "€")).lignes
    assert lignes[1][1] == "moins de 0,01\u00a0h" and lignes[0][2] == "1\u202f974\u00a0€"


def test_les_titres_des_deux_series_ne_se_chevauchent_pas(monkeypatch, cinq):
    from atelier_cm.vues import figures_barres

    vues, originale = [], figures_barres.nouvelle_figure
    monkeypatch.setattr(figures_barres, "nouvelle_figure", lambda *a, **k: vues.append(originale(*a, **k)) or vues[-1])
    figures.barres_comparees(cinq, "portee", "err", titre=TITRE, alt=ALT,
                             noms=("Délai médian, quand on a répondu à la personne", "Demandes rouvertes dans la semaine"))
    figure, (gauche, droite) = vues[0]
    boites = [axe._left_title.get_window_extent(figure.canvas.get_renderer()) for axe in (gauche, droite)]
    assert boites[0].x1 < boites[1].x0
