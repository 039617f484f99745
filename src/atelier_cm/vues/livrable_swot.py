"""Le livrable du module : un SWOT croisé et un plan d’action à montrer à une direction, en HTML, en PDF et en image."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..metier import plan_action, swot as metier
from ..metier.swot import Swot
from .etat_swot import lire_etat
from .figure_accessible import FigureAccessible, verifier_textes
from .livrable_document import document, texte_alternatif
from .livrable_html import page

_GABARIT = Path(__file__).parent / "gabarits" / "swot.typ"
_POINTS_PAR_POUCE = 150.0
_SANS_PDF = "Le PDF n’a pas été fait ({raison}). La page HTML dit la même chose : elle s’imprime depuis le navigateur."


@dataclass(frozen=True)
class Livrable:
    """Les fichiers écrits (pdf et image : None s’ils n’ont pas été faits), et ce qu’il reste à voir avant d’envoyer."""

    html: Path
    pdf: Path | None
    image: Path | None
    avis: tuple[str, ...] = ()

    @property
    def fichiers(self) -> tuple[Path, ...]:
        """Les fichiers écrits, du document à l’image."""
        return tuple(f for f in (self.html, self.pdf, self.image) if f is not None)

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        noms = {".html": "Page à ouvrir dans un navigateur", ".pdf": "Document PDF", ".png": "Image du tableau"}
        liens = "".join(f'<li><a href="{escape(f.as_posix(), quote=True)}" target="_blank">{noms[f.suffix]}</a> '
                        f"({escape(f.as_posix())})</li>" for f in self.fichiers)
        avis = "".join(f"<li>{escape(a)}</li>" for a in self.avis)
        suite = f"<p><strong>Avant d’envoyer :</strong></p><ul>{avis}</ul>" if avis else ""
        return {"text/plain": str(self), "text/html": f"<p>Le livrable est prêt :</p><ul>{liens}</ul>{suite}"}

    def __repr__(self) -> str:
        texte = ["Le livrable est prêt : " + ", ".join(f.as_posix() for f in self.fichiers)]
        return "\n".join(texte + [f"Avant d’envoyer : {a}" for a in self.avis])


def livrable_swot(tableau: Swot | None = None, *, auteur: str = "", date: dt.date | None = None,
                  dossier: str | Path = "reponses", pdf: bool = True, image: bool = True) -> Livrable:
    """Écrit le livrable : `swot.html`, `swot.pdf`, `swot.png` dans le dossier.

    Paramètres : tableau, celui de reponses/swot.json si absent ; auteur, qui signe ; date, du jour si absente ;
    pdf, image : faux pour ne pas les faire. Pendant la correction d’une copie, seule la page HTML est refaite.
    Résultat : Livrable, avec les défauts de forme à régler avant d’envoyer. Ne bloque jamais : un livrable incomplet
    s’écrit, et dit ce qui lui manque. Erreur : EtatPerdu si reponses/swot.json ne se lit pas et ne se copie pas.
    """
    lu = lire_etat(Path(dossier) / "swot.json") if tableau is None else None
    tableau = lu.swot if lu else tableau
    dossier = Path(dossier)
    dossier.mkdir(parents=True, exist_ok=True)
    contenu = document(tableau, auteur=auteur, date=date)
    (dossier / "swot.html").write_text(page(contenu), encoding="utf-8", newline="\n")
    avis, faits = [lu.avis] if lu and lu.avis else [], {}
    if os.environ.get("NBGRADER_EXECUTION") != "autograde":
        for voulu, suffixe in ((pdf, "pdf"), (image, "png")):
            if voulu:
                try:
                    (dossier / f"swot.{suffixe}").write_bytes(composer(contenu, suffixe))
                    faits[suffixe] = dossier / f"swot.{suffixe}"
                except (OSError, ImportError, RuntimeError) as erreur:
                    avis.append(_SANS_PDF.format(raison=type(erreur).__name__))
    avis += [a.phrase for a in (*metier.diagnostiquer(tableau), *plan_action.diagnostiquer(tableau))]
    return Livrable(dossier / "swot.html", faits.get("pdf"), faits.get("png"), tuple(dict.fromkeys(avis)))


def composer(contenu: dict, suffixe: str) -> bytes:
    """Le PDF balisé (norme PDF/UA-1, polices incluses) ou l’image PNG d’un document.

    Paramètres : contenu, ce que rend `document` ; suffixe, « pdf » ou « png ». Les polices sont celles que typst
    embarque : le même contenu donne le même fichier partout. Erreur : RuntimeError si la composition échoue.
    """
    import typst

    entrees = {"donnees": json.dumps(contenu, ensure_ascii=False), "forme": "image" if suffixe == "png" else "document"}
    reglages = {"ppi": _POINTS_PAR_POUCE} if suffixe == "png" else {"pdf_standards": "ua-1"}
    try:
        return typst.compile(str(_GABARIT), format=suffixe, sys_inputs=entrees, ignore_system_fonts=True, **reglages)
    except (typst.TypstError, ValueError) as erreur:
        raise RuntimeError("la mise en page a échoué") from erreur


def image_swot(tableau: Swot, *, titre: str, numero: int | None = None, legende: str = "") -> FigureAccessible:
    """Le tableau en figure du cours : image, texte alternatif complet, tableau des valeurs.

    Paramètres : tableau ; titre, une phrase qui dit ce qu’on y voit ; numero, legende : voir les autres figures.
    """
    alt = texte_alternatif(tableau)
    verifier_textes(titre, alt)
    table = metier.en_table(tableau)
    cartes = table[table["genre"] == "carte"]
    lignes = tuple(tuple(r) for r in cartes[["numero", "enonce", "chiffre", "effectif", "source"]].itertuples(index=False))
    return FigureAccessible(composer(document(tableau), "png"), titre, alt,
                            ("Carte", "Constat", "Chiffre", "Effectif", "Source"), lignes, legende, numero)
