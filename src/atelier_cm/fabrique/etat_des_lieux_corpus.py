"""Les textes de l’état des lieux : cartes du SWOT, causes proposées, actions possibles."""

# Lettre → (énoncé à trous, effectif, source). Les lettres sont mêlées : l’ordre ne dit rien de la case.
PREUVES = {
    "A": ("Aucune publication pendant {silence} jours de suite, en janvier, sur nos quatre réseaux.", "n_posts", "posts_marchevive"),
    "B": ("Dans le département, les clubs de marche comptent 12 % de membres de plus de 60 ans de plus qu’il y a un an.",
          42, "relevé des clubs, 2026 (inventé pour le cours)"),
    "C": ("Nos tutoriels de 20 minutes obtiennent {tutoriels} interactions pour 100 personnes touchées, en médiane ; l’ensemble "
          "de nos publications, {ensemble}.", "n_tutoriels", "posts_marchevive, hors sponsorisé"),
    "D": ("Vitalpas relance la conversation en {relance} minutes, en médiane, et obtient le meilleur taux par abonné des quatre "
          "concurrents.", "n_vitalpas", "posts_concurrents"),
    "E": ("{sans_reponse} demandes de la clientèle n’ont jamais reçu de réponse.", "n_demandes", "messages_sav"),
    "F": ("Les tutoriels, notre meilleur thème, ne font que {part_tutoriels} % de nos publications.", "n_posts", "posts_marchevive"),
    "G": ("Un réseau où nous publions annonce qu’à partir de janvier, les comptes professionnels seront moins montrés s’ils ne paient pas.",
          1, "annonce du réseau, août 2026 (inventée pour le cours)"),
    "H": ("Quand nous répondons, une demande sur deux a sa réponse en {delai} heures d’ouverture ou moins : la promesse est de 9.",
          "n_repondues", "messages_sav"),
    "I": ("{places} messages demandent s’il reste une place dans une sortie : l’envie de marcher en groupe est là.",
          "n_messages", "messages_sav"),
    "J": ("{muettes} % des images connues n’ont pas de texte alternatif.", "n_images", "posts_marchevive"),
    "K": ("Trois marques du secteur ont été épinglées par la presse ce printemps pour de faux avis ; la profession est observée.",
          3, "revue de presse, 2026 (inventée pour le cours)"),
    "L": ("Notre compte Instagram compte {gagnes} abonnés de plus qu’il y a un an.", "n_jours", "abonnes_jour"),
    "M": ("Nous n’écrivons aucun commentaire sous {sans_nous} % des publications que le public commente.", "n_commentees",
          "posts_marchevive"),
    "N": ("62 % des personnes de plus de 60 ans interrogées cherchent une activité de plein air près de chez elles.",
          1_004, "baromètre Plein air, 2026 (inventé pour le cours)"),
    "O": ("{chutes} messages racontent une chute ou une personne tombée ; un seul, rendu public, ferait parler de nous.",
          "n_messages", "messages_sav"),
    "P": ("{satisfaits} % des personnes interrogées en juin donnent 4 ou 5 sur 5 à Marchevive.", "n_juin", "enquete_nps"),
}

# Faiblesse, puis quatre explications. Une seule est une cause que l’on peut vérifier.
CAUSES = (
    ("Quatorze jours sans publication, en janvier, sur les quatre réseaux.",
     "On ne publie pas régulièrement, parce que le rythme est irrégulier.",
     "Il manque un calendrier de publication.",
     "Une seule personne publiait pendant les congés ; quand elle s’est arrêtée, tout s’est arrêté.",
     "L’équipe n’est pas motivée en hiver."),
    ("Moins d’interactions par abonné que Vitalpas, sur Instagram.",
     "Vitalpas relance la conversation dans la demi-heure ; les autres marques, des heures plus tard.",
     "Leur public est plus chaleureux que le nôtre.",
     "Nous n’avons pas de programme pour les membres engagés.",
     "Nos publications font moins réagir que les leurs."),
    ("Des centaines de demandes de la clientèle restées sans réponse.",
     "Il faudrait une personne de plus au service client.",
     "Trop de personnes attendent une réponse qui ne vient pas.",
     "Personne ici ne prend vraiment la clientèle au sérieux.",
     "Les demandes du week-end passent sous celles du lundi et ne sont plus jamais rouvertes."),
    ("Plus de deux images sur cinq sans texte alternatif.",
     "L’accessibilité n’intéresse personne dans le métier.",
     "Le texte manque surtout quand une même personne publie ; les autres l’écrivent.",
     "Beaucoup de nos images ne sont pas décrites.",
     "Il n’existe pas de liste à cocher avant de publier."),
    ("Sur Instagram, plus d’un départ pour deux arrivées.",
     "Nous n’envoyons pas de message de bienvenue.",
     "Les gens se lassent de tout, aujourd’hui.",
     "Les départs se concentrent dans les jours qui suivent un jeu-concours.",
     "Nous perdons des abonnés, parce que des personnes se désabonnent."),
    ("Des avis à une étoile, nombreux au mois de mars.",
     "Les avis sont mauvais, parce que les personnes sont mécontentes.",
     "Les mauvaises notes de mars visent un seul article, et toujours la même pièce.",
     "L’article devrait être remplacé sans frais.",
     "La marque a perdu son âme."),
)

# Action, impact de 1 à 5, heures d’ici à décembre, qui décide.
ACTIONS = (
    ("Écrire le texte alternatif des trente images les plus vues", 3, 5, "équipe"),
    ("Préparer quinze publications d’avance pour janvier", 5, 8, "équipe"),
    ("Refaire toutes les images de la saison", 4, 30, "équipe"),
    ("Changer la semelle de la chaussure Alizé", 5, 6, "service Produit"),
    ("Relancer la conversation dans la demi-heure, trois fois par semaine", 4, 6, "équipe"),
    ("Changer les photos de profil des quatre comptes", 1, 2, "équipe"),
    ("Ouvrir un compte sur un cinquième réseau", 2, 40, "équipe"),
    ("Payer une permanence du service client le week-end", 4, 4, "direction"),
)
