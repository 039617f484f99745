"""Questions du devoir M6 : attendus calculés sur les données, erreurs typiques et phrases.

Ce fichier n’est jamais distribué. Les valeurs justes et fausses sont calculées par les
fonctions `_…(charger)` ; les phrases ne citent jamais la réponse attendue.
"""

from atelier_cm import kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, niveau, nombre

REGIME = "entrainement"


# E6-1 : trois taux pour une publication --------------------------------------------------


def _publication(charger):
    posts = charger("posts_marchevive")
    mars = posts[(posts["reseau"] == "Instagram") & (posts["mois"] == "2026-03")]
    return mars[~mars["sponsorise"]].sort_values("interactions", ascending=False).iloc[0]


def _taux(base, *, avec_clics=False):
    """Taux de la publication d’E6-1, en pour cent, sur la colonne `base`."""

    def calculer(charger):
        p = _publication(charger)
        combien = p["interactions"] + (p["clics"] if avec_clics else 0)
        return 100 * combien / p[base]

    return calculer


_ERR, _ER_ABONNES, _ER_VUES = _taux("portee"), _taux("abonnes_jour"), _taux("vues")

E6_1 = Question(
    id="E6-1",
    titre="Trois taux pour une publication",
    points=3,
    competence="C5.1",
    champs=(
        nombre("err", part=0.75, tolerance=0.005, unite="%"),
        nombre("er_abonnes", part=0.75, tolerance=0.005, unite="%"),
        nombre("er_vues", part=0.75, tolerance=0.005, unite="%"),
        choix(
            "base_concurrent",
            part=0.75,
            options={
                "A": a_revoir(
                    "Fidèle, oui, mais pour votre page. La portée de Grand-Sentier n’est visible "
                    "que de Grand-Sentier. Quel dénominateur voyez-vous chez eux ?"
                ),
                "B": juste(
                    "Le nombre d’abonnés est public : la même base des deux côtés, à la même date."
                ),
                "C": a_revoir(
                    "Leurs vues ne sont publiées que pour les vidéos, et chaque réseau compte à "
                    "sa façon. Quelle base est visible et la même pour tout le monde ?"
                ),
                "D": a_revoir(
                    "Se comparer est possible si la base est la même des deux côtés. Que "
                    "voyez-vous sur leur page sans rien leur demander ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "err": _ERR(charger),
        "er_abonnes": _ER_ABONNES(charger),
        "er_vues": _ER_VUES(charger),
    },
    erreurs=(
        Erreur(
            {
                "err": _taux("portee", avec_clics=True),
                "er_abonnes": _taux("abonnes_jour", avec_clics=True),
                "er_vues": _taux("vues", avec_clics=True),
            },
            "Les trois totaux comptent les clics. Le cours les tient à part : cliquer, c’est "
            "partir lire ; réagir, c’est répondre. Quelle colonne les laisse dehors ?",
        ),
        Erreur(
            {"err": _taux("portee", avec_clics=True)},
            "Le total compte les clics. Le cours les tient à part : cliquer, c’est partir lire ; "
            "réagir, c’est répondre. Quelle colonne les laisse dehors ?",
        ),
        Erreur(
            {"err": _ER_ABONNES},
            "« {err:.2f} % » répond à une autre question : combien pour 100 abonnés ? Ici, on "
            "juge auprès des personnes qui ont vu. Quelle colonne les compte ?",
        ),
        Erreur(
            {"err": _ER_VUES},
            "« {err:.2f} % » se rapporte aux vues : la même personne peut en faire plusieurs. "
            "Quelle colonne compte des personnes différentes ?",
        ),
        Erreur(
            {"er_abonnes": _ERR},
            "« {er_abonnes:.2f} % » est le taux pour 100 personnes touchées. Celui-ci se "
            "rapporte à toute la page : quelle colonne compte les abonnés ce jour-là ?",
        ),
        Erreur(
            {"er_vues": _ERR},
            "« {er_vues:.2f} % » est le taux par portée. Une même personne peut voir deux fois : "
            "quelle colonne compte les affichages ?",
        ),
    ),
    repli=(
        "Un taux d’engagement tient d’ordinaire entre 0,1 et 20 %. Vérifiez dans l’ordre : "
        "`interactions` au-dessus de la barre, la base demandée dessous, puis le « 100 * »."
    ),
    indices=Indices(
        rappel="Un taux dit combien, sur combien. Les trois taux ont le même « combien » : les "
        "interactions. Seul le « sur combien » change.",
        methode="Écrivez `100 * publication[\"interactions\"] / publication[\"…\"]` et choisissez "
        "la colonne : les personnes touchées, puis les abonnés du jour, puis les vues.",
        exemple="Sur la photo de groupe du cours, vue par 1 850 personnes : "
        "`100 * 58 / 1850` donne 3,14 pour 100 personnes touchées. Avec 18 600 abonnés, "
        "`100 * 58 / 18600` donne 0,31 pour 100 abonnés.",
    ),
    corrige=(
        "Le numérateur ne change pas ; seule la base change.\n\n"
        "```python\n"
        "err = 100 * publication[\"interactions\"] / publication[\"portee\"]\n"
        "er_abonnes = 100 * publication[\"interactions\"] / publication[\"abonnes_jour\"]\n"
        "er_vues = 100 * publication[\"interactions\"] / publication[\"vues\"]\n"
        "base_concurrent = \"B\"\n"
        "```\n\n"
        "Le taux par vues est le plus petit des deux derniers quand une personne voit plusieurs "
        "fois. Pour se comparer à un concurrent, il faut une base visible des deux côtés : les "
        "abonnés."
    ),
    lecture="Trois taux, aucun faux : {err:.2f} % de la portée, {er_abonnes:.2f} % des abonnés, "
    "{er_vues:.2f} % des vues. Vous pouvez répondre à Nadia : « tous, à condition de dire sur "
    "combien ».",
    rejouable=True,
)


# J6-1 : juger une copie témoin -----------------------------------------------------------

J6_1 = Question(
    id="J6-1",
    titre="Juger une copie témoin",
    points=4,
    competence="C5.5",
    champs=(
        niveau(
            "niveau_faits",
            attendu=2,
            part=1,
            phrases={
                0: "Le texte ne recopie pas le tableau : il met trois faits en avant. Que porte "
                "chacun d’eux, à part son chiffre ?",
                1: "Cherchez la base et la période de chaque fait. « Pour 100 personnes "
                "touchées », « en mai » : que manque-t-il encore ?",
                3: "La crue est une cause supposée : « sans doute ». Dans quel autre jeu de "
                "données l’a-t-on vérifiée ?",
            },
        ),
        niveau(
            "niveau_comparaison",
            attendu=0,
            part=1,
            phrases={
                1: "La période est dite, et les effectifs aussi. Regardez plutôt sous la barre "
                "de division : à quoi rapporte-t-on chacun des deux taux ?",
                2: "Période et effectifs y sont. Mais « par portée » d’un côté et « par abonné » "
                "de l’autre : est-ce la même base ?",
                3: "Rien n’est dit de ce que la comparaison ne prouve pas. Et d’abord : les deux "
                "taux sont-ils calculés sur la même base ?",
            },
        ),
        niveau(
            "niveau_incertitude",
            attendu=3,
            part=1,
            phrases={
                0: "Le texte doute : « cinq ne font pas une règle ». Que propose-t-il pour "
                "trancher, et quand ?",
                1: "Le doute n’en reste pas à « à confirmer ». Relisez la dernière phrase : une "
                "donnée, une date. Quel niveau décrit cela ?",
                2: "Le petit effectif est nommé, et la conclusion en tient compte. La dernière "
                "phrase va plus loin : que donne-t-elle en plus ?",
            },
        ),
        niveau(
            "niveau_decisions",
            attendu=1,
            part=1,
            phrases={
                0: "Ce ne sont pas des vœux : on pourrait s’y mettre demain. Que manque-t-il "
                "pour savoir qui s’y met, et quand ?",
                2: "Trois actions, c’est vrai. Cherchez une personne, une date, un indicateur : "
                "combien en trouvez-vous ?",
                3: "Raccourcir n’est pas renoncer, et rien ne dit qui le fera. Quel niveau "
                "décrit des actions sans responsable ni date ?",
            },
        ),
    ),
    attendu=lambda charger: {
        "niveau_faits": 2,
        "niveau_comparaison": 0,
        "niveau_incertitude": 3,
        "niveau_decisions": 1,
    },
    erreurs=(),
    repli="Reprenez la grille, un critère à la fois : lisez la phrase du niveau 3, puis du 2, du "
    "1, et arrêtez-vous à la première que la copie vérifie.",
    indices=Indices(
        rappel="Chaque critère se juge seul. Une copie agréable à lire peut valoir 0 sur un "
        "critère et 3 sur un autre.",
        methode="Soulignez dans la copie la phrase qui prouve le niveau. Si vous ne pouvez rien "
        "souligner, descendez d’un niveau.",
        exemple="Dans la copie de niveau 1 du Fournil Ombeline, « 2,3 % par abonné, contre "
        "1,6 % » prouve la même base. Aucun mois n’est écrit : niveau 1, pas 2.",
    ),
    corrige=(
        "**Faits : 2.** Trois faits avec chiffre, base et période ; la crue est supposée, pas "
        "vérifiée.\n\n"
        "**Comparaison : 0.** Par portée d’un côté, par abonné de l’autre : les bases diffèrent. "
        "Les effectifs et le mois n’y changent rien.\n\n"
        "**Incertitude : 3.** Petit effectif nommé, conclusion suspendue, donnée et date qui "
        "trancheront : six publications de plus, le 1er juillet.\n\n"
        "**Décisions : 1.** Trois actions, sans personne, ni date, ni indicateur."
    ),
    lecture="Vous avez jugé quatre critères séparément, malgré une ouverture enthousiaste. C’est "
    "ainsi que votre reporting sera lu.",
)

QUESTIONS = (E6_1, J6_1)
