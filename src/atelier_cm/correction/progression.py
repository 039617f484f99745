"""Une barre de progression : où l'on en est, à quel débit, pour combien de temps encore."""

from __future__ import annotations

import sys
import time
from typing import TextIO

LARGEUR = 30


class Barre:
    """Barre redessinée sur place à l'écran ; deux lignes, au début et à la fin, dans un fichier.

    Args:
        titre: ce que l'on fait, en un mot.
        total: nombre d'étapes.
        sortie: où écrire ; la sortie ordinaire par défaut.
    """

    def __init__(self, titre: str, total: int, sortie: TextIO | None = None) -> None:
        self.titre, self.total, self.faits = titre, total, 0
        self.sortie = sortie or sys.stdout
        self._depart = time.monotonic()
        self._montrer("")

    def avancer(self, detail: str = "") -> None:
        """Compte une étape de plus ; `detail` est affiché à côté."""
        self.faits += 1
        self._montrer(detail)

    def dire(self, phrase: str) -> None:
        """Écrit une ligne au-dessus de la barre."""
        phrase = imprimable(phrase)
        if self.sortie.isatty():
            print(f"\r\x1b[K{phrase}", file=self.sortie)
            self._montrer("")
        else:
            print(phrase, file=self.sortie, flush=True)

    def finir(self) -> None:
        """Passe à la ligne."""
        if self.sortie.isatty():
            print(file=self.sortie)

    def _montrer(self, detail: str) -> None:
        plein = round(LARGEUR * self.faits / max(1, self.total))
        largeur = len(str(self.total))
        ligne = (f"{self.titre:<11} {'█' * plein}{'░' * (LARGEUR - plein)} "
                 f"{self.faits:>{largeur}}/{self.total}{self._debit()} {imprimable(detail)}")
        if self.sortie.isatty():
            print(f"\r\x1b[K{ligne[:118]}", end="", file=self.sortie, flush=True)
        elif self.faits in (0, self.total):
            print(ligne.rstrip(), file=self.sortie, flush=True)

    def _debit(self) -> str:
        ecoule = time.monotonic() - self._depart
        if self.faits == 0 or ecoule <= 0:
            return ""
        par_minute = 60 * self.faits / ecoule
        reste = (self.total - self.faits) * ecoule / self.faits
        fin = f", encore {duree(reste)}" if self.faits < self.total else f" en {duree(ecoule)}"
        return f"  {par_minute:.0f} par minute{fin} "


def imprimable(phrase: str) -> str:
    """La phrase sans caractère de commande : un nom de fichier choisi par un élève n'efface pas l'écran."""
    return "".join(c if c.isprintable() or c in "\u00a0\u202f" else "�" for c in phrase)


def duree(secondes: float) -> str:
    """« 45 s », « 3 min 20 s » ou « 1 h 05 »."""
    secondes = round(secondes)
    if secondes < 60:
        return f"{secondes} s"
    if secondes < 3600:
        return f"{secondes // 60} min {secondes % 60:02} s"
    return f"{secondes // 3600} h {secondes % 3600 // 60:02}"
