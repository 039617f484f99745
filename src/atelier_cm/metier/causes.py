"""De la faiblesse à la solution : faiblesse → cause → solution → indicateur → échéance, jugée pour sa forme."""

from __future__ import annotations

import re

import pandas as pd

from .anomalie import Anomalie
from .catalogue import simplifier
from .echeances import lire_echeance
from .recouvrement import racines, recouvrement
from .swot_modele import Swot

COLONNES = ("faiblesse", "cause", "solution", "indicateur", "echeance")
MINIMUM = 3
_REFORMULEE = 0.6
_REMEDE = re.compile(r"\b(il faut|il faudrait|il suffit|on devrait|nous devrions|devrait etre|devraient etre|mettre en place|mise en place)\b")
_NON_OUTIL = re.compile(r"\b(il manque (?:un|une|des)|n avons pas (?:de|d)|n existe pas (?:de|d)|n y a pas (?:de|d)|n [a-z]+ons pas (?:de|d))\b")
_MANQUE = re.compile(r"\b(manque|manquent|absence|aucune?|pas de|pas d|sans|plus de)\b")
_INVERIFIABLE = re.compile(r"\b(motive\w*|motivation|envie|mentalite\w*|paresse\w*|volonte|malchance|chance|dans l air|"
                           r"comme ca|toujours ete|culture d entreprise|personne n y croit|n interesse personne|au serieux|chaleureu\w+|"
                           r"se lassent?|ame|les gens)\b")


def en_table(swot: Swot) -> pd.DataFrame:
    """Les chaînes faiblesse → cause → solution → indicateur → échéance d’un SWOT, une par ligne."""
    enonces = {c.cle: c.enonce for c in swot.cartes}
    rangees = [(enonces.get(x.faiblesse, ""), x.cause, x.solution, x.indicateur, x.echeance) for x in swot.causes]
    return pd.DataFrame(rangees, columns=list(COLONNES), dtype="str")


def diagnostiquer(table) -> tuple[Anomalie, ...]:
    """Les défauts de forme d’un tableau des causes.

    Paramètre : table, un Swot, ou un DataFrame aux colonnes `COLONNES`. Résultat : tuple d’Anomalie.
    Codes bloquants : colonnes, trop_peu, sans_faiblesse, sans_cause, cause_reformulee (au moins 60 % des mots pleins en
    commun avec la faiblesse), solution_deguisee (la cause est un remède, ou l’absence de ce que la solution apporte),
    sans_solution, sans_indicateur, sans_echeance. Alertes : cause_inverifiable, et solution_deguisee quand la cause nomme
    un outil absent que la solution ne reprend pas. Chaque phrase cite le mot en cause.
    Sources : chaîne faiblesse, cause, solution (règles du cours) ; voir `recouvrement`.
    """
    table = en_table(table) if isinstance(table, Swot) else table
    if not isinstance(table, pd.DataFrame) or not {"faiblesse", "cause"} <= set(map(str, table.columns)):
        return (Anomalie("colonnes", 0, f"Il faut un tableau de cinq colonnes : {', '.join(COLONNES)}."),)
    lignes = [{nom: _texte(r[nom]) if nom in table.columns else "" for nom in COLONNES} for _, r in table.iterrows()]
    lignes = [ligne for ligne in lignes if any(ligne.values())]
    trouvees = []
    if len(lignes) < MINIMUM:
        trouvees.append(Anomalie("trop_peu", 0, f"{len(lignes) or 'Aucune'} chaîne : il en faut {MINIMUM}. Quelle faiblesse "
                                                "coûte le plus, et d’où vient-elle ?"))
    for rang, ligne in enumerate(lignes, start=1):
        trouvees += _de_la_ligne(rang, ligne)
    return tuple(trouvees)


def juger_cause(faiblesse: str, cause: str, solution: str = "") -> Anomalie | None:
    """Le premier défaut d’une cause (reformulation, solution déguisée, invérifiable), ou None. Ligne : 0."""
    effet, _, raison = cause.partition("parce que")
    if raison and recouvrement(effet, raison) >= _REFORMULEE:
        faiblesse, cause = effet, raison
    if recouvrement(faiblesse, cause) >= _REFORMULEE:
        communs = _mots_communs(cause, faiblesse)
        return Anomalie("cause_reformulee", 0, f"« {communs} » est déjà dans la faiblesse : la phrase tourne en rond. "
                                               "Qu’est-ce qui, la veille, a manqué ou s’est passé ?")
    remede = _REMEDE.search(simplifier(cause))
    if remede:
        return Anomalie("solution_deguisee", 0, f"« {_original(cause, remede[0])} » annonce un remède. De quoi souffre-t-on "
                                                "quand il n’y est pas ?")
    communs = _mots_communs(cause, solution)
    if communs and _MANQUE.search(simplifier(cause)):
        return Anomalie("solution_deguisee", 0, f"« {communs} » est dans la cause et dans la solution : dire ce qui manque, "
                                                "c’est déjà un remède. Qu’arrive-t-il, concrètement, sans cela ?")
    outil = _NON_OUTIL.search(simplifier(cause))
    if outil:
        return Anomalie("solution_deguisee", 0, f"« {_original(cause, outil[0])} » nomme peut-être un remède. De quoi "
                                                "souffre-t-on, aujourd’hui, sans lui ?", bloquante=False)
    vague = _INVERIFIABLE.search(simplifier(cause))
    if vague:
        return Anomalie("cause_inverifiable", 0, f"« {_original(cause, vague[0])} » : peut-être, mais aucune donnée ne le "
                                                 "montrera. Quelle cause vérifieriez-vous cette semaine ?", bloquante=False)
    return None


def _de_la_ligne(rang, ligne):
    manques = (
        ("faiblesse", "sans_faiblesse", "une cause sans faiblesse. Que constate-t-on, et où ?"),
        ("cause", "sans_cause", "une faiblesse sans cause. Que se passe-t-il juste avant ?"),
        ("solution", "sans_solution", "la cause est dite. Que changez-vous pour qu’elle disparaisse ?"),
        ("indicateur", "sans_indicateur", "à quel chiffre verrez-vous que la solution agit ?"),
    )
    for colonne, code, phrase in manques:
        if not ligne[colonne]:
            yield Anomalie(code, rang, f"Ligne {rang} : {phrase}")
    if lire_echeance(ligne["echeance"]) is None:
        ecrit = f"« {ligne['echeance'][:40]} » ne désigne pas une date. " if ligne["echeance"] else ""
        yield Anomalie("sans_echeance", rang, f"Ligne {rang} : {ecrit}Une solution sans date est un vœu : écrivez par "
                                              "exemple 31/12/2026. Quand saurez-vous si elle agit ?")
    if ligne["cause"]:
        defaut = juger_cause(ligne["faiblesse"], ligne["cause"], ligne["solution"])
        if defaut:
            yield Anomalie(defaut.code, rang, f"Ligne {rang} : {defaut.phrase}", defaut.bloquante)


def _mots_communs(texte: str, autre: str) -> str:
    """Les mots de `texte`, tels qu’écrits, dont la racine est aussi dans `autre`."""
    la_bas = racines(autre)
    mots = [mot for mot in re.findall(r"\w+", texte) if racines(mot) & la_bas]
    return ", ".join(dict.fromkeys(mots[:3]))


def _original(texte: str, simple: str) -> str:
    """Le passage du texte, avec ses accents, que désigne une suite de mots simplifiés."""
    ecrits = [(mot, simplifier(mot)) for mot in re.findall(r"\w+", texte)]
    voulus = simple.split()
    for i in range(len(ecrits) - len(voulus) + 1):
        if [s for _, s in ecrits[i:i + len(voulus)]] == voulus:
            return " ".join(e for e, _ in ecrits[i:i + len(voulus)])
    return simple


def _texte(valeur) -> str:
    if valeur is Ellipsis or (pd.api.types.is_scalar(valeur) and pd.isna(valeur)):
        return ""
    texte = " ".join(str(valeur).split())
    return "" if texte in ("...", "…", "–", "-") else texte
