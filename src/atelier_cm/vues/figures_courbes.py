"""Courbes mensuelles : une rupture de série s’y voit, et deux compteurs n’y sont jamais raccordés."""

from __future__ import annotations

import pandas as pd

from ..metier.ecriture import ecrire_mois, ecrire_nombre
from .figure_accessible import FigureAccessible, verifier_textes
from .style import ENCRE, FOND, GRIS, PIXELS_AFFICHES, SERIES, decimales_communes, en_png, graduer, nouvelle_figure, reglages


def courbes_mensuelles(table: pd.DataFrame, series, *, titre: str, alt: str, rupture: str | None = None,
                       periodes: tuple[str, str] = ("", ""), partiels: dict[str, list[str]] | None = None,
                       mois: str = "mois", unite: str = "", legende: str = "", numero: int | None = None
                       ) -> FigureAccessible:
    """Une à quatre courbes mois par mois, l’axe vertical partant de zéro.

    Paramètres
    ----------
    table : DataFrame avec une colonne de mois « AAAA-MM ».
    series : liste de colonnes, ou {colonne: nom affiché} ; les vides coupent la courbe.
    rupture : premier mois de la nouvelle mesure (« 2025-11 ») ; les deux périodes sont teintées différemment.
    periodes : ce qu’on mesure avant, puis après.
    partiels : {colonne: [mois]} dont la valeur ne couvre qu’une partie du mois ; tracés en creux, non reliés.
    Résultat : FigureAccessible. Erreur : ValueError (titre, alt, colonne absente, plus de quatre séries).
    """
    verifier_textes(titre, alt)
    series = series if isinstance(series, dict) else {nom: nom for nom in series}
    partiels = partiels or {}
    _verifier(table, series, mois, rupture)
    table = table.sort_values(mois)
    abscisses = [str(m) for m in table[mois]]
    with reglages():
        figure, axe = nouvelle_figure(3.7)
        axe.grid(axis="y")
        for (colonne, nom), trait in zip(series.items(), SERIES):
            _tracer(axe, abscisses, table[colonne].astype(float).to_numpy(), nom, trait, set(partiels.get(colonne, ())))
        axe.set_ylim(0, axe.get_ylim()[1] * 1.12)
        axe.set_xlim(-0.5, len(abscisses) - 0.5)
        if rupture:
            _marquer_rupture(axe, abscisses.index(rupture) - 0.5, periodes, len(abscisses))
        graduer(axe.yaxis, unite)
        _graduer_mois(axe, abscisses)
        if any(m in abscisses for creux in partiels.values() for m in creux):
            axe.plot([], [], linestyle="none", marker="o", markersize=8, markerfacecolor="white", markeredgecolor=GRIS,
                     markeredgewidth=1.8, label="en creux : mois incomplet")
        if len(axe.get_legend_handles_labels()[1]) > 1:
            axe.legend(loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=len(series) + 1, handlelength=3)
        png = en_png(figure)
    return FigureAccessible(png, titre, alt, ("Mois", *series.values()), _lignes(table, series, mois, partiels), legende,
                            numero, PIXELS_AFFICHES)


def _tracer(axe, abscisses, valeurs, nom, trait, creux) -> None:
    couleur, marqueur, style, _ = trait
    pleins = [v if m not in creux else float("nan") for m, v in zip(abscisses, valeurs)]
    axe.plot(range(len(pleins)), pleins, color=couleur, marker=marqueur, linestyle=style, linewidth=2.2, markersize=7,
             label=nom)
    for x, (m, v) in enumerate(zip(abscisses, valeurs)):
        if m in creux and v == v:
            axe.plot([x], [v], color=couleur, marker=marqueur, markersize=8, markerfacecolor="white",
                     markeredgewidth=1.8, linestyle="none")


def _marquer_rupture(axe, x, periodes, n) -> None:
    axe.axvspan(x, n - 0.5, facecolor=FOND, zorder=0)
    axe.axvline(x, color=ENCRE, linewidth=1.6, linestyle=(0, (5, 3)))
    haut = axe.get_ylim()[1]
    axe.set_ylim(0, haut * 1.14)
    # Une période courte se nomme en son milieu, sinon son nom sortirait du cadre ; une longue, près de la rupture.
    for (debut, fin), texte, cote in (((-0.5, x), periodes[0], -1), ((x, n - 0.5), periodes[1], 1)):
        courte = fin - debut < 4
        place = (debut + fin) / 2 if courte else x + 0.15 * cote
        alignement = "center" if courte else "left" if cote > 0 else "right"
        axe.text(place, haut * 1.06, texte, ha=alignement, va="center", color=ENCRE,
                 bbox={"facecolor": FOND if cote > 0 else "white", "edgecolor": "none", "pad": 2})


def _graduer_mois(axe, abscisses) -> None:
    pas = 1 if len(abscisses) <= 13 else 2 if len(abscisses) <= 26 else 3
    reperes = list(range(0, len(abscisses), pas))
    textes = []
    for rang, i in enumerate(reperes):
        nom, annee = ecrire_mois(abscisses[i], court=True).split("\u00a0")
        change = rang == 0 or abscisses[i][:4] != abscisses[reperes[rang - 1]][:4]
        textes.append(f"{nom}\n{abscisses[i][:4]}" if change else nom)
    axe.set_xticks(reperes, textes)
    axe.tick_params(axis="x", length=3, color=GRIS)


def _lignes(table, series, mois, partiels):
    rendues = []
    for _, ligne in table.iterrows():
        cases = []
        for colonne in series:
            valeur = float(ligne[colonne]) if pd.notna(ligne[colonne]) else float("nan")
            texte = "–" if valeur != valeur else ecrire_nombre(valeur, decimales_communes([valeur]))
            cases.append(texte + (" (mois incomplet)" if str(ligne[mois]) in partiels.get(colonne, ()) else ""))
        rendues.append((ecrire_mois(str(ligne[mois])), *cases))
    return tuple(rendues)


def _verifier(table, series, mois, rupture) -> None:
    for colonne in (mois, *series):
        if colonne not in table.columns:
            raise ValueError(f"La colonne « {colonne} » n’est pas dans le tableau.")
    if not 1 <= len(series) <= len(SERIES):
        raise ValueError(f"{len(series)} courbes : cette figure en montre de 1 à {len(SERIES)}.")
    if rupture and rupture not in set(map(str, table[mois])):
        raise ValueError(f"rupture : « {rupture} » n’est pas un mois du tableau.")
