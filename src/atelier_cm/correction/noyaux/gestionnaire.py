"""Gestionnaire et client de noyau sans les attentes fixes de jupyter_client.

jupyter_client attend 0,2 s après chaque démarrage que le canal de diffusion se vide, et sonde la
fin d'un noyau toutes les 0,1 s. Un noyau tiède est prêt en quelques dizaines de millisecondes :
on attend ici un signe réel (réponse, puis retour au repos sur le canal de diffusion), pas une durée.
"""

from __future__ import annotations

import time
from dataclasses import asdict
from queue import Empty

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import Type

from atelier_cm.correction.echanges import Source
from atelier_cm.correction.noyaux.limites import Limites

NOM_DU_FOURNISSEUR = "atelier-tiede"


class NoyauMuet(RuntimeError):
    """Le noyau n'a pas répondu à temps, ou est mort avant d'être prêt."""


class ClientTiede(AsyncKernelClient):
    """Client qui se dit prêt dès que le noyau a répondu et que la diffusion arrive."""

    def start_channels(self, shell: bool = True, iopub: bool = True, stdin: bool = True, hb: bool = True,
                       control: bool = True) -> None:
        """Ouvre les canaux, sauf celui du battement de cœur.

        Son fil attend sans délai de pouvoir envoyer ; vers un noyau mort ou qui a brouillé ses prises, il
        attend toujours, et `stop_channels` avec lui. Le fournisseur sait, lui, si le processus vit.
        """
        super().start_channels(shell=shell, iopub=iopub, stdin=stdin, hb=False, control=control)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Attend la réponse à `kernel_info` et la preuve que l'abonnement au canal de diffusion est actif.

        Args:
            timeout: délai en secondes (20 par défaut).

        Raises:
            NoyauMuet: délai dépassé, ou noyau mort.
        """
        fin = time.monotonic() + (timeout or 20)
        self.kernel_info()
        repondu = au_repos = False
        while not (repondu and au_repos):
            if time.monotonic() > fin:
                raise NoyauMuet("le noyau ne répond pas")
            if not repondu:
                try:
                    message = await self.get_shell_msg(timeout=0.05)
                except Empty:
                    if not await self.parent._async_is_alive():
                        dernier_mot = self.parent.provisioner.erreur_de_demarrage()
                        raise NoyauMuet(f"le noyau est mort avant d'être prêt. {dernier_mot}".strip()) from None
                    self.kernel_info()
                    continue
                if message["msg_type"] == "kernel_info_reply":
                    self._handle_kernel_info_reply(message)
                    repondu = True
            try:
                while not au_repos:
                    message = await self.get_iopub_msg(timeout=0.05)
                    au_repos = (message["msg_type"] == "status"
                                and message["content"]["execution_state"] == "idle")
            except Empty:
                # L'abonnement n'était pas encore actif : on provoque une nouvelle diffusion.
                self.kernel_info()
                repondu = False


class GestionnaireTiede(AsyncKernelManager):
    """Gestionnaire dont la description de noyau désigne le fournisseur tiède.

    Args:
        source: où prendre les noyaux (`Source`).
        limites: ce que le noyau a le droit de consommer.
    """

    client_factory = Type(ClientTiede)
    client_class = "atelier_cm.correction.noyaux.gestionnaire.ClientTiede"

    def __init__(self, source: Source, limites: Limites | None = None, **options) -> None:
        super().__init__(**options)
        # Les prises sont des fichiers dans un dossier à soi : signer chaque message n'y protège de rien.
        self.session.key = b""
        self._kernel_spec = KernelSpec(
            argv=["noyau-tiede"], display_name="Noyau de correction", language="python",
            metadata={"kernel_provisioner": {
                "provisioner_name": NOM_DU_FOURNISSEUR,
                "config": {**asdict(source), "limites": (limites or Limites()).en_dictionnaire()},
            }},
        )
