"""Le livrable du SWOT en une page HTML autonome : rien à télécharger, lisible au clavier, à l’écran et imprimé."""

from __future__ import annotations

from html import escape as e

from ..metier.ecriture import INSECABLE
from .swot_html import TEINTES

_STYLE = """
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#f2f2f2;color:#1a1a1a;font:1.0625rem/1.55 Georgia,'Times New Roman',serif}
main{max-width:64rem;margin:0 auto;padding:2.5rem clamp(1rem,4vw,3.5rem) 3.5rem;background:#fff}
h1{font-size:2.1rem;line-height:1.2;margin:0 0 .3rem;color:#0b4a78}h2{font-size:1.4rem;margin:2.4rem 0 .8rem;color:#0b4a78}
h3{font-size:1.12rem;margin:0 0 .5rem}.doux{color:#4a4a4a}p{margin:.5rem 0}
ol.priorites{padding-left:1.4rem}ol.priorites li{margin:.6rem 0}
.cases{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:.8rem}
.case{padding:.9rem 1.1rem;border:1px solid;border-top-width:5px}.case ul{list-style:none;margin:0;padding:0}.case li{margin:.7rem 0}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:1rem}caption{text-align:left;color:#4a4a4a;padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid #b3b3b3}thead th{color:#0b4a78}
tbody th{font-weight:600}:focus-visible{outline:3px solid #0b4a78;outline-offset:2px}
@media print{body{background:#fff;font-size:10.5pt}main{padding:0;max-width:none}.case,tr{break-inside:avoid}h2{break-after:avoid}}
"""


def page(d: dict) -> str:
    """La page entière. Paramètre : d, ce que rend `document`. Tout texte de l’apprenant y est échappé."""
    corps = [f"<h1>{e(d['titre'])}</h1>", f'<p class="doux">{e(d["signature"])}</p>', *_priorites(d), *_cases(d),
             *_croisements(d), *_causes(d), *_plan(d),
             _titre("sources", "D’où viennent ces chiffres"),
             f"<p>{e(', '.join(d['sources']))}.</p>" if d["sources"] else _rien("Aucune source n’est citée."),
             f"<p>{e(d['methode'])}</p>"]
    auteur = f'<meta name="author" content="{e(d["auteur"])}">' if d["auteur"] else ""
    return ('<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<title>{e(d["titre"])}</title>\n<meta name="description" content="{e(d["resume"])}">{auteur}\n'
            f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n" + "\n".join(corps) + "\n</main>\n</body>\n</html>\n")


def _titre(ancre: str, texte: str) -> str:
    return f'<h2 id="{ancre}">{e(texte)}</h2>'


def _rien(phrase: str) -> str:
    return f'<p class="doux"><em>{e(phrase)}</em></p>'


def _priorites(d):
    yield _titre("priorites", "Ce que nous proposons de faire d’abord")
    if d["priorites"]:
        lignes = "".join(f'<li><strong>{e(p["action"])}</strong><br><span class="doux">{e(p["detail"])}</span></li>'
                         for p in d["priorites"][:3])
        yield f'<ol class="priorites">{lignes}</ol>'
    else:
        yield _rien("Aucune priorité n’est encore inscrite au plan.")
    if d["renoncements"]:
        liste = f"{INSECABLE}; ".join(f"{r['action']} ({r['raison']})" for r in d["renoncements"])
        yield f"<p><strong>Ce à quoi nous renonçons{INSECABLE}:</strong> {e(liste)}.</p>"


def _cases(d):
    yield _titre("constat", "Le constat, en quatre cases")
    sections = []
    for case in d["cases"]:
        encre, fond = TEINTES[case["cle"]]
        cartes = "".join(f'<li><strong>{e(c["numero"])}</strong>{INSECABLE}– {e(c["enonce"])}<br>'
                         f'<span class="doux">{e(c["preuve"])}</span></li>' for c in case["cartes"])
        sections.append(f'<section class="case" style="background:{fond};border-color:{encre}" aria-labelledby="{case["cle"]}">'
                        f'<h3 id="{case["cle"]}" style="color:{encre}">{case["nom"]} ({case["cote"]})</h3>'
                        + (f"<ul>{cartes}</ul>" if cartes else _rien("Aucune carte.")) + "</section>")
    yield f'<div class="cases">{"".join(sections)}</div><p class="doux">{e(d["definition"])}</p>'


def _table(legende: str, entetes: tuple[str, ...], lignes) -> str:
    tete = "".join(f'<th scope="col">{e(nom)}</th>' for nom in entetes)
    corps = "".join("<tr>" + f'<th scope="row">{e(ligne[0])}</th>' + "".join(f"<td>{e(v)}</td>" for v in ligne[1:]) + "</tr>"
                    for ligne in lignes)
    return (f'<div class="table" tabindex="0" role="region" aria-label="{e(legende)}"><table><caption>{e(legende)}</caption>'
            f"<thead><tr>{tete}</tr></thead><tbody>{corps}</tbody></table></div>")


def _croisements(d):
    yield _titre("croisements", "Les croisements")
    lignes = [(x["geste"], x["interne"], x["externe"], x["action"]) for x in d["croisements"]]
    yield _table("Un constat du dedans, un constat du dehors, une action", ("Geste", "Du dedans", "Du dehors", "Action"),
                 lignes) if lignes else _rien("Aucun croisement n’est encore écrit.")


def _causes(d):
    lignes = [tuple(c[nom] for nom in ("faiblesse", "cause", "solution", "indicateur", "echeance")) for c in d["causes"]]
    if lignes:
        yield _titre("causes", "Des faiblesses aux solutions")
        yield _table("De chaque faiblesse à ce qui dira qu’elle recule",
                     ("Faiblesse", "Cause", "Solution", "Indicateur", "Échéance"), lignes)


def _plan(d):
    yield _titre("plan", "Le plan d’action")
    lignes = [(f"{rang}. {p['action']}", p["impact"], p["heures"], p["decide"], p["indicateur"], p["echeance"])
              for rang, p in enumerate(d["priorites"], start=1)]
    yield _table("Dans l’ordre de priorité", ("Action", "Impact", "Heures", "Décide", "Indicateur", "Échéance"),
                 lignes) if lignes else _rien("Aucune action n’est encore inscrite.")
