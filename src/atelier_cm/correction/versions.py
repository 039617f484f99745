"""La dernière remise et la précédente : un nouveau ramassage n'efface jamais l'ancien."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

OCTETS_MAX = 2 * 2**30  # le zip de toute une classe, déplié
OCTETS_PAR_ELEVE = 100 * 2**20

# Moodle range chaque fichier dans « Nom Prénom_1234567_assignsubmission_file_/ » (ou « …_file »), ou le préfixe
# ainsi quand on décoche les dossiers ; le texte tapé en ligne y vient aussi, à côté.
MEMBRE_MOODLE = re.compile(
    r"(?P<nom>[^/]+?)_(?P<numero>\d+)_assignsubmission_(?P<genre>file|onlinetext)_?(?P<reste>.*)", re.DOTALL)


@dataclass(frozen=True)
class Precedentes:
    """Les rendus d'avant un ramassage, mis de côté le temps de comparer."""

    rendus: Path
    archives: Path
    devoir: str
    empreintes: dict[str, str]

    def conclure(self) -> list[str]:
        """Garde la version précédente de ceux qui ont changé, jette les autres ; rend les élèves concernés."""
        changes = []
        for eleve, avant in self.empreintes.items():
            ancienne = self.archives / eleve / f".{self.devoir}-en-cours"
            if empreinte(self.rendus / eleve / self.devoir) == avant:
                shutil.rmtree(ancienne, ignore_errors=True)
                continue
            gardee = self.archives / eleve / self.devoir
            shutil.rmtree(gardee, ignore_errors=True)
            ancienne.rename(gardee)
            changes.append(eleve)
        return changes


def garder_les_precedentes(racine: Path, devoir: str) -> Precedentes:
    """Copie les rendus actuels avant qu'un ramassage ne les remplace."""
    rendus, archives = racine / "classe" / "rendus", racine / "classe" / "rendus-precedents"
    empreintes = {}
    for dossier in sorted(rendus.glob(f"*/{devoir}")):
        eleve = dossier.parent.name
        en_cours = archives / eleve / f".{devoir}-en-cours"
        shutil.rmtree(en_cours, ignore_errors=True)
        shutil.copytree(dossier, en_cours, symlinks=True)
        empreintes[eleve] = empreinte(dossier)
    return Precedentes(rendus, archives, devoir, empreintes)


def empreinte(dossier: Path) -> str:
    """Empreinte des fichiers d'un rendu, sans l'horodatage qu'y écrit nbgrader."""
    somme = hashlib.sha256()
    for chemin in sorted(p for p in dossier.rglob("*") if p.is_file() and p.name != "timestamp.txt"):
        somme.update(os.fsencode(chemin.relative_to(dossier)) + b"\0" + chemin.read_bytes())
    return somme.hexdigest()


def eclater_zip_moodle(recues: Path, devoir: str) -> tuple[list[str], list[str]]:
    """Remplace un « tout télécharger » de Moodle par un zip par élève, au nom qu'attend nbgrader.

    Returns:
        Une phrase par zip Moodle trouvé, puis une par remise qu'on n'a pas pu en tirer. Le zip d'origine est
        gardé dans `moodle/`, à côté.
    """
    phrases, refus = [], []
    for chemin in sorted(recues.glob("*.zip")):
        eleves = _eleves_moodle(chemin)
        if not eleves:
            continue
        tirees = 0
        with zipfile.ZipFile(chemin) as archive:
            for eleve, membres in eleves.items():
                try:
                    _zip_d_eleve(archive, membres, recues / f"{eleve}_{devoir}.zip")
                    tirees += 1
                except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, NotImplementedError) as erreur:
                    raison = "elle est beaucoup trop grosse" if isinstance(erreur, RemiseDemesuree) else "elle est abîmée"
                    refus.append(f"{eleve} : la remise trouvée dans « {chemin.name} » n’a pas été ramassée : {raison}.")
        garde = recues.parent / "moodle"
        garde.mkdir(exist_ok=True)
        shutil.move(str(chemin), str(garde / chemin.name))
        phrases.append(f"« {chemin.name} » vient de Moodle : {tirees} remises en ont été tirées.")
    return phrases, refus


class RemiseDemesuree(ValueError):
    """Une seule remise dépasse ce qu'un élève peut rendre."""


def _eleves_moodle(chemin: Path) -> dict[str, dict[str, zipfile.ZipInfo]]:
    """Par élève, les fichiers du zip et leur chemin dans la remise ; vide si ce n'est pas un zip de Moodle."""
    try:
        with zipfile.ZipFile(chemin) as archive:
            membres = [m for m in archive.infolist() if not m.is_dir()]
    except (zipfile.BadZipFile, OSError):
        return {}
    if sum(m.file_size for m in membres) > OCTETS_MAX:
        return {}
    eleves: dict[str, dict[str, zipfile.ZipInfo]] = {}
    for membre in membres:
        trouve = MEMBRE_MOODLE.fullmatch(membre.filename)
        if trouve is None:
            return {}
        relatif = trouve["reste"].lstrip("/")
        if trouve["genre"] == "file" and relatif:
            eleve = f"{_identifiant(trouve['nom'])}-{trouve['numero']}"
            eleves.setdefault(eleve, {})[relatif] = membre
    return eleves


def _identifiant(nom: str) -> str:
    """« Zoé d'Arc » devient « zoe.d.arc » : ni accent, ni espace, ni signe refusé par un système."""
    sans_accent = unicodedata.normalize("NFKD", nom).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", ".", sans_accent).strip(".") or "eleve"


def _zip_d_eleve(archive: zipfile.ZipFile, fichiers: dict[str, zipfile.ZipInfo], cible: Path) -> None:
    """Écrit le zip d'un élève : le sien s'il en a rendu un (le dernier s'il en a rendu plusieurs), sinon un neuf.

    Raises:
        RemiseDemesuree: plus de cent mébioctets une fois dépliée.
    """
    if sum(m.file_size for m in fichiers.values()) > OCTETS_PAR_ELEVE:
        raise RemiseDemesuree
    zips = [m for nom, m in fichiers.items() if nom.lower().endswith(".zip")]
    if zips and not any(nom.lower().endswith(".ipynb") for nom in fichiers):
        cible.write_bytes(archive.read(max(zips, key=lambda m: m.date_time)))
        return
    contenus = {nom: archive.read(membre) for nom, membre in fichiers.items()}  # avant d'écrire : tout ou rien
    with zipfile.ZipFile(cible, "w", zipfile.ZIP_DEFLATED) as sortie:
        for nom, contenu in contenus.items():
            sortie.writestr(nom, contenu)
