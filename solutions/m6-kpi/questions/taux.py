"""E6-1 et E6-2 : les taux d’une publication, puis d’un mois."""

from atelier_cm import kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre

# E6-1 : trois taux pour une publication --------------------------------------------------


def _publication(charger):
    posts = charger("posts_marchevive")
    mars = posts[(posts["reseau"] == "Instagram") & (posts["mois"] == "2026-03")]
    gardees = mars[~mars["sponsorise"] & (mars["theme"] != "jeu-concours")]
    return gardees.sort_values("interactions", ascending=False).iloc[0]


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
            nom="clics",
        ),
        Erreur(
            {"err": _taux("portee", avec_clics=True)},
            "Le total compte les clics. Le cours les tient à part : cliquer, c’est partir lire ; "
            "réagir, c’est répondre. Quelle colonne les laisse dehors ?",
            nom="clics",
        ),
        Erreur(
            {"err": _ER_ABONNES},
            "« {err:.2f} % » répond à une autre question : combien pour 100 abonnés ? Ici, on "
            "juge auprès des personnes qui ont vu. Quelle colonne les compte ?",
            nom="abonnés",
        ),
        Erreur(
            {"err": _ER_VUES},
            "« {err:.2f} % » se rapporte aux vues : la même personne peut en faire plusieurs. "
            "Quelle colonne compte des personnes différentes ?",
            nom="vues",
        ),
        Erreur(
            {"er_abonnes": _ERR},
            "« {er_abonnes:.2f} % » est le taux pour 100 personnes touchées. Celui-ci se "
            "rapporte à toute la page : quelle colonne compte les abonnés ce jour-là ?",
            nom="portée",
        ),
        Erreur(
            {"er_vues": _ERR},
            "« {er_vues:.2f} % » est le taux par portée. Une même personne peut voir deux fois : "
            "quelle colonne compte les affichages ?",
            nom="portée",
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


# E6-2 : quel taux dans le tableau de bord ? ----------------------------------------------


def _instagram_mars(charger):
    posts = charger("posts_marchevive")
    return posts[(posts["reseau"] == "Instagram") & (posts["mois"] == "2026-03")]


def _organiques(charger):
    mars = _instagram_mars(charger)
    return mars[~mars["sponsorise"]]


def _moyen(table):
    return kpi.taux_moyen(table["interactions"], table["portee"])


def _agrege(table):
    return kpi.taux_agrege(table["interactions"], table["portee"])


E6_2 = Question(
    id="E6-2",
    titre="Quel taux dans le tableau de bord ?",
    points=2,
    competence="C5.1",
    champs=(
        nombre("taux_moyen", part=0.5, tolerance=0.01, unite="%"),
        nombre("taux_agrege", part=0.5, tolerance=0.01, unite="%"),
        choix(
            "choix_tableau",
            part=1,
            options={
                "A": a_revoir(
                    "Regardez la publication vue par {min} personnes : elle pèse ici autant que celle "
                    "vue par {max}. Est-ce ce que la direction croira lire ?"
                ),
                "B": juste(
                    "Le taux agrégé dit ce que la page a obtenu en tout : une publication très vue "
                    "y compte davantage. Écrivez « agrégé » à côté du nombre."
                ),
                "C": juste(
                    "Le taux médian dit ce qu’obtient une publication ordinaire, et l’effectif dit "
                    "sur quoi il repose. Écrivez « médian » à côté du nombre."
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "taux_moyen": _moyen(_organiques(charger)),
        "taux_agrege": _agrege(_organiques(charger)),
    },
    contexte=lambda charger: {
        "max": _organiques(charger)["portee"].max(),
        "min": _organiques(charger)["portee"].min(),
        "k": _instagram_mars(charger)["sponsorise"].sum(),
    },
    erreurs=(
        Erreur(
            {
                "taux_moyen": lambda charger: _agrege(_organiques(charger)),
                "taux_agrege": lambda charger: _moyen(_organiques(charger)),
            },
            "Les deux valeurs sont là, sous le mauvais nom. Le taux agrégé divise une seule fois, "
            "à la fin. Lequel des deux calculs fait cela ?",
            nom="inversés",
        ),
        Erreur(
            {
                "taux_moyen": lambda charger: _moyen(_instagram_mars(charger)),
                "taux_agrege": lambda charger: _agrege(_instagram_mars(charger)),
            },
            "{k} publications sponsorisées sont dans les deux calculs. Leur portée achetée tire les "
            "taux vers le bas ; le cours les écarte. Quelle ligne fait le tri ?",
            nom="sponsorisées",
        ),
        Erreur(
            {"taux_agrege": lambda charger: _agrege(_instagram_mars(charger))},
            "{k} publications sponsorisées sont dans le calcul. Leur portée achetée tire le taux "
            "vers le bas. Partez de `organiques`.",
            nom="sponsorisées",
        ),
        Erreur(
            {"taux_moyen": lambda charger: _moyen(_instagram_mars(charger))},
            "{k} publications sponsorisées sont dans la moyenne. Le cours les écarte par défaut. "
            "Partez de `organiques`.",
            nom="sponsorisées",
        ),
        Erreur(
            {"taux_moyen": lambda charger: kpi.taux_median(
                _organiques(charger)["interactions"], _organiques(charger)["portee"])},
            "C’est la médiane des taux : la publication du milieu. La consigne demande la moyenne. "
            "Quel mot change dans la ligne ?",
            nom="médiane",
        ),
    ),
    repli=(
        "Deux taux de cette page tiennent entre 1 et 20 %. Vérifiez dans l’ordre : le tri des "
        "sponsorisées, la table utilisée, une seule division pour l’agrégé."
    ),
    indices=Indices(
        rappel="Le taux moyen fait la moyenne des taux : chaque publication pèse autant. Le taux "
        "agrégé divise une fois, à la fin : chaque personne touchée pèse autant.",
        methode="Triez avec `instagram_mars[instagram_mars[\"sponsorise\"] == False]`. Puis "
        "`.mean()` sur `err`, et `100 * ….sum() / ….sum()` sur les interactions et les portées.",
        exemple="Deux publications : 30 interactions pour 100 personnes, 10 pour 900. Taux moyen : "
        "(30 + 1,11) ÷ 2 = 15,56 %. Taux agrégé : 40 ÷ 1 000 = 4 %.",
    ),
    corrige=(
        "```python\n"
        "organiques = instagram_mars[instagram_mars[\"sponsorise\"] == False]\n"
        "taux_moyen = organiques[\"err\"].mean()\n"
        "taux_agrege = 100 * organiques[\"interactions\"].sum() / organiques[\"portee\"].sum()\n"
        "```\n\n"
        "La somme des portées ne compte pas des personnes : la même y figure plusieurs fois. Elle "
        "sert de poids dans un taux ; on ne l’affiche jamais comme un public.\n\n"
        "« B » et « C » se défendent : ce que la page a obtenu, ou ce qu’obtient une publication "
        "ordinaire. « A » laisse la publication la moins vue peser autant que la plus vue."
    ),
    lecture="Deux nombres exacts, deux questions différentes. La case du tableau de bord porte "
    "maintenant un nom : « agrégé », ou « médian » avec son effectif.",
    rejouable=True,
)
