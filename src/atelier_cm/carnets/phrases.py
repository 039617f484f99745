"""La typographie des phrases de `questions.py` : celles que la carte dira, et elles seules.

Le fichier est réécrit chaîne par chaîne ; noms de colonnes, calculs et mise en page sont
laissés tels quels, car une insécable glissée dans un nom de colonne casserait le calcul.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from atelier_cm.carnets import typographie
from atelier_cm.carnets.problemes import Probleme

# Pour chaque fonction de déclaration : arguments de rang, arguments nommés qui portent une phrase.
_TOUS = None
_PHRASES: dict[str, tuple[frozenset[int] | None, frozenset[str] | None]] = {
    "juste": (_TOUS, _TOUS),
    "presque": (_TOUS, _TOUS),
    "a_revoir": (_TOUS, _TOUS),
    "Indices": (_TOUS, _TOUS),
    "Erreur": (frozenset({1}), frozenset({"phrase"})),
    "niveau": (frozenset(), frozenset({"phrases"})),
    "Question": (frozenset(), frozenset({"titre", "repli", "corrige", "lecture", "a_faire"})),
}
_COUTURE = "\ue002"
_CHAINE = re.compile(r"(?P<avant>[rRuU]?(?P<q>\"{3}|'{3}|\"|'))(?P<dedans>.*)(?P=q)\Z", re.DOTALL)


def remettre_les_phrases(source: str) -> str:
    """Le même fichier, typographie des phrases en place (idempotent).

    Raises:
        SyntaxError: ce n'est pas du Python.
    """
    lignes = source.split("\n")
    for jetons in reversed(list(_phrases(source))):
        # Une phrase coupée en plusieurs chaînes se relit d'un trait : un `code` peut les enjamber.
        dedans = _COUTURE.join(_CHAINE.match(j.string)["dedans"] for j in jetons)
        neufs = typographie.remettre(dedans).split(_COUTURE)
        for jeton, neuf in reversed(list(zip(jetons, neufs, strict=True))):
            trouve = _CHAINE.match(jeton.string)
            _remplacer(lignes, jeton, trouve["avant"] + neuf + trouve["q"])
    return "\n".join(lignes)


def _remplacer(lignes: list[str], jeton: tokenize.TokenInfo, neuf: str) -> None:
    (ligne, debut), (derniere, fin) = jeton.start, jeton.end
    bloc = "\n".join(lignes[ligne - 1 : derniere])
    reste = len(lignes[derniere - 1]) - fin
    lignes[ligne - 1 : derniere] = (bloc[:debut] + neuf + bloc[len(bloc) - reste :]).split("\n")


def problemes_de_phrases(source: str, fichier: str) -> Iterator[Probleme]:
    """Les phrases à remettre d'aplomb, et ce qu'une machine ne réécrit pas."""
    try:
        canonique = remettre_les_phrases(source)
    except (SyntaxError, tokenize.TokenError):
        return  # le chargement du fichier le dit mieux
    if canonique != source:
        rang = next(i for i, (a, b) in enumerate(zip(source.split("\n"), canonique.split("\n"))) if a != b)
        yield Probleme(
            fichier,
            rang + 1,
            "une phrase n’a pas ses espaces insécables ou ses apostrophes : « atelier construire --formater » les remet.",
        )
    for constante in _constantes(ast.parse(source)):
        # Une carte dit ce qui se tape (« "portee" ») sans balise de code : un mot seul est admis.
        for _, phrase in typographie.fautes(re.sub(r'"\w+"', "", constante.value)):
            yield Probleme(fichier, constante.lineno, phrase)


def _phrases(source: str) -> Iterator[list[tokenize.TokenInfo]]:
    """Les chaînes littérales de chaque phrase déclarée, dans l'ordre du fichier."""
    chaines = [
        j
        for j in tokenize.generate_tokens(io.StringIO(source).readline)
        if j.type == tokenize.STRING and _CHAINE.match(j.string)
    ]
    zones = sorted(
        (_place(source, n.lineno, n.col_offset), _place(source, n.end_lineno, n.end_col_offset))
        for n in _constantes(ast.parse(source))
    )
    for debut, fin in zones:
        yield [j for j in chaines if debut <= j.start and j.end <= fin]


def _constantes(arbre: ast.AST) -> Iterator[ast.Constant]:
    for appel in ast.walk(arbre):
        nom = getattr(appel.func, "id", "") if isinstance(appel, ast.Call) else ""
        if nom not in _PHRASES:
            continue
        rangs, noms = _PHRASES[nom]
        valeurs = [a for i, a in enumerate(appel.args) if rangs is _TOUS or i in rangs]
        valeurs += [m.value for m in appel.keywords if noms is _TOUS or m.arg in noms]
        for valeur in valeurs:
            # Un dictionnaire de phrases (niveaux) : ses clés n'en sont pas.
            for feuille in valeur.values if isinstance(valeur, ast.Dict) else [valeur]:
                if isinstance(feuille, ast.Constant) and isinstance(feuille.value, str):
                    yield feuille


def _place(source: str, ligne: int, octet: int) -> tuple[int, int]:
    """(ligne, colonne en caractères) : l'arbre syntaxique compte les colonnes en octets."""
    texte = source.split("\n")[ligne - 1]
    return ligne, len(texte.encode()[:octet].decode())
