"""Ce que la construction refuse : structure, nombres, ton, fuites. Une phrase par refus."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping, Sequence

from . import empreintes
from .atomes import jeton, nature_de, reel
from .declaration import DECISION, CALCUL, Champ, Option, Question
from .derivees import ECART_CASES
from .etats import A_REVOIR, PRESQUE, REGIMES, REUSSI
from .lecteurs import TYPES, nom_option
from .points import est_en_quarts
from .refus import DeclarationInvalide
from .reperes import tolerances

MOTS_PHRASE = 35
MOTS_INDICE = 60
MOTS_CORRIGE = 200
SANS_REPLI = ("choix", "ensemble", "niveau", "regles")

_IDENTIFIANT = re.compile(r"[A-Z]\d{1,2}-\d{1,2}(?:[a-z]|-[a-z]+)?")
_INTERDITS = ("simplement", "évidemment", "il suffit")
_NOMBRE = re.compile(r"[-−]?\d[\d\u202f\u00a0]*(?:[.,]\d+)?")
_MOT = re.compile(r"\w")


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
        if noms[nom].type in ("ensemble", "niveau", "regles"):
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


def verifier_attendus(question: Question, attendus: Mapping) -> None:
    """Refuse un attendu qui manque, qui ne correspond à aucun champ calculé, ou qui contredit un
    niveau déclaré (le répéter est permis)."""
    for champ in question.champs:
        if champ.type == "niveau" and champ.nom in attendus and attendus[champ.nom] != champ.attendu:
            raise DeclarationInvalide(question.id, f"`attendu` et le champ `{champ.nom}` se contredisent.")
    attendus = {nom: v for nom, v in attendus.items()
                if not any(c.nom == nom and c.type == "niveau" for c in question.champs)}
    calcules = {c.nom for c in question.champs if c.type not in SANS_REPLI}
    if manque := sorted(calcules - set(attendus)):
        raise DeclarationInvalide(question.id, f"`attendu` ne donne pas `{manque[0]}`.")
    if en_trop := sorted(set(attendus) - calcules):
        raise DeclarationInvalide(question.id, f"`attendu` donne `{en_trop[0]}`, que personne ne lit.")


def verifier_grandeur(question: Question, forme: Mapping, valeur, ou: str) -> None:
    """Refuse une tolérance trop fine pour la taille de la réponse."""
    if forme["type"] == "nombre" and abs(valeur) / forme["tolerance"] > empreintes.RAPPORT_MAX:
        raise DeclarationInvalide(
            question.id, f"{ou} : la tolérance de `{forme['nom']}` est trop fine pour cette valeur.")


def verifier_distances(question: Question, formes: Mapping, lus: Mapping,
                       declarees: Sequence[tuple[str, Mapping]]) -> None:
    """Refuse deux réponses (juste, erreurs) qu’une tolérance ne permet pas de distinguer."""
    for rang, (ou, valeurs) in enumerate(declarees):
        if all(any(_confondues(formes[n], v, juste) for juste in lus.get(n, ()))
               if n in lus else _option_juste(question, n, v) for n, v in valeurs.items()):
            raise DeclarationInvalide(
                question.id, f"{ou} : sa valeur est à moins de deux tolérances de la réponse juste.")
        for autre_ou, autres in declarees[:rang]:
            if set(autres) == set(valeurs) and all(
                    _confondues(formes[n], v, autres[n]) for n, v in valeurs.items()):
                raise DeclarationInvalide(
                    question.id, f"{ou} et {autre_ou} sont à moins de deux tolérances l’une de l’autre.")


def _option_juste(question: Question, nom: str, valeur) -> bool:
    champ = next(c for c in question.champs if c.nom == nom)
    return any(jeton(o) == valeur and option.etat == REUSSI for o, option in champ.options.items())


def _confondues(forme: Mapping, a, b) -> bool:
    """Deux valeurs que leurs cases pourraient ne pas séparer."""
    if forme["type"] == "nombre":
        return abs(a - b) <= 2 * forme["tolerance"] * ECART_CASES
    if forme["type"] in ("liste", "classement"):
        return _colonnes_confondues(a, b, forme.get("tolerance"))
    if forme["type"] in ("serie", "table"):
        return a["cles"] == b["cles"] and all(
            _colonnes_confondues(a["colonnes"][n], b["colonnes"][n], tol)
            for n, tol in tolerances(forme).items())
    return a == b


def _colonnes_confondues(a: Sequence, b: Sequence, tolerance: float | None) -> bool:
    def proches(x, y) -> bool:
        if tolerance is not None and isinstance(x, float) and isinstance(y, float):
            return abs(x - y) <= 2 * tolerance * ECART_CASES
        return x == y
    return len(a) == len(b) and all(map(proches, a, b))


def verifier_ton(question: Question, phrase: str, ou: str, mots_max: int) -> None:
    """Refuse une phrase trop longue, un point d’exclamation, un mot qui rabaisse."""
    if "!" in phrase:
        raise DeclarationInvalide(question.id, f"{ou} : la phrase contient un point d’exclamation.")
    for interdit in _INTERDITS:
        if interdit in jeton(phrase):
            raise DeclarationInvalide(question.id, f"{ou} : la phrase contient « {interdit} ».")
    if (n := nombre_de_mots(phrase)) > mots_max:
        raise DeclarationInvalide(question.id, f"{ou} : {n} mots, {mots_max} au plus.")


def nombre_de_mots(phrase: str) -> int:
    """Mots d’une phrase : « 14 200 » en est un, la ponctuation seule n’en est pas un."""
    liee = re.sub(r"(?<=\d)[\u202f\u00a0](?=\d)", "", phrase)
    return sum(1 for mot in liee.split() if _MOT.search(mot))


def verifier_fuites(question: Question, formes: Mapping, lus: Mapping,
                    visibles: Sequence[tuple[str, str, Mapping]]) -> None:
    """Refuse la valeur attendue dans une phrase que lira une réponse fausse.

    Une phrase d’erreur peut citer sa propre valeur : c’est celle que la réponse contient. Les
    entiers au-dessous de 10 sont laissés : on ne peut pas s’interdire d’écrire « 3 ».
    """
    for ou, phrase, citees in visibles:
        nombres = [float(re.sub(r"[\u202f\u00a0]", "", n).replace(",", ".").replace("−", "-"))
                   for n in _NOMBRE.findall(phrase)]
        permis = [reel(v) for v in citees.values() if nature_de(v) == "nombre"]
        for nom, valeurs in lus.items():
            for valeur in valeurs:
                if formes[nom]["type"] == "nombre" and any(
                        abs(p - valeur) <= formes[nom]["tolerance"] for p in permis):
                    continue
                if _ecrite(formes[nom], valeur, phrase, nombres):
                    raise DeclarationInvalide(question.id, f"{ou} : la valeur attendue de `{nom}` y est écrite.")


def _ecrite(forme: Mapping, valeur, phrase: str, nombres: Sequence[float]) -> bool:
    if forme["type"] == "nombre":
        petit_entier = float(valeur).is_integer() and abs(valeur) < 10
        return not petit_entier and any(abs(n - valeur) <= forme["tolerance"] for n in nombres)
    if forme["type"] == "texte":
        return len(valeur) > 3 and re.search(rf"\b{re.escape(valeur)}\b", jeton(phrase)) is not None
    if forme["type"] == "date":
        annee, mois, jour = valeur.split("-")
        return valeur in phrase or f"{jour}/{mois}/{annee}" in phrase
    return False
