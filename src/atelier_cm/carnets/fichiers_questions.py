"""Les fichiers où un dossier déclare ses questions : `questions.py`, ou un paquet `questions/`.

Le paquet sert quand un seul fichier deviendrait long : un fichier par étape ou par leçon, et un
`__init__.py` qui écrit l'ordre en toutes lettres (`QUESTIONS`), le régime et les critères.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import linecache
import sys
from pathlib import Path
from types import ModuleType

FICHIER = "questions.py"
PAQUET = "questions"
OUVRANT = "__init__.py"


def fichiers_de_questions(dossier: Path) -> tuple[Path, ...]:
    """Les fichiers de questions d'un dossier, celui qui s'exécute d'abord en tête ; vide s'il n'y en a pas."""
    seul = dossier / FICHIER
    trouves = sorted((dossier / PAQUET).glob("*.py"), key=lambda f: (f.name != OUVRANT, f.name))
    return tuple([seul] * seul.is_file() + trouves)


def faute_de_rangement(fichiers: tuple[Path, ...]) -> str:
    """La phrase qui dit pourquoi ces fichiers ne se chargent pas ; vide s'ils se chargent."""
    premier = fichiers[0]
    if premier.name == FICHIER and len(fichiers) > 1:
        return f"ce dossier a aussi un « {PAQUET}/ » : gardez l’un ou l’autre."
    if premier.name not in (FICHIER, OUVRANT):
        return f"il manque « {PAQUET}/{OUVRANT} », qui donne l’ordre des questions."
    return ""


def executer(fichiers: tuple[Path, ...]) -> ModuleType:
    """Exécute les questions d'un dossier sous un nom de module à lui, toujours relues du disque.

    Deux dossiers ont chacun leurs questions : importées par leur nom, les secondes seraient prises
    pour les premières. Rien n'est écrit à côté (nbgrader distribuerait le cache).
    """
    premier = fichiers[0]
    nom = "atelier_questions_" + hashlib.sha256(str(premier).encode()).hexdigest()[:16]
    for deja in [n for n in sys.modules if n == nom or n.startswith(nom + ".")]:
        del sys.modules[deja]
    for fichier in fichiers:
        linecache.checkcache(str(fichier))
    importlib.invalidate_caches()
    ou = [str(premier.parent)] if premier.name == OUVRANT else None
    fiche = importlib.util.spec_from_file_location(nom, premier, submodule_search_locations=ou)
    module = importlib.util.module_from_spec(fiche)
    sys.modules[nom] = module
    sans_cache, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        fiche.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = sans_cache
    return module
