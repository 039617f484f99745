"""Les liens et les images d'un texte : rien de cassé, rien sans texte alternatif."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from atelier_cm.carnets.problemes import Probleme
from atelier_cm.carnets.texte import Bloc, lire

_AILLEURS = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_IMAGE_HTML = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ALT_HTML = re.compile(r"""\balt\s*=\s*(["'])\s*\S.*?\1""", re.IGNORECASE | re.DOTALL)
_ANCRE_HTML = re.compile(r"""<[a-z][^>]*\b(?:id|name)\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_TITRE = re.compile(r"^ {0,3}#{1,6} +(.+?)(?: +#+)? *$", re.MULTILINE)
# Ces figures portent elles-mêmes leur texte alternatif et le tableau de leurs valeurs.
_FIGURES_DU_COURS = re.compile(r"\bfigures\.\w+\(")
_FIGURES_LIBRES = re.compile(r"\bplt\.|\.plot\b|\bmatplotlib\b|\.hist\(|\.bar\w*\(|\bImage\(")


def problemes_de_liens(fichier: str, blocs: list[Bloc], dossier: Path, racine: Path) -> Iterator[Probleme]:
    """Liens relatifs cassés et images sans texte alternatif d'un texte.

    Args:
        fichier: le texte, à citer.
        blocs: ses blocs.
        dossier: le dossier du texte ; les liens partent de là.
        racine: la racine du dépôt ; un lien n'en sort pas.
    """
    dites: set[str] = set()  # une cible absente se dit une fois par texte, pas à chaque lien
    for bloc in blocs:
        if bloc.genre == "markdown":
            for ligne, adresse, texte, image in _references(bloc.source):
                ligne += bloc.ligne
                if image and not texte.strip():
                    yield Probleme(
                        fichier,
                        ligne,
                        f"image sans texte alternatif : écrivez ce qu’on y voit, ![ce qu’on y voit]({adresse}).",
                    )
                raison = _casse(adresse, dossier, racine, blocs)
                if raison and raison not in dites:
                    dites.add(raison)
                    yield Probleme(fichier, ligne, raison)
            for balise in _IMAGE_HTML.finditer(bloc.source):
                if not _ALT_HTML.search(balise[0]):
                    ligne = bloc.ligne + bloc.source.count("\n", 0, balise.start())
                    yield Probleme(
                        fichier, ligne, 'image sans texte alternatif : ajoutez alt="ce qu’on y voit".'
                    )
        elif _trace_une_figure(bloc.source) and not str(bloc.options.get("alt", "")).strip():
            yield Probleme(
                fichier,
                bloc.ligne,
                "figure sans texte alternatif : ajoutez « :alt: » et dites ce qu’on y voit (les figures du module `figures` portent le leur).",
            )


def _trace_une_figure(source: str) -> bool:
    return bool(_FIGURES_LIBRES.search(source)) and not _FIGURES_DU_COURS.search(source)


@lru_cache(maxsize=512)
def _references(source: str) -> tuple[tuple[int, str, str, bool], ...]:
    """Les liens et images d'un texte Markdown : (décalage de ligne, adresse, texte, image ?)."""
    from markdown_it import MarkdownIt

    trouvees = []
    for bloc in MarkdownIt("commonmark").enable("table").parse(source):
        if bloc.type != "inline" or not bloc.children:
            continue
        for jeton in bloc.children:
            if jeton.type == "link_open":
                trouvees.append((bloc.map[0] if bloc.map else 0, jeton.attrs["href"], "", False))
            elif jeton.type == "image":
                trouvees.append((bloc.map[0] if bloc.map else 0, jeton.attrs["src"], jeton.content, True))
    return tuple((ligne, str(adresse), texte, image) for ligne, adresse, texte, image in trouvees)


def _casse(adresse: str, dossier: Path, racine: Path, blocs: list[Bloc]) -> str | None:
    """Pourquoi ce lien ne mène nulle part, ou None s'il tient."""
    if _AILLEURS.match(adresse) or adresse.startswith("//"):
        return None
    chemin, _, ancre = unquote(adresse).partition("#")
    if not chemin:
        return None if ancre in _ancres(blocs) else f"lien cassé : aucun titre « #{ancre} » dans ce texte."
    if chemin.startswith("/"):
        return f"lien absolu « {chemin} » : partez du dossier de ce texte."
    cible = (dossier / chemin).resolve()
    if not cible.is_relative_to(racine.resolve()):
        return f"le lien « {chemin} » sort du dépôt."
    if cible.suffix == ".md" and cible.with_suffix("").name.upper() != "README":
        return f"le lien « {chemin} » vise un texte source, que l’apprenant n’a pas : visez « {chemin[:-3]}.ipynb »."
    # Le carnet visé peut ne pas être encore construit : son texte suffit.
    source = _texte_de(cible, racine)
    if not cible.exists() and source is None:
        return f"lien cassé : « {chemin} » n’existe pas."
    if ancre and source is not None and ancre not in _ancres_du_fichier(source, source.stat().st_mtime_ns):
        return f"lien cassé : « {chemin} » n’a pas de titre « #{ancre} »."
    return None


def _texte_de(cible: Path, racine: Path) -> Path | None:
    """Le texte source d'un carnet, y compris d'un devoir distribué dans `exercises/`."""
    if cible.suffix != ".ipynb":
        return None
    candidats = [cible.with_suffix(".md")]
    devoirs = racine.resolve() / "exercises"
    if cible.is_relative_to(devoirs):
        candidats.append((racine.resolve() / "solutions" / cible.relative_to(devoirs)).with_suffix(".md"))
    return next((c for c in candidats if c.is_file()), None)


@lru_cache(maxsize=128)
def _ancres_du_fichier(source: Path, _date: int) -> frozenset[str]:
    return _ancres(lire(source.read_text(encoding="utf-8"), str(source)))


def _ancres(blocs: list[Bloc]) -> frozenset[str]:
    """Les ancres d'un carnet dans JupyterLab : identifiants HTML, et titres aux espaces en tirets."""
    ancres: set[str] = set()
    for bloc in blocs:
        if bloc.genre == "markdown":
            ancres.update(_ANCRE_HTML.findall(bloc.source))
            for titre in _TITRE.findall(bloc.source):
                ancres.add(re.sub(r"[*_`]", "", titre).replace(" ", "-"))
    return frozenset(ancres)
