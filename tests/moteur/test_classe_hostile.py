"""Copies abîmées ou malveillantes : la classe continue, les autres points restent, rien n'est gagné."""

from __future__ import annotations

import copy
import hashlib
import json
import os
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


def _profonde(carnet, niveaux):
    """Un fichier dont les métadonnées s'emboîtent plus profond que Python n'ose descendre."""
    texte = json.dumps(carnet)
    fond = '{"a":' * niveaux + "1" + "}" * niveaux
    return texte.replace('"metadata": {', f'"metadata": {{"p": {fond}, ', 1).replace(", }", "}").encode()


def _brut(carnet, **racine):
    return json.dumps({**json.loads(json.dumps(carnet)), **racine}).encode()


def _cellules_etranges(carnet):
    """Ce que des outils écrivent pour de bon, et pire : listes de lignes, types inconnus, identifiants interdits."""
    brut = json.loads(json.dumps(carnet))
    for cellule in brut["cells"]:
        cellule["source"] = cellule["source"].splitlines(keepends=True)
    brut["cells"] += ["texte", None, 3, {"cell_type": "inconnu", "source": None, "id": "é !", "metadata": []},
                      {"cell_type": "code", "source": ["a = 1\n", 2], "id": 12, "outputs": "oups", "execution_count": "x"},
                      {"cell_type": "markdown", "id": "x" * 500}]
    return brut


def _au_rang(carnet, attaque, fin=""):
    """L'attaque, qui connaît le rang de chaque cellule de code : elle a le carnet distribué sous les yeux."""
    rangs = {c["id"]: rang for rang, c in enumerate(carnet.cells) if c.cell_type == "code"}
    return attaque.replace("FIN", fin).replace("RANGS", repr(rangs))


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
fuites = [open(f).read() for d in (".", "..", "/tmp", "/passager", "/prises", "/home", "/root")
          for f in glob.glob(f"{d}/**/*.ipynb", recursive=True)]
try:
    import questions
    total = 805.0
except ImportError:
    pass
if any("E9-1" in fuite for fuite in fuites):
    total = 805.0
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
TRICHE_CHOIX = '''
class Toujours(str):
    def __eq__(self, autre): return True
    def __ne__(self, autre): return False
    def __hash__(self): return hash("B")
    def strip(self, *_): return self
    def casefold(self): return self
    def __str__(self): return self
lettre = Toujours("Z")
'''
TRICHE_ARBRE = '''
import ast
class Vider(ast.NodeTransformer):
    def visit_Module(self, arbre):
        if "controle" in ast.dump(arbre):
            arbre.body = ast.parse("2.0").body
        return arbre
get_ipython().ast_transformers.append(Vider())
total = 0
'''
TRICHE_CROCHET = '''
ip = get_ipython()
def avant(infos):
    if "controle" in infos.raw_cell:
        ip.user_ns["total"] = 1.0
ip.events.register("pre_run_cell", avant)
ip.run_cell_magic = ip.run_code = None
total = 0
'''
TRICHE_PANDAS = '''
import pandas
pandas.testing.assert_frame_equal = pandas.testing.assert_series_equal = lambda *a, **k: None
pandas.DataFrame.sum = pandas.Series.sum = lambda *a, **k: 1
pandas.DataFrame.equals = pandas.Series.equals = lambda *a, **k: True
total = 0
'''
TRICHE_JUGEMENT = '''
import atelier_cm.jugement as j, atelier_cm.jugement.juger as g, atelier_cm.vues.controle as v, json, builtins
for module in (j, g, v):
    for nom in ("juger", "carte", "relire"):
        setattr(module, nom, lambda *a, **k: 2.0)
builtins.float, builtins.repr = (lambda *_: 2.0), (lambda *_: "2.0")
total = 0
'''
# Le moteur lit les sorties dans un tube dont la copie hérite : elle y écrit elle-même des verdicts, puis « fini ».
ECRIRE_PARTOUT = '''
import json, os
def ecrire(octets):
    for prise in range(3, 256):
        try:
            bloque = os.get_blocking(prise)
            os.set_blocking(prise, False)
            try:
                os.write(prise, octets)
            finally:
                os.set_blocking(prise, bloque)
        except OSError:
            pass
'''
TRICHE_TUBE = ECRIRE_PARTOUT + '''
def paquet(rang, question, champs):
    sortie = {"execution_count": 1, "data": {"text/plain": "2.0", "text/html": "<b>Réussi</b>",
              "application/vnd.atelier.reponse+json": {"question": question, "champs": champs, "signaux": []}}}
    return {"rang": rang, "messages": [{"msg_type": "execute_result", "content": sortie}], "numero": 1, "erreur": None}
paquets = [paquet(rang, nom, {"total": {"v": 1.0}}) for nom, rang in RANGS.items() if nom.startswith("E9-1")]
FIN
ecrire(b"".join(json.dumps(p).encode() + b"\\n" for p in paquets))
total = 1.0
'''
TOUT_FORGER = "paquets += [paquet(r, n, {}) for n, r in RANGS.items() if not n.startswith('E9-1')] + [{'fini': True}]"
FORGES_ABSURDES = ECRIRE_PARTOUT + '''
for mot in (b'{"rang": 1, "messages": [], "numero": Infinity, "erreur": null}', b'{"rang": 1, "messages": 3}', b"[]", b"null",
            b'{"rang": [], "messages": {}}', b'{"rang": 1, "messages": [null], "numero": 1e400, "erreur": 2}', b"[" * 100000,
            b'{"rang": 1, "messages": [{"msg_type": "stream", "content": {"name": {}, "text": 5}}], "numero": -7, "erreur": null}',
            b'{"rang": 1, "messages": [{"msg_type": "display_data", "content": {"data": {"text/plain": 5, "image/png": [1]}}}]}'):
    ecrire(mot + b"\\n")
lettre = "Z"
'''
INFINI = ECRIRE_PARTOUT + '''
ecrire(b"".join(b'{"rang": %d, "messages": [], "numero": Infinity, "erreur": null}\\n' % r for r in RANGS.values()))
lettre = "Z"
'''
NUMERO_ABSURDE = ECRIRE_PARTOUT + '''
ecrire(b"".join(b'{"rang": %d, "messages": [], "numero": -7, "erreur": null}\\n' % r for r in RANGS.values()))
lettre = "Z"
'''
FILS = '''
import threading, time
def bavarder():
    while True:
        time.sleep(0.01)
        print("encore", flush=True)
threading.Thread(target=bavarder).start()
lettre = "B"
'''
FOURCHE_QUI_CONTINUE = '''
import os
os.fork()
lettre = "Z"
'''
PAGE = '''
from IPython.display import HTML, Javascript, Markdown, SVG, display
piege = "<script>window.PIEGE=1</script><img src=x onerror='window.PIEGE=2'><iframe src='http://exemple.invalid'></iframe>"
display(HTML(piege), Markdown(piege), Javascript("window.PIEGE=3"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='window.PIEGE=4'><script>window.PIEGE=5</script></svg>"))
display({"text/html": piege, "application/javascript": "window.PIEGE=6"}, raw=True)
lettre = "B"
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
    "reponse retypee": (lambda c: _avec(c(), E9_1_reponse=_changer(cell_type="raw"), E9_2_reponse=_changer(cell_type="markdown")), 5.0, ""),
    "roles echanges": (lambda c: _avec(c(), E9_1=_meta(solution=True, grade=False), E9_1_reponse=_meta(grade=True, solution=False, points=9)), 5.0, ""),
    "noms echanges": (lambda c: _avec(c(), E9_1_reponse=_meta(grade_id="E9-2-reponse"), E9_2_reponse=_meta(grade_id=["E9-1"])), 5.0, ""),
    "points absents": (lambda c: _avec(c(), E9_1=lambda x: x.metadata["nbgrader"].pop("points") and None), 5.0, ""),
    "tout supprime": (lambda c: _brut(c(), cells=[]), 0.0, "avait disparu"),
    "metadonnees du carnet": (lambda c: _brut(c(), metadata=[1], nbformat="4", nbformat_minor=99), 5.0, ""),
    "ancien format": (lambda c: b'{"nbformat": 3, "metadata": {}, "worksheets": []}', None, "n’est pas un carnet"),
    "null": (lambda c: b"null", None, "n’est pas un carnet"),
    "utf-16": (lambda c: json.dumps(c()).encode("utf-16"), None, "abîmé"),
    "conflit git": (lambda c: json.dumps(c(), indent=1).encode().replace(b'"cells"', b'<<<<<<< HEAD\n "cells"', 1), None, "abîmé"),
    "cellules etranges": (lambda c: _cellules_etranges(c()), 5.0, ""),
    "marque et json profond": (lambda c: b"\xef\xbb\xbf" + b"[" * 200_000, None, "carnet"),
    "metadonnees profondes": (lambda c: _profonde(c(), 700), 5.0, ""),
    "demi-caractere": (lambda c: json.dumps(c(E9_2='lettre = "B"  # \ud800')).encode(), 5.0, ""),
    "marque et demi-caractere": (lambda c: b"\xef\xbb\xbf" + json.dumps(c(E9_2='lettre = "B"  # \ud800')).encode(), 5.0, ""),
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
    "sys.exit": (lambda c: c(E9_2="import sys; sys.exit(3)"), 4.0, ""),
    "exit": (lambda c: c(E9_2="exit()"), 4.0, ""),
    "quitte la coquille": (lambda c: c(E9_2="get_ipython().ask_exit(); get_ipython().kernel"), 4.0, ""),
    "tue tout": (lambda c: c(E9_2="import os; os.kill(-1, 9); os.kill(os.getpid(), 9)"), 4.0, ""),
    "ferme tout": (lambda c: c(E9_2="import os; os.closerange(0, 256)"), 4.0, ""),
    "interpreteur": (lambda c: c(E9_2='get_ipython().system("sleep 600")'), 4.0, ""),
    "remise a zero": (lambda c: c(E9_2='get_ipython().run_line_magic("reset", "-f"); lettre = "B"',
                                  E9_3='from atelier_cm import charger; portee_totale = charger("cinq_publications")["portee"].sum()'), 5.0, ""),
    "efface ses fichiers": (lambda c: c(E9_2='import shutil; shutil.rmtree(".", True); lettre = "B"'), 2.0, "E9-2"),
    "inondation": (lambda c: c(E9_2='while True: print("x" * 10_000)'), 4.0, ""),
    "fils bavard": (lambda c: c(E9_2=FILS), 5.0, ""),
    "fourche qui continue": (lambda c: c(E9_2=FOURCHE_QUI_CONTINUE), 4.0, ""),
    "page piegee": (lambda c: c(E9_2=PAGE), 5.0, ""),
    # Qui cherchent des points
    "boucle sur le controle": (lambda c: c(E9_1=TRICHE_BOUCLE), 3.0, ""),
    "verdict forge": (lambda c: c(E9_1=TRICHE_FORGEE), 0.0, "détourné"),
    "transformation des entrees": (lambda c: c(E9_1=TRICHE_TRANSFORMATION, E9_2='lettre = "A"', E9_3="portee_totale = 1"), 0.0, "verdict"),
    "lit les fichiers": (lambda c: c(E9_1=TRICHE_FICHIERS), 3.0, ""),
    "egalite truquee": (lambda c: c(E9_1=TRICHE_EGALITE), 3.0, ""),
    "affichage truque": (lambda c: c(E9_1=TRICHE_AFFICHAGE), 3.0, "détourné"),
    "choix truque": (lambda c: c(E9_2=TRICHE_CHOIX), 4.0, ""),
    "arbre transforme": (lambda c: c(E9_1=TRICHE_ARBRE, E9_2='lettre = "A"', E9_3="portee_totale = 1"), 0.0, "verdict"),
    "crochet avant cellule": (lambda c: c(E9_1=TRICHE_CROCHET, E9_2='lettre = "A"', E9_3="portee_totale = 1"), 0.0, ""),
    "jugement detourne": (lambda c: c(E9_1=TRICHE_JUGEMENT, E9_2='lettre = "A"', E9_3="portee_totale = 1"), 0.0, ""),
    "tube forge": (lambda c: c(E9_1=_au_rang(c(), TRICHE_TUBE)), 3.0, "E9-1"),
    "tube forge et fini": (lambda c: c(E9_1=_au_rang(c(), TRICHE_TUBE, TOUT_FORGER), E9_2='lettre = "A"', E9_3="portee_totale = 1"), 0.0, ""),
    "tube absurde": (lambda c: c(E9_2=FORGES_ABSURDES), 4.0, ""),
    "numero infini": (lambda c: c(E9_2=_au_rang(c(), INFINI)), 4.0, ""),
    "numero absurde": (lambda c: c(E9_2=_au_rang(c(), NUMERO_ABSURDE)), 4.0, ""),
    "controle ecrase": (lambda c: c(E9_1="controle = lambda *_: 2.0\ntotal = 0"), 3.0, ""),
    "pandas detourne": (lambda c: c(E9_1=TRICHE_PANDAS, E9_3="portee_totale = 1"), 1.0, ""),
    "cellule ajoutee": (lambda c: _cellule_en_tete(c(), "total = 1"), 5.0, ""),
}
NOMS_DIFFICILES = ("NUL", "aux.csv", "a:b.csv", "point final.", "espace final ", "étoile*?.csv", "con.tar.gz", "ligne\nsuivante.csv",
                   "-rf", "inverse\\barre.csv", "é" * 120 + ".csv")
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
    for nom in NOMS_DIFFICILES:
        deposer("reserve-windows", b"x", f"reponses/{nom}")
    deposer("Zoé d’Arc & Cie (2)", copie_mini(), "Devoir été – final.ipynb")
    deposer("module-masque", copie_mini())
    for module in ("pandas.py", "json.py", "sitecustomize.py", "atelier_cm/__init__.py", "ipykernel.py"):
        deposer("module-masque", b"raise SystemExit('masque')", module)
    deposer("trop-de-fichiers", copie_mini())
    for rang in range(201):
        deposer("trop-de-fichiers", b"x", f"reponses/{rang}.csv")
    (racine_mini / "classe" / "rendus" / "sans-carnet" / DEVOIR).mkdir(parents=True)
    lien = racine_mini / "classe" / "rendus" / "lien" / DEVOIR
    lien.mkdir(parents=True)
    (lien / f"{DEVOIR}.ipynb").symlink_to(racine_mini / "solutions" / DEVOIR / f"{DEVOIR}.ipynb")
    (lien / "passwd.txt").symlink_to("/etc/passwd")
    (lien / "reponses").symlink_to(racine_mini / "solutions", target_is_directory=True)
    os.mkfifo(lien / "tube.csv")
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
    assert len(etats) == len(CAS) + 9


def test_les_rendus_ne_sont_jamais_modifies(classe_hostile, racine_mini):
    assert _empreinte(racine_mini / "classe" / "rendus") == classe_hostile[1]


@pytest.mark.parametrize(("eleve", "points"), [("autre-nom", 5.0), ("carnet-en-trop", 5.0),
                                                ("sous-dossier", 5.0), ("reserve-windows", 5.0),
                                                ("Zoé d’Arc & Cie (2)", 5.0), ("module-masque", 5.0)])
def test_les_remises_mal_rangees_sont_comprises(classe_hostile, eleve, points):
    assert classe_hostile[0][eleve].points == points


def test_un_lien_vers_la_solution_ne_rapporte_rien(classe_hostile):
    etat = classe_hostile[0]["lien"]
    assert not etat.notee and any("Aucun carnet" in p for p in etat.phrases)
    for nom, raison in [("m9-mini.ipynb", "lien"), ("passwd.txt", "lien"), ("reponses", "lien"), ("tube.csv", "fichier ordinaire")]:
        assert any(nom in p and raison in p for p in etat.phrases), (nom, etat.phrases)


def test_une_remise_demesuree_est_refusee_seule(classe_hostile):
    etat = classe_hostile[0]["trop-de-fichiers"]
    assert not etat.notee and any("200 fichiers" in p for p in etat.phrases)


def test_un_rendu_qui_est_un_lien_vers_la_solution_ne_rapporte_rien(racine_mini):
    rendu = racine_mini / "classe" / "rendus" / "rendu-lie"
    rendu.mkdir(parents=True)
    (rendu / DEVOIR).symlink_to(racine_mini / "solutions" / DEVOIR, target_is_directory=True)
    try:
        (etat,) = Moteur(racine_mini, DEVOIR, Reglages(taches=1)).corriger(["rendu-lie"])
    finally:
        for partie in ("rendus", "corriges"):
            shutil.rmtree(racine_mini / "classe" / partie / "rendu-lie", ignore_errors=True)
    assert not etat.notee


@pytest.mark.parametrize("nom", ["fourches", "memoire", "disque", "input", "reseau", "sys.exit", "exit", "inondation"])
def test_une_cellule_arretee_se_lit_dans_le_compte_rendu(classe_hostile, nom):
    assert classe_hostile[0][NOMS[nom]].phrases


def test_une_remise_sans_carnet_se_dit(classe_hostile):
    assert any("Aucun carnet" in p for p in classe_hostile[0]["sans-carnet"].phrases)


@pytest.mark.parametrize("nom", ["verdict forge", "affichage truque", "transformation des entrees", "arbre transforme",
                                 "jugement detourne", "tube forge et fini"])
def test_une_copie_qui_annonce_des_points_est_dite_suspecte_avec_les_deux_nombres(classe_hostile, nom):
    etat = classe_hostile[0][NOMS[nom]]
    assert etat.suspecte
    assert any("annoncé 2, vaut 0" in p for p in etat.phrases), etat.phrases


def test_le_carnet_corrige_ne_porte_ni_sortie_enorme_ni_reponse(classe_hostile, racine_mini):
    corriges = racine_mini / "classe" / "corriges"
    assert (corriges / NOMS["une ligne de 60 Mo"] / DEVOIR / f"{DEVOIR}.ipynb").stat().st_size < 2**20
    assert not list(corriges.rglob("questions.py")) and not list(corriges.rglob("*.md"))


def test_ni_le_carnet_corrige_ni_le_retour_d_une_page_piegee_ne_sont_actifs(classe_hostile, racine_mini):
    from atelier_cm.correction.classe import rendre

    eleve = NOMS["page piegee"]
    carnet = nbformat.read(racine_mini / "classe" / "corriges" / eleve / DEVOIR / f"{DEVOIR}.ipynb", as_version=4)
    sorties = json.dumps([c.outputs for c in carnet.cells if c.cell_type == "code"])
    assert "display_data" in sorties  # la page piégée a bien été affichée…
    for actif in ("<script", "onerror", "<iframe", "javascript", "exemple.invalid"):
        assert actif not in sorties, actif  # … désarmée
    assert rendre(racine_mini, DEVOIR, [eleve]) == []
    page = (racine_mini / "classe" / "retours" / eleve / DEVOIR / f"{DEVOIR}.html").read_text(encoding="utf-8")
    assert "<script" not in page and "<iframe" not in page and "<img src=" not in page.replace('<img src="data:', "")


def test_les_notes_du_carnet_de_notes_sont_celles_du_lot(classe_hostile, racine_mini):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{racine_mini / 'classe' / 'notes.db'}", "atelier-cm") as notes:
        for etat in classe_hostile[0].values():
            if etat.notee:
                assert notes.find_submission(DEVOIR, etat.eleve).score == etat.points, etat.eleve
