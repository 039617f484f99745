"""Les fautes qu’on fait vraiment : vitesse, téléphone, colère, abréviations."""

import re

import numpy as np

_ABREGES = ((r"\btoujours\b", "tjrs"), (r"\bbonjour\b", "bjr"), (r"\bs’il vous plaît\b", "svp"), (r"\bparce que\b", "pcq"),
            (r"\bquelqu’un\b", "qqn"), (r"\bquand\b", "qd"), (r"\bpourquoi\b", "pq"), (r"\brendez-vous\b", "rdv"),
            (r"\bmaintenant\b", "mtn"), (r"\bquelque chose\b", "qqch"), (r"\bbeaucoup\b", "bcp"), (r"\bc’est\b", "c"),
            (r"\bje suis\b", "jsuis"), (r"\bdans\b", "ds"), (r"\bvous\b", "vs"), (r"\bpour\b", "pr"), (r"\bavec\b", "avc"))
# Motif, remplacement : homophones, accords et accents oubliés.
_FAUTES = ((r"\bça\b", "sa"), (r"\bces\b", "ses"), (r"\bc’est\b", "cest"), (r"\bj’ai\b", "jai"), (r"\bà\b", "a"), (r"\bdéjà\b", "deja"),
           (r"\bquand\b", "quant"), (r"\bils ont\b", "ils on"), (r"(?<=\bai )(\w+)é\b", r"\1er"), (r"(?<=\ba )(\w+)é\b", r"\1er"),
           (r"\bparmi\b", "parmis"), (r"\bl’a\b", "la"), (r"\bqu’elle\b", "quelle"), (r"\bpeut-être\b", "peut être"),
           (r"\bm’a\b", "ma"), (r"\bn’est\b", "nest"), (r"\bje ne\b", "je"), (r"\bplutôt\b", "plutot"), (r"\bvoilà\b", "voila"),
           (r"([a-z]{2})mm([a-z]{2})", r"\1m\2"), (r"([a-z]{2})ll([a-z]{2})", r"\1l\2"), (r"([a-z]{2})tt([a-z]{2})", r"\1t\2"))
_SANS_ACCENT = str.maketrans("éèêàùçîôûâëïÉÀ", "eeeauciouaeiEA")
_EMOJIS = {"content": ("🙂", "👍", "😊", "❤️", "🙏", "🥾", "😁"), "fâché": ("😡", "🤷", "😕", "😤", "🙄", "👎"),
           "grave": ("😕",), "neutre": ("🙂", "🙏", "🤔", "😅", "👟")}


def _une_faute(texte: str, rng: np.random.Generator) -> str:
    """Une faute plausible : un motif connu, sinon deux lettres inversées ou une lettre avalée."""
    for i in rng.permutation(len(_FAUTES))[:6]:
        motif, remplace = _FAUTES[i]
        nouveau = re.sub(motif, remplace, texte, count=1)
        if nouveau != texte:
            return nouveau
    mots = list(re.finditer(r"\b[a-zàâéèêîôûç]{6,}\b", texte))
    # Deux lettres mêlées, c’est plus rare qu’un accord oublié.
    if not mots or rng.random() > 0.4:
        return texte
    mot = mots[int(rng.integers(len(mots)))]
    place = mot.start() + 1 + int(rng.integers(mot.end() - mot.start() - 3))
    if rng.random() < 0.5:
        return texte[:place] + texte[place + 1] + texte[place] + texte[place + 2:]
    return texte[:place] + texte[place + 1:]


def abimer(texte: str, registre: str, humeur: str, rng: np.random.Generator) -> str:
    """Texte tel qu’il serait tapé dans ce registre.

    Paramètres : ``registre``, « soutenu » (presque rien), « courant » (une
    faute de temps en temps) ou « familier » (minuscules, abréviations,
    émojis) ; ``humeur``, « content », « neutre », « fâché » ou « grave ».
    """
    hasard = rng.random(8)
    if registre == "familier":
        for motif, court in _ABREGES:
            if rng.random() < 0.3:
                texte = re.sub(motif, court, texte, flags=re.IGNORECASE)
        if hasard[1] < 0.6:
            texte = texte[:1].lower() + texte[1:]
            texte = re.sub(r"(?<=[.?!] )([A-ZÉÀ])(?=[a-zéèêà’' ])", lambda m: m.group(1).lower(), texte)
        for _ in range(int(hasard[2] < 0.6) + int(hasard[2] < 0.2)):
            texte = _une_faute(texte, rng)
        if hasard[3] < 0.25:
            texte = texte.translate(_SANS_ACCENT)
        if hasard[4] < 0.3:
            choix = _EMOJIS[humeur]
            texte = re.sub(r"\s*[.!]$", "", texte) + " " + choix[int(rng.integers(len(choix)))]
        elif hasard[4] > 0.75:
            texte = re.sub(r"\.$", "", texte)
        if humeur == "fâché" and hasard[5] < 0.16:
            texte = texte.upper()
        if hasard[6] < 0.3:
            texte = texte.replace(" ?", "?").replace(" !", "!")
        elif hasard[6] > 0.9:
            texte = texte.replace(" ?", " ???").replace(" !", " !!")
    elif registre == "courant" and hasard[2] < 0.25:
        texte = _une_faute(texte, rng)
    # Au clavier d’un téléphone, l’apostrophe est droite et l’espace ordinaire.
    return texte.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
