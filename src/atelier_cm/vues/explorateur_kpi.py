"""L’explorateur de KPI : changer un seul réglage, et voir bouger la formule, le taux et sa prudence."""

from __future__ import annotations

import html
from dataclasses import dataclass

import ipywidgets as w
import pandas as pd

from ..donnees import charger
from ..metier.bases import BASES, CALCULS, LectureTaux, lire_taux
from ..metier.ecriture import ecrire_mois
from .clavier import CLASSE, TOUCHES

JEU = "posts_marchevive"
# Une liste déroulante dont la valeur est None s’affiche vide : « tout » a donc son propre jeton.
_TOUT = ""
_CHEMIN_SANS = ("Sans réglages à l’écran : explorer.sans_widget(base=\"portee\", reseau=\"Instagram\", "
                "mois=\"2026-03\", sponsorise=False, calcul=\"agrege\")")


@dataclass(frozen=True)
class VueLecture:
    """Une lecture de taux, montrée en tableau HTML ou en lignes de texte."""

    lecture: LectureTaux

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/plain": str(self.lecture), "text/html": en_html(self.lecture)}

    def __repr__(self) -> str:
        return str(self.lecture)


def en_html(lecture: LectureTaux) -> str:
    """Tableau HTML à deux colonnes, suivi des avertissements en toutes lettres."""
    rangs = "".join(
        f'<tr><th scope="row" style="text-align:left;vertical-align:top;padding:0.2em 1.2em 0.2em 0;font-weight:normal;">'
        f'{html.escape(nom)}</th><td style="text-align:left;padding:0.2em 0;'
        f'{"font-weight:bold;font-size:1.25em;" if nom == "Résultat" else ""}">{html.escape(valeur)}</td></tr>'
        for nom, valeur in lecture.lignes)
    alertes = "".join(f'<p style="margin:0.4em 0;padding-left:0.6em;border-left:4px solid #b34700;">'
                      f"<strong>Attention :</strong> {html.escape(phrase)}</p>" for phrase in lecture.avertissements)
    return (f'<div style="color:#1a1a1a;background:#ffffff;line-height:1.45;padding:0.4em 0.8em;max-width:47rem;">'
            f'<p style="margin:0.2em 0 0.5em;"><strong>{html.escape(lecture.titre)}</strong></p>'
            f'<table style="border-collapse:collapse;">{rangs}</table>{alertes}</div>')


class Explorateur(w.VBox):
    """Cinq réglages et une lecture. `lecture` rend la LectureTaux du moment, `choix` les réglages."""

    def __init__(self, table: pd.DataFrame):
        self._table = table
        large = {"style": {"description_width": "9.5em"}, "layout": w.Layout(width="30em", max_width="100%")}
        mois = sorted(set(map(str, table["mois"])))
        self.base = w.Dropdown(description="Diviser par", value="portee", **large, options=[
            (nom + (" (impressions, puis vues)" if cle == "affichages" else ""), cle) for cle, nom in BASES.items()])
        self.reseau = w.Dropdown(description="Réseau", **large, options=[
            ("tous les réseaux", _TOUT), *((r, r) for r in sorted(set(table["reseau"])))])
        self.mois = w.Dropdown(description="Période", **large, options=[
            ("toute la période", _TOUT), *((ecrire_mois(m), m) for m in mois)])
        self.calcul = w.Dropdown(description="Calcul", value="agrege", **large,
                                 options=[(nom, cle) for cle, nom in CALCULS.items()])
        self.sponsorise = w.Checkbox(description="Compter aussi les publications sponsorisées", value=False, indent=False,
                                     layout=w.Layout(width="auto", margin="0.2em 0 0.4em 10em"))
        self._sortie = w.HTML()
        self._reglages = (self.base, self.reseau, self.mois, self.calcul, self.sponsorise)
        for reglage in self._reglages:
            reglage.observe(self._actualiser, names="value")
        self._actualiser()
        super().__init__(children=(*self._reglages, self._sortie, w.HTML(TOUCHES)))
        self.add_class(CLASSE)

    @property
    def choix(self) -> dict:
        """Les réglages du moment, tels que les attend `explorer.sans_widget`."""
        return {"base": self.base.value, "reseau": self.reseau.value or None, "mois": self.mois.value or None,
                "sponsorise": self.sponsorise.value, "calcul": self.calcul.value}

    @property
    def lecture(self) -> LectureTaux:
        """La lecture correspondant aux réglages du moment."""
        return lire_taux(self._table, **self.choix)

    def _actualiser(self, _=None) -> None:
        # Un lecteur d'écran annonce le nouveau résultat sans quitter le réglage.
        self._sortie.value = f'<div role="status" aria-live="polite">{en_html(self.lecture)}</div>'

    def _repr_mimebundle_(self, **kwargs):
        # Là où les widgets ne s'affichent pas (site, courriel, impression), la lecture reste lisible.
        paquet = super()._repr_mimebundle_(**kwargs) or {}
        donnees = paquet[0] if isinstance(paquet, tuple) else paquet
        donnees["text/plain"] = f"{self.lecture}\n{_CHEMIN_SANS}"
        donnees["text/html"] = en_html(self.lecture)
        return paquet


def explorer(table: pd.DataFrame | None = None) -> Explorateur:
    """Ouvre l’explorateur de KPI : base, réseau, période, calcul, publications sponsorisées.

    Paramètre : table de publications ; sans rien, celles de Marchevive. Tout se règle au clavier (Tab, flèches,
    Espace). Résultat : un widget ; `explorer.sans_widget(…)` donne la même lecture sans widget.
    Erreur : ValueError si une colonne manque.
    """
    return Explorateur(charger(JEU) if table is None else table)


def _sans_widget(table: pd.DataFrame | None = None, **choix) -> VueLecture:
    """La lecture que donnerait l’explorateur, sans widget.

    Paramètres : table (Marchevive si absente) ; base, reseau, mois, sponsorise, calcul : voir `lire_taux`.
    Résultat : VueLecture. Erreur : ValueError si un choix n’existe pas.
    """
    return VueLecture(lire_taux(charger(JEU) if table is None else table, **choix))


explorer.sans_widget = _sans_widget
