"""Écrire un nombre comme on le lit en français."""

from __future__ import annotations


def en_francais(nombre: float) -> str:
    """« 2,25 » pour 2.25, « 3 » pour 3.0 : virgule décimale, deux décimales au plus."""
    texte = f"{nombre:.2f}".rstrip("0").rstrip(".")
    return texte.replace(".", ",")
