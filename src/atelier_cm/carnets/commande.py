"""La commande `atelier construire`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path


def declarer(sous_analyseurs) -> None:
    """Ajoute le verbe `construire` à la commande `atelier`."""
    analyseur = sous_analyseurs.add_parser(
        "construire",
        help="construit les carnets et la version apprenant à partir des textes",
        description="Construit, à partir des textes, les carnets, leurs contrôles et la version apprenant des devoirs.",
    )
    analyseur.add_argument(
        "modules", nargs="*", metavar="MODULE", help="module à construire (m6-kpi, pages…) ; tous par défaut"
    )
    choix = analyseur.add_mutually_exclusive_group()
    choix.add_argument(
        "--verifier", action="store_true", help="reconstruit à part et dit ce qui diffère, sans rien écrire"
    )
    choix.add_argument(
        "--formater", action="store_true", help="remet d’aplomb l’écriture et la typographie des textes"
    )
    analyseur.add_argument(
        "--racine",
        type=Path,
        metavar="DOSSIER",
        help="dossier du cours (par défaut : celui où l’on est, ou l’un de ses parents)",
    )
    analyseur.set_defaults(executer=executer)


def executer(arguments: argparse.Namespace) -> int:
    """Fait ce que demande la ligne de commande ; rend le code de sortie."""
    from atelier_cm.carnets import construction, depot

    racine = arguments.racine.resolve() if arguments.racine else trouver_racine(Path.cwd())
    liste = construction.dossiers(racine, arguments.modules)
    if arguments.formater:
        return _formater(depot, racine, liste)
    depart = time.perf_counter()
    produits = construction.produire(racine, arguments.modules, avancer=_annoncer)
    duree = time.perf_counter() - depart
    if arguments.verifier:
        return _verifier(depot, racine, liste, produits, duree, arguments.modules)
    changes = depot.ecrire(racine, produits)
    for chemin in list(depot.en_trop(racine, liste, produits)):
        if chemin.startswith(f"{construction.DISTRIBUES}/"):
            (racine / chemin).unlink()
            print(f"  retiré : {chemin}")
        else:
            print(f"  sans texte, à supprimer : {chemin}")
    for chemin in changes:
        print(f"  écrit : {chemin}")
    bilan = f"dont {len(changes)} écrit{'s' if len(changes) > 1 else ''}" if changes else "déjà à jour"
    print(f"{_compte(len(produits), 'fichier')}, {bilan}, en {_secondes(duree)}.")
    return 0


def trouver_racine(depart: Path) -> Path:
    """Le dossier du cours : le premier, en remontant, qui a `course/` et `solutions/`.

    Raises:
        ErreurAtelier: on n'est pas dans un dossier du cours.
    """
    from atelier_cm.erreurs import ErreurAtelier

    for dossier in (depart, *depart.parents):
        if (dossier / "course").is_dir() and (dossier / "solutions").is_dir():
            return dossier
    raise ErreurAtelier(
        "Aucun dossier « course » ni « solutions » ici : placez-vous dans le dossier du cours, ou donnez-le avec --racine."
    )


def _formater(depot, racine: Path, liste) -> int:
    changes = depot.formater(racine, liste)
    for chemin in changes:
        print(f"  remis d’aplomb : {chemin}")
    print(
        f"{_compte(len(changes), 'texte')} remis d’aplomb." if changes else "Tous les textes sont d’aplomb."
    )
    return 0


def _verifier(depot, racine: Path, liste, produits, duree: float, modules: list[str]) -> int:
    ecarts = depot.ecarts(racine, liste, produits)
    if not ecarts:
        print(
            f"{_compte(len(produits), 'fichier')} identique{'s' if len(produits) > 1 else ''} à l’octet près, en {_secondes(duree)}."
        )
        return 0
    for ecart in sorted(ecarts):
        print(f"  {ecart}")
    print(
        f"{_compte(len(ecarts), 'écart')}. Pour refaire ces fichiers : atelier construire {' '.join(modules)}".rstrip()
    )
    return 1


def _annoncer(dossier: str) -> None:
    print(f"· {dossier}", file=sys.stdout, flush=True)


def _compte(nombre: int, nom: str) -> str:
    return f"{nombre} {nom}{'s' if nombre > 1 else ''}"


def _secondes(duree: float) -> str:
    return f"{duree:.1f} s".replace(".", ",")
