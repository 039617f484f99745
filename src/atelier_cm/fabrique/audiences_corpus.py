"""Les audiences publiées : des valeurs relevées, jamais inventées, sauf trois lignes qui le disent.

Chaque ligne : réseau, année de la mesure, zone, valeur, unité, ce qui est mesuré,
source, date de publication, niveau de vérification, ce que dit la source.
"""

ORIGINAL, SECONDE_MAIN, SANS_METHODE, FABRIQUEE = (
    "lue dans la source", "lue de seconde main", "publiée sans méthode", "fabriquée pour l’exercice",
)
MESURES = ("actifs mensuels", "actifs revendiqués", "déclarants du mois", "couverture mensuelle", "identités d’utilisateurs", "inscrits",
           "internautes quotidiens", "non précisée", "temps passé", "usage professionnel", "variation")

_COURS_2018, _DIAPOS_2013 = "support de cours en ligne", "Blancot et Berthelot, diapositives de formation"
_WAS25, _WAS26 = "We Are Social et Meltwater, Digital Report France 2025", "We Are Social et Meltwater, Digital Report France 2026"
_DSA = "rapports DSA du premier semestre 2025, cités par Infosunrise"
_NPA, _MEDIAM = "NPA Conseil 2025", "Médiamétrie, L’Année Internet 2025, citée par 1001infos"
_BDM, _BFM = "enquête BDM 2024 (n = 1 010), citée par Influencia", "BFM Tech, 3 novembre 2025"
_P, _PC = "personnes", "%"


def _couple(reseau: str, monde: float, france: float) -> tuple[tuple, ...]:
    """Les deux valeurs du panorama de fin 2018 : le tableau ne dit ni ce qu’il compte, ni d’où il le tient."""
    citation = "Tableau « Réseau, monde, France », sans source ni définition."
    return tuple((reseau, 2018, zone, valeur, _P, "non précisée", _COURS_2018, "vers 2018-2019", SANS_METHODE, citation)
                 for zone, valeur in (("monde", monde), ("France", france)))


LIGNES = (
    *_couple("Facebook", 2_200_000_000, 33_000_000), *_couple("Instagram", 1_000_000_000, 12_000_000),
    *_couple("YouTube", 1_900_000_000, 19_000_000), *_couple("Twitter", 326_000_000, 10_000_000),
    *_couple("LinkedIn", 106_000_000, 9_700_000), *_couple("Snapchat", 186_000_000, 13_000_000),
    ("tous", 2013, "monde", 1_300_000_000, _P, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Utilisateurs dans le monde."),
    ("tous", 2013, "France", 63, _PC, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Part des internautes « socionautes »."),
    ("tous", 2013, "France", 10, "points", "variation", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Hausse de la part des socionautes."),
    ("tous", 2013, "France", 10, _PC, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Part des socionautes dits intensifs."),
    ("tous", 2013, "France", 8, _PC, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Part des socionautes dits influents."),
    ("tous", 2013, "France", 2, _PC, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Part des socionautes dits hyperactifs."),
    ("tous", 2013, "France", 89, _PC, "inscrits", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Internautes inscrits à au moins un réseau."),
    ("tous", 2013, "France", 20, _PC, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Part du trafic venue du mobile, « au moins »."),
    ("terminal : ordinateur", 2013, "France", 98, _PC, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Équipement des socionautes, −1 point."),
    ("terminal : smartphone", 2013, "France", 62, _PC, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Équipement des socionautes, +8 points."),
    ("terminal : tablette", 2013, "France", 28, _PC, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Équipement des socionautes."),
    ("terminal : tablette", 2013, "France", 7, "points", "variation", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Hausse de la tablette, à un endroit du document."),
    ("terminal : tablette", 2013, "France", 13, "points", "variation", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Hausse de la tablette, à un autre endroit du document."),
    ("terminal : TV connectée", 2013, "France", 11, _PC, "non précisée", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Équipement des socionautes."),
    ("Facebook", 2013, "France", 105, "min par semaine", "temps passé", _DIAPOS_2013, "2013-11-15", SANS_METHODE, "Temps hebdomadaire moyen par membre."),
    ("tous", 2025, "France", 50_400_000, _P, "identités d’utilisateurs", _WAS25, "2025", SECONDE_MAIN, "75,7 % de la population."),
    ("tous", 2025, "France", 75.7, _PC, "identités d’utilisateurs", _WAS25, "2025", SECONDE_MAIN, "Part de la population."),
    ("tous", 2025, "France", 108, "min par jour", "temps passé", _WAS25, "2025", SECONDE_MAIN, "1 h 48 par jour sur les réseaux."),
    ("tous", 2025, "France", 5.8, "plateformes par mois", "déclarants du mois", _WAS25, "2025", SECONDE_MAIN, "Plateformes utilisées chaque mois, en moyenne."),
    ("tous", 2026, "France", 51_500_000, _P, "identités d’utilisateurs", _WAS26, "2026-01", ORIGINAL, "51,5 millions d’identités, +2,2 %."),
    ("tous", 2026, "France", 77, _PC, "identités d’utilisateurs", _WAS26, "2026-01", ORIGINAL, "Environ 77 % de la population."),
    ("tous", 2026, "France", 2.2, _PC, "variation", _WAS26, "2026-01", ORIGINAL, "Hausse des identités en un an."),
    ("tous", 2026, "France", 11.7, _PC, "déclarants du mois", _WAS26, "2026-01", ORIGINAL, "« Publier » cité comme raison d’usage, −2 points en un an."),
    ("tous", 2025, "France", 48_600_000, _P, "internautes quotidiens", _MEDIAM, "2025", SECONDE_MAIN, "Internautes quotidiens, tous usages."),
    ("tous", 2023, "France", 47_400_000, _P, "internautes quotidiens", "Médiamétrie, cité par Stratégies", "2024-02", ORIGINAL, "Internautes quotidiens ; 2 h 24 par jour."),
    ("tous", 2023, "France", 144, "min par jour", "temps passé", "Médiamétrie, cité par Stratégies", "2024-02", ORIGINAL, "Temps passé en ligne, tous usages : 2 h 24."),
    ("tous", 2025, "France", 39, _PC, "temps passé", _MEDIAM, "2025", SECONDE_MAIN, "Part du temps en ligne sur réseaux et messageries."),
    ("tous", 2025, "France", 80, _PC, "temps passé", _MEDIAM, "2025", SECONDE_MAIN, "Part du temps en ligne sur smartphone."),
    ("assistants IA", 2025, "France", 44, _PC, "couverture mensuelle", _MEDIAM, "2025", SECONDE_MAIN, "Français échangeant chaque mois avec une IA."),
    ("assistants IA", 2025, "France", 78, _PC, "couverture mensuelle", _MEDIAM, "2025", SECONDE_MAIN, "Même mesure, 15-24 ans."),
    ("Facebook", 2025, "France", 70.4, _PC, "déclarants du mois", _WAS25, "2025", SECONDE_MAIN, "Internautes l’utilisant chaque mois."),
    ("Facebook", 2025, "UE", 263_600_000, _P, "actifs mensuels", _DSA, "2025-09-03", SECONDE_MAIN, "Actifs mensuels dans l’Union, quasi stable."),
    ("Instagram", 2025, "France", 43_700_000, _P, "actifs mensuels", _DSA, "2025-09-03", SECONDE_MAIN, "Actifs mensuels en France."),
    ("Instagram", 2025, "UE", 281_800_000, _P, "actifs mensuels", _DSA, "2025-09-03", SECONDE_MAIN, "Actifs mensuels dans l’Union."),
    ("Instagram", 2026, "France", 55, _PC, "déclarants du mois", _WAS26, "2026-01", ORIGINAL, "Déclarent l’avoir utilisé le mois passé."),
    ("TikTok", 2025, "UE", 169_700_000, _P, "actifs mensuels", _NPA, "2025", ORIGINAL, "Actifs mensuels dans l’Union."),
    ("TikTok", 2025, "France", 2_700_000, _P, "variation", _NPA, "2025", ORIGINAL, "Hausse en France en un an."),
    ("TikTok", 2026, "France", 38.3, _PC, "déclarants du mois", _WAS26, "2026-01", ORIGINAL, "Déclarent l’avoir utilisé le mois passé."),
    ("TikTok", 2026, "France", 90, "min par jour", "temps passé", _WAS26, "2026-01", ORIGINAL, "1 h 30 par jour."),
    ("Snapchat", 2026, "France", 37.8, _PC, "déclarants du mois", _WAS26, "2026-01", ORIGINAL, "Déclarent l’avoir utilisé le mois passé."),
    ("Snapchat", 2026, "France", 30, "min par jour", "temps passé", _WAS26, "2026-01", ORIGINAL, "30 minutes par jour."),
    ("WhatsApp", 2025, "France", 66.6, _PC, "déclarants du mois", _WAS25, "2025", SECONDE_MAIN, "Internautes l’utilisant chaque mois."),
    ("WhatsApp (chaînes)", 2024, "UE", 46_900_000, _P, "actifs mensuels", _NPA, "2025", ORIGINAL, "Utilisateurs des chaînes, fin 2024."),
    ("LinkedIn", 2024, "France", 11_500_000, _P, "actifs mensuels", _NPA, "2025", ORIGINAL, "Actifs mensuels en France, fin 2024."),
    ("X", 2025, "monde", 550_000_000, _P, "actifs revendiqués", _BFM, "2025-11-03", ORIGINAL, "Borne basse de « 550 à 580 millions »."),
    ("X", 2025, "monde", 580_000_000, _P, "actifs revendiqués", _BFM, "2025-11-03", ORIGINAL, "Borne haute de « 550 à 580 millions »."),
    ("X", 2025, "UE", -10, _PC, "variation", _NPA, "2025", ORIGINAL, "Baisse d’environ 10 % sur un semestre, octobre 2024 à mars 2025."),
    ("X", 2025, "France", None, _P, "actifs mensuels", "aucune source trouvée", "", SANS_METHODE, "Valeur cherchée, non trouvée : la case reste vide."),
    ("Threads", 2025, "monde", 350_000_000, _P, "actifs revendiqués", _BFM, "2025-11-03", ORIGINAL, "« Plus de 350 millions d’actifs mensuels »."),
    ("Threads", 2025, "France", None, _P, "actifs mensuels", "aucune source trouvée", "", SANS_METHODE, "Valeur cherchée, non trouvée : la case reste vide."),
    ("Bluesky", 2025, "monde", 40_000_000, _P, "inscrits", _BFM, "2025-11-03", ORIGINAL, "Inscrits, et non actifs."),
    ("Bluesky", 2025, "France", None, _P, "actifs mensuels", "aucune source trouvée", "", SANS_METHODE, "Valeur cherchée, non trouvée : la case reste vide."),
    *((reseau, 2024, "France", part, _PC, "usage professionnel", _BDM, "2024", ORIGINAL, "Community managers qui s’en servent dans leur métier.")
      for reseau, part in (("Instagram", 74), ("LinkedIn", 68), ("Facebook", 57), ("TikTok", 26), ("YouTube", 24.5), ("X", 15),
                           ("Pinterest", 10), ("Threads", 5))),
    # Trois lignes fausses, et qui le disent : de quoi s’exercer à vérifier.
    ("TikTok", 2026, "France", 61_000_000, _P, "actifs mensuels", "infographie sans auteur", "2026", FABRIQUEE, "Plus d’actifs que d’internautes quotidiens."),
    ("LinkedIn", 2025, "France", 34_000_000, _P, "actifs mensuels", "message promotionnel d’un prestataire", "2025", FABRIQUEE, "Des inscrits présentés comme des actifs."),
    ("Facebook", 2026, "France", 12, _PC, "déclarants du mois", "sondage de 94 répondants, sans date", "", FABRIQUEE, "Échantillon volontaire, base non dite."),
)
