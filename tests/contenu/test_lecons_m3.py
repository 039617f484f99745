"""Les leçons du module 3 traitent leurs vingt-cinq points des sources, et rangent leurs cartes du bon côté."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from atelier_cm.metier import swot

ICI = Path(__file__).parent
DEVOIR = "m3-etat-des-lieux"


def _points() -> dict[str, str]:
    with open(ICI / "points_m3.csv", encoding="utf-8", newline="") as f:
        return {ligne["id"]: ligne["intitule"] for ligne in csv.DictReader(f)}


# Ce que doit dire la cellule pour que le point y soit traité et pas seulement annoncé.
MOTS = {
    "T-073": "premier livrable", "T-074": "quatre fonctions", "T-075": "liens morts", "T-076": "membres à valoriser",
    "T-077": "exprimez vos besoins", "T-078": "trois angles", "T-079": "équipementier sportif", "T-080": "du dedans",
    "T-081": "ici et maintenant", "T-082": "membres engagés", "T-083": "mieux fait", "T-084": "statistiques",
    "T-085": "exploiter les opportunités", "T-086": "appel d’offres", "T-087": "préambule", "T-088": "rodage",
    "T-089": "faiblesse, cause, proposition de solutions", "T-090": "fautes de syntaxe", "T-091": "absence de calendrier",
    "T-092": "relancer juste après", "T-093": "iconographie trop lisse", "T-094": "Produit et Qualité",
    "T-095": "se blesse", "T-096": "diagnostic des comptes", "T-097": "passive",
}


def test_il_y_a_quatre_lecons(lecons_par_module):
    assert len(lecons_par_module[DEVOIR]) == 4


def test_les_vingt_cinq_points_des_sources_sont_reperes(couverts):
    assert set(_points()) == {f"T-{n:03}" for n in range(73, 98)}
    assert set(couverts) == set(_points())


@pytest.mark.parametrize("point", sorted(MOTS))
def test_chaque_point_est_traite_la_ou_il_est_repere(point, couverts):
    assert MOTS[point].lower() in couverts[point].lower()


def test_un_point_repere_ailleurs_que_dans_son_texte_est_vu(couverts):
    assert "premier livrable" not in couverts["T-094"]


CARTES = [
    ("forces", "Sur Instagram, notre tutoriel de 20 minutes fait réagir deux fois plus qu’une promotion"),
    ("faiblesses", "Une de nos photos sur trois est achetée toute faite"),
    ("opportunites", "Des personnes demandent à venir aux sorties et à en voir les photos, en automne comme en hiver"),
    ("menaces", "Si une personne se blesse en suivant le programme et le raconte en public, la presse locale demandera qui l’encadrait"),
]


@pytest.mark.parametrize(("case", "enonce"), CARTES, ids=[c for c, _ in CARTES])
def test_les_cartes_de_la_lecon_3_sont_du_bon_cote(case, enonce, lecons_par_module, plat):
    assert enonce in plat(lecons_par_module[DEVOIR][2].source)
    assert swot.sens(case, enonce) is None


def test_le_podcast_de_nadia_fait_poser_la_question():
    assert swot.sens("opportunites", "Lancer une série de podcasts").code == "projet_en_opportunite"
    assert swot.sens("opportunites", "Lancer une série de podcasts", definition="à faire") is None
