"""Les soixante règles de la charte éditoriale de Marchevive : (rubrique, énoncé, exception)."""

REGLES = (
    # Ton
    ("ton", "On vouvoie toujours.", "Les échanges avec un enfant ou sa classe."),
    ("ton", "On s’adresse à une personne, pas à une cible : « vous », jamais « les seniors ».", ""),
    ("ton", "On ne promet jamais un effet sur la santé.", ""),
    ("ton", "L’humour ne porte ni sur l’âge, ni sur le corps, ni sur la maladie.", ""),
    ("ton", "Une phrase, une idée.", ""),
    ("ton", "On écrit au présent.", "Les récits de sortie."),
    ("ton", "Le point d’exclamation est limité à un par publication.", "Les félicitations."),
    ("ton", "On reconnaît une erreur dans la première phrase.", ""),
    ("ton", "On cite les personnes par leur prénom et leur âge, avec leur accord écrit.", ""),
    ("ton", "On ne se compare pas à un concurrent nommé.", ""),
    # Mots
    ("mots", "On n’écrit ni « papi », ni « mamie », ni « petits vieux ».", "Une citation voulue par la personne citée."),
    ("mots", "« Personne de plus de 60 ans » plutôt que « troisième âge ».", ""),
    ("mots", "On préfère le mot français quand il existe : « lien », pas « link ».", "Les noms de fonctions propres à un réseau."),
    ("mots", "Les sigles sont développés à la première occurrence.", ""),
    ("mots", "On écrit « marcher », jamais « randonner sportif ».", ""),
    ("mots", "Féminin et masculin sont écrits tous les deux, ou l’on choisit un mot épicène. Pas de point médian.", ""),
    ("mots", "Le nom d’un produit prend une majuscule, celui de la matière n’en prend pas.", ""),
    ("mots", "Aucun superlatif sans chiffre pour le porter.", ""),
    # Forme
    ("forme", "Trois mots-dièse au plus.", ""),
    ("forme", "Cent cinquante signes au plus sur Facebook et Instagram, espaces comprises.", "Les récits de sortie."),
    ("forme", "La publication ne finit jamais par un émoji.", ""),
    ("forme", "Un émoji par publication au plus, jamais à la place d’un mot.", ""),
    ("forme", "Pas de mot entier en capitales.", "Les codes de remise."),
    ("forme", "Les nombres s’écrivent en chiffres à partir de dix.", ""),
    ("forme", "Le titre d’une vidéo tient en soixante signes.", ""),
    ("forme", "La première ligne se comprend sans cliquer sur « voir plus ».", ""),
    # Images
    ("images", "Toute image a un texte alternatif.", ""),
    ("images", "On n’achète pas d’image toute faite : on photographie nos clientes et nos clients.", "Les illustrations médicales."),
    ("images", "Une personne reconnaissable a signé une autorisation, valable deux ans.", ""),
    ("images", "Aucun texte incrusté de moins de seize points.", ""),
    ("images", "Le contraste d’un texte sur une image est d’au moins 4,5 pour 1.", ""),
    ("images", "Toute vidéo est sous-titrée.", ""),
    ("images", "On montre des rides, des bâtons et des pluies.", ""),
    ("images", "Le logo n’apparaît pas sur les photos.", "Les photos de produit."),
    # Liens
    ("liens", "Toute offre porte le lien vers la boutique.", ""),
    ("liens", "Un lien dit où il mène : jamais « cliquez ici ».", ""),
    ("liens", "Pas de lien raccourci.", ""),
    ("liens", "Chaque lien est suivi par une étiquette de campagne.", "Les liens vers un service de santé."),
    ("liens", "Les liens d’une publication sont vérifiés un mois après.", ""),
    ("liens", "Un seul lien par publication.", ""),
    # Rythme
    ("rythme", "On publie entre 8 h et 20 h.", ""),
    ("rythme", "On ne publie pas le dimanche.", "Les messages de service : sorties de groupe, météo, annulations."),
    ("rythme", "Jamais plus de sept jours sans publier.", ""),
    ("rythme", "Une offre commerciale sur cinq publications au plus.", ""),
    ("rythme", "On ne programme rien pendant une alerte ou un deuil national.", ""),
    ("rythme", "Le calendrier du mois est validé le 25 du mois précédent.", "Une actualité chaude, avec l’accord de la direction."),
    ("rythme", "Une publication n’est pas relayée à l’identique sur deux réseaux le même jour.", ""),
    # Réponses
    ("réponses", "Tout message qui appelle une réponse en reçoit une sous neuf heures ouvrées.", ""),
    ("réponses", "On signe du prénom de la personne qui répond.", ""),
    ("réponses", "Une blessure signalée est transmise dans l’heure, et l’on demande des nouvelles.", ""),
    ("réponses", "On ne demande jamais une donnée personnelle en public.", ""),
    ("réponses", "On ne supprime pas une critique.", "Les six cas de la charte de modération."),
    ("réponses", "Une réponse écrite par un automate le dit.", ""),
    ("réponses", "On remercie après un remerciement, une fois, sans relancer.", ""),
    # Offres et droit
    ("offres et droit", "Une offre ne porte aucun lien : on l’envoie à qui la demande.", ""),
    ("offres et droit", "Une offre dit quand elle finit.", ""),
    ("offres et droit", "Un partenariat rémunéré est signalé dès la première ligne.", ""),
    ("offres et droit", "Le règlement d’un jeu est accessible en un clic.", ""),
    ("offres et droit", "Une photo prise par un tiers est créditée.", ""),
    ("offres et droit", "On ne republie pas un commentaire sans demander.", ""),
)

# Les huit règles de l’audit, désignées par leur énoncé : (question, où regarder, limite).
GRILLE = (
    ("Toute image a un texte alternatif.", "L’image a-t-elle un texte alternatif ? Une case vide ne compte pas.", "alt_texte", "1"),
    ("Trois mots-dièse au plus.", "Y a-t-il plus de trois mots-dièse ?", "nombre_diese", "3"),
    ("Cent cinquante signes au plus sur Facebook et Instagram, espaces comprises.",
     "Sur Facebook et Instagram, le texte dépasse-t-il la longueur permise ?", "longueur", "150"),
    ("La publication ne finit jamais par un émoji.", "Le dernier signe du texte est-il un émoji ?", "texte", "aucun"),
    ("On publie entre 8 h et 20 h.", "L’heure est-elle entre 8 et 19 comprises ?", "heure", "8 à 19"),
    ("On ne publie pas le dimanche.", "La publication est-elle parue un dimanche ?", "jour", "dimanche"),
    ("Toute offre porte le lien vers la boutique.", "L’offre (thème « promotion ») a-t-elle un lien ?", "url", "rempli"),
    ("Une offre ne porte aucun lien : on l’envoie à qui la demande.", "L’offre (thème « promotion ») est-elle sans lien ?",
     "url", "vide"),
)
CONTRADICTION = ("Toute offre porte le lien vers la boutique.", "Une offre ne porte aucun lien : on l’envoie à qui la demande.")
EXCEPTEE = "On ne publie pas le dimanche."
