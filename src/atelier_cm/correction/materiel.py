"""Ce sur quoi tourne un lot : les noyaux chauds et les processus, lancés, relancés, arrêtés ensemble."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from pathlib import Path
from typing import Any

from .echanges import Source
from .noyaux.couveuse import Repetition, Zygote

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Materiel:
    """Les noyaux chauds et l'exécuteur d'un lot.

    Args:
        repetition: le devoir tel que distribué, exécuté une fois pendant la chauffe.
        taches: copies exécutées en même temps.
        bac_a_sable: vrai pour enfermer les noyaux.
        tiede: faux hors de Linux : chaque copie lance alors un noyau ordinaire.
        executeur: où s'exécutent les copies.

    Attributes:
        generation: change chaque fois que les processus sont remplacés.
    """

    def __init__(self, repetition: Repetition, *, taches: int, bac_a_sable: bool, tiede: bool,
                 executeur: Callable[[int], Executor]) -> None:
        self._repetition = repetition
        self._taches, self._bac_a_sable, self._tiede = taches, bac_a_sable, tiede
        self._nouvel_executeur = executeur
        self._zygotes: dict[Path | None, Zygote] = {}
        self._bassin: Executor | None = None
        self.generation = 0

    def chauffer(self, donnees: Path | None = None) -> None:
        """Lance le noyau chaud qui lit les jeux de `donnees` (ceux du cours par défaut), sans l'attendre."""
        if self._tiede:
            self._zygotes[donnees] = Zygote(
                cloison=self._bac_a_sable, repetition=self._repetition, donnees_de_rejeu=donnees)

    def attendre(self) -> None:
        """Attend que tous les noyaux chauds soient prêts."""
        for zygote in self._zygotes.values():
            zygote.attendre_pret()

    def source(self, donnees: Path | None = None) -> Source | None:
        """De quoi demander un noyau ; None quand les noyaux sont ordinaires."""
        zygote = self._zygotes.get(donnees)
        return zygote.source if zygote is not None else None

    def soumettre(self, travail: Callable[..., Any], *arguments: Any) -> Future:
        """Donne un travail à l'exécuteur ; s'il vient de perdre un processus, à un nouveau."""
        try:
            return self._executeur().submit(travail, *arguments)
        except BrokenExecutor:
            self.abandonner_les_processus()
            return self._executeur().submit(travail, *arguments)

    def _executeur(self) -> Executor:
        if self._bassin is None:
            self._bassin = self._nouvel_executeur(self._taches)
        return self._bassin

    def memoire_mio(self) -> float:
        """Mémoire résidente des noyaux chauds et de leur cloison, en Mio."""
        return sum(zygote.memoire_mio() for zygote in self._zygotes.values())

    def relancer_les_noyaux(self) -> None:
        """Remplace les noyaux chauds morts ou figés ; un noyau qui répond, même lentement, n'est pas touché."""
        for donnees, zygote in list(self._zygotes.items()):
            if not zygote.repond():
                zygote.fermer()
                self.chauffer(donnees)
        self.attendre()

    def abandonner_les_processus(self) -> None:
        """Tue les processus en cours ; le prochain travail soumis en fait naître d'autres."""
        if self._bassin is None:
            return
        for processus in list((getattr(self._bassin, "_processes", None) or {}).values()):
            processus.kill()
        self._bassin.shutdown(wait=False, cancel_futures=True)
        self._bassin = None
        self.generation += 1

    def fermer(self) -> None:
        self.abandonner_les_processus()
        for zygote in self._zygotes.values():
            zygote.fermer()
        self._zygotes.clear()


def processus_locaux(taches: int) -> Executor:
    """Des processus de cette machine ; sous Linux, ils héritent des imports déjà faits."""
    contexte = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(taches, mp_context=contexte, initializer=_suivre_la_commande, initargs=(os.getpid(),))


def _suivre_la_commande(commande: int) -> None:
    """Ctrl-C s'adresse à la commande, qui arrête elle-même ses processus ; si on la tue, ils meurent avec elle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != commande:
            os._exit(1)  # morte avant que le lien ne soit posé
