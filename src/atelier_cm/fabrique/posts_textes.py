"""Donner un texte, des mots-dièse, un lien à chaque publication."""

import numpy as np
import pandas as pd

from .grammaire import Grammaire
from .graines import tirage
from .posts_appels import APPELS, APPELS_SUJETS
from .posts_corpus import CORPS
from .posts_lexique import LEXIQUE, SAISON_DU_MOIS
from .posts_plan import AVEC_IMAGE

TEXTES_LECON = {
    "Tutoriel genoux": "Les genoux tirent au réveil ? Vingt minutes avec Soraya, une chaise, et la descente "
                       "d’escalier redevient tranquille. Dites-nous où vous en êtes.",
    "Jeu-concours": "Jeu-concours ! Identifiez la personne avec qui vous marcheriez 9 kilomètres : une paire de "
                    "chaussures pour chacun à gagner. Tirage au sort le 16, règlement en lien.",
    "Photo de groupe": "31 personnes dimanche au lac de Brévelle, dont Thi-Lan, 84 ans, devant. "
                       "Vous vous reconnaissez ? On recommence dans quinze jours.",
    "Tutoriel escalier": "Monter un escalier sans tenir la rampe, ça se travaille. 20 minutes, deux fois par semaine, "
                         "avec Jean-Loup. Montrez-nous vos marches.",
    "Promo chaussures": "Jusqu’à dimanche, 20 % de remise sur la chaussure Sentine. Code PASSAGE au moment de payer.",
}
_PAGES = {"produit": "boutique", "promotion": "boutique", "tutoriel 20 min": "seances", "conseil santé": "conseils",
          "sortie de groupe": "sorties", "jeu-concours": "jeu", "témoignage": "portraits", "coulisses": "journal",
          "vie de l’entreprise": "entreprise"}


HASHTAGS = {
    "tutoriel 20 min": ("#20minutes", "#mobilite", "#routine", "#equilibre"),
    "conseil santé": ("#santeenmarche", "#conseil", "#bienbouger"),
    "sortie de groupe": ("#sortie", "#marcherensemble", "#club", "#dimanche"),
    "produit": ("#equipement", "#chaussures", "#test"),
    "promotion": ("#bonplan", "#offre"),
    "jeu-concours": ("#jeuconcours", "#cadeau"),
    "témoignage": ("#temoignage", "#ilsmarchent", "#portrait"),
    "coulisses": ("#coulisses", "#atelier", "#fabrication"),
    "vie de l’entreprise": ("#emploi", "#engagement", "#equipe"),
}


class Redaction:
    """La plume d’une organisation : ses règles, son vocabulaire, ses appels."""

    def __init__(self, rng: np.random.Generator, lexique: dict[str, tuple[str, ...]] | None = None,
                 appels: dict[str, tuple[str, ...]] | None = None, ecrits: set[str] | None = None):
        regles = {f"corps/{t}": v for t, v in CORPS.items()} | {f"sujet/{t}": v for t, v in APPELS_SUJETS.items()}
        regles |= {f"appel/{r}": v for r, v in (appels or APPELS).items()}
        regles |= LEXIQUE | (lexique or {})
        self._rng = rng
        self._grammaire = Grammaire(regles, rng)
        self._ecrits = set() if ecrits is None else ecrits

    def texte(self, theme: str, reseau: str, mois: int) -> str:
        """Un texte neuf ; ``mois`` (1 à 12) règle ce qui dépend de la saison."""
        saison = SAISON_DU_MOIS[mois - 1]
        # Une redite est possible tant que le vocabulaire est fini : on retente quelques fois.
        for _ in range(25):
            appel = f"sujet/{theme}" if self._rng.random() < 0.33 else f"appel/{reseau}"
            texte = f"{self._grammaire.composer(f'corps/{theme}', saison)} {self._grammaire.composer(appel, saison)}".strip()
            if texte not in self._ecrits:
                break
        self._ecrits.add(texte)
        return texte


def mots_diese(theme: str, reseau: str, marque: str, rng: np.random.Generator) -> str | None:
    """Mots-dièse séparés par une espace, ou rien."""
    nombre = {"Facebook": int(rng.integers(0, 3)), "Instagram": int(rng.integers(2, 5)),
              "LinkedIn": int(rng.integers(1, 4)), "YouTube": int(rng.integers(0, 3))}[reseau]
    if nombre == 0:
        return None
    choix = [f"#{marque}", *HASHTAGS[theme]]
    garde = rng.permutation(len(choix))[:nombre]
    return " ".join(choix[i] for i in sorted(garde))


def lien(theme: str, genre: str, domaine: str, numero: int, rng: np.random.Generator) -> str | None:
    """Adresse sur un domaine réservé aux exemples (.example), ou rien."""
    if genre != "lien" and rng.random() > 0.3:
        return None
    return f"https://{domaine}.example/{_PAGES[theme]}/{numero}"


def textes_alternatifs(types: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """1 présent, 0 absent, vide si l’export ne dit rien ou s’il n’y a pas d’image."""
    tirages = rng.choice([1.0, 0.0, np.nan], size=len(types), p=[0.46, 0.38, 0.16])
    return np.where(types.isin(AVEC_IMAGE), tirages, np.nan)


def habiller(table: pd.DataFrame, graine: int) -> pd.DataFrame:
    """Ajoute texte, mots-dièse, lien, mention et texte alternatif."""
    rng = tirage(graine, "posts/textes")
    plume = Redaction(rng)
    table = table.copy()
    table["texte"] = [TEXTES_LECON.get(t) or plume.texte(theme, reseau, quand.month)
                      for t, theme, reseau, quand in zip(table["titre_lecon"], table["theme"], table["reseau"],
                                                         table["date_heure"])]
    table["hashtags"] = [mots_diese(t, r, "marchevive", rng) for t, r in zip(table["theme"], table["reseau"])]
    table["url"] = [lien(t, g, "marchevive", 1000 + i, rng)
                    for i, (t, g) in enumerate(zip(table["theme"], table["type"]))]
    # Flux à part : retoucher une tournure ne doit déplacer aucune valeur.
    attributs = tirage(graine, "posts/attributs")
    table["mention_pub"] = np.where(table["theme"].isin(["témoignage", "produit"]), attributs.random(len(table)) < 0.14, False)
    table["alt_texte"] = textes_alternatifs(table["type"], attributs)
    return table
