"""Juger une réponse canonique. Pur : ni noyau, ni fichier, ni horloge.

La même fonction sert dans le noyau de l’apprenant et dehors, à la correction, sur la réponse
sortie du noyau : même réponse, mêmes sources, même verdict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from . import empreintes, phrases
from .canonique import relire
from .champs import JUGES, cle_juste, fiche_option
from .defauts import CODES_A_FAIRE
from .etats import A_FAIRE, A_REVOIR, CERTIFICATION, ENREGISTRE, PRESQUE, REUSSI
from .points import arrondir_au_quart
from .reperes import cle_conjointe, cle_de_champ
from .sources import Sources
from .verdict import Aide, Essai, JugementChamp, Verdict


def juger(controle: Mapping, reponse: object, sources: Sequence[str] = (), *,
          essai: Essai = Essai(), publier: bool = False) -> Verdict:
    """Juge la réponse à une question.

    Paramètres
    ----------
    controle : une question de ``controles.json`` (voir ``controle_de``).
    reponse : la réponse canonique, éventuellement venue d’un noyau auquel on ne se fie pas.
    sources : code des cellules exécutées avant le contrôle, pour les valeurs tapées à la main.
    essai : rang de l’essai et aides méritées ; n’influe jamais sur les points.
    publier : en certification, dire quand même le jugement (après l’épreuve).

    Résultat : un Verdict. Rien ne lève : une réponse illisible a sa phrase et zéro point.
    """
    lus, signaux = relire(controle, reponse)
    if controle["forme_seule"]:
        jugements = tuple(_forme_seule(c, lus[c["nom"]]) for c in controle["champs"])
    else:
        jugements = _juger_champs(controle, lus, Sources(tuple(sources), frozenset(controle.get("cours", ()))))
    points = arrondir_au_quart(sum(j.points for j in jugements), controle["points"])
    verdict = Verdict(
        question=controle["id"], titre=controle["titre"], etat=_etat(jugements), points=points,
        sur=controle["points"], phrase="", champs=jugements, essai=essai,
        notee=controle["notee"], rejouable=controle["rejouable"],
        avertissements=tuple(phrases.SIGNAUX[s] for s in signaux))
    if controle["forme_seule"] or (controle["regime"] == CERTIFICATION and not publier):
        return _enregistre(controle, verdict, lus)
    return _commente(controle, verdict, lus)


def _juger_champs(controle: Mapping, lus: Mapping, sources: Sources) -> tuple[JugementChamp, ...]:
    erreurs = _erreurs_reconnues(controle, lus)
    jugements = []
    for champ in controle["champs"]:
        lu = lus[champ["nom"]]
        if "v" in lu:
            jugement = JUGES[champ["type"]](controle["id"], champ, lu["v"], erreurs.get(champ["nom"]),
                                            controle["repli"], sources)
        else:
            jugement = _forme_seule(champ, lu)
        jugements.append(replace(jugement, lu=phrases.lecture_de_valeur(champ, lu)))
    return tuple(jugements)


def _forme_seule(champ: Mapping, lu: Mapping) -> JugementChamp:
    """Ce que l’on peut dire sans connaître la réponse : lisible, ou ce qui manque à la forme."""
    part = champ.get("part", 0.0)
    if "v" in lu:
        return JugementChamp(champ["nom"], ENREGISTRE, 0.0, part, "", phrases.lecture_de_valeur(champ, lu))
    etat = A_FAIRE if lu["defaut"] in CODES_A_FAIRE else A_REVOIR
    return JugementChamp(champ["nom"], etat, 0.0, part, phrases.phrase_de_forme(champ, lu), "", lu["defaut"])


def _erreurs_reconnues(controle: Mapping, lus: Mapping) -> dict[str, dict]:
    """Champ → erreur ouverte par la réponse. Les erreurs conjointes sont essayées d’abord ; leur
    crédit n’est compté qu’une fois, sur le premier champ fautif."""
    formes = {c["nom"]: c for c in controle["champs"]}
    trouvees: dict[str, dict] = {}
    for erreur in controle["erreurs"]:
        reperes = erreur["r"]
        if any("v" not in lus[nom] or nom in trouvees for nom in reperes):
            continue
        cle = cle_conjointe(controle["id"], {
            nom: cle_de_champ(controle["id"], formes[nom], lus[nom]["v"], r) for nom, r in reperes.items()})
        if empreintes.empreinte(cle) != erreur["e"]:
            continue
        contenu = empreintes.ouvrir(cle, erreur["s"], "erreur")
        fautifs = [n for n in reperes if not _est_juste(controle["id"], formes[n], lus[n]["v"])]
        for rang, nom in enumerate(fautifs):
            trouvees[nom] = contenu if rang == 0 else {**contenu, "credit": 0.0}
    return trouvees


def _est_juste(question: str, champ: Mapping, valeur) -> bool:
    if champ["type"] == "choix":
        return fiche_option(question, champ, valeur)["etat"] == REUSSI
    return cle_juste(question, champ, valeur) is not None


def _etat(jugements: Sequence[JugementChamp]) -> str:
    """L’état de la question : le plus urgent de ceux de ses champs."""
    etats = {j.etat for j in jugements}
    if etats <= {A_FAIRE}:
        return A_FAIRE
    for etat in (A_REVOIR, A_FAIRE, PRESQUE, ENREGISTRE):
        if etat in etats:
            return etat
    return REUSSI


def _enregistre(controle: Mapping, verdict: Verdict, lus: Mapping) -> Verdict:
    """Le visage de la certification : enregistré, ou ce qui manque à la forme. Rien d’autre."""
    formes = tuple(_forme_seule(c, lus[c["nom"]]) for c in controle["champs"])
    etat = _etat(formes)
    if etat == ENREGISTRE:
        certification = controle["regime"] == CERTIFICATION
        phrase = phrases.ENREGISTRE if certification else phrases.ENREGISTRE_ENTRAINEMENT
    else:
        phrase = next(f.phrase for f in formes if f.etat == etat)
    return replace(verdict, etat=etat, champs=formes, phrase=phrase, notee=False, code=controle["id"])


def _commente(controle: Mapping, verdict: Verdict, lus: Mapping) -> Verdict:
    """Le visage de l’entraînement : la phrase, la lecture ou les aides, le petit code."""
    etat, essai = verdict.etat, verdict.essai
    if etat == REUSSI:
        lecture = _lecture(controle, lus)
        suites = [j.phrase for j in verdict.champs if j.phrase]
        phrase, complement = (lecture, suites) if lecture else ((suites or [""])[0], suites[1:])
        return replace(verdict, phrase=phrase, complement=" ".join(complement),
                       code=f"{controle['id']}, réussi")
    principal = next(j for j in verdict.champs if j.etat == etat)
    phrase = principal.phrase
    if etat == A_FAIRE:
        vides = [j.nom for j in verdict.champs if j.etat == A_FAIRE]
        if len(vides) < len(verdict.champs):
            phrase = phrases.RESTE_A_FAIRE.format(noms=", ".join(f"`{n}`" for n in vides))
        elif controle["a_faire"] and all(lus[n].get("defaut") == "points" for n in vides):
            phrase = controle["a_faire"]
        return replace(verdict, phrase=phrase, code=f"{controle['id']}, à faire")
    rang = "1er essai" if essai.numero == 1 else f"{essai.numero}e essai"
    return replace(verdict, phrase=phrase, aides=_aides(controle, essai.aides),
                   code=f"{controle['id']}, {rang}, {principal.reconnu.replace('_', ' ')}")


def _lecture(controle: Mapping, lus: Mapping) -> str:
    """Ouvre la lecture métier avec les réponses calculées, toutes justes ici."""
    if not controle.get("lecture"):
        return ""
    cles = {c["nom"]: cle_juste(controle["id"], c, lus[c["nom"]]["v"])
            for c in controle["champs"] if len(c.get("justes", ())) == 1}
    return empreintes.ouvrir(cle_conjointe(controle["id"], cles), controle["lecture"], "lecture")


def _aides(controle: Mapping, combien: int) -> tuple[Aide, ...]:
    """Les aides méritées : trois indices, puis le corrigé commenté."""
    toutes = [Aide(phrases.TITRES_AIDES[nom], controle["indices"][nom])
              for nom in phrases.TITRES_AIDES if nom in controle["indices"]]
    if controle.get("corrige"):
        texte = empreintes.ouvrir(empreintes.cle(controle["id"], "corrige"), controle["corrige"], "corrige")
        toutes.append(Aide(phrases.TITRE_CORRIGE, texte))
    return tuple(toutes[:max(0, combien)])


def controle_de(controles: Mapping, identifiant: str) -> dict | None:
    """La question ``identifiant`` d’un ``controles.json``, avec le régime et le cours qui la jugent."""
    question = controles["questions"].get(identifiant)
    if question is None:
        return None
    return {**question, "id": identifiant, "regime": controles["regime"],
            "forme_seule": controles["forme_seule"], "cours": controles.get("cours", ())}
