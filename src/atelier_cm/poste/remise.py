"""La remise : vérifier la copie enregistrée, écrire le fichier à rendre, donner un reçu."""

from __future__ import annotations

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

from atelier_cm.erreurs import ErreurAtelier
from atelier_cm.poste.recu import Recu, Vide, date_en_clair
from atelier_cm.poste.travail import ecrire
from atelier_cm.poste.verification import espace_de, fichiers_de_reponse, lire_carnet, verifier

_IDENTIFIANT = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
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
