"""Ce que l'on donne à exécuter et ce que l'on reçoit : des données, qui voyagent d'un processus à l'autre."""

from __future__ import annotations

from dataclasses import dataclass

from atelier_cm.correction.noyaux.limites import Limites

_MIO = 2**20


@dataclass(frozen=True)
class Bornes:
    """Ce qu'une copie a le droit de durer et d'afficher.

    Attributes:
        cellule_s: durée d'une cellule avant interruption, en secondes.
        copie_s: durée d'une copie, reprises comprises, en secondes.
        sortie_octets: ce qu'une cellule affiche avant d'être coupée, en octets.
    """

    cellule_s: int = 30
    copie_s: int = 180
    sortie_octets: int = _MIO


@dataclass(frozen=True)
class Source:
    """Le zygote auquel demander un noyau.

    Attributes:
        racine: dossier des prises du zygote.
        environnement: variables que verra le noyau.
        cloison: vrai si le noyau s'enferme dans la petite cloison.
    """

    racine: str
    environnement: dict[str, str]
    cloison: bool


@dataclass(frozen=True)
class Demande:
    """Une copie prête à exécuter.

    Attributes:
        copie: identifiant de la copie.
        carnet: le carnet remis en état, en JSON, chaque texte d'un seul tenant (forme en mémoire de nbformat).
        fichiers: ce qui l'accompagne, par chemin relatif.
        source: où prendre les noyaux tièdes ; None pour un noyau ordinaire (hors Linux).
    """

    copie: str
    carnet: str
    fichiers: dict[str, bytes]
    source: Source | None
    bornes: Bornes = Bornes()
    limites: Limites = Limites()


@dataclass(frozen=True)
class Execution:
    """Ce qu'a donné une copie.

    Attributes:
        carnet: le carnet et ses sorties, sous la même forme.
        incidents: ce qui s'est mal passé, en phrases.
        duree_s: durée, en secondes.
    """

    copie: str
    carnet: str
    incidents: tuple[str, ...] = ()
    duree_s: float = 0.0
