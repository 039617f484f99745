"""Les devoirs et les leçons du dépôt, tels que les essais les lisent : un nouveau module est pris en charge sans rien copier.

Un essai demande `devoir`, `question`, `erreur`, `option` ou `lecon` : il est répété sur tout ce que le dépôt contient,
ou sur le seul devoir que son fichier nomme (`DEVOIR = "m3-etat-des-lieux"`).
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pytest

from atelier_cm.carnets.declarations import lire_declarations
from atelier_cm.carnets.texte import lire
from atelier_cm.correction.copies import couples
from atelier_cm.correction.devoirs import criteres_du_devoir, devoirs
from atelier_cm.donnees import charger
from atelier_cm.jugement import controle_de, fabriquer_controles, juger, reponse_canonique
from atelier_cm.metier import kpi

RACINE = Path(__file__).parents[2]
sys.path.insert(0, str(Path(__file__).parent))  # inventaires, valeurs et affirmations s'importent par leur nom

# Une réponse juste à chaque table libre, par vérificateur du métier : elle n'a pas d'attendu dans la déclaration.
TABLES_JUSTES = {
    "tableau_de_bord": lambda: kpi.tableau(
        "Réagir | K01 | 4 % | 31/12/2026 | suivi", "Vendre | ROI | 20 % | 31/12/2026 | suivi",
        "Répondre | K32 | 4 h | 31/12/2026 | suivi", "Garder | K16 | 2 % | 31/12/2026 | contre-indicateur"),
}


class Devoir:
    """Un devoir : son texte, ses questions, et de quoi juger une réponse."""

    def __init__(self, nom: str):
        self.nom = nom
        self.dossier = RACINE / "solutions" / nom
        self.texte = (self.dossier / f"{nom}.md").read_text(encoding="utf-8")
        declarations = lire_declarations(self.dossier, nom)
        self.module, self.questions = declarations.module, declarations.questions
        self.criteres = criteres_du_devoir(self.dossier)

    @cached_property
    def controles(self) -> dict:
        return fabriquer_controles(tuple(self.questions.values()), "entrainement", charger)

    @property
    def modele(self) -> str:
        """Le corrigé du livrable."""
        debut = self.texte.index("### BEGIN SOLUTION", re.search(r'"L\d+-1-reponse"', self.texte).start())
        return self.texte[debut:self.texte.index("### END SOLUTION", debut)]

    def juste(self, identifiant: str) -> dict:
        """Une réponse juste à chaque champ d'une question."""
        question = self.questions[identifiant]
        reponse = dict(question.attendu(charger)) if question.attendu else {}
        for champ in question.champs:
            justes = [nom for nom, option in champ.options.items() if option.etat == "réussi"]
            if champ.type == "choix":
                reponse[champ.nom] = justes[-1]
            elif champ.type == "ensemble":
                reponse[champ.nom] = justes
            elif champ.type == "niveau":
                reponse[champ.nom] = champ.attendu
            elif champ.type == "rangement":
                reponse[champ.nom] = couples({nom: c.cases[0] for nom, c in champ.cartes.items()})
            elif champ.type == "regles":
                reponse[champ.nom] = TABLES_JUSTES[champ.verificateur]()
        return reponse

    def verdict(self, identifiant: str, reponse: dict):
        controle = controle_de(self.controles, identifiant)
        return juger(controle, reponse_canonique(controle, reponse))


@dataclass(frozen=True)
class Lecon:
    """Une leçon : le module et le nom de son texte."""

    module: str
    nom: str

    @property
    def blocs(self) -> list:
        chemin = RACINE / "course" / self.module / f"{self.nom}.md"
        return lire(chemin.read_text(encoding="utf-8"), chemin.name)

    @property
    def source(self) -> str:
        """Les cellules bout à bout, sans leurs options."""
        return "\n".join(bloc.source for bloc in self.blocs)


@lru_cache
def lire_devoir(nom: str) -> Devoir:
    return Devoir(nom)


def toutes_les_lecons() -> list[Lecon]:
    return [Lecon(chemin.parent.name, chemin.stem) for chemin in sorted(RACINE.glob("course/*/[0-9]*.md"))]


def _erreurs(devoir: Devoir):
    return [(identifiant, rang) for identifiant, q in devoir.questions.items() for rang in range(len(q.erreurs))]


def _options(devoir: Devoir):
    return [(identifiant, champ.nom, option) for identifiant, q in devoir.questions.items()
            for champ in q.champs if champ.type == "choix" for option in champ.options]


CAS = {"question": lambda devoir: list(devoir.questions), "erreur": _erreurs, "option": _options}


def pytest_generate_tests(metafunc):
    """Répète l'essai sur les devoirs, leurs questions, leurs erreurs, leurs options, ou sur les leçons."""
    if "lecon" in metafunc.fixturenames:
        lecons = [l for l in toutes_les_lecons() if l.module == getattr(metafunc.module, "DEVOIR", l.module)]
        metafunc.parametrize("lecon", lecons, ids=lambda l: f"{l.module}/{l.nom}")
    if "devoir" not in metafunc.fixturenames:
        return
    seul = getattr(metafunc.module, "DEVOIR", None)
    lus = [lire_devoir(nom) for nom in ([seul] if seul else devoirs(RACINE))]
    demande = next((nom for nom in CAS if nom in metafunc.fixturenames), None)
    if demande is None:
        metafunc.parametrize("devoir", lus, ids=lambda d: d.nom)
        return
    cas = [(devoir, un) for devoir in lus for un in CAS[demande](devoir)]
    ids = [f"{d.nom}-{un if isinstance(un, str) else '-'.join(map(str, un))}" for d, un in cas]
    metafunc.parametrize(("devoir", demande), cas, ids=ids)


@pytest.fixture(scope="session")
def lecons_par_module() -> dict[str, list[Lecon]]:
    """Les leçons de chaque module, dans l'ordre de leurs noms."""
    rangees: dict[str, list[Lecon]] = {}
    for lecon in toutes_les_lecons():
        rangees.setdefault(lecon.module, []).append(lecon)
    return rangees


@pytest.fixture
def couverts(request, lecons_par_module) -> dict[str, str]:
    """Identifiant d'un point des sources → texte des cellules du module (`DEVOIR`) qui le portent."""
    portes: dict[str, str] = {}
    for lecon in lecons_par_module[request.module.DEVOIR]:
        for bloc in lecon.blocs:
            for point in bloc.options.get("couvre", []):
                portes[point] = portes.get(point, "") + bloc.source
    return portes


@pytest.fixture
def plat():
    """Le même texte, toutes les espaces ordinaires : la typographie est vérifiée ailleurs."""
    return lambda texte: re.sub(r"[\u00a0\u202f]", " ", texte)
