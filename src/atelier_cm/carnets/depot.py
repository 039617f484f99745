"""Ce que le constructeur fait de ses produits : les écrire, les comparer, remettre les textes d'aplomb."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from atelier_cm.carnets import roles
from atelier_cm.carnets.canonique import canoniser
from atelier_cm.carnets.construction import DISTRIBUES, Dossier, lire_fichier
from atelier_cm.carnets.distribution import CONTROLES, RESTES
from atelier_cm.carnets.fichiers_questions import fichiers_de_questions
from atelier_cm.carnets.phrases import remettre_les_phrases
from atelier_cm.carnets.problemes import Probleme, Refus


def en_trop(racine: Path, liste: list[Dossier], produits: Mapping[str, bytes]) -> Iterator[str]:
    """Les fichiers versés que plus aucun texte ne produit."""
    for dossier in liste:
        base = racine / dossier.chemin
        verses = [*base.glob("*.ipynb"), *base.glob(CONTROLES)]
        if dossier.genre == roles.DEVOIR:
            distribue = racine / DISTRIBUES / dossier.module
            verses += [f for f in distribue.rglob("*") if f.is_file() and not set(f.parts) & set(RESTES)]
        for fichier in sorted(verses):
            if (relatif := fichier.relative_to(racine).as_posix()) not in produits:
                yield relatif


def ecrire(racine: Path, produits: Mapping[str, bytes]) -> list[str]:
    """Écrit ce qui a changé, et rend la liste de ces fichiers."""
    changes = []
    for chemin, contenu in produits.items():
        cible = racine / chemin
        if not cible.is_file() or cible.read_bytes() != contenu:
            cible.parent.mkdir(parents=True, exist_ok=True)
            cible.write_bytes(contenu)
            changes.append(chemin)
    return changes


def ecarts(racine: Path, liste: list[Dossier], produits: Mapping[str, bytes]) -> list[Probleme]:
    """Ce qui distingue le dépôt de ce que ses textes produisent, octet par octet."""
    trouves = []
    for chemin, contenu in produits.items():
        cible = racine / chemin
        if not cible.is_file():
            trouves.append(Probleme(chemin, 1, "ce fichier manque."))
        elif (verse := cible.read_bytes()) != contenu:
            trouves.append(_ecart(chemin, verse, contenu))
    trouves.extend(
        Probleme(chemin, 1, "plus aucun texte ne produit ce fichier : supprimez-le.")
        for chemin in en_trop(racine, liste, produits)
    )
    return trouves


def _ecart(chemin: str, verse: bytes, voulu: bytes) -> Probleme:
    lignes, attendues = verse.split(b"\n"), voulu.split(b"\n")
    rang = next(
        (i for i, (a, b) in enumerate(zip(lignes, attendues)) if a != b), min(len(lignes), len(attendues)) - 1
    )
    if chemin.endswith(".ipynb") and _a_des_sorties(verse):
        return Probleme(
            chemin, rang + 1, "ce carnet a été exécuté puis enregistré : ses sorties ne se versent pas."
        )
    extrait = lignes[rang].decode("utf-8", "replace").strip()[:60]
    return Probleme(
        chemin, rang + 1, f"ce fichier n’est pas celui que produit son texte (ici « {extrait} »)."
    )


def _a_des_sorties(verse: bytes) -> bool:
    try:
        cellules = json.loads(verse)["cells"]
        return any(c.get("outputs") or c.get("execution_count") for c in cellules)
    except (ValueError, KeyError, TypeError, AttributeError):
        return False


def formater(racine: Path, liste: list[Dossier]) -> list[str]:
    """Remet d'aplomb les textes et les phrases des dossiers, et rend la liste de ceux qui ont changé.

    Raises:
        Refus: un texte est illisible ; les autres sont tout de même remis d'aplomb.
    """
    changes: list[str] = []
    problemes: list[Probleme] = []
    for dossier in liste:
        for chemin in [*dossier.textes(racine), *fichiers_de_questions(racine / dossier.chemin)]:
            fichier = chemin.relative_to(racine).as_posix()
            try:
                texte = lire_fichier(chemin, fichier)
                canonique = _canonique(chemin, texte, fichier)
            except Refus as refus:
                problemes.extend(refus.problemes)
                continue
            if canonique != texte:
                chemin.write_bytes(canonique.encode())
                changes.append(fichier)
    if problemes:
        raise Refus(problemes)
    return changes


def _canonique(chemin: Path, texte: str, fichier: str) -> str:
    if chemin.suffix != ".py":
        return canoniser(texte, fichier)
    try:
        return remettre_les_phrases(texte)
    except SyntaxError as erreur:
        raise Refus(
            [
                Probleme(
                    fichier,
                    erreur.lineno or 1,
                    f"ce n’est pas du Python : « {(erreur.text or '').strip()} ».",
                )
            ]
        ) from None
