"""Exécuter une copie : une fonction, de données à données.

`executer` ne connaît ni la classe, ni le carnet de notes, ni l'endroit où elle tourne : elle reçoit
une `Demande`, rend une `Execution`, et convient à tout `concurrent.futures.Executor`. Elle essaie
d'abord la voie rapide ; au premier accroc (processus mort, cellule lente, sortie énorme), la copie est
reprise par la voie sûre, qui sait, elle, désigner la cellule fautive.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from atelier_cm.correction.echanges import Demande, Execution
from atelier_cm.correction.execution_d_un_trait import Renonce, executer_d_un_trait


def executer(demande: Demande) -> Execution:
    """Exécute une copie. Ne lève pas pour une copie fautive.

    Raises:
        ZygotePerdu: le noyau chaud a disparu ; l'appelant en relance un et redemande.
    """
    depart = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="acm-copie-") as nom:
        dossier = Path(nom)
        if demande.source is not None:
            if not demande.source.cloison:
                _deposer(demande.fichiers, dossier)
            try:
                carnet = executer_d_un_trait(demande, dossier, depart + demande.bornes.cellule_s)
                return Execution(demande.copie, carnet, (), time.monotonic() - depart)
            except Renonce:
                pass
        _deposer(demande.fichiers, dossier)
        # Importée ici : presque aucune copie n'en a besoin, et elle charge tout un client Jupyter.
        from atelier_cm.correction.execution_pas_a_pas import executer_pas_a_pas

        carnet, incidents = executer_pas_a_pas(demande, dossier, depart)
        return Execution(demande.copie, carnet, incidents, time.monotonic() - depart)


def _deposer(fichiers: dict[str, bytes], dossier: Path) -> None:
    for nom, contenu in fichiers.items():
        chemin = dossier / nom
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(contenu)
