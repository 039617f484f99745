"""L’enquête de satisfaction : deux vagues, mars et juin."""

import numpy as np
import pandas as pd

from .description import Champ, Jeu
from .enquete_corpus import COMMENTAIRES, LEXIQUE_ENQUETE
from .bruit import abimer
from .grammaire import Grammaire
from .graines import tirage

# Détracteurs, passifs, promoteurs : le NPS monte d’une vague à l’autre, dans l’incertitude.
_VAGUES = {"mars": (48, 58, 80), "juin": (48, 58, 97)}
_NOTES = {"detracteur": (np.arange(0, 7), (.05, .03, .05, .09, .13, .28, .37)),
          "passif": (np.array([7, 8]), (.42, .58)), "promoteur": (np.array([9, 10]), (.55, .45))}


def _vague(nom: str, effectifs: tuple[int, int, int], rng: np.random.Generator) -> pd.DataFrame:
    groupes = np.repeat(["detracteur", "passif", "promoteur"], effectifs)
    groupes = groupes[rng.permutation(len(groupes))]
    notes = np.array([rng.choice(_NOTES[g][0], p=_NOTES[g][1]) for g in groupes])
    satisfaction = np.clip(np.rint(1.0 + notes * 0.36 + rng.normal(0, 0.55, len(notes))), 1, 5)
    return pd.DataFrame({"vague": nom, "recommandation": notes, "satisfaction": satisfaction.astype(int)})


def enquete(graine: int) -> pd.DataFrame:
    """Table des réponses aux deux vagues."""
    rng = tirage(graine, "enquete")
    decalage = int(rng.integers(-3, 4))
    vagues = []
    for nom, (bas, milieu, haut) in _VAGUES.items():
        # La graine déplace les deux vagues ensemble : l’écart entre elles reste le même.
        vagues.append(_vague(nom, (bas - decalage, milieu + int(rng.integers(-2, 3)), haut + decalage), rng))
    table = pd.concat(vagues, ignore_index=True)
    table["reponse_id"] = [f"R{i:03d}" for i in range(1, len(table) + 1)]
    textes = tirage(graine, "enquete/textes")
    plume = Grammaire({**COMMENTAIRES, **LEXIQUE_ENQUETE}, textes)
    ecrits: set[str] = set()
    table["commentaire"] = [_commentaire(int(n), plume, textes, ecrits) for n in table["recommandation"]]
    return table[["vague", "reponse_id", "recommandation", "satisfaction", "commentaire"]]


def _commentaire(note: int, plume: Grammaire, rng: np.random.Generator, ecrits: set[str]) -> str | None:
    if rng.random() < 0.42:
        return None
    humeur = "content" if note >= 9 else "tiede" if note >= 7 else "decu"
    ton = {"content": "content", "tiede": "neutre", "decu": "fâché"}[humeur]
    for _ in range(12):
        texte = abimer(plume.composer(humeur), "familier" if rng.random() < 0.35 else "courant", ton, rng)
        if texte not in ecrits:
            break
    ecrits.add(texte)
    return texte


def jeu_enquete(table: pd.DataFrame) -> Jeu:
    """Le jeu ``enquete_nps``."""
    return Jeu(
        nom="enquete_nps", titre="L’enquête auprès de la clientèle, en mars et en juin",
        resume="Deux vagues d’un même questionnaire court, envoyé à des clientes et clients tirés au hasard ; les "
               "personnes interrogées ne sont pas les mêmes d’une vague à l’autre.",
        ligne="Une ligne = un questionnaire rendu.", table=table, cle=("reponse_id",),
        champs=(
            Champ("vague", "string", "Mois de l’envoi", contraintes={"enum": ["mars", "juin"]}),
            Champ("reponse_id", "string", "Identifiant de la réponse", contraintes={"unique": True}),
            Champ("recommandation", "integer", "« Recommanderiez-vous Marchevive ? », de 0 à 10", "note de 0 à 10",
                  contraintes={"minimum": 0, "maximum": 10}),
            Champ("satisfaction", "integer", "« Êtes-vous satisfaite ou satisfait ? », de 1 (pas du tout) à 5 (tout à fait)",
                  "note de 1 à 5", contraintes={"minimum": 1, "maximum": 5}),
            Champ("commentaire", "string", "Réponse libre, facultative", requis=False),
        ),
        defauts=(f"{int(table['commentaire'].isna().sum())} questionnaires sans commentaire : la case est vide.",),
    )
