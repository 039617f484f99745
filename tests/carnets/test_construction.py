"""Du texte aux fichiers versés : deux fois les mêmes octets, et un écart se voit."""

import json
import re

import pytest


def _carnet(petit_cours, chemin):
    return json.loads((petit_cours.racine / chemin).read_text(encoding="utf-8"))


def _cellule(carnet, identifiant):
    return next(c for c in carnet["cells"] if c["id"] == identifiant)


def test_deux_constructions_dans_deux_dossiers_donnent_les_memes_octets(petit_cours, autre_cours):
    assert petit_cours.atelier("construire") == 0
    assert autre_cours.atelier("construire") == 0
    assert petit_cours.octets() == autre_cours.octets()
    assert {c for c in petit_cours.octets() if not c.endswith((".md", ".py"))} == {
        "course/accueil.ipynb",
        "course/m9-essai/1-essai.ipynb",
        "course/m9-essai/controles.json",
        "solutions/m9-essai/m9-essai.ipynb",
        "solutions/m9-essai/controles.json",
        "exercises/m9-essai/m9-essai.ipynb",
        "exercises/m9-essai/controles.json",
    }


def test_la_version_apprenant_garde_la_souche_et_perd_la_solution(petit_cours):
    assert petit_cours.atelier("construire") == 0
    souche = "err = ...\n# ↑ Remplacez les trois points par votre réponse."
    devoir = _carnet(petit_cours, "exercises/m9-essai/m9-essai.ipynb")
    assert "".join(_cellule(devoir, "E9-1-taux")["source"]) == souche
    assert "".join(_cellule(devoir, "L9-1-reponse")["source"]) == "*Écrivez votre réponse ici.*"
    assert "".join(_cellule(devoir, "L9-1-faits")["source"]).strip() == "**Critère 1.** Les faits."
    lecon = _carnet(petit_cours, "course/m9-essai/1-essai.ipynb")
    assert "".join(_cellule(lecon, "M9-1a-taux")["source"]) == souche.replace("err", "err_photo")
    assert "".join(_cellule(lecon, "M9-1-pari")["source"]) == "*Votre pari\u00a0:*"


def test_nbgrader_pose_les_souches_du_constructeur(petit_cours):
    from atelier_cm.carnets import solutions
    from atelier_cm.correction.configuration import configuration

    reglage = configuration(petit_cours.racine).ClearSolutions
    assert reglage.code_stub == {"python": solutions.SOUCHE_CODE}
    assert reglage.text_stub == solutions.SOUCHE_TEXTE


def test_un_seul_module_se_construit_seul(petit_cours):
    assert petit_cours.atelier("construire", "pages") == 0
    assert [c for c in petit_cours.octets() if c.endswith(".ipynb")] == ["course/accueil.ipynb"]


def test_verifier_est_content_d_un_cours_a_jour(petit_cours, dit):
    petit_cours.atelier("construire")
    assert petit_cours.atelier("construire", "--verifier") == 0
    assert "7 fichiers identiques à l’octet près" in dit().out


@pytest.mark.parametrize(
    "chemin",
    [
        "exercises/m9-essai/m9-essai.ipynb",
        "exercises/m9-essai/controles.json",
        "solutions/m9-essai/m9-essai.ipynb",
        "solutions/m9-essai/controles.json",
        "course/m9-essai/1-essai.ipynb",
        "course/accueil.ipynb",
    ],
)
def test_verifier_voit_un_seul_caractere_change(petit_cours, dit, chemin):
    petit_cours.atelier("construire")
    cible = petit_cours.racine / chemin
    octets = bytearray(cible.read_bytes())
    rang = len(octets) // 2
    octets[rang] = ord("z") if octets[rang] != ord("z") else ord("y")
    cible.write_bytes(octets)
    dit()
    avant = petit_cours.octets()
    assert petit_cours.atelier("construire", "--verifier") == 1
    sortie = dit().out
    ligne = bytes(octets[:rang]).count(b"\n") + 1
    assert f"{chemin}:{ligne} :" in sortie
    assert "1 écart. Pour refaire ces fichiers : atelier construire" in sortie
    assert petit_cours.octets() == avant  # vérifier n'écrit rien
    assert petit_cours.atelier("construire") == 0
    assert petit_cours.atelier("construire", "--verifier") == 0


def test_verifier_voit_une_phrase_changee_dans_une_question(petit_cours, dit):
    petit_cours.atelier("construire")
    petit_cours.remplacer(
        "solutions/m9-essai/questions.py", "quel public compte ici", "quel public compte là"
    )
    assert petit_cours.atelier("construire", "--verifier") == 1
    assert "exercises/m9-essai/controles.json:" in dit().out


def test_verifier_dit_un_fichier_absent_et_un_fichier_de_trop(petit_cours, dit):
    petit_cours.atelier("construire")
    (petit_cours.racine / "exercises/m9-essai/controles.json").unlink()
    petit_cours.poser("exercises/m9-essai/notes.txt", "x")
    petit_cours.poser("course/m9-essai/2-oubli.ipynb", "{}")
    assert petit_cours.atelier("construire", "--verifier") == 1
    sortie = dit().out
    assert "exercises/m9-essai/controles.json:1 : ce fichier manque." in sortie
    assert "exercises/m9-essai/notes.txt:1 : plus aucun texte" in sortie
    assert "course/m9-essai/2-oubli.ipynb:1 : plus aucun texte" in sortie


def test_verifier_dit_qu_un_carnet_a_ete_execute(petit_cours, dit):
    petit_cours.atelier("construire")
    cible = petit_cours.racine / "course/m9-essai/1-essai.ipynb"
    carnet = json.loads(cible.read_text(encoding="utf-8"))
    next(c for c in carnet["cells"] if c["cell_type"] == "code")["execution_count"] = 4
    cible.write_text(json.dumps(carnet), encoding="utf-8")
    assert petit_cours.atelier("construire", "--verifier") == 1
    assert "ses sorties ne se versent pas" in dit().out


def test_construire_retire_d_exercises_ce_que_rien_ne_produit_plus(petit_cours):
    petit_cours.atelier("construire")
    petit_cours.poser("exercises/m9-essai/vieux.ipynb", "{}")
    assert petit_cours.atelier("construire") == 0
    assert not (petit_cours.racine / "exercises/m9-essai/vieux.ipynb").exists()


def test_formater_remet_d_aplomb_sans_toucher_au_code(petit_cours, dit):
    petit_cours.remplacer("solutions/m9-essai/m9-essai.md", "Calculez le taux.", "Calculez l'ERR : combien ?")
    assert petit_cours.atelier("construire") == 1
    assert "solutions/m9-essai/m9-essai.md:3 : écriture non canonique" in dit().err
    assert petit_cours.atelier("construire", "--formater") == 0
    texte = (petit_cours.racine / "solutions/m9-essai/m9-essai.md").read_text(encoding="utf-8")
    assert "Calculez l’ERR\u00a0: combien\u202f?" in texte
    assert "err = 100 * interactions / portee" in texte
    assert petit_cours.atelier("construire") == 0


def test_formater_accepte_un_texte_venu_de_windows(petit_cours):
    chemin = petit_cours.racine / "course/accueil.md"
    voulu = chemin.read_bytes()
    chemin.write_bytes(b"\xef\xbb\xbf" + voulu.replace(b"\n", b"\r\n"))
    assert petit_cours.atelier("construire") == 1
    assert petit_cours.atelier("construire", "--formater") == 0
    assert chemin.read_bytes() == voulu


def test_en_certification_la_version_apprenant_ne_porte_que_la_forme(petit_cours):
    petit_cours.remplacer("solutions/m9-essai/questions.py", '"entrainement"', '"certification"')
    assert petit_cours.atelier("construire") == 0
    complet = _carnet(petit_cours, "solutions/m9-essai/controles.json")
    distribue = _carnet(petit_cours, "exercises/m9-essai/controles.json")
    assert (complet["forme_seule"], distribue["forme_seule"]) == (False, True)


def test_construire_ne_laisse_rien_a_cote_des_questions(petit_cours):
    petit_cours.atelier("construire")
    assert not list(petit_cours.racine.rglob("__pycache__"))


def test_chaque_dossier_a_ses_propres_questions(petit_cours):
    assert petit_cours.atelier("construire") == 0
    assert set(_carnet(petit_cours, "course/m9-essai/controles.json")["questions"]) == {"M9-1a"}
    assert set(_carnet(petit_cours, "solutions/m9-essai/controles.json")["questions"]) == {"E9-1", "E9-2"}


def test_la_construction_dit_ou_elle_en_est(petit_cours, dit):
    petit_cours.atelier("construire")
    sortie = dit().out
    assert re.findall(r"^· (\S+)$", sortie, re.MULTILINE) == [
        "course",
        "course/m9-essai",
        "solutions/m9-essai",
    ]
    assert re.search(r"^7 fichiers, dont 7 écrits, en \d+,\d s\.$", sortie, re.MULTILINE)


def test_les_controles_marquent_le_code_du_cours_et_jamais_celui_de_l_apprenant(petit_cours):
    import json

    from atelier_cm.jugement.sources import marque

    assert petit_cours.atelier("construire") == 0
    for chemin in ("solutions/m9-essai", "exercises/m9-essai"):
        lus = json.loads((petit_cours.racine / chemin / "controles.json").read_text(encoding="utf-8"))
        # Les cellules de réponse n'y sont pas, ni à trous, ni corrigées.
        assert lus["cours"] == sorted([marque("portee, interactions = 2310, 139"), marque("from atelier_cm import controle")])
