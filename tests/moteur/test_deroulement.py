"""La voie rapide montre ce que montre un noyau Jupyter, ou renonce : les deux voies, côte à côte."""

from __future__ import annotations

import json
import shutil
import sys
import time

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from atelier_cm.correction.echanges import Bornes, Demande
from atelier_cm.correction.execution import executer
from atelier_cm.correction.execution_d_un_trait import Cellule, Renonce, executer_d_un_trait
from atelier_cm.correction.execution_pas_a_pas import executer_pas_a_pas
from atelier_cm.correction.noyaux import couveuse

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="les noyaux tièdes n'existent que sous Linux")

MEMES_SORTIES = {
    "une valeur": ("2 + 2",),
    "du texte": ("print('a'); print('b', end='')", "import sys; print('x', file=sys.stderr); print('y')"),
    "une table": ("import pandas as pd", "t = pd.DataFrame({'n': [1, 2]}, index=['é', 'z'])", "t", "display(t); t.n.mean()"),
    "une figure sans show": ("import matplotlib.pyplot as plt", "plt.plot([1, 2, 3]);", "plt.figure(); plt.bar([1], [2]); plt.show()"),
    "la figure rendue": ("import matplotlib.pyplot as plt", "fig, ax = plt.subplots()\nax.plot([1, 2])\nfig"),
    "matplotlib inline": ("%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1]);",),
    "une erreur": ("1 / 0", "absent", "f(", "raise SystemExit('fini')", "import sys; sys.exit(2)", "3"),
    "une erreur de pandas": ("import pandas as pd\npd.DataFrame({'a': [1]})['b']",),
    "une erreur muette": ("get_ipython().showtraceback = lambda *a, **k: None\n1 / 0", "4"),
    "le clavier": ("input('nom ? ')", "import getpass; getpass.getpass()"),
    "attendre": ("import asyncio\nawait asyncio.sleep(0)\n'fait'", "async def f():\n    return 7\n\nawait f()"),
    "une boucle déjà en marche": ("import asyncio\nasync def f():\n    return 1\nasyncio.run(f())",),
    "effacer": ("from IPython.display import clear_output\nprint('a'); clear_output(); print('b')",
                "print('c'); clear_output(wait=True); print('d')"),
    "des formats": ("from IPython.display import HTML, Markdown, Image, JSON\nHTML('<b>g</b>')", "Markdown('*i*')", "JSON({'a': [1]})"),
    "des commandes d'IPython": ("%%capture sortie\nprint('caché')", "sortie.stdout", "%who", "%xmode"),
    "l'historique": ("6 * 7", "_ + Out[1]", "In[1]"),
    "un avertissement": ("import warnings; warnings.warn('attention')", "5"),
    "un widget": ("import ipywidgets as w\nc = w.IntSlider(value=3)\nc.value",),
    "l'affichage détourné": ("import sys\nsys.displayhook = lambda v: None\n8", "9"),
    "une valeur qui refuse de se montrer": ("class C:\n    def __repr__(self):\n        raise ValueError('non')\nC()", "10"),
    "des octets dans une sortie": ("class C:\n    def __repr__(self):\n        return 'C'\n    def _repr_png_(self):\n        return b'\\x89PNG'\nC()",),
    "des cellules vides": ("", "  \n", "11"),
    "un point-virgule": ("12;", "13"),
    "le contexte de correction": ("import os\nos.environ.get('NBGRADER_EXECUTION')",),
}


@pytest.fixture(scope="module")
def source():
    zygote = couveuse.Zygote(cloison=shutil.which("bwrap") is not None)
    yield zygote.source
    zygote.fermer()


def demande(source, *cellules: str, **options) -> Demande:
    carnet = new_notebook(cells=[new_code_cell(c) for c in cellules])
    return Demande("sonde", json.dumps(carnet), {}, source, **options)


def lisibles(carnet: str) -> list:
    """Les sorties sans ce qui dépend du lieu : traces, adresses en mémoire, métadonnées d'affichage."""
    cellules = []
    for cellule in json.loads(carnet)["cells"]:
        sorties = [{c: v for c, v in s.items() if c not in ("traceback", "metadata")} for s in cellule["outputs"]]
        for sortie in sorties:
            if sortie.get("name") == "stderr":
                sortie["text"] = sortie["text"].split(": ", 1)[-1]  # le nom du fichier provisoire de la cellule
        # Dans un noyau, l'ordre entre les deux flux d'une même cellule dépend de l'instant : on les compare à part.
        sorties.sort(key=lambda s: s.get("name", ""))
        cellules.append((cellule["execution_count"], sorties))
    return cellules


@pytest.mark.parametrize("cas", MEMES_SORTIES)
def test_les_deux_voies_montrent_la_meme_chose(source, tmp_path, cas):
    une = demande(source, *MEMES_SORTIES[cas])
    rapide = executer_d_un_trait(une, tmp_path, time.monotonic() + 30)
    sure, incidents = executer_pas_a_pas(une, tmp_path, time.monotonic())
    assert not incidents
    assert lisibles(rapide) == lisibles(sure)


def test_une_erreur_se_lit_sans_les_lignes_de_pandas(source, tmp_path):
    carnet = json.loads(executer_d_un_trait(
        demande(source, "import pandas as pd\npd.DataFrame({'a': [1]})['b']"), tmp_path, time.monotonic() + 30))
    erreur = next(s for s in carnet["cells"][0]["outputs"] if s["output_type"] == "error")
    trace = "\n".join(erreur["traceback"])
    assert "KeyError" in trace and "pd.DataFrame" in trace


@pytest.mark.parametrize("cellule", [
    "import os; os._exit(0)", "while True: pass", "print('x' * 3_000_000)",
    "for _ in range(200_000): display(1)",
    "h = display(1, display_id='a')\nh.update(2)",
    "import os\nfor d in range(3, 64):\n    try: os.write(d, b'{pas du json\\n')\n    except OSError: pass",
    "import os\nfor d in range(3, 64):\n    try: os.write(d, b'{\"rang\": 99, \"messages\": []}\\n')\n    except OSError: pass",
    "import os\nfor d in range(3, 64):\n    try: os.write(d, b'{\"fini\": true}\\n')\n    except OSError: pass",
    "import os\nfor d in range(3, 64):\n    try: os.close(d)\n    except OSError: pass",
])
def test_au_premier_accroc_la_voie_rapide_renonce(source, tmp_path, cellule):
    with pytest.raises(Renonce):
        executer_d_un_trait(demande(source, "1", cellule, "2"), tmp_path, time.monotonic() + 3)


@pytest.mark.parametrize("cellule", ["exit()", "quit", "import sys; sys.exit()", "get_ipython().ask_exit()"])
def test_quitter_n_arrete_que_sa_cellule(source, tmp_path, cellule):
    carnet = executer_d_un_trait(demande(source, "'avant'", cellule, "'après'"), tmp_path, time.monotonic() + 30)
    assert [s["ename"] for s in json.loads(carnet)["cells"][1]["outputs"] if s["output_type"] == "error"] == ["SystemExit"]
    assert json.loads(carnet)["cells"][2]["outputs"][0]["data"]["text/plain"] == "'après'"


def test_une_copie_a_laquelle_la_voie_rapide_renonce_est_reprise(source):
    rendu = executer(demande(source, "'avant'", "import os; os._exit(0)", "'après'", bornes=Bornes(cellule_s=5)))
    sorties = [[s.get("data", {}).get("text/plain") or s.get("ename") for s in c["outputs"]]
               for c in json.loads(rendu.carnet)["cells"]]
    assert sorties == [["'avant'"], ["NoyauArrete"], ["'après'"]]
    assert len(rendu.incidents) == 1


def test_rien_ne_passe_d_une_copie_a_la_suivante(source, tmp_path):
    executer_d_un_trait(demande(source, "import pandas, builtins; pandas.souvenir = builtins.souvenir = 1"),
                        tmp_path, time.monotonic() + 30)
    vu = executer_d_un_trait(demande(source, "import pandas; hasattr(pandas, 'souvenir')", "'souvenir' in dir(__builtins__)", "__name__"),
                             tmp_path, time.monotonic() + 30)
    assert [c["outputs"][0]["data"]["text/plain"] for c in json.loads(vu)["cells"]] == ["False", "False", "'__main__'"]


@pytest.mark.parametrize("message", [
    {"msg_type": "stream", "content": {}}, {"msg_type": "inconnu", "content": {}},
    {"msg_type": "execute_result", "content": {"data": [], "execution_count": 1}},
    {"msg_type": "error", "content": {"ename": "E", "evalue": "", "traceback": None}},
])
def test_un_message_mal_forme_n_entre_pas_dans_le_carnet(message):
    with pytest.raises((Renonce, KeyError, TypeError, AttributeError)):
        Cellule(1000).recevoir({"rang": 0, "messages": [message]})
