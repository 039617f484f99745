"""Une classe hostile, corrigée une seule fois : chaque essai y regarde sa copie.

Le devoir est petit mais vrai : construit par le constructeur, jugé par le jugement.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import nbformat
import pytest

DEVOIR = "m9-mini"

TEXTE = '''# Devoir d’essai

```{code-cell}
from atelier_cm import charger, controle

mars = charger("cinq_publications")
```

Combien d’interactions en tout ?

```{code-cell}
:role: reponse
:id: E9-1-reponse
total = ...
### BEGIN SOLUTION
total = mars["interactions"].sum()
### END SOLUTION
```

```{code-cell}
:question: E9-1
```

Quelle lettre ?

```{code-cell}
:role: reponse
:id: E9-2-reponse
lettre = "..."
### BEGIN SOLUTION
lettre = "B"
### END SOLUTION
```

```{code-cell}
:question: E9-2
```

Quelle portée en tout ?

```{code-cell}
:role: reponse
:id: E9-3-reponse
portee_totale = ...
### BEGIN SOLUTION
portee_totale = mars["portee"].sum()
### END SOLUTION
```

```{code-cell}
:question: E9-3
```
'''

QUESTIONS = '''
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre

AIDES = Indices(rappel="Relisez la consigne.", methode="Une colonne, une somme.", exemple="Sur une autre table, la somme se lit de même.")
QUESTIONS = (
    Question(id="E9-1", titre="Total", points=2, competence="C5.1",
        champs=(nombre("total", part=2, tolerance=0.5, unite="interactions"),),
        attendu=lambda charger: {"total": float(charger("cinq_publications")["interactions"].sum())},
        erreurs=(Erreur({"total": lambda charger: 426.0}, "C’est une seule publication. Où sont les autres ?"),
                 Erreur({"total": lambda charger: 161.0}, "C’est une moyenne. Que demande la consigne ?")),
        repli="Quelques centaines. Vérifiez la colonne, les lignes, puis l’opération.", indices=AIDES,
        corrige="La somme de la colonne.", lecture="Le total du mois."),
    Question(id="E9-2", titre="Lettre", points=1, competence="C5.1",
        champs=(choix("lettre", part=1, options={"A": a_revoir("Regardez la seconde lettre. Laquelle est-ce ?"),
                                                 "B": juste("C’est la seconde lettre.")}),),
        repli="Une lettre parmi deux : relisez la consigne.", indices=AIDES, corrige="La seconde."),
    Question(id="E9-3", titre="Portée", points=2, competence="C5.1",
        champs=(nombre("portee_totale", part=2, tolerance=0.5, unite="personnes"),),
        attendu=lambda charger: {"portee_totale": float(charger("cinq_publications")["portee"].sum())},
        erreurs=(Erreur({"portee_totale": lambda charger: 14200.0}, "C’est une seule publication. Où sont les autres ?"),
                 Erreur({"portee_totale": lambda charger: 4880.0}, "C’est une moyenne. Que demande la consigne ?")),
        repli="Des milliers. Vérifiez la colonne, les lignes, puis l’opération.", indices=AIDES,
        corrige="La somme de la colonne.", lecture="Un poids, pas un public.", rejouable=True),
)
REGIME = "entrainement"
'''

JUSTES = {"E9-1-reponse": 'total = mars["interactions"].sum()', "E9-2-reponse": 'lettre = "B"',
          "E9-3-reponse": 'portee_totale = mars["portee"].sum()'}


@pytest.fixture(scope="session")
def racine_mini(tmp_path_factory) -> Path:
    """Un petit cours construit et distribué."""
    from atelier_cm.carnets import construction, depot
    from atelier_cm.correction.classe import distribuer

    racine = tmp_path_factory.mktemp("cours")
    dossier = racine / "solutions" / DEVOIR
    dossier.mkdir(parents=True)
    (racine / "course").mkdir()
    shutil.copy(Path(__file__).resolve().parents[2] / "nbgrader_config.py", racine)
    (dossier / f"{DEVOIR}.md").write_text(TEXTE, encoding="utf-8")
    (dossier / "questions.py").write_text(QUESTIONS, encoding="utf-8")
    depot.formater(racine, construction.dossiers(racine))
    depot.ecrire(racine, construction.produire(racine))
    distribuer(racine, DEVOIR)
    os.chmod(racine, 0o755)
    return racine


@pytest.fixture(scope="session")
def copie_mini(racine_mini):
    """Fabrique une copie : les réponses justes, sauf celles que l'on remplace."""

    def fabriquer(**reponses):
        carnet = nbformat.read(racine_mini / "exercises" / DEVOIR / f"{DEVOIR}.ipynb", as_version=4)
        for cellule in carnet.cells:
            if cellule["id"] in JUSTES:
                nom = cellule["id"].removesuffix("-reponse").replace("-", "_")
                cellule.source = reponses.get(nom, JUSTES[cellule["id"]])
        return carnet

    return fabriquer


@pytest.fixture(scope="session")
def deposer(racine_mini):
    """Écrit une remise dans `classe/rendus/` ; un carnet, ou des octets tels quels."""

    def faire(eleve: str, contenu, nom: str = f"{DEVOIR}.ipynb") -> Path:
        chemin = racine_mini / "classe" / "rendus" / eleve / DEVOIR / nom
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(
            contenu if isinstance(contenu, bytes) else json.dumps(contenu, ensure_ascii=False).encode())
        return chemin

    return faire
