"""Leçon 3 : ce que cela coûte et rapporte."""

from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, ensemble, juste, nombre, presque


def _campagne(charger, nom):
    return charger("campagnes_roi").set_index("campagne").loc[nom]


def _lettre(charger):
    return _campagne(charger, "Trente jours en mouvement · infolettre · 04/06")


def _roi(gain, cout):
    return 100 * (gain - cout) / cout


def _cout(campagne):
    return campagne["budget_media"] + campagne["heures_internes"] * campagne["cout_horaire"]


M6_3a = Question(
    id="M6-3a",
    titre="Un ROI dans l’ordre",
    points=1,
    competence="C5.3",
    champs=(
        choix(
            "ordre",
            part=1,
            options={
                "CBA": juste("La campagne, ce qu’elle laisse et ce qu’elle coûte, puis la comparaison des deux."),
                "ABC": a_revoir("La ligne A compare `marge` et `cout`, que personne n’a encore calculés. Où naissent-ils ?"),
                "ACB": a_revoir("Le résultat passe en premier. De quels deux nombres a-t-il besoin ?"),
                "BAC": a_revoir("B lit `campagne` avant qu’on ait dit laquelle. Quelle ligne la choisit ?"),
                "BCA": a_revoir("B lit `campagne`, que C choisit seulement ensuite. Qui doit passer avant ?"),
                "CAB": a_revoir("La campagne d’abord, bien. Ensuite A se sert de `cout` : existe-t-il déjà ?"),
            },
        ),
    ),
    repli="Trois lettres collées, chacune une fois. Partez du résultat et remontez : de quoi a-t-il besoin ?",
    indices=Indices(
        rappel="Un nom se fabrique à gauche du `=` avant de servir à droite.",
        methode="Qui choisit la campagne ? Qui en tire la marge et le coût ? Qui compare ?",
        exemple="On pèse la pomme, on lit le prix au kilo, puis on multiplie.",
    ),
    corrige="C choisit la campagne, B en tire la marge et le coût complet, A les compare : **CBA**.",
)

M6_3b = Question(
    id="M6-3b",
    titre="L’infolettre de juin",
    points=2,
    competence="C5.3",
    champs=(
        nombre("roas_lettre", part=1, tolerance=0.01),
        nombre("roi_lettre", part=1, tolerance=0.01, unite="%"),
    ),
    attendu=lambda charger: {
        "roas_lettre": _lettre(charger)["ca"] / _lettre(charger)["budget_media"],
        "roi_lettre": _roi(_lettre(charger)["marge"], _cout(_lettre(charger))),
    },
    contexte=lambda charger: {"heures": _lettre(charger)["heures_internes"]},
    erreurs=(
        Erreur(
            {"roi_lettre": lambda charger: _roi(_lettre(charger)["ca"], _cout(_lettre(charger)))},
            "{roi_lettre:.2f} % : le chiffre d’affaires n’est pas un gain, il faut encore payer le produit. Quelle colonne dit ce qui reste ?",
        ),
        Erreur(
            {"roi_lettre": lambda charger: _roi(_lettre(charger)["marge"], _lettre(charger)["budget_media"])},
            "{roi_lettre:.2f} % : la campagne paraît rentable parce que le temps est gratuit. Combien d’heures, à combien ?",
        ),
        Erreur(
            {"roi_lettre": lambda charger: _roi(_lettre(charger)["ca"], _lettre(charger)["budget_media"])},
            "{roi_lettre:.2f} % : c’est le ROAS, moins un, en pour cent. Il manque deux factures : lesquelles ?",
        ),
        Erreur(
            {"roas_lettre": lambda charger: _lettre(charger)["ca"] / _cout(_lettre(charger))},
            "{roas_lettre:.2f} : le temps est dans la division. Le ROAS ne connaît que l’argent versé à la régie : quelle colonne ?",
        ),
    ),
    repli=(
        "Un ROAS de quelques euros, un ROI négatif. Vérifiez dans l’ordre : la marge en haut, "
        "le coût complet (budget + heures × coût horaire), la parenthèse, le × 100."
    ),
    indices=Indices(
        rappel="ROAS : chiffre d’affaires sur budget. ROI : (marge − coût complet) sur coût complet, × 100.",
        methode="Fabriquez d’abord `cout_lettre`, sur le modèle de `cout_ombre`, puis les deux divisions.",
        exemple="Budget 100, 2 h à 50, ventes 600, marge 250 : ROAS 6,00 ; coût 200 ; ROI 25 %.",
    ),
    corrige='`cout_lettre` d’abord, puis `lettre["ca"] / lettre["budget_media"]` et `100 * (lettre["marge"] - cout_lettre) / cout_lettre`.',
    lecture=(
        "{roas_lettre:.2f} € de ventes par euro, et un ROI de {roi_lettre:.2f} % : les {heures:.0f} heures de l’équipe ont pesé plus lourd que la régie. "
        "La prochaine, combien d’heures lui donnez-vous ?"
    ),
)

M6_3c = Question(
    id="M6-3c",
    titre="Répondre à Gérard",
    points=1,
    competence="C5.3",
    champs=(
        choix(
            "reponse_gerard",
            part=1,
            options={
                "A": a_revoir("Ces deux nombres oublient le produit et les heures. Une fois payés, laquelle reste du bon côté de zéro ?"),
                "B": a_revoir("L’une des deux rembourse son coût, tout juste. Est-ce la même chose que perdre ? Et que saurait-on de plus en arrêtant tout ?"),
                "C": juste("Le calcul est retourné, chaque campagne a sa suite, et une date permettra de dire qui avait raison."),
                "D": presque(
                    "Le bon classement. Mais doubler un budget ne double pas les ventes : que vérifiez-vous avant, et quand ?",
                    credit=0.5,
                ),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="Le ROAS règle une annonce ; le ROI juge une campagne.",
        methode="Relisez la figure 1 : pour chaque campagne, la marge couvre-t-elle le coût ?",
        exemple="Un taxi qui roule beaucoup peut perdre de l’argent à chaque course, si l’essence coûte plus que le prix.",
    ),
    corrige="**C.** A lit le ROAS comme un bénéfice, B jette l’équilibre avec la perte, D oublie que doubler n’est pas tester.",
)

M6_3d = Question(
    id="M6-3d",
    titre="La fourchette",
    points=3,
    competence="C5.3",
    champs=(
        nombre("roi_bas", part=1, tolerance=0.5, unite="%", calcul=False),
        nombre("roi_haut", part=1, tolerance=0.5, unite="%", calcul=False),
        choix(
            "phrase_roi",
            part=1,
            options={
                "A": a_revoir("C’est ce que dirait la régie. Combien de ces ventes le moteur de recherche réclame-t-il aussi ?"),
                "B": juste("Les deux bouts, la cause, et un minimum de ventes disputées : Gérard peut décider."),
                "C": presque("Elles se contredisent, et on peut encore l’encadrer. Que donnerait chaque cas extrême ?", credit=0.5),
            },
        ),
    ),
    attendu=lambda charger: {"roi_bas": _roi(5 * 15, 420), "roi_haut": _roi(40 * 15, 420)},
    erreurs=(
        Erreur(
            {"roi_bas": lambda charger: _roi(40 * 15, 420), "roi_haut": lambda charger: _roi(5 * 15, 420)},
            "Les deux bouts sont là, échangés. Lequel suppose que Facebook a tout fait ?",
            etat="presque",
            credit=1,
        ),
        Erreur(
            {"roi_haut": lambda charger: _roi(52 * 15, 420)},
            "{roi_haut:.0f} % donne à Facebook toutes les ventes de la boutique. Combien en réclame-t-il au plus ?",
        ),
        Erreur(
            {"roi_haut": lambda charger: _roi(75 * 15, 420)},
            "{roi_haut:.0f} % compte 75 ventes, or la caisse n’en a vu que 52. Combien Facebook en réclame-t-il ?",
        ),
        Erreur(
            {"roi_bas": lambda charger: _roi(17 * 15, 420)},
            "{roi_bas:.0f} % retient 17 ventes : 40 − 23. Mais le recouvrement peut dépasser 23. Dans le pire des cas, combien lui en reste-t-il ?",
        ),
    ),
    repli=(
        "Un ROI nettement négatif, un ROI positif. Vérifiez dans l’ordre : ventes × 15 pour la marge, "
        "moins 420, divisé par 420, × 100."
    ),
    indices=Indices(
        rappel="Le gain est la marge : nombre de ventes × 15 €. Le coût est de 420 € dans les deux cas.",
        methode="Refaites deux fois le même calcul de ROI : une fois avec 5 ventes, une fois avec 40.",
        exemple="10 € de marge, coût 100 €, de 4 à 30 ventes : ROI de −60 % à +200 %.",
    ),
    corrige="`100 * (5 * 15 - 420) / 420` et `100 * (40 * 15 - 420) / 420`. Phrase **B** : la fourchette et sa cause.",
    lecture="De {roi_bas:.0f} à {roi_haut:.0f} % : la campagne n’est ni bonne ni mauvaise, elle est mal mesurée. Un code promo par canal trancherait.",
)

M6_3e = Question(
    id="M6-3e",
    titre="À la place des 3 600 €",
    points=1,
    competence="C5.3",
    champs=(
        choix(
            "a_demander",
            part=1,
            options={
                "A": a_revoir("Cela se compte, mais ne dit pas ce que la boulangerie en retire. Que devait obtenir cette vidéo ?"),
                "B": juste("Un objectif, un lieu, une durée, et le coût complet en face : Ombeline saura si elle recommence."),
                "C": a_revoir("Négocier le tarif, c’est accepter la règle. Qu’est-ce que ce montant suppose, avant tout tarif ?"),
                "D": a_revoir("La somme des portées compte plusieurs fois les mêmes personnes (leçon 1). Et que dirait-elle de la gare ?"),
            },
        ),
    ),
    repli="Une seule lettre entre guillemets : A, B, C ou D.",
    indices=Indices(
        rappel="On part de l’objectif : du monde à la boutique de la gare.",
        methode="Pour chaque lettre : quelle valeur ferait changer une décision d’Ombeline ?",
        exemple="Pour une affiche de concert, on compte les billets vendus, pas le prix du mur.",
    ),
    corrige="**B** : c’est la seule mesure qui parle de l’objectif, et qui met le coût en face.",
)

M6_3f = Question(
    id="M6-3f",
    titre="Avant de citer",
    points=1,
    competence="C1.2",
    champs=(
        ensemble(
            "questions_utiles",
            part=1,
            options={
                "A": juste(manque="Il en manque une : 67 % de trois personnes, ce serait deux personnes. Laquelle le dirait ?"),
                "B": a_revoir("La question B ne change rien à ce que vaut le nombre : rond ou pas, il vient du même endroit. Laquelle retirer ?"),
                "C": juste(manque="Il en manque une : dire qu’on achètera et acheter sont deux mesures. Laquelle les sépare ?"),
                "D": juste(manque="Il en manque une : celle qui dirait qui avait intérêt au résultat. Laquelle ?"),
                "E": juste(manque="Il en manque une : un chiffre a un âge. Laquelle le demande ?"),
                "F": a_revoir("La question F vient trop tôt : avant de comparer un nombre, sait-on d’où il sort ?"),
            },
        ),
    ),
    repli='Une liste de lettres, par exemple `["A", "B"]`. Gardez les questions dont la réponse changerait votre confiance.',
    indices=Indices(
        rappel="Un chiffre se lit avec qui, combien, quoi, quand, pour qui.",
        methode="Pour chaque lettre, imaginez deux réponses opposées : votre confiance change-t-elle ?",
        exemple="« 9 dentistes sur 10 » : dix dentistes, ou mille ? Choisis par qui ?",
    ),
    lecture="Quatre questions à poser à tout chiffre venu d’ailleurs, y compris à ceux de ce cours.",
    corrige="**A, C, D, E** : l’effectif, la chose mesurée, le commanditaire, la date. B et F ne disent rien de la solidité.",
)


def _aout_youtube(charger):
    abonnes = charger("abonnes_jour")
    youtube = abonnes[abonnes["reseau"] == "YouTube"]
    debut = int(youtube[youtube["mois"] == "2026-07"]["abonnes"].iloc[-1])
    aout = youtube[youtube["mois"] == "2026-08"]
    return debut, int(aout["gagnes"].sum()), int(aout["perdus"].sum())


def _sur_debut(quoi):
    def calculer(charger):
        debut, gagnes, perdus = _aout_youtube(charger)
        return 100 * quoi(gagnes, perdus) / debut

    return calculer


_SOLDE, _GAGNES, _PERDUS = _sur_debut(lambda g, p: g - p), _sur_debut(lambda g, p: g), _sur_debut(lambda g, p: p)

M6_3g = Question(
    id="M6-3g",
    titre="YouTube en août",
    points=2,
    competence="C5.1",
    champs=(
        nombre("croissance_aout", part=1, tolerance=0.005, unite="%"),
        nombre("attrition_aout", part=1, tolerance=0.005, unite="%"),
    ),
    attendu=lambda charger: {"croissance_aout": _SOLDE(charger), "attrition_aout": _PERDUS(charger)},
    erreurs=(
        Erreur(
            {"croissance_aout": _GAGNES},
            "{croissance_aout:.2f} % ne compte que les arrivées. La chaîne a-t-elle vraiment grandi d’autant ? Que faut-il retirer ?",
        ),
        Erreur(
            {"attrition_aout": _SOLDE},
            "{attrition_aout:.2f} % est le solde. L’attrition ne regarde que la fuite : quelle colonne compte les départs ?",
        ),
        Erreur(
            {"croissance_aout": lambda charger: _aout_youtube(charger)[1] - _aout_youtube(charger)[2]},
            "{croissance_aout:.0f} est le solde, en personnes. Combien, sur combien : par quoi le diviser ?",
        ),
        Erreur(
            {"croissance_aout": _PERDUS, "attrition_aout": _SOLDE},
            "Les deux taux sont échangés. Lequel peut baisser quand des gens arrivent ?",
            etat="presque",
            credit=1,
        ),
    ),
    repli=(
        "Deux taux de l’ordre de un pour cent. Vérifiez dans l’ordre : les `.sum()` sur tout le mois, "
        "la soustraction entre parenthèses, `debut` sous la barre, le × 100."
    ),
    indices=Indices(
        rappel="Croissance : (arrivées − départs) ÷ abonnés du début × 100. Attrition : départs ÷ abonnés du début × 100.",
        methode='`youtube["gagnes"].sum()` et `youtube["perdus"].sum()` donnent les totaux du mois.',
        exemple="500 abonnés, 20 arrivées, 15 départs : croissance 1 %, attrition 3 %.",
    ),
    corrige='`100 * (youtube["gagnes"].sum() - youtube["perdus"].sum()) / debut`, puis `100 * youtube["perdus"].sum() / debut`.',
    lecture=(
        "{croissance_aout:.2f} % de croissance pour {attrition_aout:.2f} % d’attrition : plusieurs départs pour chaque abonné gagné au net. "
        "Avant de chercher du public, cherchez la fuite."
    ),
)
