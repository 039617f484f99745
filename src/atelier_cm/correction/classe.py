"""Corriger une classe, une copie à la fois : celle qui échoue n'arrête personne."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import nbformat

from atelier_cm.erreurs import ErreurAtelier

from . import signaux
from .configuration import configuration
from .remise_en_etat import nom_officiel
from .sorties import ARRETS_FORCES


@dataclass(frozen=True)
class Correction:
    """Ce qu'il est advenu d'une copie. ``duree`` en secondes."""

    eleve: str
    corrigee: bool
    phrases: tuple[str, ...]
    duree: float


def nbgrader(racine: Path):
    """L'API de nbgrader réglée pour ``racine``, silencieuse : on lit ses résultats."""
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    config = configuration(racine)
    logging.getLogger("traitlets").handlers[:] = [logging.NullHandler()]
    logging.getLogger("traitlets").propagate = False
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    return api


def distribuer(racine: Path, devoir: str) -> None:
    """Produit la version apprenant et inscrit le devoir au carnet de notes.

    Lève ``RuntimeError`` avec la dernière ligne du journal si nbgrader refuse.
    """
    resultat = nbgrader(racine).generate_assignment(devoir)
    if not resultat["success"]:
        raise RuntimeError(f"nbgrader refuse {devoir} : {_derniere_ligne(resultat)}")


def inscrire_le_devoir(racine: Path, devoir: str) -> None:
    """Inscrit au carnet de notes le devoir construit, s'il n'y est pas déjà tel quel.

    `atelier construire` écrit `exercises/` sans carnet de notes ; sans cette inscription, une classe neuve ne se
    corrige pas, et un devoir reconstruit se corrige sur son ancien texte. La version apprenant n'est pas touchée.

    Lève ``ErreurAtelier`` si nbgrader refuse.
    """
    source = racine / "solutions" / devoir / f"{devoir}.ipynb"
    marque = racine / "classe" / "correction" / devoir / "devoir-inscrit.txt"
    empreinte = hashlib.sha256(source.read_bytes()).hexdigest()
    if _est_inscrit(racine / "classe" / "notes.db", devoir) and marque.is_file() and marque.read_text() == empreinte:
        return
    (racine / "classe").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".distribue-", dir=racine / "classe") as a_part:
        api = nbgrader(racine)
        api.config.CourseDirectory.release_directory = os.path.relpath(a_part, racine)
        api.config.GenerateAssignment.post_convert_hook = None
        resultat = api.generate_assignment(devoir, force=True)
    if not resultat["success"]:
        raise ErreurAtelier(
            f"Le devoir « {devoir} » a changé et nbgrader ne peut pas le mettre à jour dans classe/notes.db, qui porte "
            f"déjà des notes ({_derniere_ligne(resultat)}). Corrigez avec la version d’origine du devoir, ou gardez ce "
            "carnet de notes ailleurs et recommencez avec un neuf.")
    marque.parent.mkdir(parents=True, exist_ok=True)
    marque.write_text(empreinte)


def _est_inscrit(notes: Path, devoir: str) -> bool:
    """Lu sans nbgrader, qui met deux secondes à s'importer."""
    if not notes.is_file():
        return False
    try:
        with closing(sqlite3.connect(notes)) as base:
            return base.execute("select 1 from assignment where name = ?", (devoir,)).fetchone() is not None
    except sqlite3.Error:
        return False


def ramasser(racine: Path, devoir: str) -> list[str]:
    """``nbgrader zip_collect`` : des zips reçus aux rendus de chaque élève.

    Résultat : une phrase par remise laissée de côté. Lève ``ErreurAtelier`` si nbgrader s'arrête.
    """
    from nbgrader.apps.zipcollectapp import ZipCollectApp

    app = ZipCollectApp(config=configuration(racine))
    app.load_cwd_config = False
    app.initialize([devoir, "--force", "--log-level=CRITICAL"])
    try:
        app.start()
    except SystemExit:
        raise ErreurAtelier(f"nbgrader n’a pas pu ranger les remises de {devoir} : elles sont intactes dans "
                            "classe/remises/.") from None
    extraits = racine / "classe" / "remises" / devoir / app.extracted_directory
    return app.extractor_plugin_inst.refus + app.collector_plugin_inst.inconnus(extraits)


def corriger(racine: Path, devoir: str, eleves: Iterable[str], *, ouvriers: int = 2,
             avancer: Callable[[Correction], None] = lambda _: None) -> list[Correction]:
    """Corrige chaque copie par l'``autograde`` de nbgrader, à plusieurs processus.

    Paramètres
    ----------
    ouvriers : nombre de copies corrigées en même temps.
    avancer : appelée après chaque copie, dans l'ordre où elles finissent.

    Résultat : une :class:`Correction` par élève, dans l'ordre donné. Un processus tué par
    une copie ne coûte que cette copie : les autres sont reprises.
    """
    eleves = list(eleves)
    faites: dict[str, Correction] = {}
    suspects: list[str] = []
    restent = eleves
    while restent:
        # Après un accident, les copies alors en cours passent seules : on sait qui tue.
        lot, seuls = (suspects[:1], True) if suspects else (restent, False)
        try:
            with ProcessPoolExecutor(1 if seuls else ouvriers, mp_context=get_context("spawn"),
                                     initializer=_preparer, initargs=(str(racine),)) as bassin:
                for fini in as_completed([bassin.submit(_une_copie, devoir, e) for e in lot]):
                    correction = fini.result()
                    faites[correction.eleve] = correction
                    avancer(correction)
        except BrokenProcessPool:
            if seuls:
                faites[lot[0]] = Correction(lot[0], False, (
                    "La correction de cette copie s’est arrêtée net : à regarder à la main.",), 0.0)
                avancer(faites[lot[0]])
            else:
                suspects = [e for e in lot if e not in faites][:ouvriers]
                restent = [e for e in eleves if e not in faites]
                continue
        suspects = [e for e in suspects if e not in faites]
        restent = [e for e in eleves if e not in faites]
    return [faites[e] for e in eleves]


_API = None
_RACINE = Path()


def _preparer(racine: str) -> None:
    global _API, _RACINE
    # Une seule fibre par calcul : deux copies de front ne se disputent pas les cœurs.
    for nom in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(nom, "1")
    _RACINE, _API = Path(racine), nbgrader(Path(racine))
    logging.disable(logging.WARNING)


def _une_copie(devoir: str, eleve: str) -> Correction:
    depart = time.perf_counter()
    resultat = _API.autograde(devoir, eleve)
    reussie = bool(resultat["success"])
    if reussie:
        phrases = tuple(phrases_de(_RACINE, devoir, eleve))
    else:
        phrases = (pourquoi(_RACINE / "classe" / "rendus" / eleve / devoir, devoir, resultat),)
    return Correction(eleve, reussie, phrases, time.perf_counter() - depart)


def phrases_de(racine: Path, devoir: str, eleve: str) -> list[str]:
    """Les signaux laissés dans le carnet corrigé, puis ce qui s'y est arrêté."""
    phrases = []
    for chemin in sorted((racine / "classe" / "corriges" / eleve / devoir).glob("*.ipynb")):
        carnet = nbformat.read(chemin, as_version=4)
        phrases += signaux.lire(carnet) + list(arrets(carnet))
    return phrases


def arrets(carnet) -> Iterator[str]:
    """Une phrase sur les cellules interrompues, une sur celles arrêtées par une erreur."""
    arretees = [(c, {s.ename for s in c.outputs if s.output_type == "error"})
                for c in carnet.cells if c.cell_type == "code"]
    restent: list[str] = []
    for cellule, noms in arretees:
        if noms & ARRETS_FORCES:
            laquelle = nom_officiel(cellule)
            yield (f"La cellule {laquelle}" if laquelle else "Une cellule ajoutée") + (
                " ne finissait pas : elle a été interrompue.")
        elif noms:
            restent.append(", ".join(sorted(noms)))
    if restent:
        noms = ", ".join(dict.fromkeys(restent))
        yield (f"{len(restent)} cellules se sont arrêtées sur une erreur ({noms})."
               if len(restent) > 1 else f"Une cellule s’est arrêtée sur une erreur ({noms}).")


def pourquoi(rendu: Path, devoir: str, resultat: dict) -> str:
    """Une phrase sur une copie que nbgrader n'a pas pu corriger, et quoi faire."""
    carnets = sorted(rendu.glob("*.ipynb"))
    if not carnets:
        return "Aucun carnet dans la remise : demandez une nouvelle remise."
    if f"{devoir}.ipynb" not in {c.name for c in carnets}:
        return f"Aucun carnet ne s’appelle « {devoir}.ipynb » : demandez lequel corriger."
    try:
        lu = json.loads((rendu / f"{devoir}.ipynb").read_text(encoding="utf-8"))
    except ValueError:
        return "Le fichier est coupé ou abîmé, il ne s’ouvre plus : demandez une nouvelle remise."
    if not isinstance(lu, dict) or not isinstance(lu.get("cells"), list):
        return "Le fichier remis n’est pas un carnet : demandez une nouvelle remise."
    trace = resultat.get("log", "") + resultat.get("error", "")
    if "DeadKernelError" in trace:
        return "Une cellule a arrêté Python : à regarder à la main."
    return f"nbgrader n’a pas pu corriger cette copie ({_derniere_ligne(resultat)})."


def _derniere_ligne(resultat: dict) -> str:
    lignes = [l for l in (resultat.get("log", "") + resultat.get("error", "")).splitlines() if l.strip()]
    erreurs = [l for l in lignes if "Error" in l and "ERROR" not in l] or lignes or ["sans message"]
    return erreurs[-1].strip()[:160]


def rendre(racine: Path, devoir: str, eleves: Iterable[str],
           avancer: Callable[[str], None] = lambda _: None) -> list[str]:
    """Produit le retour de chaque élève corrigé ; un retour impossible n'empêche pas les autres.

    Résultat : une phrase par retour qui n'a pas pu être écrit.
    """
    api = nbgrader(racine)
    phrases = []
    for eleve in eleves:
        resultat = api.generate_feedback(devoir, eleve)
        if not resultat["success"]:
            phrases.append(f"{eleve} : le retour n’a pas pu être écrit ({_derniere_ligne(resultat)}).")
        avancer(eleve)
    return phrases
