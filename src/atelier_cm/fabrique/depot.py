"""Poser les fichiers dans un dossier sans rien écraser d’inattendu."""

import errno
import json
import os
import tempfile
from pathlib import Path

from atelier_cm.donnees.typographie import insecables
from atelier_cm.erreurs import ErreurAtelier

from .ecriture import DESCRIPTION, empreinte, en_json

_CAUSES = {
    errno.ENOSPC: "le disque est plein", errno.EDQUOT: "votre espace est plein",
    errno.EACCES: "vous n’avez pas le droit d’y écrire", errno.EPERM: "vous n’avez pas le droit d’y écrire",
    errno.EROFS: "il est en lecture seule", errno.ENOTDIR: "ce n’est pas un dossier",
    errno.EEXIST: "un fichier porte déjà ce nom", errno.ENOENT: "le chemin n’existe pas",
}


class DossierRefuse(ErreurAtelier):
    """Le dossier ne peut pas recevoir les fichiers, ou perdrait un travail fait à la main."""


def _empreintes_connues(dossier: Path) -> dict[str, str]:
    """Empreinte attendue de chaque fichier du dossier ; vide sans description lisible."""
    chemin = dossier / DESCRIPTION
    try:
        octets = chemin.read_bytes()
        paquet = json.loads(octets)
        connues = {r["path"]: r["hash"] for r in paquet["resources"]} | dict(paquet.get("atelier:textes", {}))
        if en_json(paquet) == octets:
            connues[DESCRIPTION] = empreinte(octets)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return connues


def retouches(dossier: Path, contenus: dict[str, bytes]) -> list[str]:
    """Fichiers du dossier qui seraient remplacés alors que la fabrique ne les a pas écrits ainsi."""
    connues = _empreintes_connues(dossier)
    trouves = []
    for chemin, nouveau in contenus.items():
        fichier = dossier / chemin
        if not fichier.is_file():
            continue
        ancien = fichier.read_bytes()
        if ancien != nouveau and empreinte(ancien) != connues.get(chemin):
            trouves.append(chemin)
    return trouves


def ecarts(dossier: Path, contenus: dict[str, bytes]) -> list[str]:
    """Fichiers absents du dossier, ou différents à l’octet près."""
    return [c for c, o in contenus.items() if not (dossier / c).is_file() or (dossier / c).read_bytes() != o]


def deposer(dossier: Path, contenus: dict[str, bytes], ecraser: bool = False) -> list[str]:
    """Écrit les fichiers qui changent ; rend leurs chemins relatifs.

    Chaque fichier est écrit à côté puis mis en place d’un coup : une panne en
    cours de route ne laisse jamais un fichier coupé.

    Erreurs : ``DossierRefuse`` (dossier non inscriptible, disque plein, ou
    fichiers retouchés à la main sans ``ecraser``).
    """
    perdus = retouches(dossier, contenus)
    if perdus and not ecraser:
        raise DossierRefuse(insecables(
            "Ces fichiers ont été modifiés à la main, je ne les remplace pas : " + ", ".join(perdus) + ". "
            "Pour les remplacer quand même, ajoutez --ecraser ; pour les garder, choisissez un autre dossier "
            "avec --dossier."
        ))
    changes = ecarts(dossier, contenus)
    try:
        for chemin in changes:
            cible = dossier / chemin
            cible.parent.mkdir(parents=True, exist_ok=True)
            _remplacer(cible, contenus[chemin])
    except OSError as erreur:
        raise DossierRefuse(insecables(
            f"Impossible d’écrire dans « {dossier} » : {_CAUSES.get(erreur.errno, 'le système refuse')}. "
            "Libérez de la place ou changez les droits, ou choisissez un autre dossier avec --dossier."
        )) from erreur
    return changes


def _remplacer(cible: Path, contenu: bytes) -> None:
    descripteur, provisoire = tempfile.mkstemp(dir=cible.parent, prefix=f".{cible.name}.")
    try:
        with os.fdopen(descripteur, "wb") as flux:
            flux.write(contenu)
        # mkstemp crée un fichier privé : on rend les droits d’un fichier ordinaire.
        os.chmod(provisoire, 0o644)
        os.replace(provisoire, cible)
    except BaseException:
        Path(provisoire).unlink(missing_ok=True)
        raise
