"""Point d'extension de jupyter_client : un fournisseur qui duplique un noyau déjà chaud.

Déclaré dans l'entrée `jupyter_client.kernel_provisioners` du paquet, et choisi pour la correction
seulement, par la description de noyau de `gestionnaire.GestionnaireTiede`. L'apprenant garde `python3`.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tarfile
import uuid
from pathlib import Path
from typing import Any

from jupyter_client.provisioning import KernelProvisionerBase
from traitlets import Bool, Dict, Unicode

from atelier_cm.correction.noyaux import bac_a_sable
from atelier_cm.correction.noyaux.couveuse import Lien, ZygotePerdu

TAILLE_MAX_COPIE = 32 * 2**20


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
    """Lance un noyau par duplication du zygote ; ses réglages viennent de la description de noyau.

    Attributes:
        racine: dossier du zygote.
        environnement: variables que verra le noyau.
        cloison: vrai si le noyau s'enferme dans la petite cloison.
        limites: voir `limites.Limites`.
    """

    racine = Unicode()
    environnement = Dict()
    cloison = Bool()
    limites = Dict()
    _lien: Lien | None = None
    _prises: Path | None = None
    _noyau: str = ""
    _code: int | None = None

    @property
    def has_process(self) -> bool:
        return self._lien is not None

    async def pre_launch(self, **options: Any) -> dict[str, Any]:
        self._prises = Path(self.racine) / uuid.uuid4().hex[:8]
        try:
            self._prises.mkdir(mode=0o700)
        except OSError as erreur:
            raise ZygotePerdu("le dossier du noyau chaud n'est plus là") from erreur
        if self.cloison and os.getuid() == 0:
            sans_droits = bac_a_sable.UTILISATEUR_SANS_DROITS
            os.chown(self._prises, sans_droits, sans_droits)
        gestionnaire = self.parent
        gestionnaire.connection_file = str(self._prises / "noyau.json")
        gestionnaire.transport, gestionnaire.ip = "ipc", str(self._prises / "z")
        gestionnaire.write_connection_file()
        self.connection_info = gestionnaire.get_connection_info()
        arguments = [a for a in options.pop("extra_arguments", []) if "hist_file" not in a]
        return await super().pre_launch(cmd=["noyau-tiede", *arguments], **options)

    async def launch_kernel(self, cmd: list[str], **options: Any) -> dict:
        self._noyau, self._code = uuid.uuid4().hex, None
        connexion = {
            nom: valeur.decode() if isinstance(valeur, bytes) else valeur
            for nom, valeur in self.connection_info.items()
            if not nom.startswith("curve")
        }
        dossier = Path(options["cwd"])
        descripteurs = [empaqueter(dossier)] if self.cloison else []
        self._lien = Lien(Path(self.racine))
        try:
            self._lien.demander(
                "lancer", descripteurs, noyau=self._noyau, connexion=connexion, dossier=str(dossier),
                # Un noyau dupliqué n'hérite pas de l'environnement de nbgrader : on le lui dit.
                environnement={**self.environnement, "NBGRADER_EXECUTION": "autograde"},
                cloison=self.cloison, prises=str(self._prises), racine_prises=self.racine,
                limites=self.limites, arguments=cmd[1:],
            )
        finally:
            for descripteur in descripteurs:
                os.close(descripteur)
        await self._attendre_les_prises(connexion)
        return self.connection_info

    async def _attendre_les_prises(self, connexion: dict) -> None:
        """Attend que la dernière prise soit ouverte : aucune poignée de main à reprendre ensuite."""
        dernieres = [Path(f"{connexion['ip']}-{connexion[port]}") for port in ("iopub_port", "hb_port")]
        for tour in range(5000):
            if all(prise.exists() for prise in dernieres):
                return
            if tour % 20 == 19 and await self.poll() is not None:
                return
            await asyncio.sleep(0.001)

    def erreur_de_demarrage(self) -> str:
        """Ce que le noyau a écrit en mourant avant d'être prêt, ou une chaîne vide."""
        try:
            return (self._prises / "erreur.txt").read_text(errors="replace")
        except (OSError, TypeError):
            return ""

    async def poll(self) -> int | None:
        if self._lien is None:
            return self._code if self._code is not None else 0
        try:
            self._code = self._lien.demander("etat", noyau=self._noyau)["code"]
        except ZygotePerdu:
            self._lien.fermer()
            self._lien, self._code = None, -int(signal.SIGKILL)
        return self._code

    async def wait(self) -> int | None:
        while await self.poll() is None:
            await asyncio.sleep(0.002)
        if self._lien is not None:
            self._lien.demander("oublier", noyau=self._noyau)
            self._lien.fermer()
            self._lien = None
        return self._code

    async def send_signal(self, signum: int) -> None:
        if self._lien is None:
            return
        try:
            self._code = self._lien.demander(
                "signaler", noyau=self._noyau, signal=int(signum), cloison=self.cloison
            )["code"]
        except ZygotePerdu:
            self._lien.fermer()
            self._lien, self._code = None, -int(signal.SIGKILL)

    async def kill(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGKILL)

    async def terminate(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGKILL)

    async def cleanup(self, restart: bool = False) -> None:
        if not restart and self._prises is not None:
            shutil.rmtree(self._prises, ignore_errors=True)
