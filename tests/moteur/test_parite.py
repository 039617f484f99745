"""Sur chaque devoir du dépôt, ligne à ligne : une copie honnête a la même note par les deux moteurs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from atelier_cm.correction import classe, mesures
from atelier_cm.correction.devoirs import devoirs
from atelier_cm.correction.moteur import Moteur, Reglages, eleves_du_devoir

RACINE = Path(__file__).resolve().parents[2]
COPIES = 10
pytestmark = [
    pytest.mark.preuve, pytest.mark.timeout(900),
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap absent : le moteur ne s'essaie pas"),
]


def lignes_de_notes(racine: Path, devoir: str) -> list[tuple]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{racine / 'classe' / 'notes.db'}", "atelier-cm") as notes:
        return sorted((eleve, note.name, note.auto_score, note.manual_score, note.needs_manual_grade)
                      for eleve in eleves_du_devoir(racine, devoir)
                      for carnet in notes.find_submission(devoir, eleve).notebooks for note in carnet.grades)


@pytest.mark.parametrize("devoir", devoirs(RACINE))
def test_les_deux_moteurs_donnent_les_memes_notes(devoir, tmp_path):
    racine = mesures.preparer_classe(RACINE, devoir, tmp_path / "classe", COPIES)
    eleves = eleves_du_devoir(racine, devoir)
    etats = Moteur(racine, devoir, Reglages(taches=2)).corriger(eleves)
    assert all(e.notee for e in etats), [e.phrases for e in etats if not e.notee]
    du_moteur = lignes_de_notes(racine, devoir)
    shutil.rmtree(racine / "classe" / "corriges")
    corrections = classe.corriger(racine, devoir, eleves, ouvriers=2)
    assert all(c.corrigee for c in corrections)
    de_nbgrader = lignes_de_notes(racine, devoir)
    assert len(du_moteur) == len(de_nbgrader) > 10 * COPIES
    assert [d for d in zip(du_moteur, de_nbgrader) if d[0] != d[1]] == []
    assert len({points for _, _, points, _, _ in du_moteur}) > 3  # la classe simulée n'est pas toute juste
