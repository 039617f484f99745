"""Juger un champ : une fonction par façon de donner des points, la règle dans sa docstring."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from . import empreintes, phrases
from .atomes import jeton
from .etats import A_REVOIR, PRESQUE, REUSSI
from .points import arrondir_au_quart, moitie
from .rangement import juger_rangement
from .reperes import cle_de_champ, cles_de_lignes
from .sources import Sources, tape_a_la_main
from .verdict import JugementChamp


def cle_juste(question: str, champ: Mapping, valeur) -> bytes | None:
    """La clé de la réponse si elle est juste, sinon None."""
    for juste in champ.get("justes", ()):
        cle = cle_de_champ(question, champ, valeur, juste["r"])
        if empreintes.empreinte(cle) == juste["e"]:
            return cle
    return None


def _jugement(champ: Mapping, etat: str, points: float, phrase: str = "", reconnu: str = "") -> JugementChamp:
    return JugementChamp(champ["nom"], etat, points, champ["part"], phrase, "", reconnu)


def juger_calcul(question: str, champ: Mapping, valeur, erreur: Mapping | None, repli: str,
                 sources: Sources) -> JugementChamp:
    """Nombre, texte, date : juste, la part ; juste mais tapé à la main, la moitié ; erreur
    reconnue, son crédit ; sinon rien et la phrase de repli."""
    if cle_juste(question, champ, valeur):
        if champ.get("calcul") and tape_a_la_main(champ["nom"], sources.cellules, sources.cours):
            return _jugement(champ, PRESQUE, moitie(champ["part"]), phrases.A_LA_MAIN, "tapé à la main")
        return _jugement(champ, REUSSI, champ["part"])
    if erreur:
        return _jugement(champ, erreur["etat"], erreur["credit"], erreur["phrase"], erreur["nom"])
    return _jugement(champ, A_REVOIR, 0.0, repli, "non reconnue")


def juger_lignes(question: str, champ: Mapping, valeur, erreur: Mapping | None, repli: str,
                 sources: Sources) -> JugementChamp:
    """Liste, classement, série, table : tout juste, la part ; erreur reconnue, son crédit ;
    sinon la part au prorata des lignes justes, arrondie au quart, jamais entière."""
    if cle_juste(question, champ, valeur):
        return _jugement(champ, REUSSI, champ["part"])
    if erreur:
        return _jugement(champ, erreur["etat"], erreur["credit"], erreur["phrase"], erreur["nom"])
    repere, lignes = champ["justes"][0]["r"], champ.get("lignes", ())
    lues = cles_de_lignes(question, champ, valeur, repere)
    if len(lues) != repere["n"] or not lignes:
        phrase = repli if len(lues) == repere["n"] else phrases.MOINS_DE_LIGNES.format(lues=len(lues))
        return _jugement(champ, A_REVOIR, 0.0, phrase, "autre nombre de lignes")
    connues = set(lignes)
    justes = sum(empreintes.empreinte(c)[:12] in connues for c in lues)
    credit = min(arrondir_au_quart(champ["part"] * justes / len(lignes), champ["part"]),
                 max(0.0, champ["part"] - 0.25))
    modele = phrases.PLACES if champ["type"] in ("liste", "classement") else phrases.LIGNES
    phrase = modele.format(justes=justes, total=len(lignes), repli=repli) if justes else repli
    return _jugement(champ, PRESQUE if justes * 2 > len(lignes) else A_REVOIR, credit, phrase,
                     "en partie" if justes else "non reconnue")


def fiche_option(question: str, champ: Mapping, option: str) -> dict:
    """Ce qui était scellé par une option : état, phrase, crédit, phrase si elle manque."""
    nom = jeton(option)
    return empreintes.ouvrir(empreintes.cle(question, champ["nom"], nom), champ["fiches"][nom], "option")


def juger_choix(question: str, champ: Mapping, valeur, erreur, repli, sources) -> JugementChamp:
    """Choix : juste, la part ; presque, son crédit ; sinon rien. La phrase est celle de l’option."""
    fiche = fiche_option(question, champ, valeur)
    points = {REUSSI: champ["part"], PRESQUE: fiche["credit"]}.get(fiche["etat"], 0.0)
    if erreur and fiche["etat"] != REUSSI:
        return _jugement(champ, erreur["etat"], erreur["credit"], erreur["phrase"], erreur["nom"])
    return _jugement(champ, fiche["etat"], points, fiche["phrase"], f"choix {valeur}")


def juger_ensemble(question: str, champ: Mapping, valeur, erreur, repli, sources) -> JugementChamp:
    """Ensemble : part × (retenues justes − retenues fausses) ÷ justes, jamais négatif, arrondi au
    quart. La phrase est celle de la première option retenue à tort, sinon de la première oubliée."""
    fiches = {jeton(o): fiche_option(question, champ, o) for o in champ["options"]}
    justes = [o for o, f in fiches.items() if f["etat"] == REUSSI]
    retenues = [o for o in fiches if o in valeur]
    fausses = [o for o in retenues if o not in justes]
    oubliees = [o for o in justes if o not in retenues]
    if not fausses and not oubliees:
        return _jugement(champ, REUSSI, champ["part"])
    bonnes = len(justes) - len(oubliees)
    points = min(arrondir_au_quart(champ["part"] * (bonnes - len(fausses)) / len(justes), champ["part"]),
                 max(0.0, champ["part"] - 0.25))
    if fausses:
        phrase, reconnu = fiches[fausses[0]]["phrase"], f"{fausses[0]} en trop"
    else:
        phrase = fiches[oubliees[0]]["manque"] or phrases.ENSEMBLE_INCOMPLET
        reconnu = f"{oubliees[0]} oubliée"
    etat = PRESQUE if bonnes > len(fausses) else A_REVOIR
    return _jugement(champ, etat, points, phrase, reconnu)


def juger_niveau(question: str, champ: Mapping, valeur, erreur, repli, sources) -> JugementChamp:
    """Niveau de grille : exact, la part ; à un cran, la moitié (« presque ») ; au-delà, rien."""
    fiche = empreintes.ouvrir(empreintes.cle(question, champ["nom"], valeur),
                              champ["fiches"][str(valeur)], "niveau")
    points = {0: champ["part"], 1: moitie(champ["part"])}.get(fiche["ecart"], 0.0)
    etat = {0: REUSSI, 1: PRESQUE}.get(fiche["ecart"], A_REVOIR)
    return _jugement(champ, etat, points, fiche["phrase"], f"niveau {valeur}")


def juger_regles(question: str, champ: Mapping, valeur, erreur, repli, sources) -> JugementChamp:
    """Règles : aucune anomalie bloquante, la part ; une seule sorte, la moitié (« presque ») ; davantage,
    rien. La phrase est celle de la première anomalie bloquante ; sans elle, celle de la première alerte
    (``bloquante=False``), qui pose une question sans rien ôter."""
    try:
        module = importlib.import_module(f"atelier_cm.metier.{champ['verificateur']}")
        import pandas as pd
        table = pd.DataFrame(valeur["lignes"], columns=valeur["colonnes"])
        anomalies = tuple(module.diagnostiquer(table))
    except Exception:  # le tableau est libre : le vérificateur peut buter sur ce qu’il contient
        return _jugement(champ, A_REVOIR, 0.0, phrases.REGLES_INDISPONIBLES, "illisible")
    bloquantes = [a for a in anomalies if a.bloquante]
    if not bloquantes:
        alertes = [(str(a.phrase), str(a.code)) for a in anomalies[:1]]
        return _jugement(champ, REUSSI, champ["part"], *(alertes[0] if alertes else ("", "")))
    seule = len({a.code for a in bloquantes}) == 1
    return _jugement(champ, PRESQUE if seule else A_REVOIR, moitie(champ["part"]) if seule else 0.0,
                     str(bloquantes[0].phrase), str(bloquantes[0].code))


JUGES = {
    "nombre": juger_calcul, "texte": juger_calcul, "date": juger_calcul,
    "liste": juger_lignes, "classement": juger_lignes, "serie": juger_lignes, "table": juger_lignes,
    "choix": juger_choix, "ensemble": juger_ensemble, "niveau": juger_niveau, "regles": juger_regles,
    "rangement": juger_rangement,
}
