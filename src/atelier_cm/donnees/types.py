"""Du texte d’un CSV aux types de pandas, d’après le schéma Frictionless."""

import pandas as pd


def _obligatoire(champ: dict) -> bool:
    return bool(champ.get("constraints", {}).get("required"))


def _booleen(colonne: pd.Series, champ: dict) -> pd.Series:
    vrais = champ.get("trueValues", ["true"])
    faux = champ.get("falseValues", ["false"])
    codes = {**dict.fromkeys(vrais, True), **dict.fromkeys(faux, False)}
    valeurs = colonne.map(codes)
    return valeurs.astype("bool" if _obligatoire(champ) else "boolean")


def typer(colonne: pd.Series, champ: dict) -> pd.Series:
    """Colonne de textes convertie dans le type annoncé par le schéma.

    Le type dépend du schéma, jamais du contenu : un mois sans case vide garde
    le même type qu’un autre. Un entier qui peut manquer devient ``float64``,
    que toutes les figures savent tracer avec ses trous.

    Paramètres : ``colonne`` (textes, vide = manquant), ``champ`` (un élément
    de ``schema.fields``). Résultat : série de même longueur et même index.
    """
    genre = champ["type"]
    if genre == "integer":
        return pd.to_numeric(colonne).astype("int64" if _obligatoire(champ) else "float64")
    if genre == "number":
        return pd.to_numeric(colonne).astype("float64")
    if genre == "date":
        return pd.to_datetime(colonne, format="%Y-%m-%d").astype("datetime64[s]")
    if genre == "datetime":
        return pd.to_datetime(colonne, format="%Y-%m-%dT%H:%M:%S").astype("datetime64[s]")
    if genre == "boolean":
        return _booleen(colonne, champ)
    return colonne
