"""Remplir les phrases d’une question : ``{v:.2f}`` s’écrit « 6,02 », à la française."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..metier.ecriture import FINE, ecrire_date, ecrire_nombre
from .atomes import nature_de, reel


class _Francais(string.Formatter):
    """Le formateur de chaînes, avec virgule décimale, milliers en espace fine et dates en toutes
    lettres."""

    def format_field(self, valeur, spec: str) -> str:
        if nature_de(valeur) == "nombre":
            if not spec:
                return ecrire_nombre(reel(valeur))
            nombre = reel(valeur)
            texte = format(int(nombre) if spec.endswith("d") else nombre, spec)
            return texte.replace(",", FINE).replace("-", "−").replace(".", ",")
        if type(valeur) in (dt.date, dt.datetime, pd.Timestamp):
            return ecrire_date(valeur) if not spec else format(valeur, spec)
        if isinstance(valeur, np.datetime64):
            return ecrire_date(pd.Timestamp(valeur))
        return format(valeur, spec)


_FORMATEUR = _Francais()


def remplir(phrase: str, valeurs: Mapping[str, object]) -> str:
    """Remplit ``{nom}`` et ``{nom:.2f}``. Erreur : KeyError si un nom manque."""
    return _FORMATEUR.vformat(phrase, (), dict(valeurs))
