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

    def __contains__(self, regle: str) -> bool:
        return regle in self._regles

    def tirer(self, regle: str) -> str:
        """Une tournure de la règle, telle qu’elle est écrite."""
        paquet = self._paquets.get(regle)
        if not paquet:
            tournures = self._regles[regle]
            paquet = [tournures[i] for i in self._rng.permutation(len(tournures))]
            self._paquets[regle] = paquet
        return paquet.pop()

    def developper(self, texte: str, contexte: str = "") -> str:
        """Texte où chaque ``{regle}`` est remplacée, récursivement.

        ``contexte`` : la règle « meteo/hiver » remplace « meteo » quand le
        contexte est « hiver » et qu’elle existe.
        """
        deja: dict[str, str] = {}
        while (case := _CASE.search(texte)) is not None:
            nom = case.group(1)
            precise = f"{nom}/{contexte}"
            regle = precise if precise in self._regles else nom
            valeur = self.tirer(regle)
            # Deux fois la même case dans une phrase : deux valeurs différentes si possible.
            if valeur == deja.get(nom):
                valeur = self.tirer(regle)
            deja[nom] = valeur
            texte = texte[:case.start()] + valeur + texte[case.end():]
        return soigner(texte)

    def composer(self, regle: str, contexte: str = "") -> str:
        """Une tournure de la règle, développée."""
        return self.developper(self.tirer(regle), contexte)


_CONTRACTIONS = (("de le ", "du "), ("de les ", "des "), ("à le ", "au "), ("à les ", "aux "), ("ma Alizé", "mon Alizé"), ("si il", "s’il"))
_ELISION = re.compile(r"(?<!-)\b(de|que|le|la|Que|De) (?=[aeiouéèêâîôœAEIOUÉ]\w)")
# « onze », « huit », « oui » et les unités ne provoquent pas d’élision.
_SANS_ELISION = re.compile(r"(onze|oui|ouistiti|un\b(?= [ep]))")


def soigner(texte: str) -> str:
    """Espaces, contractions (« de le » → « du »), élisions et majuscules de phrase."""
    texte = re.sub(r" {2,}", " ", texte).strip()
    texte = re.sub(r" ([.,])", r"\1", texte)
    texte = re.sub(r"([.!?…])\.", r"\1", texte)
    for avant, apres in _CONTRACTIONS:
        texte = re.sub(rf"(?<!\w){avant}", apres, texte)
    texte = _ELISION.sub(lambda m: m.group(0) if _SANS_ELISION.match(texte, m.end()) else m.group(1)[:-1] + "’", texte)
    texte = re.sub(r"(?<!\d h)([.!?…] )([a-zéèêàâîôœç])(?!ttps?:)", lambda m: m.group(1) + m.group(2).upper(), texte)
    return texte[:1].upper() + texte[1:]


def enchainer(salut: str, suite: str) -> str:
    """« Bonjour, » puis une phrase : minuscule après une virgule, sauf un nom propre ou un sigle."""
    if not salut:
        return suite
    if salut.endswith(",") and re.match(r"[A-ZÀÉÈÊÎÔÇ][a-zàâéèêîôûùç’' -]", suite):
        mot = re.match(r"[\wÀ-ÿ’'-]+", suite).group(0)
        if mot not in _NOMS_PROPRES:
            suite = suite[:1].lower() + suite[1:]
    return f"{salut} {suite}".strip()


_NOMS_PROPRES = {"Alizé", "Sentine", "Brume", "Doublepas", "Inès", "Bastien", "Odile", "Marchevive", "Appui", "Soraya", "Alizés"}
