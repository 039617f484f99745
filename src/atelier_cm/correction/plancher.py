"""Le plancher de vitesse : exécuter les cellules de copies dans un processus déjà chaud, et rien d'autre.

Programme à part (`python plancher.py DOSSIER CARNET…`) : importe et chauffe comme le zygote, puis se
duplique pour chaque copie et y exécute les cellules par `exec`. Affiche le temps processeur total des
copies, en secondes.
"""

import ast
import contextlib
import io
import json
import os
import resource
import sys


def cellules(chemin: str) -> list[str]:
    with open(chemin, encoding="utf-8") as f:
        carnet = json.load(f)
    return ["".join(c["source"]) for c in carnet["cells"] if c["cell_type"] == "code"]


def executer(sources: list[str]) -> None:
    """Exécute chaque cellule et met en forme la valeur de sa dernière ligne, comme un carnet."""
    espace = {"__name__": "__main__"}
    for source in sources:
        with contextlib.suppress(Exception):
            arbre = ast.parse(source)
            derniere = arbre.body.pop() if arbre.body and isinstance(arbre.body[-1], ast.Expr) else None
            exec(compile(arbre, "<cellule>", "exec"), espace)
            if derniere is not None:
                valeur = eval(compile(ast.Expression(derniere.value), "<cellule>", "eval"), espace)
                repr(valeur)
                html = getattr(valeur, "_repr_mimebundle_", None) or getattr(valeur, "_repr_html_", None)
                if html is not None:
                    html()


def main() -> None:
    os.chdir(sys.argv[1])
    copies = [cellules(chemin) for chemin in sys.argv[2:]]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        executer(copies[0])  # chauffe : imports, jeux, première figure
    avant = resource.getrusage(resource.RUSAGE_CHILDREN)
    for copie in copies:
        pid = os.fork()
        if pid == 0:
            vide = os.open(os.devnull, os.O_WRONLY)
            os.dup2(vide, 1)
            os.dup2(vide, 2)
            executer(copie)
            os._exit(0)
        os.waitpid(pid, 0)
    apres = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(apres.ru_utime + apres.ru_stime - avant.ru_utime - avant.ru_stime)


if __name__ == "__main__":
    main()
