"""Les publications lues et les phrases que plusieurs leçons partagent."""

from atelier_cm import kpi

FIN = "2026-02"


def nos_posts(charger, *, sponsorisees=True):
    posts = charger("posts_marchevive")
    posts = posts[posts["mois"] <= FIN]
    posts = posts if sponsorisees else posts[~posts["sponsorise"]]
    return posts.assign(err=kpi.err(posts["interactions"], posts["portee"]))


def les_rivaux(charger):
    rivaux = charger("posts_concurrents")
    return rivaux[rivaux["mois"] <= FIN]


# Les cinq questions « remettre dans l’ordre » ont la même forme : trois lettres, une phrase par ordre.
REPLI_ORDRE = "Trois lettres collées, chacune une fois. Partez de la fin : quelle ligne a besoin des deux autres ?"
RAPPEL_ORDRE = "Un nom se fabrique à gauche du `=` avant de servir à droite."
