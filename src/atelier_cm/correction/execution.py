"""Exécuter une copie dans un noyau tiède : une fonction, de données à données.

`executer` ne connaît ni la classe, ni le carnet de notes, ni l'endroit où elle tourne : elle reçoit
une `Demande`, rend une `Execution`, et convient à tout `concurrent.futures.Executor`. Une copie qui
tue son noyau, boucle ou inonde ses sorties ne coûte que la cellule fautive : un noyau neuf reprend
la copie sans elle.
"""

from __future__ import annotations

import json
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from nbgrader.utils import setenv

from atelier_cm.correction.echanges import Bornes, Demande, Execution
from atelier_cm.correction.noyaux.couveuse import ZygotePerdu
from atelier_cm.correction.noyaux.gestionnaire import GestionnaireTiede, NoyauMuet

NOYAUX_PAR_COPIE = 4  # un premier noyau, puis un par cellule fatale, jusqu'à trois


class SortieDemesuree(RuntimeError):
    """La cellule continue d'inonder ses sorties bien après la coupure."""


class CelluleFatale(Exception):
    """La cellule `rang` a rendu le noyau inutilisable."""

    def __init__(self, rang: int, phrase: str) -> None:
        super().__init__(phrase)
        self.rang, self.phrase = rang, phrase


class ExecuterAuChaud(Execute):
    """Le préprocesseur `Execute` de nbgrader, sur un noyau fourni, sorties bornées en octets."""

    def __init__(self, bornes: Bornes, fatales: dict[int, str], fin: float) -> None:
        super().__init__(timeout=bornes.cellule_s, iopub_timeout=3)
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
        import asyncio

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


def executer(demande: Demande) -> Execution:
    """Exécute une copie, en reprenant sans elle toute cellule qui tue le noyau.

    Returns:
        Le carnet avec les sorties de toutes les cellules qui ont pu s'exécuter, et les incidents.
        Ne lève pas pour une copie fautive.

    Raises:
        ZygotePerdu: le noyau chaud a disparu ; l'appelant en relance un et redemande.
    """
    depart = time.monotonic()
    fatales: dict[int, str] = {}
    incidents: list[str] = []
    with tempfile.TemporaryDirectory(prefix="acm-copie-") as dossier:
        _deposer(demande.fichiers, Path(dossier))
        for _ in range(NOYAUX_PAR_COPIE):
            carnet = nbformat.reads(demande.carnet, as_version=4)
            try:
                _un_noyau(demande, carnet, Path(dossier), fatales, depart, incidents)
                break
            except CelluleFatale as fatale:
                fatales[fatale.rang] = fatale.phrase
                incidents.append(f"{_designer(carnet.cells[fatale.rang], fatale.rang)} : {fatale.phrase}")
                carnet.cells[fatale.rang].outputs = [
                    new_output("error", ename="NoyauArrete", evalue=fatale.phrase, traceback=[])
                ]
            except TimeoutError:
                incidents.append(f"La copie durait plus de {demande.bornes.copie_s} s : la suite n'a pas été exécutée.")
                break
    return Execution(demande.copie, nbformat.writes(carnet), tuple(dict.fromkeys(incidents)),
                     time.monotonic() - depart)


def _deposer(fichiers: dict[str, bytes], dossier: Path) -> None:
    for nom, contenu in fichiers.items():
        chemin = dossier / nom
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(contenu)


def _un_noyau(demande: Demande, carnet, dossier: Path, fatales: dict[int, str], depart: float,
              incidents: list[str]) -> None:
    """Exécute tout le carnet dans un noyau neuf.

    Raises:
        CelluleFatale: une cellule a tué le noyau, ou l'a rendu sourd.
    """
    gestionnaire = GestionnaireTiede(demande.source, demande.limites) if demande.source else None
    execution = ExecuterAuChaud(demande.bornes, fatales, depart + demande.bornes.copie_s)
    try:
        # Un noyau tiède reçoit ce contexte de son fournisseur ; un noyau ordinaire, de son processus.
        with nullcontext() if gestionnaire else setenv(NBGRADER_EXECUTION="autograde"):
            execution.preprocess(carnet, {"metadata": {"path": str(dossier)}}, km=gestionnaire)
    except DeadKernelError:
        raise CelluleFatale(execution.en_cours, "cette cellule arrête Python ; elle a été passée.") from None
    except (CellTimeoutError, SortieDemesuree):
        raise CelluleFatale(execution.en_cours, "cette cellule ne finissait pas ; elle a été passée.") from None
    except NoyauMuet as muet:
        raise ZygotePerdu(str(muet)) from muet
    finally:
        _arreter(execution, gestionnaire)
    incidents += [f"{_designer(carnet.cells[r], r)} : sortie coupée, trop longue." for r in execution.coupees]
    incidents += [f"{_designer(c, r)} : cette cellule ne finissait pas ; elle a été interrompue."
                  for r, c in enumerate(carnet.cells) if _interrompue(c)]


def _interrompue(cellule) -> bool:
    return any(s.output_type == "error" and s.ename == "CellTimeoutError" for s in cellule.get("outputs", ()))


def _arreter(execution: ExecuterAuChaud, gestionnaire: GestionnaireTiede | None) -> None:
    from jupyter_core.utils import run_sync

    if execution.kc is not None:
        execution.kc.stop_channels()
    if gestionnaire is None:
        return  # un noyau ordinaire appartient à `Execute`, qui l'arrête lui-même
    if gestionnaire.has_kernel:
        run_sync(gestionnaire.shutdown_kernel)(now=True)
    gestionnaire.context.destroy(linger=0)


def _designer(cellule, rang: int) -> str:
    nom = cellule.metadata.get("nbgrader", {}).get("grade_id")
    return nom or f"Cellule {rang + 1}"
