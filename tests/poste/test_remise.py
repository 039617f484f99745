"""La remise : la copie enregistrée est vérifiée, réparée dans le fichier rendu, et reçue."""

import hashlib
import json
import zipfile
from types import SimpleNamespace

import nbformat
import pytest
from nbformat import v4

import atelier_cm.vues.erreurs as erreurs
from atelier_cm.cli import main
from atelier_cm.erreurs import ErreurAtelier
from atelier_cm.poste import remise
from atelier_cm.poste.remise import ecrire_remise, identifiant_valable, rendre
from atelier_cm.poste.travail import preparer
from atelier_cm.poste.verification import verifier


def cellule(nom, source, *, note=False, solution=False, points=2, texte=False):
    role = {"grade_id": nom, "schema_version": 3, "locked": not solution, "grade": note, "solution": solution,
            "task": False}
    if note:
        role["points"] = points
    nouvelle = v4.new_markdown_cell(source, id=nom) if texte else v4.new_code_cell(source, id=nom)
    nouvelle.metadata["nbgrader"] = role
    return nouvelle


def devoir():
    return v4.new_notebook(cells=[
        cellule("depart", "from atelier_cm import charger, controle, kpi"),
        cellule("E6-1-reponse", "err = ...\n# ↑ Remplacez les trois points par votre réponse.", solution=True),
        cellule("E6-1", 'from atelier_cm import controle; controle("E6-1")', note=True),
        cellule("E6-2-reponse", 'choix = "..."\n# ↑ Remplacez les trois points par votre réponse.', solution=True),
        cellule("E6-2", 'from atelier_cm import controle; controle("E6-2")', note=True),
        cellule("L6-1-reponse", "*Écrivez votre réponse ici.*", solution=True, texte=True),
    ])


@pytest.fixture
def espace(tmp_path, monkeypatch):
    racine = tmp_path / "cours"
    for chemin in ("exercises/m6-kpi/m6-kpi.ipynb", "course/accueil.ipynb"):
        (racine / chemin).parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(devoir() if "m6" in chemin else v4.new_notebook(), racine / chemin)
    (racine / "exercises/m6-kpi/controles.json").write_text("{}")
    travail = racine / "travail"
    preparer(racine, travail, "0.1.0")
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.delenv("ATELIER_COURS", raising=False)
    monkeypatch.delenv("ATELIER_TRAVAIL", raising=False)
    return travail


@pytest.fixture
def copie(espace):
    return espace / "exercises/m6-kpi/m6-kpi.ipynb"


def modifier(chemin, geste):
    carnet = nbformat.read(chemin, as_version=4)
    geste(carnet.cells)
    nbformat.write(carnet, chemin)


def repondre(chemin):
    def geste(cellules):
        cellules[1].source = "err = 100 * 139 / 2310"
        cellules[3].source = 'choix = "B"'
        cellules[5].source = "Le mois de mars a tenu."
        for rang, c in enumerate(cellules[:5]):
            c.execution_count = rang + 1

    modifier(chemin, geste)


def rendu(fichier):
    with zipfile.ZipFile(fichier) as archive:
        nom = next(n for n in archive.namelist() if n.endswith(".ipynb"))
        return archive.namelist(), nbformat.reads(archive.read(nom).decode(), as_version=4)


def noms(carnet):
    return [c.metadata.get("nbgrader", {}).get("grade_id") for c in carnet.cells]


def test_une_copie_complete_donne_un_zip_et_un_recu(copie, espace):
    repondre(copie)
    (copie.parent / "reponses/journal_crise.csv").write_text("heure;acte")
    (copie.parent / "reponses/swot.pdf").write_bytes(b"%PDF-")
    recu = ecrire_remise(copie, "camille.martin")
    assert recu.fichier == espace / "a-rendre/camille.martin_m6-kpi.zip"
    contenu, carnet = rendu(recu.fichier)
    assert contenu == ["m6-kpi.ipynb", "reponses/journal_crise.csv", "reponses/swot.pdf"]
    assert carnet.cells == nbformat.read(copie, as_version=4).cells
    assert recu.empreinte == hashlib.sha256(recu.fichier.read_bytes()).hexdigest()
    texte = recu.texte()
    for attendu in (recu.empreinte_courte, "3 réponses sur 3", "journal_crise.csv", "camille.martin"):
        assert attendu in texte and attendu in recu._repr_html_()
    assert (espace / "a-rendre/camille.martin_m6-kpi-recu.txt").read_text() == texte + "\n"
    assert not recu.verification.a_voir and not recu.verification.reparations


def test_l_original_n_est_jamais_modifie(copie):
    repondre(copie)
    modifier(copie, lambda cs: cs.pop(2))
    avant = copie.read_bytes()
    ecrire_remise(copie, "camille.martin")
    assert copie.read_bytes() == avant


def test_une_copie_vierge_se_rend_et_le_recu_dit_ce_qui_manque(copie):
    texte = ecrire_remise(copie, "camille.martin").texte()
    assert "0 réponse sur 3" in texte and "E6-1, E6-2, L6-1" in texte


def test_des_trois_points_qui_restent_ne_comptent_pas_pour_une_reponse(copie):
    repondre(copie)
    modifier(copie, lambda cs: cs[1].update(source="taux = 3\nerr = ..."))
    assert verifier(copie)[0].vides == ("E6-1",)


def test_une_question_a_deux_cellules_est_faite_quand_les_deux_sont_remplies():
    from atelier_cm.poste.copie import Reponses, reponses

    reference = v4.new_notebook(cells=[cellule("E6-1-taux", "err = ...", solution=True),
                                       cellule("E6-1-base", 'base = "..."', solution=True)])
    a_moitie = v4.new_notebook(cells=[cellule("E6-1-taux", "err = 6", solution=True), reference.cells[1]])
    entiere = v4.new_notebook(cells=[a_moitie.cells[0], cellule("E6-1-base", 'base = "B"', solution=True)])
    assert reponses(a_moitie, reference) == Reponses((), ("E6-1",))
    assert reponses(entiere, reference) == Reponses(("E6-1",), ())


def test_la_remise_precedente_est_numerotee_jamais_ecrasee(copie, espace):
    octets = []
    for valeur in ("1", "2", "3"):
        modifier(copie, lambda cs, v=valeur: cs[1].update(source=f"err = {v}"))
        octets.append(ecrire_remise(copie, "camille.martin").fichier.read_bytes())
    anciennes = espace / "a-rendre/anciennes"
    assert (anciennes / "camille.martin_m6-kpi-1.zip").read_bytes() == octets[0]
    assert (anciennes / "camille.martin_m6-kpi-2.zip").read_bytes() == octets[1]
    assert (espace / "a-rendre/camille.martin_m6-kpi.zip").read_bytes() == octets[2]


def test_une_cellule_de_controle_supprimee_est_remise_dans_la_copie(copie):
    repondre(copie)
    modifier(copie, lambda cs: cs.pop(2))
    recu = ecrire_remise(copie, "camille.martin")
    assert any("E6-1" in p and "disparu" in p for p in recu.verification.reparations)
    assert noms(rendu(recu.fichier)[1]) == noms(devoir())


def test_une_cellule_de_controle_modifiee_est_remise_telle_que_distribuee(copie):
    repondre(copie)
    modifier(copie, lambda cs: cs[2].update(source="controle('E6-1') # essai"))
    recu = ecrire_remise(copie, "camille.martin")
    assert any("E6-1" in p and "modifiée" in p for p in recu.verification.reparations)
    assert rendu(recu.fichier)[1].cells[2].source == devoir().cells[2].source


def test_une_cellule_retypee_retrouve_son_type_et_garde_sa_reponse(copie):
    repondre(copie)

    def en_texte(cellules):
        ancienne = cellules[1]
        cellules[1] = v4.new_markdown_cell(ancienne.source, id=ancienne.id, metadata=ancienne.metadata)

    modifier(copie, en_texte)
    recu = ecrire_remise(copie, "camille.martin")
    assert any("E6-1-reponse" in p and "type" in p for p in recu.verification.reparations)
    cellule_rendue = rendu(recu.fichier)[1].cells[1]
    assert (cellule_rendue.cell_type, cellule_rendue.source) == ("code", "err = 100 * 139 / 2310")


def test_une_cellule_de_reponse_copiee_ailleurs_ne_compte_qu_une_fois(copie):
    repondre(copie)

    def doubler(cellules):
        double = nbformat.from_dict(json.loads(json.dumps(cellules[1])))
        double.id, double.source = "double", "err = 6.5"
        cellules.append(double)

    modifier(copie, doubler)
    recu = ecrire_remise(copie, "camille.martin")
    assert any("E6-1-reponse" in p and "double" in p for p in recu.verification.reparations)
    carnet = rendu(recu.fichier)[1]
    assert noms(carnet).count("E6-1-reponse") == 1
    assert {"err = 6.5", "err = 100 * 139 / 2310"} <= {c.source for c in carnet.cells}, "rien n’est perdu"


def test_un_carnet_renomme_est_rendu_sous_son_nom(copie):
    repondre(copie)
    autre = copie.with_name("m6-kpi-Copy1.ipynb")
    copie.rename(autre)
    recu = ecrire_remise(autre, "camille.martin")
    assert rendu(recu.fichier)[0] == ["m6-kpi.ipynb"]
    assert any("m6-kpi-Copy1" in p for p in recu.verification.reparations)


@pytest.mark.parametrize(
    "source, attendu",
    [
        ("err = float(input('?'))", "input()"),
        ("t = open('/home/camille/export.csv')", "/home/camille/export.csv"),
        (r"t = open('C:\\Users\\export.csv')", "propre à votre ordinateur"),
        ("t = open('~/export.csv')", "propre à votre ordinateur"),
        ("t = open('mes_donnees.csv')", "« mes_donnees.csv » (ligne 1), qui n’est pas là"),
        ("err = (1 + 2", "ne se lit pas"),
    ],
)
def test_ce_qui_ne_se_repare_pas_est_explique(copie, source, attendu):
    repondre(copie)
    modifier(copie, lambda cs: cs[1].update(source=source))
    phrases = [p.replace("\u00a0", " ") for p in verifier(copie)[0].a_voir]
    assert any("E6-1-reponse" in p and attendu in p for p in phrases), phrases


def test_un_fichier_present_et_une_commande_de_carnet_ne_sont_pas_signales(copie):
    repondre(copie)
    (copie.parent / "reponses/notes.csv").write_text("a")
    modifier(copie, lambda cs: cs[1].update(source="%matplotlib inline\nt = open('reponses/notes.csv')"))
    assert verifier(copie)[0].a_voir == ()


def test_une_execution_en_desordre_est_dite(copie):
    repondre(copie)
    modifier(copie, lambda cs: cs[1].update(execution_count=9))
    assert any("haut en bas" in p for p in verifier(copie)[0].a_voir)


def test_une_erreur_laissee_dans_la_copie_est_dite(copie):
    repondre(copie)
    sortie = v4.new_output("error", ename="NameError", evalue="x", traceback=[])
    modifier(copie, lambda cs: cs[1].update(outputs=[sortie]))
    assert any("erreur" in p for p in verifier(copie)[0].a_voir)


def test_un_fichier_du_devoir_manquant_est_dit(copie):
    repondre(copie)
    (copie.parent / "controles.json").unlink()
    assert any("controles.json" in p for p in verifier(copie)[0].a_voir)


def test_un_fichier_que_la_classe_ne_ramasse_pas_est_dit(copie):
    repondre(copie)
    (copie.parent / "reponses/rapport.docx").write_text("x")
    recu = ecrire_remise(copie, "camille.martin")
    assert "rapport.docx" in recu.texte() and "rapport.docx" not in str(rendu(recu.fichier)[0])


def test_une_copie_abimee_se_dit_sans_trace(copie):
    copie.write_text("{ pas un carnet")
    with pytest.raises(ErreurAtelier, match="abîmé.*point de contrôle"):
        ecrire_remise(copie, "camille.martin")


def test_une_lecon_n_est_pas_un_devoir(espace):
    with pytest.raises(ErreurAtelier, match="pas un devoir"):
        verifier(espace / "course/accueil.ipynb")


@pytest.mark.parametrize(
    "identifiant, attendu",
    [("Zoé Martin", "zoe.martin"), ("camille_martin", "camille.martin"), ("a/../b", "a.b"), ("", "guillemets"),
     (None, "guillemets"), (3, "guillemets"), ("prenom.nom", "Remplacez"), ("élève\n", "eleve"), ("a" * 80, "a" * 60)],
)
def test_un_identifiant_fautif_recoit_une_phrase_et_une_proposition(identifiant, attendu):
    with pytest.raises(ErreurAtelier) as refus:
        identifiant_valable(identifiant)
    assert attendu in str(refus.value)


@pytest.mark.parametrize("identifiant", ["camille.martin", "jean-paul.durand", "etudiant12", "12"])
def test_un_identifiant_simple_est_accepte(identifiant):
    assert identifiant_valable(identifiant) == identifiant


def test_le_zip_est_reconnu_par_le_ramassage_de_la_classe(copie):
    import re

    from atelier_cm.correction.configuration import NOM_DE_REMISE

    repondre(copie)
    recu = ecrire_remise(copie, "jean-paul.durand")
    trouve = re.match(NOM_DE_REMISE, f"/classe/remises/m6-kpi/extraits/{recu.fichier.stem}/m6-kpi.ipynb")
    assert trouve.group("student_id", "devoir", "file_id") == ("jean-paul.durand", "m6-kpi", "m6-kpi.ipynb")


def ouvrir(monkeypatch, copie, sources, retard=5.0):
    """Simule un noyau qui a exécuté `sources`, `retard` secondes après l’enregistrement du carnet."""
    monkeypatch.setenv("JPY_SESSION_NAME", str(copie))
    heure = copie.stat().st_mtime + retard
    seance = SimpleNamespace(sources=sources, heures=dict.fromkeys(sources, heure), derniere=heure)
    monkeypatch.setattr(erreurs, "seance", lambda: seance)


def test_rendre_depuis_le_carnet_enregistre(copie, monkeypatch):
    repondre(copie)
    ouvrir(monkeypatch, copie, {"E6-1-reponse": "err = 100 * 139 / 2310", "libre": 'rendre("camille.martin")'})
    assert "Copie prête" in rendre("camille.martin")._repr_html_()


@pytest.mark.parametrize("sources", [{"E6-1-reponse": "err = 7"}, {"nouvelle": "x = 1"}])
def test_un_carnet_non_enregistre_n_est_pas_rendu(copie, espace, monkeypatch, sources):
    repondre(copie)
    ouvrir(monkeypatch, copie, sources)
    refus = rendre("camille.martin")
    assert "Enregistrez" in repr(refus) and "Pas encore rendue" in refus._repr_html_()
    assert not (espace / "a-rendre").exists()


def test_une_cellule_changee_puis_enregistree_sans_etre_executee_se_rend(copie, monkeypatch):
    repondre(copie)
    ouvrir(monkeypatch, copie, {"E6-1-reponse": "err = 7", "effacee": "x = 1"}, retard=-5.0)
    assert "Copie prête" in rendre("camille.martin")._repr_html_()


def test_sans_identifiant_de_cellule_l_heure_d_enregistrement_tranche(copie, monkeypatch):
    repondre(copie)
    ouvrir(monkeypatch, copie, {})
    assert remise.non_enregistre(copie, copie.stat().st_mtime + 60) is None
    assert "12 minutes" in remise.non_enregistre(copie, copie.stat().st_mtime + 12 * 60)


def test_rendre_ne_fait_rien_pendant_la_correction(copie, espace, monkeypatch):
    repondre(copie)
    ouvrir(monkeypatch, copie, {})
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert repr(rendre("camille.martin")) == "" and rendre("camille.martin")._repr_html_() == ""
    assert not (espace / "a-rendre").exists()


def test_rendre_dit_en_francais_ce_qui_manque_sans_lever(copie, monkeypatch):
    ouvrir(monkeypatch, copie, {})
    assert "Remplacez" in repr(rendre())
    assert "zoe.martin" in repr(rendre("Zoé Martin"))


def test_ce_qui_vient_de_l_apprenant_est_echappe(copie):
    repondre(copie)
    modifier(copie, lambda cs: cs[1].update(source="t = open('<img src=x>.csv')\nu = open('/home/<b>')"))
    assert "<b>" not in ecrire_remise(copie, "camille.martin")._repr_html_()


def test_atelier_verifier_dit_tout_en_francais(copie, espace, capsys, monkeypatch):
    monkeypatch.chdir(espace.parent)
    assert main(["verifier", "m6-kpi"]) == 0
    assert "0 réponse sur 3" in capsys.readouterr().out
    repondre(copie)
    modifier(copie, lambda cs: cs[1].update(source="x = input()"))
    assert main(["verifier", "m6-kpi"]) == 1
    assert "input()" in capsys.readouterr().out
    assert main(["verifier", "m7-crise"]) == 1
    assert "m6-kpi" in capsys.readouterr().err
    repondre(copie)
    assert main(["verifier", str(copie), "--rendre", "camille.martin"]) == 0
    assert (espace / "a-rendre/camille.martin_m6-kpi.zip").is_file()


def test_le_zip_arrive_entier_par_le_vrai_ramassage(copie, tmp_path):
    from nbgrader.apps.zipcollectapp import ZipCollectApp
    from traitlets.config import Config

    from atelier_cm.correction.configuration import configurer

    repondre(copie)
    (copie.parent / "reponses/journal_crise.csv").write_text("heure;acte")
    recu = ecrire_remise(copie, "camille.martin")
    classe = tmp_path / "classe-essai"
    (classe / "exercises/m6-kpi").mkdir(parents=True)
    nbformat.write(devoir(), classe / "exercises/m6-kpi/m6-kpi.ipynb")
    recues = classe / "classe/remises/m6-kpi/recues"
    recues.mkdir(parents=True)
    (recues / recu.fichier.name).write_bytes(recu.fichier.read_bytes())
    reglage = Config()
    configurer(reglage, classe)
    ramassage = ZipCollectApp(config=reglage)
    ramassage.load_cwd_config = False
    ramassage.initialize(["m6-kpi", "--force"])
    ramassage.start()
    arrivee = classe / "classe/rendus/camille.martin/m6-kpi"
    assert (arrivee / "reponses/journal_crise.csv").read_text() == "heure;acte"
    assert nbformat.read(arrivee / "m6-kpi.ipynb", as_version=4).cells == nbformat.read(copie, as_version=4).cells
