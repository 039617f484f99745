"""La note de confiance : juger dehors ce que la copie a répondu dedans.

Le noyau d'une copie ne reçoit que la forme des questions. Il en sort une réponse canonique, une
valeur ; elle est jugée ici, avec les empreintes, par la fonction même qu'utilise `controle`, et la
carte est refaite. Ce que le noyau annonce comme points n'est jamais cru : c'est seulement comparé.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nbformat.notebooknode import NotebookNode, from_dict
from nbgrader import utils

from ..jugement import TYPE_MIME, Verdict, controle_de, juger, sources_du_carnet
from ..jugement.canonique import TAILLE_MAX, taille
from ..vues.carte import carte
from .notes import points_de
from .remise_en_etat import nom_officiel


@dataclass(frozen=True)
class Ecart:
    """Une question où la copie annonce des points, ou montre une sortie que le contrôle ne produit pas."""

    question: str
    annonce: float | None
    confiance: float
    raison: str

    def __str__(self) -> str:
        annonce = "" if self.annonce is None else f"annoncé {_nombre(self.annonce)}, "
        return f"{self.question} : {self.raison} ({annonce}vaut {_nombre(self.confiance)})."


def _nombre(points: float) -> str:
    return f"{points:g}".replace(".", ",")


def juger_le_carnet(carnet: NotebookNode, controles: Mapping) -> tuple[dict[str, Verdict], tuple[Ecart, ...]]:
    """Refait, sur place, la sortie de chaque cellule de contrôle.

    Args:
        carnet: carnet exécuté en forme seule.
        controles: `controles.json` complet du devoir.

    Returns:
        Le verdict de chaque question, et les écarts à montrer au formateur ou à la formatrice.
    """
    verdicts: dict[str, Verdict] = {}
    ecarts: list[Ecart] = []
    for cellule in carnet.cells:
        nom = nom_officiel(cellule)
        if cellule.cell_type != "code" or not utils.is_grade(cellule) or utils.is_solution(cellule):
            continue
        question = controle_de(controles, nom) if nom else None
        if question is None:
            continue
        reponse, annonce, raison = _lire_sorties(cellule.outputs, nom)
        verdict = juger(question, reponse, sources_du_carnet(carnet.cells, nom))
        verdicts[nom] = verdict
        if raison:
            ecarts.append(Ecart(nom, annonce, verdict.points, raison))
        cellule.outputs = [_sortie(verdict, reponse)]
    return verdicts, tuple(ecarts)


def _lire_sorties(sorties: list, question: str) -> tuple[object, float | None, str]:
    """La réponse sortie du noyau, les points qu'il annonce, et ce qui sonne faux."""
    resultats = [s for s in sorties if s.output_type == "execute_result"]
    porteurs = [s for s in resultats if TYPE_MIME in s.data]
    annonce = points_de(resultats[0]) if len(resultats) == 1 else None
    if len(porteurs) != 1 or len(resultats) != 1:
        arretee = any(s.output_type == "error" for s in sorties)
        return None, annonce, "" if arretee and not resultats else "la cellule de contrôle n’a pas rendu son verdict"
    reponse = porteurs[0].data[TYPE_MIME]
    # En forme seule, un contrôle honnête annonce toujours zéro.
    raison = "" if annonce == 0.0 else "le contrôle a été détourné"
    return reponse, annonce, raison


def _sortie(verdict: Verdict, reponse: object) -> NotebookNode:
    donnees = {"text/plain": repr(float(verdict.points)), "text/html": carte(verdict),
               TYPE_MIME: reponse if _gardable(reponse) else {}}
    # `new_output` validerait chaque sortie ; le carnet entier l'est à l'inscription.
    return from_dict({"output_type": "execute_result", "data": donnees, "metadata": {}, "execution_count": 1})


def _gardable(reponse: object) -> bool:
    """Vrai si la réponse tient, en JSON strict, dans la taille permise."""
    try:
        return isinstance(reponse, dict) and taille(reponse) <= TAILLE_MAX
    except (ValueError, TypeError, RecursionError):
        return False
