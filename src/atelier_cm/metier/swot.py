"""Le SWOT jugé pour sa forme : cases remplies, preuves, doublons, croisements ; et les questions de sens."""

from __future__ import annotations

import re

import pandas as pd

from .anomalie import Anomalie
from .catalogue import simplifier
from .ecriture import accorder
from .recouvrement import ressemblance
from .swot_donnees import depuis_donnees, en_donnees
from .swot_modele import (CASES, DEFINITIONS, TOWS, Action, Carte, Cause, Croisement, Swot, agir, croiser, decaler,
                          deplacer, expliquer, lire_case, poser, retirer, trouver_carte)
from .swot_sens import Alerte, alerte_de, sens

__all__ = [
    "Action", "Alerte", "Anomalie", "CASES", "COLONNES", "Carte", "Cause", "Croisement", "DEFINITIONS", "Swot", "TOWS",
    "agir", "alerte_de", "alertes", "croiser", "decaler", "depuis_donnees", "deplacer", "diagnostiquer", "en_donnees",
    "en_table", "expliquer", "lire_case", "poser", "retirer", "sens", "trouver_carte",
]
COLONNES = ("genre", "numero", "case", "enonce", "chiffre", "effectif", "source")
MINIMUM, MAXIMUM, CROISEMENTS = 3, 5, 3
PETIT_EFFECTIF = 10
_SEMBLABLES = 0.6


def en_table(swot: Swot) -> pd.DataFrame:
    """Le SWOT en une table plate (colonnes `COLONNES`) : les cartes case par case, puis les croisements.

    Un croisement a pour numero « Fo1 × Op2 », pour case « forces × opportunites », pour enonce l’action. La définition
    suivie est une dernière ligne, de genre « definition ». C’est cette table que lit `controle`.
    """
    numeros = swot.numeros
    rangees = [("carte", numeros[c.cle], case, c.enonce, c.chiffre, c.effectif, c.source)
               for case in CASES for c in swot.de(case)]
    cases = {c.cle: c.case for c in swot.cartes}
    rangees += [("croisement", f"{numeros.get(x.interne, '?')} × {numeros.get(x.externe, '?')}",
                 f"{cases.get(x.interne, '?')} × {cases.get(x.externe, '?')}", x.action, "", "", "") for x in swot.croisements]
    if rangees:
        rangees.append(("definition", "", "", swot.definition, "", "", ""))
    return pd.DataFrame(rangees, columns=list(COLONNES), dtype="str")


def diagnostiquer(table) -> tuple[Anomalie, ...]:
    """Les défauts de forme d’un SWOT, le tableau entier d’abord, puis carte par carte, puis les questions de sens.

    Paramètre : table, un Swot, ou la table de `en_table` ; une table écrite à la main suffit avec les colonnes case,
    enonce, chiffre, effectif, source. Résultat : tuple d’Anomalie ; les alertes (bloquante=False) n’ôtent rien.
    Codes bloquants : colonnes, vide, case_courte, case_longue, croisements, case_inconnue, sans_enonce, sans_chiffre,
    sans_effectif, sans_source, doublon, croisement_bancal, croisement_sans_action. Alertes : petit_effectif, et les
    codes de `sens`. Source : règles du cours (trois à cinq cartes par case, une preuve chacune, trois croisements).
    """
    table = en_table(table) if isinstance(table, Swot) else table
    if not isinstance(table, pd.DataFrame) or not {"case", "enonce"} <= set(map(str, table.columns)):
        return (Anomalie("colonnes", 0, "Ce n’est pas un tableau SWOT : prenez celui que rend swot.lire()."),)
    lignes = _lire(table)
    cartes = [ligne for ligne in lignes if ligne["genre"] == "carte"]
    if not cartes:
        return (Anomalie("vide", 0, "Le tableau est vide. Quel constat de l’état des lieux posez-vous en premier, "
                                    "et sur quel chiffre ?"),)
    croisements = [ligne for ligne in lignes if ligne["genre"] == "croisement"]
    definition = next((ligne["enonce"] for ligne in lignes if ligne["genre"] == "definition"), "dehors")
    return (*_du_tableau(cartes, croisements), *_des_cartes(cartes), *_des_croisements(croisements),
            *_des_sens(cartes, definition))


def alertes(swot: Swot) -> tuple[Alerte, ...]:
    """Les questions de sens de toutes les cartes, dans l’ordre du tableau."""
    numeros = swot.numeros
    lues = (alerte_de(c, definition=swot.definition, numero=numeros[c.cle]) for case in CASES for c in swot.de(case))
    return tuple(a for a in lues if a is not None)


def _du_tableau(cartes, croisements):
    for cle, case in CASES.items():
        n = sum(c["case"] == cle for c in cartes)
        if n < MINIMUM:
            compte = "aucune carte" if n == 0 else accorder(n, "carte")
            yield Anomalie("case_courte", 0, f"{case.nom} : {compte}, il en faut {MINIMUM} au moins. {case.question}")
        elif n > MAXIMUM:
            yield Anomalie("case_longue", 0, f"{case.nom} : {n} cartes. Une direction en retiendra {MAXIMUM} : "
                                             "laquelle ne changerait aucune décision ?")
    faits = len({x["numero"] for x in croisements})
    if faits < CROISEMENTS:
        compte = "Aucun croisement" if faits == 0 else accorder(faits, "croisement")
        yield Anomalie("croisements", 0, f"{compte} : il en faut {CROISEMENTS}. Quelle force servirait à saisir une "
                                         "opportunité, ou à parer une menace ?")


def _des_cartes(cartes):
    for rang, c in enumerate(cartes, start=1):
        nom = c["numero"] or f"Carte {rang}"
        if c["case"] not in CASES:
            yield Anomalie("case_inconnue", rang, f"{nom} : « {c['case'][:40]} » n’est pas une des quatre cases. "
                                                  "Où rangez-vous ce constat ?")
        if not c["enonce"]:
            yield Anomalie("sans_enonce", rang, f"{nom} : une preuve sans constat. Que dit-elle, en une phrase ?")
        if not re.search(r"\d", c["chiffre"]):
            yield Anomalie("sans_chiffre", rang, f"{nom} : un constat sans chiffre est une impression. Lequel, dans vos "
                                                 "données, le prouverait ?")
        if not re.search(r"[1-9]", c["effectif"]):
            yield Anomalie("sans_effectif", rang, f"{nom} : sur combien d’observations ce chiffre est-il calculé ?")
        if len(simplifier(c["source"])) < 3:
            yield Anomalie("sans_source", rang, f"{nom} : d’où vient ce chiffre ? Nommez le jeu de données ou la cellule.")
        jumelle = next((a for a in cartes[: rang - 1] if ressemblance(a["enonce"], c["enonce"]) >= _SEMBLABLES), None)
        if c["enonce"] and jumelle:
            yield Anomalie("doublon", rang, f"{jumelle['numero'] or 'Une carte'} et {nom} disent presque la même chose. "
                                            "Laquelle garderiez-vous, et dans quelle case ?")


def _des_croisements(croisements):
    for rang, x in enumerate(croisements, start=1):
        cotes = [m.strip() for m in x["case"].split("×")]
        if tuple(cotes) not in TOWS and tuple(reversed(cotes)) not in TOWS:
            yield Anomalie("croisement_bancal", rang, f"{x['numero'] or 'Un croisement'} : il faut une carte du dedans et "
                                                      "une du dehors. L’une des deux a-t-elle changé de case ?")
        elif not x["enonce"]:
            yield Anomalie("croisement_sans_action", rang, f"{x['numero']} : que décidez-vous de faire, puisque les deux "
                                                           "sont vrais ?")


def _des_sens(cartes, definition):
    for rang, c in enumerate(cartes, start=1):
        nombre = re.search(r"\d[\d\s\u202f\u00a0]*", c["effectif"])
        effectif = int(re.sub(r"\D", "", nombre[0])) if nombre else 0
        if 0 < effectif < PETIT_EFFECTIF:
            yield Anomalie("petit_effectif", rang, f"{c['numero'] or f'Carte {rang}'} : effectif {effectif}. Une observation "
                                                   "de plus ou de moins changerait-elle le constat ?", bloquante=False)
        if c["case"] in CASES:
            alerte = sens(c["case"], c["enonce"], definition=definition)
            if alerte:
                yield Anomalie(alerte.code, rang, f"{c['numero'] or f'Carte {rang}'} : {alerte.phrase}", bloquante=False)


def _lire(table: pd.DataFrame) -> list[dict[str, str]]:
    lignes = []
    for _, rangee in table.iterrows():
        ligne = {nom: _texte(rangee[nom]) if nom in table.columns else "" for nom in COLONNES}
        ligne["genre"] = ligne["genre"] or "carte"
        if ligne["genre"] == "carte":
            try:
                ligne["case"] = lire_case(ligne["case"])
            except ValueError:
                pass  # gardée telle qu'écrite : le diagnostic la nommera
        if any(ligne[nom] for nom in COLONNES if nom != "genre"):
            lignes.append(ligne)
    return lignes


def _texte(valeur) -> str:
    if valeur is Ellipsis or (pd.api.types.is_scalar(valeur) and pd.isna(valeur)):
        return ""
    texte = " ".join(str(valeur).split())
    return "" if texte in ("...", "…", "–", "-") else texte
