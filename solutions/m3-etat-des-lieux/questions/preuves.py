"""E3-7 et E3-8 : ce qu’un thème trop peu publié ne prouve pas, et ranger seize preuves."""

from atelier_cm import kpi
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, carte, choix, ensemble, juste, rangement, serie

# E3-7 : quatre publications ne font pas un thème -----------------------------------------


def _linkedin(charger, *, trimestre=True):
    posts = charger("posts_marchevive")
    posts["err"] = kpi.err(posts["interactions"], posts["portee"])
    gardes = posts[(posts["reseau"] == "LinkedIn") & ~posts["sponsorise"]]
    return gardes[gardes["mois"].between("2026-04", "2026-06")] if trimestre else gardes


def _par_theme(resume, **options):
    return lambda charger: getattr(_linkedin(charger, **options).groupby("theme")["err"], resume)()


def _effectif(charger, theme):
    return int((_linkedin(charger)["theme"] == theme).sum())


E3_7 = Question(
    id="E3-7",
    titre="Quatre publications ne font pas un thème",
    points=2,
    competence="C5.4",
    champs=(
        serie("medianes", part=0.5, tolerance=0.01, unite="%"),
        ensemble(
            "themes_a_taire",
            part=0.75,
            options={
                "A": a_revoir("Les conseils santé ont {n_a} publications : assez pour être décrits. Lesquels en ont moins de dix ?"),
                "B": a_revoir("Les coulisses ont {n_b} publications : assez pour être décrites. Lesquels en ont moins de dix ?"),
                "C": juste(manque="Le thème « produit » : {n_c} publications. Une seule de plus ou de moins changerait sa place. Le gardez-vous ?"),
                "D": juste(manque="Les sorties de groupe : {n_d} publications. Une seule de plus ou de moins changerait le classement. Les gardez-vous ?"),
                "E": juste(manque="Les tutoriels : {n_e} publications sur ce réseau. Leur place tient à une ou deux d’entre elles. Les gardez-vous ?"),
                "F": a_revoir("Les témoignages ont {n_f} publications : le seuil du cours est atteint, de justesse. Relisez « au moins dix »."),
                "G": a_revoir("La vie de l’entreprise a {n_g} publications : assez pour être décrite. Lesquels en ont moins de dix ?"),
            },
        ),
        choix(
            "titre_du_bilan",
            part=0.75,
            options={
                "A": a_revoir(
                    "Sorties de groupe : {n_d} publications. Une seule de plus ou de moins changerait le "
                    "classement. Que peut-on écrire avec celles qui restent ?"
                ),
                "B": juste("Ce que l’on voit, avec ce que l’on ne peut pas encore dire, et pourquoi."),
                "C": a_revoir(
                    "Le total récompense le thème le plus publié, pas le mieux reçu. Quelle colonne décrit une "
                    "publication ordinaire ?"
                ),
                "D": a_revoir(
                    "Trop peu pour conclure dans un sens, donc aussi dans l’autre. Arrêter serait déjà une "
                    "conclusion : que manque-t-il pour la tirer ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {"medianes": _par_theme("median")(charger)},
    contexte=lambda charger: {
        f"n_{lettre}": _effectif(charger, theme)
        for lettre, theme in zip("abcdefg", ("conseil santé", "coulisses", "produit", "sortie de groupe",
                                             "tutoriel 20 min", "témoignage", "vie de l’entreprise"))
    },
    erreurs=(
        Erreur(
            {"medianes": _par_theme("sum")},
            "Ce sont des totaux : ils récompensent le thème le plus publié, pas le mieux reçu. Que fait une "
            "publication ordinaire de chaque thème ?",
            nom="total",
        ),
        Erreur(
            {"medianes": _par_theme("mean")},
            "Ce sont des moyennes : dans un thème de quatre publications, une seule suffit à tout changer. Quel "
            "mot donne celle du milieu ?",
            nom="moyenne",
        ),
        Erreur(
            {"medianes": _par_theme("median", trimestre=False)},
            "Ces médianes portent sur toute la saison. La consigne demande le printemps : quelle table prendre ?",
            nom="saison",
        ),
    ),
    repli="On attend un taux par thème, entre 1 et 10 % ici. Vérifiez dans l’ordre : la table du printemps, le "
    "groupe `theme`, la colonne `err`, puis la médiane.",
    indices=Indices(
        rappel="La médiane dit ce qu’obtient une publication ordinaire ; l’effectif dit si l’on a le droit de "
        "l’écrire. Le cours demande au moins dix publications.",
        methode="`linkedin_printemps.groupby(\"theme\")[\"err\"].median()`, puis regardez la colonne `effectif` et "
        "notez les lettres sous dix.",
        exemple="Deux restaurants : 5 étoiles sur 2 avis, 4,4 sur 80. Le premier est en tête du classement ; on "
        "ne recommande pourtant que le second.",
    ),
    corrige=(
        "```python\n"
        "medianes = linkedin_printemps.groupby(\"theme\")[\"err\"].median()\n"
        "themes_a_taire = \"C, D, E\"\n"
        "titre_du_bilan = \"B\"\n"
        "```\n\n"
        "Les sorties sont en tête avec quatre publications : la place ne tient à presque rien. On ne les "
        "efface pas, on dit « trop peu pour conclure ». Et l’on n’arrête pas non plus un thème pour la même "
        "raison : il faut d’abord le publier davantage."
    ),
    lecture="Votre bilan ne dit que ce qu’il peut prouver. Les sorties de groupe méritent un essai : dix "
    "publications, et vous saurez.",
    rejouable=True,
)


# E3-8 : ranger seize preuves -------------------------------------------------------------

CASES = ("forces", "faiblesses", "opportunites", "menaces")
# (case juste, case donnée) → la famille de la confusion.
_CONFUSIONS = {
    "forces": {"faiblesses": "pour ou contre", "opportunites": "dedans en opportunité", "menaces": "dedans en menace"},
    "faiblesses": {"forces": "pour ou contre", "opportunites": "dedans en opportunité", "menaces": "dedans en menace"},
    "opportunites": {"forces": "dehors en force", "faiblesses": "dehors en faiblesse", "menaces": "pour ou contre"},
    "menaces": {"forces": "dehors en force", "faiblesses": "dehors en faiblesse", "opportunites": "pour ou contre"},
}
_DEUX_CASES = (
    "Pour deux cartes, deux cases se défendent : opportunité (ce qui pourrait être mieux fait) pour l’une de nos "
    "sources, faiblesse pour le SWOT classique. Dites laquelle vous suivez, et tenez-la."
)
RANGEMENT = {
    "A": "faiblesses", "B": "opportunites", "C": "forces", "D": "menaces", "E": "faiblesses", "F": "faiblesses",
    "G": "menaces", "H": "forces", "I": "opportunites", "J": "faiblesses", "K": "menaces", "L": "forces",
    "M": "faiblesses", "N": "opportunites", "O": "menaces", "P": "forces",
}
DEFENDABLES = ("F", "M")


def _preuve(lettre):
    case = RANGEMENT[lettre]
    if lettre in DEFENDABLES:
        return carte(case, "opportunites", confusions=_CONFUSIONS[case], note=_DEUX_CASES)
    return carte(case, confusions=_CONFUSIONS[case])


E3_8 = Question(
    id="E3-8",
    titre="Ranger seize preuves",
    points=3,
    competence="C2.4",
    champs=(
        rangement(
            "rangement",
            part=3,
            cases=CASES,
            cartes={lettre: _preuve(lettre) for lettre in RANGEMENT},
            bareme=((15, 3), (13, 2), (10, 1)),
            familles={
                "dedans en opportunité": "« Lancer une infolettre » est une action de l’équipe. Une opportunité "
                "existe même si l’équipe ne fait rien : laquelle des vôtres n’existerait plus ?",
                "dedans en menace": "Répondre tard dépend de nous : c’est une faiblesse. La menace, c’est ce qui "
                "arriverait du dehors : laquelle des vôtres dépend de nous ?",
                "dehors en force": "Une mode qui porte tout le secteur ne nous distingue pas. Qu’avons-nous, nous, "
                "que les autres n’ont pas ? Relisez vos forces.",
                "dehors en faiblesse": "Une équipe parfaite subirait aussi une loi nouvelle. Une faiblesse dépend "
                "de nous : relisez les vôtres.",
                "pour ou contre": "Le côté est bon, dedans ou dehors. Reste le sens : ce constat nous aide-t-il, ou "
                "nous freine-t-il ? Relisez les chiffres.",
            },
        ),
    ),
    repli="Écrivez les lettres de chaque case, séparées par des virgules. Chaque carte va dans une seule case.",
    indices=Indices(
        rappel="Deux questions suffisent. Cela dépend-il de nous ? Oui : force ou faiblesse. Non : opportunité ou "
        "menace. Puis : cela nous aide-t-il, ou nous freine-t-il ?",
        methode="Imaginez l’équipe en congé pendant un mois. Ce qui existe encore dehors, sans elle, est une "
        "opportunité ou une menace.",
        exemple="Une boulangerie. « Notre four est neuf » : force. « Un lotissement se construit en face » : "
        "opportunité. « Nous fermons à 17 h » : faiblesse. « Le blé augmente » : menace.",
    ),
    corrige=(
        "```python\n"
        "rangement = audit.ranger(preuves, forces=\"C, H, L, P\", faiblesses=\"A, E, F, J, M\",\n"
        "                         opportunites=\"B, I, N\", menaces=\"D, G, K, O\")\n"
        "```\n\n"
        "**F et M** disent ce qui pourrait être mieux fait. Le SWOT classique les range en faiblesses, "
        "puisqu’elles dépendent de nous ; l’une des sources du cours en ferait des opportunités. Les deux sont "
        "acceptées : choisissez une définition et dites-la.\n\n"
        "**D** parle de Vitalpas, donc du dehors ; ce que nous faisons mal face à lui serait une faiblesse. **I** est "
        "une demande du public : elle existe, que nous y répondions ou non. **O** reste une menace : ce qui "
        "arriverait du dehors."
    ),
    lecture="Seize preuves, quatre cases : le tableau est prêt à être croisé. Chaque carte porte son chiffre, son "
    "effectif et sa source.",
)
