"""Un lot ne perd rien : coupure, reprise, deux corrections à la fois, processus ou noyau tués."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
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


def test_un_noyau_chaud_fige_est_remplace(classe, monkeypatch):
    from atelier_cm.correction.noyaux import couveuse, memoire

    monkeypatch.setattr(couveuse, "DELAI_DE_REPONSE_S", 1.5)
    moteur = Moteur(classe, DEVOIR, REGLAGES)
    figes = []

    def figer(etat):
        if not figes:
            (zygote,) = moteur._materiel._zygotes.values()
            figes.append(zygote._processus.pid)
            while suivants := memoire.fils(figes[-1])[:1]:  # bubblewrap, puis le zygote lui-même
                figes.extend(suivants)
            os.kill(figes[-1], signal.SIGSTOP)

    etats = moteur.corriger(ELEVES, avancer=figer)
    assert figes and points(etats) == [3.0, 5.0, 5.0, 5.0], etats


def test_une_copie_prise_par_une_autre_correction_garde_l_etat_qu_elle_avait(classe):
    moteur = Moteur(classe, DEVOIR, REGLAGES)
    moteur.corriger(ELEVES[:1])
    avant = moteur.suivi.lire(ELEVES[0])
    with verrou(moteur.suivi.verrou(ELEVES[0])):
        (etat,) = Moteur(classe, DEVOIR, REGLAGES).corriger(ELEVES[:1])
    assert not etat.notee and "autre correction" in etat.phrases[0]
    assert moteur.suivi.lire(ELEVES[0]) == avant and avant.notee


def test_reprendre_refait_une_copie_quand_le_corrige_a_change(classe):
    moteur = Moteur(classe, DEVOIR, REGLAGES)
    (avant,) = moteur.corriger(ELEVES[:1])
    controles = classe / "solutions" / DEVOIR / "controles.json"
    texte = controles.read_text(encoding="utf-8")
    try:
        complet = json.loads(texte)
        complet["questions"]["E9-1"]["titre"] += ", revu"
        controles.write_text(json.dumps(complet), encoding="utf-8")
        (apres,) = Moteur(classe, DEVOIR, REGLAGES).corriger(ELEVES[:1], reprendre=True)
    finally:
        controles.write_text(texte, encoding="utf-8")
    assert apres.empreinte != avant.empreinte


def test_les_processus_meurent_avec_la_commande(tmp_path):
    """Même tuée net, la commande ne laisse derrière elle aucun processus de travail."""
    programme = ("import os, time\nfrom atelier_cm.correction.materiel import processus_locaux\n"
                 "print(processus_locaux(1).submit(os.getpid).result(), flush=True)\ntime.sleep(60)")
    commande = subprocess.Popen([sys.executable, "-c", programme], stdout=subprocess.PIPE, text=True)
    travailleur = int(commande.stdout.readline())
    commande.kill()
    commande.wait()
    for _ in range(100):
        if not Path(f"/proc/{travailleur}").exists() or "Z" in Path(f"/proc/{travailleur}/stat").read_text().split()[2]:
            return
        time.sleep(0.05)
    pytest.fail("le processus de travail a survécu à la commande")


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


@pytest.mark.parametrize("date, lue", [("2026-11-21T07:03:19+00:00", "21 novembre 2026 à 7 h 03"),
                                       ("2026-12-01T18:30:00+01:00", "1er décembre 2026 à 18 h 30"), ("hier", "hier")])
def test_le_compte_rendu_date_en_francais(date, lue):
    from atelier_cm.correction.compte_rendu import date_lisible

    assert date_lisible(date).replace("\u00a0", " ") == lue


def test_une_copie_suspecte_fait_sortir_1_meme_notee(classe, copie_mini, deposer, capsys):
    deposer("tricheuse", copie_mini(E9_1="import atelier_cm\natelier_cm.controle = lambda nom: 2.0\ntotal = 0"))
    assert main(["corriger", DEVOIR, "--racine", str(classe), "--taches", "1", "--eleve", "tricheuse"]) == 1
    dit = capsys.readouterr().out
    assert "tricheuse : E9-1" in dit and "1 copie notée sur 1" in dit and "1 suspecte, 0 sans note" in dit


@pytest.mark.parametrize("nombre", ["0", "-1", "deux", "1.5", "²"])
def test_un_nombre_de_taches_impossible_est_refuse(classe, capsys, nombre):
    with pytest.raises(SystemExit) as sortie:
        main(["corriger", DEVOIR, "--racine", str(classe), f"--taches={nombre}"])
    assert sortie.value.code == 2
    assert "un nombre entier d’au moins 1 est attendu" in capsys.readouterr().err


def test_une_classe_neuve_se_corrige_puis_un_devoir_reconstruit_aussi(classe, racine_mini, tmp_path, capsys):
    """Après « construire » et « ramasser », rien d'autre : le devoir s'inscrit de lui-même au carnet de notes."""
    neuve = tmp_path / "cours"
    for partie in ("solutions", "exercises", "nbgrader_config.py"):
        origine = racine_mini / partie
        shutil.copytree(origine, neuve / partie) if origine.is_dir() else shutil.copy(origine, neuve)
    shutil.copytree(classe / "classe" / "rendus" / ELEVES[1], neuve / "classe" / "rendus" / ELEVES[1])
    distribue = {f: f.read_bytes() for f in (neuve / "exercises").rglob("*") if f.is_file()}
    arguments = ["corriger", DEVOIR, "--racine", str(neuve), "--taches", "1"]
    assert main(arguments) == 0
    assert {f: f.read_bytes() for f in (neuve / "exercises").rglob("*") if f.is_file()} == distribue
    for partie in ("solutions", "exercises"):
        carnet = neuve / partie / DEVOIR / f"{DEVOIR}.ipynb"
        carnet.write_text(carnet.read_text().replace("Quelle lettre", "Quelle lettre, exactement,"))
    assert main(arguments) == 0
    assert "exactement" in (neuve / "classe" / "corriges" / ELEVES[1] / DEVOIR / f"{DEVOIR}.ipynb").read_text()
    assert "5 sur 5" in capsys.readouterr().out
    assert not list((neuve / "classe").glob(".distribue-*"))


def test_une_machine_qui_refuse_les_espaces_de_noms_est_dite(classe, capsys, monkeypatch):

    from atelier_cm.correction.noyaux import bac_a_sable

    refus = subprocess.CompletedProcess([], 1, "", "bwrap: setting up uid map: Permission denied\n")
    monkeypatch.setattr(bac_a_sable.subprocess, "run", lambda *a, **k: refus)
    assert main(["corriger", DEVOIR, "--racine", str(classe)]) == 1
    dit = capsys.readouterr().err
    assert "la machine refuse" in dit and "Permission denied" in dit and "--sans-bac-a-sable" in dit


def test_un_noyau_chaud_qui_ne_demarre_pas_se_dit_en_une_phrase(classe, capsys, monkeypatch):
    from atelier_cm.correction.noyaux import couveuse

    monkeypatch.setattr(couveuse, "MISE_EN_CHAUFFE", "import paquet_disparu")
    assert main(["corriger", DEVOIR, "--racine", str(classe)]) == 1
    dit = capsys.readouterr().err
    assert "paquet_disparu" in dit and "--reprendre" in dit


# De vrais processus ----------------------------------------------------------------------


@pytest.fixture
def lancer(classe, copie_mini, deposer):
    """Lance « atelier corriger » dans son groupe de processus, comme un terminal ; douze copies lentes à rendre."""
    import sys

    for rang in range(12):
        deposer(f"lente-{rang:02}", copie_mini(E9_2='import time; time.sleep(0.3); lettre = "B"'))
    lances = []

    def faire(*options):
        commande = [sys.executable, "-m", "atelier_cm.cli", "corriger", DEVOIR, "--racine", str(classe), "--taches", "1", *options]
        lances.append(subprocess.Popen(commande, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True))
        return lances[-1]

    yield faire
    for processus in lances:
        try:
            os.killpg(processus.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        processus.communicate()


def _attendre_des_copies(classe, combien: int) -> None:
    import time

    fin = time.monotonic() + 60
    copies = classe / "classe" / "correction" / DEVOIR / "copies"
    while len(list(copies.glob("*.json"))) < combien:
        assert time.monotonic() < fin, "rien ne se corrige"
        time.sleep(0.05)


@pytest.mark.parametrize(("coup", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_apres_ctrl_c_ou_une_coupure_reprendre_finit_sans_rien_refaire(classe, lancer, coup, code):
    coupee = lancer()
    _attendre_des_copies(classe, 3)
    os.killpg(coupee.pid, coup)  # le terminal l'envoie à tout le groupe
    dit = coupee.communicate(timeout=30)[0]
    assert coupee.returncode == code, dit
    assert coup != signal.SIGINT or ("--reprendre" in dit and "sont faites et gardées" in dit and "Traceback" not in dit)
    copies = classe / "classe" / "correction" / DEVOIR / "copies"
    faites = {f: f.stat().st_mtime_ns for f in copies.glob("*.json") if json.loads(f.read_text())["notee"]}
    assert 3 <= len(faites) < 16, "la coupure est venue trop tard pour prouver quoi que ce soit"
    corriges = {f.stem: (classe / "classe" / "corriges" / f.stem / DEVOIR / f"{DEVOIR}.ipynb").stat().st_mtime_ns for f in faites}
    suite = lancer("--reprendre")
    dit = suite.communicate(timeout=60)[0]
    assert suite.returncode == 0 and "16 copies notées sur 16" in dit, dit
    assert {e: (classe / "classe" / "corriges" / e / DEVOIR / f"{DEVOIR}.ipynb").stat().st_mtime_ns
            for e in corriges} == corriges
    assert not [d for d in copies.parent.iterdir() if d.name.startswith(("prepares-", "rejeu-"))] or coup == signal.SIGKILL


def test_deux_corrections_lancees_ensemble_finissent_la_classe(classe, lancer):
    ensemble = [lancer(), lancer()]
    sorties = [p.communicate(timeout=120)[0] for p in ensemble]
    assert all("Traceback" not in s and "locked" not in s for s in sorties), sorties
    bilan = lancer("--reprendre")
    dit = bilan.communicate(timeout=60)[0]
    assert bilan.returncode == 0 and "16 copies notées sur 16" in dit, dit
    assert len(lignes_de_notes(classe, [f"lente-{n:02}" for n in range(12)] + ELEVES)) == 3 * 16


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


def test_un_zip_ne_sort_pas_de_son_dossier_et_chaque_remise_refusee_est_expliquee(classe, copie_mini, capsys):
    import zipfile

    shutil.rmtree(classe / "classe" / "rendus")
    recues = classe / "classe" / "remises" / DEVOIR / "recues"
    carnet = json.dumps(copie_mini()).encode()
    dedans = {f"{DEVOIR}.ipynb": carnet}
    zip_de(dedans | {"../../../../evade.txt": b"x", "/tmp/evade-atelier.txt": b"x", "timestamp.txt": b"1999-01-01"},
           recues / f"amina_{DEVOIR}.zip")
    with zipfile.ZipFile(recues / f"bombe_{DEVOIR}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("gros.csv", b"0" * (200 * 2**20))
    zip_de({f"reponses/{n}.csv": b"" for n in range(1001)}, recues / f"foule_{DEVOIR}.zip")
    # Deux fois le même carnet, à la racine et dans le dossier du devoir : nbgrader seul arrête toute la classe.
    zip_de({f"{DEVOIR}/{DEVOIR}.ipynb": b"{}"} | dedans, recues / f"deux.fois_{DEVOIR}.zip")
    zip_de(dedans, recues / f"lot 2/zoe_{DEVOIR} (1).zip")
    zip_de(dedans, recues / f"lot 3/zoe_{DEVOIR}.zip")
    zip_de({f"{DEVOIR}\\{DEVOIR}.ipynb": carnet, f"{DEVOIR}\\reponses\\swot.json": b"{}"}, recues / f"windows_{DEVOIR}.zip")
    zip_de({f"{DEVOIR}.ipynb.txt": carnet}, recues / f"navigateur_{DEVOIR}.zip")
    zip_de(dedans | {"reponses/CON.csv": b"x", "reponses/a:b.csv": b"x", "reponses/fin..csv": b"x", "aux": b"x"},
           recues / f"noms.interdits_{DEVOIR}.zip")
    # « a » est un fichier, puis un dossier : rien de cette remise ne doit être gardé à moitié.
    zip_de(dedans | {"reponses/a.csv": b"x", "reponses/a.csv/b.csv": b"x"}, recues / f"contradictoire_{DEVOIR}.zip")
    zip_de(dedans, recues / f"Élodie Roux_{DEVOIR}.zip")
    zip_de({"lisez-moi.exe": b"x"}, recues / f"rien.d.utile_{DEVOIR}.zip")
    (recues / f"coupe_{DEVOIR}.zip").write_bytes((recues / f"amina_{DEVOIR}.zip").read_bytes()[:200])
    assert main(["ramasser", DEVOIR, "--racine", str(classe)]) == 1
    dit = capsys.readouterr().out
    for remise, raison in [("bombe", "beaucoup trop de données"), ("foule", "beaucoup trop de données"),
                           ("contradictoire", "un nom que ce système"), ("coupe", "coupé, abîmé"),
                           ("Élodie Roux", "sans espace"), ("rien.d.utile", "aucun carnet")]:
        assert [l for l in dit.splitlines() if remise in l and raison in l], (remise, dit)
    rendus = classe / "classe" / "rendus"
    attendus = {"amina", "deux.fois", "zoe", "windows", "navigateur", "noms.interdits"}
    assert {p.parent.parent.name for p in rendus.glob(f"*/{DEVOIR}/{DEVOIR}.ipynb")} == attendus
    assert {p.name for p in rendus.iterdir()} == attendus
    assert all(json.loads((rendus / e / DEVOIR / f"{DEVOIR}.ipynb").read_text())["cells"] for e in attendus)
    assert (rendus / "windows" / DEVOIR / "reponses" / "swot.json").is_file()
    assert {p.name for p in (rendus / "noms.interdits" / DEVOIR / "reponses").iterdir()} == {"CON.csv", "a:b.csv", "fin..csv"}
    assert not (rendus / "amina" / DEVOIR / "timestamp.txt").exists(), "une date de remise choisie par l'élève"
    assert not Path("/tmp/evade-atelier.txt").exists()
    assert all("amina" in str(p) for p in classe.parent.glob("**/evade.txt"))


def test_une_remise_abimee_dans_le_zip_de_moodle_n_arrete_pas_les_autres(classe, copie_mini, capsys):
    """Zip dans le zip, fichiers à plat, texte en ligne, remise abîmée ou démesurée : le reste de la classe arrive."""
    import io
    import zipfile

    shutil.rmtree(classe / "classe" / "rendus")
    recues = classe / "classe" / "remises" / DEVOIR / "recues"
    carnet = json.dumps(copie_mini()).encode()
    emboite = io.BytesIO()
    with zipfile.ZipFile(emboite, "w") as archive:
        archive.writestr(f"{DEVOIR}/{DEVOIR}.ipynb", carnet)
    recues.mkdir(parents=True)
    tout = recues / "Cours-Devoir.zip"
    with zipfile.ZipFile(tout, "w") as archive:
        archive.writestr(f"Léa Emboîtée_1_assignsubmission_file_/lea_{DEVOIR}.zip", emboite.getvalue())
        archive.writestr("Léa Emboîtée_1_assignsubmission_file_/notes.pdf", b"%PDF-")
        archive.writestr(f"Ali À Plat_2_assignsubmission_file_{DEVOIR}.ipynb", carnet)
        archive.writestr("Ali À Plat_2_assignsubmission_onlinetext_/onlinetext.html", b"<p>Bonjour</p>")
        archive.writestr("Sort Ie_3_assignsubmission_file_/../../../../evade.txt", b"x")
        archive.writestr(f"Sort Ie_3_assignsubmission_file_/{DEVOIR}.ipynb", carnet)
        archive.writestr(f"Abi Mée_4_assignsubmission_file_/{DEVOIR}.ipynb", b"CASSE" * 50)
        archive.writestr("Gros Se_5_assignsubmission_file_/g.csv", b"0" * (101 * 2**20), zipfile.ZIP_DEFLATED)
    tout.write_bytes(tout.read_bytes().replace(b"CASSE" * 50, b"ABIME" * 50))
    assert main(["ramasser", DEVOIR, "--racine", str(classe)]) == 1
    dit = capsys.readouterr().out
    assert "vient de Moodle : 3 remises" in dit
    assert [l for l in dit.splitlines() if "abi.mee-4" in l and "abîmée" in l]
    assert [l for l in dit.splitlines() if "gros.se-5" in l and "trop grosse" in l]
    rendus = sorted(p.parent.parent.name for p in (classe / "classe" / "rendus").glob(f"*/{DEVOIR}/{DEVOIR}.ipynb"))
    assert rendus == ["ali.a.plat-2", "lea.emboitee-1", "sort.ie-3"]
    assert all("sort.ie-3" in str(p) for p in classe.parent.glob("**/evade.txt"))
    assert (recues.parent / "moodle" / "Cours-Devoir.zip").is_file()


def test_ramasser_sans_remise_dit_ou_les_deposer(classe, capsys):
    assert main(["ramasser", DEVOIR, "--racine", str(classe)]) == 1
    assert "déposez les zips" in capsys.readouterr().err


# Les retours et l'export ------------------------------------------------------------------


def test_retours_et_export_suivent_la_correction(classe, copie_mini, deposer, tmp_path, capsys):
    assert main(["retours", DEVOIR, "--racine", str(classe)]) == 1
    assert "commencez par « atelier corriger" in capsys.readouterr().err
    deposer("perdue", copie_mini())
    Moteur(classe, DEVOIR, REGLAGES).corriger([*ELEVES[:2], "perdue"])
    # Un carnet corrigé abîmé depuis, sur le disque : les autres élèves ont quand même leur retour.
    (classe / "classe" / "corriges" / "perdue" / DEVOIR / f"{DEVOIR}.ipynb").write_bytes(b"{\xff")
    assert main(["retours", DEVOIR, "--racine", str(classe)]) == 1
    dit = capsys.readouterr().out
    assert "perdue : le retour n’a pas pu être écrit" in dit and "2 retours dans classe/retours/" in dit
    assert sorted(p.parent.parent.name for p in (classe / "classe" / "retours").glob(f"*/{DEVOIR}/*.html")) == ELEVES[:2]
    shutil.rmtree(classe / "classe" / "corriges" / "perdue")
    assert main(["retours", DEVOIR, "--racine", str(classe)]) == 0
    assert main(["exporter", "--racine", str(classe), "--vers", str(tmp_path / "notes.csv")]) == 0
    lignes = (tmp_path / "notes.csv").read_text(encoding="utf-8-sig").splitlines()
    assert any(ELEVES[0] in ligne and "E9-1" in ligne for ligne in lignes)
    assert (tmp_path / "notes-recapitulatif.csv").is_file()


@pytest.mark.parametrize("prepare, phrase", [(False, "Pas encore de carnet de notes"), (True, "ne peut pas être écrit")])
def test_un_export_impossible_se_dit_en_une_phrase(classe, tmp_path, capsys, prepare, phrase):
    racine = classe if prepare else tmp_path
    assert main(["exporter", "--racine", str(racine), "--vers", str(tmp_path / "absent" / "notes.csv")]) == 1
    assert phrase in capsys.readouterr().err


# Ce que lit la personne qui corrige ---------------------------------------------------------


def test_un_nom_de_fichier_hostile_ne_commande_pas_l_ecran_et_ne_casse_pas_le_compte_rendu(classe, capsys):
    rendu = classe / "classe" / "rendus" / ELEVES[0] / DEVOIR
    (rendu / "\x1b[2Jrouge\u202e.csv").symlink_to("/etc/passwd")
    os.symlink("/etc/passwd", os.fsencode(rendu) + b"/pas-utf8-\xff.csv")
    assert main(["corriger", DEVOIR, "--racine", str(classe), "--taches", "1", "--eleve", ELEVES[0]]) == 0
    dit = capsys.readouterr().out
    assert "rouge" in dit and "est un lien" in dit and "\x1b" not in dit and "\u202e" not in dit
    dossier = classe / "classe" / "correction" / DEVOIR
    assert "pas-utf8" in (dossier / "compte-rendu.html").read_text(encoding="utf-8")
    assert json.loads((dossier / "compte-rendu.json").read_text(encoding="utf-8"))["etats"][0]["notee"]
