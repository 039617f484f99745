"""Lance JupyterLab en français sur l’espace de travail, sur la machine locale seulement."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

from atelier_cm.erreurs import ErreurAtelier
from atelier_cm.poste.travail import COULISSES, ecrire

HOTE = "127.0.0.1"
PORT_HABITUEL = 8888
CONFIGURATION = Path(__file__).resolve().parent / "configuration"
_ETAT = f"{COULISSES}/lancement.json"
_JOURNAL = f"{COULISSES}/journal.txt"


@dataclass(frozen=True)
class Lancement:
    """Un JupyterLab en marche sur un espace de travail."""

    port: int
    jeton: str
    page: str

    @property
    def adresse(self) -> str:
        """L’adresse à ouvrir dans le navigateur, jeton compris."""
        return f"http://{HOTE}:{self.port}/lab/tree/{quote(self.page)}?token={self.jeton}"


def port_libre(port: int) -> bool:
    """Vrai si l’on peut écouter sur ce port de la machine locale."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as prise:
        if os.name != "nt":  # sous Windows, cette option laisserait deux serveurs sur le même port
            prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind((HOTE, port))
        except OSError:
            return False
        return True


def choisir_port(demande: int | None, libre: Callable[[int], bool] = port_libre) -> int:
    """Le port demandé s’il est libre ; sans demande, le premier libre à partir du port habituel.

    erreur : ErreurAtelier si le port demandé est occupé, ou si aucun des cinquante essayés n’est libre.
    """
    if demande is not None:
        if libre(demande):
            return demande
        raise ErreurAtelier(
            f"Le port {demande} est déjà occupé par un autre programme. "
            f"Relancez sans l’option --port, ou avec un autre numéro : atelier lancer --port {demande + 1}."
        )
    for port in range(PORT_HABITUEL, PORT_HABITUEL + 50):
        if libre(port):
            return port
    raise ErreurAtelier(
        f"Aucun port libre entre {PORT_HABITUEL} et {PORT_HABITUEL + 49}. Fermez les autres JupyterLab, "
        "ou choisissez un port : atelier lancer --port 9500."
    )


def environnement(dossier: Path, cours: Path, jeton: str, base: Mapping[str, str]) -> dict[str, str]:
    """Les variables du serveur : notre configuration, rien de celle d’un autre JupyterLab de la machine.

    dossier : espace de travail. cours : dossier du cours. jeton : secret de la séance. base : variables héritées.
    """
    propre = {k: v for k, v in base.items() if k not in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")}
    chemins = [str(CONFIGURATION), *filter(None, [base.get("JUPYTER_PATH")])]
    return propre | {
        "JUPYTER_CONFIG_PATH": str(CONFIGURATION),
        "JUPYTER_CONFIG_DIR": str(dossier / COULISSES / "jupyter"),
        "JUPYTER_PATH": os.pathsep.join(chemins),
        "JUPYTER_TOKEN": jeton,
        "ATELIER_COURS": str(cours),
        "ATELIER_TRAVAIL": str(dossier),
        "PYTHONIOENCODING": "utf-8",
    }


def commande_jupyter(dossier: Path, port: int, page: str) -> list[str]:
    """La ligne de commande du serveur, sans interpréteur de commandes."""
    commande = [
        sys.executable, "-m", "jupyterlab",
        f"--ServerApp.ip={HOTE}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0",
        "--ServerApp.open_browser=False", "--ServerApp.answer_yes=True",
        f"--ServerApp.root_dir={dossier}", f"--LabApp.default_url=/lab/tree/{quote(page)}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        commande.append("--allow-root")  # conteneur : le seul compte y est l’administrateur
    return commande


def repond(lancement: Lancement, delai: float = 2.0) -> bool:
    """Vrai si ce JupyterLab répond et reconnaît son jeton."""
    requete = urllib.request.Request(
        f"http://{HOTE}:{lancement.port}/api/status", headers={"Authorization": f"token {lancement.jeton}"}
    )
    ouvreur = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # un mandataire ne voit pas la machine locale
    try:
        with ouvreur.open(requete, timeout=delai) as reponse:
            return reponse.status == 200
    except (OSError, urllib.error.URLError, ValueError):
        return False


def deja_ouvert(dossier: Path) -> Lancement | None:
    """Le lancement encore en marche sur cet espace de travail, ou None."""
    try:
        lancement = Lancement(**json.loads((dossier / _ETAT).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return lancement if repond(lancement) else None


def ouvrir_navigateur(adresse: str) -> bool:
    """Ouvre l’adresse dans le navigateur ; faux s’il n’y en a pas."""
    try:
        return webbrowser.open(adresse)
    except (webbrowser.Error, OSError):
        return False


def presenter(lancement: Lancement, navigateur: bool, dire: Callable[[str], None]) -> None:
    """Ouvre la page, ou dit quoi copier quand aucun navigateur ne s’ouvre."""
    if navigateur and ouvrir_navigateur(lancement.adresse):
        dire("Le cours s’ouvre dans votre navigateur. S’il n’apparaît pas, copiez cette adresse dans le navigateur :")
    elif navigateur:
        dire("Aucun navigateur ne s’est ouvert. Copiez cette adresse dans un navigateur de cet ordinateur :")
    else:
        dire("Le cours est prêt. Copiez cette adresse dans un navigateur de cet ordinateur :")
    dire(f"  {lancement.adresse}")


def _poser_style(dossier: Path) -> None:
    """JupyterLab ne lit `custom.css` que dans le dossier de réglages : on l’y remet à chaque lancement."""
    ecrire(
        dossier / COULISSES / "jupyter" / "custom" / "custom.css", (CONFIGURATION / "custom" / "custom.css").read_bytes()
    )


def _poser_disposition(dossier: Path) -> None:
    """Au premier lancement, fichiers à gauche et carnet sur toute la largeur ; ensuite, la disposition est à l’apprenant.

    Sans elle, JupyterLab réserve à droite un panneau vide.
    """
    from jupyterlab_server.workspaces_handler import WorkspacesManager

    fenetres = dossier / COULISSES / "jupyter" / "lab" / "workspaces"
    if fenetres.is_dir() and any(fenetres.iterdir()):
        return
    fenetres.mkdir(parents=True, exist_ok=True)
    cotes = {
        "main": {"dock": None},
        "left": {"collapsed": False, "visible": True, "current": "filebrowser",
                 "widgets": ["filebrowser", "@jupyterlab/toc:plugin"]},
        "right": {"collapsed": True, "visible": True, "widgets": []},
        "relativeSizes": [0.19, 0.81, 0],
    }
    contenu = {"data": {"layout-restorer:data": cotes}, "metadata": {"id": "default"}}
    WorkspacesManager(str(fenetres)).save("default", json.dumps(contenu))


def _attendre(processus: subprocess.Popen[bytes], lancement: Lancement, journal: Path, delai: float) -> None:
    fin = time.monotonic() + delai
    while time.monotonic() < fin:
        if processus.poll() is not None:
            raise ErreurAtelier(
                f"JupyterLab s’est arrêté en démarrant. La cause est écrite à la fin de « {journal} ». "
                "Relancez une fois ; si cela recommence, transmettez ce fichier à la personne qui vous forme."
            )
        if repond(lancement, 1.0):
            return
        time.sleep(0.2)
    raise ErreurAtelier(
        f"JupyterLab n’a pas répondu en {delai:.0f} secondes. Fermez d’autres programmes, puis relancez. "
        f"Le détail est dans « {journal} »."
    )


def lancer(
    dossier: Path, cours: Path, page: str, port: int | None, navigateur: bool, dire: Callable[[str], None]
) -> int:
    """Lance JupyterLab et attend qu’il s’arrête.

    dossier : espace de travail préparé. page : carnet ouvert d’abord, relatif à `dossier`. dire : reçoit les phrases.
    résultat : code de sortie, 0 si JupyterLab s’est arrêté normalement ou à la demande.
    """
    lancement = Lancement(choisir_port(port), secrets.token_hex(24), page)
    _poser_style(dossier)
    _poser_disposition(dossier)
    journal = dossier / _JOURNAL
    # La fermeture du terminal doit fermer le serveur avec les mêmes soins qu’un Ctrl+C.
    for nom in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, nom):
            signal.signal(getattr(signal, nom), _interrompre)
    with journal.open("wb") as sortie:
        processus = subprocess.Popen(
            commande_jupyter(dossier, lancement.port, page),
            env=environnement(dossier, cours, lancement.jeton, os.environ),
            cwd=dossier, stdin=subprocess.DEVNULL, stdout=sortie, stderr=subprocess.STDOUT,
        )
        try:
            _attendre(processus, lancement, journal, 90.0)
            ecrire(dossier / _ETAT, json.dumps(asdict(lancement)).encode())
            if os.name != "nt":
                (dossier / _ETAT).chmod(0o600)
            presenter(lancement, navigateur, dire)
            dire("Pour arrêter : menu Fichier, « Arrêter », ou les touches Ctrl et C dans ce terminal.")
            code = processus.wait()
        except KeyboardInterrupt:
            code = 0
        finally:
            _arreter(processus)
            (dossier / _ETAT).unlink(missing_ok=True)
    dire(f"Le cours est fermé. Votre travail est dans « {dossier} ».")
    return 0 if code in (0, None) else 1


def _interrompre(numero: int, cadre: object) -> None:
    raise KeyboardInterrupt


def _arreter(processus: subprocess.Popen[bytes]) -> None:
    if processus.poll() is None:
        processus.terminate()
    try:
        processus.wait(timeout=15)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        processus.kill()
        processus.wait()
