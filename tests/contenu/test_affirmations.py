"""Ce que les leçons affirment en toutes lettres (« un sur cinq », « deux fois moins ») reste vrai des données.

Les affirmations d'un module sont dans `affirmations_<module>.py` : leçon, phrase, calcul qui la vérifie.
"""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

AFFIRMATIONS = [
    (fichier.stem.removeprefix("affirmations_").replace("_", "-"), *affirmation)
    for fichier in sorted(Path(__file__).parent.glob("affirmations_*.py"))
    for affirmation in importlib.import_module(fichier.stem).AFFIRMATIONS
]


@pytest.mark.parametrize(("module", "numero", "phrase", "vrai"), AFFIRMATIONS,
                         ids=[f"{m}-L{n}-{p[:40]}" for m, n, p, _ in AFFIRMATIONS])
def test_l_affirmation_est_dans_la_lecon_et_dans_les_donnees(module, numero, phrase, vrai, lecons_par_module, plat):
    lecon = next(l for l in lecons_par_module[module] if l.nom.startswith(f"{numero}-"))
    assert phrase in plat(lecon.source)
    assert vrai()


def test_une_affirmation_fausse_se_verrait():
    m6 = importlib.import_module("affirmations_m6_kpi")
    assert not m6._theme("promotion").haut < m6._theme("produit").bas
    assert not m6._trimestre("Randofit").bas > m6._trimestre("Marchevive").haut
