"""Les textes : assez nombreux, assez variés, sans couture de fabrication."""

import re

import numpy as np
import pandas as pd
import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS, concurrents_plumes, posts_appels, posts_corpus, posts_lexique, sav_contextes, sav_corpus, sav_lexique
from atelier_cm.fabrique.bruit import abimer
from atelier_cm.fabrique.grammaire import Grammaire, enchainer, soigner
from atelier_cm.fabrique.graines import tirage


@pytest.fixture(scope="module")
def textes(tables):
    jeux = tables(GRAINE_DU_COURS)
    return {nom: jeux[nom]["texte"] for nom in ("posts_marchevive", "posts_concurrents", "messages_sav")}


def test_au_moins_huit_mille_textes_distincts_et_moins_d_un_pour_cent_de_doublons(textes):
    tous = pd.concat(textes.values())
    assert tous.nunique() > 8_000
    for nom, serie in textes.items():
        assert serie.duplicated().mean() < 0.01, nom


def test_les_reponses_libres_de_l_enquete_sont_toutes_differentes(tables):
    reponses = tables(GRAINE_DU_COURS)["enquete_nps"]["commentaire"].dropna()
    assert len(reponses) > 150 and reponses.duplicated().sum() <= 2


def test_aucune_trace_de_la_fabrication(textes):
    for serie in textes.values():
        assert not serie.str.contains(r"[{}]|  |\bNone\b|\bnan\b").any()
        assert not serie.str.contains(r"\b[Dd]e les?\b(?! \d)|\b[àÀ] les?\b(?! \d)").any(), "contraction oubliée"
        assert serie.str.len().between(8, 400).all()


def test_aucune_marque_reelle_ni_adresse_reelle(textes):
    # Les seuls domaines sont réservés aux exemples (RFC 2606).
    for serie in textes.values():
        assert serie.str.findall(r"https?://[\w.-]+").explode().dropna().str.endswith(".example").all()
        assert not serie.str.contains(r"\b(?:Decathlon|Quechua|Salomon|Lafuma|Nike|Adidas|Meindl|Millet|Kalenji)\b", case=False).any()


def test_les_messages_ont_plusieurs_registres_et_des_fautes(textes):
    sav = textes["messages_sav"]
    assert 0.04 < sav.str.contains(r"^[a-zà-ÿ]").mean() < 0.4
    assert sav.str.contains("[\U0001F300-\U0001FAFF☀-➿]").mean() > 0.03
    assert sav.str.contains(r"\b(?:tjrs|svp|bjr|slt|bcp|pr|vs|mtn)\b").mean() > 0.02
    assert sav.str.contains(r"^Madame, Monsieur").mean() > 0.02
    assert (sav.str.upper() == sav).mean() > 0.002
    assert sav.str.contains(r"\[\w+").any() and not sav.str.contains(r"«\s*\[.*insulte.*\].*\[").any()


def test_la_saison_des_textes_est_celle_de_la_date(tables):
    t = tables(GRAINE_DU_COURS)["posts_marchevive"]
    mois = t["date_heure"].dt.month
    assert mois[t["texte"].str.contains("gel|Sol gelé|Vent glacé", regex=True)].isin([12, 1, 2]).all()
    assert mois[t["texte"].str.contains("Canicule|Grosse chaleur", regex=True)].isin([6, 7, 8]).all()


def test_la_semelle_de_l_alize_fait_parler_en_mars(tables):
    t = tables(GRAINE_DU_COURS)["messages_sav"]
    semelle = t["texte"].str.contains("semelle", case=False) & t["texte"].str.contains("Aliz", case=False)
    par_mois = semelle.groupby(t["mois"]).mean()
    assert par_mois.idxmax() == "2026-03" and par_mois["2026-03"] > 2 * par_mois.drop(["2026-03", "2026-04"]).max()


def cases(objet):
    if isinstance(objet, str):
        yield from re.findall(r"\{(\w+)\}", objet)
    elif isinstance(objet, dict):
        for valeur in objet.values():
            yield from cases(valeur)
    else:
        for valeur in objet:
            yield from cases(valeur)


def test_chaque_case_a_sa_regle_et_chaque_regle_sert():
    regles = {cle.split("/")[0] for cle in posts_lexique.LEXIQUE}
    voulues = set(cases([posts_corpus.CORPS, posts_lexique.LEXIQUE, posts_appels.APPELS_SUJETS]))
    assert voulues == regles
    assert all(set(lexique) <= regles for lexique, _ in concurrents_plumes.PLUMES.values())
    voulues = set(cases([sav_corpus.MESSAGES, sav_contextes.CONTEXTES, sav_contextes.HUMEURS, sav_lexique.LEXIQUE_SAV,
                         list(sav_lexique.FORMULES.values())]))
    assert voulues == set(sav_lexique.LEXIQUE_SAV)


def test_la_grammaire_epuise_ses_tournures_avant_d_en_reprendre_une():
    plume = Grammaire({"fruit": ("poire", "pomme", "prune"), "fruit/été": ("pêche",)}, tirage(1, "essai"))
    assert {plume.tirer("fruit") for _ in range(3)} == {"poire", "pomme", "prune"}
    assert plume.developper("une {fruit} et une {fruit}").count("pêche") == 0
    assert plume.developper("une {fruit}", "été") == "Une pêche"


def test_les_elisions_et_les_contractions():
    assert soigner("le prix de le bâton.  on vient de Inès") == "Le prix du bâton. On vient d’Inès"
    assert soigner("postez-la en commentaire") == "Postez-la en commentaire"
    assert enchainer("Bonjour,", "Où est-il ?") == "Bonjour, où est-il ?"
    assert enchainer("Bonjour,", "Alizé : la semelle a lâché.") == "Bonjour, Alizé : la semelle a lâché."
    assert enchainer("Bonjour !", "Où est-il ?") == "Bonjour ! Où est-il ?"


def test_le_registre_soutenu_reste_sans_faute():
    rng = tirage(2, "essai")
    phrase = "Bonjour, j’ai reçu la paire, elle est trop petite."
    assert {abimer(phrase, "soutenu", "neutre", rng) for _ in range(50)} == {phrase.replace("’", "'")}
    abimees = {abimer(phrase, "familier", "neutre", rng) for _ in range(50)}
    assert len(abimees) > 20
    assert np.mean([len(a) for a in abimees]) < 2 * len(phrase)
