"""Nettoyer un export sans l’effacer : cinq anomalies, une décision pour chacune, un journal des lignes."""

from __future__ import annotations

import re

import pandas as pd

from .catalogue import simplifier
from .ecriture import accorder, ecrire_nombre

AVEC_IMAGE = ("photo", "photo de banque", "carrousel", "album", "document")
DECISIONS = ("garder", "corriger", "écarter")
# Nom de l’anomalie → ce que l’on en dit ; l’ordre est celui où les décisions s’appliquent.
ANOMALIES = {
    "doublons_export": "même identifiant, mêmes valeurs : l’outil a écrit la ligne deux fois",
    "textes_semblables": "mêmes deux premières phrases, identifiants différents : la publication a été reprise",
    "impressions_vides": "l’outil a remplacé les impressions par les vues : la case n’a pas d’objet",
    "dates_americaines": "mois avant jour, AM ou PM : 03/04 y désigne le 4 mars",
    "cases_vides": "publication avec image, texte alternatif vide : l’export ne dit ni oui ni non",
}
_AMERICAINE = re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2} ?[AP]M", re.IGNORECASE)
_UNIVERSELLE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
_COLONNES = ("id_post", "date_heure", "type", "texte", "alt_texte", "impressions", "vues")


def reperer(export: pd.DataFrame) -> dict[str, pd.Series]:
    """Pour chaque anomalie de `ANOMALIES`, une colonne de vrai/faux : cette ligne est-elle concernée ?

    Doublon d’export : toutes les valeurs identiques à une ligne déjà lue. Texte semblable : mêmes deux premières
    phrases qu’une ligne déjà lue sous un autre identifiant (la première lue n’est pas comptée). Erreur : ValueError si une colonne manque.
    """
    manque = [nom for nom in _COLONNES if nom not in export.columns]
    if manque:
        raise ValueError(f"Il manque dans l’export : {', '.join(manque)}. Est-ce bien charger(\"export_marchevive\") ?")
    double = export.duplicated()
    accroches = export["texte"].map(_accroche)
    deja_lues = accroches[~double].duplicated().reindex(export.index, fill_value=False)
    vides = export["impressions"].isna()
    return {
        "doublons_export": double,
        "textes_semblables": deja_lues & accroches.ne(""),
        "impressions_vides": vides & export["vues"].notna(),
        "dates_americaines": _textes(export["date_heure"]).str.fullmatch(_AMERICAINE),
        "cases_vides": export["alt_texte"].isna() & export["type"].isin(AVEC_IMAGE),
    }


def diagnostiquer(export: pd.DataFrame) -> pd.DataFrame:
    """Les cinq anomalies d’un export brut, avec leurs effectifs. Ne change rien à l’export.

    Paramètre : export, DataFrame aux colonnes d’export_marchevive (dates en texte).
    Résultat : DataFrame indexé par `anomalie` ; lignes (lignes d’export concernées), publications (identifiants
    différents concernés), constat (phrase). Une anomalie absente y est quand même, avec zéro ligne.
    Erreur : ValueError si une colonne manque.
    Source : contrôle d’unicité, de format et de complétude (dimensions de qualité, norme ISO/IEC 25012).
    """
    masques = reperer(export)
    rangees = [(nom, int(m.sum()), int(export.loc[m, "id_post"].nunique()), ANOMALIES[nom]) for nom, m in masques.items()]
    return pd.DataFrame(rangees, columns=["anomalie", "lignes", "publications", "constat"]).set_index("anomalie")


def decider(**decisions: str) -> pd.DataFrame:
    """Range une décision par anomalie : audit.decider(doublons_export="…", textes_semblables="…", …).

    Chaque décision vaut "garder" (on ne touche pas aux lignes), "corriger" (on garde la ligne, on réécrit la case :
    la date relue, ou zéro à la place d’un vide) ou "écarter" (on enlève la ligne).
    Résultat : DataFrame indexé par `anomalie`, colonne `decision`, dans l’ordre de `ANOMALIES` ; une décision
    absente y vaut "". Erreur : ValueError pour une anomalie ou une décision inconnue.
    """
    for nom, decision in decisions.items():
        if nom not in ANOMALIES:
            raise ValueError(f"« {nom} » n’est pas une des cinq anomalies : {', '.join(ANOMALIES)}.")
        if decision is not Ellipsis and _decision(decision) not in (*DECISIONS, ""):
            raise ValueError(f"{nom} : « {decision} » n’est pas une décision. Choisissez garder, corriger ou écarter.")
    lues = [_decision(decisions.get(nom, "")) for nom in ANOMALIES]
    return pd.DataFrame({"decision": lues}, index=pd.Index(list(ANOMALIES), name="anomalie"), dtype="str")


def nettoyer(export: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """L’export après décisions. Paramètres : export brut ; decisions, le résultat de `decider`.

    Corriger des doublons, c’est n’en garder qu’un. Corriger un vide, c’est y écrire zéro. Des dates gardées telles
    quelles sont lues à la française : le 04/03 d’un Américain devient le 4 mars d’un autre mois, ou une date vide.
    Résultat : nouvelle table, `date_heure` en dates (heure de Paris). Erreur : ValueError si une décision manque.
    """
    return _appliquer(export, decisions)[0]


def journal(export: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """Où sont passées les lignes : pour chaque anomalie, la décision, les lignes avant, après, et réécrites.

    Résultat : DataFrame indexé par `anomalie` (decision, avant, ecartees, corrigees, apres). Erreur : ValueError
    si une décision manque.
    """
    return _appliquer(export, decisions)[1]


def lire_dates(dates: pd.Series, *, americaines: bool = True) -> pd.Series:
    """Des dates d’export en texte vers des dates de Paris. Une date illisible devient vide.

    Formes : « 15/05/2026 13:30 », « 05/15/2026 01:30 PM » (si `americaines`, sinon lue à la française),
    « 2026-05-15T11:30:00Z » (temps universel, norme ISO 8601).
    """
    textes = _textes(dates)
    lues = pd.Series(pd.NaT, index=dates.index, dtype="datetime64[s]")
    us, utc = textes.str.fullmatch(_AMERICAINE), textes.str.fullmatch(_UNIVERSELLE)
    forme_us = "%m/%d/%Y %I:%M %p" if americaines else "%d/%m/%Y %I:%M %p"
    lues[us] = pd.to_datetime(textes[us], format=forme_us, errors="coerce").astype("datetime64[s]")
    paris = pd.to_datetime(textes[utc], format="%Y-%m-%dT%H:%M:%SZ", errors="coerce", utc=True)
    lues[utc] = paris.dt.tz_convert("Europe/Paris").dt.tz_localize(None).astype("datetime64[s]")
    reste = ~us & ~utc
    lues[reste] = pd.to_datetime(textes[reste], format="%d/%m/%Y %H:%M", errors="coerce").astype("datetime64[s]")
    return lues


def _appliquer(export, decisions) -> tuple[pd.DataFrame, pd.DataFrame]:
    choix = _lire_decisions(decisions)
    masques, propre, rangees = reperer(export), export.copy(), []
    for nom, masque in masques.items():
        concernees = propre.index[masque.reindex(propre.index)]
        avant, corrigees = len(propre), 0
        if choix[nom] == "écarter" or (choix[nom] == "corriger" and nom == "doublons_export"):
            propre = propre.drop(index=concernees)
        elif choix[nom] == "corriger":
            corrigees = len(concernees)
            colonne = {"impressions_vides": "impressions", "cases_vides": "alt_texte"}.get(nom)
            if colonne:
                propre.loc[concernees, colonne] = 0.0
        rangees.append((nom, choix[nom], avant, avant - len(propre), corrigees, len(propre)))
    propre["date_heure"] = lire_dates(propre["date_heure"], americaines=choix["dates_americaines"] == "corriger")
    suivi = pd.DataFrame(rangees, columns=["anomalie", "decision", "avant", "ecartees", "corrigees", "apres"])
    return propre.reset_index(drop=True), suivi.set_index("anomalie")


def _lire_decisions(decisions) -> dict[str, str]:
    if not isinstance(decisions, pd.DataFrame) or "decision" not in decisions.columns:
        raise ValueError("Il faut les décisions rangées par audit.decider(…).")
    choix = {str(nom): _decision(valeur) for nom, valeur in decisions["decision"].items()}
    manque = [nom for nom in ANOMALIES if choix.get(nom, "") not in DECISIONS]
    if manque:
        raise ValueError(f"Il reste {accorder(len(manque), 'anomalie')} sans décision : {', '.join(manque)}.")
    return choix


def _decision(valeur) -> str:
    simple = simplifier(valeur) if isinstance(valeur, str) else ""
    return {simplifier(d): d for d in DECISIONS}.get(simple, simple)


def _accroche(texte) -> str:
    phrases = re.split(r"(?<=[.!?…])\s+", texte.strip(), maxsplit=2) if isinstance(texte, str) else []
    return " ".join(phrases[:2])


def _textes(colonne: pd.Series) -> pd.Series:
    if not pd.api.types.is_string_dtype(colonne.dtype):
        raise ValueError("Les dates de cette table sont déjà lues : l’export brut les donne en texte.")
    return colonne.astype("str").fillna("")


def phrase_de_journal(suivi: pd.DataFrame) -> str:
    """La phrase à mettre dans un rapport : lignes au départ, lignes gardées, et où sont passées les autres."""
    depart, arrivee = int(suivi["avant"].iloc[0]), int(suivi["apres"].iloc[-1])
    pertes = [f"{ecrire_nombre(n)} ({nom.replace('_', ' ')})" for nom, n in suivi["ecartees"].items() if n]
    suite = f" Écartées : {', '.join(pertes)}." if pertes else " Aucune ligne écartée."
    return f"{accorder(depart, 'ligne')} au départ, {ecrire_nombre(arrivee)} à l’arrivée.{suite}"
