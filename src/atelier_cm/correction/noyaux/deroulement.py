"""Dérouler un carnet d'un trait : la coquille d'ipykernel, sans noyau autour ni message sur une prise ZMQ.

Côté processus dupliqué. Le code des cellules passe par la même coquille (`ZMQInteractiveShell`), les mêmes
affichages et les mêmes traces que dans un noyau Jupyter ; seul change le chemin des sorties : une ligne
JSON par paquet, dans un tube. Un noyau dépense par cellule autant à ses messages (deux fils, quatre
signatures d'état) qu'à un calcul ordinaire du cours.
"""

from __future__ import annotations

import asyncio
import gc
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence

import comm
from IPython.core.error import StdinNotImplementedError
from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from jupyter_client.session import Session, json_packer
from traitlets.config import Config

# Au-delà, un paquet part sans attendre la fin de la cellule : celui qui lit doit pouvoir couper une inondation.
PAQUET_OCTETS = 64 * 1024
EXTENSION = "atelier_cm.poste.noyau"
Ecrire = Callable[[bytes], None]


class Emetteur:
    """Rassemble les messages d'une cellule et les écrit, une ligne JSON par paquet."""

    def __init__(self, ecrire: Ecrire) -> None:
        self._ecrire = ecrire
        self.rang = -1
        self._messages: list[dict] = []
        self._taille = 0

    def texte(self, flux: str, texte: str) -> None:
        dernier = self._messages[-1] if self._messages else None
        if dernier is not None and dernier["msg_type"] == "stream" and dernier["content"]["name"] == flux:
            dernier["content"]["text"].append(texte)
        else:
            self._messages.append({"msg_type": "stream", "content": {"name": flux, "text": [texte]}})
        self._peser(len(texte))

    def message(self, genre: str, contenu: dict) -> None:
        self._messages.append({"msg_type": genre, "content": contenu})
        self._peser(sum(len(v) for v in contenu.get("data", {}).values() if isinstance(v, str)))

    def _peser(self, octets: int) -> None:
        self._taille += octets
        if self._taille > PAQUET_OCTETS:
            self.envoyer()

    def envoyer(self, **fin: object) -> None:
        """Écrit ce qui attend ; `fin` accompagne le dernier paquet d'une cellule."""
        if not self._messages and not fin:
            return
        for message in self._messages:
            if message["msg_type"] == "stream":
                message["content"]["text"] = "".join(message["content"]["text"])
        paquet = {"rang": self.rang, "messages": self._messages, **fin}
        self._messages, self._taille = [], 0
        self._ecrire(json_packer(paquet) + b"\n")


class Seance(Session):
    """La « session » que la coquille d'ipykernel croit avoir : ses messages vont à l'émetteur."""

    def __init__(self, emetteur: Emetteur) -> None:
        super().__init__(key=b"")
        self._emetteur = emetteur

    def msg(self, msg_type, content=None, parent=None, header=None, metadata=None):
        return {"msg_type": msg_type, "content": content or {}}

    def send(self, stream, msg_or_type, content=None, parent=None, ident=None, **_autres):
        if isinstance(msg_or_type, str):
            msg_or_type = {"msg_type": msg_or_type, "content": content or {}}
        self._emetteur.message(msg_or_type["msg_type"], msg_or_type["content"])
        return msg_or_type


class Flux(io.TextIOBase):
    """`sys.stdout` ou `sys.stderr` d'une copie."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, nom: str, emetteur: Emetteur) -> None:
        super().__init__()
        self.name, self._emetteur = f"<{nom}>", emetteur
        self._nom = nom

    def write(self, texte: str) -> int:
        if not isinstance(texte, str):
            raise TypeError(f"write() argument must be str, not {type(texte)}")
        self._emetteur.texte(self._nom, texte)
        return len(texte)

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        raise io.UnsupportedOperation("fileno")


class Coquille(ZMQInteractiveShell):
    """La coquille d'ipykernel, quand il n'y a pas de noyau à qui parler."""

    _last_traceback_during_displayhook = False

    def ask_exit(self) -> None:
        # Un noyau s'arrêterait là, et toute la suite serait perdue : seule cette cellule s'arrête.
        raise SystemExit("exit")

    def enable_gui(self, gui=None) -> None:
        if gui not in (None, "", "inline"):
            os._exit(0)  # une boucle d'affichage à faire tourner : affaire de noyau


def nouvelle_coquille(emetteur: Emetteur) -> Coquille:
    """Une coquille neuve, installée comme celle du processus ; `sys.stdout` et `sys.stderr` la suivent."""
    sys.stdout, sys.stderr = Flux("stdout", emetteur), Flux("stderr", emetteur)
    coquille = Coquille.instance(
        config=Config({"HistoryManager": {"enabled": False}}), compiler_class=XCachingCompiler)
    # stack_data relit et colore le source de chaque bibliothèque traversée : une demi-seconde à froid,
    # 30 ms à chaud par erreur, pour des lignes de pandas que personne ne lira.
    coquille.InteractiveTB.set_mode("Plain")
    seance = Seance(emetteur)
    coquille.displayhook.session = coquille.display_pub.session = seance
    coquille.displayhook.topic, coquille.display_pub.topic = b"execute_result", b"display_data"
    # Celle que tout noyau de cet environnement charge à son démarrage : les erreurs expliquées en français.
    coquille.extension_manager.load_extension(EXTENSION)
    # Sans noyau, un widget n'a personne à qui parler ; son image de départ s'affiche quand même.
    comm.create_comm, comm.get_comm_manager = comm._create_comm, comm._get_comm_manager
    return coquille


async def derouler(coquille: Coquille, cellules: Iterable[tuple[int, str]], emetteur: Emetteur) -> None:
    """Exécute des cellules dans l'ordre, comme un noyau : la boucle asyncio tourne pendant ce temps.

    Args:
        cellules: rang dans le carnet et code.
    """
    moi = os.getpid()
    for rang, source in cellules:
        emetteur.rang = rang
        numero = coquille.execution_count
        resultat = await _une_cellule(coquille, source)
        if os.getpid() != moi:
            os._exit(0)  # un fils lancé par la copie revient ici : un seul déroule la suite
        coquille.payload_manager.clear_payload()
        erreur = resultat.error_before_exec or resultat.error_in_exec
        # Une valeur qui échoue à se montrer met aussi la cellule en échec, sans erreur à nommer.
        echec = not resultat.success or coquille._last_traceback_during_displayhook
        emetteur.envoyer(numero=numero, erreur=[type(erreur).__name__, str(erreur)] if echec else None)


async def _une_cellule(coquille: Coquille, source: str):
    # Le mot suffit à écarter presque toutes les cellules ; l'analyse, elle, les transformerait deux fois.
    if "await" in source or "async" in source:
        try:
            transformee, echec = coquille.transform_cell(source), None
        except Exception:
            transformee, echec = source, sys.exc_info()
        if coquille.should_run_async(source, transformed_cell=transformee, preprocessing_exc_tuple=echec):
            resultat = await coquille.run_cell_async(
                source, store_history=True, transformed_cell=transformee, preprocessing_exc_tuple=echec)
            coquille.events.trigger("post_execute")
            coquille.events.trigger("post_run_cell", resultat)
            return resultat
    return coquille.run_cell(source, store_history=True)


def servir(cellules: Sequence[tuple[int, str]], prise: int) -> None:
    """Déroule le carnet et dit qu'il est fini ; `prise` est le tube où écrire."""
    import builtins
    import getpass

    # Une copie vit un quart de seconde : le ramasse-miettes, réglé pour des heures, y passerait vingt fois.
    gc.set_threshold(20_000, 50, 50)
    builtins.input, getpass.getpass = _sans_clavier("raw_input"), _sans_clavier("getpass")
    emetteur = Emetteur(lambda octets: _tout_ecrire(prise, octets))
    coquille = nouvelle_coquille(emetteur)
    asyncio.run(derouler(coquille, cellules, emetteur))
    _tout_ecrire(prise, b'{"fini": true}\n')


def _sans_clavier(nom: str):
    def refuser(*_arguments, **_options):
        raise StdinNotImplementedError(f"{nom} was called, but this frontend does not support input requests.")

    return refuser


def _tout_ecrire(prise: int, octets: bytes) -> None:
    vue = memoryview(octets)
    while vue:
        vue = vue[os.write(prise, vue):]


def repeter(cellules: Iterable[str]) -> None:
    """Déroule des cellules pour chauffer, et n'en garde rien qu'un noyau puisse voir."""
    principal, accroche, sorties = sys.modules["__main__"], sys.displayhook, (sys.stdout, sys.stderr)
    widgets = comm.create_comm, comm.get_comm_manager
    try:
        emetteur = Emetteur(lambda octets: None)
        asyncio.run(derouler(nouvelle_coquille(emetteur), enumerate(cellules), emetteur))
    finally:
        Coquille.clear_instance()
        sys.modules["__main__"], sys.displayhook = principal, accroche
        sys.stdout, sys.stderr = sorties
        comm.create_comm, comm.get_comm_manager = widgets
