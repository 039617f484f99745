"""La carte d’un verdict : du HTML sobre, qui se lit aussi sans couleur, sans style et sans aria.

Un carnet rouvert perd ``style``, ``role`` et ``aria`` : le sens est dans l’ordre des mots, l’état
en toutes lettres, le titre, et ``<details>`` pour ce que l’on déplie. La carte porte ses propres
fond et encre : elle reste lisible sur un thème sombre.
"""

from __future__ import annotations

import re
from html import escape

from ..jugement.etats import A_FAIRE, A_REVOIR, ENREGISTRE, PRESQUE, REUSSI
from ..jugement.phrases import REJOUABLE
from ..jugement.verdict import Aide, JugementChamp, Verdict
from ..metier.ecriture import FINE, INSECABLE, ecrire_nombre

# État → (encre de l’état et du filet, fond). Le contraste est tenu par un test.
TEINTES = {
    A_FAIRE: ("#3a4756", "#f5f7f9"),
    A_REVOIR: ("#8a2f0a", "#fdf5f0"),
    PRESQUE: ("#6b4a00", "#fdf8ea"),
    REUSSI: ("#0b5a3c", "#f0f8f4"),
    ENREGISTRE: ("#1d4673", "#f1f5fa"),
}
ENCRE, ENCRE_DOUCE = "#1a1a1a", "#4a4a4a"
_POLICE = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"


def carte(verdict: Verdict) -> str:
    """La carte HTML d’un verdict. Tout ce qui vient de l’apprenant y est échappé."""
    couleur, fond = TEINTES[verdict.etat]
    corps = [_titre(verdict, couleur), *(_avertissement(a) for a in verdict.avertissements),
             _phrase(verdict), _paragraphe(verdict.complement), _champs(verdict), *_aides(verdict), _pied(verdict)]
    return (f'<section lang="fr" style="border:1px solid {couleur};border-left:8px solid {couleur};'
            f"border-radius:6px;background:{fond};color:{ENCRE};padding:.8em 1.1em .5em;margin:.4em 0;"
            f'max-width:44em;font-family:{_POLICE};font-size:1rem;line-height:1.55;text-align:left;overflow-wrap:anywhere">'
            + "".join(corps) + "</section>")


def _titre(verdict: Verdict, couleur: str) -> str:
    etat = verdict.etat[0].upper() + verdict.etat[1:]
    question = f"{escape(verdict.question)} · {escape(verdict.titre)}" if verdict.titre else escape(verdict.question)
    points = ""
    if verdict.montre_points:
        points = (f' <span style="color:{ENCRE_DOUCE};font-weight:400;font-size:1rem;white-space:nowrap">'
                  f"({_points(verdict.points)} sur {_nombre(verdict.sur)})</span>")
    return (f'<p style="margin:0;color:{ENCRE_DOUCE}">{question}</p>'
            f'<h4 style="margin:.05em 0 .4em;padding:0;font-size:1.25rem;line-height:1.3;color:{couleur};'
            f'font-weight:700">{etat}.{points}</h4>')


def _avertissement(phrase: str) -> str:
    return (f'<p style="margin:0 0 .5em;padding:.4em .7em;border:1px solid {ENCRE_DOUCE};border-radius:4px;'
            f'background:#fff;color:{ENCRE}"><strong>À savoir{INSECABLE}:</strong> {riche(phrase)}</p>')


def _paragraphe(phrase: str) -> str:
    return f'<p style="margin:0 0 .5em;color:{ENCRE}">{riche(phrase)}</p>' if phrase else ""


def _phrase(verdict: Verdict) -> str:
    """La phrase principale ; s’il y a plusieurs champs, elle dit d’abord desquels elle parle."""
    if len(verdict.champs) < 2 or not verdict.reste_a_corriger:
        return _paragraphe(verdict.phrase)
    noms = [c.nom for c in verdict.champs if c.phrase == verdict.phrase and c.etat != REUSSI]
    sujet = ", ".join(f"`{nom}`" for nom in noms if f"`{nom}`" not in verdict.phrase)
    return _paragraphe(f"**{sujet}**{INSECABLE}: {verdict.phrase}" if sujet else verdict.phrase)


def _champs(verdict: Verdict) -> str:
    """Champ par champ, dès qu’il y en a plusieurs : ce qui a été lu, et son état en mots."""
    if len(verdict.champs) < 2:
        lu = verdict.champs[0].lu if verdict.champs else ""
        return (f'<p style="margin:0 0 .5em;color:{ENCRE_DOUCE}">Réponse lue{INSECABLE}: '
                f"{escape(lu)}</p>") if lu else ""
    lignes = "".join(_ligne(champ, verdict) for champ in verdict.champs)
    return f'<ul style="margin:.2em 0 .5em;padding:0 0 0 1.2em;color:{ENCRE}">{lignes}</ul>'


def _ligne(champ: JugementChamp, verdict: Verdict) -> str:
    couleur = TEINTES[champ.etat][0]
    lu = f" ({escape(champ.lu)})" if champ.lu else ""
    phrase = ""
    if champ.etat not in (REUSSI, A_FAIRE, ENREGISTRE) and champ.phrase and champ.phrase != verdict.phrase:
        phrase = (f'<details style="margin:.1em 0 .2em"><summary style="cursor:pointer;color:{ENCRE}">'
                  f"Que revoir dans {escape(champ.nom)}{FINE}?</summary>{_paragraphe(champ.phrase)}</details>")
    return (f'<li style="margin:.1em 0"><code style="{_CODE}">{escape(champ.nom)}</code>{lu}{INSECABLE}: '
            f'<strong style="color:{couleur}">{champ.etat}</strong>{phrase}</li>')


def _aides(verdict: Verdict) -> list[str]:
    """Les aides déjà méritées ; la dernière est ouverte."""
    dernier = len(verdict.aides) - 1
    return [_aide(aide, ouverte=rang == dernier) for rang, aide in enumerate(verdict.aides)]


def _aide(aide: Aide, ouverte: bool) -> str:
    contenu = "".join(_bloc(b) for b in re.split(r"(```.*?```)|\n\s*\n", aide.texte, flags=re.DOTALL) if b and b.strip())
    return (f'<details{" open" if ouverte else ""} style="margin:.35em 0;padding:.35em .7em;'
            f'border:1px solid #8a8a8a;border-radius:4px;background:#fff;color:{ENCRE}">'
            f'<summary style="cursor:pointer;font-weight:600;color:{ENCRE}">{escape(aide.titre)}</summary>'
            f'<div style="margin:.4em 0 0">{contenu}</div></details>')


def _bloc(texte: str) -> str:
    """Un bloc de corrigé : du code entre barrières, une liste, ou un paragraphe."""
    texte = texte.strip()
    if texte.startswith("```"):
        code = re.sub(r"^```\w*\n?|\n?```$", "", texte)
        return (f'<pre style="margin:0 0 .5em;padding:.5em .7em;background:#f6f7f9;color:{ENCRE};'
                f'white-space:pre-wrap;border-radius:4px"><code style="color:{ENCRE};background:none">{escape(code)}</code></pre>')
    lignes = texte.split("\n")
    if all(re.match(r"(?:[-*]|\d+\.) ", ligne) for ligne in lignes):
        elements = "".join(f"<li>{riche(re.sub(r'^(?:[-*]|[0-9]+[.]) ', '', ligne))}</li>" for ligne in lignes)
        balise = "ul" if lignes[0][0] in "-*" else "ol"
        return f'<{balise} style="margin:0 0 .5em;padding:0 0 0 1.4em;color:{ENCRE}">{elements}</{balise}>'
    return _paragraphe(texte)


def _pied(verdict: Verdict) -> str:
    morceaux = [REJOUABLE] if verdict.rejouable and verdict.etat != REUSSI else []
    if verdict.reste_a_corriger:
        morceaux.append(f"Pour en parler{INSECABLE}: {escape(verdict.code)}.")
    if not morceaux:
        return ""
    return f'<p style="margin:.6em 0 .3em;color:{ENCRE_DOUCE}">{" ".join(morceaux)}</p>'


_CODE = "background:#fff;border:1px solid #c4c4c4;border-radius:3px;padding:0 .25em;color:#1a1a1a"


def riche(phrase: str) -> str:
    """Échappe une phrase, puis rend le peu de Markdown des cartes : `code`, **gras**, *italique*."""
    texte = escape(phrase)
    texte = re.sub(r"`([^`\n]+)`", rf'<code style="{_CODE}">\1</code>', texte)
    texte = re.sub(r"\*\*([^*\n]+)\*\*", r"<strong>\1</strong>", texte)
    return re.sub(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])", r"<em>\1</em>", texte)


def _nombre(points: float) -> str:
    return ecrire_nombre(points, 0 if float(points).is_integer() else (1 if (points * 10).is_integer() else 2))


def _points(points: float) -> str:
    return f"{_nombre(points)}{INSECABLE}point{'s' if points >= 2 else ''}"
