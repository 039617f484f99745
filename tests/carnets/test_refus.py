"""Chaque faute d'auteur a sa phrase, son fichier, sa ligne ; jamais de trace Python."""

import pytest

TEXTE = "solutions/m9-essai/m9-essai.md"
QUESTIONS = "solutions/m9-essai/questions.py"
LECON = "course/m9-essai/1-essai.md"


def _ligne(petit_cours, chemin, extrait):
    texte = (petit_cours.racine / chemin).read_text(encoding="utf-8")
    return texte[: texte.index(extrait)].count("\n") + 1


REFUS = {
    "rôle inconnu": (
        TEXTE,
        ":role: reponse\n:id: E9-2-lettre",
        ":role: repose\n:id: E9-2-lettre",
        "rôle inconnu « repose »",
    ),
    "option inconnue": (
        TEXTE,
        ":id: E9-donnees",
        ":id: E9-donnees\n:points: 4",
        "option inconnue « points »",
    ),
    "identifiant double": (
        TEXTE,
        ":id: E9-2-lettre",
        ":id: E9-1-taux",
        "identifiant double « E9-1-taux » : il est déjà pris ligne 15",
    ),
    "identifiant refusé par nbgrader": (
        TEXTE,
        ":id: E9-2-lettre",
        ":id: E9.2",
        "« E9.2 » est refusé par nbgrader",
    ),
    "réponse sans identifiant": (
        TEXTE,
        ":role: reponse\n:id: E9-2-lettre",
        ":role: reponse",
        "ajoutez « id »",
    ),
    "question non déclarée": (
        TEXTE,
        ":question: E9-2",
        ":question: E9-3",
        "question non déclarée « E9-3 » dans ce dossier ; noms proches : E9-",
    ),
    "question absente": (
        TEXTE,
        "```{code-cell}\n:question: E9-2\n```\n\n",
        "",
        "E9-2 est déclarée et aucun texte ne la pose",
    ),
    "question écrite à la main": (
        TEXTE,
        ":question: E9-2\n",
        ":question: E9-2\n\nassert True\n",
        "écrite par le constructeur",
    ),
    "variable partagée": (
        QUESTIONS,
        'choix("lettre"',
        'choix("err"',
        "« err » est partagée par E9-1 et E9-2",
    ),
    "dépendance": (
        TEXTE,
        'lettre = "B"',
        'lettre = "B" if err > 5 else "A"',
        "E9-2 dépend de la réponse à E9-1 : la cellule lit « err »",
    ),
    "dépendance détournée": (
        TEXTE,
        '```{code-cell}\n:role: reponse\n:id: E9-2-lettre\n\nlettre = "..."\n### BEGIN SOLUTION\nlettre = "B"',
        '```{code-cell}\narrondi = round(err)\n```\n\n```{code-cell}\n:role: reponse\n:id: E9-2-lettre\n\nlettre = "..."\n### BEGIN SOLUTION\nlettre = str(arrondi)',
        "la cellule lit « arrondi »",
    ),
    "variable écrite deux fois": (
        TEXTE,
        'lettre = "B"',
        'err = 1; lettre = "B"',
        "« err » (E9-1) est déjà écrite ligne 15",
    ),
    "solution trop longue": (
        TEXTE,
        "err = 100 * interactions / portee",
        "a = 100\nb = 1\nc = 2\nerr = a * interactions / portee",
        "4 lignes de solution, 3 au plus",
    ),
    "trop de souches": (
        TEXTE,
        "err = ...\n",
        "err = ...\na = ...\nb = ...\nc = ...\n",
        "4 souches dans une cellule, 3 au plus",
    ),
    "réponse sans souche": (TEXTE, "err = ...\n", "", "réponse sans souche"),
    "réponse sans corrigé": (
        TEXTE,
        "### BEGIN SOLUTION\nerr = 100 * interactions / portee\n### END SOLUTION\n",
        "",
        "réponse sans corrigé",
    ),
    "région mal fermée": (
        TEXTE,
        "err = 100 * interactions / portee\n### END SOLUTION\n",
        "err = 100\n",
        "mal délimitée",
    ),
    "corrigé qui oublie une variable": (
        TEXTE,
        "err = 100 * interactions / portee",
        "taux = 100 * interactions / portee",
        "le corrigé ne donne pas de valeur à « err »",
    ),
    "code illisible": (TEXTE, "err = 100 * interactions / portee", "err = 100 *", "n’est pas du Python"),
    "solution hors réponse": (
        TEXTE,
        "portee, interactions = 2310, 139",
        "### BEGIN SOLUTION\nportee, interactions = 2310, 139\n### END SOLUTION",
        "partirait chez l’apprenant",
    ),
    "barème hors critère": (
        TEXTE,
        "Calculez le taux.",
        "=== BEGIN MARK SCHEME ===\n\nx\n\n=== END MARK SCHEME ===",
        "barème hors d’un critère",
    ),
    "critère sans barème": (TEXTE, "=== END MARK SCHEME ===\n", "", "n’a pas sa ligne"),
    "écriture non canonique": (
        TEXTE,
        "Calculez le taux.",
        "Calculez le taux :",
        "atelier construire --formater",
    ),
    "options illisibles": (TEXTE, ":id: E9-donnees", ":id: [E9", "illisibles"),
    "lien cassé": (
        TEXTE,
        "Calculez le taux.",
        "Voir [la suite](suite.ipynb).",
        "« suite.ipynb » n’existe pas",
    ),
    "ancre cassée": (TEXTE, "Calculez le taux.", "Voir [plus bas](#Ailleurs).", "aucun titre « #Ailleurs »"),
    "ancre cassée ailleurs": (
        "course/accueil.md",
        "1-essai.ipynb",
        "1-essai.ipynb#K05",
        "n’a pas de titre « #K05 »",
    ),
    "lien vers un texte source": (
        "course/accueil.md",
        "1-essai.ipynb",
        "1-essai.md",
        "un texte source, que l’apprenant n’a pas",
    ),
    "image sans texte alternatif": (
        TEXTE,
        "Calculez le taux.",
        "![](https://exemple.test/x.png)",
        "image sans texte alternatif",
    ),
    "balise sans texte alternatif": (
        TEXTE,
        "Calculez le taux.",
        '<img src="https://exemple.test/x.png">',
        "image sans texte alternatif",
    ),
    "figure sans texte alternatif": (
        TEXTE,
        "portee, interactions = 2310, 139",
        "portee, interactions = 2310, 139\nplt.plot([1])",
        "figure sans texte alternatif",
    ),
    "image collée": (TEXTE, "Calculez le taux.", "![Un œil](attachment:x.png)", "collée dans le texte"),
    "point médian": (TEXTE, "Calculez le taux.", "Les étudiant·es calculent.", "point médian"),
    "capitale sans accent": (TEXTE, "Calculez le taux.", "**A vous.** Calculez.", "écrivez « À »"),
    "questions qui lèvent": (
        QUESTIONS,
        'REGIME = "entrainement"',
        'REGIME = "entrainement"\nMOIS = 1 / 0',
        "cette ligne échoue : « MOIS = 1 / 0 » (ZeroDivisionError",
    ),
    "questions illisibles": (QUESTIONS, "E9_2 = Question(", "E9_2 = = Question(", "n’est pas du Python"),
    "régime absent": (QUESTIONS, 'REGIME = "entrainement"', "", "REGIME ="),
    "attendu qui lève": (QUESTIONS, "100 * 139 / 2310}", "100 * 139 / 0}", "ZeroDivisionError"),
    "déclaration invalide": (QUESTIONS, "part=2, tol", "part=1, tol", "E9-1"),
    "second titre": (TEXTE, "## Une page", "# Une page", "un second titre"),
    "niveau de titre sauté": (
        TEXTE,
        "## Une page",
        "### Une page",
        "le titre saute un niveau : écrivez « ## »",
    ),
    "texte sans titre": ("course/accueil.md", "# Accueil\n\n", "", "n’a pas de titre"),
    "page notée": (
        "course/accueil.md",
        "Commencez",
        '+++ {"role": "reponse", "id": "x"}\n\nCommencez',
        "une page de lecture n’a pas de cellule « reponse »",
    ),
    "critère dans une leçon": (
        LECON,
        "Une ligne suffit.",
        'Une ligne suffit.\n\n+++ {"role": "critere", "id": "c"}\n\n=== BEGIN MARK SCHEME ===\nx\n=== END MARK SCHEME ===',
        "une leçon n’en a pas",
    ),
}


@pytest.mark.parametrize("faute", REFUS)
def test_une_faute_est_refusee_en_une_phrase(petit_cours, dit, faute):
    fichier, avant, apres, phrase = REFUS[faute]
    petit_cours.remplacer(fichier, avant, apres)
    assert petit_cours.atelier("construire") == 1
    erreurs = dit().err
    assert "Traceback" not in erreurs
    cites = [ligne for ligne in erreurs.splitlines() if phrase in ligne]
    assert cites, erreurs
    assert cites[0].strip().startswith((TEXTE, QUESTIONS, LECON, "course/accueil.md"))
    assert not list(petit_cours.racine.rglob("*.ipynb"))  # rien n'est écrit tant que tout ne va pas


@pytest.mark.parametrize(
    "faute, extrait",
    [
        ("rôle inconnu", "```{code-cell}\n:role: repose"),
        ("attendu qui lève", "100 * 139 / 0"),
        ("questions qui lèvent", "MOIS ="),
        ("question absente", "E9_2 = Question("),
        ("lien cassé", "Voir [la"),
        ("déclaration invalide", "E9_1 = Question("),
        ("critère sans barème", "**Critère 1.**"),
    ],
)
def test_la_phrase_donne_la_ligne_de_l_auteur(petit_cours, dit, faute, extrait):
    fichier, avant, apres, phrase = REFUS[faute]
    petit_cours.remplacer(fichier, avant, apres)
    petit_cours.atelier("construire")
    attendue = next(
        f for f in (fichier, QUESTIONS) if extrait in (petit_cours.racine / f).read_text(encoding="utf-8")
    )
    assert f"{attendue}:{_ligne(petit_cours, attendue, extrait)} : " in dit().err


def test_une_reponse_en_deux_cellules_est_admise(petit_cours, dit):
    etape = "```{code-cell}\n:role: reponse\n:id: E9-1-etape\n\nrapport = ...\n### BEGIN SOLUTION\nrapport = interactions / portee\n### END SOLUTION\n```\n\n"
    petit_cours.remplacer(
        TEXTE,
        "```{code-cell}\n:role: reponse\n:id: E9-1-taux",
        etape + "```{code-cell}\n:role: reponse\n:id: E9-1-taux",
    )
    petit_cours.remplacer(TEXTE, "err = 100 * interactions / portee", "err = 100 * rapport")
    assert petit_cours.atelier("construire") == 0
    petit_cours.remplacer(TEXTE, 'lettre = "B"', "lettre = round(rapport)")
    assert petit_cours.atelier("construire") == 1
    assert "E9-2 dépend de la réponse à E9-1 : la cellule lit « rapport »" in dit().err


def test_tous_les_problemes_sont_rapportes_ensemble(petit_cours, dit):
    for faute in ("rôle inconnu", "lien cassé", "solution trop longue"):
        petit_cours.remplacer(*REFUS[faute][:3])
    petit_cours.remplacer("course/accueil.md", "1-essai.ipynb", "rien.ipynb")
    assert petit_cours.atelier("construire") == 1
    erreurs = dit().err
    for phrase in ("rôle inconnu", "« suite.ipynb »", "4 lignes de solution", "« m9-essai/rien.ipynb »"):
        assert phrase in erreurs


def test_deux_declarations_invalides_sont_dites_toutes_les_deux(petit_cours, dit):
    petit_cours.remplacer(QUESTIONS, "part=2, tol", "part=1, tol")
    petit_cours.remplacer(QUESTIONS, '"lettre", part=1', '"lettre", part=5')
    assert petit_cours.atelier("construire") == 1
    erreurs = dit().err
    assert "E9-1 :" in erreurs and "E9-2 :" in erreurs


def test_une_question_posee_dans_deux_lecons_est_refusee(petit_cours, dit):
    petit_cours.poser("course/m9-essai/2-suite.md", (petit_cours.racine / LECON).read_text(encoding="utf-8"))
    assert petit_cours.atelier("construire") == 1
    assert (
        "course/m9-essai/2-suite.md:29 : la question M9-1a est déjà posée dans course/m9-essai/1-essai.md"
        in dit().err
    )


def test_un_module_inconnu_dit_ceux_qui_existent(petit_cours, dit):
    assert petit_cours.atelier("construire", "m12") == 1
    assert "Modules : m9-essai, pages." in dit().err


def test_un_reglage_absent_se_dit(petit_cours, dit):
    (petit_cours.racine / "nbgrader_config.py").unlink()
    assert petit_cours.atelier("construire") == 1
    assert "nbgrader_config.py est absent" in dit().err


@pytest.mark.parametrize(
    ("reglage", "phrase"),
    [
        ('c.IncludeHeaderFooter.header = "absent.ipynb"', "nbgrader refuse le devoir « m9-essai »"),
        (
            "c.GenerateAssignment.post_convert_hook = lambda **_: (Path(__file__).parent / 'exercises/m9-essai/controles.json').unlink()",
            "nbgrader n’a pas distribué « exercises/m9-essai/controles.json »",
        ),
    ],
)
def test_un_refus_de_nbgrader_se_dit_en_une_phrase(petit_cours, dit, reglage, phrase):
    chemin = petit_cours.racine / "nbgrader_config.py"
    petit_cours.poser("nbgrader_config.py", f"{chemin.read_text(encoding='utf-8')}\n{reglage}\n")
    assert petit_cours.atelier("construire") == 1
    erreurs = dit().err
    assert phrase in erreurs
    assert "Traceback" not in erreurs
    assert not (petit_cours.racine / "exercises").exists()


def test_un_texte_qui_n_est_pas_en_utf8_est_refuse_a_sa_ligne(petit_cours, dit):
    (petit_cours.racine / "course/accueil.md").write_bytes("# Accueil\n\nÀ vous.\n".encode("latin-1"))
    assert petit_cours.atelier("construire") == 1
    assert "course/accueil.md:3 : ce texte n’est pas en UTF-8" in dit().err
