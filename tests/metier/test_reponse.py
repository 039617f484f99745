"""Délai ouvré, jours fériés, taux de réponse."""

import datetime as dt
import math
import time

import numpy as np
import pandas as pd
import pytest
from dateutil.easter import easter

from atelier_cm.metier import kpi
from atelier_cm.metier.jours_feries import jours_feries, paques


def test_paques_s_accorde_avec_dateutil_sur_cinq_siecles():
    assert all(paques(annee) == easter(annee) for annee in range(1583, 2100))


def test_les_onze_jours_feries_de_2026():
    attendus = ["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"]
    assert [f"{jour:%m-%d}" for jour in jours_feries(2026)] == attendus


@pytest.mark.parametrize("debut, fin, heures", [
    ("2026-03-23 09:10", "2026-03-23 11:10", 2),            # un lundi matin
    ("2026-03-20 17:30", "2026-03-23 09:45", 1.25),         # un week-end ne compte pas
    ("2026-03-21 10:00", "2026-03-22 20:00", 0),            # répondu le dimanche : rien d'ouvré
    ("2026-03-23 20:00", "2026-03-24 09:30", 0.5),          # la nuit ne compte pas
    ("2026-03-23 06:00", "2026-03-23 19:00", 9),            # une journée ouvrée, pas plus
    ("2026-03-23 12:00", "2026-03-30 12:00", 45),           # une semaine : cinq journées de 9 h
    ("2026-04-03 17:00", "2026-04-07 10:00", 2),            # lundi de Pâques
    ("2026-05-13 17:00", "2026-05-15 10:00", 2),            # Ascension
    ("2025-12-31 17:00", "2026-01-02 10:00", 2),            # jour de l'an, deux années à cheval
    ("2026-05-01 12:00", "2026-05-01 15:00", 0),            # 1er mai
])
def test_delai_ouvre_compte_a_la_main(debut, fin, heures):
    assert kpi.delai_ouvre(debut, fin) == pytest.approx(heures)


def test_sans_reponse_le_delai_est_infini_et_la_mediane_definie():
    debut = pd.Series(pd.to_datetime(["2026-03-23 09:00"] * 3))
    fin = pd.Series(pd.to_datetime(["2026-03-23 10:00", "2026-03-23 12:00", None]))
    delais = kpi.delai_ouvre(debut, fin)
    assert delais.tolist() == [1, 3, math.inf] and delais.median() == 3
    assert kpi.part_dans_delai(delais, 2) == pytest.approx(100 / 3)


def _a_la_minute(debut, fin):
    """Une autre façon de compter : minute par minute."""
    minutes, instant = 0, debut
    while instant < fin:
        ouvert = instant.weekday() < 5 and 9 <= instant.hour < 18 and instant.date() not in jours_feries(instant.year)
        minutes += ouvert
        instant += dt.timedelta(minutes=1)
    return minutes / 60


def test_le_compte_vectorise_egale_un_compte_minute_par_minute():
    tirage = np.random.default_rng(3)
    debut = pd.Timestamp("2025-12-20") + pd.to_timedelta(tirage.integers(0, 20 * 1440, 40), unit="min")
    fin = debut + pd.to_timedelta(tirage.integers(0, 9 * 1440, 40), unit="min")
    attendu = [_a_la_minute(a.to_pydatetime(), b.to_pydatetime()) for a, b in zip(debut, fin)]
    assert kpi.delai_ouvre(pd.Series(debut), pd.Series(fin)).tolist() == pytest.approx(attendu)


def test_cinq_mille_messages_en_moins_d_un_dixieme_de_seconde_de_calcul():
    tirage = np.random.default_rng(4)
    debut = pd.Series(pd.Timestamp("2025-09-01") + pd.to_timedelta(tirage.integers(0, 365 * 86400, 5000), unit="s"))
    fin = debut + pd.to_timedelta(tirage.integers(0, 86400 * 4, 5000), unit="s")
    depart = time.process_time()
    delais = kpi.delai_ouvre(debut, fin)
    assert time.process_time() - depart < 0.1 and (delais >= 0).all()


def test_le_delai_ouvre_ne_depasse_jamais_le_delai_calendaire():
    tirage = np.random.default_rng(5)
    debut = pd.Series(pd.Timestamp("2026-01-01") + pd.to_timedelta(tirage.integers(0, 86400 * 90, 300), unit="s"))
    fin = debut + pd.to_timedelta(tirage.integers(0, 86400 * 30, 300), unit="s")
    assert (kpi.delai_ouvre(debut, fin) <= kpi.delai_calendaire(debut, fin) + 1e-9).all()


def test_une_heure_avec_fuseau_est_lue_a_paris():
    debut = pd.Series(pd.to_datetime(["2026-03-23 08:00+00:00"]))
    fin = pd.Series(pd.to_datetime(["2026-03-23 10:00+00:00"]))
    assert kpi.delai_ouvre(debut, fin).tolist() == [2]


@pytest.mark.parametrize("debut, fin, mots", [
    ("2026-03-23", "2026-03-22", "précède"),
    ("hier", "2026-03-22", "hier.* ne se lit pas"),
    (3, 4, "il faut des dates"),
    (..., "2026-03-22", "trois points"),
])
def test_des_dates_absurdes_recoivent_une_phrase(debut, fin, mots):
    with pytest.raises(ValueError, match=mots):
        kpi.delai_ouvre(debut, fin)


def test_un_message_sans_date_a_un_delai_manquant():
    assert math.isnan(kpi.delai_ouvre(None, "2026-03-22"))
    assert kpi.delai_ouvre("2026-03-22", None) == math.inf


def test_taux_de_reponse_ne_compte_que_les_messages_qui_en_appelaient_une():
    dates = pd.Series(pd.to_datetime(["2026-03-01", None, "2026-03-02", None]))
    besoin = pd.Series([True, True, False, False])
    assert kpi.taux_reponse(dates, besoin) == 50
    assert kpi.taux_reponse(dates) == 50
    assert kpi.taux_reponse(pd.Series([True, True, True]), pd.Series([True, True, False])) == 100


def test_taux_de_reponse_refuse_une_colonne_de_textes():
    with pytest.raises(ValueError, match="dates de réponse ou de vrai/faux"):
        kpi.taux_reponse(pd.Series(["oui", "non"]))
