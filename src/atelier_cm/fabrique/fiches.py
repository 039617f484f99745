"""La fiche d’un jeu : d’où il vient, ce que dit chaque colonne, ses défauts."""

from atelier_cm.donnees.typographie import insecables

from .description import Champ, Jeu

_TYPES = {"string": "texte", "integer": "entier", "number": "nombre", "date": "date",
          "datetime": "date et heure", "boolean": "vrai ou faux"}


def _espace(nombre: int) -> str:
    return f"{nombre:,}".replace(",", "\u202f")


def _ligne(champ: Champ) -> str:
    unite = champ.unite or "–"
    vide = "non" if champ.requis else "oui"
    return f"| `{champ.nom}` | {_TYPES[champ.type]} | {unite} | {vide} | {champ.description} |"


def fiche(jeu: Jeu) -> str:
    """Texte Markdown de la fiche d’un jeu."""
    lignes = [
        f"# {jeu.titre}",
        "",
        jeu.resume,
        "",
        f"- **Pour l’ouvrir :** `charger(\"{jeu.nom}\")`",
        f"- **Taille :** {_espace(len(jeu.table))} lignes, {len(jeu.champs)} colonnes. {jeu.ligne}",
        f"- **Origine :** {jeu.origine}",
        "- **Licence :** CC BY 4.0.",
        "- **Heures :** heure de Paris. **Case vide :** on ne sait pas (jamais zéro).",
        "",
        "## Colonnes",
        "",
        "| Colonne | Type | Unité | Peut être vide | Ce qu’elle dit |",
        "|---|---|---|---|---|",
        *(_ligne(c) for c in jeu.champs),
        "",
        "## Défauts volontaires",
        "",
    ]
    lignes += [f"- {d}" for d in jeu.defauts] or ["Aucun : ce jeu est livré propre."]
    if jeu.remarques:
        lignes += ["", "## À savoir", "", *(f"- {r}" for r in jeu.remarques)]
    return insecables("\n".join(lignes) + "\n")
