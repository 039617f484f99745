"""Leçon 3 : du constat au SWOT."""

from atelier_cm.jugement import Indices, Question, a_revoir, carte, choix, ensemble, juste, presque, rangement

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
