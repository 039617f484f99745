"""Répondre, et à temps : taux de réponse (K31), délai de première réponse (K32), résolution (K33)."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pandas as pd

from .jours_feries import jours_feries
from .saisie import Nombres, aligner, colonne, diviser, nombres, rapport

OUVERTURE = 9
FERMETURE = 18


def delai_ouvre(debut, fin) -> Nombres:
    """K32, délai de première réponse en heures ouvrées : du lundi au vendredi, de 9 h à 18 h, hors jours fériés.

    Un message sans réponse (fin vide) attend encore : son délai est infini, et la médiane reste définie.

    Paramètres : debut (date et heure du message) ; fin (date et heure de la réponse, vide si aucune).
    Deux dates, ou deux colonnes de dates. Une heure avec fuseau est lue à l’heure de Paris.
    Résultat : heures ouvrées (float ou colonne) ; inf sans réponse, nan si la date du message manque.
    Erreur : ValueError si une valeur n’est pas une date ou si une réponse précède son message.
    Source : la médiane du délai de première réponse est décrite par HubSpot ; les heures d’ouverture sont
    une convention du cours.
    """
    return _delai(debut, fin, _heures_ouvrees)


def delai_calendaire(debut, fin) -> Nombres:
    """Délai de première réponse en heures de pendule, nuits et dimanches compris (voir `delai_ouvre`)."""
    return _delai(debut, fin, lambda depart, arrivee: (arrivee - depart) / np.timedelta64(3600, "s"))


def part_dans_delai(delais, limite) -> float:
    """Part des messages répondus en `limite` heures au plus, en % de tous les messages donnés.

    Paramètres : delais (colonne d’heures ; inf pour un message sans réponse, qui reste au dénominateur) ;
    limite (heures). Résultat : %. Erreur : ValueError. Source : variante de K31, convention du cours.
    """
    lus = colonne(delais, "delais", infini=True).dropna()
    maximum = nombres(limite, "limite")
    return 100 * float((lus <= maximum).mean()) if len(lus) else math.nan


def taux_reponse(repondus, demandes=None) -> Nombres:
    """K31, taux de réponse : messages ayant reçu une réponse ÷ messages appelant une réponse × 100.

    Paramètres, au choix :
    – deux nombres : messages répondus, messages appelant une réponse ;
    – deux colonnes : la date de réponse (vide si aucune) ou un vrai/faux, puis `besoin_reponse` (vrai/faux) ;
    – une seule colonne, si tous les messages appelaient une réponse.
    Résultat : %. Erreur : ValueError si les répondus dépassent les demandes.
    Source : lu de seconde main (Sprout, 2016), non vérifié.
    """
    if isinstance(repondus, pd.Series):
        faits = _oui(repondus, "repondus")
        besoin = pd.Series(True, index=faits.index) if demandes is None else _oui(demandes, "demandes")
        faits, besoin = aligner(faits, besoin, "repondus", "demandes")
        return diviser(float((faits & besoin).sum()), float(besoin.sum()), 100)
    if demandes is None:
        raise ValueError("demandes manque : combien de messages appelaient une réponse ?")
    faits, tous = nombres(repondus, "repondus"), nombres(demandes, "demandes")
    if isinstance(faits, float) and isinstance(tous, float) and faits > tous:
        raise ValueError("repondus dépasse demandes : les deux nombres sont-ils échangés ?")
    return diviser(faits, tous, 100)


def resolution_premier_contact(resolus, demandes) -> Nombres:
    """K33, résolution au premier contact : résolus en un échange ÷ demandes × 100, en %.

    Source : usage général, non vérifiée. Une demande rouverte n’était pas résolue.
    """
    return rapport(resolus, demandes, "resolus", "demandes", 100)


def _delai(debut, fin, horloge) -> Nombres:
    un_seul = not isinstance(debut, (pd.Series, list, tuple, np.ndarray, pd.DatetimeIndex))
    messages, reponses = _dates(debut, "debut"), _dates(fin, "fin")
    messages, reponses = aligner(messages, reponses, "debut", "fin")
    depart, arrivee = messages.to_numpy("datetime64[s]"), reponses.to_numpy("datetime64[s]")
    manque, attend = np.isnat(depart), np.isnat(arrivee)
    connus = ~manque & ~attend
    inverses = connus & (np.where(connus, arrivee, depart) < depart)
    if inverses.any():
        ligne = messages.index[int(np.argmax(inverses))]
        raise ValueError(f"La réponse précède le message (ligne {ligne}) : debut et fin sont-ils échangés ?")
    heures = np.full(len(depart), math.nan)
    heures[connus] = horloge(depart[connus], arrivee[connus])
    heures[attend & ~manque] = math.inf
    return float(heures[0]) if un_seul else pd.Series(heures, index=messages.index)


def _heures_ouvrees(depart: np.ndarray, arrivee: np.ndarray) -> np.ndarray:
    """Heures ouvrées entre deux colonnes d’instants : jours pleins comptés d’un coup, puis les deux bouts."""
    if not len(depart):
        return np.empty(0)
    premiere, derniere = (int(t.astype("datetime64[Y]").astype(int)) + 1970 for t in (depart.min(), arrivee.max()))
    feries = np.array([jour for annee in range(premiere, derniere + 1) for jour in jours_feries(annee)],
                      dtype="datetime64[D]")
    ouverts = np.busday_count(depart.astype("datetime64[D]"), arrivee.astype("datetime64[D]"), holidays=feries)
    journee = float(FERMETURE - OUVERTURE)
    return ouverts * journee + _heures_du_jour(arrivee, feries) - _heures_du_jour(depart, feries)


def _heures_du_jour(instants: np.ndarray, feries: np.ndarray) -> np.ndarray:
    """Heures ouvrées déjà écoulées dans la journée de chaque instant (0 un jour fermé)."""
    jours = instants.astype("datetime64[D]")
    heure = (instants - jours).astype("timedelta64[s]").astype(float) / 3600
    ecoulees = np.clip(heure - OUVERTURE, 0, FERMETURE - OUVERTURE)
    return np.where(np.is_busday(jours, holidays=feries), ecoulees, 0.0)


def _dates(valeur, nom: str) -> pd.Series:
    if valeur is Ellipsis:
        raise ValueError(f"{nom} contient encore les trois points : remplacez-les par une valeur.")
    if isinstance(valeur, pd.Series):
        serie = valeur
    elif isinstance(valeur, (list, tuple, np.ndarray, pd.DatetimeIndex)):
        serie = pd.Series(list(valeur))
    else:
        serie = pd.Series([valeur])
    if serie.isna().all():
        return pd.Series(np.full(len(serie), "NaT", dtype="datetime64[s]"), index=serie.index)
    if pd.api.types.is_numeric_dtype(serie.dtype):
        raise ValueError(f"{nom} : voici des nombres, il faut des dates (ou une colonne de dates).")
    if not pd.api.types.is_datetime64_any_dtype(serie.dtype):
        try:
            serie = pd.to_datetime(serie, format="ISO8601")
        except (ValueError, TypeError) as erreur:
            fautif = next(v for v in serie if not isinstance(v, (dt.date, float, type(None))))
            raise ValueError(f"{nom} : « {fautif} » ne se lit pas comme une date "
                             "(écrivez 2026-03-23 09:10).") from erreur
    if serie.dt.tz is not None:
        serie = serie.dt.tz_convert("Europe/Paris").dt.tz_localize(None)
    return serie


def _oui(valeurs, nom: str) -> pd.Series:
    """Lit une colonne de vrai/faux, ou de dates où un vide veut dire « non »."""
    if not isinstance(valeurs, pd.Series):
        raise ValueError(f"{nom} : il faut une colonne, de la même longueur que l’autre.")
    if pd.api.types.is_bool_dtype(valeurs.dtype):
        return valeurs.fillna(False).astype(bool)
    if pd.api.types.is_datetime64_any_dtype(valeurs.dtype) or valeurs.isna().all():
        return valeurs.notna()
    if pd.api.types.is_numeric_dtype(valeurs.dtype) and valeurs.dropna().isin((0, 1)).all():
        return valeurs.fillna(0).astype(bool)
    raise ValueError(f"{nom} : il faut une colonne de dates de réponse ou de vrai/faux.")
