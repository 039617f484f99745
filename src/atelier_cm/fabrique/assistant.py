"""Le commentaire rédigé par un assistant : six phrases, dont trois que les données contredisent."""

import pandas as pd

from atelier_cm.donnees.typographie import insecables

from .description import Champ, Jeu
from .periode import Periode

# Les phrases que les données contredisent, dans l’ordre du commentaire.
CONTREDITES = (2, 4, 5)


def _milliers(nombre: float) -> str:
    return f"{round(nombre):,}".replace(",", "\u202f")


def _decimal(nombre: float) -> str:
    return f"{nombre:.1f}".replace(".", ",")


def phrases(posts: pd.DataFrame, releve: pd.DataFrame, periode: Periode) -> list[str]:
    """Les six phrases, calculées sur les publications et le relevé des abonnés."""
    ig = posts[posts["reseau"] == "Instagram"]
    fevrier, mars = (ig[ig["mois"] == periode.mois(m)] for m in (2, 3))
    juin, aout = (posts[posts["mois"] == periode.mois(m)] for m in (6, 8))
    # « Par publication », réponses de la marque exclues.
    avant, apres = (float((t["commentaires"] - t["commentaires_marque"]).sum() / len(t)) for t in (fevrier, mars))
    baisse = 100 * (1 - aout["interactions"].sum() / juin["interactions"].sum())
    fb = releve[(releve["reseau"] == "Facebook") & (releve["mois"] == periode.mois(3))]
    solde = int(fb["gagnes"].sum() - fb["perdus"].sum())
    verbe = "gagne" if solde >= 0 else "perd"
    textes = [
        f"Sur Instagram, nous avons publié {len(mars)} fois en mars, contre {len(fevrier)} en février.",
        f"En mars, une publication Instagram touche en moyenne {_milliers(mars['portee'].mean())} personnes sans que nous "
        "ayons rien dépensé : notre portée organique se porte bien.",
        f"La conversation progresse : chaque publication Instagram reçoit {_decimal(apres)} commentaires du public en mars, "
        f"contre {_decimal(avant)} en février.",
        "Le 14 février, 412 personnes mécontentes ont quitté notre compte Instagram : il faut leur présenter des excuses.",
        f"De juin à août, nos interactions chutent de {round(baisse)} % : chaque publication intéresse nettement moins qu’avant "
        "l’été.",
        f"Notre page Facebook {verbe} {_milliers(abs(solde))} abonnés en mars, une fois les départs déduits.",
    ]
    return [insecables(texte) for texte in textes]


def jeu_assistant(posts: pd.DataFrame, releve: pd.DataFrame, periode: Periode) -> Jeu:
    """Le jeu ``commentaire_assistant``."""
    textes = phrases(posts, releve, periode)
    return Jeu(
        nom="commentaire_assistant", titre="Le commentaire rédigé par l’assistant",
        resume="Six phrases numérotées du commentaire de saison qu’un assistant automatique a rédigé pour la direction de "
               "Marchevive. À relire avec les données avant de l’envoyer.",
        ligne="Une ligne = une phrase.",
        table=pd.DataFrame({"numero": range(1, len(textes) + 1), "phrase": textes}), cle=("numero",),
        champs=(
            Champ("numero", "integer", "Numéro de la phrase", contraintes={"unique": True}),
            Champ("phrase", "string", "Texte de la phrase"),
        ),
        remarques=("Le texte est inventé ; ses nombres sont calculés sur les autres jeux.",),
    )
