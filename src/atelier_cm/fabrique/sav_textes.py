"""Écrire les messages : une catégorie, un registre, quelques fautes."""

import numpy as np
import pandas as pd

from .bruit import abimer
from .grammaire import Grammaire
from .sav_corpus import FORMULES, LEXIQUE_SAV, MESSAGES

# Parts dans le flux. Les trois dernières n’appellent pas de réponse.
CATEGORIES = {
    "taille": .12, "produit": .12, "livraison": .14, "retour": .10, "défaut": .10, "blessure": .025, "sortie": .09,
    "facture": .055, "mécontent": .06, "merci": .10, "éloge": .04, "spam": .05,
}
SANS_BESOIN = ("merci", "éloge", "spam")
# Registre (soutenu, courant, familier) selon le canal.
_REGISTRES = {"courriel": (.5, .42, .08), "formulaire": (.35, .5, .15), "Facebook": (.1, .5, .4),
              "Instagram": (.03, .42, .55)}


def ecrire_messages(categories: pd.Series, canaux: pd.Series, rng: np.random.Generator) -> list[str]:
    """Un texte par message, dans l’ordre."""
    regles = {f"msg/{c}": t for c, t in MESSAGES.items()} | LEXIQUE_SAV
    regles |= {f"{genre}/{registre}": t for (genre, registre), t in FORMULES.items()}
    plume = Grammaire(regles, rng)
    textes = []
    for categorie, canal in zip(categories, canaux):
        registre = str(rng.choice(["soutenu", "courant", "familier"], p=_REGISTRES[canal]))
        corps = plume.composer(f"msg/{categorie}")
        if categorie != "spam":
            morceaux = [plume.tirer(f"salut/{registre}"), corps]
            if categorie not in ("merci", "éloge"):
                morceaux.append(plume.tirer(f"fin/{registre}"))
            corps = plume.developper(" ".join(m for m in morceaux if m))
            corps = abimer(corps, registre, rng)
        textes.append(corps)
    return textes
