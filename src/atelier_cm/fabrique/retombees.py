"""Le rapport de « retombées » remis par l’agence : 84 000 €, et rien de mesuré."""

import numpy as np
import pandas as pd

from .description import Champ, Jeu
from .graines import tirage
from .periode import Periode

TOTAL = 84_000
_SUPPORTS = (
    ("Matin des Genêts", "presse locale", 20, 3), ("L’Orvelle illustrée", "presse locale", 22, 3),
    ("Radio Longval", "radio", 14, 2), ("Le Pas Tranquille", "blog", 12, 2), ("Vivre à Brévelle", "presse locale", 18, 3),
    ("Canal Corniche", "télévision locale", 35, 3), ("Mamie Bitume", "créatrice de contenus", 25, 2),
    ("Les Semelles bavardes", "balado", 16, 2), ("Club des Trois-Moulins", "page associative", 8, 1),
    ("Instagram Marchevive", "publication de la marque", 10, 1), ("Facebook Marchevive", "publication de la marque", 9, 1),
    ("Reprises et partages", "partages d’internautes", 6, 1),
)


def jeu_retombees(graine: int, periode: Periode) -> Jeu:
    """Le jeu ``retombees_agence``."""
    rng = tirage(graine, "retombees")
    t = pd.DataFrame(_SUPPORTS, columns=["support", "nature", "tarif_equivalent", "coefficient"])
    n = len(t)
    t["date"] = np.sort(rng.choice(pd.date_range(periode.jour(5, 4), periode.jour(5, 29), freq="D"), n))
    milliers = np.maximum(np.rint(rng.lognormal(3.6, 0.45, n)), 12).astype(int)
    # L’agence multiplie des affichages supposés par un tarif et un coefficient : la somme fait 84 000 € tout rond.
    prix = (t["tarif_equivalent"] * t["coefficient"]).to_numpy()
    milliers[-1] = 0
    milliers = np.rint(milliers * (TOTAL - 700) / (milliers * prix).sum()).astype(int)
    milliers[:-1] = np.maximum(milliers[:-1], 15)
    # Les trois derniers tarifs (8, 9 et 6 €) absorbent l’écart en milliers entiers de contacts.
    while (TOTAL - int((milliers[:-1] * prix[:-1]).sum())) % prix[-1]:
        milliers[int(rng.choice([8, 10]))] += 1
    milliers[-1] = (TOTAL - int((milliers[:-1] * prix[:-1]).sum())) // prix[-1]
    audience = milliers * 1000
    t["audience_annoncee"] = audience
    t["valeur"] = milliers * prix
    colonnes = ["date", "support", "nature", "audience_annoncee", "tarif_equivalent", "coefficient", "valeur"]
    return Jeu(
        nom="retombees_agence", titre="Le rapport de retombées de l’agence",
        resume="Le tableau joint par une agence de relations presse fictive à son bilan de mai : « 84 000 € de "
               "retombées ». Chaque ligne multiplie une audience annoncée par un tarif publicitaire et un coefficient.",
        ligne="Une ligne = une parution.", table=t[colonnes], cle=("support",), temps="date",
        champs=(
            Champ("date", "date", "Date de parution"),
            Champ("support", "string", "Où la marque a été citée", contraintes={"unique": True}),
            Champ("nature", "string", "Genre de support"),
            Champ("audience_annoncee", "integer", "Affichages ou contacts annoncés par le support", "contacts",
                  contraintes={"minimum": 0}),
            Champ("tarif_equivalent", "integer", "Tarif d’une publicité comparable, pour mille contacts", "€ pour mille"),
            Champ("coefficient", "integer", "Multiplicateur appliqué par l’agence (« une citation vaut trois publicités »)"),
            Champ("valeur", "integer", "Valeur publiée par l’agence", "€"),
        ),
        remarques=("Les supports, les audiences et l’agence sont inventés.",),
    )
