"""Corriger un lot de copies : préparer, exécuter à plusieurs, juger, inscrire, sans jamais s'arrêter.

L'exécution, seule étape lente, passe par un `concurrent.futures.Executor` ; tout le reste se fait
ici, dans un seul processus, qui est donc le seul à écrire au carnet de notes. Pendant qu'une copie
s'inscrit, les suivantes s'exécutent.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .devoir_pret import lire_devoir_pret
from .echanges import Bornes, Demande, Execution, Source
from .materiel import Materiel, processus_locaux
from .noyaux.couveuse import ZygotePerdu
from .suivi import EtatCopie, QuestionNotee, Suivi, empreinte
from .verrou import DejaPris, verrou

if TYPE_CHECKING:
    from .inscription import Inscription
    from .rejeu import Rejeu

ESSAIS_PAR_COPIE = 2


@dataclass(frozen=True)
class Reglages:
    """Comment corriger.

    Attributes:
        taches: copies exécutées en même temps.
        bornes: durées et tailles permises à une copie.
        bac_a_sable: faux seulement sur demande écrite en toutes lettres.
        tiede: noyaux dupliqués (Linux) ; sinon un noyau ordinaire par copie.
        rejouer: graine d'un autre tirage des jeux, sur lequel refaire les copies ; None pour ne pas le faire.
        avance: copies préparées pour chaque tâche pendant que nbgrader s'importe, ce qui dure autant que la
            chauffe ; 0 pour mesurer sans les démarrages.
    """

    taches: int = max(1, min(os.cpu_count() or 1, 8))
    bornes: Bornes = Bornes()
    bac_a_sable: bool = True
    tiede: bool = sys.platform == "linux"
    rejouer: int | None = None
    avance: int = 8


@dataclass(frozen=True)
class _Jugee:
    """Une copie exécutée et jugée, pas encore inscrite."""

    carnet: Any
    verdicts: dict[str, Any]
    ecarts: tuple[Any, ...]
    incidents: tuple[str, ...]
    duree_s: float


@dataclass
class _EnCours:
    eleve: str
    demande: Demande
    fichiers: dict[str, bytes]  # remis avec le carnet
    phrases: tuple[str, ...]
    empreinte: str
    verrou: ExitStack
    depuis: float = field(default_factory=time.monotonic)
    essai: int = 1
    generation: int = 0
    premiere: _Jugee | None = None  # pendant le rejeu : la copie déjà exécutée et jugée


def eleves_du_devoir(racine: Path, devoir: str) -> list[str]:
    """Les élèves qui ont rendu ce devoir, par ordre alphabétique."""
    return sorted(p.parent.name for p in (racine / "classe" / "rendus").glob(f"*/{devoir}") if p.is_dir())


class Moteur:
    """La correction d'un devoir pour une classe.

    Args:
        racine: dossier qui contient `solutions/`, `exercises/` et `classe/`.
        executeur: où s'exécutent les copies ; par défaut, des processus de cette machine.

    Attributes:
        pret_a: instant (`time.perf_counter`) où tout était prêt pour le dernier lot : noyaux chauds, nbgrader importé.
    """

    def __init__(self, racine: Path, devoir: str, reglages: Reglages = Reglages(),
                 executeur: Callable[[int], Executor] | None = None) -> None:
        self.racine, self.devoir, self.reglages = racine.resolve(), devoir, reglages
        self.suivi = Suivi(self.racine / "classe" / "correction" / devoir)
        self._executeur = executeur or processus_locaux
        self._prepares = self.suivi.dossier / f"prepares-{os.getpid()}"
        self._rejeu: Rejeu | None = None
        self._inscription: Inscription | None = None
        self.pret_a = 0.0

    def corriger(self, eleves: Iterable[str], *, reprendre: bool = False,
                 avancer: Callable[[EtatCopie], None] = lambda _: None) -> list[EtatCopie]:
        """Corrige des copies et rend leur état, dans l'ordre donné.

        Args:
            reprendre: ne refait pas une copie déjà notée et inchangée.
            avancer: appelée après chaque copie, dans l'ordre où elles finissent.

        Raises:
            KeyboardInterrupt: après avoir tout arrêté ; les copies finies sont enregistrées.
        """
        self._pret = lire_devoir_pret(self.racine, self.devoir)
        self._materiel = Materiel(
            self._pret.repetition(), taches=self.reglages.taches, bac_a_sable=self.reglages.bac_a_sable,
            tiede=self.reglages.tiede, executeur=self._executeur)
        eleves = list(dict.fromkeys(eleves))
        etats: dict[str, EtatCopie] = {}

        def finir(etat: EtatCopie, a_garder: bool = True) -> None:
            if a_garder:
                self.suivi.ecrire(etat)
            etats[etat.eleve] = etat
            avancer(etat)

        try:
            self._materiel.chauffer()
            self._derouler(deque(eleves), reprendre, finir)
        finally:
            self._materiel.fermer()
            if self._inscription is not None:
                self._inscription.fermer()
            shutil.rmtree(self._prepares, ignore_errors=True)
            if self._rejeu is not None:
                shutil.rmtree(self._rejeu.dossier, ignore_errors=True)
        return [etats[e] for e in eleves]

    def memoire_du_zygote_mio(self) -> float:
        """Mémoire résidente du noyau chaud, en Mio ; 0 hors d'un lot ou sans noyau chaud."""
        return self._materiel.memoire_mio()

    # Le déroulement ---------------------------------------------------------------------

    def _derouler(self, attente: deque[str], reprendre: bool, finir: Callable[[EtatCopie], None]) -> None:
        en_cours: dict[Future, _EnCours] = {}

        def remplir(combien: int) -> None:
            while attente and len(en_cours) < combien * self.reglages.taches:
                copie = self._preparer(attente.popleft(), reprendre, finir)
                if copie is not None:
                    self._soumettre(copie, en_cours)

        remplir(self.reglages.avance)
        self._ouvrir_les_outils()
        self.pret_a = time.perf_counter()
        while attente or en_cours:
            remplir(2)
            finies, _ = wait(en_cours, timeout=1, return_when=FIRST_COMPLETED)
            for futur in finies:
                self._recevoir(futur, en_cours.pop(futur), en_cours, finir)
            if not finies:
                self._delivrer_les_muettes(en_cours, finir)

    def _ouvrir_les_outils(self) -> None:
        # Des milliers d'objets qui resteront : les compter et recompter pendant l'import le ralentit d'un dixième.
        gc.disable()
        try:
            from .inscription import Inscription
        finally:
            gc.freeze()
            gc.enable()
        self._inscription = Inscription(self.racine, self.devoir)
        if self.reglages.rejouer is not None and self.reglages.tiede:
            self._rejeu = self._preparer_le_rejeu()
            self._materiel.chauffer(self._rejeu.dossier)
        self._materiel.attendre()

    def _preparer(self, eleve: str, reprendre: bool, finir: Callable[..., None]) -> _EnCours | None:
        """La copie prête à soumettre, ou None si elle s'arrête là."""
        from .preparation import CopieIrrecevable, preparer

        rendu = self.racine / "classe" / "rendus" / eleve / self.devoir
        pile = ExitStack()
        try:
            pile.enter_context(verrou(self.suivi.verrou(eleve)))
        except DejaPris:
            # L'état gardé est celui qu'écrira l'autre.
            finir(EtatCopie(eleve, False, phrases=("Une autre correction s’occupe de cette copie.",)), False)
            return None
        marque = empreinte(rendu, self._pret.distribue, {
            "bornes": self.reglages.bornes, "rejouer": self.reglages.rejouer, "controles": self._pret.marque})
        ancien = self.suivi.lire(eleve) if reprendre else None
        if ancien is not None and ancien.notee and ancien.empreinte == marque:
            pile.close()
            finir(ancien)
            return None
        try:
            copie = preparer(rendu, self._prepares / eleve / self.devoir, self.racine / "exercises", self.devoir)
        except CopieIrrecevable as erreur:
            phrases = (*erreur.phrases, str(erreur))
        except Exception as erreur:  # une copie n'arrête jamais la classe
            phrases = (f"La remise n’a pas pu être lue ({erreur}) : demandez-en une nouvelle.",)
        else:
            fichiers = {**copie.fichiers, **self._pret.fichiers}
            demande = Demande(eleve, copie.carnet, fichiers, self._materiel.source(), self.reglages.bornes)
            return _EnCours(eleve, demande, copie.fichiers, copie.phrases, marque, pile)
        pile.close()
        finir(EtatCopie(eleve, False, phrases=phrases, empreinte=marque))
        return None

    def _soumettre(self, copie: _EnCours, en_cours: dict[Future, _EnCours]) -> None:
        from .execution import executer

        copie.depuis = time.monotonic()
        futur = self._materiel.soumettre(executer, copie.demande)
        copie.generation = self._materiel.generation
        en_cours[futur] = copie

    def _recevoir(self, futur: Future, copie: _EnCours, en_cours: dict[Future, _EnCours],
                  finir: Callable[[EtatCopie], None]) -> None:
        try:
            execution = futur.result()
        except ZygotePerdu:
            self._materiel.relancer_les_noyaux()
            self._redonner(copie, en_cours, finir)
        except (BrokenExecutor, CancelledError):
            # Un processus mort casse toutes ses copies d'un coup : on ne remplace qu'une fois.
            if copie.generation == self._materiel.generation:
                self._materiel.abandonner_les_processus()
            self._redonner(copie, en_cours, finir)
        except Exception as erreur:  # une copie n'arrête jamais la classe
            self._conclure(copie, _sans_note(copie, f"La correction de cette copie a échoué ({erreur})."), finir)
        else:
            self._continuer(copie, execution, en_cours, finir)

    def _continuer(self, copie: _EnCours, execution: Execution, en_cours: dict[Future, _EnCours],
                   finir: Callable[[EtatCopie], None]) -> None:
        """Après une exécution : rejouer s'il y a lieu, sinon inscrire."""
        try:
            if copie.premiere is not None:
                recopiees = self._comparer(copie.premiere, execution)
                etat = self._inscrire(copie, copie.premiere, recopiees)
            else:
                jugee = self._juger(execution)
                if self._rejeu is not None and self._rejeu.concerne(jugee.verdicts):
                    copie.premiere, copie.essai = jugee, 1
                    copie.demande = replace(copie.demande, source=self._source_pour(copie))
                    self._soumettre(copie, en_cours)
                    return
                etat = self._inscrire(copie, jugee)
        except Exception as erreur:  # une copie n'arrête jamais la classe
            etat = _sans_note(copie, f"nbgrader n’a pas pu inscrire cette copie ({erreur}).")
        self._conclure(copie, etat, finir)

    def _redonner(self, copie: _EnCours, en_cours: dict[Future, _EnCours],
                  finir: Callable[[EtatCopie], None]) -> None:
        if copie.essai >= ESSAIS_PAR_COPIE:
            phrase = "La correction de cette copie s’est arrêtée net deux fois : à regarder à la main."
            self._conclure(copie, _sans_note(copie, phrase), finir)
            return
        copie.essai += 1
        copie.demande = replace(copie.demande, source=self._source_pour(copie))
        self._soumettre(copie, en_cours)

    def _delivrer_les_muettes(self, en_cours: dict[Future, _EnCours],
                              finir: Callable[[EtatCopie], None]) -> None:
        """Une copie qui dépasse toutes ses bornes a coincé son processus : on le remplace."""
        limite = self.reglages.bornes.copie_s + 60
        maintenant = time.monotonic()
        if not any(maintenant - copie.depuis > limite and futur.running() for futur, copie in en_cours.items()):
            return
        self._materiel.abandonner_les_processus()
        self._materiel.relancer_les_noyaux()
        for futur in list(en_cours):
            self._redonner(en_cours.pop(futur), en_cours, finir)

    # Une copie exécutée -------------------------------------------------------------------

    def _juger(self, execution: Execution) -> _Jugee:
        from .arrets import arrets
        from .confiance import juger_le_carnet
        from .inscription import relire

        carnet = relire(execution.carnet)
        incidents = tuple(dict.fromkeys(execution.incidents + arrets(carnet)))
        verdicts, ecarts = juger_le_carnet(carnet, self._pret.controles)
        return _Jugee(carnet, verdicts, ecarts, incidents, execution.duree_s)

    def _comparer(self, jugee: _Jugee, rejouee: Execution) -> tuple[str, ...]:
        from .inscription import relire
        from .rejeu import recopiees

        return recopiees(self._rejeu, jugee.verdicts, jugee.carnet, relire(rejouee.carnet))

    def _inscrire(self, copie: _EnCours, jugee: _Jugee, recopiees: tuple[str, ...] = ()) -> EtatCopie:
        from . import signaux

        incidents = jugee.incidents
        soupcons = tuple(str(e) for e in jugee.ecarts) + recopiees
        for phrase in incidents + soupcons:
            signaux.signaler(jugee.carnet, phrase)
        self._inscription.inscrire(copie.eleve, jugee.carnet, copie.fichiers)
        questions = {
            nom: QuestionNotee(v.points, v.sur, v.etat, tuple(c.reconnu for c in v.champs if c.reconnu))
            for nom, v in jugee.verdicts.items()
        }
        return EtatCopie(
            copie.eleve, True, sum(q.points for q in questions.values()), sum(q.sur for q in questions.values()),
            copie.phrases + incidents + soupcons, any(e.annonce for e in jugee.ecarts),
            jugee.duree_s, copie.empreinte, questions,
        )

    def _conclure(self, copie: _EnCours, etat: EtatCopie, finir: Callable[[EtatCopie], None]) -> None:
        finir(etat)
        copie.verrou.close()

    def _source_pour(self, copie: _EnCours) -> Source | None:
        return self._materiel.source(self._rejeu.dossier if copie.premiere is not None else None)

    def _preparer_le_rejeu(self) -> Rejeu:
        from .rejeu import preparer_rejeu

        devoir = self.racine / "solutions" / self.devoir
        return preparer_rejeu(devoir, self.reglages.rejouer, self.suivi.dossier / f"rejeu-{os.getpid()}")


def _sans_note(copie: _EnCours, phrase: str) -> EtatCopie:
    return EtatCopie(copie.eleve, False, phrases=copie.phrases + (phrase,), empreinte=copie.empreinte)
