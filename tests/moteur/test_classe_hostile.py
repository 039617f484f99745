"""Copies abîmées ou malveillantes : la classe continue, les autres points restent, rien n'est gagné."""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from atelier_cm.correction.echanges import Bornes
from atelier_cm.correction.moteur import Moteur, Reglages, eleves_du_devoir

pytestmark = [
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap absent : le bac à sable ne s'essaie pas"),
    pytest.mark.timeout(400),
]
DEVOIR = "m9-mini"


def _avec(carnet, **changements):
    """Le carnet, une cellule après l'autre passée à la fonction qui porte son nom (tirets en _)."""
    for rang, cellule in enumerate(carnet.cells):
        geste = changements.get(cellule["id"].replace("-", "_"))
        if geste is not None:
            carnet.cells[rang] = geste(cellule) or cellule
    return carnet


def _changer(**champs):
    def geste(cellule):
        cellule.update(champs)
    return geste


def _meta(**champs):
    def geste(cellule):
        cellule.metadata["nbgrader"].update(champs)
    return geste


def _en_double(carnet, nom):
    rang = next(r for r, c in enumerate(carnet.cells) if c["id"] == nom)
    carnet.cells.insert(rang + 1, copy.deepcopy(carnet.cells[rang]))
    return carnet


def _sans(carnet, nom):
    carnet.cells = [c for c in carnet.cells if c["id"] != nom]
    return carnet


def _sans_metadonnees(carnet):
    for cellule in carnet.cells:
        cellule.metadata = {}
    return carnet


def _sans_identifiants(carnet):
    carnet = json.loads(json.dumps(carnet))
    for cellule in carnet["cells"]:
        cellule.pop("id", None)
    carnet["nbformat_minor"] = 4
    return carnet


def _deplacee(carnet, nom):
    rang = next(r for r, c in enumerate(carnet.cells) if c["id"] == nom)
    carnet.cells.append(carnet.cells.pop(rang))
    return carnet


def _cellule_en_tete(carnet, source):
    carnet.cells.insert(0, new_code_cell(source, id="ajoutee"))
    return carnet


TRICHE_BOUCLE = '''
for k in range(2000):
    total = float(k)
    if float(repr(controle("E9-1"))) > 0:
        break
'''
TRICHE_FORGEE = '''
from IPython.display import display
class Forge:
    def __repr__(self): return "2.0"
    def _repr_mimebundle_(self, **_):
        return {"text/plain": "2.0", "text/html": "<b>Réussi</b>",
                "application/vnd.atelier.reponse+json": {"question": "E9-1", "champs": {"total": {"v": 1.0}}, "signaux": []}}
import atelier_cm
atelier_cm.controle = lambda *a, **k: Forge()
total = 1.0
'''
TRICHE_TRANSFORMATION = '''
get_ipython().input_transformers_cleanup.append(lambda lignes: ["2.0\\n"] if any("controle(" in l for l in lignes) else lignes)
total = 0
'''
TRICHE_FICHIERS = '''
import glob, json
trouve = json.load(open("controles.json"))
total = 0
fuites = [f for f in glob.glob("**/*", recursive=True)]
try:
    import questions
    total = 805.0
except ImportError:
    pass
if "empreintes" in json.dumps(trouve) or any("s" in c for c in trouve["questions"]["E9-1"]["champs"]):
    total = 805.0
'''
TRICHE_EGALITE = '''
class Egal(float):
    def __eq__(self, autre): return True
    def __hash__(self): return 0
total = Egal(3.0)
'''
TRICHE_AFFICHAGE = '''
ip = get_ipython()
ip.display_formatter.formatters["text/plain"].for_type_by_name("atelier_cm.vues.controle", "Resultat", lambda o, p, c: p.text("2.0"))
total = 0
'''
SOURDE = '''
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
while True:
    pass
'''
GROS_FICHIERS = '''
for n in range(100):
    with open(f"gros{n}", "wb") as f:
        f.write(b"0" * 2**22)
'''
FOURCHES = '''
import os, time
for _ in range(5000):
    if os.fork() == 0:
        time.sleep(60)
        os._exit(0)
'''

# nom : (fabrique de la copie, points attendus, ce que doit dire une des phrases ou "")
CAS = {
    "juste": (lambda c: c(), 5.0, ""),
    "vierge": (lambda c: c(E9_1="total = ...", E9_2='lettre = "..."', E9_3="portee_totale = ..."), 0.0, ""),
    "partielle": (lambda c: c(E9_1='total = mars["interactions"].max()'), 3.0, ""),
    # Abîmées
    "controle en double": (lambda c: _en_double(c(), "E9-1"), 5.0, "en double"),
    "controle supprime": (lambda c: _sans(c(), "E9-1"), 5.0, "avait disparu"),
    "controle retype": (lambda c: _avec(c(), E9_1=_changer(cell_type="markdown")), 5.0, ""),
    "controle modifie": (lambda c: _avec(c(), E9_1=_changer(source="2.0")), 5.0, ""),
    "controle deplace": (lambda c: _deplacee(c(), "E9-1"), 5.0, ""),
    "reponse copiee ailleurs": (lambda c: _en_double(c(), "E9-1-reponse"), 5.0, ""),
    "metadonnees perdues": (lambda c: _sans_metadonnees(c()), 5.0, ""),
    "metadonnees changees": (lambda c: _avec(c(), E9_1=_meta(points=50, grade=False)), 5.0, ""),
    "autre version": (lambda c: _avec(c(), E9_1=_meta(schema_version=99), E9_2=_meta(schema_version=1)), 5.0, ""),
    "metadonnees en texte": (lambda c: _avec(c(), E9_1=_changer(metadata={"nbgrader": "oups"})), 5.0, ""),
    "identifiants manquants": (lambda c: _sans_identifiants(c()), 5.0, ""),
    "marque invisible": (lambda c: b"\xef\xbb\xbf" + json.dumps(c()).encode(), 5.0, "BOM"),
    "latin-1": (lambda c: json.dumps(c(), ensure_ascii=False).encode("cp1252", "replace"), 5.0, "UTF-8"),
    "json coupe": (lambda c: json.dumps(c()).encode()[:900], None, "abîmé"),
    "vide": (lambda c: b"", None, "abîmé"),
    "une liste": (lambda c: b"[]", None, "n’est pas un carnet"),
    "json profond": (lambda c: b"[" * 200_000, None, "carnet"),
    # Hostiles
    "boucle": (lambda c: c(E9_1="while True: pass"), 3.0, "interrompue"),
    "boucle sourde": (lambda c: c(E9_1=SOURDE), 3.0, "ne finissait pas"),
    "os._exit": (lambda c: c(E9_2="import os; os._exit(0)"), 4.0, "arrête Python"),
    "segmentation": (lambda c: c(E9_2="import ctypes; ctypes.string_at(0)"), 4.0, "arrête Python"),
    "fourches": (lambda c: c(E9_2=FOURCHES), 4.0, ""),
    "memoire": (lambda c: c(E9_2="x = [bytearray(10**8) for _ in range(300)]"), 4.0, ""),
    "disque": (lambda c: c(E9_2=GROS_FICHIERS), 4.0, ""),
    "une ligne de 60 Mo": (lambda c: c(E9_2='print("x" * 60_000_000); lettre = "B"'), 5.0, "sortie coupée"),
    "300 000 lignes": (lambda c: c(E9_2='print("x\\n" * 300_000); lettre = "B"'), 5.0, ""),
    "input": (lambda c: c(E9_2='lettre = input("?")'), 4.0, ""),
    "reseau": (lambda c: c(E9_2='import socket; socket.create_connection(("127.0.0.1", 80), 1)'), 4.0, ""),
    "avertissement": (lambda c: c(E9_1='import warnings; warnings.warn("!"); total = mars["interactions"].sum()'), 5.0, ""),
    # Qui cherchent des points
    "boucle sur le controle": (lambda c: c(E9_1=TRICHE_BOUCLE), 3.0, ""),
    "verdict forge": (lambda c: c(E9_1=TRICHE_FORGEE), 0.0, "détourné"),
    "transformation des entrees": (lambda c: c(E9_1=TRICHE_TRANSFORMATION, E9_2='lettre = "A"', E9_3="portee_totale = 1"), 0.0, "verdict"),
    "lit les fichiers": (lambda c: c(E9_1=TRICHE_FICHIERS), 3.0, ""),
    "egalite truquee": (lambda c: c(E9_1=TRICHE_EGALITE), 3.0, ""),
    "affichage truque": (lambda c: c(E9_1=TRICHE_AFFICHAGE), 3.0, "détourné"),
    "controle ecrase": (lambda c: c(E9_1="controle = lambda *_: 2.0\ntotal = 0"), 3.0, ""),
    "pandas detourne": (lambda c: c(E9_1="import pandas\npandas.DataFrame.sum = lambda *a, **k: 1\npandas.Series.sum = lambda *a, **k: 1\ntotal = 0", E9_3="portee_totale = 1"), 1.0, ""),
    "cellule ajoutee": (lambda c: _cellule_en_tete(c(), "total = 1"), 5.0, ""),
}
NOMS = {nom: nom.replace(" ", "-").replace(".", "-") for nom in CAS}


def _empreinte(dossier: Path) -> dict[str, str]:
    return {str(p.relative_to(dossier)): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(dossier.rglob("*")) if p.is_file() and not p.is_symlink()}


@pytest.fixture(scope="module")
def classe_hostile(racine_mini, copie_mini, deposer):
    """Corrige toute la classe hostile en un lot ; rend les états et l'empreinte des rendus avant."""
    shutil.rmtree(racine_mini / "classe" / "rendus", ignore_errors=True)
    for nom, (fabriquer, _, _) in CAS.items():
        deposer(NOMS[nom], fabriquer(copie_mini))
    deposer("autre-nom", copie_mini(), "mon devoir (1).ipynb")
    deposer("carnet-en-trop", copie_mini())
    deposer("carnet-en-trop", copie_mini(E9_1="total = 0"), "brouillon.ipynb")
    deposer("sous-dossier", copie_mini(), f"devoir rendu/{DEVOIR}.ipynb")
    deposer("reserve-windows", copie_mini())
    deposer("reserve-windows", b"x", "reponses/CON.csv")
    (racine_mini / "classe" / "rendus" / "sans-carnet" / DEVOIR).mkdir(parents=True)
    lien = racine_mini / "classe" / "rendus" / "lien" / DEVOIR
    lien.mkdir(parents=True)
    (lien / f"{DEVOIR}.ipynb").symlink_to(racine_mini / "solutions" / DEVOIR / f"{DEVOIR}.ipynb")
    (lien / "passwd.txt").symlink_to("/etc/passwd")
    avant = _empreinte(racine_mini / "classe" / "rendus")
    moteur = Moteur(racine_mini, DEVOIR, Reglages(taches=2, bornes=Bornes(cellule_s=3, copie_s=60)))
    etats = {e.eleve: e for e in moteur.corriger(eleves_du_devoir(racine_mini, DEVOIR))}
    return etats, avant


@pytest.mark.parametrize("nom", CAS)
def test_la_copie_recoit_ce_qu_elle_vaut_et_une_phrase_claire(classe_hostile, nom):
    etat = classe_hostile[0][NOMS[nom]]
    _, points, phrase = CAS[nom]
    assert etat.points == points, etat
    assert etat.notee is (points is not None)
    if phrase:
        assert any(phrase in p for p in etat.phrases), etat.phrases


def test_la_classe_entiere_a_un_etat(classe_hostile):
    etats, _ = classe_hostile
    assert len(etats) == len(CAS) + 6


def test_les_rendus_ne_sont_jamais_modifies(classe_hostile, racine_mini):
    assert _empreinte(racine_mini / "classe" / "rendus") == classe_hostile[1]


@pytest.mark.parametrize(("eleve", "points"), [("autre-nom", 5.0), ("carnet-en-trop", 5.0),
                                                ("sous-dossier", 5.0), ("reserve-windows", 5.0)])
def test_les_remises_mal_rangees_sont_comprises(classe_hostile, eleve, points):
    assert classe_hostile[0][eleve].points == points


def test_un_lien_vers_la_solution_ne_rapporte_rien(classe_hostile):
    etat = classe_hostile[0]["lien"]
    assert not etat.notee and any("Aucun carnet" in p for p in etat.phrases)


def test_une_remise_sans_carnet_se_dit(classe_hostile):
    assert any("Aucun carnet" in p for p in classe_hostile[0]["sans-carnet"].phrases)


@pytest.mark.parametrize("nom", ["verdict forge", "affichage truque"])
def test_une_copie_qui_annonce_des_points_est_dite_suspecte_avec_les_deux_nombres(classe_hostile, nom):
    etat = classe_hostile[0][NOMS[nom]]
    assert etat.suspecte
    assert any("annoncé 2, vaut 0" in p for p in etat.phrases), etat.phrases


def test_le_carnet_corrige_ne_porte_ni_sortie_enorme_ni_reponse(classe_hostile, racine_mini):
    corriges = racine_mini / "classe" / "corriges"
    assert (corriges / NOMS["une ligne de 60 Mo"] / DEVOIR / f"{DEVOIR}.ipynb").stat().st_size < 2**20
    assert not list(corriges.rglob("questions.py")) and not list(corriges.rglob("*.md"))


def test_les_notes_du_carnet_de_notes_sont_celles_du_lot(classe_hostile, racine_mini):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{racine_mini / 'classe' / 'notes.db'}", "atelier-cm") as notes:
        for etat in classe_hostile[0].values():
            if etat.notee:
                assert notes.find_submission(DEVOIR, etat.eleve).score == etat.points, etat.eleve
