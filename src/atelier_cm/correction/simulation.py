"""Des élèves simulés : pour la démonstration, les mesures de vitesse et l'endurance."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

from nbformat.notebooknode import NotebookNode

from atelier_cm.donnees import charger

from .cas import Cas, cas_fautifs
from .copies import copie
from .devoirs import Travail, lire_devoir

GRAINE = 20261121
PHRASES = (
    "**Faits.** En mars, les publications organiques d’Instagram ont reçu plus d’interactions que le "
    "jeu-concours, à portée égale.",
    "**Comparaison.** Même base des deux côtés : les abonnés, en mars, sur toutes les publications.",
    "**Incertitude.** Quelques tutoriels ne font pas une règle ; les chiffres d’avril trancheront.",
    "**Décisions.** Deux tutoriels par semaine dès le 6 avril ; suivi : taux par portée médian.",
)


@dataclass(frozen=True)
class Eleve:
    """Un élève simulé : son profil, et ce qui est arrivé à sa copie."""

    identifiant: str
    profil: str
    reussite: float = 1.0


def copie_simulee(eleve: Eleve, travail: Travail, fautes: dict[str, list[Cas]],
                  hasard: random.Random) -> NotebookNode:
    """Une copie selon le profil : juste, ou une faute typique ici et là, ou rien d'écrit."""
    if eleve.profil == "vierge":
        return travail.vierge
    valeurs: dict[str, str] = {}
    for question in travail.questions:
        tirage = hasard.random()
        if tirage > eleve.reussite:
            if tirage > eleve.reussite + (1 - eleve.reussite) * 0.75:
                valeurs |= {c.nom: "..." for c in question.champs}
            elif fautes[question.id]:
                valeurs |= hasard.choice(fautes[question.id]).valeurs
    combien = 4 if eleve.profil == "juste" else hasard.randint(1, 4)
    texte = "\n\n".join(PHRASES[:combien])
    zones = {z: texte for z, v in travail.variables.items() if not v}
    return copie(travail, valeurs, textes=zones)


def fautes_typiques(racine: Path, travail: Travail) -> dict[str, list[Cas]]:
    """Par question, les copies fautives que sa déclaration annonce."""
    controles = json.loads((racine / "solutions" / travail.nom / "controles.json").read_text(encoding="utf-8"))
    return {q.id: cas_fautifs(q, controles["questions"][q.id], charger) for q in travail.questions}


def rendre_des_copies(racine: Path, devoir: str, classe: Path, combien: int) -> list[str]:
    """Écrit `combien` copies dans `classe/rendus/` et rend les identifiants.

    Sur dix copies : deux justes, sept partielles de plus en plus faibles, une dont une cellule
    s'arrête sur une erreur ; toujours les mêmes, dans le même ordre.
    """
    travail = lire_devoir(racine, devoir)
    fautes = fautes_typiques(racine, travail)
    hasard = random.Random(GRAINE)
    eleves = []
    for rang in range(combien):
        genre = rang % 10
        eleve = Eleve(f"eleve-{rang + 1:04}", "juste" if genre < 2 else "partielle", 1.0 if genre < 2 else 1 - genre / 12)
        carnet = copie_simulee(eleve, travail, fautes, hasard)
        if genre == 9:
            cellule = next(c for c in carnet.cells if travail.variables.get(c["id"]))
            cellule.source = "Ceci n'est pas du Python"
        dossier = classe / "classe" / "rendus" / eleve.identifiant / devoir
        dossier.mkdir(parents=True, exist_ok=True)
        (dossier / f"{devoir}.ipynb").write_text(json.dumps(carnet, ensure_ascii=False), encoding="utf-8")
        eleves.append(eleve.identifiant)
    return eleves
