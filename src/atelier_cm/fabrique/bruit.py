"""Les fautes qu’on fait vraiment : vitesse, téléphone, colère, abréviations."""

import re

import numpy as np

_ABREGES = ((r"\btoujours\b", "tjrs"), (r"\bbonjour\b", "bjr"), (r"\bs’il vous plaît\b", "svp"), (r"\bparce que\b", "pcq"),
            (r"\bquelqu’un\b", "qqn"), (r"\bquand\b", "qd"), (r"\bpourquoi\b", "pq"), (r"\brendez-vous\b", "rdv"),
            (r"\bmaintenant\b", "mtn"), (r"\bquelque chose\b", "qqch"), (r"\bdemain\b", "2main"))
_FAUTES = ((r"\bj’ai reçu\b", "j’ai reçue"), (r"\bça\b", "sa"), (r"\bces\b", "ses"), (r"\bà l’\b", "a l’"), (r"é ", "er "),
           (r"\bc’est\b", "c est"), (r"mm", "m"), (r"ll", "l"), (r"\bvoilà\b", "voila"), (r"\bquand\b", "quant"),
           (r"nn", "n"), (r"\bdéjà\b", "deja"), (r"\bils ont\b", "ils on"), (r"ai\b", "é"), (r"\bet\b", "est"))
_SANS_ACCENT = str.maketrans("éèêàùçîôûâëïÉÀ", "eeeauciouaeiEA")
_EMOJIS = ("🙂", "😅", "🙏", "😡", "👍", "🤷", "😕", "😊", "🥾", "❤️", "😬")


def _une_faute(texte: str, rng: np.random.Generator) -> str:
    motif, remplace = _FAUTES[int(rng.integers(len(_FAUTES)))]
    places = list(re.finditer(motif, texte))
    if not places:
        return texte
    place = places[int(rng.integers(len(places)))]
    return texte[:place.start()] + remplace + texte[place.end():]


def abimer(texte: str, registre: str, rng: np.random.Generator) -> str:
    """Texte tel qu’il serait tapé dans ce registre.

    Paramètre ``registre`` : « soutenu » (presque rien), « courant » (une faute
    de temps en temps), « familier » (minuscules, abréviations, émojis).
    """
    # Au clavier d’un téléphone, l’apostrophe est droite et l’espace ordinaire.
    hasard = rng.random(8)
    if registre == "familier":
        if hasard[0] < 0.55:
            for motif, court in _ABREGES:
                texte = re.sub(motif, court, texte, flags=re.IGNORECASE)
        if hasard[1] < 0.6:
            texte = texte[:1].lower() + texte[1:]
        if hasard[2] < 0.5:
            texte = _une_faute(texte, rng)
        if hasard[3] < 0.25:
            texte = texte.translate(_SANS_ACCENT)
        if hasard[4] < 0.3:
            texte = re.sub(r"[.!]$", "", texte) + " " + _EMOJIS[int(rng.integers(len(_EMOJIS)))]
        if hasard[5] < 0.07:
            texte = texte.upper()
        if hasard[6] < 0.3:
            texte = texte.replace(" ?", "?").replace(" !", "!")
    elif registre == "courant" and hasard[2] < 0.3:
        texte = _une_faute(texte, rng)
    return texte.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
