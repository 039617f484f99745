"""La preuve d'équité : chaque réponse annoncée, écrite dans une copie, reçoit ce qui est annoncé.

Longue : passée par ``make preuves``. Le tableau est imprimé et écrit dans ``build/preuves``.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import pytest

from atelier_cm.correction import devoirs
from atelier_cm.correction.commande import declarer
from atelier_cm.correction.preuves import prouver_devoir, prouver_lecon
from atelier_cm.correction.tableau_des_preuves import bilan, ecrire, resume

RACINE = Path(__file__).parents[2]
DEVOIRS = devoirs.devoirs(RACINE)
LECONS = {f"{l.chemin.name}/{l.nom}": l for l in devoirs.lecons(RACINE)}

pytestmark = [pytest.mark.preuve, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def toutes(pytestconfig):
    """Les lignes de tous les carnets, écrites et imprimées à la fin."""
    lignes = []
    yield lignes
    chemins = ecrire(lignes, RACINE / "build" / "preuves")
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print("\n", *resume(lignes), "", bilan(lignes), f"Tableau : {chemins[0]}", sep="\n")


def verifier(lignes, toutes):
    toutes += lignes
    assert lignes, "aucun essai : le carnet ne pose aucune question"
    assert [l for l in resume(lignes) if "✗" in l] == []
    essais = {}
    for ligne in lignes:
        essais.setdefault(ligne.cas.question, []).append(ligne.cas.genre)
    for question, genres in essais.items():
        if "corrigé" in genres:
            fautes = [g for g in genres if g not in ("corrigé", "vierge", "variante")]
            assert len(fautes) >= 2 and "variante" in genres, f"{question} : trop peu d’essais"


def test_il_y_a_de_quoi_prouver():
    assert DEVOIRS, "aucun devoir construit : atelier construire"
    assert LECONS, "aucune leçon construite : atelier construire"


@pytest.mark.parametrize("devoir", DEVOIRS)
def test_chaque_reponse_d_un_devoir_recoit_ce_qui_est_annonce(devoir, toutes):
    verifier(prouver_devoir(RACINE, devoir), toutes)


@pytest.mark.parametrize("lecon", LECONS)
def test_chaque_reponse_d_une_lecon_recoit_ce_qui_est_annonce(lecon, toutes):
    verifier(prouver_lecon(LECONS[lecon]), toutes)


QUESTIONS = '''
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre

REGIME = "entrainement"
INDICES = Indices(rappel="Relisez la consigne.", methode="Additionnez les deux nombres.", exemple="Deux et trois font cinq.")
QUESTIONS = (
    Question(id="E9-1", titre="Une somme", points=2, competence="C5.1",
             champs=(nombre("somme", part=1, tolerance=0.5, unite="posts"),
                     choix("lettre", part=1, options={"A": a_revoir("Regardez la base. Qui compte-t-on ?"), "B": juste("La base est la bonne.")})),
             attendu=lambda charger: {"somme": 42},
             erreurs=(Erreur({"somme": 38}, "La base a été retirée. Que demande la consigne ?"),),
             repli="La somme tient entre dix et cent. Vérifiez la base, puis l’ajout.", indices=INDICES,
             corrige="On ajoute deux à la base.", lecture="Quarante publications, plus deux."),
)
'''

TEXTE = '''# Devoir d’essai

```{code-cell}
base = len("x" * 40)
```

## E9-1. Une somme

```{code-cell}
:role: reponse
:id: E9-1-somme

somme = ...
### BEGIN SOLUTION
somme = base + 2
### END SOLUTION
```

```{code-cell}
:role: reponse
:id: E9-1-lettre

lettre = "..."
### BEGIN SOLUTION
lettre = "B"
### END SOLUTION
```

```{code-cell}
:question: E9-1
```
'''


@pytest.fixture(scope="module")
def petit(tmp_path_factory):
    """Un dépôt d'un seul devoir d'une question, construit par le constructeur."""
    from atelier_cm.cli import main

    racine = tmp_path_factory.mktemp("petit")
    (racine / "course").mkdir()
    devoir = racine / "solutions" / "m9-essai"
    devoir.mkdir(parents=True)
    (devoir / "m9-essai.md").write_text(TEXTE, encoding="utf-8")
    (devoir / "questions.py").write_text(QUESTIONS, encoding="utf-8")
    shutil.copy(RACINE / "nbgrader_config.py", racine)
    assert main(["construire", "--formater", "--racine", str(racine)]) == 0
    assert main(["construire", "--racine", str(racine)]) == 0
    return racine


def atelier_preuves(racine):
    analyseur = argparse.ArgumentParser()
    declarer(analyseur.add_subparsers())
    lus = analyseur.parse_args(["preuves", "--racine", str(racine)])
    return lus.executer(lus)


def test_la_preuve_passe_sur_un_devoir_sain(petit, capsys):
    assert atelier_preuves(petit) == 0
    sortie = capsys.readouterr().out
    assert "NON CONFORME" not in sortie and "chacun donne ce qui est annoncé" in sortie
    assert "| E9-1 |" in (petit / "build" / "preuves" / "equite.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("separations, faux", [
    ({"La base a été retirée.": "La base a disparu.", '{"somme": 42}': '{"somme": 43}'},
     ["erreur typique : somme", "autre écriture juste"]),
    ({'nombre("somme", part=1': 'nombre("somme", part=1.25', 'choix("lettre", part=1': 'choix("lettre", part=0.75'},
     ["autre réponse proposée : lettre"]),
], ids=["phrase et valeur", "barème"])
def test_la_preuve_echoue_quand_l_annonce_et_le_jugement_se_separent(petit, tmp_path, capsys, separations, faux):
    racine = tmp_path / "abime"
    shutil.copytree(petit, racine)
    questions = racine / "solutions" / "m9-essai" / "questions.py"
    texte = questions.read_text(encoding="utf-8")
    for avant, apres in separations.items():
        assert avant in texte
        texte = texte.replace(avant, apres)
    questions.write_text(texte, encoding="utf-8")
    assert atelier_preuves(racine) == 1
    sortie = capsys.readouterr().out
    assert "NON CONFORME" in sortie
    for essai in faux:
        assert f"✗ m9-essai E9-1, {essai}" in sortie
