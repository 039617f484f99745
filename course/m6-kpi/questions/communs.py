"""Les calculs que plusieurs leçons partagent."""


def taux_par_portee(ligne):
    return 100 * ligne["interactions"] / ligne["portee"]


def taux_agrege(table, base):
    return 100 * table["interactions"].sum() / table[base].sum()
