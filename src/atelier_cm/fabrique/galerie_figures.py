"""Les images de la galerie, lisibles en noir et blanc.

Elles n’entrent pas dans la comparaison à l’octet : le lissage des lettres et la
compression dépendent des versions de matplotlib, de FreeType et de zlib, alors que
les jeux, eux, n’en dépendent pas. Chaque image porte à la place l’empreinte du CSV
qu’elle dessine : on sait toujours si elle est à jour.
"""

import io
from pathlib import Path

import numpy as np
import pandas as pd
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from atelier_cm.metier.ecriture import ecrire_nombre
from atelier_cm.vues.style import BLEU, CIEL, CLAIR, ENCRE, GRIS, SERIES, nouvelle_figure, reglages

from .description import Jeu
from .ecriture import empreinte
from .galerie import HEURES_DU_MOIS, JOURS, heures_des_idees, illustrations, par_jour_et_heure, par_marque, parts_des_notes

_COULEURS = 64
_POINTS_PAR_POUCE = 130


def _messages(axe, t: pd.DataFrame) -> None:
    image = axe.imshow(par_jour_et_heure(t).to_numpy(), cmap="Greys", aspect="auto", vmin=0)
    axe.set_yticks(range(7), JOURS)
    axe.set_xticks(range(0, 24, 3), [f"{h} h" for h in range(0, 24, 3)])
    axe.figure.colorbar(image, ax=axe, label="Messages reçus en une saison")


def _notes(axe, t: pd.DataFrame) -> None:
    parts = parts_des_notes(t)
    axe.bar(parts.index, parts, color=CIEL, edgecolor=BLEU, hatch="//")
    for note, part in parts.items():
        axe.text(note, part + 1, f"{ecrire_nombre(part, 1)} %", ha="center")
    axe.set_xticks(range(1, 6), ["1 étoile", *(f"{n} étoiles" for n in range(2, 6))])
    axe.set_yticks([])
    axe.spines["left"].set_visible(False)


def _portees(axe, t: pd.DataFrame) -> None:
    p = t["portee"]
    axe.hist(p, bins=np.arange(0, p.max() + 400, 400), color=CLAIR, edgecolor=GRIS)
    haut = axe.get_ylim()[1]
    for valeur, nom, trait, niveau in ((p.median(), "médiane", "-", 1.0), (p.mean(), "moyenne", "--", 0.88)):
        axe.axvline(valeur, color=ENCRE, linestyle=trait)
        # Les deux traits sont proches : les étiquettes se lisent à droite, l’une sous l’autre.
        axe.annotate(f"{nom} : {ecrire_nombre(valeur, 0)} personnes", (valeur, haut * niveau), (p.max() * 0.3, haut * niveau),
                     va="center", arrowprops={"arrowstyle": "-", "color": GRIS})
    axe.xaxis.set_major_formatter(lambda v, _: ecrire_nombre(v, 0))
    axe.set_xlabel("Personnes touchées par une publication")
    axe.set_ylabel("Publications")


def _marques(axe, t: pd.DataFrame) -> None:
    g = par_marque(t)
    depart = pd.Series(0, index=g.index)
    for (reseau, nombres), (couleur, _, _, hachure) in zip(g.items(), SERIES):
        axe.barh(g.index, nombres, left=depart, label=reseau, facecolor="white", edgecolor=couleur, hatch=hachure or None, linewidth=1.2)
        depart = depart + nombres
    axe.invert_yaxis()
    axe.xaxis.set_major_formatter(lambda v, _: ecrire_nombre(v, 0))
    axe.set_xlabel("Publications de la saison")
    axe.legend(loc="upper center", bbox_to_anchor=(0.5, 1.16), ncols=4)


def _idees(axe, t: pd.DataFrame) -> None:
    h = heures_des_idees(t)
    axe.barh([0] * len(h), h, left=h.cumsum() - h, height=0.5, color=[CIEL if i % 2 else CLAIR for i in range(len(h))], edgecolor=ENCRE, linewidth=0.6)
    axe.axvline(HEURES_DU_MOIS, color=ENCRE, linewidth=3)
    axe.text(HEURES_DU_MOIS + 1.5, 0.42, f"{ecrire_nombre(HEURES_DU_MOIS, 0)} h : le mois s’arrête ici", va="center")
    axe.text(h.sum(), -0.42, f"{len(h)} idées : {ecrire_nombre(h.sum(), 2)} h", ha="right", va="center")
    axe.set_ylim(-0.6, 0.6)
    axe.set_yticks([])
    axe.spines["left"].set_visible(False)
    axe.set_xlabel("Heures de production et de relecture")


_DESSINS = {"messages-heure": (_messages, 3.0), "avis-notes": (_notes, 3.0), "posts-portee": (_portees, 3.4),
            "concurrents-reseaux": (_marques, 3.2), "idees-heures": (_idees, 1.9)}


def dessiner(nom: str, table: pd.DataFrame, source: str) -> bytes:
    """Octets PNG d’une image ; ``source`` est l’empreinte du CSV, écrite dans l’image."""
    trace, hauteur = _DESSINS[nom]
    with reglages():
        figure, axe = nouvelle_figure(hauteur)
        figure.set_dpi(_POINTS_PAR_POUCE)
        trace(axe, table)
        figure.canvas.draw()
        pixels = np.asarray(figure.canvas.buffer_rgba())[..., :3]
    infos, tampon = PngInfo(), io.BytesIO()
    infos.add_text("Source", source)
    # Une palette réduite : la page reste légère, même ouverte loin d’une bonne connexion.
    Image.fromarray(pixels).quantize(_COULEURS, dither=Image.Dither.NONE).save(tampon, "png", optimize=True, pnginfo=infos)
    return tampon.getvalue()


def perimees(dossier: Path, jeux: list[Jeu], contenus: dict[str, bytes]) -> list[str]:
    """Images absentes, illisibles ou dessinées sur un autre CSV que celui de ``contenus``."""
    return [i.chemin for i, jeu in illustrations(jeux) if _source(dossier / i.chemin) != empreinte(contenus[f"{jeu.nom}.csv"])]


def _source(chemin: Path) -> str | None:
    try:
        with Image.open(chemin) as image:
            return image.info.get("Source")
    except OSError:
        return None


def images(jeux: list[Jeu], contenus: dict[str, bytes], voulues: list[str]) -> dict[str, bytes]:
    """Dessine les images voulues ; rend leurs octets par chemin relatif."""
    return {i.chemin: dessiner(i.nom, jeu.table, empreinte(contenus[f"{jeu.nom}.csv"]))
            for i, jeu in illustrations(jeux) if i.chemin in voulues}
