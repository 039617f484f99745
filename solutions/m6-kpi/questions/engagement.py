"""E6-3 à E6-5 : ce que disent les gestes, ce qu’on ne peut pas écrire, une hausse trop belle."""

from atelier_cm import kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, date, juste, nombre, presque

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
