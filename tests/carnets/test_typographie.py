"""La typographie remise d'aplomb dans la prose, jamais ailleurs."""

import pytest

from atelier_cm.carnets.phrases import problemes_de_phrases, remettre_les_phrases
from atelier_cm.carnets.typographie import fautes, remettre

FINE, INS = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("avant", "apres"),
    [
        ("Oui !", f"Oui{FINE}!"),
        ("Quoi?", f"Quoi{FINE}?"),
        ("un ; deux : trois", f"un{FINE}; deux{INS}: trois"),
        ("**Note :** ok", f"**Note{INS}:** ok"),
        ("« mot »", f"«{INS}mot{INS}»"),
        ("«mot»", f"«{INS}mot{INS}»"),
        ("6,02 % et 5%", f"6,02{INS}% et 5{INS}%"),
        ("2 140 abonnés, 1 234 567 vues", f"2{FINE}140 abonnés, 1{FINE}234{FINE}567 vues"),
        ("en 2026 100 cas", "en 2026 100 cas"),
        ("48 €, à 11 h", f"48{INS}€, à 11{INS}h"),
        ("l'eau d'*abord* l'`err`", "l’eau d’*abord* l’`err`"),
        ("`a ; b` et `` c ` : d ``", "`a ; b` et `` c ` : d ``"),
        ("```{code-cell}\nx = 'a ; b'  # l'eau !\n```", "```{code-cell}\nx = 'a ; b'  # l'eau !\n```"),
        ('[x ?](a.ipynb#l\'eau%20:b "t")', f'[x{FINE}?](a.ipynb#l\'eau%20:b "t")'),
        (
            "<https://a.test/b?c=d;e> et https://a.test/?x=1;y",
            "<https://a.test/b?c=d;e> et https://a.test/?x=1;y",
        ),
        ("$a ; b$ et $$c : d$$", "$a ; b$ et $$c : d$$"),
        (
            '<div style="color: red; top: 1px">a : b</div>',
            f'<div style="color: red; top: 1px">a{INS}: b</div>',
        ),
        ("&nbsp;? &amp;", f"&nbsp;{FINE}? &amp;"),
        (
            "| a : b | c |\n|:---|:--:|\n| d ! | 14:30 |",
            f"| a{INS}: b | c |\n|:---|:--:|\n| d{FINE}! | 14:30 |",
        ),
        (":::{note}\nAttention !\n:::", f":::{{note}}\nAttention{FINE}!\n:::"),
        (
            "=== BEGIN MARK SCHEME ===\n0 : rien.\n=== END MARK SCHEME ===",
            f"=== BEGIN MARK SCHEME ===\n0{INS}: rien.\n=== END MARK SCHEME ===",
        ),
        (f"déjà{INS}! «{FINE}posées{FINE}»", f"déjà{INS}! «{FINE}posées{FINE}»"),
    ],
)
def test_la_prose_est_remise_et_le_reste_epargne(avant, apres):
    assert remettre(avant) == apres
    assert remettre(apres) == apres


@pytest.mark.parametrize(
    ("texte", "ligne"),
    [
        ("un\n\nles étudiant·es", 2),
        ("l’apprenant(e)", 0),
        ("a\n## A vous (1)", 1),
        ("Fini. A vous de jouer.", 0),
        ('le "mot" juste', 0),
        ("suite...", 0),
        ("```\n...\n```\n\nsuite...", 4),
    ],
)
def test_une_faute_que_la_machine_ne_reecrit_pas_est_signalee_a_sa_ligne(texte, ligne):
    assert [rang for rang, _ in fautes(texte)][:1] == [ligne]


@pytest.mark.parametrize(
    "texte",
    [
        "- **A.** Le taux.",
        "Option A : la première.",
        "`x = ...`",
        "0 · non démontré",
        "À vous.",
        "Il y a. A-t-on le choix ?",
    ],
)
def test_une_ecriture_juste_n_est_pas_signalee(texte):
    assert fautes(texte) == []


QUESTIONS = """\
x = t["Jeu : l'eau ; 2 140"]
a = juste('`t["a : b"]` : oui !', manque="l'autre ; {v:.2f} %")
e = Erreur({"l'err : x": lambda charger: charger("posts : l'eau")}, "C'est {err} : " "quoi ?")
q = Question(id="E : 1", titre="L'été !", champs=(nombre("n : m", unite="l'eau :"),), competence="C : 1")
i = Indices("é" + "l'a :", rappel="a ; b", methode='''deux
lignes : ici''')
n = niveau("n", attendu=1, phrases={0: "l'un ?", 1: "a : b"})
"""


def test_seules_les_phrases_d_une_declaration_sont_remises():
    remis = remettre_les_phrases(QUESTIONS)
    assert remettre_les_phrases(remis) == remis
    lignes = remis.split("\n")
    assert lignes[0] == QUESTIONS.split("\n")[0]
    assert (
        lignes[1]
        == f"""a = juste('`t["a : b"]`{INS}: oui{FINE}!', manque="l’autre{FINE}; {{v:.2f}}{INS}%")"""
    )
    assert (
        lignes[2]
        == f"""e = Erreur({{"l'err : x": lambda charger: charger("posts : l'eau")}}, "C’est {{err}}{INS}: " "quoi{FINE}?")"""
    )
    assert (
        lignes[3]
        == f"""q = Question(id="E : 1", titre="L’été{FINE}!", champs=(nombre("n : m", unite="l'eau :"),), competence="C : 1")"""
    )
    assert f'rappel="a{FINE}; b"' in lignes[4] and lignes[5] == f"lignes{INS}: ici''')"
    assert lignes[6] == f"""n = niveau("n", attendu=1, phrases={{0: "l’un{FINE}?", 1: "a{INS}: b"}})"""


def test_une_phrase_de_question_mal_typographiee_est_refusee_a_sa_ligne():
    source = """a = 1\nb = a_revoir("Regardez : laquelle ?")\nc = juste("les étudiant·es")\nd = juste('tapez "B"')\n"""
    assert [(p.ligne, p.phrase[:12]) for p in problemes_de_phrases(source, "q.py")] == [
        (2, "une phrase n"),
        (3, "point médian"),
    ]


def test_formater_remet_aussi_les_phrases_des_questions(petit_cours):
    petit_cours.remplacer(
        "solutions/m9-essai/questions.py", "Un argument de plus pour la réunion.", "L'argument : oui !"
    )
    assert petit_cours.atelier("construire") == 1
    assert petit_cours.atelier("construire", "--formater") == 0
    assert f'lecture="L’argument{INS}: oui{FINE}!"' in (
        petit_cours.racine / "solutions/m9-essai/questions.py"
    ).read_text(encoding="utf-8")
    assert (
        petit_cours.atelier("construire", "--verifier") == 1
    )  # plus rien à redire, mais rien n’est construit
