"""Composer des textes variés à partir de règles écrites à la main."""

import re

import numpy as np

_CASE = re.compile(r"\{(\w+)\}")


class Grammaire:
    """Règles « nom → tournures », développées sans répétition voisine.

    Chaque règle distribue ses tournures comme un paquet de cartes battu : une
    tournure ne revient qu’une fois le paquet épuisé. Les textes restent ainsi
    plus variés qu’avec des tirages indépendants.
    """

    def __init__(self, regles: dict[str, tuple[str, ...]], rng: np.random.Generator):
        self._regles = regles
        self._rng = rng
        self._paquets: dict[str, list[str]] = {}

    def tirer(self, regle: str) -> str:
        """Une tournure de la règle, telle qu’elle est écrite."""
        paquet = self._paquets.get(regle)
        if not paquet:
            tournures = self._regles[regle]
            paquet = [tournures[i] for i in self._rng.permutation(len(tournures))]
            self._paquets[regle] = paquet
        return paquet.pop()

    def developper(self, texte: str, **fixes: str) -> str:
        """Texte où chaque ``{regle}`` est remplacée, récursivement.

        ``fixes`` impose une valeur, la même partout dans le texte.
        """
        while (case := _CASE.search(texte)) is not None:
            nom = case.group(1)
            valeur = fixes[nom] if nom in fixes else self.tirer(nom)
            texte = texte[:case.start()] + valeur + texte[case.end():]
        return soigner(texte)

    def composer(self, regle: str, **fixes: str) -> str:
        """Une tournure de la règle, développée."""
        return self.developper(self.tirer(regle), **fixes)


_CONTRACTIONS = (("de le ", "du "), ("de les ", "des "), ("à le ", "au "), ("à les ", "aux "),
                 ("De le ", "Du "), ("De les ", "Des "), ("À le ", "Au "), ("À les ", "Aux "))


def soigner(texte: str) -> str:
    """Espaces doubles, contractions (« de le » → « du ») et majuscules de phrase."""
    texte = re.sub(r" {2,}", " ", texte).strip()
    texte = re.sub(r" ([.,])", r"\1", texte)
    for avant, apres in _CONTRACTIONS:
        texte = re.sub(rf"(?<!\w){avant}", apres, texte)
    texte = re.sub(r"([.!?…] )([a-zéèêàâîôœç])", lambda m: m.group(1) + m.group(2).upper(), texte)
    return texte[:1].upper() + texte[1:]
