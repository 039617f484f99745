"""Rendre le clavier aux widgets : dans JupyterLab, une flèche y changerait de cellule, un « x » en couperait une.

JupyterLab lit les touches avant une liste déroulante, sauf si l’élément qui les reçoit porte l’attribut
`data-lm-suppress-shortcuts`. ipywidgets ne sait pas poser un attribut depuis Python : une image vide, placée
dans le widget, demande à son chargement que tout réglage le porte dès qu’on y entre. Hors de JupyterLab, elle
ne fait rien.
"""

from __future__ import annotations

CLASSE = "atelier-touches"
_VIDE = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
# Le widget peut charger l'image avant d'être accroché à la page : on réessaie pendant cinq secondes.
_GESTE = (
    "(function poser(e,reste){var w=e.closest('." + CLASSE + "');"
    "if(w){w.addEventListener('focusin',function(v){v.target.setAttribute('data-lm-suppress-shortcuts','true')})}"
    "else if(reste){setTimeout(poser,100,e,reste-1)}})(this,50)"
)
TOUCHES = f'<img src="{_VIDE}" alt="" width="1" height="1" onload="{_GESTE}">'
"""Fragment HTML à mettre dans un enfant d’un widget qui porte la classe `CLASSE`."""
