"""Une figure qu’on peut lire sans la voir : titre, image décrite, légende, tableau des valeurs."""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass, field

_TITRE_MOTS = 4
_ALT_SIGNES = 40
_CADRE = "margin:0.5em 0 1.2em;max-width:47rem;color:#1a1a1a;background:#ffffff;padding:0.6em 0.8em;"
_CASE = "padding:0.15em 0.9em 0.15em 0;text-align:{};border-bottom:1px solid #b3b3b3;"


@dataclass(frozen=True)
class FigureAccessible:
    """Une image, ce qu’elle montre et ses valeurs.

    png : octets de l’image ; titre : ce qu’on y voit, en une phrase ; alt : le texte qui la remplace ;
    entetes, lignes : le tableau des valeurs, déjà écrites en français ; legende : comment la lire ;
    numero : rang dans la leçon ; largeur : largeur d’affichage, en pixels.
    """

    png: bytes = field(repr=False)
    titre: str
    alt: str
    entetes: tuple[str, ...]
    lignes: tuple[tuple[str, ...], ...]
    legende: str = ""
    numero: int | None = None
    largeur: int = 720

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/plain": self.texte, "text/html": self.html}

    @property
    def texte(self) -> str:
        """Titre et texte alternatif : ce qu’affiche un terminal, ce que lit une synthèse vocale."""
        return f"{self._titre_complet} {self.alt}"

    @property
    def html(self) -> str:
        """La figure en HTML, sans style externe ni script."""
        image = base64.b64encode(self.png).decode("ascii")
        legende = f'<p style="margin:0.3em 0 0.5em;">{html.escape(self.legende)}</p>' if self.legende else ""
        return (
            f'<figure style="{_CADRE}">'
            f'<figcaption style="margin-bottom:0.5em;"><strong>{html.escape(self._titre_complet)}</strong></figcaption>'
            f'<img alt="{html.escape(self.alt, quote=True)}" width="{self.largeur}" '
            f'style="max-width:100%;height:auto;" src="data:image/png;base64,{image}">'
            f"{legende}{self._tableau()}</figure>"
        )

    @property
    def _titre_complet(self) -> str:
        titre = self.titre if self.titre[-1] in ".?" else self.titre + "."
        return titre if self.numero is None else f"Figure\u00a0{self.numero}. {titre}"

    def _tableau(self) -> str:
        tete = "".join(f'<th scope="col" style="{_CASE.format("left" if i == 0 else "right")}">{html.escape(e)}</th>'
                       for i, e in enumerate(self.entetes))
        corps = "".join(
            "<tr>" + "".join(
                f'<th scope="row" style="{_CASE.format("left")}font-weight:normal;">{html.escape(v)}</th>' if i == 0
                else f'<td style="{_CASE.format("right")}">{html.escape(v)}</td>' for i, v in enumerate(ligne))
            + "</tr>" for ligne in self.lignes)
        return ('<details><summary>Tableau des valeurs</summary>'
                f'<table style="border-collapse:collapse;"><thead><tr>{tete}</tr></thead>'
                f"<tbody>{corps}</tbody></table></details>")


def verifier_textes(titre: str, alt: str) -> None:
    """Refuse une figure muette.

    Erreur : ValueError si le titre n’est pas une phrase qui dit ce qu’on voit, ou si le texte alternatif
    manque ou se contente de répéter le titre.
    """
    if not isinstance(titre, str) or len(titre.split()) < _TITRE_MOTS:
        raise ValueError("titre : dites en une phrase ce que la figure montre, par exemple "
                         "« Le jeu-concours gagne en nombre, les tutoriels gagnent en taux ».")
    if not isinstance(alt, str) or len(alt.strip()) < _ALT_SIGNES or alt.strip(" .") == titre.strip(" ."):
        raise ValueError("alt : décrivez la figure à une personne qui ne la voit pas (ce qui est tracé, "
                         "les valeurs qui comptent), en quarante signes au moins.")
