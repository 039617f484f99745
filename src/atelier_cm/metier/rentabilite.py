"""Ce que cela coûte, ce que cela rapporte : K06, K10, K17 à K24, et K44 que le cours rejette."""

from __future__ import annotations

from dataclasses import dataclass

from .ecriture import avec_unite
from .saisie import Nombres, aligner, diviser, nombres, rapport


def cout_complet(budget_media, heures, cout_horaire) -> Nombres:
    """Coût complet d’une campagne : budget média + heures × coût horaire.

    Paramètres : budget_media (€) ; heures (h de travail interne) ; cout_horaire (€/h, charges comprises).
    Résultat : €. Erreur : ValueError si une valeur est négative ou n’est pas un nombre.
    Source : convention du cours.
    """
    media = nombres(budget_media, "budget_media")
    temps, taux = aligner(nombres(heures, "heures"), nombres(cout_horaire, "cout_horaire"), "heures", "cout_horaire")
    media, temps = aligner(media, temps * taux, "budget_media", "heures")
    return media + temps


def roi(gain, cout) -> Nombres:
    """K23, retour sur investissement : (gain attribué − coût) ÷ coût × 100.

    Paramètres : gain (€, la marge que la campagne a rapportée, pas le chiffre d’affaires ; peut être
    négatif) ; cout (€, coût complet, temps de travail compris). Résultat : %. 0 % rembourse tout juste.
    Erreur : ValueError si le coût est négatif. Source : usage général, non vérifiée.
    """
    rapporte, paye = aligner(nombres(gain, "gain", negatif=True), nombres(cout, "cout"), "gain", "cout")
    return diviser(rapporte - paye, paye, 100)


def roas(ca, depense) -> Nombres:
    """K24, ROAS : chiffre d’affaires attribué ÷ dépense publicitaire.

    Paramètres : ca (€) ; depense (€ de média, sans le temps de travail). Résultat : un rapport sans unité
    (4,2 : 4,20 € de ventes pour 1 € de publicité). Erreur : ValueError. Source : usage général, non vérifiée.
    """
    return rapport(ca, depense, "ca", "depense")


def cout_par_engagement(depense, interactions) -> Nombres:
    """K06, coût par engagement : dépense ÷ interactions payées, en €.

    Source : Hootsuite et usage général, non vérifiée mot à mot.
    """
    return rapport(depense, interactions, "depense", "interactions")


def valeur_par_session(valeur_objectifs, sessions) -> Nombres:
    """K10, valeur économique sociale : valeur des objectifs atteints ÷ sessions du réseau, en €.

    Source : TrueSocialMetrics, d’après A. Kaushik. Dépend de la règle d’attribution.
    """
    return rapport(valeur_objectifs, sessions, "valeur_objectifs", "sessions")


def taux_clic(clics, impressions) -> Nombres:
    """K17, taux de clic : clics ÷ impressions × 100, en %. Source : usage général (WordStream)."""
    return rapport(clics, impressions, "clics", "impressions", 100)


def cpc(depense, clics) -> Nombres:
    """K18, coût par clic : dépense ÷ clics, en €. Source : seconde main (Cybermark, WordStream)."""
    return rapport(depense, clics, "depense", "clics")


def cpm(depense, impressions) -> Nombres:
    """K19, coût pour mille affichages : dépense ÷ impressions × 1 000, en €. Source : usage général."""
    return rapport(depense, impressions, "depense", "impressions", 1000)


def conversion(conversions, clics) -> Nombres:
    """K20, taux de conversion : conversions ÷ clics × 100, en %. Source : usage général, non vérifiée."""
    return rapport(conversions, clics, "conversions", "clics", 100)


def cpl(depense, contacts) -> Nombres:
    """K21, coût par contact commercial (lead) : dépense ÷ contacts, en €. Source : seconde main."""
    return rapport(depense, contacts, "depense", "contacts")


def cac(couts, nouveaux_clients) -> Nombres:
    """K22, coût d’acquisition : coûts complets ÷ nouveaux clients, en €. Source : usage général."""
    return rapport(couts, nouveaux_clients, "couts", "nouveaux_clients")


@dataclass(frozen=True)
class EvaluationEMV:
    """K44 refait puis écarté : le montant annoncé, ce qu’il devient quand le tarif change, les raisons du refus.

    montant, bas, haut en € ; `retenu` vaut toujours False.
    """

    montant: float
    bas: float
    haut: float
    raisons: tuple[str, ...]
    alternatives: tuple[str, ...]
    retenu: bool = False

    def __str__(self) -> str:
        lignes = [f"Montant annoncé : {avec_unite(self.montant, '€', 0)}. Avec un tarif deux fois plus bas ou "
                  f"deux fois plus haut : de {avec_unite(self.bas, '€', 0)} à {avec_unite(self.haut, '€', 0)}. "
                  "Le cours ne retient pas cet indicateur.", "Pourquoi :"]
        lignes += [f"– {raison}" for raison in self.raisons]
        lignes += ["À la place :"] + [f"– {autre}" for autre in self.alternatives]
        return "\n".join(lignes)

    __repr__ = __str__


def evaluer_emv(impressions, tarif_mille) -> EvaluationEMV:
    """K44, « équivalent publicitaire » (EMV, AVE) : impressions × tarif ÷ 1 000, puis pourquoi on le rejette.

    Paramètres : impressions (affichages annoncés) ; tarif_mille (€ pour 1 000 affichages).
    Résultat : EvaluationEMV, jamais un indicateur du tableau de bord. Erreur : ValueError.
    Source : principes de Barcelone 3.0 (AMEC, 2020), principe 5 : l’équivalent publicitaire ne mesure pas
    la communication.
    """
    montant = float(nombres(impressions, "impressions")) * float(nombres(tarif_mille, "tarif_mille")) / 1000
    return EvaluationEMV(
        montant=montant, bas=montant / 2, haut=montant * 2,
        raisons=(
            "Aucune norme ne fixe le tarif : qui le choisit choisit le résultat.",
            "Un affichage n’est pas un effet : le montant ne dit ni qui a vu, ni ce que les personnes en ont fait.",
            "Une mention hostile vaut autant qu’une mention élogieuse.",
            "Personne n’a encaissé ni économisé cette somme.",
        ),
        alternatives=(
            "le retour sur investissement des campagnes suivies (K23) ;",
            "les contacts ou les adhésions obtenus, comptés par objectif ;",
            "la part de voix sur un panel fixe (K25).",
        ),
    )
