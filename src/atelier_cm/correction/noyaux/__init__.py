"""Noyaux tièdes et cloisonnés : chaque copie s'exécute dans un duplicata d'un noyau déjà chaud.

Lecture conseillée : `bac_a_sable` (la grande cloison, une par lot), `couveuse` et `zygote` (le processus
chaud qui se duplique, vu de dehors et de dedans), `cloison` (la petite cloison, une par copie), `fournisseur` (le point
d'extension de jupyter_client), `gestionnaire` (les attentes fixes supprimées).
"""
