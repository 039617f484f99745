"""L'endurance : des centaines de copies d'affilée, sans blocage, sans ralentir, sans grossir."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

# Au-delà, une copie honnête de la classe simulée a attendu au lieu de travailler.
BLOCAGE_S = 20.0


@dataclass
class Releve:
    """Ce qui est observé pendant le lot.

    Attributes:
        durees: durée d'exécution de chaque copie, dans l'ordre, en secondes.
        instants: instant de fin de chaque copie, en secondes.
        memoires: par relevé, mémoire résidente de ce processus et du noyau chaud, en Mio.
    """

    durees: list[float] = field(default_factory=list)
    instants: list[float] = field(default_factory=list)
    memoires: list[tuple[int, float, float]] = field(default_factory=list)
    points: dict[str, float] = field(default_factory=dict)
    phrases: list[str] = field(default_factory=list)


def eprouver(racine: Path, devoir: str, dossier: Path, *, copies: int, taches: int,
             avancer: Callable[[str], None]) -> Releve:
    """Corrige `copies` copies simulées en un lot et relève durées, mémoire et incidents."""
    from .mesures import preparer_classe
    from .moteur import Moteur, Reglages, eleves_du_devoir
    from .noyaux.couveuse import residente_mio

    classe = preparer_classe(racine, devoir, dossier, copies)
    moteur = Moteur(classe, devoir, Reglages(taches=taches))
    releve = Releve()

    def noter(etat) -> None:
        releve.durees.append(etat.duree_s)
        releve.instants.append(time.perf_counter())
        releve.points[etat.eleve] = etat.points if etat.notee else float("nan")
        releve.phrases += [f"{etat.eleve} : {p}" for p in etat.phrases]
        if len(releve.durees) % max(1, copies // 10) == 0:
            releve.memoires.append((len(releve.durees), residente_mio(os.getpid()), moteur.memoire_du_zygote_mio()))
        avancer(etat.eleve)

    moteur.corriger(eleves_du_devoir(classe, devoir), avancer=noter)
    return releve


def verdict(releve: Releve) -> tuple[list[str], bool]:
    """Le relevé en phrases, et vrai si le moteur a tenu.

    Il tient si aucune copie ne bloque, si la dernière tranche ne coûte pas 1,5 fois la première, si
    la mémoire n'a pas grossi de moitié, et si toutes les copies ont une note.
    """
    n = len(releve.durees)
    tranche = max(1, min(100, n // 4))
    debut, fin = releve.durees[:tranche], releve.durees[-tranche:]
    derive = statistics.median(fin) / statistics.median(debut)
    bloquees = [d for d in releve.durees if d > BLOCAGE_S]
    total = releve.instants[-1] - releve.instants[0]
    _, premiere, zygote_premier = releve.memoires[0]
    _, derniere, zygote_dernier = releve.memoires[-1]
    croissance = max(derniere / premiere, zygote_dernier / max(zygote_premier, 1.0))
    sans_note = [e for e, p in releve.points.items() if p != p]
    lignes = [
        f"{n} copies en {_nombre(total, 1)} s, soit {_nombre(total / max(1, n - 1), 3)} s par copie.",
        f"Exécution d'une copie : médiane {_nombre(statistics.median(releve.durees), 3)} s, "
        f"la plus longue {_nombre(max(releve.durees), 2)} s ; {len(bloquees)} au-delà de {_nombre(BLOCAGE_S, 0)} s.",
        f"Première tranche de {tranche} : {_nombre(statistics.median(debut), 3)} s ; dernière : "
        f"{_nombre(statistics.median(fin), 3)} s ; rapport {_nombre(derive, 2)}.",
        f"Mémoire de la commande : {_nombre(premiere, 0)} puis {_nombre(derniere, 0)} Mio ; noyau chaud : "
        f"{_nombre(zygote_premier, 0)} puis {_nombre(zygote_dernier, 0)} Mio.",
        f"Copies sans note : {len(sans_note)}.",
    ]
    tient = not bloquees and not sans_note and derive < 1.5 and croissance < 1.5
    return lignes, tient


def _nombre(valeur: float, decimales: int) -> str:
    return f"{valeur:.{decimales}f}".replace(".", ",")
