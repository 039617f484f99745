"""E6-8 à E6-10 : le solde d’abonnés, le retour des campagnes, les « retombées »."""

from atelier_cm import kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, classement, ensemble, juste, nombre, presque

# E6-8 : le solde et ce qu'il cache -------------------------------------------------------


def instagram_en_fevrier(charger):
    releve = charger("abonnes_jour")
    return releve[(releve["reseau"] == "Instagram") & (releve["mois"] == "2026-02")]


def _sans_purge(charger):
    fevrier = instagram_en_fevrier(charger)
    return fevrier[fevrier["perdus"] < fevrier["perdus"].max()]


def _solde(charger):
    return instagram_en_fevrier(charger)["gagnes"].sum() - instagram_en_fevrier(charger)["perdus"].sum()


E6_8 = Question(
    id="E6-8",
    titre="Le solde et ce qu’il cache",
    points=2,
    competence="C5.1",
    champs=(
        nombre("solde", part=0.5, tolerance=0.5, unite="abonnés"),
        nombre("departs_reels", part=0.5, tolerance=0.5, unite="abonnés"),
        choix(
            "reponse_fevrier",
            part=1,
            options={
                "A": a_revoir(
                    "Un mécontentement laisse des traces : des messages, des commentaires, plusieurs "
                    "jours de départs. Ici, {purge} en un jour. Qui sont ces « personnes » ?"
                ),
                "B": juste(
                    "Le solde est expliqué, la purge isolée, et les {p} vrais départs ne sont pas "
                    "cachés derrière les arrivées."
                ),
                "C": presque(
                    "Le solde sans la purge est positif, c’est vrai. Il cache {p} départs, qu’un "
                    "solde efface toujours. Faut-il les taire ?",
                    credit=0.5,
                ),
                "D": a_revoir(
                    "Trop nombreux par rapport à quoi ? Ce relevé ne relie aucun départ à une "
                    "publication. Que sait-on vraiment de février ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "solde": _solde(charger),
        "departs_reels": _sans_purge(charger)["perdus"].sum(),
    },
    contexte=lambda charger: {
        "p": _sans_purge(charger)["perdus"].sum(),
        "purge": instagram_en_fevrier(charger)["perdus"].max(),
    },
    erreurs=(
        Erreur(
            {"solde": lambda charger: instagram_en_fevrier(charger)["gagnes"].sum()},
            "{solde:.0f} compte les arrivées seules. Un solde retranche les départs : quelle colonne "
            "manque ?",
            nom="arrivées",
        ),
        Erreur(
            {"solde": lambda charger: _sans_purge(charger)["gagnes"].sum()
             - _sans_purge(charger)["perdus"].sum()},
            "Ce solde écarte déjà le jour de la purge. La consigne demande tout février : quelle "
            "table prendre ?",
            nom="purge",
        ),
        Erreur(
            {"departs_reels": lambda charger: instagram_en_fevrier(charger)["perdus"].sum()},
            "{departs_reels:.0f} départs, dont {purge} en un seul jour. Combien sont de vraies "
            "personnes ? Partez de `sans_purge`.",
            nom="purge",
        ),
        Erreur(
            {"departs_reels": lambda charger: instagram_en_fevrier(charger)["perdus"].max()},
            "{departs_reels:.0f} : c’est le jour de la purge seul. La consigne demande tous les "
            "autres jours. Dans quel sens va le signe « < » ?",
            nom="purge seule",
        ),
        Erreur(
            {"departs_reels": lambda charger: _sans_purge(charger)["gagnes"].sum()
             - _sans_purge(charger)["perdus"].sum()},
            "C’est un solde : les arrivées y effacent les départs. La consigne demande les départs "
            "seuls. Quelle colonne additionner ?",
            nom="solde",
        ),
    ),
    repli="On attend quelques centaines d’abonnés, et un solde qui peut être négatif. Vérifiez dans "
    "l’ordre : les deux colonnes, les deux sommes, puis la date retirée.",
    indices=Indices(
        rappel="Solde = gagnés − perdus. Un solde cache deux mouvements ; on regarde toujours les "
        "deux.",
        methode="`.sum()` sur `gagnes`, puis sur `perdus`, et une soustraction. Les jours "
        "ordinaires : `fevrier_jours[fevrier_jours[\"perdus\"] < 100]` ; puis la somme de leurs "
        "départs.",
        exemple="Un club gagne 30 membres et en perd 42, dont 25 fiches en double effacées un lundi. "
        "Solde : −12. Vrais départs : 17. Vraies arrivées moins vrais départs : +13.",
    ),
    corrige=(
        "```python\n"
        "solde = fevrier_jours[\"gagnes\"].sum() - fevrier_jours[\"perdus\"].sum()\n"
        "sans_purge = fevrier_jours[fevrier_jours[\"perdus\"] < 100]\n"
        "departs_reels = sans_purge[\"perdus\"].sum()\n"
        "reponse_fevrier = \"B\"\n"
        "```\n\n"
        "Le solde négatif vient d’une purge, pas d’une faute. Sans elle, février est en hausse ; "
        "mais des personnes partent chaque jour, et c’est ce nombre que l’on suit."
    ),
    lecture="Solde de {solde:.0f}, dont une purge ; {departs_reels:.0f} vrais départs. Vous pouvez "
    "répondre à Nadia sans chercher de coupable.",
    rejouable=True,
)


# E6-9 : la meilleure campagne est-elle la meilleure ? ------------------------------------


def _classer(calcul):
    """Noms des six campagnes, de la meilleure à la moins bonne selon `calcul(table)`."""
    return lambda charger: list(
        calcul(charger("six_campagnes")).sort_values(ascending=False).index
    )


def _cout(six):
    return kpi.cout_complet(six["budget_media"], six["heures_internes"], six["cout_horaire"])


_PAR_ROAS = _classer(lambda six: kpi.roas(six["ca"], six["budget_media"]))
_PAR_ROI = _classer(lambda six: kpi.roi(six["marge"], _cout(six)))


def _ligne(charger, campagne, colonne):
    return charger("six_campagnes").loc[campagne, colonne]


E6_9 = Question(
    id="E6-9",
    titre="La meilleure campagne est-elle la meilleure ?",
    points=3,
    competence="C5.3",
    champs=(
        classement("par_roas", part=0.5),
        classement("par_roi", part=1),
        choix(
            "a_reconduire",
            part=1.5,
            options={
                "A": a_revoir(
                    "Le « Jeu des beaux jours » est en tête du ROAS, qui ignore {h:.0f} heures de "
                    "travail. Que reste-t-il une fois l’équipe payée ?"
                ),
                "B": presque(
                    "Ce sont les deux meilleurs retours. Mais deux campagnes se partagent les mêmes {n:.0f} "
                    "ventes : à qui les attribuez-vous, et que devient le résultat ?",
                    credit=0.75,
                ),
                "C": a_revoir(
                    "Ces deux campagnes se partagent les mêmes {n:.0f} ventes : mêmes numéros de "
                    "commande. On ne peut pas les compter deux fois. Que devient le résultat ?"
                ),
                "D": juste(
                    "Une campagne sûre, une sous condition : la dépense suit la preuve, et la "
                    "direction financière sait ce qu’il reste à vérifier."
                ),
            },
        ),
    ),
    attendu=lambda charger: {"par_roas": _PAR_ROAS(charger), "par_roi": _PAR_ROI(charger)},
    contexte=lambda charger: {
        "h": _ligne(charger, "Jeu des beaux jours", "heures_internes"),
        "n": _ligne(charger, "Relance des paniers", "ventes"),
    },
    erreurs=(
        Erreur(
            {"par_roi": _PAR_ROAS},
            "C’est le classement du ROAS : celui-ci n’a pas encore vu la marge ni les heures. "
            "Qu’y a-t-il dans `cout` ?",
            nom="roas",
        ),
        Erreur(
            {"par_roi": _classer(lambda six: kpi.roi(six["ca"], _cout(six)))},
            "Le chiffre d’affaires n’est pas un gain : il faut encore payer le produit. Quelle "
            "colonne dit ce qui reste ?",
            nom="chiffre d’affaires",
        ),
        Erreur(
            {"par_roi": _classer(lambda six: kpi.roi(six["marge"], six["budget_media"]))},
            "Le budget média n’est pas le coût : {h:.0f} heures ont été passées sur le seul « Jeu "
            "des beaux jours ». Que vaut ce temps en euros ?",
            nom="heures",
        ),
        Erreur(
            {"par_roas": _PAR_ROI},
            "C’est déjà l’ordre du retour sur investissement. Le ROAS ne regarde que deux "
            "colonnes : lesquelles ?",
            nom="roi",
        ),
        Erreur(
            {"par_roas": _classer(lambda six: kpi.roas(six["marge"], six["budget_media"]))},
            "Ce rapport part de la marge. Le ROAS divise le chiffre d’affaires par la dépense "
            "publicitaire. Quelle colonne changer ?",
            nom="marge",
        ),
        Erreur(
            {"par_roas": _classer(lambda six: six["ca"])},
            "C’est l’ordre des chiffres d’affaires. Un ROAS les divise par la dépense : combien "
            "pour un euro versé ?",
            nom="chiffre d’affaires",
        ),
    ),
    repli="Il faut six noms, de la meilleure à la moins bonne. Vérifiez dans l’ordre : les deux "
    "colonnes données à la fonction, le coût complet, puis `ascending=False`.",
    indices=Indices(
        rappel="ROAS : chiffre d’affaires ÷ dépense publicitaire. Retour sur investissement : "
        "(marge − coût complet) ÷ coût complet. Le coût complet compte les heures.",
        methode="`cout = six[\"budget_media\"] + six[\"heures_internes\"] * six[\"cout_horaire\"]`, "
        "puis `kpi.roi(six[\"marge\"], cout)`, puis `.sort_values(ascending=False)`.",
        exemple="Une campagne : 500 € de publicité, 10 h à 40 €, 3 000 € de ventes, 900 € de marge. "
        "ROAS : 6. Coût : 900 €. Retour : (900 − 900) ÷ 900 = 0 %.",
    ),
    corrige=(
        "```python\n"
        "par_roas = kpi.roas(six[\"ca\"], six[\"budget_media\"]).sort_values(ascending=False)\n"
        "cout = six[\"budget_media\"] + six[\"heures_internes\"] * six[\"cout_horaire\"]\n"
        "par_roi = kpi.roi(six[\"marge\"], cout).sort_values(ascending=False)\n"
        "a_reconduire = \"D\"\n"
        "```\n\n"
        "La première du ROAS est la dernière du retour : peu de publicité, beaucoup d’heures. "
        "« Relance des paniers » n’est deuxième que si toutes ses ventes lui reviennent ; partagées "
        "par moitié avec « Vidéo des genoux », elles ne paient plus aucune des deux."
    ),
    lecture="Deux classements, deux gagnantes. Vous tenez une réponse qu’une direction financière "
    "accepte : une dépense sûre, une condition écrite.",
    rejouable=True,
)


# E6-10 : « 84 000 € de retombées » -------------------------------------------------------


def _valeur_de_nos_pages(charger):
    retombees = charger("retombees_agence")
    return retombees[retombees["nature"] == "publication de la marque"]["valeur"].sum()


E6_10 = Question(
    id="E6-10",
    titre="« 84 000 € de retombées »",
    points=1,
    competence="C5.3",
    champs=(
        ensemble(
            "raisons",
            part=0.5,
            options={
                "1": a_revoir(
                    "Négocier le tarif, c’est accepter la règle. Qu’est-ce que ce montant suppose, "
                    "avant tout tarif ?"
                ),
                "2": juste(
                    manque="Bonne raison. Une seule se conteste ; cherchez-en une qui tienne à ce "
                    "que la mesure prétend mesurer : vu, est-ce convaincu ?"
                ),
                "3": a_revoir(
                    "Exact : {v:.0f} € viennent de nos propres pages. Une fois retirés, la règle "
                    "reste. Que suppose-t-elle pour tout le reste ?"
                ),
                "4": a_revoir(
                    "Un soupçon sur l’auteur ne réfute pas un calcul. Qu’est-ce qui cloche dans la "
                    "mesure, quel que soit l’auteur ?"
                ),
                "5": juste(
                    manque="Bonne raison. Une seule se conteste ; cherchez-en une qui tienne à "
                    "l’argent lui-même : qui l’a payé, qui l’a reçu ?"
                ),
                "6": a_revoir(
                    "Compléter la liste, c’est accepter la méthode. Un mois de plus rendrait-il ce "
                    "montant plus vrai ?"
                ),
            },
        ),
        choix(
            "alternative",
            part=0.5,
            options={
                "A": a_revoir(
                    "Cela se compte, mais ne dit pas ce que l’entreprise en retire. Quel objectif du "
                    "trimestre pouvez-vous mesurer ?"
                ),
                "B": juste("L’effet attendu, compté, avec sa source et sa période."),
                "C": a_revoir(
                    "Un tarif divisé par deux donne un autre montant, tout aussi imaginaire. Quel "
                    "effet réel pouvez-vous compter ?"
                ),
                "D": a_revoir(
                    "Ces audiences se recouvrent : la même personne y figure plusieurs fois. Et voir "
                    "n’est pas s’inscrire. Quel effet compter ?"
                ),
            },
        ),
    ),
    contexte=lambda charger: {"v": _valeur_de_nos_pages(charger)},
    repli="Écrivez deux numéros séparés par une virgule, entre guillemets. Cherchez ce qui resterait "
    "faux si l’agence refaisait son calcul sans une erreur.",
    indices=Indices(
        rappel="L’équivalent publicitaire multiplie une audience par un tarif. Il suppose qu’être vu "
        "vaut une publicité, et que l’argent non dépensé est gagné.",
        methode="Pour chaque raison, imaginez l’agence qui la corrige. S’il reste un montant en "
        "euros tout aussi fragile, ce n’est pas une raison de fond.",
        exemple="Un club écrit : « notre banderole, vue par 3 000 passants, vaut 600 € ». Corriger "
        "3 000 en 2 500 ne change rien au fond : combien sont entrés ?",
    ),
    corrige=(
        "**Raisons 2 et 5.** Un affichage n’est pas un effet ; personne n’a payé ni reçu la somme, et "
        "aucune norme ne la fixe. Les autres corrigent le montant sans toucher à la règle.\n\n"
        "**Alternative B.** L’objectif du trimestre se compte : les inscriptions venues des liens "
        "suivis. Les principes de Barcelone, référence du métier, écartent l’équivalent publicitaire."
    ),
    lecture="Vous pouvez refuser ces 84 000 € en deux phrases, et proposer mieux dans la troisième.",
)
