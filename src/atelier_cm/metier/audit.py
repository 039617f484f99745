"""L’état des lieux, sous un seul nom : from atelier_cm import audit.

Nettoyer un export (`diagnostiquer`, `decider`, `nettoyer`, `journal`), lire un rythme (`rythme`), des liens et des
images (`liens`, `textes_alternatifs`), une charte (`ecarts`, `contradictions`), et se comparer à base égale
(`base_egale`, `comparer`, `themes`), ranger des cartes (`ranger`). Chaque fonction est pure : elle lit des tables et n’en modifie aucune.
"""

from .audit_charte import contradictions, ecarts, lire_charte, releve
from .audit_comparaison import SEUIL, base_egale, comparer, phrase_de_groupe, se_distinguent, themes
from .audit_export import ANOMALIES, decider, diagnostiquer, journal, lire_dates, nettoyer, phrase_de_journal, reperer
from .audit_liens import TextesAlternatifs, avec_image, etat_lien, etats_liens, liens, textes_alternatifs
from .audit_rythme import Rythme, par_semaine, rythme
from .rangement import ranger

__all__ = [
    "ANOMALIES", "Rythme", "SEUIL", "TextesAlternatifs", "avec_image", "base_egale", "comparer", "contradictions",
    "decider", "diagnostiquer", "ecarts", "etat_lien", "etats_liens", "journal", "liens", "lire_charte", "lire_dates",
    "nettoyer", "par_semaine", "phrase_de_groupe", "phrase_de_journal", "ranger", "releve", "reperer",
    "rythme", "se_distinguent", "textes_alternatifs", "themes",
]
