"""Les indicateurs enseignés : leur code, leur nom, les mots par lesquels on les désigne."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Indicateur:
    """Un indicateur enseigné : code de fiche, nom complet, autres noms acceptés, leçon qui l’enseigne (1 à 4)."""

    code: str
    nom: str
    alias: tuple[str, ...]
    lecon: int


# Quatorze idées, seize fiches : K07, K08 et K09 s'enseignent ensemble.
ENSEIGNES = (
    Indicateur("K01", "Taux d’engagement par portée", ("err", "taux d’engagement", "engagement par portée"), 1),
    Indicateur("K02", "Taux d’engagement par abonnés", ("er abonnés", "par abonnés", "engagement par abonnés", "er post"), 1),
    Indicateur("K03", "Taux d’engagement par impressions", ("er impressions", "par impressions", "engagement par impressions",
                                                           "taux d’engagement par vues", "taux par affichages"), 1),
    Indicateur("K07", "Taux de conversation", ("conversation", "commentaires par publication"), 2),
    Indicateur("K08", "Taux d’amplification", ("amplification", "d’amplification", "partages par publication"), 2),
    Indicateur("K09", "Taux d’applaudissement", ("applaudissement", "d’applaudissement", "réactions par publication"), 2),
    Indicateur("K11", "Portée", ("reach", "portée médiane", "portée par publication"), 1),
    Indicateur("K12", "Impressions ou vues", ("impressions", "vues", "affichages"), 2),
    Indicateur("K15", "Croissance d’audience", ("croissance", "croissance des abonnés", "gain d’abonnés"), 3),
    Indicateur("K16", "Attrition d’abonnés", ("attrition", "churn", "abonnés perdus", "désabonnements"), 3),
    Indicateur("K23", "Retour sur investissement", ("roi", "retour sur investissement (roi)"), 3),
    Indicateur("K24", "ROAS", ("retour sur dépense publicitaire",), 3),
    Indicateur("K25", "Part de voix", ("sov", "share of voice"), 2),
    Indicateur("K29", "NPS", ("net promoter score", "score nps"), 4),
    Indicateur("K31", "Taux de réponse", ("taux de réponses", "messages répondus"), 4),
    Indicateur("K32", "Délai de première réponse", ("délai de réponse", "frt", "délai médian de première réponse",
                                                    "délai médian de réponse"), 4),
)
EMV = ("emv", "ave", "earned media value", "equivalent publicitaire", "valeur mediatique")


def simplifier(texte: str) -> str:
    """Minuscules, sans accent ni ponctuation : deux écritures d’un même nom se rejoignent."""
    decompose = unicodedata.normalize("NFKD", str(texte).lower().replace("œ", "oe"))
    sans_accent = "".join(c for c in decompose if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", sans_accent))


def _noms(indicateur: Indicateur) -> tuple[str, ...]:
    return tuple(simplifier(n) for n in (indicateur.nom, *indicateur.alias))


_PAR_NOM = {nom: indicateur for indicateur in ENSEIGNES for nom in _noms(indicateur)}
_PAR_CODE = {indicateur.code: indicateur for indicateur in ENSEIGNES}


def trouver(texte: str) -> Indicateur | None:
    """L’indicateur désigné par un code (« K01 »), un nom ou un code suivi du nom ; None s’il n’est pas enseigné."""
    code = re.match(r"\s*(k\s?\d{2})\b", str(texte), flags=re.IGNORECASE)
    if code:
        return _PAR_CODE.get(code.group(1).upper().replace(" ", ""))
    return _PAR_NOM.get(simplifier(texte))


def le_plus_proche(texte: str) -> Indicateur | None:
    """L’indicateur enseigné dont l’un des noms ressemble le plus au texte ; None si rien ne ressemble."""
    candidats = difflib.get_close_matches(simplifier(texte), list(_PAR_NOM), n=1, cutoff=0.55)
    return _PAR_NOM[candidats[0]] if candidats else None


def est_emv(texte: str) -> bool:
    """Vrai si le texte désigne l’équivalent publicitaire (K44), que le cours rejette."""
    mots = simplifier(texte)
    return mots.startswith("k44") or any(re.search(rf"\b{nom}\b", mots) for nom in EMV)
