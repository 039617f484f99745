"""Les petits éléments du tableau SWOT : champs étiquetés, boutons qui disent leur effet, message annoncé."""

from __future__ import annotations

import html
import json

import ipywidgets as w

from ..donnees.racine import DESCRIPTION, racine_donnees
from ..metier.ecriture import INSECABLE

_LARGE = {"style": {"description_width": "7.5em"}, "layout": {"width": "100%", "max_width": "46em"}}
STYLE = """<style>
.atelier-swot .jupyter-button{width:auto;height:auto;min-height:2em;line-height:1.35;padding:.3em .8em;white-space:normal;text-align:left;
background:#f2f2f2;color:#1a1a1a;border:1px solid #595959;border-radius:4px;overflow:visible}
.atelier-swot .jupyter-button:disabled{color:#595959;border-style:dashed;opacity:1}
.atelier-swot .jupyter-button:focus-visible,.atelier-swot input:focus-visible,.atelier-swot select:focus-visible,
.atelier-swot textarea:focus-visible{outline:3px solid #0b4a78!important;outline-offset:2px}
.atelier-swot .widget-toggle-button.mod-active,.atelier-swot .jupyter-button.mod-active{background:#0b4a78;color:#fff;border-color:#0b4a78}
.atelier-swot .widget-box{overflow:visible}
.atelier-swot .swot-principal{background:#0b4a78;color:#fff;border-color:#0b4a78;font-weight:600}
.atelier-swot .swot-carte{width:100%;margin:.2em 0 0;background:#fff;font-weight:600}
.atelier-swot .swot-choisie{border:3px solid #0b4a78}
.atelier-swot .widget-html-content{line-height:1.45;white-space:normal}
.atelier-swot .swot-grille{grid-template-columns:repeat(2,minmax(0,1fr));grid-gap:.8em;width:100%;margin-top:.6em}
@media(max-width:800px){.atelier-swot .swot-grille{grid-template-columns:minmax(0,1fr)}}
.atelier-swot .widget-label{color:#1a1a1a}
</style>"""


def champ(nom: str, aide: str = "", *, genre=w.Text) -> w.Text:
    """Un champ de texte étiqueté ; aide : exemple montré quand il est vide."""
    return genre(description=nom, placeholder=aide, **_LARGE)


def liste(nom: str, options=()) -> w.Dropdown:
    """Une liste déroulante étiquetée."""
    return w.Dropdown(description=nom, options=options, **_LARGE)


def sources() -> tuple[str, ...]:
    """Les jeux du cours, proposés comme source d’une preuve ; aucun si leur description ne se lit pas."""
    try:
        paquet = json.loads((racine_donnees() / DESCRIPTION).read_text(encoding="utf-8"))
        return tuple(sorted(r["name"] for r in paquet["resources"]))
    except Exception:  # une liste de suggestions ne doit jamais empêcher d’ouvrir le tableau
        return ()


def champ_source() -> w.Combobox:
    """Le champ de la source : un jeu du cours, ou ce que l’on écrit."""
    return w.Combobox(description="Source", placeholder="posts_marchevive, un entretien, une étude…", options=sources(),
                      ensure_option=False, **_LARGE)


def bouton(nom: str, geste, *, bulle: str = "", principal: bool = False) -> w.Button:
    """Un bouton. Paramètres : nom montré ; geste, appelé sans argument ; bulle, précision au survol."""
    b = w.Button(description=nom, tooltip=bulle or nom)
    if principal:
        b.add_class("swot-principal")
    b.on_click(lambda _: geste())
    return b


def rang(*elements) -> w.HBox:
    """Des éléments côte à côte, qui passent à la ligne quand la place manque."""
    return w.HBox(elements, layout=w.Layout(flex_flow="row wrap", align_items="center"))


def titre(texte: str, niveau: int = 4) -> w.HTML:
    """Un titre de section."""
    return w.HTML(f'<h{niveau} style="margin:0.6em 0 0.2em;">{html.escape(texte)}</h{niveau}>')


def annonce(phrase: str, *, question: bool = False, debut: str = "À vérifier") -> str:
    """Une phrase qu’un lecteur d’écran annonce sans quitter le champ ; question : filet de mise en garde, et son début."""
    if not phrase:
        return '<div role="status" aria-live="polite"></div>'
    filet, mot = ("#b34700", f"<strong>{html.escape(debut)}{INSECABLE}:</strong> ") if question else ("#0b4a78", "")
    return (f'<div role="status" aria-live="polite"><p style="margin:0.3em 0;padding:0.2em 0.6em;border-left:4px solid {filet};'
            f'background:#ffffff;color:#1a1a1a;max-width:46em;">{mot}{html.escape(phrase)}</p></div>')
