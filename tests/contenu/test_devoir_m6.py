"""Le devoir M6 : barème, phrases, erreurs reconnues, chiffres du modèle, glossaire et référentiel."""

from __future__ import annotations

import csv
import importlib.util
import re
from pathlib import Path

import pandas as pd
import pytest

from atelier_cm.donnees import charger
from atelier_cm.jugement import controle_de, fabriquer_controles, juger, reponse_canonique
from atelier_cm.metier import kpi
from atelier_cm.metier.catalogue import simplifier
from atelier_cm.metier.ecriture import ecrire_nombre
from atelier_cm.metier.tableau_de_bord import diagnostiquer

RACINE = Path(__file__).parents[2]
DEVOIR = RACINE / "solutions" / "m6-kpi"
TEXTE = (DEVOIR / "m6-kpi.md").read_text(encoding="utf-8")
POINTS = {"E6-1": 3, "E6-2": 2, "E6-3": 2, "E6-4": 1, "E6-5": 2, "E6-6": 3, "E6-7": 2, "E6-8": 2,
          "E6-9": 3, "E6-10": 1, "E6-11": 1, "E6-12": 2, "J6-1": 4}
CRITERES = ("L6-1-faits", "L6-1-comparaison", "L6-1-incertitude", "L6-1-decisions")
SANS_CALCUL = ("choix", "ensemble", "niveau", "regles")


def _questions():
    spec = importlib.util.spec_from_file_location("questions_m6_kpi", DEVOIR / "questions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.QUESTIONS


QUESTIONS = {q.id: q for q in _questions()}


@pytest.fixture(scope="module")
def controles():
    return fabriquer_controles(tuple(QUESTIONS.values()), "entrainement", charger)


def _juste(question) -> dict:
    """Une réponse juste à chaque champ de la question."""
    attendu = dict(question.attendu(charger)) if question.attendu else {}
    for champ in question.champs:
        justes = [nom for nom, option in champ.options.items() if option.etat == "réussi"]
        if champ.type == "choix":
            attendu[champ.nom] = justes[0]
        elif champ.type == "ensemble":
            attendu[champ.nom] = justes
        elif champ.type == "niveau":
            attendu[champ.nom] = champ.attendu
        elif champ.type == "regles":
            attendu[champ.nom] = kpi.tableau(
                "Réagir | K01 | 4 % | 31/12/2026 | suivi", "Vendre | ROI | 20 % | 31/12/2026 | suivi",
                "Répondre | K32 | 4 h | 31/12/2026 | suivi", "Garder | K16 | 2 % | 31/12/2026 | contre-indicateur")
    return attendu


def _verdict(controles, identifiant, reponse):
    controle = controle_de(controles, identifiant)
    return juger(controle, reponse_canonique(controle, reponse))


# ---------------------------------------------------------------- barème


def test_le_devoir_vaut_quarante_points():
    assert {nom: q.points for nom, q in QUESTIONS.items()} == POINTS
    assert sum(p for nom, p in POINTS.items() if nom.startswith("E6-")) == 24
    assert re.findall(r'"role": "critere", "id": "([^"]+)"', TEXTE) == list(CRITERES)


def test_douze_points_au_moins_paient_une_decision_ou_une_lecture():
    decision = sum(champ.part for nom, q in QUESTIONS.items() if nom.startswith("E6-")
                   for champ in q.champs if champ.nature == "decision")
    assert decision >= 12


def test_chaque_competence_du_bloc_5_a_sa_question():
    with open(RACINE / "src/atelier_cm/certification/referentiel.csv", encoding="utf-8", newline="") as f:
        connues = {ligne["id"] for ligne in csv.DictReader(f)}
    servies = {q.competence for q in QUESTIONS.values()}
    assert servies <= connues
    assert servies >= {"C5.1", "C5.2", "C5.3", "C5.4", "C5.5"}


# ---------------------------------------------------------------- jugement


@pytest.mark.parametrize("identifiant", QUESTIONS)
def test_le_corrige_a_tous_les_points(controles, identifiant):
    verdict = _verdict(controles, identifiant, _juste(QUESTIONS[identifiant]))
    assert (verdict.etat, verdict.points) == ("réussi", POINTS[identifiant])


@pytest.mark.parametrize("identifiant", QUESTIONS)
def test_une_copie_vierge_n_a_rien(controles, identifiant):
    vierge = {champ.nom: ... for champ in QUESTIONS[identifiant].champs}
    verdict = _verdict(controles, identifiant, vierge)
    assert (verdict.etat, verdict.points) == ("à faire", 0)


ERREURS = [(q.id, rang) for q in QUESTIONS.values() for rang in range(len(q.erreurs))]


@pytest.mark.parametrize("identifiant, rang", ERREURS)
def test_l_erreur_typique_est_reconnue_et_perd_ses_points(controles, identifiant, rang):
    question = QUESTIONS[identifiant]
    erreur = question.erreurs[rang]
    fausses = {nom: v(charger) if callable(v) else v for nom, v in erreur.valeurs.items()}
    verdict = _verdict(controles, identifiant, _juste(question) | fausses)
    debut = re.split(r"\{", erreur.phrase)
    reconnue = next(c.phrase for c in verdict.champs if c.nom in fausses and c.phrase)
    assert all(re.sub(r"^[^}]*\}", "", morceau) in reconnue for morceau in debut), reconnue
    perdus = sum(c.part for c in question.champs if c.nom in fausses) - (erreur.credit or 0)
    assert verdict.points == question.points - perdus


OPTIONS = [(q.id, champ.nom, option) for q in QUESTIONS.values() for champ in q.champs if champ.type == "choix"
           for option in champ.options]


@pytest.mark.parametrize("identifiant, nom, option", OPTIONS)
def test_chaque_option_recoit_sa_phrase_et_ses_points(controles, identifiant, nom, option):
    question = QUESTIONS[identifiant]
    champ = next(c for c in question.champs if c.nom == nom)
    declaree = champ.options[option]
    verdict = _verdict(controles, identifiant, _juste(question) | {nom: option})
    gardes = {"réussi": champ.part, "presque": declaree.credit or 0}.get(declaree.etat, 0)
    assert verdict.points == question.points - champ.part + gardes
    lu = next(c for c in verdict.champs if c.nom == nom)
    assert lu.etat == declaree.etat and lu.phrase


def test_une_copie_temoin_jugee_a_un_cran_garde_la_moitie(controles):
    verdict = _verdict(controles, "J6-1", {"niveau_faits": 3, "niveau_comparaison": 1,
                                           "niveau_incertitude": 2, "niveau_decisions": 2})
    assert verdict.points == 2


def test_un_tableau_de_bord_sans_alarme_perd_la_moitie(controles):
    lignes = [f"Objectif {k} | {nom} | 5 | 31/12/2026 | suivi" for k, nom in enumerate(("K01", "K02", "K11", "NPS"))]
    verdict = _verdict(controles, "E6-12", {"tableau": kpi.tableau(*lignes)})
    assert verdict.points == 1
    assert "alarme" in verdict.phrase


# ---------------------------------------------------------------- le texte


def _phrases(texte: str) -> list[str]:
    """Les phrases de la prose : ni code, ni tableau, ni balise, ni citation imbriquée."""
    texte = re.sub(r"```.*?```", "", texte, flags=re.S)
    texte = re.sub(r"### BEGIN SOLUTION.*?### END SOLUTION", "", texte, flags=re.S)
    texte = re.sub(r"<details>.*?</details>", "", texte, flags=re.S)
    lignes = [l for l in texte.split("\n") if not l.startswith(("|", "+++", "===", ">", "#"))]
    blocs = re.split(r"\n\s*\n|\n(?=[-\d])", "\n".join(lignes))
    return [p for bloc in blocs for p in re.split(r"(?<=[.?:])\s+", bloc.strip()) if p]


def test_la_prose_reste_en_phrases_courtes():
    longues = [p for p in _phrases(TEXTE) if len(re.findall(r"[\w’-]+", p)) > 35]
    assert longues == []


def test_chaque_question_et_le_livrable_disent_leur_regime_d_assistant():
    sections = re.split(r"(?m)^### (?=[EJL]6-)", TEXTE)[1:]
    assert len(sections) == len(QUESTIONS) + 1
    for section in sections:
        assert re.search(r"\*Assistant\u00a0: (sans|permis et déclaré|demandé)", section), section[:40]


def test_les_criteres_reprennent_la_grille_montree_avant():
    grille = TEXTE[TEXTE.index("### La grille du reporting"):TEXTE.index("### Trois copies annotées")]
    lignes = [l for l in grille.split("\n") if l.startswith("| **")]
    assert len(lignes) == len(CRITERES)
    for ligne, critere in zip(lignes, CRITERES):
        nom = re.match(r"\| \*\*(.+?)\*\*", ligne)[1]
        cellule = TEXTE[TEXTE.index(f'"id": "{critere}"'):]
        assert nom in cellule[:200]
        assert all(f"\n{niveau}\u00a0: " in cellule for niveau in range(4))


def _modele() -> str:
    debut = TEXTE.index("### BEGIN SOLUTION", TEXTE.index('"L6-1-reponse"'))
    return TEXTE[debut:TEXTE.index("### END SOLUTION", debut)]


def test_le_modele_de_reporting_tient_sur_une_page():
    assert 250 <= len(re.findall(r"\w+(?:[’,.-]\w+)*", _modele())) <= 350


def _chiffres_du_modele() -> dict[str, str]:
    posts = charger("posts_marchevive")
    insta = posts[posts["reseau"] == "Instagram"]
    mois = {m: insta[(insta["mois"] == m) & ~insta["sponsorise"]] for m in ("2026-02", "2026-03")}
    sav = charger("messages_sav")
    sav = sav[sav["besoin_reponse"]]
    delais = {m: kpi.delai_ouvre(t["horodatage"], t["horodatage_reponse"])
              for m, t in sav.groupby("mois") if m in mois}
    enquete = charger("enquete_nps")
    enquete = enquete[enquete["vague"] == "mars"]
    nps = kpi.intervalle(enquete["recommandation"], de="nps")
    commentaires = enquete[enquete["recommandation"] <= 6]["commentaire"].dropna()
    eux = charger("posts_concurrents")
    eux = eux[(eux["mois"] == "2026-03") & (eux["reseau"] == "Instagram")]
    taux = {nom: (kpi.taux_median(t["interactions"], t["abonnes_mois"]), len(t)) for nom, t in eux.groupby("organisation")}
    nous = insta[insta["mois"] == "2026-03"]
    taux["nous"] = (kpi.taux_median(nous["interactions"], nous["abonnes_jour"]), len(nous))
    n = ecrire_nombre
    m, f = mois["2026-03"], mois["2026-02"]
    return {
        "publications": f"{len(m)} publications contre {len(f)} en",
        "interactions": f"{n(m['interactions'].mean(), 1)} interactions par publication contre "
                        f"{n(f['interactions'].mean(), 1)}",
        "délai": f"{n(delais['2026-03'].median(), 1)} heures ouvrées sur {len(delais['2026-03'])} demandes",
        "part": f"{n(kpi.part_dans_delai(delais['2026-03'], 9), 1)} % ont eu",
        "février": f"{n(kpi.part_dans_delai(delais['2026-02'], 9), 1)} % des {len(delais['2026-02'])} demandes",
        "NPS": f"NPS de {n(nps.estimation, 1)} sur {nps.effectif} réponses",
        "bornes": f"entre {n(nps.bas, 0)} et {n(nps.haut, 0)}",
        "commentaires": f"{len(commentaires)} commentaires",
        "réponses": f"{commentaires.map(simplifier).str.contains('repon').sum()} parlent",
        "oubliés": f"{(delais['2026-03'] == float('inf')).sum()} demandes",
        "minimum": f"par {m['portee'].min()} personnes",
        "écart": f"{len(f) - len(m)} publications de moins",
        "Vitalpas": f"{n(taux['Vitalpas'][0], 2)} pour Vitalpas ({taux['Vitalpas'][1]})",
        "Randofit": f"{n(taux['Randofit'][0], 2)} pour Randofit ({taux['Randofit'][1]})",
        "Grand-Sentier": f"{n(taux['Grand-Sentier'][0], 2)} pour Grand-Sentier ({taux['Grand-Sentier'][1]})",
        "Sportéo": f"{n(taux['Sportéo'][0], 2)} pour Sportéo ({taux['Sportéo'][1]})",
        "nous": f"{n(taux['nous'][0], 2)} pour nous ({taux['nous'][1]} publications)",
    }


def _espaces(texte: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", texte)


@pytest.mark.parametrize("quoi, chiffre", _chiffres_du_modele().items())
def test_chaque_chiffre_du_modele_se_recalcule(quoi, chiffre):
    assert _espaces(chiffre) in _espaces(_modele())


def test_l_absence_citee_par_le_modele_est_dans_les_messages():
    sav = charger("messages_sav")
    absence = sav[sav["horodatage_reponse"].between(pd.Timestamp("2026-03-10"), pd.Timestamp("2026-03-13"))]
    assert "Inès" not in set(absence["agent"]) and len(absence) > 10


def test_le_total_de_l_agence_est_celui_du_titre():
    assert charger("retombees_agence")["valeur"].sum() == 84_000


# ---------------------------------------------------------------- kpi.tableau


def test_une_ligne_incomplete_donne_des_cases_que_le_diagnostic_releve():
    table = kpi.tableau("Réagir | K01 | 4 %")
    assert list(table.columns) == ["objectif", "indicateur", "cible", "echeance", "role"]
    assert {"sans_echeance", "role"} <= {a.code for a in diagnostiquer(table)}


@pytest.mark.parametrize("ligne", [12, "a | b | c | d | e | f"])
def test_une_ligne_illisible_est_expliquee_en_francais(ligne):
    with pytest.raises(ValueError, match="Ligne 1"):
        kpi.tableau(ligne)


# ---------------------------------------------------------------- glossaire et référentiel


def _page(nom: str) -> str:
    return (RACINE / "course" / f"{nom}.md").read_text(encoding="utf-8")


def test_le_glossaire_range_ses_termes_et_renvoie_a_des_fiches_existantes():
    page = _page("glossaire")
    termes = re.findall(r"(?m)^\*\*(.+?)\*\* \(\*", page)
    assert len(termes) >= 120 and len(set(termes)) == len(termes)
    assert f"{len(termes)} termes" in _espaces(page)
    with open(RACINE / "course" / "fiches-kpi.md", encoding="utf-8") as f:
        fiches = set(re.findall(r"\bK\d\d\b", f.read()))
    assert set(re.findall(r"fiches-kpi\.ipynb#(K\d\d)", page)) <= fiches


def test_la_page_du_referentiel_dit_la_meme_chose_que_le_fichier():
    page = _espaces(_page("referentiel"))
    with open(RACINE / "src/atelier_cm/certification/referentiel.csv", encoding="utf-8", newline="") as f:
        lignes = list(csv.DictReader(f))
    assert len(lignes) == 34 and len({l["bloc"] for l in lignes}) == 7
    assert [l["id"] for l in lignes if l["cle"] == "oui"] == ["C2.6", "C6.4"]
    for l in lignes:
        rangee = next(r for r in page.split("\n") if r.startswith(f"| **{l['id']}** "))
        for morceau in (l["competence"], l["criteres"][1:], l["preuves"].replace("+", " + "), l["modules"].replace("+", ", ")):
            assert _espaces(morceau) in rangee
        assert f"## {l['bloc']}. {_espaces(l['intitule_bloc'])}" in page
