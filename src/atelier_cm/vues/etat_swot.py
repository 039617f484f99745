"""Le fichier `reponses/swot.json` : relu avant chaque geste, écrit d’un seul coup, jamais écrasé s’il est illisible."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..metier.swot_donnees import depuis_donnees, en_donnees
from ..metier.swot_modele import Swot

FICHIER = Path("reponses") / "swot.json"
_ILLISIBLE = ("Le fichier {nom} ne se lit plus : il a été copié dans {copie}, et le tableau repart vide. "
              "Rien n’est effacé ; montrez la copie à l’équipe de formation.")
_SANS_COPIE = ("Le fichier {nom} ne se lit plus, et il n’a pas pu être copié : rien ne sera écrit par-dessus. "
               "Renommez-le, puis rouvrez le tableau.")
_NON_ECRIT = ("Le tableau n’a pas pu être enregistré dans {nom} ({raison}). Il reste à l’écran : libérez de la place ou "
              "vérifiez le dossier, puis refaites un geste.")


class EtatPerdu(RuntimeError):
    """Le fichier ne se lit pas et n’a pas pu être mis de côté : y écrire effacerait le travail."""


@dataclass(frozen=True)
class Lecture:
    """Un SWOT relu, la phrase à montrer s’il y a quelque chose à dire, et s’il est bien dans le fichier."""

    swot: Swot
    avis: str = ""
    ecrit: bool = True


def lire_etat(fichier: Path | str = FICHIER) -> Lecture:
    """Relit le tableau. Fichier absent : tableau vide. Illisible : copié de côté, tableau vide, et une phrase.

    Erreur : EtatPerdu si la copie de côté est impossible.
    """
    fichier = Path(fichier)
    try:
        octets = fichier.read_bytes()
    except FileNotFoundError:
        return Lecture(Swot())
    except OSError as erreur:
        raise EtatPerdu(_SANS_COPIE.format(nom=fichier.as_posix())) from erreur
    try:
        return Lecture(depuis_donnees(json.loads(octets.decode("utf-8"))))
    except (ValueError, RecursionError):
        return Lecture(Swot(), _ILLISIBLE.format(nom=fichier.as_posix(), copie=_mettre_de_cote(fichier, octets)))


def ecrire_etat(swot: Swot, fichier: Path | str = FICHIER) -> str:
    """Écrit le tableau d’un seul coup (fichier temporaire, puis remplacement).

    Résultat : "" ou la phrase qui dit pourquoi rien n’a été écrit. Ne lève pas pour un disque plein ou un dossier
    protégé : le travail à l’écran vaut mieux qu’une trace rouge.
    """
    fichier = Path(fichier)
    texte = json.dumps(en_donnees(swot), ensure_ascii=False, indent=1) + "\n"
    temporaire = None
    try:
        fichier.parent.mkdir(parents=True, exist_ok=True)
        poignee, temporaire = tempfile.mkstemp(dir=fichier.parent, prefix=".swot-", suffix=".tmp")
        with os.fdopen(poignee, "w", encoding="utf-8", newline="\n") as flux:
            flux.write(texte)
            flux.flush()
            os.fsync(flux.fileno())
        os.replace(temporaire, fichier)
    except OSError as erreur:
        if temporaire:
            with contextlib.suppress(OSError):
                os.unlink(temporaire)
        return _NON_ECRIT.format(nom=fichier.as_posix(), raison=erreur.strerror or "accès refusé")
    return ""


def changer(geste: Callable[[Swot], Swot], fichier: Path | str = FICHIER, *, depuis: Swot | None = None) -> Lecture:
    """Relit, applique un geste, écrit. Deux carnets ouverts sur le même fichier ne s’effacent donc pas l’un l’autre.

    Paramètre : depuis, tableau à reprendre au lieu du fichier, quand l’écriture précédente a échoué.
    Résultat : le nouveau tableau et la phrase éventuelle. Erreurs : ValueError du geste (rien n’est écrit), EtatPerdu.
    """
    lu = lire_etat(fichier) if depuis is None else Lecture(depuis)
    nouveau = geste(lu.swot)
    a_ecrire = nouveau != lu.swot or bool(lu.avis) or depuis is not None
    refus = ecrire_etat(nouveau, fichier) if a_ecrire else ""
    return Lecture(nouveau, " ".join(phrase for phrase in (lu.avis, refus) if phrase), ecrit=not refus)


def garder_copie(fichier: Path | str = FICHIER) -> Path | None:
    """Copie de côté le fichier actuel, s’il existe ; la même copie n’est faite qu’une fois. Erreur : EtatPerdu."""
    fichier = Path(fichier)
    if not fichier.exists():
        return None
    return Path(_mettre_de_cote(fichier, fichier.read_bytes(), "avant"))


def _mettre_de_cote(fichier: Path, octets: bytes, pourquoi: str = "illisible") -> str:
    # Le nom porte l'empreinte : relire dix fois le même fichier abîmé n'en fait qu'une copie.
    empreinte = hashlib.sha256(octets).hexdigest()[:8]
    deja = sorted(fichier.parent.glob(f"{fichier.stem}-{pourquoi}-*-{empreinte}.json"))
    if deja:
        return deja[0].as_posix()
    copie = fichier.with_name(f"{fichier.stem}-{pourquoi}-{dt.datetime.now():%Y%m%d-%H%M%S}-{empreinte}.json")
    try:
        copie.write_bytes(octets)
    except OSError as erreur:
        raise EtatPerdu(_SANS_COPIE.format(nom=fichier.as_posix())) from erreur
    return copie.as_posix()
