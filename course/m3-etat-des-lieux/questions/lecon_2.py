"""Leçon 2 : auditer et comparer."""

from atelier_cm import audit
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, ensemble, juste, nombre, presque, serie

from .communs import FIN, RAPPEL_ORDRE, REPLI_ORDRE, les_rivaux, nos_posts

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
    repli=REPLI_ORDRE,
    indices=Indices(
        rappel=RAPPEL_ORDRE,
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
    return audit.textes_alternatifs(nos_posts(charger)[nos_posts(charger)["reseau"] == reseau])


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
    base = audit.base_egale(nos_posts(charger), les_rivaux(charger), debut="2025-12", fin=FIN, reseau=reseau)
    er = base[base["organisation"] == organisation]["er"]
    return float(er.mean() if moyenne else er.median())


def _err_instagram(charger):
    posts = nos_posts(charger, sponsorisees=False)
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
    posts = nos_posts(charger, sponsorisees=sponsorisees)
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
