"""Des déclarations à ``controles.json`` : calculer, vérifier, sceller.

Deux sorties : le fichier complet (solutions, leçons) et sa version *forme seule* (ce que reçoit
le noyau à la correction, et l’apprenant en certification).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from . import empreintes, verification
from .atomes import jeton
from .declaration import Champ, Erreur, Question
from .derivees import erreurs_derivees
from .etats import A_REVOIR, PRESQUE, REUSSI
from .gabarits import remplir
from .lecteurs import lire
from .points import moitie
from .rangement import sceller_rangement
from .refus import DeclarationInvalide
from .reperes import LIGNES_DETAILLEES, cle_conjointe, cle_de_champ, cles_de_lignes, reperer
from .sources import marques_du_cours
from .verification_phrases import MOTS_CORRIGE, MOTS_INDICE, MOTS_PHRASE, verifier_fuites, verifier_ton
from .verification_valeurs import verifier_attendus, verifier_distances, verifier_grandeur

FORMAT = "atelier-controles"
VERSION = 1
CALCULES = ("nombre", "texte", "date", "liste", "classement", "serie", "table")

_FORME_QUESTION = ("titre", "points", "notee", "rejouable", "a_faire")
_FORME_CHAMP = ("nom", "type", "unite", "options", "cle", "colonnes", "cartes", "cases")


def fabriquer_controles(questions: Sequence[Question], regime: str, charger: Callable,
                        cours: Iterable[str] = ()) -> dict:
    """Fabrique le contenu complet de ``controles.json``.

    Paramètres
    ----------
    questions : les déclarations d’un devoir, ou d’un module de leçons.
    regime : « entrainement » ou « certification ».
    charger : la fonction de ``donnees`` ; passée à ``attendu``, ``contexte`` et aux erreurs.
    cours : code des cellules que le cours fournit ; leurs marques disent ce que l’apprenant n’a pas tapé.

    Résultat : dictionnaire JSON ; à écrire trié par clé pour des octets stables.
    Erreur : DeclarationInvalide, qui nomme la question.
    """
    verification.verifier_devoir(questions, regime)
    return {"format": FORMAT, "version": VERSION, "regime": regime, "forme_seule": False,
            "cours": marques_du_cours(cours), "questions": {q.id: _question(q, charger) for q in questions}}


def forme_seule(controles: Mapping) -> dict:
    """La version sans empreinte ni phrase : de quoi lire les réponses, pas de quoi les juger."""
    questions = {}
    for identifiant, question in controles["questions"].items():
        champs = [{k: champ[k] for k in _FORME_CHAMP if k in champ} for champ in question["champs"]]
        for champ in champs:
            if "colonnes" in champ:
                champ["colonnes"] = {nom: None for nom in champ["colonnes"]}
        questions[identifiant] = {**{k: question[k] for k in _FORME_QUESTION}, "champs": champs}
    return {**{k: controles[k] for k in ("format", "version", "regime")},
            "forme_seule": True, "questions": questions}


def _question(question: Question, charger: Callable) -> dict:
    parts = verification.parts(question)
    attendus = _calculer(question, "attendu", question.attendu, charger)
    contexte = _calculer(question, "contexte", question.contexte, charger)
    formes = {c.nom: _forme(c, parts[c.nom]) for c in question.champs}
    lus = _lire_attendus(question, formes, attendus)
    phrases = _Phrases(question, {**attendus, **contexte})
    champs = [_champ(question, c, formes[c.nom], lus.get(c.nom, []), phrases) for c in question.champs]
    erreurs = _erreurs(question, charger, formes, lus, phrases)
    cles = {c["nom"]: cle_de_champ(question.id, c, lus[c["nom"]][0], c["justes"][0]["r"])
            for c in champs if len(c.get("justes", ())) == 1}
    resultat = {
        "titre": question.titre, "points": float(question.points), "competence": question.competence,
        "notee": not question.id.startswith("M"), "rejouable": question.rejouable,
        "a_faire": phrases.aide(question.a_faire, "a_faire"), "champs": champs, "erreurs": erreurs,
        "repli": phrases.courte(question.repli, "repli"),
        "indices": {nom: phrases.aide(getattr(question.indices, nom), f"indice {nom}")
                    for nom in ("rappel", "methode", "exemple")} if question.indices else {},
    }
    if question.lecture:
        resultat["lecture"] = empreintes.sceller(
            cle_conjointe(question.id, cles), phrases.courte(question.lecture, "lecture"), "lecture")
    if question.corrige:
        resultat["corrige"] = empreintes.sceller(
            empreintes.cle(question.id, "corrige"), phrases.longue(question.corrige, "corrigé"), "corrige")
    verifier_fuites(question, formes, lus, phrases.visibles)
    return resultat


class _Phrases:
    """Remplit et vérifie les phrases d’une question, et garde celles que lira une réponse fausse."""

    def __init__(self, question: Question, valeurs: Mapping[str, object]):
        self._question, self._valeurs = question, dict(valeurs)
        self.visibles: list[tuple[str, str, Mapping]] = []

    def _remplir(self, phrase: str, ou: str, en_plus: Mapping[str, object], mots: int) -> str:
        try:
            texte = remplir(phrase, {**self._valeurs, **en_plus})
        except (KeyError, ValueError, IndexError, AttributeError, TypeError) as erreur:
            raise DeclarationInvalide(
                self._question.id, f"{ou} : la phrase « {phrase} » ne se remplit pas ({erreur}).") from None
        verifier_ton(self._question, texte, ou, mots)
        return texte

    def courte(self, phrase: str, ou: str, en_plus: Mapping[str, object] = {}) -> str:
        texte = self._remplir(phrase, ou, en_plus, MOTS_PHRASE)
        if ou == "repli" or ou.startswith("erreur"):
            self.visibles.append((ou, texte, en_plus))
        return texte

    def aide(self, phrase: str, ou: str) -> str:
        texte = self._remplir(phrase, ou, {}, MOTS_INDICE)
        self.visibles.append((ou, texte, {}))
        return texte

    def longue(self, phrase: str, ou: str) -> str:
        return self._remplir(phrase, ou, {}, MOTS_CORRIGE)


def _calculer(question: Question, quoi: str, fonction, charger) -> dict:
    if fonction is None:
        return {}
    try:
        valeurs = fonction(charger)
    except Exception as erreur:
        raise DeclarationInvalide(
            question.id, f"{quoi} ne se calcule pas ({type(erreur).__name__} : {erreur}).") from erreur
    if not isinstance(valeurs, Mapping):
        raise DeclarationInvalide(question.id, f"{quoi} doit rendre un dictionnaire.")
    return dict(valeurs)


def _forme(champ: Champ, part: float) -> dict:
    forme = {"nom": champ.nom, "type": champ.type, "part": part, "unite": champ.unite,
             "calcul": champ.calcul, "nature": champ.nature}
    if champ.tolerance is not None:
        forme["tolerance"] = champ.tolerance
    if champ.options:
        forme["options"] = list(champ.options)
    if champ.type == "table":
        forme |= {"cle": list(champ.cle), "colonnes": dict(champ.colonnes)}
    if champ.type == "rangement":
        forme |= {"cartes": list(champ.cartes), "cases": list(champ.cases)}
    if champ.type == "regles":
        forme["verificateur"] = champ.verificateur
    return forme


def _lire_valeur(question: Question, forme: Mapping, valeur, ou: str):
    lu = lire(forme, {forme["nom"]: valeur})
    if "v" not in lu:
        detail = "une clé n’est pas unique" if lu["defaut"] == "doublons" else f"défaut « {lu['defaut']} »"
        raise DeclarationInvalide(question.id, f"{ou} : la valeur de `{forme['nom']}` ne se lit pas ({detail}).")
    verifier_grandeur(question, forme, lu["v"], ou)
    return lu["v"]


def _lire_attendus(question: Question, formes: Mapping, attendus: Mapping) -> dict[str, list]:
    """Champ calculé → ses valeurs justes (une seule, sauf un texte à plusieurs écritures)."""
    verifier_attendus(question, attendus)
    lus = {}
    for champ in question.champs:
        if champ.type in CALCULES:
            valeur = attendus[champ.nom]
            variantes = valeur if champ.type == "texte" and isinstance(valeur, (tuple, list)) else (valeur,)
            lus[champ.nom] = [_lire_valeur(question, formes[champ.nom], v, "attendu") for v in variantes]
    return lus


def _champ(question: Question, champ: Champ, forme: dict, justes: Sequence, phrases: _Phrases) -> dict:
    complet = dict(forme)
    if justes:
        complet["justes"] = [_juste(question, forme, v) for v in justes]
        if champ.type in ("liste", "classement", "serie", "table"):
            repere = complet["justes"][0]["r"]
            if repere["n"] <= LIGNES_DETAILLEES:
                complet["lignes"] = [empreintes.empreinte(c)[:12] for c in
                                     cles_de_lignes(question.id, forme, justes[0], repere)]
    if champ.options:
        complet["fiches"] = {jeton(nom): _fiche(question, champ, complet["part"], nom, phrases)
                             for nom in champ.options}
    if champ.type == "niveau":
        complet["fiches"] = {str(n): empreintes.sceller(
            empreintes.cle(question.id, champ.nom, n),
            {"ecart": abs(n - champ.attendu),
             "phrase": phrases.courte(champ.phrases.get(n, ""), f"niveau {n} de `{champ.nom}`")}, "niveau")
            for n in range(4)}
    if champ.type == "rangement":
        complet |= sceller_rangement(question.id, champ, phrases.courte)
    return complet


def _juste(question: Question, forme: Mapping, valeur) -> dict:
    repere = reperer(forme, valeur)
    return {"r": repere, "e": empreintes.empreinte(cle_de_champ(question.id, forme, valeur, repere))}


def _fiche(question: Question, champ: Champ, part: float, nom: str, phrases: _Phrases) -> str:
    option, ou = champ.options[nom], f"option « {nom} » de `{champ.nom}`"
    credit = option.credit if option.credit is not None else moitie(part)
    contenu = {"etat": option.etat, "phrase": phrases.courte(option.phrase, ou),
               "manque": phrases.courte(option.manque, ou),
               "credit": credit if option.etat == PRESQUE else 0.0}
    if option.etat == REUSSI:
        contenu["credit"] = part
    return empreintes.sceller(empreintes.cle(question.id, champ.nom, jeton(nom)), contenu, "option")


def _erreurs(question: Question, charger: Callable, formes: Mapping, lus: Mapping, phrases: _Phrases) -> list:
    """Conjointes, puis simples, puis dérivées ; deux réponses trop proches sont refusées."""
    declarees = []
    for rang, erreur in enumerate(question.erreurs, 1):
        ou = f"erreur {erreur.nom or rang}"
        brutes = _valeurs_d_erreur(question, erreur, charger, ou)
        valeurs = {nom: _lire_valeur(question, formes[nom], v, ou) for nom, v in brutes.items()}
        contenu = {"phrase": phrases.courte(erreur.phrase, ou, brutes), "nom": erreur.nom or f"erreur {rang}",
                   "etat": PRESQUE if erreur.etat == PRESQUE else A_REVOIR,
                   "credit": _credit(erreur, formes, valeurs)}
        declarees.append((ou, valeurs, contenu))
    verifier_distances(question, formes, lus, [(ou, v) for ou, v, _ in declarees])
    publiees = [_publier(question, formes, valeurs, contenu) for _, valeurs, contenu in
                sorted(declarees, key=lambda d: len(d[1]) == 1)]
    for derivee in erreurs_derivees(formes, lus, [v for _, v, _ in declarees if len(v) == 1]):
        publiees.append(_publier(question, formes, derivee.valeurs, derivee.contenu, derivee.tolerance))
    return publiees


def _credit(erreur: Erreur, formes: Mapping, valeurs: Mapping) -> float:
    if erreur.credit is not None:
        return float(erreur.credit)
    return moitie(sum(formes[nom]["part"] for nom in valeurs)) if erreur.etat == PRESQUE else 0.0


def _valeurs_d_erreur(question: Question, erreur: Erreur, charger: Callable, ou: str) -> dict:
    def calculer(_):
        return {nom: v(charger) if callable(v) else v for nom, v in erreur.valeurs.items()}
    return _calculer(question, ou, calculer, charger)


def _publier(question: Question, formes: Mapping, valeurs: Mapping, contenu: Mapping,
             tolerance: float | None = None) -> dict:
    reperes = {nom: reperer(formes[nom], v, tolerance) for nom, v in valeurs.items()}
    cle = cle_conjointe(question.id, {
        nom: cle_de_champ(question.id, formes[nom], v, reperes[nom]) for nom, v in valeurs.items()})
    return {"r": reperes, "e": empreintes.empreinte(cle), "s": empreintes.sceller(cle, dict(contenu), "erreur")}
