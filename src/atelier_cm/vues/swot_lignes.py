"""Écrire un SWOT en lignes, avec des barres verticales : le chemin le plus court sans widget."""

from __future__ import annotations

import re
from dataclasses import replace

from ..metier.swot import Swot, croiser, poser

_COUPLE = re.compile(r"\s*(\w+\d+)\s*[×xX*]\s*(\w+\d+)\s*$")


def lire_lignes(avant: Swot, lignes: tuple[str, ...]) -> Swot:
    """Le SWOT décrit par des lignes ; une carte déjà connue (même énoncé) garde sa clé, donc sa cause.

    Erreur : ValueError, avec le numéro de la ligne.
    """
    nouveau, croisements = replace(avant, cartes=(), croisements=()), []
    for rang, ligne in enumerate(lignes, start=1):
        if ligne is Ellipsis or (isinstance(ligne, str) and not ligne.strip(" .…")):
            continue
        if not isinstance(ligne, str):
            raise ValueError(f"Ligne {rang} : il faut un texte entre guillemets, « case | constat | chiffre | effectif | source ».")
        morceaux = [m.strip() for m in ligne.split("|")]
        couple = _COUPLE.match(morceaux[0])
        if couple:
            croisements.append((rang, couple, morceaux))
            continue
        if len(morceaux) > 5:
            raise ValueError(f"Ligne {rang} : {len(morceaux)} morceaux séparés par des barres, il en faut cinq. Quelle barre est en trop ?")
        nouveau = _poser(nouveau, avant, rang, (morceaux + [""] * 5)[:5])
    for rang, couple, morceaux in croisements:
        try:
            nouveau = croiser(nouveau, couple[1], couple[2], " | ".join(morceaux[1:]))
        except ValueError as erreur:
            raise ValueError(f"Ligne {rang} : {erreur}") from None
    gardees = {c.cle for c in nouveau.cartes}
    return replace(nouveau, causes=tuple(x for x in nouveau.causes if x.faiblesse in gardees))


def _poser(nouveau: Swot, avant: Swot, rang: int, morceaux: list[str]) -> Swot:
    case, enonce, chiffre, effectif, source = morceaux
    try:
        # Posée d'abord sur l'ancien tableau : une carte connue y retrouve sa clé, une neuve en reçoit une libre.
        tout = poser(replace(avant, cartes=(*(c for c in avant.cartes if c not in nouveau.cartes), *nouveau.cartes)),
                     case, enonce, chiffre=chiffre, effectif=effectif, source=source)
    except ValueError as erreur:
        raise ValueError(f"Ligne {rang} : {erreur}") from None
    posee = next(c for c in tout.cartes if c.enonce == " ".join(enonce.split())[:400])
    return replace(nouveau, cartes=(*(c for c in nouveau.cartes if c.cle != posee.cle), posee))
