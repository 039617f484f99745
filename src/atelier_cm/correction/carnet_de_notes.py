"""Le carnet de notes de nbgrader, ouvert une fois par lot et lu d'avance.

nbgrader rouvre son carnet dix fois par copie et y cherche chaque note par une requête à six jointures,
puis valide après chacune. Ici, le devoir est lu une fois, les notes d'une copie en deux requêtes, et tout
est validé d'un coup : une copie est inscrite entière ou pas du tout. Les tables et les règles restent
celles de nbgrader ; `DevoirLu` et `CopieOuverte` répondent aux mêmes questions que son `Gradebook`.
"""

from __future__ import annotations

import sqlite3
import warnings
from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace

from nbgrader.api import Comment, Grade, Gradebook, MissingEntry, SubmittedNotebook
from sqlalchemy import event
from sqlalchemy.exc import SAWarning
from sqlalchemy.orm import load_only

ATTENTE_MS = 60_000
CRITERE = "TaskCell"


@dataclass(frozen=True)
class CelluleNotee:
    """Une cellule du devoir qui reçoit des points.

    Attributes:
        type: « GradeCell » (contrôle, zone de texte) ou « TaskCell » (critère d'un livrable).
        max_score: ses points.
    """

    name: str
    type: str
    max_score: float


@dataclass(frozen=True)
class DevoirLu:
    """La structure d'un carnet du devoir, telle qu'à sa distribution.

    Attributes:
        cellules: par identifiant dans le carnet de notes, toute cellule notée ou à commenter.
        sources: par nom, le texte et l'empreinte distribués.
    """

    devoir: str
    carnet: str
    cellules: dict[str, CelluleNotee] = field(default_factory=dict)
    sources: dict[str, SimpleNamespace] = field(default_factory=dict)
    structure: SimpleNamespace = field(default_factory=SimpleNamespace)

    def find_source_cell(self, nom: str, _carnet: str, _devoir: str) -> SimpleNamespace:
        if nom not in self.sources:
            raise MissingEntry(f"No such source cell: {nom}")
        return self.sources[nom]

    def find_graded_cell(self, nom: str, _carnet: str, _devoir: str) -> CelluleNotee:
        for cellule in self.structure.grade_cells + self.structure.task_cells:
            if cellule.name == nom:
                return cellule
        raise MissingEntry(f"No such grade cell: {nom}")

    def find_notebook(self, _carnet: str, _devoir: str) -> SimpleNamespace:
        return self.structure


class CopieOuverte:
    """Les notes d'une copie, en mémoire ; `valider` les écrit toutes ensemble.

    Attributes:
        en_retard: vrai si la remise dépasse la date limite, ou portait déjà une pénalité.
    """

    def __init__(self, session, devoir: DevoirLu, copie: SubmittedNotebook, en_retard: bool) -> None:
        self._session = session
        self.en_retard = en_retard
        # Les notes ne servent qu'à recevoir des points : leurs totaux, calculés par requête, restent de côté.
        notes = session.query(Grade).options(load_only(
            Grade.cell_id, Grade.auto_score, Grade.manual_score, Grade.needs_manual_grade))
        commentaires = session.query(Comment).options(load_only(Comment.cell_id, Comment.auto_comment))
        self.notes: list[tuple[CelluleNotee, Grade]] = [
            (devoir.cellules[n.cell_id], n) for n in notes.filter(Grade.notebook_id == copie.id)]
        self._notes = {c.name: note for c, note in self.notes}
        self._commentaires = {
            devoir.cellules[c.cell_id].name: c for c in commentaires.filter(Comment.notebook_id == copie.id)}
        # nbgrader valide après chaque note : ici, rien avant la fin.
        self.db = SimpleNamespace(commit=lambda: None)

    def find_grade(self, nom: str, *_ou: str) -> Grade:
        if nom not in self._notes:
            raise MissingEntry(f"No such grade: {nom}")
        return self._notes[nom]

    def find_comment(self, nom: str, *_ou: str) -> Comment:
        if nom not in self._commentaires:
            raise MissingEntry(f"No such comment: {nom}")
        return self._commentaires[nom]

    def valider(self) -> None:
        self._session.commit()


class CarnetDeNotes:
    """Le carnet de notes d'un lot. À fermer.

    SQLite attend son tour au lieu de refuser, et journalise en écriture anticipée : une autre commande
    peut lire et écrire à côté.
    """

    def __init__(self, adresse: str, cours: str) -> None:
        self._notes = Gradebook(adresse, cours)
        event.listen(self._notes.engine, "connect", _regler_sqlite)
        self._notes.engine.dispose()  # la connexion déjà ouverte n'était pas réglée
        self._notes.db.remove()
        self._notes.db.configure(expire_on_commit=False)

    def lire_devoir(self, devoir: str, carnet: str) -> DevoirLu:
        """La structure d'un carnet.

        Raises:
            MissingEntry: devoir jamais distribué.
        """
        trouve = self._notes.find_notebook(carnet, devoir)
        notees = [CelluleNotee(c.name, "GradeCell", c.max_score) for c in trouve.grade_cells]
        criteres = [CelluleNotee(c.name, CRITERE, c.max_score) for c in trouve.task_cells]
        solutions = [CelluleNotee(c.name, "SolutionCell", 0.0) for c in trouve.solution_cells]
        identifiants = [c.id for c in [*trouve.grade_cells, *trouve.task_cells, *trouve.solution_cells]]
        sources = [
            SimpleNamespace(name=s.name, cell_type=s.cell_type, locked=s.locked, source=s.source, checksum=s.checksum)
            for s in trouve.source_cells]
        structure = SimpleNamespace(
            source_cells=sources, grade_cells=notees, task_cells=criteres, solution_cells=solutions)
        lu = DevoirLu(devoir, carnet, dict(zip(identifiants, notees + criteres + solutions, strict=True)),
                      {s.name: s for s in sources}, structure)
        self._notes.db.remove()
        return lu

    def ouvrir(self, devoir: DevoirLu, eleve: str, remise_le: datetime | None) -> CopieOuverte:
        """La copie d'un élève, créée s'il le faut, prête à recevoir ses notes."""
        date = {} if remise_le is None else {"timestamp": remise_le}
        # À chaque nouvelle copie, SQLAlchemy 2.1 prévient d'un usage de nbgrader sans effet ici.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)
            self._notes.update_or_create_student(eleve)
            remise = self._notes.update_or_create_submission(devoir.devoir, eleve, **date)
        copie = next(c for c in remise.notebooks if c.name == devoir.carnet)
        en_retard = remise.total_seconds_late > 0 or bool(copie.late_submission_penalty)
        return CopieOuverte(self._notes.db, devoir, copie, en_retard)

    def refermer_la_copie(self) -> None:
        """Oublie la copie en cours ; ce qui n'était pas validé est perdu."""
        self._notes.db.remove()

    def fermer(self) -> None:
        self._notes.close()


def _regler_sqlite(connexion, _enregistrement) -> None:
    if isinstance(connexion, sqlite3.Connection):
        curseur = connexion.cursor()
        curseur.execute(f"PRAGMA busy_timeout={ATTENTE_MS}")
        curseur.execute("PRAGMA journal_mode=WAL")
        curseur.execute("PRAGMA synchronous=NORMAL")
        curseur.close()
