"""Les cas qu'une question doit juger : chaque erreur annoncée, chaque écriture juste.

Les points attendus sont recomptés ici à partir de la seule déclaration (parts, crédits),
sans passer par le jugement : c'est ce qui fait de leur comparaison une preuve.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from atelier_cm.jugement import phrases
from atelier_cm.jugement.declaration import Champ, Erreur, Question
from atelier_cm.jugement.derivees import erreurs_derivees
from atelier_cm.jugement.etats import PRESQUE, REUSSI
from atelier_cm.jugement.gabarits import remplir
from atelier_cm.jugement.lecteurs import lire
from atelier_cm.jugement.points import arrondir_au_quart, moitie
from atelier_cm.jugement.verification import parts

from .cas_de_regles import DEFAUTS, VARIANTES, pour
from .copies import couples, expression


@dataclass(frozen=True)
class Cas:
    """Une réponse à essayer, et ce qu'on en attend.

    ``valeurs`` : l'expression à écrire par variable ; les autres variables restent justes.
    ``points`` : les points attendus ; ``phrase`` : celle que la carte doit porter.
    """

    question: str
    genre: str
    libelle: str
    valeurs: Mapping[str, str]
    points: float
    phrase: str = ""


def cas_fautifs(question: Question, controle: Mapping, charger: Callable) -> list[Cas]:
    """Toutes les erreurs annoncées d'une question : déclarées, options, dérivées, valeur tapée.

    ``controle`` : la question dans ``controles.json`` (pour la forme des champs).
    """
    attendus = dict(question.attendu(charger)) if question.attendu else {}
    contexte = dict(question.contexte(charger)) if question.contexte else {}
    formes = {c["nom"]: c for c in controle["champs"]}
    lus = {nom: lire(formes[nom], {nom: _premiere(formes[nom], v)})["v"] for nom, v in attendus.items()}
    declares = [_declaree(question, e, charger, formes, lus, {**attendus, **contexte})
                for e in question.erreurs]
    pris = {(nom, str(v)) for valeurs, _ in declares if len(valeurs) == 1
            for nom, v in valeurs.items()}
    cas = [c for _, c in declares]
    for champ in question.champs:
        cas += [c for nom, c in _de_champ(question, champ, {**attendus, **contexte})
                if (champ.nom, nom) not in pris]
        if champ.type == "nombre" and champ.calcul:
            cas.append(Cas(question.id, "tapée", f"{champ.nom} : la bonne valeur tapée à la main",
                           {champ.nom: expression(attendus[champ.nom])},
                           _sauf(question, {champ.nom}) + moitie(parts(question)[champ.nom]),
                           phrases.A_LA_MAIN))
    valeurs_declarees = [v for v, _ in declares if len(v) == 1]
    for derivee in erreurs_derivees(formes, {n: [v] for n, v in lus.items()}, valeurs_declarees):
        (nom, valeur), = derivee.valeurs.items()
        cas.append(Cas(question.id, "dérivée", f"{nom} : {derivee.contenu['nom']}",
                       {nom: expression(valeur, calculee=True)},
                       _sauf(question, {nom}) + derivee.contenu["credit"], derivee.contenu["phrase"]))
    return cas


def _premiere(forme: Mapping, valeur):
    """Un texte peut avoir plusieurs écritures justes : la première sert d'exemple."""
    return valeur[0] if forme["type"] == "texte" and isinstance(valeur, (tuple, list)) else valeur


def _sauf(question: Question, noms: set[str]) -> float:
    return sum(part for nom, part in parts(question).items() if nom not in noms)


def _declaree(question: Question, erreur: Erreur, charger: Callable, formes: Mapping, lus: Mapping,
              remplissage: Mapping) -> tuple[dict, Cas]:
    brutes = {nom: v(charger) if callable(v) else v for nom, v in erreur.valeurs.items()}
    valeurs = {nom: lire(formes[nom], {nom: v})["v"] for nom, v in brutes.items()}
    fautifs = {nom for nom, v in valeurs.items() if not _juste(question, formes[nom], v, lus.get(nom))}
    credit = erreur.credit
    if credit is None:
        credit = moitie(sum(parts(question)[n] for n in valeurs)) if erreur.etat == PRESQUE else 0.0
    cas = Cas(question.id, "erreur", erreur.nom or ", ".join(brutes),
              {nom: expression(v, calculee=True) for nom, v in brutes.items()},
              _sauf(question, fautifs) + credit, remplir(erreur.phrase, {**remplissage, **brutes}))
    return valeurs, cas


def _juste(question: Question, forme: Mapping, valeur, attendu) -> bool:
    champ = next(c for c in question.champs if c.nom == forme["nom"])
    if champ.type == "choix":
        return any(o.etat == REUSSI and nom.casefold() == str(valeur).casefold()
                   for nom, o in champ.options.items())
    if champ.type == "nombre":
        return abs(valeur - attendu) <= champ.tolerance
    return valeur == attendu


def _de_champ(question: Question, champ: Champ, remplissage: Mapping) -> Iterator[tuple[str, Cas]]:
    """Les mauvaises réponses d'un champ à options ou d'un niveau, une à une."""
    part = parts(question)[champ.nom]
    autres = _sauf(question, {champ.nom})

    def cas(libelle, ecrit, points, phrase):
        return Cas(question.id, "option", f"{champ.nom} : {libelle}", {champ.nom: repr(ecrit)},
                   autres + points, remplir(phrase, remplissage))

    if champ.type == "choix":
        for nom, option in champ.options.items():
            if option.etat != REUSSI:
                credit = moitie(part) if option.credit is None else option.credit
                yield nom.casefold(), cas(nom, nom, credit if option.etat == PRESQUE else 0.0, option.phrase)
    elif champ.type == "ensemble":
        justes = [n for n, o in champ.options.items() if o.etat == REUSSI]
        plafond = max(0.0, part - 0.25)
        for nom, option in champ.options.items():
            bonnes, fausses = (len(justes) - 1, 0) if nom in justes else (len(justes), 1)
            ecrits = [n for n in justes if n != nom] if nom in justes else [*justes, nom]
            points = min(arrondir_au_quart(part * (bonnes - fausses) / len(justes), part), plafond)
            phrase = (option.manque or phrases.ENSEMBLE_INCOMPLET) if nom in justes else option.phrase
            if ecrits:
                yield str(sorted(ecrits)), cas(f"{nom} {'oubliée' if nom in justes else 'en trop'}",
                                               ecrits, points, phrase)
    elif champ.type == "regles":
        for d in pour(champ.verificateur, DEFAUTS):
            yield d.libelle, Cas(question.id, "règle", f"{champ.nom} : {d.libelle}",
                                 {champ.nom: d.transformation.format(v=champ.nom)},
                                 autres + arrondir_au_quart(part * d.garde, part), d.phrase)
    elif champ.type == "niveau":
        for n in range(4):
            if n != champ.attendu:
                yield str(n), cas(f"niveau {n}", n, moitie(part) if abs(n - champ.attendu) == 1 else 0.0,
                                  champ.phrases.get(n, ""))
    elif champ.type == "rangement":
        for libelle, ecrit, justes, phrase in _rangements_faux(champ):
            points = next((p for seuil, p in champ.bareme if justes >= seuil), 0.0)
            yield libelle, cas(libelle, couples(ecrit), points, phrase)


def _rangements_faux(champ: Champ) -> Iterator[tuple[str, dict, int, str]]:
    """Des rangements fautifs : un par famille et par seuil du barème, des cartes sans case, tout faux.

    Rend (libellé, carte → case, cartes justes, phrase attendue). Le compte est refait ici, carte par carte.
    """
    juste = {nom: carte.cases[0] for nom, carte in champ.cartes.items()}
    total = len(juste)

    def phrase(justes: int, suite: str) -> str:
        accord = f"{champ.unite} justes" if justes > 1 else f"{champ.unite[:-1]} juste"
        return f"{justes} {accord} sur {total}. {suite}"

    for famille, sa_phrase in champ.familles.items():
        fausses = [(nom, case) for nom, carte in champ.cartes.items() for case, sienne in carte.confusions.items()
                   if sienne == famille and case not in carte.cases]
        une_par_carte = dict(fausses)
        for combien in sorted({1, len(une_par_carte)}):
            deplacees = dict(list(une_par_carte.items())[:combien])
            if deplacees:
                yield (f"{famille}, {combien} carte{'s' if combien > 1 else ''}", {**juste, **deplacees},
                       total - combien, phrase(total - combien, sa_phrase))
    # Chaque seuil, et la marche juste au-dessous, avec la famille la plus riche.
    parmi = max(champ.familles, key=lambda f: sum(f in c.confusions.values() for c in champ.cartes.values()))
    deplacables = {nom: next(case for case, f in carte.confusions.items() if case not in carte.cases and f == parmi)
                   for nom, carte in champ.cartes.items()
                   if any(f == parmi and case not in carte.cases for case, f in carte.confusions.items())}
    for seuil in sorted({s for s, _ in champ.bareme} | {s - 1 for s, _ in champ.bareme}, reverse=True):
        if 0 < total - seuil <= len(deplacables):
            deplacees = dict(list(deplacables.items())[:total - seuil])
            yield f"{seuil} justes", {**juste, **deplacees}, seuil, phrase(seuil, champ.familles[parmi])
    sans = list(juste)[-1]
    yield ("une carte sans case", {n: c for n, c in juste.items() if n != sans}, total - 1,
           phrase(total - 1, "Une carte attend encore une case : laquelle ?"))


def variantes_justes(question: Question, charger: Callable) -> list[Cas]:
    """D'autres écritures de la bonne réponse : type, arrondi, ordre, casse. Toutes gardent tout."""
    attendus = dict(question.attendu(charger)) if question.attendu else {}
    return [Cas(question.id, "variante", f"{champ.nom} : {libelle}", {champ.nom: ecrit}, question.points)
            for champ in question.champs
            for libelle, ecrit in _ecritures(champ, attendus.get(champ.nom))]


def _ecritures(champ: Champ, attendu) -> Iterator[tuple[str, str]]:
    np = '__import__("numpy")'
    if champ.type == "nombre":
        exact = expression(attendu, calculee=True)
        yield "nombre de numpy", f"{np}.float64({exact})"
        yield "tableau d’une case", f"{np}.array({exact})"
        yield "à 0,9 tolérance au-dessus", f"{exact} + {0.9 * champ.tolerance!r}"
        yield "à 0,9 tolérance au-dessous", f"{exact} - {0.9 * champ.tolerance!r}"
        if float(attendu).is_integer():
            yield "entier", f"int({exact} + 0)"
    elif champ.type == "choix":
        for nom, option in champ.options.items():
            if option.etat == REUSSI:
                yield f"« {nom} »", repr(nom)
                yield f"« {nom.lower()} »", repr(nom.lower())
                yield f"« {nom} » et des espaces", repr(f" {nom} ")
    elif champ.type == "ensemble":
        justes = [n for n, o in champ.options.items() if o.etat == REUSSI]
        yield "autre ordre", repr(justes[::-1])
        yield "ensemble Python", repr(set(justes))
        yield "texte", repr(", ".join(justes))
        if all(n.isdigit() for n in justes):
            yield "nombres", repr([int(n) for n in justes])
    elif champ.type == "niveau":
        yield "décimal", repr(float(champ.attendu))
        yield "entier de numpy", f"{np}.int64({champ.attendu})"
        yield "texte", repr(str(champ.attendu))
    elif champ.type == "rangement":
        for place in range(max(len(c.cases) for c in champ.cartes.values())):
            case = {nom: c.cases[min(place, len(c.cases) - 1)] for nom, c in champ.cartes.items()}
            yield f"rangement défendable {place + 1}", repr(couples(case))
        yield "autre ordre, en minuscules", repr(couples(dict(reversed(case.items()))).lower())
        yield "avec des signes", repr(" ; ".join(f"{n} = {c}" for n, c in case.items()))
        yield "tableau", f'__import__("pandas").DataFrame({{"case": {list(case.values())!r}}}, index={list(case)!r})'
    elif champ.type in ("liste", "classement"):
        suite = list(attendu)
        yield "tuple", repr(tuple(suite))
        yield "colonne", f'__import__("pandas").Series({suite!r})'
    elif champ.type == "date":
        jour = expression(attendu)
        yield "date de tableau", f'__import__("pandas").Timestamp({jour})'
        yield "à la française", repr("/".join(reversed(str(attendu)[:10].split("-"))))
    elif champ.type == "serie":
        yield "autre ordre", f"{expression(attendu)}.iloc[::-1]"
    elif champ.type == "table":
        yield "autre ordre de lignes", f"{expression(attendu)}.iloc[::-1]"
        yield "autre ordre de colonnes", f"{expression(attendu)}.iloc[:, ::-1]"
    elif champ.type == "regles":
        for libelle, transformation in pour(champ.verificateur, VARIANTES):
            yield libelle, transformation.format(v=champ.nom)
    elif champ.type == "texte":
        for ecrit in attendu if isinstance(attendu, (tuple, list)) else [attendu]:
            yield f"« {ecrit} »", repr(ecrit)
            yield "capitales et espaces", repr(f"  {str(ecrit).upper()} ")
