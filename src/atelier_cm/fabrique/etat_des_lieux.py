"""Les petites tables de l’état des lieux : douze adresses, seize preuves, six faiblesses, huit actions."""

import pandas as pd

from atelier_cm.donnees.typographie import insecables
from atelier_cm.metier import audit, kpi
from atelier_cm.metier.ecriture import ecrire_nombre

from .description import Champ, Jeu, renvoi
from .etat_des_lieux_corpus import ACTIONS, CAUSES, PREUVES
from .graines import tirage

LETTRES = "ABCDEFGH"
# Code au bout du chemin, arrive-t-on à une autre adresse ? Zéro : aucune réponse.
_RELEVE = ((200, False), (404, False), (200, True), (200, False), (0, False), (200, True), (410, False), (403, False),
           (200, False), (200, True), (404, False), (200, False))
_JOUR = "2026-09-03"


def jeu_liens(posts: pd.DataFrame, graine: int) -> Jeu:
    """Le jeu ``releve_liens`` : douze adresses tirées des publications, et ce qu’elles ont répondu."""
    rng = tirage(graine, "etat-des-lieux/liens")
    avec = posts[posts["url"].notna()].drop_duplicates("url").reset_index(drop=True)
    choisis = avec.iloc[sorted(rng.choice(len(avec), len(_RELEVE), replace=False))].reset_index(drop=True)
    finales = [url.replace("marchevive.example/", "marchevive.example/nouveau/") if ailleurs else None
               for url, (_, ailleurs) in zip(choisis["url"], _RELEVE)]
    table = pd.DataFrame({
        "lien": range(1, len(_RELEVE) + 1), "id_post": choisis["id_post"], "url": choisis["url"],
        "statut": [code for code, _ in _RELEVE], "adresse_finale": finales, "releve_le": pd.Timestamp(_JOUR),
    })
    return Jeu(
        nom="releve_liens", titre="Douze adresses de nos publications, et où elles mènent",
        resume="Douze adresses données dans des publications de Marchevive, essayées une à une le 3 septembre 2026.",
        ligne="Une ligne = une adresse.", table=table, cle=("lien",), index="lien",
        etrangeres=(renvoi("id_post", "posts_marchevive", "id_post"),),
        champs=(
            Champ("lien", "integer", "Numéro de l’adresse dans le relevé", contraintes={"unique": True}),
            Champ("id_post", "string", "Publication où l’adresse est donnée"),
            Champ("url", "string", "Adresse donnée dans la publication"),
            Champ("statut", "integer", "Réponse au bout du chemin : 200 la page s’affiche, 404 introuvable, 410 retirée, 403 relevé "
                  "automatique refusé, 0 aucune réponse en trois essais"),
            Champ("adresse_finale", "string", "Adresse où l’on arrive, si ce n’est pas la même", requis=False),
            Champ("releve_le", "date", "Jour du relevé"),
        ),
        remarques=("Les adresses n’existent pas (domaine réservé « example ») : le relevé est inventé.",),
    )


def valeurs(posts: pd.DataFrame, concurrents: pd.DataFrame, messages: pd.DataFrame, releve: pd.DataFrame,
            enquete: pd.DataFrame) -> dict[str, float]:
    """Les nombres cités par les preuves, calculés sur les autres jeux. Effectifs : clés « n_… »."""
    gagnes = posts[~posts["sponsorise"].astype(bool)]
    err = kpi.err(gagnes["interactions"], gagnes["portee"])
    tutoriels = gagnes["theme"] == "tutoriel 20 min"
    vitalpas = concurrents[concurrents["organisation"] == "Vitalpas"]["delai_premiere_relance_min"].dropna()
    demandes = messages[messages["besoin_reponse"].astype(bool)]
    repondues = demandes[demandes["horodatage_reponse"].notna()]
    textes = messages["texte"].str.lower()
    commentees = posts[posts["commentaires"] > posts["commentaires_marque"]]
    images = audit.textes_alternatifs(posts)
    instagram = releve[releve["reseau"] == "Instagram"].sort_values("date")["abonnes"]
    juin = enquete[enquete["vague"] == "juin"]["satisfaction"].dropna()
    return {
        "silence": audit.rythme(posts).silence, "n_posts": len(posts),
        "tutoriels": err[tutoriels].median(), "ensemble": err.median(), "n_tutoriels": tutoriels.sum(),
        "part_tutoriels": 100 * (posts["theme"] == "tutoriel 20 min").mean(),
        "relance": vitalpas.median(), "n_vitalpas": len(vitalpas),
        "sans_reponse": len(demandes) - len(repondues), "n_demandes": len(demandes),
        "delai": kpi.delai_ouvre(repondues["horodatage"], repondues["horodatage_reponse"]).median(), "n_repondues": len(repondues),
        "places": textes.str.contains("reste-t-il des places|encore des places", regex=True).sum(), "n_messages": len(messages),
        "chutes": textes.str.contains("chute|tombée?\\b", regex=True).sum(),
        "muettes": images.part_sans.estimation, "n_images": images.connues,
        "gagnes": instagram.iloc[-1] - instagram.iloc[0], "n_jours": len(instagram),
        "sans_nous": 100 * (commentees["commentaires_marque"] == 0).mean(), "n_commentees": len(commentees),
        "satisfaits": 100 * (juin >= 4).mean(), "n_juin": len(juin),
    }


_DECIMALES = {"tutoriels": 1, "ensemble": 1, "delai": 1}


def jeu_preuves(nombres: dict[str, float]) -> Jeu:
    """Le jeu ``preuves_swot``, à partir du résultat de `valeurs`."""
    ecrits = {nom: ecrire_nombre(float(v), _DECIMALES.get(nom, 0)) for nom, v in nombres.items()}
    table = pd.DataFrame(
        [(lettre, insecables(enonce.format(**ecrits)), int(nombres[n]) if isinstance(n, str) else n, source)
         for lettre, (enonce, n, source) in PREUVES.items()], columns=["carte", "constat", "effectif", "source"])
    return Jeu(
        nom="preuves_swot", titre="Seize preuves à ranger dans un SWOT",
        resume="Seize constats sur Marchevive et ce qui l’entoure, chacun avec son effectif et sa source.",
        ligne="Une ligne = une carte.", table=table, cle=("carte",), index="carte",
        champs=(
            Champ("carte", "string", "Lettre de la carte", contraintes={"unique": True}),
            Champ("constat", "string", "Ce que l’on a constaté, avec son chiffre"),
            Champ("effectif", "integer", "Nombre d’observations sur lequel repose le chiffre", "observations"),
            Champ("source", "string", "D’où vient le chiffre"),
        ),
        remarques=("Les nombres des constats sont calculés sur les autres jeux, sauf quatre : leur source dit qu’ils sont inventés.",),
    )


def jeu_causes() -> Jeu:
    """Le jeu ``causes_possibles``."""
    table = pd.DataFrame([(rang, *ligne) for rang, ligne in enumerate(CAUSES, 1)],
                         columns=["numero", "faiblesse", *(f"cause_{lettre}" for lettre in "ABCD")])
    return Jeu(
        nom="causes_possibles", titre="Six faiblesses, quatre explications pour chacune",
        resume="Six faiblesses relevées par l’état des lieux, avec quatre explications entendues en réunion.",
        ligne="Une ligne = une faiblesse.", table=table.map(lambda v: insecables(v) if isinstance(v, str) else v),
        cle=("numero",), index="numero",
        champs=(
            Champ("numero", "integer", "Numéro de la faiblesse", contraintes={"unique": True}),
            Champ("faiblesse", "string", "Ce que l’état des lieux a constaté"),
            *(Champ(f"cause_{lettre}", "string", f"Explication {lettre}") for lettre in "ABCD"),
        ),
        remarques=("Une cause que l’on peut vérifier n’est pas pour autant vraie : il reste à la vérifier.",),
    )


def jeu_actions() -> Jeu:
    """Le jeu ``actions_possibles``."""
    table = pd.DataFrame([(lettre, *ligne, round(ligne[1] / ligne[2], 2)) for lettre, ligne in zip(LETTRES, ACTIONS)],
                         columns=["lettre", "action", "impact", "heures", "decide", "par_heure"])
    return Jeu(
        nom="actions_possibles", titre="Huit actions possibles avant l’hiver",
        resume="Huit actions proposées après l’état des lieux : leur effet attendu, leur coût en heures, qui en décide.",
        ligne="Une ligne = une action.", table=table, cle=("lettre",), index="lettre",
        champs=(
            Champ("lettre", "string", "Lettre de l’action", contraintes={"unique": True}),
            Champ("action", "string", "Ce que l’on ferait"),
            Champ("impact", "integer", "Effet attendu sur le public, de 1 (faible) à 5 (fort)", "points",
                  contraintes={"minimum": 1, "maximum": 5}),
            Champ("heures", "integer", "Travail de l’équipe d’ici à décembre", "h"),
            Champ("decide", "string", "Qui peut dire oui"),
            Champ("par_heure", "number", "Effet obtenu par heure de travail : impact ÷ heures", "points par heure"),
        ),
    )
