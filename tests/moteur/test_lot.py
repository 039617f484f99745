"""Un lot ne perd rien : coupure, reprise, deux corrections à la fois, processus ou noyau tués."""

from __future__ import annotations

import json
import os
import shutil
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from atelier_cm.cli import main
from atelier_cm.correction.echanges import Bornes
from atelier_cm.correction.materiel import processus_locaux
from atelier_cm.correction.moteur import Moteur, Reglages
from atelier_cm.correction.verrou import verrou

DEVOIR = "m9-mini"
ELEVES = [f"eleve-{n}" for n in range(4)]
pytestmark = pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap absent : le moteur ne s'essaie pas")
REGLAGES = Reglages(taches=1, bornes=Bornes(cellule_s=5, copie_s=30))


@pytest.fixture
def classe(racine_mini, copie_mini, deposer):
    """Quatre copies rendues, rien de corrigé."""
    for nom in ("rendus", "corriges", "correction", "rendus-precedents", "remises", "retours"):
        shutil.rmtree(racine_mini / "classe" / nom, ignore_errors=True)
    for rang, eleve in enumerate(ELEVES):
        deposer(eleve, copie_mini() if rang else copie_mini(E9_1="total = 0"))
    return racine_mini


class Compteur:
    """Un exécuteur qui compte ce qu'on lui soumet, et peut agir à chaque fois."""

    def __init__(self, bassin, agir=lambda bassin, rang: None):
        self.bassin, self.soumis, self.agir = bassin, 0, agir

    def submit(self, *arguments):
        self.soumis += 1
        futur = self.bassin.submit(*arguments)
        self.agir(self.bassin, self.soumis)
        return futur

    def shutdown(self, **options):
        self.bassin.shutdown(**options)

    @property
    def _processes(self):
        return getattr(self.bassin, "_processes", None)


def points(etats):
    return [e.points for e in etats]


def test_une_coupure_ne_perd_rien_et_reprendre_finit(classe):
    faits = []

    def couper(etat):
        faits.append(etat.eleve)
        if len(faits) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Moteur(classe, DEVOIR, REGLAGES).corriger(ELEVES, avancer=couper)
    compteurs = []

    def executeur(taches):
        compteurs.append(Compteur(processus_locaux(taches)))
        return compteurs[-1]

    etats = Moteur(classe, DEVOIR, REGLAGES, executeur).corriger(ELEVES, reprendre=True)
    assert points(etats) == [3.0, 5.0, 5.0, 5.0]
    assert sum(c.soumis for c in compteurs) == len(ELEVES) - 2


def test_reprendre_refait_une_copie_rendue_de_nouveau(classe, copie_mini, deposer):
    Moteur(classe, DEVOIR, REGLAGES).corriger(ELEVES[:2])
    deposer(ELEVES[0], copie_mini())
    etats = Moteur(classe, DEVOIR, REGLAGES).corriger(ELEVES[:2], reprendre=True)
    assert points(etats) == [5.0, 5.0]


def test_deux_corrections_ensemble_se_partagent_la_classe(classe):
    moteur = Moteur(classe, DEVOIR, REGLAGES)
    with verrou(moteur.suivi.verrou(ELEVES[1])):
        etats = moteur.corriger(ELEVES[:2])
    assert etats[0].notee
    assert not etats[1].notee and "Une autre correction" in etats[1].phrases[0]


def test_l_executeur_peut_etre_un_autre(classe):
    """Aucune supposition sur l'endroit où s'exécute une copie : des fils de ce processus conviennent."""
    etats = Moteur(classe, DEVOIR, REGLAGES, lambda taches: ThreadPoolExecutor(taches)).corriger(ELEVES[:2])
    assert points(etats) == [3.0, 5.0], etats


def test_un_processus_tue_est_remplace_et_sa_copie_refaite(classe):
    tues = []

    def tuer(bassin, rang):
        if not tues:
            tues.append(next(iter(bassin._processes)))
            os.kill(tues[0], signal.SIGKILL)

    etats = Moteur(classe, DEVOIR, REGLAGES, lambda t: Compteur(processus_locaux(t), tuer)).corriger(ELEVES)
    assert tues and points(etats) == [3.0, 5.0, 5.0, 5.0], etats


def test_un_noyau_chaud_mort_est_relance(classe):
    moteur = Moteur(classe, DEVOIR, REGLAGES)
    tues = []

    def tuer(etat):
        if not tues:
            (zygote,) = moteur._materiel._zygotes.values()
            tues.append(zygote._processus.pid)
            os.kill(tues[0], signal.SIGKILL)

    etats = moteur.corriger(ELEVES, avancer=tuer)
    assert tues and points(etats) == [3.0, 5.0, 5.0, 5.0], etats


def test_les_notes_sont_celles_de_nbgrader_seul(classe, copie_mini, deposer):
    """Ligne à ligne : la même copie honnête reçoit la même note des deux façons."""
    from atelier_cm.correction.classe import corriger as par_nbgrader

    variantes = {"moitie": {"E9_3": "portee_totale = 24400"}, "erreur": {"E9_1": "1 / 0"},
                 "vide": {"E9_1": "total = ...", "E9_2": 'lettre = "..."', "E9_3": "portee_totale = ..."},
                 "choix": {"E9_2": 'lettre = "A"'}, "virgule": {"E9_1": 'total = "805,0"'}}
    for nom, reponses in variantes.items():
        deposer(nom, copie_mini(**reponses))
    eleves = [*ELEVES, *variantes]
    Moteur(classe, DEVOIR, REGLAGES).corriger(eleves)
    du_moteur = lignes_de_notes(classe, eleves)
    corrections = par_nbgrader(classe, DEVOIR, eleves, ouvriers=1)
    assert all(c.corrigee for c in corrections)
    assert lignes_de_notes(classe, eleves) == du_moteur
    assert len(du_moteur) == 3 * len(eleves)


def lignes_de_notes(racine: Path, eleves) -> list[tuple]:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{racine / 'classe' / 'notes.db'}", "atelier-cm") as notes:
        return sorted((eleve, note.name, note.auto_score, note.needs_manual_grade)
                      for eleve in eleves for carnet in notes.find_submission(DEVOIR, eleve).notebooks
                      for note in carnet.grades)


# La commande ---------------------------------------------------------------------------


def test_la_commande_ecrit_le_compte_rendu_et_sort_0(classe, capsys):
    assert main(["corriger", DEVOIR, "--racine", str(classe), "--taches", "1", "--eleve", *ELEVES[:2]]) == 0
    sortie = capsys.readouterr().out
    assert "2 copies notées sur 2" in sortie
    dossier = classe / "classe" / "correction" / DEVOIR
    assert len(json.loads((dossier / "compte-rendu.json").read_text())["etats"]) == 2
    page = (dossier / "compte-rendu.html").read_text()
    assert '<html lang="fr">' in page and "<script" not in page and "Content-Security-Policy" in page


def test_une_copie_sans_note_fait_sortir_1_et_le_compte_rendu_echappe_tout(classe, deposer, capsys):
    deposer("pirate", b"{", "<script>alert(1)</script>.ipynb")
    assert main(["corriger", DEVOIR, "--racine", str(classe), "--taches", "1", "--eleve", "pirate"]) == 1
    assert "pirate :" in capsys.readouterr().out
    page = (classe / "classe" / "correction" / DEVOIR / "compte-rendu.html").read_text()
    assert "<script" not in page and "sans note" in page


@pytest.mark.parametrize(("arguments", "phrase"), [
    (["m0-absent"], "n’est pas construit"),
    ([DEVOIR, "--eleve", "inconnue"], "Pas de copie"),
])
def test_une_demande_impossible_se_dit_en_une_phrase(classe, capsys, arguments, phrase):
    assert main(["corriger", *arguments, "--racine", str(classe)]) == 1
    assert phrase in capsys.readouterr().err


def test_sans_bac_a_sable_il_faut_l_ecrire_en_toutes_lettres(classe, capsys, monkeypatch):
    from atelier_cm.correction.noyaux import bac_a_sable

    monkeypatch.setattr(bac_a_sable.shutil, "which", lambda _: None)
    assert main(["corriger", DEVOIR, "--racine", str(classe), "--eleve", ELEVES[0]]) == 1
    assert "--sans-bac-a-sable" in capsys.readouterr().err
    assert main(["corriger", DEVOIR, "--racine", str(classe), "--eleve", ELEVES[0], "--sans-bac-a-sable"]) == 0
    assert "avec vos droits" in capsys.readouterr().out


def test_hors_de_linux_les_noyaux_sont_ordinaires_et_les_notes_les_memes(classe):
    reglages = Reglages(taches=1, bac_a_sable=False, tiede=False)
    assert points(Moteur(classe, DEVOIR, reglages).corriger(ELEVES[:2])) == [3.0, 5.0]


# Le ramassage ----------------------------------------------------------------------------


def zip_de(fichiers: dict[str, bytes], chemin: Path) -> None:
    import zipfile

    chemin.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(chemin, "w") as archive:
        for nom, contenu in fichiers.items():
            archive.writestr(nom, contenu)


def test_un_zip_de_moodle_est_eclate_par_eleve(classe, copie_mini, capsys):
    shutil.rmtree(classe / "classe" / "rendus")
    carnet = json.dumps(copie_mini()).encode()
    recues = classe / "classe" / "remises" / DEVOIR / "recues"
    zip_de({f"Zoé d'Arc_123_assignsubmission_file_/{DEVOIR}.ipynb": carnet,
            f"Jean Paul_456_assignsubmission_file/{DEVOIR}.ipynb": carnet}, recues / "Cours-Devoir.zip")
    assert main(["ramasser", DEVOIR, "--racine", str(classe)]) == 0
    assert "vient de Moodle : 2 remises" in capsys.readouterr().out
    rendus = sorted(p.parent.parent.name for p in (classe / "classe" / "rendus").glob(f"*/{DEVOIR}/{DEVOIR}.ipynb"))
    assert rendus == ["jean.paul-456", "zoe.d.arc-123"]


def test_la_derniere_version_et_la_precedente_sont_gardees(classe, copie_mini, capsys):
    shutil.rmtree(classe / "classe" / "rendus")
    recues = classe / "classe" / "remises" / DEVOIR / "recues"
    for version, reponse in enumerate(("total = 1", "total = 2", "total = 3")):
        zip_de({f"{DEVOIR}.ipynb": json.dumps(copie_mini(E9_1=reponse)).encode()}, recues / f"amina_{DEVOIR}.zip")
        os.utime(recues / f"amina_{DEVOIR}.zip", (1_700_000_000 + version, 1_700_000_000 + version))
        assert main(["ramasser", DEVOIR, "--racine", str(classe)]) == 0
    assert "Nouvelle version pour 1 : amina" in capsys.readouterr().out
    assert "total = 3" in (classe / "classe" / "rendus" / "amina" / DEVOIR / f"{DEVOIR}.ipynb").read_text()
    assert "total = 2" in (classe / "classe" / "rendus-precedents" / "amina" / DEVOIR / f"{DEVOIR}.ipynb").read_text()


def test_un_zip_ne_sort_pas_de_son_dossier_et_une_bombe_est_refusee(classe, copie_mini):
    shutil.rmtree(classe / "classe" / "rendus")
    recues = classe / "classe" / "remises" / DEVOIR / "recues"
    carnet = json.dumps(copie_mini()).encode()
    zip_de({f"{DEVOIR}.ipynb": carnet, "../../../../evade.txt": b"x", "/tmp/evade-atelier.txt": b"x"},
           recues / f"amina_{DEVOIR}.zip")
    import zipfile

    with zipfile.ZipFile(recues / f"bombe_{DEVOIR}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("gros.csv", b"0" * (200 * 2**20))
    assert main(["ramasser", DEVOIR, "--racine", str(classe)]) == 0
    assert not list(classe.parent.glob("**/evade.txt")) or all(
        "amina" in str(p) for p in classe.parent.glob("**/evade.txt"))
    assert not Path("/tmp/evade-atelier.txt").exists()
    assert not (classe / "classe" / "rendus" / "bombe").exists()
    assert (classe / "classe" / "rendus" / "amina" / DEVOIR / f"{DEVOIR}.ipynb").is_file()


# Les retours et l'export ------------------------------------------------------------------


def test_retours_et_export_suivent_la_correction(classe, tmp_path, capsys):
    assert main(["retours", DEVOIR, "--racine", str(classe)]) == 1
    assert "commencez par « atelier corriger" in capsys.readouterr().err
    Moteur(classe, DEVOIR, REGLAGES).corriger(ELEVES[:2])
    assert main(["retours", DEVOIR, "--racine", str(classe)]) == 0
    assert len(list((classe / "classe" / "retours").glob(f"*/{DEVOIR}/*.html"))) == 2
    assert main(["exporter", "--racine", str(classe), "--vers", str(tmp_path / "notes.csv")]) == 0
    lignes = (tmp_path / "notes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert any(ELEVES[0] in ligne and "E9-1" in ligne for ligne in lignes)
