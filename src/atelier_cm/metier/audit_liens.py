"""Liens et images : ce qui mène quelque part, ce qui est décrit, et ce que l’export ne dit pas.

Rien ici n’interroge le réseau : le relevé des adresses est une donnée, datée, que l’on relit.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .audit_export import AVEC_IMAGE
from .ecriture import accorder, ecrire_nombre
from .incertitude import Intervalle, intervalle

VIVANT, REDIRIGE, MORT, INCONNU = "vivant", "redirigé", "mort", "non relevé"


def etat_lien(statut, adresse: object = "", adresse_finale: object = "") -> str:
    """L’état d’une adresse d’après son relevé : « vivant », « redirigé », « mort » ou « non relevé ».

    Paramètres : statut, code HTTP obtenu au bout du chemin (0 : pas de réponse ; vide : non relevé) ; adresse,
    celle de la publication ; adresse_finale, celle où l’on arrive (vide : la même).
    Un lien redirigé qui arrive (200 à 299) n’est pas mort. Un code 300 à 399 sans adresse finale : redirigé.
    Un refus d’accès (401, 403) ou un excès de demandes (429) ne prouve pas que la page manque : « non relevé ».
    Source : RFC 9110, § 15 (codes de statut HTTP).
    """
    if statut is None or statut is pd.NA or statut != statut:
        return INCONNU
    code = int(statut)
    if code in (401, 403, 429):
        return INCONNU
    if 200 <= code < 300:
        return REDIRIGE if _arrive_ailleurs(adresse, adresse_finale) else VIVANT
    return REDIRIGE if 300 <= code < 400 else MORT


def _arrive_ailleurs(adresse, finale) -> bool:
    textes = [x.strip().rstrip("/") if isinstance(x, str) else "" for x in (adresse, finale)]
    return bool(textes[1]) and textes[0] != textes[1]


def etats_liens(releve: pd.DataFrame, *, url: str = "url", statut: str = "statut",
                adresse_finale: str = "adresse_finale") -> pd.Series:
    """L’état de chaque adresse d’un relevé, dans l’ordre des lignes (colonne nommée `etat`).

    Paramètres : releve, table ; url, statut, adresse_finale : noms de ses colonnes (la dernière peut manquer).
    Erreur : ValueError si url ou statut manque.
    """
    manque = [nom for nom in (url, statut) if nom not in releve.columns]
    if manque:
        raise ValueError(f"Il manque dans le relevé : {', '.join(manque)}.")
    finales = releve[adresse_finale] if adresse_finale in releve.columns else [""] * len(releve)
    lus = [etat_lien(s, u, f) for s, u, f in zip(releve[statut], releve[url], finales)]
    return pd.Series(lus, index=releve.index, name="etat", dtype="str")


def liens(releve: pd.DataFrame, **colonnes) -> pd.Series:
    """Combien d’adresses vivantes, redirigées, mortes, non relevées. Paramètres : ceux d’`etats_liens`.

    Résultat : colonne de quatre comptes, dans cet ordre, zéros compris.
    """
    return etats_liens(releve, **colonnes).value_counts().reindex([VIVANT, REDIRIGE, MORT, INCONNU], fill_value=0)


@dataclass(frozen=True)
class TextesAlternatifs:
    """Images décrites ou muettes.

    images : publications avec image ; avec_texte, sans_texte : ce que l’export dit ; inconnues : il ne dit rien ;
    part_sans : Intervalle à 95 %, en %, sur les seules images connues.
    """

    images: int
    avec_texte: int
    sans_texte: int
    inconnues: int
    part_sans: Intervalle

    @property
    def connues(self) -> int:
        """Images pour lesquelles l’export répond par oui ou par non."""
        return self.avec_texte + self.sans_texte

    def __str__(self) -> str:
        return (f"{accorder(self.images, 'publication')} avec image : {ecrire_nombre(self.sans_texte)} sans texte alternatif, "
                f"{ecrire_nombre(self.avec_texte)} avec, {ecrire_nombre(self.inconnues)} dont l’export ne dit rien. "
                f"Sur {ecrire_nombre(self.connues)} connues : {self.part_sans}")

    __repr__ = __str__


def avec_image(posts: pd.DataFrame) -> pd.DataFrame:
    """Les publications qui portent une image à décrire (photo, photo de banque, carrousel, album, document)."""
    return posts[posts["type"].isin(AVEC_IMAGE)]


def textes_alternatifs(posts: pd.DataFrame) -> TextesAlternatifs:
    """Combien d’images n’ont pas de texte alternatif, parmi celles dont on sait quelque chose.

    Paramètre : posts, table aux colonnes type et alt_texte (1 présent, 0 absent, vide si l’on ne sait pas).
    Les publications sans image ne comptent pas ; une case vide n’est ni un oui ni un non.
    Résultat : TextesAlternatifs. Erreur : ValueError si une colonne manque.
    Sources : WCAG 2.2, critère 1.1.1 (contenu non textuel) ; intervalle de Wilson (1927).
    """
    manque = [nom for nom in ("type", "alt_texte") if nom not in posts.columns]
    if manque:
        raise ValueError(f"Il manque dans la table : {', '.join(manque)}.")
    cases = avec_image(posts)["alt_texte"]
    oui, non = int((cases == 1).sum()), int((cases == 0).sum())
    return TextesAlternatifs(len(cases), oui, non, len(cases) - oui - non, intervalle(non, oui + non, de="proportion"))
