"""Questions du devoir M3 : attendus calculés sur les données, erreurs typiques et phrases.

Ce fichier n’est jamais distribué. Les valeurs justes et fausses sont calculées par les
fonctions `_…(charger)` ; les phrases ne citent jamais la réponse attendue.
"""

from atelier_cm import audit, kpi
from atelier_cm.jugement import (
    Erreur,
    Indices,
    Question,
    a_revoir,
    carte,
    choix,
    classement,
    ensemble,
    juste,
    niveau,
    nombre,
    presque,
    rangement,
    serie,
)

REGIME = "entrainement"
# La compétence que chaque critère du livrable éclaire (grille de L3-1).
CRITERES = {
    "L3-1-preuves": "C2.4",
    "L3-1-interne-externe": "C2.4",
    "L3-1-croisements": "C2.4",
    "L3-1-utilite": "C2.5",
}


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


# E3-3 : les images muettes ---------------------------------------------------------------


def _images(charger):
    return audit.avec_image(charger("posts_marchevive"))


def _muettes(charger):
    return int((_images(charger)["alt_texte"] == 0).sum())


def _connues(charger):
    return int(_images(charger)["alt_texte"].notna().sum())


_REDIRIGE = (
    "L’adresse {n} redirige et arrive. Un lien qui fait un détour n’est pas mort : que voit la personne "
    "qui clique ?"
)
_VIVANT = "L’adresse {n} répond 200 : la page s’affiche. Quels statuts disent le contraire ?"
_MORT = "Une adresse morte manque : son statut dit que la page n’est plus là. Relisez la colonne de haut en bas."


def _lien(numero, statut):
    if statut in ("404", "410"):
        return juste(manque=_MORT)
    if statut == "0":
        return juste(
            manque="Une adresse n’a jamais répondu, en trois essais. Que voit la personne qui clique "
            "dessus ? Cherchez son statut."
        )
    if statut == "403":
        return a_revoir(
            f"L’adresse {numero} a refusé le relevé automatique, ce qui ne dit rien des personnes. "
            "Ouvrez-la à la main avant de la déclarer morte."
        )
    return a_revoir((_REDIRIGE if statut == "détour" else _VIVANT).replace("{n}", numero))


_STATUTS = ("200", "404", "détour", "200", "0", "détour", "410", "403", "200", "détour", "404", "200")

E3_3 = Question(
    id="E3-3",
    titre="Les images muettes",
    points=2,
    competence="C2.2",
    champs=(
        nombre("part_muettes", part=1, tolerance=0.1, unite="%"),
        ensemble(
            "liens_morts",
            part=1,
            options={str(n): _lien(str(n), statut) for n, statut in enumerate(_STATUTS, 1)},
        ),
    ),
    attendu=lambda charger: {"part_muettes": 100 * _muettes(charger) / _connues(charger)},
    contexte=lambda charger: {"inconnues": len(_images(charger)) - _connues(charger)},
    erreurs=(
        Erreur(
            {"part_muettes": lambda charger: 100 * (_muettes(charger) + len(_images(charger)) - _connues(charger))
             / len(_images(charger))},
            "{inconnues} cases vides comptées comme « sans texte ». L’export ne dit rien pour elles : sur "
            "combien d’images connues calculez-vous ?",
            nom="vides comptés non",
        ),
        Erreur(
            {"part_muettes": lambda charger: 100 * _muettes(charger) / len(_images(charger))},
            "{inconnues} cases vides sont restées sous la barre. On ne sait rien d’elles : quelle table "
            "n’a que les images connues ?",
            nom="vides au total",
        ),
        Erreur(
            {"part_muettes": lambda charger: 100 * _muettes(charger) / len(charger("posts_marchevive"))},
            "Les publications sans image n’ont rien à décrire : retirez-les du total. De quelle table "
            "partez-vous ?",
            nom="sans image",
        ),
        Erreur(
            {"part_muettes": lambda charger: 100 * (1 - _muettes(charger) / _connues(charger))},
            "{part_muettes:.1f} % est la part des images décrites. La consigne demande les autres : quelle "
            "valeur d’`alt_texte` cherchez-vous ?",
            nom="décrites",
        ),
    ),
    repli="Une part tient entre 0 et 100. Vérifiez dans l’ordre : les images à 0, les images connues, puis "
    "« 100 * » devant la division.",
    indices=Indices(
        rappel="1 : l’image a un texte. 0 : elle n’en a pas. Vide : l’export ne dit rien. Une part se calcule "
        "sur ce que l’on connaît.",
        methode="`images[images[\"alt_texte\"] == 0]` garde les muettes ; `>= 0` garde celles dont on sait "
        "quelque chose, car un vide n’est pas un nombre. Puis `len(…)` sur chacune.",
        exemple="Dix photos : 3 sans texte, 5 avec, 2 vides. La part est 100 × 3 ÷ 8, soit 37,5 %, et non "
        "100 × 3 ÷ 10.",
    ),
    corrige=(
        "```python\n"
        "muettes = images[images[\"alt_texte\"] == 0]\n"
        "connues = images[images[\"alt_texte\"] >= 0]\n"
        "part_muettes = 100 * len(muettes) / len(connues)\n"
        "liens_morts = \"2, 5, 7, 11\"\n"
        "```\n\n"
        "404 : la page est introuvable. 410 : elle a été retirée. 0 : rien n’a répondu, trois fois. Une "
        "redirection qui arrive à 200 fonctionne. Un 403 a fermé la porte au robot du relevé ; il faut "
        "aller voir."
    ),
    lecture="{part_muettes:.0f} % des images connues ne disent rien à qui ne les voit pas, et quatre adresses ne "
    "mènent plus nulle part. Cela se répare en quelques heures.",
    rejouable=True,
)


# E3-4 : écarts à la charte ---------------------------------------------------------------


def _audit(charger):
    return charger("audit_publications")


def _dimanches(charger):
    table = _audit(charger)
    return table[table["jour"] == "dimanche"]


def _regle_seule(code, sujet):
    return a_revoir(
        f"La règle {code} ({sujet}) se suit ou ne se suit pas, mais aucune autre ne la contredit. Cherchez "
        "deux règles qui s’excluent."
    )


_CONTRAIRE = (
    "Une règle à remonter manque. Suivez la vôtre à la lettre sur une offre : quelle autre règle "
    "enfreignez-vous du même coup ?"
)

E3_4 = Question(
    id="E3-4",
    titre="Écarts à la charte",
    points=2,
    competence="C2.2",
    champs=(
        nombre("ecarts_mots_diese", part=0.25, tolerance=0.4, unite="publications"),
        nombre("ecarts_texte_alternatif", part=0.25, tolerance=0.4, unite="publications"),
        nombre("ecarts_dimanche", part=0.5, tolerance=0.4, unite="publications"),
        ensemble(
            "regles_a_remonter",
            part=1,
            options={
                "R19": _regle_seule("R19", "mots-dièse"),
                "R20": _regle_seule("R20", "longueur"),
                "R21": _regle_seule("R21", "émoji final"),
                "R27": _regle_seule("R27", "texte alternatif"),
                "R35": juste(manque=_CONTRAIRE),
                "R41": _regle_seule("R41", "heures"),
                "R42": a_revoir(
                    "R42 a une exception, écrite : elle s’applique sans rien demander. Cherchez deux règles "
                    "qui ne peuvent pas être suivies ensemble."
                ),
                "R55": juste(manque=_CONTRAIRE),
            },
        ),
    ),
    attendu=lambda charger: {
        "ecarts_mots_diese": int((_audit(charger)["nombre_diese"] > 3).sum()),
        "ecarts_texte_alternatif": int((_audit(charger)["alt_texte"] == 0).sum()),
        "ecarts_dimanche": int((_dimanches(charger)["theme"] != "sortie de groupe").sum()),
    },
    contexte=lambda charger: {
        "vides": int(_audit(charger)["alt_texte"].isna().sum()),
        "sorties": int((_dimanches(charger)["theme"] == "sortie de groupe").sum()),
    },
    erreurs=(
        Erreur(
            {"ecarts_mots_diese": lambda charger: int((_audit(charger)["nombre_diese"] >= 3).sum())},
            "Celles qui ont exactement trois mots-dièse sont comptées. « Trois au plus » les permet : quel "
            "signe écarte le trois ?",
            nom="trois compris",
        ),
        Erreur(
            {"ecarts_texte_alternatif": lambda charger: int((_audit(charger)["alt_texte"].fillna(0) == 0).sum())},
            "{vides} cases vides sont comptées comme des écarts. Vide veut dire sans image, ou inconnu. "
            "Quelle valeur veut dire « absent » ?",
            nom="vides comptés non",
        ),
        Erreur(
            {"ecarts_dimanche": lambda charger: len(_dimanches(charger))},
            "La règle R42 excepte les messages de service : relisez son exception. Combien de "
            "publications du dimanche annoncent autre chose qu’une sortie ?",
            nom="exception oubliée",
        ),
    ),
    repli="Sur vingt publications, on attend quelques écarts par règle. Vérifiez dans l’ordre : la colonne, "
    "le sens du signe, puis l’exception de la règle.",
    indices=Indices(
        rappel="Un écart est une publication que la règle vise et qui ne la respecte pas. Une publication "
        "exceptée n’est pas un écart ; une case vide non plus.",
        methode="`len(publications[publications[\"…\"] > 3])`, puis `== 0`. Pour le dimanche : gardez les "
        "dimanches, gardez parmi eux les sorties de groupe, et retirez-les du compte.",
        exemple="Un règlement : « pas de vélo dans la cour, sauf livraisons ». Cinq vélos, dont deux de "
        "livraison : trois écarts.",
    ),
    corrige=(
        "```python\n"
        "ecarts_mots_diese = len(publications[publications[\"nombre_diese\"] > 3])\n"
        "ecarts_texte_alternatif = len(publications[publications[\"alt_texte\"] == 0])\n"
        "dimanches = publications[publications[\"jour\"] == \"dimanche\"]\n"
        "sorties = dimanches[dimanches[\"theme\"] == \"sortie de groupe\"]\n"
        "ecarts_dimanche = len(dimanches) - len(sorties)\n"
        "regles_a_remonter = \"R35, R55\"\n"
        "```\n\n"
        "R35 exige un lien sur chaque offre, R55 l’interdit. Quoi que fasse l’équipe, elle enfreint l’une des "
        "deux. Ce n’est pas un écart de l’équipe, c’est une question à poser à la direction."
    ),
    lecture="Vos comptes d’écarts sont justes, et deux règles remontent à la direction au lieu de retomber sur "
    "l’équipe. Un audit sert aussi à relire la règle.",
)


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


# E3-9 : cause, ou symptôme répété ? ------------------------------------------------------

# Faiblesse → lettre de la reformulation, de la solution déguisée, de la cause vérifiable, de l’invérifiable.
EXPLICATIONS = {"1": "ABCD", "2": "DCAB", "3": "BADC", "4": "CDBA", "5": "DACB", "6": "ACBD"}
_SORTES = ("reformulation", "solution déguisée", None, "invérifiable")


def _cause(numero):
    lettres = EXPLICATIONS[numero]
    return carte(lettres[2], confusions={l: s for l, s in zip(lettres, _SORTES) if s})


JEUX = "ABCDEFG"
EPREUVES = {"1": ("A",), "2": ("B",), "3": ("C",), "4": ("A",), "5": ("D", "A"), "6": ("E",)}
_DEUX_JEUX = (
    "Pour les départs d’abonnés, deux jeux se défendent : l’un donne les départs, l’autre les dates des jeux-concours. "
    "Il faudra les rapprocher. Par lequel commencez-vous ?"
)


def _epreuve(numero):
    justes = EPREUVES[numero]
    confusions = {j: "opinion" if j == "F" else "chez nous" if j == "A" else "ailleurs" for j in JEUX}
    return carte(*justes, confusions=confusions, note=_DEUX_JEUX if len(justes) > 1 else "")


E3_9 = Question(
    id="E3-9",
    titre="Cause, ou symptôme répété ?",
    points=2,
    competence="C2.5",
    champs=(
        rangement(
            "causes",
            part=1,
            quoi="réponses",
            cases=tuple("ABCD"),
            cartes={numero: _cause(numero) for numero in EXPLICATIONS},
            bareme=((6, 1), (5, 0.75), (4, 0.5), (3, 0.25)),
            familles={
                "reformulation": "« Il pleut parce que l’eau tombe » : une explication au moins tourne en rond. "
                "Qu’est-ce qui s’est passé, juste avant, qu’une personne aurait pu voir ?",
                "solution déguisée": "« Il nous faudrait un tableau partagé » est déjà un remède. De quoi "
                "souffre-t-on, concrètement, quand il n’y en a pas ?",
                "invérifiable": "« Les gens sont comme ça » : peut-être, mais aucune donnée ne le montrera. Quelle "
                "cause pourriez-vous vérifier cette semaine ?",
            },
        ),
        rangement(
            "jeux_de_verification",
            part=1,
            quoi="réponses",
            cases=tuple(JEUX),
            cartes={numero: _epreuve(numero) for numero in EPREUVES},
            bareme=((6, 1), (5, 0.75), (4, 0.5), (3, 0.25)),
            familles={
                "opinion": "L’enquête dit ce que des personnes pensent, pas ce qui s’est passé. Quel tableau a gardé la "
                "trace du fait lui-même ?",
                "chez nous": "Nos publications ne montrent que nos publications. La cause parle-t-elle d’elles, ou "
                "d’un concurrent, d’un message, d’un avis ?",
                "ailleurs": "Cherchez la colonne qui changerait si la cause était fausse : une date, un nom, un délai. "
                "Dans quel tableau est-elle ?",
            },
        ),
    ),
    repli="Écrivez six couples séparés par une espace, entre guillemets : le numéro, puis la lettre.",
    indices=Indices(
        rappel="Une cause est un fait qui se passe avant, et qui pourrait être faux. Le symptôme redit, le remède et "
        "l’humeur ne sont pas des causes.",
        methode="Pour chaque explication, cherchez le tableau qui pourrait la contredire. Si aucun ne le peut, ce "
        "n’est pas une cause à écrire.",
        exemple="« Le pain est raté. » Parce qu’il n’est pas bon : redite. Il faudrait un autre four : remède. Le four "
        "monte à 190 au lieu de 230 : cause, le thermomètre le dira.",
    ),
    corrige=(
        "```python\n"
        "causes = \"1C 2A 3D 4B 5C 6B\"\n"
        "jeux_de_verification = \"1A 2B 3C 4A 5D 6E\"\n"
        "```\n\n"
        "Une seule explication par ligne peut être démentie par un tableau : c’est elle, la cause à écrire. "
        "Vérifiable ne veut pas dire vraie : les départs d’Instagram, par exemple, ne bougent guère après un jeu, "
        "le relevé le montre. Une cause démentie, c’est une réunion gagnée.\n\n"
        "Pour la cinquième, `abonnes_jour` donne les départs et `posts_marchevive` les dates des jeux : les deux se "
        "défendent."
    ),
    lecture="Six faiblesses, six causes que l’on peut démentir, et le tableau qui le fera. Vos solutions viseront "
    "juste, ou vous saurez vite qu’elles visent mal.",
)


# E3-10 : trois choses avant l’hiver ------------------------------------------------------


def _ordre(colonne, croissant=False):
    return lambda charger: list(charger("actions_possibles").sort_values(colonne, ascending=croissant).index)


def _action(charger, lettre, colonne):
    return charger("actions_possibles").loc[lettre, colonne]


E3_10 = Question(
    id="E3-10",
    titre="Trois choses avant l’hiver",
    points=2,
    competence="C2.5",
    champs=(
        classement("ordre_des_actions", part=0.75),
        ensemble(
            "victoires_rapides",
            part=1.25,
            options={
                "A": juste(manque="Une action de l’équipe, courte et utile, est restée de côté. Comparez les impacts de celles qui tiennent en 20 heures."),
                "B": juste(manque="L’action la plus utile que l’équipe décide seule n’y est pas. Laquelle a l’impact le plus fort ?"),
                "C": a_revoir("Cette action demande {h_c:.0f} heures à elle seule ; l’équipe en a 20. Laquelle des trois attend ?"),
                "D": a_revoir(
                    "« Changer la semelle » dépend du service Produit. Elle compte, mais ce n’est pas une victoire "
                    "rapide : c’est une demande. À qui l’adressez-vous ?"
                ),
                "E": juste(manque="Une action de l’équipe manque : c’est elle qui rapporte le plus par heure de travail. Relisez la colonne `decide`."),
                "F": a_revoir("Deux heures, mais un impact de 1 : personne ne verra la différence. Laquelle servirait davantage le public ?"),
                "G": a_revoir("Cette action demande {h_g:.0f} heures ; l’équipe en a 20. Que faudrait-il abandonner pour elle ?"),
                "H": a_revoir(
                    "La permanence se paie : c’est la direction qui décide. Elle compte, mais c’est une demande, "
                    "pas une victoire rapide. Qui peut dire oui ?"
                ),
            },
        ),
    ),
    attendu=lambda charger: {"ordre_des_actions": _ordre("par_heure")(charger)},
    contexte=lambda charger: {"h_c": _action(charger, "C", "heures"), "h_g": _action(charger, "G", "heures")},
    erreurs=(
        Erreur(
            {"ordre_des_actions": _ordre("par_heure", croissant=True)},
            "L’action la plus lourde est en tête : le tri est à l’envers. Que faut-il ajouter dans `sort_values` ?",
            nom="tri à l’envers",
        ),
        Erreur(
            {"ordre_des_actions": _ordre("impact")},
            "C’est le classement de l’impact seul : trente heures n’y coûtent rien. Quelle colonne tient compte du "
            "temps ?",
            nom="impact seul",
        ),
        Erreur(
            {"ordre_des_actions": _ordre("heures", croissant=True)},
            "C’est le classement du moins long : le plus court n’est pas le plus utile. Quelle colonne met l’effet en "
            "regard du temps ?",
            nom="heures seules",
        ),
    ),
    repli="On attend huit lettres, de la plus rentable à la moins rentable. Vérifiez dans l’ordre : la colonne "
    "`par_heure`, puis `ascending=False`.",
    indices=Indices(
        rappel="Une victoire rapide : un effet visible, peu d’heures, et une décision qui nous appartient. Les trois à "
        "la fois.",
        methode="Triez sur `par_heure`, du plus grand au plus petit. Descendez la liste en gardant celles que "
        "l’équipe décide, tant que le total reste sous 20 heures.",
        exemple="Une association a dix heures. Repeindre : impact 2, 3 h. Un stand : impact 5, 6 h. Une salle plus grande : "
        "impact 5, 2 h, mais la mairie décide. Elle garde repeindre et le stand.",
    ),
    corrige=(
        "```python\n"
        "ordre_des_actions = actions.sort_values(\"par_heure\", ascending=False)\n"
        "victoires_rapides = \"A, B, E\"\n"
        "```\n\n"
        "A, B et E : dix-neuf heures, toutes à la main de l’équipe. D et H rapportent davantage par heure, mais "
        "quelqu’un d’autre décide : on les écrit à part, comme des demandes, avec un nom en face. C et G dépassent "
        "le temps disponible ; F tient dans le temps et ne change rien."
    ),
    lecture="Trois actions en dix-neuf heures, deux demandes avec un nom en face, trois renoncements : c’est un plan, "
    "pas une liste de vœux.",
)


# J3-1 : juger une copie témoin -----------------------------------------------------------

J3_1 = Question(
    id="J3-1",
    titre="Juger une copie témoin",
    points=4,
    competence="C2.4",
    champs=(
        niveau(
            "niveau_preuves",
            attendu=2,
            part=1,
            phrases={
                0: "Presque chaque carte porte un nombre et une source. Que manque-t-il pour que ce soit une preuve ?",
                1: "Plus d’une case sur deux est étayée : comptez les cartes qui ont chiffre, effectif et source. "
                "Laquelle n’en a pas ?",
                3: "Toutes les cartes sont gardées. La copie dit-elle qu’un constat a été retiré, faute de preuve ?",
            },
        ),
        niveau(
            "niveau_interne_externe",
            attendu=1,
            part=1,
            phrases={
                0: "Tout n’est pas confondu : forces et faiblesses tiennent. Combien de cartes, dans les deux autres "
                "cases, parlent en fait de la boulangerie ?",
                2: "Comptez les cartes qui parlent de la boulangerie alors qu’elles sont rangées dehors : y en a-t-il "
                "une seule ?",
                3: "Le mot « opportunité » n’est pas défini. Et combien de cartes rangées dehors parlent du dedans ?",
            },
        ),
        niveau(
            "niveau_croisements",
            attendu=3,
            part=1,
            phrases={
                0: "Les cartes ne sont pas seulement posées côte à côte : chacun des croisements finit par un verbe. "
                "Combien y en a-t-il ?",
                1: "Un seul croisement utilisable ? Comptez ceux qui mènent à une action que l’on pourrait commencer "
                "lundi.",
                2: "Trois croisements, trois actions. Relisez la fin du dernier : que fait-il aux priorités ?",
            },
        ),
        niveau(
            "niveau_utilite",
            attendu=0,
            part=1,
            phrases={
                1: "Neuf choses à faire, et aucune qui passe avant le reste. Sont-ce des priorités sans ordre, ou un "
                "inventaire ?",
                2: "Cherchez trois priorités, leur ordre, et un renoncement. Qu’y trouvez-vous vraiment ?",
                3: "Un coût et un délai figurent bien dans la copie, mais pour quoi ? La dernière partie aide-t-elle à "
                "choisir ?",
            },
        ),
    ),
    repli="Reprenez la grille, un critère à la fois : lisez la phrase du niveau 3, puis du 2, du 1, et "
    "arrêtez-vous à la première que la copie vérifie.",
    indices=Indices(
        rappel="Chaque critère se juge seul. Une copie bien présentée peut valoir 0 sur un critère et 3 sur un autre.",
        methode="Soulignez la phrase qui prouve le niveau. Pour le deuxième critère, comptez les cartes mal rangées : "
        "une, deux ou trois, davantage.",
        exemple="Dans la copie de niveau 1 de Rives Partagées, « lancer une infolettre » et « notre page en sommeil » "
        "sont rangées dehors : deux confusions, niveau 1.",
    ),
    corrige=(
        "**Preuves : 2.** Chaque carte a son chiffre, son effectif et sa source. Aucune n’a été retirée faute de "
        "preuve.\n\n"
        "**Interne / externe : 1.** Deux confusions : « Lancer la commande en ligne » est une action de la boulangerie, "
        "pas une opportunité ; « l’attente de 12 minutes » dépend d’elle, ce n’est pas une menace.\n\n"
        "**Croisements : 3.** Trois croisements, trois actions, et le dernier fait changer une priorité : les réponses "
        "aux avis passent avant les vidéos.\n\n"
        "**Utilité : 0.** La dernière partie est un inventaire : rien n’y passe avant rien, rien n’est abandonné."
    ),
    lecture="Vous avez jugé quatre critères séparément, malgré de beaux croisements et une fin en liste. C’est ainsi "
    "que votre SWOT sera lu.",
)


QUESTIONS = (
    E3_1,
    E3_2,
    E3_3,
    E3_4,
    E3_5,
    E3_6,
    E3_7,
    E3_8,
    E3_9,
    E3_10,
    J3_1,
)
