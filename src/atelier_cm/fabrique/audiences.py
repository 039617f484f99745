"""Le jeu des audiences publiées : relever, étiqueter, ne jamais chaîner sans vérifier."""

import pandas as pd

from .audiences_corpus import FABRIQUEE, LIGNES, MESURES, ORIGINAL, SANS_METHODE, SECONDE_MAIN
from .description import Champ, Jeu

_COLONNES = ["reseau", "annee", "zone", "valeur", "unite", "mesure", "source", "date_publication", "verification", "citation"]


def jeu_audiences() -> Jeu:
    """Le jeu ``reseaux_audience``, le seul qui ne soit pas synthétique."""
    table = pd.DataFrame(LIGNES, columns=_COLONNES)
    table["date_publication"] = table["date_publication"].replace("", None)
    table.insert(0, "ligne", [f"A{i:03d}" for i in range(1, len(table) + 1)])
    niveaux = table["verification"].value_counts()
    return Jeu(
        nom="reseaux_audience", titre="Les audiences publiées des réseaux",
        resume="Des valeurs relevées dans des publications, de 2013 à 2026, avec ce qu’elles mesurent et ce que vaut leur source. "
               "Deux lignes ne se comparent que si « mesure », « zone » et « unite » sont les mêmes.",
        ligne="Une ligne = une valeur publiée.", table=table, cle=("ligne",),
        origine="valeurs publiées par des tiers, relevées pour le cours en novembre 2026, chacune avec sa source ; trois lignes sont "
                "fabriquées et le disent dans « verification ».",
        champs=(
            Champ("ligne", "string", "Numéro de la ligne", contraintes={"unique": True}),
            Champ("reseau", "string", "Réseau, terminal ou ensemble mesuré"),
            Champ("annee", "integer", "Année de la mesure"),
            Champ("zone", "string", "Territoire", contraintes={"enum": ["France", "UE", "monde"]}),
            Champ("valeur", "number", "Valeur publiée, ramenée à l’unité dite ; vide si aucune valeur n’a été trouvée", "voir « unite »",
                  requis=False),
            Champ("unite", "string", "Unité de la valeur"),
            Champ("mesure", "string", "Ce que la source dit compter", contraintes={"enum": list(MESURES)}),
            Champ("source", "string", "Qui publie"),
            Champ("date_publication", "string", "Date de publication, aussi précise que la source", requis=False),
            Champ("verification", "string", "Ce que vaut la valeur",
                  contraintes={"enum": [ORIGINAL, SECONDE_MAIN, SANS_METHODE, FABRIQUEE]}),
            Champ("citation", "string", "Ce que dit la source, ou ce qu’il faut en savoir"),
        ),
        defauts=(
            f"{niveaux[FABRIQUEE]} lignes fabriquées pour l’exercice, étiquetées comme telles.",
            f"{niveaux[SANS_METHODE]} valeurs publiées sans méthode, ou cherchées sans être trouvées ({int(table['valeur'].isna().sum())} cases vides).",
            "Deux hausses contraires de la tablette (+7 et +13 points) dans le même document de 2013.",
            "Les valeurs de 2018 ne disent pas ce qu’elles comptent : des actifs quotidiens peuvent voisiner avec des mensuels.",
        ),
        remarques=("Les éditions 2025 et 2026 d’un même rapport n’ont pas la même base : on ne trace pas de courbe entre elles.",
                   "« Lue de seconde main » : la valeur vient d’un article qui cite l’étude, l’étude elle-même n’a pas été ouverte."),
    )
