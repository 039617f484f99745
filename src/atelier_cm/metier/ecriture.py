"""Écrire un nombre comme dans un livre français : virgule, espaces insécables, vrai signe moins."""

from __future__ import annotations

import math

FINE = "\u202f"
INSECABLE = "\u00a0"
MOINS = "\u2212"

_MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
         "septembre", "octobre", "novembre", "décembre")
_MOIS_COURTS = ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août",
                "sept.", "oct.", "nov.", "déc.")


def ecrire_nombre(valeur: float, decimales: int | None = None, *, signe: bool = False) -> str:
    """Écrit un nombre en français.

    Paramètres
    ----------
    valeur : nombre ; un nombre manquant (nan) s’écrit « non défini », un infini « ∞ ».
    decimales : nombre de décimales ; None choisit 0 pour un entier, 2 sinon.
    signe : écrire aussi le « + » des nombres positifs.

    Résultat : texte, par exemple « 14 200 » ou « −6,02 ».
    """
    valeur = float(valeur)
    if math.isnan(valeur):
        return "non défini"
    if math.isinf(valeur):
        return "∞" if valeur > 0 else f"{MOINS}∞"
    if decimales is None:
        decimales = 0 if valeur == int(valeur) else 2
    texte = f"{abs(valeur):,.{decimales}f}".replace(",", FINE).replace(".", ",")
    nul = not texte.strip("0," + FINE)
    if valeur < 0 and not nul:
        return MOINS + texte
    return "+" + texte if signe and not nul else texte


def avec_unite(valeur: float, unite: str = "", decimales: int | None = None) -> str:
    """Écrit un nombre suivi de son unité, liés par une espace insécable (« 6,02 % »)."""
    texte = ecrire_nombre(valeur, decimales)
    if not unite or texte == "non défini":
        return texte
    return texte + INSECABLE + unite


def ecrire_mois(mois: str, *, court: bool = False) -> str:
    """Écrit « 2026-03 » sous la forme « mars 2026 » (ou « mars 26 » si court).

    Erreur : ValueError si le texte n’a pas la forme AAAA-MM.
    """
    annee, _, numero = str(mois).partition("-")
    if not (annee.isdigit() and numero.isdigit() and 1 <= int(numero) <= 12):
        raise ValueError(f"« {mois} » n’est pas un mois : écrivez-le AAAA-MM, par exemple 2026-03.")
    if court:
        return f"{_MOIS_COURTS[int(numero) - 1]}{INSECABLE}{annee[2:]}"
    return f"{_MOIS[int(numero) - 1]}{INSECABLE}{annee}"


def ecrire_date(date) -> str:
    """Écrit une date « 1er novembre 2025 » ; `date` a les attributs year, month, day."""
    jour = "1er" if date.day == 1 else str(date.day)
    return f"{jour}{INSECABLE}{_MOIS[date.month - 1]}{INSECABLE}{date.year}"


def accorder(nombre: int, singulier: str, pluriel: str | None = None) -> str:
    """Écrit « 1 publication », « 12 publications » (pluriel à partir de 2)."""
    mot = singulier if abs(nombre) < 2 else (pluriel or singulier + "s")
    return f"{ecrire_nombre(nombre)}{INSECABLE}{mot}"
