"""Les leçons du module 3 tiennent le même contrat que celles du module 6, et traitent leurs vingt-cinq points."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pytest

from atelier_cm.carnets.texte import lire

RACINE = Path(__file__).parents[2]
ICI = Path(__file__).parent
TEXTES = sorted(RACINE.glob("course/m3-etat-des-lieux/[0-9]*.md"))


def _moule():
    lien = importlib.util.spec_from_file_location("moule_des_lecons", ICI / "test_lecons_m6.py")
    module = importlib.util.module_from_spec(lien)
    lien.loader.exec_module(module)
    return module


moule = _moule()


def _blocs(texte: Path):
    return lire(texte.read_text(encoding="utf-8"), texte.name)


def _points() -> dict[str, str]:
    with open(ICI / "points_m3.csv", encoding="utf-8", newline="") as f:
        return {ligne["id"]: ligne["intitule"] for ligne in csv.DictReader(f)}


def _couverts() -> dict[str, str]:
    """Identifiant d'un point → texte des cellules qui le portent."""
    portes: dict[str, str] = {}
    for texte in TEXTES:
        for bloc in _blocs(texte):
            for point in bloc.options.get("couvre", []):
                portes[point] = portes.get(point, "") + bloc.source
    return portes


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


def test_il_y_a_quatre_lecons():
    assert len(TEXTES) == 4


@pytest.mark.parametrize("texte", TEXTES, ids=lambda t: t.stem)
def test_la_lecon_a_toutes_ses_parties(texte):
    assert moule.manques(_blocs(texte)) == []


@pytest.mark.parametrize("texte", TEXTES, ids=lambda t: t.stem)
def test_une_phrase_annonce_chaque_cellule_de_code(texte):
    assert moule.cellules_muettes(_blocs(texte)) == []


@pytest.mark.parametrize("texte", TEXTES, ids=lambda t: t.stem)
def test_une_cellule_repliee_ne_prepare_rien_pour_la_suite(texte):
    assert moule.prepare_en_cachette(_blocs(texte)) == set()


def test_les_vingt_cinq_points_des_sources_sont_reperes():
    assert set(_points()) == {f"T-{n:03}" for n in range(73, 98)}
    assert set(_couverts()) == set(_points())


@pytest.mark.parametrize("point", sorted(MOTS))
def test_chaque_point_est_traite_la_ou_il_est_repere(point):
    assert MOTS[point].lower() in _couverts()[point].lower()


def test_un_point_repere_ailleurs_que_dans_son_texte_est_vu():
    assert "premier livrable" not in _couverts()["T-094"]
