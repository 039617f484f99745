"""Aucun chiffre d'une leçon ne dérive : ceux des données sont recalculés, les autres sont répertoriés.

Deux vérifications. Chaque phrase de l'inventaire, remplie avec les valeurs recalculées, se lit mot pour mot dans
sa leçon. Et chaque nombre de la prose (titres et textes alternatifs des figures compris) est dans une phrase de
l'inventaire, dans la liste des nombres qui ne viennent pas des données, ou d'une forme ordinaire (date, heure…).
L'inventaire d'un module est dans `inventaire_<module>.py`, ses valeurs dans `valeurs_<module>.py`.
"""

from __future__ import annotations

import ast
import importlib
import re
from functools import lru_cache

import pytest

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


def _plat(texte: str) -> str:
    """Toutes les espaces se valent : la typographie est vérifiée ailleurs."""
    return re.sub(r"[ \u00a0\u202f]+", " ", texte)


def prose(lecon) -> str:
    """Ce que lit l'apprenant : texte, titres et textes des figures, cartes d'un SWOT ; ni code, ni identifiant."""
    morceaux = []
    for bloc in lecon.blocs:
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


def _inventaire(lecon):
    return importlib.import_module(f"inventaire_{lecon.module.replace('-', '_')}")


@lru_cache
def _valeurs(module: str) -> dict[str, str]:
    lues = importlib.import_module(f"valeurs_{module.replace('-', '_')}").valeurs()
    return {nom: _plat(valeur) for nom, valeur in lues.items()}


def _remplies(lecon, valeurs: dict[str, str] | None = None) -> list[str]:
    """Les phrases tirées des données, leurs trous remplis."""
    valeurs = valeurs or _valeurs(lecon.module)
    return [_plat(phrase).format(**valeurs) for phrase in _inventaire(lecon).DONNEES[lecon.nom]]


def test_chaque_chiffre_tire_des_donnees_est_celui_des_donnees(lecon):
    texte = prose(lecon)
    assert [phrase for phrase in _remplies(lecon) if phrase not in texte] == []


def test_aucun_nombre_n_est_sans_origine(lecon):
    phrases = _remplies(lecon) + _inventaire(lecon).HORS_DONNEES[lecon.nom]
    assert nombres_orphelins(prose(lecon), phrases) == []


def test_l_inventaire_ne_garde_pas_de_phrase_disparue(lecon):
    texte = prose(lecon)
    assert [phrase for phrase in _inventaire(lecon).HORS_DONNEES[lecon.nom] if _plat(phrase) not in texte] == []


# La seconde est la preuve d'une carte posée par `swot.carte` : elle est dans le code, et vérifiée comme la prose.
DERIVES = [("m6-kpi", "1-combien-sur-combien", "jeu_i", "427"), ("m3-etat-des-lieux", "3-du-constat-au-swot", "t_promo_med", "2,12")]


@pytest.mark.parametrize(("module", "nom", "valeur", "fausse"), DERIVES, ids=[d[1] for d in DERIVES])
def test_un_chiffre_change_se_voit(module, nom, valeur, fausse, lecons_par_module):
    lecon = next(l for l in lecons_par_module[module] if l.nom == nom)
    texte = prose(lecon)
    assert valeur in _valeurs(module) and all(phrase in texte for phrase in _remplies(lecon))
    assert [phrase for phrase in _remplies(lecon, {**_valeurs(module), valeur: fausse}) if phrase not in texte]


def test_un_nombre_sans_origine_se_voit():
    texte = "En mars 2026, 12 personnes ont réagi, soit 3,14 % du public."
    assert len(nombres_orphelins(texte, ["soit 3,14 %"])) == 1
    assert nombres_orphelins(texte, ["soit 3,14 %", "12 personnes"]) == []
