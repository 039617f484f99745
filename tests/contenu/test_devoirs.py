"""Tout devoir du dépôt : barème, corrigé, copie vierge, erreurs reconnues, options, prose, grille et copies annotées."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from atelier_cm.correction.devoirs import devoirs
from atelier_cm.donnees import charger

RACINE = Path(__file__).parents[2]


def _exercices(devoir) -> dict:
    return {nom: q for nom, q in devoir.questions.items() if nom.startswith("E")}


def test_le_depot_a_des_devoirs():
    assert {"m3-etat-des-lieux", "m6-kpi"} <= set(devoirs(RACINE))


# ---------------------------------------------------------------- barème


def test_le_devoir_vaut_quarante_points(devoir):
    exercices = _exercices(devoir)
    temoins = [q.points for nom, q in devoir.questions.items() if nom not in exercices]
    assert sum(q.points for q in exercices.values()) == 24 and temoins == [4]
    criteres = re.findall(r'"role": "critere", "id": "([^"]+)"', devoir.texte)
    assert criteres == list(devoir.criteres) and 3 * len(criteres) == 12


def test_les_identifiants_sont_ceux_du_module(devoir):
    numero = re.match(r"m(\d+)-", devoir.nom)[1]
    assert all(re.match(rf"[EJL]{numero}-\d", nom) for nom in (*devoir.questions, *devoir.criteres))


def test_douze_points_au_moins_paient_une_decision_ou_une_lecture(devoir):
    decision = sum(champ.part for q in _exercices(devoir).values() for champ in q.champs if champ.nature == "decision")
    assert decision >= 12


def test_chaque_competence_servie_est_au_referentiel(devoir):
    with open(RACINE / "src/atelier_cm/certification/referentiel.csv", encoding="utf-8", newline="") as f:
        connues = {ligne["id"] for ligne in csv.DictReader(f)}
    assert {q.competence for q in devoir.questions.values()} | set(devoir.criteres.values()) <= connues


# ---------------------------------------------------------------- jugement


def test_le_corrige_a_tous_les_points(devoir, question):
    verdict = devoir.verdict(question, devoir.juste(question))
    assert (verdict.etat, verdict.points) == ("réussi", devoir.questions[question].points)


def test_une_copie_vierge_n_a_rien(devoir, question):
    verdict = devoir.verdict(question, {champ.nom: ... for champ in devoir.questions[question].champs})
    assert (verdict.etat, verdict.points) == ("à faire", 0)


def test_l_erreur_typique_est_reconnue_et_perd_ses_points(devoir, erreur):
    identifiant, rang = erreur
    question = devoir.questions[identifiant]
    declaree = question.erreurs[rang]
    fausses = {nom: v(charger) if callable(v) else v for nom, v in declaree.valeurs.items()}
    verdict = devoir.verdict(identifiant, devoir.juste(identifiant) | fausses)
    reconnue = next(c.phrase for c in verdict.champs if c.nom in fausses and c.phrase)
    assert all(re.sub(r"^[^}]*\}", "", morceau) in reconnue for morceau in declaree.phrase.split("{")), reconnue
    perdus = sum(c.part for c in question.champs if c.nom in fausses) - (declaree.credit or 0)
    assert verdict.points == question.points - perdus


def test_chaque_option_recoit_sa_phrase_et_ses_points(devoir, option):
    identifiant, nom, lettre = option
    question = devoir.questions[identifiant]
    champ = next(c for c in question.champs if c.nom == nom)
    declaree = champ.options[lettre]
    verdict = devoir.verdict(identifiant, devoir.juste(identifiant) | {nom: lettre})
    gardes = {"réussi": champ.part, "presque": declaree.credit or 0}.get(declaree.etat, 0)
    assert verdict.points == question.points - champ.part + gardes
    lu = next(c for c in verdict.champs if c.nom == nom)
    assert lu.etat == declaree.etat
    assert lu.phrase or (lu.etat == "réussi" and not declaree.phrase)


# ---------------------------------------------------------------- le texte


def _phrases(texte: str) -> list[str]:
    """Les phrases de la prose : ni code, ni tableau, ni balise, ni citation imbriquée."""
    texte = re.sub(r"```.*?```", "", texte, flags=re.S)
    texte = re.sub(r"### BEGIN SOLUTION.*?### END SOLUTION", "", texte, flags=re.S)
    texte = re.sub(r"<details>.*?</details>", "", texte, flags=re.S)
    lignes = [l for l in texte.split("\n") if not l.startswith(("|", "+++", "===", ">", "#"))]
    blocs = re.split(r"\n\s*\n|\n(?=[-\d])", "\n".join(lignes))
    return [p for bloc in blocs for p in re.split(r"(?<=[.?:])\s+", bloc.strip()) if p]


def test_la_prose_reste_en_phrases_courtes(devoir):
    assert [p for p in _phrases(devoir.texte) if len(re.findall(r"[\w’-]+", p)) > 35] == []


def test_chaque_question_et_le_livrable_disent_leur_regime_d_assistant(devoir):
    sections = re.split(r"(?m)^### (?=[EJL]\d+-)", devoir.texte)[1:]
    assert len(sections) == len(devoir.questions) + 1
    for section in sections:
        assert re.search(r"\*Assistant\u00a0: (sans|permis et déclaré|demandé)", section), section[:40]


def test_les_criteres_reprennent_la_grille_montree_avant(devoir):
    texte = devoir.texte
    grille = texte[texte.index("### La grille d"):texte.index("### Trois copies annotées")]
    lignes = [l for l in grille.split("\n") if l.startswith("| **")]
    assert len(lignes) == len(devoir.criteres)
    for ligne, critere in zip(lignes, devoir.criteres):
        cellule = texte[texte.index(f'"id": "{critere}"'):]
        assert re.match(r"\| \*\*(.+?)\*\*", ligne)[1] in cellule[:200]
        assert all(f"\n{niveau}\u00a0: " in cellule for niveau in range(4))


def test_chaque_copie_annotee_a_le_niveau_qu_elle_montre_sur_les_quatre_criteres(devoir):
    copies = re.findall(r"Copie de niveau\s(\d)[^(]*\((\d+)\spoints sur\s12\)(.*?)</details>", devoir.texte, flags=re.S)
    assert [(int(n), int(total)) for n, total, _ in copies] == [(1, 4), (2, 8), (3, 12)]
    for n, total, corps in copies:
        annotes = [int(x) for x in re.findall(r"(?m)^\*\*[^*]+\u00a0: (\d)\.\*\*", corps)]
        assert annotes == [int(n)] * 4 and sum(annotes) == int(total)
