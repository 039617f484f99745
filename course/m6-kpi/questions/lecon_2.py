"""Leçon 2 : comparer sans se tromper."""

from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre, presque, serie

from .communs import taux_agrege, taux_par_portee


def _organiques(charger, reseau, mois):
    posts = charger("posts_marchevive")
    posts = posts[(posts["reseau"] == reseau) & (posts["mois"] == mois) & ~posts["sponsorise"]].copy()
    posts["err"] = taux_par_portee(posts)
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
        "taux_page": taux_agrege(_linkedin(charger), "portee"),
        "taux_ordinaire": _linkedin(charger)["err"].median(),
    },
    erreurs=(
        Erreur(
            {
                "taux_page": lambda charger: _linkedin(charger)["err"].median(),
                "taux_ordinaire": lambda charger: taux_agrege(_linkedin(charger), "portee"),
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
            {"taux_page": lambda charger: taux_agrege(_organiques(charger, "Facebook", "2025-12"), "portee")},
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
