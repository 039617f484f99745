"""Interne ou externe : une carte rangée à contre-sens reçoit une question, jamais un refus.

L’heuristique est simple et se lit : elle cherche des mots. Chaque alerte cite celui qui l’a déclenchée ; un mot qui
trompe se voit donc, et l’on passe outre. Aucune liste de mots ne remplace la question : « et si nous ne faisions rien ? »
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .swot_modele import CASES, Carte

# Verbes d'action de l'équipe, à l'infinitif, en tête d'énoncé.
_PROJETS = (
    "adapter adopter ajouter améliorer animer augmenter automatiser cibler communiquer concevoir construire corriger créer "
    "développer diffuser doubler embaucher engager exploiter faire former installer intégrer inviter investir lancer mettre "
    "moderniser nouer organiser ouvrir partager planifier prendre préparer prévoir produire profiter programmer proposer "
    "recruter rédiger refondre relancer remplacer renforcer reprendre réduire réorganiser solliciter supprimer tester "
    "traduire utiliser valoriser").split()
_HABITUDES = "modérer poster publier répondre".split()
_DEBUT = (r"^(?:(?:nous|on) (?:pourrions|pourrait|devrions|devrait|allons|va|voulons|veut) |il (?:faut|faudrait|suffirait de) "
          r"|(?:pouvoir|aller) )?(?:se |s')?")
_PROJET = re.compile(_DEBUT + rf"({'|'.join(_PROJETS)})\b|^((?:mise en place|lancement|création|refonte|ouverture|recrutement) d)")
_HABITUDE = re.compile(_DEBUT + rf"({'|'.join(_HABITUDES)})\b")
_FUTUR = re.compile(r"\b(bientôt|prochainement|nous allons|on va|est prévue?|à venir)\b")
_DEDANS = re.compile(
    r"\b(nous|notre|nos|nôtres?|l'équipe|notre équipe|chez nous|en interne|marchevive|calendrier|ligne éditoriale|charte|"
    r"relecture|fautes d\w+|fautes de|orthographe|(?:délais?|temps) de réponse|répond(?:ons|re)|publi(?:ons|er|cations irrégulières)|"
    r"fréquence|rythme de publication|texte alternatif|modération|banques? d'images|manque de (?:temps|moyens|budget|personnel)|"
    r"compétences|brouillons?|validation)\b")
_DEHORS = re.compile(
    r"(?:^|\b)(marché(?!s de)|secteur|tendances?|concurren\w+|réglement\w+|lois?|législation|algorithmes?|plateformes?|"
    r"demande|pouvoir d'achat|inflation|météo|population|vieillissement|presse|médias|influenc\w+|rumeurs?|faux avis|"
    r"(?:les|de plus en plus de|beaucoup de|plus de) (?:\d+ )?(?:seniors?|français\w*|retraités?|consommat\w+|jeunes|gens|personnes))\b")
# Ce qui n'arrive que du dehors : ces mots font taire l'alerte d'une menace ou d'une opportunité, sans jamais en ouvrir une.
_EVENEMENT = re.compile(r"\b(clients?|clientes?|consommat\w+|internautes?|se blesse\w*|blessures?|accidents?|plaintes?|bad buzz|"
                        r"attaques?|boycotts?|fournisseurs?|saisons?|canicule|associations?|partenaires?|vitalpas|sportéo|"
                        r"grand-sentier|randofit|annonces?|annonce que|chutes?|tombée?s?|interrogée?s?)\b")
_COMPARAISON = re.compile(r"\b(?:qu(?:e|'\w*)|face|par rapport|devant|derrière|mieux que|moins que)\b[^.]*?\bconcurren\w+|"
                          r"\bque (?:le|la|les|nos|leurs)?\s*(?:secteur|marché|presse|médias)\b")
_QUESTIONS = {
    "projet_en_opportunite": "« {mot} » est une action de l’équipe. Une opportunité existe même si l’équipe ne fait rien : "
                             "laquelle rendrait cette action utile ?",
    "interne_en_opportunite": "« {mot} » parle de l’équipe. Que se passe-t-il au-dehors, que vous y soyez ou non, "
                              "qui vous aiderait ?",
    "remede_en_menace": "« {mot} » est une réponse de l’équipe. À quel événement venu du dehors répond-elle ?",
    "faiblesse_en_menace": "« {mot} » dépend de l’équipe : cela ressemble à une faiblesse. "
                           "Qu’arriverait-il du dehors si cela durait ?",
    "tendance_en_force": "« {mot} » vaut pour tout le secteur. Qu’avons-nous, nous, que les autres n’ont pas ?",
    "menace_en_faiblesse": "« {mot} » ne dépend pas de l’équipe. Est-ce une menace, ou que faisons-nous mal face à elle ?",
    "projet_en_force": "« {mot} » annonce un projet. Une force est acquise, ici et maintenant : qu’est-ce qui marche déjà ?",
    "solution_en_faiblesse": "« {mot} » est déjà un remède. De quoi souffre-t-on, aujourd’hui, quand il n’y est pas ?",
}


@dataclass(frozen=True)
class Alerte:
    """Une carte peut-être à contre-sens : code, numero montré (ou ""), mot déclencheur, phrase terminée par une question."""

    code: str
    numero: str
    mot: str
    phrase: str


def sens(case: str, enonce: str, *, definition: str = "dehors", numero: str = "") -> Alerte | None:
    """L’alerte d’un énoncé rangé dans une case, ou None.

    Paramètres : case, clé de `CASES` ; enonce ; definition, clé de `DEFINITIONS` : sous « à faire », une action en
    opportunité et une réponse en menace sont à leur place. Résultat : Alerte, qui cite le mot déclencheur.
    Source : forces et faiblesses internes, opportunités et menaces externes (définition classique du SWOT) ; acquis
    présents d’un côté, avenir de l’autre ; listes de mots du cours.
    """
    texte = " ".join(enonce.replace("’", "'").split()).lower()
    trouve = _chercher(case, texte, definition)
    if trouve is None:
        return None
    code, mot = trouve
    return Alerte(code, numero, mot, _QUESTIONS[code].format(mot=mot.replace("'", "’")))


def alerte_de(carte: Carte, *, definition: str = "dehors", numero: str = "") -> Alerte | None:
    """L’alerte d’une carte, ou None (voir `sens`)."""
    return sens(carte.case, carte.enonce, definition=definition, numero=numero)


def _chercher(case: str, texte: str, definition: str) -> tuple[str, str] | None:
    projet, dedans, dehors = _mot(_PROJET, texte), _mot(_DEDANS, texte), _mot(_DEHORS, texte)
    if CASES[case].interne:
        if projet or _mot(_FUTUR, texte):
            return ("projet_en_force" if case == "forces" else "solution_en_faiblesse"), projet or _mot(_FUTUR, texte)
        if dehors and not dedans and not _COMPARAISON.search(texte):
            return ("tendance_en_force" if case == "forces" else "menace_en_faiblesse"), dehors
        return None
    if case == "opportunites" and definition == "dehors":
        projet = projet or _mot(_HABITUDE, texte)
        if projet:
            return "projet_en_opportunite", projet
    if case == "menaces" and definition == "dehors" and projet:
        return "remede_en_menace", projet
    dehors = dehors or _mot(_EVENEMENT, texte)
    if dedans and not dehors and not (definition == "à faire" and (projet or case == "opportunites")):
        return ("interne_en_opportunite" if case == "opportunites" else "faiblesse_en_menace"), dedans
    return None


def _mot(motif: re.Pattern, texte: str) -> str:
    trouve = motif.search(texte)
    if not trouve:
        return ""
    return next((g for g in trouve.groups() if g), trouve.group(0)).removesuffix(" d")
