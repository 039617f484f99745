"""Relire un tableau de bord de 4 à 8 lignes : ce qui manque, ce qui est de trop, et la question à se poser."""

from __future__ import annotations

import re

import pandas as pd

from .anomalie import Anomalie
from .catalogue import est_emv, le_plus_proche, simplifier, trouver
from .ecriture import accorder
from .echeances import lire_echeance

COLONNES = ("objectif", "indicateur", "cible", "echeance", "role")
MINIMUM, MAXIMUM = 4, 8
ROLES = ("suivi", "contre-indicateur")


def tableau(*lignes: str) -> pd.DataFrame:
    """Réunit des lignes « objectif | indicateur | cible | échéance | rôle » en un tableau de bord.

    Paramètre : lignes, des textes en cinq morceaux séparés par des barres. Un morceau oublié devient une case
    vide (le rôle, écrit en dernier, garde sa colonne) ; une ligne encore à « ... » est laissée de côté.
    Résultat : DataFrame aux colonnes objectif, indicateur, cible, echeance, role ; une ligne par texte.
    Erreur : ValueError si une ligne n’est pas un texte, ou compte plus de cinq morceaux.
    """
    rangees = [_couper(rang, ligne) for rang, ligne in enumerate(lignes, start=1) if ligne is not Ellipsis]
    return pd.DataFrame(rangees, columns=list(COLONNES), index=range(1, len(rangees) + 1))


def diagnostiquer(table) -> tuple[Anomalie, ...]:
    """Relève les anomalies d’un tableau de bord, le tableau entier d’abord, puis ligne par ligne.

    Paramètre : table, DataFrame ou liste de lignes, aux colonnes objectif, indicateur, cible, echeance, role.
    Une ligne entièrement vide ne compte pas. Résultat : tuple d’Anomalie, vide si le tableau tient.
    Codes : illisible, colonnes, vide, trop, trop_peu, sans_contre_indicateur, sans_objectif, sans_indicateur,
    hors_liste, emv, doublon, sans_cible, sans_echeance, echeance_illisible, role.
    Source : règles du cours (quatre à huit indicateurs, une cible datée, un contre-indicateur).
    """
    lignes = _lire(table)
    if isinstance(lignes, Anomalie):
        return (lignes,)
    if not lignes:
        return (Anomalie("vide", 0, "Le tableau est vide. Commencez par une ligne : un objectif de l’entreprise, "
                                    "et l’indicateur qui dira s’il est atteint."),)
    return tuple(_du_tableau(lignes)) + tuple(a for numero, ligne in lignes for a in _de_la_ligne(numero, ligne, lignes))


def _du_tableau(lignes):
    n = len(lignes)
    if n > MAXIMUM:
        yield Anomalie("trop", 0, f"{n} indicateurs : personne n’en suivra {n}. "
                                  "Lequel ne ferait changer aucune décision ?")
    if n < MINIMUM:
        yield Anomalie("trop_peu", 0, f"{accorder(n, 'ligne')} : il en faut au moins {MINIMUM}. "
                                      "Quel objectif de l’entreprise n’a encore aucun indicateur ?")
    if not any(_role(ligne) == ROLES[1] for _, ligne in lignes):
        yield Anomalie("sans_contre_indicateur", 0, "Si l’équipe ne vise que ces chiffres, que va-t-elle "
                                                    "sacrifier ? Ajoutez celui qui sonnera l’alarme.")


def _de_la_ligne(k, ligne, lignes):
    if not ligne["objectif"]:
        yield Anomalie("sans_objectif", k, f"Ligne {k} : un bel indicateur, sans question. À quel objectif répond-il ?")
    yield from _de_l_indicateur(k, ligne["indicateur"], lignes)
    if not ligne["cible"]:
        yield Anomalie("sans_cible", k, f"Ligne {k} : aucune cible. À partir de quelle valeur direz-vous « c’est gagné » ?")
    elif not re.search(r"\d", ligne["cible"]):
        yield Anomalie("sans_cible", k, f"Ligne {k} : « {_court(ligne['cible'])} » donne une direction, pas une cible. "
                                        "Jusqu’à combien ?")
    if not ligne["echeance"]:
        yield Anomalie("sans_echeance", k, f"Ligne {k} : une cible sans date est un souhait.")
    elif lire_echeance(ligne["echeance"]) is None:
        yield Anomalie("echeance_illisible", k, f"Ligne {k} : « {_court(ligne['echeance'])} » ne désigne pas un jour "
                                                "ni un mois. Écrivez par exemple 30/06/2026 ou juin 2026.")
    if _role(ligne) not in ROLES:
        yield Anomalie("role", k, f"Ligne {k} : le rôle s’écrit « suivi » ou « contre-indicateur ». "
                                  "Cette ligne guide-t-elle l’équipe, ou la retient-elle ?")


def _de_l_indicateur(k, texte, lignes):
    if not texte:
        yield Anomalie("sans_indicateur", k, f"Ligne {k} : un objectif, mais rien pour le mesurer. "
                                             "Lequel des quatorze indicateurs le suivrait ?")
        return
    if est_emv(texte):
        yield Anomalie("emv", k, f"Ligne {k} : l’équivalent publicitaire n’a ni norme ni effet mesuré. "
                                 "Que voulez-vous obtenir des personnes touchées, et comment le compter ?")
        return
    indicateur = trouver(texte)
    if indicateur is None:
        proche = le_plus_proche(texte)
        suite = (f"Vouliez-vous « {proche.nom} » ({proche.code}) ?" if proche
                 else "Choisissez dans la liste, ou dites quel indicateur du cours répond à la même question.")
        yield Anomalie("hors_liste", k, f"Ligne {k} : « {_court(texte)} » n’est pas l’un des quatorze indicateurs "
                                        f"enseignés. {suite}")
        return
    avant = next((n for n, ligne in lignes if n < k and trouver(ligne["indicateur"]) == indicateur), None)
    if avant is not None:
        yield Anomalie("doublon", k, f"Lignes {avant} et {k} : deux fois « {indicateur.nom} ». "
                                     "Laquelle garderiez-vous, et que mesurer à la place de l’autre ?")


def _couper(rang: int, ligne) -> list[str]:
    if not isinstance(ligne, str):
        raise ValueError(f"Ligne {rang} : il faut un texte entre guillemets, en cinq morceaux séparés par des barres « | ».")
    morceaux = [morceau.strip() for morceau in ligne.split("|")]
    if len(morceaux) > len(COLONNES):
        raise ValueError(f"Ligne {rang} : {len(morceaux)} morceaux au lieu de cinq. Dans l’ordre : objectif | indicateur | "
                         "cible | échéance | rôle.")
    vides = [""] * (len(COLONNES) - len(morceaux))
    if vides and len(morceaux) > 1 and _lire_role(morceaux[-1]) in ROLES:
        return morceaux[:-1] + vides + morceaux[-1:]
    return morceaux + vides


def _role(ligne) -> str:
    return _lire_role(ligne["role"])


def _lire_role(texte: str) -> str:
    role = simplifier(texte)
    return ROLES[1] if role in ("contre indicateur", "contreindicateur") else role


def _lire(table):
    """Rend [(numéro, {colonne: texte})], ou l’Anomalie qui empêche de lire."""
    if isinstance(table, (list, tuple)) and all(isinstance(ligne, dict) for ligne in table):
        table = pd.DataFrame(list(table), columns=None if table else list(COLONNES))
    if not isinstance(table, pd.DataFrame):
        return Anomalie("illisible", 0, "Il faut un tableau de cinq colonnes : objectif, indicateur, cible, echeance, role.")
    noms = {simplifier(nom): nom for nom in table.columns}
    manque = [nom for nom in COLONNES if nom not in noms]
    if manque and len(table):
        debut = "Colonne absente" if len(manque) == 1 else "Colonnes absentes"
        return Anomalie("colonnes", 0, f"{debut} : {', '.join(manque)}. "
                                       "Les cinq attendues : objectif, indicateur, cible, echeance, role.")
    if manque:
        return []
    lignes = [{nom: _texte(valeur) for nom, valeur in zip(COLONNES, valeurs)}
              for valeurs in table[[noms[nom] for nom in COLONNES]].itertuples(index=False)]
    return [(k, ligne) for k, ligne in enumerate(lignes, start=1) if any(ligne.values())]


def _texte(valeur) -> str:
    if valeur is Ellipsis or (pd.api.types.is_scalar(valeur) and pd.isna(valeur)):
        return ""
    texte = str(valeur).strip()
    return "" if texte in ("...", "…", "–", "-") else texte


def _court(texte: str, longueur: int = 40) -> str:
    return texte if len(texte) <= longueur else texte[: longueur - 1].rstrip() + "…"
