"""Le processus chaud : importe tout une fois, puis se duplique en un noyau par copie.

Programme à part (`python -I zygote.py DESCRIPTEUR CONFIGURATION`), lancé par `couveuse.Zygote`,
le plus souvent dans la grande cloison. Il n'exécute jamais lui-même le code d'une copie et n'a
qu'un fil : une duplication n'y trouve donc aucun verrou pris. Il hérite d'une prise en écoute ;
chaque tâche de correction s'y connecte, envoie ses ordres (JSON, un par message, avec des
descripteurs) et lit une réponse à chacun. La première connexion est celle de qui l'a lancé :
quand elle se ferme, le zygote et tous ses noyaux s'arrêtent.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import selectors
import shutil
import signal
import socket
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any

from atelier_cm.correction.noyaux import cloison, memoire

TAILLE_ORDRE = 1 << 20
ECHEC_DU_FILS = 70
PERIODE_DE_SURVEILLANCE_S = 0.2
# La première trace à travers une bibliothèque en lit le source : on la paie pendant la chauffe.
PREMIERES_ERREURS = (
    "import pandas", "pandas.DataFrame({'a': [1]})['b']", "pandas.DataFrame({'a': [1]}).loc['z']",
    "pandas.DataFrame({'a': [1]}).absent", "pandas.DataFrame({'a': [1]}).groupby('b')", "1 / 0", "1 + 'a'",
    "f(", "nom_inconnu",
)


def chauffer(configuration: dict) -> None:
    """Importe les bibliothèques, dessine une première figure, fabrique les premières traces d'erreur."""
    import ipykernel.debugger  # noqa: F401
    import ipykernel.heartbeat  # noqa: F401
    import ipykernel.ipkernel  # noqa: F401
    import ipykernel.kernelapp  # noqa: F401
    import ipykernel.shellchannel  # noqa: F401
    import ipykernel.subshell_manager  # noqa: F401
    import ipykernel.zmqshell  # noqa: F401

    import atelier_cm.correction.noyaux.deroulement  # noqa: F401
    import atelier_cm.correction.noyaux.flux  # noqa: F401
    import IPython.core.completer  # noqa: F401
    import matplotlib_inline.backend_inline  # noqa: F401

    for nom in configuration["modules"]:
        importlib.import_module(nom)
    exec(configuration["mise_en_chauffe"], {})
    _repeter(Path(configuration["repetition"]))


def _repeter(dossier: Path) -> None:
    """Exécute une fois le devoir tel que distribué : ses jeux, ses figures, ses contrôles sont ensuite chauds.

    Ce code est celui du cours, pas d'une copie. Rien n'en reste qu'un noyau puisse voir : le sien est neuf.
    """
    from atelier_cm.correction.noyaux.deroulement import repeter

    cellules = json.loads((dossier / "cellules.json").read_text(encoding="utf-8"))
    ici = os.getcwd()
    os.chdir(dossier)
    try:
        repeter(cellules + list(PREMIERES_ERREURS))
    finally:
        os.chdir(ici)
        sys.modules["matplotlib.pyplot"].close("all")


def devenir_noyau(ordre: dict, descripteurs: list[int]) -> None:
    """Dans le processus fils : se cloisonne, se borne, puis sert comme noyau Jupyter.

    `descripteurs` porte, avec une cloison, l'archive des fichiers de la copie.
    """
    connexion, dossier = dict(ordre["connexion"]), ordre["prises"]
    _s_installer(ordre, descripteurs[0] if descripteurs else -1)
    if ordre["cloison"]:
        dossier = cloison.DOSSIER_PRISES
        connexion["ip"] = f"{dossier}/z"
    fichier_connexion = f"{dossier}/noyau-interne.json"
    with open(fichier_connexion, "w") as f:
        json.dump(connexion, f)
    # Le fil d'envoi des sorties n'a que quelques microsecondes à prendre : qu'il n'en attende pas cinq mille.
    sys.setswitchinterval(0.0002)
    arguments = ["-f", fichier_connexion, "--HistoryManager.enabled=False",
                 "--IPKernelApp.capture_fd_output=False", "--Kernel._execute_sleep=0", "--InteractiveShell.xmode=Plain",
                 "--IPKernelApp.outstream_class=atelier_cm.correction.noyaux.flux.FluxSansReveil", *ordre["arguments"]]
    sys.argv = ["ipykernel_launcher.py", *arguments]
    from ipykernel.kernelapp import IPKernelApp

    application = IPKernelApp.instance()
    application.initialize(arguments)
    application.start()


def devenir_deroulement(ordre: dict, descripteurs: list[int]) -> None:
    """Dans le processus fils : se cloisonne, se borne, déroule un carnet et disparaît.

    `descripteurs` porte le tube où écrire, le code des cellules et, avec une cloison, l'archive des fichiers.
    """
    tube, code, *archive = descripteurs
    with os.fdopen(code, "rb") as flux:
        cellules = json.load(flux)
    _s_installer(ordre, archive[0] if archive else -1)
    sys.argv = ["ipykernel_launcher.py"]
    sys.modules["atelier_cm.correction.noyaux.deroulement"].servir(cellules, tube)


def _s_installer(ordre: dict, archive: int) -> None:
    """Environnement, cloison, bornes, dossier de travail : avant la première ligne d'une copie."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.environ.clear()
    os.environ.update(ordre["environnement"])
    if ordre["cloison"]:
        virtuelle = cloison.memoire_virtuelle()
        cloison.separer_les_espaces()
        cloison.isoler_les_fichiers(ordre["prises"], ordre["racine_prises"], ordre["limites"]["disque_mio"], archive)
        cloison.borner(ordre["limites"], virtuelle)
        cloison.abandonner_les_droits()
    else:
        os.chdir(ordre["dossier"])
    _semer_les_hasards()
    vide = os.open(os.devnull, os.O_RDWR)
    for entree in range(3):
        os.dup2(vide, entree)


def _semer_les_hasards() -> None:
    """Sans cela, toutes les copies d'un lot tireraient les mêmes nombres au hasard."""
    import random

    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


class Portee:
    """Les noyaux en vie de ce zygote et les codes de sortie des autres."""

    def __init__(self) -> None:
        self.processus: dict[str, int] = {}
        self._budgets: dict[int, int] = {}
        self._de_base = memoire.propre_mio(os.getpid())
        self.termines: dict[int, int] = {}
        self._oublies: set[int] = set()

    def recolter(self) -> None:
        while True:
            try:
                pid, etat = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            if pid in self._oublies:
                self._oublies.discard(pid)
            else:
                self.termines[pid] = os.waitstatus_to_exitcode(etat)

    def lancer(self, ordre: dict, descripteurs: list[int], prises: list[Any]) -> dict:
        """Duplique ce processus ; le fils devient ce que dit l'ordre : un noyau, ou un carnet qui se déroule.

        Args:
            prises: ce que le fils doit fermer, et qui n'est qu'au zygote.
        """
        pid = os.fork()
        if pid == 0:
            try:
                for prise in prises:
                    prise.close()
                devenir = devenir_noyau if ordre["action"] == "lancer" else devenir_deroulement
                devenir(ordre, descripteurs)
                os._exit(0)
            except BaseException:
                _laisser_un_mot(ordre, descripteurs)
            finally:
                os._exit(ECHEC_DU_FILS)
        self.processus[ordre["noyau"]] = pid
        self._budgets[pid] = ordre["limites"]["memoire_totale_mio"]
        return {"pid": pid}

    def surveiller(self) -> None:
        """Tue le noyau dont les processus, ensemble, prennent trop de mémoire : chacun n'est borné qu'à part."""
        self.recolter()
        for pid in self.processus.values():
            if pid not in self.termines and memoire.prise_mio(pid, self._de_base) > self._budgets[pid]:
                _tout_tuer(pid)

    def etat(self, ordre: dict) -> dict:
        return {"code": self.termines.get(self.processus.get(ordre["noyau"]))}

    def signaler(self, ordre: dict) -> dict:
        pid = self.processus[ordre["noyau"]]
        if pid not in self.termines:
            if ordre["signal"] == signal.SIGKILL:
                _tout_tuer(pid)
                _attendre_un_instant(pid, self)
            else:
                fils = memoire.fils(pid)
                cible = fils[0] if ordre["cloison"] and fils else pid
                _tuer(os.kill, cible, ordre["signal"])
        return {"code": self.termines.get(pid)}

    def oublier(self, ordre: dict) -> dict:
        """Ne suit plus ce noyau, et le tue s'il vivait encore."""
        pid = self.processus.get(ordre["noyau"])
        if pid is not None and pid not in self.termines:
            _tout_tuer(pid)
            self._oublies.add(pid)
        self.termines.pop(self.processus.pop(ordre["noyau"], None), None)
        self._budgets.pop(pid, None)
        return {}

    def tout_tuer(self) -> None:
        for noyau, pid in self.processus.items():
            if pid not in self.termines:
                self.signaler({"noyau": noyau, "signal": signal.SIGKILL, "cloison": True})


def _tout_tuer(pid: int) -> None:
    """Tue un noyau et sa descendance : le premier processus d'un espace de noms emporte tous les autres."""
    for cible in memoire.fils(pid):
        _tuer(os.kill, cible, signal.SIGKILL)
    _tuer(os.killpg, pid, signal.SIGKILL)


def _tuer(fonction, cible: int, numero: int) -> None:
    try:
        fonction(cible, numero)
    except (ProcessLookupError, PermissionError):
        pass


def _attendre_un_instant(pid: int, portee: Portee) -> None:
    for _ in range(50):
        portee.recolter()
        if pid in portee.termines:
            return
        time.sleep(0.0005)


def _laisser_un_mot(ordre: dict, descripteurs: list[int]) -> None:
    """Dit pourquoi le fils n'a pas pu servir : dans son tube, sinon dans son dossier de prises."""
    trace = traceback.format_exc()
    try:
        if ordre["action"] == "derouler":
            os.write(descripteurs[0], json.dumps({"echec": trace}).encode() + b"\n")
            return
    except OSError:
        return
    for dossier in ("/prises", ordre["prises"]):
        try:
            Path(dossier, "erreur.txt").write_text(trace)
            return
        except OSError:
            continue


class Guichet:
    """Reçoit les ordres de plusieurs connexions, un à la fois."""

    def __init__(self, ecoute: socket.socket, bonjour: dict) -> None:
        self.ecoute, self._bonjour = ecoute, json.dumps(bonjour).encode()
        self.portee = Portee()
        self._prochaine_ronde = 0.0
        self.connexions: list[socket.socket] = []
        self.attente = selectors.DefaultSelector()
        self.attente.register(ecoute, selectors.EVENT_READ)

    def accueillir(self) -> None:
        connexion, _ = self.ecoute.accept()
        try:
            connexion.send(self._bonjour)
        except ConnectionError:
            pass  # déjà repartie : la lecture suivante le verra
        self.connexions.append(connexion)
        self.attente.register(connexion, selectors.EVENT_READ)

    def servir(self) -> None:
        """Boucle jusqu'au départ de la première connexion."""
        while True:
            prets = self.attente.select(PERIODE_DE_SURVEILLANCE_S if self.portee.processus else None)
            if self.portee.processus and time.monotonic() > self._prochaine_ronde:
                self._prochaine_ronde = time.monotonic() + PERIODE_DE_SURVEILLANCE_S
                self.portee.surveiller()
            for evenement, _ in prets:
                if evenement.fileobj is self.ecoute:
                    self.accueillir()
                elif not self.repondre(evenement.fileobj) and self._congedier(evenement.fileobj):
                    return

    def repondre(self, connexion: socket.socket) -> bool:
        """Exécute un ordre ; faux si la connexion est fermée."""
        try:
            donnees, descripteurs, _, _ = socket.recv_fds(connexion, TAILLE_ORDRE, 4)
        except ConnectionError:
            return False
        if not donnees:
            return False
        ordre = json.loads(donnees)
        self.portee.recolter()
        try:
            reponse = self._executer(ordre, descripteurs)
        except Exception as erreur:
            reponse = {"erreur": repr(erreur)}
        for descripteur in descripteurs:
            os.close(descripteur)
        try:
            connexion.send(json.dumps(reponse).encode())
        except ConnectionError:
            return False
        return True

    def _executer(self, ordre: dict, descripteurs: list[int]) -> dict:
        if ordre["action"] in ("lancer", "derouler"):
            return self.portee.lancer(ordre, descripteurs, [self.ecoute, self.attente, *self.connexions])
        actions = {"etat": self.portee.etat, "signaler": self.portee.signaler, "oublier": self.portee.oublier}
        return actions[ordre["action"]](ordre)

    def _congedier(self, connexion: socket.socket) -> bool:
        """Ferme une connexion ; vrai si c'était celle de qui a lancé le zygote."""
        rang = self.connexions.index(connexion)
        self.attente.unregister(connexion)
        connexion.close()
        del self.connexions[rang]
        return rang == 0


def main() -> None:
    ecoute = socket.socket(fileno=int(sys.argv[1]))
    configuration = json.loads(sys.argv[2])
    if configuration["utilisateur"] is not None:
        cloison.prendre_l_identite(configuration["utilisateur"])
    depart = time.perf_counter()
    if configuration["polices"] is not None:
        shutil.copytree(configuration["polices"], os.environ["MPLCONFIGDIR"], dirs_exist_ok=True)
    chauffer(configuration)
    if threading.active_count() != 1:
        raise RuntimeError(f"le noyau chaud a plusieurs fils d'exécution : {threading.enumerate()}")
    gc.collect()
    gc.freeze()
    guichet = Guichet(ecoute, {"chauffe_s": time.perf_counter() - depart})
    guichet.accueillir()
    guichet.servir()
    guichet.portee.tout_tuer()
    os._exit(0)


if __name__ == "__main__":
    main()
