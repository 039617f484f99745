"""Les verbes de l’apprenant : `atelier lancer` et `atelier verifier`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def declarer(sous_analyseurs: argparse._SubParsersAction) -> None:
    """Ajoute les verbes `lancer` et `verifier` à la commande `atelier`."""
    verbe = sous_analyseurs.add_parser(
        "lancer", help="prépare votre dossier de travail et ouvre le cours dans JupyterLab"
    )
    verbe.add_argument("--cours", type=Path, metavar="ADRESSE", help="dossier du cours (sinon : le dossier courant)")
    verbe.add_argument("--travail", type=Path, metavar="ADRESSE", help="votre dossier (sinon : « travail » du cours)")
    verbe.add_argument("--port", type=int, metavar="NUMÉRO", help="port local (sinon : le premier libre dès 8888)")
    verbe.add_argument("--sans-navigateur", action="store_true", help="donne l’adresse sans ouvrir de navigateur")
    verbe.add_argument("--preparer", action="store_true", help="prépare le dossier de travail, sans ouvrir le cours")
    verbe.set_defaults(executer=_lancer)

    verbe = sous_analyseurs.add_parser("verifier", help="vérifie votre copie d’un devoir, avant de la rendre")
    verbe.add_argument("devoir", metavar="DEVOIR", help="nom du devoir (par exemple m6-kpi) ou adresse du carnet")
    verbe.add_argument("--travail", type=Path, metavar="ADRESSE", help="votre dossier (sinon : « travail » du cours)")
    verbe.add_argument("--cours", type=Path, metavar="ADRESSE", help="dossier du cours (sinon : le dossier courant)")
    verbe.add_argument("--rendre", metavar="IDENTIFIANT", help="écrit aussi le fichier à rendre, pour prenom.nom")
    verbe.set_defaults(executer=_verifier)


def _dossiers(options: argparse.Namespace) -> tuple[Path, Path]:
    from atelier_cm.poste.cours import trouver_cours

    demande = options.cours or (Path(os.environ["ATELIER_COURS"]) if os.environ.get("ATELIER_COURS") else None)
    racine = trouver_cours(demande, Path.cwd())
    travail = options.travail or Path(os.environ.get("ATELIER_TRAVAIL") or racine / "travail")
    return racine, travail.expanduser().resolve()


def _dire(phrase: str) -> None:
    try:
        print(phrase, flush=True)
    except UnicodeEncodeError:  # sortie redirigée sous Windows : son codage ignore l’espace fine insécable
        codage = sys.stdout.encoding or "ascii"
        print(phrase.replace("\u202f", "\u00a0").encode(codage, "replace").decode(codage), flush=True)


def _lancer(options: argparse.Namespace) -> int:
    from atelier_cm.poste import lanceur
    from atelier_cm.poste.cours import ACCUEIL, version_du_cours
    from atelier_cm.poste.travail import dire, preparer

    racine, travail = _dossiers(options)
    if not options.preparer:
        ouvert = lanceur.deja_ouvert(travail)
        if ouvert is not None:
            _dire("Le cours est déjà ouvert : voici la même séance.")
            lanceur.presenter(ouvert, not options.sans_navigateur, _dire)
            return 0
    for phrase in dire(preparer(racine, travail, version_du_cours())):
        _dire(phrase)
    if options.preparer:
        return 0
    page = ACCUEIL if (travail / ACCUEIL).is_file() else ""
    _dire("JupyterLab démarre…")
    return lanceur.lancer(travail, racine, page, options.port, not options.sans_navigateur, _dire)


def _verifier(options: argparse.Namespace) -> int:
    from atelier_cm.poste.remise import verifier_et_dire
    from atelier_cm.poste.verification import trouver_copie

    donnee = Path(options.devoir)
    if donnee.suffix == ".ipynb" and donnee.is_file():
        carnet = donnee.resolve()
    else:
        carnet = trouver_copie(options.devoir, _dossiers(options)[1])
    return verifier_et_dire(carnet, options.rendre, _dire)
