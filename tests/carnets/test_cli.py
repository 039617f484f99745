"""La commande `atelier` : de l'aide en français, des erreurs en une phrase."""

import argparse
import ast
import inspect
import os
import subprocess
import sys

import pytest

from atelier_cm import cli
from atelier_cm.erreurs import ErreurAtelier

# Ces messages d'argparse s'adressent à qui écrit la commande, jamais à qui s'en sert.
POUR_QUI_PROGRAMME = (
    "conflicting",
    "with mode",
    "cannot merge",
    "is an invalid argument for positionals",
    "invalid option string",
    "dest= is required",
    "invalid conflict_resolution",
    "mutually exclusive arguments must be optional",
    "cannot have multiple",
    "is not callable",
    ".__call__",
    "invalid conflict",
    "nested",
)


def test_chaque_message_d_argparse_a_sa_traduction():
    arbre = ast.parse(inspect.getsource(argparse))
    appels = [
        n
        for n in ast.walk(arbre)
        if isinstance(n, ast.Call) and getattr(n.func, "id", "") in ("_", "ngettext")
    ]
    messages = {
        a.value
        for n in appels
        for a in n.args[:2]
        if isinstance(a, ast.Constant) and isinstance(a.value, str)
    }
    oublies = [m for m in messages if m not in cli._FRANCAIS and not any(p in m for p in POUR_QUI_PROGRAMME)]
    assert len(messages) > 20
    assert oublies == []


def test_l_aide_est_en_francais(dit):
    with pytest.raises(SystemExit) as sortie:
        cli.main(["construire", "--help"])
    aide = dit().out
    assert sortie.value.code == 0
    assert aide.startswith("usage : atelier construire")
    assert "montre cette aide" in aide
    for anglais in ("usage:", "positional", "show this", "optional"):
        assert anglais not in aide


def test_sans_verbe_la_commande_montre_ses_verbes(dit):
    assert cli.main([]) == 2
    assert "construire" in dit().out


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (["bidule"], "'bidule' n’existe pas"),
        (["construire", "--vite"], "je ne connais pas « --vite »"),
        (["construire", "--racine"], "une valeur est attendue"),
        (["construire", "--verifier", "--formater"], "ne va pas avec"),
    ],
)
def test_une_commande_mal_ecrite_se_dit_en_francais(dit, arguments, phrase):
    with pytest.raises(SystemExit) as sortie:
        cli.main(arguments)
    assert sortie.value.code == 2
    assert phrase in dit().err


def test_une_erreur_prevue_s_affiche_sans_trace(monkeypatch, dit):
    def analyseur():
        racine = argparse.ArgumentParser()
        racine.set_defaults(executer=_echouer)
        return racine

    monkeypatch.setattr(cli, "analyseur", analyseur)
    assert cli.main([]) == 1
    assert dit().err == "Le port 8888 est pris.\n"


def _echouer(_):
    raise ErreurAtelier("Le port 8888 est pris.")


def test_une_piece_absente_n_empeche_pas_les_autres(monkeypatch):
    monkeypatch.setattr(cli, "PIECES", ("absente", "carnets"))
    assert "construire" in cli.analyseur().format_help()


def test_une_piece_en_panne_ne_passe_pas_inapercue(monkeypatch, tmp_path):
    import atelier_cm

    (tmp_path / "cassee").mkdir()
    (tmp_path / "cassee/__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "cassee/commande.py").write_text("import bibliotheque_absente", encoding="utf-8")
    monkeypatch.setattr(atelier_cm, "__path__", [*atelier_cm.__path__, str(tmp_path)])
    monkeypatch.setattr(cli, "PIECES", ("cassee",))
    with pytest.raises(ModuleNotFoundError, match="bibliotheque_absente"):
        cli.analyseur()


def test_l_aide_ne_charge_rien_de_lourd():
    code = "import sys; from atelier_cm import cli; cli.PIECES = ('carnets',); cli.analyseur(); print([m for m in ('nbgrader', 'pandas', 'matplotlib', 'nbconvert', 'jupytext') if m in sys.modules])"
    sortie = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert sortie.stdout.strip() == "[]"


def test_une_sortie_qui_n_a_pas_nos_signes_ne_fait_pas_de_trace():
    code = "from atelier_cm.cli import main; raise SystemExit(main(['construire', 'rien', '--racine', '.']))"
    sortie = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert sortie.returncode == 1
    assert b"Traceback" not in sortie.stderr and b"rien" in sortie.stderr
