"""Prioriser : impact, effort, qui décide. Classer, trouver les victoires rapides, juger la forme d’un plan."""

from __future__ import annotations

import math

import pandas as pd

from .anomalie import Anomalie
from .catalogue import simplifier
from .ecriture import ecrire_nombre
from .echeances import lire_echeance
from .swot_modele import Action, Swot

COLONNES = ("action", "impact", "heures", "decide", "indicateur", "echeance", "retenue", "raison")
MINIMUM = 3
QUADRANTS = {
    (True, True): "victoire rapide", (True, False): "grand projet",
    (False, True): "si le temps le permet", (False, False): "à laisser",
}
EQUIPE = "équipe"


def en_table(swot: Swot) -> pd.DataFrame:
    """Le plan d’action d’un SWOT, une action par ligne, dans l’ordre écrit : l’ordre est la priorité."""
    rangees = [(a.enonce, a.impact, a.heures, a.decide, a.indicateur, a.echeance, "oui" if a.retenue else "non", a.raison)
               for a in swot.actions]
    return pd.DataFrame(rangees, columns=list(COLONNES), dtype="str")


def classer(actions: pd.DataFrame) -> pd.DataFrame:
    """Les actions, de la plus rentable à la moins rentable : impact obtenu par heure d’effort.

    Paramètre : actions, table aux colonnes impact (1 à 5) et heures. Résultat : nouvelle table, avec `par_heure` et
    `quadrant`, triée ; à égalité, le plus fort impact d’abord. Erreur : ValueError si un nombre ne se lit pas.
    Source : matrice impact × effort (usage général de la gestion de projet) ; les seuils sont les médianes des actions.
    """
    lues = actions.assign(impact=_nombres(actions, "impact"), heures=_nombres(actions, "heures"))
    lues["par_heure"] = lues["impact"] / lues["heures"].where(lues["heures"] > 0)
    lues["quadrant"] = [QUADRANTS[i, h] for i, h in zip(lues["impact"] >= lues["impact"].median(),
                                                        lues["heures"] <= lues["heures"].median())]
    return lues.sort_values(["par_heure", "impact"], ascending=False, kind="stable")


def victoires_rapides(actions: pd.DataFrame, *, heures: float, combien: int = 3, equipe: str = EQUIPE) -> pd.DataFrame:
    """Les `combien` actions que l’équipe décide seule, dans le budget d’heures, qui rapportent le plus d’impact.

    Paramètres : actions (colonnes impact, heures, decide) ; heures, budget total ; equipe, ce qu’écrit `decide` quand
    l’équipe décide. À impact total égal, le choix qui demande le moins d’heures. Résultat : sous-table, dans l’ordre de
    `classer` ; vide si aucun choix ne tient. Source : choix exhaustif parmi les combinaisons (au plus 20 actions).
    """
    from itertools import combinations

    classees = classer(actions)
    siennes = classees[classees["decide"].map(simplifier) == simplifier(equipe)]
    if len(siennes) > 20:
        raise ValueError("Plus de vingt actions : commencez par en écarter.")
    possibles = [c for c in combinations(range(len(siennes)), combien) if siennes["heures"].iloc[list(c)].sum() <= heures]
    if not possibles:
        return siennes.iloc[0:0]
    def cle(c):
        return siennes["impact"].iloc[list(c)].sum(), -siennes["heures"].iloc[list(c)].sum()
    return siennes.iloc[list(max(possibles, key=cle))]


def diagnostiquer(table) -> tuple[Anomalie, ...]:
    """Les défauts de forme d’un plan d’action.

    Paramètre : table, un Swot, ou un DataFrame aux colonnes `COLONNES` (retenue : oui ou non ; absente : oui).
    Codes bloquants : colonnes, trop_peu (moins de trois actions retenues), impact, heures, sans_decideur,
    sans_indicateur, sans_echeance, sans_raison (renoncement non argumenté). Alerte : sans_renoncement.
    Source : règles du cours.
    """
    table = en_table(table) if isinstance(table, Swot) else table
    if not isinstance(table, pd.DataFrame) or "action" not in table.columns:
        return (Anomalie("colonnes", 0, f"Il faut un plan d’action : {', '.join(COLONNES)}."),)
    lignes = [{nom: _texte(r[nom]) if nom in table.columns else "" for nom in COLONNES} for _, r in table.iterrows()]
    lignes = [ligne for ligne in lignes if any(v for n, v in ligne.items() if n != "retenue")]
    retenues = [ligne for ligne in lignes if simplifier(ligne["retenue"]) not in ("non", "faux", "false")]
    trouvees = []
    if len(retenues) < MINIMUM:
        trouvees.append(Anomalie("trop_peu", 0, f"{len(retenues) or 'Aucune'} action retenue : une direction en attend "
                                                f"{MINIMUM}, dans l’ordre. Laquelle vient d’abord ?"))
    if len(retenues) == len(lignes) and lignes:
        trouvees.append(Anomalie("sans_renoncement", 0, "Tout est retenu. À quoi l’équipe renonce-t-elle, et pourquoi ?", False))
    for rang, ligne in enumerate(lignes, start=1):
        trouvees += _de_la_ligne(rang, ligne, ligne in retenues)
    return tuple(trouvees)


def lire_nombre(texte) -> float:
    """« 12 », « 12 h » ou « 3/5 » → 12, 12, 3 ; nan si rien ne se lit."""
    import re

    trouve = re.match(r"\s*(\d+(?:[.,]\d+)?)", str(texte))
    return float(trouve[1].replace(",", ".")) if trouve else math.nan


def par_heure(action: Action) -> float:
    """Impact par heure d’effort d’une action ; nan si l’un des deux manque."""
    heures = lire_nombre(action.heures)
    return lire_nombre(action.impact) / heures if heures else math.nan


def _de_la_ligne(rang, ligne, retenue):
    nom = f"Action {rang}"
    if not retenue:
        if len(simplifier(ligne["raison"])) < 3:
            yield Anomalie("sans_raison", rang, f"{nom} : un renoncement se défend. Qu’est-ce qui passe avant ?")
        return
    impact, heures = lire_nombre(ligne["impact"]), lire_nombre(ligne["heures"])
    if not 1 <= impact <= 5:
        yield Anomalie("impact", rang, f"{nom} : l’impact va de 1 à 5. Qu’est-ce qui changerait pour le public ?")
    if not heures > 0:
        yield Anomalie("heures", rang, f"{nom} : combien d’heures l’équipe y passera-t-elle ?")
    if not ligne["decide"]:
        yield Anomalie("sans_decideur", rang, f"{nom} : qui décide ? Si ce n’est pas l’équipe, c’est une demande.")
    if not ligne["indicateur"]:
        yield Anomalie("sans_indicateur", rang, f"{nom} : à quel chiffre verrez-vous qu’elle a servi ?")
    if lire_echeance(ligne["echeance"]) is None:
        yield Anomalie("sans_echeance", rang, f"{nom} : une action sans date est un vœu. Pour quel jour ou quel mois ?")


def _nombres(table, colonne) -> pd.Series:
    if colonne not in table.columns:
        raise ValueError(f"Il manque la colonne {colonne}.")
    lus = table[colonne].map(lire_nombre).astype("float64")
    if lus.isna().any():
        fautive = table[colonne][lus.isna()].iloc[0]
        raise ValueError(f"{colonne} : « {fautive} » ne se lit pas comme un nombre.")
    return lus


def heures_totales(actions: pd.DataFrame) -> str:
    """Le total d’heures d’une table d’actions, écrit « 18 h »."""
    return f"{ecrire_nombre(float(_nombres(actions, 'heures').sum()))}\u00a0h"


def _texte(valeur) -> str:
    if valeur is Ellipsis or (pd.api.types.is_scalar(valeur) and pd.isna(valeur)):
        return ""
    return "" if str(valeur).strip() in ("...", "…", "–", "-") else " ".join(str(valeur).split())
