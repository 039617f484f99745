"""Reconnaître une réponse sans l’écrire : cases centrées, empreintes, phrases scellées.

Une empreinte évite de lire la réponse par hasard. Ce n’est pas un secret : un nombre à deux
décimales se retrouve en quelques millisecondes.

Un nombre est ramené à une case **centrée sur la réponse**. Avec une grille fixe, un quart des
réponses justes tomberaient dans la case voisine. On travaille en unités de ``tolérance / 1000`` :
la réponse est arrondie à l’unité (deux machines, à un bit près, publient le même décalage), et
la case déborde d’une unité de chaque côté pour absorber cet arrondi. D’où : accepté si
l’écart est ≤ tolérance, refusé au-delà de 1,0015 × tolérance.

Une colonne fait de même avec un décalage d’un octet par ligne (unité ``tolérance / 126``) :
refusé au-delà de 1,012 × tolérance.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import math
from collections.abc import Sequence

_UNITES_ATOME = 1000
_LARGEUR_ATOME = 2 * (_UNITES_ATOME + 1)
_UNITES_LIGNE = 126
_LARGEUR_LIGNE = 2 * (_UNITES_LIGNE + 1)
# Au-delà, l’unité passe sous la précision d’un float : la case n’aurait plus de sens.
RAPPORT_MAX = 1e11


def _decalage(attendu: float, tolerance: float, unites: int, largeur: int) -> int:
    return (round(attendu / tolerance * unites) - largeur // 2) % largeur


def _case(valeur: float, tolerance: float, decalage: int, unites: int, largeur: int) -> int | None:
    rang = valeur / tolerance * unites
    if not math.isfinite(rang) or abs(rang) > RAPPORT_MAX * 10 * unites:
        return None
    return math.floor((rang - decalage) / largeur)


def decalage(attendu: float, tolerance: float) -> int:
    """Décalage publié d’un nombre (entier de 0 à 2001), qui centre sa case."""
    return _decalage(attendu, tolerance, _UNITES_ATOME, _LARGEUR_ATOME)


def case(valeur: float, tolerance: float, decalage: int) -> int | None:
    """Numéro de la case où tombe ``valeur`` ; None si elle est démesurée."""
    return _case(valeur, tolerance, decalage, _UNITES_ATOME, _LARGEUR_ATOME)


def decalages_de_colonne(atomes: Sequence, tolerance: float | None) -> str:
    """Un octet par ligne, en hexadécimal (00 pour une ligne qui n’est pas un nombre)."""
    if tolerance is None:
        return ""
    return bytes(
        _decalage(a, tolerance, _UNITES_LIGNE, _LARGEUR_LIGNE) if isinstance(a, float) else 0
        for a in atomes).hex()


def cases_de_colonne(atomes: Sequence, tolerance: float | None, decalages: str) -> list:
    """Chaque nombre remplacé par sa case ; textes et vides restent tels quels."""
    if tolerance is None:
        return [_exact(a) for a in atomes]
    pas = bytes.fromhex(decalages)
    if len(pas) != len(atomes):
        return [None] * len(atomes)
    return [_case(a, tolerance, p, _UNITES_LIGNE, _LARGEUR_LIGNE) if isinstance(a, float) else a
            for a, p in zip(atomes, pas)]


def _exact(valeur):
    """Sans tolérance, 3.0 et « 3 » sont le même nom de ligne ou de thème."""
    if isinstance(valeur, float):
        return str(int(valeur)) if valeur.is_integer() else repr(valeur)
    return valeur


def cle(*parties) -> bytes:
    """Clé de 32 octets tirée d’une réponse canonique (listes, textes, entiers, vides)."""
    texte = json.dumps(parties, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(b"atelier-cm/1\n" + texte.encode()).digest()


def empreinte(cle_: bytes) -> str:
    """Ce que l’on publie pour reconnaître une clé (96 bits, en hexadécimal)."""
    return hmac.new(cle_, b"reconnaitre", hashlib.sha256).hexdigest()[:24]


def sceller(cle_: bytes, contenu, etiquette: str) -> str:
    """Scelle un contenu JSON ; seule la même clé, donc la même réponse, l’ouvre.

    ``etiquette`` distingue deux phrases scellées par la même réponse.
    """
    clair = json.dumps(contenu, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    masque = _masque(cle_, etiquette, len(clair))
    return base64.b64encode(bytes(a ^ b for a, b in zip(clair, masque))).decode()


def ouvrir(cle_: bytes, scelle: str, etiquette: str):
    """Ouvre un contenu scellé. Erreur : ValueError si la clé n’est pas la bonne."""
    chiffre = base64.b64decode(scelle)
    masque = _masque(cle_, etiquette, len(chiffre))
    return json.loads(bytes(a ^ b for a, b in zip(chiffre, masque)).decode())


def _masque(cle_: bytes, etiquette: str, longueur: int) -> bytes:
    graine = hmac.new(cle_, b"phrase\n" + etiquette.encode(), hashlib.sha256).digest()
    return hashlib.shake_256(graine).digest(longueur)
