"""Des commandes qui démarrent sans attendre : un import coûteux dont rien ici n'a l'usage.

`jsonschema`, que `nbformat` importe, construit au chargement trente-huit grammaires pour valider des
adresses internationales si `rfc3987_syntax` est installé (Jupyter l'installe). Aucun schéma de carnet
n'en contient. Importer `nbformat` passe ainsi de 1,9 s à 0,25 s (médiane de trois mesures, deux cœurs).
"""

import sys


def alleger_les_imports() -> None:
    """À appeler avant le premier import de `nbformat` ; sans effet après."""
    if "jsonschema" not in sys.modules:
        sys.modules.setdefault("rfc3987_syntax", None)
