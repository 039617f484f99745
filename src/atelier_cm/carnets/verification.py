"""Les refus qui tiennent aux rôles, aux identifiants et aux questions d'un dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from atelier_cm.carnets import roles, solutions, typographie
from atelier_cm.carnets.problemes import Probleme
from atelier_cm.carnets.reponses import problemes_de_reponses
from atelier_cm.carnets.texte import ORDRE_OPTIONS, Bloc


def problemes_de_dossier(
    carnets: Mapping[str, list[Bloc]],
    questions: Mapping[str, Any],
    genre: str,
    places: Mapping[str, tuple[str, int]] | None = None,
    fichier_questions: str = "questions.py",
) -> list[Probleme]:
    """Tous les refus d'un dossier de carnets qui partagent leurs questions.

    Args:
        carnets: blocs de chaque texte, par nom de fichier.
        questions: questions déclarées, par identifiant.
        genre: `roles.DEVOIR`, `roles.LECON` ou `roles.PAGE`.
        places: fichier et ligne de chaque déclaration.
        fichier_questions: le fichier des questions, à citer à défaut.
    """
    problemes: list[Probleme] = []
    posees: dict[str, str] = {}
    for fichier, blocs in carnets.items():
        for bloc in blocs:
            problemes.extend(_problemes_de_bloc(fichier, bloc, questions, genre))
        problemes.extend(_identifiants_doubles(fichier, blocs, posees))
        problemes.extend(_fautes_de_typographie(fichier, blocs))
        problemes.extend(_titres_fautifs(fichier, blocs))
        ici = {b.options.get("question") for b in blocs}
        siennes = {nom: q for nom, q in questions.items() if nom in ici}
        problemes.extend(problemes_de_reponses(fichier, blocs, siennes))
    for nom in questions:
        if nom not in posees:
            problemes.append(
                Probleme(
                    *(places or {}).get(nom, (fichier_questions, 1)),
                    f"la question {nom} est déclarée et aucun texte ne la pose : ajoutez une cellule « :question: {nom} ».",
                )
            )
    return problemes


def _problemes_de_bloc(
    fichier: str, bloc: Bloc, questions: Mapping[str, Any], genre: str
) -> Iterator[Probleme]:
    def refus(phrase: str) -> Probleme:
        return Probleme(fichier, bloc.ligne, phrase)

    nom = roles.role(bloc)
    if nom not in roles.ROLES:
        yield refus(f"rôle inconnu « {nom} » : les rôles sont {', '.join(roles.ROLES)}.")
        return
    for cle in bloc.options:
        if cle not in ORDRE_OPTIONS:
            yield refus(f"option inconnue « {cle} » : les options sont {', '.join(ORDRE_OPTIONS)}.")
    yield from map(refus, _valeurs_fautives(bloc))
    if genre == roles.PAGE and nom != "consigne":
        yield refus(
            f"une page de lecture n’a pas de cellule « {nom} » : déplacez-la dans une leçon ou un devoir."
        )
    if nom == "question":
        yield from map(refus, _question_fautive(bloc, questions))
    elif "question" in bloc.options:
        yield refus("« :question: » ne se combine pas avec un autre rôle : retirez « :role: ».")
    elif nom in ("reponse", "critere") and "id" not in bloc.options:
        yield refus(f"cette cellule « {nom} » n’a pas d’identifiant : ajoutez « id ».")
    if nom == "critere":
        yield from map(refus, _critere_fautif(bloc, genre))
    if nom != "reponse" and solutions.a_une_region(bloc.source):
        yield refus(
            "une région solution hors d’une cellule de réponse partirait chez l’apprenant : ajoutez « :role: reponse »."
        )
    if nom != "critere" and "MARK SCHEME ===" in bloc.source:
        yield refus(
            "un barème hors d’un critère partirait chez l’apprenant : donnez le rôle « critere » à cette cellule."
        )
    if nom == "reponse" and bloc.genre == "markdown":
        try:
            solutions.dehors(bloc.source)
        except solutions.RegionMalFermee:
            yield refus(
                "la région solution est mal délimitée : une ligne « ### BEGIN SOLUTION », une ligne « ### END SOLUTION »."
            )
    if "](attachment:" in bloc.source or "data:image/" in bloc.source:
        yield refus(
            "une image est collée dans le texte : enregistrez-la dans un fichier à côté et citez ce fichier."
        )


def _valeurs_fautives(bloc: Bloc) -> Iterator[str]:
    for cle in ("role", "id", "question", "alt"):
        if cle in bloc.options and not isinstance(bloc.options[cle], str):
            yield f"l’option « {cle} » attend un texte : mettez sa valeur entre guillemets."
    for cle in ("couvre", "tags"):
        valeur = bloc.options.get(cle, [])
        if not (isinstance(valeur, list) and all(isinstance(v, str) for v in valeur)):
            yield f"l’option « {cle} » attend une liste : [un, deux]."
    for cle in ("id", "question"):
        valeur = bloc.options.get(cle)
        if isinstance(valeur, str) and not roles.IDENTIFIANT.match(valeur):
            yield f"l’identifiant « {valeur} » est refusé par nbgrader : lettres sans accent, chiffres, tirets, 64 signes au plus."


def _question_fautive(bloc: Bloc, questions: Mapping[str, Any]) -> Iterator[str]:
    nom = bloc.options.get("question")
    if bloc.genre != "code":
        yield "une question se pose dans une cellule de code : ouvrez-la par « ```{code-cell} »."
    elif bloc.source:
        yield f"la cellule de la question {nom} est écrite par le constructeur : laissez-la vide."
    if nom is None:
        yield "une cellule de question dit laquelle : ajoutez « :question: »."
    elif nom not in questions:
        proches = get_close_matches(str(nom), questions, n=3, cutoff=0.5)
        piste = f"noms proches : {', '.join(proches)}" if proches else "ajoutez-la à QUESTIONS"
        yield f"question non déclarée « {nom} » dans ce dossier ; {piste}."
    if "id" in bloc.options:
        yield "une question porte déjà son identifiant : retirez « :id: »."


def _critere_fautif(bloc: Bloc, genre: str) -> Iterator[str]:
    if bloc.genre != "markdown":
        yield 'un critère est une cellule de texte : ouvrez-la par « +++ {"role": "critere", …} ».'
    if genre != roles.DEVOIR:
        yield "un critère se note dans un devoir : une leçon n’en a pas."
    for borne in ("=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ==="):
        if bloc.source.count(borne) != 1:
            yield f"ce critère n’a pas sa ligne « {borne} » : les niveaux s’écrivent entre les deux bornes."


def _identifiants_doubles(fichier: str, blocs: list[Bloc], posees: dict[str, str]) -> Iterator[Probleme]:
    """Un identifiant par carnet ; une question par dossier, car les contrôles y sont communs."""
    vus: dict[str, int] = {}
    for bloc in blocs:
        nom = bloc.options.get("question") or bloc.options.get("id")
        if not isinstance(nom, str):
            continue
        if nom in vus:
            yield Probleme(
                fichier, bloc.ligne, f"identifiant double « {nom} » : il est déjà pris ligne {vus[nom]}."
            )
        vus.setdefault(nom, bloc.ligne)
        if "question" in bloc.options:
            ailleurs = posees.setdefault(nom, fichier)
            if ailleurs != fichier:
                yield Probleme(fichier, bloc.ligne, f"la question {nom} est déjà posée dans {ailleurs}.")


def _fautes_de_typographie(fichier: str, blocs: list[Bloc]) -> Iterator[Probleme]:
    for bloc in blocs:
        if bloc.genre == "markdown":
            for decalage, phrase in typographie.fautes(bloc.source):
                yield Probleme(fichier, bloc.ligne + decalage, phrase)


def _titres_fautifs(fichier: str, blocs: list[Bloc]) -> Iterator[Probleme]:
    """Un titre de carnet et un seul, pas de niveau sauté : un lecteur d'écran s'y repère."""
    precedent = 0
    for bloc in blocs:
        for ligne, niveau in _titres(bloc) if bloc.genre == "markdown" else ():
            if niveau == 1 and precedent:
                yield Probleme(
                    fichier,
                    bloc.ligne + ligne,
                    "un second titre « # » : un carnet n’en a qu’un, commencez par « ## ».",
                )
            elif niveau > precedent + 1:
                yield Probleme(
                    fichier,
                    bloc.ligne + ligne,
                    f"le titre saute un niveau : écrivez « {'#' * (precedent + 1)} ».",
                )
            precedent = niveau
    if not precedent and blocs:
        yield Probleme(fichier, 1, "ce texte n’a pas de titre : commencez par « # … ».")


def _titres(bloc: Bloc) -> Iterator[tuple[int, int]]:
    """Couples (décalage de ligne, niveau) des titres d'un texte."""
    from markdown_it import MarkdownIt

    bornes = (solutions.DEBUT, solutions.FIN)  # « ### BEGIN SOLUTION » n'est pas un titre
    source = "\n".join("" if any(b in l for b in bornes) else l for l in bloc.source.split("\n"))
    for jeton in MarkdownIt("commonmark").parse(source):
        if jeton.type == "heading_open" and jeton.level == 0:
            yield jeton.map[0], int(jeton.tag[1])
