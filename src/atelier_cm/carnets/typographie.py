"""La typographie française de la prose : ce qui se remet d'aplomb, ce qui se refuse.

`remettre` pose les espaces insécables et les apostrophes ; il ne touche ni au code, ni aux
adresses, ni aux formules, ni aux balises. `fautes` signale ce qu'une machine ne peut pas
réécrire à la place de l'auteur ou de l'autrice.

Usage suivi : espace fine insécable (U+202F) devant « ; ! ? » et entre les milliers, espace
insécable (U+00A0) devant « : % € » et à l'intérieur des guillemets. Une insécable déjà
posée, quelle que soit sa largeur, est gardée telle quelle.
"""

from __future__ import annotations

import re

FINE = "\u202f"
INSECABLE = "\u00a0"

# Ce qui n'est pas de la prose, dans l'ordre où on le cherche.
_PROTEGE = re.compile(
    r"""
      (?P<cloture>^[ ]{0,3}(?P<marque>`{3,}|~{3,})[^\n]*\n.*?^[ ]{0,3}(?P=marque)[`~]*[ ]*$)  # bloc de code
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))     # `code`
    | <!--.*?-->
    | \$\$.+?\$\$
    | (?<![\\\w$])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\w$])              # $formule$
    | <(?:https?|mailto):[^>\s]+>
    | </?[A-Za-z][^<>]*>                                             # balise
    | \]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)         # ](adresse)
    | ^[ ]{0,3}\[[^\]\n]+\]:[ ]\S+[^\n]*$                            # [nom]: adresse
    | \b(?:https?://|mailto:|www\.)[^\s<>()«»]*[\w/]
    | &\#?\w+;
    | ^[ ]*\|?(?:[ ]*:?-{2,}:?[ ]*\|?)+[ ]*$                         # filet d'un tableau
    | ^[ ]{0,3}:{3,}[^\n]*$                                          # :::{note}
    | ^[ ]{0,3}:[\w-]+:[^\n]*$                                       # :option: valeur
    | \{[\w+.:-]+\}(?=`)                                             # {rôle}`…`
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_JETON = re.compile("\ue000(\\d+)\ue001")
_LETTRE = r"[^\W\d_]"

_REGLES: tuple[tuple[re.Pattern, str], ...] = tuple(
    (re.compile(motif, re.MULTILINE), remplacement)
    for motif, remplacement in (
        (rf"(?<={_LETTRE})'(?=[{chr(0xE000)}\w«“*_(\[])", "’"),
        (r"(?<=\S) +(?=[;!?])", FINE),
        (r"(?<=\S) +(?=:(?:\s|$|[*_]))", INSECABLE),
        (r"(?<=[\w)\]»’%€*_\ue001])(?=[;!?](?:[\s*_)]|$))", FINE),
        (r"(?<=[\w)\]»’%€\ue001])(?=:(?:\s|$))", INSECABLE),
        (r" +(?=»)", INSECABLE),
        (r"(?<=[^\s\u00a0\u202f«])(?=»)", INSECABLE),
        (r"(?<=«) +", INSECABLE),
        (r"(?<=«)(?=[^\s\u00a0\u202f»])", INSECABLE),
        (r"(?<=\d) *(?=%)", INSECABLE),
        (r"(?<=[\w}\ue001]) +(?=%(?!\w))", INSECABLE),
        (r"(?<=\d) +(?=(?:€|h)(?![\w’]))", INSECABLE),
        (r"(?<=\b[nN]°) *(?=\d)", INSECABLE),
    )
)
_MILLIERS = re.compile(r"(?<![\d,.\u00a0\u202f])(?<!\d )\d{1,3}(?: \d{3})+(?!\d)")

# Après ces mots, un « A » en tête de phrase est une préposition : il prend son accent.
_APRES_A_ACCENTUE = tuple(
    (
        "vous vos votre la le l’ un une partir garder noter savoir faire lire retenir "
        "quoi qui quel quelle chaque ce cette cet ces midi jour essayer éviter propos "
        "distance demain bientôt "
    ).split()
)

_FAUTES: tuple[tuple[re.Pattern, str], ...] = (
    (
        re.compile(rf"(?<={_LETTRE})[·•‧](?={_LETTRE})"),
        "point médian : écrivez le doublet (« les lectrices et les lecteurs ») ou une forme épicène.",
    ),
    (
        re.compile(rf"{_LETTRE}\((?:e|ne|trice|euse|fe|ère)\)"),
        "féminin entre parenthèses : écrivez le doublet ou une forme épicène.",
    ),
    (
        re.compile(
            r"(?:^[\s>#*_-]*|[.!?…:][\s\u00a0\u202f]+|[*_]{2}|«[\s\u00a0\u202f]?)"
            rf"A (?=(?:{'|'.join(_APRES_A_ACCENTUE)})\b)",
            re.MULTILINE,
        ),
        "capitale sans accent : écrivez « À ».",
    ),
    (re.compile(r"\.\.\.(?=\s|$)"), "trois points séparés : écrivez « … » (un seul caractère)."),
    (re.compile(r"(?<!\S)\"(?=\w)|(?<=\w)\"(?=[\s,.;)]|$)"), "guillemets droits : écrivez « … »."),
)


def remettre(texte: str) -> str:
    """Le même texte Markdown, apostrophes et espaces insécables en place (idempotent)."""
    prose, gardes = _proteger(texte)
    for motif, remplacement in _REGLES:
        prose = motif.sub(remplacement, prose)
    prose = _MILLIERS.sub(lambda m: m[0].replace(" ", FINE), prose)
    return _rendre(prose, gardes)


def fautes(texte: str) -> list[tuple[int, str]]:
    """Ce qui reste à réécrire : couples (décalage de ligne à partir de 0, phrase)."""
    prose, gardes = _proteger(texte)
    # Les blocs protégés gardent leurs fins de ligne, pour que le numéro de ligne reste juste.
    prose = _JETON.sub(lambda m: "\ue000" + "\n" * gardes[int(m[1])].count("\n"), prose)
    trouvees = [
        (prose.count("\n", 0, m.start()) + (m[0][: len(m[0]) - len(m[0].lstrip("\n"))]).count("\n"), phrase)
        for motif, phrase in _FAUTES
        for m in motif.finditer(prose)
    ]
    return sorted(trouvees)


def _proteger(texte: str) -> tuple[str, list[str]]:
    gardes: list[str] = []

    def garder(m: re.Match) -> str:
        gardes.append(m[0])
        return f"\ue000{len(gardes) - 1}\ue001"

    return _PROTEGE.sub(garder, texte), gardes


def _rendre(prose: str, gardes: list[str]) -> str:
    while _JETON.search(prose):
        prose = _JETON.sub(lambda m: gardes[int(m[1])], prose)
    return prose
