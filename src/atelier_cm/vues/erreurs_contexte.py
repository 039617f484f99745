"""Ce que l’on sait d’une erreur au moment où elle survient : la ligne, le code, les noms, le carnet.

Rien ici ne lit l’écran ni n’écrit : ces fonctions rangent des faits pour `erreurs_phrases`.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import FrameType, TracebackType
from unicodedata import combining, normalize


@dataclass(frozen=True)
class CelluleCode:
    """Une cellule de code du carnet enregistré."""

    identifiant: str
    source: str


@dataclass(frozen=True)
class Contexte:
    """Les faits connus autour d’une erreur.

    ligne : numéro de ligne dans la cellule (à partir de 1), None si inconnu.
    code : texte de cette ligne.
    source : texte entier de la cellule exécutée.
    noms : variables du noyau.
    carnet : cellules de code du carnet enregistré, dans l’ordre ; vide si le fichier est inconnu.
    cellule : identifiant de la cellule exécutée, vide si inconnu.
    dossier : dossier courant du noyau.
    cadres : pile d’appels, de la cellule vers la bibliothèque qui a échoué.
    """

    ligne: int | None = None
    code: str = ""
    source: str = ""
    noms: Mapping[str, object] = field(default_factory=dict)
    carnet: tuple[CelluleCode, ...] = ()
    cellule: str = ""
    dossier: Path = Path(".")
    cadres: tuple[FrameType, ...] = ()

    @property
    def ou(self) -> str:
        """« ligne 3 », ou « dans cette cellule » quand la ligne est inconnue."""
        return f"ligne {self.ligne}" if self.ligne else "dans cette cellule"


def cadres_de(trace: TracebackType | None) -> tuple[tuple[FrameType, int], ...]:
    """La pile d’une trace : couples (cadre, numéro de ligne), du plus externe au plus interne."""
    pile = []
    while trace is not None:
        pile.append((trace.tb_frame, trace.tb_lineno))
        trace = trace.tb_next
    return tuple(pile)


def ligne_de(source: str, numero: int | None) -> str:
    """Le texte de la ligne demandée, vide si elle n’existe pas."""
    lignes = source.splitlines()
    return lignes[numero - 1].strip() if numero and 0 < numero <= len(lignes) else ""


def sans_accent(texte: str) -> str:
    """Minuscules sans accent, pour comparer deux orthographes."""
    return "".join(c for c in normalize("NFD", texte.casefold()) if not combining(c))


def proche(cherche: object, connus: object, seuil: float = 0.6) -> str | None:
    """Le nom connu le plus proche de `cherche` (accents et majuscules ignorés), ou None."""
    if not isinstance(cherche, str):
        return None
    par_forme: dict[str, str] = {}
    for nom in connus:  # type: ignore[attr-defined]
        if isinstance(nom, str) and nom != cherche:
            par_forme.setdefault(sans_accent(nom), nom)
    trouves = get_close_matches(sans_accent(cherche), list(par_forme), n=1, cutoff=seuil)
    return par_forme[trouves[0]] if trouves else None


def noms_definis(source: str) -> frozenset[str]:
    """Les noms qu’une cellule définirait si on l’exécutait ; vide si elle ne se lit pas."""
    try:
        arbre = ast.parse("\n".join(l for l in source.splitlines() if not l.lstrip().startswith(("%", "!"))))
    except SyntaxError:
        return frozenset()
    noms: set[str] = set()
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.Name) and isinstance(noeud.ctx, ast.Store):
            noms.add(noeud.id)
        elif isinstance(noeud, (ast.FunctionDef, ast.ClassDef)):
            noms.add(noeud.name)
        elif isinstance(noeud, (ast.Import, ast.ImportFrom)):
            noms.update((a.asname or a.name).split(".")[0] for a in noeud.names)
    return frozenset(noms)


def position_definition(nom: str, contexte: Contexte) -> str | None:
    """« plus haut », « plus bas » ou « ailleurs » si une autre cellule du carnet définit `nom`."""
    rang_ici = next((i for i, c in enumerate(contexte.carnet) if c.identifiant == contexte.cellule), None)
    rangs = [i for i, c in enumerate(contexte.carnet) if i != rang_ici and nom in noms_definis(c.source)]
    if not rangs:
        return None
    if rang_ici is None:
        return "ailleurs"
    return "plus haut" if any(i < rang_ici for i in rangs) else "plus bas"


def lire_cellules(chemin: Path) -> tuple[CelluleCode, ...]:
    """Les cellules de code d’un carnet enregistré ; vide si le fichier manque ou ne se lit pas."""
    try:
        contenu = json.loads(chemin.read_text(encoding="utf-8"))
        return tuple(
            CelluleCode(str(c.get("id", "")), "".join(c["source"]))
            for c in contenu["cells"]
            if c.get("cell_type") == "code"
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()
