"""Les erreurs de chargement : une phrase française, et le geste qui répare."""


from .typographie import insecables


class _EnFrancais(Exception):
    """Une erreur dont le texte est une phrase à lire telle quelle."""

    def __init__(self, phrase: str):
        super().__init__(insecables(phrase))

    def __str__(self) -> str:
        # Certaines erreurs de Python remanient leurs arguments : la phrase reste entière.
        return str(self.args[0])


class JeuInconnu(_EnFrancais, ValueError):
    """Le nom demandé n’est celui d’aucun jeu du cours."""


class DonneesAbsentes(_EnFrancais, FileNotFoundError):
    """Le dossier des jeux, leur description ou un fichier CSV manque."""


class PeriodeIllisible(_EnFrancais, ValueError):
    """La période demandée ne se lit pas, ou finit avant de commencer."""
