"""Le constructeur : un texte MyST, et le carnet nbgrader qui en sort, à l'octet près.

Lecture du texte (`texte`), typographie (`typographie`), rôles développés en métadonnées
(`roles`), refus (`verification`, `reponses`, `liens`, `declarations`), assemblage
(`construction`), version apprenant par nbgrader (`distribution`), écriture et comparaison
(`depot`), commande (`commande`).
"""
