"""Les deux jeux de la crise : descriptions et fiches."""


from .crise import CATEGORIES, debut, kappa, messages, par_heure
from .description import Champ, Jeu
from .periode import Periode

_NUL = {"minimum": 0}


def jeux_crise(graine: int, periode: Periode) -> list[Jeu]:
    """Le relevé horaire, puis les messages."""
    t = messages(graine, periode)
    r = par_heure(t, periode)
    accord = f"{kappa(t[~t['doublon']]):.2f}".replace(".", ",")
    quand = f"Le relevé commence le {debut(periode):%d/%m/%Y}, juste après la saison : les autres jeux n’en disent rien."
    champs = (
        Champ("id", "string", "Numéro du message", contraintes={"unique": True, "pattern": r"B\d{4}"}),
        Champ("date_heure", "datetime", "Date et heure du message"),
        Champ("source", "string", "Type de source", contraintes={"enum": ["réseau social", "forum", "blog", "presse"]}),
        Champ("auteur", "string", "Compte, inventé"),
        Champ("audience", "integer", "Comptes qui suivent l’auteur", "comptes", contraintes=_NUL),
        Champ("texte", "string", "Texte, tel qu’il a été écrit"),
        *(Champ(f"categorie_codeur_{k}", "string", f"Catégorie choisie par la personne {k} ; vide hors de l’échantillon", requis=False,
                contraintes={"enum": list(CATEGORIES)}) for k in (1, 2)),
    )
    mots = ("le propos blessant, haineux ou indiscret y est décrit entre crochets, jamais écrit. "
            "Si ces messages vous touchent, sautez-les : aucun résultat n’oblige à les lire.")
    return [
        Jeu(nom="crise_blessure_horaire", titre="La blessure, heure par heure",
            resume="Quatorze jours de mentions de Marchevive, autour de la blessure d’une participante au programme.",
            ligne="Une ligne = une heure.", table=r, cle=("heure",), temps="heure", champs=(
                Champ("heure", "datetime", "Début de l’heure", contraintes={"unique": True}),
                Champ("mentions", "integer", "Messages, doublons ôtés", "messages", requis=False, contraintes=_NUL),
                Champ("negatives", "integer", "Dont messages négatifs", "messages", requis=False, contraintes=_NUL),
                Champ("auteurs_nouveaux", "integer", "Auteurs jamais vus depuis le début du relevé", "comptes", requis=False, contraintes=_NUL),
                Champ("audience_max", "integer", "Audience du plus suivi des auteurs", "comptes", requis=False, contraintes=_NUL),
                Champ("media", "integer", "Dont articles de presse", "articles", requis=False, contraintes=_NUL)),
            defauts=(f"{int(r['mentions'].isna().sum())} heures sans collecte : les cases sont vides, ce ne sont pas des heures calmes.",),
            remarques=(quand, "Un seul déroulement, fabriqué par un processus simple (attention finie, rythme du jour, relais de presse) : ce n’est pas le simulateur.",
                       "Les premières heures comptent beaucoup d’auteurs « nouveaux » : le relevé vient de commencer.")),
        Jeu(nom="crise_messages", titre="Les messages de la blessure",
            resume="Ce qui s’est écrit pendant ces quatorze jours : l’ordinaire, la crise, et trois faux pics.",
            ligne="Une ligne = un message collecté.", table=t[[c.nom for c in champs]], cle=("id",), temps="date_heure", champs=champs,
            defauts=(f"{int(t['doublon'].sum())} messages collectés deux fois (tout est identique, sauf le numéro).", "Fautes, abréviations et ironie."),
            remarques=(quand, f"Contenu sensible : {mots}",
                       f"{int(t['categorie_codeur_1'][~t['doublon']].notna().sum())} messages ont été "
                       f"classés par deux personnes : leur accord au-delà du hasard (κ) est de {accord}.")),
    ]
