"""Des questions en plusieurs fichiers : mêmes produits, mêmes refus, rien chez l'apprenant."""

import pytest

from atelier_cm.carnets.declarations import lire_declarations
from atelier_cm.carnets.problemes import Refus
from atelier_cm.correction.devoirs import competences_du_devoir, devoirs

DEVOIR = "solutions/m9-essai"
PAQUET = f"{DEVOIR}/questions"
ENTETE = "from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre\n"
OUVRANT = """\
from .calcul import E9_1
from .decision import E9_2

REGIME = "entrainement"
CRITERES = {"L9-1-faits": "C5.4"}
QUESTIONS = (E9_1, E9_2)
"""


@pytest.fixture
def en_paquet(petit_cours):
    """Le petit cours, les questions de son devoir dans un paquet de trois fichiers et un outil commun."""
    texte = (petit_cours.racine / DEVOIR / "questions.py").read_text(encoding="utf-8")
    (petit_cours.racine / DEVOIR / "questions.py").unlink()
    debut, milieu, fin = (texte.index(f) for f in ("AIDES =", "E9_1 =", "E9_2 ="))
    petit_cours.poser(f"{PAQUET}/__init__.py", OUVRANT)
    petit_cours.poser(f"{PAQUET}/aides.py", ENTETE + texte[debut:milieu])
    petit_cours.poser(f"{PAQUET}/calcul.py", ENTETE + "from .aides import AIDES\n" + texte[milieu:fin])
    petit_cours.poser(
        f"{PAQUET}/decision.py", ENTETE + "from .aides import AIDES\n" + texte[fin : texte.index("QUESTIONS =")]
    )
    return petit_cours


def _produits(cours):
    return {nom: octets for nom, octets in cours.octets().items() if not nom.endswith(".py")}


def test_les_produits_sont_les_memes_qu_avec_un_seul_fichier(autre_cours, en_paquet):
    assert autre_cours.atelier("construire") == 0
    assert en_paquet.atelier("construire") == 0
    assert _produits(en_paquet) == _produits(autre_cours)
    assert en_paquet.atelier("construire", "--verifier") == 0


def test_aucun_fichier_du_paquet_n_est_distribue(en_paquet):
    en_paquet.poser(f"{PAQUET}/brouillon.txt", "REPONSE SECRETE")
    assert en_paquet.atelier("construire") == 0
    distribues = {f.relative_to(en_paquet.racine / "exercises").as_posix()
                  for f in (en_paquet.racine / "exercises").rglob("*") if f.is_file()}
    assert distribues == {"m9-essai/m9-essai.ipynb", "m9-essai/controles.json"}


def test_rien_n_est_ecrit_a_cote_des_questions(en_paquet):
    assert en_paquet.atelier("construire") == 0
    assert not list(en_paquet.racine.rglob("__pycache__"))


def test_l_ordre_est_celui_de_la_liste_et_non_des_noms(en_paquet):
    en_paquet.remplacer(f"{PAQUET}/__init__.py", "(E9_1, E9_2)", "(E9_2, E9_1)")
    lues = lire_declarations(en_paquet.racine / DEVOIR, DEVOIR)
    assert list(lues.questions) == ["E9-2", "E9-1"]


def test_un_fichier_modifie_est_relu(en_paquet):
    avant = lire_declarations(en_paquet.racine / DEVOIR, DEVOIR).questions["E9-1"]
    en_paquet.remplacer(f"{PAQUET}/calcul.py", "Un taux", "Un tôt")
    apres = lire_declarations(en_paquet.racine / DEVOIR, DEVOIR).questions["E9-1"]
    assert (avant.titre, apres.titre) == ("Un taux", "Un tôt")


FAUTES = {
    "qui lève": ("calcul.py", "E9_1 = Question(", "MOIS = 1 / 0\nE9_1 = Question(", "MOIS", "cette ligne échoue : « MOIS = 1 / 0 »"),
    "illisible": ("decision.py", "E9_2 = Question(", "E9_2 = = Question(", "E9_2", "n’est pas du Python"),
    "attendu qui lève": ("calcul.py", "100 * 139 / 2310}", "100 * 139 / 0}", "attendu=", "ZeroDivisionError"),
    "déclaration invalide": ("calcul.py", "part=2, tol", "part=1, tol", "E9_1 = Question(", "E9-1"),
    "jamais posée": ("decision.py", 'id="E9-2"', 'id="E9-4"', "E9_2 = Question(", "E9-4 est déclarée et aucun texte"),
    "apostrophe droite": ("decision.py", "nombre d’abonnés", "nombre d'abonnés", 'indices=AIDES, corrige="Le nombre', "--formater"),
}


@pytest.mark.parametrize("faute", FAUTES)
def test_la_faute_est_montree_dans_son_fichier_a_sa_ligne(en_paquet, dit, faute):
    fichier, avant, apres, extrait, phrase = FAUTES[faute]
    en_paquet.remplacer(f"{PAQUET}/{fichier}", avant, apres)
    texte = (en_paquet.racine / PAQUET / fichier).read_text(encoding="utf-8")
    ligne = texte[: texte.index(extrait)].count("\n") + 1
    assert en_paquet.atelier("construire") == 1
    erreurs = dit().err
    assert "Traceback" not in erreurs
    assert any(f"{PAQUET}/{fichier}:{ligne} : " in e and phrase in e for e in erreurs.splitlines()), erreurs


def test_formater_remet_chaque_fichier_d_aplomb(en_paquet):
    en_paquet.remplacer(f"{PAQUET}/decision.py", "nombre d’abonnés", "nombre d'abonnés")
    assert en_paquet.atelier("construire", "--formater") == 0
    assert "nombre d’abonnés" in (en_paquet.racine / PAQUET / "decision.py").read_text(encoding="utf-8")


def test_un_paquet_sans_ordre_est_refuse(en_paquet):
    (en_paquet.racine / PAQUET / "__init__.py").unlink()
    with pytest.raises(Refus, match="__init__.py"):
        lire_declarations(en_paquet.racine / DEVOIR, DEVOIR)


def test_un_fichier_et_un_paquet_a_la_fois_sont_refuses(en_paquet):
    en_paquet.poser(f"{DEVOIR}/questions.py", "QUESTIONS = ()")
    with pytest.raises(Refus, match="gardez l’un ou l’autre"):
        lire_declarations(en_paquet.racine / DEVOIR, DEVOIR)


def test_la_correction_lit_les_competences_du_paquet(en_paquet):
    assert en_paquet.atelier("construire") == 0
    assert devoirs(en_paquet.racine) == ["m9-essai"]
    assert competences_du_devoir(en_paquet.racine / DEVOIR) == {"E9-1": "C5.1", "E9-2": "C5.1", "L9-1-faits": "C5.4"}
