"""Ce que l'apprenant reçoit : ni source, ni question, ni réponse, ni phrase en clair, ni sortie.

Les mêmes contrôles passent sur le dépôt et sur un petit cours où l'on glisse chaque fuite.
"""

import json
import re
from pathlib import Path

import pytest

from atelier_cm.carnets import roles, solutions
from atelier_cm.carnets.construction import dossiers
from atelier_cm.carnets.declarations import lire_declarations
from atelier_cm.carnets.texte import lire

RACINE = Path(__file__).resolve().parents[2]
# Ce qu'un devoir distribué peut contenir, et rien d'autre.
ADMIS = re.compile(r"(?:.+\.ipynb|controles\.json|images/.+\.(?:png|svg|jpg))\Z")
BORNES = ("BEGIN SOLUTION", "END SOLUTION", "MARK SCHEME", "HIDDEN TESTS")


def fichiers_de_trop(racine):
    for fichier in sorted((racine / "exercises").glob("*/**/*")):
        relatif = fichier.relative_to(racine / "exercises")
        if fichier.is_file() and not ADMIS.match("/".join(relatif.parts[1:])):
            yield f"{relatif} n’a rien à faire dans exercises/"


def carnets_apprenant(racine):
    """Couples (carnet de l'apprenant, texte dont il vient)."""
    for dossier in dossiers(racine):
        for texte in dossier.textes(racine):
            base = racine / ("exercises" if dossier.genre == roles.DEVOIR else "course")
            sous = dossier.module if dossier.chemin != "course" else "."
            yield base / sous / f"{texte.stem}.ipynb", texte


def fuites_des_carnets(racine):
    for carnet, texte in carnets_apprenant(racine):
        contenu = json.loads(carnet.read_text(encoding="utf-8"))
        corriges = _lignes_de_corrige(texte)
        for cellule in contenu["cells"]:
            source = "".join(cellule["source"])
            for borne in BORNES:
                if borne in source:
                    yield f"{carnet.name} : « {borne} »"
            if cellule["cell_type"] == "code":
                for ligne in source.split("\n"):
                    if ligne.strip() in corriges:
                        yield f"{carnet.name} : le corrigé « {ligne.strip()} »"
            if cellule.get("outputs") or cellule.get("execution_count"):
                yield f"{carnet.name} : une sortie"
            if cellule.get("attachments"):
                yield f"{carnet.name} : une pièce jointe"


def _lignes_de_corrige(texte):
    """Les lignes qui ne sont que dans une région solution : le cours peut en montrer d'autres."""
    blocs = [b for b in lire(texte.read_text(encoding="utf-8")) if b.genre == "code"]
    montrees = {l.strip() for b in blocs for l in solutions.dehors(b.source).split("\n")}
    cachees = {l.strip() for b in blocs for l in solutions.solution(b.source).split("\n")}
    return cachees - montrees


def fuites_des_controles(racine):
    for dossier in dossiers(racine):
        declarations = lire_declarations(racine / dossier.chemin, dossier.chemin)
        if not declarations.questions:
            continue
        base = "exercises" if dossier.genre == roles.DEVOIR else "course"
        clair = (racine / base / dossier.module / "controles.json").read_text(encoding="utf-8")
        textes = list(_textes(json.loads(clair)))
        for question in declarations.questions.values():
            for morceau in _morceaux_scelles(question):
                if any(morceau in texte for texte in textes):
                    yield f"{question.id} : la phrase « {morceau} » est en clair"
        if cles := {"attendu", "attendus", "reponse", "reponses", "phrase", "phrases"} & set(
            _cles(json.loads(clair))
        ):
            yield f"{dossier.chemin} : une clé annonce la réponse ({', '.join(sorted(cles))})"


def fuites_des_reponses(racine, charger):
    """Une réponse calculée ne se lit dans aucun texte du fichier des contrôles."""
    for dossier in dossiers(racine):
        declarations = lire_declarations(racine / dossier.chemin, dossier.chemin)
        base = "exercises" if dossier.genre == roles.DEVOIR else "course"
        for question in declarations.questions.values():
            if question.attendu is None:
                continue
            contenu = json.loads(
                (racine / base / dossier.module / "controles.json").read_text(encoding="utf-8")
            )
            nombres = set(_nombres(contenu["questions"][question.id]))
            for nom, valeur in question.attendu(charger).items():
                if isinstance(valeur, float) and valeur != round(valeur, 2) and valeur in nombres:
                    yield f"{question.id} : {nom} est en clair"


def _cles(contenu):
    if isinstance(contenu, dict):
        yield from contenu
    for valeur in (
        contenu.values() if isinstance(contenu, dict) else contenu if isinstance(contenu, list) else ()
    ):
        yield from _cles(valeur)


def _textes(contenu):
    if isinstance(contenu, dict):
        for cle, valeur in contenu.items():
            yield cle
            yield from _textes(valeur)
    elif isinstance(contenu, list):
        for valeur in contenu:
            yield from _textes(valeur)
    elif isinstance(contenu, str):
        yield contenu


def _nombres(contenu):
    if isinstance(contenu, dict):
        contenu = list(contenu.values())
    if isinstance(contenu, list):
        for valeur in contenu:
            yield from _nombres(valeur)
    elif isinstance(contenu, float):
        yield contenu


def _morceaux_scelles(question):
    """Les phrases qu'une réponse doit ouvrir, coupées à leurs valeurs calculées."""
    phrases = [question.lecture, question.corrige, *(e.phrase for e in question.erreurs)]
    for champ in question.champs:
        phrases += [p for o in champ.options.values() for p in (o.phrase, o.manque)]
        phrases += champ.phrases.values()
    # Ce qu'un indice montre de toute façon n'est pas une fuite du corrigé.
    indices = question.indices
    montrees = " ".join(
        [
            question.titre,
            question.repli,
            question.a_faire,
            *((indices.rappel, indices.methode, indices.exemple) if indices else ()),
        ]
    )
    for phrase in phrases:
        for morceau in re.split(r"\{[^}]*\}|\n", phrase):
            if len(morceau.strip()) >= 20 and morceau.strip() not in montrees:
                yield morceau.strip()


def test_exercises_ne_contient_que_des_carnets_et_leurs_controles():
    assert list(fichiers_de_trop(RACINE)) == []


def test_les_carnets_de_l_apprenant_ne_portent_ni_corrige_ni_sortie():
    assert list(carnets_apprenant(RACINE)), "aucun carnet : ce test ne regarderait rien"
    assert list(fuites_des_carnets(RACINE)) == []


def test_les_controles_distribues_ne_se_lisent_pas():
    assert list(fuites_des_controles(RACINE)) == []


def test_aucune_reponse_calculee_n_est_dans_les_controles():
    from atelier_cm.donnees import charger

    assert list(fuites_des_reponses(RACINE, charger)) == []


@pytest.fixture
def cours_construit(petit_cours):
    assert petit_cours.atelier("construire") == 0
    return petit_cours


def _toutes(cours):
    racine = cours.racine
    return [
        *fichiers_de_trop(racine),
        *fuites_des_carnets(racine),
        *fuites_des_controles(racine),
        *fuites_des_reponses(racine, None),
    ]


def test_un_cours_construit_ne_fuit_pas(cours_construit):
    assert _toutes(cours_construit) == []


@pytest.mark.parametrize(
    "nom", ["m9-essai.md", "questions.py", "questions/etape.py", "reponses/note.csv", "__pycache__/questions.pyc"]
)
def test_un_fichier_glisse_dans_exercises_est_vu(cours_construit, nom):
    cours_construit.poser(f"exercises/m9-essai/{nom}", "x")
    assert len(_toutes(cours_construit)) == 1


@pytest.mark.parametrize("borne", BORNES)
@pytest.mark.parametrize("chemin", ["exercises/m9-essai/m9-essai.ipynb", "course/m9-essai/1-essai.ipynb"])
def test_une_borne_oubliee_est_vue(cours_construit, chemin, borne):
    cours_construit.remplacer(chemin, "# ↑ Remplacez", f"### {borne}")
    assert any(borne in fuite for fuite in _toutes(cours_construit))


def test_un_corrige_oublie_est_vu(cours_construit):
    cours_construit.remplacer(
        "exercises/m9-essai/m9-essai.ipynb", "err = ...", "err = 100 * interactions / portee"
    )
    assert _toutes(cours_construit) == ["m9-essai.ipynb : le corrigé « err = 100 * interactions / portee »"]


def test_une_sortie_ou_une_piece_jointe_est_vue(cours_construit):
    chemin = "course/m9-essai/1-essai.ipynb"
    cours_construit.remplacer(chemin, '"outputs": []', '"outputs": [{"output_type": "stream"}]')
    assert any("une sortie" in f for f in _toutes(cours_construit))
    cours_construit.remplacer(
        "course/accueil.ipynb",
        '"metadata": {\n    "del',
        '"attachments": {"a.png": {}}, "metadata": {\n    "del',
    )
    assert any("une pièce jointe" in f for f in _toutes(cours_construit))


def test_une_phrase_ou_une_reponse_en_clair_est_vue(cours_construit):
    chemin = cours_construit.racine / "exercises/m9-essai/controles.json"
    contenu = json.loads(chemin.read_text(encoding="utf-8"))
    contenu["questions"]["E9-1"]["fuite"] = "La base du concurrent : La même base des deux côtés."
    contenu["questions"]["E9-1"]["reponse"] = 100 * 139 / 2310
    contenu["questions"]["E9-2"]["titre"] = "Un rappel : Le nombre d’abonnés est public."
    chemin.write_text(json.dumps(contenu, ensure_ascii=False), encoding="utf-8")
    assert len(_toutes(cours_construit)) == 4  # deux phrases, un nombre, une clé


def test_une_question_et_sa_source_ne_sont_jamais_distribuees_avec_une_image(petit_cours):
    petit_cours.poser("solutions/m9-essai/images/schema.png", "x")
    petit_cours.poser("solutions/m9-essai/brouillon.md.bak", "x")
    petit_cours.atelier("construire")
    distribues = {f.name for f in (petit_cours.racine / "exercises").rglob("*") if f.is_file()}
    assert {"questions.py", "m9-essai.md"} & distribues == set()
    assert "schema.png" in distribues
    assert [f for f in _toutes(petit_cours) if ".bak" in f]  # un reste d'éditeur se voit aussi
