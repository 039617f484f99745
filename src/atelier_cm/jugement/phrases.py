"""Les phrases que le jugement écrit lui-même, pour toutes les questions.

Elles parlent de la réponse, jamais de la personne, tiennent en 35 mots et finissent par une
question ou un geste. Les phrases propres à une question sont dans sa déclaration.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..metier.ecriture import FINE, ecrire_nombre

A_LA_MAIN = (
    "La valeur est juste. Mais le mois prochain le tableau changera, et pas votre case : "
    "écrivez le calcul à partir du tableau, c’est lui qui sera relu.")

ENREGISTRE = "Réponse enregistrée. Vous pouvez la changer jusqu’à la remise de la copie."
ENREGISTRE_ENTRAINEMENT = (
    "Réponse enregistrée. Ce carnet n’a pas de quoi la juger ici : elle le sera à la correction.")

MANQUE_CONTROLES = (
    "Le fichier controles.json n’est pas à côté de ce carnet : rien n’a pu être lu. "
    "Rouvrez le carnet depuis l’accueil du cours, dans son dossier d’origine.")
AUTRE_VERSION = (
    "Le fichier controles.json vient d’une autre version du cours. "
    "Fermez ce carnet, puis relancez le cours : il remettra les fichiers à jour.")
CONTROLES_ILLISIBLE = (
    "Le fichier controles.json est abîmé : rien n’a pu être lu. "
    "Relancez le cours : il remettra ce fichier, sans toucher à vos réponses.")
QUESTION_INCONNUE = (
    "Aucune question ne porte ce nom ici. Ce carnet a-t-il été déplacé, ou cette cellule modifiée ? "
    "Rouvrez-le depuis l’accueil du cours.")

IMPREVU = ("La carte n’a pas pu être faite. Exécutez de nouveau les cellules depuis le haut, puis celle-ci. "
           "Votre réponse, elle, n’a pas été touchée.")

FORMES = {
    "absente": "`{nom}` n’existe pas encore. Exécutez la cellule où vous l’écrivez, puis celle-ci. "
               "Après un redémarrage du noyau, tout est à exécuter de nouveau.",
    "points": "Les trois points de `{nom}` attendent votre réponse. Remplacez-les, exécutez la cellule, "
              "puis celle-ci.",
    "fonction": "`{nom}` contient une fonction qui n’a pas été appelée. Que manque-t-il à la fin de la "
                "ligne, après son nom ? Ajoutez les parenthèses.",
    "nan": "Le calcul de `{nom}` ne donne aucun nombre (`nan`) : une case vide, ou zéro divisé par zéro. "
           "Quelle colonne contient un vide ?",
    "infini": "Le calcul de `{nom}` donne un infini : une division par zéro, ou une moyenne dans laquelle "
              "entre une valeur infinie. Laquelle des deux est-ce ici ?",
    "vide": "`{nom}` est vide. Le tableau filtré a-t-il encore des lignes ? Affichez-le juste avant "
            "le calcul.",
    "virgule": "« {ecrit} » se lit bien en français, mais Python écrit les décimales avec un point, "
               "sans guillemets. Écrivez {point}.",
    "guillemets": "« {ecrit} » est entre guillemets : Python y voit un texte, pas un nombre. "
                  "Retirez les guillemets et le signe qui suit, s’il y en a un.",
    "option": "« {ecrit} » n’est pas parmi les réponses proposées : {options}. Recopiez-en une, "
              "entre guillemets.",
    "geant": "`{nom}` contient beaucoup plus que la réponse demandée : elle n’a pas été lue. "
             "Gardez seulement ce que la consigne demande.",
    "date": "« {ecrit} » ne se lit pas comme une date. Écrivez-la entre guillemets, par exemple "
            "« 2026-03-08 ».",
    "niveau": "« {ecrit} » n’est pas un niveau de la grille. Choisissez 0, 1, 2 ou 3.",
    "colonnes": "Il manque dans le tableau : {absentes}. Relisez le nom des colonnes demandées, "
                "à la lettre près.",
    "doublons": "Une même ligne revient deux fois dans `{nom}`. Laquelle faut-il garder, ou faut-il "
                "les regrouper ?",
    "illisible": "La réponse n’a pas pu être relue. Exécutez de nouveau la cellule de réponse, "
                 "puis celle-ci.",
    "rangement": "« {ecrit} » ne se lit pas ici. Cartes : {cartes} ; cases : {cases}. "
                 "Écrivez chaque carte avec sa case.",
    "deux_fois": "La carte « {ecrit} » est rangée deux fois. Laquelle des deux cases gardez-vous ?",
    "type": "`{nom}` contient {recu} ; on attend {attendu}. À quelle étape du calcul s’arrêter ?",
}

ATTENDUS = {
    "nombre": "un nombre", "texte": "un texte entre guillemets",
    "choix": "une des réponses proposées, entre guillemets",
    "ensemble": "une liste de réponses proposées", "liste": "une liste",
    "classement": "une liste de noms, du premier au dernier", "date": "une date entre guillemets",
    "table": "un tableau", "serie": "une colonne avec un nom par ligne",
    "niveau": "un niveau de 0 à 3", "regles": "un tableau",
    "rangement": "des cartes rangées dans des cases",
}

UNITE_PETITE = ("La division est bonne. Reste l’unité : on veut un nombre « pour 100 ». "
                "Que manque-t-il à la fin du calcul ?")
UNITE_GRANDE = ("Le calcul a été multiplié par 100 une fois de trop. Combien de fois le « × 100 » "
                "apparaît-il ?")
ORDRE_PETIT = ("La réponse est cent fois trop petite{unite}. Dans quelle unité le calcul "
               "est-il fait ?")
ORDRE_GRAND = ("La réponse est cent fois trop grande{unite}. Dans quelle unité le calcul "
               "est-il fait ?")
SIGNE = ("La taille est bonne, le signe est inversé : est-ce une hausse ou une baisse ? "
         "Regardez ce qui est retranché de quoi.")
ARRONDI = "La valeur a été arrondie trop tôt. Gardez {decimales} décimales, ou n’arrondissez pas."
ARRONDI_UNE = "La valeur a été arrondie trop tôt. Gardez une décimale, ou n’arrondissez pas."
A_L_ENVERS = "Les noms sont les bons, le tri est à l’envers. Lequel doit venir en premier ?"

PLACES = "{justes} places justes sur {total}. Reprenez à partir de la première qui vous semble fragile."
LIGNES = "{justes} lignes justes sur {total}. {repli}"
MOINS_DE_LIGNES = "Le tableau a {lues} lignes ; la consigne en donne un autre nombre. Lesquelles garder ?"
ENSEMBLE_INCOMPLET = "Ce qui est retenu tient. Il en manque encore : relisez celles que vous avez laissées."
REGLES_VIDES = ("`{nom}` n’a encore aucune ligne. Écrivez-en une, exécutez la cellule qui remplit `{nom}`, "
                "puis celle-ci.")
REGLES_INDISPONIBLES = "Ce tableau n’a pas pu être relu jusqu’au bout. Chaque ligne a-t-elle toutes ses cases ?"
RESTE_A_FAIRE = "Ce qui est rempli tient. Il reste à remplir : {noms}."

SIGNAUX = {
    "echec": "La cellule exécutée juste avant s’est arrêtée sur une erreur. La réponse lue ici peut dater "
             "d’un essai précédent : réparez-la d’abord.",
    "kpi": "Une variable appelée `kpi` cache l’outil du même nom. Renommez-la, puis exécutez "
           "`from atelier_cm import kpi`.",
    "audit": "Une variable appelée `audit` cache l’outil du même nom. Renommez-la, puis exécutez "
             "`from atelier_cm import audit`.",
    "swot": "Une variable appelée `swot` cache l’outil du même nom. Renommez-la (par exemple `mon_swot`), puis "
            "exécutez `from atelier_cm import swot`.",
    "charger": "Une variable appelée `charger` cache l’outil du même nom. Renommez-la, puis exécutez "
               "`from atelier_cm import charger`.",
    "controle": "Une variable appelée `controle` a caché l’outil du même nom ; il vient d’être remis en "
                "place. Donnez un autre nom à la vôtre.",
}

TITRES_AIDES = {"rappel": "Indice 1 : rappel", "methode": "Indice 2 : méthode",
                "exemple": "Indice 3 : exemple sur d’autres données"}
TITRE_CORRIGE = "Corrigé commenté"
REJOUABLE = "Ce calcul sera refait sur un autre mois."


def phrase_de_forme(forme: Mapping, lu: Mapping) -> str:
    """La phrase d’une réponse que l’on ne peut pas juger."""
    if forme["type"] == "regles" and lu["defaut"] == "vide":
        return REGLES_VIDES.format(nom=forme["nom"])
    ecrit = lu.get("ecrit", "")
    attendu = ATTENDUS[forme["type"]]
    if forme["type"] == "nombre" and forme.get("unite"):
        attendu += f" ({forme['unite']})"
    return FORMES[lu["defaut"]].format(
        nom=forme["nom"], ecrit=ecrit, point=ecrit.replace(",", ".").rstrip(" %€"),
        recu=lu.get("recu", "un objet d’un autre type"), attendu=attendu,
        options=", ".join(forme.get("options", ())),
        cartes=_etendue(forme.get("cartes", ())), cases=_etendue(forme.get("cases", ())),
        absentes=", ".join(f"« {a} »" for a in lu.get("absentes", ())))


def lecture_de_valeur(forme: Mapping, lu: Mapping) -> str:
    """Ce que la carte a lu, en une courte expression française ; vide si rien d’utile à montrer."""
    if "v" not in lu:
        return ""
    v = lu["v"]
    match forme["type"]:
        case "nombre":
            return _nombre_lu(v)
        case "choix" | "texte":
            for option in forme.get("options", ()):
                if option.casefold() == v:
                    return option
            return f"« {v[:60]} »"
        case "ensemble":
            ecrites = {option.casefold(): option for option in forme.get("options", ())}
            return ", ".join(ecrites.get(o, o) for o in sorted(v, key=lambda o: (len(o), o)))[:80]
        case "date":
            return "/".join(reversed(v.split("-")))
        case "niveau":
            return f"niveau {v}"
        case "liste" | "classement":
            lien = " > " if forme["type"] == "classement" else f"{FINE}; "
            return _abrege([ecrire_nombre(x) if isinstance(x, float) else str(x) for x in v], lien)
        case "serie" | "table":
            return _compte(len(v["cles"]))
        case "rangement":
            quoi = forme.get("unite") or "cartes"
            return f"{len(v)} {quoi if len(v) > 1 else quoi.removesuffix('s')}"
        case "regles":
            return _compte(len(v["lignes"]))
    return ""


def compte_juste(justes: int, total: int, quoi: str) -> str:
    """« 12 cartes justes sur 16. » ; ``quoi`` au pluriel, au féminin."""
    return f"{justes} {quoi} justes sur {total}." if justes > 1 else f"{justes} {quoi.removesuffix('s')} juste sur {total}."


def cartes_sans_case(n: int) -> str:
    """La phrase des cartes qui ne sont encore dans aucune case."""
    combien = "Une carte attend" if n == 1 else f"{n} cartes attendent"
    return f"{combien} encore une case : laquelle ?"


def _etendue(noms) -> str:
    """« A à P » pour une suite de lettres ou de chiffres, sinon la liste."""
    noms = list(noms)
    if len(noms) > 3 and all(len(n) == 1 for n in noms):
        return f"{noms[0]} à {noms[-1]}"
    return ", ".join(noms)


def _nombre_lu(v: float) -> str:
    """Sans unité : écrire « 0,06 % » d’un 0,06 qui n’en est pas un serait mentir."""
    if abs(v) >= 1e15 or (v and abs(v) < 1e-4):
        return f"{v:.2e}".replace(".", ",")
    return ecrire_nombre(v, 0 if float(v).is_integer() else (2 if abs(v) >= 0.1 else 4))


def _abrege(mots: list[str], lien: str) -> str:
    """Les premiers noms entiers, dans une ligne et demie environ."""
    gardes = [mot[:60] for mot in mots[:8]]
    while len(gardes) > 1 and len(lien.join(gardes)) > 110:
        gardes.pop()
    return lien.join(gardes) + (f"{lien}…" if len(gardes) < len(mots) else "")


def _compte(n: int) -> str:
    return "1 ligne" if n == 1 else f"{ecrire_nombre(n)} lignes"
