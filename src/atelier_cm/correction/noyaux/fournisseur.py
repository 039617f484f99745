"""Point d'extension de jupyter_client : un fournisseur qui duplique un noyau déjà chaud.

Déclaré dans l'entrée `jupyter_client.kernel_provisioners` du paquet et choisi, pour la correction
seulement, par la description de noyau que pose `gestionnaire.ouvrir`. L'apprenant garde `python3`.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import uuid
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import KernelProvisionerBase

from atelier_cm.correction.noyaux import bac_a_sable
from atelier_cm.correction.noyaux.limites import Limites

MODULES = ("pandas", "matplotlib.pyplot", "matplotlib.backends.backend_agg", "ipywidgets", "atelier_cm",
           "atelier_cm.vues.controle", "atelier_cm.vues.figures", "atelier_cm.metier.kpi")
MISE_EN_CHAUFFE = """
import io, matplotlib
matplotlib.use("module://matplotlib_inline.backend_inline")
import matplotlib.pyplot as plt, pandas as pd
t = pd.read_csv(io.StringIO("jour,nom,n\\n2026-01-01,a,1\\n2026-02-01,b,2\\n"), parse_dates=["jour"])
t.groupby("nom")["n"].median(); t.sort_values("n").head(); t[t["nom"] == "a"]; t._repr_html_(); repr(t)
figure, axe = plt.subplots(); axe.bar([1, 2], [3, 4]); axe.set_title("é")
figure.savefig(io.BytesIO(), format="png"); plt.close("all")
"""
DELAI_DE_REPONSE_S = 20.0
TAILLE_MAX_COPIE = 32 * 2**20


class ZygotePerdu(RuntimeError):
    """Le noyau chaud ne répond plus : il est tué, et le prochain noyau en relance un."""


class Zygote:
    """Le noyau chaud d'un processus de correction, relancé s'il meurt ou se tait."""

    _courants: dict[tuple, Zygote] = {}

    @classmethod
    def courant(cls, *, cloison: bool, donnees_de_rejeu: str | None = None) -> Zygote:
        cle = (os.getpid(), cloison, donnees_de_rejeu)
        zygote = cls._courants.get(cle)
        if zygote is None or zygote.mort:
            zygote = cls._courants[cle] = cls(cloison=cloison, donnees_de_rejeu=donnees_de_rejeu)
        return zygote

    def __init__(self, *, cloison: bool, donnees_de_rejeu: str | None = None) -> None:
        # Les chemins de prises ZMQ sont limités à une centaine d'octets : dossier court.
        self.racine = Path(tempfile.mkdtemp(prefix="acm-", dir="/tmp" if os.path.isdir("/tmp") else None))
        interieure, exterieure = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        exterieure.settimeout(60)
        descripteur = interieure.fileno()
        deleguer = cloison and os.getuid() == 0
        if deleguer:
            os.chown(self.racine, bac_a_sable.UTILISATEUR_SANS_DROITS, bac_a_sable.UTILISATEUR_SANS_DROITS)
        configuration = {
            "modules": MODULES,
            "mise_en_chauffe": MISE_EN_CHAUFFE,
            "utilisateur": bac_a_sable.UTILISATEUR_SANS_DROITS if deleguer else None,
        }
        self.environnement = _environnement(cloison, donnees_de_rejeu)
        programme = [sys.executable, "-I", str(Path(__file__).with_name("zygote.py")), str(descripteur),
                     json.dumps(configuration)]
        if cloison:
            rejeu = Path(donnees_de_rejeu) if donnees_de_rejeu else None
            programme = bac_a_sable.commande(programme, self.racine, self.environnement, rejeu)
        self.journal = open(self.racine.with_suffix(".journal"), "w+b")
        self.processus = subprocess.Popen(
            programme, pass_fds=[descripteur], env=self.environnement, cwd="/", start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=self.journal, stderr=self.journal,
        )
        interieure.close()
        self._prise = exterieure
        atexit.register(self.fermer)
        try:
            bonjour = exterieure.recv(1 << 16)
        except OSError:
            bonjour = b""
        if not bonjour:
            self.journal.seek(0)
            dernier_mot = self.journal.read().decode(errors="replace").strip()[-400:]
            self.fermer()
            raise ZygotePerdu(f"le noyau chaud n'a pas démarré : {dernier_mot or 'sans message'}")
        exterieure.settimeout(DELAI_DE_REPONSE_S)

    @property
    def mort(self) -> bool:
        return self.processus.poll() is not None or self._prise.fileno() < 0

    def demander(self, action: str, descripteurs: list[int] | None = None, **details: Any) -> dict:
        """Transmet un ordre et rend la réponse.

        Raises:
            ZygotePerdu: pas de réponse dans le délai ; le zygote est alors tué.
        """
        ordre = json.dumps({"action": action, **details}).encode()
        try:
            if descripteurs:
                socket.send_fds(self._prise, [ordre], descripteurs)
            else:
                self._prise.send(ordre)
            reponse = json.loads(self._prise.recv(1 << 16) or b"{}")
        except (OSError, ValueError) as erreur:
            self.fermer()
            raise ZygotePerdu(f"le noyau chaud s'est tu pendant l'ordre « {action} »") from erreur
        if "erreur" in reponse:
            raise RuntimeError(reponse["erreur"])
        return reponse

    def fermer(self) -> None:
        self._prise.close()
        try:
            self.processus.wait(2)
        except subprocess.TimeoutExpired:
            self.processus.kill()
            self.processus.wait()
        self.journal.close()
        Path(self.journal.name).unlink(missing_ok=True)
        shutil.rmtree(self.racine, ignore_errors=True)


def _environnement(cloison: bool, donnees_de_rejeu: str | None) -> dict[str, str]:
    """Variables du noyau : les siennes, jamais celles de la personne qui corrige."""
    variables = {
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/travail" if cloison else tempfile.gettempdir(),
        "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
        "NUMEXPR_NUM_THREADS": "1", "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": "/tmp/mpl" if cloison else os.path.join(tempfile.gettempdir(), "acm-mpl"),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1", "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore",
        "IPYTHONDIR": "/tmp/ipython" if cloison else os.path.join(tempfile.gettempdir(), "acm-ipython"),
    }
    if donnees_de_rejeu:
        variables["ATELIER_DONNEES"] = donnees_de_rejeu
    return variables


def empaqueter(dossier: Path) -> int:
    """Met les fichiers réguliers d'une copie dans une archive en mémoire ; rend son descripteur.

    Les liens symboliques ne sont jamais suivis ni transportés ; les carnets non plus : le noyau
    n'a pas à relire la copie qu'il exécute.

    Raises:
        ValueError: la copie dépasse 32 Mio.
    """
    descripteur = os.memfd_create("copie")
    total = 0
    with os.fdopen(os.dup(descripteur), "wb") as flux, tarfile.open(fileobj=flux, mode="w") as archive:
        for racine, _, noms in os.walk(dossier):
            for nom in noms:
                chemin = Path(racine, nom)
                if chemin.is_symlink() or not chemin.is_file() or chemin.suffix == ".ipynb":
                    continue
                total += chemin.stat().st_size
                if total > TAILLE_MAX_COPIE:
                    os.close(descripteur)
                    raise ValueError("la copie dépasse 32 Mio")
                entree = archive.gettarinfo(str(chemin), arcname=str(chemin.relative_to(dossier)))
                entree.mode, entree.uid, entree.gid = 0o644, 0, 0
                entree.uname = entree.gname = ""
                with open(chemin, "rb") as contenu:
                    archive.addfile(entree, contenu)
    os.lseek(descripteur, 0, os.SEEK_SET)
    return descripteur


class FournisseurTiede(KernelProvisionerBase):
    """Lance un noyau par duplication du zygote ; sa configuration vient de la description de noyau."""

    zygote: Zygote | None = None
    _prises: Path | None = None
    _noyau = ""
    _code: int | None = None

    @property
    def _reglages(self) -> dict:
        return self.kernel_spec.metadata["kernel_provisioner"]["config"]

    @property
    def has_process(self) -> bool:
        return self.zygote is not None

    async def pre_launch(self, **options: Any) -> dict[str, Any]:
        zygote = Zygote.courant(
            cloison=self._reglages["cloison"], donnees_de_rejeu=self._reglages.get("donnees_de_rejeu")
        )
        self._prises = zygote.racine / uuid.uuid4().hex[:8]
        self._prises.mkdir(mode=0o700)
        if self._reglages["cloison"] and os.getuid() == 0:
            os.chown(self._prises, bac_a_sable.UTILISATEUR_SANS_DROITS, bac_a_sable.UTILISATEUR_SANS_DROITS)
        gestionnaire = self.parent
        gestionnaire.connection_file = str(self._prises / "noyau.json")
        gestionnaire.transport, gestionnaire.ip = "ipc", str(self._prises / "z")
        gestionnaire.write_connection_file()
        self.connection_info = gestionnaire.get_connection_info()
        arguments = [a for a in options.pop("extra_arguments", []) if "hist_file" not in a]
        return await super().pre_launch(cmd=["noyau-tiede", *arguments], **options)

    async def launch_kernel(self, cmd: list[str], **options: Any) -> dict:
        zygote = Zygote.courant(
            cloison=self._reglages["cloison"], donnees_de_rejeu=self._reglages.get("donnees_de_rejeu")
        )
        self._noyau = uuid.uuid4().hex
        connexion = {
            nom: valeur.decode() if isinstance(valeur, bytes) else valeur
            for nom, valeur in self.connection_info.items()
            if not nom.startswith("curve")
        }
        dossier = Path(options["cwd"])
        descripteurs = [empaqueter(dossier)] if self._reglages["cloison"] else []
        try:
            zygote.demander(
                "lancer", descripteurs, noyau=self._noyau, connexion=connexion, dossier=str(dossier),
                # Un noyau dupliqué n'hérite pas de l'environnement de nbgrader : on le lui dit.
                environnement={**zygote.environnement, "NBGRADER_EXECUTION": "autograde"},
                cloison=self._reglages["cloison"], prises=str(self._prises), racine_prises=str(zygote.racine),
                limites=self._reglages.get("limites", Limites().en_dictionnaire()), arguments=cmd[1:],
            )
        finally:
            for descripteur in descripteurs:
                os.close(descripteur)
        self.zygote, self._code = zygote, None
        await self._attendre_les_prises(connexion)
        return self.connection_info

    async def _attendre_les_prises(self, connexion: dict) -> None:
        """Attend que la dernière prise soit ouverte : aucune poignée de main à reprendre ensuite."""
        dernieres = [Path(f"{connexion['ip']}-{connexion[p]}") for p in ("iopub_port", "hb_port")]
        for _ in range(5000):
            if all(prise.exists() for prise in dernieres) or await self.poll() is not None:
                return
            await asyncio.sleep(0.001)

    def erreur_de_demarrage(self) -> str:
        """Ce que le noyau a écrit en mourant avant d'être prêt, ou une chaîne vide."""
        try:
            return (self._prises / "erreur.txt").read_text(errors="replace")
        except (OSError, TypeError):
            return ""

    async def poll(self) -> int | None:
        if self.zygote is None:
            return self._code if self._code is not None else 0
        if self.zygote.mort:
            self.zygote, self._code = None, -int(signal.SIGKILL)
            return self._code
        self._code = self.zygote.demander("etat", noyau=self._noyau)["code"]
        return self._code

    async def wait(self) -> int | None:
        while await self.poll() is None:
            await asyncio.sleep(0.002)
        if self.zygote is not None:
            self.zygote.demander("oublier", noyau=self._noyau)
            self.zygote = None
        return self._code

    async def send_signal(self, signum: int) -> None:
        if self.zygote is not None and not self.zygote.mort:
            self._code = self.zygote.demander(
                "signaler", noyau=self._noyau, signal=int(signum), cloison=self._reglages["cloison"]
            )["code"]

    async def kill(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGKILL)

    async def terminate(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGKILL)

    async def cleanup(self, restart: bool = False) -> None:
        if not restart and self._prises is not None:
            shutil.rmtree(self._prises, ignore_errors=True)
