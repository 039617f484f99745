"""E6-11, E6-12 et J6-1 : relire l’assistant, tenir un tableau de bord, juger une copie témoin."""

from atelier_cm import kpi
from atelier_cm.jugement import Indices, Question, a_revoir, ensemble, juste, niveau, regles

from .resultats import instagram_en_fevrier

# E6-11 : relire l'assistant --------------------------------------------------------------


def _insta_mois(charger, mois):
    posts = charger("posts_marchevive")
    return posts[(posts["reseau"] == "Instagram") & (posts["mois"] == mois)]


def _conversation_insta(charger, mois):
    table = _insta_mois(charger, mois)
    return kpi.conversation(table["commentaires"], len(table), table["commentaires_marque"])


def _solde_facebook(charger):
    releve = charger("abonnes_jour")
    mars = releve[(releve["reseau"] == "Facebook") & (releve["mois"] == "2026-03")]
    return mars["gagnes"].sum() - mars["perdus"].sum()


def _par_publication(charger, mois):
    posts = charger("posts_marchevive")
    return posts[posts["mois"] == mois]["interactions"].mean()


E6_11 = Question(
    id="E6-11",
    titre="Relire l’assistant",
    points=1,
    competence="C5.4",
    champs=(
        ensemble(
            "phrases_fausses",
            part=1,
            options={
                "1": a_revoir(
                    "La phrase 1 est exacte : {n_mars} lignes en mars, {n_fev} en février. Un "
                    "relecteur qui barre tout n’aide pas plus que celui qui laisse tout passer. "
                    "Laquelle garder ?"
                ),
                "2": juste(
                    manque="Une phrase parle de portée. De laquelle : gagnée ou achetée ? Regardez "
                    "la pièce 1."
                ),
                "3": a_revoir(
                    "La phrase 3 est exacte : {c_mars:.1f} commentaires du public par publication, "
                    "{c_fev:.1f} en février. Quelle pièce l’aurait confirmé ?"
                ),
                "4": juste(
                    manque="Le 14 février : {purge} abonnés perdus en un jour. Un mécontentement "
                    "laisse des traces : combien de messages dans la pièce 3 ?"
                ),
                "5": juste(
                    manque="Juin et août n’ont pas le même nombre de publications. Comparez par "
                    "publication, dans la pièce 4 : qu’est-ce qui chute vraiment ?"
                ),
                "6": a_revoir(
                    "La phrase 6 est exacte : arrivées moins départs, {s:.0f} pour Facebook en mars. "
                    "Quelle pièce le montre ?"
                ),
            },
        ),
    ),
    contexte=lambda charger: {
        "n_mars": len(_insta_mois(charger, "2026-03")),
        "n_fev": len(_insta_mois(charger, "2026-02")),
        "c_mars": _conversation_insta(charger, "2026-03"),
        "c_fev": _conversation_insta(charger, "2026-02"),
        "purge": instagram_en_fevrier(charger)["perdus"].max(),
        "s": _solde_facebook(charger),
    },
    repli="Écrivez les numéros séparés par des virgules, entre guillemets. Une phrase ne se barre "
    "que si une pièce la contredit.",
    indices=Indices(
        rappel="Un assistant écrit des phrases vraisemblables. Les erreurs se cachent dans le mot de "
        "liaison : « donc », « mécontentes », « chaque publication ».",
        methode="Coupez chaque phrase en deux : le nombre, puis ce qu’il est censé prouver. "
        "Vérifiez les deux moitiés dans les pièces.",
        exemple="« 12 ventes de plus : la vidéo a convaincu. » Le nombre est exact ; mais la vidéo "
        "date du lendemain des ventes. La seconde moitié tombe.",
    ),
    corrige=(
        "**2, 4 et 5.** La phrase 2 fait la moyenne avec les publications sponsorisées, dont la "
        "portée est achetée. La phrase 4 prend une purge de faux comptes pour de la colère : aucun "
        "pic de messages. La phrase 5 compare des totaux, alors qu’août compte beaucoup moins de "
        "publications.\n\n"
        "Les nombres de ces trois phrases sont exacts. C’est l’interprétation qui ne tient pas : "
        "voilà ce qu’un assistant rate, et ce que l’on attend de vous."
    ),
    lecture="Trois phrases barrées, trois gardées : le commentaire peut partir, corrigé. Notez dans "
    "votre reporting ce que vous avez demandé à l’assistant.",
)


# E6-12 : huit cases, pas une de plus -----------------------------------------------------

E6_12 = Question(
    id="E6-12",
    titre="Huit cases, pas une de plus",
    points=2,
    competence="C5.2",
    champs=(regles("tableau", verificateur="tableau_de_bord", part=2),),
    repli="De quatre à huit lignes, chacune avec ses cinq morceaux séparés par des barres, dont un "
    "contre-indicateur.",
    indices=Indices(
        rappel="Une ligne part d’un objectif. L’indicateur dit s’il est atteint, la cible à partir de "
        "combien, l’échéance quand.",
        methode="Écrivez d’abord les quatre objectifs. Pour chacun, demandez-vous : quel chiffre me "
        "ferait changer d’avis ? C’est votre indicateur.",
        exemple="Association de riverains : « Trouver des bénévoles | Taux de réponse | 90 % | "
        "30/06/2026 | suivi », puis « Ne pas lasser | Attrition d’abonnés | 1 % par mois au plus | "
        "30/06/2026 | contre-indicateur ».",
    ),
    corrige=(
        "```python\n"
        "ligne_1 = \"Faire réagir | Taux d’engagement par portée | 4 % en médiane | 31/12/2026 | suivi\"\n"
        "ligne_2 = \"Tenir la promesse | Délai de première réponse | 4 heures ouvrées | 31/12/2026 | suivi\"\n"
        "ligne_3 = \"Vendre sans perdre | ROI | 20 % | 31/12/2026 | suivi\"\n"
        "ligne_4 = \"Ne pas lasser | Attrition d’abonnés | 2 % par mois | 31/12/2026 | contre-indicateur\"\n"
        "tableau = kpi.tableau(ligne_1, ligne_2, ligne_3, ligne_4)\n"
        "```\n\n"
        "Quatre objectifs, quatre questions que la direction se pose. Le contre-indicateur empêche de "
        "gagner des réactions en fatiguant le public."
    ),
    lecture="Votre tableau tient sur une page, et chaque ligne peut faire changer une décision. Il "
    "servira de première page au reporting.",
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
                0: "Le texte ne recopie pas le tableau : il met des faits en avant. Que porte "
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
        "**Faits : 2.** Des faits avec chiffre, base et période ; la crue est supposée, pas "
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
