"""Les erreurs prévues : ce qu'un geste a empêché, dit en français à qui l'a fait."""


class ErreurAtelier(Exception):
    """Erreur dont la cause est connue : la commande affiche son texte, sans trace Python.

    Le texte est une phrase complète qui dit ce qui ne va pas et quoi faire ; plusieurs
    lignes quand plusieurs choses ne vont pas.
    """
