"""Une déclaration fautive est refusée, en une phrase qui nomme la question."""

from dataclasses import replace

import pandas as pd
import pytest

from atelier_cm.jugement import (DeclarationInvalide, Erreur, Indices, a_revoir, choix, ensemble, fabriquer_controles,
                                 juste, niveau, nombre, presque, regles, serie, table, texte)


def refus(*questions, regime="entrainement"):
    with pytest.raises(DeclarationInvalide) as info:
        fabriquer_controles(questions, regime, None)
    assert info.value.question in {q.id for q in questions} | {"devoir"}
    assert str(info.value).startswith(info.value.question)
    return info.value.phrase


@pytest.fixture
def q(question_taux):
    """La question de référence, modifiée."""
    return lambda **champs: replace(question_taux, **champs)


def un_champ(q, champ, attendu=None, **reste):
    return q(champs=(champ,), points=champ.part or 1, erreurs=reste.pop("erreurs", ()),
             attendu=(lambda c: {champ.nom: attendu}) if attendu is not None else None, **reste)


def test_la_question_de_reference_est_acceptee(question_taux):
    assert fabriquer_controles((question_taux,), "entrainement", None)["questions"]["E6-1"]["points"] == 3.0


@pytest.mark.parametrize("changement, mots", [
    (dict(points=4), "les parts font 3 et la question vaut 4"), (dict(points=2.9), "de quart en quart"),
    (dict(points=0), "au-dessus de zéro"), (dict(titre=" "), "le titre manque"), (dict(champs=()), "aucun champ"),
    (dict(repli=""), "repli manque"), (dict(indices=None), "indices manquent"), (dict(corrige=""), "corrigé"),
    (dict(indices=Indices("a", "", "c")), "indices manquent"), (dict(lecture=" "), "lecture manque"),
    (dict(attendu=None), "`attendu` manque"), (dict(attendu=lambda c: {"err": 6.0}), "ne donne pas `er_abonnes`"),
    (dict(attendu=lambda c: {"err": 6.0, "er_abonnes": 1.0, "x": 2}), "`x`, que personne ne lit"),
    (dict(attendu=lambda c: 1 / 0), "ne se calcule pas"), (dict(attendu=lambda c: 3), "dictionnaire"),
    (dict(attendu=lambda c: {"err": float("nan"), "er_abonnes": 1.0}), "ne se lit pas"),
    (dict(id="E6.1"), "s’écrit comme E6-1"), (dict(lecture="Il fait {inconnu}."), "ne se remplit pas"),
    (dict(lecture="mot " * 36), "36 mots, 35 au plus"), (dict(repli="Essayez encore !"), "point d’exclamation"),
    (dict(repli="Divisez simplement."), "« simplement »"), (dict(lecture="Évidemment."), "« évidemment »"),
    (dict(corrige="Il suffit de diviser."), "« il suffit »"), (dict(corrige="mot " * 201), "201 mots"),
    (dict(repli="On attend 6,02 %."), "valeur attendue de `err`"),
    (dict(indices=Indices("a", "b", "Par exemple 0.747 ?")), "valeur attendue de `er_abonnes`"),
    (dict(a_faire="Trouvez {err:.2f}."), "valeur attendue de `err`"),
])
def test_une_question_mal_faite_est_refusee(q, changement, mots):
    assert mots in refus(q(**changement)).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("erreur, mots", [
    (Erreur({}, "Phrase."), "aucune valeur"), (Erreur({"autre": 1}, "Phrase."), "n’est pas un champ"),
    (Erreur({"err": 1.0}, " "), "la phrase manque"), (Erreur({"err": 1.0}, "Phrase.", "faux"), "l’état est"),
    (Erreur({"err": 1.0}, "Phrase.", "presque", 1.5), "au-dessous de la part"),
    (Erreur({"err": 1.0}, "Phrase.", "presque", 0.3), "de quart en quart"),
    (Erreur({"base": "A"}, "Phrase."), "une phrase par option"),
    (Erreur({"err": 6.02}, "Phrase."), "à moins de deux tolérances de la réponse"),
    (Erreur({"err": 6.0173 + 0.01}, "Phrase."), "à moins de deux tolérances de la réponse"),
    (Erreur({"err": 3.14}, "Phrase."), "l’une de l’autre"), (Erreur({"err": lambda c: c()}, "Phrase."), "ne se calcule"),
    (Erreur({"err": "six"}, "Phrase."), "ne se lit pas"), (Erreur({"err": 1.0}, "On attend 6,02."), "y est écrite"),
    (Erreur({"err": 1.0}, "Non !"), "exclamation"), (Erreur({"err": 1.0}, "mot " * 36), "36 mots"),
    (Erreur({"err": 6.02, "er_abonnes": 0.747}, "Phrase."), "de la réponse juste"),
])
def test_une_erreur_mal_declaree_est_refusee(q, question_taux, erreur, mots):
    assert mots in refus(q(erreurs=(*question_taux.erreurs, erreur))).replace("\u00a0", " ")


def test_une_erreur_peut_citer_sa_propre_valeur_meme_juste_ailleurs(question_taux):
    base = next(e for e in question_taux.erreurs if e.nom == "base")
    assert "{err}" in base.phrase and fabriquer_controles((question_taux,), "entrainement", None)


OPTIONS = {"A": a_revoir("Pourquoi ?"), "B": juste("Oui.")}


@pytest.mark.parametrize("champ, mots", [
    (nombre("3x"), "ne peut pas nommer"), (nombre("kpi"), "ne peut pas nommer"), (nombre("class"), "ne peut pas"),
    (nombre("x", tolerance=0), "au-dessus de zéro"), (nombre("x", tolerance=None), "tolérance manque"),
    (nombre("x", tolerance=1e-12), "trop fine"), (nombre("x", tolerance=0.031234), "deux chiffres au plus"), (nombre("x", nature="autre"), "nature"),
    (choix("x", options={"A": a_revoir("Non.")}), "deux options"),
    (choix("x", options={"A": a_revoir("Non."), "B": a_revoir("Non.")}), "aucune option n’est juste"),
    (choix("x", options={"A": juste(), "B": juste()}), "toutes les options"),
    (choix("x", options={"A": a_revoir(""), "B": juste()}), "n’a pas de phrase"),
    (choix("x", options={"A": juste(), "a ": a_revoir("Non.")}), "ne se distinguent"),
    (choix("x", options={"A.": juste(), "B": a_revoir("Non.")}), "ne se lit pas telle"),
    (choix("x", options={"A": presque("P.", credit=1), "B": juste()}), "au-dessous de la part"),
    (ensemble("x", options={"A": a_revoir("Non."), "B": a_revoir("Non.")}), "aucune option"),
    (table("x", cle=(), colonnes={"a": None}), "une clé"), (table("x", cle="a", colonnes={"b": -1.0}), "au-dessus"),
    (niveau("x", attendu=4, phrases={}), "de 0 à 3"), (niveau("x", attendu=2, phrases={0: "a", 1: "b"}), "niveau 3"),
    (regles("x", verificateur="../x"), "module de metier"),
])
def test_un_champ_mal_declare_est_refuse(q, champ, mots):
    assert mots in refus(un_champ(q, champ, 3.0 if champ.type in ("nombre", "table") else None)).replace("\u00a0", " ")


def test_une_cle_qui_n_est_pas_unique_est_refusee(q):
    double = pd.DataFrame({"a": ["x", "x"], "b": [1.0, 2.0]})
    assert "clé n’est pas unique" in refus(un_champ(q, table("t", cle="a", colonnes={"b": 0.1}), double))
    assert "clé n’est pas unique" in refus(un_champ(q, serie("s"), pd.Series([1.0, 2.0], index=["x", "x"])))


def test_deux_tables_indistinctes_sont_refusees(q):
    t = pd.Series([1.0, 2.0], index=["x", "y"])
    proche = Erreur({"s": t + 0.009}, "Laquelle ?")
    assert "deux tolérances" in refus(un_champ(q, serie("s"), t, erreurs=(proche,)))


def test_un_texte_attendu_ne_s_ecrit_pas_dans_une_phrase_fausse(q):
    assert "`mot` y est écrite" in refus(un_champ(q, texte("mot"), "portée", repli="Pensez à la Portée."))


def test_une_variable_ne_sert_qu_une_question_du_devoir(q):
    phrase = refus(q(), q(id="E6-2"))
    assert "`err` est déjà lue par E6-1" in phrase


def test_deux_lecons_peuvent_lire_une_variable_du_meme_nom_deux_questions_d_une_lecon_non(q):
    fabriquer_controles((q(id="M6-1a"), q(id="M6-2a")), "entrainement", None)
    assert "déjà lue" in refus(q(id="M6-1a"), q(id="M6-1b"))


def test_un_identifiant_double_un_regime_inconnu_des_parts_a_moitie_donnees_sont_refuses(q):
    assert "deux questions" in refus(q(), q())
    assert "régime" in refus(q(), regime="examen")
    assert "à tous les champs" in refus(q(champs=(nombre("a", part=1), nombre("b"))))
    assert "multiple d’un quart" in refus(q(champs=(nombre("a"), nombre("b"), nombre("c")), points=1))


def test_une_question_de_choix_se_declare_en_quelques_lignes(q):
    simple = q(champs=(choix("x", options=OPTIONS),), points=1, attendu=None, contexte=None, erreurs=(), repli="",
               indices=None, corrige="", lecture="", a_faire="")
    assert fabriquer_controles((simple,), "entrainement", None)


def test_un_niveau_repete_dans_attendu_est_permis_contredit_il_est_refuse(q):
    n = niveau("x", attendu=2, phrases={0: "a", 1: "b", 3: "c"})
    fabriquer_controles((un_champ(q, n, 2),), "entrainement", None)
    assert "se contredisent" in refus(un_champ(q, n, 3))
