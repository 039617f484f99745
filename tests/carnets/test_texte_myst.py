"""L'aller-retour texte → blocs → texte, sur des cellules choisies pour le casser."""

import pytest

from atelier_cm.carnets import roles
from atelier_cm.carnets.canonique import canoniser, canoniser_bloc
from atelier_cm.carnets.problemes import Refus
from atelier_cm.carnets.texte import Bloc, ecrire, lire

TORDUES = [
    Bloc("markdown", "# Titre «\u00a0avec guillemets\u00a0» et espace fine\u202f: 10\u202f%"),
    Bloc("markdown", "Paragraphe.\n\n```python\nprint('bloc non exécuté')\n```\n\nSuite."),
    Bloc("markdown", "````md\n```{code-cell}\nx = 1\n```\n````"),
    Bloc("markdown", "~~~text\n```\n~~~"),
    Bloc("markdown", "Tableau\n\n| a | b |\n|---|--:|\n| 1 | 2 |"),
    Bloc("markdown", "<details><summary>Indice</summary>\n\nTexte **gras**\n\n</details>"),
    Bloc("markdown", "---\n\nune ligne horizontale d’abord"),
    Bloc("markdown", "fin avec espaces  \nretour forcé"),
    Bloc("markdown", "- [ ] tâche\n- item\n\n\n\nTrois lignes vides au-dessus"),
    Bloc("markdown", ":::{note}\nadmonition\n:::"),
    Bloc("markdown", "emoji 👩🏽‍🦳📈 et accents décomposés e\u0301"),
    Bloc("markdown", "[étiquette]: https://exemple.test/a?b=c:d"),
    Bloc("markdown", "> citation\n> sur deux lignes"),
    Bloc("code", "# %%\nx = 1"),
    Bloc("code", "x = '''\n# %% [markdown]\n# piège\n'''"),
    Bloc("code", "+++\n# une ligne que MyST prend ailleurs pour un séparateur"),
    Bloc("code", "y = '```'\nz = \"+++\""),
    Bloc("code", "a = '''\n````\n```\n'''"),
    Bloc("code", ""),
    Bloc("code", ":x\n# la première ligne ressemble à une option"),
    Bloc("code", "---\n# la première ligne ressemble à un en-tête"),
    Bloc("code", "def f():\n    return 1\n\n\n\n# trois lignes vides"),
    Bloc("code", "%matplotlib inline\n!ls"),
    Bloc("code", "é = 'àéîôù\u00a0\u202f👍'"),
]
OPTIONS = [
    {},
    {"role": "reponse", "id": "t-1"},
    {
        "couvre": ["T-161", "T-162"],
        "alt": "Deux barres : à gauche, « 3,14 % »  # et un dièse",
        "tags": ["hide-input"],
    },
    {"id": "x", "alt": "très long " * 30},
]


@pytest.mark.parametrize("options", OPTIONS, ids=["nu", "role", "alt", "long"])
@pytest.mark.parametrize("bloc", TORDUES, ids=range(len(TORDUES)))
def test_une_cellule_tordue_revient_telle_quelle(bloc, options):
    bloc = Bloc(bloc.genre, bloc.source, options)
    voisins = [Bloc("markdown", "avant"), bloc, Bloc("markdown", "après"), Bloc("code", "1")]
    texte = ecrire(voisins)
    relus = [Bloc(b.genre, b.source, b.options) for b in lire(texte)]
    assert relus == voisins
    assert ecrire(relus) == texte


@pytest.mark.parametrize("genre", [roles.DEVOIR, roles.LECON])
def test_le_carnet_rend_le_texte_dont_il_est_sorti(genre):
    blocs = [canoniser_bloc(b) for b in TORDUES]
    blocs.append(Bloc("code", "", {"question": "E1-1"}))
    blocs.append(Bloc("markdown", "À vous.", {"role": "reponse", "id": "L1-1-reponse"}))
    blocs.append(Bloc("code", "x = 1", {"id": "E1-donnees", "couvre": ["T-1"]}))
    carnet = roles.carnet(blocs, {"E1-1": 1.5}, genre)
    assert ecrire(roles.blocs_de_carnet(carnet)) == ecrire(blocs)


def test_la_ligne_de_chaque_bloc_est_celle_du_texte():
    texte = '# Un\n\n```{code-cell}\n:id: a\n\nx = 1\n```\n\n+++ {"role": "critere", "id": "b"}\n\nDeux\n\n+++\n\nTrois\n'
    lignes = texte.split("\n")
    assert [(b.ligne, lignes[b.ligne - 1]) for b in lire(texte)] == [
        (1, "# Un"),
        (3, "```{code-cell}"),
        (11, "Deux"),
        (15, "Trois"),
    ]


def test_la_forme_canonique_est_stable_et_ne_change_pas_le_code():
    texte = "Il a dit: oui !\n\n\n+++\n\n~~~{code-cell} ipython3\n:id: a\nx = 'l\\'eau ; %'   \n\n~~~\n"
    canonique = canoniser(texte)
    assert canonique == "Il a dit\u00a0: oui\u202f!\n\n```{code-cell}\n:id: a\n\nx = 'l\\'eau ; %'\n```\n"
    assert canoniser(canonique) == canonique


def test_le_commentaire_de_souche_ecrit_a_la_main_est_retire():
    texte = "```{code-cell}\n:role: reponse\n:id: a\n\nx = ...\n# ↑ Remplacez les trois points par votre réponse.\n### BEGIN SOLUTION\nx = 1\n### END SOLUTION\n```\n"
    assert "↑" not in canoniser(texte)


@pytest.mark.parametrize(
    ("texte", "ligne", "mot"),
    [
        ("a\n\n```{code-cell}\n:id: [x\n\n1\n```\n", 4, "illisibles"),
        ("a\n\n```{code-cell}\n:alt: un : deux\n\n1\n```\n", 4, "guillemets"),
        ("+++ {role: critere}\n\na\n", 1, "illisibles"),
        ("a\n\n```{code-cell}\nx = 1\n", 3, "refermée"),
        ("```{code-cell}\nx = 1\n\ntexte\n\n```{code-cell}\ny = 2\n```\n", 1, "refermée"),
        ("- item\n\n  ```{code-cell}\n  x = 1\n  ```\n", 3, "bord gauche"),
        ("---\ntitle: x\n---\n\na\n", 1, "en-tête"),
        ("```{raw-cell}\nx\n```\n", 1, "brute"),
        ("un\ndeux\u2028trois\n", 2, "U+2028"),
    ],
)
def test_un_texte_illisible_est_refuse_a_sa_ligne(texte, ligne, mot):
    with pytest.raises(Refus) as refus:
        lire(texte, "essai.md")
    assert [p.ligne for p in refus.value.problemes] == [ligne]
    assert mot in refus.value.problemes[0].phrase
