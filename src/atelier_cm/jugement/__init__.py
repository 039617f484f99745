"""Questions, réponses canoniques, empreintes, verdicts. Des données : ni HTML, ni nbgrader."""

from .canonique import TYPE_MIME, reponse_canonique
from .construction import fabriquer_controles, forme_seule
from .declaration import (Carte, Champ, Erreur, Indices, Option, Question, a_revoir, carte, choix, classement,
                          date, ensemble, juste, liste, niveau, nombre, presque, rangement, regles, serie,
                          table, texte)
from .juger import controle_de, juger
from .refus import DeclarationInvalide
from .sources import sources_du_carnet, tape_a_la_main
from .verdict import Aide, Essai, JugementChamp, Verdict

__all__ = [
    "Aide", "Carte", "Champ", "DeclarationInvalide", "Erreur", "Essai", "Indices", "JugementChamp",
    "Option", "Question", "TYPE_MIME", "Verdict", "a_revoir", "carte", "choix", "classement",
    "controle_de", "date", "ensemble", "fabriquer_controles", "forme_seule", "juger", "juste", "liste",
    "niveau", "nombre", "presque", "rangement", "regles", "reponse_canonique", "serie",
    "sources_du_carnet", "table", "tape_a_la_main", "texte",
]
