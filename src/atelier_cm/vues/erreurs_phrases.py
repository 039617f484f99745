"""Choisit la phrase française d’une erreur Python : une fonction pure, de l’erreur à l’explication."""

from __future__ import annotations

from atelier_cm.vues import erreurs_noms as noms
from atelier_cm.vues import erreurs_valeurs as valeurs
from atelier_cm.vues.erreurs_carte import Explication
from atelier_cm.vues.erreurs_contexte import Contexte
from atelier_cm.vues.erreurs_syntaxe import expliquer_syntaxe


def expliquer(erreur: BaseException, contexte: Contexte) -> Explication:
    """L’explication d’une erreur.

    erreur : l’exception levée dans la cellule.
    contexte : les faits connus au moment de l’erreur.
    résultat : une phrase (ce qui s’est passé, où) et un geste (quoi faire). Ne lève pas pour une erreur inconnue.
    """
    if type(erreur).__module__.startswith("atelier_cm"):
        # Les erreurs du cours sont déjà écrites en français : les redire serait les affaiblir.
        return Explication(
            f"{_message_propre(erreur)}", f"Corrigez ce nom, {contexte.ou}, puis exécutez de nouveau la cellule."
        )
    if _dite_par_le_cours(erreur, contexte):
        phrase = _message_propre(erreur).rstrip(".")
        return Explication(f"{phrase} ({contexte.ou}).", "Corrigez cette valeur, puis exécutez de nouveau.")
    match erreur:
        case SyntaxError():
            return expliquer_syntaxe(erreur, contexte)
        case UnboundLocalError():
            pass
        case NameError():
            return noms.expliquer_nom(erreur, contexte)
        case KeyError():
            return noms.expliquer_cle(erreur, contexte)
        case AttributeError():
            return noms.expliquer_attribut(erreur, contexte)
        case ImportError():
            return noms.expliquer_import(erreur, contexte)
        case ZeroDivisionError():
            return valeurs.expliquer_division(contexte)
        case IndexError():
            return valeurs.expliquer_indice(contexte)
        case FileNotFoundError() | PermissionError() | NotADirectoryError() | IsADirectoryError():
            return valeurs.expliquer_fichier(erreur, contexte)
        case KeyboardInterrupt():
            return valeurs.expliquer_interruption(contexte)
        case TypeError():
            return valeurs.expliquer_type(erreur, contexte)
        case UnicodeDecodeError():
            return Explication(
                f"Ce fichier n’est pas un texte lisible tel quel ({contexte.ou}).",
                "Les données du cours se prennent avec `charger(\"posts_marchevive\")`.",
            )
        case ValueError():
            return valeurs.expliquer_valeur(erreur, contexte)
        case RecursionError():
            return Explication(
                f"Un outil s’appelle lui-même sans jamais s’arrêter ({contexte.ou}).",
                "Donnez à votre variable ou à votre fonction un nom qui n’est pas déjà pris.",
            )
        case MemoryError():
            return Explication(
                f"L’ordinateur n’a plus assez de mémoire pour ce calcul ({contexte.ou}).",
                "Menu Noyau, « Redémarrer le noyau », puis travaillez sur moins de lignes.",
            )
    if type(erreur).__name__ == "StdinNotImplementedError":
        return Explication(
            f"Ce carnet ne peut pas poser de question avec `input()` ({contexte.ou}).",
            "Écrivez directement la valeur à la place de `input()`.",
        )
    return Explication(
        f"Python n’a pas pu terminer la {contexte.ou}." if contexte.ligne
        else "Python n’a pas pu terminer cette cellule.",
        "Comparez la ligne avec l’exemple de la leçon. Si rien ne saute aux yeux, ouvrez le détail technique "
        "et montrez-le à la personne qui vous forme.",
    )


def _dite_par_le_cours(erreur: BaseException, contexte: Contexte) -> bool:
    """Vrai si le cours a levé cette erreur avec sa phrase : les messages de Python, eux, sont en anglais, sans accent."""
    if not contexte.cadres or not isinstance(erreur, (ValueError, TypeError, KeyError)):
        return False
    module = str(contexte.cadres[-1].f_globals.get("__name__", ""))
    return module.startswith("atelier_cm") and not _message_propre(erreur).isascii()


def _message_propre(erreur: BaseException) -> str:
    """Le message de l’erreur ; `str` d’une KeyError ajoute des guillemets que l’on retire."""
    return str(erreur.args[0]) if erreur.args else type(erreur).__name__
