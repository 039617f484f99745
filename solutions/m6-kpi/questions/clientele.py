"""E6-6 et E6-7 : le temps d’attente et le NPS."""

from atelier_cm import kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre

# E6-6 : combien de temps attend-on ? -----------------------------------------------------


def _sav(charger, *, tous=False, calendaire=False):
    """Délais des messages de mars, en heures ; infini sans réponse."""
    messages = charger("messages_sav")
    mars = messages[messages["mois"] == "2026-03"]
    if not tous:
        mars = mars[mars["besoin_reponse"]]
    horloge = kpi.delai_calendaire if calendaire else kpi.delai_ouvre
    return horloge(mars["horodatage"], mars["horodatage_reponse"])


def _repondus(delais):
    return delais[delais < float("inf")]


E6_6 = Question(
    id="E6-6",
    titre="Combien de temps attend-on ?",
    points=3,
    competence="C5.1",
    champs=(
        nombre("mediane_ouvree", part=1, tolerance=0.02, unite="h"),
        nombre("part_un_jour", part=1, tolerance=0.1, unite="%"),
        choix(
            "phrase_direction",
            part=1,
            options={
                "A": a_revoir(
                    "Quelques messages oubliés suffisent à faire monter une moyenne, et les sans "
                    "réponse l’empêchent d’exister. Quelle mesure dit l’attente ordinaire ?"
                ),
                "B": a_revoir(
                    "« Tous » : {sans} messages de mars n’ont reçu aucune réponse. Quelle phrase ne "
                    "les oublie pas ?"
                ),
                "C": juste(
                    "L’attente ordinaire, et la promesse tenue ou non : les deux comptent aussi "
                    "les personnes qui attendent encore."
                ),
                "D": a_revoir(
                    "Les mettre à part les fait disparaître : {sans} personnes attendent encore. "
                    "Quelle phrase les garde dans le compte ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "mediane_ouvree": _sav(charger).median(),
        "part_un_jour": kpi.part_dans_delai(_sav(charger), 9),
    },
    contexte=lambda charger: {
        "sans": int((_sav(charger) == float("inf")).sum()),
        "k": len(_sav(charger, tous=True)) - len(_sav(charger)),
    },
    erreurs=(
        Erreur(
            {
                "mediane_ouvree": lambda charger: _sav(charger, tous=True).median(),
                "part_un_jour": lambda charger: kpi.part_dans_delai(_sav(charger, tous=True), 9),
            },
            "{k} messages n’appelaient pas de réponse. Ne comptons pas contre l’équipe ce qu’on ne "
            "lui demandait pas : quelle colonne les désigne ?",
            nom="sans besoin",
        ),
        Erreur(
            {
                "mediane_ouvree": lambda charger: _repondus(_sav(charger)).median(),
                "part_un_jour": lambda charger: kpi.part_dans_delai(_repondus(_sav(charger)), 9),
            },
            "{sans} messages sans réponse ont disparu du calcul. Ces personnes attendent encore : "
            "gardez-les.",
            nom="sans réponse",
        ),
        Erreur(
            {"mediane_ouvree": lambda charger: _repondus(_sav(charger)).mean()},
            "{mediane_ouvree:.1f} h est la moyenne des messages répondus : quelques oubliés "
            "suffisent à la faire monter. La médiane dit l’attente ordinaire ; par quel mot "
            "l’obtient-on ?",
            nom="moyenne",
        ),
        Erreur(
            {"mediane_ouvree": lambda charger: _repondus(_sav(charger)).median()},
            "{sans} messages sans réponse ont disparu du calcul. Ces personnes attendent encore : "
            "comptez-les.",
            nom="sans réponse",
        ),
        Erreur(
            {"mediane_ouvree": lambda charger: _sav(charger, calendaire=True).median()},
            "Ce délai compte les nuits et les dimanches. L’engagement affiché porte sur les heures "
            "d’ouverture : quelle colonne les compte ?",
            nom="pendule",
        ),
        Erreur(
            {"mediane_ouvree": lambda charger: _sav(charger, tous=True).median()},
            "{k} messages n’appelaient pas de réponse. Ne comptons pas contre l’équipe ce qu’on ne "
            "lui demandait pas : quelle colonne les désigne ?",
            nom="sans besoin",
        ),
        Erreur(
            {"part_un_jour": lambda charger: kpi.part_dans_delai(_sav(charger, calendaire=True), 9)},
            "Ces 9 heures ont été comptées à la pendule, nuits comprises. La promesse parle "
            "d’heures d’ouverture : quelle colonne prendre ?",
            nom="pendule",
        ),
        Erreur(
            {"part_un_jour": lambda charger: kpi.part_dans_delai(_repondus(_sav(charger)), 9)},
            "{sans} messages sans réponse ont quitté le total. La part se calcule sur tous ceux qui "
            "appelaient une réponse : combien sont-ils ?",
            nom="sans réponse",
        ),
        Erreur(
            {"part_un_jour": lambda charger: kpi.part_dans_delai(_sav(charger, tous=True), 9)},
            "{k} messages n’appelaient pas de réponse. Ne comptons pas contre l’équipe ce qu’on ne "
            "lui demandait pas : quelle colonne les désigne ?",
            nom="sans besoin",
        ),
    ),
    repli="On attend un délai de quelques heures et une part entre 0 et 100. Vérifiez dans l’ordre : "
    "le tri sur `besoin_reponse`, la colonne `heures_ouvrees`, puis la limite de 9.",
    indices=Indices(
        rappel="La médiane partage en deux : une moitié a attendu moins, l’autre davantage. Un délai "
        "infini reste dans la seconde moitié, elle reste donc calculable.",
        methode="`a_repondre = sav_mars[sav_mars[\"besoin_reponse\"] == True]`, puis "
        "`a_repondre[\"heures_ouvrees\"].median()` et `kpi.part_dans_delai(…, 9)`.",
        exemple="Cinq messages : 1 h, 2 h, 4 h, 20 h et un sans réponse. Médiane : 4 h. Répondus en "
        "9 h : 3 sur 5, soit 60 %. Sans le dernier, on aurait annoncé 75 %.",
    ),
    corrige=(
        "```python\n"
        "a_repondre = sav_mars[sav_mars[\"besoin_reponse\"] == True]\n"
        "mediane_ouvree = a_repondre[\"heures_ouvrees\"].median()\n"
        "part_un_jour = kpi.part_dans_delai(a_repondre[\"heures_ouvrees\"], 9)\n"
        "phrase_direction = \"C\"\n"
        "```\n\n"
        "Les remerciements et les messages indésirables sortent du calcul : personne n’attend. Les "
        "messages sans réponse y restent : quelqu’un attend encore. La moyenne, elle, devient "
        "infinie dès qu’un seul message est oublié."
    ),
    lecture="La moitié des personnes a sa réponse en {mediane_ouvree:.1f} h d’ouverture ; la promesse "
    "d’une journée est tenue pour {part_un_jour:.0f} % d’entre elles. Vous savez où porter l’effort.",
    rejouable=True,
)


# E6-7 : le NPS a-t-il progressé ? --------------------------------------------------------


def _notes(charger, vague):
    enquete = charger("enquete_nps")
    return enquete[enquete["vague"] == vague]["recommandation"]


def _nps(vague):
    return lambda charger: kpi.nps(_notes(charger, vague))


def _promoteurs(vague):
    return lambda charger: kpi.parts_nps(_notes(charger, vague))[0]


def _sans_passifs(vague):
    """Erreur : les notes 7 et 8 retirées du dénominateur."""

    def calculer(charger):
        plus, _, moins = kpi.parts_nps(_notes(charger, vague))
        return 100 * (plus - moins) / (plus + moins)

    return calculer


def _ecart_nps(charger):
    return kpi.intervalle(_notes(charger, "mars"), _notes(charger, "juin"), de="ecart nps")


E6_7 = Question(
    id="E6-7",
    titre="Le NPS a-t-il progressé ?",
    points=2,
    competence="C5.1",
    champs=(
        nombre("nps_mars", part=0.5, tolerance=0.06, unite="points"),
        nombre("nps_juin", part=0.5, tolerance=0.06, unite="points"),
        choix(
            "conclusion",
            part=1,
            options={
                "A": a_revoir(
                    "L’écart est de {d:.1f} points, l’incertitude de {e:.1f}. Avec {n} réponses, un "
                    "écart pareil arrive souvent sans raison. Que peut-on écrire ?"
                ),
                "B": a_revoir(
                    "La valeur de juin est plus haute que celle de mars. Reste à savoir si l’écart "
                    "dépasse l’incertitude : que dit l’intervalle ?"
                ),
                "C": a_revoir(
                    "« Stable » affirme qu’il n’a pas bougé. L’intervalle admet un recul comme une "
                    "forte hausse : peut-on affirmer quelque chose ?"
                ),
                "D": juste(
                    "Zéro est dans l’intervalle : le recul, la stabilité et la hausse restent "
                    "possibles."
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "nps_mars": _nps("mars")(charger),
        "nps_juin": _nps("juin")(charger),
    },
    contexte=lambda charger: {
        "d": _ecart_nps(charger).estimation,
        "e": _ecart_nps(charger).marge,
        "n": _ecart_nps(charger).effectif,
    },
    erreurs=(
        Erreur(
            {"nps_mars": _nps("juin"), "nps_juin": _nps("mars")},
            "Les deux valeurs sont là, dans la mauvaise vague. Quelle table porte les notes de mars ?",
            nom="vagues",
        ),
        Erreur(
            {"nps_mars": _sans_passifs("mars")},
            "Les notes 7 et 8 ne votent pas, mais elles comptent : elles restent au dénominateur. "
            "Par combien de réponses diviser ?",
            nom="passifs",
        ),
        Erreur(
            {"nps_juin": _sans_passifs("juin")},
            "Les notes 7 et 8 ne votent pas, mais elles comptent : elles restent au dénominateur. "
            "Par combien de réponses diviser ?",
            nom="passifs",
        ),
        Erreur(
            {"nps_mars": _promoteurs("mars")},
            "{nps_mars:.1f} est la part des notes 9 et 10. Il manque celles qui déconseillent : que "
            "faut-il retrancher ?",
            nom="promoteurs",
        ),
        Erreur(
            {"nps_juin": _promoteurs("juin")},
            "{nps_juin:.1f} est la part des notes 9 et 10. Il manque celles qui déconseillent : que "
            "faut-il retrancher ?",
            nom="promoteurs",
        ),
    ),
    repli="Un NPS va de −100 à 100. Vérifiez dans l’ordre : les notes 9 et 10, les notes de 0 à 6, "
    "puis la division par toutes les réponses de la vague.",
    indices=Indices(
        rappel="NPS = part des notes 9 et 10, moins part des notes de 0 à 6. Les 7 et 8 restent dans "
        "le total.",
        methode="`len(notes_mars[notes_mars[\"recommandation\"] >= 9])` compte les unes ; avec "
        "`<= 6`, les autres. Puis `100 * (promoteurs - detracteurs) / len(notes_mars)`.",
        exemple="20 réponses : 9 notes de 9 ou 10, 6 notes de 7 ou 8, 5 notes de 0 à 6. "
        "100 × (9 − 5) ÷ 20 = 20, qui s’écrit sans « % ».",
    ),
    corrige=(
        "```python\n"
        "promoteurs = len(notes_mars[notes_mars[\"recommandation\"] >= 9])\n"
        "detracteurs = len(notes_mars[notes_mars[\"recommandation\"] <= 6])\n"
        "nps_mars = 100 * (promoteurs - detracteurs) / len(notes_mars)\n"
        "nps_juin = kpi.nps(notes_juin[\"recommandation\"])\n"
        "conclusion = \"D\"\n"
        "```\n\n"
        "L’intervalle de l’écart contient zéro. « On ne peut pas le dire » n’est ni une esquive ni "
        "« stable » : c’est ce que permettent deux vagues de cette taille. Il faudrait plus de "
        "réponses, ou une troisième vague."
    ),
    lecture="{nps_mars:.1f}, puis {nps_juin:.1f} : une hausse qui ne prouve rien encore. Vous annoncez "
    "les deux nombres, les effectifs, et la date de la prochaine vague.",
    rejouable=True,
)
