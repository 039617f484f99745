"""Mettre les jeux en octets : CSV, ``datapackage.json``, fiches. Mêmes jeux, mêmes octets."""

import csv
import hashlib
import io
import json

import pandas as pd

from .description import Champ, Jeu
from .fiches import fiche
from .galerie import galerie
from .periode import Periode

DESCRIPTION = "datapackage.json"


def _cellule(valeur: object, champ: Champ) -> str:
    if valeur is None or pd.isna(valeur):
        return ""
    match champ.type:
        case "boolean":
            return "vrai" if valeur else "faux"
        case "integer":
            return str(int(valeur))
        case "number":
            # Deux décimales au plus : l’écriture ne dépend pas du dernier bit calculé.
            return repr(round(float(valeur), 2))
        case "date":
            return pd.Timestamp(valeur).strftime("%Y-%m-%d")
        case "datetime":
            return pd.Timestamp(valeur).strftime("%Y-%m-%dT%H:%M:%S")
    return str(valeur)


def en_csv(jeu: Jeu) -> bytes:
    """Contenu du fichier : UTF-8, virgule, fins de ligne LF."""
    tampon = io.StringIO()
    ecrivain = csv.writer(tampon, lineterminator="\n")
    ecrivain.writerow([c.nom for c in jeu.champs])
    colonnes = [[_cellule(v, c) for v in jeu.table[c.nom]] for c in jeu.champs]
    ecrivain.writerows(zip(*colonnes, strict=True))
    return tampon.getvalue().encode("utf-8")


def empreinte(contenu: bytes) -> str:
    """Empreinte d’un contenu, au format de Frictionless (« sha256:… »)."""
    return "sha256:" + hashlib.sha256(contenu).hexdigest()


def _ressource(jeu: Jeu, contenu: bytes) -> dict:
    return {
        "name": jeu.nom,
        "path": f"{jeu.nom}.csv",
        "title": jeu.titre,
        "description": jeu.resume,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(contenu),
        "hash": empreinte(contenu),
        "schema": jeu.en_schema(),
    }


def en_json(paquet: dict) -> bytes:
    """Écriture canonique de la description, empreinte d’elle-même comprise."""
    nu = {cle: valeur for cle, valeur in paquet.items() if cle != "atelier:empreinte"}
    signe = nu | {"atelier:empreinte": empreinte(json.dumps(nu, ensure_ascii=False, sort_keys=True).encode("utf-8"))}
    return (json.dumps(signe, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def fichiers(jeux: list[Jeu], graine: int, periode: Periode) -> dict[str, bytes]:
    """Tous les fichiers du dossier des données, par chemin relatif."""
    contenus: dict[str, bytes] = {}
    ressources = []
    for jeu in jeux:
        octets = en_csv(jeu)
        contenus[f"{jeu.nom}.csv"] = octets
        contenus[f"fiches/{jeu.nom}.md"] = fiche(jeu).encode("utf-8")
        contenus |= dict(jeu.annexes)
        ressources.append(_ressource(jeu, octets))
    contenus["README.md"] = galerie(jeux).encode("utf-8")
    contenus[DESCRIPTION] = en_json({
        "name": "atelier-cm",
        "title": "Jeux de données du cours Atelier CM",
        "description": "Données synthétiques : organisations, personnes et chiffres inventés.",
        "profile": "tabular-data-package",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/",
                      "title": "Creative Commons Attribution 4.0"}],
        "atelier:graine": graine,
        "atelier:periode": f"{periode.debut}:{periode.fin}",
        # Les textes d’accompagnement ont aussi leur empreinte : une retouche à la main se voit.
        "atelier:textes": {chemin: empreinte(o) for chemin, o in sorted(contenus.items()) if not chemin.endswith(".csv")},
        "resources": ressources,
    })
    return contenus
