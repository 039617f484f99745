"""L'amorce parle français, n'installe que ce qui manque, et les trois listes de paquets s'accordent."""

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

RACINE = Path(__file__).resolve().parents[2]


@pytest.fixture
def amorce():
    description = importlib.util.spec_from_file_location("amorce_atelier", RACINE / "atelier.py")
    module = importlib.util.module_from_spec(description)
    description.loader.exec_module(module)
    return module


def versions_verrouillees() -> dict[str, set[str]]:
    verrou = (RACINE / "requirements.lock").read_text(encoding="utf-8")
    versions: dict[str, set[str]] = {}
    for nom, version in re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;]+)", verrou, flags=re.M):
        versions.setdefault(nom, set()).add(version)
    return versions


def projet() -> dict:
    return tomllib.loads((RACINE / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def nom_de(exigence: str) -> str:
    return re.match(r"[A-Za-z0-9._-]+", exigence).group().lower().replace("_", "-")


def test_chaque_dependance_declaree_est_verrouillee_avec_empreinte():
    from packaging.requirements import Requirement

    verrouillees = versions_verrouillees()
    declarees = projet()["dependencies"] + projet()["optional-dependencies"]["essais"]
    for exigence in map(Requirement, declarees):
        versions = verrouillees.get(nom_de(exigence.name))
        assert versions, f"{exigence.name} manque au verrou : relancez make verrou"
        for version in versions:
            assert exigence.specifier.contains(version), f"{exigence} contre {version} dans le verrou"


def test_le_verrou_porte_des_empreintes_et_aucune_adresse():
    verrou = (RACINE / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in verrou
    for bloc in re.split(r"\n(?=[a-z0-9])", verrou.strip()):
        assert "--hash=sha256:" in bloc, bloc.splitlines()[0]


def test_environment_yml_suit_le_verrou_et_la_version_de_python_du_paquet():
    from packaging.specifiers import SpecifierSet

    conda = yaml.safe_load((RACINE / "environment.yml").read_text(encoding="utf-8"))
    python = next(d for d in conda["dependencies"] if isinstance(d, str) and d.startswith("python="))
    assert SpecifierSet(projet()["requires-python"]).contains(python.removeprefix("python=") + ".0")
    (par_pip,) = (d["pip"] for d in conda["dependencies"] if isinstance(d, dict))
    assert par_pip == ["-r requirements.lock"]


def test_chaque_dependance_dit_le_besoin_qu_elle_sert():
    texte = (RACINE / "pyproject.toml").read_text(encoding="utf-8")
    blocs = re.findall(r"^(?:dependencies|essais) = \[\n(.*?)^\]", texte, flags=re.M | re.S)
    lignes = [ligne for bloc in blocs for ligne in bloc.splitlines() if ligne.strip()]
    assert len(lignes) >= 10
    for ligne in lignes:
        assert re.search(r'",\s+# \S+', ligne), f"sans raison : {ligne.strip()}"


@pytest.mark.parametrize("version", [(3, 10), (3, 14)])
def test_une_version_de_python_hors_verrou_est_refusee_en_une_phrase(amorce, version):
    with pytest.raises(amorce.AmorceImpossible, match="il faut Python 3.11, 3.12 ou 3.13"):
        amorce.verifier_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_les_versions_couvertes_sont_acceptees(amorce, version):
    amorce.verifier_python(version)


def test_rien_n_est_reinstalle_quand_rien_n_a_change(amorce, tmp_path, monkeypatch):
    python = tmp_path / "python"
    python.touch()
    temoin = tmp_path / "installe.sha256"
    temoin.write_text(amorce.empreinte_installation())
    lances = []
    monkeypatch.setattr(amorce, "PYTHON", python)
    monkeypatch.setattr(amorce, "TEMOIN", temoin)
    monkeypatch.setattr(amorce, "executer", lambda *mots, **_: lances.append(mots) or 0)
    amorce.installer()
    assert lances == []
    temoin.write_text("autre")
    amorce.installer()
    assert len(lances) == 2
    assert temoin.read_text() == amorce.empreinte_installation()


def test_un_echec_de_pip_se_dit_en_francais_et_sort_1(amorce, tmp_path, monkeypatch, capsys):
    python = tmp_path / "python"
    python.touch()
    monkeypatch.setattr(amorce, "PYTHON", python)
    monkeypatch.setattr(amorce, "TEMOIN", tmp_path / "absent")
    monkeypatch.setattr(amorce, "executer", lambda *mots, **_: 1)
    assert amorce.main(["test"]) == 1
    assert "relancez la même commande" in capsys.readouterr().out


def test_sans_cible_l_aide_s_affiche_et_une_cible_inconnue_sort_2():
    sans = subprocess.run([sys.executable, RACINE / "atelier.py"], capture_output=True, text=True)
    assert sans.returncode == 0 and "ouvre le cours" in sans.stdout
    inconnue = subprocess.run([sys.executable, RACINE / "atelier.py", "labo"], capture_output=True, text=True)
    assert inconnue.returncode == 2 and "ouvre le cours" in inconnue.stdout


def test_chaque_cible_du_makefile_est_une_cible_de_l_amorce(amorce):
    makefile = (RACINE / "Makefile").read_text(encoding="utf-8")
    cibles = re.search(r"^(.+): *\n\t@\$\(PYTHON\) atelier.py \$@", makefile, flags=re.M).group(1).split()
    assert set(cibles) == set(amorce.CIBLES)
