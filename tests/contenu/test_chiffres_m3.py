"""Aucun chiffre des leçons du module 3 ne dérive : même mécanisme que pour le module 6 (voir test_chiffres_m6)."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ICI = Path(__file__).parent
MODULE = "m3-etat-des-lieux"


def _module(nom):
    lien = importlib.util.spec_from_file_location(nom, ICI / f"{nom}.py")
    module = importlib.util.module_from_spec(lien)
    lien.loader.exec_module(module)
    return module


moule = _module("test_chiffres_m6")
inventaire = _module("inventaire_m3_etat_des_lieux")
LECONS = sorted(p.stem for p in (ICI.parents[1] / "course" / MODULE).glob("[0-9]*.md"))


@pytest.fixture(scope="module")
def valeurs():
    return {nom: moule._plat(v) for nom, v in _module("valeurs_m3_etat_des_lieux").valeurs().items()}


def _remplies(lecon, valeurs):
    return [moule._plat(phrase).format(**valeurs) for phrase in inventaire.DONNEES[lecon]]


@pytest.mark.parametrize("lecon", LECONS)
def test_chaque_chiffre_du_module_3_est_celui_des_donnees(lecon, valeurs):
    texte = moule.prose(lecon, MODULE)
    assert [phrase for phrase in _remplies(lecon, valeurs) if phrase not in texte] == []


@pytest.mark.parametrize("lecon", LECONS)
def test_aucun_nombre_du_module_3_n_est_sans_origine(lecon, valeurs):
    phrases = _remplies(lecon, valeurs) + inventaire.HORS_DONNEES[lecon]
    assert moule.nombres_orphelins(moule.prose(lecon, MODULE), phrases) == []


@pytest.mark.parametrize("lecon", LECONS)
def test_l_inventaire_du_module_3_ne_garde_pas_de_phrase_disparue(lecon):
    texte = moule.prose(lecon, MODULE)
    assert [phrase for phrase in inventaire.HORS_DONNEES[lecon] if moule._plat(phrase) not in texte] == []


def test_la_preuve_d_une_carte_qui_change_se_voit(valeurs):
    """La preuve d'une carte posée par `swot.carte` est dans le code : elle est vérifiée comme la prose."""
    faux = {**valeurs, "t_promo_med": "2,12"}
    texte = moule.prose("3-du-constat-au-swot", MODULE)
    assert [p for p in _remplies("3-du-constat-au-swot", faux) if p not in texte]
