"""Ce que nbgrader lit comme note, et ce qu'il ne doit pas lire comme telle."""

from __future__ import annotations

import math
import re

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from ..jugement.canonique import TYPE_MIME
from . import signaux
from .remise_en_etat import carnet_de_reference, nom_officiel

LIVRABLE = re.compile(r"^(L\d+-\d+)(?:-|$)")
# Au-delà, un texte ajouté hors de sa case mérite une lecture humaine.
MOTS_D_UN_TEXTE = 15


class LireVerdicts(NbGraderPreprocessor):
    """N'accepte d'une cellule de contrôle qu'un verdict en règle.

    nbgrader d'origine donne **tous** les points à une sortie absente, à un texte, à
    « nan » ou à un nombre négatif, et rejette la copie entière si le nombre dépasse le
    maximum. Ici, une sortie qui n'est pas un verdict vaut zéro, avec un signal ; un
    texte sur stderr à côté d'un verdict en règle ne coûte rien.
    """

    def preprocess(self, nb, resources):
        for cellule in nb.cells:
            if cellule.cell_type == "code" and utils.is_grade(cellule) \
                    and not utils.is_solution(cellule):
                self._lire(nb, cellule)
        return nb, resources

    def _lire(self, nb: NotebookNode, cellule: NotebookNode) -> None:
        nom, maximum = nom_officiel(cellule), float(cellule.metadata.nbgrader["points"])
        resultats = [s for s in cellule.outputs if s.output_type == "execute_result"]
        arret = next((s for s in cellule.outputs if s.output_type == "error"), None)
        if len(resultats) == 1 and arret is None and est_un_verdict(resultats[0], maximum):
            cellule.outputs = resultats
            return
        if len(resultats) == 1 and arret is None and points_de(resultats[0]) == 0:
            # Le contrôle dit lui-même pourquoi il n'a rien pu lire : sa carte reste.
            cellule.outputs = resultats
            signaux.signaler(nb, f"{nom} : le contrôle n’a pas pu lire la réponse ; zéro point, "
                                 "à vérifier dans la copie.", pour="formateur")
            return
        if arret is None:
            signaux.signaler(
                nb, f"{nom} : la cellule de contrôle n’a pas rendu de verdict en règle ; "
                    "zéro point, à vérifier dans la copie.", pour="formateur")
        cellule.outputs = [new_output("execute_result", {"text/plain": "0.0"}, execution_count=1)]


def est_un_verdict(sortie: NotebookNode, maximum: float) -> bool:
    """Vrai si la sortie est un nombre fini de [0, ``maximum``] accompagné de sa réponse."""
    points = points_de(sortie)
    return points is not None and points <= maximum and TYPE_MIME in sortie.data


def points_de(sortie: NotebookNode) -> float | None:
    """Les points écrits en clair dans une sortie, ou ``None`` si ce n'en sont pas."""
    texte = sortie.get("data", {}).get("text/plain", "")
    texte = "".join(texte) if isinstance(texte, list) else str(texte)
    if not re.fullmatch(r"\d{1,3}(\.\d{1,6})?", texte.strip()):
        return None
    points = float(texte)
    return points if math.isfinite(points) else None


class NoterLesZones(NbGraderPreprocessor):
    """Les textes libres : rien à relire deux fois, rien à relire quand rien n'est écrit.

    La zone où l'on écrit vaut 0 point : elle est marquée relue, car ce sont ses
    critères que l'on note. Restée vide, elle met ses critères à zéro sans relecture.
    Un niveau déjà saisi par la formatrice ou le formateur n'est jamais changé.
    """

    exercices = Unicode("", help="Dossier des versions apprenant.").tag(config=True)

    def preprocess(self, nb, resources):
        infos = resources["nbgrader"]
        reference = carnet_de_reference(self.exercices, infos["assignment"], infos["notebook"])
        with Gradebook(infos["db_url"]) as carnet_de_notes:
            copie = carnet_de_notes.find_submission_notebook(
                infos["notebook"], infos["assignment"], infos["student"])
            noter_les_zones(((note.cell, note) for note in copie.grades), nb, reference)
            carnet_de_notes.db.commit()
        return nb, resources


def noter_les_zones(notes, nb: NotebookNode, reference: NotebookNode | None) -> None:
    """Règle les notes des textes libres d'une copie.

    ``notes`` : des couples (cellule du devoir, note), une note par cellule notée.
    """
    vides = livrables_vides(nb, reference)
    for cellule, note in notes:
        if cellule.type == "TaskCell":
            _noter_critere(note, vide=livrable(cellule.name) in vides)
        elif cellule.max_score == 0:
            note.auto_score, note.needs_manual_grade = 0.0, False


def _noter_critere(note, *, vide: bool) -> None:
    if note.manual_score is not None:
        # Noté avant que l'élève ne remette une autre version : à revoir par un humain.
        return
    note.auto_score = 0.0 if vide else None
    note.needs_manual_grade = not vide


def livrable(nom: str | None) -> str | None:
    """« L6-1 » pour « L6-1-faits » ou « L6-1-reponse » ; ``None`` pour une question."""
    trouve = LIVRABLE.match(nom or "")
    return trouve.group(1) if trouve else None


def livrables_vides(nb: NotebookNode, reference: NotebookNode | None) -> set[str]:
    """Les livrables dont aucune zone ne porte un mot de l'élève."""
    if _texte_hors_zone(nb, reference):
        return set()
    souches = {nom_officiel(c): c.source for c in (reference.cells if reference else [])}
    vides, remplis = set(), set()
    for cellule in nb.cells:
        nom = nom_officiel(cellule)
        if cellule.cell_type == "markdown" and utils.is_solution(cellule) and livrable(nom):
            vide = not ajoute(cellule.source, souches.get(nom, ""))
            (vides if vide else remplis).add(livrable(nom))
    return vides - remplis


def ajoute(texte: str, souche: str) -> str:
    """Ce que ``texte`` contient de plus que ``souche``, ligne à ligne."""
    connues = {ligne.strip() for ligne in souche.splitlines()}
    lignes = (ligne.strip() for ligne in texte.splitlines())
    return "\n".join(l for l in lignes if l and l not in connues and re.search(r"\w", l))


def _texte_hors_zone(nb: NotebookNode, reference: NotebookNode | None) -> bool:
    """Vrai si une zone avait disparu et qu'un texte de l'élève se trouve ailleurs."""
    remise = any(c.metadata.get("atelier_remise") and utils.is_solution(c)
                 and c.cell_type == "markdown" for c in nb.cells)
    if not remise:
        return False
    du_cours = {c.source.strip() for c in (reference.cells if reference else [])}
    libres = (c.source for c in nb.cells if c.cell_type == "markdown"
              and nom_officiel(c) is None and c.source.strip() not in du_cours)
    return any(len(texte.split()) >= MOTS_D_UN_TEXTE for texte in libres)
