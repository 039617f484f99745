"""Le rangement : des cartes dans des cases. Tout ce qui lui est propre, de la lecture au verdict.

La carte de verdict dit combien de cartes sont justes et nomme **une** famille de confusion, la plus fréquente.
Elle ne dit jamais quelles cartes sont fausses : le tri deviendrait un jeu d’essais. Une carte peut avoir plusieurs
cases justes ; la carte de verdict dit alors pourquoi, une fois que c’est réussi.

Publié : les noms des cartes et des cases, le barème, et pour chaque couple (carte, case) une fiche scellée par ce
couple (juste ou non, famille, note). Les phrases des familles sont scellées à part, une fois chacune.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

import pandas as pd

from . import empreintes, phrases
from .atomes import TEXTE_MAX, jeton, nature_de
from .defauts import defaut, recu
from .etats import A_REVOIR, PRESQUE, REUSSI
from .lecteurs_tables import LIGNES_MAX, elements
from .points import est_en_quarts
from .verdict import JugementChamp

COLONNE = "case"
_VIDES = {"", "...", "…", "-", "–"}
_SEPARATEURS = re.compile(r"[\s,;.|/]*")


# Lire -------------------------------------------------------------------------------------


def lire_rangement(forme: Mapping, objet: object) -> dict:
    """Un tableau indexé par carte avec une colonne « case », ou un texte « 1B 2A 3C ».

    Résultat : ``{"v": {carte: case}}`` en jetons, trié ; une carte sans case n’y est pas. Rien de rangé : « points ».
    """
    cartes, cases = [jeton(c) for c in forme["cartes"]], [jeton(c) for c in forme["cases"]]
    if nature_de(objet) == "texte":
        return _lire_texte(cartes, cases, str(objet)[:TEXTE_MAX])
    if type(objet) is not pd.DataFrame:
        return defaut("type", recu=recu(objet))
    if len(objet) > LIGNES_MAX:
        return defaut("geant")
    if list(objet.columns).count(COLONNE) != 1:
        return defaut("colonnes", absentes=[COLONNE])
    noms, places = elements(pd.Index(objet.index.astype(object))), elements(objet[COLONNE].astype(object))
    return _ranger(cartes, cases, ((_nom(n), _nom(p)) for n, p in zip(noms, places)))


def _nom(objet: object) -> str:
    nature = nature_de(objet)
    if nature == "texte":
        return jeton(objet)  # type: ignore[arg-type]
    if nature == "nombre":
        return f"{float(objet):g}"  # type: ignore[arg-type]
    return "" if nature == "vide" or objet is Ellipsis else "?"


def _lire_texte(cartes: list[str], cases: list[str], ecrit: str) -> dict:
    nu = jeton(ecrit)
    if nu in _VIDES:
        return defaut("points" if nu else "vide")

    def un_de(noms):
        return "|".join(re.escape(n) for n in sorted(noms, key=len, reverse=True))
    couple = re.compile(rf"({un_de(cartes)})\s*[:=>.)\-]*\s*({un_de(cases)})")
    couples, place = [], _SEPARATEURS.match(nu).end()
    while place < len(nu):
        trouve = couple.match(nu, place)
        if trouve is None:
            return defaut("rangement", ecrit=re.split(r"[\s,;]", nu[place:])[0][:40])
        couples.append((trouve[1], trouve[2]))
        place = _SEPARATEURS.match(nu, trouve.end()).end()
    return _ranger(cartes, cases, couples)


def _ranger(cartes: list[str], cases: list[str], couples) -> dict:
    range_: dict[str, str] = {}
    for carte, case in couples:
        if case in _VIDES:
            continue
        if carte not in cartes or case not in cases:
            return defaut("rangement", ecrit=(case if carte in cartes else carte)[:40])
        if range_.setdefault(carte, case) != case:
            return defaut("deux_fois", ecrit=carte[:40])
    return {"v": {c: range_[c] for c in sorted(range_)}} if range_ else defaut("points")


def est_rangement(forme: Mapping, v: object) -> bool:
    """Vrai si ``v`` a exactement la forme canonique d’un rangement de ce champ."""
    cartes, cases = {jeton(c) for c in forme["cartes"]}, {jeton(c) for c in forme["cases"]}
    return type(v) is dict and bool(v) and set(v) <= cartes and all(type(x) is str and x in cases for x in v.values())


# Sceller ----------------------------------------------------------------------------------


def sceller_rangement(question: str, champ, remplir: Callable[[str, str], str]) -> dict:
    """Ce que ``controles.json`` publie d’un rangement.

    Paramètres : champ, un Champ de type « rangement » ; remplir, (phrase, où) → phrase vérifiée.
    """
    noms = list(champ.familles)
    fiches = {}
    for nom, carte in champ.cartes.items():
        justes = {jeton(c) for c in carte.cases}
        confusions = {jeton(c): f for c, f in carte.confusions.items()}
        note = remplir(carte.note, f"note de la carte {nom}")
        fiches[jeton(nom)] = {jeton(case): empreintes.sceller(
            _cle(question, champ.nom, nom, case),
            {"juste": True, "note": note} if jeton(case) in justes
            else {"juste": False, "famille": noms.index(confusions[jeton(case)])}, "carte") for case in champ.cases}
    # Le compte précède la phrase sur la carte : les deux ensemble tiennent en 35 mots.
    compte = phrases.compte_juste(len(fiches), len(fiches), champ.unite)
    familles = []
    for rang, (nom, phrase) in enumerate(champ.familles.items()):
        remplir(f"{compte} {phrase}", f"famille « {nom} »")
        contenu = {"nom": nom, "phrase": remplir(phrase, f"famille « {nom} »")}
        familles.append(empreintes.sceller(_cle_famille(question, champ.nom, rang), contenu, "famille"))
    return {"fiches": fiches, "familles": familles, "bareme": [list(seuil) for seuil in champ.bareme]}


def _cle(question: str, champ: str, carte: str, case: str) -> bytes:
    return empreintes.cle(question, champ, "carte", jeton(carte), jeton(case))


def _cle_famille(question: str, champ: str, rang: int) -> bytes:
    return empreintes.cle(question, champ, "famille", rang)


# Juger ------------------------------------------------------------------------------------


def juger_rangement(question: str, champ: Mapping, valeur: Mapping, erreur, repli, sources) -> JugementChamp:
    """Rangement : les points du premier seuil atteint. Tout juste, ou au premier seuil : « réussi » ; des points :
    « presque ». La phrase dit le compte et une famille, celle du plus grand nombre de cartes (à égalité, la première
    déclarée) ; des cartes sans case passent avant."""
    lues = {c: empreintes.ouvrir(_cle(question, champ["nom"], c, case), champ["fiches"][c][case], "carte")
            for c, case in valeur.items()}
    total, justes = len(champ["cartes"]), sum(f["juste"] for f in lues.values())
    points = next((p for seuil, p in champ["bareme"] if justes >= seuil), 0.0)
    etat = REUSSI if points == champ["part"] else PRESQUE if points else A_REVOIR

    def rendre(phrase: str, reconnu: str = "") -> JugementChamp:
        return JugementChamp(champ["nom"], etat, points, champ["part"], phrase, "", reconnu)

    if justes == total:
        return rendre(next((f["note"] for f in lues.values() if f["note"]), ""))
    compte = phrases.compte_juste(justes, total, champ["unite"])
    if len(lues) < total:
        return rendre(f"{compte} {phrases.cartes_sans_case(total - len(lues))}", "cartes sans case")
    frequences = Counter(f["famille"] for f in lues.values() if not f["juste"])
    rang = min(frequences, key=lambda r: (-frequences[r], r))
    famille = empreintes.ouvrir(_cle_famille(question, champ["nom"], rang), champ["familles"][rang], "famille")
    return rendre(f"{compte} {famille['phrase']}", famille["nom"])


# Vérifier ---------------------------------------------------------------------------------


def verifier_rangement(champ, refuser: Callable[[str], None]) -> None:
    """Refuse ce qui se voit sans calculer : cases, cartes, familles, notes, barème."""
    nom, cases = champ.nom, {jeton(c) for c in champ.cases}
    if len(cases) < 2 or len(cases) != len(champ.cases):
        refuser(f"`{nom}` : il faut au moins deux cases, de noms différents.")
    if len(champ.cartes) < 2 or len({jeton(c) for c in champ.cartes}) != len(champ.cartes):
        refuser(f"`{nom}` : il faut au moins deux cartes, de noms différents.")
    for famille, phrase in champ.familles.items():
        if not phrase.strip():
            refuser(f"`{nom}` : la famille « {famille} » n’a pas de phrase.")
    for repere, carte in champ.cartes.items():
        justes = {jeton(c) for c in carte.cases}
        if not justes or not justes <= cases or justes == cases:
            refuser(f"`{nom}` : la carte {repere} a une ou plusieurs cases justes, mais pas toutes.")
        if len(justes) > 1 and not carte.note.strip():
            refuser(f"`{nom}` : la carte {repere} accepte plusieurs cases sans dire pourquoi.")
        confusions = {jeton(c): f for c, f in carte.confusions.items()}
        muettes = [c for c in champ.cases if jeton(c) not in justes and confusions.get(jeton(c)) not in champ.familles]
        if muettes:
            refuser(f"`{nom}` : la carte {repere} rangée en « {muettes[0]} » n’a pas de famille de confusion.")
    seuils, points = [n for n, _ in champ.bareme], [p for _, p in champ.bareme]
    if not seuils or seuils != sorted(set(seuils), reverse=True) or points != sorted(set(points), reverse=True):
        refuser(f"`{nom}` : le barème descend, en cartes justes et en points.")
    if not 0 < seuils[-1] or seuils[0] > len(champ.cartes) or not all(est_en_quarts(p) and p > 0 for p in points):
        refuser(f"`{nom}` : chaque seuil du barème est atteignable et vaut des quarts de point.")
