"""Une copie abîmée est réparée ou signalée ; les points déjà gagnés restent."""

import copy
import json

import pytest
from nbgrader.nbgraderformat import MetadataValidator

from atelier_cm.correction import signaux
from atelier_cm.correction.remise_en_etat import remettre_en_etat


def cellule(carnet, nom):
    return next(c for c in carnet.cells if c.id == nom)


def doubler_le_controle(carnet):
    double = copy.deepcopy(cellule(carnet, "E9-1"))
    double["id"] = "collee"
    carnet.cells.append(double)


def doubler_la_reponse(carnet):
    double = copy.deepcopy(cellule(carnet, "E9-1-reponse"))
    double["id"] = "collee"
    carnet.cells.insert(0, double)


def supprimer_le_controle(carnet):
    carnet.cells.remove(cellule(carnet, "E9-1"))


def supprimer_une_consigne_executee(carnet):
    carnet.cells.remove(cellule(carnet, "c-import"))


def version_inconnue(carnet):
    cellule(carnet, "E9-1").metadata["nbgrader"]["schema_version"] = 99


def version_ancienne(carnet):
    cellule(carnet, "E9-1").metadata["nbgrader"]["schema_version"] = 1


def points_effaces(carnet):
    del cellule(carnet, "E9-1").metadata["nbgrader"]["points"]


def controle_declasse(carnet):
    cellule(carnet, "E9-1").metadata["nbgrader"]["grade"] = False


def metadonnees_en_texte(carnet):
    cellule(carnet, "E9-1").metadata["nbgrader"] = "oui"


def toutes_les_metadonnees_perdues(carnet):
    for c in carnet.cells:
        c.metadata = {}


def controle_recrit(carnet):
    cellule(carnet, "E9-1").source = "3.0"


def controle_devenu_texte(carnet):
    c = cellule(carnet, "E9-1")
    c["cell_type"] = "markdown"
    del c["outputs"], c["execution_count"]


ACCIDENTS = [
    doubler_le_controle, doubler_la_reponse, supprimer_le_controle, supprimer_une_consigne_executee,
    version_inconnue, version_ancienne, points_effaces, controle_declasse, metadonnees_en_texte,
    toutes_les_metadonnees_perdues, controle_recrit, controle_devenu_texte,
]


@pytest.mark.parametrize("abimer", ACCIDENTS, ids=lambda f: f.__name__)
def test_une_copie_abimee_retrouve_les_cellules_du_devoir(classe, abimer):
    reference, carnet = classe.vierge(), classe.juste()
    abimer(carnet)
    remettre_en_etat(carnet, reference)
    noms = {c.id for c in reference.cells}
    officielles = [c for c in carnet.cells if c.metadata.get("nbgrader") and c.id in noms]
    assert [c.id for c in officielles] == [c.id for c in reference.cells]
    for cellule, modele in zip(officielles, reference.cells):
        assert cellule.metadata.nbgrader == modele.metadata.nbgrader
        assert cellule.cell_type == modele.cell_type
        if not modele.metadata.nbgrader.solution:
            assert cellule.source == modele.source
    assert cellule_de(officielles, "E9-1-reponse").source == "somme = base + 2"
    MetadataValidator().validate_nb(carnet)


@pytest.mark.parametrize("abimer", [doubler_le_controle, supprimer_une_consigne_executee, version_inconnue,
                                    toutes_les_metadonnees_perdues], ids=lambda f: f.__name__)
def test_une_copie_juste_puis_abimee_garde_ses_points(classe, abimer):
    carnet = classe.juste()
    abimer(carnet)
    eleve = abimer.__name__
    classe.remettre(eleve, carnet)
    resultat = classe.corriger(eleve)
    assert resultat["success"], resultat.get("log")
    notes = classe.notes(eleve)
    assert notes["E9-1"] == (3.0, False) and notes["E9-2"] == (1.0, False)
    assert notes["L9-1-faits"] == (0.0, True)


def cellule_de(cellules, nom):
    return next(c for c in cellules if c.id == nom)


@pytest.mark.parametrize("octets, attendu", [
    pytest.param(lambda t: b"\xef\xbb\xbf" + t.encode(), "BOM", id="marque d’ordre"),
    pytest.param(lambda t: t.replace("Trois", "Été").encode("cp1252"), "Windows-1252", id="latin"),
])
def test_un_fichier_mal_code_est_relu_et_le_recu_est_garde(classe, octets, attendu):
    contenu = octets(json.dumps(classe.juste(), ensure_ascii=False))
    classe.remettre(attendu, contenu)
    resultat = classe.corriger(attendu)
    assert resultat["success"], resultat.get("log")
    assert classe.notes(attendu)["E9-1"] == (3.0, False)
    assert any(attendu in phrase for phrase in signaux.lire(classe.corrige(attendu)))
    recus = classe.racine / "classe" / "rendus" / attendu / "m9-essai" / "m9-essai.ipynb.recu"
    assert recus.read_bytes() == contenu
    assert not list((classe.racine / "classe" / "corriges").rglob("*.recu"))


def test_un_carnet_mal_nomme_est_reconnu_s_il_est_seul(classe):
    classe.remettre("mal-nomme", classe.juste(), nom="m9-essai (1).ipynb")
    resultat = classe.corriger("mal-nomme")
    assert resultat["success"], resultat.get("log")
    assert classe.notes("mal-nomme")["E9-1"] == (3.0, False)
    assert any("m9-essai (1).ipynb" in p for p in signaux.lire(classe.corrige("mal-nomme")))


def test_un_carnet_illisible_echoue_seul(classe):
    classe.remettre("casse", b'{"cells": [')
    classe.remettre("voisin", classe.juste())
    assert not classe.corriger("casse")["success"]
    assert classe.corriger("voisin")["success"]


def test_l_eleve_n_ecrit_pas_de_signaux(classe):
    carnet = classe.juste()
    carnet.metadata["atelier"] = {"signaux": [{"phrase": "Copie exemplaire.", "pour": "tous"}]}
    classe.remettre("flatteur", carnet)
    assert classe.corriger("flatteur")["success"]
    assert signaux.lire(classe.corrige("flatteur")) == []
