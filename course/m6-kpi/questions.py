"""Les « À vous » contrôlés des quatre leçons du module 6 (entraînement, sans note)."""

from atelier_cm import kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, ensemble, juste, nombre, presque, serie

REGIME = "entrainement"

# ---------------------------------------------------------------- leçon 1 : combien, sur combien ?

ABONNES_MARS = 18600


def _mars(charger):
    return charger("cinq_publications")


def _ligne(charger, nom):
    return _mars(charger).loc[nom]


def _err(ligne):
    return 100 * ligne["interactions"] / ligne["portee"]


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
    attendu=lambda charger: {"err_escalier": _err(_ligne(charger, "Tutoriel escalier"))},
    erreurs=(
        Erreur(
            {"err_escalier": lambda charger: _err(_ligne(charger, "Photo de groupe"))},
            "{err_escalier:.2f} % est le taux de la photo : le calcul a gardé `photo`. "
            "Changez la publication, gardez le calcul.",
        ),
        Erreur(
            {"err_escalier": lambda charger: _err(_ligne(charger, "Tutoriel genoux"))},
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


def _agrege(table, base):
    return 100 * table["interactions"].sum() / table[base].sum()


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
    attendu=lambda charger: {"taux_affichages": _agrege(_facebook_mai(charger), "vues")},
    erreurs=(
        Erreur(
            {"taux_affichages": lambda charger: _agrege(_facebook_mai(charger), "portee")},
            "{taux_affichages:.2f} % est l’ERR : la portée est restée sous la barre. Quelle colonne compte les passages à l’écran ?",
        ),
        Erreur(
            {"taux_affichages": lambda charger: _agrege(_facebook_mai(charger, sponsorisees=True), "vues")},
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

# ---------------------------------------------------------------- leçon 2 : comparer sans se tromper


def _organiques(charger, reseau, mois):
    posts = charger("posts_marchevive")
    posts = posts[(posts["reseau"] == reseau) & (posts["mois"] == mois) & ~posts["sponsorise"]].copy()
    posts["err"] = _err(posts)
    return posts


def _linkedin(charger, mois="2025-12"):
    return _organiques(charger, "LinkedIn", mois)


M6_2a = Question(
    id="M6-2a",
    titre="Deux phrases pour LinkedIn",
    points=2,
    competence="C5.1",
    champs=(
        nombre("taux_page", part=1, tolerance=0.005, unite="%"),
        nombre("taux_ordinaire", part=1, tolerance=0.005, unite="%"),
    ),
    attendu=lambda charger: {
        "taux_page": _agrege(_linkedin(charger), "portee"),
        "taux_ordinaire": _linkedin(charger)["err"].median(),
    },
    erreurs=(
        Erreur(
            {
                "taux_page": lambda charger: _linkedin(charger)["err"].median(),
                "taux_ordinaire": lambda charger: _agrege(_linkedin(charger), "portee"),
            },
            "Les deux nombres sont là, sous le mauvais nom. Lequel divise une seule fois, à la fin ?",
            etat="presque",
            credit=1,
        ),
        Erreur(
            {"taux_page": lambda charger: _linkedin(charger)["err"].mean()},
            "{taux_page:.2f} % est la moyenne des taux : chaque publication y a une voix. "
            "La phrase dit « tous publics additionnés » : que faut-il additionner avant de diviser ?",
        ),
        Erreur(
            {"taux_ordinaire": lambda charger: _linkedin(charger)["err"].mean()},
            "{taux_ordinaire:.2f} % est la moyenne, que les très bonnes publications tirent vers le haut. Qui est au milieu du rang ?",
        ),
        Erreur(
            {"taux_page": lambda charger: _agrege(_organiques(charger, "Facebook", "2025-12"), "portee")},
            "{taux_page:.2f} % est le taux de Facebook. Quel tableau la cellule vient-elle de préparer ?",
        ),
    ),
    repli=(
        "Deux nombres de quelques unités pour cent. Vérifiez dans l’ordre : le tableau `linkedin`, "
        "deux `.sum()` pour la page, `.median()` sur `err` pour l’ordinaire."
    ),
    indices=Indices(
        rappel="Page : on additionne, puis on divise. Publication ordinaire : celle du milieu.",
        methode="Reprenez les lignes « taux agrégé » et « médiane » de l’exemple Facebook, avec `linkedin` à la place.",
        exemple="Trois affiches, 1 %, 2 % et 9 % : médiane 2. Si la dernière a été vue par presque tout le monde, l’agrégé approche 9.",
    ),
    corrige=(
        '`taux_page = 100 * linkedin["interactions"].sum() / linkedin["portee"].sum()` et `taux_ordinaire = linkedin["err"].median()`.'
    ),
    lecture=(
        "{taux_page:.2f} % pour la page, {taux_ordinaire:.2f} % pour une publication ordinaire : "
        "deux phrases vraies, que personne ne pourra prendre l’une pour l’autre."
    ),
)

M6_2b = Question(
    id="M6-2b",
    titre="Des piles par format",
    points=2,
    competence="C5.4",
    champs=(
        serie("par_type", part=1, tolerance=0.005, unite="%"),
        choix(
            "phrase_format",
            part=1,
            options={
                "A": a_revoir("Comptez les publications de la pile « document ». Une quatrième, ratée, laisserait-elle le format aussi haut ?"),
                "B": juste("L’effectif est dit, l’essai est daté, et la comparaison aura de quoi s’appuyer."),
                "C": a_revoir(
                    "{textes} publications au lieu de {documents} : la différence est mince. Et plus sûr ne veut pas dire plus haut : où se classent-elles ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {"par_type": _linkedin(charger).groupby("type")["err"].median()},
    contexte=lambda charger: {
        "documents": int((_linkedin(charger)["type"] == "document").sum()),
        "textes": int((_linkedin(charger)["type"] == "texte").sum()),
    },
    erreurs=(
        Erreur(
            {"par_type": lambda charger: _linkedin(charger).groupby("type")["err"].mean()},
            "Ce sont les moyennes de chaque pile. Pour le format ordinaire, qui prend-on dans chaque rang ?",
        ),
        Erreur(
            {"par_type": lambda charger: _linkedin(charger).groupby("theme")["err"].median()},
            "Les piles sont faites par sujet. Quelle colonne dit la forme de la publication ?",
        ),
        Erreur(
            {"par_type": lambda charger: _organiques(charger, "Facebook", "2025-12").groupby("type")["err"].median()},
            "Ces piles sont celles de Facebook. Quel tableau contient LinkedIn ?",
        ),
    ),
    repli=(
        "On attend une médiane par format, cinq en tout. Vérifiez dans l’ordre : le tableau `linkedin`, "
        'les piles par `"type"`, `["err"].median()` au bout.'
    ),
    indices=Indices(
        rappel="`t.groupby(colonne)` fait les piles ; ce qui suit le point se calcule pile par pile.",
        methode='Partez de `facebook.groupby("theme")["err"].median()` et changez deux mots : le tableau, la colonne des piles.',
        exemple='`ventes.groupby("magasin")["panier"].median()` donne le panier médian de chaque magasin.',
    ),
    corrige='`par_type = linkedin.groupby("type")["err"].median()`, et la phrase **B** : en tête, mais sur trois publications.',
    lecture="Cinq médianes, et une tête de liste à {documents} publications. Vous tenez un essai à proposer, pas une conclusion.",
)

M6_2c = Question(
    id="M6-2c",
    titre="Un décembre tout promo ?",
    points=1,
    competence="C5.5",
    champs=(
        choix(
            "reponse_promo",
            part=1,
            options={
                "A": a_revoir("Le taux est vrai. Combien de publications le portent, et que devient-il si la suivante fait 1 % ?"),
                "B": a_revoir(
                    "Devant la promotion, oui. Mais leurs bornes recouvrent celles des témoignages : « tout le reste », vraiment ?"
                ),
                "C": juste(
                    "L’effectif est dit, l’année corrige le mois, et la promotion garde sa place, avec une date pour comparer."
                ),
                "D": presque(
                    "De décembre seul, non. Mais l’année est là : que dit la figure 2 de la promotion ?",
                    credit=0.5,
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="Un écart tient quand les barres ne se touchent pas ; un nombre tient quand il repose sur plus d’une publication.",
        methode="Sur la figure 2, comparez la barre de la promotion et celle des tutoriels, puis celle des témoignages.",
        exemple="Un restaurant noté 5 sur 5 par une personne ne détrône pas celui noté 4,6 par trois cents.",
    ),
    corrige="**C.** A s’appuie sur une publication, B étend un écart à des sujets qui se recouvrent, D oublie l’année. C décide et se donne un rendez-vous.",
)

M6_2d = Question(
    id="M6-2d",
    titre="L’applaudissement, dans l’ordre",
    points=1,
    competence="C5.1",
    champs=(
        choix(
            "ordre",
            part=1,
            options={
                "CBA": juste("Le mois, les réactions, la division par le nombre de publications."),
                "ABC": a_revoir("La ligne A divise `bravos`, que personne n’a encore compté. Quelle ligne le fait ?"),
                "ACB": a_revoir("Le calcul final passe en premier. De quoi a-t-il besoin pour diviser ?"),
                "BAC": a_revoir("La ligne B lit le tableau `juillet` avant qu’il soit préparé. Qui le prépare ?"),
                "BCA": a_revoir("La ligne B additionne des réactions, mais de quel mois, à ce moment-là ?"),
                "CAB": a_revoir("Le mois d’abord, bien. Ensuite A divise `bravos` : existe-t-il déjà ?"),
            },
        ),
    ),
    repli="Trois lettres collées, chacune une fois. Partez de la fin : quelle ligne a besoin des deux autres ?",
    indices=Indices(
        rappel="Un nom se fabrique à gauche du `=` avant de servir à droite.",
        methode="Qui fabrique `juillet` ? Qui s’en sert pour compter les `bravos` ? Qui se sert des deux ?",
        exemple="Éplucher, cuire, servir : l’assiette vient en dernier.",
    ),
    corrige="C prépare `juillet`, B en tire les réactions, A divise par le nombre de publications : **CBA**.",
)


def _conversation(charger, mois, *, avec_marque=False, par_post=True):
    posts = _linkedin(charger, mois)
    recus = posts["commentaires"].sum() - (0 if avec_marque else posts["commentaires_marque"].sum())
    return recus / len(posts) if par_post else recus


_JUIN, _JUILLET = "2026-06", "2026-07"

M6_2e = Question(
    id="M6-2e",
    titre="Vous parle-t-on autant ?",
    points=2,
    competence="C5.1",
    champs=(
        nombre("conversation_juin", part=1, tolerance=0.005, unite="commentaires par publication"),
        nombre("conversation_juillet", part=1, tolerance=0.005, unite="commentaires par publication"),
    ),
    attendu=lambda charger: {
        "conversation_juin": _conversation(charger, _JUIN),
        "conversation_juillet": _conversation(charger, _JUILLET),
    },
    erreurs=(
        Erreur(
            {
                "conversation_juin": lambda charger: _conversation(charger, _JUIN, avec_marque=True),
                "conversation_juillet": lambda charger: _conversation(charger, _JUILLET, avec_marque=True),
            },
            "{conversation_juin:.2f} et {conversation_juillet:.2f} : vos propres réponses sont dedans. "
            "Une conversation se mesure à ce que disent les autres. Quelle colonne retirer ?",
        ),
        Erreur(
            {
                "conversation_juin": lambda charger: _conversation(charger, _JUIN, par_post=False),
                "conversation_juillet": lambda charger: _conversation(charger, _JUILLET, par_post=False),
            },
            "Ce sont les totaux du public. L’équipe n’a pas publié autant les deux mois : par quoi diviser pour comparer ?",
            etat="presque",
            credit=0.5,
        ),
        Erreur(
            {
                "conversation_juin": lambda charger: _conversation(charger, _JUILLET),
                "conversation_juillet": lambda charger: _conversation(charger, _JUIN),
            },
            "Les deux mois sont échangés. Quel tableau a servi pour chacun ?",
            etat="presque",
            credit=1,
        ),
        Erreur(
            {
                "conversation_juin": lambda charger: _linkedin(charger, _JUIN)["partages"].mean(),
                "conversation_juillet": lambda charger: _linkedin(charger, _JUILLET)["partages"].mean(),
            },
            "Ce sont les partages par publication : l’amplification. Quelle colonne compte ce que les gens vous disent ?",
        ),
    ),
    repli=(
        "Quelques commentaires par publication. Vérifiez dans l’ordre : les commentaires moins ceux de la marque, "
        "les parenthèses autour de la soustraction, puis `len` du même tableau."
    ),
    indices=Indices(
        rappel="Conversation : commentaires du public divisés par le nombre de publications. `len(t)` compte les publications.",
        methode='Pour juin : les deux `.sum()`, `"commentaires"` puis `"commentaires_marque"`, leur différence, sur `len(posts_juin)`.',
        exemple="Douze lettres, 50 réponses reçues dont 14 des vôtres : `(50 - 14) / 12`, soit 3 par lettre.",
    ),
    corrige=(
        '`(posts_juin["commentaires"].sum() - posts_juin["commentaires_marque"].sum()) / len(posts_juin)`, puis la même ligne pour juillet.'
    ),
    lecture=(
        "De {conversation_juin:.2f} à {conversation_juillet:.2f} : on vous relaie autant, on vous parle moins. "
        "Le total des interactions n’aurait montré ni l’un ni l’autre."
    ),
)

M6_2f = Question(
    id="M6-2f",
    titre="La hausse qui n’en est pas une",
    points=3,
    competence="C5.4",
    champs=(
        nombre("septembre_ancien_compteur", part=1, tolerance=0.5, unite="impressions", calcul=False),
        nombre("evolution", part=1, tolerance=0.005, unite="%", calcul=False),
        choix(
            "phrase_rupture",
            part=1,
            options={
                "A": a_revoir("Ce nombre compare des vues à des impressions. Qu’est-ce qui a augmenté de moitié : le public, ou le compteur ?"),
                "B": juste("La rupture est dite, le raccord aussi, et le sens de l’évolution suit."),
                "C": a_revoir(
                    "Effacer l’été n’explique rien et prive de point de comparaison. Que peut-on garder en disant ce qu’il mesure ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {"septembre_ancien_compteur": 33000 / 1.6, "evolution": 100 * (33000 / 1.6 - 22000) / 22000},
    erreurs=(
        Erreur(
            {"septembre_ancien_compteur": lambda charger: 33000 * 1.6},
            "{septembre_ancien_compteur:.0f} impressions ? Le nouveau compteur marque plus que l’ancien : pour revenir en arrière, multiplie-t-on ou divise-t-on ?",
        ),
        Erreur(
            {"evolution": lambda charger: 100 * (33000 - 22000) / 22000},
            "{evolution:.0f} %, c’est le titre du journal. Les deux nombres viennent-ils du même compteur ?",
        ),
        Erreur(
            {"evolution": lambda charger: 100 * (33000 / 1.6 - 22000) / (33000 / 1.6)},
            "Presque : l’écart est divisé par septembre. Une évolution se rapporte au point de départ : lequel ?",
            etat="presque",
            credit=0.5,
        ),
    ),
    repli=(
        "Environ vingt mille impressions, et une petite baisse. Vérifiez dans l’ordre : le rapport des deux compteurs (1,6), "
        "la division, puis l’écart rapporté à août."
    ),
    indices=Indices(
        rappel="Pendant deux semaines, 10 000 impressions valaient 16 000 vues. Une vue vaut donc moins qu’une impression.",
        methode="Divisez les vues de septembre par 1,6. Puis : (nouveau − ancien) ÷ ancien × 100.",
        exemple="Un compteur en miles passe aux kilomètres : 160 km affichés font 100 miles, pas une voiture plus rapide.",
    ),
    corrige="33 000 ÷ 1,6, puis l’écart avec 22 000 rapporté à 22 000 : une baisse d’environ 6 %. Phrase **B**.",
    lecture="{evolution:.2f} % à compteur égal, contre +50 % affiché : la même boulangerie, la même semaine, un mot de changé.",
)


# ---------------------------------------------------------------- leçon 3 : ce que cela coûte et rapporte


def _campagne(charger, nom):
    return charger("campagnes_roi").set_index("campagne").loc[nom]


def _lettre(charger):
    return _campagne(charger, "Trente jours en mouvement · infolettre · 04/06")


def _roi(gain, cout):
    return 100 * (gain - cout) / cout


def _cout(campagne):
    return campagne["budget_media"] + campagne["heures_internes"] * campagne["cout_horaire"]


M6_3a = Question(
    id="M6-3a",
    titre="Un ROI dans l’ordre",
    points=1,
    competence="C5.3",
    champs=(
        choix(
            "ordre",
            part=1,
            options={
                "CBA": juste("La campagne, ce qu’elle laisse et ce qu’elle coûte, puis la comparaison des deux."),
                "ABC": a_revoir("La ligne A compare `marge` et `cout`, que personne n’a encore calculés. Où naissent-ils ?"),
                "ACB": a_revoir("Le résultat passe en premier. De quels deux nombres a-t-il besoin ?"),
                "BAC": a_revoir("B lit `campagne` avant qu’on ait dit laquelle. Quelle ligne la choisit ?"),
                "BCA": a_revoir("B lit `campagne`, que C choisit seulement ensuite. Qui doit passer avant ?"),
                "CAB": a_revoir("La campagne d’abord, bien. Ensuite A se sert de `cout` : existe-t-il déjà ?"),
            },
        ),
    ),
    repli="Trois lettres collées, chacune une fois. Partez du résultat et remontez : de quoi a-t-il besoin ?",
    indices=Indices(
        rappel="Un nom se fabrique à gauche du `=` avant de servir à droite.",
        methode="Qui choisit la campagne ? Qui en tire la marge et le coût ? Qui compare ?",
        exemple="On pèse la pomme, on lit le prix au kilo, puis on multiplie.",
    ),
    corrige="C choisit la campagne, B en tire la marge et le coût complet, A les compare : **CBA**.",
)

M6_3b = Question(
    id="M6-3b",
    titre="L’infolettre de juin",
    points=2,
    competence="C5.3",
    champs=(
        nombre("roas_lettre", part=1, tolerance=0.01),
        nombre("roi_lettre", part=1, tolerance=0.01, unite="%"),
    ),
    attendu=lambda charger: {
        "roas_lettre": _lettre(charger)["ca"] / _lettre(charger)["budget_media"],
        "roi_lettre": _roi(_lettre(charger)["marge"], _cout(_lettre(charger))),
    },
    contexte=lambda charger: {"heures": _lettre(charger)["heures_internes"]},
    erreurs=(
        Erreur(
            {"roi_lettre": lambda charger: _roi(_lettre(charger)["ca"], _cout(_lettre(charger)))},
            "{roi_lettre:.2f} % : le chiffre d’affaires n’est pas un gain, il faut encore payer le produit. Quelle colonne dit ce qui reste ?",
        ),
        Erreur(
            {"roi_lettre": lambda charger: _roi(_lettre(charger)["marge"], _lettre(charger)["budget_media"])},
            "{roi_lettre:.2f} % : la campagne paraît rentable parce que le temps est gratuit. Combien d’heures, à combien ?",
        ),
        Erreur(
            {"roi_lettre": lambda charger: _roi(_lettre(charger)["ca"], _lettre(charger)["budget_media"])},
            "{roi_lettre:.2f} % : c’est le ROAS, moins un, en pour cent. Il manque deux factures : lesquelles ?",
        ),
        Erreur(
            {"roas_lettre": lambda charger: _lettre(charger)["ca"] / _cout(_lettre(charger))},
            "{roas_lettre:.2f} : le temps est dans la division. Le ROAS ne connaît que l’argent versé à la régie : quelle colonne ?",
        ),
    ),
    repli=(
        "Un ROAS de quelques euros, un ROI négatif. Vérifiez dans l’ordre : la marge en haut, "
        "le coût complet (budget + heures × coût horaire), la parenthèse, le × 100."
    ),
    indices=Indices(
        rappel="ROAS : chiffre d’affaires sur budget. ROI : (marge − coût complet) sur coût complet, × 100.",
        methode="Fabriquez d’abord `cout_lettre`, sur le modèle de `cout_ombre`, puis les deux divisions.",
        exemple="Budget 100, 2 h à 50, ventes 600, marge 250 : ROAS 6,00 ; coût 200 ; ROI 25 %.",
    ),
    corrige='`cout_lettre` d’abord, puis `lettre["ca"] / lettre["budget_media"]` et `100 * (lettre["marge"] - cout_lettre) / cout_lettre`.',
    lecture=(
        "{roas_lettre:.2f} € de ventes par euro, et un ROI de {roi_lettre:.2f} % : les {heures:.0f} heures de l’équipe ont pesé plus lourd que la régie. "
        "La prochaine, combien d’heures lui donnez-vous ?"
    ),
)

M6_3c = Question(
    id="M6-3c",
    titre="Répondre à Gérard",
    points=1,
    competence="C5.3",
    champs=(
        choix(
            "reponse_gerard",
            part=1,
            options={
                "A": a_revoir("Ces deux nombres oublient le produit et les heures. Une fois payés, laquelle reste du bon côté de zéro ?"),
                "B": a_revoir("L’une des deux rembourse son coût, tout juste. Est-ce la même chose que perdre ? Et que saurait-on de plus en arrêtant tout ?"),
                "C": juste("Le calcul est retourné, chaque campagne a sa suite, et une date permettra de dire qui avait raison."),
                "D": presque(
                    "Le bon classement. Mais doubler un budget ne double pas les ventes : que vérifiez-vous avant, et quand ?",
                    credit=0.5,
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="Le ROAS règle une annonce ; le ROI juge une campagne.",
        methode="Relisez la figure 1 : pour chaque campagne, la marge couvre-t-elle le coût ?",
        exemple="Un taxi qui roule beaucoup peut perdre de l’argent à chaque course, si l’essence coûte plus que le prix.",
    ),
    corrige="**C.** A lit le ROAS comme un bénéfice, B jette l’équilibre avec la perte, D oublie que doubler n’est pas tester.",
)

M6_3d = Question(
    id="M6-3d",
    titre="La fourchette",
    points=3,
    competence="C5.3",
    champs=(
        nombre("roi_bas", part=1, tolerance=0.5, unite="%", calcul=False),
        nombre("roi_haut", part=1, tolerance=0.5, unite="%", calcul=False),
        choix(
            "phrase_roi",
            part=1,
            options={
                "A": a_revoir("C’est ce que dirait la régie. Combien de ces ventes le moteur de recherche réclame-t-il aussi ?"),
                "B": juste("Les deux bouts, la cause, et un minimum de ventes disputées : Gérard peut décider."),
                "C": presque("Elles se contredisent, et on peut encore l’encadrer. Que donnerait chaque cas extrême ?", credit=0.5),
            },
        ),
    ),
    attendu=lambda charger: {"roi_bas": _roi(5 * 15, 420), "roi_haut": _roi(40 * 15, 420)},
    erreurs=(
        Erreur(
            {"roi_bas": lambda charger: _roi(40 * 15, 420), "roi_haut": lambda charger: _roi(5 * 15, 420)},
            "Les deux bouts sont là, échangés. Lequel suppose que Facebook a tout fait ?",
            etat="presque",
            credit=1,
        ),
        Erreur(
            {"roi_haut": lambda charger: _roi(52 * 15, 420)},
            "{roi_haut:.0f} % donne à Facebook toutes les ventes de la boutique. Combien en réclame-t-il au plus ?",
        ),
        Erreur(
            {"roi_haut": lambda charger: _roi(75 * 15, 420)},
            "{roi_haut:.0f} % compte 75 ventes, or la caisse n’en a vu que 52. Combien Facebook en réclame-t-il ?",
        ),
        Erreur(
            {"roi_bas": lambda charger: _roi(17 * 15, 420)},
            "{roi_bas:.0f} % retient 17 ventes : 40 − 23. Mais le recouvrement peut dépasser 23. Dans le pire des cas, combien lui en reste-t-il ?",
        ),
    ),
    repli=(
        "Un ROI nettement négatif, un ROI positif. Vérifiez dans l’ordre : ventes × 15 pour la marge, "
        "moins 420, divisé par 420, × 100."
    ),
    indices=Indices(
        rappel="Le gain est la marge : nombre de ventes × 15 €. Le coût est de 420 € dans les deux cas.",
        methode="Refaites deux fois le même calcul de ROI : une fois avec 5 ventes, une fois avec 40.",
        exemple="10 € de marge, coût 100 €, de 4 à 30 ventes : ROI de −60 % à +200 %.",
    ),
    corrige="`100 * (5 * 15 - 420) / 420` et `100 * (40 * 15 - 420) / 420`. Phrase **B** : la fourchette et sa cause.",
    lecture="De {roi_bas:.0f} à {roi_haut:.0f} % : la campagne n’est ni bonne ni mauvaise, elle est mal mesurée. Un code promo par canal trancherait.",
)

M6_3e = Question(
    id="M6-3e",
    titre="À la place des 3 600 €",
    points=1,
    competence="C5.3",
    champs=(
        choix(
            "a_demander",
            part=1,
            options={
                "A": a_revoir("Cela se compte, mais ne dit pas ce que la boulangerie en retire. Que devait obtenir cette vidéo ?"),
                "B": juste("Un objectif, un lieu, une durée, et le coût complet en face : Ombeline saura si elle recommence."),
                "C": a_revoir("Négocier le tarif, c’est accepter la règle. Qu’est-ce que ce montant suppose, avant tout tarif ?"),
                "D": a_revoir("La somme des portées compte plusieurs fois les mêmes personnes (leçon 1). Et que dirait-elle de la gare ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="On part de l’objectif : du monde à la boutique de la gare.",
        methode="Pour chaque lettre : quelle valeur ferait changer une décision d’Ombeline ?",
        exemple="Pour une affiche de concert, on compte les billets vendus, pas le prix du mur.",
    ),
    corrige="**B** : c’est la seule mesure qui parle de l’objectif, et qui met le coût en face.",
)

M6_3f = Question(
    id="M6-3f",
    titre="Avant de citer",
    points=1,
    competence="C1.2",
    champs=(
        ensemble(
            "questions_utiles",
            part=1,
            options={
                "A": juste(manque="Il en manque une : 67 % de trois personnes, ce serait deux personnes. Laquelle le dirait ?"),
                "B": a_revoir("La question B ne change rien à ce que vaut le nombre : rond ou pas, il vient du même endroit. Laquelle retirer ?"),
                "C": juste(manque="Il en manque une : dire qu’on achètera et acheter sont deux mesures. Laquelle les sépare ?"),
                "D": juste(manque="Il en manque une : celle qui dirait qui avait intérêt au résultat. Laquelle ?"),
                "E": juste(manque="Il en manque une : un chiffre a un âge. Laquelle le demande ?"),
                "F": a_revoir("La question F vient trop tôt : avant de comparer un nombre, sait-on d’où il sort ?"),
            },
        ),
    ),
    repli='Une liste de lettres, par exemple `["A", "B"]`. Gardez les questions dont la réponse changerait votre confiance.',
    indices=Indices(
        rappel="Un chiffre se lit avec qui, combien, quoi, quand, pour qui.",
        methode="Pour chaque lettre, imaginez deux réponses opposées : votre confiance change-t-elle ?",
        exemple="« 9 dentistes sur 10 » : dix dentistes, ou mille ? Choisis par qui ?",
    ),
    lecture="Quatre questions à poser à tout chiffre venu d’ailleurs, y compris à ceux de ce cours.",
    corrige="**A, C, D, E** : l’effectif, la chose mesurée, le commanditaire, la date. B et F ne disent rien de la solidité.",
)


def _aout_youtube(charger):
    abonnes = charger("abonnes_jour")
    youtube = abonnes[abonnes["reseau"] == "YouTube"]
    debut = int(youtube[youtube["mois"] == "2026-07"]["abonnes"].iloc[-1])
    aout = youtube[youtube["mois"] == "2026-08"]
    return debut, int(aout["gagnes"].sum()), int(aout["perdus"].sum())


def _sur_debut(quoi):
    def calculer(charger):
        debut, gagnes, perdus = _aout_youtube(charger)
        return 100 * quoi(gagnes, perdus) / debut

    return calculer


_SOLDE, _GAGNES, _PERDUS = _sur_debut(lambda g, p: g - p), _sur_debut(lambda g, p: g), _sur_debut(lambda g, p: p)

M6_3g = Question(
    id="M6-3g",
    titre="YouTube en août",
    points=2,
    competence="C5.1",
    champs=(
        nombre("croissance_aout", part=1, tolerance=0.005, unite="%"),
        nombre("attrition_aout", part=1, tolerance=0.005, unite="%"),
    ),
    attendu=lambda charger: {"croissance_aout": _SOLDE(charger), "attrition_aout": _PERDUS(charger)},
    erreurs=(
        Erreur(
            {"croissance_aout": _GAGNES},
            "{croissance_aout:.2f} % ne compte que les arrivées. La chaîne a-t-elle vraiment grandi d’autant ? Que faut-il retirer ?",
        ),
        Erreur(
            {"attrition_aout": _SOLDE},
            "{attrition_aout:.2f} % est le solde. L’attrition ne regarde que la fuite : quelle colonne compte les départs ?",
        ),
        Erreur(
            {"croissance_aout": lambda charger: _aout_youtube(charger)[1] - _aout_youtube(charger)[2]},
            "{croissance_aout:.0f} est le solde, en personnes. Combien, sur combien : par quoi le diviser ?",
        ),
        Erreur(
            {"croissance_aout": _PERDUS, "attrition_aout": _SOLDE},
            "Les deux taux sont échangés. Lequel peut baisser quand des gens arrivent ?",
            etat="presque",
            credit=1,
        ),
    ),
    repli=(
        "Deux taux de l’ordre de un pour cent. Vérifiez dans l’ordre : les `.sum()` sur tout le mois, "
        "la soustraction entre parenthèses, `debut` sous la barre, le × 100."
    ),
    indices=Indices(
        rappel="Croissance : (arrivées − départs) ÷ abonnés du début × 100. Attrition : départs ÷ abonnés du début × 100.",
        methode='`youtube["gagnes"].sum()` et `youtube["perdus"].sum()` donnent les totaux du mois.',
        exemple="500 abonnés, 20 arrivées, 15 départs : croissance 1 %, attrition 3 %.",
    ),
    corrige='`100 * (youtube["gagnes"].sum() - youtube["perdus"].sum()) / debut`, puis `100 * youtube["perdus"].sum() / debut`.',
    lecture=(
        "{croissance_aout:.2f} % de croissance pour {attrition_aout:.2f} % d’attrition : plusieurs départs pour chaque abonné gagné au net. "
        "Avant de chercher du public, cherchez la fuite."
    ),
)

# ---------------------------------------------------------------- leçon 4 : rendre compte et décider


def _messages(charger, mois, *, tous=False):
    messages = charger("messages_sav")
    messages = messages[messages["mois"] == mois].copy()
    messages["delai"] = kpi.delai_ouvre(messages["horodatage"], messages["horodatage_reponse"])
    return messages if tous else messages[messages["besoin_reponse"]]


_MAI = "2026-05"

M6_4a = Question(
    id="M6-4a",
    titre="Un taux de réponse dans l’ordre",
    points=1,
    competence="C5.1",
    champs=(
        choix(
            "ordre",
            part=1,
            options={
                "CBA": juste("Un filtre par ligne, puis le calcul : le mois, les messages à traiter, le taux."),
                "ABC": a_revoir("La ligne A calcule sur `a_traiter`, que personne n’a encore préparé. Qui le prépare ?"),
                "ACB": a_revoir("Le calcul passe en premier. Sur quel tableau porterait-il ?"),
                "BAC": a_revoir("La ligne B filtre `juin` avant qu’il existe. Quelle ligne le fabrique ?"),
                "BCA": a_revoir("La ligne B se sert de `juin`, que C fabrique seulement après. Qui doit passer devant ?"),
                "CAB": a_revoir("Le mois d’abord, bien. Ensuite A se sert de `a_traiter` : existe-t-il déjà ?"),
            },
        ),
    ),
    repli="Trois lettres collées, chacune une fois. Partez du calcul et remontez.",
    indices=Indices(
        rappel="Chaque filtre part du tableau que la ligne précédente a fabriqué.",
        methode="Qui fabrique `juin` ? Qui en tire `a_traiter` ? Qui calcule ?",
        exemple="On ouvre l’armoire, on sort les chemises, on compte les bleues.",
    ),
    corrige="C garde juin, B garde les messages à traiter, A calcule : **CBA**.",
)

M6_4b = Question(
    id="M6-4b",
    titre="Mai : répondre, et quand ?",
    points=2,
    competence="C5.1",
    champs=(
        nombre("taux_mai", part=1, tolerance=0.05, unite="%"),
        nombre("delai_mai", part=1, tolerance=0.01, unite="h"),
    ),
    attendu=lambda charger: {
        "taux_mai": kpi.taux_reponse(_messages(charger, _MAI)["horodatage_reponse"]),
        "delai_mai": _messages(charger, _MAI)["delai"].median(),
    },
    contexte=lambda charger: {
        "inutiles": len(_messages(charger, _MAI, tous=True)) - len(_messages(charger, _MAI)),
        "sans": int(_messages(charger, _MAI)["horodatage_reponse"].isna().sum()),
    },
    erreurs=(
        Erreur(
            {
                "taux_mai": lambda charger: kpi.taux_reponse(_messages(charger, _MAI, tous=True)["horodatage_reponse"]),
                "delai_mai": lambda charger: _messages(charger, _MAI, tous=True)["delai"].median(),
            },
            "{inutiles} messages n’appelaient pas de réponse : des mercis, des publicités. Ne comptons pas contre l’équipe "
            "ce qu’on ne lui demandait pas. Quel second filtre ajouter ?",
        ),
        Erreur(
            {"taux_mai": lambda charger: kpi.taux_reponse(_messages(charger, _MAI, tous=True)["horodatage_reponse"])},
            "{taux_mai:.1f} % compte aussi {inutiles} messages qui n’appelaient pas de réponse. Quel second filtre ajouter ?",
        ),
        Erreur(
            {"delai_mai": lambda charger: _messages(charger, _MAI)["delai"].replace(float("inf"), float("nan")).median()},
            "{sans} messages sans réponse ont disparu du calcul. Ces personnes attendent encore : la colonne `delai` les compte, gardez-la entière.",
        ),
        Erreur(
            {"delai_mai": lambda charger: _messages(charger, _MAI)["delai"].replace(float("inf"), float("nan")).mean()},
            "{delai_mai:.2f} h est la moyenne des seuls messages répondus. Qui est au milieu du rang, quand tout le monde attend dans la file ?",
        ),
    ),
    repli=(
        "Un taux au-dessus de 80 %, une attente de quelques heures. Vérifiez dans l’ordre : le filtre `besoin_reponse`, "
        "`kpi.taux_reponse` sur les dates de réponse, `.median()` sur `delai`."
    ),
    indices=Indices(
        rappel="Un filtre par ligne : le mois est déjà fait, reste `besoin_reponse`. Les sans-réponse ont un délai infini.",
        methode='Fabriquez `utiles = mai[mai["besoin_reponse"] == True]`, puis le taux et la médiane sur `utiles`.',
        exemple="Délais 1, 2, 5, infini, infini : la médiane est 5, et deux personnes attendent.",
    ),
    corrige='`utiles = mai[mai["besoin_reponse"] == True]`, puis `kpi.taux_reponse(utiles["horodatage_reponse"])` et `utiles["delai"].median()`.',
    lecture="{taux_mai:.1f} % de réponses, {delai_mai:.2f} h ouvrées d’attente ordinaire : deux promesses que vous pouvez afficher, et tenir.",
)

M6_4c = Question(
    id="M6-4c",
    titre="Que dit-on à 10 heures ?",
    points=1,
    competence="C5.4",
    champs=(
        choix(
            "reponse_mia",
            part=1,
            options={
                "A": a_revoir("Le nombre est exact. Mesure-t-il la même chose qu’en juillet ? Qui répond, et combien doivent réécrire ?"),
                "B": presque(
                    "Le problème est vu. Mais Mia règle peut-être bien une partie des demandes : qu’est-ce qui le dirait ?",
                    credit=0.25,
                ),
                "C": juste("La rupture est dite, l’alarme aussi, et l’essai a une date et une mesure."),
                "D": a_revoir("Se taire laisse le comité avec le chiffre de Nadia. Que peut-on écrire de vrai sur août ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="Quand le compteur change, on le dit et on ne prolonge pas la courbe.",
        methode="Cherchez la phrase qui nomme la rupture, donne un second indicateur et propose un essai daté.",
        exemple="Un thermomètre changé de fenêtre : on note la date, on garde les deux relevés, on n’annonce pas l’été.",
    ),
    corrige="**C.** Elle dit pourquoi août et juillet ne se comparent pas, ce qui alarme, et ce qu’on essaie jusqu’à quand.",
)

M6_4d = Question(
    id="M6-4d",
    titre="Le NPS du marché",
    points=2,
    competence="C5.1",
    champs=(
        nombre("nps_marche", part=1, tolerance=0.5, calcul=False),
        choix(
            "phrase_nps",
            part=1,
            options={
                "A": a_revoir("Un NPS est une différence de deux pourcentages : porte-t-il un « % » ? Et sur combien de réponses ?"),
                "B": juste("Le score, l’effectif, et ce qu’on ne peut pas en conclure."),
                "C": a_revoir("Vingt réponses d’un côté, trente de l’autre, et pas les mêmes gens. Que disent les bornes de la figure 3 ?"),
            },
        ),
    ),
    attendu=lambda charger: {"nps_marche": 100 * 12 / 30 - 100 * 9 / 30},
    erreurs=(
        Erreur(
            {"nps_marche": lambda charger: 100 * (12 - 9) / (12 + 9)},
            "{nps_marche:.1f} : les 7 et 8 ont disparu. Ils ne votent pas, mais ils comptent : où doivent-ils rester ?",
        ),
        Erreur(
            {"nps_marche": lambda charger: 100 * 12 / 30},
            "{nps_marche:.0f} est la part des personnes qui promeuvent. Il manque celles qui déconseillent : que faire de leur part ?",
        ),
        Erreur(
            {"nps_marche": lambda charger: 12 - 9},
            "{nps_marche:.0f} compte des personnes. Le score compare des *parts* : sur combien de réponses ?",
        ),
    ),
    repli="Un score positif, plus bas qu’à la réunion. Vérifiez dans l’ordre : la part des promoteurs, celle des détracteurs, la différence, tous au dénominateur.",
    indices=Indices(
        rappel="NPS = part des 9-10 − part des 0-6, en points de pourcentage, sur toutes les réponses.",
        methode="`100 * promoteurs / reponses` donne la première part. Écrivez la seconde, soustrayez.",
        exemple="40 réponses, 20 pour, 12 contre, 8 passives : 50 − 30, soit un NPS de 20.",
    ),
    corrige="`100 * promoteurs / reponses - 100 * detracteurs / reponses` : les passifs sont dans `reponses`. Phrase **B**.",
    lecture="Un score de {nps_marche:.0f}, trente réponses, et pas de quoi imprimer une affiche. La question ouverte « pourquoi ? » vous en apprendra plus.",
)

M6_4e = Question(
    id="M6-4e",
    titre="Trois cases sur sept",
    points=3,
    competence="C5.2",
    champs=(
        ensemble(
            "cases",
            part=3,
            options={
                "A": juste(manque="L’objectif parle de repartir avec une solution. Quelle case le mesure directement ?"),
                "B": a_revoir("La case B monte quand il fait beau ou quand un colis se perd. Quelle décision changerait-elle ?"),
                "C": juste(manque="Aider, c’est aussi aider à temps. Quelle case le dit sans compter les accusés de réception ?"),
                "D": a_revoir("La case D répond à un autre objectif : être suivi. Qui écrit n’est pas forcément abonné ; que garder à la place ?"),
                "E": juste(manque="Si l’équipe ne vise que ces cases, que va-t-elle sacrifier ? Ajoutez celle qui sonnera l’alarme."),
                "F": a_revoir("La case F additionne des portées. Que compte cette somme, déjà (leçon 1) ?"),
                "G": a_revoir("La case G monte à chaque réponse inutile. Que récompense-t-elle, au fond ?"),
            },
        ),
    ),
    repli='Une liste de trois lettres, par exemple `["A", "B", "C"]`. Relisez l’objectif : repartir avec une solution.',
    indices=Indices(
        rappel="Objectif, question, indicateur, cible datée, décision. Et une case qui sonne si l’on triche.",
        methode="Pour chaque case : si elle bouge, que décidez-vous ? Si rien, retirez-la.",
        exemple="Pour une bibliothèque qui veut que l’on lise : livres rendus lus, délai de réservation, et livres rendus le jour même comme alarme.",
    ),
    lecture="Un résultat, un délai, une alarme : trois cases qui se surveillent l’une l’autre.",
    corrige="**A, C, E** : le résultat, le temps, l’alarme. B, D, F et G montent sans que personne soit mieux aidé.",
)

M6_4f = Question(
    id="M6-4f",
    titre="Que faut-il barrer ?",
    points=2,
    competence="C5.4",
    champs=(
        ensemble(
            "a_barrer",
            part=2,
            options={
                "1": a_revoir("La phrase 1 est exacte : le taux a bien monté. Un relecteur qui barre tout n’aide pas plus que celui qui laisse tout passer ; que garder ?"),
                "2": juste(manque="Une phrase attribue à l’équipe la vitesse de quelqu’un d’autre. Regardez le délai médian de chaque agent : laquelle ?"),
                "3": a_revoir("La phrase 3 est exacte : un quart en août, un dixième en juillet. Elle dérange, elle n’est pas fausse ; que barrer à la place ?"),
                "4": juste(manque="Une phrase promet mieux ; la part de demandes réglées dit autre chose. Laquelle ?"),
                "5": a_revoir("La phrase 5 tient : la part rouverte de Mia dépasse de loin celle de chaque collègue. Le tableau du dessus le montre-t-il ?"),
            },
        ),
    ),
    repli='Une liste de numéros entre guillemets, par exemple `["1", "2"]`. Prenez une phrase, trouvez son nombre, comparez.',
    indices=Indices(
        rappel="Une phrase se barre quand une donnée la contredit, pas quand elle déplaît.",
        methode="Cherchez pour chaque phrase l’endroit de la leçon qui donne son nombre : figure 2, texte, tableau par agent.",
        exemple="« Le magasin ouvre plus tôt » : on regarde l’horaire, pas le nombre de clients.",
    ),
    lecture="Deux phrases barrées, trois gardées, dont une qui dérange. La page part avec votre nom, pas avec le sien.",
    corrige="**2 et 4.** Le délai de l’équipe n’a pas baissé, c’est celui de Mia ; et la part réglée recule. Les phrases 1, 3 et 5 tiennent.",
)

M6_4g = Question(
    id="M6-4g",
    titre="Une décision, pas un vœu",
    points=1,
    competence="C5.5",
    champs=(
        choix(
            "decision",
            part=1,
            options={
                "A": a_revoir("Personne ne s’y opposera, personne ne le fera. Qui, quand, et à quoi verra-t-on que c’est fait ?"),
                "B": juste("Qui, quand, quel suivi, et une chose qu’on arrête : on pourra dire le 15 octobre si cela a marché."),
                "C": presque("C’est la cible, et il en faut une. Par quel geste, fait par qui, l’atteindra-t-on ?", credit=0.5),
                "D": a_revoir("Trois chantiers, aucun nom, aucune date, un budget. Lequel peut commencer lundi ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="Une décision a une personne, une date, un indicateur, et souvent un renoncement.",
        methode="Soulignez dans chaque phrase le nom, la date et le nombre. Laquelle a les trois ?",
        exemple="« Rangeons mieux » contre « Awa vide le tiroir du bas vendredi ; on recompte les doublons lundi ».",
    ),
    corrige="**B.** A est un vœu, C une cible sans geste, D une liste d’achats. B peut être vérifiée, donc tenue.",
)

QUESTIONS = (
    M6_1a, M6_1b, M6_1c, M6_1d, M6_1e, M6_1f,
    M6_2a, M6_2b, M6_2c, M6_2d, M6_2e, M6_2f,
    M6_3a, M6_3b, M6_3c, M6_3d, M6_3e, M6_3f, M6_3g,
    M6_4a, M6_4b, M6_4c, M6_4d, M6_4e, M6_4f, M6_4g,
)
