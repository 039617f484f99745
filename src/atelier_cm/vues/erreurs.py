"""Extension IPython : les erreurs Python dites en français, avant la trace, elle-même repliée.

Chargée par `atelier_cm.poste.noyau` au démarrage du noyau, donc avant tout import du cours : après un redémarrage, la première erreur est déjà expliquée.

Le message `error` de Jupyter est conservé : une erreur reste une erreur pour nbgrader. Seule sa trace, reprise
en entier dans la carte repliée, est réduite à sa dernière ligne. Pendant une correction, la trace n’est pas reprise
dans la carte (elle citerait le code des cellules) et le message part inchangé.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from atelier_cm.vues.erreurs_carte import carte, texte_brut
from atelier_cm.vues.erreurs_contexte import Contexte, cadres_de, ligne_de, lire_cellules
from atelier_cm.vues.erreurs_phrases import expliquer

_ATTRIBUT = "_atelier_cm_seance"


@dataclass
class Seance:
    """Ce que le noyau a exécuté depuis son démarrage ; sert aussi à vérifier qu’une copie est enregistrée.

    sources : dernier texte exécuté, par identifiant de cellule (vide pour un client qui n’en donne pas).
    """

    cellule: str = ""
    source: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    heures: dict[str, float] = field(default_factory=dict)
    derniere: float = 0.0
    originale: Any = None

    def noter(self, info: Any) -> None:
        """Retient la cellule qui va s’exécuter (événement `pre_run_cell`)."""
        self.cellule, self.source = str(info.cell_id or ""), info.raw_cell or ""
        self.derniere = time.time()
        if self.cellule:
            self.sources[self.cellule], self.heures[self.cellule] = self.source, self.derniere


def carnet_courant() -> Path | None:
    """Le fichier du carnet ouvert, d’après Jupyter ou VS Code ; None s’il est inconnu."""
    brut = os.environ.get("JPY_SESSION_NAME") or _nom_vscode()
    if not brut:
        return None
    chemin = Path(brut)
    for candidat in (chemin, Path.cwd() / chemin.name):
        if candidat.suffix == ".ipynb" and candidat.is_file():
            return candidat
    return None


def _nom_vscode() -> str:
    shell = _shell()
    return str(shell.user_ns.get("__vsc_ipynb_file__", "")) if shell is not None else ""


def _shell() -> Any:
    from IPython.core.getipython import get_ipython

    return get_ipython()


def seance() -> Seance | None:
    """La séance du noyau courant, ou None si l’extension n’est pas chargée."""
    return getattr(_shell(), _ATTRIBUT, None)


def contexte_de(erreur: BaseException, shell: Any, courante: Seance) -> Contexte:
    """Rassemble les faits autour d’une erreur."""
    pile = cadres_de(erreur.__traceback__)
    ligne, rang = None, 0
    for i, (cadre, numero) in enumerate(pile):
        if shell.compile.format_code_name(cadre.f_code.co_filename) is not None:
            ligne, rang = numero, i
    if isinstance(erreur, SyntaxError):
        ligne = erreur.lineno
    carnet = carnet_courant()
    return Contexte(
        ligne=ligne,
        code=ligne_de(courante.source, ligne),
        source=courante.source,
        noms={n: v for n, v in shell.user_ns.items() if n not in shell.user_ns_hidden},
        carnet=lire_cellules(carnet) if carnet else (),
        cellule=courante.cellule,
        dossier=Path.cwd(),
        cadres=tuple(cadre for cadre, _ in pile[rang + 1 :]),
    )


def _afficher(shell: Any, erreur: BaseException, trace: list[str]) -> None:
    from IPython.display import publish_display_data

    explication = expliquer(erreur, contexte_de(erreur, shell, getattr(shell, _ATTRIBUT)))
    publish_display_data({"text/html": carte(explication, "\n".join(trace)), "text/plain": texte_brut(explication)})


def load_ipython_extension(shell: Any) -> None:
    """Point d’entrée d’IPython. Sans effet hors d’un noyau Jupyter, et si elle est déjà chargée."""
    if hasattr(shell, _ATTRIBUT) or not hasattr(shell, "kernel"):
        return
    courante = Seance(originale=shell._showtraceback)
    setattr(shell, _ATTRIBUT, courante)
    shell.events.register("pre_run_cell", courante.noter)

    def montrer(etype: type[BaseException], erreur: BaseException, trace: list[str]) -> None:
        correction = bool(os.environ.get("NBGRADER_EXECUTION"))
        try:
            sys.stdout.flush()
            _afficher(shell, erreur, [] if correction else trace)
            courte = trace if correction else [str(l) for l in trace[-1:]]
        except Exception:  # une explication ne doit jamais cacher l’erreur qu’elle explique
            courte = trace
        courante.originale(etype, erreur, courte)

    shell._showtraceback = montrer


def unload_ipython_extension(shell: Any) -> None:
    """Rend au noyau son affichage d’origine."""
    courante = getattr(shell, _ATTRIBUT, None)
    if courante is not None:
        shell._showtraceback = courante.originale
        shell.events.unregister("pre_run_cell", courante.noter)
        delattr(shell, _ATTRIBUT)
