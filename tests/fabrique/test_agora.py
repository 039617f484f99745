"""Agora : adoption, participation, trois piliers, Longval en retrait, communautés éteintes, climat par groupe."""

import pandas as pd
import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.agora import agora
from atelier_cm.fabrique.agora_jeux import jeu_membres, jeu_messages
from atelier_cm.fabrique.periode import PERIODE_DU_COURS

GRAINES = [GRAINE_DU_COURS, 1, *(pytest.param(g, marks=pytest.mark.preuve) for g in range(2, 20))]


@pytest.fixture(params=GRAINES, scope="module")
def jeux(request):
    m, t = agora(request.param, PERIODE_DU_COURS)
    return jeu_membres(m).table, jeu_messages(t, m).table


@pytest.fixture
def personnes(jeux):
    return jeux[0][~jeux[0]["nom"].str.startswith("svc-")]


@pytest.fixture
def humains(jeux, personnes):
    return jeux[1][jeux[1]["auteur"].isin(personnes["id_membre"])]


def test_l_adoption_et_le_retrait_de_longval(jeux, personnes):
    assert len(jeux[0]) == 3_200 and len(personnes) == 3_176 and 17_900 < len(jeux[1]) <= 18_000
    actif = personnes["connexion_30j"] > 0
    assert actif.mean() == pytest.approx(0.61, abs=0.001)
    par_site = actif.groupby(personnes["site"]).mean()
    assert par_site["Longval"] == pytest.approx(0.34, abs=0.002) and par_site.drop("Longval").min() > 0.6


def test_la_participation_se_compte_sur_les_actifs(personnes):
    actifs = personnes[personnes["connexion_30j"] > 0]
    n = actifs["messages_12m"]
    parts = (n == 0).mean(), n.between(1, 51).mean(), (n > 51).mean()
    assert parts == pytest.approx((0.88, 0.10, 0.02), abs=0.002)
    assert (personnes["messages_12m"] == 0).mean() > 0.9


def test_trois_personnes_donnent_quarante_pour_cent_des_reponses(personnes):
    r = personnes["reponses_12m"].sort_values(ascending=False)
    assert r.head(3).sum() / r.sum() == pytest.approx(0.40, abs=0.01) and r.iloc[2] > 1.6 * r.iloc[3]


def test_trois_communautes_sans_personne_depuis_cent_quatre_vingts_jours(jeux, humains):
    limite = pd.Timestamp("2026-09-01") - pd.Timedelta(days=180)
    dernier = humains.groupby("communaute")["date_heure"].max()
    assert set(dernier[dernier < limite].index) == {"Qualité", "Achats responsables", "Club photo"}
    # Un compte technique fait croire que « Qualité » vit encore.
    assert jeux[1].groupby("communaute")["date_heure"].max()["Qualité"] > limite + pd.Timedelta(days=150)
    assert (humains["communaute"] == "Accueil alternance").sum() < 130


def test_la_premiere_reponse_arrive_en_cinq_heures_et_demie(humains):
    q = humains[humains["nature"] == "question"].set_index("fil")["date_heure"]
    premiere = humains[humains["nature"] == "réponse"].groupby("fil")["date_heure"].min()
    delai = (premiere - q.reindex(premiere.index)).dt.total_seconds() / 3600
    assert delai.median() == pytest.approx(5.6, abs=0.4) and delai.min() > 0
    assert (~q.index.isin(premiere.index)).mean() == pytest.approx(0.12, abs=0.01)


def test_le_climat_se_lit_par_groupe_de_dix_au_moins(humains):
    f = humains[humains["communaute"] == "Fusion : vos questions"]
    assert f["tonalite"].notna().all() and humains["tonalite"].notna().sum() == len(f)
    fusionnees = f["direction"].isin(["commerce", "marketing"])
    assert f[fusionnees]["auteur"].nunique() >= 10
    negatif = (f["tonalite"] == "négatif").groupby(fusionnees).mean()
    assert negatif[True] - negatif[False] > 0.2
    assert (f.groupby("direction")["auteur"].nunique() < 10).sum() >= 3


def test_une_direction_et_un_site_suffisent_a_designer_quelqu_un(personnes):
    cases = personnes.groupby(["direction", "site"]).size()
    assert (cases < 5).sum() >= 5
    assert (personnes.groupby(["direction", "site", "annee_naissance"]).size() == 1).sum() > 150


def test_les_compteurs_se_retrouvent_dans_les_messages(jeux):
    m, t = jeux
    n = t.groupby("auteur").size().reindex(m["id_membre"], fill_value=0)
    assert (n.to_numpy() == m["messages_12m"].to_numpy()).all()


def test_les_textes_sont_varies_et_sans_couture(jeux):
    texte = jeux[1]["texte"]
    assert texte.duplicated().mean() < 0.01
    assert not texte.str.contains(r"[{}]|  |\bde les?\b|\bà les?\b", regex=True).any()
