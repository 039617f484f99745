"""Écrire les jeux : CSV, ``datapackage.json``, fiches. Mêmes jeux, mêmes octets."""

import csv
import hashlib
import io
import json

import pandas as pd

from .description import Champ, Jeu
from .fiches import fiche, galerie

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
        "hash": "sha256:" + hashlib.sha256(contenu).hexdigest(),
        "schema": jeu.en_schema(),
    }


def fichiers(jeux: list[Jeu], graine: int) -> dict[str, bytes]:
    """Tous les fichiers du dossier des données, par chemin relatif."""
    contenus: dict[str, bytes] = {}
    ressources = []
    for jeu in jeux:
        octets = en_csv(jeu)
        contenus[f"{jeu.nom}.csv"] = octets
        contenus[f"fiches/{jeu.nom}.md"] = fiche(jeu).encode("utf-8")
        ressources.append(_ressource(jeu, octets))
    paquet = {
        "name": "atelier-cm",
        "title": "Jeux de données du cours Atelier CM",
        "description": "Données synthétiques : organisations, personnes et chiffres inventés.",
        "profile": "tabular-data-package",
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/",
                      "title": "Creative Commons Attribution 4.0"}],
        "atelier:graine": graine,
        "resources": ressources,
    }
    contenus[DESCRIPTION] = (json.dumps(paquet, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    contenus["README.md"] = galerie(jeux).encode("utf-8")
    return contenus
