"""Questions du devoir M6 : attendus calculés sur les données, erreurs typiques et phrases.

Ce fichier n’est jamais distribué. Les valeurs justes et fausses sont calculées par les
fonctions `_…(charger)` ; les phrases ne citent jamais la réponse attendue.
"""

from atelier_cm import kpi
from atelier_cm.jugement import (
    Erreur,
    Indices,
    Question,
    a_revoir,
    choix,
    classement,
    date,
    ensemble,
    juste,
    niveau,
    nombre,
    presque,
    regles,
)

REGIME = "entrainement"
# La compétence que chaque critère du livrable éclaire (grille de L6-1).
CRITERES = {"L6-1-faits": "C5.5", "L6-1-comparaison": "C2.3", "L6-1-incertitude": "C5.4", "L6-1-decisions": "C5.5"}


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


# E6-3 : parler, relayer, applaudir -------------------------------------------------------


def _insta(charger, mois):
    posts = charger("posts_marchevive")
    table = posts[(posts["reseau"] == "Instagram") & (posts["mois"] == mois)]
    return table[~table["sponsorise"]]


def _par_post(colonne):
    return lambda charger: (
        _insta(charger, "2026-03")[colonne].sum() / len(_insta(charger, "2026-03"))
    )


def _pour_cent_abonnes(colonne):
    def calculer(charger):
        mars = _insta(charger, "2026-03")
        return 100 * mars[colonne].sum() / mars["abonnes_jour"].iloc[-1]

    return calculer


def _conversation(charger):
    mars = _insta(charger, "2026-03")
    return kpi.conversation(mars["commentaires"], len(mars), mars["commentaires_marque"])


E6_3 = Question(
    id="E6-3",
    titre="Parler, relayer, applaudir",
    points=2,
    competence="C5.1",
    champs=(
        nombre("conversation", part=0.5, tolerance=0.01, unite="par publication"),
        nombre("amplification", part=0.25, tolerance=0.01, unite="par publication"),
        nombre("applaudissement", part=0.25, tolerance=0.02, unite="par publication"),
        choix(
            "ce_qui_a_change",
            part=1,
            options={
                "A": a_revoir(
                    "Le nombre de publications a changé lui aussi : {n_fev} en février, {n_mars} en "
                    "mars. Comparez par publication, pas au total. Que voyez-vous alors ?"
                ),
                "B": juste(
                    "{n_fev} publications en février, {n_mars} en mars : le total suit le rythme, "
                    "le nombre par publication suit l’intérêt."
                ),
                "C": a_revoir(
                    "Le hasard existe, mais un fait ne lui doit rien : {n_fev} publications, puis "
                    "{n_mars}. Que devient l’écart une fois ce fait retiré ?"
                ),
                "D": a_revoir(
                    "Nos réponses ont baissé avec le nombre de publications. Rapportez les "
                    "commentaires des autres à une publication : baissent-ils ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "conversation": _conversation(charger),
        "amplification": _par_post("partages")(charger),
        "applaudissement": _par_post("reactions")(charger),
    },
    contexte=lambda charger: {
        "n_fev": len(_insta(charger, "2026-02")),
        "n_mars": len(_insta(charger, "2026-03")),
    },
    erreurs=(
        Erreur(
            {"conversation": _par_post("commentaires")},
            "{conversation:.2f} : nos propres réponses sont dedans. Une conversation se mesure à ce "
            "que disent les autres. Quelle colonne retirer ?",
            nom="réponses de la marque",
        ),
        Erreur(
            {"amplification": _par_post("enregistrements")},
            "Enregistrer, c’est garder pour soi ; relayer, c’est montrer à d’autres. Quelle colonne "
            "mesure le relais ?",
            nom="enregistrements",
        ),
        Erreur(
            {"applaudissement": _par_post("interactions")},
            "Ce total réunit les quatre gestes. Applaudir n’en est qu’un : quelle colonne compte "
            "les réactions seules ?",
            nom="total",
        ),
        Erreur(
            {"amplification": _pour_cent_abonnes("partages")},
            "C’est la variante rapportée aux abonnés. La consigne demande par publication : combien "
            "de publications ce mois-ci ?",
            nom="par abonnés",
        ),
        Erreur(
            {"applaudissement": _pour_cent_abonnes("reactions")},
            "C’est la variante rapportée aux abonnés. La consigne demande par publication : combien "
            "de publications ce mois-ci ?",
            nom="par abonnés",
        ),
    ),
    repli=(
        "On attend quelques gestes par publication, pas des centaines de milliers. Vérifiez dans "
        "l’ordre : la table de mars, la colonne, puis la division par `len(mars_insta)`."
    ),
    indices=Indices(
        rappel="Trois gestes, trois colonnes : commentaires (sans les nôtres), partages, réactions. "
        "Chaque fois, on divise par le nombre de publications.",
        methode="`mars_insta[\"…\"].sum() / len(mars_insta)`. Pour la conversation, retirez d’abord "
        "`mars_insta[\"commentaires_marque\"].sum()` du total des commentaires.",
        exemple="Sur 4 publications d’un autre mois : 60 commentaires dont 12 de la marque, soit "
        "(60 - 12) ÷ 4 = 12 par publication ; 8 partages, soit 2 par publication.",
    ),
    corrige=(
        "```python\n"
        "conversation = kpi.conversation(\n"
        "    mars_insta[\"commentaires\"], len(mars_insta), mars_insta[\"commentaires_marque\"])\n"
        "amplification = mars_insta[\"partages\"].sum() / len(mars_insta)\n"
        "applaudissement = mars_insta[\"reactions\"].sum() / len(mars_insta)\n"
        "ce_qui_a_change = \"B\"\n"
        "```\n\n"
        "Les fonctions `kpi.conversation`, `kpi.amplification` et `kpi.applaudissement` donnent les "
        "mêmes nombres. Le total de mars est plus bas parce qu’il y a eu moins de publications."
    ),
    lecture="Vous pouvez rassurer Théo avec un fait : moins de publications, et chacune fait parler "
    "davantage qu’en février.",
    rejouable=True,
)


# E6-4 : la phrase qu'on ne peut pas écrire -----------------------------------------------

E6_4 = Question(
    id="E6-4",
    titre="La phrase qu’on ne peut pas écrire",
    points=1,
    competence="C5.1",
    champs=(
        choix(
            "phrase_a_rayer",
            part=1,
            options={
                "A": a_revoir(
                    "Celle-ci tient : une moyenne de portées ne prétend pas compter des personnes "
                    "distinctes. Laquelle le prétend ?"
                ),
                "B": a_revoir(
                    "Les affichages s’additionnent : deux affichages font deux affichages. Les "
                    "personnes, elles, reviennent. Quelle phrase additionne des personnes ?"
                ),
                "C": juste(
                    "La même personne a pu voir dix publications : elle est comptée dix fois dans "
                    "cette somme."
                ),
                "D": a_revoir(
                    "Une seule publication, une seule portée : rien n’est additionné. Cherchez la "
                    "phrase qui additionne."
                ),
            },
        ),
    ),
    repli="Écrivez une seule lettre : A, B, C ou D. Cherchez la phrase qui additionne ce qui ne "
    "s’additionne pas.",
    indices=Indices(
        rappel="La portée compte des personnes différentes, publication par publication. Les vues "
        "comptent des affichages.",
        methode="Pour chaque phrase, demandez-vous : si la même personne a tout vu, combien de fois "
        "est-elle comptée ?",
        exemple="Lundi, 100 personnes entrent dans une boutique ; mardi, 80, dont 50 déjà venues. "
        "Passages : 180. Personnes : 130.",
    ),
    corrige=(
        "**C.** Additionner des portées compte plusieurs fois les mêmes personnes. La somme reste "
        "utile comme poids, dans un taux agrégé ; on ne l’affiche jamais comme un public.\n\n"
        "Ce que l’on peut écrire : la portée moyenne ou médiane, la plus forte portée, ou le nombre "
        "de vues, en l’appelant « affichages »."
    ),
    lecture="Le rapport part avec trois phrases exactes. Pour dire un public, demandez au réseau la "
    "portée du mois entier : lui seul sait dédoublonner.",
)


# E6-5 : une hausse trop belle ------------------------------------------------------------


def _rupture(charger):
    """Premier jour du premier mois sans impressions."""
    audience = charger("audience_mensuelle")
    return audience[audience["impressions"].isna()]["mois"].min() + "-01"


def _mois_le_plus_haut(charger):
    audience = charger("audience_mensuelle")
    return audience.sort_values("vues", ascending=False)["mois"].iloc[0] + "-01"


def _mois_du_recouvrement(charger):
    audience = charger("audience_mensuelle")
    return audience[audience["impressions"].notna() & audience["vues"].notna()]["mois"].iloc[0]


def _debut_du_recouvrement(charger):
    """Jour où le nouveau compteur démarre, d’après le nombre de jours relevés."""
    audience = charger("audience_mensuelle").set_index("mois")
    ligne = audience.loc[_mois_du_recouvrement(charger)]
    jour = int(ligne["jours_impressions"] - ligne["jours_vues"] + 1)
    return f"{_mois_du_recouvrement(charger)}-{jour:02d}"


def _dernier_jour_ancien(charger):
    audience = charger("audience_mensuelle").set_index("mois")
    mois = _mois_du_recouvrement(charger)
    return f"{mois}-{int(audience.loc[mois, 'jours_impressions']):02d}"


def _fausse_hausse(charger):
    audience = charger("audience_mensuelle").set_index("mois")
    avant = audience.loc[_mois_du_recouvrement(charger), "impressions"]
    return 100 * (audience.loc[_rupture(charger)[:7], "vues"] / avant - 1)


E6_5 = Question(
    id="E6-5",
    titre="Une hausse trop belle",
    points=2,
    competence="C5.4",
    champs=(
        date("date_rupture", part=0.75),
        choix(
            "phrase_figure",
            part=1.25,
            options={
                "A": a_revoir(
                    "Ces {p:.0f} % de hausse comparent des impressions à des vues : deux compteurs "
                    "différents. Que peut-on comparer sans mentir ?"
                ),
                "B": juste(
                    "Les deux séries restent visibles, et personne ne les lira comme une seule."
                ),
                "C": a_revoir(
                    "Effacer deux mois ne corrige rien : on perd l’information, et la question "
                    "reviendra. Comment montrer l’avant sans le mélanger à l’après ?"
                ),
                "D": presque(
                    "L’idée est bonne, la base est mince : deux semaines d’octobre ne valent pas "
                    "pour toute l’année. Que peut-on dire sans convertir ?",
                    credit=0.5,
                ),
            },
        ),
    ),
    attendu=lambda charger: {"date_rupture": _rupture(charger)},
    contexte=lambda charger: {"p": _fausse_hausse(charger)},
    erreurs=(
        Erreur(
            {"date_rupture": _mois_le_plus_haut},
            "C’est le mois le plus haut, pas celui où la mesure change. Cherchez où une colonne "
            "s’arrête et où une autre commence.",
            nom="mois haut",
        ),
        Erreur(
            {"date_rupture": _debut_du_recouvrement},
            "Ce jour-là, le nouveau compteur démarre, mais l’ancien tourne encore. Quel jour "
            "l’ancien est-il absent pour la première fois ?",
            etat="presque",
            credit=0.25,
            nom="recouvrement",
        ),
        Erreur(
            {"date_rupture": _dernier_jour_ancien},
            "C’est le dernier jour de l’ancien compteur. La consigne demande le premier jour sans "
            "lui : lequel est-ce ?",
            etat="presque",
            credit=0.25,
            nom="veille",
        ),
    ),
    repli="Cherchez la première ligne où `impressions` est vide, puis écrivez le premier jour de ce "
    "mois : année, mois, jour, entre guillemets.",
    indices=Indices(
        rappel="Une rupture de série est un changement de définition ou d’outil : avant et après ne "
        "se comparent plus.",
        methode="Descendez la colonne `impressions` jusqu’à la première case vide (`NaN`). Vérifiez "
        "avec `jours_impressions`, qui passe à 0.",
        exemple="Un magasin compte les entrées à la porte jusqu’au 31 mars, puis les passages en "
        "caisse. La rupture est le 1er avril, même si avril est le meilleur mois.",
    ),
    corrige=(
        "```python\n"
        "date_rupture = \"2025-11-01\"\n"
        "phrase_figure = \"B\"\n"
        "```\n\n"
        "En octobre, les deux compteurs ont tourné ensemble quatorze jours ; en novembre, il n’en "
        "reste qu’un. On garde les deux séries, séparées, et on le dit sous la figure. La "
        "conversion (« D ») donne un ordre de grandeur, pas un chiffre à publier."
    ),
    lecture="Vous avez évité à la direction de fêter un changement de compteur. Novembre se "
    "comparera à décembre, pas à octobre.",
)


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


# E6-8 : le solde et ce qu'il cache -------------------------------------------------------


def _fevrier(charger):
    releve = charger("abonnes_jour")
    return releve[(releve["reseau"] == "Instagram") & (releve["mois"] == "2026-02")]


def _sans_purge(charger):
    fevrier = _fevrier(charger)
    return fevrier[fevrier["perdus"] < fevrier["perdus"].max()]


def _solde(charger):
    return _fevrier(charger)["gagnes"].sum() - _fevrier(charger)["perdus"].sum()


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
        "purge": _fevrier(charger)["perdus"].max(),
    },
    erreurs=(
        Erreur(
            {"solde": lambda charger: _fevrier(charger)["gagnes"].sum()},
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
            {"departs_reels": lambda charger: _fevrier(charger)["perdus"].sum()},
            "{departs_reels:.0f} départs, dont {purge} en un seul jour. Combien sont de vraies "
            "personnes ? Partez de `sans_purge`.",
            nom="purge",
        ),
        Erreur(
            {"departs_reels": lambda charger: _fevrier(charger)["perdus"].max()},
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
        "purge": _fevrier(charger)["perdus"].max(),
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


QUESTIONS = (
    E6_1,
    E6_2,
    E6_3,
    E6_4,
    E6_5,
    E6_6,
    E6_7,
    E6_8,
    E6_9,
    E6_10,
    E6_11,
    E6_12,
    J6_1,
)
