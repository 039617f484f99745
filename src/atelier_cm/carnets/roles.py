"""Les rôles courts de l'auteur, développés en cellules nbgrader, et l'inverse.

| rôle               | grade | locked | solution | task | points             |
|--------------------|-------|--------|----------|------|--------------------|
| consigne           | (rien : voir `_consigne`)                            |
| reponse, code      | non   | non    | oui      | non  |                    |
| reponse, Markdown  | oui   | non    | oui      | non  | 0 (nbgrader l'exige notée) |
| question           | oui   | oui    | non      | non  | ceux de la question |
| critere            | non   | oui    | non      | oui  | 3                  |

Une leçon ne passe pas par nbgrader : ses cellules portent leur rôle et leur verrou, sans
métadonnées nbgrader, dont les boutons tromperaient l'apprenant.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from atelier_cm.carnets.texte import Bloc

ROLES = ("consigne", "reponse", "question", "critere")
POINTS_CRITERE = 3
DEVOIR, LECON, PAGE = "devoir", "lecon", "page"
IDENTIFIANT = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
# Étiquette de la lecture en ligne (myst-nb) ; JupyterLab replie la même cellule.
CODE_REPLIE = "hide-input"

_NOYAU = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_EMPREINTE = re.compile(r"(?:texte|code)-[0-9a-f]{12}(?:-\d+)?\Z")
_APPEL = 'from atelier_cm import controle; controle("{}")'


def role(bloc: Bloc) -> str:
    """Le rôle d'un bloc : `question` dès qu'il nomme une question, `consigne` par défaut."""
    return bloc.options.get("role", "question" if "question" in bloc.options else "consigne")


def source_de_question(identifiant: str) -> str:
    """La cellule de contrôle d'une question ; elle se suffit, même après un redémarrage."""
    return _APPEL.format(identifiant)


def carnet(blocs: list[Bloc], points: Mapping[str, float], genre: str) -> Any:
    """Le carnet (nbformat 4.5) de ces blocs, sans sortie.

    Args:
        blocs: les blocs vérifiés d'un texte.
        points: points de chaque question déclarée.
        genre: `DEVOIR`, `LECON` ou `PAGE`.
    """
    import nbformat
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

    vus: dict[str, int] = {}
    cellules = []
    for bloc in blocs:
        options = dict(
            source=_source(bloc), id=_identifiant(bloc, vus), metadata=_metadonnees(bloc, points, genre)
        )
        cellules.append((new_code_cell if bloc.genre == "code" else new_markdown_cell)(**options))
    resultat = new_notebook(
        cells=cellules, metadata={"kernelspec": dict(_NOYAU), "language_info": {"name": "python"}}
    )
    resultat.nbformat_minor = 5
    nbformat.validate(resultat)
    return resultat


def octets(carnet: Any) -> bytes:
    """Le carnet tel qu'il est versé : l'écriture de nbformat (clés triées, une ligne par ligne)."""
    import nbformat

    return (nbformat.writes(carnet) + "\n").encode()


def blocs_de_carnet(carnet: Any) -> list[Bloc]:
    """L'inverse de `carnet` : les blocs dont ce carnet est sorti."""
    return [_bloc(cellule) for cellule in carnet.cells]


def _source(bloc: Bloc) -> str:
    return source_de_question(bloc.options["question"]) if role(bloc) == "question" else bloc.source


def _identifiant(bloc: Bloc, vus: dict[str, int]) -> str:
    """L'identifiant écrit, sinon une empreinte du texte ; jamais le rang de la cellule."""
    base = bloc.options.get("question") or bloc.options.get("id")
    if not base:
        prefixe = "code" if bloc.genre == "code" else "texte"
        base = f"{prefixe}-{hashlib.sha256(bloc.source.encode()).hexdigest()[:12]}"
    vus[base] = vus.get(base, 0) + 1
    return base if vus[base] == 1 else f"{base}-{vus[base]}"


def _metadonnees(bloc: Bloc, points: Mapping[str, float], genre: str) -> dict[str, Any]:
    nom = role(bloc)
    meta = {cle: bloc.options[cle] for cle in ("couvre", "alt", "tags") if cle in bloc.options}
    if CODE_REPLIE in meta.get("tags", ()):
        meta["jupyter"] = {"source_hidden": True}
    # L'apprenant ne perd rien par mégarde ; dans une leçon, il peut essayer le code du cours.
    meta["deletable"] = False
    if nom != "reponse" and not (nom == "consigne" and bloc.genre == "code" and genre != DEVOIR):
        meta["editable"] = False
    if nom != "consigne":
        meta["atelier"] = {"role": nom}
    if genre == DEVOIR and (nbgrader := _nbgrader(bloc, nom, points)):
        meta["nbgrader"] = nbgrader
    return meta


def _nbgrader(bloc: Bloc, nom: str, points: Mapping[str, float]) -> dict[str, Any] | None:
    def drapeaux(grade: bool, locked: bool, solution: bool, task: bool, **suite: Any) -> dict:
        return {
            "grade": grade,
            "locked": locked,
            "solution": solution,
            "task": task,
            "grade_id": bloc.options.get("question") or bloc.options["id"],
            "schema_version": 3,
            **suite,
        }

    if nom == "question":
        return drapeaux(True, True, False, False, points=_nombre(points[bloc.options["question"]]))
    if nom == "critere":
        return drapeaux(False, True, False, True, points=POINTS_CRITERE)
    if nom == "reponse" and bloc.genre == "code":
        return drapeaux(False, False, True, False)
    if nom == "reponse":
        return drapeaux(True, False, True, False, points=0)
    # Une consigne n'a de métadonnées nbgrader que si elle est nommée, et seulement du code :
    # nbgrader la remet alors en état à la correction. Un identifiant tiré du texte changerait
    # à chaque coquille corrigée, et nbgrader rejetterait toutes les copies déjà distribuées.
    if bloc.genre == "code" and "id" in bloc.options:
        return drapeaux(False, True, False, False)
    return None


def _nombre(points: float) -> int | float:
    return int(points) if float(points).is_integer() else float(points)


def _bloc(cellule: Any) -> Bloc:
    meta = cellule.metadata
    options: dict[str, Any] = {}
    nom = meta.get("atelier", {}).get("role", "consigne")
    if nom == "question":
        options["question"] = cellule["id"]
    elif nom != "consigne":
        options |= {"role": nom, "id": cellule["id"]}
    elif not _EMPREINTE.match(cellule["id"]):
        options["id"] = cellule["id"]
    options |= {cle: _ordinaire(meta[cle]) for cle in ("couvre", "alt", "tags") if cle in meta}
    source = "" if nom == "question" else cellule.source
    return Bloc(cellule.cell_type, source, options)


def _ordinaire(valeur: Any) -> Any:
    return [str(v) for v in valeur] if isinstance(valeur, list) else valeur
