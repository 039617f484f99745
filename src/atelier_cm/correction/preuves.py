"""La preuve d'équité : par le vrai nbgrader, chaque réponse reçoit ce qui est annoncé.

Les questions étant indépendantes, une même copie essaie une erreur par question : une
vingtaine de copies suffit à tout un devoir. Les « À vous » des leçons, que nbgrader ne
voit pas, sont essayés un à un dans un noyau.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import nbformat

from atelier_cm.donnees import charger

from . import classe
from .cas import Cas, cas_fautifs, variantes_justes
from .copies import copie, source_de_reponse
from .devoirs import Travail, devoirs, lecons, lire_devoir
from .notes import points_de

CORRIGE, VIERGE = "corrigé", "vierge"
TEXTE_LIBRE = "**Faits.** Un texte de deux phrases. Il suffit à dire que la zone est remplie."


@dataclass(frozen=True)
class Ligne:
    """Un essai : ce qu'on attendait, ce qu'on a eu. ``obtenus`` vaut ``None`` sans note."""

    carnet: str
    cas: Cas
    obtenus: float | None = None
    phrase_lue: bool = False
    a_relire: bool = False

    @property
    def juste(self) -> bool:
        """Vrai si points, phrase et relecture sont ceux annoncés."""
        return self.obtenus == self.cas.points and self.phrase_lue and not self.a_relire


def prouver(racine: Path, modules: list[str] | None = None, *, ouvriers: int = 2,
            annoncer: Callable[[str], None] = lambda _: None) -> list[Ligne]:
    """Toutes les lignes de la preuve : devoirs puis leçons, ou ceux de ``modules``."""
    lignes = []
    for devoir in devoirs(racine):
        if not modules or devoir in modules:
            annoncer(f"devoir {devoir}")
            lignes += prouver_devoir(racine, devoir, ouvriers=ouvriers)
    for lecon in lecons(racine):
        if not modules or lecon.chemin.name in modules:
            annoncer(f"leçon {lecon.chemin.name}/{lecon.nom}")
            lignes += prouver_lecon(lecon)
    return lignes


# Les devoirs, par nbgrader ------------------------------------------------------------


def prouver_devoir(racine: Path, devoir: str, *, ouvriers: int = 2) -> list[Ligne]:
    """Essaie tout un devoir dans une classe éphémère, par l'``autograde`` d'origine."""
    travail = lire_devoir(racine, devoir)
    lots = _lots(travail, _controles(racine / "solutions" / devoir))
    with tempfile.TemporaryDirectory(prefix="atelier-preuves-") as dossier:
        ici = Path(dossier).resolve()
        shutil.copytree(racine / "solutions" / devoir, ici / "solutions" / devoir)
        classe.distribuer(ici, devoir)
        for nom, cas in lots.items():
            remettre(ici, devoir, nom, _copie_d_essai(travail, nom, cas))
        corrections = classe.corriger(ici, devoir, lots, ouvriers=ouvriers)
        echecs = {c.eleve: c.phrases for c in corrections if not c.corrigee}
        return [ligne for nom, cas in lots.items()
                for ligne in _lire(ici, devoir, nom, cas, nom in echecs)]


def _controles(dossier: Path) -> dict:
    return json.loads((dossier / "controles.json").read_text(encoding="utf-8"))["questions"]


def _lots(travail: Travail, controles: dict) -> dict[str, list[Cas]]:
    """Les copies à rendre, par nom, avec le cas qu'y essaie chaque question."""
    questions = travail.questions
    lots = {CORRIGE: [Cas(q.id, CORRIGE, "toutes les réponses", {}, q.points) for q in questions],
            VIERGE: [Cas(q.id, VIERGE, "aucune réponse", {}, 0.0) for q in questions]}
    fautifs = [cas_fautifs(q, controles[q.id], charger) for q in questions]
    for rang, cas in enumerate(zip_longest(*fautifs), 1):
        lots[f"erreurs-{rang}"] = [c for c in cas if c is not None]
    # Toutes justes, les écritures des champs d'une question peuvent partager une copie.
    justes = [v for q in questions for v in _par_champ(variantes_justes(q, charger))]
    for rang, cas in enumerate(zip_longest(*justes), 1):
        lots[f"variantes-{rang}"] = [c for c in cas if c is not None]
    return lots


def _par_champ(variantes: list[Cas]) -> list[list[Cas]]:
    groupes: dict[tuple, list[Cas]] = {}
    for cas in variantes:
        groupes.setdefault(tuple(cas.valeurs), []).append(cas)
    return list(groupes.values())


def _copie_d_essai(travail: Travail, nom: str, cas: list[Cas]):
    if nom == VIERGE:
        return travail.vierge
    valeurs = {v: e for c in cas for v, e in c.valeurs.items()}
    zones = {z: TEXTE_LIBRE for z, v in travail.variables.items() if not v}
    return copie(travail, valeurs, textes=zones, propager=False)


def remettre(racine: Path, devoir: str, eleve: str, carnet) -> None:
    """Pose un carnet dans les rendus d'un élève."""
    dossier = racine / "classe" / "rendus" / eleve / devoir
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / f"{devoir}.ipynb").write_text(json.dumps(carnet, ensure_ascii=False), encoding="utf-8")


def _lire(racine: Path, devoir: str, eleve: str, cas: list[Cas], echec: bool) -> Iterator[Ligne]:
    if echec:
        yield from (Ligne(devoir, c) for c in cas)
        return
    with classe.nbgrader(racine).gradebook as notes:
        copie_notee = notes.find_submission(devoir, eleve)
        grades = {n.name: (float(n.score), bool(n.needs_manual_grade), n.cell.type)
                  for c in copie_notee.notebooks for n in c.grades}
    corrige = nbformat.read(
        racine / "classe" / "corriges" / eleve / devoir / f"{devoir}.ipynb", as_version=4)
    cartes = {c["id"]: texte_de_carte(c.outputs) for c in corrige.cells if c.cell_type == "code"}
    for c in cas:
        points, a_relire, _ = grades[c.question]
        yield Ligne(devoir, c, points, _dit(cartes.get(c.question, ""), c.phrase), a_relire)
    if eleve == VIERGE:
        # Une copie vierge ne demande aucune lecture : ni zone, ni critère.
        for nom, (points, a_relire, genre) in grades.items():
            if genre == "TaskCell":
                yield Ligne(devoir, Cas(nom, VIERGE, "critère d’un livrable vide", {}, 0.0),
                            points, True, a_relire)


def texte_de_carte(sorties) -> str:
    """Le texte d'une carte, sans balise ni espace particulière."""
    brut = "".join("".join(s.get("data", {}).get("text/html", "")) for s in sorties)
    return normaliser(html.unescape(re.sub(r"<[^>]+>", "", brut)))


def normaliser(texte: str) -> str:
    """Espaces simples, sans les marques Markdown que la carte met en forme."""
    return re.sub(r"\s+", " ", re.sub(r"[`*]", "", texte)).strip()


def _dit(carte: str, phrase: str) -> bool:
    return normaliser(phrase) in carte and bool(carte)


# Les leçons, dans un noyau ------------------------------------------------------------


def prouver_lecon(lecon: Travail) -> list[Ligne]:
    """Essaie chaque « À vous » d'une leçon, dans un seul noyau : la leçon d'abord vierge
    puis juste, ensuite un cas à la fois."""
    from nbclient import NotebookClient

    controles = _controles(lecon.chemin)
    lignes: list[Ligne] = []
    ancien = os.environ.get("NBGRADER_EXECUTION")
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    # Ailleurs que dans le cours : une leçon peut écrire dans `reponses/`, qui n'appartient qu'à l'apprenant.
    ailleurs = tempfile.TemporaryDirectory(prefix="atelier-preuves-")
    shutil.copy(lecon.chemin / "controles.json", ailleurs.name)
    client = NotebookClient(nbformat.from_dict(json.loads(json.dumps(lecon.vierge))), timeout=60,
                            allow_errors=True, kernel_name="python3",
                            resources={"metadata": {"path": ailleurs.name}},
                            extra_arguments=["--IPKernelApp.log_level=40"])
    try:
        with ailleurs, client.setup_kernel():
            seance = _Seance(client, lecon)
            seance.executer({}, juste=False)
            lignes += [seance.essayer(Cas(q.id, VIERGE, "aucune réponse", {}, 0.0), remplir=False)
                       for q in lecon.questions]
            seance.executer({}, juste=True)
            for question in lecon.questions:
                cas = [Cas(question.id, CORRIGE, "toutes les réponses", {}, float(question.points)),
                       *cas_fautifs(question, controles[question.id], charger),
                       *variantes_justes(question, charger)]
                lignes += [seance.essayer(c) for c in cas]
    finally:
        os.environ.pop("NBGRADER_EXECUTION")
        if ancien is not None:
            os.environ["NBGRADER_EXECUTION"] = ancien
    return lignes


class _Seance:
    """Un noyau où l'on réécrit une réponse puis exécute son contrôle."""

    def __init__(self, client, lecon: Travail):
        self.client, self.lecon = client, lecon
        self.places = {c["id"]: i for i, c in enumerate(client.nb.cells)}
        self.vierges = {c["id"]: c.source for c in lecon.vierge.cells}

    def executer(self, valeurs: dict[str, str], *, juste: bool) -> None:
        """Exécute toute la leçon, contrôles compris."""
        for place, cellule in enumerate(self.client.nb.cells):
            if cellule.cell_type == "code":
                self._ecrire(cellule["id"], valeurs, juste=juste)
                self.client.execute_cell(cellule, place)

    def essayer(self, cas: Cas, *, remplir: bool = True) -> Ligne:
        """Écrit le cas dans ses cellules de réponse, exécute le contrôle, lit le verdict."""
        if remplir:
            champs = {c.nom for c in self.lecon.declarations.questions[cas.question].champs}
            for nom, variables in self.lecon.variables.items():
                if champs & set(variables):
                    self._ecrire(nom, dict(cas.valeurs), juste=True)
                    self.client.execute_cell(self.client.nb.cells[self.places[nom]], self.places[nom])
        controle = self.client.nb.cells[self.places[cas.question]]
        self.client.execute_cell(controle, self.places[cas.question])
        resultats = [s for s in controle.outputs if s.output_type == "execute_result"]
        points = points_de(resultats[0]) if len(resultats) == 1 else None
        carnet = f"{self.lecon.chemin.name}/{self.lecon.nom}"
        return Ligne(carnet, cas, points, _dit(texte_de_carte(controle.outputs), cas.phrase))

    def _ecrire(self, nom: str, valeurs: dict[str, str], *, juste: bool) -> None:
        if self.lecon.variables.get(nom):
            self.client.nb.cells[self.places[nom]].source = source_de_reponse(
                self.lecon, nom, valeurs, juste=juste, vierge=self.vierges[nom], propager=False)
