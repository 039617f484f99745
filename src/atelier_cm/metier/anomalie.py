"""Un défaut de forme relevé dans un travail : ce que rend toute fonction `diagnostiquer` de ce paquet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Anomalie:
    """Un défaut : code stable, ligne (1 pour la première ; 0 pour le travail entier), phrase.

    bloquante : vrai si la forme est en défaut ; faux pour une alerte, qui pose une question sans rien retirer.
    """

    code: str
    ligne: int
    phrase: str
    bloquante: bool = True
