"""``charger("posts_marchevive")`` : un jeu du cours, prêt à l’emploi."""

import difflib
import hashlib
import io
import json
from functools import lru_cache
from pathlib import Path

import pandas as pd

from .erreurs import DonneesAbsentes, JeuInconnu, PeriodeIllisible
from .periodes import bornes_periode
from .racine import DESCRIPTION, racine_donnees
from .types import typer
from .typographie import insecables

# Fichiers déjà signalés dans cette session : prévenir une fois, pas à chaque cellule.
_signales: set[tuple[str, str]] = set()


def _ressources(racine: Path) -> dict[str, dict]:
    try:
        return _decrire((racine / DESCRIPTION).read_bytes())
    except (ValueError, KeyError, TypeError) as erreur:
        raise DonneesAbsentes(
            f"La description des jeux ({DESCRIPTION}) est abîmée. Relancez l’installation "
            "du cours, ou demandez le dossier des données à l’équipe de formation."
        ) from erreur


@lru_cache(maxsize=2)
def _decrire(description: bytes) -> dict[str, dict]:
    """Les jeux, par nom. Un carnet les demande à presque chaque cellule : on n’analyse le texte qu’une fois."""
    return {ressource["name"]: ressource for ressource in json.loads(description)["resources"]}


def _jeu_inconnu(nom: object, connus: list[str]) -> JeuInconnu:
    proches = difflib.get_close_matches(str(nom).lower(), connus, n=3, cutoff=0.5)
    # Un début de nom vaut une ressemblance : « posts » doit mener à posts_marchevive.
    proches += [c for c in connus if str(nom).lower() in c and c not in proches][: 3 - len(proches)]
    if proches:
        suite = "Vouliez-vous dire " + " ou ".join(f"« {p} »" for p in proches) + " ?"
    else:
        suite = "Les jeux du cours sont : " + ", ".join(connus) + "."
    return JeuInconnu(f"Aucun jeu de données ne s’appelle « {nom} ». {suite}")


def _prevenir_si_modifie(nom: str, contenu: bytes, ressource: dict) -> None:
    attendue = str(ressource.get("hash", "")).removeprefix("sha256:")
    trouvee = _empreinte(contenu)
    if not attendue or trouvee == attendue or (nom, trouvee) in _signales:
        return
    _signales.add((nom, trouvee))
    # stdout et non stderr : une ligne sur stderr ferait perdre des points à nbgrader.
    print(insecables(
        f"Attention : le fichier {ressource['path']} n’est plus celui du cours "
        "(modifié ou abîmé). Vos résultats peuvent différer du corrigé. Pour retrouver "
        "l’original, reprenez ce fichier dans le dossier remis au début du cours, ou "
        "demandez-le à l’équipe de formation."
    ))


@lru_cache(maxsize=16)
def _empreinte(contenu: bytes) -> str:
    return hashlib.sha256(contenu).hexdigest()


@lru_cache(maxsize=16)
def _lire(contenu: bytes, colonnes: str) -> pd.DataFrame:
    """La table typée d’un fichier. Un carnet relit souvent le même jeu : on ne le lit qu’une fois."""
    brut = pd.read_csv(io.BytesIO(contenu), dtype=str, keep_default_na=False, na_values=[""])
    return pd.DataFrame({c["name"]: typer(brut[c["name"]], c) for c in json.loads(colonnes)})


def charger(nom: str, *, periode: object = None) -> pd.DataFrame:
    """Jeu de données du cours, typé d’après son schéma.

    Paramètres
    - ``nom`` : par exemple ``"posts_marchevive"`` ;
    - ``periode`` : facultatif, ``"2026-03"`` (un mois) ou un couple de dates
      ``("2026-03-01", "2026-03-31")``, bornes comprises.

    Résultat : une table neuve à chaque appel (la modifier ne change rien au
    fichier). Dates en ``datetime64``, heures de Paris ; une case vide reste
    vide (``NaN``), elle ne devient jamais 0.

    Erreurs : ``JeuInconnu``, ``DonneesAbsentes``, ``PeriodeIllisible``. Un
    fichier dont l’empreinte a changé est lu quand même, avec un avertissement
    affiché sur la sortie ordinaire.
    """
    racine = racine_donnees()
    ressources = _ressources(racine)
    if nom not in ressources:
        raise _jeu_inconnu(nom, sorted(ressources))
    ressource = ressources[nom]
    chemin = racine / ressource["path"]
    if not chemin.is_file():
        raise DonneesAbsentes(
            f"Le fichier {ressource['path']} manque dans le dossier des données. Reprenez-le "
            "dans le dossier remis au début du cours, ou demandez-le à l’équipe de formation."
        )
    contenu = chemin.read_bytes()
    _prevenir_si_modifie(nom, contenu, ressource)
    schema = ressource["schema"]
    table = _lire(contenu, json.dumps(schema["fields"])).copy()
    if periode is not None:
        debut, fin = bornes_periode(periode)
        temps = schema.get("atelier:temps")
        if temps is None:
            raise PeriodeIllisible(f"Le jeu « {nom} » n’a pas de colonne de date : retirez « periode ».")
        dates = pd.to_datetime(table[temps])
        # Période fermée : le dernier jour compte jusqu’à minuit.
        table = table[(dates >= debut) & (dates < fin + pd.Timedelta(days=1))].reset_index(drop=True)
    index = schema.get("atelier:index")
    return table.set_index(index) if index else table
