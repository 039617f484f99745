"""Le devoir M3 : barème, erreurs reconnues, rangements, histoires cachées des données, chiffres du modèle."""

from __future__ import annotations

import csv
import importlib.util
import re
from pathlib import Path

import pytest

from atelier_cm.correction.copies import couples
from atelier_cm.donnees import charger
from atelier_cm.fabrique.charte import REGLE_A_EXCEPTION, REGLES_CONTRADICTOIRES
from atelier_cm.jugement import controle_de, fabriquer_controles, juger, reponse_canonique
from atelier_cm.metier import audit, kpi, plan_action
from atelier_cm.metier.ecriture import ecrire_nombre

RACINE = Path(__file__).parents[2]
DEVOIR = RACINE / "solutions" / "m3-etat-des-lieux"
TEXTE = (DEVOIR / "m3-etat-des-lieux.md").read_text(encoding="utf-8")
POINTS = {"E3-1": 3, "E3-2": 2, "E3-3": 2, "E3-4": 2, "E3-5": 3, "E3-6": 3, "E3-7": 2, "E3-8": 3, "E3-9": 2,
          "E3-10": 2, "J3-1": 4}
CRITERES = ("L3-1-preuves", "L3-1-interne-externe", "L3-1-croisements", "L3-1-utilite")


def _declarations():
    spec = importlib.util.spec_from_file_location("questions_m3_devoir", DEVOIR / "questions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MODULE = _declarations()
QUESTIONS = {q.id: q for q in MODULE.QUESTIONS}


@pytest.fixture(scope="module")
def controles():
    return fabriquer_controles(tuple(QUESTIONS.values()), "entrainement", charger)


def _juste(question) -> dict:
    """Une réponse juste à chaque champ de la question."""
    attendu = dict(question.attendu(charger)) if question.attendu else {}
    for champ in question.champs:
        justes = [nom for nom, option in champ.options.items() if option.etat == "réussi"]
        if champ.type == "choix":
            attendu[champ.nom] = justes[-1]
        elif champ.type == "ensemble":
            attendu[champ.nom] = justes
        elif champ.type == "niveau":
            attendu[champ.nom] = champ.attendu
        elif champ.type == "rangement":
            attendu[champ.nom] = couples({nom: c.cases[0] for nom, c in champ.cartes.items()})
    return attendu


def _verdict(controles, identifiant, reponse):
    controle = controle_de(controles, identifiant)
    return juger(controle, reponse_canonique(controle, reponse))


# ---------------------------------------------------------------- barème


def test_le_devoir_vaut_quarante_points():
    assert {nom: q.points for nom, q in QUESTIONS.items()} == POINTS
    assert sum(p for nom, p in POINTS.items() if nom.startswith("E3-")) == 24
    assert re.findall(r'"role": "critere", "id": "([^"]+)"', TEXTE) == list(CRITERES) == list(MODULE.CRITERES)


def test_douze_points_au_moins_paient_une_decision_ou_une_lecture():
    decision = sum(champ.part for nom, q in QUESTIONS.items() if nom.startswith("E3-")
                   for champ in q.champs if champ.nature == "decision")
    assert decision >= 12


def test_chaque_competence_du_diagnostic_a_sa_question():
    with open(RACINE / "src/atelier_cm/certification/referentiel.csv", encoding="utf-8", newline="") as f:
        connues = {ligne["id"] for ligne in csv.DictReader(f)}
    servies = {q.competence for q in QUESTIONS.values()} | set(MODULE.CRITERES.values())
    assert {"C2.1", "C2.2", "C2.3", "C2.4", "C2.5", "C5.1", "C5.4"} <= servies <= connues


# ---------------------------------------------------------------- jugement


@pytest.mark.parametrize("identifiant", QUESTIONS)
def test_le_corrige_a_tous_les_points(controles, identifiant):
    verdict = _verdict(controles, identifiant, _juste(QUESTIONS[identifiant]))
    assert (verdict.etat, verdict.points) == ("réussi", POINTS[identifiant])


@pytest.mark.parametrize("identifiant", QUESTIONS)
def test_une_copie_vierge_n_a_rien(controles, identifiant):
    verdict = _verdict(controles, identifiant, {champ.nom: ... for champ in QUESTIONS[identifiant].champs})
    assert (verdict.etat, verdict.points) == ("à faire", 0)


ERREURS = [(q.id, rang) for q in QUESTIONS.values() for rang in range(len(q.erreurs))]


@pytest.mark.parametrize("identifiant, rang", ERREURS)
def test_l_erreur_typique_est_reconnue_et_perd_ses_points(controles, identifiant, rang):
    question = QUESTIONS[identifiant]
    erreur = question.erreurs[rang]
    fausses = {nom: v(charger) if callable(v) else v for nom, v in erreur.valeurs.items()}
    verdict = _verdict(controles, identifiant, _juste(question) | fausses)
    reconnue = next(c.phrase for c in verdict.champs if c.nom in fausses and c.phrase)
    assert all(re.sub(r"^[^}]*\}", "", morceau) in reconnue for morceau in erreur.phrase.split("{")), reconnue
    perdus = sum(c.part for c in question.champs if c.nom in fausses) - (erreur.credit or 0)
    assert verdict.points == question.points - perdus


OPTIONS = [(q.id, champ.nom, option) for q in QUESTIONS.values() for champ in q.champs if champ.type == "choix"
           for option in champ.options]


@pytest.mark.parametrize("identifiant, nom, option", OPTIONS)
def test_chaque_option_recoit_sa_phrase_et_ses_points(controles, identifiant, nom, option):
    question = QUESTIONS[identifiant]
    champ = next(c for c in question.champs if c.nom == nom)
    declaree = champ.options[option]
    verdict = _verdict(controles, identifiant, _juste(question) | {nom: option})
    gardes = {"réussi": champ.part, "presque": declaree.credit or 0}.get(declaree.etat, 0)
    assert verdict.points == question.points - champ.part + gardes
    lu = next(c for c in verdict.champs if c.nom == nom)
    assert lu.etat == declaree.etat and (lu.phrase or lu.etat == "réussi")


def test_une_mauvaise_decision_ne_coute_pas_aussi_le_compte(controles):
    """Le compte suit la décision : seule la décision perd ses points."""
    export = charger("export_marchevive")
    fausses = {"doublons_export": "garder", "textes_semblables": "écarter", "impressions_vides": "écarter",
               "dates_americaines": "écarter", "cases_vides": "écarter"}
    bonnes = {"doublons_export": "écarter", "textes_semblables": "garder", "impressions_vides": "garder",
              "dates_americaines": "corriger", "cases_vides": "garder"}
    for nom, mot in fausses.items():
        reste = len(audit.nettoyer(export, audit.decider(**{**bonnes, nom: mot})))
        champ = "doublons" if nom == "doublons_export" else nom
        verdict = _verdict(controles, "E3-1", _juste(QUESTIONS["E3-1"]) | {champ: mot, "lignes_restantes": reste})
        assert verdict.points == 2.75, nom


# ---------------------------------------------------------------- les rangements


def _deplacer(combien, vers):
    """Le bon rangement des preuves, avec `combien` cartes internes mises dans la case `vers`."""
    internes = [l for l, case in MODULE.RANGEMENT.items() if case in ("forces", "faiblesses") and l not in MODULE.DEFENDABLES]
    return {**MODULE.RANGEMENT, **{lettre: vers for lettre in internes[:combien]}}


@pytest.mark.parametrize("fausses, points", [(0, 3), (1, 3), (2, 2), (3, 2), (4, 1), (6, 1), (7, 0)])
def test_les_seize_preuves_suivent_le_bareme_annonce(controles, fausses, points):
    verdict = _verdict(controles, "E3-8", {"rangement": couples(_deplacer(fausses, "menaces"))})
    assert verdict.points == points
    assert fausses == 0 or f"{16 - fausses} cartes justes sur 16" in f"{verdict.phrase} {verdict.complement}"


def test_les_deux_cartes_defendables_ont_deux_cases_et_la_carte_dit_pourquoi(controles):
    nommees = " et ".join(MODULE.DEFENDABLES)
    assert f"**{nommees}**" in QUESTIONS["E3-8"].corrige and f"Les cartes {nommees} " in TEXTE
    for lettre in MODULE.DEFENDABLES:
        verdict = _verdict(controles, "E3-8", {"rangement": couples({**MODULE.RANGEMENT, lettre: "opportunites"})})
        assert verdict.points == 3 and "deux cases se défendent" in verdict.complement


def test_la_reponse_ne_dit_pas_quelles_cartes_sont_fausses(controles):
    un = _verdict(controles, "E3-8", {"rangement": couples(_deplacer(2, "opportunites"))})
    autres = {**MODULE.RANGEMENT, "L": "opportunites", "P": "opportunites"}
    assert un.phrase == _verdict(controles, "E3-8", {"rangement": couples(autres)}).phrase
    (lu,) = un.champs
    assert lu.reconnu == "dedans en opportunité"


@pytest.mark.parametrize("juste, donnee, famille", [
    (j, d, f) for j, voisines in MODULE._CONFUSIONS.items() for d, f in voisines.items()])
def test_chaque_confusion_a_sa_famille(controles, juste, donnee, famille):
    lettre = next(l for l, case in MODULE.RANGEMENT.items() if case == juste and l not in MODULE.DEFENDABLES)
    (lu,) = _verdict(controles, "E3-8", {"rangement": couples({**MODULE.RANGEMENT, lettre: donnee})}).champs
    assert lu.reconnu == famille and lu.phrase.endswith(("?", "chiffres.", "vôtres.", "forces."))


@pytest.mark.parametrize("lettres, famille", [(0, "reformulation"), (1, "solution déguisée"), (3, "invérifiable")])
def test_six_explications_de_la_meme_sorte_ont_sa_phrase(controles, lettres, famille):
    ecrit = " ".join(f"{n}{sortes[lettres]}" for n, sortes in MODULE.EXPLICATIONS.items())
    verdict = _verdict(controles, "E3-9", _juste(QUESTIONS["E3-9"]) | {"causes": ecrit})
    assert verdict.points == 1 and verdict.champs[0].reconnu == famille
    assert "0 réponse juste sur 6" in verdict.phrase


def test_une_copie_temoin_jugee_a_un_cran_garde_la_moitie(controles):
    verdict = _verdict(controles, "J3-1", {"niveau_preuves": 1, "niveau_interne_externe": 2,
                                           "niveau_croisements": 2, "niveau_utilite": 1})
    assert verdict.points == 2


# ---------------------------------------------------------------- les histoires que les données doivent garder


def test_le_releve_des_liens_a_les_statuts_que_les_phrases_commentent():
    releve = charger("releve_liens")
    lus = ["détour" if isinstance(fin, str) else str(statut) for statut, fin in zip(releve["statut"], releve["adresse_finale"])]
    assert tuple(lus) == MODULE._STATUTS
    morts = {str(n) for n, etat in audit.etats_liens(releve).items() if etat == "mort"}
    assert morts == {nom for nom, o in QUESTIONS["E3-3"].champs[1].options.items() if o.etat == "réussi"}


def test_les_regles_a_remonter_sont_celles_qui_se_contredisent():
    options = QUESTIONS["E3-4"].champs[-1].options
    assert set(options) == set(charger("grille_audit").index)
    assert {nom for nom, o in options.items() if o.etat == "réussi"} == set(REGLES_CONTRADICTOIRES)
    assert REGLE_A_EXCEPTION == "R42" and REGLES_CONTRADICTOIRES == ("R35", "R55")


def test_les_taux_a_base_egale_sont_ceux_de_la_fonction_du_cours():
    base = audit.base_egale(charger("posts_marchevive"), charger("posts_concurrents"), debut="2026-04", fin="2026-06",
                            reseau="Instagram")
    attendus = audit.comparer(base)["mediane"]
    lus = QUESTIONS["E3-6"].attendu(charger)
    assert lus["notre_taux"] == pytest.approx(attendus["Marchevive"])
    assert lus["leur_taux"] == pytest.approx(attendus["Vitalpas"])
    # La lecture du corrigé : un écart net, et une relance plus précoce que celle des trois autres.
    assert audit.se_distinguent(audit.comparer(base), "Vitalpas", "Marchevive")
    relances = base.groupby("organisation")["delai_premiere_relance_min"].median().drop("Marchevive")
    assert relances.idxmin() == "Vitalpas" and relances["Vitalpas"] < 30 < relances.drop("Vitalpas").min()
    # Randofit est plus petit et ne fait pas mieux que nous : la taille n'explique pas tout.
    assert attendus["Randofit"] < attendus["Marchevive"]


def test_le_premier_theme_de_linkedin_est_trop_peu_publie():
    table = audit.themes(MODULE._linkedin(charger), "err")
    assert table.index[0] == "sortie de groupe" and table.loc["sortie de groupe", "effectif"] == 4
    lettres = dict(zip("ABCDEFG", sorted(table.index)))
    assert len(table) == 7
    a_taire = {l for l, theme in lettres.items() if table.loc[theme, "conclure"] == "non"}
    assert a_taire == {nom for nom, o in QUESTIONS["E3-7"].champs[1].options.items() if o.etat == "réussi"}
    assert table["total"].idxmax() == "coulisses"
    tete = table[table["conclure"] == "oui"].index[:3]
    assert set(tete) == {"témoignage", "coulisses", "conseil santé"}
    assert not any(audit.se_distinguent(table, a, b) for a in tete for b in tete if a != b)


def test_la_premiere_publication_sans_seuil_est_presque_invisible():
    premiere = MODULE._premiere_sans_seuil(charger)
    assert premiere["portee"] < 100
    cinq = MODULE._instagram_gratuit(charger).loc[MODULE._cinq("err")(charger)]
    assert premiere.name not in cinq.index and cinq["type"].nunique() > 1


def test_les_cartes_et_les_lettres_du_texte_sont_celles_des_donnees():
    assert list(charger("preuves_swot").index) == list(MODULE.RANGEMENT)
    assert [str(n) for n in charger("causes_possibles").index] == list(MODULE.EXPLICATIONS) == list(MODULE.EPREUVES)
    assert all(sorted(sortes) == list("ABCD") for sortes in MODULE.EXPLICATIONS.values())


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


def test_l_ordre_et_les_victoires_rapides_sont_ceux_du_metier():
    actions = charger("actions_possibles")
    assert QUESTIONS["E3-10"].attendu(charger)["ordre_des_actions"] == list(plan_action.classer(actions).index)
    choisies = plan_action.victoires_rapides(actions, heures=20)
    assert set(choisies.index) == {n for n, o in QUESTIONS["E3-10"].champs[1].options.items() if o.etat == "réussi"}
    assert choisies["heures"].sum() == 19


# ---------------------------------------------------------------- le texte


def _phrases(texte: str) -> list[str]:
    """Les phrases de la prose : ni code, ni tableau, ni balise, ni citation imbriquée."""
    texte = re.sub(r"```.*?```", "", texte, flags=re.S)
    texte = re.sub(r"### BEGIN SOLUTION.*?### END SOLUTION", "", texte, flags=re.S)
    texte = re.sub(r"<details>.*?</details>", "", texte, flags=re.S)
    lignes = [l for l in texte.split("\n") if not l.startswith(("|", "+++", "===", ">", "#"))]
    blocs = re.split(r"\n\s*\n|\n(?=[-\d])", "\n".join(lignes))
    return [p for bloc in blocs for p in re.split(r"(?<=[.?:])\s+", bloc.strip()) if p]


def test_la_prose_reste_en_phrases_courtes():
    assert [p for p in _phrases(TEXTE) if len(re.findall(r"[\w’-]+", p)) > 35] == []


def test_chaque_question_et_le_livrable_disent_leur_regime_d_assistant():
    sections = re.split(r"(?m)^### (?=[EJL]3-)", TEXTE)[1:]
    assert len(sections) == len(QUESTIONS) + 1
    for section in sections:
        assert re.search(r"\*Assistant\u00a0: (sans|permis et déclaré|demandé)", section), section[:40]


def test_le_corrige_et_le_texte_donnent_les_memes_reponses():
    for identifiant in ("E3-3", "E3-4", "E3-7", "E3-9", "E3-10"):
        for champ in QUESTIONS[identifiant].champs:
            if champ.type in ("ensemble", "rangement"):
                ecrit = re.search(rf"### BEGIN SOLUTION\n{champ.nom} = (\".*\")", TEXTE)[1]
                assert f"{champ.nom} = {ecrit}" in QUESTIONS[identifiant].corrige


def test_les_criteres_reprennent_la_grille_montree_avant():
    grille = TEXTE[TEXTE.index("### La grille du SWOT croisé"):TEXTE.index("### Trois copies annotées")]
    lignes = [l for l in grille.split("\n") if l.startswith("| **")]
    assert len(lignes) == len(CRITERES)
    for ligne, critere in zip(lignes, CRITERES):
        cellule = TEXTE[TEXTE.index(f'"id": "{critere}"'):]
        assert re.match(r"\| \*\*(.+?)\*\*", ligne)[1] in cellule[:200]
        assert all(f"\n{niveau}\u00a0: " in cellule for niveau in range(4))


def test_chaque_copie_annotee_a_le_niveau_qu_elle_montre_sur_les_quatre_criteres():
    copies = re.findall(r"Copie de niveau (\d)[^(]*\((\d+) points sur 12\)(.*?)</details>", TEXTE, flags=re.S)
    assert [(int(n), int(total)) for n, total, _ in copies] == [(1, 4), (2, 8), (3, 12)]
    for n, total, corps in copies:
        annotes = [int(x) for x in re.findall(r"(?m)^\*\*[^*]+\u00a0: (\d)\.\*\*", corps)]
        assert annotes == [int(n)] * 4 and sum(annotes) == int(total)


def _modele() -> str:
    debut = TEXTE.index("### BEGIN SOLUTION", TEXTE.index('"L3-1-reponse"'))
    return TEXTE[debut:TEXTE.index("### END SOLUTION", debut)]


def test_le_modele_tient_dans_la_longueur_demandee():
    assert 350 <= len(re.findall(r"\w+(?:[’,.-]\w+)*", _modele())) <= 500


def test_le_modele_montre_ce_que_la_grille_demande_au_niveau_trois():
    modele = _modele()
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


def _espaces(texte: str) -> str:
    return re.sub(r"[\u00a0\u202f]", " ", texte)


@pytest.mark.parametrize("quoi, chiffre", _chiffres_du_modele().items())
def test_chaque_chiffre_du_modele_se_recalcule(quoi, chiffre):
    assert _espaces(chiffre) in _espaces(_modele())


def test_les_preuves_inventees_le_disent():
    preuves = charger("preuves_swot")
    connus = r"posts_marchevive|posts_concurrents|messages_sav|abonnes_jour|enquete_nps|inventée? pour le cours"
    assert preuves["source"].str.contains(connus).all()
    assert preuves["source"].str.contains("inventé").sum() == 4
