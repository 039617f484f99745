"""Les cinq états d’une réponse, tels qu’ils s’écrivent sur la carte."""

A_FAIRE = "à faire"
A_REVOIR = "à revoir"
PRESQUE = "presque"
REUSSI = "réussi"
ENREGISTRE = "enregistré"

ETATS = (A_FAIRE, A_REVOIR, PRESQUE, REUSSI, ENREGISTRE)

ENTRAINEMENT = "entrainement"
CERTIFICATION = "certification"
REGIMES = (ENTRAINEMENT, CERTIFICATION)
