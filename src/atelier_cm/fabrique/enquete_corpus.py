"""Les réponses libres de l’enquête, écrites pour le cours."""

COMMENTAIRES = {
    "content": (
        "{bien_maj}, je recommande autour de moi.", "Ma {relation} en a acheté après moi, c’est tout dire.",
        "{bien_maj}. Et {bien}.", "{bien_maj}. Rien à changer.", "J’ai {age} ans, {bien}, que demander de plus.", "{agent} connaît son métier. {bien_maj}.", "Ma {relation} et moi, on partage l’avis : {bien}.", "{bien_maj}, même si {mal}.", "J’ai {age} ans et je marche {frequence}, en partie grâce à vos vidéos.",
        "{agent} a réglé mon problème en {delai}, sans discuter.", "On sent que vous marchez aussi : {bien}.",
        "Les sorties sont conviviales, {bien}.", "Conviviales, les sorties, même à {age} ans et derrière.", "Pas donné, mais {bien}.",
        "Je ne mets jamais 10, alors disons presque. {bien_maj}.", "{bien_maj}, ne changez pas la forme.",
    ),
    "tiede": (
        "{bien_maj}, mais {mal}.", "Correct, {bien}.", "Mitigée : {bien}, {mal}.", "{agent} a été aimable, {mal}.", "Ma {relation} est conquise, moi moins : {mal}.", "Bien pour le prix, sans plus. {mal_maj}.", "Ni pour ni contre : {mal}.",
        "J’attends de voir si ça tient, {mal}.", "Bonne marque, {mal}.", "Ça va, {mal}.", "Oui pour les chaussures, non pour {point_faible}.",
    ),
    "decu": (
        "{mal_maj}. {mal_maj}.", "Déçue : {mal}.", "Trois messages en {delai_long}, aucune réponse.", "{mal_maj}. Dommage, {bien}.", "À {age} ans on sait attendre, mais {mal}.", "Ma {relation} m’avait prévenue : {mal}.", "{agent} a fait de son mieux. {mal_maj} quand même.", "{mal_maj}, à ce prix-là c’est vexant.",
        "Merci pour la chaussure gauche. Et la droite, après {delai_long} ?", "J’ai rendu, remboursée au bout de {delai_long}.",
        "Je recommanderais votre ancienne version, pas celle-ci : {mal}.", "{mal_maj}, et personne pour m’expliquer.",
        "Franchement bravo, {duree_vie} et la semelle part.", "Pas mal la pub, moins bien le produit : {mal}.",
    ),
}
LEXIQUE_ENQUETE = {
    "bien": ("la chaussure tient le talon", "le service répond gentiment", "les séances vidéo sont claires", "la veste ne prend pas l’eau",
             "les tailles sont justes", "la boutique prend le temps", "le retour a été simple", "les guides de sortie connaissent leur affaire"),
    "bien_maj": ("La chaussure tient le talon", "Service agréable", "Séances très claires", "La veste ne prend pas l’eau",
                 "Tailles justes", "Bon accueil en boutique", "Retour simple", "Matériel solide"),
    "mal": ("la livraison traîne", "le site écrit trop petit", "on attend trop les réponses", "la semelle s’use vite",
            "il n’y a plus de demi-pointures", "les promotions changent tous les jours", "le standard raccroche",
            "trop de courriels"),
    "mal_maj": ("La livraison traîne", "Le site écrit trop petit", "On attend trop les réponses", "La semelle s’use vite",
                "Plus de demi-pointures", "Les promotions changent tous les jours", "Le standard raccroche", "Trop de courriels"),
    "relation": ("sœur", "belle-mère", "voisine", "kiné", "cousine", "collègue"),
    "age": tuple(str(a) for a in range(60, 88)),
    "frequence": ("tous les jours", "trois fois par semaine", "chaque matin", "à nouveau"),
    "agent": ("Inès", "Bastien", "Odile", "La dame au téléphone"),
    "delai": ("une heure", "dix minutes", "deux jours"),
    "delai_long": ("cinq semaines", "deux mois", "trois relances"),
    "point_faible": ("les sacs", "les vestes", "le service après-vente", "les bâtons"),
    "duree_vie": ("deux mois", "un hiver", "six semaines", "cent kilomètres"),
}
