"""L'export lu par un tableur français, et le réglage tel que ``nbgrader`` le trouve."""

import csv
import os
import subprocess
import sys
from pathlib import Path

from atelier_cm.correction.export import Note, lignes_de_recapitulatif
from atelier_cm.correction.nombres import en_francais

RACINE = Path(__file__).parents[2]


def lire(chemin):
    octets = chemin.read_bytes()
    assert octets.startswith(b"\xef\xbb\xbf"), "sans marque, le tableur perd les accents"
    return list(csv.DictReader(octets.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_l_export_ecrit_une_ligne_par_question_et_critere_et_un_recapitulatif(classe):
    from nbgrader.apps import ExportApp

    classe.remettre("lea", classe.juste(**{"E9-2-reponse": 'mot = "non"'}))
    assert classe.corriger("lea")["success"]
    with classe.api.gradebook as notes:
        note = notes.find_grade("L9-1-faits", "m9-essai", "m9-essai", "lea")
        note.manual_score, note.needs_manual_grade = 2.5, False
        notes.db.commit()
    app = ExportApp(config=classe.config)
    app.load_cwd_config = False
    app.initialize(["--to", str(classe.racine / "notes.csv")])
    app.start()
    detail = {l["élément"]: l for l in lire(classe.racine / "notes.csv")
              if l["identifiant"] == "lea"}
    assert list(detail) == ["E9-1", "E9-2", "L9-1-faits", "L9-1-decisions"], "dans l’ordre, sans zone à 0 point"
    assert (detail["E9-1"]["points"], detail["E9-1"]["sur"]) == ("3", "3")
    assert (detail["L9-1-faits"]["points"], detail["L9-1-faits"]["niveau"]) == ("2,5", "2,5")
    assert detail["L9-1-decisions"]["à relire"] == "oui" and detail["L9-1-decisions"]["niveau"] == ""
    ligne, = [l for l in lire(classe.racine / "notes-recapitulatif.csv") if l["identifiant"] == "lea"]
    assert (ligne["total"], ligne["sur"], ligne["questions"], ligne["livrable"]) == ("5,5", "10", "3", "2,5")
    assert ligne["à relire"] == "1"


def note(element, competence, points, sur=3.0):
    return Note("=SOMME(A1)", "", "", "m6-kpi", element, competence, points, sur,
                element.startswith("L"), False)


def test_le_recapitulatif_additionne_par_competence():
    lignes = lignes_de_recapitulatif([note("E6-1", "C5.1", 2.25), note("E6-2", "C5.1", 1), note("L6-1-faits", "C5.5", 3)])
    valeurs = dict(zip(*lignes))
    assert (valeurs["C5.1"], valeurs["C5.1 sur"], valeurs["C5.5"]) == ("3,25", "6", "3")


def test_un_identifiant_ne_devient_pas_une_formule(tmp_path):
    from atelier_cm.correction.export import ecrire

    ecrire(tmp_path / "n.csv", [("=SOMME(A1)", "+1", "alice")])
    assert "'=SOMME(A1);'+1;alice" in (tmp_path / "n.csv").read_text(encoding="utf-8-sig")


def test_les_nombres_s_ecrivent_a_la_francaise():
    assert [en_francais(n) for n in (3.0, 2.25, 0.5, 10, 0)] == ["3", "2,25", "0,5", "10", "0"]


def test_la_commande_nbgrader_trouve_le_reglage_du_depot_et_cree_le_carnet_de_notes(tmp_path):
    (tmp_path / "nbgrader_config.py").write_text((RACINE / "nbgrader_config.py").read_text(encoding="utf-8"),
                                                 encoding="utf-8")
    # Sans environnement activé : nbgrader appelle « alembic » par son nom.
    env = {k: v for k, v in os.environ.items() if k != "PATH"} | {"PATH": "/usr/bin:/bin"}
    fait = subprocess.run([sys.executable, "-m", "nbgrader", "export", "--to", "vide.csv"],
                          cwd=tmp_path, env=env, capture_output=True, text=True)
    assert fait.returncode == 0, fait.stderr
    assert (tmp_path / "classe" / "notes.db").exists()
    assert (tmp_path / "vide.csv").exists() and (tmp_path / "vide-recapitulatif.csv").exists()
