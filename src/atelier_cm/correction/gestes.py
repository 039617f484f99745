"""Les gestes de la personne qui corrige : ramasser, corriger, rendre les retours, exporter."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from pathlib import Path

from atelier_cm.erreurs import ErreurAtelier

from .progression import Barre, duree, imprimable

INTERROMPU = 130


def corriger(racine: Path, devoir: str, eleves: Iterable[str] = (), *, taches: int | None = None,
             reprendre: bool = False, rejouer: int | None = None, bac_a_sable: bool = True) -> int:
    """Corrige un devoir et écrit le compte rendu ; voir `moteur.Reglages` pour les réglages.

    Args:
        eleves: identifiants à corriger ; toute la classe par défaut.

    Returns:
        0 si chaque copie a une note, 1 si l'une n'en a pas ou si une copie est suspecte.

    Raises:
        ErreurAtelier: rien à corriger, devoir non construit, élève inconnu, bac à sable impossible.
    """
    from .classe import inscrire_le_devoir
    from .moteur import Moteur, Reglages, eleves_du_devoir
    from .noyaux import bac_a_sable as sable
    from .noyaux.couveuse import ZygotePerdu

    _exiger_le_devoir(racine, devoir)
    if bac_a_sable:
        sable.exiger()
    presents = eleves_du_devoir(racine, devoir)
    if not presents:
        raise ErreurAtelier(f"Aucune copie de « {devoir} » dans classe/rendus/ : commencez par "
                            f"« atelier ramasser {devoir} ».")
    choisis = list(dict.fromkeys(eleves)) or presents
    inconnus = sorted(set(choisis) - set(presents))
    if inconnus:
        raise ErreurAtelier(f"Pas de copie de « {devoir} » pour : {', '.join(inconnus)}.")
    inscrire_le_devoir(racine, devoir)
    reglages = Reglages(bac_a_sable=bac_a_sable, rejouer=rejouer)
    if taches is not None:
        from dataclasses import replace

        reglages = replace(reglages, taches=max(1, taches))
    moteur = Moteur(racine, devoir, reglages)
    if not bac_a_sable:
        print("Sans bac à sable : le code des copies s’exécute avec vos droits.")
    barre = Barre("Correction", len(choisis))
    depart = time.monotonic()

    def avancer(etat) -> None:
        barre.avancer(etat.eleve)
        for phrase in etat.phrases:
            barre.dire(f"  {etat.eleve} : {phrase}")

    try:
        etats = moteur.corriger(choisis, reprendre=reprendre, avancer=avancer)
    except KeyboardInterrupt:
        barre.finir()
        print(f"Interrompu : {barre.faits} copies sur {barre.total} sont faites et gardées. "
              f"Pour finir : atelier corriger {devoir} --reprendre")
        return INTERROMPU
    except ZygotePerdu as perdu:
        barre.finir()
        raise ErreurAtelier(f"Correction arrêtée : {perdu}. Les copies déjà faites sont gardées ; pour finir : "
                            f"atelier corriger {devoir} --reprendre") from perdu
    barre.finir()
    return _rendre_compte(moteur.suivi.dossier, devoir, etats, time.monotonic() - depart)


def _rendre_compte(dossier: Path, devoir: str, etats: list, duree_s: float) -> int:
    from .compte_rendu import Lot, ecrire, resume

    maintenant = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    lot = Lot(devoir, tuple(etats), duree_s, maintenant)
    _, page = ecrire(lot, dossier)
    print(resume(lot))
    print(f"Compte rendu : {page}")
    return 1 if lot.sans_note or lot.suspectes else 0


def ramasser(racine: Path, devoir: str) -> int:
    """Range les zips de classe/remises/ dans classe/rendus/, en gardant la version précédente.

    Returns:
        0 si tout est rangé, 1 si une remise a été laissée de côté (une phrase dit laquelle et pourquoi).

    Raises:
        ErreurAtelier: aucun zip à ramasser.
    """
    from .classe import ramasser as zip_collect
    from .moteur import eleves_du_devoir
    from .versions import eclater_zip_moodle, garder_les_precedentes

    _exiger_le_devoir(racine, devoir)
    recues = racine / "classe" / "remises" / devoir / "recues"
    if not recues.is_dir() or not any(recues.iterdir()):
        raise ErreurAtelier(f"Aucune remise : déposez les zips des élèves (ou celui de Moodle) dans {recues}.")
    tires, refus = eclater_zip_moodle(recues, devoir)
    for phrase in tires:
        print(phrase)
    avant = garder_les_precedentes(racine, devoir)
    refus += zip_collect(racine, devoir)
    gardees = avant.conclure()
    eleves = eleves_du_devoir(racine, devoir)
    print(f"{len(eleves)} copies dans classe/rendus/.")
    if gardees:
        print(f"Nouvelle version pour {len(gardees)} : {', '.join(gardees)} (la précédente est dans "
              "classe/rendus-precedents/).")
    for phrase in refus:
        print(imprimable(phrase))
    return 1 if refus else 0


def retours(racine: Path, devoir: str) -> int:
    """Écrit un retour par copie corrigée dans classe/retours/.

    Returns:
        0, ou 1 si le retour d'une copie n'a pas pu être écrit ; les autres le sont.

    Raises:
        ErreurAtelier: aucune copie corrigée.
    """
    from .classe import rendre

    eleves = sorted(p.parent.name for p in (racine / "classe" / "corriges").glob(f"*/{devoir}"))
    if not eleves:
        raise ErreurAtelier(f"Aucune copie corrigée : commencez par « atelier corriger {devoir} ».")
    barre = Barre("Retours", len(eleves))
    depart = time.monotonic()
    refus = rendre(racine, devoir, eleves, avancer=barre.avancer)
    barre.finir()
    print(f"{len(eleves) - len(refus)} retours dans classe/retours/ en {duree(time.monotonic() - depart)}.")
    for phrase in refus:
        print(imprimable(phrase))
    return 1 if refus else 0


def exporter(racine: Path, vers: Path) -> int:
    """Écrit les notes par question et le récapitulatif par élève, pour un tableur français."""
    from .classe import nbgrader
    from .export import ExportAtelier

    if not (racine / "classe" / "notes.db").is_file():
        raise ErreurAtelier("Pas encore de carnet de notes : corrigez d’abord un devoir.")
    api = nbgrader(racine)
    try:
        with api.gradebook as carnet:
            ExportAtelier(config=api.config, to=str(vers)).export(carnet)
    except OSError as erreur:
        raise ErreurAtelier(f"« {vers} » ne peut pas être écrit ({erreur.strerror}) : choisissez un autre fichier "
                            "avec --vers, ou fermez-le s’il est ouvert dans le tableur.") from erreur
    print(f"Notes : {vers}\nRécapitulatif : {vers.with_name(vers.stem + '-recapitulatif.csv')}")
    return 0


def _exiger_le_devoir(racine: Path, devoir: str) -> None:
    """Raises: ErreurAtelier si le devoir n'est pas construit, avec les noms possibles."""
    connus = sorted(p.parent.name for p in (racine / "solutions").glob("*/controles.json"))
    if devoir not in connus:
        suite = f"Devoirs construits : {', '.join(connus)}." if connus else "Aucun n’est construit."
        raise ErreurAtelier(f"Le devoir « {devoir} » n’est pas construit. {suite} (atelier construire)")
    if not (racine / "exercises" / devoir / f"{devoir}.ipynb").is_file():
        raise ErreurAtelier(f"La version apprenant de « {devoir} » manque : atelier construire {devoir}.")
    if _forme_seule(racine / "solutions" / devoir / "controles.json"):
        raise ErreurAtelier(f"solutions/{devoir}/controles.json ne contient que la forme des questions : "
                            f"toute la classe aurait zéro. Relancez « atelier construire {devoir} ».")


def _forme_seule(chemin: Path) -> bool:
    import json

    return bool(json.loads(chemin.read_text(encoding="utf-8")).get("forme_seule"))
