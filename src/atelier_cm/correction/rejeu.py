"""Le mois suivant : refaire une copie sur d'autres données, pour voir si ses nombres en dépendent.

Les cellules du cours nomment des dates : on garde donc la période et on change de tirage. Une réponse
calculée change avec les données ; un nombre recopié reste le même. C'est un signal au formateur ou à
la formatrice, jamais une note.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..jugement import DeclarationInvalide, TYPE_MIME, Verdict, controle_de, fabriquer_controles, juger, sources_du_carnet
from ..jugement.etats import REUSSI
from .remise_en_etat import nom_officiel


@dataclass(frozen=True)
class Rejeu:
    """Un autre tirage des jeux, et ce que valent les questions rejouables sur lui.

    Attributes:
        dossier: les jeux, à donner au noyau par `ATELIER_DONNEES`.
        controles: les contrôles complets des questions rejouables, sur ces jeux.
    """

    dossier: Path
    controles: Mapping

    def concerne(self, verdicts: Mapping[str, Verdict]) -> bool:
        """Vrai si une question rejouable est réussie : sinon, refaire la copie n'apprend rien."""
        return any(nom in verdicts and verdicts[nom].etat == REUSSI for nom in self.controles["questions"])


def preparer_rejeu(devoir: Path, graine: int, dossier: Path) -> Rejeu:
    """Fabrique les jeux d'un autre tirage et les attendus des questions rejouables.

    Une question dont la déclaration ne tient pas sur ce tirage (deux réponses devenues trop proches)
    n'est pas rejouée.

    Args:
        devoir: le dossier du devoir, avec ses questions.
        graine: d'où vient le tirage ; celle du cours ne montrerait rien.
        dossier: où écrire les jeux.
    """
    from ..carnets.declarations import lire_declarations
    from ..donnees import charger
    from ..fabrique.catalogue import fabriquer
    from ..fabrique.ecriture import fichiers
    from ..fabrique.periode import PERIODE_DU_COURS

    for nom, contenu in fichiers(fabriquer(graine, PERIODE_DU_COURS), graine, PERIODE_DU_COURS).items():
        chemin = dossier / nom
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(contenu)
    declarations = lire_declarations(devoir, devoir.name)
    controles: dict = {}
    with donnees_de(dossier):
        for question in declarations.questions.values():
            if not question.rejouable:
                continue
            try:
                fabriques = fabriquer_controles((question,), "entrainement", charger)
            except DeclarationInvalide:
                continue
            controles = {**fabriques, "questions": {**controles.get("questions", {}), **fabriques["questions"]}}
    # Ce que le cours fournit ne dépend pas du tirage : mêmes marques que dans les contrôles versés.
    verses = devoir / "controles.json"
    cours = json.loads(verses.read_text(encoding="utf-8")).get("cours", []) if verses.is_file() else []
    return Rejeu(dossier, {**controles, "cours": cours} if controles else {"questions": {}})


@contextmanager
def donnees_de(dossier: Path):
    """`charger` lit les jeux de ce dossier le temps du bloc."""
    avant = os.environ.get("ATELIER_DONNEES")
    os.environ["ATELIER_DONNEES"] = str(dossier)
    try:
        yield
    finally:
        if avant is None:
            del os.environ["ATELIER_DONNEES"]
        else:
            os.environ["ATELIER_DONNEES"] = avant


def reponses(carnet) -> dict[str, object]:
    """La réponse canonique de chaque question d'un carnet exécuté."""
    trouvees = {}
    for cellule in carnet.cells:
        for sortie in cellule.get("outputs", ()):
            if TYPE_MIME in sortie.get("data", {}):
                trouvees[nom_officiel(cellule)] = sortie.data[TYPE_MIME]
    return trouvees


def recopiees(rejeu: Rejeu, verdicts: Mapping[str, Verdict], avant, apres) -> tuple[str, ...]:
    """Les questions réussies dont la réponse n'a pas bougé quand les données, elles, ont changé.

    Args:
        avant, apres: le carnet exécuté sur les jeux du cours, puis sur l'autre tirage.
    """
    premieres, secondes = reponses(avant), reponses(apres)
    phrases = []
    for nom in rejeu.controles["questions"]:
        if nom not in verdicts or verdicts[nom].etat != REUSSI or nom not in secondes:
            continue
        question = controle_de(rejeu.controles, nom)
        refait = juger(question, secondes[nom], sources_du_carnet(apres.cells, nom))
        memes = _valeurs(premieres.get(nom)) == _valeurs(secondes[nom])
        if memes and refait.etat != REUSSI:
            phrases.append(f"{nom} : la réponse ne change pas avec les données (nombre recopié ?).")
    return tuple(phrases)


def _valeurs(reponse: object) -> object:
    return reponse.get("champs") if isinstance(reponse, dict) else None
