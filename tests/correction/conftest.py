"""Un petit devoir fabriqué, pour éprouver la chaîne sans dépendre du contenu du cours.

Son faux ``controle`` se passe du paquet : le noyau démarre vite, et l'on choisit ce que
la cellule de contrôle affiche, y compris ce qu'un vrai verdict n'afficherait jamais.
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

DEVOIR = "m9-essai"

FAUX_CONTROLE = '''
import __main__, html

class Verdict:
    def __init__(self, points, reponse):
        self.points, self.reponse = points, reponse
    def _repr_mimebundle_(self, include=None, exclude=None):
        etat = "Réussi" if self.points else "À revoir"
        return {"text/plain": repr(self.points),
                "text/html": f"<section style='color:#1f2430'><h4>{etat}.</h4>"
                             f"<p>Vous avez répondu {html.escape(str(self.reponse))}.</p></section>",
                "application/vnd.atelier.reponse+json": {"reponse": str(self.reponse)}}

def controle(nom, attendu, points):
    valeur = getattr(__main__, {"E9-1": "somme", "E9-2": "mot"}[nom], None)
    return Verdict(points if valeur == attendu else 0.0, valeur)
'''


def _meta(nom, **drapeaux):
    base = {"grade": False, "locked": False, "solution": False, "task": False}
    return {"nbgrader": base | drapeaux | {"grade_id": nom, "schema_version": 3}}


def _md(nom, texte, **drapeaux):
    return new_markdown_cell(texte, metadata=_meta(nom, **drapeaux), id=nom)


def _code(nom, texte, **drapeaux):
    return new_code_cell(texte, metadata=_meta(nom, **drapeaux), id=nom)


def _critere(nom, titre):
    return _md(nom, f"**{titre}** (3 points)\n\n=== BEGIN MARK SCHEME ===\n"
                    f"BAREME-SECRET {nom}\n=== END MARK SCHEME ===",
               locked=True, task=True, points=3)


def carnet_source():
    return new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)",
                                 "language": "python"}},
        cells=[
            _md("m-titre", "# Devoir d’essai\n\n## Partie 1. Questions", locked=True),
            _code("c-import", "base = 40", locked=True),
            _md("m-e1", "### E9-1. Une somme (3 points)\n\nCalculez.", locked=True),
            _code("E9-1-reponse", "somme = ...\n### BEGIN SOLUTION\nsomme = base + 2\n### END SOLUTION",
                  solution=True),
            _code("E9-1", "from faux_controle import controle; controle('E9-1', 42, 3.0)",
                  grade=True, locked=True, points=3),
            _md("m-e2", "### E9-2. Un mot (1 point)", locked=True),
            _code("E9-2-reponse", 'mot = "..."\n### BEGIN SOLUTION\nmot = "oui"\n### END SOLUTION',
                  solution=True),
            _code("E9-2", "from faux_controle import controle; controle('E9-2', 'oui', 1.0)",
                  grade=True, locked=True, points=1),
            _md("m-l1", "## Partie 2. Écrire\n\n### L9-1. Une page (6 points)", locked=True),
            _md("L9-1-reponse", "### BEGIN SOLUTION\nCORRIGE-SECRET\n### END SOLUTION",
                grade=True, solution=True, points=0),
            _critere("L9-1-faits", "Critère 1. Faits"),
            _critere("L9-1-decisions", "Critère 2. Décisions"),
        ])


class Classe:
    """Une classe dans un dossier temporaire : distribuer, remettre, corriger, lire."""

    def __init__(self, racine: Path):
        from atelier_cm.correction.configuration import configuration

        self.racine = racine
        devoir = racine / "solutions" / DEVOIR
        devoir.mkdir(parents=True)
        nbformat.write(carnet_source(), devoir / f"{DEVOIR}.ipynb")
        (devoir / "faux_controle.py").write_text(FAUX_CONTROLE, encoding="utf-8")
        (devoir / "questions.py").write_text("ATTENDU = 'REPONSE-SECRETE'", encoding="utf-8")
        (devoir / "questions").mkdir()
        for nom in ("__init__.py", "etape_1.py", "notes.txt"):
            (devoir / "questions" / nom).write_text("ATTENDU = 'REPONSE-SECRETE'", encoding="utf-8")
        (devoir / f"{DEVOIR}.md").write_text("CORRIGE-SECRET", encoding="utf-8")
        (devoir / "controles.json").write_text(
            json.dumps({"regime": "entrainement", "empreintes": "x"}), encoding="utf-8")
        self.config = configuration(racine)

    @property
    def api(self):
        from nbgrader.apps import NbGraderAPI
        from nbgrader.coursedir import CourseDirectory

        return NbGraderAPI(CourseDirectory(config=self.config), config=self.config)

    def distribuer(self):
        resultat = self.api.generate_assignment(DEVOIR)
        assert resultat["success"], resultat.get("log", "") + resultat.get("error", "")

    def vierge(self):
        return nbformat.read(self.racine / "exercises" / DEVOIR / f"{DEVOIR}.ipynb", 4)

    def juste(self, **sources):
        carnet = self.vierge()
        reponses = {"E9-1-reponse": "somme = base + 2", "E9-2-reponse": 'mot = "oui"',
                    "L9-1-reponse": "Trois faits, une décision."} | sources
        for cellule in carnet.cells:
            if cellule.id in reponses:
                cellule.source = reponses[cellule.id]
        return carnet

    def remettre(self, eleve, carnet, nom=f"{DEVOIR}.ipynb"):
        dossier = self.racine / "classe" / "rendus" / eleve / DEVOIR
        dossier.mkdir(parents=True, exist_ok=True)
        if isinstance(carnet, bytes):
            (dossier / nom).write_bytes(carnet)
        else:
            (dossier / nom).write_text(json.dumps(carnet), encoding="utf-8")

    def zipper(self, eleve, carnet, **autres):
        recues = self.racine / "classe" / "remises" / DEVOIR / "recues"
        recues.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(recues / f"{eleve}_{DEVOIR}.zip", "w") as archive:
            archive.writestr(f"{DEVOIR}.ipynb", json.dumps(carnet))
            for nom, contenu in autres.items():
                archive.writestr(nom.replace("__", "/") + ".csv", contenu)

    def corriger(self, eleve):
        return self.api.autograde(DEVOIR, eleve)

    def notes(self, eleve):
        with self.api.gradebook as carnet:
            copie = carnet.find_submission(DEVOIR, eleve)
            return {n.name: (n.score, n.needs_manual_grade) for c in copie.notebooks for n in c.grades}

    def corrige(self, eleve):
        return nbformat.read(
            self.racine / "classe" / "corriges" / eleve / DEVOIR / f"{DEVOIR}.ipynb", 4)

    def retour(self, eleve):
        resultat = self.api.generate_feedback(DEVOIR, eleve)
        assert resultat["success"], resultat.get("log", "") + resultat.get("error", "")
        return (self.racine / "classe" / "retours" / eleve / DEVOIR / f"{DEVOIR}.html").read_text(
            encoding="utf-8")


@pytest.fixture(scope="session")
def classe(tmp_path_factory):
    # Une seule classe pour toute la suite : chaque essai y a ses élèves.
    classe = Classe(tmp_path_factory.mktemp("classe"))
    classe.distribuer()
    return classe
