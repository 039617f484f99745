"""Les verbes de la correction : ramasser, corriger, retours, exporter, demo, preuves."""

from __future__ import annotations

import argparse
from pathlib import Path


def declarer(sous_analyseurs) -> None:
    """Ajoute les verbes de la correction à la commande ``atelier``."""
    _declarer_la_classe(sous_analyseurs)
    _declarer_les_mesures(sous_analyseurs)
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


def _declarer_les_mesures(sous_analyseurs) -> None:
    """Vitesse et endurance du moteur."""
    bench = sous_analyseurs.add_parser(
        "bench", help="compare la vitesse de ce moteur à celle de nbgrader",
        description="Corrige les mêmes copies simulées par nbgrader d’origine et par ce moteur, en alternance, "
                    "et donne les rapports : médiane et étendue.")
    bench.add_argument("--copies", type=int, default=10, metavar="N", help="copies par tour (10 par défaut)")
    bench.add_argument("--tours", type=int, default=3, metavar="N", help="tours (3 par défaut)")
    bench.add_argument("--classe", type=int, default=30, metavar="N",
                       help="taille de la classe mesurée démarrage compris (30 par défaut ; 0 pour s’en passer)")
    bench.set_defaults(executer=_bench)
    endurance = sous_analyseurs.add_parser(
        "endurance", help="corrige mille copies d’affilée et relève durées et mémoire",
        description="Corrige des copies simulées en un seul lot ; sort 1 si l’une bloque, si le temps par copie "
                    "dérive ou si la mémoire grossit.")
    endurance.add_argument("--copies", type=int, default=1000, metavar="N", help="nombre de copies (1 000 par défaut)")
    endurance.add_argument("--taches", type=_au_moins_un, default=2, metavar="N", help="copies exécutées en même temps")
    endurance.set_defaults(executer=_endurance)
    for analyseur in (bench, endurance):
        analyseur.add_argument("--devoir", default="m6-kpi", metavar="DEVOIR", help="le devoir (m6-kpi par défaut)")
        _ou(analyseur)


def _bench(arguments: argparse.Namespace) -> int:
    from .mesures import comparer, comparer_classe, contre_le_plancher, tableau

    racine, dossier = _racine(arguments), _racine(arguments) / "build" / "bench"

    def annoncer(quoi: str) -> None:
        print(f"· {quoi}", flush=True)

    facons = comparer(racine, arguments.devoir, dossier, copies=arguments.copies, tours=arguments.tours, annoncer=annoncer)
    lignes = tableau(facons, f"{arguments.devoir}, {arguments.copies} copies, {arguments.tours} tours, une tâche, démarrages exclus")
    lignes += ["", contre_le_plancher(facons)]
    if arguments.classe:
        entieres = comparer_classe(racine, arguments.devoir, dossier, copies=arguments.classe, taches=2,
                                   tours=max(1, arguments.tours - 1), annoncer=annoncer)
        lignes += ["", *tableau(entieres, f"Une classe de {arguments.classe}, deux tâches, démarrage compris")]
    print("\n" + "\n".join(lignes))
    return 0


def _endurance(arguments: argparse.Namespace) -> int:
    from .endurance import eprouver, verdict
    from .progression import Barre

    racine = _racine(arguments)
    barre = Barre("Endurance", arguments.copies)
    releve = eprouver(racine, arguments.devoir, racine / "build" / "endurance", copies=arguments.copies,
                      taches=arguments.taches, avancer=barre.avancer)
    barre.finir()
    lignes, tient = verdict(releve)
    print("\n".join(lignes))
    print("Le moteur a tenu." if tient else "Le moteur n’a pas tenu : voir ci-dessus.")
    return 0 if tient else 1


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
    corriger.add_argument("--taches", type=_au_moins_un, metavar="N", help="copies exécutées en même temps (nombre de cœurs par défaut)")
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


def _au_moins_un(texte: str) -> int:
    """Un nombre entier d'au moins 1, écrit sur la ligne de commande."""
    if not texte.isascii() or not texte.isdecimal() or int(texte) < 1:
        raise argparse.ArgumentTypeError(f"un nombre entier d’au moins 1 est attendu (reçu « {texte} »).")
    return int(texte)


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
