"""L’export brut de l’outil : les mêmes publications, avec des défauts volontaires."""

import numpy as np
import pandas as pd

from .description import Jeu, renvoi
from .graines import tirage
from .posts import COLONNES, champs_publication

LIGNES_EXPORT = 1_240


def _ecrire_date(instant: pd.Timestamp, forme: str) -> str:
    if forme == "us":
        return instant.strftime("%m/%d/%Y %I:%M %p")
    if forme == "utc":
        utc = instant.tz_localize("Europe/Paris", nonexistent="shift_forward", ambiguous=False).tz_convert("UTC")
        return utc.strftime("%Y-%m-%dT%H:%M:%SZ")
    return instant.strftime("%d/%m/%Y %H:%M")


def jeu_export(table: pd.DataFrame, graine: int) -> Jeu:
    """Le jeu ``export_marchevive``."""
    rng = tirage(graine, "posts/export")
    brut = table[list(COLONNES)].copy()
    n = len(brut)
    formes = np.full(n, "fr", dtype=object)
    formes[rng.choice(n, 62, replace=False)] = "us"
    # Un lot entier exporté en heure universelle : YouTube, d’avril à juin.
    utc = ((brut["reseau"] == "YouTube") & brut["date_heure"].dt.month.isin([4, 5, 6])).to_numpy()
    formes[utc] = "utc"
    brut["date_heure"] = [_ecrire_date(d, f) for d, f in zip(brut["date_heure"], formes)]
    doubles = np.sort(rng.choice(n, LIGNES_EXPORT - n, replace=False))
    brut = pd.concat([brut, brut.iloc[doubles]], ignore_index=True)
    brut = brut.iloc[rng.permutation(len(brut))].reset_index(drop=True)
    vides = int(table["alt_texte"].isna().sum())
    return Jeu(
        nom="export_marchevive", titre="L’export brut des publications de Marchevive",
        resume="Les publications de « posts_marchevive » telles que l’outil les a exportées : rien n’a été nettoyé.",
        ligne="Une ligne = une ligne d’export.", table=brut,
        etrangeres=(renvoi("id_post", "posts_marchevive", "id_post"),), champs=champs_publication(brut=True),
        defauts=(
            f"{len(doubles)} lignes en double (même identifiant, mêmes valeurs).",
            f"{int((formes == 'us').sum())} dates écrites à l’américaine (mois/jour/année, AM ou PM) ; les autres sont "
            "écrites à la française, sauf le lot suivant.",
            f"{int((formes == 'utc').sum())} dates en temps universel, reconnaissables au « Z » final (YouTube, d’avril à juin).",
            f"{int(table['impressions'].isna().sum())} publications sans « impressions » (depuis le 1er novembre) et "
            f"{int(table['vues'].isna().sum())} sans « vues » (avant le 18 octobre) : l’indicateur n’existait plus, ou pas encore.",
            f"{vides} cases « alt_texte » vides : sans image, ou l’export ne dit rien.",
        ),
        remarques=("Les comptes de dates et de vides portent sur les publications, avant les lignes en double.",),
    )
