"""Le préprocesseur `Execute` de nbgrader, sur un noyau fourni, durées et sorties bornées."""

from __future__ import annotations

import asyncio
import json
import time

from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute

from atelier_cm.correction.echanges import Bornes


class SortieDemesuree(RuntimeError):
    """La cellule continue d'inonder ses sorties bien après la coupure."""


class ExecutionBornee(Execute):
    """Exécute un carnet cellule par cellule.

    Args:
        bornes: durée d'une cellule, taille de ses sorties.
        fatales: par rang, les cellules à passer et ce qu'il faut en dire.
        fin: instant (`time.monotonic`) où la copie s'arrête.

    Attributes:
        en_cours: rang de la cellule en cours.
        coupees: rangs des cellules dont la sortie a été coupée.
    """

    def __init__(self, bornes: Bornes, fatales: dict[int, str], fin: float) -> None:
        super().__init__(timeout=bornes.cellule_s, iopub_timeout=3, record_timing=False)
        self._bornes, self._fatales, self._fin = bornes, fatales, fin
        self._octets, self.en_cours = 0, 0
        self.coupees: list[int] = []

    def preprocess_cell(self, cell, resources, index):
        self.en_cours, self._octets = index, 0
        if index in self._fatales:
            cell.outputs = [new_output("error", ename="NoyauArrete", evalue=self._fatales[index], traceback=[])]
            return cell, resources
        if time.monotonic() > self._fin:
            raise TimeoutError
        return super().preprocess_cell(cell, resources, index)

    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] in ("stream", "display_data", "execute_result", "error", "update_display_data"):
            self._octets += _poids(msg["content"])
            if self._octets > 64 * self._bornes.sortie_octets:
                raise SortieDemesuree
            if self._octets > self._bornes.sortie_octets:
                if cell_index not in self.coupees:
                    self.coupees.append(cell_index)
                    cell.outputs.append(new_output("stream", name="stdout", text=_coupure(msg, self._bornes)))
                return None
        return super().process_message(msg, cell, cell_index)

    async def _async_poll_kernel_alive(self):
        # nbclient regarde toutes les secondes ; un noyau mort se voit ici cinq fois plus tôt.
        while True:
            await asyncio.sleep(0.2)
            try:
                await self._async_check_alive()
            except DeadKernelError:
                self.task_poll_for_reply.cancel()
                return


def _poids(contenu: dict) -> int:
    if "text" in contenu:
        return len(contenu["text"])
    if "traceback" in contenu:
        return sum(map(len, contenu["traceback"]))
    return sum(len(v) if isinstance(v, str) else len(json.dumps(v)) for v in contenu.get("data", {}).values())


def _coupure(message: dict, bornes: Bornes) -> str:
    debut = message["content"].get("text", "")[:2000] if message["msg_type"] == "stream" else ""
    return f"{debut}\n[La suite de cette sortie a été coupée : elle dépassait {bornes.sortie_octets // 1024} Kio.]\n"
