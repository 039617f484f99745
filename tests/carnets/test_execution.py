"""Chaque carnet s'exécute : tel que distribué sans erreur rouge, avec ses corrigés tout est réussi.

Un seul noyau par carnet, dans un dossier qui ne contient que ce que l'apprenant reçoit.
"""

import json
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from atelier_cm.carnets import roles, solutions
from atelier_cm.carnets.construction import dossiers
from atelier_cm.carnets.texte import lire

RACINE = Path(__file__).resolve().parents[2]
DELAI = 60  # secondes par cellule


def carnets(racine):
    """Triplets (carnet de l'apprenant, son texte, le régime attendu du verdict)."""
    for dossier in dossiers(racine):
        base = racine / ("exercises" if dossier.genre == roles.DEVOIR else "course")
        sous = dossier.module if dossier.genre != roles.PAGE else "."
        for texte in dossier.textes(racine):
            if "{code-cell}" in texte.read_text(encoding="utf-8"):
                yield base / sous / f"{texte.stem}.ipynb", texte


@contextmanager
def noyau(dossier):
    from jupyter_client.manager import start_new_kernel

    gestionnaire, client = start_new_kernel(kernel_name="python3", cwd=str(dossier))
    try:
        yield client
    finally:
        client.stop_channels()
        gestionnaire.shutdown_kernel(now=True)


def executer(client, code):
    """Ce que la cellule montre de rouge (erreur ou stderr), et l'état de la carte s'il y en a une."""
    rouge = []

    def ecouter(message):
        if message["msg_type"] == "error":
            rouge.append(f"{message['content']['ename']} : {message['content']['evalue']}")
        elif message["msg_type"] == "stream" and message["content"]["name"] == "stderr":
            rouge.append(message["content"]["text"])

    reponse = client.execute_interactive(
        code,
        allow_stdin=False,
        timeout=DELAI,
        output_hook=ecouter,
        user_expressions={"etat": "_.verdict.etat", "phrase": "_.verdict.phrase"},
    )
    dit = reponse["content"].get("user_expressions", {})
    lus = {nom: e["data"]["text/plain"].strip("'\"") for nom, e in dit.items() if e["status"] == "ok"}
    return rouge, lus


def problemes_d_execution(carnet, texte, dossier):
    """Les cellules qui échouent, d'abord telles que distribuées, puis avec leurs corrigés."""
    for fichier in carnet.parent.iterdir():
        if fichier.is_file() and fichier.suffix in (".ipynb", ".json", ".csv", ".png"):
            shutil.copy(fichier, dossier)
    distribue = [
        c for c in json.loads(carnet.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"
    ]
    blocs = [b for b in lire(texte.read_text(encoding="utf-8")) if b.genre == "code"]
    controles = carnet.parent / "controles.json"
    certification = (
        controles.is_file() and json.loads(controles.read_text(encoding="utf-8"))["regime"] == "certification"
    )
    with noyau(dossier) as client:
        for cellule in distribue:
            rouge, _ = executer(client, "".join(cellule["source"]))
            yield from (f"{carnet.name}, {cellule['id']}, tel que distribué : {r}" for r in rouge)
        executer(client, "%reset -f")
        for bloc, cellule in zip(blocs, distribue, strict=True):
            question = roles.role(bloc) == "question"
            code = (
                roles.source_de_question(bloc.options["question"])
                if question
                else solutions.avec_solution(bloc.source)
            )
            rouge, dit = executer(client, code)
            yield from (f"{carnet.name}, {cellule['id']}, avec le corrigé : {r}" for r in rouge)
            voulu = "enregistré" if certification else "réussi"
            if question and dit.get("etat") != voulu:
                yield f"{carnet.name}, {cellule['id']}, avec le corrigé : « {dit.get('etat')} » ({dit.get('phrase')})"


CARNETS = list(carnets(RACINE))


def test_il_y_a_des_carnets_a_executer():
    assert len(CARNETS) >= 5


@pytest.mark.parametrize(("carnet", "texte"), CARNETS, ids=[c.stem for c, _ in CARNETS])
def test_le_carnet_s_execute_et_son_corrige_reussit(carnet, texte, tmp_path):
    assert list(problemes_d_execution(carnet, texte, tmp_path)) == []


def test_une_erreur_rouge_et_un_corrige_faux_sont_vus(petit_cours, tmp_path_factory):
    texte = "solutions/m9-essai/m9-essai.md"
    petit_cours.remplacer(texte, "err = 100 * interactions / portee", "err = interactions / portee")
    petit_cours.remplacer(
        texte,
        "```{code-cell}\n:question: E9-2",
        "```{code-cell}\nround(err)\n```\n\n```{code-cell}\n:question: E9-2",
    )
    assert petit_cours.atelier("construire") == 0
    racine = petit_cours.racine
    (carnet, source), _ = sorted(carnets(racine), key=lambda c: "exercises" not in str(c[0]))
    trouves = list(problemes_d_execution(carnet, source, tmp_path_factory.mktemp("copie")))
    assert any("tel que distribué : TypeError" in t for t in trouves)
    assert any("E9-1, avec le corrigé : « " in t for t in trouves)
    assert not any("E9-2, avec" in t for t in trouves)
