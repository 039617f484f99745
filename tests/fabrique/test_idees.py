"""Les idées d’octobre : trop d’heures, un marronnier en double, un hommage mal entouré."""

import json

import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.idees import FICHIER_CONTRAINTES, jeu_contraintes, jeu_idees
from atelier_cm.fabrique.periode import PERIODE_DU_COURS

GRAINES = [GRAINE_DU_COURS, *range(1, 20)]


@pytest.fixture(params=GRAINES, scope="module")
def jeu(request):
    return jeu_idees(request.param, PERIODE_DU_COURS)


def test_soixante_quatre_idees_et_bien_plus_que_vingt_six_heures(jeu):
    t = jeu.table
    assert len(t) == t["titre"].nunique() == 64
    limite = jeu_contraintes().table.set_index("nom").loc["heures_mois", "valeur"]
    assert limite == 26 and (t["heures_prod"] + t["heures_relecture"]).sum() > 3 * limite
    # Sans compter la relecture, les vingt-neuf idées les plus courtes semblent tenir ; avec, non.
    courtes = t.sort_values("heures_prod").head(29)
    assert courtes["heures_prod"].sum() < limite < (courtes["heures_prod"] + courtes["heures_relecture"]).sum()


def test_le_marronnier_est_note_deux_fois(jeu):
    t = jeu.table.dropna(subset=["date_imposee"])
    doubles = t[t.duplicated(["date_imposee", "pilier", "format", "heures_prod"], keep=False)]
    assert len(doubles) == 2 and (doubles["date_imposee"] == "2026-10-01").all()


def test_l_hommage_tombe_le_jour_d_un_jeu_et_d_une_promotion(jeu):
    t = jeu.table
    jour = t.loc[t["titre"].str.contains("Hommage"), "date_imposee"].iloc[0]
    autour = t[(t["date_imposee"] == jour) & ~t["titre"].str.contains("Hommage")]
    assert len(autour) == 3 and (autour["pilier"] == "promotion").sum() == 2
    assert t["date_imposee"].value_counts().idxmax() == jour


def test_les_defauts_se_comptent_et_un_mois_equilibre_existe(jeu):
    t = jeu.table
    assert t["pilier"].isna().sum() == 6
    heures = t.assign(h=t["heures_prod"] + t["heures_relecture"]).sort_values("h")
    mois = {"conseil": 4, "communauté": 3, "produit": 2, "coulisses": 1}
    assert sum(heures[heures["pilier"] == p]["h"].head(n).sum() for p, n in mois.items()) < 20


def test_le_json_dit_la_meme_chose_que_le_jeu(jeu):
    chemin, octets = jeu.annexes[0]
    lu = json.loads(octets)
    assert chemin == FICHIER_CONTRAINTES and lu["mois"] == "2026-10"
    assert lu["contraintes"] == jeu_contraintes().table.to_dict("records")
