"""D'une remise quelconque à une copie prête à exécuter, sans toucher à la remise.

La copie préparée est déposée ailleurs : ce qu'a rendu l'élève reste tel quel, quoi qu'il arrive.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from . import signaux
from .remise_en_etat import carnet_de_reference, remettre_en_etat, reparer_fichiers

_IDENTIFIANT = re.compile(r"[a-zA-Z0-9_-]{1,64}")  # celui de nbformat 4.5
OCTETS_MAX = 32 * 2**20
FICHIERS_MAX = 200


class CopieIrrecevable(Exception):
    """La copie ne peut pas être notée ; le texte dit pourquoi et quoi faire.

    Attributes:
        phrases: ce qui avait été réparé ou écarté avant.
    """

    def __init__(self, raison: str, phrases: tuple[str, ...] = ()) -> None:
        super().__init__(raison)
        self.phrases = phrases


@dataclass(frozen=True)
class CopiePrete:
    """Une copie remise en état.

    Attributes:
        carnet: le carnet aligné sur la version apprenant, en JSON.
        fichiers: les autres fichiers de la copie (`reponses/…`), par chemin relatif.
        phrases: ce qui a été réparé ou écarté.
    """

    carnet: str
    fichiers: dict[str, bytes]
    phrases: tuple[str, ...]


def preparer(rendu: Path, depot: Path, exercices: Path, devoir: str) -> CopiePrete:
    """Copie, répare et aligne une remise.

    Args:
        rendu: dossier remis par l'élève ; seulement lu.
        depot: dossier où réparer les fichiers ; vidé d'abord.
        exercices: dossier des versions apprenant.

    Raises:
        CopieIrrecevable: rien à noter, ou une remise qu'il faut redemander.
    """
    if rendu.is_symlink() or rendu.parent.is_symlink():
        raise CopieIrrecevable("Le dossier remis est un lien vers un autre dossier : demandez une nouvelle remise.")
    shutil.rmtree(depot, ignore_errors=True)
    depot.mkdir(parents=True)
    phrases = _copier(rendu, depot)
    phrases += _remonter_le_carnet(depot)
    trouves = [str(p) for p in sorted(depot.glob("*.ipynb"))]
    if not trouves:
        raise CopieIrrecevable("Aucun carnet dans la remise : demandez une nouvelle remise.", tuple(phrases))
    reparer_fichiers(assignment=devoir, student="", notebooks=trouves, exercices=exercices)
    chemin = depot / f"{devoir}.ipynb"
    if not chemin.is_file():
        raise CopieIrrecevable(
            f"Aucun des {len(trouves)} carnets ne s’appelle « {devoir}.ipynb » : demandez lequel corriger.")
    carnet = _lire(chemin)
    reference = carnet_de_reference(exercices, devoir, devoir)
    if reference is None:
        raise CopieIrrecevable(f"La version apprenant de « {devoir} » est introuvable : lancez « atelier construire ».")
    remettre_en_etat(carnet, reference)
    carnet.metadata.update({nom: reference.metadata[nom] for nom in ("kernelspec", "language_info")
                            if nom in reference.metadata})
    fichiers = {
        str(f.relative_to(depot)): f.read_bytes()
        for f in sorted(depot.rglob("*")) if f.is_file() and f.suffix not in (".ipynb", ".recu")
    }
    # L'ordre des phrases est celui des gestes ; nbgrader les retrouvera dans les métadonnées du carnet.
    return CopiePrete(json.dumps(carnet), fichiers, tuple(dict.fromkeys(phrases + signaux.lire(carnet))))


def _copier(rendu: Path, depot: Path) -> list[str]:
    """Recopie les fichiers ordinaires ; dit ce qui a été écarté."""
    phrases, octets, nombre = [], 0, 0
    for chemin in sorted(rendu.rglob("*")):
        relatif = chemin.relative_to(rendu)
        if chemin.is_symlink() or any(p.is_symlink() for p in list(chemin.parents)[: len(relatif.parts) - 1]):
            phrases.append(f"« {relatif} » est un lien vers un autre fichier : il a été écarté.")
            continue
        if chemin.is_dir():
            continue
        if not chemin.is_file():
            phrases.append(f"« {relatif} » n’est pas un fichier ordinaire : il a été écarté.")
            continue
        octets, nombre = octets + chemin.stat().st_size, nombre + 1
        if octets > OCTETS_MAX or nombre > FICHIERS_MAX:
            raise CopieIrrecevable(
                f"La remise dépasse {OCTETS_MAX // 2**20} Mio ou {FICHIERS_MAX} fichiers : "
                "demandez-en une qui ne contienne que le devoir.")
        cible = depot / relatif
        cible.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(chemin, cible)
    return phrases


def _remonter_le_carnet(depot: Path) -> list[str]:
    """Un carnet unique rangé dans un sous-dossier est remonté, avec ce qui l'accompagne."""
    if any(depot.glob("*.ipynb")):
        return []
    caches = [p for p in depot.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts]
    if len(caches) != 1:
        return []
    dossier = caches[0].parent
    relatif = dossier.relative_to(depot)
    for element in list(dossier.iterdir()):
        if not (depot / element.name).exists():
            shutil.move(str(element), str(depot / element.name))
    return [f"La remise était dans le sous-dossier « {relatif} » : elle a été remontée."]


def _lire(chemin: Path) -> NotebookNode:
    """Lit un carnet abîmé aussi loin que possible.

    Raises:
        CopieIrrecevable: ce n'est pas du JSON, ou pas un carnet.
    """
    try:
        brut = json.loads(chemin.read_text(encoding="utf-8"))
    except RecursionError:
        raise CopieIrrecevable("Le fichier remis n’est pas un carnet : demandez une nouvelle remise.") from None
    except ValueError as erreur:
        ligne = getattr(erreur, "lineno", 1)
        raise CopieIrrecevable(
            f"Le fichier est coupé ou abîmé à la ligne {ligne} : demandez une nouvelle remise.") from None
    if not isinstance(brut, dict) or not isinstance(brut.get("cells"), list):
        raise CopieIrrecevable("Le fichier remis n’est pas un carnet : demandez une nouvelle remise.")
    annonces = [s for s in _signaux_poses(brut)]
    carnet = nbformat.from_dict({
        "cells": [_cellule(c) for c in brut["cells"] if isinstance(c, dict)],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5,
    })
    for phrase in annonces:
        signaux.signaler(carnet, phrase)
    return carnet


def _signaux_poses(brut: dict) -> list[str]:
    """Les phrases que `reparer_fichiers` vient de poser ; il a d'abord effacé celles de l'élève.

    Un carnet qu'il n'a pas eu à réécrire peut en porter de fausses : on ne les croit pas.
    """
    permises = ("Le carnet s’appelait", "Le fichier commençait", "Le fichier n’était pas")
    boite = brut.get("metadata", {}).get(signaux.CLE, {}) if isinstance(brut.get("metadata"), dict) else {}
    poses = boite.get("signaux", []) if isinstance(boite, dict) else []
    phrases = [s.get("phrase") for s in poses if isinstance(s, dict)]
    return [p for p in phrases if isinstance(p, str) and p.startswith(permises)][:3]


def _cellule(brute: dict) -> dict:
    """Une cellule de forme garantie : type connu, texte, métadonnées de nbgrader ; sorties et reste jetés."""
    genre = brute.get("cell_type") if brute.get("cell_type") in ("code", "markdown", "raw") else "markdown"
    source = brute.get("source", "")
    source = "".join(map(str, source)) if isinstance(source, list) else str(source)
    source = source.encode("utf-8", "replace").decode()  # une moitié de caractère ne s'écrirait nulle part
    cellule = {"cell_type": genre, "source": source, "metadata": _metadonnees(brute.get("metadata"))}
    identifiant = brute.get("id")
    if isinstance(identifiant, str) and _IDENTIFIANT.fullmatch(identifiant):
        cellule["id"] = identifiant
    if genre == "code":
        cellule |= {"outputs": [], "execution_count": None}
    return cellule


def _metadonnees(brutes: object) -> dict:
    """Ce qui sert à reconnaître une cellule du devoir ; le reste peut être n'importe quoi, de n'importe quelle taille."""
    de_nbgrader = brutes.get("nbgrader") if isinstance(brutes, dict) else None
    if not isinstance(de_nbgrader, dict):
        return {}
    return {"nbgrader": {nom: v for nom, v in de_nbgrader.items() if v is None or isinstance(v, str | int | float)}}
