"""Toute leçon tient son contrat : structure, rampes, votes, sources, cellules annoncées, rien de préparé en cachette."""

from __future__ import annotations

import ast
import re

from atelier_cm.carnets.texte import lire

SECTIONS = ("## Pour se remettre en jambes", "## La situation", "## En séance : deux votes", "## À garder", "## Sources")
RAMPES = ("**Exécuter.**", "**Ajuster.**", "remettre dans l’ordre", "compléter")


def manques(blocs) -> list[str]:
    """Ce qui manque à une leçon, en phrases ; vide si tout y est."""
    prose = "\n".join(b.source for b in blocs if b.genre == "markdown").replace("\u00a0", " ").replace("\u202f", " ")
    phrases = [f"section absente : {s}" for s in SECTIONS if s not in prose]
    phrases += [f"rampe absente : {r}" for r in RAMPES if r.lower() not in prose.lower()]
    if "non essayée avec une classe" not in prose:
        phrases.append("la durée n’est pas dite « estimée, non essayée »")
    if "Ce que vous savez faire lundi" not in prose:
        phrases.append("« ce que vous savez faire lundi » manque")
    if "Pariez d’abord" not in prose or "votre pari" not in prose:
        phrases.append("le pari n’est pas posé, ou pas relu")
    rappels = prose.split("## La situation")[0].count("<details>")
    if rappels != 3:
        phrases.append(f"{rappels} questions de rappel au lieu de trois")
    votes = len(re.findall(r"\*\*Vote \d\.\*\*", prose))
    if votes != 2 or prose.count("Pour la personne qui anime") != votes:
        phrases.append(f"{votes} votes, ou un vote sans mode d’emploi")
    if sum(1 for b in blocs if "question" in b.options) < 4:
        phrases.append("moins de quatre « À vous » contrôlés")
    idees = len(re.findall(r"^## \d\. ", prose, re.MULTILINE))
    figures = sum(1 for b in blocs if b.genre == "code" and "figures." in b.source)
    if not 2 <= idees <= 4 or figures < idees:
        phrases.append(f"{idees} idées et {figures} figures")
    return phrases


def cellules_muettes(blocs) -> list[int]:
    """Les lignes des cellules de code qu'aucune phrase n'annonce.

    La cellule de contrôle suit sa réponse, et la réponse suit son énoncé ou la cellule qui prépare ses données.
    """
    muettes, precedent = [], None
    for bloc in blocs:
        if bloc.genre == "code" and "question" not in bloc.options and bloc.options.get("role") != "reponse":
            if precedent is None or precedent.genre == "code":
                muettes.append(bloc.ligne)
        precedent = bloc
    return muettes


def prepare_en_cachette(blocs) -> set[str]:
    """Les noms fabriqués dans une cellule repliée et lus par une cellule visible : on peut sauter une cellule repliée."""
    caches: set[str] = set()
    trouves: set[str] = set()
    for bloc in blocs:
        if bloc.genre != "code" or "question" in bloc.options:
            continue
        arbre = ast.parse(bloc.source)
        noms = {type(n.ctx): set() for n in ast.walk(arbre) if isinstance(n, ast.Name)}
        for noeud in ast.walk(arbre):
            if isinstance(noeud, ast.Name):
                noms[type(noeud.ctx)].add(noeud.id)
        crees = noms.get(ast.Store, set()) | {
            alias.asname or alias.name for n in ast.walk(arbre)
            if isinstance(n, ast.Import | ast.ImportFrom) for alias in n.names
        }
        trouves |= (noms.get(ast.Load, set()) - crees) & caches
        if "hide-input" in bloc.options.get("tags", []):
            caches |= crees
        else:
            caches -= crees
    return trouves


def test_la_lecon_a_toutes_ses_parties(lecon):
    assert manques(lecon.blocs) == []


def test_une_phrase_annonce_chaque_cellule_de_code(lecon):
    assert cellules_muettes(lecon.blocs) == []


def test_une_cellule_repliee_ne_prepare_rien_pour_la_suite(lecon):
    assert prepare_en_cachette(lecon.blocs) == set()


def test_les_deux_modules_ont_leurs_lecons(lecons_par_module):
    assert {"m3-etat-des-lieux", "m6-kpi"} <= set(lecons_par_module)


def test_une_lecon_sans_vote_ni_sources_est_vue(lecon):
    tronquee = [b for b in lecon.blocs if "## En séance" not in b.source and "## À garder" not in b.source]
    assert any("votes" in phrase for phrase in manques(tronquee))
    assert any("Sources" in phrase for phrase in manques(tronquee))


def test_une_preparation_cachee_est_vue():
    texte = "A.\n\n```{code-cell}\n:tags: [hide-input]\n\nt = 1\n```\n\nB.\n\n```{code-cell}\nt + 1\n```\n"
    assert prepare_en_cachette(lire(texte, "essai")) == {"t"}


def test_une_cellule_sans_phrase_est_vue():
    deux = lire("Une phrase.\n\n```{code-cell}\n1\n```\n\n```{code-cell}\n2\n```\n", "essai")
    assert cellules_muettes(deux) == [7]
