"""La charte, sa grille et les vingt publications à relire."""

import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.charte import REGLE_A_EXCEPTION, REGLES_CONTRADICTOIRES, marquer, preparer

GRAINES = [GRAINE_DU_COURS, 1, 2, *(pytest.param(g, marks=pytest.mark.preuve) for g in range(3, 20))]


@pytest.fixture(params=GRAINES, scope="module")
def jeux(request, tables):
    return tables(request.param)


def test_la_charte_a_soixante_regles_toutes_differentes(jeux):
    charte = jeux["charte_editoriale"]
    assert len(charte) == charte["enonce"].nunique() == 60
    assert charte["regle"].tolist() == [f"R{n:02d}" for n in range(1, 61)]


def test_la_grille_contient_les_deux_regles_contradictoires_et_celle_qui_a_une_exception(jeux):
    grille = set(jeux["grille_audit"]["regle"])
    assert len(grille) == 8 and set(REGLES_CONTRADICTOIRES) <= grille and REGLE_A_EXCEPTION in grille
    charte = jeux["charte_editoriale"].set_index("regle")
    assert "sorties de groupe" in charte.loc[REGLE_A_EXCEPTION, "exception"]
    colonnes = set(jeux["audit_publications"].columns)
    assert set(jeux["grille_audit"]["colonne"]) <= colonnes


def test_chaque_ecart_se_retrouve_dans_les_vingt_publications(jeux):
    t = jeux["audit_publications"]
    assert len(t) == t["id_post"].nunique() == 20
    alt, diese = (t["alt_texte"] == 0).sum(), (t["nombre_diese"] > 3).sum()
    tard = ((t["heure"] < 8) | (t["heure"] > 19)).sum()
    dimanche = t[t["jour"] == "dimanche"]
    hors_service = (dimanche["theme"] != "sortie de groupe").sum()
    offres = t[t["theme"] == "promotion"]
    assert alt >= 4 and diese >= 3 and tard >= 3
    # Oublier l’exception, ou compter les vides, donne un autre nombre.
    assert hors_service >= 2 and len(dimanche) >= hors_service + 2
    assert t["alt_texte"].isna().sum() >= 2
    # Les deux règles contraires : l’une ou l’autre est toujours enfreinte.
    assert offres["url"].isna().sum() >= 2 and offres["url"].notna().sum() >= 2


def test_les_quatre_ecarts_de_l_audit_reviennent_toute_la_saison(jeux):
    ecarts = marquer(preparer(jeux["posts_marchevive"]))
    connues = jeux["posts_marchevive"]["alt_texte"].notna()
    assert ecarts["alt"][connues].mean() > 0.3
    for nom in ("diese", "emoji", "heure"):
        assert ecarts[nom].mean() > 0.05, nom
