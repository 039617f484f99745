"""E3-1 et E3-2 : nettoyer sans effacer, lire le rythme et ce qu’il cache."""

from atelier_cm import audit
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, choix, juste, nombre, presque

# E3-1 : nettoyer sans effacer ------------------------------------------------------------


def _export(charger):
    return charger("export_marchevive")


def _concernees(anomalie):
    """Nombre de lignes touchées par une anomalie de l’export."""
    return lambda charger: int(audit.reperer(_export(charger))[anomalie].sum())


def _restantes(charger):
    return len(_export(charger)) - _concernees("doublons_export")(charger)


def _sans(anomalie):
    """Erreur : les lignes de `anomalie` écartées en plus des doublons."""

    def calculer(charger):
        masques = audit.reperer(_export(charger))
        return int((~masques["doublons_export"] & ~masques[anomalie]).sum())

    return calculer


# Ce que coûte une mauvaise décision, dit de la même façon à la décision et au compte qui la suit.
_AVEC_COPIES = (
    "Même identifiant, mêmes valeurs : la même publication compterait deux fois. "
    "Combien de fois a-t-elle paru ?"
)
_SANS_REPRISES = (
    "{n_textes} publications semblables ont des identifiants différents : une reprise "
    "n’est pas un doublon d’export. Lesquelles ont vraiment paru ?"
)
_SANS_IMPRESSIONS = (
    "En écartant ces lignes, {n_impressions} publications disparaissent. L’outil avait "
    "remplacé l’indicateur. Que perd-on à laisser la case vide ?"
)
_SANS_DATES = (
    "Ces {n_dates} lignes ont une date, écrite autrement. Faut-il perdre la publication "
    "pour une écriture ?"
)
_SANS_CASES = (
    "{n_cases} lignes partiraient pour une seule case vide, avec leur portée et leurs "
    "commentaires. De quoi a-t-on vraiment besoin d’elles ?"
)


def _consequence(decision, mot, lignes, phrase, nom):
    """Erreur conjointe : le compte suit une mauvaise décision ; la décision seule perd ses points."""
    return Erreur({decision: mot, "lignes_restantes": lignes}, phrase, credit=0.75, nom=nom)


E3_1 = Question(
    id="E3-1",
    titre="Nettoyer sans effacer",
    points=3,
    competence="C2.1",
    champs=(
        choix(
            "doublons",
            part=0.25,
            options={
                "garder": a_revoir(_AVEC_COPIES),
                "corriger": juste(),
                "écarter": juste(),
            },
        ),
        choix(
            "textes_semblables",
            part=0.25,
            options={
                "garder": juste(),
                "corriger": a_revoir(
                    "Réécrire quoi ? Ces publications ont des identifiants différents et chacune a son "
                    "public. Sont-elles fautives ?"
                ),
                "écarter": a_revoir(_SANS_REPRISES),
            },
        ),
        choix(
            "impressions_vides",
            part=0.25,
            options={
                "garder": juste(),
                "corriger": a_revoir(
                    "Zéro veut dire « personne ». Vide veut dire « on ne sait pas ». Laquelle de ces "
                    "deux phrases est vraie ici ?"
                ),
                "écarter": a_revoir(_SANS_IMPRESSIONS),
            },
        ),
        choix(
            "dates_americaines",
            part=0.25,
            options={
                "garder": a_revoir(
                    "Gardé tel quel, 03/04 se lira 3 avril alors qu’il désigne le 4 mars. Que devient "
                    "le rythme de ces deux mois ?"
                ),
                "corriger": juste(),
                "écarter": a_revoir(_SANS_DATES),
            },
        ),
        choix(
            "cases_vides",
            part=0.25,
            options={
                "garder": juste(),
                "corriger": a_revoir(
                    "Écrire zéro, c’est affirmer que l’image n’est pas décrite. L’export l’a-t-il dit ? "
                    "Cherchez la décision qui n’invente rien."
                ),
                "écarter": a_revoir(_SANS_CASES),
            },
        ),
        nombre("lignes_restantes", part=0.75, tolerance=0.4, unite="lignes"),
        choix(
            "phrase_methode",
            part=1,
            options={
                "A": a_revoir(
                    "Nettoyé comment ? Une personne qui refait le compte trouvera {depart} lignes. Que "
                    "lui répondrez-vous ?"
                ),
                "B": a_revoir(
                    "Le nombre d’arrivée est seul. {depart} lignes au départ : où sont passées les "
                    "autres ? Une direction posera la question."
                ),
                "C": juste("Le départ, l’arrivée et la raison de chaque perte : le compte est refaisable."),
                "D": a_revoir(
                    "Cet export a aussi des dates à relire et des cases vides laissées en l’état. "
                    "Quelle phrase dit ce qui a été fait ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {"lignes_restantes": _restantes(charger)},
    contexte=lambda charger: {
        "n_textes": _concernees("textes_semblables")(charger),
        "n_impressions": int(_export(charger)[audit.reperer(_export(charger))["impressions_vides"]]["id_post"].nunique()),
        "n_dates": _concernees("dates_americaines")(charger),
        "n_cases": _concernees("cases_vides")(charger),
        "depart": len(_export(charger)),
    },
    erreurs=(
        _consequence("doublons", "garder", lambda charger: len(_export(charger)), _AVEC_COPIES, "doublons gardés"),
        _consequence("textes_semblables", "écarter", _sans("textes_semblables"), _SANS_REPRISES, "reprises écartées"),
        _consequence("impressions_vides", "écarter", _sans("impressions_vides"), _SANS_IMPRESSIONS, "vides écartés"),
        _consequence("dates_americaines", "écarter", _sans("dates_americaines"), _SANS_DATES, "dates écartées"),
        _consequence("cases_vides", "écarter", _sans("cases_vides"), _SANS_CASES, "vides écartés"),
        Erreur(
            {"lignes_restantes": lambda charger: len(_export(charger))},
            "{lignes_restantes:.0f} : c’est l’export de départ, doublons compris. Comptez les lignes de "
            "la table nettoyée, pas celles de l’export.",
            nom="export entier",
        ),
        Erreur(
            {"lignes_restantes": _sans("impressions_vides")},
            "{lignes_restantes:.0f} lignes : celles dont les impressions manquent sont parties. "
            "L’indicateur n’existait plus ; que faut-il décider pour les garder ?",
            nom="vides écartés",
        ),
        Erreur(
            {"lignes_restantes": _sans("textes_semblables")},
            "{lignes_restantes:.0f} lignes : les reprises sont parties avec les doublons. Regardez leurs "
            "identifiants : sont-ce les mêmes publications ?",
            nom="reprises écartées",
        ),
        Erreur(
            {"lignes_restantes": _sans("cases_vides")},
            "{lignes_restantes:.0f} lignes : les images dont l’export ne dit rien sont parties. Une case "
            "vide suffit-elle à effacer une publication ?",
            nom="vides écartés",
        ),
        Erreur(
            {"lignes_restantes": _concernees("doublons_export")},
            "{lignes_restantes:.0f} est le nombre de lignes parties. La consigne demande celles qui "
            "restent : quelle table compter ?",
            nom="parties",
        ),
    ),
    repli="On attend un peu moins de lignes que l’export n’en a. Vérifiez dans l’ordre : vos cinq "
    "décisions, la table nettoyée, puis `len(…)`.",
    indices=Indices(
        rappel="Garder : on ne touche à rien. Corriger : la ligne reste, la case est réécrite. Écarter : la "
        "ligne part. On n’écarte que ce qui n’a pas existé.",
        methode="Pour chaque anomalie, demandez-vous : ces publications ont-elles paru ? Puis "
        "`propre = audit.nettoyer(export, decisions)` et `len(propre)`.",
        exemple="Un cahier de ventes de 100 lignes : 4 recopiées deux fois, 20 sans l’âge du client. On "
        "enlève les 4 copies, on garde les 20. Il reste 96 ventes.",
    ),
    corrige=(
        "Les doublons s’écartent (ou se corrigent : on n’en garde qu’un). Les dates se corrigent. Le reste "
        "se garde.\n\n"
        "```python\n"
        "propre = audit.nettoyer(export, decisions)\n"
        "lignes_restantes = len(propre)\n"
        "phrase_methode = \"C\"\n"
        "```\n\n"
        "Une reprise a paru deux fois, sous deux identifiants : elle compte deux fois. Une case vide veut "
        "dire « on ne sait pas » ; zéro voudrait dire « personne ». Le journal dit où sont passées les "
        "lignes : c’est la première chose que l’on vous demandera."
    ),
    lecture="{lignes_restantes:.0f} publications, et un compte que n’importe qui peut refaire. La suite de "
    "l’état des lieux repose sur un sol que vous connaissez.",
)


# E3-2 : le rythme et ce qu’il cache ------------------------------------------------------


def _semaines(charger):
    return audit.par_semaine(charger("posts_marchevive")["date_heure"])


def _rythme(charger):
    return audit.rythme(charger("posts_marchevive"))


E3_2 = Question(
    id="E3-2",
    titre="Le rythme et ce qu’il cache",
    points=2,
    competence="C2.2",
    champs=(
        nombre("moyenne_semaine", part=0.5, tolerance=0.02, unite="publications par semaine"),
        nombre("jours_de_silence", part=0.5, tolerance=0.4, unite="jours", calcul=False, nature="decision"),
        choix(
            "phrase_rythme",
            part=1,
            options={
                "A": a_revoir(
                    "La moyenne seule : elle serait la même si toutes les semaines se ressemblaient. "
                    "Que dit la plus petite ?"
                ),
                "B": juste(
                    "La moyenne, ce qui s’en écarte, et la date : la direction sait où regarder."
                ),
                "C": presque(
                    "Le constat tient, mais « irrégulier » ne dit ni quand, ni combien. Quelle date "
                    "changerait la discussion ?",
                    credit=0.5,
                ),
                "D": a_revoir(
                    "Le calendrier est un remède. Ici, on constate : qu’a-t-on vu, et combien de jours "
                    "a-t-il duré ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {
        "moyenne_semaine": _semaines(charger).mean(),
        "jours_de_silence": _rythme(charger).silence,
    },
    erreurs=(
        Erreur(
            {"moyenne_semaine": lambda charger: _semaines(charger)[_semaines(charger) > 0].mean()},
            "Les semaines sans publication ont quitté le calcul. Ne rien publier, c’est publier zéro : "
            "comptez-les.",
            nom="semaines vides",
        ),
        Erreur(
            {"moyenne_semaine": lambda charger: _semaines(charger).median()},
            "{moyenne_semaine:.1f} est la semaine du milieu. La consigne demande la moyenne : quel mot "
            "change dans la ligne ?",
            nom="médiane",
        ),
        Erreur(
            {"moyenne_semaine": lambda charger: _semaines(charger).sum()},
            "{moyenne_semaine:.0f} : c’est le total de la saison. Par combien de semaines le diviser ?",
            nom="total",
        ),
        Erreur(
            {"jours_de_silence": lambda charger: _rythme(charger).silence + 1},
            "C’est l’écart entre les deux dates. Comptez seulement les jours où rien n’a paru : le jour "
            "de la reprise en fait-il partie ?",
            etat="presque",
            credit=0.25,
            nom="bornes",
        ),
        Erreur(
            {"jours_de_silence": 7},
            "Une semaine du lundi au dimanche n’a rien reçu, mais le silence a commencé avant et fini "
            "après. Regardez les dates, pas les semaines.",
            nom="semaine",
        ),
    ),
    repli="On attend quelques dizaines de publications par semaine, et un silence en jours. Vérifiez dans "
    "l’ordre : la colonne des semaines, le mot `mean`, puis les deux dates.",
    indices=Indices(
        rappel="Une moyenne dit combien, jamais comment. Deux rythmes opposés peuvent avoir la même.",
        methode="`semaines.mean()` pour la moyenne. Pour le silence, prenez le jour de la reprise, retirez "
        "celui de la dernière publication, puis encore un jour.",
        exemple="Une page publie le 3, puis le 8. L’écart est de cinq jours ; les jours sans rien sont les "
        "4, 5, 6 et 7 : quatre.",
    ),
    corrige=(
        "```python\n"
        "moyenne_semaine = semaines.mean()\n"
        "jours_de_silence = 14\n"
        "phrase_rythme = \"B\"\n"
        "```\n\n"
        "Du 6 au 21 janvier, quinze jours d’écart, donc quatorze jours vides. La moyenne annuelle n’en "
        "garde presque aucune trace. « Il manque un calendrier » (D) est peut-être vrai, mais c’est déjà un "
        "remède : on constate d’abord."
    ),
    lecture="{moyenne_semaine:.1f} publications par semaine, et {jours_de_silence:.0f} jours de silence que la "
    "moyenne effaçait. Vous tenez le premier constat de votre SWOT.",
)
