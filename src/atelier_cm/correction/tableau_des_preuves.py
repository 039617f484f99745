"""Le tableau d'équité, lisible par un jury : Markdown, HTML, et le résumé de l'écran."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path

from .nombres import en_francais
from .preuves import CORRIGE, VIERGE, Ligne

COLONNES = ("Carnet", "Question", "Ce que l’on essaie", "Points attendus", "Points obtenus",
            "Phrase annoncée", "Conforme")
GENRES = {CORRIGE: "corrigé", VIERGE: "copie vierge", "erreur": "erreur typique",
          "option": "autre réponse proposée", "dérivée": "erreur d’unité, de signe ou d’arrondi",
          "règle": "tableau abîmé",
          "tapée": "valeur juste tapée à la main", "variante": "autre écriture juste"}


def ligne_du_tableau(ligne: Ligne) -> tuple[str, ...]:
    """Les cases d'une ligne, en toutes lettres."""
    cas = ligne.cas
    phrase = ("sans objet" if not cas.phrase else "lue" if ligne.phrase_lue else "absente")
    obtenus = "aucune note" if ligne.obtenus is None else en_francais(ligne.obtenus)
    if ligne.a_relire:
        obtenus += ", à relire"
    return (ligne.carnet, cas.question, f"{GENRES[cas.genre]} : {cas.libelle}",
            en_francais(cas.points), obtenus, phrase, "oui" if ligne.juste else "NON")


def bilan(lignes: list[Ligne]) -> str:
    """La phrase de conclusion."""
    fausses = sum(not l.juste for l in lignes)
    questions = len({(l.carnet, l.cas.question) for l in lignes})
    if not lignes:
        return "Aucun essai : construisez d’abord les carnets (atelier construire)."
    if fausses:
        return f"{fausses} essai{'s' if fausses > 1 else ''} sur {len(lignes)} ne donne{'nt' if fausses > 1 else ''} pas ce qui est annoncé."
    return f"{len(lignes)} essais sur {questions} questions et critères : chacun donne ce qui est annoncé."


def resume(lignes: list[Ligne]) -> Iterable[str]:
    """Une ligne d'écran par question, puis le détail de chaque essai non conforme."""
    cles = list(dict.fromkeys((l.carnet, l.cas.question) for l in lignes))
    carnet_courant = None
    for carnet, question in cles:
        siennes = [l for l in lignes if (l.carnet, l.cas.question) == (carnet, question)]
        if carnet != carnet_courant:
            carnet_courant = carnet
            yield f"\n{carnet}"
        parties = []
        for titre, genres in (("corrigé", {CORRIGE}), ("vierge", {VIERGE}),
                              ("fautes", {"erreur", "option", "règle", "dérivée", "tapée"}),
                              ("variantes justes", {"variante"})):
            groupe = [l for l in siennes if l.cas.genre in genres]
            if groupe:
                parties.append(f"{titre} {sum(l.juste for l in groupe)}/{len(groupe)}")
        marque = "conforme" if all(l.juste for l in siennes) else "NON CONFORME"
        yield f"  {question:<18} {' · '.join(parties):<60} {marque}"
    for ligne in lignes:
        if not ligne.juste:
            carnet, question, essai, attendus, obtenus, phrase, _ = ligne_du_tableau(ligne)
            yield f"  ✗ {carnet} {question}, {essai} : attendu {attendus}, obtenu {obtenus}, phrase {phrase}."


def ecrire(lignes: list[Ligne], dossier: Path) -> tuple[Path, Path]:
    """Écrit ``equite.md`` et ``equite.html`` dans ``dossier`` ; renvoie leurs chemins."""
    dossier.mkdir(parents=True, exist_ok=True)
    cases = [ligne_du_tableau(l) for l in lignes]
    texte = ["# Preuve d’équité", "", bilan(lignes), "",
             "Chaque réponse ci-dessous a été écrite dans une copie, corrigée par nbgrader (devoirs) "
             "ou exécutée dans un noyau (leçons), puis comparée à ce que la question annonce.", "",
             "| " + " | ".join(COLONNES) + " |", "|" + "---|" * len(COLONNES)]
    texte += ["| " + " | ".join(c.replace("|", "\\|") for c in ligne) + " |" for ligne in cases]
    md = dossier / "equite.md"
    md.write_text("\n".join(texte) + "\n", encoding="utf-8")
    rangs = "\n".join(
        f'<tr{"" if ligne[-1] == "oui" else " class=faux"}>'
        + "".join(f"<td>{html.escape(c)}</td>" for c in ligne) + "</tr>" for ligne in cases)
    page = dossier / "equite.html"
    page.write_text(
        '<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>Preuve d’équité</title>'
        "<style>body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;"
        "color:#1f2430}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;"
        "padding:.35rem .6rem;border-bottom:1px solid #c9ced8}.faux td{background:#fdf0f0;font-weight:600}"
        "thead th{position:sticky;top:0;background:#fff}</style></head><body>"
        f"<h1>Preuve d’équité</h1><p>{html.escape(bilan(lignes))}</p><p>{html.escape(texte[4])}</p>"
        "<table><thead><tr>" + "".join(f'<th scope="col">{c}</th>' for c in COLONNES)
        + f"</tr></thead><tbody>\n{rangs}\n</tbody></table></body></html>\n", encoding="utf-8")
    return md, page
