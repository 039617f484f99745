"""La remise en état d'une copie, en préprocesseur : pour l'``autograde`` de nbgrader d'origine."""

from __future__ import annotations

from pathlib import Path

from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from . import signaux
from .remise_en_etat import SUFFIXE_RECU, carnet_de_reference, remettre_en_etat


class RemettreEnEtat(NbGraderPreprocessor):
    """Redonne à chaque cellule du devoir ses métadonnées, remet celles qui manquent."""

    exercices = Unicode("", help="Dossier des versions apprenant.").tag(config=True)

    def preprocess(self, nb, resources):
        infos = resources["nbgrader"]
        reference = carnet_de_reference(self.exercices, infos["assignment"], infos["notebook"])
        # Seul notre crochet laisse un fichier « .recu » : zip_collect n'en ramasse pas.
        if not any(Path(resources["metadata"]["path"]).glob(f"*{SUFFIXE_RECU}")):
            signaux.oublier(nb)
        if reference is not None:
            remettre_en_etat(nb, reference)
        return nb, resources
