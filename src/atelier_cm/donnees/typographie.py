"""Les espaces insécables du français, posées au moment de montrer un texte."""

import re

_REGLES = (
    (re.compile(r"« "), "«\u00a0"),
    (re.compile(r" »"), "\u00a0»"),
    (re.compile(r" ([;!?%])"), "\u202f\\1"),
    (re.compile(r" (:)(?=\s|$|\*)"), "\u00a0\\1"),
    (re.compile(r"(?<=\d) (?=[€h]\b|€)"), "\u00a0"),
)


def insecables(texte: str) -> str:
    """Texte dont les espaces devant « ; : ! ? % » et dans les guillemets sont insécables."""
    for motif, remplace in _REGLES:
        texte = motif.sub(remplace, texte)
    return texte
