"""Noyaux tièdes et cloisonnés : chaque copie s'exécute dans un duplicata d'un processus déjà chaud.

Lecture conseillée : `bac_a_sable` (la grande cloison, une par lot), `couveuse` et `zygote` (le processus chaud
qui se duplique, vu de dehors et de dedans), `cloison` (la petite cloison, une par copie). Puis les deux usages
d'un duplicata. La voie rapide : `tube` et `deroulement` (un carnet entier, vu de dehors et de dedans). La voie
sûre, un vrai noyau Jupyter : `fournisseur` (le point d'extension de jupyter_client), `gestionnaire` (les attentes
fixes supprimées), `flux`.
"""
