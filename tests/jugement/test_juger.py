"""Chaque réponse a son état, ses points et sa phrase."""

import decimal
import math
import types

import numpy as np
import pandas as pd
import pytest

from atelier_cm.jugement import Essai, controle_de, fabriquer_controles, forme_seule, juger, reponse_canonique
from atelier_cm.jugement.sources import marque, marques_du_cours


def verdict(controle, espace, sources=(), **options):
    return juger(controle, reponse_canonique(controle, espace), sources, **options)


@pytest.fixture
def avec(taux, justes):
    """Juge E6-1 où tout est juste, sauf ce que l’on change."""
    return lambda sources=(), **champs: verdict(taux, justes["E6-1"] | champs, sources)


@pytest.fixture
def forme(formes, justes):
    return lambda **champs: verdict(formes, justes["E6-2"] | champs)


def champ(v, nom):
    return next(c for c in v.champs if c.nom == nom)


def test_la_reponse_juste_a_tous_les_points_et_sa_lecture(avec):
    v = avec()
    assert (v.etat, v.points, v.sur) == ("réussi", 3.0, 3.0)
    assert v.phrase == "Deux fois le taux du jeu-concours." and "seule base commune" in v.complement


def test_toutes_les_formes_justes_ont_tous_les_points(forme):
    assert (forme().etat, forme().points) == ("réussi", 8.0)


@pytest.mark.parametrize("valeur", [
    6.02, 6.0173, np.float64(6.02), np.float32(6.02), decimal.Decimal("6.02"), np.array(6.02), 6.017 + 0.005])
def test_un_nombre_se_lit_dans_tous_ses_types(avec, valeur):
    assert avec(err=valeur).points == 3.0


@pytest.mark.parametrize("valeur, etat, points, debut, nom", [
    (100 * 58 / 1850, "à revoir", 1.5, "3,14 % est le taux de la photo", "photo"),
    (100 * 139 / 18600, "à revoir", 1.5, "0,75 % répond", "base"),
    (100 * 2310 / 139, "à revoir", 1.5, "Plus de 1 600", "envers"),
    (0.0602, "presque", 2.25, "La division est bonne", "unité"),
    (0.06, "presque", 2.25, "La division est bonne", "unité"),
    (601.7, "presque", 2.25, "Le calcul a été multiplié", "unité"),
    (-6.017, "à revoir", 1.5, "La taille est bonne, le signe", "signe"),
    (6.0, "presque", 2.25, "La valeur a été arrondie trop tôt. Gardez deux", "arrondi"),
    (5.0, "à revoir", 1.5, "Ce n’est pas la valeur attendue", "non reconnue"),
    (6.0173 + 0.0052, "à revoir", 1.5, "Ce n’est pas la valeur attendue", "non reconnue"),
    (0, "à revoir", 1.5, "Ce n’est pas la valeur attendue", "non reconnue"),
    (10**400, "à revoir", 1.5, "Le calcul de `err` donne un infini", "infini"),
])
def test_chaque_erreur_perd_ses_points_et_recoit_sa_phrase(avec, valeur, etat, points, debut, nom):
    v = avec(err=valeur)
    assert (v.etat, v.points, champ(v, "err").reconnu) == (etat, points, nom)
    assert v.phrase.startswith(debut)


def test_une_erreur_conjointe_passe_avant_les_erreurs_simples(avec):
    v = avec(err=100 * 139 / 18600, er_abonnes=100 * 139 / 2310)
    assert v.phrase.startswith("Les deux taux sont inversés") and v.points == 0.75
    assert [c.reconnu for c in v.champs[:2]] == ["inversés", "inversés"]


def test_une_erreur_a_credit_garde_ce_credit_et_remplit_sa_phrase(avec):
    v = avec(er_abonnes=2.29)
    assert (v.etat, v.points) == ("presque", 2.75) and "14\u202f200 personnes" in v.phrase


@pytest.mark.parametrize("lettre, etat, points", [
    ("B", "réussi", 3.0), ("b.", "réussi", 3.0), (" B) ", "réussi", 3.0), (["B"], "réussi", 3.0),
    ("C", "presque", 2.5), ("A", "à revoir", 2.25)])
def test_un_choix_se_lit_avec_ou_sans_ponctuation(avec, lettre, etat, points):
    assert (avec(base=lettre).etat, avec(base=lettre).points) == (etat, points)


def _fonction():
    return 6.02


class FauxFloat(float):
    def __float__(self):
        raise RuntimeError("piège")

    def __eq__(self, autre):
        return True

    __hash__ = float.__hash__


class Piege:
    def __getattribute__(self, nom):
        raise RuntimeError("piège")

    def __eq__(self, autre):
        raise RuntimeError("piège")

    def __bool__(self):
        raise RuntimeError("piège")

    def __repr__(self):
        raise RuntimeError("piège")


SUITE_PIEGEE = np.empty(1, dtype=object)
SUITE_PIEGEE[0] = Piege()


class FauxTexte(str):
    def __eq__(self, autre):
        return True

    __hash__ = str.__hash__


class FauxTableau(pd.DataFrame):
    def __len__(self):
        raise RuntimeError("piège")


@pytest.mark.parametrize("valeur, etat, mots", [
    (..., "à faire", "trois points"), ("...", "à faire", "trois points"), ("…", "à faire", "trois points"),
    (_fonction, "à revoir", "parenthèses"), (pd.Series([1]).mean, "à revoir", "parenthèses"),
    (float, "à revoir", "parenthèses"), (math.nan, "à revoir", "aucun nombre"), (np.nan, "à revoir", "aucun nombre"),
    (math.inf, "à revoir", "infini"), (-math.inf, "à revoir", "infini"), (None, "à revoir", "vide"),
    (pd.NA, "à revoir", "vide"), (pd.NaT, "à revoir", "vide"), ("", "à revoir", "vide"),
    ("6,02", "à revoir", "Écrivez 6.02"), ("6,02 %", "à revoir", "Écrivez 6.02"), ((6, 5), "à revoir", "Écrivez 6.5"),
    ("6.02", "à revoir", "entre guillemets"), ("six", "à revoir", "un texte"), (True, "à revoir", "vrai ou faux"),
    ([6.02], "à revoir", "une liste"), (pd.Series([6.02]), "à revoir", "une colonne"),
    (pd.DataFrame({"a": [1]}), "à revoir", "un tableau"), (6 + 2j, "à revoir", "complexe"),
    ({"a": 1}, "à revoir", "dictionnaire"), (math, "à revoir", "un module"),
    (FauxFloat(6.0173), "à revoir", "autre type"), (Piege(), "à revoir", "autre type"),
    (decimal.Decimal("NaN"), "à revoir", "aucun nombre"), (decimal.Decimal("sNaN"), "à revoir", "aucun nombre"),
    (SUITE_PIEGEE, "à revoir", "suite"), (types.SimpleNamespace(), "à revoir", "autre type"),
], ids=lambda v: v if isinstance(type(v), type) and type(v) is str else "cas")
def test_ce_qui_n_est_pas_un_nombre_a_sa_phrase(avec, valeur, etat, mots):
    v = avec(err=valeur)
    assert (v.etat, v.points) == (etat, 1.5)
    assert mots in champ(v, "err").phrase


def test_la_variable_absente_et_la_copie_vierge_valent_zero_et_restent_a_faire(taux, formes):
    for controle in (taux, formes):
        for espace in ({}, {c["nom"]: ... for c in controle["champs"]}):
            v = verdict(controle, espace)
            assert (v.etat, v.points) == ("à faire", 0.0)
    assert "redémarrage" in verdict(taux, {}).phrase
    assert verdict(taux, {c: ... for c in ("err", "er_abonnes", "base")}).phrase.startswith("Une ligne suffit")


def test_une_reponse_a_moitie_remplie_dit_ce_qui_reste(avec):
    assert "`base`" in avec(base=...).phrase and avec(base=...).etat == "à faire"


@pytest.mark.parametrize("source, attendu", [
    ("err = 6.02", True), ("err = 100 * 139 / 2310", True), ("x = 6.02\nerr = round(x, 2)", True),
    ("err, autre = 6.02, 3", True), ("err = 1\nerr += 5.02", True), ("err: float = 6.02", True),
    ("err = 100 * ligne['interactions'] / ligne['portee']", False), ("err = kpi.err(139, 2310)", False),
    ("err = 6.02\nerr = 100 * a / b", False), ("for err in [6.02]: pass", False), ("", False),
    ("(err := 6.02)", True), ("%matplotlib inline\nerr = 6.02", True), ("err = (", False),
    ("a, err = calcul()", False), ("def f():\n    err = 6.02", False)])
def test_une_valeur_juste_tapee_a_la_main_est_presque(avec, source, attendu):
    v = avec(sources=("charger('x')", source))
    assert (v.etat, v.points) == (("presque", 2.25) if attendu else ("réussi", 3.0))
    assert ("écrivez le calcul" in v.phrase) is attendu


COURS = "base = 4.02\nligne = charger('x')"  # une cellule que le cours fournit


@pytest.mark.parametrize("cellules, tapee", [
    # Ce que le cours fournit n’est pas tapé, même si c’est un nombre.
    (["err = base + 2"], False), (["err = base"], False), (["err = round(base + 2, 2)"], False),
    (["ecart = 2", "err = base + ecart"], False), (["err = base", "err += 2"], False),
    # Ce que l’apprenant tape l’est, dans une cellule ou dans deux, avec ou sans détour.
    (["base = 6.02", "err = base"], True), (["base = 6.02\nerr = base"], True), (["x = 4.02 + 2", "err = x"], True),
    (["err = round(6.02)"], True), (["err = 4.02 + 2"], True), (["err = base + 2", "err = 6.02"], True),
    # Une cellule du cours modifiée n’est plus du cours.
    (["base = 6.02\nligne = charger('x')", "err = base"], True),
], ids=lambda v: " · ".join(v) if isinstance(v, list) else "")
def test_se_servir_d_un_nombre_fourni_par_le_cours_est_un_calcul(taux, justes, cellules, tapee):
    controle = {**taux, "cours": marques_du_cours([COURS])}
    v = verdict(controle, justes["E6-1"], (COURS, *cellules))
    assert (v.etat, v.points) == (("presque", 2.25) if tapee else ("réussi", 3.0))


def test_une_cellule_du_cours_se_reconnait_malgre_ses_blancs_de_bord(taux, justes):
    controle = {**taux, "cours": marques_du_cours([COURS])}
    assert verdict(controle, justes["E6-1"], (f"\n{COURS}  \n", "err = base + 2")).etat == "réussi"


def test_seules_les_cellules_qui_definissent_un_nom_sont_marquees():
    assert marques_du_cours([COURS, COURS, "base", "# rien", "err = ("]) == [marque(COURS)]


def test_la_derniere_cellule_qui_affecte_la_variable_decide(avec):
    assert avec(sources=("err = 6.02", "err = 100 * a / b")).etat == "réussi"
    assert avec(sources=("err = 100 * a / b", "err = 6.02")).etat == "presque"


def test_une_valeur_fausse_tapee_a_la_main_recoit_la_phrase_de_son_erreur(avec):
    assert avec(sources=("err = 3.14",), err=3.135).phrase.startswith("3,14 % est le taux de la photo")


@pytest.mark.parametrize("valeur", [
    "2025-11-01", "01/11/2025", "1/11/2025", "1er novembre 2025", "2025-11-01 08:00", "2025-10-31T23:30:00Z", pd.Timestamp(2025, 11, 1),
    pd.Timestamp("2025-10-31T23:30:00Z"), np.datetime64("2025-11-01T12:00"), pd.Timestamp("2025-11-01").date(),
    pd.Timestamp("2025-11-01 00:30", tz="Europe/Paris"), pd.Timestamp("2025-11-01").to_pydatetime()])
def test_un_jour_se_lit_dans_toutes_ses_ecritures(forme, valeur):
    assert champ(forme(rupture=valeur), "rupture").etat == "réussi"


@pytest.mark.parametrize("valeur, mots", [
    ("novembre", "ne se lit pas"), ("2025-02-30", "ne se lit pas"), (20251101, "un nombre"),
    ("2025-12-01", "le mois le plus haut"), ("2025-11-02", "Ce n’est pas la valeur")])
def test_un_autre_jour_a_sa_phrase(forme, valeur, mots):
    c = champ(forme(rupture=valeur), "rupture")
    assert c.etat == "à revoir" and mots in c.phrase


@pytest.mark.parametrize("mot", ["portée", " PORTÉE ", "la\u00a0portée", "porte\u0301e", np.str_("portée")])
def test_un_texte_se_compare_sans_casse_ni_espaces_ni_forme_unicode(forme, mot):
    assert champ(forme(mot=mot), "mot").etat == "réussi"


@pytest.mark.parametrize("genre", ["int64", "float64", "Int64", "int32", "object", "category", "string", "str"])
def test_une_table_ne_depend_ni_des_types_ni_de_l_ordre_ni_de_l_index(forme, justes, genre):
    t = justes["E6-2"]["bilan"]
    if genre in ("category", "string", "str"):
        t = t.astype({"theme": genre, "conclure": genre})
    else:
        t = t.astype({"effectif": genre})
    melange = t.iloc[::-1][["conclure", "mediane", "theme", "effectif"]].assign(en_plus=1)
    for essai in (t, melange, melange.set_index("theme"), t.set_index("theme").rename_axis(None)):
        assert champ(forme(bilan=essai), "bilan").etat == "réussi"


def test_une_table_en_partie_juste_est_payee_au_prorata_sans_jamais_valoir_tout(forme, justes):
    t = justes["E6-2"]["bilan"].copy()
    t.loc[0, "conclure"] = "non"
    c = champ(forme(bilan=t), "bilan")
    assert (c.etat, c.points) == ("presque", 0.75) and c.phrase.startswith("3 lignes justes sur 4")


@pytest.mark.parametrize("faire, mots", [
    (lambda t: t.head(0), "vide"), (lambda t: t.drop(columns="mediane"), "mediane"),
    (lambda t: pd.concat([t, t]), "deux fois"), (lambda t: t.head(2), "2 lignes"),
    (lambda t: t["theme"], "une colonne"), (lambda t: FauxTableau(t), "autre type"),
    (lambda t: t.assign(mediane=[object()] * 4), "ni nombre"),
    (lambda t: pd.DataFrame({"theme": range(10**6), "effectif": 1, "mediane": 1, "conclure": 1}), "beaucoup plus"),
    (lambda t: t.assign(mediane=math.nan), "Ce n’est pas la valeur"),
    (lambda t: t.assign(mediane=math.inf), "Ce n’est pas la valeur")])
def test_une_table_qu_on_ne_peut_pas_juger_a_sa_phrase(forme, justes, faire, mots):
    c = champ(forme(bilan=faire(justes["E6-2"]["bilan"])), "bilan")
    assert c.etat == "à revoir" and c.points == 0 and mots in c.phrase


@pytest.mark.parametrize("faire", [
    lambda s: s.iloc[::-1], lambda s: s.astype("object"), lambda s: s.to_frame("valeur"), lambda s: s.astype("Float64"),
    lambda s: s.astype("int32"), lambda s: s + 0.005, lambda s: s.set_axis(pd.PeriodIndex(s.index, freq="M")),
    lambda s: s.set_axis(pd.CategoricalIndex(s.index))])
def test_une_serie_ne_depend_ni_du_type_ni_de_l_ordre(forme, justes, faire):
    assert champ(forme(par_mois=faire(justes["E6-2"]["par_mois"])), "par_mois").etat == "réussi"


def test_une_erreur_declaree_sur_une_serie_est_reconnue(forme, justes):
    c = champ(forme(par_mois=justes["E6-2"]["par_mois"] * 10), "par_mois")
    assert c.reconnu == "totaux" and c.phrase.startswith("Ce sont les totaux")


@pytest.mark.parametrize("faire", [
    lambda: ("mail", "Vidéo", "jeu", "promo"), lambda: "mail > vidéo > jeu > promo",
    lambda: pd.Index(["mail", "vidéo", "jeu", "promo"]), lambda: pd.Series(["mail", "vidéo", "jeu", "promo"]),
    lambda: pd.Series([4, 3, 2, 1], index=["mail", "vidéo", "jeu", "promo"]),
    lambda: pd.DataFrame({"roas": [4, 3, 2, 1]}, index=["mail", "vidéo", "jeu", "promo"]).sort_values("roas").iloc[::-1],
    lambda: np.array(["mail", "vidéo", "jeu", "promo"])])
def test_un_classement_se_lit_d_une_liste_ou_d_un_tableau_trie(forme, faire):
    assert champ(forme(ordre=faire()), "ordre").etat == "réussi"


def test_un_classement_a_l_envers_est_reconnu_et_un_classement_partiel_compte_ses_places(forme):
    envers = champ(forme(ordre=["promo", "jeu", "vidéo", "mail"]), "ordre")
    assert envers.reconnu == "tri à l’envers" and envers.points == 0
    partiel = champ(forme(ordre=["mail", "vidéo", "promo", "jeu"]), "ordre")
    assert partiel.points == 0.5 and partiel.phrase.startswith("2 places justes sur 4")


@pytest.mark.parametrize("retenues, etat, points, mots", [
    ({"1", "3"}, "réussi", 1.0, ""), ([3, 1, 1], "réussi", 1.0, ""), ("1, 3", "réussi", 1.0, ""),
    ("3 ; 1", "réussi", 1.0, ""), ([1.0, 3.0], "réussi", 1.0, ""), (["1"], "presque", 0.5, "Relisez la 3"),
    (["3"], "presque", 0.5, "La phrase 1 parle"), (["1", "2", "3"], "presque", 0.5, "La 2 est exacte"),
    (["1", "2", "3", "4"], "à revoir", 0.0, "La 2 est exacte"), (["2", "4"], "à revoir", 0.0, "La 2 est exacte"),
    (["7"], "à revoir", 0.0, "n’est pas parmi"), ([], "à revoir", 0.0, "vide"), ([...], "à faire", 0.0, "points")])
def test_un_ensemble_paie_les_retenues_justes_moins_les_fausses(forme, retenues, etat, points, mots):
    c = champ(forme(fausses=retenues), "fausses")
    assert (c.etat, c.points) == (etat, points) and mots in c.phrase


@pytest.mark.parametrize("n, etat, points", [(2, "réussi", 1), ("2", "réussi", 1), (1, "presque", 0.5),
                                             (3, "presque", 0.5), (0, "à revoir", 0), (4, "à revoir", 0)])
def test_un_niveau_a_un_cran_garde_la_moitie(forme, n, etat, points):
    c = champ(forme(niveau_faits=n), "niveau_faits")
    assert (c.etat, c.points) == (etat, points)


def test_un_sous_type_de_texte_piege_n_est_pas_lu(forme):
    assert champ(forme(mot=FauxTexte("faux")), "mot").etat == "à revoir"


def test_les_aides_viennent_une_a_une_puis_le_corrige(taux, justes):
    vus = []
    for aides in range(6):
        v = verdict(taux, justes["E6-1"] | {"err": 5.0}, essai=Essai(aides + 1, aides))
        vus.append([a.titre for a in v.aides])
    assert [len(v) for v in vus] == [0, 1, 2, 3, 4, 4]
    assert vus[-1][-1] == "Corrigé commenté"
    assert verdict(taux, justes["E6-1"], essai=Essai(4, 4)).aides == ()


def test_le_petit_code_dit_la_question_l_essai_et_l_erreur(taux, justes):
    v = verdict(taux, justes["E6-1"] | {"err": 100 * 139 / 18600}, essai=Essai(2, 1))
    assert v.code == "E6-1, 2e essai, base"


def test_les_points_ne_dependent_pas_de_l_essai(taux, justes):
    espace = justes["E6-1"] | {"err": 5.0}
    assert {verdict(taux, espace, essai=Essai(n, n)).points for n in range(1, 9)} == {1.5}


def test_en_certification_la_carte_ne_dit_que_enregistre_ou_la_forme(question_taux, justes):
    certif = controle_de(fabriquer_controles((question_taux,), "certification", None), "E6-1")
    bon, faux = verdict(certif, justes["E6-1"]), verdict(certif, justes["E6-1"] | {"err": 5.0, "base": "A"})
    assert (bon.points, faux.points) == (3.0, 0.75)
    for v in (bon, faux):
        assert v.etat == "enregistré" and not v.montre_points and not v.aides and v.code == "E6-1"
        assert {c.etat for c in v.champs} == {"enregistré"} and {c.points for c in v.champs} == {0.0}
    assert bon.phrase == faux.phrase
    assert verdict(certif, justes["E6-1"] | {"err": "6,02"}).etat == "à revoir"
    assert verdict(certif, justes["E6-1"] | {"err": 5.0}, publier=True).etat == "à revoir"


def test_la_forme_seule_lit_sans_juger(controles, justes):
    seule = forme_seule(controles)
    for identifiant, espace in justes.items():
        v = verdict(controle_de(seule, identifiant), espace)
        assert (v.etat, v.points) == ("enregistré", 0.0)
        assert reponse_canonique(controle_de(seule, identifiant), espace) == \
            reponse_canonique(controle_de(controles, identifiant), espace)


def test_ce_qui_a_ete_lu_se_montre_en_francais_sans_unite_et_sans_couper_un_nom(avec, forme):
    assert champ(avec(err=0.0602), "err").lu == "0,0602"
    assert champ(avec(err=1661.87), "err").lu == "1\u202f661,87"
    noms = [f"campagne numéro {n} du printemps" for n in range(9)]
    assert champ(forme(ordre=noms), "ordre").lu == " > ".join(noms[:3]) + " > …"


def _accents(*options):
    from atelier_cm.jugement import Indices, Question, a_revoir, choix, ensemble, juste, presque

    fiches = {o: juste("Oui.") if o == options[0] else presque("Est-ce bien cela ?", credit=0.25) for o in options}
    question = Question(
        id="M9-1a", titre="Accents", points=2, competence="C2.1", repli="Recopiez une des réponses : laquelle ?",
        champs=(choix("mot", part=1, options=fiches),
                ensemble("mots", part=1, options={
                    o: juste(manque="Il en manque une : laquelle ?") if o == options[0] else a_revoir("Une de trop : laquelle ?")
                    for o in options})),
        indices=Indices(rappel="Un.", methode="Deux.", exemple="Trois."), corrige="Voilà.", lecture="Voilà.",
    )
    return controle_de(fabriquer_controles([question], "entrainement", lambda nom: None), "M9-1a")


@pytest.mark.parametrize("ecrit", ["écarter", "ecarter", "Écarter", "ECARTER"])
def test_une_option_se_reconnait_aux_accents_pres(ecrit):
    controle = _accents("écarter", "garder")
    assert verdict(controle, {"mot": ecrit, "mots": [ecrit]}).points == 2


def test_deux_options_que_seul_l_accent_separe_ne_se_confondent_pas():
    controle = _accents("mûr", "mur", "sûr")
    assert champ(verdict(controle, {"mot": "mur", "mots": ["mûr"]}), "mot").etat == "presque"
    assert champ(verdict(controle, {"mot": "mur\u0301", "mots": ["mûr"]}), "mot").etat != "réussi"
    assert champ(verdict(controle, {"mot": "sur", "mots": ["mûr"]}), "mot").etat == "presque"
