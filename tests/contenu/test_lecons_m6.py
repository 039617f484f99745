"""Les leçons du module 6 traitent leurs quinze points des sources."""

DEVOIR = "m6-kpi"
POINTS = {f"T-{numero}" for numero in range(160, 175)}


def test_les_quinze_points_des_sources_sont_traites_et_reperes(couverts):
    assert set(couverts) == POINTS
