"""Mesurer la vitesse : nbgrader d'origine et ce moteur, sur les mêmes copies, dans le même passage.

Les façons de corriger alternent à chaque tour, pour qu'un ralentissement de la machine les touche
toutes ; on compare des rapports, tour par tour, jamais des durées prises à des moments différents.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

GRAINE_DE_REJEU = 7


@dataclass(frozen=True)
class Facon:
    """Une façon de corriger et ses durées, en secondes par copie, une par tour."""

    nom: str
    durees: tuple[float, ...] = ()

    def avec(self, duree: float) -> Facon:
        return replace(self, durees=(*self.durees, duree))


def rapports(reference: Facon, facon: Facon) -> tuple[float, ...]:
    """Combien de fois plus vite que la référence, tour par tour."""
    return tuple(a / b for a, b in zip(reference.durees, facon.durees, strict=True))


def comparer(racine: Path, devoir: str, dossier: Path, *, copies: int, tours: int,
             annoncer: Callable[[str], None]) -> list[Facon]:
    """Temps par copie, démarrages exclus, avec une seule tâche.

    Args:
        racine: le dépôt, devoir construit.
        dossier: où travailler ; vidé.
        copies: copies corrigées à chaque tour par chaque façon.

    Returns:
        nbgrader d'origine d'abord, puis les autres, le plancher en dernier.
    """
    classe = preparer_classe(racine, devoir, dossier, copies)
    chronos: dict[str, Callable[[], float]] = {
        "nbgrader d'origine": lambda: _stock(classe, devoir, "graceful"),
        "nbgrader, arrêt immédiat des noyaux": lambda: _stock(classe, devoir, "immediate"),
        "atelier corriger, sans bac à sable": lambda: _moteur(classe, devoir, bac_a_sable=False),
        "atelier corriger": lambda: _moteur(classe, devoir),
        "atelier corriger, et un autre tirage": lambda: _moteur(classe, devoir, rejouer=GRAINE_DE_REJEU),
        "plancher : les cellules seules, déjà au chaud": lambda: _plancher(classe, devoir),
    }
    facons = {nom: Facon(nom) for nom in chronos}
    for tour in range(tours):
        for nom, chrono in chronos.items():
            annoncer(f"tour {tour + 1} sur {tours} : {nom}")
            facons[nom] = facons[nom].avec(chrono() / copies)
    return list(facons.values())


def comparer_classe(racine: Path, devoir: str, dossier: Path, *, copies: int, tours: int, taches: int,
                    annoncer: Callable[[str], None]) -> list[Facon]:
    """Temps d'une classe entière, par les commandes que l'on tape, démarrage compris."""
    classe = preparer_classe(racine, devoir, dossier, copies)
    autograde = [sys.executable, "-m", "nbgrader", "autograde", devoir, "--force", "--log-level=CRITICAL"]
    commandes = {
        "nbgrader autograde": [*autograde, "--Execute.shutdown_kernel=graceful"],
        "nbgrader autograde, arrêt immédiat des noyaux": [*autograde, "--Execute.shutdown_kernel=immediate"],
        f"atelier corriger --taches {taches}": [
            sys.executable, "-m", "atelier_cm.cli", "corriger", devoir, "--taches", str(taches), "--racine", str(classe)],
    }
    facons = {nom: Facon(nom) for nom in commandes}
    for tour in range(tours):
        for nom, commande in commandes.items():
            annoncer(f"classe de {copies}, tour {tour + 1} sur {tours} : {nom}")
            _oublier_les_resultats(classe)
            depart = time.perf_counter()
            subprocess.run(commande, cwd=classe, check=False, capture_output=True)
            duree = time.perf_counter() - depart
            faites = len(list((classe / "classe" / "corriges").glob(f"*/{devoir}/{devoir}.ipynb")))
            if faites != copies:
                raise RuntimeError(f"{nom} n'a corrigé que {faites} copies sur {copies} : la mesure ne vaut rien.")
            facons[nom] = facons[nom].avec(duree / copies)
    return list(facons.values())


def preparer_classe(racine: Path, devoir: str, dossier: Path, copies: int) -> Path:
    """Une classe simulée, distribuée et rendue, dans un dossier neuf."""
    from .classe import distribuer
    from .simulation import rendre_des_copies

    shutil.rmtree(dossier, ignore_errors=True)
    dossier.mkdir(parents=True)
    for partie in ("solutions", "exercises"):
        shutil.copytree(racine / partie / devoir, dossier / partie / devoir)
    shutil.copy(racine / "nbgrader_config.py", dossier)
    distribuer(dossier, devoir)
    rendre_des_copies(racine, devoir, dossier, copies)
    return dossier


def _oublier_les_resultats(classe: Path) -> None:
    for nom in ("corriges", "correction"):
        shutil.rmtree(classe / "classe" / nom, ignore_errors=True)


def _stock(classe: Path, devoir: str, arret: str) -> float:
    """Toutes les copies par l'`autograde` de nbgrader, dans ce processus ; durée en secondes."""
    from .classe import nbgrader
    from .moteur import eleves_du_devoir

    _oublier_les_resultats(classe)
    api = nbgrader(classe)
    api.config.Execute.shutdown_kernel = arret
    depart = time.perf_counter()
    for eleve in eleves_du_devoir(classe, devoir):
        resultat = api.autograde(devoir, eleve)
        if not resultat["success"]:
            raise RuntimeError(f"nbgrader n'a pas corrigé {eleve} : la mesure ne vaut rien.")
    return time.perf_counter() - depart


def _moteur(classe: Path, devoir: str, *, bac_a_sable: bool = True, rejouer: int | None = None) -> float:
    """Toutes les copies par le moteur, une seule tâche, chauffe exclue ; durée en secondes."""
    from .moteur import Moteur, Reglages, eleves_du_devoir

    _oublier_les_resultats(classe)
    moteur = Moteur(classe, devoir, Reglages(taches=1, bac_a_sable=bac_a_sable, rejouer=rejouer, avance=0))
    etats = moteur.corriger(eleves_du_devoir(classe, devoir))
    fin = time.perf_counter()
    if not all(e.notee for e in etats):
        raise RuntimeError("le moteur n'a pas noté toutes les copies : la mesure ne vaut rien.")
    return fin - moteur.pret_a


def _plancher(classe: Path, devoir: str) -> float:
    """Temps processeur des cellules de toutes les copies, dans un processus déjà chaud ; en secondes.

    Ni noyau, ni messages, ni carnet de notes : ce qu'aucun moteur ne peut éviter.
    """
    programme = Path(__file__).with_name("plancher.py")
    carnets = [str(p) for p in sorted((classe / "classe" / "rendus").glob(f"*/{devoir}/{devoir}.ipynb"))]
    sortie = subprocess.run(
        [sys.executable, str(programme), str(classe / "exercises" / devoir), *carnets],
        check=True, capture_output=True, text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MPLBACKEND": "agg"})
    return float(sortie.stdout.strip().splitlines()[-1])


def tableau(facons: Sequence[Facon], titre: str) -> list[str]:
    """Un tableau lisible : secondes par copie (médiane), puis rapport à la première façon et son étendue."""
    reference = facons[0]
    largeur = max(len(f.nom) for f in facons)
    lignes = [titre, "", f"{'':<{largeur}}  s par copie   fois plus vite (médiane, étendue)"]
    for facon in facons:
        r = rapports(reference, facon)
        lignes.append(f"{facon.nom:<{largeur}}  {_nombre(statistics.median(facon.durees), 3):>11}   "
                      f"{_nombre(statistics.median(r), 2):>6}   ({_nombre(min(r), 2)} à {_nombre(max(r), 2)})")
    return lignes


def contre_le_plancher(facons: Sequence[Facon]) -> str:
    """Combien de fois le plancher coûte la façon ordinaire de ce moteur."""
    moteur = next(f for f in facons if f.nom == "atelier corriger")
    fois = rapports(moteur, facons[-1])
    return (f"« atelier corriger » coûte {_nombre(statistics.median(fois), 2)} fois le plancher "
            f"({_nombre(min(fois), 2)} à {_nombre(max(fois), 2)}).")


def _nombre(valeur: float, decimales: int) -> str:
    return f"{valeur:.{decimales}f}".replace(".", ",")

