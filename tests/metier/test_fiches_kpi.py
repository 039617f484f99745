"""Les fiches KPI : quarante-cinq, complètes, aux calculs justes, d'accord avec kpi et avec les leçons."""

import math
import re
from pathlib import Path

import pytest

from atelier_cm.metier import kpi
from atelier_cm.metier.catalogue import ENSEIGNES, simplifier

COURS = Path(__file__).parents[2] / "course"
CODES = [f"K{n:02d}" for n in range(1, 46)]
NOMBRE = r"[−-]?\d[\d\u202f]*(?:,\d+)?"
EGALITE = re.compile(rf"((?:[\d\u202f\u00a0 ,()+−×÷]|\u00a0)*[+−×÷][\d\u202f\u00a0 ,()+−×÷]*)=[\s\u00a0]*({NOMBRE})")
CODE = re.compile(r"Dans le carnet\u00a0?\s?: `(kpi\.[^`]+)`")


@pytest.fixture(scope="module")
def fiches():
    """{code: texte de la fiche}, d'après le texte versé."""
    cellules = (COURS / "fiches-kpi.md").read_text("utf8").split("\n+++\n")
    return {m.group(1): cellule for cellule in cellules if (m := re.search(r'<a id="(K\d\d)"></a>', cellule))}


def nombre(texte: str) -> float:
    return float(texte.replace("\u202f", "").replace("\u00a0", "").replace(",", ".").replace("−", "-"))


def valeur(calcul: str) -> float:
    """Évalue « 31 ÷ 806 × 100 » : chiffres, quatre opérations et parenthèses, rien d'autre."""
    code = re.sub(r"[\s\u00a0\u202f]", "", calcul).translate(str.maketrans({"÷": "/", "×": "*", "−": "-", ",": "."}))
    assert re.fullmatch(r"[\d.+\-*/()]+", code), calcul
    return eval(code, {"__builtins__": {}})  # noqa: S307 — la ligne du dessus borne ce qui est lu


def egalites(fiche: str) -> list[tuple[str, str]]:
    return [(a.strip("\u00a0 ,"), b) for a, b in EGALITE.findall(fiche)]


def decimales(ecrit: str) -> int:
    return len(ecrit.split(",")[1]) if "," in ecrit else 0


def test_quarante_cinq_fiches_dans_l_ordre_et_une_ancre_chacune(fiches):
    assert list(fiches) == CODES


@pytest.mark.parametrize("code", CODES)
def test_chaque_fiche_est_complete_et_tient_sur_un_ecran(fiches, code):
    fiche = fiches[code]
    assert f"## {code} – " in fiche
    for rubrique in ("**Unité.**", "**Exemple.**", "servir.**" if code == "K44" else "sert.**", "\n> ", "*Source"):
        assert rubrique in fiche, rubrique
    assert ("**Pourquoi le cours le rejette.**" if code == "K44" else "**Piège.**") in fiche
    assert ("**À la place**" if code == "K44" else "**À rapprocher de**") in fiche
    lisible = re.sub(r"\]\([^)]*\)", "]", fiche)
    assert 90 <= len(lisible.split()) <= 225, len(lisible.split())


@pytest.mark.parametrize("code", CODES)
def test_les_calculs_de_la_fiche_sont_justes(fiches, code):
    calculs = egalites(fiches[code])
    assert calculs, "aucun exemple chiffré"
    for calcul, ecrit in calculs:
        ecart = abs(valeur(calcul) - nombre(ecrit))
        assert ecart <= 0.5 * 10 ** -decimales(ecrit) + 1e-9, f"{calcul} = {valeur(calcul)}, écrit {ecrit}"


@pytest.mark.parametrize("code", [c for c in CODES if c not in ("K11", "K12", "K36", "K41", "K45")])
def test_la_fonction_citee_rend_une_valeur_de_la_fiche(fiches, code):
    (appel,) = CODE.findall(fiches[code])
    resultat = eval(appel, {"kpi": kpi})  # noqa: S307 — texte versé au dépôt
    assert any(math.isclose(resultat, nombre(ecrit), abs_tol=0.5 * 10 ** -decimales(ecrit) + 1e-9)
               for _, ecrit in egalites(fiches[code])), f"{appel} = {resultat}"


def test_les_fiches_enseignees_renvoient_a_leur_lecon_et_elles_seules(fiches):
    enseignes = {indicateur.code: indicateur.lecon for indicateur in ENSEIGNES}
    for code, fiche in fiches.items():
        lecons = [int(n) for n in re.findall(r"\(m6-kpi/(\d)-[a-z-]+\.ipynb\)", fiche.partition("**Enseigné**")[2])]
        assert (code in enseignes) == bool(lecons), code
        assert not lecons or enseignes[code] in lecons, (code, lecons)


@pytest.mark.parametrize("indicateur", ENSEIGNES, ids=lambda i: i.code)
def test_la_lecon_citee_parle_bien_de_l_indicateur(indicateur):
    textes = list(COURS.glob(f"m6-kpi/{indicateur.lecon}-*.md"))
    assert textes, f"la leçon {indicateur.lecon} n'existe pas"
    lecon = simplifier(textes[0].read_text("utf8"))
    noms = [simplifier(nom) for nom in (indicateur.nom, *indicateur.alias)]
    assert any(re.search(rf"\b{nom}s?\b", lecon) for nom in noms), noms


def test_les_liens_entre_fiches_mennent_a_une_fiche(fiches):
    texte = (COURS / "fiches-kpi.md").read_text("utf8")
    liens = set(re.findall(r"\(#(K\d\d)\)", texte))
    assert liens <= set(CODES)
    index = texte.split("\n+++\n")[0]
    assert set(re.findall(r"\(#(K\d\d)\)", index)) | {"K42", "K43"} == set(CODES)


def test_la_source_dit_son_niveau_de_verification(fiches):
    niveaux = ("extrait lu", "extraits lus", "seconde main", "non vérifié", "lue dans un extrait", "non relu")
    for code, fiche in fiches.items():
        source = fiche.rpartition("*Source")[2]
        assert any(niveau in source for niveau in niveaux), (code, source)


def test_l_intervalle_du_nps_cite_dans_la_fiche_est_celui_de_kpi(fiches):
    bornes = kpi.intervalle([9] * 52 + [8] * 44 + [5] * 29, de="nps")
    assert f"de {bornes.bas:.1f} à {bornes.haut:.1f}".replace(".", ",") in fiches["K29"]


def test_le_verificateur_de_calculs_voit_une_erreur():
    (calcul, ecrit), = egalites("31 ÷ 806 × 100 = 3,95\u00a0%")
    assert abs(valeur(calcul) - nombre(ecrit)) > 0.005
