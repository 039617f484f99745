"""Phrases françaises des fautes d’écriture : Python n’a pas pu lire la cellule."""

from __future__ import annotations

import re

from atelier_cm.vues.erreurs_carte import Explication
from atelier_cm.vues.erreurs_contexte import Contexte

_SIGNES = {
    "×": "`*`", "÷": "`/`", "–": "`-`", "—": "`-`", "−": "`-`", "…": "trois points `...`", "≤": "`<=`",
    "≥": "`>=`", "≠": "`!=`",
}
_GUILLEMETS = "“”„«»‘’‚"
_VIRGULE = re.compile(r"(?<![\w.\[(,])\s*\d+,\d+(?!\s*[\d,\])])")
_MILLIERS = re.compile(r"\d[ \u00a0\u202f]\d{3}(?!\d)")
_UNITE = re.compile(r"\d\s*[%€](\s*(#.*)?$)")


def _sans_texte(code: str) -> str:
    """La ligne privée de ses textes entre guillemets et de son commentaire."""
    return re.sub(r"\"[^\"]*\"|'[^']*'", '""', code).split("#")[0]


def expliquer_syntaxe(erreur: SyntaxError, contexte: Contexte) -> Explication:
    """La phrase d’une SyntaxError (retrait compris). `contexte.code` est la ligne désignée par Python."""
    message = (erreur.msg or "").lower()
    code = contexte.code
    ou = contexte.ou if contexte.ligne else "cellule"
    nu = _sans_texte(code)
    if isinstance(erreur, IndentationError):
        return _retrait(message, ou)
    signe = re.search(r"invalid character '(.)'", erreur.msg or "")
    if signe and signe[1] in _GUILLEMETS:
        return Explication(
            f"La {ou} contient un guillemet de traitement de texte, « {signe[1]} », que Python ne lit pas.",
            "Effacez-le et retapez au clavier un guillemet droit `\"`, au début et à la fin du texte.",
        )
    if signe:
        remplacant = _SIGNES.get(signe[1])
        suite = f"Remplacez-le par {remplacant}." if remplacant else "Effacez-le, ou mettez le texte entre guillemets."
        return Explication(f"La {ou} contient le signe « {signe[1]} », que Python ne lit pas.", suite)
    if "non-printable character" in message:
        return Explication(
            f"La {ou} contient une espace insécable, venue d’un texte collé : elle est invisible et Python la refuse.",
            "Effacez les espaces de cette ligne et retapez-les au clavier ; un nombre s’écrit sans espace, `14200`.",
        )
    if re.search(r"cannot assign to (literal|expression|function call)", message):
        return _affectation(ou, code)
    if "maybe you meant '=='" in message or 'perhaps you meant "=="' in message:
        return Explication(
            f"La {ou} compare avec un seul signe `=`, qui sert à ranger une valeur sous un nom.",
            "Pour comparer, doublez le signe : `==`.",
        )
    if _VIRGULE.search(nu) or "leading zeros" in message:
        return Explication(
            f"La {ou} contient un nombre à virgule. En Python, la virgule sépare deux valeurs.",
            "Écrivez le nombre avec un point : `6.02` et non `6,02`.",
        )
    if _UNITE.search(nu):
        return Explication(
            f"La {ou} contient une unité collée au nombre.",
            "Laissez le nombre seul, sans `%` ni `€` : l’unité est déjà dite par la consigne.",
        )
    if _MILLIERS.search(nu):
        return Explication(
            f"La {ou} contient un nombre écrit avec une espace.",
            "Écrivez-le d’un seul tenant : `14200` et non `14 200`.",
        )
    return _ponctuation(message, ou, code, contexte.source) or Explication(
        f"Python n’a pas pu lire la {ou}" + (f" : `{code}`." if code and "`" not in code else "."),
        "Comparez-la signe à signe avec le modèle de la leçon : guillemets, parenthèses, virgules, deux-points.",
    )


def _retrait(message: str, ou: str) -> Explication:
    if "expected an indented block" in message:
        return Explication(
            f"Avant ou sur la {ou}, une instruction finie par `:` attend une suite décalée vers la droite.",
            "Ajoutez quatre espaces au début de la ligne qui suit les deux-points.",
        )
    return Explication(
        f"La {ou} ne commence pas au même niveau que les autres : il y a des espaces en trop ou en moins au début.",
        "Alignez-la sur la ligne précédente, tout à gauche si ce n’est pas la suite d’un `:`.",
    )


def _ponctuation(message: str, ou: str, code: str, source: str) -> Explication | None:
    jamais_fermee = re.search(r"'(.)' was never closed", message)
    if jamais_fermee or "incomplete input" in message or "unexpected eof" in message:
        trouve = signe_ouvert(source)
        ouvrante = jamais_fermee[1] if jamais_fermee else trouve[0] if trouve else "("
        if not jamais_fermee and trouve:
            ou = f"ligne {trouve[1]}"
        fermante = {"(": ")", "[": "]", "{": "}"}.get(ouvrante, ")")
        return Explication(
            f"La {ou} ouvre un `{ouvrante}` qui n’est jamais refermé.",
            f"Comptez les `{ouvrante}` et les `{fermante}` de la cellule, et ajoutez celui qui manque.",
        )
    if re.search(r"unmatched '(.)'", message):
        fermante = re.search(r"unmatched '(.)'", message)[1]  # type: ignore[index]
        return Explication(
            f"La {ou} ferme un `{fermante}` qui n’a pas été ouvert.",
            f"Effacez le `{fermante}` en trop, ou ajoutez le signe ouvrant qui manque avant lui.",
        )
    croisees = re.search(r"closing parenthesis '(.)' does not match opening parenthesis '(.)'", message)
    if croisees:
        return Explication(
            f"La {ou} ouvre avec `{croisees[2]}` et ferme avec `{croisees[1]}`.",
            "Fermez avec le signe de la même famille : `( )`, `[ ]` ou `{ }`.",
        )
    if "unterminated" in message or "eol while scanning" in message or "eof while scanning" in message:
        return Explication(
            f"La {ou} ouvre un texte dont le guillemet de fin manque.",
            "Ajoutez un guillemet droit `\"` à la fin du texte. S’il contient une apostrophe, "
            "entourez-le de guillemets doubles : `\"l’export\"`.",
        )
    if "missing parentheses in call to 'print'" in message:
        return Explication(f"Sur la {ou}, `print` est écrit sans parenthèses.", "Écrivez `print(…)`.")
    if "expected ':'" in message:
        return Explication(f"Il manque deux-points à la fin de la {ou}.", "Ajoutez `:` au bout de la ligne.")
    if "perhaps you forgot a comma" in message:
        return Explication(
            f"Sur la {ou}, deux valeurs se suivent sans rien entre elles.",
            "Ajoutez ce qui manque : une virgule entre deux valeurs, un signe de calcul entre deux nombres, "
            "ou des guillemets autour d’un texte.",
        )
    if "cannot assign to" in message:
        return _affectation(ou, code)
    return None


def _affectation(ou: str, code: str) -> Explication:
    cite = f" : `{code}`." if code and "`" not in code else "."
    return Explication(
        f"La {ou} donne une valeur à quelque chose qui n’est pas un nom{cite}",
        "Écrivez le nom à gauche du `=` et le calcul à droite ; pour comparer, écrivez `==`.",
    )


def signe_ouvert(source: str) -> tuple[str, int] | None:
    """Le dernier signe ouvrant jamais refermé et sa ligne, ou None. Les textes et commentaires sont ignorés."""
    ouverts: list[tuple[str, int]] = []
    for numero, ligne in enumerate(source.splitlines(), 1):
        for signe in _sans_texte(ligne):
            if signe in "([{":
                ouverts.append((signe, numero))
            elif signe in ")]}" and ouverts:
                ouverts.pop()
    return ouverts[-1] if ouverts else None
