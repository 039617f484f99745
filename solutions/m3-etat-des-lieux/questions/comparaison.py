"""E3-5 et E3-6 : un palmarès juste, une comparaison à base égale."""

from atelier_cm import kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, classement, juste, nombre, presque

# E3-5 : un palmarès juste ----------------------------------------------------------------


def _instagram_gratuit(charger):
    posts = charger("posts_marchevive").set_index("id_post")
    posts["err"] = kpi.err(posts["interactions"], posts["portee"])
    return posts[(posts["reseau"] == "Instagram") & ~posts["sponsorise"]]


def _cinq(colonne, *, seuil=500, croissant=False):
    def calculer(charger):
        table = _instagram_gratuit(charger)
        return list(table[table["portee"] >= seuil].sort_values(colonne, ascending=croissant).head(5).index)

    return calculer


def _premiere_sans_seuil(charger):
    return _instagram_gratuit(charger).sort_values("err", ascending=False).iloc[0]


E3_5 = Question(
    id="E3-5",
    titre="Un palmarès juste",
    points=3,
    competence="C5.1",
    champs=(
        classement("top5", part=1.5),
        choix(
            "que_faire_de_la_premiere",
            part=0.75,
            options={
                "A": a_revoir(
                    "{n_ecarte} interactions pour {p_ecarte} personnes : quelques proches suffisent. "
                    "Proposeriez-vous ce modèle à toute l’équipe ?"
                ),
                "B": juste("Le seuil est dit : chacun sait ce que le palmarès montre, et ce qu’il laisse."),
                "C": a_revoir(
                    "Rien ne dit que cette portée soit fausse. Corriger un chiffre qui gêne, c’est en "
                    "inventer un. Que peut-on dire sans y toucher ?"
                ),
                "D": a_revoir(
                    "Elle a paru et des personnes l’ont vue : elle reste dans l’export. Un palmarès peut-il "
                    "avoir une condition d’entrée ?"
                ),
            },
        ),
        choix(
            "ce_que_dit_le_palmares",
            part=0.75,
            options={
                "A": a_revoir(
                    "Le palmarès ne montre que les réussites. Combien de publications de ce thème sont "
                    "passées inaperçues ?"
                ),
                "B": a_revoir(
                    "Le format peut jouer, le sujet aussi, et cinq publications ne les séparent pas. "
                    "Combien de carrousels n’y sont pas ?"
                ),
                "C": juste("Des exemples pour l’équipe ; la comparaison des thèmes, elle, prend toutes les publications."),
                "D": a_revoir(
                    "Ce sont les cinq meilleures sur plusieurs centaines : l’ordinaire est ailleurs. Quelle "
                    "mesure décrit une publication du milieu ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {"top5": _cinq("err")(charger)},
    contexte=lambda charger: {
        "n_ecarte": _premiere_sans_seuil(charger)["interactions"],
        "p_ecarte": _premiere_sans_seuil(charger)["portee"],
    },
    erreurs=(
        Erreur(
            {"top5": _cinq("reactions")},
            "C’est le palmarès des réactions : il récompense d’abord celles qui ont été beaucoup vues. Quelle "
            "colonne rapporte à la portée ?",
            nom="j’aime bruts",
        ),
        Erreur(
            {"top5": _cinq("interactions")},
            "C’est le palmarès des interactions brutes. Une publication très vue en reçoit plus : quelle "
            "colonne dit « sur combien » ?",
            nom="brut",
        ),
        Erreur(
            {"top5": _cinq("err", seuil=0)},
            "La première n’a touché que {p_ecarte} personnes. Le palmarès part-il bien des publications assez "
            "vues ?",
            etat="presque",
            credit=0.5,
            nom="sans seuil",
        ),
        Erreur(
            {"top5": _cinq("err", croissant=True)},
            "Ce sont les cinq dernières : le tri va du plus petit au plus grand. Que faut-il ajouter dans "
            "`sort_values` ?",
            nom="tri croissant",
        ),
        Erreur(
            {"top5": _cinq("portee")},
            "C’est le palmarès de la portée : les plus vues, pas celles qui ont fait réagir. Sur quelle "
            "colonne trier ?",
            nom="portée",
        ),
    ),
    repli="On attend cinq identifiants de publications Instagram, du premier au cinquième. Vérifiez dans "
    "l’ordre : le seuil, la colonne `err`, puis `ascending=False`.",
    indices=Indices(
        rappel="Un palmarès juste dit sur quoi il classe et qui peut y entrer : même réseau, rien de payé, "
        "assez de personnes touchées.",
        methode="Filtrez d’abord sur `portee` avec `>= 500`, gardez le résultat dans `assez_vues`, puis "
        "`.sort_values(\"err\", ascending=False).head(5)`.",
        exemple="Trois boutiques : 9 ventes pour 10 visites, 80 pour 200, 70 pour 250. Avec un seuil de 100 "
        "visites, la deuxième est en tête : 40 ventes pour 100 visites.",
    ),
    corrige=(
        "```python\n"
        "assez_vues = gratuites[gratuites[\"portee\"] >= 500]\n"
        "top5 = assez_vues.sort_values(\"err\", ascending=False).head(5)\n"
        "que_faire_de_la_premiere = \"B\"\n"
        "ce_que_dit_le_palmares = \"C\"\n"
        "```\n\n"
        "Le seuil de 500 est une convention : on la dit. Un palmarès ne garde que des réussites ; il montre "
        "ce qui est possible, jamais ce qui est probable. Pour savoir si un thème plaît, il faut aussi ses "
        "publications passées inaperçues."
    ),
    lecture="Cinq publications à montrer à l’équipe, avec leur condition d’entrée. Personne ne pourra vous dire "
    "que la première n’a été vue par personne.",
    rejouable=True,
)


# E3-6 : se comparer à base égale ---------------------------------------------------------


def _nous(charger, *, trimestre=True):
    posts = charger("posts_marchevive")
    nous = posts[(posts["reseau"] == "Instagram") & ~posts["sponsorise"]]
    return nous[nous["mois"].between("2026-04", "2026-06")] if trimestre else nous


def _vitalpas(charger, *, trimestre=True):
    eux = charger("posts_concurrents")
    eux = eux[(eux["reseau"] == "Instagram") & (eux["organisation"] == "Vitalpas")]
    return eux[eux["mois"].between("2026-04", "2026-06")] if trimestre else eux


def _taux(table, base, calcul=kpi.taux_median):
    return calcul(table["interactions"], table[base])


E3_6 = Question(
    id="E3-6",
    titre="Se comparer à base égale",
    points=3,
    competence="C2.3",
    champs=(
        nombre("notre_taux", part=0.75, tolerance=0.002, unite="%"),
        nombre("leur_taux", part=0.75, tolerance=0.002, unite="%"),
        choix(
            "lecture_de_l_ecart",
            part=1.5,
            options={
                "A": a_revoir(
                    "L’écart existe. Que font-ils dans la demi-heure qui suit la publication ? Regardez la "
                    "colonne du délai : une cause possible s’y trouve."
                ),
                "B": juste("Le fait, la piste et l’essai qui la mettra à l’épreuve : trois choses, séparées."),
                "C": presque(
                    "La piste est la bonne, mais deux nombres côte à côte ne prouvent rien. Quel essai le "
                    "montrerait chez nous ?",
                    credit=0.75,
                ),
                "D": a_revoir(
                    "La taille joue, et la base par abonné en tient déjà compte. Randofit est plus petit "
                    "encore : que donne sa médiane ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "notre_taux": _taux(_nous(charger), "abonnes_jour"),
        "leur_taux": _taux(_vitalpas(charger), "abonnes_mois"),
    },
    erreurs=(
        Erreur(
            {
                "notre_taux": lambda charger: _taux(_nous(charger), "abonnes_jour", kpi.taux_moyen),
                "leur_taux": lambda charger: _taux(_vitalpas(charger), "abonnes_mois", kpi.taux_moyen),
            },
            "Ce sont deux moyennes : un seul succès suffit à les porter. Que fait une publication ordinaire, "
            "chez eux comme chez nous ?",
            nom="moyenne",
        ),
        Erreur(
            {
                "notre_taux": lambda charger: _taux(_nous(charger, trimestre=False), "abonnes_jour"),
                "leur_taux": lambda charger: _taux(_vitalpas(charger, trimestre=False), "abonnes_mois"),
            },
            "Les deux taux portent sur toute la saison. La consigne demande le trimestre : quelles tables "
            "n’ont que ces trois mois ?",
            nom="saison",
        ),
        Erreur(
            {"notre_taux": lambda charger: _taux(_nous(charger), "portee")},
            "Notre taux est calculé sur la portée, le leur sur les abonnés. Nous ne connaissons pas leur "
            "portée : sur quelle base commune se comparer ?",
            nom="portée",
        ),
        Erreur(
            {"notre_taux": lambda charger: _taux(_nous(charger, trimestre=False), "abonnes_jour")},
            "Notre saison contre leur trimestre : l’été et l’hiver pèsent d’un seul côté. Quelle table n’a que "
            "les mêmes trois mois ?",
            nom="saison",
        ),
        Erreur(
            {"leur_taux": lambda charger: _taux(_vitalpas(charger), "abonnes_mois", kpi.taux_moyen)},
            "Quelques succès de Vitalpas portent sa moyenne. Que fait une publication ordinaire ? Le mot à "
            "changer est dans le nom de la fonction.",
            nom="moyenne",
        ),
        Erreur(
            {"notre_taux": lambda charger: _taux(_nous(charger), "abonnes_jour", kpi.taux_moyen)},
            "C’est la moyenne de nos taux : un seul succès suffit à la porter. Quelle fonction décrit une "
            "publication ordinaire ?",
            nom="moyenne",
        ),
    ),
    repli="Un taux par abonné tient d’ordinaire sous 5 %. Vérifiez dans l’ordre : la table du trimestre, la "
    "colonne des abonnés, puis la médiane.",
    indices=Indices(
        rappel="Base égale : mêmes mois, même réseau, même dénominateur, même façon de résumer. Un seul qui "
        "diffère, et l’écart ne veut plus rien dire.",
        methode="`kpi.taux_median(table[\"interactions\"], table[\"…\"])`, une fois avec `nous_trimestre`, une fois "
        "avec `vitalpas_trimestre`. Chez eux, les abonnés sont dans `abonnes_mois`.",
        exemple="Deux bibliothèques : 30 prêts pour 100 inscrits ici, 12 prêts pour 100 visiteurs là. On ne "
        "compare rien tant que l’une n’a pas compté ses inscrits.",
    ),
    corrige=(
        "```python\n"
        "notre_taux = kpi.taux_median(nous_trimestre[\"interactions\"], nous_trimestre[\"abonnes_jour\"])\n"
        "leur_taux = kpi.taux_median(vitalpas_trimestre[\"interactions\"], vitalpas_trimestre[\"abonnes_mois\"])\n"
        "lecture_de_l_ecart = \"B\"\n"
        "```\n\n"
        "Seuls les abonnés sont connus des deux côtés. L’écart est net, et Vitalpas relance bien plus tôt que "
        "les trois autres. Cela fait une hypothèse, pas une preuve : leurs photos, leurs sujets ou leur public "
        "diffèrent peut-être aussi. Un essai de quatre semaines chez nous trancherait."
    ),
    lecture="{notre_taux:.2f} contre {leur_taux:.2f} interaction pour 100 abonnés, mêmes mois, même base. Vous "
    "apportez un écart, une piste et un essai : la direction peut décider.",
    rejouable=True,
)
