"""Les erreurs de chargement : une phrase française, et le geste qui répare."""


class JeuInconnu(ValueError):
    """Le nom demandé n’est celui d’aucun jeu du cours."""


class DonneesAbsentes(FileNotFoundError):
    """Le dossier des jeux, leur description ou un fichier CSV manque."""

    def __str__(self) -> str:
        # FileNotFoundError attend (errno, message) : ici la phrase est seule.
        return str(self.args[0]) if self.args else ""


class PeriodeIllisible(ValueError):
    """La période demandée ne se lit pas, ou finit avant de commencer."""
