"""Les cas d'un tableau libre, jugé par des règles : on abîme le tableau du corrigé.

Une question de règles ne déclare pas d'erreurs : celles de son vérificateur sont écrites
ici une fois. Chaque transformation est du Python appliqué à la variable déjà juste.
"""

from __future__ import annotations

from dataclasses import dataclass

from atelier_cm.erreurs import ErreurAtelier


@dataclass(frozen=True)
class Defaut:
    """Une transformation du tableau juste, la part qu'elle laisse (0 à 1), la phrase attendue."""

    libelle: str
    transformation: str
    garde: float
    phrase: str


DEFAUTS = {
    "tableau_de_bord": (
        Defaut("sans contre-indicateur", '{v}.assign(role="suivi")', 0.5,
               "Si l’équipe ne vise que ces chiffres, que va-t-elle sacrifier ?"),
        Defaut("sans échéance", '{v}.assign(echeance="")', 0.5, "une cible sans date est un souhait."),
        Defaut("sans objectif", '{v}.assign(objectif="")', 0.5, "À quel objectif répond-il ?"),
        Defaut("sans cible", '{v}.assign(cible="")', 0.5, "À partir de quelle valeur"),
        Defaut("trois lignes seulement", "{v}.tail(3)", 0.5, "Quel objectif de l’entreprise"),
        Defaut("douze lignes répétées", '__import__("pandas").concat([{v}] * 3)', 0.0,
               "12 indicateurs : personne n’en suivra 12."),
        Defaut("ni échéance ni contre-indicateur", '{v}.assign(echeance="", role="suivi")', 0.0,
               "que va-t-elle sacrifier ?"),
    ),
}
VARIANTES = {
    "tableau_de_bord": (
        ("lignes dans un autre ordre", "{v}.iloc[::-1]"),
        ("colonnes dans un autre ordre", "{v}.iloc[:, ::-1]"),
        ("une ligne vide en plus", "{v}.reindex([*{v}.index, 99])"),
    ),
}


def pour(verificateur: str, table: dict) -> tuple:
    """Les cas écrits pour un vérificateur ; lève :class:`ErreurAtelier` s'il n'y en a aucun."""
    if verificateur not in table:
        raise ErreurAtelier(f"Aucun essai n’est écrit pour le vérificateur « {verificateur} » : "
                            "ajoutez les siens dans correction/cas_de_regles.py.")
    return table[verificateur]
