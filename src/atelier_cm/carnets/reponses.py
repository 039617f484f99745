"""Ce que les cellules de code d'un carnet font des réponses : qui écrit, qui lit quoi.

Les questions d'un devoir sont indépendantes : en rater une n'en gêne aucune autre. Le
constructeur le lit dans l'arbre syntaxique, sans rien exécuter.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from atelier_cm.carnets import roles, solutions
from atelier_cm.carnets.problemes import Probleme
from atelier_cm.carnets.texte import Bloc

LIGNES_AU_PLUS = 3
SOUCHES_AU_PLUS = 3


def problemes_de_reponses(fichier: str, blocs: list[Bloc], questions: Mapping[str, Any]) -> list[Probleme]:
    """Les refus qui tiennent au code : souches, longueur, variables, dépendances.

    Args:
        fichier: le texte, à citer.
        blocs: les blocs de ce texte.
        questions: les questions posées dans ce texte, par identifiant.
    """
    proprietaire, problemes = _proprietaires(fichier, blocs, questions)
    ecrites: dict[str, Bloc] = {}
    for bloc in blocs:
        if bloc.genre == "code" and roles.role(bloc) == "reponse":
            problemes.extend(_problemes_de_cellule(fichier, bloc))
    lisibles = [b for b in blocs if b.genre == "code" and _arbre(b) is not None]
    for bloc in lisibles:
        for nom in sorted(_affectes(_arbre(bloc)) & proprietaire.keys()):
            if nom in ecrites:
                problemes.append(
                    Probleme(
                        fichier,
                        bloc.ligne,
                        f"la variable « {nom} » ({proprietaire[nom]}) est déjà écrite ligne {ecrites[nom].ligne} : donnez un autre nom à celle-ci.",
                    )
                )
            ecrites.setdefault(nom, bloc)
    souches = {nom for b in lisibles if roles.role(b) == "reponse" for nom in solutions.souches(b.source)}
    for nom, question in proprietaire.items():
        if nom not in souches:
            ligne = next((b.ligne for b in blocs if b.options.get("question") == question), 1)
            problemes.append(
                Probleme(
                    fichier,
                    ligne,
                    f"réponse sans souche : aucune cellule de réponse ne propose « {nom} = ... » pour {question}.",
                )
            )
    problemes.extend(_dependances(fichier, lisibles, proprietaire))
    return problemes


def _proprietaires(fichier: str, blocs: list[Bloc], questions: Mapping[str, Any]):
    """À quelle question appartient chaque variable de réponse ; les partages sont refusés."""
    proprietaire: dict[str, str] = {}
    problemes = []
    for bloc in blocs:
        question = questions.get(bloc.options.get("question"))
        for champ in question.champs if question else ():
            autre = proprietaire.setdefault(champ.nom, question.id)
            if autre != question.id:
                problemes.append(
                    Probleme(
                        fichier,
                        bloc.ligne,
                        f"la variable « {champ.nom} » est partagée par {autre} et {question.id} : chaque question a les siennes.",
                    )
                )
    return proprietaire, problemes


def _problemes_de_cellule(fichier: str, bloc: Bloc) -> Iterator[Probleme]:
    def refus(phrase: str) -> Probleme:
        return Probleme(fichier, bloc.ligne, phrase)

    try:
        voulues = solutions.souches(bloc.source)
        corrige = solutions.solution(bloc.source)
        ast.parse(solutions.avec_solution(bloc.source))
    except solutions.RegionMalFermee:
        yield refus(
            "la région solution est mal délimitée : une ligne « ### BEGIN SOLUTION », une ligne « ### END SOLUTION »."
        )
        return
    except SyntaxError as erreur:
        yield refus(f"le code de cette réponse n’est pas du Python (vers « {(erreur.text or '').strip()} »).")
        return
    if not solutions.a_une_region(bloc.source):
        yield refus(
            "réponse sans corrigé : ajoutez une région « ### BEGIN SOLUTION » … « ### END SOLUTION »."
        )
        return
    if not voulues:
        yield refus("réponse sans souche : écrivez « variable = ... » au-dessus de la région solution.")
    if len(voulues) > SOUCHES_AU_PLUS:
        yield refus(
            f"{len(voulues)} souches dans une cellule, {SOUCHES_AU_PLUS} au plus : coupez-la en deux."
        )
    lignes = solutions.nombre_de_lignes(corrige)
    if lignes > LIGNES_AU_PLUS:
        yield refus(
            f"{lignes} lignes de solution, {LIGNES_AU_PLUS} au plus : donnez le reste dans une cellule du cours."
        )
    for nom in voulues:
        if nom not in _affectes(ast.parse(corrige)):
            yield refus(f"le corrigé ne donne pas de valeur à « {nom} ».")


def _arbre(bloc: Bloc) -> ast.Module | None:
    """L'arbre du code de la cellule, corrigé compris ; None s'il n'est pas du Python lisible."""
    source = "\n".join("" if l.lstrip().startswith(("%", "!")) else l for l in bloc.source.split("\n"))
    try:
        return ast.parse(solutions.avec_solution(source))
    except (SyntaxError, solutions.RegionMalFermee):
        return None


def _affectes(arbre: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(arbre) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def _lus_avant_d_etre_ecrits(arbre: ast.Module) -> set[str]:
    """Les noms que la cellule va chercher ailleurs, instruction par instruction."""
    lus: set[str] = set()
    ecrits: set[str] = set()
    for instruction in arbre.body:
        noms = [n for n in ast.walk(instruction) if isinstance(n, ast.Name)]
        lus |= {n.id for n in noms if isinstance(n.ctx, ast.Load)} - ecrits
        ecrits |= {n.id for n in noms if isinstance(n.ctx, ast.Store)}
    return lus


def _dependances(fichier: str, blocs: list[Bloc], proprietaire: Mapping[str, str]) -> Iterator[Probleme]:
    """Une réponse ne lit rien qui vienne, de près ou de loin, de la réponse à une autre."""
    # Pour chaque nom, les questions dont les réponses ont servi à l'obtenir.
    origine: dict[str, set[str]] = defaultdict(set)
    suivante = _questions_suivantes(blocs)
    for bloc in blocs:
        arbre = _arbre(bloc)
        affectes = _affectes(arbre)
        lus = _lus_avant_d_etre_ecrits(arbre)
        if roles.role(bloc) == "reponse":
            siennes = {proprietaire[nom] for nom in affectes & proprietaire.keys()} or suivante[id(bloc)]
            for nom in sorted(lus):
                for autre in sorted(origine[nom] - siennes):
                    ici = ", ".join(sorted(siennes)) or "cette cellule"
                    yield Probleme(
                        fichier,
                        bloc.ligne,
                        f"{ici} dépend de la réponse à {autre} : la cellule lit « {nom} ». Redonnez cette valeur dans une cellule du cours.",
                    )
            heritage = siennes or {_question_de(str(bloc.options.get("id")), set(proprietaire.values()))}
        else:
            heritage = set().union(*(origine[nom] for nom in lus)) if lus else set()
        for nom in affectes:
            origine[nom] = set(heritage)


def _question_de(identifiant: str, questions: set[str]) -> str:
    """La question d'une cellule sans champ : « E6-12-lignes » prépare E6-12."""
    return next((q for q in questions if identifiant.startswith(f"{q}-")), identifiant)


def _questions_suivantes(blocs: list[Bloc]) -> dict[int, set[str]]:
    """Une cellule de réponse qui ne remplit aucun champ prépare la question posée après elle."""
    suivantes: dict[int, set[str]] = {}
    question: set[str] = set()
    for bloc in reversed(blocs):
        if roles.role(bloc) == "question":
            question = {str(bloc.options.get("question"))}
        suivantes[id(bloc)] = question
    return suivantes
