"""Les jeux fabriqués pour plusieurs graines, une seule fois par session."""

import functools

import pytest

from atelier_cm.fabrique.catalogue import fabriquer
from atelier_cm.fabrique.periode import PERIODE_DU_COURS


@functools.cache
def _tables(graine):
    return {jeu.nom: jeu.table for jeu in fabriquer(graine, PERIODE_DU_COURS)}


@pytest.fixture(scope="session")
def tables():
    """Fonction : graine → tables des jeux, par nom."""
    return _tables
