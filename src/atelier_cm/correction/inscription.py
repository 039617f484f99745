"""Inscrire une copie déjà exécutée et jugée : le carnet corrigé sur le disque, ses notes au carnet de notes.

Les règles sont celles de nbgrader : ce sont ses préprocesseurs, dans l'ordre que dit la configuration, qui
écrasent les cellules protégées, lisent les notes et appliquent les retards. Seuls changent leurs entours : la
copie reste en mémoire d'une étape à l'autre, et le carnet de notes est ouvert une fois par lot.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import (
    AssignLatePenalties, CheckCellMetadata, ClearOutput, DeduplicateIds, Execute, NbGraderPreprocessor, OverwriteCells,
    OverwriteKernelspec, SaveAutoGrades)
from nbgrader.utils import find_all_files, parse_utc

from . import notes
from .carnet_de_notes import CarnetDeNotes, CopieOuverte, DevoirLu
from .configuration import configuration
from .remise_en_etat import carnet_de_reference
from .remise_par_nbgrader import RemettreEnEtat

NUMERO_MAX = 1_000_000
# Déjà fait, sur la copie préparée, avant de l'exécuter ; ou par l'exécution elle-même.
DEJA_FAIT = (ClearOutput, RemettreEnEtat, DeduplicateIds, OverwriteKernelspec, CheckCellMetadata, Execute)


class EcraserLesCellules(OverwriteCells):
    """`OverwriteCells` de nbgrader, sur un devoir déjà lu."""

    devoir: DevoirLu

    def preprocess(self, nb, resources):
        self.notebook_id, self.assignment_id = self.devoir.carnet, self.devoir.devoir
        self.gradebook = self.devoir
        avant = {id(c): c.source for c in nb.cells}
        nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
        if self.add_missing_cells:
            nb, resources = self.add_missing_grade_cells(nb, resources)
            nb, resources = self.add_missing_task_cells(nb, resources)
        for cellule in nb.cells:
            # Une sortie obtenue d'un autre texte ne prouve rien de celui-ci.
            if cellule.cell_type == "code" and avant.get(id(cellule)) != cellule.source:
                cellule.outputs, cellule.execution_count = [], None
        return nb, resources


class EnregistrerLesNotes(SaveAutoGrades):
    """`SaveAutoGrades` de nbgrader, sur une copie déjà ouverte."""

    copie: CopieOuverte

    def preprocess(self, nb, resources):
        infos = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = infos["notebook"], infos["assignment"], infos["student"]
        self.gradebook = self.copie
        return NbGraderPreprocessor.preprocess(self, nb, resources)


class NoterLesZonesOuvertes(notes.NoterLesZones):
    """`NoterLesZones`, sur une copie déjà ouverte."""

    copie: CopieOuverte

    def preprocess(self, nb, resources):
        infos = resources["nbgrader"]
        reference = carnet_de_reference(self.exercices, infos["assignment"], infos["notebook"])
        notes.noter_les_zones(self.copie.notes, nb, reference)
        return nb, resources


EQUIVALENTS = {
    OverwriteCells: EcraserLesCellules, SaveAutoGrades: EnregistrerLesNotes, notes.NoterLesZones: NoterLesZonesOuvertes}


class Inscription:
    """L'inscription d'un lot de copies d'un devoir. À fermer.

    Args:
        racine: dossier qui contient `solutions/`, `exercises/` et `classe/`.

    Raises:
        MissingEntry: le devoir n'a jamais été distribué.
    """

    def __init__(self, racine: Path, devoir: str) -> None:
        self._racine, self._devoir = racine, devoir
        config = configuration(racine)
        self._config = config
        reglages = config.Autograde
        self._etapes = [
            EQUIVALENTS.get(etape, etape)(config=config)
            for etape in [*reglages.sanitize_preprocessors, *reglages.autograde_preprocessors]
            if etape not in DEJA_FAIT and etape is not AssignLatePenalties]
        self._retards = AssignLatePenalties(config=config)
        self._cours = CourseDirectory(config=config)
        self._fichiers = self._fichiers_du_devoir()
        self._carnet = CarnetDeNotes(self._cours.db_url, self._cours.course_id)
        self._lu = self._carnet.lire_devoir(devoir, devoir)

    def inscrire(self, eleve: str, executee: NotebookNode, fichiers: Mapping[str, bytes]) -> None:
        """Écrit le carnet corrigé et les notes d'une copie.

        Args:
            executee: le carnet exécuté et jugé ; modifié sur place.
            fichiers: ce qui l'accompagne, par chemin relatif.
        """
        dossier = self._racine / "classe" / "corriges" / eleve / self._devoir
        ressources = {
            "metadata": {"path": str(dossier), "name": self._devoir}, "unique_key": self._devoir,
            "nbgrader": {"student": eleve, "assignment": self._devoir, "notebook": self._devoir,
                         "db_url": self._cours.db_url}}
        try:
            copie = self._carnet.ouvrir(self._lu, eleve, _date_de_remise(fichiers))
            carnet = executee
            for etape in self._etapes:
                etape.copie, etape.devoir = copie, self._lu
                if etape.enabled:
                    carnet, ressources = etape(carnet, ressources)
            nbformat.validate(carnet)
            self._deposer(dossier, fichiers, carnet)
            copie.valider()
            en_retard = copie.en_retard
        finally:
            self._carnet.refermer_la_copie()
        if en_retard:
            self._retards(carnet, ressources)

    def _deposer(self, dossier: Path, fichiers: Mapping[str, bytes], carnet: NotebookNode) -> None:
        """Comme nbgrader : les fichiers de la copie, puis ceux du devoir par-dessus, puis le carnet."""
        shutil.rmtree(dossier, ignore_errors=True)
        for nom, contenu in {**fichiers, **self._fichiers}.items():
            chemin = dossier / nom
            chemin.parent.mkdir(parents=True, exist_ok=True)
            chemin.write_bytes(contenu)
        dossier.mkdir(parents=True, exist_ok=True)
        # Sans indentation ni textes découpés en lignes : 0,8 ms par copie de m6-kpi, au lieu de 7,7 par nbformat.
        texte = json.dumps(carnet, ensure_ascii=False)
        (dossier / f"{self._devoir}.ipynb").write_text(texte, encoding="utf-8", errors="replace")

    def _fichiers_du_devoir(self) -> dict[str, bytes]:
        origine = self._racine / "solutions" / self._devoir
        epargnes = set(self._config.Autograde.exclude_overwriting.get(self._devoir, []))
        trouves = find_all_files(str(origine), [*self._cours.ignore, "*.ipynb"])
        relatifs = (os.path.relpath(f, origine) for f in sorted(trouves))
        return {nom: (origine / nom).read_bytes() for nom in relatifs if nom not in epargnes}

    def fermer(self) -> None:
        self._carnet.fermer()


def _date_de_remise(fichiers: Mapping[str, bytes]) -> datetime | None:
    """La date de remise notée au ramassage, ou None si elle manque ou ne se lit pas."""
    texte = fichiers.get("timestamp.txt", b"").decode("utf-8", errors="replace").strip()
    try:
        return parse_utc(texte) if texte else None
    except ValueError:
        return None


def relire(carnet: str) -> NotebookNode:
    """Le carnet tel qu'en mémoire, depuis son JSON ; un numéro d'exécution absurde n'y entre pas."""
    lu = nbformat.from_dict(json.loads(carnet))
    for cellule in lu.cells:
        if cellule.cell_type == "code":
            for porteur in (cellule, *(s for s in cellule.outputs if s.output_type == "execute_result")):
                numero = porteur.get("execution_count")
                porteur.execution_count = numero if type(numero) is int and 0 <= numero < NUMERO_MAX else None
    return lu
