"""Lire la variable de l’apprenant : un objet Python devient une valeur canonique, ou un défaut.

Une valeur canonique est du JSON strict : elle sort telle quelle du noyau à la correction.
Un défaut (``{"defaut": "type", "recu": "une liste"}``) est une réponse qu’on ne peut pas juger,
et dont la carte sait dire pourquoi. Rien ici ne lève, n’écrit, ni n’appelle une méthode d’un
objet dont le type n’est pas exactement connu.
"""

from __future__ import annotations

import math
import re
import unicodedata
import types
from collections.abc import Mapping

import numpy as np
import pandas as pd

from . import lecteurs_tables
from .atomes import TEXTE_MAX, jeton, jour, nature_de, reel
from .defauts import defaut, recu
from .rangement import lire_rangement

_POINTS = {"...", "…"}
_MOIS = {m: i for i, m in enumerate(
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
     "octobre", "novembre", "décembre"), 1)}
_APPELABLES = {types.FunctionType, types.MethodType, types.BuiltinFunctionType, np.ufunc, type}
_NOMBRE_ECRIT = re.compile(r"[-+−]?\d[\d\s]*(?:[.,]\d+)?")


def lire(forme: Mapping, espace: Mapping[str, object]) -> dict:
    """Lit dans ``espace`` la variable d’un champ.

    Paramètres
    ----------
    forme : la forme du champ dans ``controles.json`` (nom, type, options, clé, colonnes).
    espace : les variables de l’apprenant ; jamais modifié.

    Résultat : ``{"v": valeur canonique}`` ou ``{"defaut": code, …}``.
    """
    if forme["nom"] not in espace:
        return defaut("absente")
    objet = espace[forme["nom"]]
    if objet is Ellipsis or (type(objet) is str and objet.strip() in _POINTS):
        return defaut("points")
    if type(objet) in _APPELABLES:
        return defaut("fonction")
    try:
        return _LECTEURS[forme["type"]](forme, objet)
    except Exception:  # un objet piégé ne doit coûter qu’une phrase
        return defaut("type", recu=recu(objet))


def _scalaire(objet: object) -> object:
    """Déballe un tableau numpy de dimension zéro (ce que rend ``np.array(3.0)``)."""
    if type(objet) is np.ndarray and objet.shape == ():
        return objet.item()
    return objet


def _lire_nombre(forme: Mapping, objet: object) -> dict:
    objet = _scalaire(objet)
    nature = nature_de(objet)
    if nature == "nombre":
        valeur = reel(objet)
        if math.isnan(valeur):
            return defaut("nan")
        if math.isinf(valeur):
            return defaut("infini")
        return {"v": valeur}
    if nature == "texte":
        ecrit = str(objet).strip()[:40]
        nu = ecrit.rstrip("% €").strip()
        if _NOMBRE_ECRIT.fullmatch(nu):
            return defaut("virgule" if "," in nu else "guillemets", ecrit=ecrit)
        return defaut("vide" if not ecrit else "type", recu="un texte")
    if nature == "vide":
        return defaut("vide")
    if type(objet) is tuple and len(objet) == 2 and all(type(x) is int for x in objet):
        # « 6,5 » sans guillemets : Python y voit deux nombres.
        if all(0 <= abs(x) < 10**9 for x in objet):
            return defaut("virgule", ecrit=f"{objet[0]},{objet[1]}")
    return defaut("type", recu=recu(objet))


def _lire_texte(forme: Mapping, objet: object) -> dict:
    objet = _scalaire(objet)
    nature = nature_de(objet)
    if nature == "vide" or (nature == "texte" and not str(objet).strip()):
        return defaut("vide")
    if nature != "texte":
        return defaut("type", recu=recu(objet))
    if len(objet) > TEXTE_MAX:  # type: ignore[arg-type]
        return defaut("geant")
    return {"v": jeton(objet)}  # type: ignore[arg-type]


def nom_option(objet: object) -> str | None:
    """Le jeton d’une option : « C », « c. », « C) » et, pour une option « 3 », le nombre 3."""
    nature = nature_de(objet)
    if nature == "texte":
        brut = jeton(objet)  # type: ignore[arg-type]
        return brut.strip(" .)(«»\"'") or brut
    if nature == "nombre":
        valeur = reel(objet)
        return str(int(valeur)) if math.isfinite(valeur) and valeur.is_integer() else None
    return None


def _sans_accent(texte: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", texte) if not unicodedata.combining(c))


def _option(nom: str, connus: list[str]) -> str | None:
    """L’option que désigne `nom` : à l’identique, sinon aux accents près si une seule y répond (« ecarter »)."""
    if nom in connus:
        return nom
    proches = [o for o in connus if _sans_accent(o) == _sans_accent(nom)]
    return proches[0] if len(proches) == 1 else None


def _lire_choix(forme: Mapping, objet: object) -> dict:
    objet = _scalaire(objet)
    if type(objet) in (list, tuple) and len(objet) == 1:
        objet = objet[0]
    if nature_de(objet) == "vide" or (type(objet) is str and not objet.strip()):
        return defaut("vide")
    nom = nom_option(objet)
    if nom is None:
        return defaut("type", recu=recu(objet))
    connus = [jeton(o) for o in forme["options"]]
    serre = re.sub(r"[\s,;>\-]+", "", nom)  # « B, C, A » pour l’option « BCA »
    for lu in (_option(nom, connus), _option(serre, connus)):
        if lu is not None:
            return {"v": lu}
    return defaut("option", ecrit=str(objet)[:40])


def _lire_ensemble(forme: Mapping, objet: object) -> dict:
    connus = [jeton(o) for o in forme["options"]]
    if nature_de(objet) == "texte":
        elements: list = [objet] if jeton(objet) in connus else re.split(r"[,;\s]+", str(objet)[:TEXTE_MAX].strip())
    elif nature_de(objet) == "nombre":
        elements = [objet]
    elif type(objet) in (set, frozenset):
        if len(objet) > lecteurs_tables.LIGNES_MAX:
            return defaut("geant")
        elements = list(objet)
    else:
        elements = lecteurs_tables.elements(objet)
    if elements is None:
        return defaut("type", recu=recu(objet))
    if any(e is Ellipsis or (type(e) is str and e.strip() in _POINTS) for e in elements):
        return defaut("points")
    noms = [nom_option(e) for e in elements if not (type(e) is str and not e.strip())]
    if not noms:
        return defaut("vide")
    lues = set()
    for element, nom in zip(elements, noms):
        if nom is None:
            return defaut("type", recu="une liste d’autre chose que des réponses proposées")
        if (lue := _option(nom, connus)) is None:
            return defaut("option", ecrit=str(element)[:40])
        lues.add(lue)
    return {"v": sorted(lues)}


def _lire_date(forme: Mapping, objet: object) -> dict:
    objet = _scalaire(objet)
    nature = nature_de(objet)
    if nature == "vide":
        return defaut("vide")
    if nature == "date":
        return {"v": jour(objet)}
    if nature != "texte":
        return defaut("type", recu=recu(objet))
    ecrit = jeton(objet)  # type: ignore[arg-type]
    if not ecrit:
        return defaut("vide")
    return _date_ecrite(ecrit)


def _date_ecrite(ecrit: str) -> dict:
    """« 2025-11-01 », « 01/11/2025 », « 1er novembre 2025 » ; l’heure éventuelle est ignorée."""
    if m := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})([t ].*)?", ecrit):
        if m[4]:
            return {"v": jour(pd.Timestamp(ecrit.upper()))}
        annee, mois, jour_ = int(m[1]), int(m[2]), int(m[3])
    elif m := re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})", ecrit):
        annee, mois, jour_ = int(m[3]), int(m[2]), int(m[1])
    elif m := re.fullmatch(r"(\d{1,2})(?:er)? ([a-zéûù]+) (\d{4})", ecrit):
        annee, mois, jour_ = int(m[3]), _MOIS.get(m[2], 0), int(m[1])
    else:
        return defaut("date", ecrit=ecrit[:40])
    try:
        return {"v": pd.Timestamp(annee, mois, jour_).strftime("%Y-%m-%d")}
    except ValueError:
        return defaut("date", ecrit=ecrit[:40])


def _lire_niveau(forme: Mapping, objet: object) -> dict:
    objet = _scalaire(objet)
    if nature_de(objet) == "texte":
        ecrit = str(objet).strip()
        if not ecrit:
            return defaut("vide")
        if ecrit in {"0", "1", "2", "3"}:
            return {"v": int(ecrit)}
        return defaut("niveau", ecrit=ecrit[:40])
    if nature_de(objet) == "vide":
        return defaut("vide")
    if nature_de(objet) != "nombre":
        return defaut("type", recu=recu(objet))
    valeur = reel(objet)
    if valeur not in (0, 1, 2, 3):
        return defaut("niveau", ecrit=str(objet)[:40])
    return {"v": int(valeur)}


_LECTEURS = {
    "nombre": _lire_nombre,
    "texte": _lire_texte,
    "choix": _lire_choix,
    "ensemble": _lire_ensemble,
    "date": _lire_date,
    "niveau": _lire_niveau,
    "liste": lecteurs_tables.lire_liste,
    "classement": lecteurs_tables.lire_classement,
    "serie": lecteurs_tables.lire_serie,
    "table": lecteurs_tables.lire_table,
    "regles": lecteurs_tables.lire_regles,
    "rangement": lire_rangement,
}
TYPES = tuple(_LECTEURS)
