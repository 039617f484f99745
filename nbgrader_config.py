"""Réglage de nbgrader, lu par ses commandes lancées depuis ce dossier.

Chaque choix est expliqué dans ``src/atelier_cm/correction/configuration.py``. Un réglage
propre à une classe s'ajoute à la fin de ce fichier, par exemple un délai plus long :
``c.Execute.timeout = 60``.
"""

from pathlib import Path

from atelier_cm.correction.configuration import configurer

c = get_config()  # noqa: F821 — fourni par traitlets
configurer(c, Path(__file__).parent)
