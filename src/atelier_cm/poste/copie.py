"""Ce qu’une copie enregistrée dit d’elle-même : écarts avec le devoir distribué, pièges à l’exécution, réponses.

Fonctions pures sur des carnets déjà lus ; rien n’est écrit, sauf la remise en état, faite sur une copie.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nbformat.notebooknode import NotebookNode

_ABSOLU = re.compile(r"^([A-Za-z]:[\\/]|\\\\|~[\\/]|/(home|Users|mnt|media|tmp|Volumes|content|root|var)(/|$))")
_FICHIER = re.compile(r"^[^\n<>|*?\"]{1,200}\.(csv|json|xlsx?|txt|png|parquet)$", re.IGNORECASE)


_QUESTION = re.compile(r"[A-Z]\d+-\d+[a-z]?(?=-|$)")


@dataclass(frozen=True)
class Reponses:
    """Les questions du devoir entièrement répondues, et les autres (vides ou incomplètes), par nom."""

    faites: tuple[str, ...]
    vides: tuple[str, ...]


def role(cellule: NotebookNode) -> dict:
    """Les métadonnées nbgrader d’une cellule, vides si elle n’en a pas."""
    meta = cellule.get("metadata", {}).get("nbgrader", {})
    return meta if isinstance(meta, dict) else {}


def est_un_devoir(carnet: NotebookNode) -> bool:
    """Vrai si le carnet porte au moins une cellule notée ou à remplir."""
    return any(role(c).get("grade") or role(c).get("solution") or role(c).get("task") for c in carnet.cells)


def nom_de_question(grade_id: str) -> str:
    """« E6-1 » pour les cellules « E6-1-reponse », « E6-1-base »… ; le nom entier s’il n’a pas cette forme."""
    trouve = _QUESTION.match(grade_id)
    return trouve[0] if trouve else grade_id


def _reste_trois_points(source: str) -> bool:
    try:
        arbre = ast.parse(source)
    except SyntaxError:
        return False
    return any(isinstance(n, ast.Constant) and n.value in (Ellipsis, "...") for n in ast.walk(arbre))


def reponses(carnet: NotebookNode, reference: NotebookNode) -> Reponses:
    """Compare chaque cellule à remplir avec la version distribuée. `carnet` a été remis en état.

    Une question à plusieurs cellules compte pour faite quand toutes sont remplies.
    """
    ecrites = {role(c).get("grade_id"): c.source for c in carnet.cells if role(c).get("solution")}
    completes: dict[str, bool] = {}
    for modele in reference.cells:
        if not role(modele).get("solution"):
            continue
        nom = role(modele)["grade_id"]
        source = ecrites.get(nom, modele.source)
        vide = source.strip() in ("", modele.source.strip()) or (
            modele.cell_type == "code" and _reste_trois_points(source)
        )
        question = nom_de_question(nom)
        completes[question] = completes.get(question, True) and not vide
    return Reponses(
        tuple(q for q, complete in completes.items() if complete),
        tuple(q for q, complete in completes.items() if not complete),
    )


def ecarts(carnet: NotebookNode, reference: NotebookNode) -> tuple[str, ...]:
    """Les changements que la remise en état va défaire sans les signaler elle-même : texte ou type du cours changés."""
    officielles = {role(c)["grade_id"]: c for c in reference.cells if role(c).get("grade_id")}
    phrases = []
    for cellule in carnet.cells:
        nom = role(cellule).get("grade_id")
        modele = officielles.get(nom)
        if modele is None:
            continue
        if cellule.cell_type != modele.cell_type:
            phrases.append(f"La cellule {nom} avait changé de type : elle a retrouvé le sien.")
        elif not role(modele).get("solution") and cellule.source.strip() != modele.source.strip():
            phrases.append(f"La cellule {nom} du cours avait été modifiée : elle est remise telle que distribuée.")
    return tuple(dict.fromkeys(phrases))


def remettre_en_etat(carnet: NotebookNode, reference: NotebookNode) -> tuple[str, ...]:
    """Répare `carnet` sur place, par les règles mêmes de la correction ; rend ce qui a été fait, en phrases."""
    from atelier_cm.correction import signaux
    from atelier_cm.correction.remise_en_etat import remettre_en_etat as reparer

    phrases = ecarts(carnet, reference)
    signaux.oublier(carnet)
    reparer(carnet, reference)
    faites = tuple(signaux.lire(carnet, pour_l_eleve=True))
    signaux.oublier(carnet)
    return tuple(dict.fromkeys((*phrases, *faites)))


def _nom_de_cellule(rang: int, cellule: NotebookNode) -> str:
    nom = role(cellule).get("grade_id")
    return f"La cellule {nom}" if nom else f"La cellule de code n° {rang}"


def _cellules_de_code(carnet: NotebookNode) -> Iterator[tuple[str, NotebookNode]]:
    rang = 0
    for cellule in carnet.cells:
        if cellule.cell_type == "code":
            rang += 1
            yield _nom_de_cellule(rang, cellule), cellule


def a_voir(carnet: NotebookNode, existe: Callable[[str], bool]) -> tuple[str, ...]:
    """Ce que la copie ne peut pas réparer seule, une phrase par point.

    existe : dit si un fichier relatif au carnet est là.
    """
    phrases: list[str] = []
    for nom, cellule in _cellules_de_code(carnet):
        if "rendre(" not in cellule.source:
            phrases += _pieges(nom, cellule.source, existe)
        if any(s.get("output_type") == "error" for s in cellule.get("outputs", [])):
            phrases.append(f"{nom} s’est arrêtée sur une erreur : lisez le message qui la suit.")
    if en_desordre(carnet):
        phrases.append(
            "Les cellules n’ont pas été exécutées de haut en bas. Menu Noyau, « Redémarrer le noyau et Exécuter "
            "toutes les cellules… », relisez les cartes, enregistrez, puis recommencez."
        )
    return tuple(dict.fromkeys(phrases))


def en_desordre(carnet: NotebookNode) -> bool:
    """Vrai si une cellule a été exécutée avant une cellule placée plus haut."""
    numeros = [c.get("execution_count") for _, c in _cellules_de_code(carnet) if "rendre(" not in c.source]
    connus = [n for n in numeros if n]
    return connus != sorted(connus)


def _pieges(nom: str, source: str, existe: Callable[[str], bool]) -> list[str]:
    lignes = [l if not l.lstrip().startswith(("%", "!")) else "" for l in source.splitlines()]
    try:
        arbre = ast.parse("\n".join(lignes))
    except SyntaxError as erreur:
        return [f"{nom} ne se lit pas (ligne {erreur.lineno}) : exécutez-la pour savoir pourquoi."]
    phrases = []
    for noeud in ast.walk(arbre):
        ligne = getattr(noeud, "lineno", None)
        if isinstance(noeud, ast.Call) and isinstance(noeud.func, ast.Name) and noeud.func.id == "input":
            phrases.append(
                f"{nom} attend une saisie avec input() (ligne {ligne}) : la correction ne peut pas répondre. "
                "Écrivez directement la valeur."
            )
        elif isinstance(noeud, ast.Constant) and isinstance(noeud.value, str):
            if _ABSOLU.match(noeud.value):
                phrases.append(
                    f"{nom} contient une adresse propre à votre ordinateur, « {noeud.value} » (ligne {ligne}) : "
                    "elle n’existera pas ailleurs. Employez charger(…), ou un fichier du dossier reponses."
                )
            elif _FICHIER.match(noeud.value) and "://" not in noeud.value and not existe(noeud.value):
                phrases.append(f"{nom} cite le fichier « {noeud.value} » (ligne {ligne}), qui n’est pas là.")
    return phrases
