"""Phrases françaises des noms que Python ne trouve pas : variable, colonne, ligne, attribut, module."""

from __future__ import annotations

import builtins
import re
from types import FrameType, ModuleType

from atelier_cm.vues.erreurs_carte import Explication
from atelier_cm.vues.erreurs_contexte import Contexte, position_definition, proche, sans_accent

OUTILS = ("charger", "controle", "kpi", "figures", "rendre")
_PREMIERE_CELLULE = (
    "Exécutez d’abord la première cellule du carnet, celle qui commence par `from atelier_cm import`, "
    "puis revenez ici. Tout relancer d’un coup : menu Noyau, « Redémarrer le noyau et Exécuter toutes les cellules… »."
)
_MOTS_FRANCAIS = {"vrai": "True", "faux": "False", "true": "True", "false": "False", "rien": "None"}


def expliquer_nom(erreur: NameError, contexte: Contexte) -> Explication:
    """Un nom inconnu : noyau redémarré, faute de frappe, texte sans guillemets."""
    nom = getattr(erreur, "name", None) or (re.findall(r"'([^']+)'", str(erreur)) or ["?"])[0]
    ou = contexte.ou
    if nom in OUTILS:
        return Explication(
            f"Le noyau ne connaît pas encore `{nom}` ({ou}) : il vient de démarrer ou de redémarrer, "
            "et ce qui avait été exécuté est à refaire.",
            _PREMIERE_CELLULE,
        )
    if nom in _MOTS_FRANCAIS:
        return Explication(f"Python ne connaît pas `{nom}` ({ou}).", f"Écrivez `{_MOTS_FRANCAIS[nom]}`.")
    question = re.search(r"controle\(\s*([A-Z]\d+-\d+[a-z]?)\s*\)", contexte.code)
    if question:
        return Explication(
            f"Le nom de la question est écrit sans guillemets ({ou}).", f"Écrivez `controle(\"{question[1]}\")`."
        )
    place = position_definition(nom, contexte)
    if place:
        return Explication(
            f"`{nom}` ({ou}) est préparé {place} dans ce carnet, par une cellule qui n’a pas été exécutée "
            "depuis le démarrage du noyau.",
            "Exécutez cette cellule, puis revenez ici. Au plus simple : menu Exécution, "
            "« Exécuter tout au-dessus de la cellule sélectionnée »." if place == "plus haut"
            else "Exécutez d’abord cette cellule, puis revenez ici.",
        )
    connus = [n for n in contexte.noms if not n.startswith("_")]
    voisin = proche(nom, [*connus, *OUTILS, *dir(builtins)])
    if voisin and _est_une_fonction(voisin, contexte) and re.fullmatch(
            rf"\s*\w+\s*=\s*{re.escape(nom)}\s*(#.*)?", contexte.code):
        voisin = None  # « decision = ecarter » : un mot oublié de ses guillemets, pas « charger » mal écrit
    if voisin and (len(nom) > 1):
        accent = " (sans accent)" if sans_accent(nom) == sans_accent(voisin) and not nom.isascii() else ""
        return Explication(
            f"Le nom `{nom}` n’existe pas ({ou}). Un nom très proche existe : `{voisin}`{accent}.",
            f"Si c’est bien lui, écrivez `{voisin}` ; sinon, exécutez la cellule qui prépare `{nom}`.",
        )
    if re.search(rf"(=|,|\[|\()\s*{re.escape(nom)}\b", contexte.code):
        return Explication(
            f"Le nom `{nom}` n’existe pas ({ou}).",
            f"Si c’est un texte ou la lettre d’un choix, mettez-le entre guillemets : `\"{nom}\"`. "
            "Si c’est une variable, exécutez la cellule qui la prépare.",
        )
    return Explication(
        f"Le nom `{nom}` n’existe pas ({ou}).",
        "Vérifiez son orthographe, puis exécutez les cellules du dessus : l’une d’elles le prépare peut-être.",
    )


def _est_une_fonction(nom: str, contexte: Contexte) -> bool:
    return callable(contexte.noms[nom]) if nom in contexte.noms else nom in OUTILS or callable(getattr(builtins, nom, None))


def _table_visee(cadres: tuple[FrameType, ...]) -> tuple[object, str] | None:
    """La première table rencontrée dans la pile et la façon dont on y cherchait : « colonne » ou « ligne »."""
    for cadre in cadres:
        objet = cadre.f_locals.get("self")
        if type(objet).__name__ in ("_LocIndexer", "_AtIndexer"):
            return getattr(objet, "obj", None), "ligne"
        if type(objet).__name__.endswith("GroupBy"):
            return getattr(objet, "obj", None), "colonne"
        for nom in ("self", "obj", "frame"):
            candidat = cadre.f_locals.get(nom)
            if type(candidat).__name__ in ("DataFrame", "Series") and type(candidat).__module__.startswith("pandas"):
                return candidat, "colonne"
    return None


def _cles_absentes(erreur: KeyError) -> list[str]:
    cle = erreur.args[0] if erreur.args else ""
    if isinstance(cle, str) and re.match(r"Columns? not found: ", cle):
        return [nom.strip(" '") for nom in cle.split(":", 1)[1].split(",")]
    if isinstance(cle, str) and ("not in index" in cle or "are in the" in cle):
        return re.findall(r"'([^']+)'", cle)
    return [cle] if isinstance(cle, str) else [str(cle)]


def _enumerer(noms: list[object], limite: int = 8) -> str:
    montres = ", ".join(f"`{n}`" for n in noms[:limite])
    return montres + (f"… ({len(noms)} en tout)" if len(noms) > limite else "")


def expliquer_cle(erreur: KeyError, contexte: Contexte) -> Explication:
    """Une colonne, une ligne ou une clé absente, avec la plus proche."""
    absentes = _cles_absentes(erreur)
    cle = absentes[0] if absentes else "?"
    visee = _table_visee(contexte.cadres)
    if visee is None or visee[0] is None:
        return Explication(
            f"La clé `{cle}` n’existe pas ({contexte.ou}).",
            "Vérifiez son orthographe, accents et majuscules compris.",
        )
    table, sorte = visee
    if isinstance(erreur.args[0], bool):
        return Explication(
            f"Les crochets comparent un texte à une valeur, pas une colonne ({contexte.ou}).",
            'Répétez le nom du tableau dans la condition : `t[t["reseau"] == "Facebook"]`.',
        )
    colonnes = list(getattr(table, "columns", []))
    lignes = list(table.index)  # type: ignore[attr-defined]
    # `table.loc[ligne, colonne]` : la colonne peut être la fautive ; la ressemblance tranche.
    if sorte == "ligne" and colonnes and not proche(cle, lignes) and proche(cle, colonnes):
        sorte = "colonne"
    if sorte == "colonne" and not colonnes:  # une ligne du tableau : ses étiquettes sont les colonnes
        colonnes = lignes
    connus, article = (colonnes, "La colonne") if sorte == "colonne" else (lignes, "La ligne")
    voisin = proche(cle, connus)
    if voisin:
        accent = ", sans accent" if sans_accent(cle) == sans_accent(voisin) and not cle.isascii() else ""
        return Explication(
            f"{article} `{cle}` n’existe pas dans ce tableau ({contexte.ou}). La plus proche est `{voisin}`{accent}.",
            f"Copiez le nom exact, entre guillemets : `\"{voisin}\"`.",
        )
    if sorte == "ligne" and cle in colonnes:
        return Explication(
            f"`{cle}` est une colonne, et `.loc[…]` cherche d’abord une ligne ({contexte.ou}).",
            f"Écrivez `[\"{cle}\"]` sans `.loc` pour prendre la colonne.",
        )
    if sorte == "colonne" and cle in lignes:
        return Explication(
            f"`{cle}` est une ligne, et les crochets seuls cherchent une colonne ({contexte.ou}).",
            f"Ajoutez `.loc` pour prendre la ligne : `.loc[\"{cle}\"]`.",
        )
    if connus and all(isinstance(n, int) for n in connus):
        return Explication(
            f"{article} `{cle}` n’existe pas ({contexte.ou}) : dans ce tableau, elles portent un numéro et non un nom.",
            f"Donnez un numéro, de {min(connus)} à {max(connus)}, ou vérifiez que c’est bien ce tableau qu’il faut ouvrir.",
        )
    return Explication(
        f"{article} `{cle}` n’existe pas dans ce tableau ({contexte.ou}).",
        f"{'Les colonnes' if sorte == 'colonne' else 'Les lignes'} sont : {_enumerer(connus)}.",
    )


def expliquer_attribut(erreur: AttributeError, contexte: Contexte) -> Explication:
    """Un nom inconnu après un point : outil écrasé, faute de frappe, valeur vide."""
    nom, objet = getattr(erreur, "name", None), getattr(erreur, "obj", None)
    if nom is None:
        nom = (re.findall(r"attribute '([^']+)'", str(erreur)) or ["?"])[0]
    ou = contexte.ou
    for outil in OUTILS:
        present = contexte.noms.get(outil)
        if re.search(rf"\b{outil}\s*\.", contexte.code) and present is not None and present is objet:
            if not isinstance(present, ModuleType) and not callable(present):
                return Explication(
                    f"Le nom `{outil}` désigne maintenant une de vos valeurs, et non plus l’outil du cours ({ou}).",
                    f"Donnez un autre nom à votre variable, puis exécutez `from atelier_cm import {outil}`.",
                )
    if objet is None and "'NoneType'" in str(erreur):
        return Explication(
            f"Ce qui précède `.{nom}` est vide ({ou}) : l’opération d’avant n’a rien rendu.",
            "Affichez seul ce qui précède le point, et cherchez la ligne qui devait lui donner une valeur.",
        )
    if objet is Ellipsis or "'ellipsis'" in str(erreur):
        return trois_points(contexte)
    sorte = type(objet).__name__
    quoi = {"module": "cet outil", "DataFrame": "ce tableau", "Series": "cette colonne", "str": "ce texte"}.get(
        sorte, "cette valeur"
    )
    connus = [n for n in dir(objet) if not n.startswith("_")] if objet is not None else []
    voisin = proche(nom, connus)
    if voisin:
        return Explication(
            f"Il n’y a pas de `{nom}` dans {quoi} ({ou}). Le nom le plus proche est `{voisin}`.",
            f"Écrivez `.{voisin}`.",
        )
    return Explication(
        f"Il n’y a pas de `{nom}` dans {quoi} ({ou}).",
        "Vérifiez ce qui est écrit avant et après le point ; pour une colonne, écrivez `tableau[\"colonne\"]`.",
    )


def trois_points(contexte: Contexte) -> Explication:
    """Le calcul porte sur une case encore laissée à `...`."""
    vides = [n for n, v in contexte.noms.items() if v is Ellipsis and not n.startswith("_")]
    sur = [n for n in vides if re.search(rf"\b{re.escape(n)}\b", contexte.code)]
    nom = f" : `{sur[0]}` n’a pas encore de valeur" if sur else ""
    return Explication(
        f"Il reste trois points `...` à remplacer{nom} ({contexte.ou}).",
        "Écrivez votre réponse à la place des trois points, exécutez la cellule, puis celle-ci.",
    )


def expliquer_import(erreur: ImportError, contexte: Contexte) -> Explication:
    """Un module ou un outil introuvable."""
    message = str(erreur)
    manque = re.search(r"cannot import name '([^']+)' from '([^']+)'", message)
    if manque and manque[2].startswith("atelier_cm"):
        voisin = proche(manque[1], OUTILS)
        return Explication(
            f"Le cours n’a pas d’outil nommé `{manque[1]}` ({contexte.ou}).",
            f"Écrivez `from atelier_cm import {voisin}`." if voisin
            else "Les outils du cours : " + ", ".join(f"`{o}`" for o in OUTILS) + ".",
        )
    module = getattr(erreur, "name", None) or (re.findall(r"'([^']+)'", message) or ["?"])[0]
    if str(module).split(".")[0] == "atelier_cm":
        return Explication(
            f"Ce noyau ne trouve pas les outils du cours ({contexte.ou}).",
            "Fermez JupyterLab et relancez le cours avec la commande `atelier lancer`.",
        )
    return Explication(
        f"Le module `{module}` n’est pas installé avec le cours ({contexte.ou}).",
        "Aucun exercice ne le demande : vérifiez l’orthographe, ou effacez cette ligne.",
    )
