"""L’affichage d’une explication : une carte HTML sobre, et son texte brut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

_COULEURS_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Explication:
    """Une erreur dite en français. Les noms de code sont entre accents graves.

    fait : ce qui s’est passé, et où.
    geste : quoi faire maintenant.
    """

    fait: str
    geste: str


def texte_brut(explication: Explication) -> str:
    """Le texte de l’explication, sans balise, pour un lecteur qui n’affiche pas le HTML."""
    return _CODE.sub(r"\1", f"{explication.fait}\n→ {explication.geste}")


def _riche(phrase: str) -> str:
    """Échappe la phrase, puis met en forme ce qui est entre accents graves."""
    return _CODE.sub(
        r'<code style="background:#eef1f5;color:#1a1a1a;padding:0 .25em;border-radius:3px">\1</code>', escape(phrase)
    )


def carte(explication: Explication, trace: str = "") -> str:
    """La carte HTML. Style en ligne et ordre de lecture naturel : un carnet rouvert perd `style` et `aria`.

    trace : trace complète de Python, repliée sous la phrase ; rien n’est montré si elle est vide.
    """
    detail = ""
    if trace:
        propre = escape(_COULEURS_ANSI.sub("", trace))
        detail = (
            '<details style="margin:.6em 0 0"><summary style="cursor:pointer;color:#1a1a1a">'
            "Détail technique (le message de Python, en anglais)</summary>"
            '<pre lang="en" style="overflow-x:auto;white-space:pre;font-size:.85em;line-height:1.4;'
            f'background:#f6f7f9;color:#1a1a1a;padding:.6em;margin:.4em 0 0">{propre}</pre></details>'
        )
    return (
        '<section lang="fr" style="border:1px solid #8a5a00;border-left:6px solid #8a5a00;border-radius:4px;'
        "padding:.7em 1em;margin:.4em 0;background:#fffaf0;color:#1a1a1a;max-width:46em;line-height:1.5;"
        'font-family:system-ui,-apple-system,\'Segoe UI\',sans-serif;font-size:1rem">'
        f'<p style="margin:0 0 .4em"><strong>L’exécution s’est arrêtée.</strong> {_riche(explication.fait)}</p>'
        f'<p style="margin:0"><strong>À faire :</strong> {_riche(explication.geste)}</p>{detail}</section>'
    )
