"""Les indicateurs du cours, sous un seul nom : from atelier_cm import kpi.

Chaque fonction est pure : elle lit des nombres ou des colonnes, rend un nombre ou une colonne, et ne
modifie rien. Une division par zéro donne une valeur manquante (nan). Une entrée absurde reçoit une phrase
en français. La fiche de chaque indicateur (formule, piège, exemple) est dans « Les fiches KPI ».
"""

from .audience import (adherence, adoption, attrition, contribution, croissance, membres_actifs, part_de_voix,
                       retention, sentiment_net, solde, tonalite_ponderee)
from .engagement import (amplification, applaudissement, completion_video, conversation, engagement_quotidien,
                         engagement_video, er_abonnes, er_impressions, err, frequence, interactions,
                         part_engagement, taux_agrege, taux_median, taux_moyen, viralite)
from .incertitude import Intervalle, intervalle
from .rentabilite import (EvaluationEMV, cac, conversion, cout_complet, cout_par_engagement, cpc, cpl, cpm,
                          evaluer_emv, roas, roi, taux_clic, valeur_par_session)
from .reponse import (delai_calendaire, delai_ouvre, part_dans_delai, resolution_premier_contact, taux_reponse)
from .satisfaction import csat, nps, parts_nps
from .tableau_de_bord import tableau

__all__ = [
    "EvaluationEMV", "Intervalle", "adherence", "adoption", "amplification", "applaudissement", "attrition",
    "cac", "completion_video", "contribution", "conversation", "conversion", "cout_complet",
    "cout_par_engagement", "cpc", "cpl", "cpm", "croissance", "csat", "delai_calendaire", "delai_ouvre",
    "engagement_quotidien", "engagement_video", "er_abonnes", "er_impressions", "err", "evaluer_emv",
    "frequence", "interactions", "intervalle", "membres_actifs", "nps", "part_dans_delai", "part_de_voix",
    "part_engagement", "parts_nps", "resolution_premier_contact", "retention", "roas", "roi",
    "sentiment_net", "solde", "tableau", "taux_agrege", "taux_clic", "taux_median", "taux_moyen", "taux_reponse",
    "tonalite_ponderee", "valeur_par_session", "viralite",
]
