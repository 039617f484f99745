"""Ce que la correction lit d'un devoir : son carnet apprenant, ses questions, son corrigé."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from atelier_cm.carnets import roles, solutions
from atelier_cm.carnets.declarations import Declarations, lire_declarations
from atelier_cm.carnets.fichiers_questions import fichiers_de_questions
from atelier_cm.carnets.texte import lire


@dataclass(frozen=True)
class Travail:
    """Un carnet à remplir (devoir ou leçon) et de quoi le remplir.

    ``corriges`` : par identifiant de cellule de réponse, la source avec son corrigé.
    ``variables`` : par identifiant de cellule de réponse, les variables qu'on y écrit.
    """

    nom: str
    chemin: Path
    vierge: NotebookNode
    declarations: Declarations
    corriges: dict[str, str]
    variables: dict[str, tuple[str, ...]]

    @property
    def questions(self) -> list:
        """Les questions posées dans ce carnet, dans leur ordre."""
        posees = [c["id"] for c in self.vierge.cells if c["id"] in self.declarations.questions]
        return [self.declarations.questions[nom] for nom in posees]


def lire_travail(texte: Path, vierge: Path) -> Travail:
    """Lit un texte MyST, ses questions et sa version apprenant ``vierge``."""
    fichier = str(texte.name)
    corriges, variables = {}, {}
    for bloc in lire(texte.read_text(encoding="utf-8"), fichier):
        if roles.role(bloc) == "reponse":
            nom = bloc.options["id"]
            variables[nom] = solutions.souches(bloc.source) if bloc.genre == "code" else ()
            corriges[nom] = sans_trous(bloc.source, variables[nom])
    return Travail(texte.stem, texte.parent, nbformat.read(vierge, as_version=4),
                   lire_declarations(texte.parent, texte.parent.name),
                   corriges, variables)


def sans_trous(source: str, variables: tuple[str, ...]) -> str:
    """Une réponse telle que l'écrirait une personne : le corrigé à la place des trois points."""
    trou = re.compile(rf"^\s*(?:{'|'.join(map(re.escape, variables)) or '(?!)'})\s*=|^\s*# ↑ ")
    gardees = [l for l in solutions.dehors(source).split("\n") if not trou.match(l)]
    return "\n".join([*gardees, solutions.solution(source)]).strip("\n")


def lire_devoir(racine: Path, devoir: str) -> Travail:
    """Le devoir ``devoir`` du dépôt ``racine``."""
    return lire_travail(racine / "solutions" / devoir / f"{devoir}.md",
                        racine / "exercises" / devoir / f"{devoir}.ipynb")


def devoirs(racine: Path) -> list[str]:
    """Les devoirs distribués du dépôt, dans l'ordre des noms."""
    return sorted(d.name for d in (racine / "solutions").glob("*/")
                  if fichiers_de_questions(d) and (racine / "exercises" / d.name / f"{d.name}.ipynb").is_file())


def lecons(racine: Path) -> list[Travail]:
    """Les leçons construites qui posent au moins une question."""
    lues = (lire_travail(t, t.with_suffix(".ipynb")) for t in sorted((racine / "course").glob("*/*.md"))
            if t.with_suffix(".ipynb").is_file() and fichiers_de_questions(t.parent))
    return [lecon for lecon in lues if lecon.questions]


def competences_du_devoir(dossier: Path) -> dict[str, str]:
    """La compétence de chaque élément noté (question ou critère), par identifiant.

    Celles des critères viennent de ``CRITERES``, à côté de ``QUESTIONS``. Vide si le dossier
    n'a pas de questions lisibles : l'export se fait quand même.
    """
    from atelier_cm.carnets.problemes import Refus

    try:
        declarations = lire_declarations(dossier, dossier.name)
    except Refus:
        return {}
    par_question = {q.id: q.competence for q in declarations.questions.values()}
    return par_question | criteres_du_devoir(dossier)


def criteres_du_devoir(dossier: Path) -> dict[str, str]:
    """La compétence de chaque critère du livrable, telle que ``CRITERES`` la déclare."""
    import ast

    for chemin in fichiers_de_questions(dossier):
        for instruction in ast.parse(chemin.read_text(encoding="utf-8")).body:
            if isinstance(instruction, ast.Assign) and any(
                    isinstance(c, ast.Name) and c.id == "CRITERES" for c in instruction.targets):
                return {str(k): str(v) for k, v in ast.literal_eval(instruction.value).items()}
    return {}
