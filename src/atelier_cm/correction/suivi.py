"""Où en est chaque copie d'un lot : un petit fichier par copie, écrit d'un coup.

C'est ce que relit « --reprendre » après une coupure, et ce que lit le bilan de classe.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class QuestionNotee:
    """Le verdict d'une question : points, état en toutes lettres, erreurs reconnues par champ."""

    points: float
    sur: float
    etat: str
    reconnues: tuple[str, ...] = ()


@dataclass(frozen=True)
class EtatCopie:
    """Ce qu'il est advenu d'une copie.

    Attributes:
        notee: vrai si ses notes sont au carnet de notes.
        points: total des questions, ou None sans note.
        phrases: ce que le formateur ou la formatrice doit savoir : réparations, incidents, soupçons.
        suspecte: vrai si la copie annonce des points qu'elle ne vaut pas.
        duree_s: temps d'exécution, en secondes.
        empreinte: ce qui a été corrigé ; une remise ou un devoir modifié en change.
    """

    eleve: str
    notee: bool
    points: float | None = None
    sur: float | None = None
    phrases: tuple[str, ...] = ()
    suspecte: bool = False
    duree_s: float = 0.0
    empreinte: str = ""
    questions: dict[str, QuestionNotee] = field(default_factory=dict)


class Suivi:
    """Le dossier des états d'un devoir."""

    def __init__(self, dossier: Path) -> None:
        self.dossier = dossier
        (dossier / "copies").mkdir(parents=True, exist_ok=True)

    def _chemin(self, eleve: str) -> Path:
        return self.dossier / "copies" / f"{eleve}.json"

    def verrou(self, eleve: str) -> Path:
        return self.dossier / "verrous" / eleve

    def ecrire(self, etat: EtatCopie) -> None:
        """Écrit l'état d'une copie ; une coupure laisse l'ancien ou le nouveau, jamais un morceau."""
        chemin = self._chemin(etat.eleve)
        provisoire = chemin.with_suffix(f".{os.getpid()}.tmp")
        # Échappé : un nom de fichier venu d'un autre système n'est pas toujours du texte.
        provisoire.write_text(json.dumps(asdict(etat), indent=1), encoding="utf-8")
        os.replace(provisoire, chemin)

    def lire(self, eleve: str) -> EtatCopie | None:
        """Le dernier état écrit, ou None s'il n'y en a pas de lisible."""
        try:
            brut = json.loads(self._chemin(eleve).read_text(encoding="utf-8"))
            brut["questions"] = {nom: QuestionNotee(**{**q, "reconnues": tuple(q["reconnues"])})
                                 for nom, q in brut["questions"].items()}
            return EtatCopie(**{**brut, "phrases": tuple(brut["phrases"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None


def empreinte(rendu: Path, devoir: Path, reglages: Mapping[str, object]) -> str:
    """Empreinte de tout ce qui décide du résultat d'une copie : la remise, le devoir, les réglages.

    Un fichier illisible compte par son nom : c'est à la préparation de dire qu'elle n'a pas pu le lire.
    """
    somme = hashlib.sha256(json.dumps(dict(reglages), sort_keys=True, default=str).encode())
    for dossier in (rendu, devoir):
        for chemin in sorted(p for p in dossier.rglob("*") if p.is_file() and not p.is_symlink()):
            somme.update(os.fsencode(chemin.relative_to(dossier)) + b"\0")
            try:
                with chemin.open("rb") as flux:
                    somme.update(hashlib.file_digest(flux, "sha256").digest())
            except OSError:
                somme.update(b"illisible")
    return somme.hexdigest()
