"""Un autre tirage des jeux : le nombre calculé suit les données, le nombre recopié reste, et cela se dit."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from atelier_cm.correction import mesures
from atelier_cm.correction.copies import copie, expression
from atelier_cm.correction.devoirs import devoirs, lire_devoir
from atelier_cm.correction.moteur import Moteur, Reglages
from atelier_cm.donnees import charger

RACINE = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.preuve, pytest.mark.timeout(600),
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap absent : le moteur ne s'essaie pas"),
]


def recopies(travail) -> dict[str, dict[str, str]]:
    """Par question rejouable, ses nombres attendus, écrits sans rien lire des données."""
    trouves = {}
    for question in travail.questions:
        if question.rejouable and question.attendu is not None:
            valeurs = question.attendu(charger)
            if valeurs and all(isinstance(v, int | float) or hasattr(v, "item") for v in valeurs.values()):
                trouves[question.id] = {nom: expression(v, calculee=True) for nom, v in valeurs.items()}
    return trouves


@pytest.mark.parametrize("devoir", devoirs(RACINE))
def test_seul_le_nombre_recopie_est_signale_et_aucune_note_ne_change(devoir, tmp_path):
    travail = lire_devoir(RACINE, devoir)
    a_recopier = recopies(travail)
    assert a_recopier, "aucune question rejouable à nombres dans ce devoir"
    racine = mesures.preparer_classe(RACINE, devoir, tmp_path / "classe", 2)
    eleves = sorted(p.name for p in (racine / "classe" / "rendus").iterdir())
    copies = (copie(travail), copie(travail, {n: e for v in a_recopier.values() for n, e in v.items()}, propager=False))
    for eleve, carnet in zip(eleves, copies, strict=True):
        nbformat.write(carnet, racine / "classe" / "rendus" / eleve / devoir / f"{devoir}.ipynb")
    sans = Moteur(racine, devoir, Reglages(taches=1)).corriger(eleves)
    avec = Moteur(racine, devoir, Reglages(taches=1, rejouer=7)).corriger(eleves)
    assert [e.points for e in avec] == [e.points for e in sans]
    honnete, recopieur = ([p for p in e.phrases if "ne change pas avec les données" in p] for e in avec)
    assert honnete == []
    assert recopieur, (a_recopier, avec[1].phrases)
    assert {p.split(" : ")[0] for p in recopieur} <= set(a_recopier)
