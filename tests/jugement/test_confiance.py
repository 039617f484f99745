"""Ce qui sort du noyau suffit à refaire le verdict, et rien d’autre n’y entre."""

import json
import random

import pandas as pd
import pytest

from atelier_cm.jugement import controle_de, forme_seule, juger, reponse_canonique
from atelier_cm.jugement.canonique import TAILLE_MAX, taille
from atelier_cm.vues.carte import carte

SOURCES = ("err = 6.02", "er_abonnes = 100 * a / b", "base = 'B'")
HASARD = random.Random(61)


def _valeur(nom, justes):
    bons = justes.get(nom)
    candidates = [bons, ..., None, "...", "6,02", "6.02", float("nan"), float("inf"), -1, 0, 3.1351, 0.747, 6.0173, 0.06,
                  "A", "B", "c", "é" * 500, ["1", "3"], [1, 2], {"4"}, pd.Series([1.0, 2.0]), pd.DataFrame({"a": [1]}),
                  "2025-12-01", "<script>alert(1)</script>", True, (6, 5), ["promo", "jeu", "vidéo", "mail"], print]
    if isinstance(bons, (pd.Series, pd.DataFrame)):
        candidates += [bons.iloc[::-1], bons.head(1), pd.concat([bons, bons])]
    return HASARD.choice(candidates + [bons] * 6)


def test_la_reponse_sortie_du_noyau_redonne_le_meme_verdict_et_la_meme_carte(controles, justes):
    seule = forme_seule(controles)
    etats = set()
    for _ in range(600):
        identifiant = HASARD.choice(list(justes))
        complet = controle_de(controles, identifiant)
        espace = {c["nom"]: _valeur(c["nom"], justes[identifiant]) for c in complet["champs"]}
        if HASARD.random() < 0.2:
            espace.pop(HASARD.choice(list(espace)))
        sources = SOURCES if HASARD.random() < 0.5 else ()
        signaux = HASARD.sample(["echec", "kpi", "controle"], k=HASARD.randint(0, 2))
        dedans = juger(complet, reponse_canonique(complet, espace, signaux), sources)
        # Le noyau de la correction n’a que la forme seule ; sa réponse traverse du JSON.
        sortie = json.dumps(reponse_canonique(controle_de(seule, identifiant), espace, signaux), allow_nan=False)
        dehors = juger(complet, json.loads(sortie), sources)
        assert dehors == dedans and carte(dehors) == carte(dedans)
        assert 0 <= dedans.points <= dedans.sur and (dedans.points * 4).is_integer()
        etats.add(dedans.etat)
    assert etats == {"à faire", "à revoir", "presque", "réussi"}


@pytest.mark.parametrize("reponse", [
    None, 3, "texte", [], {}, {"question": "E6-1"}, {"question": "E6-2", "champs": {}},
    {"question": "E6-1", "champs": []}, {"question": "E6-1", "champs": {"err": 6.0173}},
    {"question": "E6-1", "champs": {"err": {"v": "6.0173"}, "er_abonnes": {"v": [1]}, "base": {"v": "D"}}},
    {"question": "E6-1", "champs": {"err": {"v": True}, "er_abonnes": {"v": None}, "base": {"v": {"etat": "juste"}}}},
    {"question": "E6-1", "champs": {"err": {"v": 10**400}, "er_abonnes": {"v": float("nan")}, "base": {"v": 1}}},
    {"question": "E6-1", "champs": {"err": {"e": "empreinte"}, "er_abonnes": {"defaut": "inconnu"}}},
    {"question": "E6-1", "champs": {"err": {"v": 6.0173, "x": "a" * 70000}}}], ids=range(14))
def test_une_reponse_forgee_vaut_zero_et_ne_leve_pas(taux, reponse):
    v = juger(taux, reponse)
    assert v.points == 0 and v.etat == "à revoir" and "relue" in v.phrase


def test_les_signaux_forges_sont_ignores(taux, justes):
    reponse = reponse_canonique(taux, justes["E6-1"]) | {"signaux": ["<b>", "echec"]}
    assert len(juger(taux, reponse).avertissements) == 1


def test_un_champ_forge_ne_touche_pas_les_autres(formes, justes):
    reponse = reponse_canonique(formes, justes["E6-2"])
    for nom in list(reponse["champs"]):
        for v in (None, 3, "x", [], {}, [[]], {"cles": [], "colonnes": {}}, [{}], "9999-99-99", {"cles": 3}):
            forgee = {**reponse, "champs": {**reponse["champs"], nom: {"v": v}}}
            assert juger(formes, forgee).points in (7.0, 7.5)


def test_un_objet_geant_ne_depasse_ni_64_kio_ni_une_seconde(formes, justes):
    import time
    geants = {"par_mois": pd.Series(range(1900), index=[f"{'nom' * 30}{i}" for i in range(1900)]),
              "suite": list(range(10**6)), "fausses": set(range(10**6)), "mot": "a" * 10**7,
              "bilan": pd.DataFrame({c: range(10**6) for c in ("theme", "effectif", "mediane", "conclure")}),
              "ordre": "a," * 10**6}
    debut = time.perf_counter()
    reponse = reponse_canonique(formes, justes["E6-2"] | geants)
    assert time.perf_counter() - debut < 1
    assert taille(reponse) <= TAILLE_MAX
    assert reponse["champs"]["par_mois"] == {"defaut": "geant"} and "v" in reponse["champs"]["rupture"]


def test_les_variables_de_l_apprenant_ne_sont_jamais_modifiees(formes, justes):
    espace = justes["E6-2"]
    avant = {nom: (id(v), v.copy() if hasattr(v, "copy") else v) for nom, v in espace.items()}
    reponse_canonique(formes, espace)
    for nom, (identite, copie) in avant.items():
        assert id(espace[nom]) == identite
        assert copie.equals(espace[nom]) if hasattr(copie, "equals") else copie == espace[nom]


def test_le_fichier_ne_montre_ni_reponse_ni_phrase_et_la_forme_seule_encore_moins(controles):
    clair = json.dumps(controles, ensure_ascii=False)
    for secret in ("6.01", "0.747", "Deux fois le taux", "seule base commune", "taux de la photo", "2025-11-01",
                   "coulisses", "vidéo", "**portée**"):
        assert secret not in clair
    seule = json.dumps(forme_seule(controles), ensure_ascii=False)
    for mot in ('"e"', '"s"', "fiches", "justes", "erreurs", "repli", "indices", "corrige", "tolerance", "attendu"):
        assert mot not in seule


def test_deux_constructions_donnent_les_memes_octets(controles):
    from atelier_cm.jugement import fabriquer_controles
    import importlib.util
    from pathlib import Path
    fiche = importlib.util.spec_from_file_location("questions_bis", Path(__file__).parent / "conftest.py")
    module = importlib.util.module_from_spec(fiche)
    fiche.loader.exec_module(module)
    encore = fabriquer_controles((module.TAUX, module.FORMES), "entrainement", None)
    assert json.dumps(encore, sort_keys=True) == json.dumps(controles, sort_keys=True)
