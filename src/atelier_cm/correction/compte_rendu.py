"""Le compte rendu d'une correction : ce qu'un formateur ou une formatrice lit après un lot."""

from __future__ import annotations

import datetime as dt
import html
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from ..metier.ecriture import ecrire_date
from .nombres import en_francais
from .suivi import EtatCopie


@dataclass(frozen=True)
class Lot:
    """Un lot corrigé.

    Attributes:
        duree_s: durée totale, en secondes.
        date: date et heure de fin, en ISO.
    """

    devoir: str
    etats: tuple[EtatCopie, ...]
    duree_s: float
    date: str

    @property
    def sans_note(self) -> tuple[EtatCopie, ...]:
        return tuple(e for e in self.etats if not e.notee)

    @property
    def suspectes(self) -> tuple[EtatCopie, ...]:
        return tuple(e for e in self.etats if e.suspecte)

    @property
    def signalees(self) -> tuple[EtatCopie, ...]:
        return tuple(e for e in self.etats if e.phrases)


def date_lisible(date: str) -> str:
    """« 21 novembre 2026 à 7 h 03 » pour une date ISO ; ce qui n'en est pas une reste tel quel."""
    try:
        lue = dt.datetime.fromisoformat(date)
    except ValueError:
        return date
    return f"{ecrire_date(lue)} à {lue.hour}\u00a0h\u00a0{lue.minute:02d}"


def etat_en_clair(etat: EtatCopie) -> str:
    """« sans note », « suspecte », « réparée » ou « notée » : le mot qui résume une copie."""
    if not etat.notee:
        return "sans note"
    if etat.suspecte:
        return "suspecte"
    return "signalée" if etat.phrases else "notée"


def resume(lot: Lot) -> str:
    """Le lot en une phrase."""
    notees = [e for e in lot.etats if e.notee]
    cadence = f", soit {en_francais(round(lot.duree_s / len(lot.etats), 2))} s par copie" if lot.etats else ""
    mediane = f" Médiane des questions : {en_francais(median(e.points for e in notees))} sur " \
              f"{en_francais(notees[0].sur)}." if notees else ""
    return (f"{_accorder(notees, 'copie notée')} sur {len(lot.etats)} en {en_francais(round(lot.duree_s, 1))} s{cadence} ; "
            f"{_accorder(lot.signalees, 'signalée')}, {_accorder(lot.suspectes, 'suspecte')}, "
            f"{len(lot.sans_note)} sans note.{mediane}")


def _accorder(liste, mots: str) -> str:
    """« 1 copie notée », « 2 copies notées »."""
    return f"{len(liste)} {mots if len(liste) < 2 else ' '.join(f'{mot}s' for mot in mots.split())}"


def ecrire(lot: Lot, dossier: Path) -> tuple[Path, Path]:
    """Écrit `compte-rendu.json` et `compte-rendu.html` ; rend leurs chemins."""
    dossier.mkdir(parents=True, exist_ok=True)
    en_json, en_html = dossier / "compte-rendu.json", dossier / "compte-rendu.html"
    en_json.write_text(json.dumps(asdict(lot), ensure_ascii=False, indent=1), encoding="utf-8", errors="backslashreplace")
    en_html.write_text(page(lot), encoding="utf-8", errors="replace")
    return en_json, en_html


def page(lot: Lot) -> str:
    """La page HTML, autonome : aucune ressource extérieure, rien d'une copie n'y est actif."""
    ordre = {"sans note": 0, "suspecte": 1, "signalée": 2, "notée": 3}
    lignes = "\n".join(_ligne(e) for e in sorted(lot.etats, key=lambda e: (ordre[etat_en_clair(e)], e.eleve)))
    titre = f"Correction de {html.escape(lot.devoir)}"
    return f"""<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{titre}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; color: #1f2430; background: #fff; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #767b87 }}
td.nombre {{ text-align: right; white-space: nowrap }}
ul {{ margin: 0; padding-left: 1.1rem }}
</style>
</head>
<body>
<h1>{titre}</h1>
<p>{html.escape(resume(lot))}</p>
<p>Fini le {html.escape(date_lisible(lot.date))}. Les copies à regarder sont en tête. Les points sont ceux des questions, sans les livrables.</p>
<table>
<caption>Une ligne par copie</caption>
<thead><tr><th scope="col">Élève</th><th scope="col">État</th><th scope="col">Points</th><th scope="col">À savoir</th></tr></thead>
<tbody>
{lignes}
</tbody>
</table>
</body>
</html>
"""


def _ligne(etat: EtatCopie) -> str:
    points = f"{en_francais(etat.points)} sur {en_francais(etat.sur)}" if etat.notee else "—"
    phrases = "".join(f"<li>{html.escape(p)}</li>" for p in etat.phrases)
    return (f'<tr><th scope="row">{html.escape(etat.eleve)}</th><td>{etat_en_clair(etat)}</td>'
            f'<td class="nombre">{points}</td><td>{f"<ul>{phrases}</ul>" if phrases else ""}</td></tr>')
