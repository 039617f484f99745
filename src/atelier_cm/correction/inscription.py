"""Inscrire une copie déjà exécutée et jugée au carnet de notes, par l'`autograde` de nbgrader.

nbgrader fait tout ce qu'il sait faire (écraser les cellules protégées, écrire les notes, appliquer
les retards, produire le carnet corrigé) ; seule l'étape `Execute` est remplacée par la pose de
sorties déjà obtenues.
"""

from __future__ import annotations

import logging
import sqlite3
import warnings
from contextlib import contextmanager
from pathlib import Path

import nbformat
import nbgrader.api
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import CheckCellMetadata, Execute, NbGraderPreprocessor
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SAWarning

from . import signaux
from .configuration import configuration

ATTENTE_DU_CARNET_DE_NOTES_MS = 60_000


class PoserExecution(NbGraderPreprocessor):
    """Remplace `Execute` : pose les sorties de la copie exécutée, cellule par cellule."""

    # Rempli avant chaque copie par `Inscription.inscrire` : un préprocesseur est créé par nbgrader.
    execution: NotebookNode | None = None

    def preprocess(self, nb: NotebookNode, resources):
        sorties = {c["id"]: c for c in type(self).execution.cells if c.cell_type == "code"}
        for cellule in nb.cells:
            if cellule.cell_type != "code":
                continue
            executee = sorties.get(cellule["id"])
            if executee is not None and executee.source == cellule.source:
                cellule.outputs = executee.outputs
                cellule.execution_count = executee.execution_count
        for phrase in signaux.lire(type(self).execution):
            signaux.signaler(nb, phrase, pour="formateur")
        return nb, resources


class Inscription:
    """Une session d'inscription pour tout un lot.

    Args:
        racine: dossier qui contient `solutions/`, `exercises/` et `classe/`.
        prepares: dossier des copies préparées, rangées comme des rendus (`<eleve>/<devoir>/`).
    """

    def __init__(self, racine: Path, prepares: Path) -> None:
        from nbgrader.apps import NbGraderAPI
        from nbgrader.coursedir import CourseDirectory

        config = configuration(racine)
        config.CourseDirectory.submitted_directory = str(prepares)
        # Déjà réparées hors de nbgrader, sur une copie de la remise.
        del config.Autograde["pre_convert_hook"]
        # Les copies arrivent alignées sur la version apprenant : les revalider deux fois par copie,
        # et après chaque étape, prenait un tiers du temps d'inscription.
        config.Autograde.sanitize_preprocessors = [
            p for p in config.Autograde.sanitize_preprocessors if p is not CheckCellMetadata]
        config.Autograde.autograde_preprocessors = [
            PoserExecution if p is Execute else p
            for p in config.Autograde.autograde_preprocessors if p is not CheckCellMetadata]
        config.NotebookExporter.optimistic_validation = True
        for nom in ("traitlets", "nbgrader"):
            logging.getLogger(nom).handlers[:] = [logging.NullHandler()]
            logging.getLogger(nom).propagate = False
        self._api = NbGraderAPI(CourseDirectory(config=config), config=config)

    def inscrire(self, devoir: str, eleve: str, executee: NotebookNode) -> None:
        """Écrit le carnet corrigé et les notes d'une copie.

        Raises:
            RuntimeError: nbgrader a refusé la copie ; le message est sa dernière ligne.
        """
        PoserExecution.execution = executee
        try:
            # SQLAlchemy 2.1 prévient à chaque copie d'un usage de nbgrader sans effet ici.
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", SAWarning)
                resultat = self._api.autograde(devoir, eleve, force=True)
        finally:
            PoserExecution.execution = None
        if not resultat["success"]:
            lignes = (resultat.get("log", "") + resultat.get("error", "")).strip().splitlines()
            raise RuntimeError(lignes[-1].strip()[:200] if lignes else "sans message")


@contextmanager
def carnet_de_notes_partage():
    """Une seule connexion au carnet de notes pour tout un lot, réglée pour plusieurs écrivains.

    nbgrader rouvre le carnet dix fois par copie, et chaque fois recompile toutes ses requêtes. Le
    temps du bloc, il reçoit toujours le même moteur SQLAlchemy. SQLite attend son tour au lieu de
    refuser, et journalise en écriture anticipée : une autre commande peut lire et écrire à côté.
    """
    moteurs: dict[str, Engine] = {}
    ouvrir = nbgrader.api.create_engine

    def ouvrir_une_fois(adresse: str, **options) -> Engine:
        if adresse not in moteurs:
            moteur = ouvrir(adresse, **options)
            event.listen(moteur, "connect", _regler_sqlite)
            moteurs[adresse] = moteur
            # nbgrader ferme le moteur à la fin de chaque usage ; c'est le bloc qui le fermera.
            moteur.dispose = lambda close=True: None
        return moteurs[adresse]

    nbgrader.api.create_engine = ouvrir_une_fois
    try:
        yield
    finally:
        nbgrader.api.create_engine = ouvrir
        for moteur in moteurs.values():
            type(moteur).dispose(moteur)


def _regler_sqlite(connexion, _enregistrement) -> None:
    if isinstance(connexion, sqlite3.Connection):
        curseur = connexion.cursor()
        curseur.execute(f"PRAGMA busy_timeout={ATTENTE_DU_CARNET_DE_NOTES_MS}")
        curseur.execute("PRAGMA journal_mode=WAL")
        curseur.execute("PRAGMA synchronous=NORMAL")
        curseur.close()


def relire(carnet: str) -> NotebookNode:
    return nbformat.reads(carnet, as_version=4)
