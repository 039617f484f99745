"""Le zygote vu de dehors : le lancer, s'y connecter, lui parler, le relancer s'il se tait.

Un seul zygote sert un lot entier : celui qui dirige la correction le lance, chaque tâche (autre
processus compris) s'y connecte par son chemin.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from atelier_cm.correction.echanges import Source
from atelier_cm.correction.noyaux import bac_a_sable, memoire

MODULES = ("pandas", "matplotlib.pyplot", "matplotlib.backends.backend_agg", "ipywidgets", "atelier_cm",
           "atelier_cm.vues.controle", "atelier_cm.vues.figures", "atelier_cm.metier.kpi")
MISE_EN_CHAUFFE = """
import io, matplotlib
matplotlib.use("module://matplotlib_inline.backend_inline")
import matplotlib.pyplot as plt, pandas as pd
t = pd.read_csv(io.StringIO("jour,nom,n\\n2026-01-01,a,1\\n2026-02-01,b,2\\n"), parse_dates=["jour"])
t.groupby("nom")["n"].median(); t.sort_values("n").head(); t[t["nom"] == "a"]; t._repr_html_(); repr(t)
figure, axe = plt.subplots(); axe.bar([1, 2], [3, 4]); axe.set_title("é")
figure.savefig(io.BytesIO(), format="png"); plt.close("all")
"""
DELAI_DE_CHAUFFE_S = 90.0
DELAI_DE_REPONSE_S = 20.0


class ZygotePerdu(RuntimeError):
    """Le noyau chaud n'a pas démarré, ou ne répond plus."""


@dataclass(frozen=True)
class Repetition:
    """Ce que le noyau chaud exécute une fois avant la première copie.

    Attributes:
        cellules: le code du devoir distribué, cellule par cellule.
        fichiers: ce qui l'accompagne, par nom.
    """

    cellules: tuple[str, ...] = ()
    fichiers: Mapping[str, bytes] = field(default_factory=dict)

    def deposer(self, racine: Path) -> Path:
        """Écrit la répétition dans un sous-dossier, lisible de tous, et rend son chemin."""
        dossier = racine / "repetition"
        dossier.mkdir(mode=0o755)
        (dossier / "cellules.json").write_text(json.dumps(self.cellules), encoding="utf-8")
        for nom, contenu in self.fichiers.items():
            (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
            (dossier / nom).write_bytes(contenu)
        return dossier


class Zygote:
    """Le processus chaud, lancé par celui qui dirige la correction.

    Args:
        cloison: vrai pour l'enfermer dans le bac à sable.
        repetition: le devoir tel que distribué, exécuté une fois pendant la chauffe.
        donnees_de_rejeu: dossier de jeux d'une autre période, à voir à la place de ceux du cours.

    Attributes:
        racine: dossier des prises de ce zygote ; `racine / "ordres"` est celle où l'on se connecte.
    """

    def __init__(self, *, cloison: bool, repetition: Repetition = Repetition(),
                 donnees_de_rejeu: Path | None = None) -> None:
        # Les chemins de prises ZMQ sont limités à une centaine d'octets : dossier court.
        self.racine = Path(tempfile.mkdtemp(prefix="acm-", dir="/tmp" if os.path.isdir("/tmp") else None))
        self.cloison = cloison
        self.environnement = _environnement(cloison, donnees_de_rejeu)
        ecoute = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ecoute.bind(str(self.racine / "ordres"))
        ecoute.listen(64)
        sans_droits = bac_a_sable.UTILISATEUR_SANS_DROITS if cloison and os.getuid() == 0 else None
        if sans_droits is not None:
            os.chown(self.racine, sans_droits, sans_droits)
        configuration = {"modules": MODULES, "mise_en_chauffe": MISE_EN_CHAUFFE, "polices": _deposer_les_polices(self.racine),
                         "repetition": str(repetition.deposer(self.racine)), "utilisateur": sans_droits}
        programme = [sys.executable, "-I", str(Path(__file__).with_name("zygote.py")), str(ecoute.fileno()),
                     json.dumps(configuration)]
        if cloison:
            programme = bac_a_sable.commande(programme, self.racine, self.environnement, donnees_de_rejeu)
        self._journal = tempfile.TemporaryFile()
        self._processus = subprocess.Popen(
            programme, pass_fds=[ecoute.fileno()], env=self.environnement, cwd="/", start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=self._journal, stderr=self._journal,
        )
        # La première connexion est celle de qui lance : elle doit passer avant celles des tâches. Faite avant de
        # lâcher l'écoute, elle réussit même si le programme est déjà mort : `attendre_pret` dira pourquoi.
        self._lien = Lien(self.racine)
        self._bonjour: dict | None = None
        ecoute.close()
        atexit.register(self.fermer)

    def attendre_pret(self) -> float:
        """Attend la fin de la chauffe ; rend sa durée en secondes.

        Raises:
            ZygotePerdu: le programme est mort ou n'a pas répondu ; son dernier mot est dans le message.
        """
        if self._bonjour is None:
            try:
                self._bonjour = self._lien.attendre_le_bonjour()
            except ZygotePerdu as erreur:
                self._journal.seek(0)
                dernier_mot = self._journal.read().decode(errors="replace").strip()[-600:]
                self.fermer()
                raise ZygotePerdu(f"le noyau chaud n'a pas démarré : {dernier_mot or erreur}") from erreur
        return self._bonjour["chauffe_s"]

    @property
    def source(self) -> Source:
        """De quoi demander un noyau à ce zygote, depuis n'importe quel processus de la machine."""
        return Source(str(self.racine), self.environnement, self.cloison)

    def repond(self) -> bool:
        """Faux si le zygote est mort, ou figé au point de ne pas répondre dans le délai d'un ordre."""
        if self._processus.poll() is not None:
            return False
        try:
            self._lien.demander("etat", noyau="")
        except ZygotePerdu:
            return False
        return True

    def memoire_mio(self) -> float:
        """Mémoire résidente du zygote (bubblewrap compris, noyaux en cours exclus), en Mio ; Linux."""
        total, generation = 0.0, [self._processus.pid]
        for _ in range(3):  # bubblewrap, son premier processus, le zygote
            total += sum(map(residente_mio, generation))
            generation = [fils for pid in generation for fils in memoire.fils(pid)][:1]
        return total

    def fermer(self) -> None:
        """Arrête le zygote et tous ses noyaux ; sans effet s'il est déjà fermé."""
        self._lien.fermer()
        try:
            self._processus.wait(2 if self._bonjour is not None else 0)
        except subprocess.TimeoutExpired:
            self._processus.kill()
            self._processus.wait()
        shutil.rmtree(self.racine, ignore_errors=True)


class Lien:
    """Une connexion à un zygote : son bonjour, puis une réponse par ordre."""

    def __init__(self, racine: Path) -> None:
        """Se connecte. Lève ZygotePerdu si le zygote n'est plus là."""
        self._prise = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            self._prise.connect(str(Path(racine) / "ordres"))
        except OSError as erreur:
            self._prise.close()
            raise ZygotePerdu("le noyau chaud n'est plus là") from erreur
        self._verrou = threading.Lock()
        self._accueilli = False

    def attendre_le_bonjour(self) -> dict:
        """Ce que dit le zygote à qui se connecte, une fois chaud : la durée de la chauffe.

        Raises:
            ZygotePerdu: il est mort, ou la chauffe n'en finit pas.
        """
        try:
            bonjour = self.lire(DELAI_DE_CHAUFFE_S)
        except (OSError, ValueError) as erreur:
            raise ZygotePerdu("le noyau chaud ne s'est pas annoncé") from erreur
        self._accueilli = True
        return bonjour

    def lire(self, delai_s: float) -> dict:
        self._prise.settimeout(delai_s)
        return json.loads(self._prise.recv(1 << 16))

    def demander(self, action: str, descripteurs: list[int] | None = None, **details: Any) -> dict:
        """Transmet un ordre et rend la réponse.

        Raises:
            ZygotePerdu: pas de réponse dans le délai.
            RuntimeError: l'ordre a échoué dans le zygote.
        """
        ordre = json.dumps({"action": action, **details}).encode()
        with self._verrou:
            if not self._accueilli:
                self.attendre_le_bonjour()
            try:
                if descripteurs:
                    socket.send_fds(self._prise, [ordre], descripteurs)
                else:
                    self._prise.send(ordre)
                reponse = self.lire(DELAI_DE_REPONSE_S)
            except (OSError, ValueError) as erreur:
                raise ZygotePerdu(f"le noyau chaud s'est tu pendant l'ordre « {action} »") from erreur
        if "erreur" in reponse:
            raise RuntimeError(reponse["erreur"])
        return reponse

    def fermer(self) -> None:
        self._prise.close()


def _deposer_les_polices(racine: Path) -> str | None:
    """Copie l'inventaire des polices que matplotlib a déjà dressé pour cette personne ; None s'il n'y en a pas.

    Le refaire prend un tiers de seconde à chaque lot, et le bac à sable ne voit pas le dossier personnel.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "matplotlib"
    inventaires = sorted(cache.glob("fontlist-*.json"))
    if not inventaires:
        return None
    dossier = racine / "polices"
    dossier.mkdir(mode=0o755)
    for inventaire in inventaires:
        (dossier / inventaire.name).write_bytes(inventaire.read_bytes())
    return str(dossier)


def residente_mio(pid: int) -> float:
    """Mémoire résidente d'un processus, en Mio ; 0 s'il n'existe plus, ou hors de Linux."""
    try:
        lignes = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(ligne.split()[1]) for ligne in lignes if ligne.startswith("VmRSS:")) / 1024


def _environnement(cloison: bool, donnees_de_rejeu: Path | None) -> dict[str, str]:
    """Variables du noyau : les siennes, jamais celles de la personne qui corrige."""
    passager = "/passager" if cloison else tempfile.gettempdir()
    variables = {
        "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": passager, "HOME": "/travail" if cloison else passager,
        "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
        "NUMEXPR_NUM_THREADS": "1", "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": f"{passager}/acm-mpl", "IPYTHONDIR": f"{passager}/acm-ipython",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1", "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore",
    }
    if donnees_de_rejeu is not None:
        variables["ATELIER_DONNEES"] = str(donnees_de_rejeu)
    return variables
