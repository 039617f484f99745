"""Une question de chaque sorte, sur des données tenues à la main."""

import pandas as pd
import pytest

from atelier_cm.jugement import (Erreur, Indices, Question, a_revoir, choix, classement, controle_de, date, ensemble,
                                 fabriquer_controles, juste, liste, niveau, nombre, presque, serie, table, texte)

AIDES = dict(
    repli="Ce n’est pas la valeur attendue. Vérifiez dans l’ordre : la ligne, la base, le « × 100 ».",
    indices=Indices(rappel="Combien, sur combien ?", methode="Divisez, puis multipliez par 100.",
                    exemple="58 pour 1 850 : 3,14."),
    corrige="On divise par la **portée**.", lecture="Deux fois le taux du jeu-concours.")

TAUX = Question(
    id="E6-1", titre="Deux taux", points=3, competence="C5.1",
    champs=(nombre("err", part=1.5, unite="%"), nombre("er_abonnes", part=0.75, unite="%"),
            choix("base", part=0.75, options={
                "A": a_revoir("Sa portée n’est pas publique. Que voit-on de lui ?"),
                "B": juste("C’est la seule base commune."),
                "C": presque("Les impressions se comptent chez soi. Qui les publie ?", credit=0.25)})),
    attendu=lambda charger: {"err": 100 * 139 / 2310, "er_abonnes": 100 * 139 / 18600},
    contexte=lambda charger: {"portee": 14200},
    erreurs=(
        Erreur({"err": lambda c: 100 * 58 / 1850}, "{err:.2f} % est le taux de la photo. Quelle ligne ?", nom="photo"),
        Erreur({"err": lambda c: 100 * 139 / 18600, "er_abonnes": lambda c: 100 * 139 / 2310},
               "Les deux taux sont inversés. Lequel divise par les abonnés ?", nom="inversés"),
        Erreur({"err": lambda c: 100 * 139 / 18600}, "{err} % répond à une autre question. Quelle base ?", nom="base"),
        Erreur({"err": lambda c: 100 * 2310 / 139}, "Plus de 1 600 pour 100 ? À l’envers.", nom="envers"),
        Erreur({"er_abonnes": lambda c: 2.29}, "Le total compte {portee} personnes. Lesquelles ?", "presque", 0.5),
    ),
    a_faire="Une ligne suffit, sur le modèle de la photo.", rejouable=True, **AIDES)

THEMES = ["conseils", "produit", "jeux", "coulisses"]
TABLEAU = pd.DataFrame({"theme": THEMES, "effectif": [12, 31, 4, 9], "mediane": [4.2, 1.9, 3.0, 2.4],
                        "conclure": ["oui", "oui", "non", "non"]})

FORMES = Question(
    id="E6-2", titre="Toutes les formes", points=8, competence="C5.2",
    champs=(texte("mot", part=1), date("rupture", part=1), liste("suite", part=1, tolerance=0.01),
            classement("ordre", part=1), serie("par_mois", part=1), table("bilan", part=1, cle="theme", colonnes={
                "effectif": 0.1, "mediane": 0.05, "conclure": None}),
            ensemble("fausses", part=1, options={
                "1": juste(manque="La phrase 1 parle de portée. De laquelle ?"), "2": a_revoir("La 2 est exacte."),
                "3": juste(manque="Relisez la 3."), "4": a_revoir("La 4 est exacte.")}),
            niveau("niveau_faits", part=1, attendu=2, phrases={0: "Il y a un fait.", 1: "La base y est.", 3: "Où ?"})),
    attendu=lambda charger: {
        "mot": ("portée", "la portée"), "rupture": "2025-11-01", "suite": [1.5, 2.5, 3.5],
        "ordre": ["mail", "vidéo", "jeu", "promo"],
        "par_mois": pd.Series([1.0, 2.0, 3.0], index=["2026-01", "2026-02", "2026-03"]), "bilan": TABLEAU},
    erreurs=(Erreur({"rupture": "2025-12-01"}, "C’est le mois le plus haut. Où une colonne s’arrête-t-elle ?",
                    nom="mois haut"),
             Erreur({"par_mois": pd.Series([10.0, 20.0, 30.0], index=["2026-01", "2026-02", "2026-03"])},
                    "Ce sont les totaux. Que donne une publication ordinaire ?", nom="totaux")),
    **AIDES)

JUSTES = {
    "E6-1": {"err": 100 * 139 / 2310, "er_abonnes": 100 * 139 / 18600, "base": "B"},
    "E6-2": {"mot": "Portée", "rupture": "01/11/2025", "suite": [1.5, 2.5, 3.5],
             "ordre": ["mail", "vidéo", "jeu", "promo"],
             "par_mois": pd.Series([1.0, 2.0, 3.0], index=["2026-01", "2026-02", "2026-03"]),
             "bilan": TABLEAU, "fausses": ["1", "3"], "niveau_faits": 2},
}


@pytest.fixture(scope="session")
def controles():
    return fabriquer_controles((TAUX, FORMES), "entrainement", None)


@pytest.fixture
def taux(controles):
    return controle_de(controles, "E6-1")


@pytest.fixture
def formes(controles):
    return controle_de(controles, "E6-2")


@pytest.fixture
def justes():
    return {nom: dict(espace) for nom, espace in JUSTES.items()}


@pytest.fixture
def question_taux():
    return TAUX
