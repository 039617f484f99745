"""Les six jeux de l’épreuve finale : descriptions et fiches."""

import pandas as pd

from .capstone import abonnes, avis, mentions, organisation, posts, rivales
from .description import Champ, Jeu
from .periode import Periode

_NUL = {"minimum": 0}
_COMPTES = tuple(Champ(nom, "integer", texte, "interactions", contraintes=_NUL) for nom, texte in (
    ("reactions", "Réactions"), ("commentaires", "Commentaires"), ("partages", "Partages"), ("enregistrements", "Enregistrements"),
    ("interactions", "Somme des quatre")))


def _communs() -> tuple[Champ, ...]:
    return (Champ("date_heure", "datetime", "Date et heure de publication"), Champ("reseau", "string", "Réseau"), Champ("format", "string", "Forme de la publication"),
            Champ("theme", "string", "Thème"), Champ("texte", "string", "Texte publié"))


def _jeu(nom: str, titre: str, resume: str, ligne: str, table: pd.DataFrame, champs: tuple[Champ, ...], **autres) -> Jeu:
    return Jeu(nom=nom, titre=titre, resume=resume, ligne=ligne, table=table[[c.nom for c in champs]], champs=champs,
               remarques=("L’organisation est tirée par la graine : une autre graine donne une autre organisation, parmi douze.",), **autres)


def jeux_capstone(graine: int, periode: Periode) -> list[Jeu]:
    """Fiche de l’organisation, puis publications, rivales, avis, mentions et abonnés."""
    o, p, v, m, a = organisation(graine), posts(graine, periode), avis(graine, periode), mentions(graine, periode), abonnes(graine, periode)
    fiche = pd.DataFrame([("nom", o.nom), ("secteur", o.secteur), ("équipe", o.taille), ("public", o.public), ("ville", o.ville), ("réseaux", ", ".join(o.abonnes)),
                          ("organisations comparables", ", ".join(o.rivales))], columns=["rubrique", "valeur"])
    uniques = p.drop_duplicates()
    return [
        _jeu("organisation_capstone", "L’organisation de l’épreuve finale", f"Ce qu’il faut savoir de {o.nom} avant d’ouvrir ses chiffres.", "Une ligne = une rubrique.", fiche,
             (Champ("rubrique", "string", "Rubrique", contraintes={"unique": True}), Champ("valeur", "string", "Ce qu’on en sait")), cle=("rubrique",), index="rubrique"),
        _jeu("capstone_posts", f"Une saison de publications : {o.nom}", "Publications et mesures de l’organisation de l’épreuve finale.", "Une ligne = une publication.", p,
             (Champ("id_post", "string", "Numéro de la publication", contraintes={"pattern": r"P\d{3}"}), *_communs(),
              Champ("portee", "integer", "Personnes touchées", "personnes", contraintes=_NUL), *_COMPTES,
              Champ("alt_texte", "integer", "Texte alternatif : 1 oui, 0 non, vide si inconnu", requis=False, contraintes={"enum": ["0", "1"]}),
              Champ("sponsorise", "boolean", "Portée achetée")), temps="date_heure",
             defauts=(f"{len(p) - len(uniques)} lignes en double.", f"{int(uniques['alt_texte'].isna().sum())} textes alternatifs inconnus.")),
        _jeu("capstone_concurrents", "Deux organisations comparables", "Ce que publient deux organisations voisines, vu de l’extérieur : la portée n’est pas connue.", "Une ligne = une publication.",
             rivales(graine, periode), (Champ("organisation", "string", "Organisation"), Champ("id_post", "string", "Numéro de la publication", contraintes={"unique": True}), *_communs(),
                                        *_COMPTES, Champ("abonnes", "integer", "Abonnés au 1er septembre", "comptes", contraintes=_NUL)), cle=("id_post",), temps="date_heure"),
        _jeu("capstone_avis", f"Les avis sur {o.nom}", "Avis laissés en ligne, avec la réponse quand il y en a une.", "Une ligne = un avis.", v,
             (Champ("id", "string", "Numéro de l’avis", contraintes={"unique": True}), Champ("date", "datetime", "Date et heure de l’avis"),
              Champ("note_1_5", "integer", "Note, de 1 à 5 étoiles", "étoiles", contraintes={"minimum": 1, "maximum": 5}), Champ("texte", "string", "Texte de l’avis"),
              Champ("reponse", "string", "Réponse ; vide s’il n’y en a pas", requis=False),
              Champ("delai_reponse_h", "number", "Temps entre l’avis et la réponse", "h", requis=False, contraintes=_NUL)), cle=("id",), temps="date",
             defauts=(f"{int(v.duplicated(subset=['date', 'texte']).sum())} avis enregistrés deux fois.", f"{int(v['reponse'].isna().sum())} avis sans réponse.")),
        _jeu("capstone_mentions", f"Ce qu’on dit de {o.nom}", "Un relevé de veille sur le nom court de l’organisation, homonymes compris.", "Une ligne = une mention.", m,
             (Champ("id", "string", "Numéro de la mention", contraintes={"unique": True}), Champ("date_heure", "datetime", "Date et heure"), Champ("source", "string", "Type de source"),
              Champ("auteur", "string", "Compte, inventé"), Champ("audience", "integer", "Comptes qui suivent l’auteur", "comptes", contraintes=_NUL), Champ("texte", "string", "Texte")),
             cle=("id",), temps="date_heure",
             defauts=(f"{int(m['texte'].str.startswith('RT @').sum())} reprises à l’identique (« RT »).", f"{int((m['genre'] == 'hors').sum())} mentions d’un homonyme, reprises comprises.")),
        _jeu("capstone_abonnes", f"Les abonnés de {o.nom}, jour par jour", "Abonnés, arrivées et départs sur deux réseaux.", "Une ligne = un réseau, un jour.", a,
             (Champ("date", "date", "Jour"), Champ("reseau", "string", "Réseau"), Champ("abonnes", "integer", "Abonnés en fin de journée", "comptes", contraintes=_NUL),
              Champ("gagnes", "integer", "Arrivées", "comptes", contraintes=_NUL), Champ("perdus", "integer", "Départs", "comptes", contraintes=_NUL)), cle=("date", "reseau"), temps="date",
             defauts=(f"{2 * len(periode.jours) - len(a)} jours manquants.", f"{int((a['abonnes'] == 0).sum())} jours où le compteur est remis à zéro.")),
    ]
