"""Le verdict : ce qu’une carte a à dire. Des données, sans HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

from .etats import A_FAIRE, A_REVOIR, ENREGISTRE, PRESQUE


@dataclass(frozen=True)
class Essai:
    """Le rang de cet essai et le nombre d’aides déjà méritées par une réponse changée."""

    numero: int = 1
    aides: int = 0


@dataclass(frozen=True)
class Aide:
    """Un indice, ou le corrigé commenté : un titre et un texte."""

    titre: str
    texte: str


@dataclass(frozen=True)
class JugementChamp:
    """L’état d’un champ, les points qu’il garde, la phrase qu’il appelle.

    ``lu`` : ce que la carte a lu, en français ; vient de l’apprenant, à échapper.
    ``reconnu`` : le nom de l’erreur reconnue, pour le petit code et le bilan de classe.
    """

    nom: str
    etat: str
    points: float
    part: float
    phrase: str = ""
    lu: str = ""
    reconnu: str = ""


@dataclass(frozen=True)
class Verdict:
    """Le jugement d’une question, prêt à être montré.

    ``points`` est multiple d’un quart, dans [0, sur]. ``code`` se dit à voix haute
    (« E6-1, 2e essai, base »). ``avertissements`` : ce que la carte dit du contexte.
    """

    question: str
    titre: str
    etat: str
    points: float
    sur: float
    phrase: str
    champs: tuple[JugementChamp, ...] = ()
    aides: tuple[Aide, ...] = ()
    avertissements: tuple[str, ...] = ()
    complement: str = ""
    essai: Essai = field(default_factory=Essai)
    code: str = ""
    notee: bool = True
    rejouable: bool = False

    @property
    def montre_points(self) -> bool:
        """Faux en certification, dans une leçon, et tant que rien n’est répondu."""
        return self.notee and self.etat not in (ENREGISTRE, A_FAIRE)

    @property
    def reste_a_corriger(self) -> bool:
        """Vrai si une réponse lue est à reprendre : c’est elle qui fait compter un essai."""
        return self.etat in (A_REVOIR, PRESQUE)
