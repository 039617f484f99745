"""La voie rapide : tout le carnet déroulé dans un duplicata du processus chaud, sans noyau ni client Jupyter.

Les sorties y sont celles d'un noyau (la coquille est la même), remises ici dans la forme d'un carnet. Tout
ce que cette voie ne sait pas faire comme un noyau la fait renoncer ; elle ne juge donc jamais une copie.
"""

from __future__ import annotations

import json
from pathlib import Path

from atelier_cm.correction.echanges import Demande
from atelier_cm.correction.noyaux.couveuse import ZygotePerdu
from atelier_cm.correction.noyaux.tube import derouler

POIDS_D_UN_MESSAGE = 64  # octets : un million de sorties vides inondent aussi


class Renonce(Exception):
    """La voie rapide ne convient pas à cette copie."""


def executer_d_un_trait(demande: Demande, dossier: Path, fin: float) -> str:
    """Le carnet exécuté, en JSON.

    Args:
        dossier: où sont les fichiers de la copie, sans bac à sable.
        fin: instant (`time.monotonic`) où la voie rapide renonce.

    Raises:
        Renonce: à reprendre par la voie sûre.
        ZygotePerdu: le noyau chaud a disparu.
    """
    carnet = json.loads(demande.carnet)
    cellules = {
        rang: Cellule(demande.bornes.sortie_octets)
        for rang, c in enumerate(carnet["cells"]) if c["cell_type"] == "code" and c["source"].strip()
    }
    code = [(rang, carnet["cells"][rang]["source"]) for rang in cellules]
    try:
        for paquet in derouler(demande.source, demande.limites, code, demande.fichiers, str(dossier), fin):
            cellules[paquet["rang"]].recevoir(paquet)
    except (ZygotePerdu, Renonce):
        raise
    except Exception as accroc:
        # Interrompu, ou un paquet mal formé par une copie qui écrit elle-même dans le tube : même traitement.
        raise Renonce(str(accroc)) from accroc
    for rang, cellule in cellules.items():
        if cellule.numero is None:
            raise Renonce("une cellule n'a pas rendu compte")
        carnet["cells"][rang] |= {"outputs": cellule.sorties, "execution_count": cellule.numero}
    return json.dumps(carnet)


class Cellule:
    """Ce qu'une cellule affiche, dans la forme d'un carnet.

    Attributes:
        sorties: les sorties, au format nbformat 4.
        numero: numéro d'exécution ; None tant que la cellule n'est pas finie.
    """

    def __init__(self, octets_max: int) -> None:
        self.sorties: list[dict] = []
        self.numero: int | None = None
        self._octets, self._octets_max = 0, octets_max
        self._effacer = False

    def recevoir(self, paquet: dict) -> None:
        """Ajoute un paquet de messages.

        Raises:
            Renonce: trop de sorties, ou un message qu'un client Jupyter traite mieux.
        """
        for message in paquet["messages"]:
            self._message(message["msg_type"], message["content"])
        if "numero" in paquet:
            self.numero = int(paquet["numero"])
            if paquet["erreur"] is not None:
                self._erreur_tue(*map(str, paquet["erreur"]))

    def _message(self, genre: str, contenu: dict) -> None:
        if genre == "clear_output":
            if contenu.get("wait"):
                self._effacer = True
            else:
                self.sorties.clear()
            return
        sortie = _FORMES[genre](contenu) if genre in _FORMES else None
        if sortie is None:
            raise Renonce(f"message « {genre} »")
        self._octets += POIDS_D_UN_MESSAGE + sum(len(v) for v in _textes(sortie))
        if self._octets > self._octets_max:
            raise Renonce("sorties trop longues")
        if self._effacer:
            self.sorties.clear()
            self._effacer = False
        derniere = self.sorties[-1] if self.sorties else {}
        if genre == "stream" and derniere.get("name") == sortie["name"]:
            derniere["text"] += sortie["text"]
        else:
            self.sorties.append(sortie)

    def _erreur_tue(self, nom: str, texte: str) -> None:
        """Comme nbgrader, montre l'erreur qu'une cellule aurait réussi à ne pas afficher."""
        if not any(s["output_type"] == "error" and s["ename"] == nom for s in self.sorties):
            phrase = "ERROR: An error occurred while showtraceback was disabled"
            self.sorties.append({"output_type": "error", "ename": nom, "evalue": texte, "traceback": [phrase]})


def _flux(contenu: dict) -> dict:
    nom = "stderr" if contenu["name"] == "stderr" else "stdout"
    return {"output_type": "stream", "name": nom, "text": str(contenu["text"])}


def _affichage(contenu: dict) -> dict | None:
    if (contenu.get("transient") or {}).get("display_id"):
        return None  # un affichage que d'autres cellules peuvent mettre à jour
    return {"output_type": "display_data", "data": _donnees(contenu), "metadata": {}}


def _resultat(contenu: dict) -> dict:
    return {"output_type": "execute_result", "data": _donnees(contenu), "metadata": {},
            "execution_count": int(contenu["execution_count"])}


def _erreur(contenu: dict) -> dict:
    return {"output_type": "error", "ename": str(contenu["ename"]), "evalue": str(contenu["evalue"]),
            "traceback": [str(ligne) for ligne in contenu["traceback"]]}


def _donnees(contenu: dict) -> dict:
    return {str(mime): valeur for mime, valeur in contenu["data"].items()}


_FORMES = {"stream": _flux, "display_data": _affichage, "execute_result": _resultat, "error": _erreur}


def _textes(sortie: dict) -> list[str]:
    valeurs = [sortie.get("text", ""), *sortie.get("traceback", ()), *sortie.get("data", {}).values()]
    return [v if isinstance(v, str) else json.dumps(v) for v in valeurs]
