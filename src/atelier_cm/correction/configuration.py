"""Le réglage de nbgrader, tenu en un seul endroit.

``nbgrader_config.py``, à la racine du dépôt, n'appelle que :func:`configurer` ;
la démonstration et les preuves s'en servent aussi, sur un dossier temporaire.
Ainsi ce qui est montré et prouvé est ce qui sert en classe.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

# nbgrader copie tout ce qui accompagne un carnet, à la distribution comme à la
# correction : sans cette liste, les textes sources et les corrigés partent aux élèves.
TUS = (
    "*.md",
    "questions.py",
    "questions",
    "feedback",
    ".ipynb_checkpoints",
    "__pycache__",
    "*.pyc",
    "*.recu",
    ".DS_Store",
    "Thumbs.db",
)

# L'apprenant remet « identifiant_devoir.zip » ; zip_collect en fait le dossier
# « identifiant_devoir ». Le nom du dossier « extraits » ancre l'expression : un
# dossier de l'élève qui contiendrait un « _ » ne peut pas passer pour un nom.
NOM_DE_REMISE = (
    r".*?[/\\]extraits[/\\](?:[^/\\]+[/\\])*?"
    r"(?P<student_id>[\w.@-]+?)_(?P<devoir>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"[/\\](?P<file_id>.+)"
)
EXTENSIONS_REMISES = [".ipynb", ".json", ".csv", ".txt", ".pdf", ".png"]

DELAI_PAR_CELLULE = 30  # secondes


def configurer(c, racine: str | os.PathLike) -> None:
    """Règle nbgrader pour la classe dont les dossiers sont sous ``racine``.

    Paramètres
    ----------
    c : traitlets.config.Config
        Le réglage à compléter, modifié sur place.
    racine : chemin
        Le dossier qui contient ``solutions/`` et ``exercises/`` ; ``classe/`` y
        est créé s'il manque (SQLite refuse un dossier absent).
    """
    from nbgrader.preprocessors import (
        AssignLatePenalties, CheckCellMetadata, ClearOutput, DeduplicateIds, Execute,
        GetGrades, IgnorePattern, LimitOutput, OverwriteCells, OverwriteKernelspec,
        SaveAutoGrades)

    from atelier_cm.carnets.solutions import SOUCHE_CODE, SOUCHE_TEXTE

    from . import notes, publication, ramassage, remise_en_etat, retours
    from .assainir import AssainirSorties
    from .export import ExportAtelier
    from .remise_par_nbgrader import RemettreEnEtat

    _rendre_alembic_visible()
    racine = Path(racine).resolve()
    classe = racine / "classe"
    classe.mkdir(parents=True, exist_ok=True)

    # Les dossiers et le carnet de notes.
    c.CourseDirectory.course_id = "atelier-cm"
    c.CourseDirectory.root = str(racine)
    c.CourseDirectory.source_directory = "solutions"
    c.CourseDirectory.release_directory = "exercises"
    c.CourseDirectory.submitted_directory = os.path.join("classe", "rendus")
    c.CourseDirectory.autograded_directory = os.path.join("classe", "corriges")
    c.CourseDirectory.feedback_directory = os.path.join("classe", "retours")
    c.CourseDirectory.db_url = f"sqlite:///{classe / 'notes.db'}"
    c.CourseDirectory.ignore = list(TUS)

    # La distribution.
    c.ClearSolutions.code_stub = {"python": SOUCHE_CODE}
    c.ClearSolutions.text_stub = SOUCHE_TEXTE
    c.GenerateAssignment.post_convert_hook = partial(
        publication.poser_forme_seule,
        solutions=racine / "solutions", exercices=racine / "exercises")

    # Le ramassage : les fichiers de « reponses/ » viennent avec le carnet.
    c.ZipCollectApp.downloaded_directory = os.path.join("classe", "remises")
    c.ZipCollectApp.archive_directory = "recues"
    c.ZipCollectApp.extracted_directory = "extraits"
    c.ZipCollectApp.extractor_plugin = ramassage.Extracteur
    c.ZipCollectApp.collector_plugin = ramassage.Ramasseur
    c.FileNameCollectorPlugin.named_regexp = NOM_DE_REMISE
    c.FileNameCollectorPlugin.valid_ext = list(EXTENSIONS_REMISES)

    # La correction.
    c.Autograde.pre_convert_hook = partial(
        remise_en_etat.reparer_fichiers, exercices=racine / "exercises")
    c.Autograde.sanitize_preprocessors = [
        ClearOutput,
        RemettreEnEtat,
        DeduplicateIds,
        OverwriteKernelspec,
        OverwriteCells,
        CheckCellMetadata,
    ]
    c.Autograde.autograde_preprocessors = [
        Execute,
        IgnorePattern,
        LimitOutput,
        AssainirSorties,
        notes.LireVerdicts,
        SaveAutoGrades,
        notes.NoterLesZones,
        AssignLatePenalties,
        CheckCellMetadata,
    ]
    c.RemettreEnEtat.exercices = str(racine / "exercises")
    c.NoterLesZones.exercices = str(racine / "exercises")
    # Filet si la version apprenant manque sur le disque : nbgrader la remet alors
    # lui-même, à la fin du carnet.
    c.OverwriteCells.add_missing_cells = True
    c.OverwriteCells.missing_cell_notification = ""
    c.Autograde.exclude_overwriting = fichiers_de_l_eleve(racine / "solutions")
    c.Execute.timeout = DELAI_PAR_CELLULE
    # L'arrêt poli d'un noyau coûte une demi-seconde par copie et n'apporte rien ici.
    c.Execute.shutdown_kernel = "immediate"
    # Le noyau n'écoute que cette machine : son avertissement, à chaque copie, noierait le reste.
    c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=40"]
    # nbgrader met à zéro une cellule de contrôle dès qu'un avertissement s'y écrit.
    os.environ.setdefault("PYTHONWARNINGS", "ignore")

    # Les retours, et ce que le formgrader affiche d'une copie.
    gabarits = str(Path(__file__).parent / "gabarits")
    c.HTMLExporter.filters = {"markdown2html": "atelier_cm.correction.assainir.markdown_sain"}
    c.GenerateFeedback.preprocessors = [GetGrades, retours.PreparerRetour]
    c.GenerateFeedback.HTMLExporter.template_name = "retour"
    c.GenerateFeedback.HTMLExporter.extra_template_basedirs = [gabarits]
    c.GenerateFeedback.post_convert_hook = partial(
        retours.ne_garder_que_les_pages, retours=classe / "retours")

    # L'export pour un tableur français.
    c.ExportApp.plugin_class = ExportAtelier
    c.ExportAtelier.solutions = str(racine / "solutions")


def _rendre_alembic_visible() -> None:
    """nbgrader crée son carnet de notes en appelant ``alembic`` par son seul nom.

    Sans environnement activé, la commande n'est pas dans le chemin et la première
    distribution échoue ; elle est toujours à côté de l'interprète.
    """
    outils = str(Path(sys.executable).parent)
    chemins = os.environ.get("PATH", "").split(os.pathsep)
    if outils not in chemins:
        os.environ["PATH"] = os.pathsep.join([outils, *chemins])


def fichiers_de_l_eleve(solutions: Path) -> dict[str, list[str]]:
    """Ce que la correction ne doit jamais remplacer par la version du formateur.

    Renvoie, par devoir, les fichiers de ``reponses/`` présents dans ``solutions/`` :
    nbgrader écraserait sinon la réponse de l'élève par la nôtre.
    """
    exclus: dict[str, list[str]] = {}
    for reponses in sorted(Path(solutions).glob("*/reponses")):
        devoir = reponses.parent
        fichiers = [str(f.relative_to(devoir)) for f in sorted(reponses.rglob("*")) if f.is_file()]
        if fichiers:
            exclus[devoir.name] = fichiers
    return exclus


def configuration(racine: str | os.PathLike):
    """Un réglage neuf pour ``racine`` (``traitlets.config.Config``)."""
    from traitlets.config import Config

    c = Config()
    configurer(c, racine)
    return c
