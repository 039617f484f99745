"""La dernière phrase d’une publication : elle dépend du réseau et du sujet."""

APPELS = {
    "Facebook": ("Dites-nous en commentaire.", "Le détail est dans le lien.", "", "", "", "", "On vous lit et on vous répond.",
                 "Partagez à quelqu’un qui en a besoin.", "À qui pensez-vous en lisant ceci ?"),
    "Instagram": ("👟", "🌿", "Lien en bio.", "", "", "", "💬 On en parle ?", "🌤️", "🥾🥾", "🙂", "📌 À garder sous la main.", "✨"),
    "LinkedIn": ("Qu’en pensez-vous dans vos métiers ?", "Lien en commentaire.", "", "", "", "", "Échangeons en commentaire.",
                 "Votre expérience nous intéresse."),
    "YouTube": ("Chapitres dans la description.", "Abonnez-vous pour la suite.", "", "", "", "Sous-titres disponibles.",
                "Vos questions en commentaire : on en choisit trois."),
}
APPELS_SUJETS = {
    "tutoriel 20 min": ("Et vous, où en êtes-vous ?", "Enregistrez pour demain matin.", "Essayez, puis dites-nous ce qui tire.",
                        "Arrêtez dès qu’une douleur pince, reprenez le lendemain.", "Deux fois par semaine suffisent.",
                        "On ne cherche pas la performance, on cherche la régularité.", "Gardez une main sur le dossier les premières fois."),
    "conseil santé": ("Et vous, quelle est votre astuce ?", "En cas de doute, c’est le médecin qui décide.", "Une question ? {nom_kine} répond jeudi.",
                      "À relire avant dimanche."),
    "sortie de groupe": ("Qui vient ?", "Inscription auprès de votre boutique.", "Vous vous reconnaissez ?", "Places limitées, sourires illimités.",
                         "Prochaine date en commentaire."),
    "produit": ("Vous l’avez ? Dites-nous la vérité.", "Essayage en boutique, sans rendez-vous.", "Les tailles sont dans le lien.",
                "Garantie trois ans."),
    "promotion": ("Conditions dans le lien.", "En boutique aussi.", "Offre non cumulable.", "Dans la limite des stocks."),
    "jeu-concours": ("Règlement dans le lien.", "Bonne chance à toutes et à tous.", "Un seul commentaire par personne.", "Résultat ici même."),
    "témoignage": ("Et vous, qui vous a fait marcher ?", "Racontez-nous la vôtre.", "L’entretien complet est en lien.", "Merci pour la confiance."),
    "coulisses": ("On continue la visite ?", "La suite demain.", "Vous auriez choisi quoi ?", "Posez vos questions à l’atelier."),
    "vie de l’entreprise": ("On en parle de vive voix ?", "Le document complet est en ligne.", "Merci à celles et ceux qui rendent cela possible.",
                            "Vos retours nous intéressent."),
}
