"""Un SWOT en HTML sobre : quatre cases, leurs cartes, leurs preuves, leurs questions ; lisible sans couleur."""

from __future__ import annotations

from html import escape

from ..metier.ecriture import INSECABLE, accorder
from ..metier.swot import CASES, DEFINITIONS, TOWS, Alerte, Carte, Swot, alerte_de

# Encre et filet de chaque case ; le contraste de l'encre sur le fond est tenu par un test.
TEINTES = {"forces": ("#00563f", "#eff7f3"), "faiblesses": ("#8a2f0a", "#fdf4ef"),
           "opportunites": ("#0b4a78", "#eff5fa"), "menaces": ("#6d2b5c", "#f9f1f7")}
ENCRE, DOUCE = "#1a1a1a", "#4a4a4a"


def preuve(carte: Carte) -> str:
    """La preuve en une ligne : chiffre, effectif, source ; « sans preuve » si tout manque."""
    morceaux = [carte.chiffre, f"effectif{INSECABLE}: {carte.effectif}" if carte.effectif else "", carte.source]
    return " · ".join(m for m in morceaux if m) or "sans preuve"


def carte_html(carte: Carte, numero: str, alerte: Alerte | None = None) -> str:
    """Une carte : numéro et constat, preuve, question éventuelle."""
    question = (f'<br><span style="display:inline-block;margin-top:0.2em;padding-left:0.5em;border-left:4px solid #b34700;">'
                f"<strong>À vérifier{INSECABLE}:</strong> {escape(alerte.phrase)}</span>") if alerte else ""
    return (f'<li style="margin:0 0 0.55em;"><strong>{escape(numero)}</strong>{INSECABLE}– {escape(carte.enonce)}'
            f'<br><span style="color:{DOUCE};">Preuve{INSECABLE}: {escape(preuve(carte))}</span>{question}</li>')


def plateau_html(swot: Swot, *, alertes: bool = True) -> str:
    """Les quatre cases en deux rangs (dedans, dehors), puis les croisements et la définition suivie."""
    numeros = swot.numeros
    cases = []
    for cle, case in CASES.items():
        encre, fond = TEINTES[cle]
        cartes = swot.de(cle)
        liste = "".join(carte_html(c, numeros[c.cle], alerte_de(c, definition=swot.definition) if alertes else None)
                        for c in cartes)
        cote = "dedans" if case.interne else "dehors"
        cases.append(
            f'<section style="border:1px solid {encre};border-top:6px solid {encre};background:{fond};padding:0.5em 0.8em;">'
            f'<h4 style="margin:0 0 0.2em;color:{encre};font-size:1.1em;">{case.nom} ({cote}) : {_compte(len(cartes))}</h4>'
            f'<p style="margin:0 0 0.4em;color:{DOUCE};">{escape(case.question)}</p>'
            f'<ul style="margin:0;padding-left:1.1em;list-style:none;padding:0;">{liste}</ul></section>')
    return (f'<div style="color:{ENCRE};background:#ffffff;line-height:1.45;max-width:60rem;">'
            f'<div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:0.6em;">{"".join(cases)}</div>'
            f"{croisements_html(swot)}"
            f'<p style="color:{DOUCE};margin:0.5em 0;">Définition suivie{INSECABLE}: {escape(DEFINITIONS[swot.definition])}</p></div>')


def croisements_html(swot: Swot) -> str:
    """Les croisements en liste : « Saisir – Fo1 × Op2 : … » ; rien s’il n’y en a pas."""
    if not swot.croisements:
        return ""
    lignes = "".join(f"<li><strong>{escape(nom)}</strong>{INSECABLE}– {escape(couple)}{INSECABLE}: {escape(action)}</li>"
                     for nom, couple, action in croisements(swot))
    return f'<h4 style="margin:0.8em 0 0.2em;">Croisements</h4><ul style="margin:0;">{lignes}</ul>'


def croisements(swot: Swot) -> list[tuple[str, str, str]]:
    """(geste TOWS, « Fo1 × Op2 », action) de chaque croisement ; geste « À revoir » si une carte a changé de côté."""
    numeros, cases = swot.numeros, {c.cle: c.case for c in swot.cartes}
    return [(TOWS.get((cases.get(x.interne, ""), cases.get(x.externe, "")), "À revoir"),
             f"{numeros.get(x.interne, '?')} × {numeros.get(x.externe, '?')}", x.action) for x in swot.croisements]


def en_texte(swot: Swot) -> str:
    """Le tableau en lignes de texte, pour un terminal ou une synthèse vocale."""
    numeros, lignes = swot.numeros, []
    for cle, case in CASES.items():
        lignes.append(f"{case.nom} : {_compte(len(swot.de(cle)))}")
        for carte in swot.de(cle):
            lignes.append(f"  {numeros[carte.cle]} – {carte.enonce} (preuve : {preuve(carte)})")
            alerte = alerte_de(carte, definition=swot.definition)
            if alerte:
                lignes.append(f"      À vérifier : {alerte.phrase}")
    lignes += [f"{nom} – {couple} : {action}" for nom, couple, action in croisements(swot)]
    return "\n".join(lignes)


def _compte(n: int) -> str:
    return "aucune carte" if n == 0 else accorder(n, "carte")
