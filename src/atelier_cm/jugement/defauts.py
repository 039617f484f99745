"""Les réponses que l’on ne peut pas juger : leur code, et le nom français de ce qui a été lu."""

from __future__ import annotations

import types

import numpy as np
import pandas as pd

# Codes qui laissent la question « à faire » ; les autres la mettent « à revoir ».
CODES_A_FAIRE = frozenset({"absente", "points"})

CODES = CODES_A_FAIRE | {
    "fonction", "type", "nan", "infini", "vide", "virgule", "guillemets", "option", "geant",
    "date", "niveau", "colonnes", "doublons", "illisible", "rangement", "deux_fois",
}

_NOMS = {
    bool: "vrai ou faux", np.bool_: "vrai ou faux", int: "un nombre", float: "un nombre",
    np.float64: "un nombre", np.int64: "un nombre", str: "un texte", np.str_: "un texte",
    list: "une liste", tuple: "plusieurs valeurs", set: "un ensemble", frozenset: "un ensemble",
    dict: "un dictionnaire", pd.DataFrame: "un tableau entier", pd.Series: "une colonne",
    pd.Timestamp: "une date", np.ndarray: "une suite de nombres", complex: "un nombre complexe",
    pd.Index: "une suite de noms", types.ModuleType: "un module",
}


def recu(objet: object) -> str:
    """Nomme en français le type d’un objet, sans jamais l’interroger."""
    return _NOMS.get(type(objet), "un objet d’un autre type")


def defaut(code: str, **details: object) -> dict:
    """Fabrique un défaut canonique (JSON) ; les détails servent la phrase."""
    return {"defaut": code, **details}
