"""Ce qui s’écrit autour de la blessure d’une participante : avant, pendant, et à côté."""

# Genre, tonalité, puis tournures. Un propos haineux ou une donnée d’un tiers est décrit entre crochets, jamais écrit.
GENRES = {
    "ordinaire": ("neutre", ("Quelqu’un a la {produit} en {pointure} ?", "Sortie à {ville} {jour}, {nb} km prévus avec Marchevive", "La {produit} de Marchevive, {temps} : rien à dire",
                             "Marchevive ouvre à quelle heure à {ville} {jour} ?", "{temps_maj} au programme 30 jours, je tiens bon", "Ma {proche} adore ses {produit}",
                             "Vous lacez comment vos {produit} ?", "Jour {numero} du programme Marchevive : {lieu}, {meteo}", "Reçu la {produit}, essai {jour} {lieu}")),
    "content": ("positif", ("Merci Marchevive, {nb} km sans une ampoule", "Le service a répondu en {nb} minutes, chapeau", "{temps_maj} avec la {produit} : mes pieds disent merci",
                            "Belle sortie {lieu}, merci au club de {ville}", "Marchevive m’a échangé la {produit} sans discuter")),
    "déçu": ("négatif", ("La {produit} frotte au talon depuis {temps}", "Colis Marchevive attendu depuis {nb} jours", "Un peu cher, la {produit}, pour ce que ça dure", "Plus de {pointure} en {produit}, encore")),
    "promo": ("positif", ("Moins 30 % sur la {produit}, code PASSAGE, foncez", "Vente flash Marchevive : j’ai pris la {produit} en {pointure}", "Le code PASSAGE marche encore à {heure} !",
                          "Qui a eu la {produit} avec le code PASSAGE ?", "Rupture de {pointure} en {nb} minutes, le code PASSAGE a bien tourné")),
    "journal": ("neutre", ("Vu Marchevive au journal ce soir, sujet sur la marche après {age} ans", "C’est {lieu} qu’on voit au journal ? On dirait {ville}", "Le reportage sur les marcheurs : ma {proche} y était !",
                           "Joli sujet à la télé, même si {nb} secondes c’est court", "Reportage télé : ils ont filmé le club de {ville}")),
    "automate": ("neutre", ("Gagnez {nb}{nb} € chaque jour depuis chez vous #marche lot {code}", "Montres de luxe à moins {nb} % #marchevive ref {code}", "Perdre {nb} kilos sans bouger #marchevive offre {code}")),
    "signal": ("négatif", ("Ma {proche} s’est blessée au genou pendant l’exercice 12 du programme Marchevive, on est aux urgences", "Exercice 12 de Marchevive : ma {proche} est tombée, blessée au genou, personne ne répond",
                           "Quelqu’un d’autre blessé par l’exercice 12 ? {age} ans, genou tordu {lieu}", "On attend une radio depuis {heure}. L’exercice 12, plus jamais", "Blessée {lieu} en suivant la vidéo, exercice 12. Message envoyé à {heure}, silence",
                           "Le kiné dit que l’exercice 12 est dangereux après {age} ans. Ma {proche} est blessée", "Toujours aux urgences avec ma {proche}, blessée par l’exercice 12. Vous comptez répondre ?")),
    "colère": ("négatif", ("Une dame blessée et Marchevive poste une promo. Honteux", "{nb} heures sans un mot. Vous attendez quoi, Marchevive ?", "On vend des exercices à des gens de {age} ans sans un médecin ? Inadmissible",
                           "L’exercice 12 est encore en ligne à {heure}. Retirez-le !", "Supprimer les commentaires ne soigne pas un genou", "« Nous prenons cela au sérieux. » Ah oui ? Depuis {jour} ?",
                           "Je rends ma {produit}. Pas pour la chaussure, pour le silence", "Ma {proche} suit ce programme. J’ai peur, et vous vous taisez", "Une entreprise d’ici qui oublie les gens de {ville}. Triste",
                           "La blessée est de {ville}. Un appel, c’est {nb} minutes", "Zéro excuse, zéro consigne, {nb} réponses copiées-collées")),
    "question": ("neutre", ("Faut-il arrêter tout le programme ou juste l’exercice 12 ?", "J’ai fait l’exercice 12 {jour}, le genou gonfle. Je fais quoi ?", "C’est quoi, l’exercice 12, exactement ?", "À {age} ans, je continue ou pas ?",
                            "Qui a validé ces exercices ? Un kiné ?", "Y a-t-il d’autres personnes blessées ?", "Le programme est-il remboursé si on arrête ?", "La sortie de {ville} {jour} est-elle maintenue ?",
                            "Vous prévenez les clubs comment ?", "L’exercice 12, c’est celui avec la chaise ou celui avec la marche ?")),
    "témoignage": ("négatif", ("Moi aussi l’exercice 12 m’a fait mal, {temps} de glace", "{age} ans, genou bloqué après l’exercice 12 {jour}", "Je n’avais rien dit, mais ma {proche} a arrêté au jour {numero}, douleur au genou",
                               "Tombée {lieu} au jour {numero}. Pas grave, mais personne n’a rappelé", "Même douleur à {ville}, {temps} d’arrêt")),
    "soutien": ("positif", ("Bon rétablissement à cette dame", "{temps_maj} de programme sans souci, je les soutiens", "Attendons de savoir avant de condamner", "On n’est pas des juges. Courage à elle et à l’équipe",
                            "Ils m’ont rappelée à {heure}, polis et clairs", "Merci pour les consignes de {heure}, c’est ce qu’il fallait", "L’exercice est retiré, c’est bien. Suite {jour} ?", "Pensées à la blessée, et à celle qui répond à {heure}")),
    "rumeur": ("négatif", ("Il paraît qu’ils sont {nb} blessés et qu’on le cache", "On m’a dit qu’elle est dans le coma. Vrai ?", "Un ancien de {ville} dit que l’exercice 12 n’a jamais été testé", "Ils auraient payé pour faire retirer la vidéo à {heure}",
                           "Le patron serait parti {jour}. À vérifier", "Même usine que les semelles de mars, tout s’explique")),
    "ironie": ("négatif", ("Programme 30 jours : 29 aux urgences, bien vu", "Exercice 13 : appeler un avocat imaginaire. Je rigole, à moitié", "Génial, un genou offert pour {nb} jours de marche", "Bravo Marchevive, on ne parle que de vous. C’était le but ?",
                           "Moi je tiens la forme : je ne fais rien, et j’ai {age} ans", "Nouvelle gamme : la {produit}, avec béquilles")),
    "boycott": ("négatif", ("Boycott. La {produit} part à la poubelle {jour}", "Boycott Marchevive tant que l’exercice 12 est là", "On boycotte à {ville}, le club a voté : {nb} pour", "Boycott ? D’accord, mais {nb} salariés n’y sont pour rien")),
    "insulte": ("négatif", ("La personne qui répond est une [insulte], voilà", "Bande de [insulte], {nb} heures pour répondre", "À {age} ans on reste chez soi, [propos méprisant sur l’âge]", "Faut être [insulte] pour acheter la {produit}")),
    "haine": ("négatif", ("Normal, avec [propos raciste visant un salarié]", "[Propos haineux visant la victime], et je reste poli", "[Menace de s’en prendre à la boutique de {ville}]", "[Propos sexiste visant la porte-parole] à {heure}")),
    "donnée personnelle": ("négatif", ("C’est Mme [nom complet], de {ville}, [numéro de téléphone]. Appelez-la", "L’adresse de la directrice : [adresse privée], {ville}", "Voici son compte rendu d’hôpital : [document médical], page {nb}")),
    "presse": ("neutre", ("Une marcheuse blessée, une marque muette : ce que l’on sait à {heure}", "Exercice 12 : Marchevive retire sa vidéo, {nb} témoignages recueillis", "Programmes de marche : que disent les kinésithérapeutes de {ville} ?",
                          "Blessure à {ville} : la famille attend une réponse", "Après la blessure, Marchevive promet un avis médical {jour}")),
    "juridique": ("négatif", ("Mon avocat vous écrit {jour} au sujet de la blessure à {ville}. Accusez réception", "Ceci est une mise en demeure de retirer la vidéo de l’exercice 12 avant {heure}", "Je demande un droit de réponse, vous me citez à tort à {ville}",
                              "Effacez mes données de santé saisies au jour {numero} du programme, c’est mon droit", "Service des fraudes de {ville} : merci de nous transmettre la fiche de l’exercice 12 avant {jour}",
                              "Mon assurance réclame votre déclaration d’accident, dossier {code}", "Je retire l’autorisation donnée pour ma photo prise à {ville}. Droit à l’image")),
}
MOTS_JURIDIQUES = "avocat vous écrit|mise en demeure|droit de réponse|données de santé|Service des fraudes|assurance réclame|Droit à l’image"
# Ce qui s’ajoute, presque toujours, au bout d’un message ordinaire.
SUITES = {
    "calme": ("Bonne journée.", "Il fait {meteo} à {ville}.", "Merci à {prenom}.", "Photo prise {lieu}.", "{prenom} confirme.", "Dites-moi.", "Vu {jour}.", "À {heure}, déjà debout.", "J’ai {age} ans, et alors ?",
              "Rendez-vous {lieu} {jour}.", "Vivement {jour}.", "{prenom} en a deux."),
    "crise": ("Je suis à {ville}, ça en parle partout.", "{prenom} m’a transféré ça à {heure}.", "J’ai {age} ans, ça me touche.", "Écrit {lieu}, désolée pour les fautes.", "On en a parlé {jour} au club.", "{nb} partages déjà.",
              "Je suis ça depuis {heure}.", "Ma {proche} aussi veut savoir.", "Dites-le clairement.", "{prenom}, tu as vu ?", "Et ce n’est que le {rang} jour.", "Je reviens voir à {heure}.", "Voilà ce que j’en pense, {lieu}.",
              "À {ville}, on attend.", "Copie envoyée à {prenom}."),
}
LEXIQUE_CRISE = {
    "produit": ("Sentine", "Alizé", "Besace", "veste Brume", "polaire Hêtraie"), "pointure": tuple(str(n) for n in range(36, 46)),
    "ville": ("Longval", "Brévelle", "Cressy", "Saint-Aubert", "Port-Genêt", "Villemorte", "Charmeval", "La Rochotte"), "jour": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "nb": tuple(str(n) for n in range(6, 60)), "temps": ("deux semaines", "un mois", "trois jours", "dix jours", "trois semaines"), "temps_maj": ("Deux semaines", "Un mois", "Dix jours", "Trois semaines"),
    "proche": ("mère", "sœur", "voisine", "tante", "belle-mère", "cousine"), "lieu": ("au lac", "sur la digue", "dans le salon", "au parc", "en forêt", "chez moi", "sur le quai"),
    "meteo": ("doux", "gris", "frais", "un temps de chien", "grand soleil"), "heure": tuple(f"{h} h {m}" for h in (7, 8, 9, 11, 13, 15, 17, 19, 21, 22) for m in ("05", "20", "40")),
    "age": tuple(str(a) for a in range(61, 86)), "code": tuple(str(n) for n in range(40_117, 40_117 + 7 * 900, 7)), "rang": ("premier", "deuxième", "troisième"), "numero": tuple(str(n) for n in range(3, 30)),
    "prenom": ("Annick", "Bachir", "Colette", "Denise", "Émile", "Fatiha", "Gilles", "Huguette", "Ivan", "Jeanine", "Lucette", "Moussa", "Nicole", "Roger"),
}
COMPTES = ("rando", "mamie", "pied.leger", "lichen", "bitume", "marche.et.cie", "jojo", "nadine", "tonton", "grisette", "pas.a.pas", "sente", "kiki", "ortie", "vadrouille")
