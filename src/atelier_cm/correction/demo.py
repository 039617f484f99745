"""``atelier demo`` : vingt élèves, un devoir, la chaîne entière, sans toucher à la vraie classe."""

from __future__ import annotations

import json
import random
import shutil
import time
import zipfile
from pathlib import Path

from atelier_cm.erreurs import ErreurAtelier

from . import classe
from .abimer import ABIMES
from .devoirs import Travail, lire_devoir
from .nombres import en_francais
from .progression import Barre
from .simulation import GRAINE, Eleve, copie_simulee, fautes_typiques

MARQUE = ".demonstration-atelier"
COMMENTAIRES = {
    0: "Le texte ne le montre pas encore. Par quoi commenceriez-vous ?",
    1: "L’idée est là. Que faudrait-il ajouter pour qu’on puisse la vérifier ?",
    2: "Complet. Pour aller plus loin : que ne permet-il pas de conclure ?",
    3: "Rien à ajouter : gardez cette façon de faire.",
}
ELEVES = (
    *(Eleve(n, "juste") for n in ("amina.b", "basile.c", "chloe.d", "david.e")),
    *(Eleve(n, "partielle", r) for n, r in (
        ("elsa.f", 0.85), ("farid.g", 0.7), ("gaelle.h", 0.6), ("hugo.i", 0.5), ("ines.j", 0.4),
        ("jules.k", 0.25))),
    Eleve("karim.l", "vierge"), Eleve("lina.m", "vierge"),
    *(Eleve(n, p, 0.8) for n, p in (
        ("marc.n", "cellule en double"), ("nora.o", "cellules supprimées"), ("oscar.p", "fichier coupé"),
        ("paula.q", "carnet renommé"), ("quentin.r", "marque invisible"), ("rose.s", "boucle sans fin"),
        ("samir.t", "cellule en erreur"), ("tess.u", "métadonnées effacées"))),
)


def demontrer(racine: Path, devoir: str, dossier: Path, *, ouvriers: int = 2) -> int:
    """Joue la chaîne entière dans ``dossier`` et affiche le récapitulatif ; 0 si tout s'est passé.

    Lève :class:`ErreurAtelier` si le devoir n'est pas construit ou si le dossier contient
    autre chose qu'une démonstration.
    """
    depart = time.perf_counter()
    _verifier(racine, devoir)
    dossier = _dossier_neuf(dossier)
    travail = lire_devoir(racine, devoir)
    _dire("Distribution du devoir")
    shutil.copytree(racine / "solutions" / devoir, dossier / "solutions" / devoir)
    classe.distribuer(dossier, devoir)
    _dire(f"Remise de {len(ELEVES)} copies simulées, en zip")
    _remettre(racine, travail, dossier, devoir)
    for phrase in classe.ramasser(dossier, devoir):
        _dire(phrase)
    barre = Barre("Correction", len(ELEVES))
    corrections = _corriger(dossier, devoir, ouvriers, barre)
    barre.finir()
    corriges = [c.eleve for c in corrections if c.corrigee]
    _dire("Lecture des livrables (niveaux simulés)")
    _noter_les_criteres(dossier, devoir, corriges)
    barre = Barre("Retours", len(corriges))
    refuses = classe.rendre(dossier, devoir, corriges, avancer=barre.avancer)
    barre.finir()
    for phrase in refuses:
        _dire(phrase)
    notes = _exporter(dossier)
    print()
    print("\n".join(recapitulatif(corrections, notes)))
    print(f"\nFini en {time.perf_counter() - depart:.0f} s. Dans {dossier} :")
    print("  classe/retours/   une page par élève\n  notes.csv         une ligne par question et critère"
          "\n  notes-recapitulatif.csv   une ligne par élève, par compétence")
    return 0


def _corriger(dossier: Path, devoir: str, ouvriers: int, barre: Barre) -> list[classe.Correction]:
    """Par le moteur et son bac à sable ; par nbgrader seul là où le bac à sable n'existe pas."""
    from .moteur import Moteur, Reglages
    from .noyaux import bac_a_sable

    eleves = [e.identifiant for e in ELEVES]
    try:
        bac_a_sable.exiger()
    except bac_a_sable.BacASableAbsent:
        _dire("Pas de bac à sable sur cette machine : les copies simulées, sans danger, passent par nbgrader seul.")
        return classe.corriger(dossier, devoir, eleves, ouvriers=ouvriers, avancer=lambda c: barre.avancer(c.eleve))
    etats = Moteur(dossier, devoir, Reglages(taches=ouvriers)).corriger(
        eleves, avancer=lambda e: barre.avancer(e.eleve))
    return [classe.Correction(e.eleve, e.notee, e.phrases, e.duree_s) for e in etats]


def _verifier(racine: Path, devoir: str) -> None:
    for chemin in (racine / "solutions" / devoir / f"{devoir}.ipynb",
                   racine / "exercises" / devoir / f"{devoir}.ipynb"):
        if not chemin.is_file():
            raise ErreurAtelier(f"Le devoir « {devoir} » n’est pas construit : atelier construire {devoir}.")


def _dossier_neuf(dossier: Path) -> Path:
    """Vide une ancienne démonstration ; refuse de vider quoi que ce soit d'autre."""
    dossier = dossier.resolve()
    if dossier.exists() and any(dossier.iterdir()):
        if not (dossier / MARQUE).is_file():
            raise ErreurAtelier(f"« {dossier} » contient autre chose qu’une démonstration : "
                                "choisissez un autre dossier avec --dossier.")
        shutil.rmtree(dossier)
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / MARQUE).write_text("Ce dossier est vidé à chaque démonstration.\n", encoding="utf-8")
    return dossier


def _remettre(racine: Path, travail: Travail, dossier: Path, devoir: str) -> None:
    fautes = fautes_typiques(racine, travail)
    recues = dossier / "classe" / "remises" / devoir / "recues"
    recues.mkdir(parents=True)
    hasard = random.Random(GRAINE)
    for eleve in ELEVES:
        carnet = copie_simulee(eleve, travail, fautes, hasard)
        fichiers = {f"{devoir}.ipynb": json.dumps(carnet, ensure_ascii=False).encode()}
        fichiers = ABIMES.get(eleve.profil, lambda f, _: f)(fichiers, travail)
        with zipfile.ZipFile(recues / f"{eleve.identifiant}_{devoir}.zip", "w",
                             zipfile.ZIP_DEFLATED) as archive:
            for nom, octets in fichiers.items():
                archive.writestr(nom, octets)


def _noter_les_criteres(dossier: Path, devoir: str, eleves: list[str]) -> None:
    """Saisit un niveau et un commentaire par critère, comme le ferait le formgrader."""
    profils = {e.identifiant: e for e in ELEVES}
    hasard = random.Random(GRAINE + 1)
    with classe.nbgrader(dossier).gradebook as notes:
        for eleve in eleves:
            for carnet in notes.find_submission(devoir, eleve).notebooks:
                for note in carnet.grades:
                    if note.cell.type != "TaskCell" or not note.needs_manual_grade:
                        continue
                    centre = 3 * profils[eleve].reussite - 0.5
                    niveau = min(3, max(0, round(hasard.gauss(centre, 0.6))))
                    note.manual_score, note.needs_manual_grade = float(niveau), False
                    commentaire = notes.find_comment(note.name, carnet.name, devoir, eleve)
                    commentaire.manual_comment = COMMENTAIRES[niveau]
        notes.db.commit()


def _exporter(dossier: Path) -> dict[str, tuple[float, float]]:
    """Écrit les deux fichiers de notes ; renvoie le total et le maximum par élève."""
    from .export import ExportAtelier, lire_notes

    api = classe.nbgrader(dossier)
    greffon = ExportAtelier(config=api.config, to=str(dossier / "notes.csv"))
    with api.gradebook as carnet:
        greffon.export(carnet)
        notes = lire_notes(carnet, dossier / "solutions")
    eleves = dict.fromkeys(n.identifiant for n in notes)
    return {e: (sum(n.points for n in notes if n.identifiant == e),
                sum(n.sur for n in notes if n.identifiant == e)) for e in eleves}


def recapitulatif(corrections: list[classe.Correction],
                  notes: dict[str, tuple[float, float]]) -> list[str]:
    """Le tableau de fin : une ligne par élève, sa note ou pourquoi il n'en a pas."""
    largeur = max(len(c.eleve) for c in corrections)
    lignes = [f"{'Élève':<{largeur}}  {'Note':>13}  Ce qui s’est passé",
              f"{'─' * largeur}  {'─' * 13}  {'─' * 60}"]
    for c in corrections:
        points, sur = notes.get(c.eleve, (0.0, 0.0))
        note = f"{en_francais(points)} sur {en_francais(sur)}" if c.corrigee else "non corrigée"
        lignes.append(f"{c.eleve:<{largeur}}  {note:>13}  {c.phrases[0] if c.phrases else ''}".rstrip())
        lignes += [f"{'':<{largeur}}  {'':>13}  {p}" for p in c.phrases[1:]]
    faites = sum(c.corrigee for c in corrections)
    moyenne = f"{sum(c.duree for c in corrections) / max(1, len(corrections)):.1f}".replace(".", ",")
    s = "s" if faites > 1 else ""
    lignes += ["", f"{faites} copie{s} corrigée{s} sur {len(corrections)} ; {moyenne} s par copie en moyenne."]
    return lignes


def _dire(phrase: str) -> None:
    print(phrase, flush=True)
