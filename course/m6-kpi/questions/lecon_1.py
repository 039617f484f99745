"""Leçon 1 : combien, sur combien ?"""

from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre, presque

from .communs import taux_agrege, taux_par_portee

ABONNES_MARS = 18600


def _mars(charger):
    return charger("cinq_publications")


def _ligne(charger, nom):
    return _mars(charger).loc[nom]


M6_1a = Question(
    id="M6-1a",
    titre="Trois lignes mélangées",
    points=1,
    competence="C5.1",
    champs=(
        choix(
            "ordre",
            part=1,
            options={
                "BCA": juste(
                    "Le tableau, la ligne, le calcul : chaque ligne se sert de la précédente. "
                    "Presque tous les carnets se lisent ainsi."
                ),
                "ABC": a_revoir(
                    "La ligne A se sert de `promo` dès le départ, et rien ne l’a encore fabriqué. Quelle ligne le fait ?"
                ),
                "ACB": a_revoir(
                    "Le calcul passe en premier : `promo` n’existe pas encore. Quelle ligne lui donne son contenu ?"
                ),
                "BAC": a_revoir(
                    "Le tableau d’abord, bien. Ensuite A demande `promo`, que personne n’a encore nommé. Qui le fait ?"
                ),
                "CAB": a_revoir("La ligne C fouille dans `mars`. À ce moment-là, le tableau est-il chargé ?"),
                "CBA": a_revoir("Le calcul est bien en dernier. Mais C cherche dans `mars` : qui doit passer avant elle ?"),
            },
        ),
    ),
    repli="Trois lettres collées, chacune une fois. Partez de la fin : quelle ligne a besoin des deux autres ?",
    indices=Indices(
        rappel="Python lit de haut en bas. Un nom doit avoir été fabriqué (à gauche d’un `=`) avant de servir.",
        methode="Cherchez, dans chaque ligne, le nom fabriqué à gauche du `=` et les noms utilisés à droite.",
        exemple="Pour un café : moudre, puis verser l’eau sur ce qui a été moulu. L’eau seule n’a rien à traverser.",
    ),
    corrige="`mars` naît en B, `promo` en C à partir de `mars`, le taux en A à partir de `promo` : **BCA**.",
)

M6_1b = Question(
    id="M6-1b",
    titre="L’ERR d’un tutoriel",
    points=1,
    competence="C5.1",
    champs=(nombre("err_escalier", part=1, tolerance=0.005, unite="%"),),
    attendu=lambda charger: {"err_escalier": taux_par_portee(_ligne(charger, "Tutoriel escalier"))},
    erreurs=(
        Erreur(
            {"err_escalier": lambda charger: taux_par_portee(_ligne(charger, "Photo de groupe"))},
            "{err_escalier:.2f} % est le taux de la photo : le calcul a gardé `photo`. "
            "Changez la publication, gardez le calcul.",
        ),
        Erreur(
            {"err_escalier": lambda charger: taux_par_portee(_ligne(charger, "Tutoriel genoux"))},
            "{err_escalier:.2f} % est le taux de l’autre tutoriel. Quel est le nom de la ligne demandée ?",
        ),
        Erreur(
            {"err_escalier": lambda charger: 100 * _ligne(charger, "Tutoriel escalier")["interactions"] / ABONNES_MARS},
            "{err_escalier:.2f} % répond à une autre question : combien pour 100 *abonnés* ? "
            "Ici, on juge la publication auprès des personnes qui l’ont vue. Quelle colonne les compte ?",
        ),
        Erreur(
            {
                "err_escalier": lambda charger: (
                    100 * _ligne(charger, "Tutoriel escalier")["portee"] / _ligne(charger, "Tutoriel escalier")["interactions"]
                )
            },
            "Plus de 1 600 interactions pour 100 personnes ? La division est à l’envers. "
            "Redites-vous : combien, sur combien ?",
        ),
    ),
    repli=(
        "Ce n’est pas la valeur attendue, et cette erreur n’est pas encore dans notre liste. On attend quelques unités pour cent. "
        "Vérifiez dans l’ordre : la publication, la portée sous la barre, le « × 100 »."
    ),
    indices=Indices(
        rappel="Un taux : combien (les interactions), sur combien (les personnes touchées), le tout multiplié par 100.",
        methode="Reprenez la ligne de la photo de groupe et remplacez `photo` par `escalier`, aux deux endroits.",
        exemple="Pour une affiche : 12 appels, 400 passants. `100 * 12 / 400` donne 3,00 %.",
    ),
    corrige='`err_escalier = 100 * escalier["interactions"] / escalier["portee"]` : 139 ÷ 2 310 × 100.',
    lecture="{err_escalier:.2f} % : deux fois le taux du jeu-concours. Vous tenez un argument pour 11 h.",
)

M6_1c = Question(
    id="M6-1c",
    titre="Répondre à Nadia",
    points=1,
    competence="C5.5",
    champs=(
        choix(
            "reponse_nadia",
            part=1,
            options={
                "A": a_revoir(
                    "Le record est vrai, et il vient du public : 14 200 personnes. Étaient-elles nouvelles ? "
                    "Reviendraient-elles chaque semaine ? Que dit le tableau là-dessus ?"
                ),
                "B": a_revoir(
                    "Avant-dernier, c’est exact. Mais se faire connaître et faire réagir sont deux métiers : à quoi sert chaque format ?"
                ),
                "C": juste(
                    "Vous répondez à la question, vous donnez un rôle à chaque format et une date pour vérifier. "
                    "Cinq publications ne font pas une règle ; la leçon 2 dira combien il en faut."
                ),
                "D": presque(
                    "La prudence est juste, le silence ne l’est pas : Nadia décide à 11 h. "
                    "Que peut-on essayer, et comment le vérifier ?",
                    credit=0.5,
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="Une bonne réponse à une direction répond à la question, dit sur quoi elle s’appuie et quand on vérifiera.",
        methode="Pour chaque lettre, demandez : est-ce dans le tableau ? Est-ce que cela décide quelque chose ? Pourra-t-on le vérifier ?",
        exemple="À « on refait les soldes chaque mois ? », un bon vendeur répond : une fois par saison, et on compare les marges en juillet.",
    ),
    corrige=(
        "**C.** A prolonge un record sans savoir qui est venu. B jette ce qui fait connaître la page. D laisse la direction seule. "
        "C donne un rôle à chaque format et se donne un rendez-vous."
    ),
)


def _facebook_mai(charger, *, sponsorisees=False):
    posts = charger("posts_marchevive", periode="2026-05")
    facebook = posts[posts["reseau"] == "Facebook"]
    return facebook if sponsorisees else facebook[~facebook["sponsorise"]]


M6_1d = Question(
    id="M6-1d",
    titre="Les affichages de mai",
    points=2,
    competence="C5.1",
    champs=(
        nombre("taux_affichages", part=1, tolerance=0.005, unite="%"),
        choix(
            "effet_sponsorise",
            part=1,
            options={
                "A": juste("Le budget gonfle la portée plus que les réactions : le taux baisse, et rien n’a changé dans vos contenus."),
                "B": a_revoir(
                    "Elle en récolte parfois davantage, oui. Mais combien de personnes de plus l’ont vue ? Essayez, puis regardez les deux à la fois."
                ),
                "C": a_revoir(
                    "Ce serait vrai si les deux grossissaient dans la même proportion. Refaites le calcul sans la ligne qui retire les sponsorisées."
                ),
            },
        ),
    ),
    attendu=lambda charger: {"taux_affichages": taux_agrege(_facebook_mai(charger), "vues")},
    erreurs=(
        Erreur(
            {"taux_affichages": lambda charger: taux_agrege(_facebook_mai(charger), "portee")},
            "{taux_affichages:.2f} % est l’ERR : la portée est restée sous la barre. Quelle colonne compte les passages à l’écran ?",
        ),
        Erreur(
            {"taux_affichages": lambda charger: taux_agrege(_facebook_mai(charger, sponsorisees=True), "vues")},
            "Les publications sponsorisées sont dans le calcul. Repartez de `facebook`, qui les a déjà retirées.",
        ),
        Erreur(
            {
                "taux_affichages": lambda charger: (
                    100 * _facebook_mai(charger)["interactions"] / _facebook_mai(charger)["vues"]
                ).mean()
            },
            "{taux_affichages:.2f} % est la moyenne des taux de chaque publication. Ici, on additionne d’abord : où mettre les `.sum()` ?",
        ),
    ),
    repli=(
        "Une ou deux interactions pour cent passages. Vérifiez dans l’ordre : le tableau `facebook`, "
        "la colonne `vues` sous la barre, `.sum()` en haut et en bas."
    ),
    indices=Indices(
        rappel="Même numérateur que l’ERR de mai ; seul le dénominateur change.",
        methode='Recopiez la dernière ligne de l’exemple et remplacez `facebook["portee"]` par la colonne des affichages.',
        exemple="Deux affiches : 6 et 4 appels, 300 et 200 passages. `100 * (6 + 4) / (300 + 200)` donne 2,00 %.",
    ),
    corrige='`taux_affichages = 100 * facebook["interactions"].sum() / facebook["vues"].sum()`, et réponse **A** pour les sponsorisées.',
    lecture="{taux_affichages:.2f} % par affichage : plus bas que l’ERR, toujours, puisque chaque personne touchée compte au moins un affichage.",
)


_BASES = {
    "base_awa": "portee",
    "base_gerard": "abonnes",
    "base_nadia": "affichages",
}

M6_1e = Question(
    id="M6-1e",
    titre="Quelle base pour quelle question ?",
    points=3,
    competence="C5.1",
    champs=(
        choix(
            "base_awa",
            part=1,
            options={
                "portee": juste("Awa juge des contenus auprès de celles et ceux qui les ont vus : la portée."),
                "abonnes": a_revoir(
                    "Awa : tous ses posts ont le même nombre d’abonnés sous la barre. Le classement bougerait-il d’une seule place ?"
                ),
                "affichages": presque(
                    "Awa : les affichages comptent les passages, pas les gens. Elle parle de « celles et ceux » : quelle colonne les compte ?",
                    credit=0.5,
                ),
            },
        ),
        choix(
            "base_gerard",
            part=1,
            options={
                "abonnes": juste("Gérard compare deux comptes de tailles différentes : les abonnés."),
                "portee": a_revoir(
                    "Gérard dit « à taille égale ». La portée mesure ce que chaque publication a touché ; qu’est-ce qui mesure la taille d’un compte ?"
                ),
                "affichages": a_revoir("Gérard : on ne lui facture rien. Par quoi un compte de 900 et un de 18 600 deviennent-ils comparables ?"),
            },
        ),
        choix(
            "base_nadia",
            part=1,
            options={
                "affichages": juste("Nadia paie des passages à l’écran : les affichages."),
                "portee": a_revoir("Nadia : une personne exposée quatre fois est facturée quatre fois. La portée la compte combien de fois ?"),
                "abonnes": a_revoir("Nadia : la publicité touche surtout des gens qui ne sont pas abonnés. Que compte la facture ?"),
            },
        ),
    ),
    repli='Trois mots possibles, entre guillemets : "portee", "abonnes" ou "affichages". Soulignez dans chaque phrase ce qui se compte.',
    indices=Indices(
        rappel="Portée : des personnes. Abonnés : la taille d’un compte. Affichages : des passages à l’écran.",
        methode="Cherchez dans chaque question le mot qui désigne la base : « ont vue », « taille », « passages ».",
        exemple="« Combien de ventes pour cent entrées en magasin ? » : la base est l’entrée, pas le client fidèle.",
    ),
    corrige="Awa : portée. Gérard : abonnés. Nadia : affichages. Le mot-clé est dans la question, jamais dans le tableau.",
    lecture="Trois questions, trois bases. La prochaine fois qu’on vous tend un taux, demandez laquelle.",
)


def _portees_tutoriels(charger):
    mars = _mars(charger)
    return [mars.loc[nom]["portee"] for nom in ("Tutoriel genoux", "Tutoriel escalier")]


M6_1f = Question(
    id="M6-1f",
    titre="Encadrer un public",
    points=3,
    competence="C5.1",
    champs=(
        nombre("au_moins", part=1, tolerance=0.5, unite="personnes"),
        nombre("au_plus", part=1, tolerance=0.5, unite="personnes"),
        choix(
            "phrase_tutoriels",
            part=1,
            options={
                "A": a_revoir(
                    "Cette phrase additionne des personnes. Mme Barthas a vu les deux tutoriels : combien de fois y figure-t-elle ?"
                ),
                "B": juste("La phrase dit ce que l’on sait et où s’arrête ce que l’on sait."),
                "C": a_revoir(
                    "La moyenne décrit un tutoriel ordinaire ; la question portait sur les deux réunis. Le plus vu des deux suffit-il à la contredire ?"
                ),
                "D": presque(
                    "On ne sait pas tout, mais on sait quelque chose : le public du plus vu existe. Peut-on descendre en dessous ?",
                    credit=0.5,
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "au_moins": max(_portees_tutoriels(charger)),
        "au_plus": sum(_portees_tutoriels(charger)),
    },
    erreurs=(
        Erreur(
            {
                "au_moins": lambda charger: sum(_portees_tutoriels(charger)),
                "au_plus": lambda charger: max(_portees_tutoriels(charger)),
            },
            "Les deux bornes sont là, mais le minimum dépasse le maximum. Laquelle suppose que personne n’a vu les deux ?",
            etat="presque",
            credit=1,
        ),
        Erreur(
            {"au_moins": lambda charger: min(_portees_tutoriels(charger))},
            "Le moins vu des deux ne peut pas servir de plancher : l’autre, à lui seul, a déjà touché davantage. Lequel prendre ?",
        ),
        Erreur(
            {"au_plus": lambda charger: _mars(charger)["portee"].sum()},
            "{au_plus:.0f} additionne les cinq publications. La question ne parle que des deux tutoriels : lesquels garder ?",
        ),
        Erreur(
            {"au_moins": lambda charger: _mars(charger)["portee"].max()},
            "{au_moins:.0f} est la portée du jeu-concours. Il n’est pas dans la question : quel tutoriel est le plus vu ?",
        ),
    ),
    repli=(
        "On attend deux nombres de quelques milliers. Vérifiez dans l’ordre : deux tutoriels seulement, "
        "la plus grande des deux portées pour le plancher, leur somme pour le plafond."
    ),
    indices=Indices(
        rappel="Plancher : tout le monde a vu les deux. Plafond : personne n’a vu les deux.",
        methode='`mars.loc["Tutoriel genoux"]["portee"]` donne une portée. Prenez la plus grande, puis additionnez les deux.',
        exemple="Une salle de 40 lundi, une de 60 mardi : au moins 60 personnes différentes, au plus 100.",
    ),
    corrige=(
        "Plancher : la portée du tutoriel escalier, la plus grande des deux. Plafond : la somme des deux portées. "
        "Phrase **B** : un encadrement, et l’aveu que l’export ne permet pas mieux."
    ),
    lecture="Deux bornes et une phrase honnête : Nadia peut la répéter en comité sans que personne la démente.",
)
