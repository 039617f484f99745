"""La réponse canonique : ce qui sort du noyau. La valeur, jamais son empreinte."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping

from .atomes import jeton
from .defauts import CODES, defaut
from .lecteurs import lire
from .lecteurs_tables import COLONNES_MAX, LIGNES_MAX
from .rangement import est_rangement

TYPE_MIME = "application/vnd.atelier.reponse+json"
TAILLE_MAX = 64 * 1024
SIGNAUX = ("echec", "kpi", "audit", "swot", "charger", "controle")


def reponse_canonique(controle: Mapping, espace: Mapping[str, object], signaux=()) -> dict:
    """Lit tous les champs d’une question.

    Paramètres
    ----------
    controle : une question de ``controles.json``, complète ou en forme seule.
    espace : les variables de l’apprenant ; jamais modifié.
    signaux : ce que la carte doit dire du contexte, parmi ``SIGNAUX``.

    Résultat : JSON strict, 64 Kio au plus ; un champ trop gros devient un défaut « geant ».
    """
    champs = {c["nom"]: lire(c, espace) for c in controle["champs"]}
    while taille(champs) > TAILLE_MAX - 1024:
        gros = max(champs, key=lambda nom: taille(champs[nom]))
        champs[gros] = defaut("geant")
    return {"question": controle["id"], "champs": champs,
            "signaux": [s for s in SIGNAUX if s in signaux]}


def taille(valeur: object) -> int:
    """Nombre d’octets du JSON d’une valeur."""
    return len(json.dumps(valeur, ensure_ascii=False, allow_nan=False).encode())


def relire(controle: Mapping, reponse: object) -> tuple[dict[str, dict], tuple[str, ...]]:
    """Relit une réponse venue d’un noyau auquel on ne se fie pas.

    Résultat : (champ → ``{"v": …}`` ou ``{"defaut": …}``, signaux). Ce qui n’a pas exactement
    la forme attendue devient le défaut « illisible » ; rien ne lève.
    """
    illisible = {c["nom"]: defaut("illisible") for c in controle["champs"]}
    try:
        texte = json.dumps(reponse, ensure_ascii=False, allow_nan=False)
        reponse = json.loads(texte)  # nbformat livre des sous-classes de dict
        if reponse["question"] != controle["id"] or len(texte.encode()) > TAILLE_MAX:
            return illisible, ()
        lus = {c["nom"]: _relire_champ(c, reponse["champs"].get(c["nom"])) for c in controle["champs"]}
        signaux = reponse.get("signaux", ())
        return lus, tuple(s for s in SIGNAUX if s in signaux)
    except Exception:
        return illisible, ()


def _relire_champ(forme: Mapping, lu: object) -> dict:
    if type(lu) is not dict:
        return defaut("illisible")
    if lu.get("defaut") in CODES:
        return {"defaut": lu["defaut"], **_details(lu)}
    try:
        conforme = "v" in lu and _FORMES[forme["type"]](forme, lu["v"])
    except Exception:  # un champ forgé ne doit pas en emporter un autre
        conforme = False
    return {"v": lu["v"]} if conforme else defaut("illisible")


def _details(lu: dict) -> dict:
    details = {k: lu[k][:80] for k in ("recu", "ecrit") if type(lu.get(k)) is str}
    if type(lu.get("absentes")) is list:
        details["absentes"] = [a[:80] for a in lu["absentes"][:COLONNES_MAX] if type(a) is str]
    return details


def _est_nombre(v: object) -> bool:
    return type(v) in (int, float) and abs(v) <= 1.8e308 and math.isfinite(v)


def _est_case(v: object) -> bool:
    return v is None or type(v) is str or _est_nombre(v)


def _est_suite(v: object) -> bool:
    return type(v) is list and 0 < len(v) <= LIGNES_MAX and all(_est_case(x) for x in v)


def _est_option(forme: Mapping, v: object) -> bool:
    return type(v) is str and v in [jeton(o) for o in forme["options"]]


def _est_table(colonnes: list[str], v: object) -> bool:
    if type(v) is not dict or set(v) != {"cles", "colonnes"} or set(v["colonnes"]) != set(colonnes):
        return False
    n = len(v["cles"])
    return (0 < n <= LIGNES_MAX and all(type(c) is list and all(map(_est_case, c)) for c in v["cles"])
            and all(_est_suite(c) and len(c) == n for c in v["colonnes"].values()))


def _est_regles(v: object) -> bool:
    return (type(v) is dict and set(v) == {"colonnes", "lignes"}
            and all(type(c) is str for c in v["colonnes"]) and len(v["colonnes"]) <= COLONNES_MAX
            and 0 < len(v["lignes"]) <= LIGNES_MAX
            and all(type(l) is list and len(l) == len(v["colonnes"]) and all(map(_est_case, l))
                    for l in v["lignes"]))


_FORMES = {
    "nombre": lambda f, v: _est_nombre(v),
    "texte": lambda f, v: type(v) is str and bool(v),
    "choix": _est_option,
    "ensemble": lambda f, v: type(v) is list and bool(v) and len(set(v)) == len(v)
    and all(_est_option(f, x) for x in v),
    "date": lambda f, v: type(v) is str and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", v)),
    "niveau": lambda f, v: type(v) is int and 0 <= v <= 3,
    "liste": lambda f, v: _est_suite(v),
    "classement": lambda f, v: _est_suite(v),
    "serie": lambda f, v: _est_table(["valeur"], v),
    "table": lambda f, v: _est_table(list(f["colonnes"]), v),
    "regles": lambda f, v: _est_regles(v),
    "rangement": est_rangement,
}
