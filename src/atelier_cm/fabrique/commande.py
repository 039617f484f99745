"""La commande ``atelier donnees``."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from atelier_cm.donnees.typographie import insecables

from . import GRAINE_DU_COURS

_PERIODE_DU_COURS = "2025-09-01:2026-08-31"


def declarer(sous_analyseurs) -> None:
    """Ajoute le verbe ``donnees`` à la commande ``atelier``."""
    analyseur = sous_analyseurs.add_parser(
        "donnees",
        help="fabrique les jeux de données du cours",
        description="Fabrique tous les jeux de données : mêmes graine et période, mêmes octets.",
    )
    analyseur.add_argument("--graine", type=_graine, default=GRAINE_DU_COURS, metavar="G",
                           help=f"entier positif d’où vient tout le hasard ({GRAINE_DU_COURS} : celle du cours)")
    analyseur.add_argument("--periode", default=_PERIODE_DU_COURS, metavar="P",
                           help=f"saison fabriquée, du 1er septembre au 31 août ({_PERIODE_DU_COURS} : celle du cours)")
    analyseur.add_argument("--dossier", type=Path, metavar="DOSSIER", help="où écrire (par défaut : datasets/ du cours)")
    analyseur.add_argument("--ecraser", action="store_true", help="remplace aussi les fichiers modifiés à la main")
    analyseur.add_argument("--verifier", action="store_true", help="compare à l’octet sans rien écrire ; sort 1 s’il y a un écart")
    analyseur.add_argument("--galerie", action="store_true", help="redessine toutes les images de la page d’accueil, même à jour")
    analyseur.set_defaults(executer=executer)


def _graine(texte: str) -> int:
    if not texte.strip().isdecimal():
        raise argparse.ArgumentTypeError(insecables(f"« {texte} » n’est pas une graine : écrivez un entier positif, par exemple 2026."))
    return int(texte)


def executer(arguments: argparse.Namespace) -> int:
    """Fait ce que demande la ligne de commande ; rend le code de sortie."""
    # Importés ici : l’aide de « atelier » ne doit pas attendre pandas.
    from .catalogue import fabriquer
    from .depot import deposer, ecarts, retouches
    from .ecriture import fichiers
    from .galerie import illustrations
    from .galerie_figures import images, perimees
    from .periode import PERIODE_DU_COURS, lire_periode

    periode = lire_periode(arguments.periode)
    du_cours = periode == PERIODE_DU_COURS and arguments.graine == GRAINE_DU_COURS
    dossier = arguments.dossier or _dossier_du_cours(du_cours)
    depart = time.perf_counter()
    jeux = fabriquer(arguments.graine, periode)
    contenus = fichiers(jeux, arguments.graine, periode)
    if arguments.verifier:
        differents = ecarts(dossier, contenus)
        for chemin in differents:
            print(insecables(f"  diffère : {chemin}"))
        vieilles = perimees(dossier, jeux, contenus)
        for chemin in vieilles:
            print(insecables(f"  image à redessiner : {chemin}"))
        print(insecables(f"{len(contenus)} fichiers comparés à « {dossier} », {len(differents) + len(vieilles)} écart(s)."))
        return 1 if differents or vieilles else 0
    perdus = retouches(dossier, contenus) if arguments.ecraser else []
    for chemin in perdus:
        print(insecables(f"  modifié à la main, remplacé : {chemin}"))
    changes = deposer(dossier, contenus, ecraser=arguments.ecraser)
    a_dessiner = [i.chemin for i, _ in illustrations(jeux)] if arguments.galerie else perimees(dossier, jeux, contenus)
    deposer(dossier, images(jeux, contenus, a_dessiner), ecraser=True)
    for chemin in a_dessiner:
        print(insecables(f"  image dessinée : {chemin}"))
    duree = f"{time.perf_counter() - depart:.1f}".replace(".", ",")
    print(insecables(f"{len(contenus)} fichiers, dont {len(changes)} écrits dans « {dossier} », en {duree} s "
                     f"(graine {arguments.graine}, saison {periode.debut.year}-{periode.fin.year})."))
    return 0


def _dossier_du_cours(du_cours: bool) -> Path:
    from atelier_cm.erreurs import ErreurAtelier

    if not du_cours:
        raise ErreurAtelier(insecables(
            "Cette graine ou cette période n’est pas celle du cours : dites où écrire avec --dossier, "
            "pour que datasets/ garde les jeux du cours."
        ))
    ici = Path.cwd()
    for dossier in (ici, *ici.parents):
        if (dossier / "pyproject.toml").is_file() and (dossier / "src" / "atelier_cm").is_dir():
            return dossier / "datasets"
    raise ErreurAtelier(insecables("Je ne suis pas dans le dossier du cours : placez-vous-y, ou dites où écrire avec --dossier."))
