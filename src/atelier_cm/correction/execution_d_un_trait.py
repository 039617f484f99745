"""La voie rapide : toutes les cellules envoyées d'avance, sans aller-retour entre elles.

Un noyau Jupyter exécute ses demandes dans l'ordre reçu. En les lui donnant toutes d'un coup, il n'attend
jamais le client, et les sorties sont les mêmes. Mais si le noyau meurt, on ne sait plus quelle cellule
l'a tué : au premier accroc, cette voie renonce, et la copie est reprise cellule par cellule par
`execution`, qui sait, elle, désigner la fautive.
"""

from __future__ import annotations

import time
from queue import Empty

from jupyter_core.utils import run_sync
from nbclient.client import NotebookClient
from nbclient.exceptions import CellControlSignal

from atelier_cm.correction.execution_bornee import ExecutionBornee

IMPATIENCE_S = 5.0


class Renonce(Exception):
    """La voie rapide ne convient pas à cette copie."""


class ExecutionDUnTrait(ExecutionBornee):
    """Exécute tout le carnet, ou renonce : `Renonce` ne dit rien de la copie."""

    def preprocess(self, nb, resources, km):
        NotebookClient.__init__(self, nb, km)
        self.reset_execution_trackers()
        self._check_assign_resources(resources)
        with self.setup_kernel():
            run_sync(self._tout)(nb)
        return nb, resources

    async def _tout(self, nb) -> None:
        rangs = [r for r, c in enumerate(nb.cells) if c.cell_type == "code" and c.source.strip()]
        demandes = {
            self.kc.execute(nb.cells[r].source, store_history=True, stop_on_error=False, allow_stdin=False): r
            for r in rangs
        }
        await self._lire_les_sorties(nb, demandes)
        await self._lire_les_reponses(nb, demandes)

    async def _lire_les_sorties(self, nb, demandes: dict[str, int]) -> None:
        restent, courante = len(demandes), -1
        while restent:
            if time.monotonic() > self._fin:
                raise Renonce
            try:
                message = await self.kc.iopub_channel.get_msg(timeout=IMPATIENCE_S)
            except Empty:
                raise Renonce from None
            rang = demandes.get(message["parent_header"].get("msg_id"))
            if rang is None:
                continue
            if rang != courante:
                courante = self.en_cours = rang
                self._octets, self.clear_before_next_output = 0, False
            try:
                self.process_message(message, nb.cells[rang], rang)
            except CellControlSignal:
                restent -= 1
            if self.coupees:
                raise Renonce

    async def _lire_les_reponses(self, nb, demandes: dict[str, int]) -> None:
        for _ in demandes:
            try:
                reponse = await self.kc.shell_channel.get_msg(timeout=IMPATIENCE_S)
            except Empty:
                raise Renonce from None
            rang = demandes.get(reponse["parent_header"].get("msg_id"))
            if rang is not None:
                # nbgrader y ajoute l'erreur qu'une cellule aurait tue.
                self.on_cell_executed(cell=nb.cells[rang], execute_reply=reponse)
