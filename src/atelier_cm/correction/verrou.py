"""Un verrou par copie : deux corrections lancées ensemble se partagent la classe sans se gêner.

Le système relâche le verrou d'un programme interrompu, même brutalement : rien à nettoyer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if os.name == "nt":
    import msvcrt

    def _prendre(descripteur: int) -> None:
        msvcrt.locking(descripteur, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _prendre(descripteur: int) -> None:
        fcntl.flock(descripteur, fcntl.LOCK_EX | fcntl.LOCK_NB)


class DejaPris(Exception):
    """Un autre programme tient ce verrou."""


@contextmanager
def verrou(chemin: Path) -> Iterator[None]:
    """Tient `chemin` verrouillé le temps du bloc.

    Raises:
        DejaPris: sans attendre, si un autre programme le tient.
    """
    chemin.parent.mkdir(parents=True, exist_ok=True)
    descripteur = os.open(chemin, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            _prendre(descripteur)
        except OSError:
            raise DejaPris(str(chemin)) from None
        yield
    finally:
        os.close(descripteur)
