"""L'écriture canonique d'un texte : la seule que le constructeur accepte.

Une seule forme par texte : les options dans leur ordre, la typographie en place, pas de
séparateur en trop. Les diffs ne montrent alors que ce qui a changé.
"""

from __future__ import annotations

from dataclasses import replace

from atelier_cm.carnets import roles, solutions, typographie
from atelier_cm.carnets.problemes import Probleme
from atelier_cm.carnets.texte import Bloc, ecrire, lire


def canoniser(texte: str, fichier: str = "texte") -> str:
    """La forme canonique du texte (idempotent).

    Raises:
        Refus: le texte est illisible ; il n'est jamais réécrit à l'aveugle.
    """
    return ecrire([canoniser_bloc(bloc) for bloc in lire(texte, fichier)])


def canoniser_bloc(bloc: Bloc) -> Bloc:
    """Un bloc remis d'aplomb : prose typographiée, options redondantes retirées."""
    options = dict(bloc.options)
    nom = roles.role(bloc)
    source = bloc.source
    if nom in ("consigne", "question") and options.get("role") == nom:
        del options["role"]
    if isinstance(options.get("alt"), str):
        options["alt"] = typographie.remettre(options["alt"])
    if bloc.genre == "markdown":
        source = typographie.remettre(source)
    else:
        source = "\n".join(ligne.rstrip() for ligne in source.split("\n")).strip("\n")
        if nom == "reponse":
            source = solutions.sans_souche_recopiee(source)
        if nom == "question" and source == roles.source_de_question(str(options.get("question"))):
            source = ""
    return replace(bloc, source=source, options=options)


def problemes_d_ecriture(texte: str, fichier: str) -> list[Probleme]:
    """Un problème au plus, à la première ligne qui n'est pas canonique."""
    attendu = canoniser(texte, fichier)
    if attendu == texte:
        return []
    ecrites, voulues = texte.split("\n"), attendu.split("\n")
    rang = next(
        (i for i, (e, v) in enumerate(zip(ecrites, voulues)) if e != v),
        min(len(ecrites), len(voulues)) - 1,
    )
    return [
        Probleme(
            fichier,
            rang + 1,
            "écriture non canonique (espaces insécables, options ou séparateurs) : « atelier construire --formater » la remet d’aplomb.",
        )
    ]
