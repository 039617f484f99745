"""Le lancement de JupyterLab : port, jeton, séance déjà ouverte, navigateur absent, arrêt."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser

import nbformat
import pytest
from nbformat import v4

from atelier_cm.cli import main
from atelier_cm.erreurs import ErreurAtelier
from atelier_cm.poste import lanceur
from atelier_cm.poste.lanceur import Lancement, choisir_port, environnement, port_libre

CONFIGURATION = lanceur.CONFIGURATION


def faire_cours(racine):
    for chemin in ("course/accueil.ipynb", "exercises/m6-kpi/m6-kpi.ipynb"):
        (racine / chemin).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(v4.new_notebook(cells=[v4.new_markdown_cell("# Accueil")]), racine / chemin)
    return racine


def test_un_port_demande_et_occupe_se_dit_avec_quoi_faire():
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        port = prise.getsockname()[1]
        assert not port_libre(port)
        with pytest.raises(ErreurAtelier, match=f"port {port} est déjà occupé.*--port"):
            choisir_port(port)


def test_sans_demande_le_premier_port_libre_est_pris():
    assert choisir_port(None, lambda port: port >= 8891) == 8891
    with pytest.raises(ErreurAtelier, match="Aucun port libre"):
        choisir_port(None, lambda port: False)


def test_la_configuration_est_la_notre_et_ne_change_pas_celle_de_la_machine(tmp_path):
    base = {"JUPYTER_PATH": "deja", "JUPYTERLAB_SETTINGS_DIR": "ailleurs", "IPYTHONDIR": "mien"}
    variables = environnement(tmp_path, tmp_path, "secret", base)
    assert variables["JUPYTER_CONFIG_PATH"] == str(CONFIGURATION)
    assert variables["JUPYTER_PATH"].split(os.pathsep) == [str(CONFIGURATION), "deja"]
    assert str(tmp_path) in variables["JUPYTER_CONFIG_DIR"]
    assert "JUPYTERLAB_SETTINGS_DIR" not in variables
    assert variables["IPYTHONDIR"] == "mien"
    assert base == {"JUPYTER_PATH": "deja", "JUPYTERLAB_SETTINGS_DIR": "ailleurs", "IPYTHONDIR": "mien"}


def test_les_outils_d_auteur_et_les_boutons_trompeurs_sont_coupes():
    coupes = json.loads((CONFIGURATION / "labconfig/page_config.json").read_text())["disabledExtensions"]
    for nom in ("validate-assignment", "create-assignment", "formgrader", "course-list", "assignment-list"):
        assert coupes[f"@jupyter/nbgrader:{nom}"] is True
    for nom in ("extensionmanager", "terminal", "console", "debugger"):
        assert coupes[f"@jupyterlab/{nom}-extension"] is True
    serveur = json.loads((CONFIGURATION / "jupyter_server_config.json").read_text())["ServerApp"]
    for nom in ("formgrader", "validate_assignment", "assignment_list", "course_list"):
        assert serveur["jpserver_extensions"][f"nbgrader.server_extensions.{nom}"] is False


@pytest.mark.parametrize("reponse, debut", [(True, "Le cours s’ouvre"), (False, "Aucun navigateur")])
def test_sans_navigateur_l_adresse_est_donnee(monkeypatch, reponse, debut):
    monkeypatch.setattr(webbrowser, "open", lambda adresse: reponse)
    phrases = []
    lanceur.presenter(Lancement(8888, "secret", "course/accueil.ipynb"), True, phrases.append)
    assert phrases[0].startswith(debut)
    assert "http://127.0.0.1:8888/lab/tree/course/accueil.ipynb?token=secret" in phrases[1]


def test_un_navigateur_en_panne_n_arrete_rien(monkeypatch):
    def casser(adresse):
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "open", casser)
    assert lanceur.ouvrir_navigateur("http://127.0.0.1") is False


def test_un_etat_perime_n_est_pas_pris_pour_une_seance(tmp_path):
    (tmp_path / ".atelier").mkdir()
    etat = tmp_path / ".atelier/lancement.json"
    for texte in ('{"port": 9, "jeton": "x", "page": ""}', "{", '{"autre": 1}', "[]"):
        etat.write_text(texte)
        assert lanceur.deja_ouvert(tmp_path) is None


def test_preparer_sans_ouvrir(tmp_path, capsys):
    racine = faire_cours(tmp_path / "cours")
    assert main(["lancer", "--cours", str(racine), "--preparer"]) == 0
    assert "prêt" in capsys.readouterr().out
    assert (racine / "travail/course/accueil.ipynb").is_file()


@pytest.mark.parametrize("codage", ["cp1252", "ascii"])
def test_un_terminal_pauvre_recoit_quand_meme_la_phrase(monkeypatch, codage):
    import io

    from atelier_cm.poste.commande import _dire

    tampon = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(tampon, encoding=codage))
    _dire("Prêt\u202f: c’est ouvert → là.")
    assert b"c" in tampon.getvalue() and b"ouvert" in tampon.getvalue()


def test_une_erreur_prevue_tient_en_une_phrase_sans_trace(tmp_path, capsys):
    assert main(["lancer", "--cours", str(tmp_path), "--preparer"]) == 1
    erreur = capsys.readouterr().err
    assert "ne contient pas le cours" in erreur and "Traceback" not in erreur


@pytest.fixture(scope="module")
def seance(tmp_path_factory):
    """Le vrai `atelier lancer`, sans navigateur."""
    racine = faire_cours(tmp_path_factory.mktemp("cours"))
    commande = [sys.executable, "-m", "atelier_cm.cli", "lancer", "--sans-navigateur", "--cours", str(racine)]
    processus = subprocess.Popen(commande, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
    etat = racine / "travail/.atelier/lancement.json"
    fin = time.monotonic() + 90
    while not etat.exists() and processus.poll() is None and time.monotonic() < fin:
        time.sleep(0.2)
    assert etat.exists(), processus.stdout.read() if processus.poll() is not None else "délai dépassé"
    yield racine, Lancement(**json.loads(etat.read_text())), processus, commande
    if processus.poll() is None:
        processus.kill()


def demander(lancement, chemin, jeton=True):
    entetes = {"Authorization": f"token {lancement.jeton}"} if jeton else {}
    adresse = f"http://127.0.0.1:{lancement.port}{chemin}"
    ouvreur = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with ouvreur.open(urllib.request.Request(adresse, headers=entetes), timeout=20) as reponse:
        return reponse.status, reponse.read().decode()


def test_le_serveur_exige_le_jeton_et_n_ecoute_que_la_machine_locale(seance):
    _, lancement, _, _ = seance
    assert demander(lancement, "/api/contents")[0] == 200
    with pytest.raises(urllib.error.HTTPError, match="403"):
        demander(lancement, "/api/contents", jeton=False)
    autres = {i[4][0] for i in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for adresse in autres:
        with pytest.raises(OSError):
            socket.create_connection((adresse, lancement.port), timeout=1).close()


def test_les_pages_d_auteur_n_existent_pas_chez_l_apprenant(seance):
    _, lancement, _, _ = seance
    for chemin in ("/formgrader", "/validate_assignment", "/assignment_list/assignments", "/api/terminals"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            demander(lancement, chemin)


def test_le_francais_est_le_reglage_de_depart_et_le_noyau_explique_les_erreurs(seance):
    _, lancement, _, _ = seance
    reglages = json.loads(demander(lancement, "/lab/api/settings/@jupyterlab/translation-extension:plugin")[1])
    assert reglages["schema"]["properties"]["locale"]["default"] == "fr_FR"
    noyaux = json.loads(demander(lancement, "/api/kernelspecs")[1])
    assert "--ext=atelier_cm.poste.noyau" in noyaux["kernelspecs"]["python3"]["spec"]["argv"]


def test_les_fichiers_de_coulisse_ne_se_voient_pas(seance):
    racine, lancement, _, _ = seance
    (racine / "travail/course/controles.json").write_text("{}")
    noms = {f["name"] for c in ("", "course") for f in json.loads(demander(lancement, f"/api/contents/{c}")[1])["content"]}
    assert "accueil.ipynb" in noms and not noms & {".atelier", "controles.json"}


def test_un_second_lancement_montre_la_meme_seance(seance):
    _, lancement, _, commande = seance
    fait = subprocess.run(commande, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert fait.returncode == 0
    assert "déjà ouvert" in fait.stdout and lancement.adresse in fait.stdout


@pytest.mark.skipif(os.name == "nt", reason="les signaux POSIX n'existent pas sous Windows")
def test_l_arret_ferme_le_serveur_et_dit_ou_est_le_travail(seance):
    racine, lancement, processus, _ = seance
    processus.send_signal(signal.SIGTERM)
    sortie, _ = processus.communicate(timeout=40)
    assert processus.returncode == 0
    assert "Le cours est fermé" in sortie and "travail" in sortie
    assert not lanceur.repond(lancement)
    assert not (racine / "travail/.atelier/lancement.json").exists()
