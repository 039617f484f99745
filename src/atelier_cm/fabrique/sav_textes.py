"""Écrire les messages : une catégorie, un registre, quelques fautes."""

import numpy as np
import pandas as pd

from .bruit import abimer
from .grammaire import Grammaire, enchainer
from .sav_contextes import CONTEXTES, HUMEURS
from .sav_corpus import MESSAGES
from .sav_lexique import FORMULES, LEXIQUE_SAV

# Parts dans le flux. Les trois dernières n’appellent pas de réponse.
CATEGORIES = {
    "taille": .12, "produit": .12, "livraison": .14, "retour": .10, "défaut": .10, "blessure": .025, "sortie": .09,
    "facture": .055, "mécontent": .06, "merci": .10, "éloge": .04, "spam": .05,
}
SANS_BESOIN = ("merci", "éloge", "spam")
# Registre (soutenu, courant, familier) selon le canal.
_REGISTRES = {"courriel": (.5, .42, .08), "formulaire": (.35, .5, .15), "Facebook": (.1, .5, .4),
              "Instagram": (.03, .42, .55)}
_HUMEUR = {"merci": "content", "éloge": "content", "mécontent": "fâché", "défaut": "fâché", "blessure": "grave"}
# En mars, une série d’Alizé à la semelle fragile sort de l’atelier : les messages en parlent.
_VAGUE_SEMELLE = {3: 0.65, 4: 0.35}


class _Courrier:
    def __init__(self, rng: np.random.Generator):
        regles = {f"msg/{c}": t for c, t in MESSAGES.items()} | {f"ctx/{c}": t for c, t in CONTEXTES.items()}
        regles |= {f"ton/{h}": t for h, t in HUMEURS.items()} | LEXIQUE_SAV
        regles |= {f"{genre}/{registre}": t for (genre, registre), t in FORMULES.items()}
        self._plume = Grammaire(regles, rng)
        self._rng = rng

    def message(self, categorie: str, canal: str, mois: int) -> str:
        """Un message tel qu’il serait reçu."""
        if categorie == "spam":
            return self._plume.composer("msg/spam")
        registre = str(self._rng.choice(["soutenu", "courant", "familier"], p=_REGISTRES[canal]))
        humeur = _HUMEUR.get(categorie, "neutre")
        sujet = categorie
        if categorie == "défaut" and self._rng.random() < _VAGUE_SEMELLE.get(mois, 0):
            sujet = "défaut semelle"
        corps = [self._plume.composer(f"msg/{sujet}")]
        if f"ctx/{categorie}" in self._plume and self._rng.random() < 0.5:
            contexte = self._plume.composer(f"ctx/{categorie}")
            # Un seul numéro de commande par message suffit.
            if "MV-" not in contexte or "MV-" not in corps[0]:
                corps.append(contexte)
        if humeur != "grave" and self._rng.random() < (0.12 if humeur == "neutre" else 0.3):
            corps.append(self._plume.composer(f"ton/{humeur}"))
        texte = enchainer(self._plume.composer(f"salut/{registre}"), " ".join(corps))
        if categorie not in ("merci", "éloge"):
            texte = f"{texte} {self._plume.composer(f'fin/{registre}')}".strip()
        return abimer(texte, registre, humeur, self._rng)


def ecrire_messages(categories: pd.Series, canaux: pd.Series, mois: pd.Series, rng: np.random.Generator) -> list[str]:
    """Un texte par message, dans l’ordre."""
    courrier = _Courrier(rng)
    ecrits: set[str] = set()
    textes = []
    for categorie, canal, numero in zip(categories, canaux, mois):
        for _ in range(8):
            texte = courrier.message(categorie, canal, int(numero))
            if texte not in ecrits:
                break
        ecrits.add(texte)
        textes.append(texte)
    return textes
