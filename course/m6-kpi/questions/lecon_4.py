"""Leçon 4 : rendre compte et décider."""

from atelier_cm import kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, ensemble, juste, nombre, presque


def _messages(charger, mois, *, tous=False):
    messages = charger("messages_sav")
    messages = messages[messages["mois"] == mois].copy()
    messages["delai"] = kpi.delai_ouvre(messages["horodatage"], messages["horodatage_reponse"])
    return messages if tous else messages[messages["besoin_reponse"]]


_MAI = "2026-05"

M6_4a = Question(
    id="M6-4a",
    titre="Un taux de réponse dans l’ordre",
    points=1,
    competence="C5.1",
    champs=(
        choix(
            "ordre",
            part=1,
            options={
                "CBA": juste("Un filtre par ligne, puis le calcul : le mois, les messages à traiter, le taux."),
                "ABC": a_revoir("La ligne A calcule sur `a_traiter`, que personne n’a encore préparé. Qui le prépare ?"),
                "ACB": a_revoir("Le calcul passe en premier. Sur quel tableau porterait-il ?"),
                "BAC": a_revoir("La ligne B filtre `juin` avant qu’il existe. Quelle ligne le fabrique ?"),
                "BCA": a_revoir("La ligne B se sert de `juin`, que C fabrique seulement après. Qui doit passer devant ?"),
                "CAB": a_revoir("Le mois d’abord, bien. Ensuite A se sert de `a_traiter` : existe-t-il déjà ?"),
            },
        ),
    ),
    repli="Trois lettres collées, chacune une fois. Partez du calcul et remontez.",
    indices=Indices(
        rappel="Chaque filtre part du tableau que la ligne précédente a fabriqué.",
        methode="Qui fabrique `juin` ? Qui en tire `a_traiter` ? Qui calcule ?",
        exemple="On ouvre l’armoire, on sort les chemises, on compte les bleues.",
    ),
    corrige="C garde juin, B garde les messages à traiter, A calcule : **CBA**.",
)

M6_4b = Question(
    id="M6-4b",
    titre="Mai : répondre, et quand ?",
    points=2,
    competence="C5.1",
    champs=(
        nombre("taux_mai", part=1, tolerance=0.05, unite="%"),
        nombre("delai_mai", part=1, tolerance=0.01, unite="h"),
    ),
    attendu=lambda charger: {
        "taux_mai": kpi.taux_reponse(_messages(charger, _MAI)["horodatage_reponse"]),
        "delai_mai": _messages(charger, _MAI)["delai"].median(),
    },
    contexte=lambda charger: {
        "inutiles": len(_messages(charger, _MAI, tous=True)) - len(_messages(charger, _MAI)),
        "sans": int(_messages(charger, _MAI)["horodatage_reponse"].isna().sum()),
    },
    erreurs=(
        Erreur(
            {
                "taux_mai": lambda charger: kpi.taux_reponse(_messages(charger, _MAI, tous=True)["horodatage_reponse"]),
                "delai_mai": lambda charger: _messages(charger, _MAI, tous=True)["delai"].median(),
            },
            "{inutiles} messages n’appelaient pas de réponse : des mercis, des publicités. Ne comptons pas contre l’équipe "
            "ce qu’on ne lui demandait pas. Quel second filtre ajouter ?",
        ),
        Erreur(
            {"taux_mai": lambda charger: kpi.taux_reponse(_messages(charger, _MAI, tous=True)["horodatage_reponse"])},
            "{taux_mai:.1f} % compte aussi {inutiles} messages qui n’appelaient pas de réponse. Quel second filtre ajouter ?",
        ),
        Erreur(
            {"delai_mai": lambda charger: _messages(charger, _MAI)["delai"].replace(float("inf"), float("nan")).median()},
            "{sans} messages sans réponse ont disparu du calcul. Ces personnes attendent encore : la colonne `delai` les compte, gardez-la entière.",
        ),
        Erreur(
            {"delai_mai": lambda charger: _messages(charger, _MAI)["delai"].replace(float("inf"), float("nan")).mean()},
            "{delai_mai:.2f} h est la moyenne des seuls messages répondus. Qui est au milieu du rang, quand tout le monde attend dans la file ?",
        ),
    ),
    repli=(
        "Un taux au-dessus de 80 %, une attente de quelques heures. Vérifiez dans l’ordre : le filtre `besoin_reponse`, "
        "`kpi.taux_reponse` sur les dates de réponse, `.median()` sur `delai`."
    ),
    indices=Indices(
        rappel="Un filtre par ligne : le mois est déjà fait, reste `besoin_reponse`. Les sans-réponse ont un délai infini.",
        methode='Fabriquez `utiles = mai[mai["besoin_reponse"] == True]`, puis le taux et la médiane sur `utiles`.',
        exemple="Délais 1, 2, 5, infini, infini : la médiane est 5, et deux personnes attendent.",
    ),
    corrige='`utiles = mai[mai["besoin_reponse"] == True]`, puis `kpi.taux_reponse(utiles["horodatage_reponse"])` et `utiles["delai"].median()`.',
    lecture="{taux_mai:.1f} % de réponses, {delai_mai:.2f} h ouvrées d’attente ordinaire : deux promesses que vous pouvez afficher, et tenir.",
)

M6_4c = Question(
    id="M6-4c",
    titre="Que dit-on à 10 heures ?",
    points=1,
    competence="C5.4",
    champs=(
        choix(
            "reponse_mia",
            part=1,
            options={
                "A": a_revoir("Le nombre est exact. Mesure-t-il la même chose qu’en juillet ? Qui répond, et combien doivent réécrire ?"),
                "B": presque(
                    "Le problème est vu. Mais Mia règle peut-être bien une partie des demandes : qu’est-ce qui le dirait ?",
                    credit=0.25,
                ),
                "C": juste("La rupture est dite, l’alarme aussi, et l’essai a une date et une mesure."),
                "D": a_revoir("Se taire laisse le comité avec le chiffre de Nadia. Que peut-on écrire de vrai sur août ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="Quand le compteur change, on le dit et on ne prolonge pas la courbe.",
        methode="Cherchez la phrase qui nomme la rupture, donne un second indicateur et propose un essai daté.",
        exemple="Un thermomètre changé de fenêtre : on note la date, on garde les deux relevés, on n’annonce pas l’été.",
    ),
    corrige="**C.** Elle dit pourquoi août et juillet ne se comparent pas, ce qui alarme, et ce qu’on essaie jusqu’à quand.",
)

M6_4d = Question(
    id="M6-4d",
    titre="Le NPS du marché",
    points=2,
    competence="C5.1",
    champs=(
        nombre("nps_marche", part=1, tolerance=0.5, calcul=False),
        choix(
            "phrase_nps",
            part=1,
            options={
                "A": a_revoir("Un NPS est une différence de deux pourcentages : porte-t-il un « % » ? Et sur combien de réponses ?"),
                "B": juste("Le score, l’effectif, et ce qu’on ne peut pas en conclure."),
                "C": a_revoir("Vingt réponses d’un côté, trente de l’autre, et pas les mêmes gens. Que disent les bornes de la figure 3 ?"),
            },
        ),
    ),
    attendu=lambda charger: {"nps_marche": 100 * 12 / 30 - 100 * 9 / 30},
    erreurs=(
        Erreur(
            {"nps_marche": lambda charger: 100 * (12 - 9) / (12 + 9)},
            "{nps_marche:.1f} : les 7 et 8 ont disparu. Ils ne votent pas, mais ils comptent : où doivent-ils rester ?",
        ),
        Erreur(
            {"nps_marche": lambda charger: 100 * 12 / 30},
            "{nps_marche:.0f} est la part des personnes qui promeuvent. Il manque celles qui déconseillent : que faire de leur part ?",
        ),
        Erreur(
            {"nps_marche": lambda charger: 12 - 9},
            "{nps_marche:.0f} compte des personnes. Le score compare des *parts* : sur combien de réponses ?",
        ),
    ),
    repli="Un score positif, plus bas qu’à la réunion. Vérifiez dans l’ordre : la part des promoteurs, celle des détracteurs, la différence, tous au dénominateur.",
    indices=Indices(
        rappel="NPS = part des 9-10 − part des 0-6, en points de pourcentage, sur toutes les réponses.",
        methode="`100 * promoteurs / reponses` donne la première part. Écrivez la seconde, soustrayez.",
        exemple="40 réponses, 20 pour, 12 contre, 8 passives : 50 − 30, soit un NPS de 20.",
    ),
    corrige="`100 * promoteurs / reponses - 100 * detracteurs / reponses` : les passifs sont dans `reponses`. Phrase **B**.",
    lecture="Un score de {nps_marche:.0f}, trente réponses, et pas de quoi imprimer une affiche. La question ouverte « pourquoi ? » vous en apprendra plus.",
)

M6_4e = Question(
    id="M6-4e",
    titre="Trois cases sur sept",
    points=3,
    competence="C5.2",
    champs=(
        ensemble(
            "cases",
            part=3,
            options={
                "A": juste(manque="L’objectif parle de repartir avec une solution. Quelle case le mesure directement ?"),
                "B": a_revoir("La case B monte quand il fait beau ou quand un colis se perd. Quelle décision changerait-elle ?"),
                "C": juste(manque="Aider, c’est aussi aider à temps. Quelle case le dit sans compter les accusés de réception ?"),
                "D": a_revoir("La case D répond à un autre objectif : être suivi. Qui écrit n’est pas forcément abonné ; que garder à la place ?"),
                "E": juste(manque="Si l’équipe ne vise que ces cases, que va-t-elle sacrifier ? Ajoutez celle qui sonnera l’alarme."),
                "F": a_revoir("La case F additionne des portées. Que compte cette somme, déjà (leçon 1) ?"),
                "G": a_revoir("La case G monte à chaque réponse inutile. Que récompense-t-elle, au fond ?"),
            },
        ),
    ),
    repli='Une liste de trois lettres, par exemple `["A", "B", "C"]`. Relisez l’objectif : repartir avec une solution.',
    indices=Indices(
        rappel="Objectif, question, indicateur, cible datée, décision. Et une case qui sonne si l’on triche.",
        methode="Pour chaque case : si elle bouge, que décidez-vous ? Si rien, retirez-la.",
        exemple="Pour une bibliothèque qui veut que l’on lise : livres rendus lus, délai de réservation, et livres rendus le jour même comme alarme.",
    ),
    lecture="Un résultat, un délai, une alarme : trois cases qui se surveillent l’une l’autre.",
    corrige="**A, C, E** : le résultat, le temps, l’alarme. B, D, F et G montent sans que personne soit mieux aidé.",
)

M6_4f = Question(
    id="M6-4f",
    titre="Que faut-il barrer ?",
    points=2,
    competence="C5.4",
    champs=(
        ensemble(
            "a_barrer",
            part=2,
            options={
                "1": a_revoir("La phrase 1 est exacte : le taux a bien monté. Un relecteur qui barre tout n’aide pas plus que celui qui laisse tout passer ; que garder ?"),
                "2": juste(manque="Une phrase attribue à l’équipe la vitesse de quelqu’un d’autre. Regardez le délai médian de chaque agent : laquelle ?"),
                "3": a_revoir("La phrase 3 est exacte : un quart en août, un dixième en juillet. Elle dérange, elle n’est pas fausse ; que barrer à la place ?"),
                "4": juste(manque="Une phrase promet mieux ; la part de demandes réglées dit autre chose. Laquelle ?"),
                "5": a_revoir("La phrase 5 tient : la part rouverte de Mia dépasse de loin celle de chaque collègue. Le tableau du dessus le montre-t-il ?"),
            },
        ),
    ),
    repli='Une liste de numéros entre guillemets, par exemple `["1", "2"]`. Prenez une phrase, trouvez son nombre, comparez.',
    indices=Indices(
        rappel="Une phrase se barre quand une donnée la contredit, pas quand elle déplaît.",
        methode="Cherchez pour chaque phrase l’endroit de la leçon qui donne son nombre : figure 2, texte, tableau par agent.",
        exemple="« Le magasin ouvre plus tôt » : on regarde l’horaire, pas le nombre de clients.",
    ),
    lecture="Deux phrases barrées, trois gardées, dont une qui dérange. La page part avec votre nom, pas avec le sien.",
    corrige="**2 et 4.** Le délai de l’équipe n’a pas baissé, c’est celui de Mia ; et la part réglée recule. Les phrases 1, 3 et 5 tiennent.",
)

M6_4g = Question(
    id="M6-4g",
    titre="Une décision, pas un vœu",
    points=1,
    competence="C5.5",
    champs=(
        choix(
            "decision",
            part=1,
            options={
                "A": a_revoir("Personne ne s’y opposera, personne ne le fera. Qui, quand, et à quoi verra-t-on que c’est fait ?"),
                "B": juste("Qui, quand, quel suivi, et une chose qu’on arrête : on pourra dire le 15 octobre si cela a marché."),
                "C": presque("C’est la cible, et il en faut une. Par quel geste, fait par qui, l’atteindra-t-on ?", credit=0.5),
                "D": a_revoir("Trois chantiers, aucun nom, aucune date, un budget. Lequel peut commencer lundi ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="Une décision a une personne, une date, un indicateur, et souvent un renoncement.",
        methode="Soulignez dans chaque phrase le nom, la date et le nombre. Laquelle a les trois ?",
        exemple="« Rangeons mieux » contre « Awa vide le tiroir du bas vendredi ; on recompte les doublons lundi ».",
    ),
    corrige="**B.** A est un vœu, C une cible sans geste, D une liste d’achats. B peut être vérifiée, donc tenue.",
)
