"""Le texte MyST d'un carnet, lu et écrit bloc par bloc.

La lecture est celle de jupytext (`md:myst`). L'écriture est la nôtre : celle de jupytext
échappe les accents des métadonnées et replie les longues lignes, ce que personne n'a envie
de relire. L'aller-retour des deux est essayé cellule tordue par cellule tordue.
"""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass, field
from typing import Any

import yaml

from atelier_cm.carnets.problemes import Probleme, Refus

ORDRE_OPTIONS = ("role", "id", "question", "couvre", "alt", "tags")
# str.splitlines y voit une fin de ligne, pas l'éditeur de l'auteur : le texte lu serait autre.
SAUTS_INVISIBLES = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
OUVERTURE_CODE = re.compile(r"^\s*(?:`{3,}|~{3,})\{(?:code|raw)-cell\}", re.MULTILINE)


@dataclass(frozen=True)
class Bloc:
    """Une cellule telle que l'auteur ou l'autrice l'a écrite.

    Attributes:
        genre: « markdown » ou « code ».
        source: le texte de la cellule, sans ses options.
        options: les options telles qu'écrites (rôle, identifiant…).
        ligne: ligne du texte où commence le bloc, à partir de 1.
    """

    genre: str
    source: str
    options: dict[str, Any] = field(default_factory=dict)
    ligne: int = 1


def lire(texte: str, fichier: str = "texte") -> list[Bloc]:
    """Découpe un texte MyST en blocs.

    Args:
        texte: le contenu du fichier.
        fichier: le nom à citer dans les refus.

    Raises:
        Refus: option illisible, clôture oubliée, en-tête, cellule nichée dans une liste…
    """
    texte = texte.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    problemes = list(_problemes_de_forme(texte, fichier))
    if problemes:
        raise Refus(problemes)
    from jupytext.myst import myst_to_notebook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # langue du bloc de code : elle est toujours Python
        carnet = myst_to_notebook(texte, add_source_map=True)
    lignes = texte.split("\n")
    blocs = []
    for cellule, depart in zip(carnet.cells, carnet.metadata["source_map"], strict=True):
        if cellule.cell_type == "markdown":
            while depart < len(lignes) and not lignes[depart].strip():
                depart += 1
            depart += 1
        blocs.append(Bloc(cellule.cell_type, cellule.source, _simple(cellule.metadata), depart))
    return blocs


def ecrire(blocs: list[Bloc]) -> str:
    """Écrit les blocs sous leur forme canonique, l'inverse de `lire`."""
    morceaux = []
    precedent = None
    for bloc in blocs:
        if bloc.genre == "markdown":
            if bloc.options:
                morceaux.append(f"+++ {json.dumps(_ordonner(bloc.options), ensure_ascii=False)}")
            elif precedent == "markdown":
                morceaux.append("+++")
            morceaux.append(bloc.source)
        else:
            morceaux.append(_bloc_de_code(bloc))
        precedent = bloc.genre
    return "\n\n".join(morceaux) + "\n"


def _bloc_de_code(bloc: Bloc) -> str:
    from jupytext.cell_to_text import three_backticks_or_more

    cloture = three_backticks_or_more(bloc.source.splitlines())
    options = "".join(f":{ligne}\n" for ligne in _yaml(_ordonner(bloc.options)).splitlines())
    # Une ligne vide sépare les options du code ; sans options, elle protège un code dont la
    # première ligne serait prise pour une option (ou serait elle-même vide).
    premiere = bloc.source.split("\n", 1)[0]
    if bloc.source and (options or not premiere.strip() or premiere.lstrip().startswith((":", "---"))):
        options += "\n"
    corps = f"{bloc.source}\n" if bloc.source else ""
    return f"{cloture}{{code-cell}}\n{options}{corps}{cloture}"


def _yaml(options: dict[str, Any]) -> str:
    lignes = []
    for cle, valeur in options.items():
        ecrit = yaml.safe_dump(
            valeur, allow_unicode=True, default_flow_style=True, width=float("inf"), sort_keys=False
        )
        lignes.append(f"{cle}: {ecrit.removesuffix('...' + chr(10)).strip()}")
    return "\n".join(lignes)


def _ordonner(options: dict[str, Any]) -> dict[str, Any]:
    connues = {cle: options[cle] for cle in ORDRE_OPTIONS if cle in options}
    return connues | options


def _simple(valeur: Any) -> Any:
    """Dictionnaires et listes ordinaires, sans les classes de nbformat."""
    if isinstance(valeur, dict):
        return {cle: _simple(v) for cle, v in valeur.items()}
    return [_simple(v) for v in valeur] if isinstance(valeur, list) else valeur


def _problemes_de_forme(texte: str, fichier: str):
    """Ce que jupytext lirait de travers ou refuserait par une trace."""
    from jupytext.myst import get_parser

    lignes = texte.split("\n")
    for numero, ligne in enumerate(lignes, 1):
        if trouve := SAUTS_INVISIBLES.search(ligne):
            yield Probleme(
                fichier,
                numero,
                f"un caractère invisible coupe la ligne (U+{ord(trouve[0]):04X}) : supprimez-le.",
            )
    jetons = get_parser().parse(texte + "\n")
    if jetons and jetons[0].type == "front_matter":
        yield Probleme(
            fichier,
            1,
            "ce texte commence par un en-tête entre « --- » : retirez-le, le constructeur écrit l’en-tête du carnet.",
        )
    profondeur = 0
    for jeton in jetons:
        profondeur += jeton.nesting
        if jeton.type == "fence" and re.match(r"\{(code|raw)-cell\}", jeton.info):
            if profondeur:
                yield Probleme(
                    fichier,
                    jeton.map[0] + 1,
                    "une cellule de code est prise dans une liste ou une citation : ramenez-la au bord gauche.",
                )
            else:
                yield from _problemes_de_cellule(jeton, lignes, fichier)
        elif jeton.type == "myst_block_break" and not profondeur:
            yield from _problemes_de_separateur(jeton, fichier)


def _problemes_de_cellule(jeton, lignes: list[str], fichier: str):
    from jupytext.myst import MystMetadataParsingError, parse_directive_options

    debut = jeton.map[0] + 1
    if jeton.info.startswith("{raw-cell}"):
        yield Probleme(
            fichier, debut, "une cellule brute (« raw-cell ») n’a pas sa place ici : texte ou code seulement."
        )
        return
    derniere = lignes[jeton.map[1] - 1].strip() if jeton.map[1] <= len(lignes) else ""
    if set(derniere) != {jeton.markup[0]} or OUVERTURE_CODE.search(jeton.content):
        yield Probleme(
            fichier,
            debut,
            f"la cellule de code ouverte ici n’est pas refermée : il manque la ligne « {jeton.markup} ».",
        )
        return
    try:
        _, options = parse_directive_options(jeton.content, "")
    except (MystMetadataParsingError, yaml.YAMLError, ValueError):
        options = None
    if not isinstance(options, dict) or not all(isinstance(cle, str) for cle in options):
        yield Probleme(
            fichier,
            debut + 1,
            "les options de la cellule sont illisibles : une par ligne, « :nom: valeur » ; mettez entre guillemets une valeur qui contient « : ».",
        )


def _problemes_de_separateur(jeton, fichier: str):
    if not jeton.content:
        return
    try:
        lisible = isinstance(json.loads(jeton.content), dict)
    except ValueError:
        lisible = False
    if not lisible:
        yield Probleme(
            fichier,
            jeton.map[0] + 1,
            'les options après « +++ » sont illisibles : écrivez par exemple +++ {"role": "critere", "id": "L6-1-faits"}.',
        )
