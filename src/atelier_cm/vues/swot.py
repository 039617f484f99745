"""Le tableau SWOT, sous un seul nom : from atelier_cm import swot.

À l’écran : swot.tableau(). Sans widget, les mêmes gestes : swot.carte(…), swot.deplacer(…), swot.croiser(…),
swot.cause(…), swot.action(…), ou tout d’un coup avec swot.ecrire(…). Tout s’écrit dans reponses/swot.json ;
swot.lire(), swot.causes() et swot.plan() en rendent les tables, que lit `controle` ; swot.livrable() en fait un
document. Chaque geste peut être exécuté deux fois : il ne double rien.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from ..metier import causes as _causes
from ..metier import plan_action as _plan
from ..metier import swot as _metier
from ..metier.plan_action import classer, victoires_rapides
from ..metier.swot import CASES, DEFINITIONS, Swot, sens
from . import etat_swot
from .figure_accessible import FigureAccessible
from .livrable_swot import image_swot
from .livrable_swot import livrable_swot as livrable
from .swot_html import en_texte, plateau_html
from .swot_lignes import lire_lignes
from .tableau_swot import tableau_swot as tableau

__all__ = ["CASES", "DEFINITIONS", "action", "carte", "cause", "causes", "classer", "croiser", "definir", "deplacer",
           "descendre", "ecrire", "image", "lire", "livrable", "monter", "montrer", "plan", "retirer", "sens", "tableau",
           "victoires_rapides"]


@dataclass(frozen=True)
class VueSwot:
    """Un tableau SWOT montré en HTML ou en texte, avec la phrase éventuelle. `swot` est le tableau en données."""

    swot: Swot
    avis: str = ""

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        from html import escape

        avis = f"<p><strong>À savoir :</strong> {escape(self.avis)}</p>" if self.avis else ""
        return {"text/plain": str(self), "text/html": avis + plateau_html(self.swot)}

    def __repr__(self) -> str:
        return "\n".join(ligne for ligne in (self.avis, en_texte(self.swot)) if ligne)


def _changer(geste) -> VueSwot:
    lu = etat_swot.changer(geste)
    return VueSwot(lu.swot, lu.avis)


def montrer() -> VueSwot:
    """Le tableau tel qu’il est enregistré, avec ses questions de sens."""
    lu = etat_swot.lire_etat()
    return VueSwot(lu.swot, lu.avis)


def image(titre: str, *, numero: int | None = None, legende: str = "") -> FigureAccessible:
    """Le tableau enregistré en figure, avec son texte alternatif. titre : une phrase qui dit ce qu’on y voit."""
    return image_swot(etat_swot.lire_etat().swot, titre=titre, numero=numero, legende=legende)


def lire() -> pd.DataFrame:
    """Le tableau enregistré, en une table (genre, numero, case, enonce, chiffre, effectif, source) : cartes puis
    croisements. C’est elle que juge `controle` ; sans fichier, elle est vide."""
    return _metier.en_table(etat_swot.lire_etat().swot)


def causes() -> pd.DataFrame:
    """Les chaînes faiblesse → cause → solution → indicateur → échéance enregistrées, une par ligne."""
    return _causes.en_table(etat_swot.lire_etat().swot)


def plan() -> pd.DataFrame:
    """Le plan d’action enregistré, une action par ligne, dans l’ordre de priorité."""
    return _plan.en_table(etat_swot.lire_etat().swot)


def carte(case: str, enonce: str, *, chiffre="", effectif="", source="", remplace: str | None = None) -> VueSwot:
    """Pose une carte. Même énoncé : la carte est mise à jour. La preuve est obligatoire.

    Paramètres : case (« forces », « faiblesses », « opportunités », « menaces ») ; enonce, une phrase ; chiffre, tiré des
    données ; effectif, sur combien d’observations ; source, jeu ou cellule ; remplace, numéro ou énoncé d’une carte à
    réécrire. Erreur : ValueError, qui dit ce qui manque (rien n’est alors écrit).
    """
    exiger_preuve(chiffre, effectif, source)
    return _changer(lambda s: _metier.poser(s, case, enonce, chiffre=chiffre, effectif=effectif, source=source,
                                            remplace=remplace))


def exiger_preuve(chiffre, effectif, source) -> None:
    """Refuse une carte sans preuve. Erreur : ValueError qui nomme la première pièce absente."""
    essai = _metier.poser(Swot(), "forces", "constat", chiffre=chiffre, effectif=effectif, source=source)
    manque = next((a for a in _metier.diagnostiquer(essai) if a.code in ("sans_chiffre", "sans_effectif", "sans_source")), None)
    if manque:
        raise ValueError(manque.phrase.replace("Fo1 : ", "La preuve manque : ", 1))


def deplacer(repere: str, case: str) -> VueSwot:
    """Range une carte dans une autre case. repere : son numéro (« Op1 ») ou le début de son énoncé."""
    return _changer(lambda s: _metier.deplacer(s, repere, case))


def monter(repere: str) -> VueSwot:
    """Monte une carte d’un rang dans sa case (à chaque exécution)."""
    return _changer(lambda s: _metier.decaler(s, repere, -1))


def descendre(repere: str) -> VueSwot:
    """Descend une carte d’un rang dans sa case (à chaque exécution)."""
    return _changer(lambda s: _metier.decaler(s, repere, 1))


def retirer(repere: str) -> VueSwot:
    """Retire une carte, et les croisements et causes qui la citent. Préférez l’énoncé au numéro : les numéros glissent.

    Une carte déjà retirée n’est pas une erreur : la cellule peut être exécutée deux fois.
    """
    try:
        return _changer(lambda s: _metier.retirer(s, repere))
    except ValueError as erreur:
        return replace(montrer(), avis=str(erreur))


def croiser(une: str, autre: str, action: str) -> VueSwot:
    """Croise une carte du dedans et une du dehors, et dit l’action qu’elles appellent ensemble."""
    return _changer(lambda s: _metier.croiser(s, une, autre, action))


def cause(faiblesse: str, cause, *, solution="", indicateur="", echeance="") -> VueSwot:
    """Attache à une faiblesse (numéro ou début d’énoncé) sa cause, sa solution, son indicateur, son échéance."""
    return _changer(lambda s: _metier.expliquer(s, faiblesse, cause, solution, indicateur, echeance))


def action(enonce: str, **details) -> VueSwot:
    """Inscrit une action au plan : impact (1 à 5), heures, decide, indicateur, echeance ; retenue=False et raison
    pour un renoncement. L’ordre d’inscription est l’ordre de priorité."""
    return _changer(lambda s: _metier.agir(s, enonce, **details))


def definir(definition: str | None = None, *, titre: str | None = None) -> VueSwot:
    """Choisit la définition des opportunités (« dehors » ou « à faire ») et le nom de l’organisation étudiée."""
    if definition is not None and definition not in DEFINITIONS:
        raise ValueError(f"« {definition} » n’est pas une définition : choisissez « dehors » ou « à faire ».")
    changes = {nom: str(v) for nom, v in (("definition", definition), ("titre", titre)) if v is not None}
    return _changer(lambda s: replace(s, **changes))


def ecrire(*lignes: str) -> VueSwot:
    """Écrit tout le tableau d’un coup, une ligne par carte ou par croisement.

    Carte : « case | constat | chiffre | effectif | source ». Croisement : « Fo1 × Op2 | action ».
    Les cartes et croisements d’avant sont remplacés (une copie est gardée dans reponses/ s’il s’en perd) ; causes et plan
    restent. Erreur : ValueError qui dit la ligne.
    """
    def geste(avant: Swot) -> Swot:
        nouveau = lire_lignes(avant, lignes)
        if {c.cle for c in avant.cartes} - {c.cle for c in nouveau.cartes}:
            etat_swot.garder_copie()
        return nouveau
    return _changer(geste)
