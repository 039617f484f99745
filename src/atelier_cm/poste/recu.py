"""Ce que l’apprenant garde d’une vérification ou d’une remise : un texte, et une carte dans le carnet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from pathlib import Path

_MOIS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)
_CADRE = (
    '<section lang="fr" style="border:1px solid {c};border-left:6px solid {c};border-radius:4px;padding:.7em 1em;'
    "margin:.4em 0;background:#ffffff;color:#1a1a1a;max-width:46em;line-height:1.5;"
    "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:1rem\">{corps}</section>"
)


def date_en_clair(date: datetime) -> str:
    """« 21 novembre 2026 à 10 h 42 », heure de la machine."""
    jour = "1er" if date.day == 1 else str(date.day)
    return f"{jour} {_MOIS[date.month - 1]} {date.year} à {date.hour} h {date.minute:02d}"


def _s(nombre: int) -> str:
    return "s" if nombre > 1 else ""


@dataclass(frozen=True)
class Verification:
    """Ce qui a été vu dans une copie enregistrée.

    faites, vides : questions répondues ; sans réponse ou incomplètes. reparations : ce qui sera réparé dans la copie rendue.
    a_voir : ce que l’apprenant peut encore reprendre.
    """

    devoir: str
    carnet: str
    enregistre: datetime
    faites: tuple[str, ...] = ()
    vides: tuple[str, ...] = ()
    reparations: tuple[str, ...] = ()
    a_voir: tuple[str, ...] = ()

    def reponses(self) -> str:
        """« 11 réponses sur 13. Sans réponse ou incomplètes : E6-4, E6-9. »"""
        total = len(self.faites) + len(self.vides)
        phrase = f"{len(self.faites)} réponse{_s(len(self.faites))} sur {total}."
        return phrase + (f" Sans réponse ou incomplète{_s(len(self.vides))} : {', '.join(self.vides)}." if self.vides else "")

    def rubriques(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Les listes à montrer, avec leur titre ; les vides sont tues."""
        listes = (
            ("À voir avant de rendre", self.a_voir),
            ("Réparé dans la copie rendue (votre carnet n’est pas touché)", self.reparations),
        )
        return tuple((titre, phrases) for titre, phrases in listes if phrases)

    def texte(self) -> str:
        """Le résultat en texte brut."""
        lignes = [self.reponses()]
        for titre, phrases in self.rubriques():
            lignes += [f"{titre} :", *(f"  - {p}" for p in phrases)]
        if not self.a_voir:
            lignes.append("Rien n’empêche de rendre cette copie.")
        return "\n".join(lignes)


@dataclass(frozen=True)
class Recu:
    """La preuve qu’une copie a été mise en fichier. `empreinte` : SHA-256 du fichier, en hexadécimal."""

    identifiant: str
    fichier: Path
    empreinte: str
    date: datetime
    contenu: tuple[str, ...]
    verification: Verification
    refuses: tuple[str, ...] = field(default=())

    @property
    def empreinte_courte(self) -> str:
        """Les douze premiers signes, par groupes de quatre : « 3f2a 91c0 7b5e »."""
        return " ".join(self.empreinte[i : i + 4] for i in (0, 4, 8))

    def faits(self) -> tuple[tuple[str, str], ...]:
        """Les lignes du reçu : intitulé, valeur."""
        return (
            ("Fichier à envoyer", str(self.fichier)),
            ("Identifiant", self.identifiant),
            ("Devoir", self.verification.devoir),
            ("Date", date_en_clair(self.date)),
            ("Empreinte", self.empreinte_courte),
            ("Contenu", ", ".join(self.contenu)),
            ("Réponses", self.verification.reponses()),
        )

    def _rubriques(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        autres = self.verification.rubriques()
        if self.refuses:
            autres += (("Non joint (seuls .csv, .json, .pdf, .png et .txt sont ramassés)", self.refuses),)
        return autres

    def texte(self) -> str:
        """Le reçu en texte brut, tel qu’il est aussi écrit à côté du fichier."""
        lignes = ["Copie prête à être envoyée", *(f"{nom} : {valeur}" for nom, valeur in self.faits())]
        for titre, phrases in self._rubriques():
            lignes += [f"{titre} :", *(f"  - {p}" for p in phrases)]
        return "\n".join(lignes)

    def __repr__(self) -> str:
        return self.texte()

    def _repr_html_(self) -> str:
        faits = "".join(
            f'<tr><th scope="row" style="text-align:left;padding:.1em 1em .1em 0;vertical-align:top">{escape(nom)}</th>'
            f'<td style="text-align:left;padding:.1em 0;overflow-wrap:anywhere">{escape(valeur)}</td></tr>'
            for nom, valeur in self.faits()
        )
        listes = "".join(
            f'<p style="margin:.7em 0 .2em"><strong>{escape(titre)}</strong></p><ul style="margin:0 0 0 1.2em;padding:0">'
            + "".join(f"<li>{escape(p)}</li>" for p in phrases) + "</ul>"
            for titre, phrases in self._rubriques()
        )
        corps = (
            '<p style="margin:0 0 .4em"><strong>Copie prête.</strong> Envoyez ce fichier comme on vous l'
            "’a demandé, et gardez ce reçu.</p>"
            f'<table style="border-collapse:collapse;font-size:.95em;margin:0">{faits}</table>{listes}'
        )
        return _CADRE.format(c="#1d6b3c", corps=corps)


@dataclass(frozen=True)
class Vide:
    """Une remise qui n’a pas eu lieu : la phrase dit pourquoi ; sans phrase, rien ne s’affiche."""

    phrase: str = ""

    def __repr__(self) -> str:
        return self.phrase

    def _repr_html_(self) -> str:
        if not self.phrase:
            return ""
        corps = f'<p style="margin:0"><strong>Pas encore rendue.</strong> {escape(self.phrase)}</p>'
        return _CADRE.format(c="#8a5a00", corps=corps)
