"""Le hasard de la fabrique : un flux par nom, indépendant des autres."""

import zlib

import numpy as np


def tirage(graine: int, nom: str) -> np.random.Generator:
    """Générateur propre à un jeu ou à une partie de jeu.

    Le flux dépend de la graine et du nom seulement : ajouter un jeu, ou un
    tirage dans un autre, ne change rien à celui-ci.

    Paramètres : ``graine`` (entier ≥ 0), ``nom`` (par exemple ``"sav"``).
    """
    cle = zlib.crc32(nom.encode("utf-8"))
    return np.random.default_rng(np.random.SeedSequence(entropy=graine, spawn_key=(cle,)))


def ajuster_total(valeurs: np.ndarray, cible: int, rng: np.random.Generator,
                  plafond: np.ndarray | None = None) -> np.ndarray:
    """Mêmes entiers, à quelques unités près, pour une somme imposée.

    Les unités sont ajoutées ou retirées au hasard, en proportion des valeurs,
    pour que la correction ne se voie sur aucune ligne. ``plafond`` borne
    chaque valeur. Erreur : ``ValueError`` si la cible est hors d’atteinte.
    """
    valeurs = np.array(valeurs, dtype=np.int64)
    haut = np.full(len(valeurs), np.iinfo(np.int64).max) if plafond is None else np.asarray(plafond)
    if cible < 0 or cible > int(np.minimum(haut, 10**12).sum()):
        raise ValueError(f"Total {cible} hors d’atteinte.")
    while (ecart := cible - int(valeurs.sum())) != 0:
        pas = 1 if ecart > 0 else -1
        possible = valeurs < haut if pas > 0 else valeurs > 0
        poids = np.where(possible, valeurs + 1.0, 0.0)
        lignes = rng.choice(len(valeurs), size=min(abs(ecart), 50), p=poids / poids.sum())
        for ligne in lignes:
            if (pas > 0 and valeurs[ligne] < haut[ligne]) or (pas < 0 and valeurs[ligne] > 0):
                valeurs[ligne] += pas
    return valeurs
