"""L’espace de travail de l’apprenant : mis à jour sans jamais écraser ce qui a été écrit.

Un manifeste retient l’empreinte de chaque version livrée de chaque fichier. Un fichier présent dont l’empreinte est
l’une d’elles est tel que livré : il peut être remplacé. Tout autre a été modifié : il est gardé, et la nouvelle
version est posée à côté.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from atelier_cm.erreurs import ErreurAtelier
from atelier_cm.poste.cours import DOSSIERS, fichiers_livres

COULISSES = ".atelier"
MANIFESTE = f"{COULISSES}/manifeste.json"
LIVRES = f"{COULISSES}/livres"
ANCIENS = f"{COULISSES}/anciens"
_TOUJOURS_REMIS = ("controles.json",)


@dataclass(frozen=True)
class Geste:
    """Une écriture à faire : `action` vaut creer, mettre_a_jour, garder ou a_cote ; `cible` est le chemin écrit."""

    action: str
    chemin: str
    cible: str


@dataclass(frozen=True)
class Bilan:
    """Ce que la préparation a fait, par chemins relatifs à l’espace de travail."""

    dossier: Path
    version_avant: str | None
    version: str
    crees: tuple[str, ...] = ()
    mis_a_jour: tuple[str, ...] = ()
    gardes: tuple[tuple[str, str], ...] = ()


@dataclass
class Manifeste:
    """Version du cours et empreintes livrées, par chemin ; la dernière de chaque liste est la plus récente."""

    version: str | None = None
    fichiers: dict[str, list[str]] = field(default_factory=dict)


def empreinte(octets: bytes, chemin: str) -> str:
    """Empreinte SHA-256 de ce qu’une personne peut changer dans un fichier.

    Un carnet exécuté puis enregistré change d’octets sans que rien y soit écrit : pour lui, l’empreinte porte sur les
    cellules (type, identifiant, texte, rôle nbgrader), sans sorties ni numéros d’exécution.
    """
    if chemin.endswith(".ipynb"):
        try:
            cellules = [
                (c["cell_type"], c.get("id"), "".join(c["source"]), c.get("metadata", {}).get("nbgrader"))
                for c in json.loads(octets)["cells"]
            ]
            octets = json.dumps(cellules, sort_keys=True).encode()
        except (ValueError, KeyError, TypeError, AttributeError):
            pass
    return hashlib.sha256(octets).hexdigest()


def nom_a_cote(chemin: str, pris: Iterable[str]) -> str:
    """« leçon - nouvelle version.ipynb », ou « … 2 », « … 3 » si le nom est pris."""
    pris = set(pris)
    p = PurePosixPath(chemin)
    for rang in range(1, 1000):
        nom = str(p.with_name(f"{p.stem} - nouvelle version{'' if rang == 1 else f' {rang}'}{p.suffix}"))
        if nom not in pris:
            return nom
    raise ErreurAtelier(f"Trop de versions de « {chemin} » : rangez ce dossier, puis relancez.")


def planifier(
    livres: Mapping[str, str], presents: Mapping[str, str], manifeste: Mapping[str, list[str]]
) -> tuple[Geste, ...]:
    """Les écritures à faire, sans rien lire ni écrire.

    livres : empreinte de chaque fichier du cours. presents : empreinte de chaque fichier de l’espace de travail.
    manifeste : empreintes déjà livrées, par chemin.
    """
    gestes = []
    for chemin, nouvelle in livres.items():
        presente, connues = presents.get(chemin), manifeste.get(chemin, [])
        if presente == nouvelle:
            continue
        if presente is None:
            gestes.append(Geste("creer", chemin, chemin))
        elif presente in connues or PurePosixPath(chemin).name in _TOUJOURS_REMIS:
            gestes.append(Geste("mettre_a_jour", chemin, chemin))
        elif connues and connues[-1] == nouvelle:
            gestes.append(Geste("garder", chemin, chemin))
        else:
            gestes.append(Geste("a_cote", chemin, nom_a_cote(chemin, presents)))
    return tuple(gestes)


def _numero(version: str) -> tuple[int, ...]:
    morceaux = []
    for morceau in version.split("."):
        if not morceau.isdigit():
            break
        morceaux.append(int(morceau))
    return tuple(morceaux)


def lire_manifeste(dossier: Path) -> Manifeste:
    """Le manifeste de l’espace de travail ; vide s’il manque ou ne se lit pas (rien ne sera alors remplacé)."""
    try:
        brut = json.loads((dossier / MANIFESTE).read_text(encoding="utf-8"))
        return Manifeste(str(brut["version"]), {str(c): [str(e) for e in es] for c, es in brut["fichiers"].items()})
    except FileNotFoundError:
        return Manifeste()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifeste()


def ecrire(chemin: Path, octets: bytes) -> None:
    """Écrit un fichier d’un seul coup : une coupure laisse l’ancien ou le nouveau, jamais un fichier tronqué."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
    try:
        provisoire.write_bytes(octets)
        os.replace(provisoire, chemin)
    finally:
        provisoire.unlink(missing_ok=True)


def verifier_inscriptible(dossier: Path) -> None:
    """Lève ErreurAtelier si l’on ne peut pas écrire dans `dossier` (créé au besoin)."""
    try:
        temoin = dossier / COULISSES / "temoin"
        ecrire(temoin, b"")
        temoin.unlink()
    except OSError as erreur:
        raise ErreurAtelier(
            f"Le dossier de travail « {dossier} » ne peut pas être écrit ({erreur.strerror or erreur}). "
            "Choisissez-en un autre : atelier lancer --travail ADRESSE."
        ) from erreur


def preparer(racine: Path, dossier: Path, version: str) -> Bilan:
    """Met l’espace de travail à jour depuis le cours.

    racine : dossier du cours. dossier : espace de travail, créé au besoin. version : version du cours.
    erreurs : ErreurAtelier si le dossier ne s’écrit pas ou vient d’une version plus récente du cours.
    """
    verifier_inscriptible(dossier)
    manifeste = lire_manifeste(dossier)
    if manifeste.version and _numero(manifeste.version) > _numero(version):
        raise ErreurAtelier(
            f"Votre dossier de travail vient d’une version plus récente du cours ({manifeste.version}) que celle "
            f"installée ici ({version}). Rien n’a été changé. Installez la nouvelle version du cours, "
            "ou travaillez dans un autre dossier : atelier lancer --travail ADRESSE."
        )
    try:
        return _mettre_a_jour(racine, dossier, version, manifeste)
    except OSError as erreur:
        raise ErreurAtelier(
            f"Le fichier « {erreur.filename or dossier} » ne peut pas être lu ou écrit ({erreur.strerror or erreur}). "
            "Fermez les programmes qui s’en servent, libérez de la place, puis relancez : rien n’est perdu."
        ) from erreur


def _mettre_a_jour(racine: Path, dossier: Path, version: str, manifeste: Manifeste) -> Bilan:
    sources = fichiers_livres(racine)
    octets = {chemin: source.read_bytes() for chemin, source in sources.items()}
    livres = {chemin: empreinte(o, chemin) for chemin, o in octets.items()}
    # Seuls les fichiers du cours sont relus ; les autres ne comptent que par leur nom.
    presents = {
        chemin: empreinte((dossier / chemin).read_bytes(), chemin) if chemin in livres else ""
        for chemin in (
            p.relative_to(dossier).as_posix() for nom in DOSSIERS for p in (dossier / nom).rglob("*") if p.is_file()
        )
    }
    crees, mis_a_jour, gardes = [], [], []
    for geste in planifier(livres, presents, manifeste.fichiers):
        if geste.action == "garder":
            continue
        cible = dossier / geste.cible
        if geste.action == "mettre_a_jour":
            # Ses cellules sont telles que livrées, ses sorties non : on garde une copie de ce qu’on remplace.
            _mettre_de_cote(dossier, geste.chemin)
            mis_a_jour.append(geste.chemin)
        elif geste.action == "a_cote":
            gardes.append((geste.chemin, geste.cible))
            manifeste.fichiers.setdefault(geste.cible, []).append(livres[geste.chemin])
        else:
            crees.append(geste.chemin)
        ecrire(cible, octets[geste.chemin])
    for chemin, nouvelle in livres.items():
        connues = manifeste.fichiers.setdefault(chemin, [])
        if not connues or connues[-1] != nouvelle:
            connues.append(nouvelle)
        livre = dossier / LIVRES / chemin
        if not livre.is_file() or livre.read_bytes() != octets[chemin]:
            ecrire(livre, octets[chemin])
    _creer_reponses(dossier, livres)
    ecrire(
        dossier / MANIFESTE,
        json.dumps({"version": version, "fichiers": manifeste.fichiers}, indent=1, sort_keys=True).encode(),
    )
    return Bilan(dossier, manifeste.version, version, tuple(crees), tuple(mis_a_jour), tuple(gardes))


def _mettre_de_cote(dossier: Path, chemin: str) -> None:
    p = PurePosixPath(chemin)
    if p.suffix != ".ipynb":
        return
    for rang in range(1, 1000):
        cible = dossier / ANCIENS / p.with_name(f"{p.stem}-{rang}{p.suffix}")
        if not cible.exists():
            cible.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(dossier / chemin, cible)
            return


def _creer_reponses(dossier: Path, livres: Iterable[str]) -> None:
    """Un dossier `reponses/` vide à côté de chaque devoir : les fichiers que l’apprenant y met n’appartiennent qu’à lui."""
    for chemin in livres:
        p = PurePosixPath(chemin)
        if p.parts[0] == "exercises" and p.suffix == ".ipynb":
            (dossier / p.parent / "reponses").mkdir(parents=True, exist_ok=True)


def dire(bilan: Bilan) -> tuple[str, ...]:
    """Le bilan en phrases, pour le terminal ; vide quand rien n’a changé."""
    phrases = []
    if bilan.version_avant is None:
        phrases.append(f"Votre dossier de travail est prêt : {bilan.dossier}")
    elif bilan.version_avant != bilan.version:
        phrases.append(f"Le cours est passé de la version {bilan.version_avant} à la version {bilan.version}.")
    if bilan.version_avant is not None and bilan.crees:
        phrases.append("Ajouté ou remis en place : " + ", ".join(bilan.crees) + ".")
    visibles = [c for c in bilan.mis_a_jour if PurePosixPath(c).name not in _TOUJOURS_REMIS]
    if visibles:
        phrases.append("Remis à jour : " + ", ".join(visibles) + ".")
    for garde, nouvelle in bilan.gardes:
        phrases.append(
            f"Votre fichier « {garde} » est gardé tel quel ; sa nouvelle version est à côté : « {nouvelle} »."
        )
    return tuple(phrases)
