"""Rendre corrigeable une copie abîmée, sans toucher à ce que l'élève a écrit.

La référence est la version apprenant du devoir. Une cellule y est reconnue à son
``grade_id``, sinon à son identifiant (le constructeur leur donne la même valeur), sinon
à son texte. Les consignes comptent aussi : une cellule qui charge les données, supprimée
ou changée, coûterait toutes les questions qui la suivent.
"""

from __future__ import annotations

import copy
import json
import logging
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from . import signaux

journal = logging.getLogger(__name__)

SUFFIXE_RECU = ".recu"  # le fichier tel que reçu, gardé à côté de sa réparation


def carnet_de_reference(exercices: str | Path, devoir: str, nom: str) -> NotebookNode | None:
    """La version apprenant ``nom`` du devoir, ou ``None`` si elle n'est pas là. À ne pas modifier."""
    chemin = Path(exercices) / devoir / f"{nom}.ipynb"
    if not chemin.is_file():
        return None
    etat = chemin.stat()
    return _lire_la_reference(chemin, etat.st_mtime_ns, etat.st_size)


@lru_cache(maxsize=8)
def _lire_la_reference(chemin: Path, _date: int, _taille: int) -> NotebookNode:
    return nbformat.read(chemin, as_version=4)


def nom_officiel(cellule: NotebookNode) -> str | None:
    """Le ``grade_id`` d'une cellule, ou ``None`` si elle n'en porte pas de lisible."""
    meta = cellule.metadata.get("nbgrader")
    nom = meta.get("grade_id") if isinstance(meta, dict) else None
    return nom if isinstance(nom, str) else None


def remettre_en_etat(nb: NotebookNode, reference: NotebookNode) -> None:
    """Aligne ``nb`` sur ``reference``, sur place, et signale ce qui a été fait."""
    officielles = {cle(c): c for c in reference.cells}
    reconnues = _reconnaitre(nb, officielles)
    if any(nom is not None and nom_officiel(officielles[nom]) and nom_officiel(c) != nom
           for c, nom in zip(nb.cells, reconnues)):
        signaux.signaler(nb, "Des repères de nbgrader manquaient dans la copie : ils ont été remis.",
                         pour="formateur")
    gardees = _departager(nb, reconnues, officielles)
    for cellule in nb.cells:
        cellule.metadata.pop("nbgrader", None)
    for nom, cellule in gardees.items():
        _redonner_son_role(nb, cellule, officielles[nom], nom)
    _remettre_les_absentes(nb, reference, gardees)
    _identifiants_uniques(nb, gardees)


def cle(cellule: NotebookNode) -> str:
    """Ce qui désigne une cellule du devoir : son nom officiel, sinon son identifiant."""
    return nom_officiel(cellule) or cellule["id"]


def a_ecrire(modele: NotebookNode) -> bool:
    """Vrai si l'élève écrit dans cette cellule du devoir."""
    return bool(modele.metadata.get("nbgrader", {}).get("solution"))


def _reconnaitre(nb: NotebookNode, officielles: dict) -> list[str | None]:
    """Pour chaque cellule de la copie, la cellule du devoir qu'elle est ou qu'elle était."""
    noms = [nom if (nom := nom_officiel(c)) in officielles else None for c in nb.cells]
    par_texte = {m.source.strip(): nom for nom, m in officielles.items() if m.source.strip()}
    for retrouver in (lambda c: c.get("id"), lambda c: par_texte.get(c.source.strip())):
        pris = set(noms)
        for rang, cellule in enumerate(nb.cells):
            nom = retrouver(cellule) if noms[rang] is None else None
            if nom in officielles and nom not in pris:
                noms[rang] = nom
                pris.add(nom)
    return noms


def _departager(nb: NotebookNode, noms: list, officielles: dict) -> dict[str, NotebookNode]:
    """Choisit un exemplaire par nom ; les doubles d'une cellule du cours sont retirés.

    Une cellule de réponse en double garde ses deux exemplaires (c'est le travail de
    l'élève, exécuté dans l'ordre) ; la dernière modifiée compte. D'un contrôle en double,
    on garde le premier qui suit cette réponse : il juge ce que l'élève a voulu rendre.
    """
    exemplaires: dict[str, list[int]] = {}
    for rang, nom in enumerate(noms):
        if nom is not None:
            exemplaires.setdefault(nom, []).append(rang)
    choisis: dict[str, int] = {}
    derniere_reponse = -1
    for nom, modele in officielles.items():
        if nom not in exemplaires:
            continue
        rangs = exemplaires[nom]
        if a_ecrire(modele):
            ecrites = [r for r in rangs if nb.cells[r].source.strip() != modele.source.strip()]
            choisis[nom] = derniere_reponse = (ecrites or rangs)[-1]
        else:
            choisis[nom] = next((r for r in rangs if r > derniere_reponse), rangs[-1])
        if len(rangs) > 1:
            signaux.signaler(nb, f"La cellule {nom} était en double : un seul exemplaire compte.")
    retires = {r for nom, rangs in exemplaires.items() if not a_ecrire(officielles[nom])
               for r in rangs if r != choisis[nom]}
    gardees = {nom: nb.cells[rang] for nom, rang in choisis.items()}
    nb.cells = [c for rang, c in enumerate(nb.cells) if rang not in retires]
    return gardees


def _redonner_son_role(nb: NotebookNode, cellule: NotebookNode, modele: NotebookNode,
                       nom: str) -> None:
    """Métadonnées et type du devoir ; le texte aussi, sauf là où l'élève écrit."""
    cellule.metadata = copy.deepcopy(modele.metadata)
    if cellule.cell_type != modele.cell_type:
        _changer_de_type(cellule, modele.cell_type)
    if not a_ecrire(modele) and cellule.source != modele.source:
        cellule.source = modele.source
        if nom_officiel(modele) is None and modele.cell_type == "code":
            signaux.signaler(nb, "Une cellule de code du cours avait été changée : "
                                 "elle a été remise telle que distribuée.")


def _changer_de_type(cellule: NotebookNode, type_de_cellule: str) -> None:
    cellule.cell_type = type_de_cellule
    if type_de_cellule == "code":
        cellule.outputs, cellule.execution_count = [], None
    else:
        cellule.pop("outputs", None)
        cellule.pop("execution_count", None)


def _remettre_les_absentes(nb: NotebookNode, reference: NotebookNode, gardees: dict) -> None:
    """Réinsère chaque cellule disparue après celle qui la précède dans le devoir."""
    precedente = None
    for modele in reference.cells:
        nom = cle(modele)
        if nom not in gardees:
            remise = copy.deepcopy(modele)
            remise.metadata["atelier_remise"] = True
            nb.cells.insert(0 if precedente is None else _rang(nb, precedente) + 1, remise)
            gardees[nom] = remise
            if nom_officiel(modele) is not None:
                signaux.signaler(nb, f"La cellule {nom} avait disparu : elle a été remise.")
        precedente = gardees[nom]


def _rang(nb: NotebookNode, cellule: NotebookNode) -> int:
    return next(rang for rang, c in enumerate(nb.cells) if c is cellule)


def _identifiants_uniques(nb: NotebookNode, gardees: dict) -> None:
    """Une cellule du devoir porte son nom ; une autre qui le porterait en change."""
    noms = {id(c): nom for nom, c in gardees.items()}
    vus = set(gardees)
    for rang, cellule in enumerate(nb.cells):
        if id(cellule) in noms:
            cellule["id"] = noms[id(cellule)]
            continue
        if not cellule.get("id") or cellule["id"] in vus:
            cellule["id"] = f"copie-{rang}"
        vus.add(cellule["id"])


# Avant nbgrader : le fichier lui-même -------------------------------------------------


def reparer_fichiers(*, assignment: str, student: str, notebooks: list,
                     exercices: str | Path) -> None:
    """Crochet d'``Autograde`` : nom de fichier et codage, avant toute lecture.

    ``notebooks`` est la liste que nbgrader s'apprête à convertir ; elle est modifiée
    sur place. Le fichier reçu reste à côté, sous son nom suivi de « .recu ».
    """
    attendus = {p.name for p in (Path(exercices) / assignment).glob("*.ipynb")}
    chemins = [Path(n) for n in notebooks]
    absents = sorted(attendus - {p.name for p in chemins})
    inconnus = [p for p in chemins if p.name not in attendus]
    # Un seul carnet attendu, un seul carnet reçu : il n'y a pas à hésiter.
    if len(absents) == 1 and len(inconnus) == 1:
        recu, nom = inconnus[0], absents[0]
        _ecrire_repare(recu.with_name(nom), recu.read_bytes(),
                       f"Le carnet s’appelait « {recu.name} » : il a été lu comme « {nom} ».")
        recu.rename(recu.with_name(recu.name + SUFFIXE_RECU))
        notebooks[notebooks.index(str(recu))] = str(recu.with_name(nom))
    for chemin in map(Path, list(notebooks)):
        octets = chemin.read_bytes()
        phrase = _defaut_de_codage(octets)
        if phrase is not None:
            _garder_le_recu(chemin)
            _ecrire_repare(chemin, octets, phrase)


def _defaut_de_codage(octets: bytes) -> str | None:
    if octets.startswith(b"\xef\xbb\xbf"):
        return "Le fichier commençait par une marque invisible (BOM) : elle a été retirée."
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError:
        return "Le fichier n’était pas en UTF-8 : il a été relu en Windows-1252."
    return None


def _garder_le_recu(chemin: Path) -> None:
    garde = chemin.with_name(chemin.name + SUFFIXE_RECU)
    if not garde.exists():
        garde.write_bytes(chemin.read_bytes())


def _ecrire_repare(chemin: Path, octets: bytes, phrase: str) -> None:
    """Écrit la copie réparée, avec sa phrase ; sans effet si ce n'est pas un carnet."""
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        texte = octets.decode("cp1252", errors="replace")
    try:
        carnet = nbformat.from_dict(json.loads(texte))
        signaux.oublier(carnet)
    except (ValueError, AttributeError, RecursionError):
        chemin.write_text(texte, encoding="utf-8")
        return
    signaux.signaler(carnet, phrase)
    # En ASCII échappé : une moitié de caractère, légale en JSON, ne s'écrit pas en UTF-8.
    chemin.write_text(json.dumps(carnet, indent=1) + "\n", encoding="utf-8")
