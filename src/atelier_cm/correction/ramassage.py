"""Le ramassage des zips remis par les élèves (greffons de ``nbgrader zip_collect``)."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from pathlib import Path, PurePath

from nbgrader.plugins.zipcollect import ExtractorPlugin, FileNameCollectorPlugin
from traitlets import Integer

# Ce que les systèmes d'exploitation glissent dans un zip sans qu'on le demande.
PARASITES = {"__MACOSX", ".ipynb_checkpoints", "__pycache__"}


class Extracteur(ExtractorPlugin):
    """Ouvre les zips un par un : un zip illisible est signalé, les autres suivent."""

    octets_max = Integer(
        100 * 2**20, help="Taille dépliée au-delà de laquelle un zip est refusé, en octets."
    ).tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        fichiers = [f for f in Path(archive_path).rglob("*") if f.is_file() and not f.is_symlink()]
        # Du plus ancien au plus récent : la dernière remise d'un élève l'emporte.
        for fichier in sorted(fichiers, key=lambda f: (f.stat().st_mtime, f.name)):
            vers = Path(extracted_path) / fichier.relative_to(archive_path).parent
            vers.mkdir(parents=True, exist_ok=True)
            try:
                self._un_fichier(fichier, vers)
            except (zipfile.BadZipFile, ValueError, OSError, RuntimeError,
                    NotImplementedError) as erreur:
                self.log.error("%s n’a pas pu être ouvert : %s", fichier.name, erreur)

    def _un_fichier(self, fichier: Path, vers: Path) -> None:
        if fichier.suffix.lower() != ".zip":
            shutil.copyfile(fichier, vers / fichier.name)
            return
        with zipfile.ZipFile(fichier) as archive:
            membres = [m for m in archive.infolist() if not m.is_dir()]
            if sum(m.file_size for m in membres) > self.octets_max:
                raise ValueError("contenu trop volumineux")
            if archive.testzip() is not None:
                raise zipfile.BadZipFile("contenu abîmé")
            dossier = vers / sans_rang(fichier.stem)
            shutil.rmtree(dossier, ignore_errors=True)
            for membre in membres:
                # ZipFile.extract retire lui-même « .. », les racines et les lecteurs.
                if not PARASITES & set(PurePath(membre.filename).parts):
                    archive.extract(membre, dossier)


class Ramasseur(FileNameCollectorPlugin):
    """Reconnaît l'élève au nom du dossier et range ses fichiers à leur place."""

    def collect(self, submitted_file: str):
        infos = super().collect(submitted_file)
        if infos is None:
            return None
        morceaux = PurePath(infos["file_id"]).parts
        if any(m in PARASITES or m.startswith(".") for m in morceaux):
            return None
        infos["file_id"] = os.path.join(*a_sa_place(morceaux, infos.pop("devoir")))
        return infos


def sans_rang(nom: str) -> str:
    """« alice_m6-kpi (1) », tel que le nomme un navigateur, redevient « alice_m6-kpi »."""
    return re.sub(r"\s*\(\d+\)$", "", nom)


def a_sa_place(morceaux: tuple[str, ...], devoir: str) -> tuple[str, ...]:
    """Retire le dossier du devoir que l'on compresse souvent avec son contenu."""
    return morceaux[1:] if len(morceaux) > 1 and morceaux[0] == devoir else morceaux
