"""Les deux jeux du réseau interne : descriptions et fiches."""

import pandas as pd

from .agora import AUTOMATES_OU, DIRECTIONS, SITES
from .agora_corpus import COMMUNAUTES
from .description import Champ, Jeu, renvoi

_ORIGINE = ("données synthétiques, fabriquées pour le cours par un tirage reproductible. Le Groupe Ternavel, ses salariés, leurs noms et leurs adresses "
            "sont inventés.")
_RGPD = ("Ce fichier sert à apprendre à anonymiser : un vrai fichier de ce genre ne sort pas de l’entreprise, et l’on n’y garde que ce qui sert. "
         "Effacer le nom ne suffit pas : une direction, un site et une année de naissance désignent souvent une seule personne.")


def jeu_membres(m: pd.DataFrame) -> Jeu:
    """Le jeu ``rse_agora``."""
    entier = {"minimum": 0}
    champs = (
        Champ("id_membre", "string", "Matricule", contraintes={"unique": True, "pattern": r"T\d{5}"}),
        Champ("nom", "string", "Nom affiché, inventé"),
        Champ("courriel", "string", "Adresse professionnelle, inventée", contraintes={"unique": True}),
        Champ("direction", "string", "Direction", contraintes={"enum": list(DIRECTIONS)}),
        Champ("site", "string", "Site de rattachement", contraintes={"enum": list(SITES)}),
        Champ("annee_naissance", "integer", "Année de naissance", "année", requis=False),
        Champ("anciennete", "integer", "Ancienneté dans le groupe", "ans", requis=False, contraintes=entier),
        Champ("connexion_30j", "integer", "Jours avec au moins une connexion, sur les trente derniers", "jours", contraintes={"minimum": 0, "maximum": 30}),
        Champ("messages_12m", "integer", "Messages écrits en douze mois", "messages", contraintes=entier),
        Champ("reponses_12m", "integer", "Réponses données à une question", "messages", contraintes=entier),
        Champ("questions_12m", "integer", "Questions posées", "messages", contraintes=entier),
        Champ("resolues_12m", "integer", "Questions posées et marquées résolues", "messages", contraintes=entier),
    )
    robots = int(m["nom"].str.startswith("svc-").sum())
    cases = m[~m["nom"].str.startswith("svc-")].groupby(["direction", "site"]).size()
    seuls = int((m["courriel"].str.contains(r"\d@", regex=True) & ~m["nom"].str.startswith("svc-")).sum())
    return Jeu(
        nom="rse_agora", titre="Les membres d’Agora, le réseau interne du Groupe Ternavel",
        resume="Trois mille deux cents comptes d’un réseau social d’entreprise fictif : direction, site, connexions, messages, réponses.",
        ligne="Une ligne = un compte.", table=m[[c.nom for c in champs]], cle=("id_membre",), champs=champs, origine=_ORIGINE,
        defauts=(
            f"{robots} comptes techniques (« svc-… ») mêlés aux personnes : ils se connectent tous les jours et n’ont ni âge ni ancienneté.",
            f"{int((cases < 5).sum())} croisements direction × site de moins de cinq personnes : trop peu pour les montrer.",
            f"{seuls} homonymes, distingués par un chiffre dans l’adresse.",
        ),
        remarques=(_RGPD, "Les compteurs se retrouvent à l’unité en comptant les messages de « rse_messages »."),
    )


def jeu_messages(t: pd.DataFrame, m: pd.DataFrame) -> Jeu:
    """Le jeu ``rse_messages``."""
    champs = (
        Champ("id", "string", "Numéro du message", contraintes={"unique": True, "pattern": r"A\d{5}"}),
        Champ("date_heure", "datetime", "Date et heure d’envoi"),
        Champ("communaute", "string", "Communauté", contraintes={"enum": ["Annonces du groupe", AUTOMATES_OU, *COMMUNAUTES]}),
        Champ("nature", "string", "Nature du message", contraintes={"enum": ["annonce", "question", "réponse", "discussion"]}),
        Champ("fil", "string", "Conversation : une question et ses réponses portent le même numéro"),
        Champ("auteur", "string", "Matricule de l’auteur"),
        Champ("direction", "string", "Direction de l’auteur", contraintes={"enum": list(DIRECTIONS)}),
        Champ("site", "string", "Site de l’auteur", contraintes={"enum": list(SITES)}),
        Champ("resolue", "boolean", "La question a été marquée résolue ; vide pour les autres messages", requis=False),
        Champ("tonalite", "string", "Tonalité, relue à deux, dans « Fusion : vos questions » seulement", requis=False,
              contraintes={"enum": ["négatif", "neutre", "positif"]}),
        Champ("texte", "string", "Texte du message"),
    )
    robots = int(t["auteur"].isin(m.loc[m["nom"].str.startswith("svc-"), "id_membre"]).sum())
    muettes = int((~t.loc[t["nature"] == "question", "fil"].isin(t.loc[t["nature"] == "réponse", "fil"])).sum())
    return Jeu(
        nom="rse_messages", titre="Les messages échangés sur Agora",
        resume="Une année de questions, de réponses et d’annonces dans seize communautés d’un réseau interne fictif.",
        ligne="Une ligne = un message.", table=t[[c.nom for c in champs]], cle=("id",), temps="date_heure", champs=champs, origine=_ORIGINE,
        etrangeres=(renvoi("auteur", "rse_agora", "id_membre"),),
        defauts=(
            f"{robots} messages écrits par des comptes techniques : ils font paraître vivante une communauté que plus personne n’ouvre.",
            f"{muettes} questions sans réponse : rien ne les signale, il faut les chercher.",
        ),
        remarques=(_RGPD, "Un verbatim sur le travail se lit par groupe de dix personnes au moins, jamais une par une."),
    )
