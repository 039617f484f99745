"""L'espace de travail : remis à jour sans jamais écraser ce qui a été écrit."""

import json
import os

import nbformat
import pytest
from nbformat import v4

from atelier_cm.erreurs import ErreurAtelier
from atelier_cm.poste import travail
from atelier_cm.poste.cours import fichiers_livres, trouver_cours
from atelier_cm.poste.travail import dire, empreinte, planifier, preparer

LECON = "course/m6-kpi/1-combien.ipynb"
DEVOIR = "exercises/m6-kpi/m6-kpi.ipynb"


def carnet(*textes):
    cellules = [v4.new_code_cell(t, id=f"c{i}") for i, t in enumerate(textes)]
    return nbformat.writes(v4.new_notebook(cells=cellules))


def poser(racine, chemin, texte):
    fichier = racine / chemin
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_text(texte, encoding="utf-8")


@pytest.fixture
def cours(tmp_path):
    racine = tmp_path / "cours"
    poser(racine, "course/accueil.ipynb", carnet("'bienvenue'"))
    poser(racine, LECON, carnet("1"))
    poser(racine, "course/m6-kpi/controles.json", "{}")
    poser(racine, "course/m6-kpi/1-combien.md", "corrigé")
    poser(racine, "course/m6-kpi/questions.py", "corrigé")
    poser(racine, "course/m6-kpi/questions/lecon_1.py", "corrigé")
    poser(racine, DEVOIR, carnet("err = ..."))
    poser(racine, "exercises/m6-kpi/controles.json", "{}")
    return racine


@pytest.fixture
def bureau(tmp_path):
    return tmp_path / "travail"


def contenu(dossier):
    return sorted(
        p.relative_to(dossier).as_posix() for p in dossier.rglob("*") if p.is_file() and ".atelier" not in p.parts
    )


def test_le_premier_lancement_pose_le_cours_et_un_dossier_reponses_vide(cours, bureau):
    bilan = preparer(cours, bureau, "0.1.0")
    assert contenu(bureau) == sorted(fichiers_livres(cours))
    assert (bureau / "exercises/m6-kpi/reponses").is_dir()
    assert "prêt" in dire(bilan)[0]


def test_ni_texte_source_ni_questions_ne_sont_livres(cours, bureau):
    preparer(cours, bureau, "0.1.0")
    assert not [c for c in contenu(bureau) if c.endswith((".md", ".py"))]
    assert not [p for p in bureau.rglob("*") if p.suffix in (".md", ".py")]


def test_relancer_sans_changement_ne_dit_ni_n_ecrit_rien(cours, bureau):
    preparer(cours, bureau, "0.1.0")
    avant = {c: (bureau / c).stat().st_mtime_ns for c in contenu(bureau)}
    assert dire(preparer(cours, bureau, "0.1.0")) == ()
    assert {c: (bureau / c).stat().st_mtime_ns for c in contenu(bureau)} == avant


def test_un_fichier_tel_que_livre_est_remis_a_jour(cours, bureau):
    preparer(cours, bureau, "0.1.0")
    poser(cours, LECON, carnet("2"))
    bilan = preparer(cours, bureau, "0.2.0")
    assert (bureau / LECON).read_text() == (cours / LECON).read_text()
    assert any("0.1.0" in p and "0.2.0" in p for p in dire(bilan))


def test_un_fichier_modifie_est_garde_et_la_nouvelle_version_posee_a_cote(cours, bureau):
    preparer(cours, bureau, "0.1.0")
    ecrit = carnet("mon calcul")
    poser(bureau, LECON, ecrit)
    poser(cours, LECON, carnet("2"))
    bilan = preparer(cours, bureau, "0.2.0")
    a_cote = "course/m6-kpi/1-combien - nouvelle version.ipynb"
    assert (bureau / LECON).read_text() == ecrit
    assert (bureau / a_cote).read_text() == (cours / LECON).read_text()
    assert any(a_cote in p and "gardé" in p for p in dire(bilan))
    assert not [p for p in dire(preparer(cours, bureau, "0.2.0")) if "nouvelle version" in p], "une seule fois par version"
    poser(cours, LECON, carnet("3"))
    preparer(cours, bureau, "0.3.0")
    assert (bureau / LECON).read_text() == ecrit
    assert (bureau / "course/m6-kpi/1-combien - nouvelle version 2.ipynb").exists()


def test_un_carnet_seulement_execute_est_mis_a_jour_et_ses_sorties_gardees_de_cote(cours, bureau):
    preparer(cours, bureau, "0.1.0")
    execute = nbformat.read(bureau / LECON, as_version=4)
    execute.cells[0].execution_count = 1
    execute.cells[0].outputs = [v4.new_output("execute_result", {"text/plain": "1"}, execution_count=1)]
    nbformat.write(execute, bureau / LECON)
    poser(cours, LECON, carnet("2"))
    bilan = preparer(cours, bureau, "0.2.0")
    assert bilan.mis_a_jour == (LECON,)
    assert nbformat.read(bureau / ".atelier/anciens/course/m6-kpi/1-combien-1.ipynb", as_version=4).cells[0].outputs


def test_les_controles_sont_toujours_ceux_du_cours_et_les_reponses_toujours_celles_de_l_apprenant(cours, bureau):
    preparer(cours, bureau, "0.1.0")
    poser(bureau, "exercises/m6-kpi/controles.json", "abîmé")
    poser(bureau, "exercises/m6-kpi/reponses/journal.csv", "a;b")
    poser(cours, "exercises/m6-kpi/reponses/journal.csv", "écrasé")
    preparer(cours, bureau, "0.1.0")
    assert (bureau / "exercises/m6-kpi/controles.json").read_text() == "{}"
    assert (bureau / "exercises/m6-kpi/reponses/journal.csv").read_text() == "a;b"


def test_un_fichier_supprime_est_remis(cours, bureau):
    preparer(cours, bureau, "0.1.0")
    (bureau / LECON).unlink()
    assert any(LECON in p for p in dire(preparer(cours, bureau, "0.1.0")))
    assert (bureau / LECON).exists()


@pytest.mark.parametrize("texte", ["{", "[]", '{"version": "0.1.0"}', ""])
def test_un_manifeste_illisible_ne_fait_rien_ecraser(cours, bureau, texte):
    preparer(cours, bureau, "0.1.0")
    ecrit = carnet("mon calcul")
    poser(bureau, LECON, ecrit)
    (bureau / travail.MANIFESTE).write_text(texte)
    poser(cours, LECON, carnet("2"))
    preparer(cours, bureau, "0.2.0")
    assert (bureau / LECON).read_text() == ecrit


def test_un_travail_plus_recent_que_le_cours_est_refuse_sans_y_toucher(cours, bureau):
    preparer(cours, bureau, "0.10.0")
    poser(cours, LECON, carnet("2"))
    with pytest.raises(ErreurAtelier, match="plus récente.*0\\.10\\.0.*0\\.9\\.0.*Rien n’a été changé"):
        preparer(cours, bureau, "0.9.0")
    assert (bureau / LECON).read_text() != (cours / LECON).read_text()


def test_un_dossier_non_inscriptible_se_dit_en_une_phrase(cours, tmp_path):
    obstacle = tmp_path / "fichier"
    obstacle.write_text("")
    with pytest.raises(ErreurAtelier, match="ne peut pas être écrit.*--travail"):
        preparer(cours, obstacle / "travail", "0.1.0")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="l'administrateur écrit partout")
def test_un_dossier_sans_droit_d_ecriture_se_dit_en_une_phrase(cours, bureau):
    bureau.mkdir(mode=0o500)
    with pytest.raises(ErreurAtelier, match="ne peut pas être écrit"):
        preparer(cours, bureau, "0.1.0")


def test_une_ecriture_interrompue_laisse_l_ancien_fichier(tmp_path, monkeypatch):
    cible = tmp_path / "carnet.ipynb"
    cible.write_text("avant")

    def casser(*_):
        raise OSError("disque plein")

    monkeypatch.setattr(os, "replace", casser)
    with pytest.raises(OSError):
        travail.ecrire(cible, b"apres")
    assert cible.read_text() == "avant"
    assert list(tmp_path.iterdir()) == [cible]


def test_un_fichier_bloque_se_dit_en_une_phrase(cours, bureau, monkeypatch):
    preparer(cours, bureau, "0.1.0")
    poser(cours, LECON, carnet("2"))
    ecrire = travail.ecrire

    def bloquer(chemin, octets):
        if chemin.suffix == ".ipynb":
            raise PermissionError(13, "fichier utilisé par un autre programme", str(chemin))
        ecrire(chemin, octets)

    monkeypatch.setattr(travail, "ecrire", bloquer)
    with pytest.raises(ErreurAtelier, match="1-combien.*autre programme.*rien n’est perdu"):
        preparer(cours, bureau, "0.2.0")


def test_le_plan_ne_remplace_jamais_un_fichier_inconnu():
    gestes = planifier({"a.ipynb": "neuf"}, {"a.ipynb": "autre"}, {})
    assert [(g.action, g.cible) for g in gestes] == [("a_cote", "a - nouvelle version.ipynb")]


def test_l_empreinte_d_un_carnet_ignore_les_sorties_et_voit_une_lettre():
    octets = carnet("x = 1").encode()
    execute = json.loads(octets)
    execute["cells"][0]["execution_count"] = 7
    assert empreinte(octets, "a.ipynb") == empreinte(json.dumps(execute).encode(), "a.ipynb")
    assert empreinte(octets, "a.ipynb") != empreinte(carnet("x = 2").encode(), "a.ipynb")
    assert empreinte(b"pas un carnet", "a.ipynb") != empreinte(b"autre chose", "a.ipynb")


def test_les_noms_poses_sont_permis_sous_windows(cours, bureau):
    preparer(cours, bureau, "0.1.0")
    poser(bureau, LECON, carnet("mon calcul"))
    poser(cours, LECON, carnet("2"))
    preparer(cours, bureau, "0.2.0")
    for chemin in bureau.rglob("*"):
        assert not set('<>:"|?*\\') & set(chemin.name) and not chemin.name.endswith((" ", "."))


def test_un_cours_absent_se_dit_avec_quoi_faire(tmp_path):
    with pytest.raises(ErreurAtelier, match="course.*exercises"):
        trouver_cours(tmp_path, tmp_path)


def test_le_cours_se_trouve_depuis_un_sous_dossier(cours):
    assert trouver_cours(None, cours / "course" / "m6-kpi") == cours.resolve()
