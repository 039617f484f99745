"""L'export des notes pour un tableur français (greffon de ``nbgrader export``)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins.export import ExportPlugin
from traitlets import Unicode

from .devoirs import competences_du_devoir
from .nombres import en_francais

DETAIL = ("identifiant", "nom", "prénom", "devoir", "élément", "compétence", "points", "sur",
          "niveau", "à relire")


@dataclass(frozen=True)
class Note:
    """Un élément noté d'une copie : une question ou un critère (points sur ``sur``)."""

    identifiant: str
    nom: str
    prenom: str
    devoir: str
    element: str
    competence: str
    points: float
    sur: float
    critere: bool
    a_relire: bool


class ExportAtelier(ExportPlugin):
    """Deux fichiers : le détail par question et critère, le récapitulatif par élève.

    ``nbgrader export --to notes.csv`` écrit ``notes.csv`` et ``notes-recapitulatif.csv`` :
    point-virgule, virgule décimale, UTF-8 avec marque, ce qu'attend un tableur français.
    """

    solutions = Unicode("", help="Dossier des sources, où lire les compétences.").tag(config=True)

    def export(self, gradebook: Gradebook) -> None:
        detail = Path(self.to or "notes.csv")
        recapitulatif = detail.with_name(f"{detail.stem}-recapitulatif{detail.suffix or '.csv'}")
        notes = lire_notes(gradebook, Path(self.solutions),
                           eleves=set(map(str, self.student)), devoirs=set(map(str, self.assignment)))
        ecrire(detail, [DETAIL, *map(ligne_de_detail, notes)])
        ecrire(recapitulatif, lignes_de_recapitulatif(notes))
        self.log.info("Notes écrites dans %s et %s", detail, recapitulatif)


def lire_notes(carnet: Gradebook, solutions: Path, *, eleves: set[str] = frozenset(),
               devoirs: set[str] = frozenset()) -> list[Note]:
    """Les notes du carnet, élève par élève, dans l'ordre du devoir.

    Les cellules à 0 point (zones de rédaction) ne sont pas des notes. ``eleves`` et
    ``devoirs`` vides : tous.
    """
    notes = []
    for devoir in sorted(carnet.assignments, key=lambda d: d.name):
        if devoirs and devoir.name not in devoirs:
            continue
        competences = competences_du_devoir(solutions / devoir.name)
        rangs = {c.name: i for n in devoir.notebooks for i, c in enumerate(n.source_cells)}
        for eleve in sorted(carnet.students, key=lambda e: e.id):
            if eleves and eleve.id not in eleves:
                continue
            try:
                copie = carnet.find_submission(devoir.name, eleve.id)
            except MissingEntry:
                continue
            valeurs = [n for c in copie.notebooks for n in c.grades if n.max_score]
            for note in sorted(valeurs, key=lambda n: (rangs.get(n.name, 10**6), n.name)):
                notes.append(Note(
                    eleve.id, eleve.last_name or "", eleve.first_name or "", devoir.name, note.name,
                    competences.get(note.name, ""), float(note.score), float(note.max_score),
                    note.cell.type == "TaskCell", bool(note.needs_manual_grade)))
    return notes


def ligne_de_detail(note: Note) -> tuple[str, ...]:
    """Une note, telle qu'un tableur français la lit."""
    return (note.identifiant, note.nom, note.prenom, note.devoir, note.element, note.competence,
            en_francais(note.points), en_francais(note.sur),
            en_francais(note.points) if note.critere and not note.a_relire else "",
            "oui" if note.a_relire else "non")


def lignes_de_recapitulatif(notes: list[Note]) -> list[tuple[str, ...]]:
    """Une ligne par élève et par devoir : total, questions, livrable, chaque compétence."""
    competences = sorted({n.competence for n in notes if n.competence})
    tete = ("identifiant", "nom", "prénom", "devoir", "total", "sur", "questions", "questions sur",
            "livrable", "livrable sur", "à relire",
            *(titre for c in competences for titre in (c, f"{c} sur")))
    lignes = [tete]
    for cle in dict.fromkeys((n.identifiant, n.devoir) for n in notes):
        siennes = [n for n in notes if (n.identifiant, n.devoir) == cle]
        groupes = [siennes, [n for n in siennes if not n.critere], [n for n in siennes if n.critere]]
        lignes.append((
            cle[0], siennes[0].nom, siennes[0].prenom, cle[1],
            *(v for g in groupes for v in _somme(g)),
            str(sum(n.a_relire for n in siennes)),
            *(v for c in competences for v in _somme([n for n in siennes if n.competence == c]))))
    return lignes


def _somme(notes: list[Note]) -> tuple[str, str]:
    if not notes:
        return "", ""
    return en_francais(sum(n.points for n in notes)), en_francais(sum(n.sur for n in notes))


def ecrire(chemin: Path, lignes) -> None:
    """Écrit un CSV français ; une cellule qui ressemble à une formule est désarmée."""
    with open(chemin, "w", encoding="utf-8-sig", newline="") as fichier:
        ecrivain = csv.writer(fichier, delimiter=";")
        ecrivain.writerows([_desarmer(v) for v in ligne] for ligne in lignes)


def _desarmer(valeur: str) -> str:
    """Un identifiant choisi par un élève ne doit pas devenir une formule du tableur."""
    return "'" + valeur if valeur[:1] in ("=", "+", "-", "@", "\t", "\r") else valeur
