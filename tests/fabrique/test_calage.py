"""Les jeux ressemblent au métier : repères publiés, calendrier, textes."""

import numpy as np
import pandas as pd
import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.calendrier import HorlogeOuvree, feries, paques
from atelier_cm.metier import kpi


@pytest.fixture(scope="module")
def jeux(tables):
    return tables(GRAINE_DU_COURS)


def engagement(posts):
    t = posts[~posts["sponsorise"]]
    return (100 * t["interactions"] / t["abonnes_jour"]).groupby(t["reseau"]).median()


def test_l_engagement_median_reste_pres_des_reperes_publies(jeux):
    mediane = engagement(jeux["posts_marchevive"])
    # Rival IQ 2023, tous secteurs : Instagram 0,47 % par publication.
    assert mediane["Instagram"] == pytest.approx(0.47, rel=0.15)
    # Facebook : entre 0,07 % (plus de 100 000 abonnés) et 0,23 % (moins de 10 000), Koredge 2025.
    assert 0.07 < mediane["Facebook"] < 0.23


def test_les_concurrents_restent_entre_une_demie_et_deux_fois_marchevive(jeux):
    nous = engagement(jeux["posts_marchevive"])
    t = jeux["posts_concurrents"]
    eux = (100 * t["interactions"] / t["abonnes_mois"]).groupby([t["organisation"], t["reseau"]]).median().unstack()
    rapports = (eux / nous).median(axis=1)
    assert rapports.between(0.45, 2).all(), rapports


def test_les_campagnes_suivent_les_reperes_publicitaires(jeux):
    t = jeux["campagnes_roi"]
    ht = t[t["saisie"] == "HT"]
    assert 100 * (t["clics"] / t["impressions"]).median() == pytest.approx(2.1, abs=0.3)
    assert (ht["budget_media"] / ht["clics"]).median() == pytest.approx(1.3, abs=0.3)
    assert (ht["budget_media"] / ht["leads"]).median() == pytest.approx(25, abs=3)
    marge = (t["marge"] / t["ca"]).dropna()
    assert marge.between(0.265, 0.425).all()


def test_les_interactions_ont_une_queue_lourde_et_suivent_la_portee(jeux):
    t = jeux["posts_marchevive"]
    ig = t[(t["reseau"] == "Instagram") & ~t["sponsorise"]]
    assert ig["interactions"].mean() > 1.1 * ig["interactions"].median()
    assert np.corrcoef(ig["interactions"].rank(), ig["portee"].rank())[0, 1] > 0.3
    assert (t["interactions"] <= t["portee"]).all()
    assert (t["commentaires_marque"] <= t["commentaires"]).all()


def test_le_temps_de_reponse_ordinaire_tourne_autour_de_trois_heures_ouvrees(jeux):
    t = jeux["messages_sav"].query("besoin_reponse and mois != '2026-08' and mois != '2026-03'")
    delais = kpi.delai_ouvre(t["horodatage"], t["horodatage_reponse"])
    repondus = np.isfinite(delais)
    assert delais[repondus].median() == pytest.approx(3.2, abs=0.4)
    assert 1 - repondus.mean() == pytest.approx(0.17, abs=0.025)


def test_les_messages_arrivent_surtout_a_midi_et_le_soir(jeux):
    heures = jeux["messages_sav"]["horodatage"].dt.hour.value_counts()
    assert set(heures.nlargest(5).index) == {12, 13, 18, 19, 20}


def test_les_abonnes_du_23_mars_sont_ceux_de_la_premiere_lecon(jeux):
    t = jeux["abonnes_jour"]
    jour = t[t["date"] == "2026-03-23"].set_index("reseau")["abonnes"]
    assert jour.to_dict() == {"Facebook": 18_600, "Instagram": 9_200, "LinkedIn": 4_100, "YouTube": 2_300}


def test_les_cinq_publications_de_la_lecon_sont_dans_la_saison(jeux):
    t, cinq = jeux["posts_marchevive"], jeux["cinq_publications"]
    debut_mars = t[(t["reseau"] == "Facebook") & t["date_heure"].between("2026-03-01", "2026-03-22 23:59")]
    assert sorted(zip(debut_mars["portee"], debut_mars["interactions"])) == sorted(zip(cinq["portee"], cinq["interactions"]))
    assert not debut_mars["sponsorise"].any()


def test_un_abonne_se_retrouve_d_un_jeu_a_l_autre(jeux):
    posts, releve = jeux["posts_marchevive"], jeux["abonnes_jour"]
    posts = posts.assign(date=posts["date_heure"].dt.normalize()).merge(releve, on=["date", "reseau"])
    sain = posts["abonnes"] > 0
    assert sain.sum() > 1_100
    assert (posts["abonnes"] == posts["abonnes_jour"])[sain].all()


def test_l_export_brut_redonne_la_table_propre(jeux):
    brut, propre = jeux["export_marchevive"], jeux["posts_marchevive"]
    assert len(brut) == 1_240
    sans_doubles = brut.drop_duplicates()
    assert set(sans_doubles["id_post"]) == set(propre["id_post"]) and len(sans_doubles) == len(propre)
    t = sans_doubles.set_index("id_post")["date_heure"].loc[propre["id_post"]]
    utc = pd.to_datetime(t[t.str.endswith("Z")], utc=True).dt.tz_convert("Europe/Paris").dt.tz_localize(None)
    us = pd.to_datetime(t[t.str.endswith("M")], format="%m/%d/%Y %I:%M %p")
    fr = pd.to_datetime(t[~t.str.endswith(("Z", "M"))], format="%d/%m/%Y %H:%M")
    relues = pd.concat([utc, us, fr]).loc[propre["id_post"]]
    assert (relues.to_numpy() == propre["date_heure"].to_numpy()).all()


def test_le_calendrier_connait_paques_et_les_onze_feries():
    assert paques(2026).isoformat() == "2026-04-05" and paques(2025).isoformat() == "2025-04-20"
    assert len(feries(2026)) == 11
    assert {"2026-04-06", "2026-05-14", "2026-05-25"} <= {j.isoformat() for j in feries(2026)}


def test_l_horloge_ouvree_compte_comme_le_cours(jeux):
    t = jeux["messages_sav"].dropna(subset=["horodatage_reponse"]).head(400)
    horloge = HorlogeOuvree(t["horodatage"].min().date(), t["horodatage_reponse"].max().date())
    ici = horloge.position(t["horodatage_reponse"]) - horloge.position(t["horodatage"])
    assert ici == pytest.approx(kpi.delai_ouvre(t["horodatage"], t["horodatage_reponse"]).to_numpy(), abs=1e-6)
