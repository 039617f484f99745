"""Ce que fait réagir une publication : K01 à K14, K26, K38 à K40.

Conventions du cours : interactions = réactions + commentaires + partages + enregistrements (clics à part) ;
taux en % ; une division par zéro donne une valeur manquante. Chaque fonction accepte des nombres ou des
colonnes pandas de même longueur et rend la même forme.
"""

from __future__ import annotations

import pandas as pd

from .saisie import Nombres, aligner, colonne, diviser, nombres, rapport, total


def interactions(reactions, commentaires, partages, enregistrements) -> Nombres:
    """Interactions d’une publication : la somme des quatre gestes, clics exclus.

    Paramètres : quatre effectifs (nombres ou colonnes). Résultat : un effectif, même forme.
    Erreur : ValueError si une valeur est négative ou n’est pas un nombre.
    Source : convention du cours.
    """
    somme: Nombres = nombres(reactions, "reactions")
    for nom, valeur in (("commentaires", commentaires), ("partages", partages),
                        ("enregistrements", enregistrements)):
        a, b = aligner(somme, nombres(valeur, nom), "reactions", nom)
        somme = a + b
    return somme


def err(interactions, portee) -> Nombres:
    """K01, taux d’engagement par portée : interactions ÷ portée × 100.

    Paramètres : interactions (nb) ; portee (personnes distinctes). Résultat : % (même forme).
    Erreur : ValueError si une valeur est négative ou n’est pas un nombre.
    Source : Hootsuite, « Engagement rate calculator » (2019, 2024).
    """
    return rapport(interactions, portee, "interactions", "portee", 100)


def er_abonnes(interactions, abonnes) -> Nombres:
    """K02, taux d’engagement par abonnés : interactions ÷ abonnés × 100.

    Paramètres : interactions (nb) ; abonnes (personnes, au jour de la publication). Résultat : %.
    Erreur : ValueError (voir `err`). Source : Hootsuite (2019, 2024) ; Rival IQ emploie une autre
    définition des interactions : dites laquelle vous comparez.
    """
    return rapport(interactions, abonnes, "interactions", "abonnes", 100)


def er_impressions(interactions, impressions) -> Nombres:
    """K03, taux d’engagement par impressions (ou par vues) : interactions ÷ impressions × 100.

    Paramètres : interactions (nb) ; impressions (affichages). Résultat : %.
    Erreur : ValueError (voir `err`). Source : Hootsuite (2019, 2024).
    """
    return rapport(interactions, impressions, "interactions", "impressions", 100)


def taux_moyen(interactions, base) -> float:
    """Moyenne des taux : chaque publication pèse autant, petite ou grande.

    Paramètres : deux colonnes (nb ; portée, abonnés ou impressions). Résultat : %, nan si aucune
    publication n’a de taux. Erreur : ValueError. Source : variante de K01, Hootsuite (2019, 2024).
    """
    return float(_taux(interactions, base).mean())


def taux_median(interactions, base) -> float:
    """Taux médian : la moitié des publications fait mieux, l’autre moitié moins bien.

    Paramètres : deux colonnes. Résultat : %. Erreur : ValueError. Source : définition de la médiane.
    """
    return float(_taux(interactions, base).median())


def taux_agrege(interactions, base) -> float:
    """Taux agrégé : Σ interactions ÷ Σ base × 100, une seule division, à la fin.

    Les publications dont l’une des deux valeurs manque ne comptent ni en haut ni en bas.
    Paramètres : deux colonnes. Résultat : %. Erreur : ValueError.
    Source : variante de K01, Hootsuite (2019, 2024). La somme des portées sert ici de poids ; ce n’est
    pas un public.
    """
    a, b = _colonnes(interactions, base)
    garde = a.notna() & b.notna()
    return diviser(float(a[garde].sum()), float(b[garde].sum()), 100)


def engagement_quotidien(interactions_du_jour, abonnes) -> Nombres:
    """K04, engagement quotidien : interactions du jour ÷ abonnés × 100, en %.

    Paramètres : toutes les interactions reçues ce jour-là, publications anciennes comprises (nb) ;
    abonnes (personnes). Erreur : ValueError. Source : Hootsuite (2019, 2024).
    """
    return rapport(interactions_du_jour, abonnes, "interactions_du_jour", "abonnes", 100)


def engagement_video(interactions, vues) -> Nombres:
    """K05, engagement vidéo : interactions ÷ vues × 100, en %. Source : Hootsuite (2019, 2024)."""
    return rapport(interactions, vues, "interactions", "vues", 100)


def conversation(commentaires, publications, commentaires_marque=0) -> float:
    """K07, taux de conversation : commentaires reçus ÷ publications.

    Paramètres : commentaires (total ou colonne, qui sera additionnée) ; publications (combien de
    publications, par exemple len(tableau)) ; commentaires_marque (vos propres réponses, retirées).
    Résultat : commentaires par publication.
    Erreur : ValueError si vos réponses dépassent le total des commentaires.
    Source : TrueSocialMetrics, d’après A. Kaushik.
    """
    recus = total(commentaires, "commentaires") - total(commentaires_marque, "commentaires_marque")
    if recus < 0:
        raise ValueError("commentaires_marque dépasse commentaires : les deux colonnes sont-elles échangées ?")
    return diviser(recus, total(publications, "publications"))


def amplification(partages, publications) -> float:
    """K08, taux d’amplification : partages ÷ publications (nb par publication).

    Paramètres : partages (total ou colonne) ; publications (nb). Erreur : ValueError.
    Source : TrueSocialMetrics, d’après A. Kaushik.
    """
    return diviser(total(partages, "partages"), total(publications, "publications"))


def applaudissement(reactions, publications) -> float:
    """K09, taux d’applaudissement : réactions ÷ publications (nb par publication).

    Paramètres : reactions (total ou colonne) ; publications (nb). Erreur : ValueError.
    Source : TrueSocialMetrics, d’après A. Kaushik.
    """
    return diviser(total(reactions, "reactions"), total(publications, "publications"))


def frequence(impressions, portee) -> Nombres:
    """K13, fréquence : impressions ÷ portée, en fois par personne. Source : usage général, non vérifiée."""
    return rapport(impressions, portee, "impressions", "portee")


def viralite(partages, base) -> Nombres:
    """K14, taux de viralité : partages ÷ impressions (ou portée) × 100, en %.

    La base change le résultat : dites-la. Source : Hootsuite et usage général, non vérifiée mot à mot.
    """
    return rapport(partages, base, "partages", "base", 100)


def part_engagement(interactions_marque, interactions_panel) -> Nombres:
    """K26, part d’engagement : interactions de la marque ÷ celles du panel (marque comprise) × 100, en %.

    Source : usage général, non vérifiée.
    """
    return rapport(interactions_marque, interactions_panel, "interactions_marque", "interactions_panel", 100)


def completion_video(vues_completes, base) -> Nombres:
    """K38 (base = vues) et K39 (base = impressions) : vues complètes ÷ base × 100, en %.

    Source : AdSights (K38), Smartclip (K39) ; chaque plateforme a son dénominateur.
    """
    return rapport(vues_completes, base, "vues_completes", "base", 100)


def _colonnes(haut, bas) -> tuple[pd.Series, pd.Series]:
    return aligner(colonne(haut, "interactions"), colonne(bas, "base"), "interactions", "base")


def _taux(haut, bas) -> pd.Series:
    return diviser(*_colonnes(haut, bas), 100)
