"""Rendre inoffensif le HTML venu d'une copie, dans les retours et le formgrader.

Une copie s'affiche dans le navigateur de la personne qui corrige, avec ses droits :
aucun script, aucun cadre, aucune requête vers l'extérieur, aucun style qui déborde.
"""

from __future__ import annotations

import base64
import re
from functools import lru_cache

import bleach
from bleach.css_sanitizer import CSSSanitizer
from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Integer

from ..jugement.canonique import TYPE_MIME

BALISES = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section "
    "small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split())
STYLES = frozenset(
    "background background-color border border-bottom border-collapse border-color border-left "
    "border-left-color border-left-style border-left-width border-radius border-right "
    "border-spacing border-style border-top border-width color display font-family font-size "
    "font-style font-variant-numeric font-weight line-height list-style list-style-type margin "
    "margin-bottom margin-left margin-right margin-top max-width min-width overflow-x "
    "overflow-wrap padding padding-bottom padding-left padding-right padding-top text-align "
    "text-decoration vertical-align white-space width gap flex flex-wrap align-items".split())
STYLE_SUSPECT = re.compile(r"url|image|expression|import|\\|@|javascript|-\s*\d", re.IGNORECASE)
COLORATION = re.compile(r"highlight|hl-\w+|[a-z]{1,2}\d?")
LIEN = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)
IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]*\Z")
ATTRIBUTS_SANS_DANGER = frozenset(
    "title lang dir colspan rowspan scope span start open datetime abbr".split())
DIMENSIONS = re.compile(r"\d{1,4}")

DESCRIPTION_ABSENTE = "Image de la copie, sans description"


def _attribut(balise: str, nom: str, valeur: str) -> bool:
    if nom == "style":
        return not STYLE_SUSPECT.search(valeur)
    if nom == "class":
        return all(COLORATION.fullmatch(c) for c in valeur.split())
    if balise == "a":
        return nom == "href" and bool(LIEN.match(valeur.strip())) or nom == "title"
    if balise == "img":
        if nom in ("width", "height"):
            return bool(DIMENSIONS.fullmatch(valeur))
        return nom == "src" and bool(IMAGE.match(valeur)) or nom in ("alt", "title")
    return nom in ATTRIBUTS_SANS_DANGER


_NETTOYEUR = bleach.Cleaner(
    tags=BALISES, attributes=_attribut, protocols={"http", "https", "mailto", "data"},
    strip=True, strip_comments=True, css_sanitizer=CSSSanitizer(allowed_css_properties=STYLES))

# Le contenu de ces balises n'est pas du texte à lire : retirer la balise ne suffit pas.
_ILLISIBLES = re.compile(
    r"<\s*(script|style|template|noscript|iframe|object|svg|math|head|title|textarea)\b"
    r".*?(?:<\s*/\s*\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)


# Les tableaux et figures du cours sont les mêmes d'une copie à l'autre.
@lru_cache(maxsize=512)
def assainir(html: str) -> str:
    """Le même HTML, réduit à ce qui se lit.

    Gardés : titres, listes, tableaux, mise en forme en ligne, images embarquées, liens
    web. Retirés : scripts, cadres, formulaires, gestionnaires d'évènements, adresses
    ``javascript:``, images distantes, styles qui chargent, superposent ou déplacent.
    """
    propre = _NETTOYEUR.clean(_ILLISIBLES.sub("", html))
    propre = re.sub(r"<img(?![^>]*\ssrc=)[^>]*>", "", propre)
    return re.sub(r"<img(?![^>]*\salt=)", f'<img alt="{DESCRIPTION_ABSENTE}"', propre)


@pass_context
def markdown_sain(contexte, source: str) -> str:
    """Filtre Jinja ``markdown2html`` : Markdown vers HTML assaini.

    ``contexte`` est celui du gabarit ; les images jointes à la cellule y sont lues.
    """
    cellule = contexte.get("cell") or {}
    return markdown_en_html(source, cellule.get("attachments"))


def markdown_en_html(source: str, jointes: dict | None = None) -> str:
    """Markdown vers HTML assaini ; ``jointes`` : les images jointes à la cellule."""
    if not isinstance(source, str):
        source = "" if source is None else str(source)
    moteur = IPythonRenderer(escape=False, attachments=jointes or {}, embed_images=False,
                             path="", exclude_anchor_links=True)
    return assainir(MarkdownWithMath(renderer=moteur).render(source))


class AssainirSorties(NbGraderPreprocessor):
    """Assainit et borne les sorties d'une copie corrigée, avant qu'on ne l'ouvre."""

    caracteres_max = Integer(20_000, help="Texte gardé par sortie.").tag(config=True)
    octets_d_image_max = Integer(2 * 2**20, help="Taille d'une image gardée.").tag(config=True)

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "raw":
            # Une cellule brute est recopiée telle quelle dans une page : on la cite.
            cell.cell_type = "markdown"
            cell.metadata.pop("raw_mimetype", None)
            cell.source = "\n".join("    " + ligne for ligne in cell.source.splitlines())
        if cell.cell_type == "code":
            for sortie in cell.outputs:
                self._assainir(sortie)
        return cell, resources

    def _assainir(self, sortie: NotebookNode) -> None:
        if sortie.output_type == "stream":
            sortie.text = self._borner(sortie.text)
        elif sortie.output_type == "error":
            sortie.evalue = self._borner(sortie.evalue)
            sortie.traceback = [self._borner(l) for l in sortie.traceback]
        elif "data" in sortie:
            sortie.data = NotebookNode(self._donnees(sortie.data))
            sortie.metadata = NotebookNode()

    def _donnees(self, donnees: dict) -> dict:
        propres = {}
        for mime, valeur in donnees.items():
            texte = "".join(valeur) if isinstance(valeur, list) else valeur
            if mime == TYPE_MIME:
                propres[mime] = valeur
            elif not isinstance(texte, str):
                continue
            elif mime == "text/plain":
                propres[mime] = self._borner(texte)
            elif mime in ("image/png", "image/jpeg") and len(texte) <= self.octets_d_image_max:
                if re.fullmatch(r"[A-Za-z0-9+/=\s]*", texte):
                    propres[mime] = texte
            elif mime == "text/html" and len(texte) <= self.octets_d_image_max:
                propres["text/html"] = assainir(texte)
            elif mime == "text/markdown" and len(texte) <= self.caracteres_max:
                propres.setdefault("text/html", markdown_en_html(texte))
            elif mime == "image/svg+xml" and len(texte) <= self.octets_d_image_max:
                propres.setdefault("text/html", svg_en_image(texte))
        return propres

    def _borner(self, texte: str) -> str:
        if len(texte) <= self.caracteres_max:
            return texte
        return texte[: self.caracteres_max] + "\n[… la suite, trop longue, n’est pas gardée]"


def svg_en_image(svg: str) -> str:
    """Un SVG en image embarquée : affiché ainsi, ni script ni adresse n'y sont suivis."""
    code = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<img alt="{DESCRIPTION_ABSENTE}" src="data:image/svg+xml;base64,{code}">'
