"""L’épreuve finale : une faiblesse, une fausse piste, une menace, quelle que soit l’organisation."""

import numpy as np
import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.capstone import organisation
from atelier_cm.fabrique.capstone_corpus import ORGANISATIONS
from atelier_cm.fabrique.capstone_jeux import jeux_capstone
from atelier_cm.fabrique.periode import PERIODE_DU_COURS

GRAINES = [GRAINE_DU_COURS, *range(1, 5), *(pytest.param(g, marks=pytest.mark.preuve) for g in range(5, 20))]


@pytest.fixture(params=GRAINES, scope="module")
def epreuve(request):
    return organisation(request.param), {j.nom: j.table for j in jeux_capstone(request.param, PERIODE_DU_COURS)}


def test_les_douze_organisations_sortent_toutes():
    assert {organisation(g).nom for g in range(100)} == {o.nom for o in ORGANISATIONS} and len(ORGANISATIONS) == 12


def test_les_tailles_et_les_defauts_se_comptent(epreuve):
    _, t = epreuve
    assert [len(t[f"capstone_{n}"]) for n in ("posts", "concurrents", "avis", "mentions")] == [420, 600, 300, 1_300]
    assert t["capstone_posts"].duplicated().sum() == 9 and len(t["capstone_abonnes"]) == 2 * 365 - 10
    assert (t["capstone_abonnes"]["abonnes"] == 0).sum() in (1, 2)


def test_la_faiblesse_les_plaintes_disent_la_meme_chose_et_restent_sans_reponse(epreuve):
    o, t = epreuve
    mauvais = t["capstone_avis"]["note_1_5"] <= 2
    sujet = t["capstone_avis"]["texte"].str.contains(o.faiblesse[0], case=False)
    assert sujet[mauvais].mean() > 0.4 and sujet[~mauvais].mean() < 0.03
    repondu = t["capstone_avis"]["reponse"].notna()
    assert repondu[mauvais].mean() < 0.3 and repondu[~mauvais].mean() > 0.5


def test_la_fausse_piste_la_moyenne_elit_un_theme_que_la_mediane_ne_retient_pas(epreuve):
    _, t = epreuve
    posts = t["capstone_posts"].drop_duplicates()
    assert posts.groupby("theme")["interactions"].mean().idxmax() == "rendez-vous"
    libres = posts[~posts["sponsorise"]]
    err = (libres["interactions"] / libres["portee"]).groupby(libres["theme"]).median()
    assert err.idxmax() == "conseil" and err["conseil"] > 1.3 * err["rendez-vous"]


def test_la_menace_monte_en_fin_de_saison(epreuve):
    o, t = epreuve
    m = t["capstone_mentions"]
    sujet = m["texte"].str.contains(o.menace[0], case=False)
    par_mois = sujet.groupby(m["date_heure"].dt.strftime("%Y-%m")).mean()
    assert par_mois["2026-08"] > 0.1 and par_mois.iloc[-2:].mean() > 3 * par_mois.iloc[:6].mean()


def test_les_textes_sont_varies_et_sans_couture(epreuve):
    _, t = epreuve
    for nom in ("posts", "concurrents", "avis", "mentions"):
        uniques = t[f"capstone_{nom}"].drop_duplicates(subset=[c for c in t[f"capstone_{nom}"].columns if c != "id"])
        textes = uniques["texte"][~uniques["texte"].str.startswith("RT @")]
        assert not textes.str.contains(r"[{}]|  |\b[dD]e les?\b|\b[àÀ] les?\b", regex=True).any(), nom
        assert textes.duplicated().mean() < (0.01 if nom != "concurrents" else 0.02), nom
    assert np.isfinite(t["capstone_posts"]["portee"]).all()
