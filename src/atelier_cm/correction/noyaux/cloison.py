"""La petite cloison : ce que chaque noyau dupliqué s'impose avant de lire la première ligne d'une copie.

Appelé dans le processus fils, juste après la duplication, à l'intérieur de la grande cloison
(bubblewrap). Le noyau y reçoit ses propres espaces de noms (utilisateur, montages, processus,
réseau, IPC), un dossier de travail en mémoire, des bornes, aucune capacité et un filtre d'appels
système. Linux seulement : bibliothèque standard et appels directs à la libc.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import signal
import struct
import tarfile

DOSSIER_TRAVAIL = "/travail"
DOSSIER_PRISES = "/prises"
# Les fichiers passagers : pas /tmp, qui peut contenir l'installation elle-même et reste en lecture seule.
DOSSIER_PASSAGER = "/passager"

_libc = ctypes.CDLL(None, use_errno=True)

# linux/sched.h
_CLONE_NEWNS, _CLONE_NEWIPC = 0x00020000, 0x08000000
_CLONE_NEWUSER, _CLONE_NEWPID, _CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
# linux/mount.h
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_BIND, _MS_REC, _MS_PRIVATE = 1, 2, 4, 4096, 16384, 1 << 18
# linux/prctl.h
_PR_SET_DUMPABLE = 4
_PR_SET_PDEATHSIG, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 24, 38, 22
_SECCOMP_MODE_FILTER = 2


def _verifier(retour: int, action: str) -> None:
    if retour != 0:
        numero = ctypes.get_errno()
        raise OSError(numero, f"{action} : {os.strerror(numero)}")


def _monter(source: str | None, cible: str, type_: str | None, drapeaux: int, options: str = "") -> None:
    _verifier(
        _libc.mount(
            source.encode() if source else None,
            cible.encode(),
            type_.encode() if type_ else None,
            drapeaux,
            options.encode() if options else None,
        ),
        f"montage de {cible}",
    )


def memoire_virtuelle() -> int:
    """Mémoire virtuelle de ce processus, en octets."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def prendre_l_identite(utilisateur: int) -> None:
    """Abandonne root pour un utilisateur sans droits, groupe compris."""
    os.setgroups([])
    os.setresgid(utilisateur, utilisateur, utilisateur)
    os.setresuid(utilisateur, utilisateur, utilisateur)
    # Après un changement d'identité, /proc/self reste à root : sans cela, plus d'espace de noms possible.
    _verifier(_libc.prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0), "retour de /proc/self à l'utilisateur")


def separer_les_espaces() -> None:
    """Ouvre de nouveaux espaces de noms ; le processus qui revient est le premier du sien.

    L'appelant d'origine reste dehors : il attend le noyau, transmet son code de sortie et
    disparaît avec lui.
    """
    utilisateur, groupe = os.getuid(), os.getgid()
    _verifier(
        _libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNS | _CLONE_NEWPID | _CLONE_NEWNET | _CLONE_NEWIPC),
        "séparation des espaces de noms",
    )
    with open("/proc/self/setgroups", "w") as f:
        f.write("deny")
    with open("/proc/self/uid_map", "w") as f:
        f.write(f"{utilisateur} {utilisateur} 1")
    with open("/proc/self/gid_map", "w") as f:
        f.write(f"{groupe} {groupe} 1")
    pid = os.fork()
    if pid:
        os.closerange(3, 256)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _, etat = os.waitpid(pid, 0)
        os._exit(os.waitstatus_to_exitcode(etat) & 0xFF)
    _verifier(_libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "lien de vie avec le relais")


def isoler_les_fichiers(prises: str, racine_prises: str, disque_mio: int, archive: int) -> None:
    """Ne laisse voir que ses propres prises, un dossier de travail en mémoire et Python en lecture seule.

    Args:
        prises: dossier des prises ZMQ de ce noyau ; vide s'il n'en a pas.
        racine_prises: dossier qui contient celles de tous les noyaux, à cacher.
        disque_mio: place du dossier de travail et du dossier passager, chacun, en Mio.
        archive: descripteur d'une archive tar en mémoire, les fichiers de la copie.
    """
    _monter(None, "/", None, _MS_REC | _MS_PRIVATE)
    if prises:
        _monter(prises, DOSSIER_PRISES, None, _MS_BIND)
    _monter("tmpfs", racine_prises, "tmpfs", _MS_NOSUID | _MS_NODEV | _MS_RDONLY)
    en_memoire = f"size={disque_mio}m,nr_inodes=4096"
    _monter("tmpfs", DOSSIER_TRAVAIL, "tmpfs", _MS_NOSUID | _MS_NODEV, en_memoire + ",mode=0755")
    _monter("tmpfs", DOSSIER_PASSAGER, "tmpfs", _MS_NOSUID | _MS_NODEV, en_memoire + ",mode=1777")
    # bubblewrap verrouille /proc : faute d'en monter un neuf, on n'en laisse voir aucun, ce qui
    # cache aussi les autres noyaux.
    _monter("tmpfs", "/proc", "tmpfs", _MS_RDONLY)
    with os.fdopen(archive, "rb") as flux, tarfile.open(fileobj=flux) as tar:
        tar.extractall(DOSSIER_TRAVAIL, filter="data")
    os.chdir(DOSSIER_TRAVAIL)


def abandonner_les_droits() -> None:
    """Retire toute capacité, interdit d'en regagner et filtre les appels système dangereux."""
    for capacite in range(64):
        _libc.prctl(_PR_CAPBSET_DROP, capacite, 0, 0, 0)
    entete = struct.pack("Ii", 0x20080522, 0)
    _verifier(_libc.capset(entete, bytes(24)), "abandon des capacités")
    _verifier(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "interdiction de nouveaux droits")
    _poser_le_filtre()


# Appels refusés avec EPERM : (nom, x86_64, aarch64). Rien de tout cela ne sert à un carnet.
_APPELS_REFUSES = (
    ("ptrace", 101, 117), ("mount", 165, 40), ("umount2", 166, 39), ("pivot_root", 155, 41),
    ("chroot", 161, 51), ("unshare", 272, 97), ("setns", 308, 268), ("bpf", 321, 280),
    ("add_key", 248, 217), ("request_key", 249, 218), ("keyctl", 250, 219),
    ("perf_event_open", 298, 241), ("userfaultfd", 323, 282), ("kexec_load", 246, 104),
    ("process_vm_readv", 310, 270), ("process_vm_writev", 311, 271), ("io_uring_setup", 425, 425),
    ("open_by_handle_at", 304, 265), ("name_to_handle_at", 303, 264), ("open_tree", 428, 428),
    ("move_mount", 429, 429), ("fsopen", 430, 430), ("fsmount", 432, 432), ("mount_setattr", 442, 442),
)
_ARCHITECTURES = {"x86_64": (0xC000003E, 1), "aarch64": (0xC00000B7, 2)}
_CLONE = {"x86_64": 56, "aarch64": 220}
_CLONE3 = 435


def _instructions_du_filtre(machine: str) -> list[tuple[int, int, int, int]]:
    """Programme BPF : refuse les appels listés, `clone` avec un nouvel espace utilisateur, et `clone3`.

    `clone3` reçoit ENOSYS : la libc se replie alors sur `clone`, dont le filtre sait lire les drapeaux.
    """
    signature, colonne = _ARCHITECTURES[machine]
    charger_mot, sauter_si_egal, sauter_si_bits, rendre = 0x20, 0x15, 0x45, 0x06
    permis, refus, absent = 0x7FFF0000, 0x00050000 | 1, 0x00050000 | 38
    programme = [
        (charger_mot, 0, 0, 4),
        (sauter_si_egal, 1, 0, signature),
        (rendre, 0, 0, 0x80000000),  # autre architecture : le processus est tué
        (charger_mot, 0, 0, 0),
    ]
    for appel in _APPELS_REFUSES:
        programme += [(sauter_si_egal, 0, 1, appel[colonne]), (rendre, 0, 0, refus)]
    programme += [
        (sauter_si_egal, 0, 1, _CLONE3), (rendre, 0, 0, absent),
        (sauter_si_egal, 0, 3, _CLONE[machine]),
        (charger_mot, 0, 0, 16),
        (sauter_si_bits, 0, 1, _CLONE_NEWUSER), (rendre, 0, 0, refus),
        (rendre, 0, 0, permis),
    ]
    return programme


def _poser_le_filtre() -> None:
    machine = platform.machine()
    if machine not in _ARCHITECTURES:
        return  # les espaces de noms et l'absence de capacités restent en place
    programme = _instructions_du_filtre(machine)
    octets = b"".join(struct.pack("HBBI", *instruction) for instruction in programme)
    tampon = ctypes.create_string_buffer(octets)
    description = struct.pack("HxxxxxxP", len(programme), ctypes.addressof(tampon))
    zone = ctypes.create_string_buffer(description)
    _verifier(
        _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(zone), 0, 0), "filtre d'appels système"
    )


def borner(limites: dict[str, int], memoire_de_base: int) -> None:
    """Pose les bornes du noyau, une fois l'identité et les espaces en place.

    Args:
        limites: voir `limites.Limites`.
        memoire_de_base: mémoire virtuelle héritée du noyau chaud, en octets ; le budget s'y ajoute.
    """
    mio = 2**20
    for ressource, valeur in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memoire_de_base + limites["memoire_mio"] * mio),
        (resource.RLIMIT_FSIZE, limites["fichier_mio"] * mio),
        (resource.RLIMIT_NOFILE, limites["descripteurs"]),
        (resource.RLIMIT_NPROC, limites["processus"]),
    ):
        resource.setrlimit(ressource, (valeur, valeur))
    resource.setrlimit(resource.RLIMIT_CPU, (limites["processeur_s"], limites["processeur_s"] + 5))
