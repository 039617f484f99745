"""Les petites tables de l’état des lieux : ce que leurs exercices supposent, quelle que soit la graine."""

import re

import pytest

from atelier_cm.fabrique import GRAINE_DU_COURS
from atelier_cm.fabrique.etat_des_lieux import _RELEVE
from atelier_cm.metier import audit, causes, plan_action, swot

GRAINES = [GRAINE_DU_COURS, 7, *(pytest.param(g, marks=pytest.mark.preuve) for g in range(3, 7))]


@pytest.fixture(params=GRAINES, scope="module")
def jeux(request, tables):
    return tables(request.param)


def test_douze_adresses_differentes_dont_quatre_mortes_et_trois_detours(jeux):
    releve = jeux["releve_liens"]
    assert len(releve) == releve["url"].nunique() == len(_RELEVE) == 12
    assert set(releve["url"]) <= set(jeux["posts_marchevive"]["url"].dropna())
    comptes = audit.liens(releve.fillna({"adresse_finale": ""}))
    assert dict(comptes) == {"vivant": 4, "redirigé": 3, "mort": 4, "non relevé": 1}


def test_chaque_preuve_a_son_chiffre_son_effectif_et_sa_source(jeux):
    preuves = jeux["preuves_swot"]
    assert list(preuves["carte"]) == list("ABCDEFGHIJKLMNOP")
    sans_chiffre = preuves[~preuves["constat"].str.contains(r"\d")]
    assert list(sans_chiffre["carte"]) == ["G", "K"]  # deux événements : leur effectif est le nombre d'annonces
    assert (preuves["effectif"] > 0).all() and preuves["source"].str.len().min() > 5
    assert not preuves["constat"].str.contains(r"nan|\{").any()


def test_les_preuves_suivent_les_donnees_et_non_l_inverse(tables):
    ici, ailleurs = tables(GRAINE_DU_COURS)["preuves_swot"], tables(7)["preuves_swot"]
    changees = set(ici["carte"][(ici["constat"] != ailleurs["constat"]) | (ici["effectif"] != ailleurs["effectif"])])
    assert {"C", "E", "F", "H", "J", "L", "M"} <= changees
    assert not changees & set(ici["carte"][ici["source"].str.contains("inventé")])


def test_les_constats_restent_du_bon_cote(jeux):
    """Une carte « pour » l’est vraiment : les tutoriels devancent l’ensemble, la promesse de 9 heures est tenue."""
    constats = jeux["preuves_swot"].set_index("carte")["constat"]

    def nombres(lettre):
        return [float(n.replace("\u202f", "").replace(",", ".")) for n in re.findall(r"\d[\d\u202f]*(?:,\d+)?", constats[lettre])]

    vingt, tutoriels, cent, ensemble = nombres("C")
    assert tutoriels > ensemble and nombres("H")[0] < 9 and nombres("L")[0] > 0
    assert nombres("A")[0] >= 10 and nombres("J")[0] > 25 and nombres("P")[0] > 50
    assert nombres("O")[0] >= 10 and nombres("I")[0] >= 10 and nombres("E")[0] >= 100


def test_les_causes_verifiables_ne_sont_ni_des_redites_ni_des_remedes(jeux):
    verifiables = dict(zip(range(1, 7), "CADBCB"))
    for _, ligne in jeux["causes_possibles"].iterrows():
        defaut = causes.juger_cause(ligne["faiblesse"], ligne[f"cause_{verifiables[ligne['numero']]}"])
        assert defaut is None, ligne["numero"]


def test_trois_victoires_rapides_et_pas_d_autre_choix_aussi_bon(jeux):
    actions = jeux["actions_possibles"].set_index("lettre")
    assert set(plan_action.victoires_rapides(actions, heures=20).index) == {"A", "B", "E"}
    assert actions["par_heure"].nunique() == len(actions) == 8
    # À vingt heures, aucune autre combinaison de l'équipe n'atteint le même impact.
    from itertools import combinations

    equipe = actions[actions["decide"] == "équipe"]
    impacts = sorted(equipe.loc[list(c), "impact"].sum() for c in combinations(equipe.index, 3)
                     if equipe.loc[list(c), "heures"].sum() <= 20)
    assert impacts[-1] > impacts[-2]


def test_les_preuves_rangees_ne_declenchent_pas_d_alerte_de_sens(jeux):
    """Le tableau SWOT du cours ne contredit pas le corrigé du devoir."""
    justes = dict(zip("ABCDEFGHIJKLMNOP", ("faiblesses", "opportunites", "forces", "menaces", "faiblesses", "faiblesses", "menaces",
                                           "forces", "opportunites", "faiblesses", "menaces", "forces", "faiblesses",
                                           "opportunites", "menaces", "forces")))
    alertes = {lettre: alerte.mot for lettre, enonce in jeux["preuves_swot"].set_index("carte")["constat"].items()
               if (alerte := swot.sens(justes[lettre], enonce))}
    assert alertes == {}
