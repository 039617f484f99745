"""Les questions d'un dossier : chargées par chemin, leurs fautes montrées à leur ligne."""

from __future__ import annotations

import ast
import linecache
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from atelier_cm.carnets.fichiers_questions import FICHIER, executer, faute_de_rangement, fichiers_de_questions
from atelier_cm.carnets.problemes import Probleme, Refus

REGIMES = ("entrainement", "certification")


@dataclass(frozen=True)
class Declarations:
    """Les questions d'un dossier.

    Attributes:
        fichier: le fichier qui donne leur liste, à citer dans les refus.
        cites: nom à citer de chaque fichier de questions, par chemin ; vide si le dossier n'en a pas.
        questions: par identifiant, dans l'ordre de `QUESTIONS`.
        regime: « entrainement » ou « certification ».
        places: fichier et ligne où chaque identifiant est écrit.
        module: le module exécuté ; None si le dossier n'a pas de question.
    """

    fichier: str
    cites: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, Any] = field(default_factory=dict)
    regime: str = "entrainement"
    places: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    module: ModuleType | None = None


def lire_declarations(dossier: Path, nom: str) -> Declarations:
    """Exécute le `questions.py` d'un dossier, ou son paquet `questions/`.

    Args:
        dossier: le dossier du devoir ou de la leçon ; il peut n'avoir aucune question.
        nom: le nom du dossier à citer dans les refus.

    Raises:
        Refus: un fichier ne s'exécute pas, ou le dossier ne dit pas ses questions et son régime.
    """
    fichiers = fichiers_de_questions(dossier)
    if not fichiers:
        return Declarations(f"{nom}/{FICHIER}")
    cites = {str(f): f"{nom}/{f.relative_to(dossier).as_posix()}" for f in fichiers}
    fichier = cites[str(fichiers[0])]
    if faute := faute_de_rangement(fichiers):
        raise Refus([Probleme(fichier, 1, faute)])
    module = avec_fichiers(lambda: executer(fichiers), cites)
    places = _places_des_identifiants(cites)
    questions = getattr(module, "QUESTIONS", None)
    regime = getattr(module, "REGIME", None)
    problemes = []
    if not isinstance(questions, (tuple, list)):
        problemes.append(
            Probleme(fichier, 1, "il manque « QUESTIONS = (…) », la liste des questions de ce dossier.")
        )
    if regime not in REGIMES:
        problemes.append(
            Probleme(fichier, 1, f'il manque « REGIME = "{REGIMES[0]}" » (ou « {REGIMES[1]} »).')
        )
    par_nom: dict[str, Any] = {}
    for question in questions or ():
        if question.id in par_nom:
            problemes.append(
                Probleme(
                    *places.get(question.id, (fichier, 1)), f"la question {question.id} est déclarée deux fois."
                )
            )
        par_nom[question.id] = question
    if problemes:
        raise Refus(problemes)
    return Declarations(fichier, cites, par_nom, regime, places, module)


def controles(declarations: Declarations, charger: Callable, cours: tuple[str, ...] = ()) -> dict:
    """Le contenu de `controles.json`, ou le refus qui dit quelle déclaration ne va pas.

    Args:
        declarations: les questions du dossier.
        charger: la fonction qui rend un jeu de données.
        cours: code des cellules que les textes du dossier fournissent à l'apprenant.
    """
    from atelier_cm.jugement.construction import DeclarationInvalide, fabriquer_controles

    questions = tuple(declarations.questions.values())

    def fabriquer(celles: tuple) -> dict:
        return avec_fichiers(
            lambda: fabriquer_controles(celles, declarations.regime, charger, cours),
            declarations.cites,
            laisser=DeclarationInvalide,
        )

    try:
        return fabriquer(questions)
    except DeclarationInvalide as erreur:
        problemes = {_refus_de_declaration(declarations, erreur)}
    # La fabrique s'arrête à la première faute : une par une, les autres se disent aussi.
    for question in questions:
        try:
            fabriquer((question,))
        except DeclarationInvalide as erreur:
            problemes.add(_refus_de_declaration(declarations, erreur))
        except Refus as refus:
            problemes.update(refus.problemes)
    raise Refus(problemes)


def _refus_de_declaration(declarations: Declarations, erreur: Exception) -> Probleme:
    """À la ligne fautive si une fonction de l'auteur a échoué, sinon à la déclaration."""
    nom = str(getattr(erreur, "question", ""))
    fichier, ligne = declarations.places.get(nom, (declarations.fichier, 1))
    if erreur.__cause__ is not None:
        chemin, fautive = _fautive(erreur.__cause__, declarations.cites)
        fichier, ligne = (declarations.cites[chemin], fautive) if fautive > 1 else (fichier, ligne)
    return Probleme(fichier, ligne, f"{nom} : {_phrase(erreur)}" if nom else _phrase(erreur))


def avec_fichiers(geste: Callable[[], Any], cites: Mapping[str, str], laisser: type | tuple = ()) -> Any:
    """Fait le geste ; ce qu'il lève devient un refus à la ligne de l'auteur, sans trace.

    Args:
        geste: ce qui exécute le code de l'auteur.
        cites: nom à citer de chaque fichier de l'auteur, par chemin, le premier à défaut d'un autre.
        laisser: les erreurs qui passent telles quelles.
    """
    try:
        return geste()
    except laisser:
        raise
    except SyntaxError as erreur:
        chemin, ligne = _fautive(erreur, cites)
        if erreur.filename in cites:
            chemin, ligne = erreur.filename, erreur.lineno
        raise Refus(
            [
                Probleme(
                    cites[chemin],
                    ligne or 1,
                    f"ce n’est pas du Python : « {(erreur.text or '').strip()} » ({erreur.msg}).",
                )
            ]
        ) from None
    except Exception as erreur:
        chemin, ligne = _fautive(erreur, cites)
        code = linecache.getline(chemin, ligne).strip()
        raise Refus(
            [
                Probleme(
                    cites[chemin],
                    ligne,
                    f"cette ligne échoue : « {code} » ({type(erreur).__name__} : {_une_ligne(erreur)}).",
                )
            ]
        ) from None


def _fautive(erreur: BaseException, cites: Mapping[str, str]) -> tuple[str, int]:
    """Le fichier et la dernière ligne de l'auteur traversés par l'erreur."""
    traversees = [(c.filename, c.lineno) for c in traceback.extract_tb(erreur.__traceback__) if c.filename in cites]
    return traversees[-1] if traversees else (next(iter(cites)), 1)


def _une_ligne(erreur: BaseException) -> str:
    lignes = str(erreur).strip().splitlines()
    return lignes[0] if lignes else "sans message"


def _phrase(erreur: Exception) -> str:
    return str(getattr(erreur, "phrase", None) or _une_ligne(erreur))


def _places_des_identifiants(cites: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Le fichier et la ligne où s'ouvre chaque `Question(id="…")`."""
    places: dict[str, tuple[str, int]] = {}
    for chemin, fichier in cites.items():
        for noeud in ast.walk(ast.parse(Path(chemin).read_text(encoding="utf-8"))):
            if isinstance(noeud, ast.Call):
                for argument in noeud.keywords:
                    if argument.arg == "id" and isinstance(argument.value, ast.Constant):
                        places.setdefault(str(argument.value.value), (fichier, noeud.lineno))
    return places
