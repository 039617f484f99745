"""Le premier panneau du tableau SWOT : écrire une carte et sa preuve, la ranger, la déplacer, l’ordonner."""

from __future__ import annotations

import html

import ipywidgets as w

from ..metier import swot as metier
from ..metier.swot import CASES, Swot
from .champs_swot import annonce, bouton, champ, champ_source, liste, rang, titre
from .swot_html import DOUCE, TEINTES, preuve


class PanneauCartes(w.VBox):
    """La fiche d’une carte, puis les quatre cases. `maitre` applique les gestes et tient le tableau."""

    def __init__(self, maitre):
        self._maitre, self.choisie, self._lignes = maitre, None, {}
        self.case = liste("Case", [(f"{c.nom} ({'dedans' if c.interne else 'dehors'})", cle) for cle, c in CASES.items()])
        self.enonce = champ("Constat", "une phrase, au présent")
        self.chiffre = champ("Chiffre", "44 %")
        self.effectif = champ("Effectif", "200 publications")
        self.source = champ_source()
        self.question = w.HTML(annonce(""))
        self.enregistrer = bouton("Ajouter la carte", self._enregistrer, principal=True)
        self.nouvelle = bouton("Nouvelle carte", self._vider, bulle="Vide la fiche, sans toucher au tableau")
        self.monter = bouton("Monter", lambda: self._decaler(-1))
        self.descendre = bouton("Descendre", lambda: self._decaler(1))
        self.retirer = bouton("Retirer", self._retirer, bulle="Retire la carte choisie ; Annuler la remet")
        self.vers = {cle: bouton(f"Vers {c.nom}", lambda cle=cle: self._deplacer(cle)) for cle, c in CASES.items()}
        for reglage in (self.case, self.enonce):
            reglage.observe(lambda _: self._questionner(), names="value")
        self._consigne = w.HTML()
        self._cases = {cle: w.VBox(layout=w.Layout(border_top=f"5px solid {TEINTES[cle][0]}", padding="0.2em 0.5em 0.6em",
                                                   border_bottom="1px solid #b3b3b3")) for cle in CASES}
        grille = w.GridBox(list(self._cases.values()))
        grille.add_class("swot-grille")
        super().__init__([self._consigne, self.case, self.enonce, self.chiffre, self.effectif, self.source, self.question,
                          rang(self.enregistrer, self.nouvelle),
                          rang(*self.vers.values(), self.monter, self.descendre, self.retirer), grille])

    def rafraichir(self, swot: Swot) -> None:
        """Redessine les cases ; les boutons d’une carte gardent leur place et leur identité."""
        if self.choisie not in {c.cle for c in swot.cartes}:
            self.choisie = None
        numeros = swot.numeros
        for cle, case in CASES.items():
            enfants = [titre(f"{case.nom} ({'dedans' if case.interne else 'dehors'}) : {len(swot.de(cle)) or 'aucune'} "
                             f"{'carte' if len(swot.de(cle)) < 2 else 'cartes'}"),
                       w.HTML(f'<span style="color:{DOUCE};">{html.escape(case.question)}</span>')]
            for carte in swot.de(cle):
                enfants.append(self._ligne(carte, numeros[carte.cle], swot.definition))
            self._cases[cle].children = enfants
        self._lignes = {cle: ligne for cle, ligne in self._lignes.items() if cle in numeros}
        self._accorder(swot)
        self._questionner()

    def _ligne(self, carte, numero: str, definition: str) -> w.VBox:
        if carte.cle not in self._lignes:
            b = bouton("", lambda cle=carte.cle: self._choisir(cle))
            b.add_class("swot-carte")
            self._lignes[carte.cle] = w.VBox([b, w.HTML()])
        ligne = self._lignes[carte.cle]
        b, dessous = ligne.children
        marque = "Choisie : " if carte.cle == self.choisie else ""
        b.description, b.tooltip = f"{marque}{numero} – {carte.enonce}", f"Ouvrir la fiche de {numero}"
        (b.add_class if carte.cle == self.choisie else b.remove_class)("swot-choisie")
        alerte = metier.alerte_de(carte, definition=definition)
        question = (f'<br><span style="border-left:4px solid #b34700;padding-left:0.5em;"><strong>À vérifier :</strong> '
                    f"{html.escape(alerte.phrase)}</span>") if alerte else ""
        dessous.value = f'<span style="color:{DOUCE};">Preuve : {html.escape(preuve(carte))}</span>{question}'
        return ligne

    def _accorder(self, swot: Swot) -> None:
        """Met la fiche d’accord avec la carte choisie : nom des boutons, gestes possibles."""
        numero = swot.numeros.get(self.choisie, "")
        carte = next((c for c in swot.cartes if c.cle == self.choisie), None)
        self._consigne.value = (f"<h4 style='margin:0.4em 0;'>Fiche de {numero}</h4>" if carte else
                                "<h4 style='margin:0.4em 0;'>Nouvelle carte</h4>")
        self.enregistrer.description = f"Enregistrer {numero}" if carte else "Ajouter la carte"
        for b in (self.monter, self.descendre, self.retirer):
            b.disabled = carte is None
        for cle, b in self.vers.items():
            b.disabled = carte is None or carte.case == cle

    def _questionner(self) -> None:
        alerte = metier.sens(self.case.value, self.enonce.value, definition=self._maitre.swot.definition)
        self.question.value = annonce(alerte.phrase if alerte else "", question=True)

    def _choisir(self, cle: str) -> None:
        carte = next(c for c in self._maitre.swot.cartes if c.cle == cle)
        self.choisie = cle
        self.case.value = carte.case
        for champ_, texte in ((self.enonce, carte.enonce), (self.chiffre, carte.chiffre), (self.effectif, carte.effectif),
                              (self.source, carte.source)):
            champ_.value = texte
        self._maitre.rafraichir()
        self.case.focus()

    def _vider(self) -> None:
        self.choisie = None
        for champ_ in (self.enonce, self.chiffre, self.effectif, self.source):
            champ_.value = ""
        self._maitre.rafraichir()
        self.case.focus()

    def _enregistrer(self) -> None:
        from .swot import exiger_preuve

        valeurs = {"chiffre": self.chiffre.value, "effectif": self.effectif.value, "source": self.source.value}
        case, enonce, choisie = self.case.value, self.enonce.value, self.choisie

        def geste(swot):
            exiger_preuve(**valeurs)
            # Changer la case dans la fiche range la carte à la fin de la nouvelle case, comme « Vers … ».
            pose = metier.deplacer(swot, choisie, case) if choisie else swot
            return metier.poser(pose, case, enonce, remplace=choisie, **valeurs)

        if self._maitre.faire(geste, lambda swot: f"{_numero_de(swot, enonce)} est enregistrée dans {CASES[case].nom}."):
            self._vider()

    def _deplacer(self, case: str) -> None:
        choisie, avant = self.choisie, self._maitre.swot.numeros.get(self.choisie, "")
        if self._maitre.faire(lambda s: metier.deplacer(s, choisie, case),
                              lambda s: f"{avant} est passée dans {CASES[case].nom} : c’est maintenant {s.numeros[choisie]}."):
            self.case.value = case

    def _decaler(self, pas: int) -> None:
        choisie, avant = self.choisie, self._maitre.swot.numeros.get(self.choisie, "")
        self._maitre.faire(lambda s: metier.decaler(s, choisie, pas), lambda s: (
            f"{avant} est maintenant {s.numeros[choisie]}." if s.numeros[choisie] != avant
            else f"{avant} est déjà au bord de sa case."))

    def _retirer(self) -> None:
        choisie, avant = self.choisie, self._maitre.swot.numeros.get(self.choisie, "")
        if self._maitre.faire(lambda s: metier.retirer(s, choisie), f"{avant} est retirée. « Annuler » la remet."):
            self._vider()


def _numero_de(swot: Swot, enonce: str) -> str:
    ecrit = " ".join(enonce.split())
    return next((swot.numeros[c.cle] for c in swot.cartes if c.enonce == ecrit[:400]), "La carte")
