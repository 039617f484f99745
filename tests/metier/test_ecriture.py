"""Nombres, dates et unités écrits comme dans un livre français."""

import datetime as dt
import math

import pytest

from atelier_cm.metier.ecriture import accorder, avec_unite, ecrire_date, ecrire_mois, ecrire_nombre


@pytest.mark.parametrize("valeur, decimales, attendu", [
    (14200, None, "14\u202f200"), (6.017, None, "6,02"), (-0.001, 2, "0,00"), (-6.02, 1, "\u22126,0"),
    (1234567.8, 1, "1\u202f234\u202f567,8"), (math.nan, 2, "non défini"), (math.inf, 2, "∞"), (3.0, 2, "3,00"),
])
def test_nombre(valeur, decimales, attendu):
    assert ecrire_nombre(valeur, decimales) == attendu


def test_signe_unite_accord_mois_et_date():
    assert ecrire_nombre(4, 0, signe=True) == "+4" and ecrire_nombre(0, 0, signe=True) == "0"
    assert avec_unite(6.02, "%") == "6,02\u00a0%" and avec_unite(3) == "3"
    assert accorder(1, "message") == "1\u00a0message" and accorder(2, "message") == "2\u00a0messages"
    assert ecrire_mois("2026-03") == "mars\u00a02026" and ecrire_mois("2025-11", court=True) == "nov.\u00a025"
    assert ecrire_date(dt.date(2025, 11, 1)) == "1er\u00a0novembre\u00a02025"


def test_un_mois_illisible_est_refuse():
    with pytest.raises(ValueError, match="AAAA-MM"):
        ecrire_mois("mars")
