"""Ce qui s’ajoute à un message : sa situation, son humeur."""

# Une phrase de plus, une fois sur deux : ce qui donne à chaque message sa situation.
CONTEXTES = {
    "taille": ("C’est pour {cadeau}.", "Je marche surtout {terrain}.", "La boutique de {ville} n’a plus ma taille.", "J’ai {probleme}.",
               "Je commande ce soir si vous me répondez.", "L’an dernier je m’étais trompée.", "C’est ma première paire chez vous.",
               "On m’a dit de demander Inès.", "J’ai regardé le guide, sans certitude.", "Je préfère trop grand que trop petit."),
    "produit": ("C’est pour {cadeau}.", "La fiche ne le dit pas.", "J’ai {age} ans, si ça compte.", "On en parle au club.",
                "Je pars {lieu_depart} dans {nb_petit} semaines.", "Ma {relation} m’a conseillé votre marque.", "Je n’y connais rien, soyez indulgents.",
                "J’hésite avec une autre marque.", "J’ai déjà {article2}.", "Je ne suis pas pressée."),
    "livraison": ("Numéro {commande}.", "C’est pour un anniversaire {jour_futur}.", "Je pars {lieu_depart} {jour_futur}.",
                  "J’ai appelé {nb_petit} fois.", "Le transporteur me renvoie vers vous.", "Je suis à mobilité réduite, je ne peux pas aller au relais.",
                  "Le gardien n’a rien vu.", "J’habite au {etage} étage.", "Ce n’est pas la première fois.", "C’est un cadeau, évidemment."),
    "retour": ("Commande {commande}.", "J’ai gardé le ticket.", "Ma {relation} me l’avait offert.", "La boutique de {ville} m’a dit de vous écrire.",
               "Je n’ai pas d’imprimante.", "J’ai la preuve de dépôt.", "C’était un cadeau.", "Je veux bien un avoir.",
               "Cela fait {depuis}.", "Sans nouvelle, j’irai en boutique {jour_futur}."),
    "défaut": ("Achetée il y a {depuis}.", "Commande {commande}.", "Photos sur demande.", "Je ne cherche pas à être remboursée, juste à comprendre.",
               "J’en avais une paire avant, impeccable.", "Je marche {terrain}, rien d’extrême.", "C’est garanti ou pas ?",
               "La boutique de {ville} refuse l’échange.", "À ce prix-là.", "Ma {relation} a le même problème.", "Je peux la déposer {jour_futur}."),
    "sortie": ("Je viens de {ville}.", "On serait {nb_petit}.", "C’est ma première fois.", "J’ai {age} ans.", "Mon {relation_h} viendra peut-être.",
               "J’ai un certificat médical.", "Je marche lentement.", "Le site dit complet.", "Je préfère le mardi."),
    "facture": ("Numéro {commande}.", "C’est pour le club de {ville}.", "Notre trésorière insiste.", "Avant {jour_futur} si possible.",
                "J’ai déjà écrit {jour_passe}.", "Je joins la capture."),
    "mécontent": ("Commande {commande}, si ça intéresse quelqu’un.", "Ma {relation} pense pareil.", "Je suis cliente depuis {depuis}, plus pour longtemps.",
                  "Le club de {ville} est prévenu.", "J’ai tout gardé : dates, noms, photos.", "Votre concurrent répond, lui.", "Ça fait {depuis} que ça dure."),
}

HUMEURS = {
    "content": ("Continuez comme ça.", "Ça change.", "Vraiment.", "J’en parlerai au club.", "On se sent écouté.", "Ma {relation} confirme."),
    "neutre": ("Voilà voilà.", "Désolée pour la question bête.", "J’espère être au bon endroit.", "Je n’ai pas trouvé sur le site.",
               "Prenez votre temps, mais pas trop.", "C’est un peu long à expliquer."),
    "fâché": ("C’est usant.", "Je suis très déçue.", "Sérieusement ?", "Merci pour rien.", "Je reste polie.", "On se moque de nous.",
              "J’attends mieux de vous.", "Et ne me répondez pas avec un texte tout fait."),
}
