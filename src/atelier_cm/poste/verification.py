"""La vérification d’une copie enregistrée : où elle est, ce qu’elle devait être, ce qu’elle contient."""

from __future__ import annotations

import copy
import os
from datetime import datetime
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from atelier_cm.erreurs import ErreurAtelier
from atelier_cm.poste import copie as examen
from atelier_cm.poste.recu import Verification
from atelier_cm.poste.travail import COULISSES, LIVRES

_EXTENSIONS = (".csv", ".json", ".pdf", ".png", ".txt")  # celles que le ramassage de la classe accepte


def espace_de(carnet: Path) -> Path | None:
    """L’espace de travail qui contient ce carnet, ou None."""
    return next((d for d in carnet.parents if (d / COULISSES / "manifeste.json").is_file()), None)


def trouver_copie(devoir: str, travail: Path) -> Path:
    """Le carnet d’un devoir dans l’espace de travail. Erreur : ErreurAtelier, avec les devoirs présents."""
    dossier = travail / "exercises" / devoir
    carnet = dossier / f"{devoir}.ipynb"
    if carnet.is_file():
        return carnet
    carnets = sorted(dossier.glob("*.ipynb"))
    if len(carnets) == 1:
        return carnets[0]
    presents = sorted(p.name for p in (travail / "exercises").glob("*") if p.is_dir())
    suite = "Devoirs présents : " + ", ".join(presents) + "." if presents else "Lancez d’abord : atelier lancer."
    raise ErreurAtelier(f"Aucune copie du devoir « {devoir} » dans « {travail} ». {suite}")


def lire_carnet(chemin: Path) -> NotebookNode:
    """Lit un carnet. Erreur : ErreurAtelier s’il ne se lit pas."""
    try:
        return nbformat.read(chemin, as_version=4)
    except OSError as erreur:
        raise ErreurAtelier(f"Le carnet « {chemin.name} » ne s’ouvre pas ({erreur.strerror}).") from erreur
    except Exception as erreur:  # nbformat lève une dizaine de types pour un fichier abîmé
        raise ErreurAtelier(
            f"Le carnet « {chemin.name} » est abîmé : il ne se lit plus. Dans JupyterLab, menu Fichier, "
            "« Rétablir Notebook au point de contrôle… », puis enregistrez et recommencez."
        ) from erreur


def trouver_reference(carnet: Path) -> Path:
    """Le carnet distribué dont `carnet` est la copie, même renommée. Erreur : ErreurAtelier s’il est introuvable."""
    espace = espace_de(carnet)
    dossiers = []
    if espace is not None:
        dossiers.append(espace / LIVRES / carnet.parent.relative_to(espace))
    if os.environ.get("ATELIER_COURS"):
        dossiers.append(Path(os.environ["ATELIER_COURS"]) / "exercises" / carnet.parent.name)
    for dossier in dossiers:
        if (dossier / carnet.name).is_file():
            return dossier / carnet.name
        seuls = sorted(dossier.glob("*.ipynb"))
        if len(seuls) == 1:
            return seuls[0]
    raise ErreurAtelier(
        f"Le devoir distribué qui correspond à « {carnet.name} » est introuvable. "
        "Rangez la copie dans son dossier d’origine, ou relancez le cours : atelier lancer."
    )


def verifier(carnet: Path) -> tuple[Verification, NotebookNode, Path]:
    """Vérifie la copie enregistrée.

    résultat : ce qui a été vu, la copie remise en état (l’original n’est pas touché), le carnet distribué.
    erreur : ErreurAtelier si la copie ne se lit pas ou n’est pas un devoir.
    """
    original = lire_carnet(carnet)
    chemin_reference = trouver_reference(carnet)
    reference = lire_carnet(chemin_reference)
    if not examen.est_un_devoir(reference):
        raise ErreurAtelier("Ce carnet n’est pas un devoir : il n’y a rien à rendre. Ouvrez celui du devoir.")
    copie = copy.deepcopy(original)
    reparations = list(examen.remettre_en_etat(copie, reference))
    if carnet.name != chemin_reference.name:
        reparations.insert(0, f"Le carnet s’appelle « {carnet.name} » : il est rendu sous « {chemin_reference.name} ».")
    a_voir = examen.a_voir(original, lambda nom: (carnet.parent / nom).exists())
    for livre in sorted(chemin_reference.parent.rglob("*")):
        relatif = livre.relative_to(chemin_reference.parent)
        if livre.is_file() and livre.suffix != ".ipynb" and not (carnet.parent / relatif).exists():
            a_voir += (f"Le fichier du devoir « {relatif.as_posix()} » manque : relancez le cours, il sera remis.",)
    trouvees = examen.reponses(copie, reference)
    return (
        Verification(
            devoir=carnet.parent.name,
            carnet=carnet.name,
            enregistre=datetime.fromtimestamp(carnet.stat().st_mtime),
            faites=trouvees.faites,
            vides=trouvees.vides,
            reparations=tuple(reparations),
            a_voir=a_voir,
        ),
        copie,
        chemin_reference,
    )


def fichiers_de_reponse(dossier: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Les fichiers de `reponses/` à joindre, et le nom de ceux que la classe ne sait pas ramasser."""
    base = dossier / "reponses"
    joints, refuses = [], []
    for chemin in sorted(base.rglob("*")):
        relatif = chemin.relative_to(base)
        if not chemin.is_file() or chemin.is_symlink() or any(p.startswith(".") for p in relatif.parts):
            continue
        if chemin.suffix.lower() in _EXTENSIONS:
            joints.append(chemin)
        else:
            refuses.append(f"reponses/{relatif.as_posix()}")
    return tuple(joints), tuple(refuses)
