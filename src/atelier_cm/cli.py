"""La commande `atelier` : un verbe par geste, chacun défini dans sa pièce.

La commande ne sait rien faire : elle réunit les verbes, appelle, et dit en une phrase ce qui
a empêché d'aller au bout. Les pièces ne sont importées qu'au moment de s'en servir.
"""

from __future__ import annotations

import argparse
import importlib
import sys

from atelier_cm.allegement import alleger_les_imports
from atelier_cm.erreurs import ErreurAtelier

# Chaque pièce déclare ses verbes dans `atelier_cm/<pièce>/commande.py`.
PIECES = ("fabrique", "carnets", "correction", "certification", "poste")

_FRANCAIS = {
    "usage: ": "usage : ",
    "positional arguments": "arguments",
    "options": "options",
    "optional arguments": "options",
    "subcommands": "verbes",
    "show this help message and exit": "montre cette aide",
    "%(prog)s: error: %(message)s\n": "%(prog)s : %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s : %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "unrecognized arguments: %s": "je ne connais pas « %s ».",
    "unrecognized arguments: %r": "je ne connais pas « %r ».",
    "not allowed with argument %s": "ne va pas avec %s.",
    "ignored explicit argument %r": "n’attend pas de valeur (reçu %r).",
    "the following arguments are required: %s": "il manque : %s.",
    "one of the arguments %s is required": "il faut l’un de : %s.",
    "expected one argument": "une valeur est attendue.",
    "expected at most one argument": "une valeur au plus est attendue.",
    "expected at least one argument": "au moins une valeur est attendue.",
    "ambiguous option: %(option)s could match %(matches)s": "« %(option)s » peut vouloir dire %(matches)s : écrivez-la en entier.",
    "unexpected option string: %s": "option inattendue : %s.",
    "invalid %(type)s value: %(value)r": "%(value)r n’est pas une valeur possible (%(type)s).",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r n’existe pas. Choix : %(choices)s.",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "le verbe %(parser_name)r n’existe pas. Verbes : %(choices)s.",
    "can't open '%(filename)s': %(error)s": "« %(filename)s » ne s’ouvre pas : %(error)s.",
    "option '%(option)s' is deprecated": "l’option « %(option)s » va disparaître.",
    "argument '%(argument_name)s' is deprecated": "« %(argument_name)s » va disparaître.",
    "command '%(parser_name)s' is deprecated": "le verbe « %(parser_name)s » va disparaître.",
    "expected %s argument": "%s valeur est attendue.",
    "expected %s arguments": "%s valeurs sont attendues.",
}


def traduire(message: str) -> str:
    """Le message d'argparse en français ; inchangé s'il ne s'adresse qu'à qui programme."""
    return _FRANCAIS.get(message, message)


def _parler_francais() -> None:
    """argparse ne sait pas changer de langue sans catalogue gettext installé : on lui en tient lieu."""
    argparse._ = traduire
    argparse.ngettext = lambda un, plusieurs, nombre: traduire(un if nombre < 2 else plusieurs)


def analyseur() -> argparse.ArgumentParser:
    """L'analyseur de la commande, avec les verbes de toutes les pièces présentes."""
    _parler_francais()
    racine = argparse.ArgumentParser(
        prog="atelier", description="Atelier CM : construire le cours, le donner, corriger, certifier."
    )
    verbes = racine.add_subparsers(title="verbes", metavar="VERBE", dest="verbe")
    for piece in PIECES:
        nom = f"atelier_cm.{piece}.commande"
        try:
            module = importlib.import_module(nom)
        except ModuleNotFoundError as erreur:
            # Le paquet de l'apprenant ne contient pas toutes les pièces ; toute autre absence est une panne.
            if erreur.name not in (nom, nom.rpartition(".")[0]):
                raise
            continue
        module.declarer(verbes)
    return racine


def main(arguments: list[str] | None = None) -> int:
    """Exécute un verbe.

    Args:
        arguments: la ligne de commande sans le nom du programme ; celle du processus par défaut.

    Returns:
        Le code de sortie : 0 fait, 1 empêché (une phrase sur stderr), 2 commande mal écrite.
    """
    alleger_les_imports()
    for flux in (sys.stdout, sys.stderr):
        # Redirigée sous Windows, la sortie n'a pas toujours nos espaces insécables : « ? » plutôt qu'une trace.
        if hasattr(flux, "reconfigure"):
            flux.reconfigure(errors="replace")
    commande = analyseur()
    lus = commande.parse_args(arguments)
    if not hasattr(lus, "executer"):
        commande.print_help()
        return 2
    try:
        return lus.executer(lus) or 0
    except ErreurAtelier as erreur:
        print(erreur, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
