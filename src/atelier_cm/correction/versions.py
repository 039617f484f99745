"""La dernière remise et la précédente : un nouveau ramassage n'efface jamais l'ancien."""

from __future__ import annotations

import hashlib
import re
import shutil
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

OCTETS_MAX = 2 * 2**30

# Moodle range chaque fichier dans « Nom Prénom_1234567_assignsubmission_file_/ » (ou « …_file »).
DOSSIER_MOODLE = re.compile(r"^(?P<nom>.+?)_(?P<numero>\d+)_assignsubmission_file_?$")


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
        somme.update(str(chemin.relative_to(dossier)).encode() + b"\0" + chemin.read_bytes())
    return somme.hexdigest()


def eclater_zip_moodle(recues: Path, devoir: str) -> list[str]:
    """Remplace un « tout télécharger » de Moodle par un zip par élève, au nom qu'attend nbgrader.

    Returns:
        Une phrase par zip Moodle trouvé. Le zip d'origine est gardé dans `moodle/`, à côté.
    """
    phrases = []
    for chemin in sorted(recues.glob("*.zip")):
        eleves = _eleves_moodle(chemin)
        if not eleves:
            continue
        with zipfile.ZipFile(chemin) as archive:
            for eleve, membres in eleves.items():
                _zip_d_eleve(archive, membres, recues, f"{eleve}_{devoir}")
        garde = recues.parent / "moodle"
        garde.mkdir(exist_ok=True)
        shutil.move(str(chemin), str(garde / chemin.name))
        phrases.append(f"« {chemin.name} » vient de Moodle : {len(eleves)} remises en ont été tirées.")
    return phrases


def _eleves_moodle(chemin: Path) -> dict[str, list[str]]:
    """Membres du zip par élève ; vide si ce n'est pas un zip de Moodle."""
    try:
        with zipfile.ZipFile(chemin) as archive:
            membres = [m for m in archive.infolist() if not m.is_dir()]
    except (zipfile.BadZipFile, OSError):
        return {}
    if sum(m.file_size for m in membres) > OCTETS_MAX:
        return {}
    eleves: dict[str, list[str]] = {}
    for membre in membres:
        premier = PurePosixPath(membre.filename).parts[0]
        trouve = DOSSIER_MOODLE.match(premier)
        if trouve is None:
            return {}
        eleves.setdefault(f"{_identifiant(trouve['nom'])}-{trouve['numero']}", []).append(membre.filename)
    return eleves


def _identifiant(nom: str) -> str:
    """« Zoé d'Arc » devient « zoe.d.arc » : ni accent, ni espace, ni signe refusé par un système."""
    sans_accent = unicodedata.normalize("NFKD", nom).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", ".", sans_accent).strip(".") or "eleve"


def _zip_d_eleve(archive: zipfile.ZipFile, membres: list[str], recues: Path, nom: str) -> None:
    fichiers = {str(PurePosixPath(*PurePosixPath(m).parts[1:])): m for m in membres}
    seul = next(iter(fichiers)) if len(fichiers) == 1 else ""
    cible = recues / f"{nom}.zip"
    if seul.lower().endswith(".zip"):
        cible.write_bytes(archive.read(fichiers[seul]))
        return
    with zipfile.ZipFile(cible, "w", zipfile.ZIP_DEFLATED) as sortie:
        for relatif, membre in fichiers.items():
            sortie.writestr(relatif, archive.read(membre))
