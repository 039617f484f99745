"""Tous les jeux du cours, dans l’ordre de la galerie."""

from .abonnes import jeu_abonnes, releve_complet
from .agora import agora
from .agora_jeux import jeu_membres, jeu_messages
from .assistant import jeu_assistant
from .audiences import jeu_audiences
from .avis import avis, jeu_avis
from .campagnes import campagnes, jeu_campagnes, jeu_six
from .capstone_jeux import jeux_capstone
from .charte import jeu_audit, jeu_charte, jeu_grille
from .collaborations import jeu_collaborations
from .concurrents import concurrents, jeu_concurrents
from .crise_jeux import jeux_crise
from .description import Jeu
from .enquete import enquete, jeu_enquete
from .etat_des_lieux import jeu_actions, jeu_causes, jeu_liens, jeu_preuves, valeurs
from .idees import jeu_contraintes, jeu_idees
from .periode import Periode
from .posts import jeu_audience, jeu_cinq, jeu_posts, publications
from .posts_export import jeu_export
from .rattachements import jeu_rattachements
from .retombees import jeu_retombees
from .sav import jeu_sav, messages
from .temps import jeu_collectif, jeu_temps
from .usages import jeu_usages
from .veille import jeu_veille, mentions


def fabriquer(graine: int, periode: Periode) -> list[Jeu]:
    """Fabrique tous les jeux pour une graine et une saison."""
    posts = publications(graine, periode)
    couts = campagnes(graine, periode)
    eux, sav, suivi, vagues = concurrents(graine, periode), messages(graine, periode), releve_complet(graine, periode), enquete(graine)
    membres, echanges = agora(graine, periode)
    return [
        jeu_cinq(),
        jeu_posts(posts, periode),
        jeu_export(posts, graine),
        jeu_audience(posts, periode),
        jeu_concurrents(eux),
        jeu_abonnes(graine, periode),
        jeu_sav(sav),
        jeu_enquete(vagues),
        jeu_campagnes(couts),
        jeu_six(couts),
        jeu_retombees(graine, periode),
        jeu_assistant(posts, suivi, periode),
        jeu_avis(avis(graine, periode), periode),
        jeu_veille(mentions(graine, periode)),
        jeu_audiences(),
        jeu_usages(graine),
        jeu_charte(),
        jeu_grille(),
        jeu_audit(posts, graine),
        jeu_liens(posts, graine),
        jeu_preuves(valeurs(posts, eux, sav, suivi, vagues)),
        jeu_causes(),
        jeu_actions(),
        jeu_rattachements(graine),
        jeu_membres(membres),
        jeu_messages(echanges, membres),
        jeu_temps(graine, periode),
        jeu_collectif(graine, periode),
        jeu_idees(graine, periode),
        jeu_contraintes(),
        jeu_collaborations(graine, periode),
        *jeux_capstone(graine, periode),
        *jeux_crise(graine, periode),
    ]
