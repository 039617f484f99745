"""Ce que dit le livrable du SWOT, avant toute mise en page : les mêmes mots pour le HTML, le PDF et l’image."""

from __future__ import annotations

import datetime as dt

from ..metier.ecriture import FINE, INSECABLE, accorder, ecrire_date
from ..metier.echeances import lire_echeance
from ..metier.plan_action import lire_nombre
from ..metier.swot import CASES, DEFINITIONS, Swot
from .swot_html import croisements, preuve

OBJET = "SWOT croisé et plan d’action"
_METHODE = ("Chaque constat porte son chiffre, le nombre d’observations sur lequel il est calculé, et sa source. Un croisement "
            "rapproche un constat du dedans et un constat du dehors, et en tire une action.")


def document(swot: Swot, *, auteur: str = "", date: dt.date | None = None) -> dict:
    """Le contenu du livrable, en JSON simple (textes déjà écrits en français).

    Paramètres : swot ; auteur, nom de la personne qui signe ; date, du jour si absente. Résultat : dict.
    """
    numeros, enonces = swot.numeros, {c.cle: c.enonce for c in swot.cartes}
    retenues = [a for a in swot.actions if a.retenue]
    jour = ecrire_date(date or dt.date.today())
    return {
        "titre": f"{swot.titre}{INSECABLE}: {OBJET}", "objet": OBJET, "organisation": swot.titre, "auteur": auteur,
        "signature": f"{auteur}, {jour}" if auteur else f"Le {jour}",
        "resume": f"État des lieux de {swot.titre} : {accorder(len(swot.cartes), 'constat')}, "
                  f"{accorder(len(swot.croisements), 'croisement')}, {accorder(len(retenues), 'action')}.",
        "cases": [{"cle": cle, "nom": case.nom, "cote": "dedans" if case.interne else "dehors", "question": case.question,
                   "cartes": [{"numero": numeros[c.cle], "enonce": c.enonce, "preuve": preuve(c)} for c in swot.de(cle)]}
                  for cle, case in CASES.items()],
        "definition": DEFINITIONS[swot.definition],
        "croisements": [{"geste": nom, "interne": _citer(x.interne, numeros, enonces), "externe": _citer(x.externe, numeros, enonces),
                         "action": action} for x, (nom, _, action) in zip(swot.croisements, croisements(swot))],
        "causes": [{"faiblesse": _citer(c.faiblesse, numeros, enonces), "cause": c.cause, "solution": c.solution,
                    "indicateur": c.indicateur, "echeance": _echeance(c.echeance)} for c in swot.causes],
        "priorites": [_action(a) for a in retenues],
        "renoncements": [{"action": a.enonce, "raison": a.raison or "raison à écrire"} for a in swot.actions if not a.retenue],
        "sources": sorted({s.strip() for c in swot.cartes for s in c.source.split(",") if s.strip()}, key=str.casefold),
        "methode": _METHODE,
    }


def texte_alternatif(swot: Swot) -> str:
    """Ce que dit l’image du tableau à une personne qui ne la voit pas : case par case, chaque constat et sa preuve."""
    numeros, morceaux = swot.numeros, []
    for cle, case in CASES.items():
        cartes = "; ".join(f"{numeros[c.cle]}, {c.enonce} ({preuve(c)})" for c in swot.de(cle))
        morceaux.append(f"{case.nom} : {cartes or 'aucune carte'}.")
    return "Tableau SWOT en quatre cases. " + " ".join(morceaux)


def _citer(cle: str, numeros: dict, enonces: dict) -> str:
    return f"{numeros[cle]} – {enonces[cle]}" if cle in numeros else "carte retirée"


def _action(a) -> dict:
    heures, impact = lire_nombre(a.heures), lire_nombre(a.impact)
    h = f"{heures:g}{INSECABLE}h".replace(".", ",") if heures == heures else a.heures
    note = f"{impact:g} sur 5".replace(".", ",") if impact == impact else a.impact
    echeance = _echeance(a.echeance)
    detail = [f"impact {note}" if note else "", h, f"décide{INSECABLE}: {a.decide}" if a.decide else "",
              f"on suivra{INSECABLE}: {a.indicateur}" if a.indicateur else "", f"pour le {echeance}" if echeance else ""]
    return {"action": a.enonce, "impact": note, "heures": h, "decide": a.decide, "indicateur": a.indicateur,
            "echeance": echeance, "detail": f"{FINE}; ".join(m for m in detail if m)}


def _echeance(texte: str) -> str:
    jour = lire_echeance(texte)
    return ecrire_date(jour) if jour else texte
