"""Le refus d’une déclaration : une phrase française qui nomme la question."""

from __future__ import annotations


class DeclarationInvalide(ValueError):
    """Une question déclarée ne peut pas devenir un contrôle.

    ``question`` : son identifiant (ou « devoir » si le refus porte sur l’ensemble).
    ``phrase`` : ce qu’il faut changer, sans nom de fichier ni trace.
    """

    def __init__(self, question: str, phrase: str):
        self.question, self.phrase = question, phrase
        super().__init__(f"{question} : {phrase}")
