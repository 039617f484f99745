"""La blessure : signaux faibles sept heures avant, trois faux pics, rebond de presse, quarante demandes de droit."""

import pandas as pd
import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.crise import AUTOMATE, EXPLOSION, JOURNAL, PRESSE, PROMO, SIGNAL, debut, kappa
from atelier_cm.fabrique.crise_corpus import MOTS_JURIDIQUES
from atelier_cm.fabrique.crise_jeux import jeux_crise
from atelier_cm.fabrique.periode import PERIODE_DU_COURS

GRAINES = [GRAINE_DU_COURS, 1, *(pytest.param(g, marks=pytest.mark.preuve) for g in range(2, 20))]
DEBUT = debut(PERIODE_DU_COURS)


@pytest.fixture(params=GRAINES, scope="module")
def jeux(request):
    return [j.table for j in jeux_crise(request.param, PERIODE_DU_COURS)]


@pytest.fixture
def uniques(jeux):
    return jeux[1].drop_duplicates(subset=jeux[1].columns.drop("id"))


def heure(instant):
    return int((instant - DEBUT) / pd.Timedelta(hours=1))


def test_les_premiers_mots_precedent_l_alerte_de_sept_heures(jeux, uniques):
    horaire, _ = jeux
    blesse = uniques[uniques["texte"].str.contains(r"exercice 12|exercie 12", case=False)]
    assert heure(blesse["date_heure"].min()) == SIGNAL == EXPLOSION - 7
    # Trois fois la médiane des mêmes heures : le volume ne dit rien avant 17 h, les mots si.
    avant = horaire.iloc[:SIGNAL]
    mediane = avant.groupby(avant["heure"].dt.hour)["mentions"].median()
    seuil = 3 * horaire["heure"].dt.hour.map(mediane)
    soir = horaire.iloc[SIGNAL:EXPLOSION]
    assert (soir["mentions"] <= seuil[soir.index]).mean() > 0.8
    assert (horaire["mentions"] > seuil).iloc[EXPLOSION:EXPLOSION + 4].all()
    d_ordinaire = avant[avant["heure"].dt.hour.isin(soir["heure"].dt.hour)].groupby(avant["heure"].dt.date)["negatives"].sum().mean()
    assert soir["negatives"].sum() > 3 * d_ordinaire and soir["negatives"].min() >= 3


def test_le_pic_vient_le_lendemain_et_la_presse_relance_trois_jours_apres(jeux):
    m = jeux[0].set_index("heure")["mentions"]
    jours = m.resample("D").sum()
    assert jours.idxmax() == (DEBUT + pd.Timedelta(hours=EXPLOSION)).normalize() + pd.Timedelta(days=1)
    j2, j3 = jours.iloc[EXPLOSION // 24 + 2], jours.iloc[EXPLOSION // 24 + 3]
    assert j3 > 1.1 * j2 and jours.iloc[-1] < 0.35 * jours.max()
    assert jeux[0]["media"].iloc[PRESSE:PRESSE + 24].sum() > jeux[0]["media"].iloc[:PRESSE].sum()


def test_les_trois_faux_pics_ne_trompent_que_le_volume(jeux):
    h = jeux[0]
    seuil = 3 * h["mentions"].iloc[:SIGNAL].median()
    for centre in (PROMO, JOURNAL, AUTOMATE):
        pic = h.iloc[centre]
        assert pic["mentions"] > seuil and pic["negatives"] / pic["mentions"] < 0.2
    assert h["audience_max"].iloc[AUTOMATE] < 10_000 < h["audience_max"].iloc[JOURNAL:JOURNAL + 2].max()
    vraie = h.iloc[EXPLOSION + 12:EXPLOSION + 36]
    assert vraie["negatives"].sum() / vraie["mentions"].sum() > 0.5


def test_quarante_messages_appellent_une_reponse_de_droit(uniques):
    droit = uniques["texte"].str.contains(MOTS_JURIDIQUES, regex=True)
    assert droit.sum() == 40 and heure(uniques.loc[droit, "date_heure"].min()) >= EXPLOSION


def test_le_releve_se_recompte_sur_les_messages_dedoublonnes(jeux, uniques):
    horaire, bruts = jeux
    assert len(horaire) == 336 and len(bruts) == 6_800 and len(bruts) - len(uniques) == 60
    n = uniques["date_heure"].dt.floor("h").value_counts().reindex(horaire["heure"])
    connus = horaire["mentions"].notna()
    assert (~connus).sum() == 6 and (n[connus.to_numpy()].to_numpy() == horaire.loc[connus, "mentions"].to_numpy()).all()
    assert n[~connus.to_numpy()].isna().all()


def test_les_codeurs_s_accordent_et_ne_laissent_passer_aucune_haine(uniques):
    code = uniques.dropna(subset=["categorie_codeur_1"])
    assert len(code) == 400 and 0.7 < kappa(uniques) < 0.88
    assert (code.loc[code["categorie_codeur_1"] == "haine ou menace", "categorie_codeur_2"] == "haine ou menace").all()
    haine = code["categorie_codeur_1"] == "haine ou menace"
    assert haine.sum() > 5 and code.loc[haine, "texte"].str.contains(r"\[", regex=True).all()


def test_les_textes_sont_varies_et_sans_couture(uniques):
    assert uniques["texte"].duplicated().mean() < 0.01
    assert not uniques["texte"].str.contains(r"[{}]|  |\bde les?\b|\bà les?\b", regex=True).any()
