"""Les idées de contenus pour le mois d’octobre qui suit la saison, et ce qui borne le calendrier."""

import json

import numpy as np
import pandas as pd

from .description import Champ, Jeu
from .graines import tirage
from .idees_corpus import CONTRAINTES, IDEES
from .periode import Periode

PILIERS = ("conseil", "communauté", "produit", "promotion", "coulisses")
FICHIER_CONTRAINTES = "calendrier_contraintes.json"


def jeu_idees(graine: int, periode: Periode) -> Jeu:
    """Le jeu ``idees_contenus``. La graine ne change que l’ordre : une idée ne se tire pas au sort."""
    rng = tirage(graine, "idees")
    t = pd.DataFrame(IDEES, columns=["titre", "pilier", "format", "reseau", "heures_prod", "heures_relecture", "jour", "validateur", "risque", "saison"])
    t = t.iloc[rng.permutation(len(t))].reset_index(drop=True)
    t["id_idee"] = [f"I{i:02d}" for i in range(1, len(t) + 1)]
    t["pilier"] = t["pilier"].replace("", np.nan)
    t["date_imposee"] = [pd.Timestamp(periode.fin.year, 10, j) if j else pd.NaT for j in t["jour"]]
    champs = (
        Champ("id_idee", "string", "Numéro de l’idée", contraintes={"unique": True, "pattern": r"I\d{2}"}),
        Champ("titre", "string", "L’idée, telle qu’elle a été notée"),
        Champ("pilier", "string", "Pilier éditorial ; vide si personne ne l’a dit", requis=False, contraintes={"enum": list(PILIERS)}),
        Champ("format", "string", "Forme prévue"),
        Champ("reseau", "string", "Réseau prévu", contraintes={"enum": ["Facebook", "Instagram", "LinkedIn", "YouTube"]}),
        Champ("heures_prod", "number", "Temps pour écrire, filmer, monter", "h", contraintes={"minimum": 0}),
        Champ("heures_relecture", "number", "Temps pour relire et faire valider", "h", contraintes={"minimum": 0}),
        Champ("date_imposee", "date", "Jour où l’idée doit paraître ; vide si elle peut attendre", requis=False),
        Champ("validateur", "string", "Qui donne le feu vert"),
        Champ("risque", "string", "Point à vérifier avant de publier",
              contraintes={"enum": ["aucun", "santé", "image", "juridique", "mineurs", "données personnelles"]}),
        Champ("saison", "string", "Saison où l’idée a du sens"),
    )
    return Jeu(
        nom="idees_contenus", titre="Soixante-quatre idées pour octobre",
        resume="Ce que l’équipe de Marchevive aimerait publier en octobre : bien plus que ce que vingt-six heures permettent.",
        ligne="Une ligne = une idée.", table=t[[c.nom for c in champs]], cle=("id_idee",), champs=champs,
        annexes=((FICHIER_CONTRAINTES, _contraintes(periode)),),
        defauts=(
            f"{int(t['pilier'].isna().sum())} idées sans pilier.",
            "1 marronnier noté deux fois, sous deux titres, le même jour.",
            "1 hommage le même jour qu’un jeu, une promotion et des inscriptions.",
        ),
        remarques=(f"Les règles du mois sont dans `{FICHIER_CONTRAINTES}` et dans le jeu « calendrier_contraintes ».",),
    )


def _contraintes(periode: Periode) -> bytes:
    """Les mêmes règles que le jeu, pour les outils qui lisent du JSON."""
    contenu = {"mois": f"{periode.fin.year}-10", "contraintes": [dict(zip(("nom", "valeur", "unite", "dure", "enonce"), c)) for c in CONTRAINTES]}
    return (json.dumps(contenu, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def jeu_contraintes() -> Jeu:
    """Le jeu ``calendrier_contraintes``."""
    return Jeu(
        nom="calendrier_contraintes", titre="Ce qui borne le calendrier d’octobre",
        resume="Quinze règles pour le mois : les heures de l’équipe, le rythme, l’équilibre des piliers, les validations.",
        ligne="Une ligne = une règle.", table=pd.DataFrame(CONTRAINTES, columns=["nom", "valeur", "unite", "dure", "enonce"]), cle=("nom",), index="nom",
        champs=(
            Champ("nom", "string", "Nom de la règle", contraintes={"unique": True}),
            Champ("valeur", "number", "Valeur, dans l’unité de la ligne"),
            Champ("unite", "string", "Unité de la valeur"),
            Champ("dure", "boolean", "Vrai : à respecter absolument ; faux : à approcher"),
            Champ("enonce", "string", "La règle en une phrase"),
        ),
    )
