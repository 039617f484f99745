"""Aucun chiffre des leçons du module 6 ne dérive : ceux des données sont recalculés, les autres sont répertoriés.

Deux vérifications. Chaque phrase de l'inventaire, remplie avec les valeurs recalculées, se lit mot pour mot dans
sa leçon. Et chaque nombre de la prose (titres et textes alternatifs des figures compris) est dans une phrase de
l'inventaire, dans la liste des nombres qui ne viennent pas des données, ou d'une forme ordinaire (date, heure…).
"""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest

from atelier_cm.carnets.texte import lire

RACINE = Path(__file__).parents[2]
ICI = Path(__file__).parent
MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
# Ce qui se lit comme un nombre sans en être un que l'on puisse recalculer.
ORDINAIRES = re.compile(
    rf"""(?:\b(?:19|20)\d\d\b | \b\d{{1,2}}(?:er)?\ (?:{MOIS})\b | \b\d{{1,2}}\ h(?:\ \d\d)?\b | \b\d+\ heures\b
    | leçons?\ \d(?:\ et\ \d)? | modules?\ \d | \bfigure\ \d | vous\ \(\d\) | \bidée\ \d | <strong>\d\.?</strong>
    | ^\#+\ \d\. | \*\*\d\.\*\* | ^-\ \*\*\d | \bVote\ \d | \b9[05]\ % | \b\d+\ à\ \d+\ minutes | \bestimée\ :\ \d+
    | \b[EM]\d-\d\w? | ^\d\.\  | \bart(?:icle|\.)\ \d+ | \d{{4}}/\d{{4}} | \bde\ 0\ à\ 10\b | tutoriel\ 20\ min)""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
NOMBRE = re.compile(r"[−-]?\d(?:[\d ]*\d)?(?:,\d+)?")


def _module(nom):
    lien = importlib.util.spec_from_file_location(nom, ICI / f"{nom}.py")
    module = importlib.util.module_from_spec(lien)
    lien.loader.exec_module(module)
    return module


inventaire = _module("inventaire_m6_kpi")
LECONS = sorted(p.stem for p in RACINE.glob("course/m6-kpi/[0-9]*.md"))


@pytest.fixture(scope="module")
def valeurs():
    return {nom: _plat(v) for nom, v in _module("valeurs_m6_kpi").valeurs().items()}


def _plat(texte: str) -> str:
    """Toutes les espaces se valent : la typographie est vérifiée ailleurs."""
    return re.sub(r"[ \u00a0\u202f]+", " ", texte)


def prose(lecon: str, module: str = "m6-kpi") -> str:
    """Ce que lit l'apprenant : texte, titres et textes des figures, cartes d'un SWOT ; ni code, ni identifiant."""
    chemin = RACINE / f"course/{module}/{lecon}.md"
    morceaux = []
    for bloc in lire(chemin.read_text(encoding="utf-8"), chemin.name):
        if bloc.genre == "markdown":
            sans_code = re.sub(r"```.*?```|`[^`\n]*`|\]\([^)]*\)", " ", bloc.source, flags=re.DOTALL)
            morceaux.append(sans_code)
        elif "figures." in bloc.source or "swot.c" in bloc.source:
            morceaux += [
                noeud.value for noeud in ast.walk(ast.parse(bloc.source))
                if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and noeud.value.count(" ") > (0 if "swot.c" in bloc.source else 1)
            ]
    return _plat("\n".join(morceaux))


def _couverts(texte: str, phrases: list[str]) -> set[int]:
    places: set[int] = set()
    for phrase in phrases:
        for trouve in re.finditer(re.escape(_plat(phrase)), texte):
            places.update(range(*trouve.span()))
    for trouve in ORDINAIRES.finditer(texte):
        places.update(range(*trouve.span()))
    return places


def nombres_orphelins(texte: str, phrases: list[str]) -> list[str]:
    """Les nombres que personne ne justifie, avec leur voisinage."""
    couverts = _couverts(texte, phrases)
    return [
        texte[max(0, m.start() - 30): m.end() + 30].replace("\n", " ")
        for m in NOMBRE.finditer(texte) if not set(range(*m.span())) <= couverts
    ]


@pytest.mark.parametrize("lecon", LECONS)
def test_chaque_chiffre_tire_des_donnees_est_celui_des_donnees(lecon, valeurs):
    texte = prose(lecon)
    remplies = [_plat(phrase).format(**valeurs) for phrase in inventaire.DONNEES[lecon]]
    assert [phrase for phrase in remplies if phrase not in texte] == []


@pytest.mark.parametrize("lecon", LECONS)
def test_aucun_nombre_n_est_sans_origine(lecon, valeurs):
    phrases = [_plat(p).format(**valeurs) for p in inventaire.DONNEES[lecon]] + inventaire.HORS_DONNEES[lecon]
    assert nombres_orphelins(prose(lecon), phrases) == []


@pytest.mark.parametrize("lecon", LECONS)
def test_l_inventaire_ne_garde_pas_de_phrase_disparue(lecon):
    texte = prose(lecon)
    assert [phrase for phrase in inventaire.HORS_DONNEES[lecon] if _plat(phrase) not in texte] == []


def test_un_chiffre_change_se_voit(valeurs):
    phrase = _plat(inventaire.DONNEES["1-combien-sur-combien"][0])
    faux = {**valeurs, "jeu_i": "427"}
    assert phrase.format(**valeurs) in prose("1-combien-sur-combien")
    assert phrase.format(**faux) not in prose("1-combien-sur-combien")


def test_un_nombre_sans_origine_se_voit():
    texte = "En mars 2026, 12 personnes ont réagi, soit 3,14 % du public."
    assert len(nombres_orphelins(texte, ["soit 3,14 %"])) == 1
    assert nombres_orphelins(texte, ["soit 3,14 %", "12 personnes"]) == []
