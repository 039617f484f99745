"""Qui suit, qui part, qui parle de nous : K15, K16, K25, K27, K28, K34 à K37, K41 à K43."""

from __future__ import annotations

from .saisie import Nombres, aligner, colonne, diviser, nombres, rapport


def croissance(debut, fin) -> Nombres:
    """K15, croissance d’audience : (abonnés à la fin − au début) ÷ début × 100.

    Paramètres : debut, fin (personnes ; nombres ou colonnes). Résultat : %, négatif si l’audience recule.
    Erreur : ValueError si une valeur est négative ou n’est pas un nombre.
    Source : Hootsuite, lu en résumé (seconde main, non vérifié mot à mot).
    """
    avant, apres = aligner(nombres(debut, "debut"), nombres(fin, "fin"), "debut", "fin")
    return diviser(apres - avant, avant, 100)


def attrition(perdus, abonnes_debut) -> Nombres:
    """K16, attrition : abonnés perdus ÷ abonnés au début de la période × 100.

    Paramètres : perdus (personnes, sur la période) ; abonnes_debut (personnes). Résultat : %.
    Erreur : ValueError (voir `croissance`). Source : usage général, non vérifiée.
    """
    return rapport(perdus, abonnes_debut, "perdus", "abonnes_debut", 100)


def solde(gagnes, perdus) -> Nombres:
    """Solde d’abonnés : gagnés − perdus, en personnes. Il peut cacher beaucoup de départs (voir K16)."""
    arrivees, departs = aligner(nombres(gagnes, "gagnes"), nombres(perdus, "perdus"), "gagnes", "perdus")
    return arrivees - departs


def part_de_voix(mentions_marque, mentions_panel) -> Nombres:
    """K25, part de voix : mentions de la marque ÷ mentions du panel (marque comprise) × 100.

    Paramètres : mentions_marque, mentions_panel (nb). Résultat : %. Les parts d’un panel font 100.
    Erreur : ValueError si la marque dépasse le panel : le panel comprend la marque.
    Source : la définition a été vue ; le panel et les requêtes sont à figer et à citer.
    """
    marque, panel = aligner(nombres(mentions_marque, "mentions_marque"),
                            nombres(mentions_panel, "mentions_panel"), "mentions_marque", "mentions_panel")
    depasse = marque > panel
    if depasse.any() if hasattr(depasse, "any") else depasse:
        raise ValueError("mentions_marque dépasse mentions_panel : le panel se compte avec vos propres mentions.")
    return diviser(marque, panel, 100)


def sentiment_net(positifs, negatifs, total_code) -> float:
    """K27, sentiment net : (positifs − négatifs) ÷ messages codés × 100, de −100 à 100.

    Les messages neutres restent au dénominateur. Source : usage général, non vérifiée.
    Erreur : ValueError si positifs + négatifs dépassent le total codé.
    """
    plus, moins, tous = (nombres(positifs, "positifs"), nombres(negatifs, "negatifs"),
                         nombres(total_code, "total_code"))
    if plus + moins > tous:
        raise ValueError("positifs + negatifs dépasse total_code : le total compte aussi les messages neutres.")
    return diviser(plus - moins, tous, 100)


def tonalite_ponderee(notes, portees) -> float:
    """K28, tonalité pondérée : Σ note × portée ÷ Σ portée, de −1 à 1.

    Paramètres : notes (colonne, de −1 à 1) ; portees (colonne, personnes).
    Erreur : ValueError si une note sort de −1…1. Source : usage général, non vérifiée.
    """
    lues, poids = aligner(colonne(notes, "notes", negatif=True), colonne(portees, "portees"), "notes", "portees")
    if (lues.abs() > 1).any():
        raise ValueError("notes : une tonalité va de −1 à 1.")
    garde = lues.notna() & poids.notna()
    return diviser(float((lues * poids)[garde].sum()), float(poids[garde].sum()))


def membres_actifs(actifs, membres) -> Nombres:
    """K34, part de membres actifs : actifs (≥ 1 action en 30 jours) ÷ membres × 100, en %.

    Source : CMX, modèle SPACES (2021), et documentation Viva Engage. Définissez « actif » avant de compter.
    """
    return rapport(actifs, membres, "actifs", "membres", 100)


def adherence(actifs_par_jour, actifs_du_mois) -> float:
    """K35, adhérence : moyenne des actifs quotidiens ÷ actifs du mois × 100, en %.

    Paramètres : actifs_par_jour (colonne, un nombre par jour) ; actifs_du_mois (personnes distinctes).
    Source : usage général, non vérifiée.
    """
    return diviser(float(colonne(actifs_par_jour, "actifs_par_jour").mean()),
                   nombres(actifs_du_mois, "actifs_du_mois"), 100)


def retention(encore_actifs, cohorte) -> Nombres:
    """K37, rétention à n jours : membres encore actifs ÷ cohorte d’arrivée × 100, en %.

    Source : usage général, non vérifiée. Une cohorte à la fois.
    """
    return rapport(encore_actifs, cohorte, "encore_actifs", "cohorte", 100)


def adoption(inscrits_actifs, effectif_eligible) -> Nombres:
    """K42, adoption d’un réseau interne : inscrits actifs (≥ 1 connexion par mois) ÷ éligibles × 100, en %.

    Source : Arctus ; JDN/Lecko.
    """
    return rapport(inscrits_actifs, effectif_eligible, "inscrits_actifs", "effectif_eligible", 100)


def contribution(messages, commentaires, documents, actifs) -> Nombres:
    """K43, contribution : (messages + commentaires + documents) ÷ membres actifs, par personne.

    Source : Lecko. Mesure la vitalité, pas la valeur de ce qui s’échange.
    """
    somme = (nombres(messages, "messages") + nombres(commentaires, "commentaires")
             + nombres(documents, "documents"))
    return rapport(somme, actifs, "contributions", "actifs")
