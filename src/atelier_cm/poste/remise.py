"""La remise : vérifier la copie enregistrée, écrire le fichier à rendre, donner un reçu."""

from __future__ import annotations

import copy
import hashlib
import io
import os
import re
import time
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from atelier_cm.erreurs import ErreurAtelier
from atelier_cm.poste import copie as examen
from atelier_cm.poste.recu import Recu, Verification, Vide, date_en_clair
from atelier_cm.poste.travail import COULISSES, LIVRES, ecrire

_IDENTIFIANT = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
_EXTENSIONS = (".csv", ".json", ".txt")  # celles que le ramassage de la classe accepte
_MINUTES_DE_GRACE = 2


def identifiant_valable(identifiant: object) -> str:
    """L’identifiant tel qu’il nommera le fichier.

    erreur : ErreurAtelier, avec une proposition, s’il contient autre chose que des lettres sans accent, chiffres, point
    ou trait d’union.
    """
    if identifiant == "prenom.nom":
        raise ErreurAtelier("Remplacez « prenom.nom » par votre identifiant, entre guillemets, puis recommencez.")
    if isinstance(identifiant, str) and _IDENTIFIANT.fullmatch(identifiant) and len(identifiant) <= 60:
        return identifiant
    if not isinstance(identifiant, str) or not identifiant.strip():
        raise ErreurAtelier('Donnez votre identifiant entre guillemets, par exemple : rendre("camille.martin").')
    simple = unicodedata.normalize("NFKD", identifiant).encode("ascii", "ignore").decode().lower()
    propose = ".".join(re.findall(r"[a-z0-9]+", simple))[:60]
    exemple = f' Par exemple : rendre("{propose}").' if propose else ""
    raise ErreurAtelier(
        f"« {identifiant} » ne peut pas nommer un fichier partout. Écrivez des minuscules sans accent, "
        f"des chiffres, un point ou un trait d’union.{exemple}"
    )


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


def _ranger_l_ancienne(fichier: Path) -> None:
    """Numérote la remise précédente au lieu de l’écraser ; le fichier à envoyer garde toujours le même nom."""
    if not fichier.exists():
        return
    anciennes = fichier.parent / "anciennes"
    anciennes.mkdir(exist_ok=True)
    for rang in range(1, 10_000):
        cible = anciennes / f"{fichier.stem}-{rang}{fichier.suffix}"
        if not cible.exists():
            fichier.rename(cible)
            return


def ecrire_remise(carnet: Path, identifiant: str) -> Recu:
    """Vérifie la copie et écrit `a-rendre/<identifiant>_<devoir>.zip`.

    résultat : le reçu. erreurs : ErreurAtelier (identifiant, copie illisible, dossier non inscriptible).
    """
    identifiant = identifiant_valable(identifiant)
    vu, copie, reference = verifier(carnet)
    joints, refuses = fichiers_de_reponse(carnet.parent)
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(reference.name, nbformat.writes(copie) + "\n")
        for joint in joints:
            archive.write(joint, joint.relative_to(carnet.parent).as_posix())
    octets = tampon.getvalue()
    dossier = (espace_de(carnet) or carnet.parent) / "a-rendre"
    fichier = dossier / f"{identifiant}_{vu.devoir}.zip"
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        _ranger_l_ancienne(fichier)
        ecrire(fichier, octets)
        recu = Recu(
            identifiant=identifiant,
            fichier=fichier,
            empreinte=hashlib.sha256(octets).hexdigest(),
            date=datetime.now(),
            contenu=(reference.name, *(j.relative_to(carnet.parent).as_posix() for j in joints)),
            refuses=refuses,
            verification=vu,
        )
        ecrire(dossier / f"{identifiant}_{vu.devoir}-recu.txt", (recu.texte() + "\n").encode())
    except OSError as erreur:
        raise ErreurAtelier(
            f"Le fichier à rendre ne s’écrit pas dans « {dossier} » ({erreur.strerror or erreur}). "
            "Fermez-le s’il est ouvert, libérez de la place, puis recommencez."
        ) from erreur
    return recu


def non_enregistre(carnet: Path, maintenant: float) -> str | None:
    """Une phrase si le carnet ouvert a des changements que le fichier n’a pas ; None sinon.

    Un changement est une cellule exécutée après l’enregistrement et que le fichier n’a pas, ou pas ainsi : changée puis
    enregistrée sans être exécutée, elle est bien dans le fichier. Pour un client Jupyter qui ne dit pas quelle cellule
    il exécute, compare l’heure de la dernière exécution et celle du fichier.
    """
    from atelier_cm.vues.erreurs import seance

    courante = seance()
    if courante is None:
        return None
    remede = "Enregistrez (touches Ctrl et S), puis exécutez de nouveau cette cellule."
    enregistre = carnet.stat().st_mtime
    sur_disque = {c.get("id"): c.source for c in lire_carnet(carnet).cells}
    for cellule, source in courante.sources.items():
        plus_recente = courante.heures.get(cellule, 0.0) > enregistre
        if plus_recente and "rendre(" not in source and sur_disque.get(cellule) != source:
            return f"Le carnet a changé depuis son dernier enregistrement. {remede}"
    minutes = (maintenant - enregistre) / 60
    if not courante.sources and courante.derniere and minutes > _MINUTES_DE_GRACE:
        return f"Le carnet n’est pas enregistré depuis {minutes:.0f} minutes. {remede}"
    return None


def rendre(identifiant: str = "prenom.nom") -> Recu | Vide:
    """Vérifie et rend la copie du carnet ouvert : écrit le fichier à envoyer et montre un reçu.

    identifiant : « prenom.nom », en minuscules sans accent. Ne lève pas : ce qui empêche la remise est dit en français.
    Pendant la correction, ne fait rien.
    """
    if os.environ.get("NBGRADER_EXECUTION"):
        return Vide()
    from atelier_cm.vues.erreurs import carnet_courant

    try:
        valable = identifiant_valable(identifiant)
        carnet = carnet_courant() or _seul_carnet(Path.cwd())
        phrase = non_enregistre(carnet, time.time())
        if phrase:
            raise ErreurAtelier(phrase)
        return ecrire_remise(carnet, valable)
    except ErreurAtelier as erreur:
        return Vide(str(erreur))


def _seul_carnet(dossier: Path) -> Path:
    carnets = sorted(dossier.glob("*.ipynb"))
    if len(carnets) == 1:
        return carnets[0]
    raise ErreurAtelier(
        "Le carnet à rendre n’est pas reconnu. Dans un terminal, écrivez : atelier verifier DEVOIR --rendre IDENTIFIANT."
    )


def verifier_et_dire(carnet: Path, identifiant: str | None, dire: Callable[[str], None]) -> int:
    """Le verbe `atelier verifier` : dit ce qui a été vu, rend la copie si un identifiant est donné.

    résultat : 0 si la copie peut être rendue telle quelle, 1 s’il reste un point à voir.
    """
    if identifiant is None:
        vu = verifier(carnet)[0]
        dire(f"Copie enregistrée le {date_en_clair(vu.enregistre)}.")
        dire(vu.texte())
    else:
        recu = ecrire_remise(carnet, identifiant)
        vu = recu.verification
        dire(recu.texte())
    return 1 if vu.a_voir else 0
