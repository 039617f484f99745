"""Les publications de Marchevive : la table propre et ce qui s’en déduit."""

import numpy as np
import pandas as pd

from .abonnes import releve_complet
from .description import MOIS, Champ, Jeu, renvoi
from .periode import Periode
from .posts_mesures import mesures
from .posts_plan import CINQ, RESEAUX, plan_publications
from .posts_textes import habiller

COLONNES = ("id_post", "date_heure", "reseau", "type", "theme", "texte", "hashtags", "url", "mention_pub",
            "alt_texte", "portee", "impressions", "vues", "reactions", "commentaires", "commentaires_marque",
            "partages", "enregistrements", "clics", "abonnes_jour", "sponsorise", "auteur")


def _numero(reseau: str, rang: int) -> str:
    return {"Facebook": "FB", "Instagram": "IG", "LinkedIn": "LI", "YouTube": "YT"}[reseau] + f"-{rang:04d}"


def publications(graine: int, periode: Periode) -> pd.DataFrame:
    """Table complète : toutes les colonnes, sans défaut, triée par date."""
    plan = plan_publications(graine, periode)
    releve = releve_complet(graine, periode).set_index(["date", "reseau"])["abonnes"]
    abonnes = releve.loc[list(zip(plan["date_heure"].dt.normalize(), plan["reseau"]))].to_numpy()
    table = pd.concat([plan, mesures(plan, abonnes, graine, periode)], axis=1)
    table["abonnes_jour"] = abonnes
    table["id_post"] = [_numero(r, i + 1) for i, r in enumerate(table["reseau"])]
    # Les impressions s’arrêtent le 31 octobre ; les vues commencent le 18 : deux semaines des deux.
    avant, des_vues = periode.jour(11, 1), periode.jour(10, 18)
    table["impressions"] = table["impressions"].where(table["date_heure"] < avant)
    table["vues"] = table["vues"].where(table["date_heure"] >= des_vues)
    return habiller(table, graine)


def champs_publication(brut: bool = False) -> tuple[Champ, ...]:
    """Les colonnes d’une publication ; ``brut`` : telles que l’outil les exporte."""
    naturel = {"minimum": 0}
    date = Champ("date_heure", "string", "Date et heure de publication, telles que l’outil les a exportées") if brut \
        else Champ("date_heure", "datetime", "Date et heure de publication")
    unique = {} if brut else {"unique": True}
    return (
        Champ("id_post", "string", "Identifiant de la publication", contraintes={"pattern": r"[A-Z]{2}-\d{4}", **unique}),
        date,
        Champ("reseau", "string", "Réseau social", contraintes={"enum": list(RESEAUX)}),
        Champ("type", "string", "Forme de la publication"),
        Champ("theme", "string", "Sujet de la publication"),
        Champ("texte", "string", "Texte publié"),
        Champ("hashtags", "string", "Mots-dièse, séparés par une espace", requis=False),
        Champ("url", "string", "Adresse donnée dans la publication", requis=False),
        Champ("mention_pub", "boolean", "La mention d’un partenariat rémunéré est affichée"),
        Champ("alt_texte", "integer", "Texte alternatif de l’image : 1 présent, 0 absent, vide si l’export ne dit rien "
              "ou s’il n’y a pas d’image", requis=False, contraintes={"enum": ["0", "1"]}),
        Champ("portee", "integer", "Personnes différentes ayant vu la publication", "personnes", contraintes=naturel),
        Champ("impressions", "integer", "Affichages, ancien indicateur, jusqu’au 31 octobre", "affichages",
              requis=False, contraintes=naturel),
        Champ("vues", "integer", "Vues, nouvel indicateur, depuis le 18 octobre", "vues", requis=False,
              contraintes=naturel),
        Champ("reactions", "integer", "Réactions (j’aime et autres)", "réactions", contraintes=naturel),
        Champ("commentaires", "integer", "Commentaires, réponses de la marque comprises", "commentaires",
              contraintes=naturel),
        Champ("commentaires_marque", "integer", "Dont commentaires écrits par Marchevive", "commentaires",
              contraintes=naturel),
        Champ("partages", "integer", "Partages", "partages", contraintes=naturel),
        Champ("enregistrements", "integer", "Enregistrements", "enregistrements", contraintes=naturel),
        Champ("clics", "integer", "Clics sur la publication ou son lien", "clics", contraintes=naturel),
        Champ("abonnes_jour", "integer", "Abonnés du réseau le jour de la publication", "personnes",
              contraintes=naturel),
        Champ("sponsorise", "boolean", "La portée de la publication a été achetée"),
        Champ("auteur", "string", "Personne qui a publié"),
    )


def jeu_posts(table: pd.DataFrame, periode: Periode) -> Jeu:
    """Le jeu ``posts_marchevive``."""
    sans_alt = int((table["type"].isin(["photo", "photo de banque", "carrousel", "album", "document"])
                    & table["alt_texte"].isna()).sum())
    return Jeu(
        nom="posts_marchevive",
        titre="Les publications de Marchevive",
        resume="Une saison de publications sur Facebook, Instagram, LinkedIn et YouTube, avec ce que chacune a obtenu.",
        ligne="Une ligne = une publication.",
        table=table[[*COLONNES, "interactions", "mois"]],
        cle=("id_post",),
        etrangeres=(renvoi("mois", "audience_mensuelle", "mois"),),
        temps="date_heure",
        champs=(
            *champs_publication(),
            Champ("interactions", "integer", "Réactions + commentaires + partages + enregistrements (sans les clics)",
                  "interactions", contraintes={"minimum": 0}),
            MOIS,
        ),
        defauts=(
            "« impressions » est vide depuis le 1er novembre et « vues » l’est avant le 18 octobre : l’outil de mesure "
            "a changé d’indicateur. Cette date est fictive.",
            f"« alt_texte » est vide pour {sans_alt} publications avec image : l’export ne dit rien.",
        ),
        remarques=("Les sponsorisées sont dans la table : le cours les écarte par défaut des comparaisons.",),
    )


def jeu_cinq() -> Jeu:
    """Le jeu ``cinq_publications`` de la première leçon."""
    table = pd.DataFrame([(titre, portee, inter) for titre, *_reste, portee, inter in CINQ],
                         columns=["publication", "portee", "interactions"])
    return Jeu(
        nom="cinq_publications",
        titre="Cinq publications Facebook de mars",
        resume="Les cinq publications Facebook de Marchevive entre le 1er et le 22 mars, aucune sponsorisée. "
               "Les mêmes se retrouvent dans « posts_marchevive ».",
        ligne="Une ligne = une publication.",
        table=table,
        cle=("publication",),
        index="publication",
        champs=(
            Champ("publication", "string", "Nom court de la publication", contraintes={"unique": True}),
            Champ("portee", "integer", "Personnes différentes ayant vu la publication", "personnes",
                  contraintes={"minimum": 1}),
            Champ("interactions", "integer", "Réactions, commentaires, partages et enregistrements", "interactions",
                  contraintes={"minimum": 0}),
        ),
    )


def jeu_audience(table: pd.DataFrame, periode: Periode) -> Jeu:
    """Le jeu ``audience_mensuelle`` : affichages par mois, avant et après le changement."""
    par_mois = table.groupby("mois")[["impressions", "vues"]].sum(min_count=1).reset_index()
    longueur = par_mois["mois"].map(lambda m: pd.Period(m).days_in_month)
    octobre = par_mois["mois"] == periode.mois(10)
    avec_vues = par_mois["vues"].notna()
    par_mois["jours_impressions"] = np.where(par_mois["impressions"].notna(), longueur, 0)
    par_mois["jours_vues"] = np.where(octobre, 14, np.where(avec_vues, longueur, 0))
    return Jeu(
        nom="audience_mensuelle",
        titre="L’audience de Marchevive, mois par mois",
        resume="Impressions puis vues de l’ensemble des publications, par mois. L’outil de mesure a changé "
               "d’indicateur en cours de saison (changement fictif).",
        ligne="Une ligne = un mois.",
        table=par_mois,
        cle=("mois",),
        champs=(
            MOIS,
            Champ("impressions", "integer", "Affichages, ancien indicateur", "affichages", requis=False,
                  contraintes={"minimum": 0}),
            Champ("vues", "integer", "Vues, nouvel indicateur", "vues", requis=False, contraintes={"minimum": 0}),
            Champ("jours_impressions", "integer", "Jours du mois où les impressions ont été relevées", "jours"),
            Champ("jours_vues", "integer", "Jours du mois où les vues ont été relevées", "jours"),
        ),
        defauts=("« impressions » est vide à partir de novembre, « vues » l’est en septembre. Les deux sont remplies en "
                 "octobre, mais les vues n’y couvrent que les 14 derniers jours.",),
    )
