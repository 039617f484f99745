"""Le vocabulaire calculable du métier : des fonctions pures, sans Jupyter ni notes."""
