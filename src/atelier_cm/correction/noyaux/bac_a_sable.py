"""La grande cloison : bubblewrap autour du noyau chaud, une fois par lot.

Vu de l'intérieur, il n'y a ni réseau, ni dossier personnel, ni solutions, ni carnet de notes :
seulement Python et ses bibliothèques, le paquet du cours sans sa fabrique, et les jeux de données.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import atelier_cm
from atelier_cm.donnees.racine import racine_donnees
from atelier_cm.erreurs import ErreurAtelier

UTILISATEUR_SANS_DROITS = 65534  # « nobody », présent sur tout Linux
_BIBLIOTHEQUES = ("/usr", "/lib", "/lib64", "/bin", "/sbin")
_CONFIGURATION_UTILE = ("/etc/fonts", "/etc/localtime", "/etc/ld.so.cache", "/etc/alternatives")


class BacASableAbsent(ErreurAtelier):
    """La correction est refusée : rien ne protège la machine du code des copies."""


MARCHE_A_SUIVRE = (
    "Installez bubblewrap (sous Debian ou Ubuntu : sudo apt install bubblewrap), ou corrigez depuis un "
    "serveur Linux. Pour exécuter quand même le code des copies avec vos propres droits, relancez avec "
    "« --sans-bac-a-sable » : à réserver à des copies dont vous répondez."
)


def exiger() -> None:
    """Vérifie que la grande cloison se ferme vraiment sur cette machine.

    Raises:
        BacASableAbsent: système autre que Linux, bubblewrap absent, ou espaces de noms interdits.
    """
    if sys.platform != "linux":
        raise BacASableAbsent(f"Le bac à sable n'existe que sous Linux. {MARCHE_A_SUIVRE}")
    if shutil.which("bwrap") is None:
        raise BacASableAbsent(f"Le programme bubblewrap (bwrap) est introuvable. {MARCHE_A_SUIVRE}")
    essai = subprocess.run(
        ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "true"], capture_output=True, text=True
    )
    if essai.returncode != 0:
        raison = (essai.stderr.strip().splitlines() or ["sans explication"])[-1]
        raise BacASableAbsent(f"bubblewrap est installé, mais la machine refuse ({raison}). {MARCHE_A_SUIVRE}")


def commande(programme: list[str], prises: Path, environnement: dict[str, str],
             donnees_de_rejeu: Path | None = None) -> list[str]:
    """Commande bubblewrap qui enferme `programme`.

    Args:
        programme: commande à enfermer.
        prises: dossier des prises ZMQ, seul partagé en écriture avec l'extérieur.
        environnement: variables visibles à l'intérieur, et seulement elles.
        donnees_de_rejeu: jeux d'une autre période, à voir sous le même chemin.
    """
    from atelier_cm.correction.noyaux import cloison  # n'existe que sous Linux

    paquet = Path(atelier_cm.__file__).resolve().parent
    lisibles = [Path(sys.prefix), Path(sys.base_prefix), Path(os.path.realpath(sys.base_prefix)), paquet,
                racine_donnees()]
    if donnees_de_rejeu is not None:
        lisibles.append(donnees_de_rejeu)
    mots = ["bwrap", "--die-with-parent", "--new-session", "--clearenv"]
    if os.getuid() == 0:
        # Root ouvre les espaces lui-même, puis le zygote prend l'identité d'un utilisateur sans droits.
        mots += ["--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try",
                 "--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        mots += ["--unshare-all"]
    for chemin in _BIBLIOTHEQUES:
        if os.path.islink(chemin):
            mots += ["--symlink", os.readlink(chemin), chemin]
        else:
            mots += ["--ro-bind-try", chemin, chemin]
    mots += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--perms", "1777", "--tmpfs", cloison.DOSSIER_PASSAGER,
             "--dir", cloison.DOSSIER_TRAVAIL, "--dir", cloison.DOSSIER_PRISES]
    # bubblewrap crée les dossiers intermédiaires fermés à tous : l'utilisateur sans droits doit les traverser.
    traverses = {str(parent) for chemin in (*lisibles, prises, Path("/etc/fonts")) for parent in chemin.parents} - {"/", "/tmp", "/usr"}
    for dossier in sorted(traverses):
        mots += ["--perms", "0755", "--dir", dossier]
    for chemin in _CONFIGURATION_UTILE:
        mots += ["--ro-bind-try", chemin, chemin]
    for chemin in dict.fromkeys(map(str, lisibles)):
        mots += ["--ro-bind", chemin, chemin]
    mots += ["--tmpfs", str(paquet / "fabrique"), "--remount-ro", str(paquet / "fabrique")]
    mots += ["--bind", str(prises), str(prises), "--remount-ro", "/tmp", "--chdir", cloison.DOSSIER_TRAVAIL]
    for nom, valeur in environnement.items():
        mots += ["--setenv", nom, valeur]
    return [*mots, "--", *programme]
