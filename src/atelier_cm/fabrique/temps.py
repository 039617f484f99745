"""Le journal de temps de Lise K., CM indépendante, et les chiffres agrégés de son collectif."""

import numpy as np
import pandas as pd

from .calendrier import feries
from .description import MOIS, Champ, Jeu, renvoi
from .grammaire import Grammaire
from .graines import ajuster_total, tirage
from .periode import Periode
from .temps_corpus import CLIENTS, LEXIQUE_TEMPS, NOTES

NON_SAISIS, IMPOSSIBLES = 17, 4
PART_HORS_HORAIRES = .697                          # enquête Swello 2025, échantillon volontaire
SEUIL_EFFECTIF = 10
_REPONDANTS = {9: 44, 10: 47, 11: 46, 12: 39, 1: 45, 2: 48, 3: 51, 4: 43, 5: 49, 6: 47, 7: 28, 8: 8}


def derive(periode: Periode) -> pd.Timestamp:
    """Premier jour où la charge change de niveau."""
    return periode.jour(5, 11)


def _conges(jours: pd.DatetimeIndex, periode: Periode) -> np.ndarray:
    noel = (jours >= periode.jour(12, 22)) & (jours <= periode.jour(1, 2))
    ete = (jours >= periode.jour(8, 3)) & (jours <= periode.jour(8, 16))
    return noel | ete | np.array([j.date() in feries(j.year) for j in jours])


def _heure(minutes: np.ndarray) -> np.ndarray:
    return np.array([f"{int(m) // 60 % 24:02d}:{int(m) % 60:02d}" for m in minutes], dtype=object)


def journal(graine: int, periode: Periode) -> pd.DataFrame:
    """Une ligne par jour de la saison."""
    rng = tirage(graine, "temps")
    t = pd.DataFrame({"date": periode.jours})
    n, sem = len(t), t["date"].dt.day_of_week.to_numpy()
    conge, apres = _conges(periode.jours, periode), (t["date"] >= derive(periode)).to_numpy()
    semaine, samedi, dimanche = (sem < 5) & ~conge, (sem == 5) & ~conge & (rng.random(n) < np.where(apres, .45, .22)), (sem == 6) & ~conge
    # Aucun contrat ne prévoit d’astreinte : presque chaque dimanche, Lise répond pourtant entre 18 h et 19 h.
    veille = dimanche & (rng.random(n) < .9)
    t["client"] = rng.choice(np.array(CLIENTS, dtype=object), n, p=(.36, .22, .18, .14, .1))
    t["incident"] = semaine & (rng.random(n) < .07)
    debut = 9 * 60 + rng.integers(-40, 35, n)
    soir = np.where(semaine & (rng.random(n) < np.where(apres, .82, .52)), rng.gamma(2.2, np.where(apres, .72, .32)), 0) + t["incident"] * rng.uniform(.4, 1.2, n)
    soir = np.where(soir > 0, np.clip(np.rint(soir * 4) / 4, .25, 3.75), 0)
    jour = np.where(semaine, np.rint(rng.normal(6.6, .6, n) * 4) / 4, 0)
    wek = np.where(samedi, np.rint(rng.uniform(1, 4, n) * 4) / 4, 0) + np.where(veille, rng.choice([.25, .5, .75, 1], n), 0)
    # Le samedi soir est à la fois du soir et du week-end : les deux colonnes le comptent.
    soir = np.where(samedi & (rng.random(n) < .5), np.minimum(.5, wek), soir)
    total = jour + np.where(semaine, soir, 0) + wek
    t["travail"] = total > 0
    depart = np.where(veille, 18 * 60 + rng.integers(0, 12, n), np.where(samedi & (soir > 0), 18 * 60 + 30, debut))
    pause = np.where(semaine, rng.choice([45, 60, 75], n), 0)
    # La fin du jour se lit après 19 h seulement s’il y a eu du travail le soir.
    fin = np.where(semaine, np.where(soir > 0, 19 * 60 + soir * 60, depart + jour * 60 + pause), depart + total * 60)
    t["debut"], t["fin"] = pd.Series(_heure(depart)).where(t["travail"]), pd.Series(_heure(fin)).where(t["travail"])
    t["heures"], t["heures_soir"], t["heures_week_end"] = total, soir, wek
    moyenne = np.where(conge, 4, np.where(sem >= 5, 7, 10)) * np.where(apres, 2.6, 1.0) + 14 * t["incident"]
    t["notifications_soir"] = rng.negative_binomial(28, 28 / (28 + moyenne))
    charge = .45 * soir + .03 * t["notifications_soir"]
    t["humeur_1_5"] = np.clip(np.rint(4.7 - charge - .35 * apres + .4 * conge + rng.normal(0, .55, n)), 1, 5)
    t["sommeil_h"] = np.clip(np.rint((7.6 - .35 * charge - .55 * apres + .5 * conge + rng.normal(0, .45, n)) * 4) / 4, 3.5, 9.5)
    t["note"] = _notes(t, apres, veille, tirage(graine, "temps/notes"))
    t["mois"] = t["date"].dt.strftime("%Y-%m")
    return _abimer(t, periode, rng)


def _notes(t: pd.DataFrame, apres: np.ndarray, veille: np.ndarray, rng: np.random.Generator) -> list[str | None]:
    plume, vues, notes = Grammaire({f"note/{n}": v for n, v in NOTES.items()} | LEXIQUE_TEMPS, rng), set(), []
    for incident, travail, tard, dimanche in zip(t["incident"], t["travail"], apres, veille):
        if not incident and (not travail or rng.random() < .45):
            notes.append(None)
            continue
        regle = "incident" if incident else "dimanche" if dimanche else "après" if tard else "avant"
        for _ in range(12):
            note = plume.composer(f"note/{regle}")
            if note not in vues:
                break
        vues.add(note)
        notes.append(note)
    return notes


def _abimer(t: pd.DataFrame, periode: Periode, rng: np.random.Generator) -> pd.DataFrame:
    """Des soirs où l’on oublie son journal, et une durée tapée de travers."""
    ouvres = np.flatnonzero((t["heures"] > 5).to_numpy())
    choisis = rng.choice(ouvres, NON_SAISIS + IMPOSSIBLES, replace=False)
    vides, fous = choisis[:NON_SAISIS], choisis[NON_SAISIS:]
    t.loc[vides, ["debut", "fin", "heures", "heures_soir", "heures_week_end", "notifications_soir", "humeur_1_5", "sommeil_h", "note", "client"]] = None
    t["travail"] = t["travail"].astype(object)
    t["incident"] = t["incident"].astype(object)
    t.loc[vides, ["travail", "incident"]] = None
    t.loc[fous, "heures"] = np.array([25.0, 25.5, 27.0, 31.0])
    t.loc[~t["travail"].eq(True), "client"] = None
    return t


def collectif(graine: int, periode: Periode) -> pd.DataFrame:
    """Douze lignes : un mois, un effectif, des chiffres agrégés ; rien sous dix personnes."""
    rng = tirage(graine, "temps/collectif")
    mois = [9, 10, 11, 12, *range(1, 9)]
    n = np.array([_REPONDANTS[m] for m in mois])
    montres = n >= SEUIL_EFFECTIF
    hors = np.rint(n * (PART_HORS_HORAIRES + rng.normal(0, .03, 12))).astype(int)
    hors[montres] = ajuster_total(hors[montres], round(PART_HORS_HORAIRES * n[montres].sum()), rng, n[montres])
    t = pd.DataFrame({"mois": [periode.mois(m) for m in mois], "repondants": n, "hors_horaires": hors,
                      "heures_semaine_mediane": np.rint((36.5 + rng.normal(0, 1.2, 12)) * 2) / 2,
                      "notifications_soir_mediane": np.rint(12 + rng.normal(0, 1.5, 12)),
                      "sommeil_median_h": np.rint((7.0 + rng.normal(0, .15, 12)) * 4) / 4})
    t.loc[~montres, t.columns[2:]] = np.nan
    return t


_ORIGINE = ("données synthétiques, fabriquées pour le cours par un tirage reproductible. Lise K., ses clients et ses notes sont inventés.")


def jeu_temps(graine: int, periode: Periode) -> Jeu:
    """Le jeu ``temps_cm``."""
    t = journal(graine, periode)
    heures = {"minimum": 0}
    champs = (
        Champ("date", "date", "Jour", contraintes={"unique": True}),
        Champ("travail", "boolean", "Lise a travaillé ce jour-là ; vide si le jour n’a pas été saisi", requis=False),
        Champ("client", "string", "Client qui a pris le plus de temps", requis=False, contraintes={"enum": list(CLIENTS)}),
        Champ("debut", "string", "Première action de la journée, HH:MM", requis=False, contraintes={"pattern": r"\d{2}:\d{2}"}),
        Champ("fin", "string", "Dernière action de la journée, HH:MM", requis=False, contraintes={"pattern": r"\d{2}:\d{2}"}),
        Champ("heures", "number", "Travail de la journée, pauses ôtées", "h", requis=False, contraintes=heures),
        Champ("heures_soir", "number", "Part faite après 19 h", "h", requis=False, contraintes=heures),
        Champ("heures_week_end", "number", "Part faite un samedi ou un dimanche", "h", requis=False, contraintes=heures),
        Champ("notifications_soir", "integer", "Notifications lues après 19 h", "notifications", requis=False, contraintes=heures),
        Champ("incident", "boolean", "Un incident à traiter", requis=False),
        Champ("humeur_1_5", "integer", "Humeur notée le soir, de 1 (très basse) à 5 (très bonne)", "note de 1 à 5", requis=False,
              contraintes={"minimum": 1, "maximum": 5}),
        Champ("sommeil_h", "number", "Sommeil de la nuit précédente", "h", requis=False, contraintes=heures),
        Champ("note", "string", "Ce que Lise a noté, pour elle", requis=False),
        MOIS,
    )
    double = int(((t["heures_soir"] > 0) & (t["heures_week_end"] > 0)).sum())
    return Jeu(
        nom="temps_cm", titre="Le journal de temps de Lise K.",
        resume="Une saison de travail d’une CM indépendante et de ses cinq clients, tenue par elle et pour elle : heures, soirées, humeur, sommeil.",
        ligne="Une ligne = un jour.", table=t[[c.nom for c in champs]], cle=("date",), temps="date", champs=champs, origine=_ORIGINE,
        etrangeres=(renvoi("mois", "temps_collectif", "mois"),),
        defauts=(
            f"{int(t['heures'].isna().sum())} jours non saisis : toute la ligne est vide, ce n’est pas un repos.",
            f"{int((t['heures'] > 24).sum())} journées de plus de 24 heures (durée mal tapée).",
            f"{double} samedis dont la soirée est comptée deux fois, dans « heures_soir » et dans « heures_week_end ».",
        ),
        remarques=(
            "Ce journal est celui de Lise : elle seule décide de le montrer. L’humeur et le sommeil sont des données de santé ; un employeur n’a pas à "
            "les demander, et suivre ainsi chaque membre d’une équipe serait illicite.",
            "Les notes citent des clients et des prénoms : à retirer avant tout partage.",
            "Les chiffres d’équipe n’existent qu’agrégés : voir « temps_collectif ».",
        ),
    )


def jeu_collectif(graine: int, periode: Periode) -> Jeu:
    """Le jeu ``temps_collectif``."""
    t = collectif(graine, periode)
    return Jeu(
        nom="temps_collectif", titre="Le temps de travail d’un collectif de CM",
        resume="Douze mois d’un questionnaire anonyme rempli par des CM volontaires : combien répondent, combien débordent.",
        ligne="Une ligne = un mois.", table=t, cle=("mois",), champs=(
            MOIS,
            Champ("repondants", "integer", "Personnes qui ont répondu", "personnes", contraintes={"minimum": 0}),
            Champ("hors_horaires", "integer", "Personnes qui disent avoir travaillé hors horaires", "personnes", requis=False),
            Champ("heures_semaine_mediane", "number", "Médiane des heures d’une semaine", "h", requis=False),
            Champ("notifications_soir_mediane", "integer", "Médiane des notifications lues après 19 h", "notifications par jour", requis=False),
            Champ("sommeil_median_h", "number", "Médiane du sommeil déclaré", "h", requis=False),
        ),
        defauts=(f"{int((t['repondants'] < SEUIL_EFFECTIF).sum())} mois à moins de {SEUIL_EFFECTIF} réponses : les chiffres sont masqués, l’effectif reste.",),
        remarques=("La part de 69,7 % qui travaille hors horaires est celle de l’enquête Swello 2025, auprès de volontaires : elle ne vaut pas pour tout le métier.",),
    )
