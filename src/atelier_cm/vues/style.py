"""Le trait commun des figures : palette pour daltoniens, hachures, marqueurs, nombres français."""

from __future__ import annotations

import io
import logging
import math

# Un message de matplotlib sur stderr coûterait des points dans une copie notée.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

from matplotlib import rc_context  # noqa: E402
from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: E402

from ..metier.ecriture import avec_unite, ecrire_nombre  # noqa: E402

# Palette d'Okabe et Ito (2008), réduite aux teintes qui contrastent d'au moins 3 pour 1 avec le blanc.
BLEU, VERMILLON, VERT, POURPRE = "#0072B2", "#D55E00", "#00795A", "#A8578A"
# Le bleu ciel ne contraste pas assez seul : il remplit une barre bordée de bleu, sous les traits noirs.
CIEL = "#56B4E9"
ENCRE, GRIS, CLAIR, FOND = "#1a1a1a", "#595959", "#d9d9d9", "#f2f2f2"
# Chaque série se distingue aussi sans couleur : un marqueur, un trait, une hachure.
SERIES = ((BLEU, "o", "-", ""), (VERMILLON, "s", "--", "////"), (VERT, "^", "-.", "...."),
          (POURPRE, "D", ":", "xxxx"))
LARGEUR_POUCES = 7.5
POINTS_PAR_POUCE = 192
PIXELS_AFFICHES = 720
CORPS = 11.5

_REGLAGES = {
    "font.family": "DejaVu Sans", "font.size": CORPS, "text.color": ENCRE, "axes.edgecolor": GRIS,
    "axes.labelcolor": ENCRE, "xtick.color": GRIS, "ytick.color": GRIS, "xtick.labelcolor": ENCRE,
    "ytick.labelcolor": ENCRE, "axes.spines.top": False, "axes.spines.right": False, "axes.titlesize": CORPS + 0.5,
    "axes.titleweight": "normal", "axes.titlelocation": "left", "axes.titlepad": 10, "axes.labelsize": CORPS,
    "xtick.labelsize": 11, "ytick.labelsize": 11, "legend.fontsize": 11, "hatch.linewidth": 1.1,
    "axes.grid": False, "grid.color": CLAIR, "grid.linewidth": 0.8, "axes.axisbelow": True,
    "legend.frameon": False, "text.parse_math": False,
}


def reglages():
    """Contexte qui applique le style, sans rien changer aux réglages de l’apprenant."""
    return rc_context(_REGLAGES)


def nouvelle_figure(hauteur: float, **colonnes) -> tuple:
    """Crée une figure hors de pyplot (rien ne s’affiche deux fois) et ses axes.

    Paramètres : hauteur (pouces) ; colonnes : arguments de Figure.subplots. Résultat : (figure, axes).
    """
    figure = Figure(figsize=(LARGEUR_POUCES, hauteur), dpi=POINTS_PAR_POUCE, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    return figure, figure.subplots(**colonnes)


def en_png(figure) -> bytes:
    """Octets PNG de la figure, sans date ni version : mêmes données, même image."""
    tampon = io.BytesIO()
    figure.savefig(tampon, format="png", metadata={"Software": None})
    return tampon.getvalue()


def etiquette(valeur: float, unite: str, decimales: int) -> str:
    """Le nombre et son unité ; une valeur trop petite pour ses décimales s’écrit « moins de 0,01 », pas 0."""
    if 0 < valeur < 0.5 * 10**-decimales:
        return "moins de " + avec_unite(10**-decimales, unite, decimales)
    return avec_unite(valeur, unite, decimales)


def decimales_communes(valeurs, unite: str = "") -> int:
    """0 si toutes les valeurs sont entières, sinon 2 sous 100 et 1 au-delà (0 pour des euros)."""
    connues = [float(v) for v in valeurs if v == v and not math.isinf(v)]
    if all(v == round(v) for v in connues):
        return 0
    if max(abs(v) for v in connues) < 100:
        return 2
    return 0 if unite == "€" else 1


def decimales_utiles(valeurs) -> int:
    """Le plus petit nombre de décimales (0 à 2) qui écrit des graduations rondes sans les arrondir."""
    return next((d for d in (0, 1) if all(abs(v * 10**d - round(v * 10**d)) < 1e-9 for v in valeurs)), 2)


def graduer(axe, unite: str = "", *, entier: bool = False) -> None:
    """Pose sur un axe (axes.xaxis ou axes.yaxis) des graduations rondes, écrites en français."""
    axe.set_major_locator(MaxNLocator(nbins=5, integer=entier, steps=[1, 2, 2.5, 5, 10]))

    def ecrire(valeur, _):
        return ecrire_nombre(valeur, decimales_utiles(axe.get_majorticklocs())) + (f"\u00a0{unite}" if unite else "")

    axe.set_major_formatter(FuncFormatter(ecrire))
