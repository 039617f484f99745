"""Ce que disent les avis, écrit pour le cours : par note, puis par sorte d’article."""

# Ce qu’on dit de l’article, selon sa sorte : en bien, en mal.
EN_BIEN = {
    "chaussure": ("le talon tient bien", "aucune ampoule en {nb_km} kilomètres", "le pied ne bouge pas en descente", "légère et stable",
                  "on l’enfile sans se baisser", "la largeur est juste pour un pied {pied}", "la semelle accroche sur le mouillé",
                  "confortable dès la première sortie", "mes genoux disent merci", "le laçage ne se défait plus"),
    "vetement": ("trois heures de pluie et le dos sec", "la capuche tient au vent", "la coupe tombe bien", "les poches sont là où il faut",
                 "elle sèche en une nuit", "chaud sans étouffer", "le zip se manœuvre avec des gants"),
    "sac": ("il se règle d’une main", "le dos respire", "tout est à sa place", "les bretelles ne scient pas", "la boucle s’ouvre avec de l’arthrose"),
    "bâton": ("il ne vibre pas", "la poignée reste sèche", "le réglage tient", "il se plie en deux secondes", "la pointe accroche bien"),
    "petit": ("ça ne bouge pas", "ça tient la journée", "solide et simple", "bien pensé", "rien à redire"),
}
EN_MAL = {
    "chaussure": ("la semelle s’use vite", "le talon frotte", "la taille est fausse d’une pointure", "elle prend l’eau aux coutures",
                  "la languette tourne", "elle grince", "le bout est trop étroit", "la doublure se troue", "ça chauffe en ville"),
    "vetement": ("les manches sont courtes", "le zip coince", "elle prend l’eau aux épaules", "ça peluche", "la taille haute remonte"),
    "sac": ("la bretelle glisse", "la fermeture accroche", "trop petit pour une journée", "la boucle a cassé"),
    "bâton": ("il se dévisse", "la dragonne irrite", "la pointe s’use en un mois", "la lampe ne marche plus"),
    "petit": ("ça fuit", "ça se détend au lavage", "la couleur part", "c’est cher pour ce que c’est"),
}
EN_MAL_SEMELLE = ("la semelle se décolle", "la semelle part en morceaux", "semelle fendue", "la semelle bâille à l’avant",
                  "la nouvelle semelle ne tient pas", "la semelle a lâché d’un coup", "des bouts de semelle dans l’entrée")

AVIS = {
    5: ("{bien_maj}. {bien_maj}. Je recommande.", "{bien_maj}, rien à ajouter.", "Achat pour {cadeau}, {bien}.", "{accroche_bien} {bien_maj}.",
        "{bien_maj}. {contexte}", "Deuxième achat, deuxième fois contente. {bien_maj}.", "Pas mal du tout : {bien}.", "{contexte} {bien_maj}.",
        "{bien_maj}, et pourtant je suis difficile.", "Mon {relation_h} se moquait, il en veut une. {bien_maj}.", "Parfait. {contexte}",
        "Ça tue ! {bien_maj}.", "J’ai {age} ans, {frequence} : {bien}."),
    4: ("{bien_maj}, {bien}. Une étoile en moins : {mal}.", "Très bien, même si {mal}.", "{bien_maj}. Seul regret : {mal}.", "Presque parfait, {bien}.",
        "{contexte} {bien_maj}.", "Content, {bien}. À revoir : {mal}.", "{bien_maj}. Le prix pique un peu.", "Bon article, {bien}, livraison lente."),
    3: ("Moyen : {bien}, mais {mal}.", "{bien_maj}, {mal}. Sans avis tranché.", "Correct pour le prix. {mal_maj}.", "Je m’attendais à mieux : {mal}.",
        "Ni bien ni mal. {contexte}", "{mal_maj}, heureusement {bien}.", "Ça va. {mal_maj}."),
    2: ("{mal_maj}. Décevant.", "{mal_maj} au bout de {duree}. Le service a répondu, c’est déjà ça.", "Déçue, {mal}. {contexte}", "{mal_maj} et {mal}.",
        "Je voulais y croire : {mal}.", "Pas terrible, {mal}.", "Une étoile pour la couleur, une pour l’accueil. {mal_maj}."),
    1: ("{mal_maj} après {duree}. À fuir.", "{mal_maj}, {mal}. Retour demandé, silence.", "Inadmissible : {mal}.", "Zéro si je pouvais. {mal_maj}.",
        "{duree_maj} et {mal}. {contexte}", "{mal_maj}. On me propose un avoir, non merci.", "Colis ouvert, puis {mal}. Bravo.", "J’ai tout essayé, {mal}.",
        "Avant c’était solide. Maintenant {mal}.", "{mal_maj}. Ma {relation} a la même, même histoire."),
}
# Le compliment qui n’en est pas un : le texte dit bien, la note dit une étoile.
IRONIE = ("Bravo, {duree} et {mal}. Du grand art.", "Génial, {mal}. J’adore.", "Magnifique idée : {mal}. Fallait y penser.",
          "Merci pour la leçon de patience, {mal}.", "Cinq étoiles pour l’emballage. Pour le reste, {mal}.", "Très joli sur l’étagère, parce que dehors {mal}.",
          "Parfait pour rester chez soi : {mal}.", "Quel bonheur de recommencer le retour. {mal_maj}.")
# Des avis écrits à la chaîne : tout va bien, rien n’est dit.
FAUX = ("Produit {superlatif}, je recommande {superlatif_adv} !", "{superlatif_maj} produit, livraison {superlatif} !", "Je suis {superlatif_adv} satisfaite, produit {superlatif} !",
        "Qualité {superlatif}, marque {superlatif} !", "{superlatif_maj} achat, je recommande à tous !", "Rien à dire, {superlatif}, achetez {superlatif_adv} !")
REPONSES = {
    "content": ("Merci {vous}, ça fait plaisir à toute l’équipe. {agent}", "Un grand merci ! Bonnes marches. {agent}", "On transmet à l’atelier, merci. {agent}",
                "Merci d’avoir pris le temps de l’écrire. {agent}"),
    "tiede": ("Merci pour cet avis précis, nous le transmettons au produit. {agent}", "Nous notons le point faible, merci. {agent}",
              "Un échange est possible si vous le souhaitez : écrivez-nous avec le numéro de commande. {agent}"),
    "decu": ("Nous sommes désolés. Écrivez-nous en privé avec votre numéro de commande, nous échangeons ou remboursons. {agent}",
             "Ce n’est pas normal, et la garantie s’applique. Pouvez-vous nous envoyer une photo ? {agent}",
             "Désolés pour cette déception. Je vous appelle si vous me laissez un créneau en message privé. {agent}",
             "Merci de nous l’avoir dit. Le retour est à notre charge, le bon part aujourd’hui. {agent}"),
}
LEXIQUE_AVIS = {
    "nb_km": ("60", "120", "200", "340", "500"), "pied": ("large", "creux", "fin", "plat"),
    "cadeau": ("ma mère", "mon père", "une amie", "mes {age} ans", "ma {relation}"),
    "relation": ("sœur", "voisine", "belle-mère", "cousine"), "relation_h": ("mari", "frère", "voisin", "gendre"),
    "age": tuple(str(a) for a in range(60, 87)), "frequence": ("je marche tous les jours", "je sors deux fois par semaine", "je marche en club"),
    "accroche_bien": ("Conquise.", "Enfin !", "Bonne surprise.", "On m’avait prévenue, c’est vrai.", "Je n’y croyais pas.", "Rien à jeter."),
    "contexte": ("Utilisée {terrain}.", "Pour {usage}.", "Achetée en boutique à {ville}.", "J’ai {age} ans.", "Arrivée en trois jours.",
                 "Testée {terrain}, puis {terrain}.", "Conseillée par ma {relation}.", "Commandée un lundi, reçue le {jour}.", "C’est mon troisième modèle."),
    "terrain": ("en forêt", "sur les pavés", "sur la digue", "en montagne douce", "au marché", "dans la boue", "sur du gravier"),
    "usage": ("le club du mardi", "promener le chien", "un voyage organisé", "le jardin", "la marche nordique", "trois jours d’itinérance"),
    "ville": ("Longval", "Brévelle", "Cressy", "Saint-Aubert", "Port-Genêt", "Charmeval"), "jour": ("mercredi", "jeudi", "vendredi", "lundi suivant"),
    "duree": ("deux sorties", "trois semaines", "un mois", "dix jours", "six mois", "un hiver", "40 kilomètres"),
    "duree_maj": ("Deux sorties", "Trois semaines", "Un mois", "Dix jours", "Six mois"),
    "superlatif": ("excellent", "au top", "impeccable", "super", "parfait", "magnifique"), "superlatif_adv": ("vivement", "à 100 %", "totalement", "sans hésiter"),
    "superlatif_maj": ("Super", "Excellent", "Magnifique", "Parfait"),
    "vous": ("à vous", "beaucoup", "pour ces mots", "infiniment"), "agent": ("Inès", "Bastien", "Odile"),
}
PRENOMS = ("Monique", "Josiane", "Fatiha", "Yvette", "Annick", "Rosa", "Nicole", "Colette", "Gérard", "Lucien", "Ahmed", "Roland", "Michel", "Manuel",
           "Alain", "Henri", "Denise", "Solange", "Omar", "Ghislaine", "Yves", "Khadija", "Danuta", "Martine", "Gilbert", "Arlette")
PSEUDOS = ("marcheuse_{n}", "papyrando{n}", "jo_{n}", "les2pieds{n}", "tortue{n}", "mamzelle{n}", "lulu.{n}", "randonneur_du_{n}", "cailloux{n}")
