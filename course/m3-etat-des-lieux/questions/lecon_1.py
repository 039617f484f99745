"""Leçon 1 : le tour d’horizon."""

from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, ensemble, juste, nombre, presque

from .communs import RAPPEL_ORDRE, REPLI_ORDRE, nos_posts


def _part(masque):
    return 100 * float(masque.mean())


_FONCTIONS = "Questionner ce qui se fait ; explorer ce qui pourrait se faire ; signaler ce qui manque à l’écrit ; proposer un regard."

M3_1a = Question(
    id="M3-1a",
    titre="À quoi sert cette phrase ?",
    points=3,
    competence="C2.6",
    champs=(
        choix(
            "phrase_1",
            part=1,
            options={
                "signaler": juste("La première signale un trou dans la charte : la règle n’est pas enfreinte, elle n’existe pas."),
                "questionner": presque(
                    "Phrase 1 : on questionne un écart quand une règle est écrite. Ici, « rien ne dit » : que manque-t-il, au juste ?",
                    credit=0.5,
                ),
                "explorer": a_revoir("Phrase 1 : explorer, c’est chercher une chance nouvelle. De quoi cette phrase constate-t-elle l’absence ?"),
                "proposer": a_revoir("Phrase 1 : elle ne propose rien encore. Que manque-t-il à la charte, d’après elle ?"),
            },
        ),
        choix(
            "phrase_2",
            part=1,
            options={
                "questionner": juste("La deuxième questionne l’existant : des liens morts se comptent et se réparent."),
                "signaler": presque(
                    "Phrase 2 : elle signale, au sens courant. Mais le manque est-il dans la charte, ou dans ce qui est déjà en ligne ?",
                    credit=0.5,
                ),
                "explorer": a_revoir("Phrase 2 : un lien mort n’ouvre aucune piste. Parle-t-elle de ce qui se fait, ou de ce qui pourrait se faire ?"),
                "proposer": a_revoir("Phrase 2 : neuf liens, cela se vérifie. Est-ce un regard sur l’ensemble, ou un défaut de ce qui existe ?"),
            },
        ),
        choix(
            "phrase_3",
            part=1,
            options={
                "explorer": juste("La troisième explore : des membres à valoriser, une des opportunités que cite le support."),
                "proposer": presque(
                    "Phrase 3 : le regard y est. Mais elle montre des personnes précises, déjà là : quel verbe du tableau parle de membres ?",
                    credit=0.5,
                ),
                "signaler": presque(
                    "Phrase 3 : quelque chose manque, oui. Est-ce une règle à écrire, ou une chance que l’on n’a pas prise ?",
                    credit=0.5,
                ),
                "questionner": a_revoir("Phrase 3 : personne n’a enfreint de règle. Quelle porte ces clientes ouvrent-elles ?"),
            },
        ),
    ),
    repli='Un des quatre verbes du tableau, entre guillemets : "questionner", "explorer", "signaler" ou "proposer".',
    indices=Indices(
        rappel=_FONCTIONS,
        methode="Demandez à chaque phrase : une règle enfreinte, une règle absente, une chance, ou une vue d’ensemble ?",
        exemple="Dans une bibliothèque : « le rayon voyage n’est pas rangé » questionne ; « rien ne dit qui le range » signale.",
    ),
    corrige="**signaler** (la charte se tait), **questionner** (ce qui est en ligne ne marche plus), **explorer** (des membres à valoriser).",
)


def _part_achetees(charger, reseau):
    photos = nos_posts(charger)
    photos = photos[photos["type"].isin(["photo", "photo de banque"])]
    return photos[photos["reseau"] == reseau]["type"] == "photo de banque"


def _achetees_sur_tout(charger):
    posts = nos_posts(charger)
    return _part(posts[posts["reseau"] == "Instagram"]["type"] == "photo de banque")


M3_1b = Question(
    id="M3-1b",
    titre="La part achetée sur Instagram",
    points=1,
    competence="C2.2",
    champs=(nombre("part_instagram", part=1, tolerance=0.05, unite="%"),),
    attendu=lambda charger: {"part_instagram": _part(_part_achetees(charger, "Instagram"))},
    erreurs=(
        Erreur(
            {"part_instagram": lambda charger: _part(_part_achetees(charger, "Facebook"))},
            "{part_instagram:.1f} % est la part de Facebook : le calcul a gardé `facebook` ou `achetees`. Quels noms portent Instagram ?",
        ),
        Erreur(
            {"part_instagram": lambda charger: _part(~_part_achetees(charger, "Instagram"))},
            "{part_instagram:.1f} % est la part des photos de l’équipe. La question porte sur l’autre sorte : quel mot changer dans le filtre ?",
        ),
        Erreur(
            {"part_instagram": lambda charger: 100 * int(_part_achetees(charger, "Instagram").sum()) / len(_part_achetees(charger, "Facebook"))},
            "Le numérateur vient d’Instagram, le dénominateur de Facebook. Sur combien de photos Instagram calculez-vous ?",
        ),
        Erreur(
            {"part_instagram": lambda charger: 10_000 / _part(_part_achetees(charger, "Instagram"))},
            "Plus de photos achetées que de photos ? La division est à l’envers. Redites-vous : combien, sur combien ?",
        ),
        Erreur(
            {"part_instagram": _achetees_sur_tout},
            "{part_instagram:.1f} % compte aussi les reels et les carrousels sous la barre. La question dit « sur cent photos » : de quel tableau partir ?",
        ),
    ),
    repli="On attend quelques dizaines pour cent. Vérifiez dans l’ordre : le filtre « photo de banque », `len(instagram)` sous la barre, le « 100 * ».",
    indices=Indices(
        rappel="Une part : combien de photos achetées, sur combien de photos, fois 100.",
        methode="Recopiez les deux dernières lignes de la cellule Facebook et changez les noms, aux trois endroits.",
        exemple="Sur un étal : 6 pommes abîmées, 40 pommes. `100 * 6 / 40` donne 15.",
    ),
    corrige=(
        '`achetees_instagram = instagram[instagram["type"] == "photo de banque"]`, puis '
        "`part_instagram = 100 * len(achetees_instagram) / len(instagram)`."
    ),
    lecture="{part_instagram:.1f} % : le réseau de l’image est celui où l’on en achète le plus. Voilà une ligne pour jeudi 19.",
)

M3_1c = Question(
    id="M3-1c",
    titre="Lesquelles se vérifient ?",
    points=3,
    competence="C2.1",
    champs=(
        ensemble(
            "constats",
            part=3,
            options={
                "A": a_revoir("La phrase A est une impression : deux personnes y liront deux choses. Que compterait-on pour la vérifier ?"),
                "B": juste(manque="Une phrase donne un nombre, une base et une période implicite. Laquelle se recompte demain ?"),
                "C": a_revoir("La phrase C prête une pensée à des personnes. Quel jeu de données montrerait ce que quelqu’un croyait ?"),
                "D": juste(manque="Il en manque une : une absence aussi se constate, si l’on dit où et quand. Laquelle ?"),
                "E": juste(
                    manque="Il en manque une : une recherche datée, avec sa durée, se refait. Laquelle dit « je n’ai pas trouvé » sans dire « il n’y a pas » ?"
                ),
                "F": a_revoir("La phrase F tranche : meilleur en quoi, sur combien, depuis quand ? Que faudrait-il y ajouter ?"),
            },
        ),
    ),
    repli='Une liste de lettres, par exemple `["A", "B"]`. Gardez ce qu’une autre personne vérifierait avec les mêmes données.',
    indices=Indices(
        rappel="Constat : se vérifie. Impression : se garde et se date. Verdict : tranche sans prouver.",
        methode="Pour chaque phrase, imaginez la cellule de carnet qui la confirmerait. Si rien ne vient, retirez-la.",
        exemple="« Le train est parti à 8 h 04 » se vérifie. « Ce train part toujours trop tôt » se discute.",
    ),
    corrige="**B, D, E.** A est une impression, C prête une intention, F est un verdict. E est un bon constat parce qu’il dit ses limites.",
    lecture="Trois phrases que personne ne pourra vous retirer. Les trois autres restent dans votre carnet, à côté.",
)

M3_1d = Question(
    id="M3-1d",
    titre="Vitalpas, dans l’ordre",
    points=1,
    competence="C2.3",
    champs=(
        choix(
            "ordre_vitalpas",
            part=1,
            options={
                "CAB": juste("L’organisation, le thème, la part : on rétrécit, puis on compte."),
                "ABC": a_revoir("La ligne A fouille dans `vitalpas`. À ce moment-là, qui l’a préparé ?"),
                "ACB": a_revoir("La ligne A passe avant que `vitalpas` existe. Quelle ligne le fabrique ?"),
                "BAC": a_revoir("La ligne B divise deux nombres que personne n’a encore comptés. Qui fabrique `tutoriels` ?"),
                "BCA": a_revoir("Le calcul est en tête : de quels tableaux a-t-il besoin ?"),
                "CBA": a_revoir("Vitalpas d’abord, bien. Ensuite B compte `tutoriels` : existe-t-il déjà ?"),
            },
        ),
    ),
    repli=REPLI_ORDRE,
    indices=Indices(
        rappel=RAPPEL_ORDRE,
        methode="Qui fabrique `vitalpas` ? Qui s’en sert pour fabriquer `tutoriels` ? Qui se sert des deux ?",
        exemple="On choisit le rayon, puis l’étagère, puis on compte les livres.",
    ),
    corrige="C garde Vitalpas, A y garde les tutoriels, B divise : **CAB**.",
)

M3_1e = Question(
    id="M3-1e",
    titre="Chez qui va-t-on apprendre ?",
    points=1,
    competence="C2.3",
    champs=(
        choix(
            "page_a_etudier",
            part=1,
            options={
                "A": a_revoir("Sportéo a la plus grande salle. Sur la figure 3, à droite, que s’y passe-t-il pour cent personnes abonnées ?"),
                "B": juste("La question portait sur les échanges, la mesure aussi. Reste à voir, leçon 2, si l’écart tient."),
                "C": a_revoir("Une campagne dont on parle au bureau plaît au bureau. Qu’est-ce qui dirait que *son public* se parle ?"),
                "D": presque(
                    "Elle peut être un bon modèle d’image. Mais votre question est « comment se parlent-ils ? » : l’avez-vous vu, chez elle ?",
                    credit=0.25,
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. Relisez la question posée, puis la figure 3.",
    indices=Indices(
        rappel="« Ce qui se fait de mieux » demande : mieux en quoi ?",
        methode="Soulignez le verbe de la question (« se parlent »), puis cherchez sur la figure la colonne qui le mesure.",
        exemple="Pour apprendre à accueillir, on visite l’auberge où l’on revient, pas le plus grand hôtel.",
    ),
    corrige="**B.** A suit la taille, C la rumeur, D le goût. B suit la question.",
)

_COMPARER_A = 'Quatre réponses possibles : "soi", "équipementiers", "seniors" ou "vie active". Relisez la colonne « Pour apprendre… ».'

M3_1f = Question(
    id="M3-1f",
    titre="À chaque question sa comparaison",
    points=3,
    competence="C2.3",
    champs=(
        choix(
            "regard_1",
            part=1,
            options={
                "seniors": juste("Les mots de l’âge s’apprennent chez celles et ceux qui en parlent tous les jours."),
                "soi": a_revoir("Question 1 : relire ses propres mots dira ceux qu’on emploie. Qui vous dira ceux qu’on pourrait employer ?"),
                "équipementiers": a_revoir("Question 1 : un équipementier sait montrer une chaussure. Qui sait parler à des personnes de 70 ans ?"),
                "vie active": presque("Question 1 : le ton y est entraînant, mais pour tout le monde. Qui parle, lui, de l’âge ?", credit=0.5),
            },
        ),
        choix(
            "regard_2",
            part=1,
            options={
                "soi": juste("Nos témoignages contre nos produits : tout est chez nous."),
                "seniors": a_revoir("Question 2 : relisez « nos » et « nos ». Faut-il sortir de chez soi ?"),
                "équipementiers": a_revoir("Question 2 : les deux choses comparées sont à nous. Où sont-elles ?"),
                "vie active": a_revoir("Question 2 : les deux séries sont dans votre export. Qui regarder, alors ?"),
            },
        ),
        choix(
            "regard_3",
            part=1,
            options={
                "équipementiers": juste("Même métier : c’est là que « combien peut-on espérer » a un sens."),
                "soi": a_revoir("Question 3 : soi-même ne dit pas si l’on pourrait faire autrement. Qui a le même métier ?"),
                "seniors": presque("Question 3 : le public se ressemble, pas le métier. La phrase demande les deux : qui les a ?", credit=0.5),
                "vie active": a_revoir("Question 3 : « avec le même métier », dit la phrase. Qui l’exerce ?"),
            },
        ),
    ),
    repli=_COMPARER_A,
    indices=Indices(
        rappel="Quatre comparaisons : soi, le même métier, le même public, la même cause.",
        methode="Dans chaque question, soulignez ce qui est commun : nous, le métier, l’âge, l’envie de bouger.",
        exemple="Un café de gare étudie d’autres cafés pour ses prix, et d’autres commerces de gare pour ses horaires.",
    ),
    corrige="**seniors**, **soi**, **équipementiers** : le mot qui décide est dans la question.",
)

M3_1g = Question(
    id="M3-1g",
    titre="Un terrain pour une impression",
    points=1,
    competence="C2.6",
    champs=(
        choix(
            "terrain",
            part=1,
            options={
                "A": a_revoir("Camille et Théo écrivent ces publications. Qui, à part l’équipe, sait si elles donnent envie ?"),
                "B": juste("Dix personnes en marchant ne font pas une statistique ; elles vous donneront les bons mots, et la bonne question."),
                "C": a_revoir("Un « j’aime » se donne depuis son canapé. Qu’est-ce qui montrerait qu’une personne est venue, ou a hésité ?"),
                "D": presque(
                    "Un sondage répond bien à une question bien posée. Savez-vous déjà laquelle poser, et aurez-vous fini jeudi 19 ?", credit=0.5
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. L’impression parle d’envie de *venir*.",
    indices=Indices(
        rappel="L’approche terrain va voir les personnes à qui l’on parle, là où elles sont.",
        methode="Pour chaque lettre : qui répond, et que peut-il savoir de l’envie de venir ?",
        exemple="Pour savoir pourquoi une salle est vide, on parle aux gens dans la file du cinéma d’à côté.",
    ),
    corrige="**B.** A interroge l’équipe, C mesure autre chose, D arrive trop tôt et trop tard à la fois.",
)

M3_1h = Question(
    id="M3-1h",
    titre="Lundi matin au Fournil",
    points=1,
    competence="C2.6",
    champs=(
        choix(
            "premier_geste",
            part=1,
            options={
                "A": a_revoir("Cinq comptes de plus à tenir, pour trois heures par semaine. Qu’est-ce que le public lit déjà, en ce moment ?"),
                "B": juste("On commence par ce que les gens lisent déjà. Les horaires corrigés servent dès mardi."),
                "C": a_revoir("La page disparaîtrait avec ses avis, et reviendrait sans doute. Pourquoi ne pas en prendre les clés ?"),
                "D": presque(
                    "Répondre, oui, mais au nom de la boulangerie. Que faut-il obtenir avant ?", credit=0.5
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. Deux heures : que lit-on déjà d’elle ?",
    indices=Indices(
        rappel="Ne rien faire n’est pas être absent : une page de lieu existe sans vous.",
        methode="Classez les quatre gestes : lequel rend les autres possibles ?",
        exemple="Avant de repeindre la boutique, on récupère la clé de la porte.",
    ),
    corrige="**B.** L’inventaire et la revendication d’abord ; les réponses aux avis viennent ensuite, au nom de la maison.",
)
