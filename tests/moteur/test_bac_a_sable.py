"""Vu d'une copie : ni réseau, ni solutions, ni carnet de notes, ni autres copies, et des bornes."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from atelier_cm.correction.echanges import Bornes, Demande
from atelier_cm.correction.execution import executer
from atelier_cm.correction.noyaux import bac_a_sable, couveuse
from atelier_cm.correction.noyaux.limites import Limites

RACINE = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(
    shutil.which("bwrap") is None, reason="bubblewrap absent : le bac à sable ne s'essaie pas")


@pytest.fixture(scope="module")
def zygote():
    with pytest.MonkeyPatch.context() as environnement:
        environnement.setenv("SECRET_DE_LA_PERSONNE_QUI_CORRIGE", "x")
        zygote = couveuse.Zygote(cloison=True)
        zygote.attendre_pret()
        yield zygote
        zygote.fermer()


@pytest.fixture
def sonder(zygote):
    """Exécute du code dans le bac à sable et rend le texte de ses sorties."""

    def faire(code: str) -> str:
        carnet = new_notebook(cells=[new_code_cell(code)])
        rendu = executer(Demande("sonde", json.dumps(carnet), {"ma-copie.txt": b"ok"}, zygote.source,
                                 Bornes(cellule_s=10)))
        sorties = nbformat.from_dict(json.loads(rendu.carnet)).cells[0].outputs
        return "\n".join(s.get("text") or f"{s.get('ename')}: {s.get('evalue')}" if s.output_type != "execute_result"
                         else s.data["text/plain"] for s in sorties).strip()

    return faire


@pytest.mark.parametrize("chemin", [RACINE / "solutions", RACINE / "classe", RACINE / "exercises",
                                    RACINE / ".git", "/etc/passwd", "/home", "/var"])
def test_rien_de_la_machine_ni_du_cours_n_est_visible(sonder, chemin):
    assert sonder(f"import os; print(os.path.exists({str(chemin)!r}))") == "False"


def test_la_fabrique_et_ses_histoires_sont_masquees(sonder):
    assert sonder("import os, atelier_cm; print(os.listdir(os.path.dirname(atelier_cm.__file__) + '/fabrique'))") == "[]"


def test_sa_propre_copie_et_les_jeux_sont_la(sonder):
    assert sonder("from atelier_cm import charger; print(open('ma-copie.txt').read(), len(charger('cinq_publications')))") == "ok 5"


@pytest.mark.parametrize("adresse", ["('127.0.0.1', 22)", "('192.0.2.1', 80)"])
def test_le_reseau_est_coupe(sonder, adresse):
    assert "unreachable" in sonder(f"import socket; socket.create_connection({adresse}, 1)")


def test_le_noyau_n_est_ni_root_ni_capable_de_le_devenir(sonder):
    assert sonder("import os; print(os.getuid() != 0)") == "True"
    assert "Error" in sonder("import os; os.setuid(0)")


@pytest.mark.parametrize("appel", ["mount(b'tmpfs', b'/travail', b'tmpfs', 0, None)", "unshare(0x10000000)",
                                   "unshare(0x00020000)", "ptrace(16, 1, 0, 0)"])
def test_les_appels_dangereux_sont_refuses(sonder, appel):
    assert sonder(f"import ctypes; c = ctypes.CDLL(None, use_errno=True); print(c.{appel}, ctypes.get_errno())") == "-1 1"


def test_python_ne_peut_pas_etre_modifie(sonder):
    assert "Error" in sonder("import os; open(os.__file__, 'a')")


def test_les_autres_noyaux_sont_invisibles(sonder, zygote):
    assert sonder(f"import os; print(os.path.exists({str(zygote.racine / 'ordres')!r}), os.listdir('/proc'))") == "False []"


def test_l_environnement_de_la_personne_qui_corrige_n_entre_pas(sonder):
    visibles = sonder("import os; print(sorted(os.environ))")
    assert "PATH" in visibles and "SECRET" not in visibles and "SECRET_DE_LA_PERSONNE_QUI_CORRIGE" in os.environ


def test_les_processus_sont_bornes(sonder):
    code = ("import os, time\nn = 0\ntry:\n    while n < 500:\n        if os.fork() == 0:\n            time.sleep(20); os._exit(0)\n"
            "        n += 1\nexcept OSError:\n    pass\nprint(n)")
    assert int(sonder(code)) < 100


def test_la_memoire_et_le_disque_sont_bornes(sonder):
    assert "MemoryError" in sonder("x = [bytearray(10**8) for _ in range(300)]")
    assert "No space" in sonder("for n in range(10):\n    with open(f'g{n}', 'wb') as f: f.write(b'0' * 2**24)")


def test_la_memoire_de_tous_les_processus_d_une_copie_est_bornee_ensemble(zygote):
    famille = ("import os, time\nfor _ in range(6):\n    if os.fork() == 0:\n        gros = b'x' * 600_000_000\n"
               "        time.sleep(20); os._exit(0)\ntime.sleep(20)")
    carnet = new_notebook(cells=[new_code_cell(c) for c in ("'avant'", famille, "'après'")])
    depart = time.monotonic()
    rendu = executer(Demande("famille", json.dumps(carnet), {}, zygote.source, Bornes(cellule_s=30)))
    assert time.monotonic() - depart < 15, "rien n'a arrêté la copie avant la fin de son délai"
    sorties = [c["outputs"][0].get("ename") for c in json.loads(rendu.carnet)["cells"]]
    assert sorties == [None, "NoyauArrete", None]
    assert "arrête Python" in rendu.incidents[0]


def test_une_suite_de_cellules_lentes_s_arrete_a_la_borne_de_la_copie_et_garde_le_debut(zygote):
    carnet = new_notebook(cells=[new_code_cell(f"import time; time.sleep(1.2); {n}") for n in range(8)])
    rendu = executer(Demande("lente", json.dumps(carnet), {}, zygote.source, Bornes(cellule_s=2, copie_s=4)))
    faites = [bool(c["outputs"]) for c in json.loads(rendu.carnet)["cells"]]
    assert faites[0] and not faites[-1] and faites == sorted(faites, reverse=True)
    assert any("durait plus de 4" in p for p in rendu.incidents), rendu.incidents


def test_le_temps_processeur_est_borne(zygote):
    carnet = new_notebook(cells=[new_code_cell(c) for c in ("'avant'", "while True: pass", "'après'")])
    depart = time.monotonic()
    rendu = executer(Demande("gourmande", json.dumps(carnet), {}, zygote.source, Bornes(cellule_s=40),
                             Limites(processeur_s=1)))
    assert time.monotonic() - depart < 20
    assert [c["outputs"][0].get("ename") for c in json.loads(rendu.carnet)["cells"]] == [None, "NoyauArrete", None]


def test_les_fichiers_passagers_ont_leur_place_et_tmp_ne_s_ecrit_pas(sonder):
    assert sonder("import tempfile; f = tempfile.NamedTemporaryFile(); print(f.name.startswith('/passager/'))") == "True"
    assert "Error" in sonder("open('/tmp/x', 'w')")


def test_deux_copies_ne_tirent_pas_les_memes_hasards(sonder):
    code = "import random, numpy; print(random.random(), numpy.random.random())"
    assert sonder(code) != sonder(code)


def test_sans_bubblewrap_la_correction_est_refusee_avec_la_marche_a_suivre(monkeypatch):
    monkeypatch.setattr(bac_a_sable.shutil, "which", lambda _: None)
    with pytest.raises(bac_a_sable.BacASableAbsent, match="apt install bubblewrap.*--sans-bac-a-sable"):
        bac_a_sable.exiger()


def test_hors_de_linux_la_correction_est_refusee(monkeypatch):
    monkeypatch.setattr(bac_a_sable.sys, "platform", "darwin")
    with pytest.raises(bac_a_sable.BacASableAbsent, match="que sous Linux"):
        bac_a_sable.exiger()
