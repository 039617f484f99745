"""E3-3 et E3-4 : les images muettes, les écarts à la charte."""

from atelier_cm import audit
from atelier_cm.jugement import Erreur, Indices, Question, a_revoir, ensemble, juste, nombre

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
