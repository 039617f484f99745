"""Le tableau de bord d’une page : chaque ligne dit où l’on en est, d’où l’on vient, ce qu’on visait."""

from __future__ import annotations

import math
import textwrap

import pandas as pd
from matplotlib.lines import Line2D

from ..metier.ecriture import avec_unite
from .figure_accessible import FigureAccessible, verifier_textes
from .style import BLEU, CLAIR, ENCRE, GRIS, PIXELS_AFFICHES, VERMILLON, en_png, nouvelle_figure, reglages

_COLONNES = ("indicateur", "valeur", "cible")


def tableau_de_bord(table: pd.DataFrame, *, titre: str, alt: str, legende: str = "", numero: int | None = None
                    ) -> FigureAccessible:
    """Une ligne par indicateur : son nom, sa courbe, sa valeur, sa cible, et l’état en toutes lettres.

    Paramètres
    ----------
    table : DataFrame de 2 à 8 lignes ; colonnes indicateur, valeur, cible ; facultatives : unite,
        sens ("hausse", par défaut, ou "baisse" si moins vaut mieux), historique (liste de nombres, du plus
        ancien au plus récent), role ("contre-indicateur" est signalé), decimales.
    Résultat : FigureAccessible. Erreur : ValueError (titre, alt, colonne absente, plus de 8 lignes).
    """
    verifier_textes(titre, alt)
    for colonne in _COLONNES:
        if colonne not in table.columns:
            raise ValueError(f"La colonne « {colonne} » n’est pas dans le tableau.")
    if not 2 <= len(table) <= 8:
        raise ValueError(f"{len(table)} indicateurs : un tableau de bord en montre de 2 à 8.")
    lignes = [_preparer(ligne) for ligne in table.to_dict("records")]
    with reglages():
        figure, axes = nouvelle_figure(0.45 + 0.68 * len(lignes), nrows=len(lignes) + 1, ncols=4, width_ratios=(3.0, 1.9, 2.0, 1.9),
                                       height_ratios=(0.45, *[1] * len(lignes)))
        for axe, texte in zip(axes[0], ("Indicateur", "Sur la période", "Valeur (cible)", "État")):
            axe.text(0, 0.5, texte, transform=axe.transAxes, va="center", color=GRIS)
        for rang, ligne in enumerate(lignes, start=1):
            _dessiner(axes[rang], ligne)
        for axe in axes.flat:
            axe.set_axis_off()
        _separer(figure, axes)
        png = en_png(figure)
    valeurs = tuple((ligne["nom"], ligne["valeur"], ligne["cible"], ligne["etat"]) for ligne in lignes)
    return FigureAccessible(png, titre, alt, ("Indicateur", "Valeur", "Cible", "État"), valeurs, legende, numero,
                            PIXELS_AFFICHES)


def _preparer(ligne: dict) -> dict:
    valeur, cible = float(ligne["valeur"]), float(ligne["cible"])
    baisse = str(ligne.get("sens", "hausse")) == "baisse"
    decimales = ligne.get("decimales")
    if decimales is None or decimales != decimales:
        decimales = 0 if valeur == int(valeur) and cible == int(cible) else 1
    unite = ligne.get("unite") or ""
    unite = "" if unite != unite else str(unite)
    atteint = math.isfinite(valeur) and (valeur <= cible if baisse else valeur >= cible)
    historique = ligne.get("historique")
    return {
        "nom": str(ligne["indicateur"]), "nom_plie": textwrap.fill(str(ligne["indicateur"]), 22), "valeur": avec_unite(valeur, unite, int(decimales)),
        "cible": ("au plus " if baisse else "au moins ") + avec_unite(cible, unite, int(decimales)),
        "atteint": atteint, "etat": "cible atteinte" if atteint else "cible manquée",
        "historique": [float(v) for v in historique] if isinstance(historique, (list, tuple)) else [],
        "contre": str(ligne.get("role", "")) == "contre-indicateur", "repere": cible,
    }


def _separer(figure, axes) -> None:
    """Un filet continu au-dessus de chaque ligne, une fois la mise en page faite."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for haut, bas in zip(axes[:-1, 0], axes[1:, 0]):
        y = (haut.get_position().y0 + bas.get_position().y1) / 2
        figure.add_artist(Line2D([0.01, 0.99], [y, y], color=CLAIR, linewidth=1))


def _dessiner(axes, ligne) -> None:
    nom, courbe, chiffre, etat = axes
    nom.text(0, 0.66 if ligne["contre"] else 0.5, ligne["nom_plie"], transform=nom.transAxes, va="center", fontweight="bold")
    if ligne["contre"]:
        nom.text(0, 0.08 if "\n" in ligne["nom_plie"] else 0.22, "contre-indicateur", transform=nom.transAxes, va="center", color=GRIS, style="italic", fontsize=11)
    if len(ligne["historique"]) > 1:
        x = range(len(ligne["historique"]))
        courbe.axhline(ligne["repere"], color=GRIS, linewidth=1.1, linestyle=(0, (4, 3)))
        courbe.plot(x, ligne["historique"], color=BLEU, linewidth=2)
        courbe.plot([x[-1]], [ligne["historique"][-1]], marker="o", color=BLEU, markersize=7)
        courbe.margins(x=0.06, y=0.25)
    chiffre.text(0, 0.66, ligne["valeur"], transform=chiffre.transAxes, va="center", fontsize=15, fontweight="bold")
    chiffre.text(0, 0.18, ligne["cible"], transform=chiffre.transAxes, va="center", color=GRIS, fontsize=11)
    # Le signe et le mot disent l'état ; la couleur ne fait que le répéter.
    etat.plot([0.05], [0.5], marker="o" if ligne["atteint"] else "X", markersize=11, transform=etat.transAxes, clip_on=False,
              markerfacecolor=BLEU if ligne["atteint"] else "white", markeredgecolor=BLEU if ligne["atteint"] else VERMILLON,
              markeredgewidth=1.8)
    etat.text(0.17, 0.5, ligne["etat"], transform=etat.transAxes, va="center", color=ENCRE)
