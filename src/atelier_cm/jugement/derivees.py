"""Les erreurs que tout nombre peut connaître : unité, signe, arrondi, et le tri à l’envers.

Elles sont calculées à la construction, comme les erreurs déclarées, et s’effacent devant elles.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import phrases
from .etats import A_REVOIR, PRESQUE
from .points import moitie

# Part de la valeur cent fois trop petite que l’on accepte : 0,06 pour 0,0602.
_MARGE_UNITE = 0.05
# Deux cases voisines ne se touchent pas au-delà de 2 tolérances, arrondi de décalage compris.
ECART_CASES = 1.01


@dataclass(frozen=True)
class Derivee:
    """Une erreur dérivée : la valeur qu’elle donne, sa tolérance, ce que dira la carte."""

    valeurs: dict
    contenu: dict
    tolerance: float | None = None


def erreurs_derivees(formes: Mapping, justes: Mapping[str, Sequence],
                     declarees: Sequence[Mapping]) -> Iterator[Derivee]:
    """Les erreurs dérivées de chaque champ, sauf si la réponse ou une erreur déclarée prend la valeur."""
    for nom, forme in formes.items():
        prises = [v[nom] for v in declarees if nom in v]
        if forme["type"] == "nombre":
            yield from _de_nombre(nom, forme, justes[nom][0], prises)
        elif forme["type"] == "classement":
            envers = justes[nom][0][::-1]
            if envers != justes[nom][0] and envers not in prises:
                yield Derivee({nom: envers}, _contenu(phrases.A_L_ENVERS, "tri à l’envers", A_REVOIR, 0.0))


def _de_nombre(nom: str, forme: Mapping, attendu: float, prises: list[float]) -> Iterator[Derivee]:
    occupees = [(v, forme["tolerance"]) for v in (attendu, *prises)]
    for valeur, tolerance, contenu in _candidates(forme, attendu):
        if all(abs(valeur - v) > (tolerance + t) * ECART_CASES for v, t in occupees):
            occupees.append((valeur, tolerance))
            yield Derivee({nom: valeur}, contenu, tolerance)


def _candidates(forme: Mapping, attendu: float) -> Iterator[tuple[float, float, dict]]:
    if attendu == 0:
        return
    tol, demi = forme["tolerance"], moitie(forme["part"])
    unite = forme.get("unite", "")
    en = f", en {unite}" if unite else ""
    pour_cent = unite == "%"
    petite = phrases.UNITE_PETITE if pour_cent else phrases.ORDRE_PETIT.format(unite=en)
    grande = phrases.UNITE_GRANDE if pour_cent else phrases.ORDRE_GRAND.format(unite=en)
    tol_petite = max(tol / 100, min(tol, _MARGE_UNITE * abs(attendu) / 100))
    yield attendu / 100, _une_deux_cinq(tol_petite), _contenu(petite, "unité", PRESQUE, demi)
    yield attendu * 100, tol * 100, _contenu(grande, "unité", PRESQUE, demi)
    yield -attendu, tol, _contenu(phrases.SIGNE, "signe", A_REVOIR, 0.0)
    decimales = max(0, math.ceil(-math.log10(2 * tol) - 1e-9))
    for moins in range(decimales - 1, -1, -1):
        phrase = phrases.ARRONDI_UNE if decimales == 1 else phrases.ARRONDI.format(
            decimales={2: "deux", 3: "trois"}.get(decimales, str(decimales)))
        yield round(attendu, moins), tol, _contenu(phrase, "arrondi", PRESQUE, demi)


def _une_deux_cinq(tolerance: float) -> float:
    """Arrondit à 1, 2 ou 5 fois une puissance de dix : 1 % de la réponse serait la réponse écrite."""
    puissance = 10 ** math.floor(math.log10(tolerance))
    return next(float(f"{m * puissance:.0e}") for m in (5, 2, 1) if m * puissance <= tolerance * (1 + 1e-9))


def _contenu(phrase: str, nom: str, etat: str, credit: float) -> dict:
    return {"phrase": phrase, "nom": nom, "etat": etat, "credit": credit}
