"""Un petit cours à soi : un devoir, une leçon, une page, construits dans un dossier temporaire."""

import re
import shutil
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[2]

DEVOIR = """\
# Devoir d’essai

Calculez le taux.

```{code-cell}
from atelier_cm import controle
```

```{code-cell}
:id: E9-donnees

portee, interactions = 2310, 139
```

```{code-cell}
:role: reponse
:id: E9-1-taux

err = ...
### BEGIN SOLUTION
err = 100 * interactions / portee
### END SOLUTION
```

```{code-cell}
:question: E9-1
```

```{code-cell}
:role: reponse
:id: E9-2-lettre

lettre = "..."
### BEGIN SOLUTION
lettre = "B"
### END SOLUTION
```

```{code-cell}
:question: E9-2
```

## Une page

+++ {"role": "reponse", "id": "L9-1-reponse"}

### BEGIN SOLUTION
Le corrigé secret du livrable.
### END SOLUTION

+++ {"role": "critere", "id": "L9-1-faits"}

**Critère 1.** Les faits.

=== BEGIN MARK SCHEME ===
Barème secret.
=== END MARK SCHEME ===
"""

QUESTIONS = """\
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre

REGIME = "entrainement"
AIDES = Indices(rappel="Relisez la définition du taux.", methode="Divisez, puis multipliez par cent.",
                exemple="Pour 5 sur 50, on lit 10 pour 100.")

E9_1 = Question(
    id="E9-1", titre="Un taux", points=2, competence="C5.1",
    champs=(nombre("err", part=2, tolerance=0.005, unite="%"),),
    attendu=lambda charger: {"err": 100 * 139 / 2310},
    erreurs=(Erreur({"err": lambda charger: 100 * 139 / 18600}, "Ce taux répond à une autre question : quel public compte ici ?"),),
    repli="Cherchez l’ordre de grandeur, puis vérifiez la ligne, la base et le « × 100 ».",
    indices=AIDES, corrige="On divise les interactions par la portée.",
    lecture="Un argument de plus pour la réunion.",
)
E9_2 = Question(
    id="E9-2", titre="Une décision", points=1, competence="C5.1",
    champs=(choix("lettre", part=1, options={
        "A": a_revoir("Cette base n’est pas visible chez un concurrent. Laquelle l’est ?"),
        "B": juste("La même base des deux côtés."),
    }),),
    repli="Relisez les deux options : laquelle est visible de tous ?",
    indices=AIDES, corrige="Le nombre d’abonnés est public.",
)
QUESTIONS = (E9_1, E9_2)
"""

LECON = """\
# Leçon d’essai

Pariez d’abord.

+++ {"role": "reponse", "id": "M9-1-pari"}

*Votre pari :*

+++

Une ligne suffit.

```{code-cell}
from atelier_cm import controle

interactions, portee = 58, 1850
```

```{code-cell}
:role: reponse
:id: M9-1a-taux

err_photo = ...
### BEGIN SOLUTION
err_photo = 100 * interactions / portee
### END SOLUTION
```

```{code-cell}
:question: M9-1a
```
"""

QUESTIONS_LECON = (
    QUESTIONS[: QUESTIONS.index("E9_2 =")]
    .replace("E9_1", "M9_1a")
    .replace("E9-1", "M9-1a")
    .replace('"err"', '"err_photo"')
    .replace("139", "58")
    .replace("2310", "1850")
    .replace("points=2", "points=1")
    .replace("part=2", "part=1")
    + "QUESTIONS = (M9_1a,)\n"
)

PAGE = """\
# Accueil

Commencez par la [leçon d’essai](m9-essai/1-essai.ipynb).
"""


class PetitCours:
    """Un cours dans un dossier : écrire un texte, construire, relire ce qui est produit."""

    def __init__(self, racine: Path):
        self.racine = racine
        self.poser("course/accueil.md", PAGE)
        self.poser("course/m9-essai/1-essai.md", LECON)
        self.poser("course/m9-essai/questions.py", QUESTIONS_LECON)
        self.poser("solutions/m9-essai/m9-essai.md", DEVOIR)
        self.poser("solutions/m9-essai/questions.py", QUESTIONS)
        shutil.copy(RACINE / "nbgrader_config.py", racine)

    def poser(self, chemin: str, texte: str) -> Path:
        cible = self.racine / chemin
        cible.parent.mkdir(parents=True, exist_ok=True)
        cible.write_bytes(texte.encode())
        return cible

    def remplacer(self, chemin: str, avant: str, apres: str) -> None:
        texte = (self.racine / chemin).read_text(encoding="utf-8")
        assert avant in texte
        self.poser(chemin, texte.replace(avant, apres))

    def atelier(self, *arguments: str) -> int:
        from atelier_cm.cli import main

        return main([*arguments, "--racine", str(self.racine)])

    def octets(self) -> dict[str, bytes]:
        return {
            f.relative_to(self.racine).as_posix(): f.read_bytes()
            for base in ("course", "solutions", "exercises")
            for f in sorted((self.racine / base).rglob("*"))
            if f.is_file()
        }


@pytest.fixture
def petit_cours(tmp_path):
    return PetitCours(tmp_path)


@pytest.fixture
def autre_cours(tmp_path_factory):
    return PetitCours(tmp_path_factory.mktemp("ailleurs"))


@pytest.fixture
def dit(capsys):
    """Ce que la commande vient de dire, insécables ramenées à l'espace (un essai se lit mieux)."""

    def lire():
        sorties = capsys.readouterr()
        return type(sorties)(*(re.sub("[\u00a0\u202f]", " ", s) for s in sorties))

    return lire
