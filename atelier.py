#!/usr/bin/env python3
"""Amorce d'Atelier CM : installe ce qui manque, puis lance ce que l'on demande.

N'utilise que la bibliothèque standard et marche de la même façon sous Linux, macOS et
Windows. Les cibles du Makefile ne sont que des raccourcis vers ce fichier :

    python3 atelier.py lab        ouvre le cours dans JupyterLab
    python3 atelier.py test       passe les tests
    python3 atelier.py demo       corrige une classe simulée
    python3 atelier.py preuves    refait les preuves longues (équité, graines)
    python3 atelier.py bench      compare la vitesse du moteur à celle de nbgrader
    python3 atelier.py endurance  corrige mille copies d'affilée
    python3 atelier.py verrou     recalcule requirements.lock
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

RACINE = Path(__file__).resolve().parent
ENVIRONNEMENT = RACINE / ".venv"
PYTHON = ENVIRONNEMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
TEMOIN = ENVIRONNEMENT / "installe.sha256"
SOURCES_INSTALLATION = ("requirements.lock", "pyproject.toml")
VERSIONS_PYTHON = ((3, 11), (3, 14))  # première admise, première refusée


class AmorceImpossible(Exception):
    """Ce qui empêche de continuer, en une phrase que l'on peut lire à voix haute."""


def dire(phrase: str) -> None:
    print(f"[atelier] {phrase}", flush=True)


def empreinte_installation(racine: Path = RACINE) -> str:
    """Empreinte SHA-256 de ce qui décide du contenu de l'environnement."""
    somme = hashlib.sha256()
    for nom in SOURCES_INSTALLATION:
        somme.update((racine / nom).read_bytes())
    somme.update(sys.version.encode())
    return somme.hexdigest()


def verifier_python(version: tuple[int, int] = sys.version_info[:2]) -> None:
    """Refuse une version de Python que le verrou ne couvre pas.

    Raises:
        AmorceImpossible: la version est trop ancienne ou trop récente.
    """
    premiere, refusee = VERSIONS_PYTHON
    if not premiere <= tuple(version) < refusee:
        raise AmorceImpossible(
            f"Python {version[0]}.{version[1]} ne convient pas : il faut Python 3.11, 3.12 ou 3.13 "
            "(https://www.python.org/downloads/). Relancez ensuite la même commande avec ce Python."
        )


def executer(*commande: str | Path, environnement: dict[str, str] | None = None) -> int:
    """Lance une commande depuis la racine du dépôt et rend son code de sortie."""
    return subprocess.run(
        [str(mot) for mot in commande], cwd=RACINE, env={**os.environ, **(environnement or {})}
    ).returncode


def exiger(code: int, phrase: str) -> None:
    if code != 0:
        raise AmorceImpossible(phrase)


def creer_environnement() -> None:
    """Crée `.venv`, même sur un Python livré sans `ensurepip` (Debian sans python3-venv)."""
    dire("création de l'environnement .venv")
    try:
        venv.create(ENVIRONNEMENT, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, ImportError):
        venv.create(ENVIRONNEMENT, with_pip=False, clear=True)
        exiger(
            executer(sys.executable, "-m", "pip", "--python", PYTHON, "install", "--quiet", "pip"),
            "Ce Python n'a ni « ensurepip » ni « pip » récent. Installez le paquet python3-venv "
            "(sous Debian et Ubuntu : sudo apt install python3-venv), puis relancez.",
        )
    except OSError as erreur:
        raise AmorceImpossible(
            f"Impossible d'écrire dans {ENVIRONNEMENT} ({erreur.strerror}). "
            "Vérifiez que vous avez le droit d'écrire dans ce dossier et qu'il reste de la place."
        ) from erreur


def installer() -> None:
    """Installe les dépendances verrouillées et le paquet, si elles ont changé depuis la dernière fois."""
    attendu = empreinte_installation()
    if PYTHON.exists() and TEMOIN.exists() and TEMOIN.read_text() == attendu:
        return
    depart = time.monotonic()
    if not PYTHON.exists():
        creer_environnement()
    dire("installation des dépendances verrouillées (une à quatre minutes la première fois)")
    exiger(
        executer(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                 "--require-hashes", "-r", "requirements.lock"),
        "L'installation des dépendances a échoué : le message de pip est juste au-dessus. "
        "Le plus souvent, la connexion a été coupée : relancez la même commande, elle reprendra.",
    )
    exiger(
        executer(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                 "--no-deps", "--no-build-isolation", "-e", "."),
        "Le paquet atelier-cm ne s'installe pas : le message de pip est juste au-dessus.",
    )
    TEMOIN.write_text(attendu)
    dire(f"environnement prêt en {time.monotonic() - depart:.0f} s")


def atelier(*arguments: str) -> int:
    return executer(PYTHON, "-m", "atelier_cm.cli", *arguments)


def lab(*arguments: str) -> int:
    """Ouvre le cours dans JupyterLab (`atelier lancer`)."""
    return atelier("lancer", *arguments)


def test(*arguments: str) -> int:
    """Passe les tests ; les essais navigateur sautent, en le disant, si Chromium est absent."""
    return executer(PYTHON, "-m", "pytest", "-m", "not preuve", "-rs", *arguments)


def demo(*arguments: str) -> int:
    """Corrige une classe simulée de bout en bout (`atelier demo`)."""
    return atelier("demo", *arguments)


def preuves(*arguments: str) -> int:
    """Refait les preuves longues : équité par le vrai nbgrader, histoires sur vingt graines."""
    return executer(PYTHON, "-m", "pytest", "-m", "preuve", "-rs", *arguments)


def bench(*arguments: str) -> int:
    """Compare les vitesses, sur les mêmes copies et en alternance (`atelier bench`)."""
    return atelier("bench", *arguments)


def endurance(*arguments: str) -> int:
    """Mille copies d'affilée (`atelier endurance`)."""
    return atelier("endurance", *arguments)


def verrou(*arguments: str) -> int:
    """Recalcule requirements.lock pour tous les systèmes, avec empreintes et sans adresse."""
    return executer(
        PYTHON, "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url",
        "--no-emit-find-links", "--quiet", "--extra", "essais",
        "pyproject.toml", "-o", "requirements.lock", *arguments,
    )


CIBLES = {"lab": lab, "test": test, "demo": demo, "preuves": preuves, "bench": bench,
          "endurance": endurance, "verrou": verrou}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in CIBLES:
        print(__doc__.strip())
        return 0 if arguments[:1] in ([], ["-h"], ["--help"]) else 2
    try:
        verifier_python()
        installer()
    except AmorceImpossible as empechement:
        dire(str(empechement))
        return 1
    try:
        return CIBLES[arguments[0]](*arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
