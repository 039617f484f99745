"""La charte éditoriale, sa grille d’audit, et vingt publications à relire."""

import re

import numpy as np
import pandas as pd

from .charte_corpus import CONTRADICTION, EXCEPTEE, GRILLE, REGLES
from .description import Champ, Jeu, renvoi
from .graines import tirage

_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_EMOJI_FINAL = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]$")
# Écarts voulus dans l’échantillon : assez pour se voir, jamais toute la colonne.
_ECARTS = {"alt": (4, 9), "diese": (3, 7), "longueur": (2, 7), "emoji": (3, 8), "heure": (3, 7), "dimanche": (2, 4),
           "exception": (2, 4), "sans_lien": (2, 4), "avec_lien": (2, 4)}


def numero(enonce: str) -> str:
    """Identifiant « R07 » de la règle qui porte cet énoncé."""
    return f"R{[r[1] for r in REGLES].index(enonce) + 1:02d}"


REGLES_CONTRADICTOIRES = tuple(numero(e) for e in CONTRADICTION)
REGLE_A_EXCEPTION = numero(EXCEPTEE)


def jeu_charte() -> Jeu:
    """Le jeu ``charte_editoriale``."""
    table = pd.DataFrame([(numero(e), rubrique, e, exception or None) for rubrique, e, exception in REGLES],
                         columns=["regle", "rubrique", "enonce", "exception"])
    return Jeu(
        nom="charte_editoriale", titre="La charte éditoriale de Marchevive",
        resume="Soixante règles, en huit rubriques, que l’équipe s’est données pour publier et pour répondre.",
        ligne="Une ligne = une règle.", table=table, cle=("regle",), index="regle",
        champs=(
            Champ("regle", "string", "Numéro de la règle", contraintes={"unique": True, "pattern": r"R\d{2}"}),
            Champ("rubrique", "string", "Partie de la charte"),
            Champ("enonce", "string", "Ce que la règle demande"),
            Champ("exception", "string", "Cas où la règle ne s’applique pas", requis=False),
        ),
        defauts=("Deux règles ne peuvent pas être suivies ensemble : c’est une question à poser, pas un écart de l’équipe.",),
        remarques=("Une charte inventée pour le cours : elle n’est pas un modèle juridique.",),
    )


def jeu_grille() -> Jeu:
    """Le jeu ``grille_audit`` : huit règles de la charte, et comment les vérifier."""
    table = pd.DataFrame([(numero(e), question, colonne, limite) for e, question, colonne, limite in GRILLE],
                         columns=["regle", "question", "colonne", "limite"])
    return Jeu(
        nom="grille_audit", titre="La grille d’audit : huit règles à vérifier",
        resume="Huit règles de la charte qui se vérifient publication par publication, avec la colonne à regarder.",
        ligne="Une ligne = une règle à vérifier.", table=table, cle=("regle",), index="regle",
        etrangeres=(renvoi("regle", "charte_editoriale", "regle"),),
        champs=(
            Champ("regle", "string", "Numéro de la règle dans la charte", contraintes={"unique": True}),
            Champ("question", "string", "Question à se poser devant chaque publication"),
            Champ("colonne", "string", "Colonne à regarder dans « audit_publications »"),
            Champ("limite", "string", "Valeur permise"),
        ),
        remarques=("Une règle peut avoir une exception : elle est dans la charte, pas dans la grille.",),
    )


def marquer(table: pd.DataFrame) -> pd.DataFrame:
    """Pour chaque publication, les écarts que l’audit compte (colonnes booléennes)."""
    offre = table["theme"] == "promotion"
    dimanche = table["jour"] == "dimanche"
    service = table["theme"] == "sortie de groupe"
    return pd.DataFrame({
        "alt": table["alt_texte"] == 0,
        "diese": table["nombre_diese"] > 3,
        "longueur": (table["longueur"] > 150) & table["reseau"].isin(["Facebook", "Instagram"]) & ~service,
        "emoji": table["texte"].str.contains(_EMOJI_FINAL),
        "heure": (table["heure"] < 8) | (table["heure"] >= 20),
        "dimanche": dimanche & ~service,
        "exception": dimanche & service,
        "sans_lien": offre & table["url"].isna(),
        "avec_lien": offre & table["url"].notna(),
    })


def preparer(posts: pd.DataFrame) -> pd.DataFrame:
    """Publications avec ce que l’audit demande de regarder, compté d’avance."""
    return pd.DataFrame({
        "id_post": posts["id_post"], "reseau": posts["reseau"],
        "jour": [_JOURS[j] for j in posts["date_heure"].dt.day_of_week], "heure": posts["date_heure"].dt.hour,
        "type": posts["type"], "theme": posts["theme"], "texte": posts["texte"], "longueur": posts["texte"].str.len(),
        "nombre_diese": posts["hashtags"].fillna("").str.count("#"), "url": posts["url"], "alt_texte": posts["alt_texte"],
    })


def _echantillon(table: pd.DataFrame, graine: int) -> pd.DataFrame:
    """Vingt publications où chaque écart est présent sans dominer."""
    rng = tirage(graine, "charte/echantillon")
    ecarts = {nom: colonne.to_numpy() for nom, colonne in marquer(table).items()}
    for _ in range(5_000):
        lignes: list[int] = []
        for nom in ("sans_lien", "avec_lien", "dimanche", "exception", "diese", "heure", "emoji"):
            lignes += list(rng.choice(np.flatnonzero(ecarts[nom]), size=2, replace=False))
        lignes += list(rng.choice(len(table), size=20, replace=False))
        choix = list(dict.fromkeys(int(i) for i in lignes))[:20]
        if all(bas <= ecarts[nom][choix].sum() <= haut for nom, (bas, haut) in _ECARTS.items()):
            return table.iloc[sorted(choix)].reset_index(drop=True)
    raise ValueError("Aucun échantillon ne réunit les écarts voulus : la charte et les publications ont divergé.")


def jeu_audit(posts: pd.DataFrame, graine: int) -> Jeu:
    """Le jeu ``audit_publications``."""
    table = _echantillon(preparer(posts), graine)
    positif = {"minimum": 0}
    return Jeu(
        nom="audit_publications", titre="Vingt publications à relire avec la charte",
        resume="Vingt publications de Marchevive, avec ce que la grille d’audit demande de regarder, compté d’avance.",
        ligne="Une ligne = une publication.", table=table, cle=("id_post",), index="id_post",
        etrangeres=(renvoi("id_post", "posts_marchevive", "id_post"),),
        champs=(
            Champ("id_post", "string", "Identifiant de la publication", contraintes={"unique": True}),
            Champ("reseau", "string", "Réseau social"),
            Champ("jour", "string", "Jour de la semaine", contraintes={"enum": list(_JOURS)}),
            Champ("heure", "integer", "Heure de publication", "h", contraintes={"minimum": 0, "maximum": 23}),
            Champ("type", "string", "Forme de la publication"),
            Champ("theme", "string", "Sujet de la publication"),
            Champ("texte", "string", "Texte publié"),
            Champ("longueur", "integer", "Longueur du texte, espaces comprises", "signes", contraintes=positif),
            Champ("nombre_diese", "integer", "Nombre de mots-dièse", "mots-dièse", contraintes=positif),
            Champ("url", "string", "Adresse donnée dans la publication", requis=False),
            Champ("alt_texte", "integer", "Texte alternatif : 1 présent, 0 absent, vide si inconnu ou sans image", requis=False,
                  contraintes={"enum": ["0", "1"]}),
        ),
        defauts=(f"{int(table['alt_texte'].isna().sum())} cases « alt_texte » vides : sans image, ou l’export ne dit rien.",),
    )
