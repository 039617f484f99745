"""Phrases françaises des valeurs qui ne vont pas ensemble : types, divisions, fichiers, interruptions."""

from __future__ import annotations

import re
from pathlib import Path

from atelier_cm.vues.erreurs_carte import Explication
from atelier_cm.vues.erreurs_contexte import Contexte, proche
from atelier_cm.vues.erreurs_noms import OUTILS, trois_points

_NOMBRES = {"int", "float", "numpy.float64", "numpy.int64", "float64", "int64", "complex"}
_VIRGULE = (
    "Un nombre écrit avec une virgule (`6,02`) devient deux valeurs : écrivez-le avec un point, `6.02`."
)


def expliquer_type(erreur: TypeError, contexte: Contexte) -> Explication:
    """Des valeurs de sortes incompatibles, un appel impossible, des arguments en trop ou manquants."""
    message, ou = str(erreur), contexte.ou
    if "ellipsis" in message.lower():
        return trois_points(contexte)
    if re.search(r"'r?(and|or)_'|unsupported operand type\(s\) for [&|]", message):
        return Explication(
            f"Deux conditions sont reliées par `&` ou `|` sans parenthèses ({ou}).",
            'Entourez chacune : `t[(t["reseau"] == "Facebook") & (t["sponsorise"] == False)]`.',
        )
    appel = re.search(r"'([\w.]+)' object is not callable", message)
    if appel:
        return _appel_impossible(appel[1], contexte)
    if "tuple" in message and re.search(r"unsupported operand|can only concatenate|must be", message):
        return Explication(f"Le calcul porte sur une paire de valeurs au lieu d’un nombre ({ou}).", _VIRGULE)
    if "'NoneType'" in message:
        return Explication(
            f"Le calcul porte sur une valeur vide ({ou}) : l’opération d’avant n’a rien rendu.",
            "Affichez chaque nom de cette ligne, seul dans une cellule, pour trouver celui qui est vide.",
        )
    if _texte_et_nombre(message):
        return Explication(
            f"Le calcul mélange un texte et un nombre ({ou}).",
            "Un nombre s’écrit sans guillemets ; un texte n’entre pas dans un calcul. Cherchez les guillemets en trop.",
        )
    if "is not subscriptable" in message:
        methode = "method" in message or "function" in message
        return Explication(
            f"Les crochets `[ ]` sont posés après quelque chose qui n’est ni un tableau ni une liste ({ou}).",
            "Un outil s’emploie avec des parenthèses, `( )`." if methode
            else "Vérifiez le nom écrit juste avant les crochets : contient-il bien un tableau ?",
        )
    arguments = re.search(r"missing \d+ required (?:positional|keyword-only) arguments?: (.+)", message)
    if arguments:
        noms = " et ".join(f"`{n}`" for n in re.findall(r"'([^']+)'", arguments[1]))
        return Explication(
            f"Il manque une valeur entre les parenthèses ({ou}) : {noms}.", "Ajoutez-la, séparée par une virgule."
        )
    inconnu = re.search(r"got an unexpected keyword argument '([^']+)'", message)
    if inconnu:
        return Explication(
            f"Cet outil n’a pas de réglage nommé `{inconnu[1]}` ({ou}).",
            "Vérifiez son orthographe dans l’exemple de la leçon, ou effacez-le.",
        )
    if "positional argument" in message and "given" in message:
        return Explication(
            f"Il y a trop de valeurs entre les parenthèses ({ou}).",
            "Comparez avec l’exemple de la leçon. Une virgule dans un nombre compte pour un séparateur : "
            "écrivez `6.02` et non `6,02`.",
        )
    return Explication(
        f"Cette opération ne va pas avec ces valeurs ({ou}).",
        "Affichez chaque nom de la ligne, seul dans une cellule : l’un d’eux ne contient pas ce que l’on croit.",
    )


def _texte_et_nombre(message: str) -> bool:
    types = set(re.findall(r"'([\w.]+)'", message)) | set(re.findall(r'"([\w.]+)"', message))
    if "dtype" in message and re.search(r"\bstr(ing)?\b", message):
        return True
    return "concatenate str" in message or ("str" in types and bool(types & (_NOMBRES | {"str"})) and (
        "unsupported operand" in message or "not supported between" in message
    ))


def _appel_impossible(sorte: str, contexte: Contexte) -> Explication:
    ou = contexte.ou
    for outil in OUTILS:
        if re.search(rf"\b{outil}\s*\(", contexte.code) and not callable(contexte.noms.get(outil, print)):
            if sorte == "module":
                return Explication(
                    f"`{outil}` est une boîte à outils, elle ne s’appelle pas seule ({ou}).",
                    f"Écrivez le nom de l’outil après un point : `{outil}.…(…)`.",
                )
            return Explication(
                f"Le nom `{outil}` désigne maintenant une de vos valeurs, et non plus l’outil du cours ({ou}).",
                f"Donnez un autre nom à votre variable, puis exécutez `from atelier_cm import {outil}`.",
            )
    if sorte in ("DataFrame", "Series"):
        return Explication(
            f"Un tableau est suivi de parenthèses ({ou}).", "Pour prendre une colonne, écrivez des crochets : `[\"portee\"]`."
        )
    if sorte in ("str", "list", "tuple"):
        return Explication(
            f"Un texte ou une liste est suivi de parenthèses ({ou}).",
            "Effacez les parenthèses, ou ajoutez la virgule qui manque avant elles.",
        )
    return Explication(
        f"Un nombre est suivi d’une parenthèse ouvrante ({ou}), comme s’il était un outil.",
        "Pour multiplier, écrivez le signe : `100 * (…)`. Si le nom devait être un outil, une variable l’a remplacé.",
    )


def expliquer_valeur(erreur: ValueError, contexte: Contexte) -> Explication:
    """Une valeur de la bonne sorte, mais qui ne convient pas."""
    message, ou = str(erreur), contexte.ou
    texte = re.search(r"could not convert string to float: '([^']*)'", message) or re.search(
        r"invalid literal for int\(\) with base 10: '([^']*)'", message
    )
    if texte:
        if "," in texte[1]:
            return Explication(
                f"Le texte `{texte[1]}` ne se lit pas comme un nombre ({ou}) : il contient une virgule.",
                "Écrivez le nombre avec un point et sans guillemets, par exemple `6.02`.",
            )
        return Explication(
            f"Le texte `{texte[1] or 'vide'}` ne se lit pas comme un nombre ({ou}).",
            "Écrivez un nombre sans espace, sans unité et sans guillemets.",
        )
    if "truth value" in message and "ambiguous" in message:
        return Explication(
            f"La condition porte sur toute une colonne, pas sur une seule valeur ({ou}).",
            "Pour garder des lignes, mettez la condition entre crochets : `tableau[tableau[\"reseau\"] == \"Facebook\"]`. "
            "Pour en combiner deux, écrivez `&` entre deux parenthèses.",
        )
    if "length of values" in message.lower() or "shape mismatch" in message.lower():
        return Explication(
            f"Les deux ensembles n’ont pas le même nombre de valeurs ({ou}).",
            "Vérifiez que les deux viennent du même tableau, filtré de la même façon.",
        )
    if "time data" in message or "datetime" in message.lower() or "month must be" in message:
        return Explication(
            f"Ce texte ne se lit pas comme une date ({ou}).", "Écrivez la date ainsi : `\"2026-03-23\"`."
        )
    return Explication(
        f"Une valeur ne convient pas à cette opération ({ou}).",
        "Comparez-la avec l’exemple de la leçon : unité, signe, guillemets.",
    )


def expliquer_division(contexte: Contexte) -> Explication:
    """Une division par zéro."""
    return Explication(
        f"Le calcul divise par zéro ({contexte.ou}).",
        "Affichez ce qui est sous la barre de division : combien, sur combien ? Aucun taux n’existe sur zéro.",
    )


def expliquer_indice(contexte: Contexte) -> Explication:
    """Un rang au-delà de la fin."""
    return Explication(
        f"Le rang demandé dépasse la fin de la liste ou du tableau ({contexte.ou}).",
        "Comptez à partir de 0 : le premier élément est `[0]`, le dernier `[-1]`. Vérifiez aussi que rien n’est vide.",
    )


def expliquer_fichier(erreur: OSError, contexte: Contexte) -> Explication:
    """Un fichier absent ou fermé à la lecture."""
    nom = str(erreur.filename or (re.findall(r"'([^']+)'", str(erreur)) or [""])[0])
    chemin = Path(nom)
    if isinstance(erreur, PermissionError):
        return Explication(
            f"Le fichier `{nom}` ne peut pas être ouvert ({contexte.ou}).",
            "Fermez-le s’il est ouvert dans un tableur, puis recommencez.",
        )
    if nom and (chemin.is_absolute() or re.match(r"^[A-Za-z]:[\\/]", nom)):
        return Explication(
            f"Le fichier `{nom}` n’existe pas ({contexte.ou}), et cette adresse n’a de sens que sur un ordinateur.",
            "Pour les données du cours, employez `charger(\"posts_marchevive\")` : il n’y a pas d’adresse à donner.",
        )
    try:
        voisins = [p.name for p in (contexte.dossier / chemin.parent).iterdir()]
    except OSError:
        voisins = []
    voisin = proche(chemin.name, voisins, 0.7)
    return Explication(
        f"Le fichier `{nom or '?'}` n’existe pas dans le dossier de ce carnet ({contexte.ou}).",
        f"Un fichier proche existe : `{voisin}`." if voisin
        else "Vérifiez son nom. Les données du cours se prennent avec `charger(\"posts_marchevive\")`.",
    )


def expliquer_interruption(contexte: Contexte) -> Explication:
    """Le noyau a été interrompu : ce n’est pas une faute."""
    return Explication(
        f"Le calcul a été interrompu à la demande ({contexte.ou}). Rien n’est perdu.",
        "Exécutez de nouveau la cellule quand vous voulez. Si elle ne finissait pas, cherchez une boucle sans fin.",
    )
