"""La mémoire vive d'un noyau et de sa descendance, lue dans /proc (Linux).

Les bornes d'un processus ne bornent pas la somme : soixante processus permis en prendraient soixante fois
plus. Seul un groupe de contrôle la borne à l'instant même, mais il demande des droits d'administration ;
une ronde régulière du noyau chaud suffit à protéger la machine.
"""

from __future__ import annotations

import os
from pathlib import Path

_PAGE_MIO = os.sysconf("SC_PAGE_SIZE") / 2**20
DESCENDANTS_MAX = 512


def fils(pid: int) -> list[int]:
    """Les processus lancés par `pid` ; aucun s'il n'existe plus."""
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def propre_mio(pid: int) -> float:
    """Mémoire vive que `pid` ne partage avec aucun fichier, en Mio ; 0 s'il n'existe plus."""
    try:
        _, residentes, partagees, *_ = map(int, Path(f"/proc/{pid}/statm").read_text().split())
    except (OSError, ValueError):
        return 0.0
    return (residentes - partagees) * _PAGE_MIO


def prise_mio(pid: int, de_base_mio: float) -> float:
    """Ce que `pid` et sa descendance ont pris, en Mio, au-delà de ce dont chacun a hérité.

    Args:
        de_base_mio: mémoire héritée à la duplication, qui n'est pas prise tant qu'elle n'est pas modifiée.
    """
    a_voir, vus, total = [pid], 0, 0.0
    while a_voir and vus < DESCENDANTS_MAX:
        courant = a_voir.pop()
        a_voir += fils(courant)
        total += max(0.0, propre_mio(courant) - de_base_mio)
        vus += 1
    return total
