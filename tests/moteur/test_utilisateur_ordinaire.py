"""La classe hostile et le bac à sable, lancés par root, le sont aussi par un utilisateur ordinaire.

Lancé par un utilisateur ordinaire, ce test n'a rien à ajouter : la suite elle-même l'a fait.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[2]
UTILISATEUR = "65534"
pytestmark = [
    pytest.mark.preuve, pytest.mark.timeout(900),
    pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="déjà lancé par un utilisateur ordinaire"),
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap absent : le bac à sable ne s'essaie pas"),
]


def rendre_traversable(chemin: Path) -> list[str]:
    """Options bubblewrap qui remplacent tout dossier fermé au-dessus de `chemin` par un dossier ouvert."""
    parents = list(reversed(chemin.parents))
    for rang, parent in enumerate(parents):
        if not parent.stat().st_mode & 0o001:
            options = ["--perms", "0755", "--tmpfs", str(parent)]
            for suivant in parents[rang + 1:]:
                options += ["--perms", "0755", "--dir", str(suivant)]
            return [*options, "--ro-bind", str(chemin), str(chemin)]
    return []


def test_les_memes_essais_passent_sans_etre_root():
    with tempfile.TemporaryDirectory(prefix="acm-ordinaire-") as dossier:
        os.chmod(dossier, 0o777)
        commande = [
            "bwrap", "--dev-bind", "/", "/",
            *rendre_traversable(Path(os.path.realpath(sys.base_prefix))), *rendre_traversable(RACINE),
            "--", "setpriv", "--reuid", UTILISATEUR, "--regid", UTILISATEUR, "--clear-groups",
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--basetemp", f"{dossier}/essais",
            "tests/moteur/test_bac_a_sable.py", "tests/moteur/test_classe_hostile.py",
        ]
        resultat = subprocess.run(
            commande, cwd=RACINE, capture_output=True, text=True,
            env={**os.environ, "HOME": dossier, "XDG_CACHE_HOME": dossier, "MPLCONFIGDIR": dossier,
                 "IPYTHONDIR": dossier, "JUPYTER_CONFIG_DIR": dossier, "JUPYTER_DATA_DIR": dossier,
                 "JUPYTER_RUNTIME_DIR": dossier, "PYTHONDONTWRITEBYTECODE": "1"})
        derniere = resultat.stdout.strip().splitlines()[-1] if resultat.stdout.strip() else resultat.stderr[-2000:]
        assert resultat.returncode == 0, f"{resultat.stdout[-4000:]}\n{resultat.stderr[-2000:]}"
        assert "passed" in derniere and "skipped" not in derniere, derniere
