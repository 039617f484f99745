"""Les verbes ``atelier demo`` et ``atelier preuves``."""

from __future__ import annotations

import argparse
from pathlib import Path


def declarer(sous_analyseurs) -> None:
    """Ajoute les verbes de la correction à la commande ``atelier``."""
    demo = sous_analyseurs.add_parser(
        "demo", help="montre la chaîne entière sur une classe simulée",
        description="Distribue un devoir à vingt élèves simulés, ramasse leurs zips, les corrige, "
                    "rend les retours et exporte les notes, dans un dossier à part.")
    demo.add_argument("--devoir", default="m6-kpi", metavar="DEVOIR", help="le devoir (m6-kpi par défaut)")
    demo.add_argument("--dossier", type=Path, metavar="DOSSIER",
                      help="où travailler (classe/demo par défaut ; vidé s’il s’agit d’une démonstration)")
    _communs(demo)
    demo.set_defaults(executer=_demo)

    preuves = sous_analyseurs.add_parser(
        "preuves", help="prouve que chaque réponse reçoit ce qui est annoncé",
        description="Écrit chaque réponse annoncée dans une copie, la corrige par nbgrader et compare. "
                    "Sort 1 si une seule ligne est fausse.")
    preuves.add_argument("modules", nargs="*", metavar="MODULE", help="modules à prouver ; tous par défaut")
    preuves.add_argument("--vers", type=Path, metavar="DOSSIER",
                         help="où écrire le tableau (build/preuves par défaut)")
    _communs(preuves)
    preuves.set_defaults(executer=_preuves)


def _communs(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--racine", type=Path, metavar="DOSSIER",
                           help="dossier du cours (par défaut : celui où l’on est, ou l’un de ses parents)")
    analyseur.add_argument("--ouvriers", type=int, default=2, metavar="N",
                           help="copies corrigées en même temps (2 par défaut)")


def _racine(arguments: argparse.Namespace) -> Path:
    from atelier_cm.carnets.commande import trouver_racine

    return arguments.racine.resolve() if arguments.racine else trouver_racine(Path.cwd())


def _demo(arguments: argparse.Namespace) -> int:
    from .demo import demontrer

    racine = _racine(arguments)
    return demontrer(racine, arguments.devoir, arguments.dossier or racine / "classe" / "demo",
                     ouvriers=max(1, arguments.ouvriers))


def _preuves(arguments: argparse.Namespace) -> int:
    from .preuves import prouver
    from .tableau_des_preuves import bilan, ecrire, resume

    racine = _racine(arguments)
    lignes = prouver(racine, arguments.modules, ouvriers=max(1, arguments.ouvriers),
                     annoncer=lambda quoi: print(f"· {quoi}", flush=True))
    for ligne in resume(lignes):
        print(ligne)
    chemins = ecrire(lignes, arguments.vers or racine / "build" / "preuves")
    print(f"\n{bilan(lignes)}\nTableau : {', '.join(str(c) for c in chemins)}")
    return 0 if lignes and all(l.juste for l in lignes) else 1
