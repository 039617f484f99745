"""La page d’accueil des données : quelques images, une question par jeu, sans dire ce que les jeux cachent."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from atelier_cm.donnees.typographie import insecables
from atelier_cm.metier.ecriture import ecrire_nombre

from .description import Jeu

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
HEURES_DU_MOIS = 26.0     # la règle « heures_mois » de calendrier_contraintes


def par_jour_et_heure(t: pd.DataFrame) -> pd.DataFrame:
    """Messages reçus : sept lignes (lundi à dimanche), vingt-quatre colonnes (heures)."""
    quand = t["horodatage"]
    return pd.crosstab(quand.dt.day_of_week, quand.dt.hour).reindex(index=range(7), columns=range(24), fill_value=0)


def parts_des_notes(t: pd.DataFrame) -> pd.Series:
    """Part de chaque note, de 1 à 5, en %."""
    return 100 * t["note_1_5"].value_counts(normalize=True).reindex(range(1, 6), fill_value=0)


def par_marque(t: pd.DataFrame) -> pd.DataFrame:
    """Publications par organisation (lignes) et par réseau (colonnes)."""
    return pd.crosstab(t["organisation"], t["reseau"])


def heures_des_idees(t: pd.DataFrame) -> pd.Series:
    """Heures de production et de relecture de chaque idée, dans l’ordre du jeu."""
    return (t["heures_prod"] + t["heures_relecture"]).reset_index(drop=True)


def _lire_messages(t: pd.DataFrame) -> str:
    g = par_jour_et_heure(t)
    heures = sorted(g.sum().nlargest(4).index)
    return (f"Grille de sept jours et vingt-quatre heures, plus sombre quand les messages sont plus nombreux. Heures les plus chargées : "
            f"{', '.join(f'{h} h' for h in heures)}. Jour le plus chargé : {JOURS[g.sum(axis=1).idxmax()]}.")


def _lire_notes(t: pd.DataFrame) -> str:
    return "Cinq barres. " + " ; ".join(f"note {n} : {ecrire_nombre(p, 1)} %" for n, p in parts_des_notes(t).items()) + "."


def _lire_portees(t: pd.DataFrame) -> str:
    p = t["portee"]
    return (f"Histogramme de la portée : une bosse à gauche, autour de la médiane, {ecrire_nombre(p.median(), 0)} personnes, "
            f"et une longue pente à droite jusqu’à {ecrire_nombre(p.max(), 0)}. La moyenne, {ecrire_nombre(p.mean(), 0)}, dépasse la médiane.")


def _lire_marques(t: pd.DataFrame) -> str:
    g = par_marque(t)
    return "Barres empilées par réseau. " + " ; ".join(
        f"{o} : " + ", ".join(f"{r} {ecrire_nombre(n, 0)}" for r, n in ligne.items()) for o, ligne in g.iterrows()) + "."


def _lire_idees(t: pd.DataFrame) -> str:
    h = heures_des_idees(t)
    return (f"Une seule longue barre faite de {len(h)} segments, un par idée : {ecrire_nombre(h.sum(), 2)} heures au total. "
            f"Un trait, à {ecrire_nombre(HEURES_DU_MOIS, 0)} heures, marque ce que le mois peut contenir.")


@dataclass(frozen=True)
class Illustration:
    """Une image de la galerie : le jeu qu’elle lit, son titre, son texte alternatif (calculé sur la table)."""

    nom: str
    jeu: str
    titre: str
    lire: Callable[[pd.DataFrame], str]

    @property
    def chemin(self) -> str:
        return f"images/{self.nom}.png"


ILLUSTRATIONS = (
    Illustration("messages-heure", "messages_sav", "On écrit à Marchevive au déjeuner et en soirée, surtout le lundi", _lire_messages),
    Illustration("avis-notes", "avis_clients", "Cinq étoiles, ou une seule : les notes dessinent un J", _lire_notes),
    Illustration("posts-portee", "posts_marchevive", "Beaucoup de publications touchent peu de monde, quelques-unes une foule", _lire_portees),
    Illustration("concurrents-reseaux", "posts_concurrents", "Les quatre concurrents sont partout, et d’abord sur Instagram", _lire_marques),
    Illustration("idees-heures", "idees_contenus", "Toutes les idées d’octobre ne tiendront pas dans le mois", _lire_idees),
)

ACCROCHES = {
    "cinq_publications": "Laquelle a le mieux marché ? Tout dépend de ce que l’on divise.",
    "posts_marchevive": "Une année d’essais : qu’est-ce qui fait réagir, et qu’est-ce qui fait seulement voir ?",
    "export_marchevive": "Le même fichier, comme l’outil l’a craché. Combien de publications y a-t-il vraiment ?",
    "audience_mensuelle": "Une audience qui bondit en novembre : succès, ou autre chose ?",
    "posts_concurrents": "On voit tout ce que publient les autres, sauf ce que cela leur rapporte.",
    "abonnes_jour": "Quelques jours ne ressemblent pas aux autres. Lesquels ?",
    "messages_sav": "Combien de temps attend-on une réponse, et qui attend le plus ?",
    "enquete_nps": "Deux vagues, deux notes : la différence veut-elle dire quelque chose ?",
    "campagnes_roi": "Deux cent dix dépenses. Laquelle referiez-vous ?",
    "six_campagnes": "Six lignes, et déjà plusieurs gagnantes selon la question posée.",
    "retombees_agence": "L’agence annonce un joli total. Comment l’a-t-elle obtenu ?",
    "commentaire_assistant": "Six phrases bien tournées. Toutes sont-elles vraies ?",
    "avis_clients": "Une moyenne ne dit ni quand, ni sur quel article, ni par qui.",
    "mentions_veille": "« Marche vive » : est-ce de nous que l’on parle ?",
    "reseaux_audience": "Des inscrits, des actifs, une portée publicitaire : le même réseau, trois tailles.",
    "cible_usages": "Où sont vraiment les gens à qui vous voulez parler ?",
    "charte_editoriale": "Soixante règles. Et quand deux d’entre elles se contredisent ?",
    "grille_audit": "Huit questions qu’une machine sait poser ; restent les autres.",
    "audit_publications": "Vingt publications déjà en ligne. Combien auriez-vous laissé passer ?",
    "releve_liens": "On a cliqué sur douze de nos liens. Tout le monde n’est pas arrivé.",
    "preuves_swot": "Seize constats à ranger ; tous ne prouvent pas ce qu’ils semblent prouver.",
    "causes_possibles": "Pour chaque faiblesse, quatre explications, dont certaines ne font que la répéter.",
    "actions_possibles": "Huit bonnes idées, un seul hiver : lesquelles d’abord ?",
    "rattachements": "Le même métier, rangé dans des services différents : qu’est-ce que cela change ?",
    "rse_agora": "Beaucoup de comptes. Qui s’en sert, et pour qui ?",
    "rse_messages": "Un réseau interne très actif, à première vue. À la seconde ?",
    "temps_cm": "Le travail d’une année, raconté par celle qui le fait : à quelle heure finit la journée ?",
    "temps_collectif": "Des chiffres d’équipe que l’on peut montrer, parce que personne ne s’y reconnaît.",
    "idees_contenus": "Soixante-quatre envies et un seul mois : à quoi renoncez-vous ?",
    "calendrier_contraintes": "Ce qu’un calendrier doit respecter avant d’être beau.",
    "collaborations": "Un cadeau, une somme, une mention : laquelle de ces opérations vous inquiète ?",
    "organisation_capstone": "Une inconnue, sept lignes : votre dernière cliente.",
    "capstone_posts": "Une saison entière, que personne n’a encore commentée pour vous.",
    "capstone_concurrents": "Deux voisines : faut-il vraiment leur ressembler ?",
    "capstone_avis": "Ce que disent les gens quand on leur demande des étoiles.",
    "capstone_mentions": "Et ce qu’ils disent quand on ne leur demande rien.",
    "capstone_abonnes": "Deux courbes à nettoyer avant de les croire.",
    "crise_blessure_horaire": "Trois cent trente-six heures : à laquelle auriez-vous donné l’alerte ?",
    "crise_messages": "Six mille huit cents messages : auxquels répondre, et auxquels surtout pas ?",
}


def illustrations(jeux: list[Jeu]) -> list[tuple[Illustration, Jeu]]:
    """Les images dont le jeu est là, dans l’ordre de la galerie."""
    par_nom = {j.nom: j for j in jeux}
    return [(i, par_nom[i.jeu]) for i in ILLUSTRATIONS if i.jeu in par_nom]


def galerie(jeux: list[Jeu]) -> str:
    """Texte Markdown de la page d’accueil du dossier des données."""
    lignes = [
        "# Les jeux de données",
        "",
        "Une saison de community management, du 1er septembre au 31 août : publications, "
        "messages, campagnes, abonnés. Tout est inventé, et tout se tient ; seul « reseaux_audience » rassemble des valeurs publiées.",
        "",
        "```python",
        "from atelier_cm import charger",
        "posts = charger(\"posts_marchevive\")",
        "posts.head()",
        "```",
        "",
    ]
    images = illustrations(jeux)
    if images:
        lignes += ["## Quelques images, pour donner envie", "", "Elles ne montrent que la surface. Le reste est à vous.", ""]
    for image, jeu in images:
        lignes += [f"### {image.titre}", "", f"![{image.lire(jeu.table)}]({image.chemin})", "", f"Jeu : [`{jeu.nom}`](fiches/{jeu.nom}.md).", ""]
    lignes += ["## Tous les jeux", "", "| Jeu | Ce qu’on y trouve | Pour commencer | Lignes |", "|---|---|---|---:|"]
    lignes += [f"| [`{j.nom}`](fiches/{j.nom}.md) | {j.titre} | {ACCROCHES[j.nom]} | {ecrire_nombre(len(j.table), 0)} |" for j in jeux]
    lignes += [
        "",
        "Chaque fiche donne les colonnes, leurs unités et les défauts laissés exprès. "
        "`datapackage.json` décrit les mêmes jeux pour les logiciels (norme Frictionless) ; il porte "
        "l’empreinte de chaque fichier, et `charger` prévient si l’un d’eux a été modifié.",
        "",
        "Les noms d’organisations, de produits et de personnes sont inventés. Aucun registre des marques n’a été consulté : "
        "si vous reconnaissez un nom réel, l’homonymie est fortuite, et nous le changerons.",
        "",
        "Ces fichiers, images comprises, sont produits par la commande `atelier donnees` ; on ne les corrige pas à la main. "
        "Données sous licence CC BY 4.0.",
    ]
    return insecables("\n".join(lignes) + "\n")
