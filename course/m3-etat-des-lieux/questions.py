"""Les « À vous » contrôlés des quatre leçons du module 3 (entraînement, sans note)."""

from atelier_cm import audit, kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, carte, choix, classement, ensemble, juste, nombre, presque, rangement, serie

REGIME = "entrainement"
FIN = "2026-02"


def _posts(charger, *, sponsorisees=True):
    posts = charger("posts_marchevive")
    posts = posts[posts["mois"] <= FIN]
    posts = posts if sponsorisees else posts[~posts["sponsorise"]]
    return posts.assign(err=kpi.err(posts["interactions"], posts["portee"]))


def _rivaux(charger):
    rivaux = charger("posts_concurrents")
    return rivaux[rivaux["mois"] <= FIN]


def _part(masque):
    return 100 * float(masque.mean())


# Les cinq questions « remettre dans l’ordre » ont la même forme : trois lettres, une phrase par ordre.
_REPLI_ORDRE = "Trois lettres collées, chacune une fois. Partez de la fin : quelle ligne a besoin des deux autres ?"
_RAPPEL_ORDRE = "Un nom se fabrique à gauche du `=` avant de servir à droite."

# ---------------------------------------------------------------- leçon 1 : le tour d’horizon

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
    photos = _posts(charger)
    photos = photos[photos["type"].isin(["photo", "photo de banque"])]
    return photos[photos["reseau"] == reseau]["type"] == "photo de banque"


def _achetees_sur_tout(charger):
    posts = _posts(charger)
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
    repli=_REPLI_ORDRE,
    indices=Indices(
        rappel=_RAPPEL_ORDRE,
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

# ---------------------------------------------------------------- leçon 2 : auditer et comparer

M3_2a = Question(
    id="M3-2a",
    titre="Le rythme, dans l’ordre",
    points=1,
    competence="C2.2",
    champs=(
        choix(
            "ordre_rythme",
            part=1,
            options={
                "CBA": juste("L’organisation, le réseau, la mesure : un filtre par ligne, la fonction à la fin."),
                "ABC": a_revoir("La ligne A lit les dates d’`instagram`. Qui l’a préparé ?"),
                "ACB": a_revoir("La mesure passe en premier. De quel tableau a-t-elle besoin ?"),
                "BAC": a_revoir("La ligne B fouille dans `randofit`, qui n’existe pas encore. Qui le fabrique ?"),
                "BCA": a_revoir("La ligne B se sert de `randofit` avant sa naissance. Quelle ligne doit passer devant ?"),
                "CAB": a_revoir("Randofit d’abord, bien. Ensuite A lit `instagram` : quel réseau a-t-on gardé, à ce moment-là ?"),
            },
        ),
    ),
    repli=_REPLI_ORDRE,
    indices=Indices(
        rappel=_RAPPEL_ORDRE,
        methode="Qui fabrique `randofit` ? Qui en tire `instagram` ? Qui le mesure ?",
        exemple="La ville, puis la rue, puis la boîte aux lettres.",
    ),
    corrige="C garde Randofit, B y garde Instagram, A mesure : **CBA**.",
)

_NETTOYER = 'Trois mots possibles, entre guillemets : "garder", "corriger" ou "écarter". La ligne est-elle vraie ? La case ment-elle ?'

M3_2b = Question(
    id="M3-2b",
    titre="Garder, corriger, écarter ?",
    points=3,
    competence="C2.1",
    champs=(
        choix(
            "depart_massif",
            part=1,
            options={
                "garder": juste("La purge a eu lieu : on la garde, et l’on écrit sa date à côté de la courbe."),
                "corriger": a_revoir("Le 14 février : les comptes sont vraiment partis. Quelle valeur écririez-vous à la place, et d’où viendrait-elle ?"),
                "écarter": a_revoir("Le 14 février : sans cette ligne, la courbe tombe de 412 sans explication. À qui la direction demandera-t-elle pourquoi ?"),
            },
        ),
        choix(
            "compteur_a_zero",
            part=1,
            options={
                "corriger": juste("Le jour est vrai, la case ment : on la vide, ou on la recalcule, et on le note."),
                "garder": a_revoir("Le compteur à zéro : zéro veut dire « personne ». Les arrivées de ces jours-là disent-elles la même chose ?"),
                "écarter": presque(
                    "Le compteur à zéro : en retirant la ligne, on perd aussi les arrivées et les départs, qui sont bons. Que peut-on sauver ?",
                    credit=0.5,
                ),
            },
        ),
        choix(
            "ligne_en_double",
            part=1,
            options={
                "écarter": juste("Un jour n’a eu lieu qu’une fois : on retire la copie, et le journal dit « une ligne écartée »."),
                "garder": a_revoir("La ligne en double : ce jour-là compterait deux fois dans chaque total. Combien de 3 octobre y a-t-il eu ?"),
                "corriger": a_revoir("La ligne en double : toutes ses cases sont justes. Qu’y réécrirait-on ? C’est sa présence qui gêne : que faire ?"),
            },
        ),
    ),
    repli=_NETTOYER,
    indices=Indices(
        rappel="Garder ce qui est vrai, corriger la case qui ment, écarter la ligne qui ne devrait pas être là.",
        methode="Demandez : cela s’est-il passé ? Si oui, la valeur est-elle la bonne ? Si oui, on garde.",
        exemple="Un ticket de caisse de 0 € un jour d’affluence se corrige ; un jour de grève se garde.",
    ),
    corrige="**garder** (la purge est vraie), **corriger** (la case ment, la ligne non), **écarter** (le double, et on le dit).",
)


def _images(charger, reseau):
    return audit.textes_alternatifs(_posts(charger)[_posts(charger)["reseau"] == reseau])


def _muettes(charger, *, naif=False, sur_toutes=False, inverse=False):
    lu = _images(charger, "Instagram")
    if inverse:
        return 100 * lu.avec_texte / lu.connues
    if naif:
        return 100 * (lu.sans_texte + lu.inconnues) / lu.images
    return 100 * lu.sans_texte / (lu.images if sur_toutes else lu.connues)


M3_2c = Question(
    id="M3-2c",
    titre="Les images muettes d’Instagram",
    points=1,
    competence="C2.2",
    champs=(nombre("part_muettes", part=1, tolerance=0.05, unite="%"),),
    attendu=lambda charger: {"part_muettes": _muettes(charger)},
    erreurs=(
        Erreur(
            {"part_muettes": lambda charger: _muettes(charger, sur_toutes=True)},
            "{part_muettes:.1f} % met aussi les images inconnues sous la barre. Sur combien d’images l’export répond-il par oui ou par non ?",
        ),
        Erreur(
            {"part_muettes": lambda charger: _muettes(charger, naif=True)},
            "{part_muettes:.1f} % range les vides avec les « sans ». Zéro dit « il n’y en a pas » ; que dit un vide ?",
        ),
        Erreur(
            {"part_muettes": lambda charger: 100 + _images(charger, "Instagram").avec_texte},
            "Sans parenthèses, Python divise d’abord et ajoute ensuite. Qu’est-ce qui doit se trouver tout entier sous la barre ?",
        ),
        Erreur(
            {"part_muettes": lambda charger: _muettes(charger, inverse=True)},
            "{part_muettes:.1f} % est la part des images décrites. La question porte sur les autres : quel tableau va au-dessus ?",
        ),
        Erreur(
            {"part_muettes": lambda charger: 100 * _images(charger, "Facebook").sans_texte / _images(charger, "Facebook").connues},
            "{part_muettes:.1f} % est la part de Facebook. Quels noms portent Instagram, dans la cellule du dessus ?",
        ),
        Erreur(
            {"part_muettes": lambda charger: 100 * _images(charger, "Instagram").sans_texte / _images(charger, "Instagram").avec_texte},
            "{part_muettes:.1f} : combien de muettes pour cent *décrites*. Une part se rapporte à l’ensemble : que manque-t-il sous la barre ?",
        ),
    ),
    repli="On attend quelques dizaines pour cent. Vérifiez dans l’ordre : `len(sans_ig)` au-dessus, les deux `len` additionnés au-dessous, entre parenthèses.",
    indices=Indices(
        rappel="Images connues = celles avec + celles sans. Les vides n’y sont pas.",
        methode="Au-dessus, les muettes ; au-dessous, les muettes plus les décrites, entre parenthèses.",
        exemple="6 absents, 18 présents, 5 qu’on n’a pas appelés : `100 * 6 / (6 + 18)` donne 25.",
    ),
    corrige="`part_muettes = 100 * len(sans_ig) / (len(sans_ig) + len(avec_ig))`. Les vides se disent à part, en nombre.",
    lecture="{part_muettes:.1f} % des images connues : à écrire avec le nombre d’inconnues, et avec quelqu’un pour les ouvrir.",
)

M3_2d = Question(
    id="M3-2d",
    titre="Lesquels sont morts ?",
    points=2,
    competence="C2.2",
    champs=(
        ensemble(
            "liens_morts",
            part=2,
            options={
                "A": a_revoir("L’adresse A répond 200 et l’on y arrive. Que lui reprocher ?"),
                "B": a_revoir("L’adresse B fait un détour et arrive. Un lien qui déménage en laissant son adresse est-il mort ?"),
                "C": juste(manque="Il en manque un : quel code dit que la page n’existe plus ?"),
                "D": a_revoir("L’adresse D refuse l’entrée. Une porte fermée à clé prouve-t-elle que la pièce est vide ?"),
                "E": juste(manque="Il en manque un : 410 ressemble à 404, en plus net (« retirée exprès »). Où arrive-t-on ?"),
            },
        ),
    ),
    repli='Une liste de lettres, par exemple `["A", "B"]`. Regardez d’abord la dernière colonne : où arrive-t-on ?',
    indices=Indices(
        rappel="200 : la page est là. 301, 302 : déménagée. 403 : refus. 404 et 410 : disparue.",
        methode="Pour chaque ligne : arrive-t-on quelque part ? Sinon, est-ce un refus, ou une absence ?",
        exemple="Un magasin qui a changé de trottoir n’a pas fermé. Un rideau baissé non plus.",
    ),
    corrige="**C et E.** B est redirigé, D est fermé à clé : on ne conclut rien sur lui.",
)

M3_2e = Question(
    id="M3-2e",
    titre="Quatre-vingt-trois, soixante-dix",
    points=1,
    competence="C2.2",
    champs=(
        choix(
            "pourquoi_soixante_dix",
            part=1,
            options={
                "A": a_revoir("Les deux comptes sont justes, et ne comptent pas la même chose. Que lit-on dans la colonne `exception` de R28 ?"),
                "B": juste("La règle se lit jusqu’à son exception. Et la mesure est une approximation : un « conseil santé » n’est pas toujours médical."),
                "C": a_revoir("La charte parle-t-elle des sponsorisées, dans sa règle R28 ? Lisez sa dernière colonne : qu’excepte-t-elle ?"),
                "D": a_revoir("Rien ne date cette charte. Que dit, en revanche, la dernière colonne de R28 ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. La réponse est dans le tableau des trois règles.",
    indices=Indices(
        rappel="Une règle : une mesure, un seuil, et parfois une exception.",
        methode="Affichez la ligne R28 de la charte et lisez-la jusqu’à la dernière colonne.",
        exemple="« Interdit aux chiens, sauf chiens guides » : quatre chiens, un guide, trois écarts.",
    ),
    corrige="**B.** R28 excepte les illustrations médicales ; la mesure les approche par le thème « conseil santé ». À relire à la main avant d’accuser.",
)

M3_2f = Question(
    id="M3-2f",
    titre="Deux règles, un jeudi",
    points=1,
    competence="C2.2",
    champs=(
        choix(
            "deux_regles",
            part=1,
            options={
                "A": a_revoir("Pour suivre la règle 4, il aurait fallu enfreindre la 11. Est-ce encore un écart de l’équipe ?"),
                "B": a_revoir("La règle 11 est suivie, la 4 ne l’est jamais. Une direction peut-elle l’ignorer ?"),
                "C": juste("Ce n’est pas un écart, c’est une question à poser. Vous l’avez posée à qui peut répondre."),
                "D": presque(
                    "La contradiction est vue. Mais qui a écrit la règle 11, et pourquoi ? À qui revient de choisir ?",
                    credit=0.5,
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. Peut-on suivre les deux règles le même mardi ?",
    indices=Indices(
        rappel="Un écart suppose qu’on aurait pu faire autrement.",
        methode="Imaginez un commentaire reçu un mardi : que faire pour suivre la règle 4 ? Et la 11 ?",
        exemple="« Portes toujours fermées » et « issue toujours ouverte » sur la même porte : on écrit au règlement, pas au gardien.",
    ),
    corrige="**C.** Les deux règles s’excluent ; l’état des lieux le signale et demande un arbitrage.",
)


def _hiver(charger, organisation, *, reseau="Instagram", moyenne=False):
    base = audit.base_egale(_posts(charger), _rivaux(charger), debut="2025-12", fin=FIN, reseau=reseau)
    er = base[base["organisation"] == organisation]["er"]
    return float(er.mean() if moyenne else er.median())


def _err_instagram(charger):
    posts = _posts(charger, sponsorisees=False)
    posts = posts[(posts["reseau"] == "Instagram") & (posts["mois"] >= "2025-12")]
    return float(posts["err"].median())


M3_2g = Question(
    id="M3-2g",
    titre="Instagram, même hiver",
    points=3,
    competence="C2.3",
    champs=(
        nombre("mediane_nous", part=1, tolerance=0.005, unite="%"),
        nombre("mediane_vitalpas", part=1, tolerance=0.005, unite="%"),
        choix(
            "phrase_instagram",
            part=1,
            options={
                "A": presque(
                    "Les médianes le disent, les bornes en doutent : où finit la nôtre, où commence la leur ? Que perd-on à le taire ?",
                    credit=0.5,
                ),
                "B": juste("L’écart, le doute et la date à laquelle on saura : la phrase tient debout."),
                "C": a_revoir("Deux barres qui se touchent ne sont pas deux barres égales. Que dit-on quand on ne sait pas encore ?"),
            },
        ),
    ),
    attendu=lambda charger: {
        "mediane_nous": _hiver(charger, "Marchevive"),
        "mediane_vitalpas": _hiver(charger, "Vitalpas"),
    },
    erreurs=(
        Erreur(
            {
                "mediane_nous": lambda charger: _hiver(charger, "Vitalpas"),
                "mediane_vitalpas": lambda charger: _hiver(charger, "Marchevive"),
            },
            "Les deux médianes sont là, sous le mauvais nom. Laquelle vient du tableau `notres` ?",
            etat="presque",
            credit=1,
        ),
        Erreur(
            {
                "mediane_nous": lambda charger: _hiver(charger, "Marchevive", moyenne=True),
                "mediane_vitalpas": lambda charger: _hiver(charger, "Vitalpas", moyenne=True),
            },
            "Ce sont des moyennes : un seul succès les porte. Que fait une publication ordinaire, celle du milieu ?",
        ),
        Erreur(
            {"mediane_nous": _err_instagram},
            "{mediane_nous:.2f} % est notre taux par *portée*. La leur est inconnue : quelle colonne est calculée des deux côtés ?",
        ),
        Erreur(
            {"mediane_nous": lambda charger: _hiver(charger, "Marchevive", reseau="Facebook")},
            "{mediane_nous:.2f} % vient de Facebook : le calcul a gardé `hiver`. Quel tableau est celui d’Instagram ?",
        ),
        Erreur(
            {"mediane_vitalpas": lambda charger: _hiver(charger, "Vitalpas", reseau="Facebook")},
            "{mediane_vitalpas:.2f} % vient de Facebook : le calcul a gardé `hiver`. Quel tableau est celui d’Instagram ?",
        ),
    ),
    repli=(
        "On attend deux nombres plus petits que 1. Vérifiez dans l’ordre : `notres` et `leurs`, la colonne `er`, `.median()`."
    ),
    indices=Indices(
        rappel="La médiane est la valeur du milieu ; `.median()` la donne pour une colonne.",
        methode='Prenez `notres["er"]`, ajoutez `.median()`. Puis la même chose avec `leurs`.',
        exemple='Pour des délais : `juillet["delai"].median()`.',
    ),
    corrige='`mediane_nous = notres["er"].median()`, `mediane_vitalpas = leurs["er"].median()`, et la phrase **B** : les bornes se touchent.',
    lecture="{mediane_nous:.2f} % contre {mediane_vitalpas:.2f} % : devant, sans doute ; prouvé, pas encore.",
)

def _youtube_par_theme(charger, resume="median", *, sponsorisees=False):
    posts = _posts(charger, sponsorisees=sponsorisees)
    posts = posts[(posts["reseau"] == "YouTube") & (posts["mois"] >= "2025-12")]
    return getattr(posts.groupby("theme")["err"], resume)()


M3_2h = Question(
    id="M3-2h",
    titre="Qu’a-t-on le droit d’écrire ?",
    points=3,
    competence="C2.3",
    champs=(
        serie("medianes_youtube", part=1, tolerance=0.005, unite="%"),
        ensemble(
            "phrases_permises",
            part=2,
            options={
                "A": a_revoir("La phrase A classe un thème : combien de publications le portent ? Qu’arriverait-il avec une de plus ?"),
                "B": juste(manque="Il en manque une : celle qui compte les thèmes dont on peut parler. Lisez la colonne `conclure` : laquelle ?"),
                "C": a_revoir("La phrase C juge un thème sur une publication, un jour. « Personne », vraiment ?"),
                "D": juste(manque="Il en manque une : celle qui donne un effectif et ses bornes, puis refuse de classer. Laquelle ?"),
            },
        ),
    ),
    attendu=lambda charger: {"medianes_youtube": _youtube_par_theme(charger)},
    erreurs=(
        Erreur(
            {"medianes_youtube": lambda charger: _youtube_par_theme(charger, "mean")},
            "Ce sont des moyennes : avec si peu de publications, une seule les déplace. Quel mot changer à la fin ?",
        ),
        Erreur(
            {"medianes_youtube": lambda charger: _youtube_par_theme(charger, "sum")},
            "Ce sont des sommes : le thème le plus publié gagne toujours. Quel mot changer à la fin ?",
        ),
    ),
    repli='Une médiane par thème, puis une liste de lettres comme `["A", "B"]`. Vérifiez dans l’ordre : le tableau `youtube`, la colonne `err`, `.median()`.',
    indices=Indices(
        rappel="Moins de dix publications : on donne l’effectif, on ne classe pas.",
        methode="Pour chaque phrase, cherchez l’effectif du thème, puis demandez si elle classe ou si elle prévient.",
        exemple="« Ce restaurant a une note de 5 » et « ce restaurant a une note de 5, sur un avis » ne disent pas la même chose.",
    ),
    lecture="Six médianes, et deux phrases que vous pouvez signer. Les quatre autres thèmes attendront d’être publiés.",
    corrige="`medianes_youtube = youtube.groupby(\"theme\")[\"err\"].median()`, puis **B et D** : elles disent un effectif et s’arrêtent là. A et C classent sur une ou deux publications.",
)

# ---------------------------------------------------------------- leçon 3 : du constat au SWOT

M3_3a = Question(
    id="M3-3a",
    titre="Cartes complètes",
    points=2,
    competence="C2.4",
    champs=(
        ensemble(
            "cartes_completes",
            part=2,
            options={
                "A": a_revoir("La carte A est un adjectif. Quel chiffre, sur combien de personnes, le prouverait ?"),
                "B": juste(manque="Il en manque une : celle qui donne une part, un effectif, un jeu et une période. Laquelle ?"),
                "C": juste(manque="Il en manque une : une comparaison peut être une preuve, si la base est dite. Laquelle ?"),
                "D": a_revoir("La carte D a un chiffre, et rien dessous. 5 % de quoi, sur combien, quand ?"),
                "E": a_revoir("La carte E cite un avis. Quel tableau montrerait ce que Théo pense ?"),
            },
        ),
    ),
    repli='Une liste de lettres, par exemple `["A", "B"]`. Cochez pour chaque carte : énoncé, chiffre, effectif, source.',
    indices=Indices(
        rappel="Une carte : un énoncé, un chiffre, un effectif, une source.",
        methode="Pour chaque lettre, cherchez les quatre morceaux. S’il en manque un, elle attend.",
        exemple="« Il pleut souvent » n’est pas une carte. « 14 jours de pluie sur 31, relevés à Cressy en mars » en est une.",
    ),
    corrige="**B et C.** A n’a pas de chiffre, D ni effectif ni source, E est une opinion.",
)

M3_3b = Question(
    id="M3-3b",
    titre="Prouver une force",
    points=1,
    competence="C2.4",
    champs=(
        choix(
            "preuve_force",
            part=1,
            options={
                "A": a_revoir("Un nombre d’abonnés compte aussi les comptes oubliés. Qu’est-ce qui montrerait qu’ils sont *là* ?"),
                "B": juste("La mesure parle de présence, l’effectif et la source suivent. Reste à savoir ce que font les autres pages."),
                "C": a_revoir("Mme Barthas est charmante, et elle est seule. Combien d’autres étaient là, ce jour-là ?"),
                "D": a_revoir("La taille de Randofit ne dit rien de la présence chez nous. Quelle colonne compte les personnes actives ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. Le mot à prouver est « là ».",
    indices=Indices(
        rappel="Les forces s’appuient sur des statistiques qui mesurent ce que dit l’énoncé.",
        methode="Soulignez le mot qui porte l’énoncé, puis cherchez la preuve qui mesure ce mot-là.",
        exemple="« Nos élèves lisent » : livres rendus lus, pas livres achetés.",
    ),
    corrige="**B.** Elle mesure des personnes actives, dit sur combien, et d’où vient le nombre.",
)

_DEUX_LISTES = 'Deux listes de lettres, par exemple `["A"]` et `["B", "C"]`. Relisez la ligne « opportunités » du tableau des deux sources.'

M3_3c = Question(
    id="M3-3c",
    titre="La même liste, deux fois",
    points=2,
    competence="C2.4",
    champs=(
        ensemble(
            "selon_dehors",
            part=1,
            options={
                "A": a_revoir("Dehors : si l’équipe ne fait rien, le compte du cinquième réseau existe-t-il ?"),
                "B": juste(manque="Dehors : une phrase reste vraie même si l’équipe ne fait rien. Laquelle ?"),
                "C": a_revoir("Dehors : « mettre en avant » est un geste de l’équipe. Quel fait le rendrait utile ?"),
                "D": a_revoir("Dehors : « nos carrousels » dépendent de nous. Dans quelle case va ce qui est acquis ?"),
            },
        ),
        ensemble(
            "selon_a_faire",
            part=1,
            options={
                "A": juste(manque="À faire : un réseau de plus est l’un des exemples du support. Quelle lettre manque ?"),
                "B": a_revoir("À faire : ces clientes agissent déjà. Qu’est-ce que *l’équipe* pourrait mieux faire, dans cette phrase ?"),
                "C": juste(manque="À faire : le support cite des membres à valoriser. Quelle lettre manque ?"),
                "D": a_revoir("À faire : c’est déjà bien fait, dit la phrase. Le support parle de ce qui ne l’est pas encore : laquelle retirer ?"),
            },
        ),
    ),
    repli=_DEUX_LISTES,
    indices=Indices(
        rappel="Dehors : vrai même si l’équipe ne fait rien. À faire : ce qui pourrait être mieux fait.",
        methode="Passez les quatre phrases une première fois avec la question du dehors, puis une seconde avec celle du support.",
        exemple="« Il pleut » et « installer un auvent » : la première est dehors, la seconde est à faire.",
    ),
    corrige="Dehors : **B**. À faire : **A, C**. D est une force dans les deux. Aucune lettre n’est commune : voilà pourquoi il faut choisir.",
    lecture="Les deux listes n’ont aucune lettre en commun. Un tableau qui mélange les deux définitions dit donc n’importe quoi sans se tromper.",
)

_CASES = ("1", "2", "3", "4")
# (case juste, case donnée) → la famille de la confusion : mauvais côté, ou mauvais signe.
_FAMILLES = {
    "1": {"2": "signe", "3": "dedans rangé dehors", "4": "dedans rangé dehors"},
    "2": {"1": "signe", "3": "dedans rangé dehors", "4": "dedans rangé dehors"},
    "3": {"1": "dehors rangé dedans", "2": "dehors rangé dedans", "4": "signe"},
    "4": {"1": "dehors rangé dedans", "2": "dehors rangé dedans", "3": "signe"},
}

M3_3d = Question(
    id="M3-3d",
    titre="Ranger Rives Partagées",
    points=3,
    competence="C2.4",
    champs=(
        rangement(
            "rangement_rives",
            part=3,
            cases=_CASES,
            cartes={
                "A": carte("2", confusions=_FAMILLES["2"]),
                "B": carte("3", confusions=_FAMILLES["3"]),
                "C": carte("2", confusions=_FAMILLES["2"]),
                "D": carte(
                    "4",
                    "3",
                    confusions={"1": "dehors rangé dedans", "2": "dehors rangé dedans"},
                    note="Le collectif voisin se range de deux façons : une menace s’il prend vos adhésions, une "
                    "opportunité si vous marchez ensemble. Laquelle écririez-vous ?",
                ),
                "E": carte("1", confusions=_FAMILLES["1"]),
                "F": carte("3", confusions=_FAMILLES["3"]),
            },
            bareme=((6, 3), (5, 2), (4, 1)),
            familles={
                "dedans rangé dehors": "Un constat au moins dépend de l’association, et se trouve dehors. Lesquels des vôtres "
                "disparaîtraient si l’équipe changeait ses habitudes ?",
                "dehors rangé dedans": "Un constat au moins reste vrai sans l’association, et se trouve dedans. Qui d’autre "
                "qu’elle agit, dans ces six phrases ?",
                "signe": "Les côtés sont bons, dedans ou dehors. Reste le sens : ce constat aide-t-il, ou gêne-t-il ? "
                "Relisez les chiffres.",
            },
        ),
    ),
    repli="Six couples entre guillemets, séparés par une espace : la lettre, puis 1, 2, 3 ou 4. Chaque lettre une fois.",
    indices=Indices(
        rappel="Dedans : ce qui dépend de nous. Dehors : ce qui arrive que nous y soyons ou non.",
        methode="Imaginez l’équipe en vacances tout l’été : quelles phrases restent vraies en septembre ? Puis : aide ou gêne ?",
        exemple="Pour un café : « le tramway passera devant » va en 3 ; « la terrasse est sale » va en 2.",
    ),
    corrige=(
        "`rangement_rives = \"A2 B3 C2 D4 E1 F3\"`. A et C dépendent de l’association et la gênent ; E en dépend et l’aide. "
        "B et F viennent du dehors et aident. D vient du dehors : menace ou opportunité, les deux se défendent."
    ),
)

M3_3e = Question(
    id="M3-3e",
    titre="Une menace utilisable",
    points=1,
    competence="C2.4",
    champs=(
        choix(
            "menace_utilisable",
            part=1,
            options={
                "A": a_revoir("« Pas prêts » dépend de nous : c’est une faiblesse. Quel événement, venu du dehors, la rendrait visible ?"),
                "B": a_revoir("« À tout moment » ne se guette pas. Quel événement précis, et à quel signe le verrait-on ?"),
                "C": juste("Un événement, un signe que l’on compte, une première réponse, un nom : la nuit tombée, quelqu’un saura quoi faire."),
                "D": presque(
                    "C’est une réponse, et elle manque peut-être. Au sens de 2018, elle passerait ; dans notre définition, à quel événement répond-elle ?",
                    credit=0.25,
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. Cherchez le « si », le signe, la réponse, le nom.",
    indices=Indices(
        rappel="Si…, on le verra à…, on répondra d’abord…, et c’est… qui décide.",
        methode="Comptez, dans chaque phrase, combien des quatre blancs sont remplis.",
        exemple="« S’il gèle, on le verra au thermomètre du quai ; on sale la rampe ; le gardien décide. »",
    ),
    corrige="**C.** A est une faiblesse, B une peur, D une action.",
)

_CROISER = 'Quatre verbes : "saisir", "combler", "parer" ou "limiter". Dites d’abord : force ou faiblesse ? opportunité ou menace ?'

M3_3f = Question(
    id="M3-3f",
    titre="Nommer le croisement",
    points=3,
    competence="C2.4",
    champs=(
        choix(
            "croisement_1",
            part=1,
            options={
                "saisir": juste("Une force (les tutoriels) sert à prendre une chance (la demande de sorties)."),
                "combler": a_revoir("Action 1 : « nos tutoriels plaisent » est-il un manque, ou un atout ?"),
                "parer": a_revoir("Action 1 : des gens cherchent une sortie. Est-ce un risque à amortir, ou une chance à prendre ?"),
                "limiter": a_revoir("Action 1 : ni faiblesse ni menace dans cette phrase. Quels sont ses deux ingrédients ?"),
            },
        ),
        choix(
            "croisement_2",
            part=1,
            options={
                "limiter": juste("Une faiblesse (le week-end) rendrait le coup (l’accident publié) plus dur : on la réduit."),
                "parer": presque("Action 2 : la menace est bien là. Mais sur quelle force s’appuie-t-on, dans cette phrase ?", credit=0.5),
                "combler": presque("Action 2 : la faiblesse est bien là. Mais un accident publié est-il une chance ?", credit=0.5),
                "saisir": a_revoir("Action 2 : « nous répondons mal » et « un accident ». Où sont la force et la chance ?"),
            },
        ),
        choix(
            "croisement_3",
            part=1,
            options={
                "parer": juste("Une force (des infirmières au club) amortit un coup venu du dehors (de faux conseils)."),
                "saisir": presque("Action 3 : la force est bien là. Mais de faux conseils qui circulent, est-ce une chance ?", credit=0.5),
                "limiter": presque("Action 3 : la menace est bien là. Mais des infirmières au club, est-ce une faiblesse ?", credit=0.5),
                "combler": a_revoir("Action 3 : des infirmières, de faux conseils. Lequel est une force, lequel une menace ?"),
            },
        ),
    ),
    repli=_CROISER,
    indices=Indices(
        rappel="Saisir : force et opportunité. Combler : faiblesse et opportunité. Parer : force et menace. Limiter : faiblesse et menace.",
        methode="Coupez chaque phrase au milieu : que dit la moitié du dedans, que dit celle du dehors ?",
        exemple="« Nous avons un toit solide, on annonce la grêle » : parer.",
    ),
    corrige="**saisir**, **limiter**, **parer** : le verbe suit les deux cartes, pas l’action.",
)

M3_3g = Question(
    id="M3-3g",
    titre="Croisement ou juxtaposition ?",
    points=1,
    competence="C2.4",
    champs=(
        choix(
            "action_croisee",
            part=1,
            options={
                "A": a_revoir("Retirez la force : il reste « répondre ». Retirez l’opportunité : il reste « continuer ». Qu’est-ce qui les lie ?"),
                "B": juste("Sans tutoriel aimé ou sans demande de sorties, cette action n’aurait pas de sens : c’est un croisement."),
                "C": a_revoir("Cette action ne se sert que de la force. Où est passée la demande de places ?"),
                "D": a_revoir("Cette phrase irait à n’importe quelle marque. Laquelle de vos deux cartes y reconnaît-on ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D. Retirez une carte : l’action tient-elle encore ?",
    indices=Indices(
        rappel="Un croisement : retirez une des deux cartes, l’action n’a plus de raison d’être.",
        methode="Pour chaque action, barrez une carte puis l’autre, et demandez ce qui reste.",
        exemple="Du pain rassis et des œufs : « faire du pain perdu » croise ; « manger l’un, puis l’autre » juxtapose.",
    ),
    corrige="**B.** A juxtapose, C oublie le dehors, D oublie tout.",
)

M3_3h = Question(
    id="M3-3h",
    titre="Le tableau, dans l’ordre",
    points=1,
    competence="C2.4",
    champs=(
        choix(
            "ordre_swot",
            part=1,
            options={
                "CAB": juste("La carte, le croisement, la relecture : on ne croise que ce qui est posé."),
                "ABC": a_revoir("La ligne A croise une carte « Op2 ». Qui l’a posée ?"),
                "ACB": a_revoir("Le croisement passe avant la carte. À ce moment-là, « Op2 » existe-t-elle ?"),
                "BAC": a_revoir("On relit d’abord un tableau où rien n’a changé. Que voulait montrer la relecture ?"),
                "BCA": a_revoir("La relecture vient trop tôt. Que doit-elle montrer ?"),
                "CBA": presque("Rien ne casse, mais on relit avant d’avoir croisé. Que manque-t-il à ce qu’on montre ?", credit=0.5),
            },
        ),
    ),
    repli="Trois lettres collées, chacune une fois. On ne croise que ce qui est posé ; on relit à la fin.",
    indices=Indices(
        rappel="Poser, croiser, relire.",
        methode="Cherchez qui crée « Op2 », puis qui s’en sert, puis qui montre le tout.",
        exemple="On invite, on présente les gens l’un à l’autre, on prend la photo.",
    ),
    corrige="C pose l’opportunité, A la croise, B montre le tableau : **CAB**.",
)

# ---------------------------------------------------------------- leçon 4 : des causes aux solutions

# Les seize publications du Fournil sont données dans la leçon : (écrite le matin même ?, mots, fautes).
_FOURNIL = (
    (1, 31, 2), (0, 44, 0), (1, 28, 1), (1, 52, 3), (0, 39, 0), (1, 35, 0), (0, 58, 1), (1, 41, 1),
    (1, 26, 2), (0, 30, 0), (0, 47, 0), (1, 33, 1), (0, 29, 0), (1, 45, 2), (0, 36, 0), (0, 50, 0),
)


def _fautives(lignes, sur=None):
    return 100 * sum(fautes >= 1 for _, _, fautes in lignes) / (sur or len(lignes))


_MATIN = [ligne for ligne in _FOURNIL if ligne[0]]
_VEILLE = [ligne for ligne in _FOURNIL if not ligne[0]]

M3_4a = Question(
    id="M3-4a",
    titre="Le matin même",
    points=2,
    competence="C2.5",
    champs=(
        nombre("part_matin", part=1, tolerance=0.05, unite="%"),
        choix(
            "solution_fournil",
            part=1,
            options={
                "A": presque(
                    "C’est la solution du support, et elle marcherait. Mais la veille, les fautes sont rares : où la relecture manque-t-elle ?",
                    credit=0.5,
                ),
                "B": juste("La relecture va là où la cause agit, quelqu’un la fait, et l’on recompte. Seize lignes n’en permettent pas plus."),
                "C": a_revoir("La veille, la même personne en fait peu. Que lui manque-t-il le matin : l’orthographe, ou le temps ?"),
                "D": a_revoir("Vous avez comparé longs et courts : l’écart est-il aussi net qu’entre la veille et le matin ?"),
            },
        ),
    ),
    attendu=lambda charger: {"part_matin": _fautives(_MATIN)},
    erreurs=(
        Erreur(
            {"part_matin": lambda charger: _fautives(_VEILLE)},
            "{part_matin:.1f} % est la part de la veille : le calcul a gardé `veille`. Quel tableau est celui du matin ?",
        ),
        Erreur(
            {"part_matin": lambda charger: _fautives(_MATIN, sur=len(_FOURNIL))},
            "{part_matin:.1f} % divise par les seize publications. La question porte sur celles du matin : combien sont-elles ?",
        ),
        Erreur(
            {"part_matin": lambda charger: 100 * sum(f > 1 for _, _, f in _MATIN) / len(_MATIN)},
            "{part_matin:.1f} % ne garde que celles qui ont plus d’une faute. « Au moins une » s’écrit avec quel signe ?",
        ),
        Erreur(
            {"part_matin": lambda charger: 100 * sum(f for _, _, f in _MATIN) / len(_MATIN)},
            "{part_matin:.1f} compte les fautes, pas les publications fautives. Une publication à trois fautes compte une fois : quel filtre poser ?",
        ),
    ),
    repli="On attend une part entre 50 et 100 %. Vérifiez dans l’ordre : le tableau `matin`, le filtre `>= 1`, `len(matin)` sous la barre.",
    indices=Indices(
        rappel="Part de fautives : combien ont au moins une faute, sur combien de publications de la même sorte.",
        methode="Recopiez le calcul de la veille et remplacez `veille` par `matin`, aux trois endroits.",
        exemple="Sur 10 gâteaux pressés, 4 brûlés : `100 * 4 / 10`.",
    ),
    corrige='`part_matin = 100 * len(matin[matin["fautes"] >= 1]) / len(matin)`, et **B** : la relecture va où la hâte agit.',
    lecture="{part_matin:.1f} % le matin : la hâte est une bonne suspecte. On la met à l’épreuve un mois, relecture comprise.",
)

_NATURES = 'Quatre mots : "cause", "symptôme", "remède" ou "invérifiable". Chacune pourrait-elle être fausse ?'

M3_4b = Question(
    id="M3-4b",
    titre="Cause, symptôme, remède ?",
    points=3,
    competence="C2.5",
    champs=(
        choix(
            "explication_1",
            part=1,
            options={
                "remède": juste("« Il n’y a pas de… » nomme déjà la solution, à l’envers."),
                "cause": presque(
                    "Explication 1 : c’est vrai, et cela se vérifie. Mais elle porte déjà son remède : que se passe-t-il, au juste, sans astreinte ?",
                    credit=0.5,
                ),
                "symptôme": a_revoir("Explication 1 : elle ne redit pas le retard. Que nomme-t-elle, par son absence ?"),
                "invérifiable": a_revoir("Explication 1 : un planning suffirait à la vérifier. Mais que propose-t-elle, en creux ?"),
            },
        ),
        choix(
            "explication_2",
            part=1,
            options={
                "cause": juste("Un téléphone dans un tiroir : cela se vérifie samedi, et cela peut être faux."),
                "remède": a_revoir("Explication 2 : elle ne propose rien. Que raconte-t-elle que l’on pourrait aller voir ?"),
                "symptôme": a_revoir("Explication 2 : elle dit autre chose que « c’est trop long ». Qu’y apprend-on de nouveau ?"),
                "invérifiable": a_revoir("Explication 2 : ouvrez le tiroir samedi. Est-ce vraiment impossible à vérifier ?"),
            },
        ),
        choix(
            "explication_3",
            part=1,
            options={
                "symptôme": juste("« Trop longs » redit « tard » : la phrase tourne en rond."),
                "cause": a_revoir("Explication 3 : relisez la faiblesse, puis elle. Qu’a-t-on appris entre les deux ?"),
                "remède": a_revoir("Explication 3 : elle ne propose rien. Dit-elle autre chose que la faiblesse ?"),
                "invérifiable": a_revoir("Explication 3 : un délai se mesure très bien. Mais explique-t-il, ou répète-t-il ?"),
            },
        ),
    ),
    repli=_NATURES,
    indices=Indices(
        rappel="Symptôme : redit. Remède : nomme la solution. Invérifiable : aucune donnée. Cause : pourrait être fausse.",
        methode="Pour chaque explication : m’apprend-elle quelque chose ? Contient-elle déjà la solution ? Peut-on aller voir ?",
        exemple="« La plante meurt faute d’arrosage » : remède. « Le pot est percé et l’eau file » : cause.",
    ),
    corrige="**remède**, **cause**, **symptôme**. La première devient une cause quand on dit ce qui arrive sans astreinte : c’est la deuxième.",
)

M3_4c = Question(
    id="M3-4c",
    titre="Le produit, dans l’ordre",
    points=1,
    competence="C2.5",
    champs=(
        choix(
            "ordre_produit",
            part=1,
            options={
                "CAB": juste("Le sujet d’abord, la sorte d’image ensuite, la médiane à la fin : voilà « à sujet égal »."),
                "ABC": a_revoir("La ligne A fouille dans `produit`. Qui l’a préparé ?"),
                "ACB": a_revoir("La ligne A se sert de `produit` avant sa naissance. Quelle ligne le fabrique ?"),
                "BAC": a_revoir("La médiane passe en premier : de quel tableau ?"),
                "BCA": a_revoir("La médiane lit `achetees`. Quelle ligne l’a fabriqué, à ce moment-là ?"),
                "CBA": a_revoir("Le sujet d’abord, bien. Ensuite B lit `achetees` : existe-t-il déjà ?"),
            },
        ),
    ),
    repli=_REPLI_ORDRE,
    indices=Indices(
        rappel=_RAPPEL_ORDRE,
        methode="Qui fabrique `produit` ? Qui en tire `achetees` ? Qui lit `achetees` ?",
        exemple="Le rayon, puis la marque, puis le prix du milieu.",
    ),
    corrige="C garde le sujet, A garde les photos achetées, B prend la médiane : **CAB**.",
)


def _mediane_images(charger, genre, *, theme="témoignage", moyenne=False):
    posts = _posts(charger, sponsorisees=False)
    posts = posts[posts["type"] == genre]
    err = (posts if theme is None else posts[posts["theme"] == theme])["err"]
    return float(err.mean() if moyenne else err.median())


M3_4d = Question(
    id="M3-4d",
    titre="À sujet égal",
    points=3,
    competence="C2.5",
    champs=(
        nombre("mediane_equipe", part=1, tolerance=0.005, unite="%"),
        nombre("mediane_achetees", part=1, tolerance=0.005, unite="%"),
        choix(
            "lecture_images",
            part=1,
            options={
                "A": juste("À sujet égal l’écart demeure : « les sujets » ne suffit pas, « les images » a passé l’épreuve."),
                "B": a_revoir("Si le sujet expliquait l’écart, que verrait-on entre deux photos du *même* sujet ?"),
                "C": presque(
                    "L’écart est bien là, chez Marchevive, sur six mois. « N’importe quelle marque » : combien en avez-vous regardé ?",
                    credit=0.25,
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "mediane_equipe": _mediane_images(charger, "photo"),
        "mediane_achetees": _mediane_images(charger, "photo de banque"),
    },
    erreurs=(
        Erreur(
            {
                "mediane_equipe": lambda charger: _mediane_images(charger, "photo de banque"),
                "mediane_achetees": lambda charger: _mediane_images(charger, "photo"),
            },
            "Les deux médianes sont là, sous le mauvais nom. Laquelle vient du tableau `equipe` ?",
            etat="presque",
            credit=1,
        ),
        Erreur(
            {
                "mediane_equipe": lambda charger: _mediane_images(charger, "photo", theme=None),
                "mediane_achetees": lambda charger: _mediane_images(charger, "photo de banque", theme=None),
            },
            "Ces médianes mélangent tous les sujets : c’est justement ce qu’on veut éviter. De quels tableaux partir ?",
        ),
        Erreur(
            {
                "mediane_equipe": lambda charger: _mediane_images(charger, "photo", moyenne=True),
                "mediane_achetees": lambda charger: _mediane_images(charger, "photo de banque", moyenne=True),
            },
            "Ce sont des moyennes, qu’un seul succès déplace. Que fait la photo du milieu ?",
        ),
    ),
    repli="On attend deux nombres de quelques unités. Vérifiez dans l’ordre : `equipe` et `achetees`, la colonne `err`, `.median()`.",
    indices=Indices(
        rappel="À sujet égal : les deux tableaux viennent tous deux de `temoignages`.",
        methode='Prenez `equipe["err"]`, ajoutez `.median()`. Puis la même chose avec `achetees`.',
        exemple='Pour des prix : `pommes["prix"].median()`.',
    ),
    corrige='`mediane_equipe = equipe["err"].median()`, `mediane_achetees = achetees["err"].median()`, et **A**.',
    lecture="{mediane_equipe:.2f} % contre {mediane_achetees:.2f} %, à sujet égal. Le photographe n’est plus une intuition.",
)

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

QUESTIONS = (
    M3_1a, M3_1b, M3_1c, M3_1d, M3_1e, M3_1f, M3_1g, M3_1h,
    M3_2a, M3_2b, M3_2c, M3_2d, M3_2e, M3_2f, M3_2g, M3_2h,
    M3_3a, M3_3b, M3_3c, M3_3d, M3_3e, M3_3f, M3_3g, M3_3h,
    M3_4a, M3_4b, M3_4c, M3_4d, M3_4e, M3_4f, M3_4g, M3_4h, M3_4i,
)
