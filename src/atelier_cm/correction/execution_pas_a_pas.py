"""La voie sûre : une copie dans un vrai noyau Jupyter, cellule par cellule.

Une copie qui tue son noyau, boucle ou inonde ses sorties ne coûte que la cellule fautive : un noyau neuf
reprend la copie sans elle. C'est aussi la seule voie hors de Linux, avec un noyau ordinaire.
"""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.utils import setenv

from atelier_cm.correction.arrets import designer
from atelier_cm.correction.echanges import Demande
from atelier_cm.correction.execution_bornee import ExecutionBornee, SortieDemesuree
from atelier_cm.correction.noyaux.couveuse import ZygotePerdu
from atelier_cm.correction.noyaux.gestionnaire import GestionnaireTiede, NoyauMuet

NOYAUX_PAR_COPIE = 4  # un premier noyau, puis un par cellule fatale, jusqu'à trois


class CelluleFatale(Exception):
    """La cellule `rang` a rendu le noyau inutilisable."""

    def __init__(self, rang: int, phrase: str) -> None:
        super().__init__(phrase)
        self.rang, self.phrase = rang, phrase


def executer_pas_a_pas(demande: Demande, dossier: Path, depart: float) -> tuple[str, tuple[str, ...]]:
    """Exécute une copie, en reprenant sans elle toute cellule qui tue le noyau.

    Args:
        dossier: où sont déjà les fichiers de la copie.
        depart: instant (`time.monotonic`) où la copie a commencé.

    Returns:
        Le carnet avec les sorties de toutes les cellules qui ont pu s'exécuter, et les incidents.
        Ne lève pas pour une copie fautive.

    Raises:
        ZygotePerdu: le noyau chaud a disparu.
    """
    fatales: dict[int, str] = {}
    incidents: list[str] = []
    for _ in range(NOYAUX_PAR_COPIE):
        carnet = nbformat.from_dict(json.loads(demande.carnet))
        try:
            _un_noyau(demande, carnet, dossier, fatales, depart, incidents)
            break
        except CelluleFatale as fatale:
            fatales[fatale.rang] = fatale.phrase
            incidents.append(f"{designer(carnet.cells[fatale.rang], fatale.rang)} : {fatale.phrase}")
            carnet.cells[fatale.rang].outputs = [
                new_output("error", ename="NoyauArrete", evalue=fatale.phrase, traceback=[])
            ]
        except TimeoutError:
            incidents.append(f"La copie durait plus de {demande.bornes.copie_s} s : la suite n'a pas été exécutée.")
            break
    return json.dumps(carnet), tuple(dict.fromkeys(incidents))


def _un_noyau(demande: Demande, carnet, dossier: Path, fatales: dict[int, str], depart: float,
              incidents: list[str]) -> None:
    """Exécute tout le carnet dans un noyau neuf.

    Raises:
        CelluleFatale: une cellule a tué le noyau, ou l'a rendu sourd.
    """
    gestionnaire = GestionnaireTiede(demande.source, demande.limites) if demande.source else None
    execution = ExecutionBornee(demande.bornes, fatales, depart + demande.bornes.copie_s)
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
    except (ZygotePerdu, TimeoutError):
        raise
    except Exception:
        # Une copie qui écrit sur les prises du noyau brouille le dialogue : seule la cellule en cours y perd.
        raise CelluleFatale(execution.en_cours, "cette cellule a coupé le dialogue avec Python ; elle a été passée.") from None
    finally:
        _arreter(execution, gestionnaire)
    incidents += [f"{designer(carnet.cells[r], r)} : sortie coupée, trop longue." for r in execution.coupees]
    incidents += [f"{designer(c, r)} : cette cellule ne finissait pas ; elle a été interrompue."
                  for r, c in enumerate(carnet.cells) if _interrompue(c)]


def _interrompue(cellule) -> bool:
    return any(s.output_type == "error" and s.ename == "CellTimeoutError" for s in cellule.get("outputs", ()))


def _arreter(execution: ExecutionBornee, gestionnaire: GestionnaireTiede | None) -> None:
    from jupyter_core.utils import run_sync

    if execution.kc is not None:
        execution.kc.stop_channels()
    if gestionnaire is None:
        return  # un noyau ordinaire appartient à `Execute`, qui l'arrête lui-même
    if gestionnaire.has_kernel:
        run_sync(gestionnaire.shutdown_kernel)(now=True)
    gestionnaire.context.destroy(linger=0)
