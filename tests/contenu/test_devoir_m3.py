"""Le devoir M3 : barème, erreurs reconnues, rangements, histoires cachées des données, chiffres du modèle."""

from __future__ import annotations

import re

import pytest

from atelier_cm.correction.copies import couples
from atelier_cm.donnees import charger
from atelier_cm.fabrique.charte import REGLE_A_EXCEPTION, REGLES_CONTRADICTOIRES
from atelier_cm.metier import audit, kpi, plan_action
from atelier_cm.metier.ecriture import ecrire_nombre

DEVOIR = "m3-etat-des-lieux"
POINTS = {"E3-1": 3, "E3-2": 2, "E3-3": 2, "E3-4": 2, "E3-5": 3, "E3-6": 3, "E3-7": 2, "E3-8": 3, "E3-9": 2,
          "E3-10": 2, "J3-1": 4}
CRITERES = ("L3-1-preuves", "L3-1-interne-externe", "L3-1-croisements", "L3-1-utilite")


# ---------------------------------------------------------------- barème


def test_le_bareme_est_celui_annonce(devoir):
    assert {nom: q.points for nom, q in devoir.questions.items()} == POINTS
    assert tuple(devoir.criteres) == CRITERES


def test_chaque_competence_du_diagnostic_a_sa_question(devoir):
    servies = {q.competence for q in devoir.questions.values()} | set(devoir.criteres.values())
    assert {"C2.1", "C2.2", "C2.3", "C2.4", "C2.5", "C5.1", "C5.4"} <= servies


# ---------------------------------------------------------------- jugement


def test_une_mauvaise_decision_ne_coute_pas_aussi_le_compte(devoir):
    """Le compte suit la décision : seule la décision perd ses points."""
    export = charger("export_marchevive")
    fausses = {"doublons_export": "garder", "textes_semblables": "écarter", "impressions_vides": "écarter",
               "dates_americaines": "écarter", "cases_vides": "écarter"}
    bonnes = {"doublons_export": "écarter", "textes_semblables": "garder", "impressions_vides": "garder",
              "dates_americaines": "corriger", "cases_vides": "garder"}
    for nom, mot in fausses.items():
        reste = len(audit.nettoyer(export, audit.decider(**{**bonnes, nom: mot})))
        champ = "doublons" if nom == "doublons_export" else nom
        verdict = devoir.verdict("E3-1", devoir.juste("E3-1") | {champ: mot, "lignes_restantes": reste})
        assert verdict.points == 2.75, nom


# ---------------------------------------------------------------- les rangements


def _deplacer(devoir, combien, vers):
    """Le bon rangement des preuves, avec `combien` cartes internes mises dans la case `vers`."""
    internes = [l for l, case in devoir.module.preuves.RANGEMENT.items() if case in ("forces", "faiblesses") and l not in devoir.module.preuves.DEFENDABLES]
    return {**devoir.module.preuves.RANGEMENT, **{lettre: vers for lettre in internes[:combien]}}


@pytest.mark.parametrize("fausses, points", [(0, 3), (1, 3), (2, 2), (3, 2), (4, 1), (6, 1), (7, 0)])
def test_les_seize_preuves_suivent_le_bareme_annonce(devoir, fausses, points):
    verdict = devoir.verdict("E3-8", {"rangement": couples(_deplacer(devoir, fausses, "menaces"))})
    assert verdict.points == points
    assert fausses == 0 or f"{16 - fausses} cartes justes sur 16" in f"{verdict.phrase} {verdict.complement}"


def test_les_deux_cartes_defendables_ont_deux_cases_et_la_carte_dit_pourquoi(devoir):
    nommees = " et ".join(devoir.module.preuves.DEFENDABLES)
    assert f"**{nommees}**" in devoir.questions["E3-8"].corrige and f"Les cartes {nommees} " in devoir.texte
    for lettre in devoir.module.preuves.DEFENDABLES:
        verdict = devoir.verdict("E3-8", {"rangement": couples({**devoir.module.preuves.RANGEMENT, lettre: "opportunites"})})
        assert verdict.points == 3 and "deux cases se défendent" in verdict.complement


def test_la_reponse_ne_dit_pas_quelles_cartes_sont_fausses(devoir):
    un = devoir.verdict("E3-8", {"rangement": couples(_deplacer(devoir, 2, "opportunites"))})
    autres = {**devoir.module.preuves.RANGEMENT, "L": "opportunites", "P": "opportunites"}
    assert un.phrase == devoir.verdict("E3-8", {"rangement": couples(autres)}).phrase
    (lu,) = un.champs
    assert lu.reconnu == "dedans en opportunité"


def test_chaque_confusion_a_sa_famille(devoir):
    rangement = devoir.module.preuves.RANGEMENT
    confusions = [(j, d, f) for j, voisines in devoir.module.preuves._CONFUSIONS.items() for d, f in voisines.items()]
    assert len(confusions) == 12
    for juste, donnee, famille in confusions:
        lettre = next(l for l, case in rangement.items() if case == juste and l not in devoir.module.preuves.DEFENDABLES)
        (lu,) = devoir.verdict("E3-8", {"rangement": couples({**rangement, lettre: donnee})}).champs
        assert lu.reconnu == famille and lu.phrase.endswith(("?", "chiffres.", "vôtres.", "forces.")), (juste, donnee)


@pytest.mark.parametrize("lettres, famille", [(0, "reformulation"), (1, "solution déguisée"), (3, "invérifiable")])
def test_six_explications_de_la_meme_sorte_ont_sa_phrase(devoir, lettres, famille):
    ecrit = " ".join(f"{n}{sortes[lettres]}" for n, sortes in devoir.module.causes.EXPLICATIONS.items())
    verdict = devoir.verdict("E3-9", devoir.juste("E3-9") | {"causes": ecrit})
    assert verdict.points == 1 and verdict.champs[0].reconnu == famille
    assert "0 réponse juste sur 6" in verdict.phrase


def test_une_copie_temoin_jugee_a_un_cran_garde_la_moitie(devoir):
    verdict = devoir.verdict("J3-1", {"niveau_preuves": 1, "niveau_interne_externe": 2,
                                      "niveau_croisements": 2, "niveau_utilite": 1})
    assert verdict.points == 2


# ---------------------------------------------------------------- les histoires que les données doivent garder


def test_le_releve_des_liens_a_les_statuts_que_les_phrases_commentent(devoir):
    releve = charger("releve_liens")
    lus = ["détour" if isinstance(fin, str) else str(statut) for statut, fin in zip(releve["statut"], releve["adresse_finale"])]
    assert tuple(lus) == devoir.module.ecarts._STATUTS
    morts = {str(n) for n, etat in audit.etats_liens(releve).items() if etat == "mort"}
    assert morts == {nom for nom, o in devoir.questions["E3-3"].champs[1].options.items() if o.etat == "réussi"}


def test_les_regles_a_remonter_sont_celles_qui_se_contredisent(devoir):
    options = devoir.questions["E3-4"].champs[-1].options
    assert set(options) == set(charger("grille_audit").index)
    assert {nom for nom, o in options.items() if o.etat == "réussi"} == set(REGLES_CONTRADICTOIRES)
    assert REGLE_A_EXCEPTION == "R42" and REGLES_CONTRADICTOIRES == ("R35", "R55")


def test_les_taux_a_base_egale_sont_ceux_de_la_fonction_du_cours(devoir):
    base = audit.base_egale(charger("posts_marchevive"), charger("posts_concurrents"), debut="2026-04", fin="2026-06",
                            reseau="Instagram")
    attendus = audit.comparer(base)["mediane"]
    lus = devoir.questions["E3-6"].attendu(charger)
    assert lus["notre_taux"] == pytest.approx(attendus["Marchevive"])
    assert lus["leur_taux"] == pytest.approx(attendus["Vitalpas"])
    # La lecture du corrigé : un écart net, et une relance plus précoce que celle des trois autres.
    assert audit.se_distinguent(audit.comparer(base), "Vitalpas", "Marchevive")
    relances = base.groupby("organisation")["delai_premiere_relance_min"].median().drop("Marchevive")
    assert relances.idxmin() == "Vitalpas" and relances["Vitalpas"] < 30 < relances.drop("Vitalpas").min()
    # Randofit est plus petit et ne fait pas mieux que nous : la taille n'explique pas tout.
    assert attendus["Randofit"] < attendus["Marchevive"]


def test_le_premier_theme_de_linkedin_est_trop_peu_publie(devoir):
    table = audit.themes(devoir.module.preuves._linkedin(charger), "err")
    assert table.index[0] == "sortie de groupe" and table.loc["sortie de groupe", "effectif"] == 4
    lettres = dict(zip("ABCDEFG", sorted(table.index)))
    assert len(table) == 7
    a_taire = {l for l, theme in lettres.items() if table.loc[theme, "conclure"] == "non"}
    assert a_taire == {nom for nom, o in devoir.questions["E3-7"].champs[1].options.items() if o.etat == "réussi"}
    assert table["total"].idxmax() == "coulisses"
    tete = table[table["conclure"] == "oui"].index[:3]
    assert set(tete) == {"témoignage", "coulisses", "conseil santé"}
    assert not any(audit.se_distinguent(table, a, b) for a in tete for b in tete if a != b)


def test_la_premiere_publication_sans_seuil_est_presque_invisible(devoir):
    premiere = devoir.module.comparaison._premiere_sans_seuil(charger)
    assert premiere["portee"] < 100
    cinq = devoir.module.comparaison._instagram_gratuit(charger).loc[devoir.module.comparaison._cinq("err")(charger)]
    assert premiere.name not in cinq.index and cinq["type"].nunique() > 1


def test_les_cartes_et_les_lettres_du_texte_sont_celles_des_donnees(devoir):
    assert list(charger("preuves_swot").index) == list(devoir.module.preuves.RANGEMENT)
    assert [str(n) for n in charger("causes_possibles").index] == list(devoir.module.causes.EXPLICATIONS) == list(devoir.module.causes.EPREUVES)
    assert all(sorted(sortes) == list("ABCD") for sortes in devoir.module.causes.EXPLICATIONS.values())


def test_les_departs_ne_bougent_guere_apres_un_jeu_concours():
    """Ce que dit le corrigé d’E3-9 d’une cause vérifiable et pourtant fausse."""
    suivi = charger("abonnes_jour")
    perdus = suivi[suivi["reseau"] == "Instagram"].set_index("date")["perdus"]
    perdus = perdus[perdus < perdus.max()]  # la purge de février ne compte pas
    posts = charger("posts_marchevive")
    jeux = posts[(posts["reseau"] == "Instagram") & (posts["theme"] == "jeu-concours")]["date_heure"].dt.normalize()
    ecarts = (perdus.index.to_series().map(lambda j: (j - jeux[jeux < j].max()).days if (jeux < j).any() else 999))
    assert abs(perdus[ecarts <= 7].mean() / perdus.mean() - 1) < 0.15


def test_les_avis_de_mars_visent_un_article_et_sa_semelle():
    avis = charger("avis_clients")
    mars = avis[(avis["date"].dt.strftime("%Y-%m") == "2026-03") & (avis["note_1_5"] == 1)]
    assert mars["produit"].value_counts(normalize=True).iloc[0] > 0.5 and mars["produit"].mode()[0] == "Alizé"


def test_l_ordre_et_les_victoires_rapides_sont_ceux_du_metier(devoir):
    actions = charger("actions_possibles")
    assert devoir.questions["E3-10"].attendu(charger)["ordre_des_actions"] == list(plan_action.classer(actions).index)
    choisies = plan_action.victoires_rapides(actions, heures=20)
    assert set(choisies.index) == {n for n, o in devoir.questions["E3-10"].champs[1].options.items() if o.etat == "réussi"}
    assert choisies["heures"].sum() == 19


# ---------------------------------------------------------------- le texte


def test_le_corrige_et_le_texte_donnent_les_memes_reponses(devoir):
    for identifiant in ("E3-3", "E3-4", "E3-7", "E3-9", "E3-10"):
        for champ in devoir.questions[identifiant].champs:
            if champ.type in ("ensemble", "rangement"):
                ecrit = re.search(rf"### BEGIN SOLUTION\n{champ.nom} = (\".*\")", devoir.texte)[1]
                assert f"{champ.nom} = {ecrit}" in devoir.questions[identifiant].corrige


def test_le_modele_tient_dans_la_longueur_demandee(devoir):
    assert 350 <= len(re.findall(r"\w+(?:[’,.-]\w+)*", devoir.modele)) <= 500


def test_le_modele_montre_ce_que_la_grille_demande_au_niveau_trois(devoir):
    modele = devoir.modele
    assert "Carte retirée" in modele and "L’autre sens" in modele and "change l’ordre" in modele
    assert re.search(r"8 heures, avant le \d+", modele) and "risque" in modele and "renonçons" in modele
    cartes = set(re.findall(r"\b(?:Fo|Fa|Op|Me)\d\. ", modele))
    croises = re.findall(r"(Fo\d|Fa\d) × (Op\d|Me\d)", modele)
    assert len(croises) == 3 and {f"{c}. " for paire in croises for c in paire} <= cartes


def _chiffres_du_modele() -> dict[str, str]:
    posts, sav = charger("posts_marchevive"), charger("messages_sav")
    gratuites = posts[~posts["sponsorise"]]
    err = kpi.err(gratuites["interactions"], gratuites["portee"])
    tutoriels = gratuites["theme"] == "tutoriel 20 min"
    demandes = sav[sav["besoin_reponse"]]
    repondues = demandes[demandes["horodatage_reponse"].notna()]
    images = audit.textes_alternatifs(posts)
    vitalpas = charger("posts_concurrents").query("organisation == 'Vitalpas'")["delai_premiere_relance_min"].dropna()
    chutes = sav["texte"].str.lower().str.contains(r"chute|tombée?\b").sum()
    actions = charger("actions_possibles")
    n = ecrire_nombre
    return {
        "tutoriels": f"{n(err[tutoriels].median(), 1)} interactions pour 100",
        "ensemble": f"contre {n(err.median(), 1)} pour l’ensemble ({tutoriels.sum()} publications",
        "délai": f"{n(kpi.delai_ouvre(repondues['horodatage'], repondues['horodatage_reponse']).median(), 1)} heures "
                 f"d’ouverture ({n(len(repondues))} réponses",
        "silence": f"pendant {audit.rythme(posts).silence} jours en janvier ({n(len(posts))} publications",
        "sans réponse": f"{len(demandes) - len(repondues)} demandes sans réponse (sur {n(len(demandes))}",
        "images": f"{n(images.part_sans.estimation, 0)} % d’images sans texte alternatif ({images.connues} images",
        "part": f"que {n(100 * (posts['theme'] == 'tutoriel 20 min').mean(), 0)} % de nos publications",
        "Vitalpas": f"{n(vitalpas.median(), 0)} minutes, en médiane ({len(vitalpas)} publications",
        "chutes": f"{chutes} messages racontent une chute (sur {n(len(sav))}",
        "réserve": f"Camille, {actions.loc['B', 'heures']} heures",
        "relance": f"Théo, {actions.loc['E', 'heures']} heures",
        "textes": f"Lise, {actions.loc['A', 'heures']} heures",
        "renoncement": f"{actions.loc['G', 'heures']} heures pour un impact de {actions.loc['G', 'impact']}",
    }


@pytest.mark.parametrize("quoi, chiffre", _chiffres_du_modele().items())
def test_chaque_chiffre_du_modele_se_recalcule(devoir, quoi, chiffre, plat):
    assert plat(chiffre) in plat(devoir.modele)


def test_les_preuves_inventees_le_disent():
    preuves = charger("preuves_swot")
    connus = r"posts_marchevive|posts_concurrents|messages_sav|abonnes_jour|enquete_nps|inventée? pour le cours"
    assert preuves["source"].str.contains(connus).all()
    assert preuves["source"].str.contains("inventé").sum() == 4
