"""Douze organisations pour l’épreuve finale, et les phrases qu’elles ont en commun."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Organisation:
    """Une organisation et son vocabulaire. ``faiblesse`` et ``menace`` : le mot qui les trahit, puis des tournures."""

    nom: str
    court: str
    secteur: str
    taille: str
    public: str
    ville: str
    abonnes: dict[str, int]
    objets: tuple[str, ...]
    lieux: tuple[str, ...]
    rendez_vous: tuple[str, ...]
    faiblesse: tuple[str, ...]
    menace: tuple[str, ...]
    rivales: tuple[str, str]


def _o(*valeurs) -> Organisation:
    return Organisation(*valeurs)


ORGANISATIONS = (
    _o("Rives Partagées", "Rives", "association", "1 salariée à mi-temps, 14 bénévoles", "riverains du fleuve, 820 adhérents", "Port-Genêt", {"Facebook": 5400, "Instagram": 1150},
       ("la carte des berges", "le relevé de l’eau", "la passerelle", "l’herbier des rives", "le chemin de halage"), ("sur la rive nord", "à l’écluse", "au ponton", "sous le vieux pont"),
       ("le ramassage du samedi", "la balade des oiseaux", "l’assemblée", "le chantier de plantation"),
       ("adhésion", "mon adhésion n’a jamais été confirmée", "adhésion payée deux fois", "trois mois pour valider une adhésion"),
       ("chiffres", "les chiffres de pollution seraient inventés", "d’où sortent ces chiffres", "leurs chiffres ne sont signés par personne"), ("Eaux Vives de Vaudrance", "Berges Libres")),
    _o("Le Fournil Ombeline", "Ombeline", "commerce", "6 salariés, 2 boutiques", "habitants du quartier", "Brévelle", {"Facebook": 2300, "Instagram": 3100},
       ("la miche de seigle", "le pain de midi", "la brioche", "le levain", "la tarte aux noix"), ("au four", "rue des Tanneurs", "au marché", "derrière le comptoir"),
       ("l’atelier levain", "la fournée de nuit", "la porte ouverte", "le goûter des écoles"),
       ("rupture", "rupture à 11 h, encore", "toujours en rupture de seigle", "rupture le samedi, on fait la route pour rien"),
       ("farine", "la farine ne serait pas bio", "quelqu’un a vu des sacs de farine ordinaires", "on doute de la farine"), ("La Mie du Pont", "Pains Corvin")),
    _o("Communauté de communes du Val d’Orvelle", "Orvelle", "collectivité", "3 personnes à la communication", "41 000 habitants de 23 communes", "Orvelle", {"Facebook": 7800, "LinkedIn": 1400},
       ("le bus du soir", "la déchèterie", "la piscine", "la fibre", "le plan d’eau"), ("au siège", "à la maison des services", "dans les 23 communes", "à la salle des fêtes"),
       ("la réunion publique", "la fête du vélo", "le forum des métiers", "la journée de l’eau"),
       ("téléphone", "personne au téléphone", "vingt minutes de téléphone pour rien", "le téléphone sonne dans le vide"),
       ("crue", "l’alerte crue est arrivée trop tard", "crue : on l’a su par les voisins", "et à la prochaine crue, qui prévient"), ("Pays de Sauvet", "Plaine de Cressy")),
    _o("Médiathèque des Trois-Ponts", "Trois-Ponts", "culture", "9 agents", "familles et étudiants", "Charmeval", {"Facebook": 3200, "Instagram": 1900},
       ("la malle aux livres", "la salle de jeux", "le fonds local", "la grainothèque", "le casque audio"), ("au premier étage", "dans le hall", "au coin des petits", "sous la verrière"),
       ("l’heure du conte", "la nuit des jeux", "l’atelier photo", "la rencontre d’autrice"),
       ("horaires", "horaires affichés faux", "les horaires changent sans prévenir", "fermé malgré les horaires du site"),
       ("fermeture", "la fermeture du samedi se prépare", "on parle de fermeture", "une fermeture, et qui nous le dira"), ("Bibliothèque du Lavoir", "Médialude")),
    _o("Coopérative Noisetier", "Noisetier", "commerce", "11 salariés, 640 sociétaires", "foyers du centre", "Saint-Aubert", {"Facebook": 2800, "Instagram": 2200},
       ("le vrac", "le panier de saison", "le tableau des tours", "le fromage du mardi", "la consigne"), ("en rayon", "à la réserve", "au comptoir", "sur le quai"),
       ("l’assemblée des sociétaires", "la dégustation", "l’atelier bocaux", "la visite de ferme"),
       ("caisse", "une seule caisse ouverte", "trente minutes à la caisse", "erreur de caisse deux fois de suite"),
       ("marges", "leurs marges seraient énormes", "on compare les marges, c’est cher", "des marges cachées"), ("Le Cabas Vert", "Épicerie Dorne")),
    _o("Théâtre de la Houlette", "Houlette", "culture", "14 salariés permanents", "spectateurs de 15 à 80 ans", "Longval", {"Facebook": 4700, "Instagram": 5200},
       ("la grande salle", "le bar du théâtre", "le décor", "la régie", "le carnet d’abonné"), ("en coulisses", "au balcon", "sur le plateau", "dans le hall"),
       ("la répétition ouverte", "la soirée d’ouverture", "le bord de scène", "l’atelier voix"),
       ("billets", "billets jamais reçus", "mes billets bloqués dans le panier", "impossible d’échanger des billets"),
       ("accès", "l’accès en fauteuil est impossible", "accès refusé à ma mère en fauteuil", "rien pour l’accès, en 2026"), ("Scène du Levant", "Le Petit Carreau")),
    _o("Clinique vétérinaire Sauvemoulin", "Sauvemoulin", "santé et social", "7 soignants", "propriétaires d’animaux", "Vaudrance", {"Facebook": 3900, "Instagram": 2600},
       ("la salle de soins", "le carnet de vaccins", "la balance du hall", "le panier de réveil", "la cage à chats"), ("en salle d’attente", "au bloc", "à l’accueil", "dans la cour"),
       ("la journée stérilisation", "l’atelier premiers soins", "la porte ouverte", "la collecte de couvertures"),
       ("rappel", "aucun rappel pour le vaccin", "on attend le rappel du soignant", "promis un rappel, jamais eu"),
       ("tarifs", "leurs tarifs ont doublé", "des tarifs cachés jusqu’à la caisse", "tarifs affichés nulle part"), ("Clinique du Bief", "Soins Quatre Pattes")),
    _o("Lycée agricole de Belcombe", "Belcombe", "enseignement", "310 élèves, 46 adultes", "familles et futurs élèves", "Cressy", {"Facebook": 2600, "Instagram": 3400},
       ("la serre", "le tracteur rouge", "l’internat", "le troupeau", "l’atelier fromage"), ("au champ", "en salle de travaux pratiques", "à la ferme", "au réfectoire"),
       ("la journée portes ouvertes", "la foire aux plants", "le concours de taille", "la soirée des anciens"),
       ("bus", "le bus de l’internat en retard", "pas de bus le dimanche soir", "bus supprimé sans message"),
       ("cantine", "la cantine aurait rendu malade", "cantine : trois élèves au lit", "que sert cette cantine"), ("Campus des Prés", "Lycée Hautefage")),
    _o("Les Ateliers Vernois", "Vernois", "industrie", "58 salariés", "architectes et particuliers", "Villemorte", {"Facebook": 1700, "LinkedIn": 3600},
       ("l’escalier courbe", "la scie à ruban", "la porte de grange", "le banc de chêne", "le vernis à l’eau"), ("à l’atelier", "au séchoir", "sur le chantier", "à la pose"),
       ("la visite d’atelier", "la remise des prix d’apprentissage", "le salon des métiers", "la démonstration"),
       ("délai", "délai dépassé de six semaines", "le délai annoncé n’est jamais tenu", "encore un délai repoussé"),
       ("bois", "leur bois viendrait de loin", "du bois sans origine", "on demande d’où vient le bois"), ("Menuiserie Adret", "Bois & Fil")),
    _o("Aviron de Port-Genêt", "Aviron", "association", "2 salariées, 380 licenciés", "familles et adultes débutants", "Port-Genêt", {"Facebook": 1900, "Instagram": 2500},
       ("le huit barré", "le ponton neuf", "l’ergomètre", "le bassin", "le gilet jaune"), ("sur l’eau", "au club", "au départ", "au hangar"),
       ("la régate", "le stage d’initiation", "la sortie au lever du jour", "le repas du club"),
       ("inscription", "inscription perdue", "l’inscription plante à la dernière page", "aucune nouvelle après l’inscription"),
       ("gilets", "des gilets trop vieux pour les enfants", "gilets sans contrôle", "qui vérifie les gilets"), ("Nautique de Vaudrance", "Cercle des Rameurs")),
    _o("Gîtes du Haut-Breuil", "Haut-Breuil", "tourisme", "3 associés", "randonneurs et familles", "La Rochotte", {"Facebook": 2100, "Instagram": 4300},
       ("la grande tablée", "le bain nordique", "la chambre du pic", "le petit déjeuner", "le poêle"), ("à la terrasse", "au col", "au dortoir", "près du torrent"),
       ("la nuit des étoiles", "la semaine des marcheurs", "le repas des bergers", "la sortie raquettes"),
       ("chauffage", "pas de chauffage la première nuit", "chauffage en panne", "payer pour dormir sans chauffage"),
       ("sentier", "le sentier serait fermé à cause d’eux", "un sentier privatisé", "ils barrent le sentier"), ("Refuge des Crêtes", "Au Clos Martin")),
    _o("Résidence Les Glycines", "Glycines", "santé et social", "52 salariés, 84 résidents", "résidents et familles", "Pont-Sauvet", {"Facebook": 1600, "LinkedIn": 1200},
       ("le jardin", "la salle à manger", "la chorale", "le salon bleu", "l’atelier mémoire"), ("au rez-de-chaussée", "dans le parc", "à l’étage", "sous la glycine"),
       ("la fête des voisins", "le loto", "la visite de l’école", "le goûter d’anniversaire"),
       ("visites", "visites annulées à la porte", "aucun créneau de visites le dimanche", "on nous refuse des visites sans raison"),
       ("effectif", "l’effectif de nuit serait d’une personne", "quel effectif le week-end", "un effectif qui fond"), ("Maison du Verger", "Les Tilleuls d’Argent")),
)
POSTS = {
    "conseil": ("{objet_maj} : trois gestes pour en profiter longtemps.", "On nous pose souvent des questions sur {objet}. Réponses en {nb_petit} images.", "{objet_maj}, mode d’emploi à l’usage des {public}.",
                "Une erreur que tout le monde fait avec {objet} {lieu}, et comment l’éviter.", "Le conseil de {prenom} : commencer par {objet}, {moment}.",
                "Avant de venir {lieu}, ce qu’il faut savoir sur {objet}.", "{nb_petit_maj} questions à se poser {moment} sur {objet}."),
    "coulisses": ("{heure}, {lieu} : {prenom} prépare {objet}.", "Ce que vous ne voyez jamais : {objet}, {moment}.", "{prenom} travaille ici depuis {nb} ans et parle encore {de_objet} comme au premier jour.",
                  "Panne {lieu}. On a réparé {objet} à {nb_petit}, et on a ri.", "{objet_maj} avant, {objet} après : {nb_petit} jours de travail."),
    "rendez-vous": ("{rdv_maj}, c’est {jour} à {heure}, {lieu}.", "Plus que {nb} places pour {rdv}.", "{rdv_maj} : vous étiez {nb}, merci.", "Venez à {rdv} {jour}, même pour un quart d’heure.",
                    "{rdv_maj} change d’horaire : {heure} au lieu de {heure}.", "{prenom} vous attend {jour} pour {rdv}."),
    "annonce": ("Du nouveau {lieu} : {objet} revient {jour}.", "Nous serons fermés {jour} à partir de {heure}.", "{objet_maj} change, et voici pourquoi.", "{nb} jours de travaux {lieu}. Pour {objet}, rien ne change.",
                "Bienvenue à {prenom}, qui s’occupera {de_objet}."),
    "témoignage": ("« Je venais pour {objet}, je suis restée pour les gens. » {prenom}, {age} ans", "{prenom}, {age} ans : « Sans {rdv}, je ne serais jamais entrée. »",
                   "« La première fois {lieu}, je n’ai rien compris. La deuxième, si. » {prenom}", "{prenom} vient {moment} depuis {nb} mois. Sa raison : {objet}."),
    "appel": ("Il nous manque {nb_petit} personnes pour {rdv}. Une heure suffit.", "Un coup de pouce pour {objet} ? Le lien est dans le premier commentaire.", "Partagez {rdv} autour de vous, {jour} c’est complet sinon.",
              "Dernier jour pour soutenir {objet} : déjà {nb} contributions.", "Votez pour {objet} avant {jour}, {heure}."),
}
# Ce qui s’ajoute au bout d’une publication, deux fois sur trois.
CHUTES = ("Et vous, vous venez ?", "Dites-le-nous en commentaire.", "Renseignements {lieu}.", "Photo : {prenom}.", "On vous raconte la suite {jour}.", "Merci à {prenom} pour l’idée.",
          "Le lien est dans notre profil.", "{prenom} répond à vos questions jusqu’à {jour}.", "Une question ? {prenom} est là {jour}.", "Bonne semaine à tout le monde.")
AVIS_BIEN = ("Accueil chaleureux, et {objet} en prime.", "{prenom} a pris le temps, merci.", "Nous venons pour {objet}, jamais déçus.", "{rdv_maj} : un très bon moment.", "Rien à redire, {objet} au top.",
             "Une belle découverte {lieu}.", "J’amène ma famille {moment}, tout le monde est content.", "{objet_maj} vaut le détour, pas mal du tout.", "Bien, même si {objet} mériterait un coup de neuf.")
DETAILS = ("Nous étions {nb_petit}.", "Deuxième fois cette année.", "J’habite à {nb} km.", "Conseillé par {prenom}.", "J’y retourne {jour}.", "J’ai {age} ans.", "Venue {moment}, {lieu}.",
           "C’était {jour} à {heure}.", "{prenom}, si vous me lisez : merci d’y penser.", "Mon avis n’engage que moi.", "Passage {lieu} vers {heure}.",
           "Avec mes {nb_petit} petits-enfants.", "Ma sœur dit pareil depuis {nb} mois.", "Vu {jour} avec {prenom}.")
DETAILS_MAUVAIS = ("Deuxième fois cette année.", "C’était {jour} à {heure}.", "Vu {jour} avec {prenom}.", "Ma sœur dit pareil depuis {nb} mois.", "Passage {lieu} vers {heure}.", "J’ai {age} ans.",
                   "J’attends une réponse depuis {nb} jours.", "Mon avis n’engage que moi.", "J’habite à {nb} km, je n’y retourne pas.", "{prenom} n’y pouvait rien, je sais.")
ECHOS = ("Vous en pensez quoi ?", "Je dis ça {jour}, {heure}.", "{prenom} confirme.", "Avec {prenom}, {moment}.", "Appris {jour} par {prenom}.", "Vu de chez moi, à {nb} km.", "C’était {jour}, vers {heure}.",
         "Des nouvelles, {prenom} ?", "Au passage, il pleuvait.", "Comme {prenom} l’an dernier.", "Voilà, bonne soirée.", "{nb} likes et personne ne répond.", "Réponse {jour} ?", "Bref.",
         "On en a parlé {jour} à table.", "Demandez à {prenom}.", "Il était {heure}, je crois.", "Photo dans {nb} minutes.")
AVIS_MOYENS = ("{objet_maj} : passable, sans plus.", "Bien {moment}, pénible le reste du temps.", "{rdv_maj} : sympathique, mais une heure, c’est court.", "Moyen : {objet} oui, le reste non.")
AVIS_MAUVAIS = ("Quelle déception, {objet}.", "Mal reçue {moment}.", "{rdv_maj} : annulation apprise sur place. Bravo.", "Trop de monde {lieu}.", "Et {objet}, c’est pour quand ?")
MENTIONS = {
    "positif": ("Super moment avec {court}, {objet} au top", "Merci {court} pour {rdv} !", "{court} : {objet} {lieu}, j’adore", "Bravo à {prenom} de {court}, {moment} c’était parfait"),
    "neutre": ("Quelqu’un sait si {court} ouvre {jour} ?", "{rdv_maj} chez {court}, c’est à quelle heure ?", "Vu {objet} chez {court} {moment}", "{court} cherche du monde pour {rdv}",
               "Je passe devant {court} {jour}, je vous prends quelque chose ?", "Photo de {objet}, {court}, {heure}"),
    "négatif": ("Déçue par {court} : {objet}, introuvable {moment}", "{court}, {faiblesse}", "Bon, {court}… {faiblesse}", "Pas la joie chez {court} {jour} : {faiblesse}"),
    "menace": ("{menace_maj}. {court} va répondre ?", "On me dit que chez {court}, {menace}", "{court} : {menace} ?", "Je partage : {menace}. Vérifiez, {court}.", "{nb} personnes en parlent {lieu} : {menace}"),
    "hors": ("Recette de gâteau « {court} », {nb} minutes au four", "Qui a vu le film « {court} » {jour} ? {nb_petit_maj} heures, j’ai dormi", "« {court} », le roman de l’été, {nb} pages et je m’ennuie", "Cherche {court}, chatte grise disparue à {ville} {jour}", "Parfum {court} testé {moment} : trop sucré", "{court}, c’est aussi le nom de mon ancien lycée, {nb} ans déjà",
             "Ma voiture s’appelle {court}. Oui, et alors ? {nb} 000 km", "Le groupe {court} joue {jour} à {heure}, à {ville}"),
}
REPONSES_CAPSTONE = ("Merci pour votre message, à bientôt.", "Un grand merci, l’équipe est touchée.", "Nous regardons cela avec {prenom}.", "Désolés, écrivez-nous en privé pour en parler.", "C’est noté, merci.")
LEXIQUE_CAPSTONE = {
    "prenom": ("Maud", "Yvon", "Karim", "Solveig", "Aïcha", "Bertille", "Côme", "Dounia", "Étienne", "Fleur", "Guénolé", "Hortense"), "age": ("17", "24", "31", "42", "56", "63", "71", "79"),
    "nb": tuple(str(n) for n in range(8, 61)), "nb_petit": ("deux", "trois", "quatre", "cinq"), "nb_petit_maj": ("Deux", "Trois", "Quatre", "Cinq"),
    "jour": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), "heure": ("8 h", "9 h 30", "10 h 15", "14 h", "15 h 45", "17 h", "18 h 30", "20 h"),
    "moment": ("le matin", "le soir", "en semaine", "le samedi", "pendant les vacances", "sous la pluie", "à la fermeture", "au printemps"),
}
