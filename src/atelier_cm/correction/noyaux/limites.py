"""Ce qu'une copie a le droit de consommer."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Limites:
    """Bornes d'un noyau de correction.

    Attributes:
        memoire_mio: mémoire virtuelle au-delà de celle du noyau chaud, par processus, en Mio.
        memoire_totale_mio: mémoire vive au-delà de celle du noyau chaud, tous processus réunis, en Mio.
        processeur_s: temps processeur total du noyau, en secondes.
        fichier_mio: taille du plus gros fichier écrit, en Mio.
        disque_mio: place totale du dossier de travail et, à part, des fichiers passagers, en Mio.
        processus: nombre de processus et de fils d'exécution (un noyau ordinaire en tient une douzaine).
        descripteurs: nombre de fichiers ouverts ensemble.
    """

    memoire_mio: int = 1024
    memoire_totale_mio: int = 1536
    processeur_s: int = 120
    fichier_mio: int = 32
    disque_mio: int = 64
    processus: int = 64
    descripteurs: int = 256

    def en_dictionnaire(self) -> dict[str, int]:
        return asdict(self)
