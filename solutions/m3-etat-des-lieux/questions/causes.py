"""E3-9, E3-10 et J3-1 : éprouver une cause, choisir trois actions, juger une copie témoin."""

from atelier_cm.jugement import (
    Erreur,
    Indices,
    Question,
    a_revoir,
    carte,
    classement,
    ensemble,
    juste,
    niveau,
    rangement,
)

# E3-9 : cause, ou symptôme répété ? ------------------------------------------------------

# Faiblesse → lettre de la reformulation, de la solution déguisée, de la cause vérifiable, de l’invérifiable.
EXPLICATIONS = {"1": "ABCD", "2": "DCAB", "3": "BADC", "4": "CDBA", "5": "DACB", "6": "ACBD"}
_SORTES = ("reformulation", "solution déguisée", None, "invérifiable")


def _cause(numero):
    lettres = EXPLICATIONS[numero]
    return carte(lettres[2], confusions={l: s for l, s in zip(lettres, _SORTES) if s})


JEUX = "ABCDEFG"
EPREUVES = {"1": ("A",), "2": ("B",), "3": ("C",), "4": ("A",), "5": ("D", "A"), "6": ("E",)}
_DEUX_JEUX = (
    "Pour les départs d’abonnés, deux jeux se défendent : l’un donne les départs, l’autre les dates des jeux-concours. "
    "Il faudra les rapprocher. Par lequel commencez-vous ?"
)


def _epreuve(numero):
    justes = EPREUVES[numero]
    confusions = {j: "opinion" if j == "F" else "chez nous" if j == "A" else "ailleurs" for j in JEUX}
    return carte(*justes, confusions=confusions, note=_DEUX_JEUX if len(justes) > 1 else "")


E3_9 = Question(
    id="E3-9",
    titre="Cause, ou symptôme répété ?",
    points=2,
    competence="C2.5",
    champs=(
        rangement(
            "causes",
            part=1,
            quoi="réponses",
            cases=tuple("ABCD"),
            cartes={numero: _cause(numero) for numero in EXPLICATIONS},
            bareme=((6, 1), (5, 0.75), (4, 0.5), (3, 0.25)),
            familles={
                "reformulation": "« Il pleut parce que l’eau tombe » : une explication au moins tourne en rond. "
                "Qu’est-ce qui s’est passé, juste avant, qu’une personne aurait pu voir ?",
                "solution déguisée": "« Il nous faudrait un tableau partagé » est déjà un remède. De quoi "
                "souffre-t-on, concrètement, quand il n’y en a pas ?",
                "invérifiable": "« Les gens sont comme ça » : peut-être, mais aucune donnée ne le montrera. Quelle "
                "cause pourriez-vous vérifier cette semaine ?",
            },
        ),
        rangement(
            "jeux_de_verification",
            part=1,
            quoi="réponses",
            cases=tuple(JEUX),
            cartes={numero: _epreuve(numero) for numero in EPREUVES},
            bareme=((6, 1), (5, 0.75), (4, 0.5), (3, 0.25)),
            familles={
                "opinion": "L’enquête dit ce que des personnes pensent, pas ce qui s’est passé. Quel tableau a gardé la "
                "trace du fait lui-même ?",
                "chez nous": "Nos publications ne montrent que nos publications. La cause parle-t-elle d’elles, ou "
                "d’un concurrent, d’un message, d’un avis ?",
                "ailleurs": "Cherchez la colonne qui changerait si la cause était fausse : une date, un nom, un délai. "
                "Dans quel tableau est-elle ?",
            },
        ),
    ),
    repli="Écrivez six couples séparés par une espace, entre guillemets : le numéro, puis la lettre.",
    indices=Indices(
        rappel="Une cause est un fait qui se passe avant, et qui pourrait être faux. Le symptôme redit, le remède et "
        "l’humeur ne sont pas des causes.",
        methode="Pour chaque explication, cherchez le tableau qui pourrait la contredire. Si aucun ne le peut, ce "
        "n’est pas une cause à écrire.",
        exemple="« Le pain est raté. » Parce qu’il n’est pas bon : redite. Il faudrait un autre four : remède. Le four "
        "monte à 190 au lieu de 230 : cause, le thermomètre le dira.",
    ),
    corrige=(
        "```python\n"
        "causes = \"1C 2A 3D 4B 5C 6B\"\n"
        "jeux_de_verification = \"1A 2B 3C 4A 5D 6E\"\n"
        "```\n\n"
        "Une seule explication par ligne peut être démentie par un tableau : c’est elle, la cause à écrire. "
        "Vérifiable ne veut pas dire vraie : les départs d’Instagram, par exemple, ne bougent guère après un jeu, "
        "le relevé le montre. Une cause démentie, c’est une réunion gagnée.\n\n"
        "Pour la cinquième, `abonnes_jour` donne les départs et `posts_marchevive` les dates des jeux : les deux se "
        "défendent."
    ),
    lecture="Six faiblesses, six causes que l’on peut démentir, et le tableau qui le fera. Vos solutions viseront "
    "juste, ou vous saurez vite qu’elles visent mal.",
)


# E3-10 : trois choses avant l’hiver ------------------------------------------------------


def _ordre(colonne, croissant=False):
    return lambda charger: list(charger("actions_possibles").sort_values(colonne, ascending=croissant).index)


def _action(charger, lettre, colonne):
    return charger("actions_possibles").loc[lettre, colonne]


E3_10 = Question(
    id="E3-10",
    titre="Trois choses avant l’hiver",
    points=2,
    competence="C2.5",
    champs=(
        classement("ordre_des_actions", part=0.75),
        ensemble(
            "victoires_rapides",
            part=1.25,
            options={
                "A": juste(manque="Une action de l’équipe, courte et utile, est restée de côté. Comparez les impacts de celles qui tiennent en 20 heures."),
                "B": juste(manque="L’action la plus utile que l’équipe décide seule n’y est pas. Laquelle a l’impact le plus fort ?"),
                "C": a_revoir("Cette action demande {h_c:.0f} heures à elle seule ; l’équipe en a 20. Laquelle des trois attend ?"),
                "D": a_revoir(
                    "« Changer la semelle » dépend du service Produit. Elle compte, mais ce n’est pas une victoire "
                    "rapide : c’est une demande. À qui l’adressez-vous ?"
                ),
                "E": juste(manque="Une action de l’équipe manque : c’est elle qui rapporte le plus par heure de travail. Relisez la colonne `decide`."),
                "F": a_revoir("Deux heures, mais un impact de 1 : personne ne verra la différence. Laquelle servirait davantage le public ?"),
                "G": a_revoir("Cette action demande {h_g:.0f} heures ; l’équipe en a 20. Que faudrait-il abandonner pour elle ?"),
                "H": a_revoir(
                    "La permanence se paie : c’est la direction qui décide. Elle compte, mais c’est une demande, "
                    "pas une victoire rapide. Qui peut dire oui ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {"ordre_des_actions": _ordre("par_heure")(charger)},
    contexte=lambda charger: {"h_c": _action(charger, "C", "heures"), "h_g": _action(charger, "G", "heures")},
    erreurs=(
        Erreur(
            {"ordre_des_actions": _ordre("par_heure", croissant=True)},
            "L’action la plus lourde est en tête : le tri est à l’envers. Que faut-il ajouter dans `sort_values` ?",
            nom="tri à l’envers",
        ),
        Erreur(
            {"ordre_des_actions": _ordre("impact")},
            "C’est le classement de l’impact seul : trente heures n’y coûtent rien. Quelle colonne tient compte du "
            "temps ?",
            nom="impact seul",
        ),
        Erreur(
            {"ordre_des_actions": _ordre("heures", croissant=True)},
            "C’est le classement du moins long : le plus court n’est pas le plus utile. Quelle colonne met l’effet en "
            "regard du temps ?",
            nom="heures seules",
        ),
    ),
    repli="On attend huit lettres, de la plus rentable à la moins rentable. Vérifiez dans l’ordre : la colonne "
    "`par_heure`, puis `ascending=False`.",
    indices=Indices(
        rappel="Une victoire rapide : un effet visible, peu d’heures, et une décision qui nous appartient. Les trois à "
        "la fois.",
        methode="Triez sur `par_heure`, du plus grand au plus petit. Descendez la liste en gardant celles que "
        "l’équipe décide, tant que le total reste sous 20 heures.",
        exemple="Une association a dix heures. Repeindre : impact 2, 3 h. Un stand : impact 5, 6 h. Une salle plus grande : "
        "impact 5, 2 h, mais la mairie décide. Elle garde repeindre et le stand.",
    ),
    corrige=(
        "```python\n"
        "ordre_des_actions = actions.sort_values(\"par_heure\", ascending=False)\n"
        "victoires_rapides = \"A, B, E\"\n"
        "```\n\n"
        "A, B et E : dix-neuf heures, toutes à la main de l’équipe. D et H rapportent davantage par heure, mais "
        "quelqu’un d’autre décide : on les écrit à part, comme des demandes, avec un nom en face. C et G dépassent "
        "le temps disponible ; F tient dans le temps et ne change rien."
    ),
    lecture="Trois actions en dix-neuf heures, deux demandes avec un nom en face, trois renoncements : c’est un plan, "
    "pas une liste de vœux.",
)


# J3-1 : juger une copie témoin -----------------------------------------------------------

J3_1 = Question(
    id="J3-1",
    titre="Juger une copie témoin",
    points=4,
    competence="C2.4",
    champs=(
        niveau(
            "niveau_preuves",
            attendu=2,
            part=1,
            phrases={
                0: "Presque chaque carte porte un nombre et une source. Que manque-t-il pour que ce soit une preuve ?",
                1: "Plus d’une case sur deux est étayée : comptez les cartes qui ont chiffre, effectif et source. "
                "Laquelle n’en a pas ?",
                3: "Toutes les cartes sont gardées. La copie dit-elle qu’un constat a été retiré, faute de preuve ?",
            },
        ),
        niveau(
            "niveau_interne_externe",
            attendu=1,
            part=1,
            phrases={
                0: "Tout n’est pas confondu : forces et faiblesses tiennent. Combien de cartes, dans les deux autres "
                "cases, parlent en fait de la boulangerie ?",
                2: "Comptez les cartes qui parlent de la boulangerie alors qu’elles sont rangées dehors : y en a-t-il "
                "une seule ?",
                3: "Le mot « opportunité » n’est pas défini. Et combien de cartes rangées dehors parlent du dedans ?",
            },
        ),
        niveau(
            "niveau_croisements",
            attendu=3,
            part=1,
            phrases={
                0: "Les cartes ne sont pas seulement posées côte à côte : chacun des croisements finit par un verbe. "
                "Combien y en a-t-il ?",
                1: "Un seul croisement utilisable ? Comptez ceux qui mènent à une action que l’on pourrait commencer "
                "lundi.",
                2: "Trois croisements, trois actions. Relisez la fin du dernier : que fait-il aux priorités ?",
            },
        ),
        niveau(
            "niveau_utilite",
            attendu=0,
            part=1,
            phrases={
                1: "Neuf choses à faire, et aucune qui passe avant le reste. Sont-ce des priorités sans ordre, ou un "
                "inventaire ?",
                2: "Cherchez trois priorités, leur ordre, et un renoncement. Qu’y trouvez-vous vraiment ?",
                3: "Un coût et un délai figurent bien dans la copie, mais pour quoi ? La dernière partie aide-t-elle à "
                "choisir ?",
            },
        ),
    ),
    repli="Reprenez la grille, un critère à la fois : lisez la phrase du niveau 3, puis du 2, du 1, et "
    "arrêtez-vous à la première que la copie vérifie.",
    indices=Indices(
        rappel="Chaque critère se juge seul. Une copie bien présentée peut valoir 0 sur un critère et 3 sur un autre.",
        methode="Soulignez la phrase qui prouve le niveau. Pour le deuxième critère, comptez les cartes mal rangées : "
        "une, deux ou trois, davantage.",
        exemple="Dans la copie de niveau 1 de Rives Partagées, « lancer une infolettre » et « notre page en sommeil » "
        "sont rangées dehors : deux confusions, niveau 1.",
    ),
    corrige=(
        "**Preuves : 2.** Chaque carte a son chiffre, son effectif et sa source. Aucune n’a été retirée faute de "
        "preuve.\n\n"
        "**Interne / externe : 1.** Deux confusions : « Lancer la commande en ligne » est une action de la boulangerie, "
        "pas une opportunité ; « l’attente de 12 minutes » dépend d’elle, ce n’est pas une menace.\n\n"
        "**Croisements : 3.** Trois croisements, trois actions, et le dernier fait changer une priorité : les réponses "
        "aux avis passent avant les vidéos.\n\n"
        "**Utilité : 0.** La dernière partie est un inventaire : rien n’y passe avant rien, rien n’est abandonné."
    ),
    lecture="Vous avez jugé quatre critères séparément, malgré de beaux croisements et une fin en liste. C’est ainsi "
    "que votre SWOT sera lu.",
)
