"""Le devoir M6 : barème, phrases, erreurs reconnues, chiffres du modèle, glossaire et référentiel."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pandas as pd
import pytest

from atelier_cm.donnees import charger
from atelier_cm.metier import kpi
from atelier_cm.metier.catalogue import simplifier
from atelier_cm.metier.ecriture import ecrire_nombre
from atelier_cm.metier.tableau_de_bord import diagnostiquer

RACINE = Path(__file__).parents[2]
DEVOIR = "m6-kpi"
POINTS = {"E6-1": 3, "E6-2": 2, "E6-3": 2, "E6-4": 1, "E6-5": 2, "E6-6": 3, "E6-7": 2, "E6-8": 2,
          "E6-9": 3, "E6-10": 1, "E6-11": 1, "E6-12": 2, "J6-1": 4}
CRITERES = ("L6-1-faits", "L6-1-comparaison", "L6-1-incertitude", "L6-1-decisions")


# ---------------------------------------------------------------- barème


def test_le_bareme_est_celui_annonce(devoir):
    assert {nom: q.points for nom, q in devoir.questions.items()} == POINTS
    assert tuple(devoir.criteres) == CRITERES


def test_chaque_competence_du_bloc_5_a_sa_question(devoir):
    assert {q.competence for q in devoir.questions.values()} >= {"C5.1", "C5.2", "C5.3", "C5.4", "C5.5"}


# ---------------------------------------------------------------- jugement


def test_chaque_option_a_sa_phrase_meme_la_juste(devoir):
    choix = [champ for q in devoir.questions.values() for champ in q.champs if champ.type == "choix"]
    assert choix and all(option.phrase for champ in choix for option in champ.options.values())


def test_une_copie_temoin_jugee_a_un_cran_garde_la_moitie(devoir):
    verdict = devoir.verdict("J6-1", {"niveau_faits": 3, "niveau_comparaison": 1,
                                      "niveau_incertitude": 2, "niveau_decisions": 2})
    assert verdict.points == 2


def test_un_tableau_de_bord_sans_alarme_perd_la_moitie(devoir):
    lignes = [f"Objectif {k} | {nom} | 5 | 31/12/2026 | suivi" for k, nom in enumerate(("K01", "K02", "K11", "NPS"))]
    verdict = devoir.verdict("E6-12", {"tableau": kpi.tableau(*lignes)})
    assert verdict.points == 1
    assert "alarme" in verdict.phrase


# ---------------------------------------------------------------- le texte


def test_le_modele_de_reporting_tient_sur_une_page(devoir):
    assert 250 <= len(re.findall(r"\w+(?:[’,.-]\w+)*", devoir.modele)) <= 350


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


@pytest.mark.parametrize("quoi, chiffre", _chiffres_du_modele().items())
def test_chaque_chiffre_du_modele_se_recalcule(devoir, quoi, chiffre, plat):
    assert plat(chiffre) in plat(devoir.modele)


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


def test_le_glossaire_range_ses_termes_et_renvoie_a_des_fiches_existantes(plat):
    page = _page("glossaire")
    termes = re.findall(r"(?m)^\*\*(.+?)\*\* \(\*", page)
    assert len(termes) >= 120 and len(set(termes)) == len(termes)
    assert f"{len(termes)} termes" in plat(page)
    with open(RACINE / "course" / "fiches-kpi.md", encoding="utf-8") as f:
        fiches = set(re.findall(r"\bK\d\d\b", f.read()))
    assert set(re.findall(r"fiches-kpi\.ipynb#(K\d\d)", page)) <= fiches


def test_la_page_du_referentiel_dit_la_meme_chose_que_le_fichier(plat):
    page = plat(_page("referentiel"))
    with open(RACINE / "src/atelier_cm/certification/referentiel.csv", encoding="utf-8", newline="") as f:
        lignes = list(csv.DictReader(f))
    assert len(lignes) == 34 and len({l["bloc"] for l in lignes}) == 7
    assert [l["id"] for l in lignes if l["cle"] == "oui"] == ["C2.6", "C6.4"]
    for l in lignes:
        rangee = next(r for r in page.split("\n") if r.startswith(f"| **{l['id']}** "))
        for morceau in (l["competence"], l["criteres"][1:], l["preuves"].replace("+", " + "), l["modules"].replace("+", ", ")):
            assert plat(morceau) in rangee
        assert f"## {l['bloc']}. {plat(l['intitule_bloc'])}" in page
