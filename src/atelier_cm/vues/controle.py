"""``controle("E6-1")`` : lire les réponses, les juger, montrer la carte.

C’est ici, et seulement ici, que le jugement rencontre le noyau : variables, historique, dossier,
correction en cours. Tout arrive par un ``Contexte`` ; les essais en passent un autre.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import types
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ..jugement import phrases
from ..jugement.canonique import TYPE_MIME, reponse_canonique
from ..jugement.construction import FORMAT, VERSION
from ..jugement.etats import A_FAIRE
from ..jugement.juger import controle_de, juger
from ..jugement.sources import derniere_liaison
from ..jugement.verdict import Essai, Verdict
from .carte import carte

FICHIER = "controles.json"
_OUTILS = {"kpi": types.ModuleType, "audit": types.ModuleType, "swot": types.ModuleType, "charger": types.FunctionType}


class Memoire:
    """Les essais de cette session : une aide de plus à chaque réponse changée, jamais verrouillée."""

    def __init__(self) -> None:
        self._essais: dict[str, tuple[str, int]] = {}

    def compter(self, question: str, reponse: Mapping, reste_a_corriger: bool) -> Essai:
        """Le rang de cette réponse. La même réponse, ou une réponse à faire, ne compte pas."""
        vue = json.dumps(reponse["champs"], sort_keys=True)
        derniere, numero = self._essais.get(question, ("", 0))
        if reste_a_corriger and vue != derniere:
            numero += 1
            self._essais[question] = (vue, numero)
        return Essai(max(1, numero), max(0, numero - 1))


@dataclass(frozen=True)
class Contexte:
    """Ce que le contrôle a besoin de savoir du noyau.

    espace : variables de l’apprenant (jamais modifiées). sources : cellules exécutées avant
    celle-ci. dossier : celui du carnet. correction : vrai quand nbgrader note. echec : la cellule
    précédente s’est arrêtée sur une erreur.
    """

    espace: Mapping[str, object]
    sources: tuple[str, ...] = ()
    dossier: Path = Path(".")
    correction: bool = False
    echec: bool = False
    memoire: Memoire = field(default_factory=Memoire)


class Resultat:
    """Un verdict affichable : des points en texte, une carte en HTML, la réponse à la correction."""

    def __init__(self, verdict: Verdict, reponse: dict | None):
        self.verdict, self.reponse = verdict, reponse

    def __repr__(self) -> str:
        return repr(float(self.verdict.points))

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        formes = {"text/plain": repr(self), "text/html": carte(self.verdict)}
        if self.reponse is not None:
            formes[TYPE_MIME] = self.reponse
        return formes


_MEMOIRE = Memoire()


def contexte_du_noyau() -> Contexte:
    """Le contexte réel : IPython s’il est là, la session Python sinon."""
    correction = os.environ.get("NBGRADER_EXECUTION") == "autograde"
    shell = None
    if "IPython" in sys.modules:
        shell = sys.modules["IPython"].get_ipython()
    if shell is None:
        return Contexte(vars(sys.modules["__main__"]), (), Path.cwd(), correction, memoire=_MEMOIRE)
    # La dernière source est celle de la cellule de contrôle elle-même.
    sources = tuple(shell.history_manager.input_hist_raw[1:-1])
    echec = getattr(shell, "last_execution_succeeded", True) is False
    return Contexte(shell.user_ns, sources, Path.cwd(), correction, echec, _MEMOIRE)


def controle(identifiant: str = "", *, contexte: Contexte | None = None) -> Resultat:
    """Contrôle la réponse à une question : affiche la carte et rend les points.

    Paramètres
    ----------
    identifiant : celui de la question, par exemple "E6-1".
    contexte : pour les essais ; le noyau courant par défaut.

    Ne lève jamais et n’écrit rien sur la sortie d’erreur (nbgrader retirerait les points).
    """
    with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
        warnings.simplefilter("ignore")
        nom = identifiant[:40] if type(identifiant) is str else ""
        try:
            return _controler(nom, contexte or contexte_du_noyau())
        except Exception:
            return _empeche(nom, phrases.IMPREVU)


def _controler(identifiant: str, contexte: Contexte) -> Resultat:
    controles = _lire_controles(contexte.dossier)
    if isinstance(controles, str):
        return _empeche(identifiant, controles)
    question = controle_de(controles, identifiant)
    if question is None:
        return _empeche(identifiant, phrases.QUESTION_INCONNUE)
    reponse = reponse_canonique(question, contexte.espace, _signaux(contexte))
    verdict = juger(question, reponse, contexte.sources)
    if not contexte.correction:
        essai = contexte.memoire.compter(identifiant, reponse, verdict.reste_a_corriger)
        verdict = juger(question, reponse, contexte.sources, essai=essai)
    return Resultat(verdict, reponse if contexte.correction else None)


def _lire_controles(dossier: Path) -> dict | str:
    """Le contenu de ``controles.json``, ou la phrase qui dit pourquoi il ne sert pas."""
    try:
        contenu = _analyser((dossier / FICHIER).read_bytes())
    except FileNotFoundError:
        return phrases.MANQUE_CONTROLES
    except (OSError, ValueError):
        return phrases.CONTROLES_ILLISIBLE
    if not isinstance(contenu, dict) or contenu.get("format") != FORMAT:
        return phrases.CONTROLES_ILLISIBLE
    return contenu if contenu.get("version") == VERSION else phrases.AUTRE_VERSION


@lru_cache(maxsize=2)
def _analyser(contenu: bytes) -> object:
    """Le fichier de contrôles, relu à chaque question mais analysé une fois."""
    return json.loads(contenu)


def _empeche(identifiant: str, phrase: str) -> Resultat:
    return Resultat(Verdict(identifiant or "Contrôle", "", A_FAIRE, 0.0, 0.0, phrase, notee=False), None)


def _signaux(contexte: Contexte) -> list[str]:
    """Ce qui fausse la lecture : une cellule en échec, un outil caché par une variable."""
    signaux = ["echec"] if contexte.echec else []
    for nom, genre in _OUTILS.items():
        if nom in contexte.espace and not _est_outil(contexte.espace[nom], genre):
            signaux.append(nom)
    if derniere_liaison("controle", contexte.sources) == "valeur":
        signaux.append("controle")
    return signaux


def _est_outil(objet: object, genre: type) -> bool:
    if type(objet) is not genre:
        return False
    origine = objet.__name__ if genre is types.ModuleType else objet.__module__
    return isinstance(origine, str) and origine.startswith("atelier_cm.")
