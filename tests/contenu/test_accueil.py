"""L'accueil tient parole : un mot changé, et le tableau dit ce que la page annonce."""

from __future__ import annotations

from pathlib import Path

from atelier_cm.carnets.texte import lire
from atelier_cm.donnees import charger

RACINE = Path(__file__).parents[2]
ACCUEIL = RACINE / "course/accueil.md"


def _blocs():
    return lire(ACCUEIL.read_text(encoding="utf-8"), ACCUEIL.name)


def _ordre(code: str) -> list[str]:
    """Les publications, dans l'ordre que montre la dernière ligne de la cellule."""
    noms: dict = {}
    *debut, derniere = code.strip().split("\n")
    exec("\n".join(debut), noms)
    return list(eval(derniere, noms).index)


def test_changer_un_mot_fait_remonter_la_promo_comme_la_page_le_dit():
    code = next(b.source for b in _blocs() if b.genre == "code")
    prose = " ".join(b.source for b in _blocs() if b.genre == "markdown")
    assert "bonne dernière" in prose and _ordre(code)[-1] == "Promo chaussures"
    change = code.replace('"interactions"', '"portee"')
    assert change != code
    assert "deuxième place" in prose and _ordre(change)[1] == "Promo chaussures"


def test_la_premiere_cellule_arrive_avant_toute_explication_longue():
    blocs = _blocs()
    premiere = next(rang for rang, b in enumerate(blocs) if b.genre == "code")
    assert sum(len(b.source.split()) for b in blocs[:premiere]) < 150


def test_les_lecons_annoncees_existent_et_sont_dites_non_essayees():
    texte = ACCUEIL.read_text(encoding="utf-8")
    for lecon in sorted(RACINE.glob("course/m6-kpi/[0-9]*.md")):
        assert f"m6-kpi/{lecon.stem}.ipynb" in texte
        assert "non essayée" in lecon.read_text(encoding="utf-8")
    assert "aucune leçon n’a encore été suivie par une classe" in texte


def test_le_tableau_de_l_accueil_vient_bien_du_jeu():
    assert set(charger("cinq_publications").columns) == {"portee", "interactions"}
