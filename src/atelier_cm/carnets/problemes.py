"""Ce qui ne va pas dans un texte d'auteur : un fichier, une ligne, une phrase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atelier_cm.erreurs import ErreurAtelier


@dataclass(frozen=True, order=True)
class Probleme:
    """Un refus localisé.

    Attributes:
        fichier: chemin du texte, relatif à la racine du dépôt, avec des « / ».
        ligne: numéro de ligne, à partir de 1.
        phrase: une phrase française, sans point d'exclamation.
    """

    fichier: str
    ligne: int
    phrase: str

    def __str__(self) -> str:
        return f"{self.fichier}:{self.ligne} : {self.phrase}"


class Refus(ErreurAtelier):
    """Tous les problèmes trouvés, rapportés ensemble.

    Args:
        problemes: un ou plusieurs problèmes ; ils sont triés par fichier et par ligne.
    """

    def __init__(self, problemes: Iterable[Probleme]) -> None:
        self.problemes = tuple(sorted(set(problemes)))
        nombre = len(self.problemes)
        titre = "1 problème à corriger :" if nombre == 1 else f"{nombre} problèmes à corriger :"
        super().__init__("\n".join([titre, *(f"  {p}" for p in self.problemes)]))
