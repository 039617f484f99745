"""Le retour rendu à l'élève : une page, ses points, ses cartes, ses commentaires.

:class:`PreparerRetour` range le carnet corrigé en sections ; le gabarit
``gabarits/retour`` ne fait que les poser. Rien n'y vient d'ailleurs que de la copie
et du carnet de notes : ni source de contrôle, ni barème du formateur, ni trace Python.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from . import signaux
from .assainir import markdown_en_html
from .notes import livrable, nom_officiel
from .nombres import en_francais
from .sorties import code_en_html, sorties_en_html

NIVEAUX = ("non démontré", "à consolider", "acquis", "maîtrisé et transféré")
BAREME = re.compile(r"=== BEGIN MARK SCHEME ===.*?=== END MARK SCHEME ===", re.DOTALL)
TITRE = re.compile(r"^(#{1,6})\s+(.+?)\s*$", re.MULTILINE)
POINTS_DU_TITRE = re.compile(r"\s*\(\d+(?:,\d+)?\s*points?[^)]*\)")


@dataclass
class Critere:
    """Un critère de la grille : son nom, le niveau donné (0 à 3) ou ``None``."""

    nom: str
    titre: str
    niveau: float | None
    sur: float
    commentaire_html: str = ""

    @property
    def niveau_en_lettres(self) -> str:
        """« 2 · acquis » ; « en attente de lecture » si rien n'est encore saisi."""
        if self.niveau is None:
            return "en attente de lecture"
        lettres = NIVEAUX[int(self.niveau)] if self.niveau == int(self.niveau) else ""
        return f"{en_francais(self.niveau)} · {lettres}".rstrip(" ·")


@dataclass
class Section:
    """Une question ou un livrable, dans l'ordre de la copie."""

    nom: str
    titre: str
    genre: str  # « question » ou « livrable »
    points: float = 0.0
    sur: float = 0.0
    en_attente: bool = False
    partie: str = ""
    consigne_html: str = ""
    reponse_html: str = ""
    carte_html: str = ""
    commentaires_html: list[str] = field(default_factory=list)
    criteres: list[Critere] = field(default_factory=list)

    @property
    def points_en_lettres(self) -> str:
        """« 2,25 sur 3 »."""
        return f"{en_francais(self.points)} sur {en_francais(self.sur)}"

    @property
    def bilan(self) -> str:
        """L'état de la section, dit par des mots (jamais par une couleur seule)."""
        if self.en_attente:
            return "en attente de lecture"
        if self.points >= self.sur:
            return "tous les points"
        return "une partie des points" if self.points else "aucun point"


class PreparerRetour(NbGraderPreprocessor):
    """Dépose dans ``resources["retour"]`` tout ce que le gabarit affiche."""

    def preprocess(self, nb, resources):
        infos = resources["nbgrader"]
        with Gradebook(infos["db_url"]) as notes:
            copie = notes.find_submission_notebook(
                infos["notebook"], infos["assignment"], infos["student"])
            attente = {n.name for n in copie.grades if n.needs_manual_grade}
            eleve = copie.student
            prenom_nom = " ".join(filter(None, (eleve.first_name, eleve.last_name)))
        resources["retour"] = retour(nb, attente) | {
            "eleve": prenom_nom or infos["student"], "devoir": infos["assignment"]}
        return nb, resources


def retour(nb: NotebookNode, attente: set[str]) -> dict:
    """Le contenu d'un retour : titre, total, sections, signaux.

    Paramètres
    ----------
    nb : le carnet corrigé, passé par ``GetGrades`` (points et commentaires posés).
    attente : noms des cellules qui attendent encore une lecture.
    """
    sections = ranger(nb, attente)
    points, sur = (sum(getattr(s, a) for s in sections) for a in ("points", "sur"))
    en_attente = sum(c.niveau is None for s in sections for c in s.criteres)
    titres = TITRE.findall(next((c.source for c in nb.cells if c.cell_type == "markdown"), ""))
    return {
        "titre": titres[0][1] if titres else "Devoir",
        "total": en_francais(points),
        "sur": en_francais(sur),
        "familles": [
            (nom, en_francais(sum(s.points for s in f)), en_francais(sum(s.sur for s in f)))
            for nom, f in (("Questions", [s for s in sections if s.genre == "question"]),
                           ("Livrable écrit", [s for s in sections if s.genre == "livrable"])) if f],
        "en_attente": en_attente,
        "sections": sections,
        "signaux": signaux.lire(nb, pour_l_eleve=True),
    }


def ranger(nb: NotebookNode, attente: set[str]) -> list[Section]:
    """Découpe le carnet en sections, chacune close par son contrôle ou ses critères."""
    sections: list[Section] = []
    en_cours: list[NotebookNode] = []
    partie = ""
    for cellule in nb.cells:
        nom = nom_officiel(cellule)
        if cellule.cell_type == "markdown" and not utils.is_solution(cellule):
            partie = next((t for niveau, t in reversed(TITRE.findall(cellule.source))
                           if niveau == "##"), partie)
        if utils.is_task(cellule):
            if not (sections and sections[-1].nom == livrable(nom)) or en_cours:
                sections.append(_livrable(livrable(nom) or nom, en_cours, partie))
                en_cours = []
            _ajouter_critere(sections[-1], cellule, attente)
        elif utils.is_grade(cellule) and not utils.is_solution(cellule):
            sections.append(_question(cellule, en_cours, attente, partie))
            en_cours = []
        else:
            en_cours.append(cellule)
    return sections


def _question(cellule: NotebookNode, avant: list, attente: set[str], partie: str) -> Section:
    meta, nom = cellule.metadata.nbgrader, nom_officiel(cellule)
    section = _section("question", nom, avant, partie)
    section.points, section.sur = float(meta.get("score") or 0), float(meta.points)
    section.en_attente = nom in attente
    section.carte_html = sorties_en_html(cellule.outputs, verdict=True)
    return section


def _livrable(nom: str, avant: list, partie: str) -> Section:
    return _section("livrable", nom, avant, partie)


def _section(genre: str, nom: str, cellules: list, partie: str) -> Section:
    titres = [t for c in cellules if c.cell_type == "markdown" and not utils.is_solution(c)
              for _, t in TITRE.findall(c.source)]
    titre = next((t for t in reversed(titres) if nom in t), titres[-1] if titres else nom)
    section = Section(nom, POINTS_DU_TITRE.sub("", titre), genre, partie=partie)
    consignes, reponses = [], []
    for cellule in cellules:
        # Le constructeur et nbgrader verrouillent tout ce que l'élève n'écrit pas.
        if cellule.metadata.get("editable") is not False:
            reponses.append(_cellule_en_html(cellule))
        elif (suite := _apres_le_titre(cellule, titre)) is not None:
            # Ce qui précède le titre (sommaire, import) ne concerne pas cette question.
            consignes = [_cellule_en_html(suite)]
        else:
            consignes.append(_cellule_en_html(cellule))
        commentaire = cellule.metadata.get("nbgrader", {}).get("comment")
        if commentaire and commentaire != "No response.":
            section.commentaires_html.append(markdown_en_html(commentaire))
    section.consigne_html, section.reponse_html = "\n".join(consignes), "\n".join(reponses)
    return section


def _apres_le_titre(cellule: NotebookNode, titre: str) -> NotebookNode | None:
    """La cellule à partir de la ligne qui suit ``titre``, si elle le porte."""
    if cellule.cell_type != "markdown":
        return None
    trouve = next((t for t in TITRE.finditer(cellule.source) if t[2] == titre), None)
    return trouve and NotebookNode(cellule, source=cellule.source[trouve.end():].lstrip("\n"))


def _ajouter_critere(section: Section, cellule: NotebookNode, attente: set[str]) -> None:
    meta, nom = cellule.metadata.nbgrader, nom_officiel(cellule)
    texte = BAREME.sub("", cellule.source).strip()
    niveau = None if nom in attente else float(meta.get("score") or 0)
    section.criteres.append(Critere(
        nom, _titre_de_critere(texte) or nom, niveau, float(meta.points),
        markdown_en_html(meta["comment"]) if meta.get("comment") else ""))
    section.points += niveau or 0
    section.sur += float(meta.points)
    section.en_attente = section.en_attente or niveau is None


def _titre_de_critere(texte: str) -> str:
    premiere = next((l for l in texte.splitlines() if l.strip()), "")
    gras = re.match(r"\s*(?:#+\s*)?\*\*(.+?)\*\*", premiere)
    return gras.group(1).rstrip(".") if gras else premiere.strip("# *")


def _cellule_en_html(cellule: NotebookNode) -> str:
    if cellule.cell_type == "code":
        return code_en_html(cellule.source) + sorties_en_html(cellule.outputs)
    if cellule.cell_type == "markdown":
        return (f'<div class="texte">{abaisser(markdown_en_html(cellule.source, cellule.get("attachments")))}'
                "</div>")
    return f"<pre>{html.escape(cellule.source)}</pre>"


def abaisser(page: str) -> str:
    """Les titres d'une cellule passent sous ceux du retour (h1 devient h4, h3 et au-delà h6)."""
    return re.sub(r"(</?h)([1-6])\b", lambda m: m[1] + str(min(int(m[2]) + 3, 6)), page)


def ne_garder_que_les_pages(*, assignment: str, student: str, notebooks: list,
                            retours: str | Path) -> None:
    """Crochet de ``GenerateFeedback`` : un dossier de retour ne contient que des pages.

    nbgrader y recopie tout ce qui accompagne la copie, empreintes comprises.
    """
    for carnet in notebooks:
        dossier = Path(retours) / Path(carnet).parent.parent.name / assignment
        for chemin in sorted(dossier.rglob("*"), reverse=True):
            if chemin.is_dir():
                chemin.rmdir() if not any(chemin.iterdir()) else None
            elif chemin.suffix != ".html":
                chemin.unlink()
