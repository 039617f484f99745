"""Des textes aux produits : carnets, contrôles, version apprenant, tous en mémoire.

`produire` ne touche pas au dépôt. `depot.ecrire` écrit ce qu'il rend, `depot.ecarts` le confronte
à ce qui est versé : la vérification est la construction, à l'écriture près.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from atelier_cm.carnets import roles, solutions
from atelier_cm.carnets.canonique import problemes_d_ecriture
from atelier_cm.carnets.declarations import Declarations, controles, lire_declarations
from atelier_cm.carnets.distribution import CONTROLES, distribuer
from atelier_cm.carnets.fichiers_questions import fichiers_de_questions
from atelier_cm.carnets.gestes import problemes_de_gestes
from atelier_cm.carnets.liens import problemes_de_liens
from atelier_cm.carnets.phrases import problemes_de_phrases
from atelier_cm.carnets.problemes import Probleme, Refus
from atelier_cm.carnets.texte import Bloc, lire
from atelier_cm.carnets.verification import problemes_de_dossier
from atelier_cm.erreurs import ErreurAtelier

PAGES = "pages"
COURS, DEVOIRS, DISTRIBUES = "course", "solutions", "exercises"


@dataclass(frozen=True)
class Dossier:
    """Un dossier de textes qui partagent leurs questions.

    Attributes:
        genre: `roles.DEVOIR`, `roles.LECON` ou `roles.PAGE`.
        module: le nom donné à `atelier construire` (« m6-kpi », « pages »).
        chemin: le dossier, relatif à la racine.
    """

    genre: str
    module: str
    chemin: str

    def textes(self, racine: Path) -> list[Path]:
        """Les textes du dossier, dans l'ordre des noms ; un README n'est pas un carnet."""
        return sorted(p for p in (racine / self.chemin).glob("*.md") if p.stem.upper() != "README")


@dataclass(frozen=True)
class Lecture:
    """Un dossier lu et vérifié : ses blocs par texte, et ses questions."""

    dossier: Dossier
    carnets: Mapping[str, list[Bloc]]
    declarations: Declarations


def dossiers(racine: Path, modules: list[str] | None = None) -> list[Dossier]:
    """Les dossiers à construire : ceux des modules nommés, ou tous.

    Raises:
        ErreurAtelier: un module nommé n'existe pas.
    """
    connus = [
        Dossier(genre, sous.name, f"{base}/{sous.name}")
        for base, genre in ((COURS, roles.LECON), (DEVOIRS, roles.DEVOIR))
        for sous in sorted((racine / base).glob("*/"))
        if any(sous.glob("*.md"))
    ]
    if any((racine / COURS).glob("*.md")):
        connus.insert(0, Dossier(roles.PAGE, PAGES, COURS))
    noms = sorted({d.module for d in connus})
    for nom in modules or ():
        if nom not in noms:
            raise ErreurAtelier(
                f"Le module « {nom} » n’a pas de texte ici. Modules : {', '.join(noms) or 'aucun'}."
            )
    return [d for d in connus if not modules or d.module in modules]


def lire_dossiers(racine: Path, liste: list[Dossier]) -> list[Lecture]:
    """Lit et vérifie tout, et rapporte tous les problèmes ensemble.

    Raises:
        Refus: au moins un texte ne va pas.
    """
    problemes: list[Probleme] = []
    lectures = []
    for dossier in liste:
        try:
            lectures.append(_lire_dossier(racine, dossier, problemes))
        except Refus as refus:
            problemes.extend(refus.problemes)
    if problemes:
        raise Refus(problemes)
    return lectures


def _lire_dossier(racine: Path, dossier: Dossier, problemes: list[Probleme]) -> Lecture:
    carnets: dict[str, list[Bloc]] = {}
    illisible = False
    for chemin in dossier.textes(racine):
        fichier = chemin.relative_to(racine).as_posix()
        try:
            texte = lire_fichier(chemin, fichier)
            carnets[fichier] = lire(texte, fichier)
            problemes.extend(problemes_d_ecriture(texte, fichier))
            problemes.extend(problemes_de_liens(fichier, carnets[fichier], chemin.parent, racine))
            problemes.extend(problemes_de_gestes(fichier, carnets[fichier]))
        except Refus as refus:
            illisible = True
            problemes.extend(refus.problemes)
    for chemin in fichiers_de_questions(racine / dossier.chemin):
        fichier = chemin.relative_to(racine).as_posix()
        problemes.extend(problemes_de_phrases(lire_fichier(chemin, fichier), fichier))
    declarations = lire_declarations(racine / dossier.chemin, dossier.chemin)
    # Un texte illisible ferait passer ses questions pour oubliées : on le dit d'abord, seul.
    if not illisible:
        problemes.extend(
            problemes_de_dossier(
                carnets, declarations.questions, dossier.genre, declarations.places, declarations.fichier
            )
        )
    return Lecture(dossier, carnets, declarations)


def lire_fichier(chemin: Path, fichier: str) -> str:
    """Le texte du fichier, fins de ligne telles quelles.

    Raises:
        Refus: le fichier n'est pas en UTF-8.
    """
    try:
        return chemin.read_bytes().decode("utf-8")
    except UnicodeDecodeError as erreur:
        ligne = chemin.read_bytes()[: erreur.start].count(b"\n") + 1
        raise Refus(
            [Probleme(fichier, ligne, "ce texte n’est pas en UTF-8 : réenregistrez-le dans cet encodage.")]
        ) from None


def produire(
    racine: Path, modules: list[str] | None = None, avancer: Callable[[str], None] = lambda _: None
) -> dict[str, bytes]:
    """Tous les fichiers que le constructeur doit écrire, par chemin relatif à la racine.

    Args:
        racine: le dépôt.
        modules: les modules voulus ; tous par défaut.
        avancer: appelée avec le nom de chaque dossier commencé.

    Raises:
        Refus: un texte ou une déclaration ne va pas.
        ErreurAtelier: nbgrader refuse un devoir.
    """
    produits: dict[str, bytes] = {}
    problemes: list[Probleme] = []
    lectures = lire_dossiers(racine, dossiers(racine, modules))
    for lecture in lectures:
        avancer(lecture.dossier.chemin)
        try:
            siens = _fabriquer(lecture)
        except Refus as refus:
            problemes.extend(refus.problemes)
            continue
        if lecture.dossier.genre == roles.DEVOIR and not problemes:
            siens |= distribuer(racine, lecture.dossier.module, siens)
        produits |= siens
    if problemes:
        raise Refus(problemes)
    return produits


def _fabriquer(lecture: Lecture) -> dict[str, bytes]:
    dossier, declarations = lecture.dossier, lecture.declarations
    points = {nom: q.points for nom, q in declarations.questions.items()}
    produits = {}
    for fichier, blocs in lecture.carnets.items():
        if dossier.genre != roles.DEVOIR:
            blocs = [version_apprenant(bloc) for bloc in blocs]
        produits[fichier.removesuffix(".md") + ".ipynb"] = roles.octets(
            roles.carnet(blocs, points, dossier.genre)
        )
    if declarations.questions:
        from atelier_cm.donnees import charger

        cours = tuple(_code_du_cours(lecture))
        produits[f"{dossier.chemin}/{CONTROLES}"] = _json(controles(declarations, charger, cours))
    return produits


def _code_du_cours(lecture: Lecture) -> Iterator[str]:
    """Le code que l'apprenant reçoit tout écrit : s'en servir n'est pas taper une valeur."""
    for blocs in lecture.carnets.values():
        for bloc in blocs:
            if bloc.genre == "code" and roles.role(bloc) == "consigne":
                yield bloc.source


def version_apprenant(bloc: Bloc) -> Bloc:
    """Le bloc d'une leçon sans sa solution (un devoir passe, lui, par nbgrader)."""
    if roles.role(bloc) != "reponse" or not solutions.a_une_region(bloc.source):
        return bloc
    souche = solutions.SOUCHE_CODE if bloc.genre == "code" else solutions.SOUCHE_TEXTE
    return replace(bloc, source=solutions.sans_solution(bloc.source, souche))


def _json(contenu: dict) -> bytes:
    return (json.dumps(contenu, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
