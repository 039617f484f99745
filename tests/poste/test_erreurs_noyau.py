"""Les erreurs Python usuelles, dites en français par un vrai noyau Jupyter."""

import json
import os
import re
import sys

import pytest
from jupyter_client.manager import KernelManager

PREPARATION = """
import pandas as pd
mars = pd.DataFrame({"portee": [2310, 1850], "interactions": [139, 58], "reseau": ["Facebook", "Instagram"]},
                    index=pd.Index(["Tutoriel escalier", "Photo de groupe"], name="publication"))
ligne = mars.loc["Photo de groupe"]
err = ...
trois = 3
"""

# code exécuté, type de l’erreur, ce que la phrase doit contenir (dans l’ordre)
CAS = {
    "nom_inconnu_proche": ("porte = mar", "NameError", ["`mar`", "ligne 1", "`mars`"]),
    "outil_apres_redemarrage": ("controle('E6-1')", "NameError", ["`controle`", "redémarrer", "première cellule"]),
    "nom_defini_plus_haut": ("x = 1\nescalier['portee']", "NameError", ["`escalier`", "ligne 2", "plus haut", "Exécuter"]),
    "nom_defini_plus_bas": ("publication_tardive", "NameError", ["plus bas", "Exécutez d’abord"]),
    "mot_sans_guillemets": ("doublons = ecarter  # la même ligne", "NameError", ["`ecarter`", "guillemets", '`"ecarter"`']),
    "lettre_sans_guillemets": ("reponse_nadia = C", "NameError", ["`C`", "guillemets", '`"C"`']),
    "vrai_en_francais": ("x = vrai", "NameError", ["`vrai`", "`True`"]),
    "colonne_accentuee": ("mars['portée']", "KeyError", ["La colonne `portée`", "`portee`, sans accent"]),
    "colonne_inconnue": ("mars['zzz']", "KeyError", ["La colonne `zzz`", "`portee`, `interactions`"]),
    "colonne_inconnue_groupe": ("mars.groupby('reseaux')['portee'].sum()", "KeyError", ["`reseaux`", "`reseau`"]),
    "colonne_inconnue_tri": ("mars.sort_values('interaction')", "KeyError", ["`interaction`", "`interactions`"]),
    "colonnes_en_liste": ("mars[['portee', 'interaction']]", "KeyError", ["`interaction`", "`interactions`"]),
    "colonne_dans_une_ligne": ("ligne['interaction']", "KeyError", ["`interaction`", "`interactions`"]),
    "ligne_inconnue": ("mars.loc['Photo de groupes']", "KeyError", ["La ligne `Photo de groupes`", "`Photo de groupe`"]),
    "loc_sur_une_colonne": ("mars.loc['portee']", "KeyError", ["`portee` est une colonne", "sans `.loc`"]),
    "ligne_sans_loc": ("mars['Photo de groupe']", "KeyError", ["est une ligne", "`.loc"]),
    "parenthese": ("x = (1 + 2\ny = 3", "SyntaxError", ["ligne 1", "`(`", "jamais refermé"]),
    "parenthese_en_trop": ("x = 1 + 2)", "SyntaxError", ["`)`", "pas été ouvert"]),
    "crochet": ("mars['portee'", "SyntaxError", ["`[`", "jamais refermé"]),
    "croisement": ("x = (1 + 2]", "SyntaxError", ["`(`", "`]`"]),
    "retrait": ("x = 1\n  y = 2", "IndentationError", ["ligne 2", "niveau", "Alignez"]),
    "retrait_attendu": ("if True:\nx = 1", "IndentationError", ["quatre espaces"]),
    "guillemets_courbes": ("x = “Tutoriel”", "SyntaxError", ["ligne 1", "guillemet de traitement de texte", "guillemet droit"]),
    "guillemets_francais": ("x = « Tutoriel »", "SyntaxError", ["« « »", "guillemet droit"]),
    "apostrophe_courbe": ("x = ’Tutoriel’", "SyntaxError", ["« ’ »", "guillemet droit"]),
    "espace_insecable": ("x = 1\u00a0+ 2", "SyntaxError", ["espace insécable"]),
    "signe_multiplie": ("x = 100 × 3", "SyntaxError", ["« × »", "`*`"]),
    "egal_simple": ("if trois = 3:\n    pass", "SyntaxError", ["un seul signe `=`", "`==`"]),
    "egal_simple_filtre": ("mars[mars['portee'] = 3]", "SyntaxError", ["un seul signe `=`", "`==`"]),
    "virgule_decimale_zero": ("x = 6,02", "SyntaxError", ["nombre à virgule", "`6.02`"]),
    "virgule_decimale_calcul": ("x = 0,75\nx / 2", "TypeError", ["ligne 2", "virgule", "`6.02`"]),
    "virgule_texte": ("float('6,02')", "ValueError", ["`6,02`", "virgule", "point"]),
    "pour_cent": ("x = 6.02 %", "SyntaxError", ["unité", "sans `%`"]),
    "milliers": ("x = 14 200", "SyntaxError", ["`14200`"]),
    "guillemet_manquant": ("x = 'Tutoriel", "SyntaxError", ["guillemet de fin manque"]),
    "apostrophe_dans_texte": ("x = 'l'export'", "SyntaxError", ["guillemet"]),
    "virgule_oubliee": ("x = [1, 2 3]", "SyntaxError", ["virgule"]),
    "deux_points": ("if trois == 3\n    pass", "SyntaxError", ["deux-points", "`:`"]),
    "affectation_impossible": ("3 = x", "SyntaxError", ["pas un nom"]),
    "fichier_absent": ("open('export.csv')", "FileNotFoundError", ["`export.csv`", "charger"]),
    "fichier_proche": ("open('essai.ipymb')", "FileNotFoundError", ["`essai.ipynb`"]),
    "chemin_absolu": ("open('/bureau/export.csv')", "FileNotFoundError", ["ordinateur", "charger"]),
    "texte_plus_nombre": ("'6' + 3", "TypeError", ["texte et un nombre", "guillemets"]),
    "nombre_plus_texte": ("3 + '6'", "TypeError", ["texte et un nombre", "guillemets"]),
    "colonne_de_texte": ("mars['reseau'] / 2", "TypeError", ["texte et un nombre"]),
    "division_par_zero": ("x = 1 / 0", "ZeroDivisionError", ["divise par zéro", "ligne 1", "sur combien"]),
    "attribut_de_table": ("mars.porte", "AttributeError", ["`porte`", "`portee`"]),
    "attribut_inconnu": ("trois.qqqqq", "AttributeError", ["`qqqqq`", "cette valeur"]),
    "kpi_ecrase": ("kpi = 3\nkpi.err(1, 2)", "AttributeError", ["`kpi`", "plus l’outil du cours", "from atelier_cm import kpi"]),
    "controle_ecrase": ("controle = 3\ncontrole('E6-1')", "TypeError", ["`controle`", "from atelier_cm import controle"]),
    "module_absent": ("import sklearnn", "ModuleNotFoundError", ["`sklearnn`", "Aucun exercice"]),
    "appel_d_un_nombre": ("100(3 + 2)", "TypeError", ["parenthèse", "`100 * (…)`"]),
    "appel_d_une_table": ("mars('portee')", "TypeError", ["crochets"]),
    "index_hors_limites": ("[1, 2][5]", "IndexError", ["dépasse la fin", "partir de 0"]),
    "rang_de_ligne": ("mars.iloc[9]", "IndexError", ["dépasse la fin"]),
    "trois_points": ("100 * err", "TypeError", ["trois points", "`err`", "Écrivez votre réponse"]),
    "trois_points_colonne": ("mars['portee'] / err", "TypeError", ["trois points", "`err`"]),
    "argument_manquant": ("def taux(a, portee): pass\ntaux(1)", "TypeError", ["Il manque", "`portee`"]),
    "argument_inconnu": ("mars.sort_values('portee', croissant=True)", "TypeError", ["`croissant`"]),
    "condition_sur_colonne": ("if mars['portee'] > 3: pass", "ValueError", ["toute une colonne"]),
    "saisie": ("input('?')", "StdinNotImplementedError", ["`input()`"]),
    "valeur_vide": ("print(3) + 1", "TypeError", ["valeur vide"]),
    "erreur_du_cours": (
        "import types, sys\nm = types.ModuleType('atelier_cm.essai')\n"
        "exec('class JeuInconnu(KeyError): __module__ = \"atelier_cm.essai\"', m.__dict__)\n"
        "raise m.JeuInconnu('Le jeu « posts » n’existe pas. Le plus proche : « posts_marchevive ».')",
        "JeuInconnu", ["posts_marchevive", "ligne 4"],
    ),
    "conditions_sans_parentheses": (
        "mars[mars['reseau'] == 'Facebook' & mars['portee'] == 3]", "TypeError", ["`&`", "parenthèses", "Entourez"]),
    "texte_compare": ("mars['portee' == 3]", "KeyError", ["comparent un texte", "Répétez"]),
    "colonne_de_groupe": ("mars.groupby('reseau')['porte'].sum()", "KeyError", ["`porte`", "`portee`"]),
    "ligne_sans_nom": ("mars.reset_index().loc['Photo']", "KeyError", ["`Photo`", "numéro", "de 0 à 1"]),
    "question_sans_guillemets": ("controle = print\ntry:\n    controle(E6-1)\nfinally:\n    del controle", "NameError", ["sans guillemets", '`controle("E6-1")`']),
    "print_nu": ("print 'a'", "SyntaxError", ["`print`", "parenthèses"]),
    "phrase_du_cours": (
        "from atelier_cm.metier import kpi as outils\noutils.err('3', 4)", "ValueError", ["est un texte", "(ligne 2)"]),
    "erreur_rare": ("raise StopIteration()", "StopIteration", ["n’a pas pu terminer", "détail technique"]),
}

CARNET = {
    "cells": [
        {"cell_type": "code", "id": "avant", "source": "escalier = mars.loc['Tutoriel escalier']", "metadata": {}},
        {"cell_type": "code", "id": "ici", "source": "x = 1", "metadata": {}},
        {"cell_type": "code", "id": "apres", "source": "publication_tardive = 3", "metadata": {}},
    ],
    "metadata": {}, "nbformat": 4, "nbformat_minor": 5,
}


class Noyau:
    """Un noyau réel, lancé comme `atelier lancer` le lance."""

    def __init__(self, dossier, **variables):
        self.gestion = KernelManager(kernel_name="python3")
        self.gestion.kernel_spec.argv[:] = [
            sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--ext=atelier_cm.poste.noyau",
        ]
        self.gestion.start_kernel(cwd=str(dossier), env={**os.environ, **variables})
        self.client = self.gestion.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def executer(self, code, cellule="ici"):
        message = self.client.session.msg(
            "execute_request",
            {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
             "stop_on_error": False},
            metadata={"cellId": cellule},
        )
        self.client.shell_channel.send(message)
        sorties = []
        while True:
            recu = self.client.get_iopub_msg(timeout=60)
            if recu["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            if recu["msg_type"] == "status" and recu["content"]["execution_state"] == "idle":
                return sorties
            if recu["msg_type"] in ("display_data", "error", "stream", "execute_result"):
                sorties.append((recu["msg_type"], recu["content"]))

    def fermer(self):
        self.client.stop_channels()
        self.gestion.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    dossier = tmp_path_factory.mktemp("carnet")
    (dossier / "essai.ipynb").write_text(json.dumps(CARNET), encoding="utf-8")
    return dossier


@pytest.fixture(scope="module")
def noyau(dossier):
    noyau = Noyau(dossier, JPY_SESSION_NAME=str(dossier / "essai.ipynb"), NBGRADER_EXECUTION="")
    assert not [s for s in noyau.executer(PREPARATION) if s[0] == "error"]
    yield noyau
    noyau.fermer()


def html_en_texte(html):
    """Le texte lu dans la carte, le code entre accents graves."""
    from html import unescape

    html = re.sub(r"<details.*</details>", "", html, flags=re.S)
    html = re.sub(r"<code[^>]*>(.*?)</code>", r"`\1`", html)
    return unescape(re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("nom", CAS)
def test_chaque_erreur_usuelle_a_sa_phrase(noyau, nom):
    code, sorte, morceaux = CAS[nom]
    sorties = noyau.executer(code)
    assert [s[0] for s in sorties if s[0] != "stream"] == ["display_data", "error"], "la phrase d’abord, l’erreur ensuite"
    donnees = next(c for t, c in sorties if t == "display_data")["data"]
    lu = html_en_texte(donnees["text/html"]).replace("\u00a0", " ").replace("\u202f", " ")
    reste = lu
    for morceau in morceaux:
        assert morceau in reste, f"« {morceau} » attendu dans : {lu}"
    erreur = next(c for t, c in sorties if t == "error")
    assert erreur["ename"] == sorte
    assert len(erreur["traceback"]) <= 1, "la trace complète est repliée dans la carte"
    assert sorte in donnees["text/html"], "la trace reste lisible sous la phrase"
    assert lu.index("arrêtée") < lu.index("À faire")


def test_les_phrases_ne_jugent_personne_et_restent_courtes(noyau):
    for nom, (code, _, _) in CAS.items():
        donnees = next(c for t, c in noyau.executer(code) if t == "display_data")["data"]
        texte = donnees["text/plain"]
        assert not re.search(r"\b(vous avez|simplement|évidemment|oublié|erreur de votre part)\b|!\s", texte), (nom, texte)
        assert len(texte.split()) <= 70, (nom, len(texte.split()), texte)
        prose = re.sub(r"<code.*?</code>|<details.*", "", donnees["text/html"], flags=re.S)
        prose = re.sub(r"<[^>]+>", "", prose)
        assert not re.search(r" [:;?!»]|« |\w'\w", prose), (nom, texte)


def test_un_texte_long_se_lit_en_entier_dans_un_tableau(noyau):
    """pandas coupe à 50 signes ; un message reçu se lit jusqu’à son dernier mot."""
    code = "import pandas as pd\npd.DataFrame({'texte': ['mot ' * 40 + 'dernier'], 'note': [4]})"
    donnees = next(c for t, c in noyau.executer(code) if t == "execute_result")["data"]
    assert "dernier" in donnees["text/html"]
    assert donnees["text/html"].count("text-align: left") == 1 and "<td>4</td>" in donnees["text/html"]


def test_ce_qui_vient_de_la_cellule_est_echappe(noyau):
    donnees = next(c for t, c in noyau.executer("mars['<img src=x onerror=alert(1)>']") if t == "display_data")["data"]
    assert "<img" not in donnees["text/html"]


def test_une_erreur_dans_l_explication_ne_cache_pas_l_erreur(noyau):
    noyau.executer("import atelier_cm.vues.erreurs as e; gardee = e.expliquer; e.expliquer = None")
    try:
        sorties = noyau.executer("1 / 0")
    finally:
        noyau.executer("e.expliquer = gardee")
    assert [s[0] for s in sorties] == ["error"]
    assert len(sorties[0][1]["traceback"]) > 1


def test_l_interruption_est_dite_sans_reproche(noyau):
    import threading

    minuteur = threading.Timer(1.0, noyau.gestion.interrupt_kernel)
    minuteur.start()
    sorties = noyau.executer("import time\ntime.sleep(20)")
    carte = next(c for t, c in sorties if t == "display_data")["data"]["text/plain"]
    assert "interrompu" in carte and "Rien n’est perdu" in carte


def test_une_cellule_sans_erreur_n_affiche_rien_de_plus(noyau):
    assert [s[0] for s in noyau.executer("1 + 1")] == ["execute_result"]


def test_pendant_la_correction_le_message_d_erreur_reste_entier_et_la_carte_ne_cite_pas_le_code(dossier):
    noyau = Noyau(dossier, NBGRADER_EXECUTION="autograde")
    try:
        sorties = noyau.executer("secret_du_test = 1\nsecret_du_test / 0")
    finally:
        noyau.fermer()
    carte = next(c for t, c in sorties if t == "display_data")["data"]
    assert "divise par zéro" in carte["text/html"] and "secret_du_test" not in carte["text/html"]
    assert len(next(c for t, c in sorties if t == "error")["traceback"]) > 1


def montre(sorties):
    return next(c for t, c in sorties if t == "execute_result")["data"]["text/plain"]


@pytest.mark.parametrize(
    "code, attendu",
    [
        ("100 * ligne['interactions'] / ligne['portee']", "3.1351"),
        ("mars['portee'].sum()", "4160"),
        ("mars['portee'].mean()", "2080.0"),
        ("0.1 + 0.2", "0.3"),
        ("1 / 8000", "0.000125"),
        ("(mars['portee'] > 3).all()", "True"),
        ("mars['portee'].mean(), 'a'", "(2080.0, 'a')"),
        ("float('nan')", "nan"),
    ],
)
def test_un_nombre_s_affiche_simplement(noyau, code, attendu):
    assert montre(noyau.executer(code)) == attendu


def test_pendant_la_correction_les_nombres_restent_entiers(dossier):
    noyau = Noyau(dossier, NBGRADER_EXECUTION="autograde")
    try:
        assert montre(noyau.executer("1 / 3")) == "0.3333333333333333"
    finally:
        noyau.fermer()
