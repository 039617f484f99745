"""Atelier CM : un cours et un cahier d’exercices pour le métier de community manager.

Ce que l’on importe tient en une ligne : ``from atelier_cm import charger, controle, kpi``.
"""

from __future__ import annotations

import importlib

__version__ = "0.1.0"
__all__ = ["audit", "charger", "controle", "figures", "kpi", "rendre", "swot"]

# Nom public → (module, attribut ; None pour le module lui-même). Importés au premier usage :
# ouvrir le cours n’attend pas matplotlib.
_PUBLICS = {
    "audit": ("atelier_cm.metier.audit", None),
    "charger": ("atelier_cm.donnees", "charger"),
    "controle": ("atelier_cm.vues.controle", "controle"),
    "figures": ("atelier_cm.vues.figures", None),
    "kpi": ("atelier_cm.metier.kpi", None),
    "rendre": ("atelier_cm.poste.remise", "rendre"),
    "swot": ("atelier_cm.vues.swot", None),
}


def __getattr__(nom: str):
    if nom not in _PUBLICS:
        raise AttributeError(f"atelier_cm ne contient pas « {nom} » ; il offre : {', '.join(__all__)}.")
    module, attribut = _PUBLICS[nom]
    charge = importlib.import_module(module)
    objet = charge if attribut is None else getattr(charge, attribut)
    globals()[nom] = objet
    return objet


def __dir__() -> list[str]:
    return sorted([*globals(), *_PUBLICS])
