"""Le zip remis par l'élève arrive entier à sa place, par le vrai ``nbgrader zip_collect``."""

import io
import json
import zipfile

import pytest

from atelier_cm.correction.ramassage import a_sa_place, sans_rang

DEVOIR = "m9-essai"


def ramasser(classe):
    from nbgrader.apps.zipcollectapp import ZipCollectApp

    app = ZipCollectApp(config=classe.config)
    app.load_cwd_config = False
    app.initialize([DEVOIR, "--force"])
    app.start()


def rendus(classe, eleve):
    dossier = classe.racine / "classe" / "rendus" / eleve / DEVOIR
    return {str(f.relative_to(dossier)): f.read_bytes() for f in dossier.rglob("*") if f.is_file()}


def poser(classe, nom, contenus):
    recues = classe.racine / "classe" / "remises" / DEVOIR / "recues"
    recues.mkdir(parents=True, exist_ok=True)
    if isinstance(contenus, bytes):
        (recues / nom).write_bytes(contenus)
        return
    with zipfile.ZipFile(recues / nom, "w") as archive:
        for chemin, texte in contenus.items():
            archive.writestr(chemin, texte)


def test_les_fichiers_de_reponses_arrivent_avec_le_carnet_et_rien_d_autre(classe):
    carnet = json.dumps(classe.juste())
    ordinaire = {f"{DEVOIR}.ipynb": carnet, "reponses/journal_crise.csv": "t;a\n0;1",
                 "reponses/swot.json": "{}", "reponses/swot.pdf": "%PDF-", "reponses/swot.png": "image"}
    poser(classe, f"jean_paul_{DEVOIR}.zip", ordinaire)
    poser(classe, f"lea.martin_{DEVOIR} (1).zip", {f"{DEVOIR}/{c}": t for c, t in ordinaire.items()})
    poser(classe, f"mac_{DEVOIR}.zip", ordinaire | {
        f"__MACOSX/._{DEVOIR}.ipynb": "x", ".ipynb_checkpoints/a.ipynb": "x", "intrus.exe": "x",
        "../../evade.ipynb": "x", "reponses/un_deux/trois.csv": "x"})
    poser(classe, f"zip.illisible_{DEVOIR}.zip", b"PK\x03\x04 rien de lisible")
    ramasser(classe)
    attendus = set(ordinaire)
    assert set(rendus(classe, "jean_paul")) == attendus
    assert set(rendus(classe, "lea.martin")) == attendus
    assert set(rendus(classe, "mac")) >= attendus | {"reponses/un_deux/trois.csv"}
    assert not [f for f in rendus(classe, "mac") if "MACOSX" in f or "checkpoints" in f or ".exe" in f]
    assert rendus(classe, "zip.illisible") == {}
    assert not list(classe.racine.glob("evade*")) and not list(classe.racine.parent.glob("evade*"))
    # Et le zip finit par une note.
    assert classe.corriger("jean_paul")["success"]
    assert classe.notes("jean_paul")["E9-1"] == (3.0, False)
    corrige = classe.racine / "classe" / "corriges" / "jean_paul" / DEVOIR
    assert (corrige / "reponses" / "journal_crise.csv").read_text() == "t;a\n0;1"


def test_un_zip_demesure_est_refuse_sans_arreter_les_autres(classe):
    gros = io.BytesIO()
    with zipfile.ZipFile(gros, "w", zipfile.ZIP_DEFLATED) as archive:
        for rang in range(11):
            archive.writestr(f"reponses/{rang}.csv", b"0" * 10 * 2**20)
    poser(classe, f"bombe_{DEVOIR}.zip", gros.getvalue())
    poser(classe, f"sage_{DEVOIR}.zip", {f"{DEVOIR}.ipynb": json.dumps(classe.juste())})
    ramasser(classe)
    assert rendus(classe, "bombe") == {}
    assert set(rendus(classe, "sage")) == {f"{DEVOIR}.ipynb"}


@pytest.mark.parametrize("nom, attendu", [
    ("alice_m6-kpi", "alice_m6-kpi"), ("alice_m6-kpi (2)", "alice_m6-kpi"),
    ("alice_m6-kpi(1)", "alice_m6-kpi"),
])
def test_le_rang_ajoute_par_un_navigateur_ne_change_pas_l_eleve(nom, attendu):
    assert sans_rang(nom) == attendu


def test_le_dossier_du_devoir_compresse_avec_son_contenu_est_retire():
    assert a_sa_place(("m6-kpi", "m6-kpi.ipynb"), "m6-kpi") == ("m6-kpi.ipynb",)
    assert a_sa_place(("reponses", "a.csv"), "m6-kpi") == ("reponses", "a.csv")
