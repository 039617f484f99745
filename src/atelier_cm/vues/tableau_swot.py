"""Le tableau SWOT à l’écran : des cartes prouvées, rangées et croisées, au clavier comme à la souris.

Chaque geste est écrit aussitôt dans `reponses/swot.json` et relu à l’ouverture. Rien ici n’est calculé : les mêmes
fonctions pures servent sans widget (voir `swot.carte`, `swot.ecrire`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import ipywidgets as w

from ..metier.swot import DEFINITIONS, Swot, diagnostiquer
from . import etat_swot
from .champs_swot import STYLE, annonce, bouton, champ, liste, rang
from .clavier import CLASSE, TOUCHES
from .livrable_swot import livrable_swot
from .swot_html import en_texte, plateau_html
from .tableau_cartes import PanneauCartes
from .tableau_suites import PanneauCauses, PanneauCroisements, PanneauPlan

_CHEMIN_SANS = "Sans écran : swot.carte(\"forces\", \"…\", chiffre=\"…\", effectif=\"…\", source=\"…\"), ou swot.ecrire(…)."
_ANNULABLES = 50


class TableauSwot(w.VBox):
    """Quatre panneaux sur le même tableau. `swot` est le tableau du moment, en données."""

    def __init__(self, fichier: Path | str = etat_swot.FICHIER):
        self._fichier, self._passe, self._a_ecrire = Path(fichier).absolute(), [], False
        try:
            lu = etat_swot.lire_etat(self._fichier)
        except etat_swot.EtatPerdu as erreur:
            lu = etat_swot.Lecture(Swot(), str(erreur))
        self.swot = lu.swot
        self.titre = champ("Organisation")
        self.titre.continuous_update = False
        self.definition = liste("Définition", [(texte, cle) for cle, texte in DEFINITIONS.items()])
        self.vue = w.ToggleButtons(options=["Cartes", "Croisements", "Causes", "Plan d’action"], tooltips=[
            "Constats et preuves", "Du dedans et du dehors", "Des faiblesses aux solutions", "Priorités et renoncement"])
        self.cartes, self.croisements = PanneauCartes(self), PanneauCroisements(self)
        self.causes, self.plan = PanneauCauses(self), PanneauPlan(self)
        self._panneaux = dict(zip(self.vue.options, (self.cartes, self.croisements, self.causes, self.plan)))
        self.annuler = bouton("Annuler le dernier geste", self._annuler)
        self.etat, self._manque = w.HTML(annonce(lu.avis)), w.HTML()
        super().__init__([
            w.HTML(STYLE), self.vue, self.etat, *self._panneaux.values(), self._manque, self.titre, self.definition,
            rang(self.annuler, bouton("Faire le document et l’image", self._livrer,
                                      bulle="Écrit swot.html, swot.pdf et swot.png dans le dossier reponses")),
            w.HTML(TOUCHES)])
        self.add_class(CLASSE)
        self.add_class("atelier-swot")
        self.rafraichir()
        self._montrer()
        self.vue.observe(lambda _: self._montrer(), names="value")
        self.titre.observe(lambda c: self._renommer(titre=c["new"]), names="value")
        self.definition.observe(lambda c: self._renommer(definition=c["new"]), names="value")

    def faire(self, geste: Callable[[Swot], Swot], reussite: str | Callable[[Swot], str]) -> bool:
        """Applique un geste au tableau enregistré, et dit ce qui s’est passé. Résultat : vrai si le geste a abouti.

        Un geste refusé (preuve absente, numéro inconnu) dit pourquoi et ne change rien, ni au tableau ni à la fiche.
        """
        try:
            lu = etat_swot.changer(geste, self._fichier, depuis=self.swot if self._a_ecrire else None)
        except (ValueError, etat_swot.EtatPerdu) as erreur:
            self.etat.value = annonce(str(erreur), question=True, debut="Pas encore enregistré")
            return False
        if lu.swot != self.swot:
            self._passe = [*self._passe, self.swot][-_ANNULABLES:]
        self.swot, self._a_ecrire = lu.swot, not lu.ecrit
        self.rafraichir()
        dit = reussite if isinstance(reussite, str) else reussite(self.swot)
        self.etat.value = annonce(f"{dit} {lu.avis}".strip())
        return True

    def rafraichir(self) -> None:
        """Redessine tous les panneaux d’après le tableau du moment."""
        for reglage, valeur in ((self.titre, self.swot.titre), (self.definition, self.swot.definition)):
            if reglage.value != valeur:
                reglage.value = valeur
        for panneau in self._panneaux.values():
            panneau.rafraichir(self.swot)
        self.annuler.disabled = not self._passe
        manques = [a.phrase for a in diagnostiquer(self.swot) if a.bloquante]
        texte = f"Prochain pas : {manques[0]}" if manques else "La forme tient : cases remplies, preuves données, croisements faits."
        self._manque.value = f"<p style='margin:0.6em 0;max-width:46em;'>{_echapper(texte)}</p>"

    def _montrer(self) -> None:
        for nom, panneau in self._panneaux.items():
            panneau.layout.display = "" if nom == self.vue.value else "none"

    def _renommer(self, **change) -> None:
        # Une frappe dans le champ rejoue la valeur déjà enregistrée : rien à écrire alors.
        if any(getattr(self.swot, nom) != valeur for nom, valeur in change.items()):
            self.faire(lambda s: replace(s, **change), "C’est noté.")

    def _annuler(self) -> None:
        avant = self._passe[-1]
        reste = self._passe[:-1]
        if self.faire(lambda _: avant, "Le dernier geste est annulé."):
            self._passe = reste
            self.annuler.disabled = not reste

    def _livrer(self) -> None:
        try:
            livre = livrable_swot(self.swot, dossier=self._fichier.parent)
        except OSError as erreur:
            self.etat.value = annonce(f"Le document n’a pas pu être écrit ({erreur.strerror}).", question=True, debut="Pas écrit")
            return
        noms = ", ".join(f.name for f in livre.fichiers)
        suite = f" Avant d’envoyer : {livre.avis[0]}" if livre.avis else ""
        self.etat.value = annonce(f"Écrits dans le dossier {self._fichier.parent.name} : {noms}.{suite}")

    def _repr_mimebundle_(self, **kwargs):
        # Là où les widgets ne s'affichent pas (site, correction, impression), le tableau reste lisible.
        paquet = super()._repr_mimebundle_(**kwargs) or {}
        donnees = paquet[0] if isinstance(paquet, tuple) else paquet
        donnees["text/plain"] = f"{en_texte(self.swot)}\n{_CHEMIN_SANS}"
        donnees["text/html"] = plateau_html(self.swot)
        return paquet


def _echapper(texte: str) -> str:
    from html import escape

    return escape(texte)


def tableau_swot(fichier: Path | str = etat_swot.FICHIER) -> TableauSwot:
    """Ouvre le tableau SWOT enregistré dans `reponses/swot.json`, ou un tableau vide.

    Tout se fait au clavier (Tab, Entrée, Espace, flèches dans les listes) comme à la souris. Résultat : un widget.
    Sans widget : `swot.carte(…)`, `swot.deplacer(…)`, `swot.croiser(…)`, ou `swot.ecrire(…)`.
    """
    return TableauSwot(fichier)
