"""Un devoir, prêt à corriger : ce qui juge, ce que reçoit le noyau à la place, et de quoi le chauffer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .noyaux.couveuse import Repetition


@dataclass(frozen=True)
class DevoirPret:
    """Un devoir du dépôt, lu une fois par lot.

    Attributes:
        distribue: dossier de la version apprenant.
        controles: `controles.json` complet, qui ne quitte jamais ce processus.
        fichiers: ce que le noyau trouve à côté de chaque copie, contrôles en forme seule compris.
        marque: empreinte des contrôles ; un corrigé changé en change.
    """

    distribue: Path
    controles: Mapping
    fichiers: Mapping[str, bytes]
    marque: str

    def repetition(self) -> Repetition:
        """Le devoir tel que distribué, à exécuter une fois pendant la chauffe."""
        carnet = json.loads((self.distribue / f"{self.distribue.name}.ipynb").read_text(encoding="utf-8"))
        return Repetition(
            tuple("".join(c["source"]) for c in carnet["cells"] if c["cell_type"] == "code"), self.fichiers)


def lire_devoir_pret(racine: Path, devoir: str) -> DevoirPret:
    """Le devoir `devoir` du dépôt `racine`. Lève OSError s'il n'est pas construit."""
    from ..jugement import forme_seule
    from .publication import ecrire

    controles = json.loads((racine / "solutions" / devoir / "controles.json").read_text(encoding="utf-8"))
    distribue = racine / "exercises" / devoir
    fichiers = {
        str(f.relative_to(distribue)): f.read_bytes()
        for f in sorted(distribue.rglob("*")) if f.is_file() and f.suffix != ".ipynb"
        and f.relative_to(distribue).parts[0] != "reponses"
    }
    fichiers["controles.json"] = ecrire(forme_seule(controles)).encode()
    marque = hashlib.sha256(json.dumps(controles, sort_keys=True).encode()).hexdigest()
    return DevoirPret(distribue, controles, fichiers, marque)
