"""Ce que la version apprenant d'un devoir emporte de ``controles.json``."""

from __future__ import annotations

import json
import logging
from pathlib import Path

journal = logging.getLogger(__name__)

CERTIFICATION = "certification"


def poser_forme_seule(*, assignment: str, student: str, notebooks: list,
                      solutions: Path, exercices: Path) -> None:
    """Crochet de ``GenerateAssignment`` : en certification, ne distribue que la forme.

    nbgrader vient de copier ``controles.json`` entier. Le fichier est d'abord retiré :
    si la suite échoue (nbgrader tait les erreurs d'un crochet), il manque, ce qui se
    voit, au lieu de partir complet, ce qui ne se voit pas.

    Paramètres
    ----------
    assignment : le devoir ; ``student`` et ``notebooks`` sont fournis par nbgrader.
    solutions, exercices : dossiers des sources et des versions apprenant.
    """
    from atelier_cm.jugement.construction import forme_seule

    distribue = Path(exercices) / assignment / "controles.json"
    complet = json.loads(
        (Path(solutions) / assignment / "controles.json").read_text(encoding="utf-8"))
    if complet.get("regime") != CERTIFICATION:
        return
    distribue.unlink(missing_ok=True)
    distribue.write_text(ecrire(forme_seule(complet)), encoding="utf-8", newline="\n")


def ecrire(controles: dict) -> str:
    """Le JSON d'un ``controles.json`` : clés triées, une fin de ligne, octets stables."""
    return json.dumps(controles, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
