"""Décrire un jeu : ses colonnes, ses unités, ses défauts volontaires."""

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Champ:
    """Une colonne. ``unite`` est vide pour un texte, un code ou une date."""

    nom: str
    type: str
    description: str
    unite: str = ""
    requis: bool = True
    contraintes: dict = field(default_factory=dict)

    def en_schema(self) -> dict:
        schema: dict = {"name": self.nom, "type": self.type, "description": self.description}
        if self.unite:
            schema["atelier:unite"] = self.unite
        if self.type == "boolean":
            schema |= {"trueValues": ["vrai"], "falseValues": ["faux"]}
        contraintes = dict(self.contraintes)
        if self.requis:
            contraintes["required"] = True
        if contraintes:
            schema["constraints"] = contraintes
        return schema


@dataclass(frozen=True)
class Jeu:
    """Un jeu fabriqué : la table, son schéma et ce que sa fiche doit dire."""

    nom: str
    titre: str
    resume: str
    table: pd.DataFrame
    champs: tuple[Champ, ...]
    ligne: str                                   # « une ligne = une publication »
    cle: tuple[str, ...] = ()
    etrangeres: tuple[dict, ...] = ()
    index: str = ""
    temps: str = ""
    defauts: tuple[str, ...] = ()                # défauts volontaires, comptés
    remarques: tuple[str, ...] = ()
    annexes: tuple[tuple[str, bytes], ...] = ()  # fichiers joints : chemin, contenu
    origine: str = ("données synthétiques, fabriquées pour le cours par un tirage reproductible. Organisations, personnes, "
                    "textes et chiffres sont inventés ; toute ressemblance est fortuite.")

    def __post_init__(self) -> None:
        colonnes = [c.nom for c in self.champs]
        if list(self.table.columns) != colonnes:
            raise ValueError(f"{self.nom} : colonnes {list(self.table.columns)} au lieu de {colonnes}.")

    def en_schema(self) -> dict:
        schema: dict = {"fields": [c.en_schema() for c in self.champs], "missingValues": [""]}
        if self.cle:
            schema["primaryKey"] = list(self.cle)
        if self.etrangeres:
            schema["foreignKeys"] = [dict(e) for e in self.etrangeres]
        if self.index:
            schema["atelier:index"] = self.index
        if self.temps:
            schema["atelier:temps"] = self.temps
        return schema


def renvoi(champ: str, jeu: str, cible: str) -> dict:
    """Clé étrangère Frictionless : ``champ`` renvoie à ``jeu.cible``."""
    return {"fields": [champ], "reference": {"resource": jeu, "fields": [cible]}}


MOIS = Champ("mois", "string", "Mois de la ligne, écrit AAAA-MM",
             contraintes={"pattern": r"\d{4}-\d{2}"})
