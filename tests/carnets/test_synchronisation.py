"""Ce qui est versé est exactement ce que produisent les textes : reconstruit à part, comparé à l'octet."""

from collections import defaultdict
from pathlib import Path

from atelier_cm.carnets import roles
from atelier_cm.carnets.canonique import canoniser
from atelier_cm.carnets.construction import dossiers, produire
from atelier_cm.carnets.depot import ecarts
from atelier_cm.carnets.texte import ecrire, lire

RACINE = Path(__file__).resolve().parents[2]


def test_le_depot_est_ce_que_produisent_ses_textes():
    liste = dossiers(RACINE)
    assert {d.module for d in liste} >= {"m6-kpi", "pages"}
    assert [str(e) for e in ecarts(RACINE, liste, produire(RACINE))] == []


def test_chaque_carnet_rend_le_texte_dont_il_est_sorti():
    for dossier in dossiers(RACINE):
        for texte in dossier.textes(RACINE):
            canonique = canoniser(texte.read_text(encoding="utf-8"))
            carnet = roles.carnet(lire(canonique), defaultdict(int), dossier.genre)
            assert ecrire(roles.blocs_de_carnet(carnet)) == canonique, texte.name
