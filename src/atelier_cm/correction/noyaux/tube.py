"""Faire dérouler un carnet par le noyau chaud, vu de dehors : un ordre, puis des paquets lus dans un tube."""

from __future__ import annotations

import contextlib
import io
import json
import os
import socket
import tarfile
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

from atelier_cm.correction.echanges import Source
from atelier_cm.correction.noyaux.couveuse import Lien
from atelier_cm.correction.noyaux.limites import Limites

LECTURE_OCTETS = 1 << 18


class Interrompu(Exception):
    """Le carnet ne s'est pas déroulé jusqu'au bout : processus mort, délai dépassé, paquet illisible."""


def derouler(source: Source, limites: Limites, cellules: list[tuple[int, str]], fichiers: Mapping[str, bytes],
             dossier: str, fin: float) -> Iterator[dict]:
    """Les paquets d'un carnet qui se déroule : `{"rang", "messages", "numero"?, "erreur"?}`.

    Args:
        cellules: rang dans le carnet et code.
        fichiers: ce qui accompagne la copie, par chemin relatif ; sert avec la cloison.
        dossier: dossier de travail ; sert sans la cloison.
        fin: instant (`time.monotonic`) au-delà duquel on n'attend plus.

    Raises:
        Interrompu: la copie est à reprendre autrement ; cela ne dit rien d'elle.
        ZygotePerdu: le noyau chaud a disparu.
    """
    lien = Lien(Path(source.racine))
    noyau = uuid.uuid4().hex
    ici, la_bas = socket.socketpair()
    descripteurs = [la_bas.fileno(), _en_memoire(json.dumps(cellules).encode())]
    if source.cloison:
        descripteurs.append(_en_memoire(archiver(fichiers)))
    try:
        try:
            lien.demander(
                "derouler", descripteurs, noyau=noyau, dossier=dossier, prises="", racine_prises=source.racine,
                environnement={**source.environnement, "NBGRADER_EXECUTION": "autograde"},
                cloison=source.cloison, limites=limites.en_dictionnaire())
        finally:
            la_bas.close()
            for descripteur in descripteurs[1:]:
                os.close(descripteur)
        yield from _paquets(ici, fin)
    finally:
        ici.close()
        with contextlib.suppress(Exception):  # un zygote perdu s'est déjà fait connaître, ou se fera connaître
            lien.demander("oublier", noyau=noyau)
        lien.fermer()


def _paquets(prise: socket.socket, fin: float) -> Iterator[dict]:
    reste = b""
    while True:
        delai = fin - time.monotonic()
        if delai <= 0:
            raise Interrompu("délai dépassé")
        prise.settimeout(delai)
        try:
            lu = prise.recv(LECTURE_OCTETS)
        except TimeoutError:
            raise Interrompu("délai dépassé") from None
        if not lu:
            raise Interrompu("le processus s'est arrêté")
        *lignes, reste = (reste + lu).split(b"\n")
        for ligne in lignes:
            paquet = _lire(ligne)
            if paquet.get("fini") is True:
                return
            if "echec" in paquet:
                raise Interrompu(str(paquet["echec"]))
            yield paquet
        if len(reste) > 64 * LECTURE_OCTETS:
            raise Interrompu("paquet démesuré")


def _lire(ligne: bytes) -> dict:
    try:
        paquet = json.loads(ligne)
    except (ValueError, RecursionError):
        raise Interrompu("paquet illisible") from None
    if not isinstance(paquet, dict):
        raise Interrompu("paquet illisible")
    return paquet


def archiver(fichiers: Mapping[str, bytes]) -> bytes:
    """Une archive tar des fichiers d'une copie, sans les carnets : aucun n'a à relire celui qu'il exécute."""
    tampon = io.BytesIO()
    with tarfile.open(fileobj=tampon, mode="w") as archive:
        for nom, contenu in fichiers.items():
            if not nom.endswith(".ipynb"):
                entree = tarfile.TarInfo(nom)
                entree.size = len(contenu)
                archive.addfile(entree, io.BytesIO(contenu))
    return tampon.getvalue()


def _en_memoire(contenu: bytes) -> int:
    descripteur = os.memfd_create("copie")
    with os.fdopen(os.dup(descripteur), "wb") as flux:
        flux.write(contenu)
    os.lseek(descripteur, 0, os.SEEK_SET)
    return descripteur
