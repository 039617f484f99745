"""Le rangement : des cartes dans des cases, le compte des justes, une seule famille de confusion."""

import itertools
import json
import random
from dataclasses import replace

import pandas as pd
import pytest

from atelier_cm.correction.cas import cas_fautifs, variantes_justes
from atelier_cm.jugement import (DeclarationInvalide, carte, controle_de, fabriquer_controles, forme_seule, juger,
                                 rangement, reponse_canonique)
from atelier_cm.metier.rangement import ranger
from atelier_cm.vues.carte import carte as carte_html

CASES = ("forces", "faiblesses", "menaces")
FAMILLES = {"dedans": "Ce qui dépend de nous n’est pas une menace. Qu’arriverait-il du dehors ?",
            "dehors": "Ce qui vaut pour tout le secteur n’est pas à nous. Qu’avons-nous en propre ?",
            "signe": "Le constat nous aide-t-il, ou nous freine-t-il ? Relisez son chiffre."}
CONFUSIONS = {"forces": {"faiblesses": "signe", "menaces": "dedans"}, "faiblesses": {"forces": "signe", "menaces": "dedans"},
              "menaces": {"forces": "dehors", "faiblesses": "dehors"}}
JUSTE = dict(zip("ABCDEF", ("forces", "faiblesses", "menaces", "forces", "faiblesses", "menaces")))
NOTE = "Deux cases se défendent pour une carte. Dites laquelle vous suivez, et tenez-la."
CARTES = {nom: carte(case, confusions=CONFUSIONS[case]) for nom, case in JUSTE.items()}
CARTES["E"] = carte("faiblesses", "forces", confusions=CONFUSIONS["faiblesses"], note=NOTE)


def _nu(phrase):
    return phrase.replace("\u00a0", " ").replace("\u202f", " ")


def champ(**details):
    return rangement("tri", **{"part": 3, "cases": CASES, "cartes": CARTES, "familles": FAMILLES,
                               "bareme": ((5, 3), (4, 2), (3, 1)), **details})


@pytest.fixture
def question(question_taux):
    return replace(question_taux, champs=(champ(),), attendu=None, contexte=None, erreurs=(), a_faire="",
                   lecture="Six preuves rangées.")


@pytest.fixture
def controles(question):
    return fabriquer_controles((question,), "entrainement", None)


@pytest.fixture
def juger_tri(controles):
    complet = controle_de(controles, "E6-1")
    return lambda valeur: juger(complet, reponse_canonique(complet, {"tri": valeur}))


def tableau(places):
    return pd.DataFrame({"case": list(places.values())}, index=list(places))


def avec(**places):
    return tableau({**JUSTE, **places})


def test_tout_juste_a_tous_les_points_et_la_note_des_deux_cases(juger_tri):
    for places in ({}, {"E": "forces"}):
        v = juger_tri(avec(**places))
        assert (v.etat, v.points) == ("réussi", 3.0)
        assert NOTE in f"{v.phrase} {v.complement}" and "Six preuves" in v.phrase


@pytest.mark.parametrize("places, points, etat, famille", [
    ({"A": "menaces"}, 3, "réussi", "dedans"),
    ({"A": "menaces", "C": "forces"}, 2, "presque", "dedans"),
    ({"A": "faiblesses", "C": "forces", "F": "forces"}, 1, "presque", "dehors"),
    ({"A": "menaces", "B": "menaces", "C": "forces", "F": "forces"}, 0, "à revoir", "dedans")])
def test_les_points_suivent_les_seuils_et_une_seule_famille_est_nommee(juger_tri, places, points, etat, famille):
    v = juger_tri(avec(**places))
    (lu,) = v.champs
    assert (v.points, v.etat, lu.reconnu) == (points, etat, famille)
    assert f"{6 - len(places)} cartes justes sur 6" in lu.phrase and FAMILLES[famille] in lu.phrase
    assert sum(phrase in lu.phrase for phrase in FAMILLES.values()) == 1


def test_la_carte_de_verdict_ne_dit_jamais_quelles_cartes_sont_fausses(juger_tri):
    un, autre = juger_tri(avec(A="menaces", C="forces")), juger_tri(avec(D="menaces", F="forces"))
    assert carte_html(un) == carte_html(autre)


def test_a_egalite_c_est_la_famille_declaree_la_premiere(juger_tri):
    assert juger_tri(avec(C="forces", A="menaces")).champs[0].reconnu == "dedans"
    assert juger_tri(avec(C="forces", A="faiblesses")).champs[0].reconnu == "dehors"


def test_des_cartes_sans_case_passent_avant_les_familles(juger_tri):
    v = juger_tri(avec(A="", B="menaces"))
    assert v.champs[0].reconnu == "cartes sans case" and "Une carte attend" in v.phrase and v.points == 2
    assert "2 cartes attendent" in juger_tri(avec(A="", B="")).phrase


@pytest.mark.parametrize("ecrit", [
    "A=forces B=faiblesses C=menaces D=forces E=faiblesses F=menaces",
    "f: menaces, e: faiblesses; d: FORCES\nc : menaces, b - faiblesses , a forces.",
    "Aforces Bfaiblesses Cmenaces Dforces Eforces Fmenaces"])
def test_un_texte_se_lit_comme_le_tableau(juger_tri, ecrit):
    assert juger_tri(ecrit).points == 3


def test_une_lettre_par_case_se_lit_collee(question):
    cartes = {str(n): carte("B", confusions={"A": "signe", "C": "signe"}) for n in range(1, 7)}
    q = replace(question, champs=(champ(cases=("A", "B", "C"), cartes=cartes),))
    complet = controle_de(fabriquer_controles((q,), "entrainement", None), "E6-1")
    for ecrit in ("1B 2B 3B 4B 5B 6B", "1b,2b,3b,4b,5b,6b", "1B2B3B4B5B6B", "1. B  2) B  3 -> B 4:B 5=B 6-B"):
        assert juger(complet, reponse_canonique(complet, {"tri": ecrit})).points == 3, ecrit


@pytest.mark.parametrize("valeur, mot, etat", [
    (..., "trois points", "à faire"), ("...", "trois points", "à faire"), (tableau(dict.fromkeys("ABCDEF", "")), "trois points", "à faire"),
    ("", "vide", "à revoir"), ("A=forces Z=menaces", "« z=menaces »", "à revoir"), ("A=forces bof", "« bof »", "à revoir"),
    ("A=forces A=menaces", "deux fois", "à revoir"), (tableau({"A": "ailleurs"}), "« ailleurs »", "à revoir"),
    (tableau({"Z": "forces"}), "« z »", "à revoir"), (pd.DataFrame({"x": [1]}), "« case »", "à revoir"),
    (3, "cartes rangées", "à revoir"), ({"A": "forces"}, "un dictionnaire", "à revoir"),
    (pd.DataFrame({"case": ["forces"] * 3000}), "beaucoup plus", "à revoir")])
def test_ce_qui_ne_se_lit_pas_a_sa_phrase(juger_tri, valeur, mot, etat):
    v = juger_tri(valeur)
    assert (v.points, v.etat) == (0, etat) and mot in _nu(v.phrase), v.phrase


def test_la_reponse_sortie_du_noyau_redonne_la_meme_carte(controles):
    complet, seule = controle_de(controles, "E6-1"), controle_de(forme_seule(controles), "E6-1")
    hasard = random.Random(3)
    for _ in range(200):
        places = {n: hasard.choice((*CASES, JUSTE[n], JUSTE[n], "")) for n in JUSTE}
        valeur = tableau(places) if hasard.random() < 0.5 else " ".join(f"{n}={c}" for n, c in places.items() if c)
        dedans = juger(complet, reponse_canonique(complet, {"tri": valeur}))
        sortie = json.loads(json.dumps(reponse_canonique(seule, {"tri": valeur}), allow_nan=False))
        assert juger(complet, sortie) == dedans and carte_html(juger(complet, sortie)) == carte_html(dedans)
        assert juger(seule, sortie).etat in ("enregistré", "à faire", "à revoir")


@pytest.mark.parametrize("v", [None, [], {}, {"a": 1}, {"z": "forces"}, {"a": "ailleurs"}, {"a": ["forces"]}, "a=forces", 3])
def test_un_rangement_forge_vaut_zero(controles, v):
    forge = {"question": "E6-1", "champs": {"tri": {"v": v}}, "signaux": []}
    lu = juger(controle_de(controles, "E6-1"), forge)
    assert lu.points == 0 and "relue" in lu.phrase


def test_la_forme_seule_garde_les_noms_et_rien_d_autre(controles):
    clair, seule = json.dumps(controles, ensure_ascii=False), json.dumps(forme_seule(controles), ensure_ascii=False)
    for phrase in (*FAMILLES.values(), NOTE):
        assert phrase not in clair
    (forme,) = forme_seule(controles)["questions"]["E6-1"]["champs"]
    assert forme["cartes"] == list("ABCDEF") and forme["cases"] == list(CASES)
    assert not {"fiches", "familles", "bareme"} & set(forme) and "familles" not in seule


@pytest.mark.parametrize("details, mot", [
    ({"cases": ("forces",)}, "deux cases"), ({"cases": ("forces", "Forces", "menaces")}, "deux cases"),
    ({"cartes": {"A": CARTES["A"]}}, "deux cartes"),
    ({"cartes": {**CARTES, "A": carte("ailleurs", confusions=CONFUSIONS["forces"])}}, "carte A"),
    ({"cartes": {**CARTES, "A": carte(*CASES, confusions={}, note=NOTE)}}, "mais pas toutes"),
    ({"cartes": {**CARTES, "A": carte("forces", "menaces", confusions=CONFUSIONS["forces"])}}, "sans dire pourquoi"),
    ({"cartes": {**CARTES, "A": carte("forces", confusions={"faiblesses": "signe"})}}, "pas de famille"),
    ({"familles": {**FAMILLES, "signe": " "}}, "n’a pas de phrase"),
    ({"familles": {**FAMILLES, "signe": "mot " * 33}}, "35 au plus"),
    ({"bareme": ((5, 2), (4, 1))}, "vaut la part"), ({"bareme": ((4, 3), (5, 2))}, "descend"), ({"bareme": ()}, "descend"),
    ({"bareme": ((7, 3),)}, "atteignable"), ({"bareme": ((5, 3), (4, 0.1))}, "quarts")])
def test_une_declaration_bancale_est_refusee(question, details, mot):
    with pytest.raises(DeclarationInvalide, match=mot):
        fabriquer_controles((replace(question, champs=(champ(**details),)),), "entrainement", None)


def test_chaque_cas_de_la_preuve_d_equite_donne_ce_qu_elle_annonce(question, controles):
    complet = controle_de(controles, "E6-1")
    cas = [*cas_fautifs(question, controles["questions"]["E6-1"], None), *variantes_justes(question, None)]
    assert {c.libelle.split(" : ")[1].split(",")[0] for c in cas} >= {"dedans", "dehors", "signe", "5 justes", "4 justes",
                                                                      "une carte sans case", "rangement défendable 2"}
    for c in cas:
        v = juger(complet, reponse_canonique(complet, {"tri": eval(c.valeurs["tri"])}))
        assert v.points == c.points, c.libelle
        assert _nu(c.phrase) in _nu(f"{v.phrase} {v.complement}"), c.libelle


# ---------------------------------------------------------------- l’écriture de l’apprenant : ranger(…)

PREUVES = pd.DataFrame({"constat": list("abcdef")}, index=pd.Index(list("ABCDEF"), name="carte"))


@pytest.mark.parametrize("ecrit", ["A, D", "a d", "AD", "D;A", ["A", "D"]])
def test_ranger_lit_les_lettres_comme_on_les_ecrit(juger_tri, ecrit):
    rangees = ranger(PREUVES, forces=ecrit, faiblesses="B E", menaces="FC")
    assert list(rangees["case"]) == ["forces", "forces", "faiblesses", "faiblesses", "menaces", "menaces"]
    assert list(rangees.index) == list("ADBECF") and juger_tri(rangees).points == 3
    assert "case" not in PREUVES.columns


def test_une_souche_intacte_ne_range_rien(juger_tri):
    assert juger_tri(ranger(PREUVES, forces="...", faiblesses="...", menaces=...)).etat == "à faire"


@pytest.mark.parametrize("cases, mot", [({"forces": "A Z"}, "« z »"), ({"forces": "A", "menaces": "A"}, "deux fois"), ({}, "une case")])
def test_ranger_refuse_en_francais(cases, mot):
    with pytest.raises(ValueError, match=mot):
        ranger(PREUVES, **cases)


def test_ranger_sans_la_table_le_dit():
    with pytest.raises(ValueError, match="table des cartes"):
        ranger("A B", forces="A")


def test_l_ordre_des_cases_ecrites_ne_change_pas_le_verdict(juger_tri):
    verdicts = {juger_tri(tableau({n: JUSTE[n] for n in ordre})).points for ordre in itertools.islice(itertools.permutations(JUSTE), 20)}
    assert verdicts == {3.0}
