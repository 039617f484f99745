"""Leçon 4, les causes : trouver ce qui explique un constat, et l’éprouver."""

from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre, presque

from .communs import RAPPEL_ORDRE, REPLI_ORDRE, nos_posts

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
    repli=REPLI_ORDRE,
    indices=Indices(
        rappel=RAPPEL_ORDRE,
        methode="Qui fabrique `produit` ? Qui en tire `achetees` ? Qui lit `achetees` ?",
        exemple="Le rayon, puis la marque, puis le prix du milieu.",
    ),
    corrige="C garde le sujet, A garde les photos achetées, B prend la médiane : **CAB**.",
)


def _mediane_images(charger, genre, *, theme="témoignage", moyenne=False):
    posts = nos_posts(charger, sponsorisees=False)
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
