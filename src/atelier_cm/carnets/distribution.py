"""La version apprenant d'un devoir : celle de nbgrader, faite dans un dossier à part.

Le dossier à part rend la construction et sa vérification identiques : rien de ce qui traîne
dans `exercises/` ne peut passer pour un produit du constructeur.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from atelier_cm.erreurs import ErreurAtelier

REGLAGE = "nbgrader_config.py"
CONTROLES = "controles.json"
# Ce qu'un éditeur ou un système laisse derrière lui, jamais un produit du constructeur.
RESTES = (".ipynb_checkpoints", "__pycache__", ".DS_Store", "Thumbs.db")


def distribuer(racine: Path, devoir: str, produits: Mapping[str, bytes]) -> dict[str, bytes]:
    """Les fichiers de la version apprenant, par chemin relatif à la racine.

    Args:
        racine: le dépôt, avec son `nbgrader_config.py`.
        devoir: le nom du devoir.
        produits: les carnets et les contrôles déjà construits de ce devoir, par chemin relatif.

    Raises:
        ErreurAtelier: nbgrader refuse le devoir, ou le réglage manque.
    """
    if not (racine / REGLAGE).is_file():
        raise ErreurAtelier(
            f"{REGLAGE} est absent de la racine : nbgrader ne saurait pas ce qu’il doit taire."
        )
    with tempfile.TemporaryDirectory(prefix="atelier-construire-") as dossier:
        copie = Path(dossier).resolve()
        shutil.copy2(racine / REGLAGE, copie)
        source = copie / "solutions" / devoir
        shutil.copytree(
            racine / "solutions" / devoir,
            source,
            ignore=shutil.ignore_patterns(*RESTES, "*.ipynb", CONTROLES),
        )
        for chemin, contenu in produits.items():
            (copie / chemin).write_bytes(contenu)
        _generer(copie, devoir)
        distribue = copie / "exercises" / devoir
        fichiers = {
            f.relative_to(copie).as_posix(): f.read_bytes()
            for f in sorted(distribue.rglob("*"))
            if f.is_file()
        }
    prefixe = f"exercises/{devoir}/"
    # nbgrader tait les erreurs de ses crochets : un fichier manquant est leur seule trace.
    for chemin in produits:
        attendu = prefixe + Path(chemin).name
        if attendu not in fichiers:
            raise ErreurAtelier(
                f"nbgrader n’a pas distribué « {attendu} » : regardez le crochet « post_convert_hook » de {REGLAGE}."
            )
    return fichiers


def _generer(racine: Path, devoir: str) -> None:
    # nbgrader met deux secondes à s'importer : seulement quand il y a un devoir à distribuer.
    from nbgrader.apps import NbGraderAPI
    from traitlets.config.loader import PyFileConfigLoader

    reglage = PyFileConfigLoader(REGLAGE, path=str(racine)).load_config()
    reglage.CourseDirectory.root = str(racine)
    # Sans carnet de notes : la version apprenant n'en dépend pas, et le dépôt n'en a pas.
    reglage.GenerateAssignment.no_database = True
    reglage.SaveCells.enabled = False
    resultat = NbGraderAPI(config=reglage).generate_assignment(devoir, force=True, create=False)
    if not resultat["success"]:
        raise ErreurAtelier(f"nbgrader refuse le devoir « {devoir} » : {_raison(resultat)}")


def _raison(resultat: Mapping[str, str]) -> str:
    """La dernière erreur du journal de nbgrader, en une ligne, sans sa trace."""
    erreurs = [l[len("[ERROR] ") :] for l in resultat.get("log", "").splitlines() if l.startswith("[ERROR] ")]
    utiles = [l for l in erreurs if l and not l.startswith(("Traceback", "There was an error processing"))]
    return (utiles or erreurs or ["voir son journal."])[0]
