"""Ce que les organisations écrivent quand on leur demande qui s’occupe des réseaux, pour quoi et comment."""

# Catégorie propre, puis les manières de l’écrire dans un formulaire.
SERVICES = {
    "communication": ("Communication", "Com", "com°", "Comm", "communication ", "Dir. com", "Service communication", "COMMUNICATION", "Comm.", "dircom"),
    "marketing": ("Marketing", "marketing", "Mktg", "Service marketing", "Mkt", "marketing digital", "MARKETING"),
    "direction": ("Direction", "direction générale", "DG", "Gérance", "gérante", "Dir. générale", "le patron"),
    "relation client": ("Relation client", "SAV", "service clients", "relation clients", "Sav ", "Accueil"),
    "autre": ("Ressources humaines", "RH", "Informatique", "Commerce", "DSI", "Secrétariat", "Bénévolat"),
}
SECTEURS = ("commerce", "industrie", "association", "collectivité", "culture", "tourisme", "santé et social", "enseignement", "bâtiment",
            "services aux entreprises")

# Sujet, puis tournures. Un objectif précis porte un nombre et une échéance ; un objectif flou, ni l’un ni l’autre.
OBJECTIFS_PRECIS = {
    "notoriété": ("Passer de {n3} à {n3b} abonnés d’ici à {echeance}", "Être citée {n2} fois dans la presse locale avant {echeance}",
                  "Toucher {n3} personnes du département par mois d’ici à {echeance}", "{n2} mentions spontanées par mois avant {echeance}"),
    "ventes": ("{n2} ventes en ligne par mois d’ici à {echeance}", "{n2} commandes venues des réseaux avant {echeance}",
               "Augmenter les ventes en ligne de {n1} % d’ici à {echeance}", "Vendre {n2} cartes cadeaux avant {echeance}"),
    "recrutement": ("Recevoir {n1} candidatures pour l’atelier avant {echeance}", "Recruter {n1} apprenties et apprentis d’ici à {echeance}",
                    "{n1} candidatures spontanées par mois d’ici à {echeance}", "Trouver {n1} bénévoles avant {echeance}"),
    "service": ("Répondre à tout le monde en moins de {n1} heures d’ici à {echeance}", "Moins de {n1} messages sans réponse par mois avant {echeance}",
                "Diminuer de {n1} % les appels à l’accueil d’ici à {echeance}", "Passer sous {n1} réclamations publiques par mois d’ici à {echeance}"),
    "participation": ("{n2} personnes à la journée portes ouvertes avant {echeance}", "Réunir {n2} contributions d’habitantes et d’habitants avant {echeance}",
                      "Faire revenir {n1} % des membres chaque mois d’ici à {echeance}", "{n2} inscriptions à la lettre du mois avant {echeance}"),
}
OBJECTIFS_FLOUS = ("Être présents partout", "Faire du bruit", "Rajeunir l’image", "Faire comme les concurrents", "Animer la page",
                   "Qu’on parle de nous", "Créer du lien", "Être modernes", "Faire vivre la marque", "Moderniser notre communication",
                   "Occuper le terrain", "Ne pas rater le virage", "Publier régulièrement", "Montrer qui nous sommes", "Développer la communauté",
                   "Avoir de belles photos", "Être plus visibles", "Poster un peu partout", "Soigner l’image", "On verra selon les retours",
                   "Faire le buzz", "Mettre un peu de vie sur la page", "Exister en ligne", "Suivre la tendance")
LEXIQUE_OBJECTIFS = {
    "n1": ("4", "6", "8", "10", "12", "15", "18", "20", "24", "30"), "n2": ("25", "40", "60", "80", "90", "120", "150", "200", "250"),
    "n3": ("800", "1 200", "1 900", "2 400", "3 100"), "n3b": ("3 500", "4 200", "5 000", "6 500", "8 000"),
    "echeance": ("juin", "la fin de l’année", "septembre", "Pâques", "l’été", "décembre", "la rentrée", "mars prochain"),
}
KPI = ("abonnés", "taux d’engagement", "ventes en ligne", "mentions", "délai de réponse", "candidatures", "visites du site", "aucun")
