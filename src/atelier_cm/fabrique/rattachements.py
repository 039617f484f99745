"""Où les organisations rattachent leur CM, avec quels moyens et jugé sur quoi."""

import numpy as np
import pandas as pd

from .description import Champ, Jeu
from .grammaire import Grammaire
from .graines import tirage
from .rattachements_corpus import KPI, LEXIQUE_OBJECTIFS, OBJECTIFS_FLOUS, OBJECTIFS_PRECIS, SECTEURS, SERVICES

LIGNES = 480
# Parts des services, des personnes seules, des indépendants et des tailles : enquête Stratégies, 2021.
PARTS_SERVICES = {"communication": .545, "marketing": .23, "direction": .12, "relation client": .055, "autre": .05}
PART_SEULS, PART_INDEPENDANTS = .67, .17
PARTS_TAILLES = {"TPE": .22, "PME": .51, "GE": .27}
SALAIRE_MEDIAN = 30_000                             # bruts par an, enquête du métier 2025
_STATUTS = {"CDI": .62, "CDD": .15, "alternance": .16, "agence": .07}
_BUDGETS = {"TPE": 280, "PME": 950, "GE": 3_800}    # médianes, par mois : publicité, outils, images
_FLOUS, _MENSUELS, _SANS_NOTE, _SANS_BUDGET = .46, 21, 18, 26
# Part jugée sur les ventes, selon le service ; part dont l’objectif parle de ventes.
_JUGE_VENTES = {"communication": .36, "marketing": .44, "direction": .30, "relation client": .06, "autre": .08}
_OBJECTIF_VENTES = {"communication": .06, "marketing": .48, "direction": .25, "relation client": .05, "autre": .05}
_KPI_DU_SUJET = {"notoriété": "mentions", "ventes": "ventes en ligne", "recrutement": "candidatures", "service": "délai de réponse",
                 "participation": "taux d’engagement", "flou": "abonnés"}


def _exact(parts: dict[str, float], n: int, rng: np.random.Generator) -> np.ndarray:
    """Valeurs tirées sans que les parts annoncées bougent de plus d’une ligne."""
    bornes = np.rint(np.cumsum(list(parts.values())) / sum(parts.values()) * n).astype(int)
    return rng.permutation(np.repeat(np.array(list(parts), dtype=object), np.diff(bornes, prepend=0)))


def _satisfaction(t: pd.DataFrame, rng: np.random.Generator) -> np.ndarray:
    seul_flou = (t["statut_cm"] == "indépendant") & t["flou"]
    contresens = (t["service"] == "communication") & (t["kpi_declare"] == "ventes en ligne") & (t["sujet"] != "ventes")
    niveau = 3.75 - 0.2 * t["flou"] - 1.5 * seul_flou - 0.55 * contresens + 0.35 * (t["statut_cm"] == "indépendant")
    return np.clip(np.rint(niveau + rng.normal(0, 0.75, len(t))), 1, 5)


def rattachements(graine: int) -> pd.DataFrame:
    """Table complète, colonnes de fabrication comprises (service propre, sujet, flou)."""
    rng = tirage(graine, "rattachements")
    n = LIGNES
    t = pd.DataFrame({"id_org": [f"O{i:03d}" for i in range(1, n + 1)]})
    t["secteur"] = rng.choice(np.array(SECTEURS, dtype=object), n, p=(.2, .12, .16, .1, .07, .09, .08, .06, .05, .07))
    t["taille"] = _exact(PARTS_TAILLES, n, rng)
    t["service"] = _exact(PARTS_SERVICES, n, rng)
    plume = Grammaire({f"s/{nom}": v for nom, v in SERVICES.items()} | {f"o/{nom}": v for nom, v in OBJECTIFS_PRECIS.items()}
                      | {"o/flou": OBJECTIFS_FLOUS} | LEXIQUE_OBJECTIFS, rng)
    # L’écriture la plus simple domine, comme dans un vrai formulaire.
    t["service_rattachement"] = [SERVICES[s][0] if rng.random() < 0.45 else plume.tirer(f"s/{s}") for s in t["service"]]
    # Les grandes équipes sont dans les grandes organisations, mais on y travaille aussi seul.
    poids = t["taille"].map({"TPE": .15, "PME": 1.0, "GE": 2.6}).to_numpy()
    en_equipe = rng.choice(n, n - round(PART_SEULS * n), replace=False, p=poids / poids.sum())
    t["nb_cm"] = 1
    t.loc[en_equipe, "nb_cm"] = 2 + rng.geometric(np.where(t.loc[en_equipe, "taille"] == "GE", .38, .7)) - 1
    seuls = np.flatnonzero((t["nb_cm"] == 1).to_numpy())
    t["statut_cm"] = rng.choice(np.array(list(_STATUTS), dtype=object), n, p=list(_STATUTS.values()))
    t.loc[rng.choice(seuls, round(PART_INDEPENDANTS * n), replace=False), "statut_cm"] = "indépendant"
    t["budget_mensuel"] = (np.rint(t["taille"].map(_BUDGETS).to_numpy() * rng.lognormal(0, .8, n) / 10) * 10).astype(int)
    t["sujet"] = _sujets(t, rng)
    t["flou"] = t["sujet"] == "flou"
    t["objectif_declare"] = [plume.composer(f"o/{s}") for s in t["sujet"]]
    ventes = rng.random(n) < t["service"].map(_JUGE_VENTES).to_numpy()
    suivi = rng.random(n) < .55
    divers = rng.choice(np.array(KPI, dtype=object), n, p=(.3, .2, 0, .1, .07, .04, .19, .1))
    t["kpi_declare"] = np.where(ventes, "ventes en ligne", np.where(suivi, t["sujet"].map(_KPI_DU_SUJET), divers))
    t["satisfaction_1_5"] = pd.Series(_satisfaction(t, rng))
    _payer(t, rng)
    t.loc[rng.choice(n, _SANS_NOTE, replace=False), "satisfaction_1_5"] = np.nan
    t["budget_mensuel"] = t["budget_mensuel"].astype(float)
    t.loc[rng.choice(n, _SANS_BUDGET, replace=False), "budget_mensuel"] = np.nan
    return t


def _sujets(t: pd.DataFrame, rng: np.random.Generator) -> np.ndarray:
    n = len(t)
    ventes = rng.random(n) < t["service"].map(_OBJECTIF_VENTES).to_numpy()
    autres = rng.choice(np.array(["notoriété", "recrutement", "service", "participation"], dtype=object), n, p=(.4, .15, .2, .25))
    sujets = np.where(ventes, "ventes", autres)
    sujets[rng.choice(n, round(_FLOUS * n), replace=False)] = "flou"
    return sujets


def _payer(t: pd.DataFrame, rng: np.random.Generator) -> None:
    """Salaire brut annuel des personnes salariées ; quelques-uns saisis par mois."""
    n = len(t)
    salarie = t["statut_cm"].isin(["CDI", "CDD", "alternance"]).to_numpy()
    niveau = np.where(t["statut_cm"] == "alternance", .55, 1.0) * t["taille"].map({"TPE": .92, "PME": 1.0, "GE": 1.14}).to_numpy()
    brut = niveau * rng.lognormal(0, .16, n)
    brut *= SALAIRE_MEDIAN / np.median(brut[salarie])
    annuel = np.rint(brut / 100) * 100
    t["salaire_brut_annuel"] = pd.Series(annuel).where(salarie)
    fautifs = rng.choice(np.flatnonzero(salarie), _MENSUELS, replace=False)
    t.loc[fautifs, "salaire_brut_annuel"] = np.rint(annuel[fautifs] / 12 / 10) * 10


def jeu_rattachements(graine: int) -> Jeu:
    """Le jeu ``rattachements``."""
    table = rattachements(graine)
    champs = (
        Champ("id_org", "string", "Numéro de l’organisation", contraintes={"unique": True, "pattern": r"O\d{3}"}),
        Champ("secteur", "string", "Secteur d’activité", contraintes={"enum": list(SECTEURS)}),
        Champ("taille", "string", "TPE (moins de 10 personnes), PME (10 à 249) ou GE (250 et plus)", contraintes={"enum": list(PARTS_TAILLES)}),
        Champ("statut_cm", "string", "Contrat de la personne qui tient les réseaux", contraintes={"enum": [*_STATUTS, "indépendant"]}),
        Champ("service_rattachement", "string", "Service dont elle dépend, tel qu’il a été écrit"),
        Champ("nb_cm", "integer", "Personnes qui tiennent les réseaux", "personnes", contraintes={"minimum": 1}),
        Champ("budget_mensuel", "integer", "Publicité, outils et images, hors salaires", "€ par mois", requis=False, contraintes={"minimum": 0}),
        Champ("salaire_brut_annuel", "integer", "Salaire brut ; vide pour une personne indépendante ou une agence", "€ par an", requis=False,
              contraintes={"minimum": 0}),
        Champ("objectif_declare", "string", "Réponse à « Qu’attendez-vous de vos réseaux ? »"),
        Champ("kpi_declare", "string", "Chiffre sur lequel le travail est jugé", contraintes={"enum": list(KPI)}),
        Champ("satisfaction_1_5", "integer", "Satisfaction de la personne qui tient les réseaux, de 1 (pas du tout) à 5 (tout à fait)",
              "note de 1 à 5", requis=False, contraintes={"minimum": 1, "maximum": 5}),
    )
    libelles = table["service_rattachement"].nunique()
    mensuels = int((table["salaire_brut_annuel"] < 6_000).sum())
    return Jeu(
        nom="rattachements", titre="Qui emploie les CM, et pour quoi faire",
        resume="Quatre cent quatre-vingts organisations fictives : le service, le contrat, le budget, l’objectif, le chiffre qui juge.",
        ligne="Une ligne = une organisation.", table=table[[c.nom for c in champs]], cle=("id_org",), champs=champs,
        defauts=(
            f"{libelles} libellés de service pour 5 services (« Comm », « com° », « Dir. com »…).",
            f"{mensuels} salaires saisis par mois au lieu de l’année.",
            f"{int(table['satisfaction_1_5'].isna().sum())} notes de satisfaction vides, {int(table['budget_mensuel'].isna().sum())} budgets vides.",
        ),
        remarques=("Parts des services, des tailles, des personnes seules et indépendantes : calées sur l’enquête Stratégies de 2021. Salaire "
                   "médian : 30 000 € bruts par an, enquête du métier de 2025. Le reste est un choix du cours.",),
    )
