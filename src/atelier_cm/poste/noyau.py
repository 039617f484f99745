"""L’extension IPython du poste : erreurs expliquées en français, nombres écrits simplement.

Chargée au démarrage du noyau (`--ext=atelier_cm.poste.noyau`, ou la configuration posée avec la roue).
"""

from __future__ import annotations

import os
import re
from typing import Any

from atelier_cm.vues import erreurs

# Sous ce seuil, quatre décimales effaceraient le nombre.
_PETIT = 0.001
# pandas coupe un texte à 50 signes : un message reçu, une règle de charte ne s’y lisent pas jusqu’au bout.
_TEXTE_ENTIER = 300


def nombre_simple(valeur: float) -> str:
    """« 3.1351 » au lieu de « np.float64(3.135135135135135) » : quatre décimales au plus, le point de Python.

    Le point est gardé parce qu’il faut l’écrire ainsi dans les réponses.
    """
    nombre = float(valeur)
    return repr(round(nombre, 4)) if nombre == 0 or abs(nombre) >= _PETIT else repr(nombre)


def _montrer_nombre(valeur: Any, papier: Any, cycle: bool) -> None:
    papier.text(nombre_simple(valeur))


def _montrer_entier(valeur: Any, papier: Any, cycle: bool) -> None:
    papier.text(repr(valeur.item()))


def _tableau_entier(tableau: Any) -> str | None:
    """Le tableau en HTML, ses textes lisibles jusqu’au bout. Le reste de l’affichage est celui de pandas."""
    import pandas as pd

    with pd.option_context("display.max_colwidth", _TEXTE_ENTIER):
        html = tableau._repr_html_()
    # Un long texte se lit de gauche à droite ; un nombre ou un mot restent alignés comme pandas les aligne.
    return html and re.sub(r"<td>(?=[^<]{50})", '<td style="text-align: left">', html)


def load_ipython_extension(shell: Any) -> None:
    """Point d’entrée d’IPython. Pendant une correction, les nombres gardent leur écriture : nbgrader les relit."""
    erreurs.load_ipython_extension(shell)
    if os.environ.get("NBGRADER_EXECUTION"):
        return
    texte = shell.display_formatter.formatters["text/plain"]
    texte.for_type(float, _montrer_nombre)
    # Par nom : numpy et pandas ne sont importés que si le carnet s’en sert.
    shell.display_formatter.formatters["text/html"].for_type_by_name("pandas", "DataFrame", _tableau_entier)
    for nom in ("float64", "float32"):
        texte.for_type_by_name("numpy", nom, _montrer_nombre)
    for nom in ("int64", "int32", "bool"):
        texte.for_type_by_name("numpy", nom, _montrer_entier)


def unload_ipython_extension(shell: Any) -> None:
    """Rend au noyau son affichage d’origine des erreurs."""
    erreurs.unload_ipython_extension(shell)
