"""Voir une répartition, et dire de combien une estimation peut bouger."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.ticker import FixedLocator

from ..metier.ecriture import avec_unite, ecrire_nombre
from ..metier.saisie import colonne
from .figure_accessible import FigureAccessible, verifier_textes
from .style import (BLEU, CIEL, ENCRE, GRIS, PIXELS_AFFICHES, VERMILLON, decimales_utiles, en_png, graduer,
                    nouvelle_figure, reglages)


def distribution(valeurs, *, titre: str, alt: str, nom: str = "Valeur", unite: str = "", largeur: float | None = None,
                 plafond: float | None = None, infinis: str = "sans réponse", effectifs: str = "publications",
                 legende: str = "", numero: int | None = None) -> FigureAccessible:
    """Histogramme avec la médiane (trait plein) et la moyenne (tirets).

    Paramètres
    ----------
    valeurs : colonne de nombres ; l’infini (message sans réponse) a sa propre barre hachurée.
    largeur : largeur d’une classe, dans l’unité (choisie ronde si absente).
    plafond : au-delà, tout est rangé dans une dernière classe « et plus ».
    nom, unite : grandeur de l’axe ; effectifs : ce que l’on compte ; infinis : nom de la barre à part.
    Résultat : FigureAccessible. Erreur : ValueError (titre, alt, colonne vide).
    """
    verifier_textes(titre, alt)
    lues = colonne(valeurs, "valeurs", negatif=True, infini=True).dropna()
    finies, sans = lues[np.isfinite(lues)], int(np.isinf(lues).sum())
    if finies.empty:
        raise ValueError("valeurs : aucune valeur finie à montrer.")
    bords, comptes, au_dela = _classes(finies.to_numpy(), largeur, plafond)
    mediane, moyenne = float(lues.median()), float(finies.mean())
    noms = _noms_de_classes(bords, unite, au_dela)
    with reglages():
        figure, axe = nouvelle_figure(3.6)
        pas = bords[1] - bords[0]
        axe.grid(axis="y")
        axe.bar(bords[:-1] + pas / 2, comptes, width=pas * 0.94, facecolor=CIEL, edgecolor=BLEU, linewidth=1)
        if sans:
            x = bords[-1] + 1.5 * pas
            axe.bar(x, sans, width=pas * 0.94, facecolor="white", edgecolor=VERMILLON, hatch="////", linewidth=1.4)
            axe.annotate(f"{infinis}\n{ecrire_nombre(sans)}", (x, sans), ha="center", va="bottom", xytext=(0, 3),
                         textcoords="offset points")
        sommet = max([*comptes, sans]) * 1.32
        axe.set_ylim(0, sommet)
        _reperes(axe, mediane, moyenne, bords[-1], sommet, unite, sans)
        axe.set_xlabel(nom + (f" ({unite})" if unite else ""))
        axe.set_ylabel(f"Nombre de {effectifs}")
        reperes = bords[:: max(1, math.ceil((len(bords) - 1) / 10))]
        axe.xaxis.set_major_locator(FixedLocator(reperes))
        axe.xaxis.set_major_formatter(lambda v, _: ecrire_nombre(v, decimales_utiles(reperes)) + (
            " et +" if au_dela and v == bords[-2] else ""))
        graduer(axe.yaxis, entier=True)
        png = en_png(figure)
    lignes = list(zip(noms, map(ecrire_nombre, comptes)))
    if sans:
        lignes.append((infinis, ecrire_nombre(sans)))
    lignes += [("médiane (toutes les lignes)", avec_unite(mediane, unite, 2)),
               ("moyenne" + (" (lignes finies)" if sans else ""), avec_unite(moyenne, unite, 2))]
    return FigureAccessible(png, titre, alt, (nom, f"Nombre de {effectifs}"), tuple(lignes), legende, numero,
                            PIXELS_AFFICHES)


def intervalles(estimations: dict, *, titre: str, alt: str, repere: float | None = None, nom_repere: str = "",
                unite: str = "", legende: str = "", numero: int | None = None) -> FigureAccessible:
    """Points et barres d’erreur à 95 %, une ligne par estimation.

    Paramètres
    ----------
    estimations : {nom: intervalle rendu par kpi.intervalle}, 1 à 10 lignes, de haut en bas.
    repere : valeur à laquelle comparer (0 pour un écart), tracée en tirets ; nom_repere : son nom.
    Résultat : FigureAccessible. Erreur : ValueError (titre, alt, rien à montrer, bornes non définies).
    """
    verifier_textes(titre, alt)
    if not 1 <= len(estimations) <= 10:
        raise ValueError(f"{len(estimations)} estimations : cette figure en montre de 1 à 10.")
    flous = [nom for nom, e in estimations.items() if not (math.isfinite(e.bas) and math.isfinite(e.haut))]
    if flous:
        raise ValueError(f"« {flous[0]} » n’a pas d’intervalle : trop peu de données.")
    decimales = 1 if max(abs(e.haut) for e in estimations.values()) >= 10 else 2
    with reglages():
        figure, axe = nouvelle_figure(1.1 + 0.62 * len(estimations))
        for y, (nom, e) in enumerate(estimations.items()):
            axe.plot([e.bas, e.haut], [y, y], color=BLEU, linewidth=3, solid_capstyle="butt")
            for borne in (e.bas, e.haut):
                axe.plot([borne, borne], [y - 0.14, y + 0.14], color=BLEU, linewidth=3)
            axe.plot([e.estimation], [y], marker="o", markersize=10, color="white", markeredgecolor=ENCRE,
                     markeredgewidth=2.2)
            axe.annotate(avec_unite(e.estimation, unite, decimales), (e.estimation, y), xytext=(0, 11),
                         textcoords="offset points", ha="center", fontweight="bold")
        if repere is not None:
            axe.axvline(repere, color=ENCRE, linewidth=1.4, linestyle=(0, (5, 3)), zorder=1.5)
            axe.annotate(nom_repere, (repere, 1), xycoords=("data", "axes fraction"), xytext=(5, -2),
                         textcoords="offset points", va="top")
        axe.set_yticks(range(len(estimations)), [f"{nom}\n(n = {ecrire_nombre(e.effectif)})".replace(" = ", "\u00a0=\u00a0")
                                                 for nom, e in estimations.items()])
        axe.set_ylim(len(estimations) - 0.45, -0.75)
        axe.grid(axis="x")
        axe.tick_params(axis="y", length=0)
        axe.spines["left"].set_color(GRIS)
        graduer(axe.xaxis, unite)
        png = en_png(figure)
    lignes = tuple((nom, avec_unite(e.estimation, unite, decimales), avec_unite(e.bas, unite, decimales),
                    avec_unite(e.haut, unite, decimales), ecrire_nombre(e.effectif)) for nom, e in estimations.items())
    return FigureAccessible(png, titre, alt, ("Estimation de", "Valeur", "Borne basse", "Borne haute", "Effectif"), lignes,
                            legende, numero, PIXELS_AFFICHES)


def _classes(valeurs: np.ndarray, largeur, plafond):
    etendue = float(min(valeurs.max(), plafond) if plafond else valeurs.max()) - min(0.0, float(valeurs.min()))
    if largeur is None:
        brute = max(etendue, 1e-9) / 12
        ordre = 10 ** math.floor(math.log10(brute))
        largeur = next(k * ordre for k in (1, 2, 2.5, 5, 10) if k * ordre >= brute)
    debut = math.floor(min(0.0, float(valeurs.min())) / largeur) * largeur
    fin = plafond if plafond else valeurs.max()
    nombre = max(1, math.ceil(round((fin - debut) / largeur, 9)))
    au_dela = bool(plafond) and bool((valeurs >= debut + nombre * largeur).any())
    bords = debut + largeur * np.arange(nombre + 1 + au_dela)
    comptes = np.histogram(np.minimum(valeurs, bords[-1]), bords)[0]
    return bords, comptes, au_dela


def _noms_de_classes(bords, unite, au_dela):
    d = decimales_utiles(bords)
    noms = [f"de {ecrire_nombre(a, d)} à {avec_unite(b, unite, d)}" for a, b in zip(bords[:-1], bords[1:])]
    if au_dela:
        noms[-1] = f"{avec_unite(bords[-2], unite, d)} et plus"
    return noms


def _reperes(axe, mediane, moyenne, fin, sommet, unite, sans) -> None:
    """Pose les deux traits ; les étiquettes s’écartent l’une de l’autre, et une moyenne hors cadre est dite."""
    a_gauche, a_droite = (mediane, moyenne) if mediane <= moyenne else (moyenne, mediane)
    for valeur, nom, style in ((mediane, "médiane", "-"), (moyenne, "moyenne", (0, (5, 3)))):
        if not math.isfinite(valeur) or valeur > fin:
            continue
        axe.plot([valeur, valeur], [0, sommet * 0.9], color=ENCRE, linewidth=2, linestyle=style)
        gauche = valeur == a_gauche and a_gauche != a_droite
        axe.annotate(f"{nom}{' des autres' if sans and nom == 'moyenne' else ''} : {avec_unite(valeur, unite, 1)}",
                     (valeur, sommet * (0.97 if nom == "médiane" else 0.88)), ha="right" if gauche and valeur > fin * 0.35 else "left",
                     xytext=(-5 if gauche and valeur > fin * 0.35 else 5, 0), textcoords="offset points", va="center",
                     bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})
