"""Le fichier `questions.py` d'un dossier : chargé par chemin, ses fautes montrées à leur ligne."""

from __future__ import annotations

import ast
import hashlib
import linecache
import sys
import traceback
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from atelier_cm.carnets.problemes import Probleme, Refus

NOM = "questions.py"
REGIMES = ("entrainement", "certification")


@dataclass(frozen=True)
class Declarations:
    """Les questions d'un dossier.

    Attributes:
        fichier: le `questions.py` lu, à citer dans les refus.
        chemin: le même, sur le disque ; None si le dossier n'en a pas.
        questions: par identifiant, dans l'ordre de `QUESTIONS`.
        regime: « entrainement » ou « certification ».
        lignes: ligne où chaque identifiant est écrit.
    """

    fichier: str
    chemin: Path | None = None
    questions: Mapping[str, Any] = field(default_factory=dict)
    regime: str = "entrainement"
    lignes: Mapping[str, int] = field(default_factory=dict)


def lire_declarations(chemin: Path, fichier: str) -> Declarations:
    """Exécute un `questions.py` sous un nom de module à lui.

    Deux dossiers ont chacun leur `questions.py` : importés par leur nom, le second serait pris
    pour le premier. Rien n'est écrit à côté du fichier (nbgrader distribuerait le cache).

    Args:
        chemin: le fichier ; s'il n'existe pas, le dossier n'a pas de question.
        fichier: le nom à citer dans les refus.

    Raises:
        Refus: le fichier ne s'exécute pas, ou ne dit pas ses questions et son régime.
    """
    if not chemin.is_file():
        return Declarations(fichier)
    source = chemin.read_text(encoding="utf-8")
    module = types.ModuleType("atelier_questions_" + hashlib.sha256(str(chemin).encode()).hexdigest()[:16])
    module.__file__ = str(chemin)
    linecache.checkcache(str(chemin))
    sys.modules[module.__name__] = module
    avec_fichier(lambda: exec(compile(source, str(chemin), "exec"), module.__dict__), chemin, fichier)
    lignes = _lignes_des_identifiants(source)
    questions = getattr(module, "QUESTIONS", None)
    regime = getattr(module, "REGIME", None)
    problemes = []
    if not isinstance(questions, (tuple, list)):
        problemes.append(
            Probleme(fichier, 1, "il manque « QUESTIONS = (…) », la liste des questions de ce dossier.")
        )
    if regime not in REGIMES:
        problemes.append(
            Probleme(fichier, 1, f'il manque « REGIME = "{REGIMES[0]}" » (ou « {REGIMES[1]} »).')
        )
    par_nom: dict[str, Any] = {}
    for question in questions or ():
        if question.id in par_nom:
            problemes.append(
                Probleme(
                    fichier, lignes.get(question.id, 1), f"la question {question.id} est déclarée deux fois."
                )
            )
        par_nom[question.id] = question
    if problemes:
        raise Refus(problemes)
    return Declarations(fichier, chemin, par_nom, regime, lignes)


def controles(declarations: Declarations, charger: Callable) -> dict:
    """Le contenu de `controles.json`, ou le refus qui dit quelle déclaration ne va pas.

    Args:
        declarations: les questions du dossier.
        charger: la fonction qui rend un jeu de données.
    """
    from atelier_cm.jugement.construction import DeclarationInvalide, fabriquer_controles

    questions = tuple(declarations.questions.values())

    def fabriquer(celles: tuple) -> dict:
        return avec_fichier(
            lambda: fabriquer_controles(celles, declarations.regime, charger),
            declarations.chemin,
            declarations.fichier,
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
    ligne = declarations.lignes.get(nom, 1)
    if erreur.__cause__ is not None:
        fautive = _ligne_de(erreur.__cause__, declarations.chemin)
        ligne = fautive if fautive > 1 else ligne
    return Probleme(declarations.fichier, ligne, f"{nom} : {_phrase(erreur)}" if nom else _phrase(erreur))


def avec_fichier(geste: Callable[[], Any], chemin: Path, fichier: str, laisser: type | tuple = ()) -> Any:
    """Fait le geste ; ce qu'il lève devient un refus à la ligne de l'auteur, sans trace."""
    try:
        return geste()
    except laisser:
        raise
    except SyntaxError as erreur:
        ligne = erreur.lineno if erreur.filename == str(chemin) else _ligne_de(erreur, chemin)
        raise Refus(
            [
                Probleme(
                    fichier,
                    ligne or 1,
                    f"ce n’est pas du Python : « {(erreur.text or '').strip()} » ({erreur.msg}).",
                )
            ]
        ) from None
    except Exception as erreur:
        ligne = _ligne_de(erreur, chemin)
        code = linecache.getline(str(chemin), ligne).strip()
        raise Refus(
            [
                Probleme(
                    fichier,
                    ligne,
                    f"cette ligne échoue : « {code} » ({type(erreur).__name__} : {_une_ligne(erreur)}).",
                )
            ]
        ) from None


def _ligne_de(erreur: BaseException, chemin: Path) -> int:
    """La dernière ligne de l'auteur traversée par l'erreur."""
    lignes = [c.lineno for c in traceback.extract_tb(erreur.__traceback__) if c.filename == str(chemin)]
    return lignes[-1] if lignes else 1


def _une_ligne(erreur: BaseException) -> str:
    lignes = str(erreur).strip().splitlines()
    return lignes[0] if lignes else "sans message"


def _phrase(erreur: Exception) -> str:
    return str(getattr(erreur, "phrase", None) or _une_ligne(erreur))


def _lignes_des_identifiants(source: str) -> dict[str, int]:
    """La ligne où s'ouvre chaque `Question(id="…")`."""
    lignes: dict[str, int] = {}
    for noeud in ast.walk(ast.parse(source)):
        if isinstance(noeud, ast.Call):
            for argument in noeud.keywords:
                if argument.arg == "id" and isinstance(argument.value, ast.Constant):
                    lignes.setdefault(str(argument.value.value), noeud.lineno)
    return lignes
