"""Le ramassage des zips remis par les élèves (greffons de ``nbgrader zip_collect``)."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
import zlib
from pathlib import Path, PurePath

from nbgrader.plugins.zipcollect import ExtractorPlugin, FileNameCollectorPlugin
from traitlets import Integer

# Ce que les systèmes d'exploitation glissent dans un zip sans qu'on le demande.
PARASITES = {"__MACOSX", ".ipynb_checkpoints", "__pycache__"}
# Un navigateur enregistre parfois « m6-kpi.ipynb.txt » ou « .json » ; un téléphone, des majuscules.
CARNET_REBAPTISE = re.compile(r"\.ipynb(?:\.txt|\.json)?$", re.IGNORECASE)
HORODATAGE = "timestamp.txt"  # la date de remise, que nbgrader lit


class Extracteur(ExtractorPlugin):
    """Ouvre les zips un par un : un zip illisible est signalé, les autres suivent."""

    octets_max = Integer(
        100 * 2**20, help="Taille dépliée au-delà de laquelle un zip est refusé, en octets."
    ).tag(config=True)
    fichiers_max = Integer(1000, help="Nombre de fichiers au-delà duquel un zip est refusé.").tag(config=True)

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.refus: list[str] = []

    def extract(self, archive_path: str, extracted_path: str) -> None:
        fichiers = [f for f in Path(archive_path).rglob("*") if f.is_file() and not f.is_symlink()]
        # Du plus ancien au plus récent : la dernière remise d'un élève l'emporte.
        for fichier in sorted(fichiers, key=lambda f: (f.stat().st_mtime, f.name)):
            try:
                self._un_fichier(fichier, Path(extracted_path), fichier.relative_to(archive_path).parent)
            except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, NotImplementedError) as erreur:
                self.log.error("%s n’a pas pu être ouvert : %s", fichier.name, erreur)
                self.refus.append(f"« {fichier.name} » n’a pas été ramassé : {_raison(erreur)}.")

    def _un_fichier(self, fichier: Path, extraits: Path, sous_dossier: Path) -> None:
        if fichier.suffix.lower() != ".zip":
            vers = extraits / sous_dossier
            vers.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fichier, vers / fichier.name)
            return
        # Sans le sous-dossier : deux zips d'un même élève, où qu'ils soient, se remplacent au lieu de se mêler.
        dossier = extraits / sans_rang(fichier.stem)
        with zipfile.ZipFile(fichier) as archive:
            membres = [m for m in archive.infolist() if not m.is_dir()]
            if len(membres) > self.fichiers_max or sum(m.file_size for m in membres) > self.octets_max:
                raise ZipDemesure
            if archive.testzip() is not None:
                raise zipfile.BadZipFile("contenu abîmé")
            shutil.rmtree(dossier, ignore_errors=True)
            try:
                self._deplier(archive, membres, dossier)
            except Exception:
                shutil.rmtree(dossier, ignore_errors=True)  # jamais une moitié de remise
                raise

    def _deplier(self, archive: zipfile.ZipFile, membres: list[zipfile.ZipInfo], dossier: Path) -> None:
        for membre in membres:
            # Certains outils de Windows écrivent « reponses\\swot.json » d'un seul tenant.
            membre.filename = CARNET_REBAPTISE.sub(".ipynb", membre.filename.replace("\\", "/"))
            # ZipFile.extract retire lui-même « .. », les racines et les lecteurs.
            if not PARASITES & set(PurePath(membre.filename).parts):
                archive.extract(membre, dossier)


class ZipDemesure(ValueError):
    """Le contenu annoncé dépasse ce qu'une remise peut contenir."""


def _raison(erreur: Exception) -> str:
    """Pourquoi un zip ne s'ouvre pas, pour qui n'a jamais lu une trace."""
    if isinstance(erreur, ZipDemesure):
        return "il contient beaucoup trop de données pour une remise"
    if isinstance(erreur, RuntimeError) and "password" in str(erreur):
        return "il est protégé par un mot de passe"
    if isinstance(erreur, (zipfile.BadZipFile, zlib.error, NotImplementedError)):
        return "le zip est coupé, abîmé ou d’un format inconnu ; demandez-en un autre"
    return "un de ses fichiers porte un nom que ce système ne peut pas écrire"


class Ramasseur(FileNameCollectorPlugin):
    """Reconnaît l'élève au nom du dossier et range ses fichiers à leur place.

    nbgrader arrête toute la classe sur deux fichiers d'un même nom, et croit une date de remise écrite par
    l'élève : le premier des deux fichiers est gardé, et la date écartée.
    """

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.eleves: set[str] = set()
        self._vus: set[tuple[str, str]] = set()

    def collect(self, submitted_file: str):
        infos = super().collect(submitted_file)
        if infos is None:
            return None
        morceaux = PurePath(infos["file_id"]).parts
        if any(m in PARASITES or m.startswith(".") for m in morceaux):
            return None
        relatif = os.path.join(*a_sa_place(morceaux, infos.pop("devoir")))
        if relatif == HORODATAGE or (infos["student_id"], relatif) in self._vus:
            return None
        self._vus.add((infos["student_id"], relatif))
        self.eleves.add(infos["student_id"])
        infos["file_id"] = relatif
        return infos

    def inconnus(self, extraits: Path) -> list[str]:
        """Une phrase par remise dépliée dont rien n'a été gardé."""
        phrases = []
        for entree in sorted(extraits.iterdir()) if extraits.is_dir() else []:
            if entree.name in PARASITES or entree.name.startswith("."):
                continue
            reconnu = re.match(self.named_regexp, str(entree / "x"))
            if reconnu is None:
                phrases.append(f"« {entree.name} » n’a pas été ramassé : un zip s’appelle « identifiant_devoir.zip », "
                               "sans espace.")
            elif reconnu["student_id"] not in self.eleves:
                phrases.append(f"« {entree.name} » n’a pas été ramassé : il ne contient aucun carnet ni fichier attendu.")
        return phrases


def sans_rang(nom: str) -> str:
    """« alice_m6-kpi (1) », tel que le nomme un navigateur, redevient « alice_m6-kpi »."""
    return re.sub(r"\s*\(\d+\)$", "", nom)


def a_sa_place(morceaux: tuple[str, ...], devoir: str) -> tuple[str, ...]:
    """Retire le dossier du devoir que l'on compresse souvent avec son contenu."""
    return morceaux[1:] if len(morceaux) > 1 and morceaux[0] == devoir else morceaux
