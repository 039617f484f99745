"""Les notes qu’une CM indépendante laisse au bout de ses journées."""

# Avant la dérive, puis après : le ton baisse sans jamais le dire.
NOTES = {
    "avant": ("Calendrier {de_client} bouclé, {chose} en avance.", "Journée calme. {petit_plaisir}", "{prenom} a validé du premier coup !", "Côté {cote}, content {de_chose}.",
              "Deux heures sur {chose}, plus long que prévu.", "{petit_plaisir} Puis {chose} pour {client}.", "Point avec {prenom} : clair, court, {heure}.",
              "Facture {de_client} envoyée, enfin.", "Trois idées notées en marchant. {petit_plaisir}", "Photos ratées, je recommence {jour}.",
              "{client_maj} veut {chose} pour {jour}. Faisable.", "Atelier avec {prenom} sur {chose}, on a ri.", "Fini à l’heure, {petit_plaisir_min}",
              "Relu {chose} à voix haute : tout changé.", "{prenom} m’a montré une astuce pour {chose}.", "Mal au poignet, j’ai dicté {chose}."),
    "après": ("{chose_maj} à {heure_tard}, encore.", "{prenom} a écrit à {heure_tard}. J’ai répondu.", "{client_maj} : « juste un petit truc », donc {chose}.",
              "Pas touché à {chose}. Répondu à des gens toute la journée.", "Mangé devant {chose}.", "J’ai dit oui à {prenom} pour {jour}. Pourquoi ?",
              "Réveillée à {heure_nuit}, pensé à {chose}.", "{client_maj} {de_nuit}, puis impossible de dormir.", "Repoussé {chose} pour la troisième fois.",
              "{prenom} dit que je réponds trop vite. Et si je ne réponds pas ?", "Je ne sais plus quel jour on est. {chose_maj} faite quand même.",
              "Annulé le cours de yoga pour {client}.", "{nb} messages au lever, avant le café.", "Tête lourde. {chose_maj} bâclée, personne n’a vu."),
    "incident": ("Commentaire blessant côté {cote} : [insulte sur l’âge], masqué, gardé en copie.", "Fausse rumeur côté {cote}, démentie avec {prenom}.",
                 "Mauvais visuel publié côté {cote}, corrigé en dix minutes.", "Compte {de_client} bloqué deux heures.", "Colère en série côté {cote}, {prenom} m’a relayée.",
                 "Lien mort partagé {nb} fois côté {cote}. Oups.", "Un journaliste appelle pour {client}. Renvoyé vers {prenom}."),
    "dimanche": ("Juste un œil sur {client}.", "{prenom} savait que je répondrais. J’ai répondu.", "Deux messages côté {cote}, rien de grave.", "Répondu entre deux plats, {client}.",
                 "Rien d’urgent côté {cote}, mais comment le savoir sans regarder ?", "Un avis côté {cote}, réponse à {heure}.", "Regardé {client} « pour être tranquille »."),
}
CLIENTS = ("Marchevive", "Le Fournil Ombeline", "Rives Partagées", "Céramiques Noroît", "Gîte des Trois-Moulins")
LEXIQUE_TEMPS = {
    "client": ("Marchevive", "le Fournil", "Rives Partagées", "Noroît", "le Gîte"), "client_maj": ("Marchevive", "Le Fournil", "Rives Partagées", "Noroît", "Le Gîte"),
    "cote": ("Marchevive", "Fournil", "Rives Partagées", "Noroît", "Gîte"), "de_client": ("de Marchevive", "du Fournil Ombeline", "de Rives Partagées", "de Céramiques Noroît", "du Gîte des Trois-Moulins"),
    "prenom": ("Camille", "Théo", "Ombeline", "Yvon", "Maud", "Karim", "Mme Alvès"),
    "chose": ("la vidéo genoux", "le carrousel des pains", "la lettre du mois", "le bilan", "la réponse au maire", "le devis", "la légende des photos", "l’album de la fête",
              "la charte", "le sous-titrage", "l’appel aux dons", "la fiche d’avis"),
    "de_chose": ("de la vidéo", "du bilan", "de l’album", "de la légende", "du carrousel", "du texte alternatif"),
    "chose_maj": ("La vidéo", "La légende", "La lettre", "La charte", "La réponse"), "heure": ("9 h 30", "11 h", "14 h 15", "16 h", "18 h 20"),
    "heure_tard": ("21 h 40", "22 h 15", "23 h", "20 h 50", "22 h 50"), "heure_nuit": ("3 h", "4 h 20", "2 h 45", "5 h"), "jour": ("lundi", "mardi", "jeudi", "vendredi"),
    "de_nuit": ("à 22 h", "au coucher", "à 23 h 10", "après le film"), "nb": tuple(str(n) for n in range(11, 48)),
    "petit_plaisir": ("Déjeuné dehors.", "Marche au bord du canal.", "Rangé les étagères.", "Vélo jusqu’au marché.", "Sieste de vingt minutes.", "Téléphone laissé au tiroir.", "Soleil sur le bureau.", "Piscine à midi."),
    "petit_plaisir_min": ("vélo avant la nuit.", "cinéma.", "soupe et livre.", "chorale."),
}
