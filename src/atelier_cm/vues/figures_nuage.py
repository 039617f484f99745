"""Nuage de points en quatre quadrants : ce que cela coûte, ce que cela rapporte."""

from __future__ import annotations

import pandas as pd

from ..metier.ecriture import avec_unite
from .figure_accessible import FigureAccessible, verifier_textes
from .style import ENCRE, FOND, GRIS, PIXELS_AFFICHES, SERIES, decimales_communes, en_png, graduer, nouvelle_figure, reglages


def quadrants(table: pd.DataFrame, x: str, y: str, *, titre: str, alt: str, seuils: tuple[float, float] | None = None,
              noms: tuple[str, str] | None = None, unites: tuple[str, str] = ("", ""),
              cases: tuple[str, str, str, str] = ("", "", "", ""), groupe: str | None = None, legende: str = "",
              numero: int | None = None) -> FigureAccessible:
    """Un point nommé par ligne, et deux seuils qui découpent quatre quadrants.

    Paramètres
    ----------
    table : DataFrame dont l’index nomme les points (2 à 20).
    x, y : colonnes de nombres ; seuils : (x, y), les médianes si absents.
    cases : noms des quadrants, haut gauche, haut droit, bas gauche, bas droit.
    groupe : colonne de textes (4 valeurs au plus) ; à chaque groupe son marqueur et sa couleur.
    Résultat : FigureAccessible. Erreur : ValueError (titre, alt, colonne absente, trop de points ou de groupes).
    """
    verifier_textes(titre, alt)
    groupes = _verifier(table, x, y, groupe)
    noms = noms or (x, y)
    abscisses, ordonnees = table[x].astype(float), table[y].astype(float)
    seuil_x, seuil_y = seuils or (float(abscisses.median()), float(ordonnees.median()))
    with reglages():
        figure, axe = nouvelle_figure(4.6)
        _cadrer(axe, abscisses, ordonnees, seuil_x, seuil_y)
        traits = _quadriller(axe, seuil_x, seuil_y, cases)
        for valeur, (couleur, marqueur, _, _) in zip(groupes, SERIES):
            dedans = table[groupe] == valeur if groupe else pd.Series(True, index=table.index)
            axe.plot(abscisses[dedans], ordonnees[dedans], linestyle="none", marker=marqueur, markersize=10, color=couleur,
                     markeredgecolor="white", markeredgewidth=0.8, label=str(valeur))
        _nommer(figure, axe, [str(nom) for nom in table.index], abscisses.to_numpy(), ordonnees.to_numpy(), traits)
        axe.set_xlabel(noms[0])
        axe.set_ylabel(noms[1])
        graduer(axe.xaxis, unites[0])
        graduer(axe.yaxis, unites[1])
        if groupe:
            axe.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=len(groupes))
        png = en_png(figure)
    dx, dy = decimales_communes(abscisses, unites[0]), decimales_communes(ordonnees, unites[1])
    lignes = tuple((str(nom), *((str(table[groupe].iloc[i]),) if groupe else ()),
                    avec_unite(abscisses.iloc[i], unites[0], dx), avec_unite(ordonnees.iloc[i], unites[1], dy))
                   for i, nom in enumerate(table.index))
    entetes = (str(table.index.name or "Nom").capitalize(), *((groupe,) if groupe else ()), *noms)
    return FigureAccessible(png, titre, alt, entetes, lignes, legende, numero, PIXELS_AFFICHES)


def _cadrer(axe, abscisses, ordonnees, seuil_x, seuil_y) -> None:
    for poser, valeurs, seuil, marges in ((axe.set_xlim, abscisses, seuil_x, (0.12, 0.2)),
                                          (axe.set_ylim, ordonnees, seuil_y, (0.16, 0.2))):
        bas, haut = min(valeurs.min(), seuil), max(valeurs.max(), seuil)
        etendue = (haut - bas) or 1.0
        poser(bas - marges[0] * etendue, haut + marges[1] * etendue)


def _quadriller(axe, seuil_x, seuil_y, cases) -> tuple:
    (gauche, _), (_, haut) = axe.get_xlim(), axe.get_ylim()
    # Un seul quadrant teinté, celui qu'on cherche : cher peu, rapporte beaucoup.
    axe.fill_between([gauche, seuil_x], seuil_y, haut, color=FOND, zorder=0)
    vertical = axe.axvline(seuil_x, color=GRIS, linewidth=1.2, linestyle=(0, (5, 3)), zorder=1)
    horizontal = axe.axhline(seuil_y, color=GRIS, linewidth=1.2, linestyle=(0, (5, 3)), zorder=1)
    for texte, x, y, ha, va in zip(cases, (0.012, 0.988, 0.012, 0.988), (0.985, 0.985, 0.015, 0.015),
                                   ("left", "right") * 2, ("top", "top", "bottom", "bottom")):
        axe.text(x, y, texte, transform=axe.transAxes, ha=ha, va=va, color=GRIS, style="italic")
    return vertical, horizontal


def _nommer(figure, axe, noms, abscisses, ordonnees, seuils) -> None:
    """Place chaque nom à la première des positions libres, pour qu’aucun n’en couvre un autre."""
    figure.draw_without_rendering()
    poses = [axe.transData.transform((a, o)) for a, o in zip(abscisses, ordonnees)]
    echelle = figure.dpi / 72
    occupes = [(px - 7 * echelle, py - 7 * echelle, px + 7 * echelle, py + 7 * echelle) for px, py in poses]
    cadre = axe.get_window_extent()
    # Les deux seuils aussi sont des obstacles : un nom traversé par un trait se lit mal.
    for trait in seuils:
        boite = trait.get_window_extent()
        occupes.append((boite.x0 - echelle, boite.y0 - echelle, boite.x1 + echelle, boite.y1 + echelle))
    for nom, a, o in zip(noms, abscisses, ordonnees):
        for dx, dy, ha, va in ((11, 0, "left", "center"), (-11, 0, "right", "center"), (0, 10, "center", "bottom"),
                               (0, -10, "center", "top"), (9, 9, "left", "bottom"), (-9, -9, "right", "top"),
                               (9, -9, "left", "top"), (-9, 9, "right", "bottom")):
            texte = axe.annotate(nom, (a, o), xytext=(dx, dy), textcoords="offset points", ha=ha, va=va, color=ENCRE)
            boite = texte.get_window_extent(figure.canvas.get_renderer())
            libre = all(boite.x1 < g or boite.x0 > d or boite.y1 < b or boite.y0 > h for g, b, d, h in occupes)
            if libre and boite.x0 >= cadre.x0 and boite.x1 <= cadre.x1 + 4 and boite.y1 <= cadre.y1:
                break
            texte.remove()
        else:
            texte = axe.annotate(nom, (a, o), xytext=(11, 0), textcoords="offset points", va="center", color=ENCRE)
            boite = texte.get_window_extent(figure.canvas.get_renderer())
        occupes.append((boite.x0, boite.y0, boite.x1, boite.y1))


def _verifier(table, x, y, groupe) -> list:
    for colonne in (x, y, *((groupe,) if groupe else ())):
        if colonne not in table.columns:
            raise ValueError(f"La colonne « {colonne} » n’est pas dans le tableau.")
    if not 2 <= len(table) <= 20:
        raise ValueError(f"{len(table)} points : cette figure en nomme de 2 à 20.")
    groupes = list(dict.fromkeys(table[groupe])) if groupe else [""]
    if len(groupes) > len(SERIES):
        raise ValueError(f"{len(groupes)} groupes : cette figure en distingue {len(SERIES)}.")
    return groupes
