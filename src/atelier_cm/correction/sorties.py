"""Le code et les sorties d'une cellule, en HTML lisible sans Jupyter."""

from __future__ import annotations

import html
import re

from nbformat.notebooknode import NotebookNode

from .assainir import DESCRIPTION_ABSENTE, assainir

SOUCHE = re.compile(r"^\s*# ↑ Remplacez .*$", re.MULTILINE)
COULEURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
ARRETS_FORCES = {"CellTimeoutError", "KeyboardInterrupt"}


def code_en_html(source: str) -> str:
    """Le code, cité tel quel ; la souche du devoir n'est pas le travail de l'élève."""
    source = re.sub(r"\n{2,}", "\n\n", SOUCHE.sub("", source)).strip()
    return f'<pre class="code"><code>{html.escape(source)}</code></pre>' if source else ""


def sorties_en_html(sorties: list[NotebookNode], *, verdict: bool = False) -> str:
    """Les sorties, la plus riche d'abord ; une erreur y tient en une phrase.

    ``verdict`` : les sorties sont celles d'un contrôle, on n'en montre que la carte.
    """
    morceaux = [_sortie(s, verdict=verdict) for s in sorties]
    return "\n".join(m for m in morceaux if m)


def _sortie(sortie: NotebookNode, *, verdict: bool) -> str:
    if sortie.output_type == "error":
        return f'<p class="arret">{html.escape(phrase_d_arret(sortie))}</p>'
    if sortie.output_type == "stream":
        if sortie.name != "stdout" or verdict:
            return ""
        return _texte(sortie.text)
    donnees = sortie.get("data", {})
    if donnees.get("text/html"):
        return f'<div class="sortie">{assainir(_joint(donnees["text/html"]))}</div>'
    for mime in ("image/png", "image/jpeg"):
        if donnees.get(mime):
            code = re.sub(r"[^A-Za-z0-9+/=]", "", _joint(donnees[mime]))
            return (f'<div class="sortie"><img alt="{DESCRIPTION_ABSENTE}" '
                    f'src="data:{mime};base64,{code}"></div>')
    # Sans carte, le text/plain d'un contrôle est le nombre de points : déjà dit plus haut.
    return "" if verdict else _texte(_joint(donnees.get("text/plain", "")))


def phrase_d_arret(sortie: NotebookNode) -> str:
    """Une phrase à la place de la trace : ce qui s'est arrêté, et sur quoi."""
    if sortie.ename in ARRETS_FORCES:
        return "Cette cellule ne finissait pas : elle a été interrompue."
    detail = COULEURS.sub("", str(sortie.evalue)).strip().splitlines()
    return f"Cette cellule s’est arrêtée : {sortie.ename}" + (f" ({detail[0]})." if detail else ".")


def _texte(texte: str) -> str:
    texte = COULEURS.sub("", _joint(texte)).strip("\n")
    return f'<pre class="sortie">{html.escape(texte)}</pre>' if texte.strip() else ""


def _joint(valeur) -> str:
    return "".join(valeur) if isinstance(valeur, list) else str(valeur)
