"""Ce que la construction refuse dans les phrases : longueur, ton, réponse écrite."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .atomes import jeton, nature_de, reel
from .declaration import Question
from .refus import DeclarationInvalide

MOTS_PHRASE = 35
MOTS_INDICE = 60
MOTS_CORRIGE = 200

_INTERDITS = ("simplement", "évidemment", "il suffit")
_NOMBRE = re.compile(r"[-−]?\d[\d\u202f\u00a0]*(?:[.,]\d+)?")
_MOT = re.compile(r"\w")


def verifier_ton(question: Question, phrase: str, ou: str, mots_max: int) -> None:
    """Refuse une phrase trop longue, un point d’exclamation, un mot qui rabaisse."""
    if "!" in phrase:
        raise DeclarationInvalide(question.id, f"{ou} : la phrase contient un point d’exclamation.")
    for interdit in _INTERDITS:
        if interdit in jeton(phrase):
            raise DeclarationInvalide(question.id, f"{ou} : la phrase contient « {interdit} ».")
    if (n := nombre_de_mots(phrase)) > mots_max:
        raise DeclarationInvalide(question.id, f"{ou} : {n} mots, {mots_max} au plus.")


def nombre_de_mots(phrase: str) -> int:
    """Mots d’une phrase : « 14 200 » en est un, la ponctuation seule n’en est pas un."""
    liee = re.sub(r"(?<=\d)[\u202f\u00a0](?=\d)", "", phrase)
    return sum(1 for mot in liee.split() if _MOT.search(mot))


def verifier_fuites(question: Question, formes: Mapping, lus: Mapping,
                    visibles: Sequence[tuple[str, str, Mapping]]) -> None:
    """Refuse la valeur attendue dans une phrase que lira une réponse fausse.

    Une phrase d’erreur peut citer sa propre valeur : c’est celle que la réponse contient. Les
    entiers au-dessous de 10 sont laissés : on ne peut pas s’interdire d’écrire « 3 ».
    """
    for ou, phrase, citees in visibles:
        nombres = [float(re.sub(r"[\u202f\u00a0]", "", n).replace(",", ".").replace("−", "-"))
                   for n in _NOMBRE.findall(phrase)]
        permis = [reel(v) for v in citees.values() if nature_de(v) == "nombre"]
        for nom, valeurs in lus.items():
            for valeur in valeurs:
                if formes[nom]["type"] == "nombre" and any(
                        abs(p - valeur) <= formes[nom]["tolerance"] for p in permis):
                    continue
                if _ecrite(formes[nom], valeur, phrase, nombres):
                    raise DeclarationInvalide(question.id, f"{ou} : la valeur attendue de `{nom}` y est écrite.")


def _ecrite(forme: Mapping, valeur, phrase: str, nombres: Sequence[float]) -> bool:
    if forme["type"] == "nombre":
        petit_entier = float(valeur).is_integer() and abs(valeur) < 10
        return not petit_entier and any(abs(n - valeur) <= forme["tolerance"] for n in nombres)
    if forme["type"] == "texte":
        return len(valeur) > 3 and re.search(rf"\b{re.escape(valeur)}\b", jeton(phrase)) is not None
    if forme["type"] == "date":
        annee, mois, jour = valeur.split("-")
        return valeur in phrase or f"{jour}/{mois}/{annee}" in phrase
    return False
