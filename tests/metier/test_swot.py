"""Le SWOT en données : gestes, forme jugée, questions de sens qui citent leur mot, aller-retour JSON."""

import json

import pandas as pd
import pytest

from atelier_cm import charger
from atelier_cm.metier import swot
from atelier_cm.metier.swot import Swot

ENONCES = {
    "forces": ("Les tutoriels de vingt minutes sont les mieux reçus", "Meilleur taux que Sportéo", "Sorties de groupe suivies"),
    "faiblesses": ("Quatorze jours de silence en janvier", "Images muettes sur Facebook", "Photos de banque peu aimées"),
    "opportunites": ("Les plus de 60 ans marchent davantage", "Aucun concurrent ne montre de séance", "Deux clubs cherchent un relais"),
    "menaces": ("Une cliente se blesse pendant une séance", "Vitalpas relance en dix-huit minutes", "L’algorithme réduit la portée"),
}


def plein():
    tableau = Swot()
    for case, enonces in ENONCES.items():
        for enonce in enonces:
            tableau = swot.poser(tableau, case, enonce, chiffre="12 %", effectif="120 publications", source="posts_marchevive")
    for une, autre in (("Fo1", "Op1"), ("Fa1", "Me2"), ("Me1", "Fo3")):
        tableau = swot.croiser(tableau, une, autre, f"Agir sur {une} et {autre}")
    return tableau


def codes(table, bloquantes=True):
    return [a.code for a in swot.diagnostiquer(table) if a.bloquante or not bloquantes]


def test_un_swot_etaye_et_croise_n_a_aucun_defaut():
    assert swot.diagnostiquer(plein()) == ()


def test_la_table_dit_la_meme_chose_que_le_swot():
    table = swot.en_table(plein())
    assert tuple(table.columns) == swot.COLONNES and len(table) == 12 + 3 + 1
    assert swot.diagnostiquer(table) == ()
    assert list(table["numero"])[12:15] == ["Fo1 × Op1", "Fa1 × Me2", "Fo3 × Me1"]
    abime = table.assign(chiffre=table["chiffre"].where(table["numero"] != "Fa2", "beaucoup"))
    assert codes(abime) == ["sans_chiffre"]


@pytest.mark.parametrize(("colonne", "valeur", "code"), [
    ("chiffre", "", "sans_chiffre"), ("chiffre", "la plupart", "sans_chiffre"), ("effectif", "0", "sans_effectif"),
    ("effectif", "", "sans_effectif"), ("source", "…", "sans_source"), ("enonce", "", "sans_enonce"), ("case", "atouts", "case_inconnue")])
def test_chaque_defaut_de_carte_a_son_code_et_designe_sa_ligne(colonne, valeur, code):
    table = swot.en_table(plein())
    table.loc[1, colonne] = valeur
    trouvees = [a for a in swot.diagnostiquer(table) if a.code == code]
    assert [a.ligne for a in trouvees] == [2] and "Fo2" in trouvees[0].phrase


def test_trop_peu_trop_de_cartes_et_de_croisements_se_disent():
    vide = swot.diagnostiquer(Swot())
    assert [a.code for a in vide] == ["vide"]
    peu = swot.retirer(plein(), "Op3")
    assert codes(peu) == ["case_courte"]
    trop = plein()
    for mot in ("altitude", "bâton", "gourde"):
        trop = swot.poser(trop, "menaces", f"Pénurie de {mot}", chiffre="3", effectif="30", source="presse")
    assert codes(trop) == ["case_longue"]
    assert codes(swot.Swot(cartes=plein().cartes)) == ["croisements"]


def test_deux_cartes_jumelles_sont_un_doublon_meme_dans_deux_cases():
    double = swot.poser(swot.retirer(plein(), "Me3"), "menaces", "En janvier, quatorze jours de silence", chiffre="14", effectif="31", source="posts")
    assert codes(double) == ["doublon"]


def test_un_croisement_devenu_impossible_est_signale_jamais_perdu():
    deplace = swot.deplacer(plein(), "Op1", "forces")
    assert len(deplace.croisements) == 3
    assert set(codes(deplace)) == {"case_courte", "croisement_bancal"}


@pytest.mark.parametrize("table", [3, "texte", None, pd.DataFrame({"a": [1]}), []])
def test_un_objet_inattendu_a_sa_phrase(table):
    assert codes(table) == ["colonnes"]


def test_un_petit_effectif_alerte_sans_bloquer():
    petit = swot.poser(plein(), "forces", ENONCES["forces"][0], chiffre="80 %", effectif="4 publications", source="x y z")
    assert codes(petit) == [] and codes(petit, bloquantes=False) == ["petit_effectif"]


@pytest.mark.parametrize(("case", "enonce", "code", "mot"), [
    ("opportunites", "Lancer une série de tutoriels", "projet_en_opportunite", "lancer"),
    ("opportunites", "Nous pourrions ouvrir un compte", "projet_en_opportunite", "ouvrir"),
    ("opportunites", "Mise en place d’un calendrier", "projet_en_opportunite", "mise en place"),
    ("opportunites", "Publier le jeudi", "projet_en_opportunite", "publier"),
    ("opportunites", "Notre communauté est fidèle", "interne_en_opportunite", "notre"),
    ("menaces", "Nous répondons en trois jours", "faiblesse_en_menace", "nous"),
    ("menaces", "Répondre en trois jours", "faiblesse_en_menace", "répondre"),
    ("menaces", "Préparer une cellule de crise", "remede_en_menace", "préparer"),
    ("forces", "Les seniors marchent davantage", "tendance_en_force", "les seniors"),
    ("forces", "Le marché progresse", "tendance_en_force", "marché"),
    ("forces", "Nous allons lancer un podcast", "projet_en_force", "lancer"),
    ("faiblesses", "Les concurrents publient plus", "menace_en_faiblesse", "concurrents"),
    ("faiblesses", "Mettre en place un calendrier", "solution_en_faiblesse", "mettre")])
def test_une_carte_a_contresens_recoit_une_question_qui_cite_le_mot(case, enonce, code, mot):
    alerte = swot.sens(case, enonce)
    assert (alerte.code, alerte.mot) == (code, mot)
    assert f"« {mot} »" in alerte.phrase and alerte.phrase.endswith("?") and len(alerte.phrase.split()) <= 35


@pytest.mark.parametrize(("case", "enonce"), [
    *((case, enonce) for case, enonces in ENONCES.items() for enonce in enonces),
    ("forces", "Nos tutoriels plaisent aux seniors"), ("forces", "La marche du jeudi réunit 48 personnes"),
    ("faiblesses", "Moins d’interactions que le concurrent X"), ("faiblesses", "Fréquence irrégulière"),
    ("menaces", "Une cliente se blesse avec notre programme d’entraînement"),
    ("menaces", "Les concurrents relancent plus vite que nous"),
    ("opportunites", "Aucun concurrent ne fait de tutoriels comme les nôtres")])
def test_une_carte_bien_rangee_ne_declenche_rien(case, enonce):
    assert swot.sens(case, enonce) is None


def test_sous_l_autre_definition_une_action_est_a_sa_place_en_opportunite():
    assert swot.sens("opportunites", "Lancer une série de tutoriels", definition="à faire") is None
    assert swot.sens("menaces", "Préparer une réponse", definition="à faire") is None
    assert swot.sens("forces", "Le marché progresse", definition="à faire").code == "tendance_en_force"


def test_les_alertes_ne_bloquent_jamais():
    contresens = swot.poser(swot.retirer(plein(), "Op3"), "opportunites", "Lancer une chaîne", chiffre="1", effectif="30", source="posts")
    assert codes(contresens) == []
    assert codes(contresens, bloquantes=False) == ["projet_en_opportunite"] == [a.code for a in swot.alertes(contresens)]
    assert swot.alertes(contresens)[0].numero == "Op3"


def test_les_gestes_rendent_un_nouveau_tableau_et_gardent_la_carte():
    depart = plein()
    assert swot.poser(depart, "Forces", ENONCES["faiblesses"][0]).de("forces")[-1].cle == depart.de("faiblesses")[0].cle
    monte = swot.decaler(depart, "Fo2", -1)
    assert [c.enonce for c in monte.de("forces")][:2] == [ENONCES["forces"][1], ENONCES["forces"][0]]
    assert monte.croisements == depart.croisements, "un croisement suit la carte, pas le numéro"
    assert swot.decaler(depart, "Fo1", -1) == depart == plein()
    assert len(swot.retirer(depart, "Fo1").croisements) == 2
    renomme = swot.poser(depart, "forces", "Autre constat", remplace="Fo1")
    assert renomme.de("forces")[0].enonce == "Autre constat" and len(renomme.cartes) == 12


def test_une_carte_neuve_ne_reprend_jamais_la_cle_d_une_carte_retiree():
    base = Swot()
    for nom in "abc":
        base = swot.poser(base, "forces", f"Constat {nom}")
    derniere = swot.poser(swot.retirer(base, "Fo1"), "forces", "Constat d")
    assert len({c.cle for c in derniere.cartes}) == 3


def test_les_gestes_impossibles_se_refusent_en_francais():
    for geste, motif in ((lambda: swot.poser(Swot(), "atouts", "x"), "n’est pas une case"),
                         (lambda: swot.poser(Swot(), "forces", "…"), "énoncé"), (lambda: swot.poser(Swot(), "forces", ...), "énoncé"),
                         (lambda: swot.deplacer(plein(), "Fo9", "menaces"), "Fo9"),
                         (lambda: swot.croiser(plein(), "Fo1", "Fa1", "x"), "du dedans"),
                         (lambda: swot.croiser(plein(), "Fo1", "Op1", ""), "décidez"),
                         (lambda: swot.expliquer(plein(), "Fo1", "x"), "n’est pas une faiblesse")):
        with pytest.raises(ValueError, match=motif):
            geste()


def test_l_aller_retour_json_garde_tout():
    tableau = swot.agir(swot.expliquer(plein(), "Fa1", "Aucun relais en congé", "Un binôme", "Jours sans post", "31/12/2026"),
                        "Former un binôme", impact=4, heures=6, decide="équipe")
    relu = swot.depuis_donnees(json.loads(json.dumps(swot.en_donnees(tableau), ensure_ascii=False)))
    assert relu == tableau


@pytest.mark.parametrize("abime", [None, [], {}, {"format": "atelier-swot", "version": 99}, "x",
                                   {"format": "atelier-swot", "version": 1, "cartes": 3},
                                   {"format": "atelier-swot", "version": 1, "cartes": [{"cle": 1, "case": "forces", "enonce": "x"}],
                                    "croisements": [], "causes": [], "actions": [], "titre": "", "definition": "dehors"}])
def test_des_donnees_d_une_autre_forme_sont_refusees(abime):
    with pytest.raises(ValueError, match="SWOT"):
        swot.depuis_donnees(abime)


PLACES = {"A": "faiblesses", "B": "opportunites", "C": "forces", "D": "menaces", "E": "faiblesses", "F": "faiblesses",
          "G": "menaces", "H": "forces", "I": "opportunites", "J": "faiblesses", "K": "menaces", "L": "forces",
          "M": "faiblesses", "N": "opportunites", "O": "menaces", "P": "forces"}


def test_aucune_des_seize_preuves_du_cours_n_alerte_dans_sa_case():
    preuves = charger("preuves_swot")["constat"]
    assert {lettre: swot.sens(PLACES[lettre], preuves[lettre]) for lettre in PLACES} == dict.fromkeys(PLACES)


@pytest.mark.parametrize(("lettre", "case", "code"), [
    ("A", "menaces", "faiblesse_en_menace"), ("C", "opportunites", "interne_en_opportunite"),
    ("D", "forces", "tendance_en_force"), ("K", "faiblesses", "menace_en_faiblesse")])
def test_quatre_preuves_mal_rangees_recoivent_leur_question(lettre, case, code):
    assert swot.sens(case, charger("preuves_swot")["constat"][lettre]).code == code
