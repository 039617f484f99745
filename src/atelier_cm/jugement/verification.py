"""Ce que la construction refuse : structure, nombres, ton, fuites. Une phrase par refus."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping, Sequence

from .atomes import jeton
from .declaration import DECISION, CALCUL, Champ, Option, Question
from .etats import A_REVOIR, PRESQUE, REGIMES, REUSSI
from .lecteurs import TYPES, nom_option
from .points import est_en_quarts
from .rangement import verifier_rangement
from .refus import DeclarationInvalide
from .reperes import tolerances

SANS_REPLI = ("choix", "ensemble", "niveau", "regles", "rangement")

_IDENTIFIANT = re.compile(r"[A-Z]\d{1,2}-\d{1,2}(?:[a-z]|-[a-z]+)?")


def verifier_devoir(questions: Sequence[Question], regime: str) -> None:
    """Refuse un régime inconnu, un identifiant double, une variable lue par deux questions."""
    if regime not in REGIMES:
        raise DeclarationInvalide("devoir", f"le régime « {regime} » n’existe pas ; choisissez entre "
                                            f"« {REGIMES[0]} » et « {REGIMES[1]} ».")
    vus: set[str] = set()
    lectrices: dict[tuple[str, str], str] = {}
    for question in questions:
        if not _IDENTIFIANT.fullmatch(question.id):
            raise DeclarationInvalide(question.id, "un identifiant s’écrit comme E6-1, M6-1a ou L6-1-faits.")
        if question.id in vus:
            raise DeclarationInvalide(question.id, "deux questions portent cet identifiant.")
        vus.add(question.id)
        verifier_question(question)
        for champ in question.champs:
            autre = lectrices.setdefault((_carnet(question.id), champ.nom), question.id)
            if autre != question.id:
                raise DeclarationInvalide(question.id, f"la variable `{champ.nom}` est déjà lue par {autre}.")


def _carnet(identifiant: str) -> str:
    """Une leçon est un carnet à elle seule (M6-1a et M6-1b) ; un devoir en est un autre."""
    return identifiant.rstrip("abcdefghijklmnopqrstuvwxyz") if identifiant.startswith("M") else ""


def verifier_question(question: Question) -> None:
    """Refuse ce qui se voit sans calculer : points, parts, champs, options, aides manquantes."""
    def refuser(phrase: str):
        raise DeclarationInvalide(question.id, phrase)

    if not question.titre.strip():
        refuser("le titre manque.")
    if not est_en_quarts(question.points) or question.points == 0:
        refuser(f"{question.points} point(s) : les points vont de quart en quart, au-dessus de zéro.")
    if not question.champs:
        refuser("aucun champ : que lit cette question ?")
    noms = [c.nom for c in question.champs]
    if len(set(noms)) != len(noms):
        refuser("deux champs lisent la même variable.")
    for champ in question.champs:
        _verifier_champ(champ, refuser)
    repartition = parts(question)
    for champ in question.champs:
        _verifier_credits(champ, repartition[champ.nom], refuser)
    for rang, erreur in enumerate(question.erreurs, 1):
        _verifier_erreur(question, erreur, rang, repartition, refuser)
    if all(c.type in SANS_REPLI for c in question.champs):
        return
    if question.attendu is None:
        refuser("`attendu` manque : la réponse se calcule, elle ne se recopie pas.")
    if not question.repli.strip():
        refuser("la phrase de repli manque : que répondre à une erreur imprévue ?")
    i = question.indices
    if i is None or not (i.rappel.strip() and i.methode.strip() and i.exemple.strip()):
        refuser("les indices manquent : un rappel, une méthode, un exemple sur d’autres données.")
    if not question.corrige.strip():
        refuser("le corrigé commenté manque.")
    if not question.lecture.strip():
        refuser("la lecture manque : que permet de faire ce résultat ?")


def parts(question: Question) -> dict[str, float]:
    """La part de chaque champ ; sans part déclarée, le partage est égal.

    Erreur : DeclarationInvalide si la somme n’est pas celle des points, ou hors des quarts.
    """
    declarees = [c.part for c in question.champs]
    if all(p is None for p in declarees):
        declarees = [question.points / len(declarees)] * len(declarees)
    if any(p is None for p in declarees):
        raise DeclarationInvalide(question.id, "donnez une part à tous les champs, ou à aucun.")
    if not all(est_en_quarts(p) and p > 0 for p in declarees):
        raise DeclarationInvalide(question.id, "chaque part est un multiple d’un quart de point, "
                                               "au-dessus de zéro.")
    if sum(declarees) != question.points:
        raise DeclarationInvalide(
            question.id, f"les parts font {sum(declarees):g} et la question vaut {question.points:g}.")
    return {c.nom: float(p) for c, p in zip(question.champs, declarees)}


def _verifier_champ(champ: Champ, refuser) -> None:
    nom = champ.nom
    if not nom.isidentifier() or keyword.iskeyword(nom) or nom in ("kpi", "charger", "controle", "figures"):
        refuser(f"`{nom}` ne peut pas nommer une réponse.")
    if champ.type not in TYPES:
        refuser(f"`{nom}` : le type « {champ.type} » n’existe pas.")
    if champ.nature not in (CALCUL, DECISION):
        refuser(f"`{nom}` : la nature est « calcul » ou « decision ».")
    if champ.type == "nombre" and champ.tolerance is None:
        refuser(f"`{nom}` : la tolérance manque.")
    for colonne, tol in tolerances({"type": champ.type, "tolerance": champ.tolerance,
                                    "colonnes": champ.colonnes}).items():
        if tol is not None and not 0 < tol < float("inf"):
            refuser(f"`{nom}` : la tolérance de {colonne} doit être un nombre au-dessus de zéro.")
        if tol is not None and float(f"{tol:.1e}") != tol:
            refuser(f"`{nom}` : la tolérance de {colonne} ({tol:g}) s’écrit avec deux chiffres au plus ; "
                    "une part de la réponse publierait la réponse.")
    if champ.type in ("choix", "ensemble"):
        _verifier_options(champ, refuser)
    if champ.type == "table" and not (champ.cle and champ.colonnes):
        refuser(f"`{nom}` : une table a une clé et au moins une colonne jugée.")
    if champ.type == "niveau":
        if champ.attendu not in (0, 1, 2, 3):
            refuser(f"`{nom}` : le niveau attendu va de 0 à 3.")
        muets = [n for n in range(4) if n != champ.attendu and not champ.phrases.get(n, "").strip()]
        if muets:
            refuser(f"`{nom}` : il manque la phrase du niveau {muets[0]}.")
    if champ.type == "rangement":
        verifier_rangement(champ, refuser)
    if champ.type == "regles" and not champ.verificateur.isidentifier():
        refuser(f"`{nom}` : le vérificateur est le nom d’un module de metier.")


def _verifier_options(champ: Champ, refuser) -> None:
    options: Mapping[str, Option] = champ.options
    if len(options) < 2:
        refuser(f"`{champ.nom}` : il faut au moins deux options.")
    if len({jeton(o) for o in options}) != len(options):
        refuser(f"`{champ.nom}` : deux options ne se distinguent que par la casse ou les espaces.")
    for nom, option in options.items():
        if nom_option(nom) != jeton(nom):
            refuser(f"`{champ.nom}` : l’option « {nom} » ne se lit pas telle qu’elle est écrite.")
        if option.etat != REUSSI and not option.phrase.strip():
            refuser(f"`{champ.nom}` : l’option « {nom} » n’a pas de phrase.")
    justes = [o for o in options.values() if o.etat == REUSSI]
    if not justes:
        refuser(f"`{champ.nom}` : aucune option n’est juste.")
    if len(justes) == len(options):
        refuser(f"`{champ.nom}` : toutes les options sont justes.")


def _verifier_credits(champ: Champ, part: float, refuser) -> None:
    if champ.bareme and champ.bareme[0][1] != part:
        refuser(f"`{champ.nom}` : le premier seuil du barème vaut la part ({part:g}).")
    for nom, option in champ.options.items():
        if option.credit is not None and not (est_en_quarts(option.credit) and option.credit < part):
            refuser(f"`{champ.nom}` : le crédit de l’option « {nom} » va de quart en quart, "
                    f"au-dessous de la part ({part:g}).")


def _verifier_erreur(question: Question, erreur, rang: int, repartition: Mapping, refuser) -> None:
    noms = {c.nom: c for c in question.champs}
    if not erreur.valeurs:
        refuser(f"erreur {rang} : aucune valeur.")
    for nom in erreur.valeurs:
        if nom not in noms:
            refuser(f"erreur {rang} : `{nom}` n’est pas un champ de la question.")
        if noms[nom].type in ("ensemble", "niveau", "regles", "rangement"):
            refuser(f"erreur {rang} : `{nom}` a déjà une phrase par réponse.")
    if all(noms[nom].type == "choix" for nom in erreur.valeurs):
        refuser(f"erreur {rang} : un choix a déjà une phrase par option.")
    if not erreur.phrase.strip():
        refuser(f"erreur {rang} : la phrase manque.")
    if erreur.etat not in (PRESQUE, A_REVOIR, "a_revoir"):
        refuser(f"erreur {rang} : l’état est « {PRESQUE} » ou « {A_REVOIR} ».")
    total = sum(repartition[nom] for nom in erreur.valeurs)
    if erreur.credit is not None and not (est_en_quarts(erreur.credit) and erreur.credit < total):
        refuser(f"erreur {rang} : le crédit va de quart en quart, au-dessous de la part ({total:g}).")
