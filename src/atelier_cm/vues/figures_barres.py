"""Barres horizontales : une colonne d’un tableau, ou deux côte à côte pour suivre une ligne de l’une à l’autre."""

from __future__ import annotations

import textwrap

import pandas as pd

from .figure_accessible import FigureAccessible, verifier_textes
from .style import (BLEU, ENCRE, GRIS, PIXELS_AFFICHES, VERMILLON, decimales_communes, en_png, etiquette,
                    nouvelle_figure, reglages)


def barres(table: pd.DataFrame, colonne: str, *, titre: str | None = None, alt: str | None = None, unite: str = "",
           nom: str | None = None, suivre: str | None = None, legende: str = "", numero: int | None = None
           ) -> FigureAccessible:
    """Barres horizontales d’une colonne, une par ligne du tableau, dans son ordre.

    Paramètres : table (2 à 12 lignes, nommées par l’index) ; colonne de nombres positifs ; titre et alt, composés
    d’après les valeurs s’ils manquent (changer de colonne change alors aussi le texte) ; unite ; nom affiché ;
    suivre (ligne hachurée). Résultat : FigureAccessible. Erreur : ValueError (colonne ou ligne absente…).
    """
    _verifier(table, (colonne,), suivre)
    nom = nom or str(colonne).replace("_", " ").capitalize()
    valeurs = table[colonne].astype(float)
    etiquettes = [str(ligne) for ligne in table.index]
    ecrites = [etiquette(v, unite, decimales_communes(valeurs, unite)) for v in valeurs]
    if titre is None:
        premiere = int(valeurs.to_numpy().argmax())
        titre = f"« {etiquettes[premiere]} » vient en tête pour « {nom} » ({ecrites[premiere]})"
    if alt is None:
        alt = (f"Barres horizontales, {len(table)} lignes, colonne « {nom} » : "
               + ", ".join(f"{e} {v}" for e, v in zip(etiquettes, ecrites)) + ".")
    verifier_textes(titre, alt)
    with reglages():
        figure, axe = nouvelle_figure(0.9 + 0.47 * len(table))
        _une_serie(axe, valeurs, etiquettes, suivre, unite, float(valeurs.max()))
        axe.set_title(nom)
        _nommer_lignes(axe, etiquettes, suivre)
        png = en_png(figure)
    entetes = (str(table.index.name or "Ligne").capitalize(), nom)
    return FigureAccessible(png, titre, alt, entetes, tuple(zip(etiquettes, ecrites)), legende, numero, PIXELS_AFFICHES)


def barres_comparees(table: pd.DataFrame, gauche: str, droite: str, *, titre: str, alt: str, suivre: str | None = None,
                     noms: tuple[str, str] | None = None, unites: tuple[str, str] = ("", "%"), legende: str = "",
                     numero: int | None = None, meme_echelle: bool | None = None) -> FigureAccessible:
    """Barres horizontales en deux colonnes, mêmes lignes, même ordre ; une ligne hachurée qu’on suit.

    Paramètres
    ----------
    table : DataFrame dont l’index porte le nom des lignes (2 à 12 lignes).
    gauche, droite : noms des deux colonnes de nombres positifs.
    titre : phrase qui dit ce qu’on voit ; alt : texte alternatif. Tous deux exigés.
    suivre : nom de la ligne hachurée dans les deux séries, avec son rang.
    noms, unites : titres et unités des deux séries.
    Résultat : FigureAccessible. Erreur : ValueError (titre, alt, colonne ou ligne absents, trop de lignes).
    """
    verifier_textes(titre, alt)
    _verifier(table, (gauche, droite), suivre)
    noms = noms or (gauche, droite)
    etiquettes = [str(nom) for nom in table.index]
    with reglages():
        figure, axes = nouvelle_figure(0.9 + 0.47 * len(table), ncols=2, sharey=True)
        figure.get_layout_engine().set(wspace=0.06)
        maxima = _maxima(table, gauche, droite, unites, meme_echelle)
        for axe, colonne, nom, unite, maximum in zip(axes, (gauche, droite), noms, unites, maxima):
            _une_serie(axe, table[colonne].astype(float), etiquettes, suivre, unite, maximum)
            axe.set_title(textwrap.fill(nom, 30))
        _nommer_lignes(axes[0], etiquettes, suivre)
        png = en_png(figure)
    decimales = [decimales_communes(table[c].astype(float), u) for c, u in zip((gauche, droite), unites)]
    lignes = tuple((nom, *(etiquette(table[c].iloc[i], u, d)
                           for c, u, d in zip((gauche, droite), unites, decimales)))
                   for i, nom in enumerate(etiquettes))
    return FigureAccessible(png, titre, alt, (str(table.index.name or "Ligne").capitalize(), *noms), lignes, legende,
                            numero, PIXELS_AFFICHES)


def _maxima(table, gauche, droite, unites, meme_echelle) -> tuple[float, float]:
    maxima = float(table[gauche].max()), float(table[droite].max())
    if meme_echelle is None:
        meme_echelle = unites[0] == unites[1] and max(maxima) <= 3 * min(maxima)
    return (max(maxima),) * 2 if meme_echelle else maxima


def _une_serie(axe, valeurs: pd.Series, etiquettes, suivre, unite, maximum) -> None:
    rangs = valeurs.rank(ascending=False, method="min")
    decimales = decimales_communes(valeurs, unite)
    # Entre deux ou trois barres, l’œil voit le rang : l’écrire ne ferait qu’encombrer.
    dire_le_rang = suivre is not None and len(valeurs) >= 4
    for y, (nom, valeur, rang) in enumerate(zip(etiquettes, valeurs, rangs)):
        suivie = nom == suivre
        axe.barh(y, valeur, height=0.66, facecolor="white" if suivie else BLEU, hatch="////" if suivie else None,
                 edgecolor=VERMILLON if suivie else BLEU, linewidth=1.4)
        place = f"  ({'1re' if rang == 1 else f'{rang:.0f}e'})" if suivie and dire_le_rang and rang == rang else ""
        axe.text(valeur + maximum * 0.02 if valeur == valeur else 0, y, etiquette(valeur, unite, decimales) + place,
                 va="center", ha="left", fontweight="bold" if suivie else "normal", color=ENCRE)
    axe.set_xlim(0, maximum * (1.55 if dire_le_rang else 1.35))
    axe.set_xticks([])
    axe.spines["bottom"].set_visible(False)
    axe.spines["left"].set_color(GRIS)
    axe.tick_params(axis="y", length=0)


def _nommer_lignes(axe, etiquettes, suivre) -> None:
    axe.set_yticks(range(len(etiquettes)), etiquettes)
    axe.invert_yaxis()
    for repere in axe.get_yticklabels():
        repere.set_fontweight("bold" if repere.get_text() == suivre else "normal")


def _verifier(table, colonnes, suivre) -> None:
    for colonne in colonnes:
        if colonne not in table.columns:
            raise ValueError(f"La colonne « {colonne} » n’est pas dans le tableau.")
    if not 2 <= len(table) <= 12:
        raise ValueError(f"{len(table)} lignes : cette figure en montre de 2 à 12. Choisissez les plus utiles.")
    if suivre is not None and suivre not in set(map(str, table.index)):
        raise ValueError(f"suivre : « {suivre} » n’est pas une ligne du tableau.")
