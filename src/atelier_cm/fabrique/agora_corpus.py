"""Ce qu’on écrit sur le réseau interne d’un groupe industriel : questions, réponses, annonces, automates."""

# Communauté, part des fils, sujet des tournures.
COMMUNAUTES = {
    "Maintenance": (.17, "technique"), "Méthodes et outillage": (.12, "technique"), "Sécurité au poste": (.09, "sécurité"),
    "Bureautique et logiciels": (.16, "bureau"), "Commerce et devis": (.11, "devis"), "Nouveaux arrivants": (.07, "arrivée"),
    "Covoiturage": (.07, "trajet"), "Énergie et déchets": (.05, "énergie"), "Fusion : vos questions": (.08, "fusion"),
    "Qualité": (.04, "qualité"), "Achats responsables": (.012, "énergie"), "Club photo": (.012, "photo"), "Chaleur à l’atelier": (.012, "chaleur"),
    "Accueil alternance": (.004, "arrivée"),
}
QUESTIONS = {
    "technique": ("{machine_maj} : {symptome} depuis {quand}. Quelqu’un a déjà vu ça ?", "Qui a le plan à jour {de_machine} ? Le mien date de {annee}.",
                  "On change {piece} tous les combien sur {machine} ?", "Est-ce normal que {machine} {symptome_v} après un arrêt de {duree} ?",
                  "Je cherche {piece} pour {machine}, rupture au magasin jusqu’au {jour}.", "{quand_maj}, {symptome} sur {machine}. Une piste avant d’appeler ?",
                  "Qui a réglé {machine} en dernier ? Les notes de la fiche {fiche} ne collent plus.", "Quelle graisse pour {machine} ? La {fiche} donne deux références.",
                  "La fiche {fiche} parle d’un serrage à {nb} Nm. Faute de frappe ?", "{piece_maj} {de_machine} : on répare ou on remplace ?",
                  "Quelqu’un à {site} pourrait me prêter {piece} jusqu’à {jour_s} ?", "J’ai {symptome} sur {machine}, mais seulement {moment}. Je sèche."),
    "sécurité": ("Les gants {gants} tiennent-ils avec le solvant de {lieu} ?", "Où se trouve l’extincteur de {lieu} depuis les travaux ?",
                 "Presqu’accident {quand} à {lieu} : à qui faut-il l’envoyer ?", "Le marquage au sol de {lieu} est effacé. Qui le refait ?",
                 "Peut-on porter les bouchons moulés {moment} ?", "Le chariot de {lieu} bipe en marche arrière, puis plus rien. Je l’arrête ?",
                 "Qui forme aux gestes et postures à {site} {jour_s} ?", "La douche de sécurité de {lieu} coule {moment}. Normal ?",
                 "La fiche {fiche} demande une visière, l’affiche de {lieu} des lunettes. Laquelle suit-on ?"),
    "bureau": ("Mon tableau {tableau} affiche #REF! depuis {quand}. Où chercher ?", "Comment partager un dossier avec {site} sans envoyer {nb} copies ?",
               "L’imprimante de {lieu} demande un code. Lequel ?", "Peut-on remettre la version d’avant de {logiciel} ? Le tri de {tableau} a disparu.",
               "{logiciel} me déconnecte {moment}. Vous aussi ?", "Qui sait faire un publipostage avec {tableau} ?", "Où est passé le bouton « exporter » de {logiciel} ?",
               "Je perds mes signets à chaque mise à jour de {logiciel}. Une parade ?", "Quel est le bon modèle pour {tableau} : celui de {annee} ou le nouveau ?",
               "Impossible d’ouvrir {tableau} depuis le poste de {lieu}, message {fiche}."),
    "devis": ("Client pressé, {nb} pièces pour {jour_s} : on a déjà livré si vite ?", "Quelle remise maximale sans signature sur une série de {nb} ?",
              "Qui a le dernier prix matière pour {piece} ?", "Le devis {fiche} a deux totaux. Lequel est parti ?", "Quelqu’un a une photo de {machine} sans le logo du client ?",
              "Délai annoncé par {site} pour {piece} : {duree}. On le dit comme ça au client ?", "Peut-on livrer à {site} {jour_s} un camion incomplet ?",
              "Client mécontent {quand}, {piece} trop courte. Qui l’appelle avec moi ?"),
    "arrivée": ("Arrivée {quand} à {site} : où se garer quand le parking est plein ?", "Où demande-t-on un casier à {site} ?", "La cantine de {site} prend-elle la carte ?",
                "Qui contacter pour un badge qui n’ouvre pas {lieu} ?", "C’est ma deuxième semaine, je ne trouve pas {tableau}. Un lien ?",
                "Comment pose-t-on un congé quand on travaille {moment} ?", "Est-ce qu’on se tutoie à {site} ? Je ne voudrais pas gaffer.", "À qui dire qu’il me manque {equipement} ?",
                "Quelqu’un déjeune à {site} {jour_s} ? Je ne connais que mon tuteur."),
    "trajet": ("{ville} → {site}, départ {heure}, {nb_petit} places. Qui monte ?", "Cherche trajet {ville} – {site} {jour_s}, je participe à l’essence.",
               "Ma voiture est au garage jusqu’à {jour_s}. Quelqu’un passe par {ville} ?", "Équipe du matin à {site} : un covoiturage depuis {ville} vers {heure} ?",
               "Qui rentre vers {ville} après {heure} {jour_s} ?", "Grève des cars {jour_s} : on se regroupe à {ville} à {heure} ?"),
    "énergie": ("Pourquoi {machine} reste-t-elle allumée {moment} ?", "Où vont les chutes de {matiere} de {lieu} ?", "Qui relève le compteur de {lieu} ?",
                "Peut-on éteindre {lieu} {moment} ? {nb} lampes pour personne.", "Existe-t-il une filière de récupération ({matiere}) près de {ville} ?",
                "Le compresseur de {lieu} fuit {moment}. Qui chiffre la perte ?", "Un fournisseur de matière recyclée ({matiere}) à moins de {nb} km ?"),
    "qualité": ("Non-conformité {fiche} : {nb} pièces à trier à {lieu}. Qui vient ?", "Quel plan de contrôle pour {piece} ? J’en trouve {nb_petit}.",
                "Le client demande un rapport pour {piece} avant {jour_s}. Un modèle ?", "Étalonnage du pied à coulisse de {lieu} : chez qui ?",
                "Dérogation {fiche} : valable jusqu’à {jour_s} ou pour {nb} pièces ?"),
    "photo": ("Sortie photo à {ville} {jour_s}, départ {heure}. Qui vient ?", "Quel objectif pour photographier {machine} sans flou ?",
              "Qui a pris la photo de {lieu} exposée à {site} ?", "Un lieu près de {ville} pour la lumière de {heure} ?"),
    "chaleur": ("{degres} °C à {lieu} {quand}. Peut-on avancer la pause ?", "Où sont les ventilateurs de {lieu} ?", "La fontaine de {lieu} est vide {moment}. Qui appelle ?",
                "Horaires d’été à {site} : à partir de {jour_s} ?", "Les vestes de {lieu} sont-elles obligatoires par {degres} °C ?"),
}
REPONSES = {
    "technique": ("Vu à {site} {quand} : c’était {piece}. {conseil}", "Regarde {piece} sur {machine} en premier, neuf fois sur dix c’est ça.", "La fiche {fiche} est fausse, prends la {fiche}.",
                  "Coupe, attends {duree}, relance. Si ça revient, {conseil_min}", "J’ai {piece} en double à {lieu}, passe {jour_s}.", "Même panne en {annee} sur {machine}. {conseil}",
                  "Ne force pas, {piece} casse net. {conseil}", "Serrage à {nb} Nm, pas plus. {conseil}", "Je passe voir {machine} {jour_s} vers {heure}."),
    "bureau": ("Fichier, options, et décocher la deuxième case.", "Le code est affiché à {lieu}, derrière la porte.", "Vider le cache de {logiciel}, puis relancer. Chez moi ça tient depuis {quand}.",
               "Le bon modèle est celui de {annee}, l’autre est un essai.", "Colonne {lettre} masquée : clic droit, afficher.", "Le service a rétabli {tableau} {quand}. Réessaie.",
               "Je te montre {jour_s} à {heure}, c’est plus simple à deux."),
    "trajet": ("Je passe par {ville} vers {heure}, monte !", "Complet {jour_s}, mais libre le lendemain à {heure}.", "Rendez-vous au rond-point de {ville}, {heure}.",
               "Je peux faire le retour, pas l’aller : {heure} au portail de {site}."),
    "sécurité": ("Vois avec {equipe}, poste {poste}.", "Envoie-le à la sécurité, avec une photo {de_lieu}.", "La {fiche} dit {nb} minutes au plus. {conseil}",
                 "Arrête tout et balise. J’arrive vers {heure}.", "Fait {quand} à {site}, il reste {lieu}.", "Prends les {gants}, les autres fondent.",
                 "Session {jour_s} à {heure}, il reste {nb_petit} places."),
    "devis": ("Avec {site}, c’est tenable en {duree}, pas moins.", "Remise : {nb_bas} %, au-delà il faut une signature.", "Prix de {mois_passe} : reprends la {fiche}.",
              "Je l’appelle avec toi {jour_s} à {heure}.", "Ne promets rien avant {jour_s}, {site} est plein.", "Le bon total est celui de la {fiche}.",
              "On l’a fait une fois, en {annee}, avec {nb} pièces. Plus jamais."),
    "arrivée": ("Bienvenue ! Demande à l’accueil de {site}, poste {poste}.", "Passe me voir {jour_s} vers {heure}, je te montre.", "Tout est dans le livret, page {nb}.",
                "À {site}, tout le monde se tutoie, même {equipe}.", "Même question à mon arrivée en {annee}. Réponse : poste {poste}.", "Je déjeune à {heure} {jour_s}, viens !",
                "Demande à {equipe}, avant {heure}."),
    "énergie": ("Relevé de {mois_passe} : {nb} % de trop, surtout {moment}.", "La benne {de_lieu} part {jour_s}.", "On éteint déjà à {site} {moment}, personne ne s’en est plaint.",
                "Fuite chiffrée à {nb} € par semaine. {conseil}", "Contact donné par {equipe}, poste {poste}."),
    "qualité": ("Tri à {heure} {jour_s}, {nb_petit} personnes suffisent.", "Le plan à jour est la {fiche}.", "Dérogation close {quand}. {conseil}", "Modèle dans {tableau}, ligne {nb}.",
                "Étalonnage {jour_s}, prévu pour {duree}."),
    "photo": ("J’en suis, départ {heure}.", "Un 35 mm et beaucoup de patience.", "C’est une photo de {annee}, du temps {de_machine}.", "Essaie {ville} au lever du jour, vers {heure}."),
    "chaleur": ("{nb_petit_maj} ventilateurs au magasin, prenez-les avant {heure}.", "Pause avancée à {heure} à {site}, c’est validé.", "Relevé {quand} : {degres} °C à {lieu}.",
                "Fontaine remplie {quand}, merci à {equipe}."),
    "commun": ("C’est dans la {fiche}, page {nb}. {conseil}", "J’ai eu le cas {quand}. {conseil}", "Fait {quand}. Dis-moi si ça tient.", "Merci, ça marche depuis {quand} !",
               "Bonne question, je remonte à {equipe} {jour_s}.", "Toujours pareil ici, {duree} plus tard.", "Réponse attendue {jour_s}, je reviens ici vers {heure}."),
}
DISCUSSIONS = {
    "technique": ("Retour d’essai sur {machine} : {nb} pièces sans arrêt, record depuis {mois_passe}.", "Photo {de_machine} après nettoyage, {duree} à trois. Merci à {equipe}.",
                  "Astuce {de_lieu} : une cale de {nb} mm et {piece} ne bouge plus.", "Tour de {lieu} {jour_s} à {heure} pour qui veut voir {machine} ouverte."),
    "bureau": ("Petit mémo {logiciel} posé dans {tableau}, {nb} lignes, à corriger sans gêne.", "Atelier {logiciel} {jour_s} à {heure}, {nb_petit} places.",
               "La mise à jour de {logiciel} est passée à {site} : {nb} postes, zéro plainte. Pour l’instant."),
    "commun": ("Bravo à {equipe} de {site} pour {nb} jours sans accident.", "Objet trouvé à {lieu} {quand} : {equipement}.", "Rappel amical : {lieu} se range avant {heure}.",
               "Compte rendu de {mois_passe} posé, {nb} lignes. Dites si j’ai oublié quelqu’un.", "Qui a emprunté {equipement} à {lieu} {quand} ? Sans rancune.",
               "Merci à {equipe} pour le coup de main {quand} à {lieu}.", "Visite de {site} {jour_s} à {heure}, casque fourni.",
               "{quand_maj} à {site}, {nb} personnes au quart d’heure d’échange.", "Pot de départ {jour_s} à {heure}, à {lieu}."),
}
# Sur le rapprochement des deux directions : question, réponse ou discussion, avec la tonalité arrêtée à deux relectrices.
FUSION = {
    ("q", "négatif"): ("Y aura-t-il des départs à {site} ? La note {fiche} n’en dit rien, comme d’habitude.", "Qui sera mon responsable ? À {site}, personne ne daigne répondre.",
                       "Pourquoi l’apprend-on {quand} par un client ? C’est vexant.", "{duree_maj} pour valider {tableau}, c’est ça le progrès ?",
                       "On refait {tableau} pour la troisième fois ?", "Combien de postes supprimés à {site} avant qu’on nous le dise ?"),
    ("q", "neutre"): ("Les horaires de {site} changent-ils {jour_s} ou plus tard ?", "Garde-t-on {logiciel} ou passe-t-on à celui de l’autre direction ?",
                      "Le télétravail à {site} reste-t-il à {nb_petit} jours ?", "Les primes seront-elles calculées comme en {annee} ?", "À qui envoie-t-on {tableau} maintenant ?",
                      "Doit-on refaire nos cartes de visite avant {jour_s} ?", "La note {fiche} vaut-elle aussi pour {site} ?"),
    ("q", "positif"): ("Peut-on garder le binôme avec {site} ? Ça marche très bien depuis {mois_passe}.", "Qui a préparé la réunion {de_lieu} ? C’était clair, merci.",
                       "Une autre visite de {site} {jour_s} ? La dernière était formidable."),
    ("r", "négatif"): ("À {site}, on nous a dit exactement le contraire {quand}.", "Rien n’est décidé, et c’est bien ce qui fatigue. {nb_petit_maj} réunions pour rien.",
                       "Même flou ici, on s’épuise depuis {mois_passe}.", "La {fiche} répond à côté, une fois de plus.", "On a posé la question {quand} à {site}. Silence."),
    ("r", "neutre"): ("Réponse des ressources humaines attendue {jour_s}. Je reviens ici.", "La note {fiche} dit « pas avant {mois_futur} ». Rien de plus pour l’instant.",
                      "J’ai posé la question en réunion à {site} : réponse {jour_s}.", "Pour {logiciel}, on garde les deux jusqu’à {mois_futur}.",
                      "Pas de changement d’horaires à {site} avant {mois_futur}, c’est écrit dans la {fiche}.", "Voir {equipe}, poste {poste}."),
    ("r", "positif"): ("Réglé {quand} avec {equipe}, très bon accueil.", "À {site} on y gagne : {logiciel} va plus vite.", "Rassurant : la {fiche} garde les {nb} postes de {site}."),
    ("d", "négatif"): ("On apprend {quand} dans la presse ce qu’on demandait depuis {mois_passe}. Dommage.", "{nb_petit_maj} outils pour la même tâche, on y passe nos soirées.",
                       "À {site}, la charge a doublé depuis {mois_passe}. On tient, mais jusqu’à quand ?", "Deux collègues parties, pas remplacées à {lieu}. Qui prend {tableau} ?",
                       "Note {fiche} lue {nb_petit} fois. Je ne sais toujours pas ce que je fais {jour_s}."),
    ("d", "neutre"): ("Plan {de_lieu} affiché : on sait où s’asseoir {jour_s}.", "Réunion à {site} {jour_s} à {heure}, ordre du jour dans la {fiche}.",
                      "Compte rendu de {site} en ligne, {nb} lignes.", "{logiciel_maj} passe en commun {jour_s} à {heure}."),
    ("d", "positif"): ("La réunion de {site} {quand} a fait du bien, réponses nettes.", "Bonne surprise : {equipe} de l’autre direction nous a appelés {quand}.",
                       "Je m’attendais à pire : {logiciel} commun fonctionne à {site} depuis {quand}.", "Merci à {equipe} d’avoir pris le temps {quand}, à {lieu}."),
}
# Ce qui s’ajoute au bout d’une question, une fois sur deux.
CHUTES = ("Merci d’avance.", "C’est pour {jour_s}.", "On est {nb_petit} dans ce cas.", "Poste {poste} si c’est plus simple.", "Urgent avant {heure}.", "Pas pressé.",
          "Merci à qui saura.", "Vu {quand} seulement.")
CHUTES_METIER = (*CHUTES, "J’ai cherché {duree}, rien trouvé.", "Rien trouvé dans la {fiche}.", "À {site}, c’est pareil ?")
CHUTES_REPONSE = ("Bon courage !", "Tiens-nous au courant.", "Dis-moi si ça suffit.", "Sinon, poste {poste}.", "Je suis là jusqu’à {heure}.", "Bonne journée à tous.",
                  "Repasse me voir {jour_s}.", "On en reparle {jour_s} vers {heure}.")
_MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
# Un message de mars parle de janvier au passé et de mai au futur.
MOIS_RELATIFS = {f"mois_passe/{m}": tuple(_MOIS[(m - 1 - d) % 12] for d in (1, 2, 3)) for m in range(1, 13)} | {
    f"mois_futur/{m}": tuple(_MOIS[(m - 1 + d) % 12] for d in (1, 2, 3)) for m in range(1, 13)}
ANNONCES = ("Résultats de {mois_passe} : {nb} commandes de plus que prévu à {site}.", "Fermeture {de_lieu} {jour_s} à partir de {heure}.", "{equipe_maj} change de numéro : {poste}.",
            "Nouvelle version de {logiciel} {jour_s}. Enregistrez avant {heure}.", "Journée portes ouvertes à {site} {jour_s}, {nb} inscrits.",
            "Note {fiche} en ligne : congés de {mois_futur}.", "Visite d’un client à {site} {jour_s}, {lieu} à ranger pour {heure}.",
            "Campagne de vaccination à {site} {jour_s}, {heure}, sans rendez-vous.", "{nb} nouveaux collègues à {site} en {mois_passe}. Bienvenue !",
            "Enquête interne {fiche} : {nb} réponses à ce jour, clôture {jour_s}.")
AUTOMATES = {
    "svc-supervision": "Alerte {n} : {machine}, arrêt {duree}, code {fiche}.", "svc-sauvegarde": "Sauvegarde {n} terminée en {nb} min, {poste} fichiers.",
    "svc-qualite": "Rapport {n} : {nb} contrôles saisis, {nb_bas} en attente.", "svc-badge": "Portail de {site} : {poste} passages, lot {n}.",
    "svc-energie": "Relevé {n} : {lieu}, {poste} kWh.", "svc-tickets": "Demande {n} close par {equipe}, délai {duree}.",
}
_MACHINES = tuple(f"{f} {n}" for f in ("la presse", "la plieuse", "la fraiseuse", "la cisaille", "l’étuve", "la ligne", "la sertisseuse") for n in (2, 3, 5, 7, 11, 14))
_PIECES = ("le joint torique", "la courroie", "le capteur de fin de course", "le roulement avant", "le filtre à huile", "la buse", "le vérin", "la sonde", "la carte d’entrée",
           "le flexible", "la came", "le ressort de rappel")
_LIEUX = ("l’atelier B", "l’atelier C", "la zone quai", "la salle des lavages", "le magasin", "le hall 2", "la mezzanine", "la cabine de peinture", "la salle Orme", "la salle Tilleul")
LEXIQUE_AGORA = {
    "machine": _MACHINES, "machine_maj": tuple(m[:1].upper() + m[1:] for m in _MACHINES), "de_machine": tuple(f"de {m}" for m in _MACHINES),
    "piece": _PIECES, "piece_maj": tuple(p[:1].upper() + p[1:] for p in _PIECES), "lieu": _LIEUX, "de_lieu": tuple(f"de {lieu}" for lieu in _LIEUX),
    "symptome": ("un bruit de claquement", "une fuite d’air", "un défaut 12", "une vibration", "une odeur de chaud", "un jeu de deux millimètres", "un voyant orange",
                 "une coupure franche", "un à-coup au démarrage"),
    "symptome_v": ("chauffe", "siffle", "broute", "cale", "perde son réglage", "tourne à vide"),
    "quand": ("hier", "lundi", "mardi dernier", "ce matin", "jeudi", "la semaine passée", "vendredi soir", "avant-hier"),
    "quand_maj": ("Hier", "Lundi", "Mardi dernier", "Ce matin", "Jeudi", "La semaine passée", "Vendredi soir"),
    "jour": ("12", "15", "18", "21", "24", "28"), "jour_s": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "demain", "la semaine prochaine"),
    "moment": ("la nuit", "le week-end", "à froid", "le lundi matin", "pendant la pause", "après le nettoyage", "à la relève", "par temps humide"),
    "duree_maj": ("Deux heures", "Trois jours", "Une semaine"), "logiciel_maj": ("Pilote", "Cadence", "Navette", "L’intranet"),
    "duree": ("dix minutes", "une demi-heure", "deux heures", "une nuit", "trois jours", "une semaine", "vingt minutes"),
    "fiche": tuple(f"FT-{n:04d}" for n in range(112, 112 + 37 * 230, 37)), "nb": tuple(str(n) for n in range(7, 61)),
    "nb_petit": ("deux", "trois", "quatre"), "nb_petit_maj": ("Deux", "Trois", "Quatre"), "nb_bas": tuple(str(n) for n in range(0, 15)),
    "n": tuple(str(n) for n in range(10_243, 10_243 + 13 * 4_500, 13)),
    "poste": tuple(str(n) for n in range(2103, 2103 + 7 * 300, 7)), "annee": ("2014", "2016", "2018", "2019", "2021", "2022", "2023"),
    "site": ("Longval", "Brévelle", "Cressy", "Port-Genêt"), "ville": ("Saint-Aubert", "Charmeval", "Villemorte", "La Rochotte", "Orcière", "Pont-Sauvet", "Les Ormeaux"),
    "heure": ("5 h 15", "6 h 40", "7 h 10", "8 h 30", "10 h", "11 h 45", "13 h 20", "14 h", "16 h 30", "17 h 05", "18 h 15"),
    "degres": ("31", "33", "34", "36", "38"),
    "logiciel": ("Pilote", "Cadence", "l’intranet", "la messagerie", "Navette", "l’outil de devis"),
    "tableau": ("le suivi des heures", "le planning des congés", "le tableau des rebuts", "le stock mini", "la liste des contacts", "le suivi des retouches"),
    "gants": ("bleus", "nitrile", "gris", "anticoupure"), "equipement": ("un casque", "une paire de gants", "un badge", "un gilet", "une clé de 17", "un thermos vert", "un pied à coulisse"),
    "matiere": ("cuivre", "carton", "mousse", "plastique souple", "palettes", "aluminium"), "lettre": tuple("BCDEFGHJK"),
    "equipe": ("l’équipe du matin", "la maintenance", "le magasin", "les méthodes", "l’assistance", "l’équipe de nuit", "la logistique", "la paie"),
    "equipe_maj": ("La maintenance", "Le magasin", "L’assistance", "La logistique", "La paie", "L’accueil"),
    "conseil": ("Prends une photo avant de démonter.", "Note-le dans le cahier.", "Préviens l’équipe d’après.", "Ça nous a pris {duree}.", "Sinon, poste {poste}.",
                "Bon courage !", "Tiens-nous au courant.", "Essaie {moment}, on ne sait jamais.", "Pas d’autre piste pour moi."),
    "conseil_min": ("on note tout dans le cahier.", "on appelle le {poste}.", "on change d’office.", "on attend {duree} avant de relancer.", "on prévient {equipe}."),
}
PRENOMS = ("Amel", "Baptiste", "Carole", "Dario", "Élodie", "Farid", "Gwenaëlle", "Hakim", "Irène", "Jonas", "Kenza", "Loïc", "Mireille", "Nadir", "Olympe", "Pascal", "Quitterie",
           "Rachid", "Solène", "Tiago", "Ursula", "Valentin", "Wassila", "Xavier", "Yolande", "Zoé", "Aminata", "Bruno", "Coralie", "Djibril", "Estelle", "Fabrice", "Ghislaine",
           "Hugo", "Imane", "Jérôme", "Katell", "Ludovic", "Maëlys", "Nolan", "Odette", "Patrice", "Rokia", "Sylvain", "Thi-Lan", "Ugo", "Violette", "Yanis", "Agnieszka", "Marin")
NOMS = tuple(a + b for a in ("Bel", "Mont", "Font", "Val", "Ros", "Chant", "Brus", "Mar", "Del", "Gour", "Lam", "Per", "Tré", "Vau", "Char", "Bre", "Cor", "Dur", "Quin", "Sar")
             for b in ("vigne", "ligeon", "sacq", "mièvre", "gnolet", "dinier", "bertaud", "veaudin", "tellec", "gonnard", "racourt", "dierval"))
