"""Ce qui est versé est exactement ce que produisent les textes : reconstruit à part, comparé à l'octet."""

from pathlib import Path

from atelier_cm.carnets.construction import dossiers, produire
from atelier_cm.carnets.depot import ecarts

RACINE = Path(__file__).resolve().parents[2]


def test_le_depot_est_ce_que_produisent_ses_textes():
    liste = dossiers(RACINE)
    assert {d.module for d in liste} >= {"m6-kpi", "pages"}
    assert [str(e) for e in ecarts(RACINE, liste, produire(RACINE))] == []
