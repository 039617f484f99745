"""Leçon 4, les actions : changer une seule chose, décider, l’écrire."""

from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, classement, ensemble, juste, presque

M3_4e = Question(
    id="M3-4e",
    titre="Faire bouger une seule chose",
    points=1,
    competence="C2.5",
    champs=(
        choix(
            "verification",
            part=1,
            options={
                "A": a_revoir("Une année de plus montrera la même figure, en plus gros. La flèche aura-t-elle choisi son sens ?"),
                "B": juste("Une publication sur deux, au hasard : le reste se ressemble des deux côtés, et c’est la relance qui parle."),
                "C": presque(
                    "Vous changez bien quelque chose. Mais le printemps change aussi : qui des deux aura fait monter la courbe ?",
                    credit=0.5,
                ),
                "D": a_revoir("Vitalpas dira ce qu’elle fait. Dira-t-elle ce que cela produirait chez vous ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. Où une seule chose change-t-elle ?",
    indices=Indices(
        rappel="Deux choses qui vont ensemble n’ont pas dit laquelle tire l’autre.",
        methode="Pour chaque proposition, listez tout ce qui change en même temps que la relance.",
        exemple="Pour savoir si l’engrais sert, on en met un rang sur deux, dans le même champ.",
    ),
    corrige="**B.** Le tirage au sort rend les deux moitiés semblables ; C compare deux saisons, A et D ne changent rien.",
)

M3_4f = Question(
    id="M3-4f",
    titre="La semelle",
    points=1,
    competence="C2.5",
    champs=(
        choix(
            "solution_semelle",
            part=1,
            options={
                "A": a_revoir("Dire aux gens de mieux entretenir une semelle qui se décolle, c’est leur rendre la faute. Où est la cause ?"),
                "B": a_revoir("Masquer ne recolle rien, et la charte l’interdit (R52). Que peut faire l’équipe de ce que les gens écrivent ?"),
                "C": juste("La personne d’abord, puis l’information à qui peut agir, avec un compte et une date."),
                "D": presque(
                    "C’est peut-être la bonne décision. Est-elle à vous ? Que transmettez-vous à qui la prendra ?",
                    credit=0.5,
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. La cause est-elle dans nos publications ?",
    indices=Indices(
        rappel="Ce qui dépend d’un autre service est une demande, avec un effectif et des messages.",
        methode="Pour chaque lettre : qui agit, et sur quoi ? La semelle s’en porte-t-elle mieux ?",
        exemple="Un serveur ne cuisine pas : il change l’assiette, et il le dit en cuisine.",
    ),
    corrige="**C.** Remplacer, remonter, suivre. A accuse, B cache, D décide à la place d’autrui.",
)

M3_4g = Question(
    id="M3-4g",
    titre="Douze heures",
    points=3,
    competence="C2.5",
    champs=(
        ensemble(
            "actions_retenues",
            part=3,
            options={
                "A": a_revoir("La refonte demande vingt-quatre heures, pour un effet de 2. Combien en avez-vous ?"),
                "B": juste(manque="Effet 5 pour deux heures, décidé par l’équipe : quelle lettre l’oublie-t-on ?"),
                "C": a_revoir("L’essai de relance est bon. Additionnez heures et effets : quelle combinaison rapporte davantage en douze heures ?"),
                "D": juste(manque="Comparez les totaux d’effet : quelle action de sept heures vaut mieux qu’une plus courte ?"),
                "E": a_revoir("Le gabarit est décidé par la direction artistique. Dans quelle liste va ce qui dépend d’un autre service ?"),
                "F": juste(manque="Il vous reste du temps : quelle petite action, décidée par l’équipe, y tient encore ?"),
            },
        ),
    ),
    repli='Une liste de lettres, par exemple `["A", "B"]`. Trois vérifications : l’équipe décide, douze heures au plus, le plus grand effet total.',
    indices=Indices(
        rappel="Prioriser : quel effet, combien d’heures, qui décide ?",
        methode="Retirez d’abord ce que l’équipe ne décide pas. Puis essayez les combinaisons de douze heures au plus.",
        exemple="Avec 10 € au marché : ni le plus cher, ni le moins cher, mais le meilleur panier.",
    ),
    corrige="**B, D, F** : onze heures, effet total 13. Avec C à la place de D, on libère trois heures et l’on perd un point d’effet.",
    lecture="Onze heures, et l’essai de relance attend avril. Un renoncement daté se défend mieux qu’une liste complète.",
)

_PLAN = ["C", "E", "F", "A", "D", "B"]

M3_4h = Question(
    id="M3-4h",
    titre="L’ordre du plan",
    points=1,
    competence="C2.6",
    champs=(classement("ordre_du_plan", part=1, nature="decision"),),
    attendu=lambda charger: {"ordre_du_plan": _PLAN},
    erreurs=(
        Erreur(
            {"ordre_du_plan": ["E", "C", "F", "A", "D", "B"]},
            "L’analyse vient tôt, oui. Mais avant de décrire la situation, que doit savoir la personne qui ouvre le document ?",
            etat="presque",
            credit=0.5,
        ),
        Erreur(
            {"ordre_du_plan": ["C", "F", "E", "A", "D", "B"]},
            "Les objectifs passent avant l’analyse. Comment les choisir avant de savoir où l’on en est ?",
            etat="presque",
            credit=0.5,
        ),
        Erreur(
            {"ordre_du_plan": ["C", "E", "F", "D", "A", "B"]},
            "Les actions avant les moyens : cela se défend, bien des plans le font. Dans l’ordre donné par la fiche, que vérifie-t-on avant de promettre ?",
            etat="presque",
            credit=0.75,
        ),
        Erreur(
            {"ordre_du_plan": ["A", "B", "C", "D", "E", "F"]},
            "C’est l’ordre de la liste, que nous avons mélangée. Par quelle partie ouvre-t-on un document ?",
        ),
    ),
    repli="Une liste de six lettres. Demandez à chaque partie : de quelle autre a-t-elle besoin pour s’écrire ?",
    indices=Indices(
        rappel="Préambule, analyse, objectifs et stratégies, moyens, actions, contrôle.",
        methode="Trouvez la première (elle présente) et la dernière (elle vérifie), puis remplissez entre les deux.",
        exemple="Pour un voyage : où et quand, d’où l’on part, où l’on va, le budget, les étapes, les photos au retour.",
    ),
    corrige="**C, E, F, A, D, B** : préambule, analyse, objectifs et stratégies, moyens, actions, contrôle.",
    lecture="Votre état des lieux est la deuxième partie : tout le reste s’appuie dessus.",
)

M3_4i = Question(
    id="M3-4i",
    titre="Le paragraphe du 19 mars",
    points=1,
    competence="C2.6",
    champs=(
        choix(
            "paragraphe",
            part=1,
            options={
                "A": a_revoir("Le paragraphe accuse des absents et saute à un achat. Où sont la base et l’épreuve de la cause ?"),
                "B": juste("Ce que l’on voit, ce qui l’explique, ce que l’on fait, ce que l’on demande : le comité a quelque chose à décider."),
                "C": a_revoir("Cette phrase irait à toutes les marques, tous les ans. Quel chiffre, quelle action, quelle date ?"),
                "D": presque("Le constat et l’épreuve y sont. « Y remédier » : qui, quand, avec quoi, et que demandez-vous ?", credit=0.5),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. Comptez les quatre phrases : voir, expliquer, faire, demander.",
    indices=Indices(
        rappel="Ce que l’on voit, ce qui l’explique, ce que l’on fait, ce que l’on demande.",
        methode="Pour chaque paragraphe, cochez les quatre morceaux. Lequel manque ?",
        exemple="« Le toit fuit, une tuile a glissé ; le couvreur vient mardi ; il faut voter 300 €. »",
    ),
    corrige="**B.** D s’arrête au milieu, A accuse, C ne dit rien.",
)
