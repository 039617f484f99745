"""Les panneaux suivants du tableau SWOT : croisements, causes et solutions, plan d’action."""

from __future__ import annotations

import html
from dataclasses import replace

import ipywidgets as w

from ..metier import causes, swot as metier
from ..metier.ecriture import INSECABLE
from ..metier.swot import CASES, Swot
from .champs_swot import annonce, bouton, champ, liste, rang
from .swot_html import croisements, croisements_html


def _choix(swot: Swot, garder) -> list[tuple[str, str]]:
    return [(f"{swot.numeros[c.cle]} – {c.enonce}", c.cle) for cle in CASES if garder(cle) for c in swot.de(cle)] or \
        [("aucune carte pour l’instant", "")]


def _mettre(menu: w.Dropdown, options) -> None:
    """Change les options sans perdre le choix s’il existe encore."""
    garde = menu.value
    if list(menu.options) != options:
        menu.options = options
        menu.value = garde if garde in [v for _, v in options] else options[0][1]


class PanneauCroisements(w.VBox):
    """Une carte du dedans, une du dehors, l’action qu’elles appellent."""

    def __init__(self, maitre):
        self._maitre = maitre
        self.interne, self.externe, self.action = liste("Du dedans"), liste("Du dehors"), champ("Action", "un verbe, un public, un moment")
        self.a_retirer = liste("Croisement")
        self._liste = w.HTML()
        super().__init__([
            w.HTML("<p style='margin:0.4em 0;'>Puisque les deux sont vrais, que fait-on ? Trois croisements au moins.</p>"),
            self.interne, self.externe, self.action, rang(bouton("Croiser", self._croiser, principal=True)), self._liste,
            self.a_retirer, rang(bouton("Retirer ce croisement", self._retirer))])

    def rafraichir(self, swot: Swot) -> None:
        """Met à jour les cartes proposées et la liste des croisements."""
        _mettre(self.interne, _choix(swot, lambda cle: CASES[cle].interne))
        _mettre(self.externe, _choix(swot, lambda cle: not CASES[cle].interne))
        _mettre(self.a_retirer, [(couple, f"{x.interne} {x.externe}") for x, (_, couple, _) in
                                 zip(swot.croisements, croisements(swot))] or [("aucun croisement pour l’instant", "")])
        self._liste.value = croisements_html(swot)

    def _croiser(self) -> None:
        une, autre, action = self.interne.value, self.externe.value, self.action.value
        if self._maitre.faire(lambda s: metier.croiser(s, une, autre, action),
                              lambda s: f"{s.numeros[une]} × {s.numeros[autre]} est enregistré."):
            self.action.value = ""
            self.interne.focus()

    def _retirer(self) -> None:
        couple = tuple(self.a_retirer.value.split())
        self._maitre.faire(lambda s: replace(s, croisements=tuple(x for x in s.croisements if (x.interne, x.externe) != couple)),
                           "Le croisement est retiré. « Annuler » le remet.")


class PanneauCauses(w.VBox):
    """Une faiblesse, sa cause, la solution, l’indicateur qui dira si elle agit, l’échéance."""

    def __init__(self, maitre):
        self._maitre = maitre
        self.faiblesse = liste("Faiblesse")
        self.cause, self.solution = champ("Cause", "ce qui se passe juste avant"), champ("Solution", "ce que l’on change")
        self.indicateur, self.echeance = champ("Indicateur", "plus long silence, en jours"), champ("Échéance", "31/12/2026")
        self.question, self._liste = w.HTML(annonce("")), w.HTML()
        self.faiblesse.observe(lambda _: self._relire(), names="value")
        for c in (self.cause, self.solution):
            c.observe(lambda _: self._questionner(), names="value")
        super().__init__([
            w.HTML("<p style='margin:0.4em 0;'>Une cause se vérifie. Elle ne redit pas la faiblesse, et n’est pas déjà le remède.</p>"),
            self.faiblesse, self.cause, self.solution, self.indicateur, self.echeance, self.question,
            rang(bouton("Enregistrer la cause", self._enregistrer, principal=True)), self._liste])

    def rafraichir(self, swot: Swot) -> None:
        """Met à jour les faiblesses proposées et le tableau des causes."""
        _mettre(self.faiblesse, _choix(swot, lambda cle: cle == "faiblesses"))
        lignes = "".join("<tr>" + "".join(f'<td style="padding:0.2em 0.8em 0.2em 0;vertical-align:top;">{html.escape(v)}</td>' for v in r)
                         + "</tr>" for r in causes.en_table(swot).itertuples(index=False))
        tete = "".join(f'<th scope="col" style="text-align:left;padding-right:0.8em;">{n}</th>'
                       for n in ("Faiblesse", "Cause", "Solution", "Indicateur", "Échéance"))
        self._liste.value = f"<table><thead><tr>{tete}</tr></thead><tbody>{lignes}</tbody></table>" if lignes else ""

    def _relire(self) -> None:
        """Reprend dans la fiche la chaîne déjà écrite pour cette faiblesse."""
        ecrite = next((c for c in self._maitre.swot.causes if c.faiblesse == self.faiblesse.value), None)
        for nom in ("cause", "solution", "indicateur", "echeance"):
            getattr(self, nom).value = getattr(ecrite, nom) if ecrite else ""

    def _questionner(self) -> None:
        enonce = next((c.enonce for c in self._maitre.swot.cartes if c.cle == self.faiblesse.value), "")
        defaut = causes.juger_cause(enonce, self.cause.value, self.solution.value) if self.cause.value else None
        self.question.value = annonce(defaut.phrase if defaut else "", question=True)

    def _enregistrer(self) -> None:
        cle, details = self.faiblesse.value, [c.value for c in (self.cause, self.solution, self.indicateur, self.echeance)]
        self._maitre.faire(lambda s: metier.expliquer(s, cle, *details), lambda s: f"La cause de {s.numeros[cle]} est enregistrée.")


class PanneauPlan(w.VBox):
    """Les actions, dans l’ordre de priorité : impact, heures, qui décide, indicateur, échéance ; ou un renoncement."""

    _DETAILS = ("impact", "heures", "decide", "indicateur", "echeance", "raison")

    def __init__(self, maitre):
        self._maitre = maitre
        self.enonce = champ("Action", "un verbe d’abord")
        self.impact, self.heures = champ("Impact", "de 1 à 5"), champ("Heures", "8")
        self.decide, self.indicateur, self.echeance = champ("Décide", "équipe"), champ("Indicateur"), champ("Échéance", "31/12/2026")
        self.retenue = w.Checkbox(description="Action retenue (décochez pour un renoncement)", value=True, indent=False,
                                  layout=w.Layout(width="auto"))
        self.raison = champ("Raison", "ce qui passe avant, pour un renoncement")
        self.choix, self._liste = liste("Dans le plan"), w.HTML()
        super().__init__([
            w.HTML("<p style='margin:0.4em 0;'>L’ordre est la priorité. Une direction attend trois actions, et un renoncement.</p>"),
            self.enonce, self.impact, self.heures, self.decide, self.indicateur, self.echeance, self.retenue, self.raison,
            rang(bouton("Inscrire au plan", self._inscrire, principal=True)), self._liste, self.choix,
            rang(bouton("Monter dans le plan", lambda: self._decaler(-1)), bouton("Descendre dans le plan", lambda: self._decaler(1)),
                 bouton("Retirer du plan", self._retirer))])

    def rafraichir(self, swot: Swot) -> None:
        """Met à jour la liste ordonnée des actions."""
        _mettre(self.choix, [(a.enonce, a.enonce) for a in swot.actions] or [("aucune action pour l’instant", "")])
        lignes = "".join(f"<li>{html.escape(a.enonce)}{INSECABLE}: " + html.escape(
            f"renoncement ({a.raison or 'raison à écrire'})" if not a.retenue else
            f"impact {a.impact or '?'}, {a.heures or '?'} h, décide : {a.decide or '?'}, suivi : {a.indicateur or '?'}, "
            f"échéance : {a.echeance or '?'}") + "</li>" for a in swot.actions)
        self._liste.value = f"<ol>{lignes}</ol>" if lignes else ""

    def _inscrire(self) -> None:
        details = {nom: getattr(self, nom).value for nom in self._DETAILS}
        enonce, retenue = self.enonce.value, self.retenue.value
        if self._maitre.faire(lambda s: metier.agir(s, enonce, retenue=retenue, **details), "L’action est inscrite."):
            for nom in ("enonce", *self._DETAILS):
                getattr(self, nom).value = ""
            self.retenue.value = True
            self.enonce.focus()

    def _decaler(self, pas: int) -> None:
        voulu = self.choix.value

        def geste(swot):
            rangs = [a.enonce for a in swot.actions]
            ici = rangs.index(voulu) if voulu in rangs else -1
            la = ici + pas
            if ici < 0 or not 0 <= la < len(rangs):
                return swot
            ordre = list(swot.actions)
            ordre[ici], ordre[la] = ordre[la], ordre[ici]
            return replace(swot, actions=tuple(ordre))
        self._maitre.faire(geste, lambda s: "Priorités, dans l’ordre : " + ", ".join(a.enonce for a in s.actions) + ".")

    def _retirer(self) -> None:
        voulu = self.choix.value
        self._maitre.faire(lambda s: replace(s, actions=tuple(a for a in s.actions if a.enonce != voulu)),
                           "L’action est retirée du plan. « Annuler » la remet.")
