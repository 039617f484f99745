"""Les verbes de la correction : ramasser, corriger, retours, exporter, demo, preuves."""

from __future__ import annotations

import argparse
from pathlib import Path


def declarer(sous_analyseurs) -> None:
    """Ajoute les verbes de la correction à la commande ``atelier``."""
    _declarer_la_classe(sous_analyseurs)
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


def _declarer_la_classe(sous_analyseurs) -> None:
    """Les gestes de tous les jours : ramasser, corriger, rendre, exporter."""
    ramasser = sous_analyseurs.add_parser(
        "ramasser", help="range les remises des élèves (zips, ou zip de Moodle)",
        description="Range les zips de classe/remises/DEVOIR/recues/ dans classe/rendus/. "
                    "La dernière version rendue et la précédente sont gardées.")
    corriger = sous_analyseurs.add_parser(
        "corriger", help="corrige une classe, vite et à l’abri",
        description="Remet en état, exécute dans un bac à sable, juge et inscrit chaque copie au carnet de "
                    "notes. Une copie abîmée n’arrête jamais la classe. Sort 1 si une copie est sans note ou suspecte.")
    corriger.add_argument("--eleve", nargs="+", default=[], metavar="ID", help="ces élèves seulement")
    corriger.add_argument("--taches", type=int, metavar="N", help="copies exécutées en même temps (nombre de cœurs par défaut)")
    corriger.add_argument("--reprendre", action="store_true", help="ne refait pas les copies déjà notées et inchangées")
    corriger.add_argument("--rejouer", type=int, metavar="GRAINE",
                          help="refait aussi les copies sur un autre tirage des données, et signale les nombres recopiés")
    corriger.add_argument("--sans-bac-a-sable", action="store_true",
                          help="exécute le code des copies avec vos droits : seulement si vous en répondez")
    retours = sous_analyseurs.add_parser("retours", help="écrit le retour de chaque élève corrigé")
    exporter = sous_analyseurs.add_parser("exporter", help="écrit les notes pour un tableur français")
    exporter.add_argument("--vers", type=Path, default=Path("notes.csv"), metavar="FICHIER",
                          help="fichier à écrire (notes.csv par défaut)")
    for analyseur in (ramasser, corriger, retours):
        analyseur.add_argument("devoir", metavar="DEVOIR", help="le devoir, par exemple m6-kpi")
    for analyseur in (ramasser, corriger, retours, exporter):
        _ou(analyseur)
    ramasser.set_defaults(executer=lambda a: _gestes().ramasser(_racine(a), a.devoir))
    corriger.set_defaults(executer=_corriger)
    retours.set_defaults(executer=lambda a: _gestes().retours(_racine(a), a.devoir))
    exporter.set_defaults(executer=lambda a: _gestes().exporter(_racine(a), a.vers.resolve()))


def _gestes():
    from . import gestes

    return gestes


def _corriger(arguments: argparse.Namespace) -> int:
    return _gestes().corriger(
        _racine(arguments), arguments.devoir, arguments.eleve, taches=arguments.taches,
        reprendre=arguments.reprendre, rejouer=arguments.rejouer, bac_a_sable=not arguments.sans_bac_a_sable)


def _ou(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--racine", type=Path, metavar="DOSSIER",
                           help="dossier du cours (par défaut : celui où l’on est, ou l’un de ses parents)")


def _communs(analyseur: argparse.ArgumentParser) -> None:
    _ou(analyseur)
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
