"""L'état des lieux : anomalies et journal, rythme, liens, images, charte, comparaison à base égale."""

import pandas as pd
import pytest

from atelier_cm import charger
from atelier_cm.metier import audit

BONNES = dict(doublons_export="écarter", textes_semblables="garder", impressions_vides="garder",
              dates_americaines="corriger", cases_vides="garder")


@pytest.fixture(scope="module")
def export():
    return charger("export_marchevive")


@pytest.fixture(scope="module")
def posts():
    return charger("posts_marchevive")


def petit_export(**changements):
    base = {"id_post": ["A", "B", "C"], "date_heure": ["13/04/2026 09:00", "04/03/2026 01:30 PM", "2026-05-07T08:00:00Z"],
            "type": ["photo", "texte", "vidéo"], "texte": ["Un. Deux. Trois.", "Un. Deux. Quatre.", "Autre chose."],
            "alt_texte": [None, None, None], "impressions": [10.0, None, None], "vues": [None, 20.0, None]}
    return pd.DataFrame(base | changements).astype({"alt_texte": "float64", "date_heure": "str"})


def test_le_diagnostic_retrouve_les_defauts_que_la_fabrique_a_mis(export, posts):
    lignes = audit.diagnostiquer(export)["publications"]
    assert lignes["doublons_export"] == len(export) - len(posts) > 0
    assert lignes["impressions_vides"] == posts["impressions"].isna().sum()
    assert lignes["cases_vides"] == audit.avec_image(posts)["alt_texte"].isna().sum()
    assert lignes["textes_semblables"] > 0 and lignes["dates_americaines"] > 0


def test_chaque_anomalie_se_compte_sur_un_cas_connu():
    brut = petit_export()
    brut = pd.concat([brut, brut.iloc[[0]]], ignore_index=True)
    assert audit.diagnostiquer(brut)["lignes"].to_dict() == {
        "doublons_export": 1, "textes_semblables": 1, "impressions_vides": 1, "dates_americaines": 1, "cases_vides": 2}


def test_un_texte_vide_n_est_pas_un_texte_semblable():
    assert audit.diagnostiquer(petit_export(texte=["", "", None]))["lignes"]["textes_semblables"] == 0


def test_les_bonnes_decisions_rendent_la_table_nettoyee_du_cours(export, posts):
    decisions = audit.decider(**BONNES)
    propre = audit.nettoyer(export, decisions).sort_values("id_post").reset_index(drop=True)
    attendu = posts.sort_values("id_post").reset_index(drop=True)
    pd.testing.assert_series_equal(propre["date_heure"], attendu["date_heure"])
    pd.testing.assert_series_equal(propre["impressions"], attendu["impressions"])
    assert list(propre["id_post"]) == list(attendu["id_post"])


def test_l_export_n_est_jamais_modifie(export):
    avant = export.copy()
    audit.nettoyer(export, audit.decider(**BONNES | {"cases_vides": "corriger"}))
    pd.testing.assert_frame_equal(export, avant)


def test_le_journal_dit_ou_sont_passees_les_lignes(export):
    suivi = audit.journal(export, audit.decider(**BONNES | {"impressions_vides": "écarter"}))
    assert (suivi["avant"] - suivi["ecartees"] == suivi["apres"]).all()
    assert suivi["apres"].iloc[-1] == len(export) - suivi["ecartees"].sum() < 300
    assert "impressions vides" in audit.phrase_de_journal(suivi)


def test_corriger_un_vide_y_ecrit_zero_et_corriger_un_doublon_n_en_garde_qu_un(export, posts):
    propre = audit.nettoyer(export, audit.decider(**BONNES | {"cases_vides": "corriger", "doublons_export": "corriger"}))
    assert len(propre) == len(posts)
    assert (audit.avec_image(propre)["alt_texte"] == 0).sum() > (audit.avec_image(posts)["alt_texte"] == 0).sum()


def test_une_date_americaine_gardee_se_lit_de_travers():
    gardee = audit.nettoyer(petit_export(), audit.decider(**BONNES | {"dates_americaines": "garder"}))["date_heure"]
    corrigee = audit.nettoyer(petit_export(), audit.decider(**BONNES))["date_heure"]
    assert (gardee[1].month, corrigee[1].month) == (3, 4)
    assert corrigee[2] == pd.Timestamp("2026-05-07 10:00")


def test_une_decision_absente_ou_inconnue_est_dite(export):
    with pytest.raises(ValueError, match="cases_vides"):
        audit.nettoyer(export, audit.decider(**{k: v for k, v in BONNES.items() if k != "cases_vides"}))
    with pytest.raises(ValueError, match="garder, corriger ou écarter"):
        audit.decider(doublons_export="effacer")
    with pytest.raises(ValueError, match="cinq anomalies"):
        audit.decider(doublon="écarter")
    assert audit.decider(doublons_export="Ecarter ").loc["doublons_export", "decision"] == "écarter"


def test_un_tableau_deja_nettoye_est_refuse_en_francais(posts):
    with pytest.raises(ValueError, match="déjà lues"):
        audit.diagnostiquer(posts)
    with pytest.raises(ValueError, match="export_marchevive"):
        audit.diagnostiquer(posts[["id_post"]])


def test_le_rythme_compte_les_semaines_vides_et_laisse_les_semaines_incompletes():
    # Lundi 1er et mardi 2 juin, rien du 3 au 14, lundi 15 juin, dimanche 21 juin.
    dates = pd.Series(pd.to_datetime(["2026-06-01", "2026-06-02", "2026-06-15", "2026-06-21"]))
    lu = audit.rythme(dates)
    assert (lu.par_semaine, lu.semaines, lu.silence) == (4 / 3, 3, 12)
    assert (str(lu.du), str(lu.au)) == ("2026-06-03", "2026-06-14")
    assert lu.variation == pytest.approx(100 * pd.Series([2, 0, 2]).std() / (4 / 3))
    assert audit.par_semaine(dates.iloc[1:]).tolist() == [0, 2]


def test_le_silence_de_janvier_se_retrouve(posts):
    lu = audit.rythme(posts)
    assert lu.silence == 14 and lu.du.month == lu.au.month == 1


def test_un_rythme_s_affiche_une_ligne_par_nombre(posts):
    lignes = str(audit.rythme(posts)).split("\n")
    assert [ligne.replace("\u00a0", " ").split(" : ")[0] for ligne in lignes[1:]] == ["Coefficient de variation", "Plus long silence"]
    assert "publications par semaine" in lignes[0] and all(len(ligne) <= 80 for ligne in lignes)
    assert repr(audit.rythme(posts["date_heure"].head(1))).endswith("\nAucun jour sans publication")


def test_un_rythme_sans_date_ne_leve_pas():
    assert audit.rythme(pd.Series([], dtype="datetime64[s]")).publications == 0
    assert audit.rythme(pd.Series(pd.to_datetime(["2026-06-03"]))).silence == 0
    with pytest.raises(ValueError, match="encore du texte"):
        audit.rythme(pd.Series(["13/04/2026"]))


@pytest.mark.parametrize(("statut", "finale", "etat"), [
    (200, "", "vivant"), (200, "https://a.example/x/", "vivant"), (200, "https://b.example", "redirigé"),
    (301, "", "redirigé"), (404, "", "mort"), (404, "https://b.example", "mort"), (0, "", "mort"), (503, "", "mort"),
    (403, "", "non relevé"), (None, "", "non relevé"), (float("nan"), "", "non relevé")])
def test_un_lien_se_lit_d_apres_son_releve(statut, finale, etat):
    assert audit.etat_lien(statut, "https://a.example/x", finale) == etat


def test_les_liens_se_comptent_zeros_compris():
    releve = pd.DataFrame({"url": ["a", "b"], "statut": [200, 404]})
    assert audit.liens(releve).to_dict() == {"vivant": 1, "redirigé": 0, "mort": 1, "non relevé": 0}
    with pytest.raises(ValueError, match="statut"):
        audit.liens(releve[["url"]])


def test_les_images_inconnues_ne_sont_ni_oui_ni_non():
    lu = audit.textes_alternatifs(pd.DataFrame({
        "type": ["photo", "photo", "album", "texte", "vidéo"], "alt_texte": [1, 0, None, None, 0]}))
    assert (lu.images, lu.avec_texte, lu.sans_texte, lu.inconnues, lu.connues) == (3, 1, 1, 1, 2)
    assert lu.part_sans.estimation == 50


def charte(*regles):
    colonnes = ["regle", "enonce", "mesure", "sens", "seuil", "mots", "reseau", "exception", "contredit"]
    return pd.DataFrame([(*r, *[""] * (9 - len(r))) for r in regles], columns=colonnes)


@pytest.fixture
def quatre_posts():
    return pd.DataFrame({
        "id_post": list("ABCD"), "reseau": ["Facebook", "Instagram", "Instagram", "Facebook"],
        "type": ["photo", "photo", "texte", "lien"], "theme": ["produit", "service", "conseil santé", "produit"],
        "texte": ["Nos seniors ! Bravo !", "Fermé lundi !", "Vous marchez ?", "PROMO sur la veste 🙂"],
        "hashtags": ["#a #b #c", None, "#a", ""], "url": [None, None, None, "x"], "alt_texte": [1, None, None, None]})


def test_les_ecarts_se_comptent_par_regle_avec_leurs_exceptions(quatre_posts):
    regles = charte(("R1", "Pas d’exclamation", "points d’exclamation", "au plus", 0, "", "", "service"),
                    ("R2", "Jamais « seniors »", "mots cités", "au plus", 0, "seniors, personnes âgées"),
                    ("R3", "Un texte alternatif", "texte alternatif", "au moins", 1),
                    ("R4", "Deux mots-dièse au moins", "mots-dièse", "au moins", 2, "", "Instagram"))
    lus = audit.ecarts(quatre_posts, regles)
    assert lus.loc["R1"].to_dict() == {"visees": 4, "ecarts": 1, "exceptees": 1, "inconnues": 0}
    assert lus.loc["R3"].to_dict() == {"visees": 2, "ecarts": 0, "exceptees": 0, "inconnues": 1}
    assert lus["ecarts"].to_dict() == {"R1": 1, "R2": 1, "R3": 0, "R4": 2}
    assert audit.ecarts(quatre_posts, regles, exceptions=False)["ecarts"]["R1"] == 2


def test_les_contradictions_declarees_et_calculees_sont_signalees():
    regles = charte(("R1", "a", "mots-dièse", "au plus", 2), ("R2", "b", "mots-dièse", "au moins", 3, "", "Instagram"),
                    ("R3", "c", "signes", "au plus", 280, "", "", "", "R4"), ("R4", "d", "questions", "au moins", 1),
                    ("R5", "e", "mots-dièse", "au moins", 1))
    assert [c[:2] for c in audit.contradictions(regles)] == [("R1", "R2"), ("R3", "R4")]


def test_une_charte_mal_ecrite_est_refusee_en_francais():
    for regle, motif in ((("R1", "a", "humour", "au plus", 1), "humour"), (("R1", "a", "signes", "plus de", 1), "au plus")):
        with pytest.raises(ValueError, match=motif):
            audit.lire_charte(charte(regle))
    with pytest.raises(ValueError, match="deux fois"):
        audit.lire_charte(charte(("R1", "a", "signes", "au plus", 1), ("R1", "b", "signes", "au plus", 1)))


def test_la_base_egale_ecarte_le_sponsorise_et_prend_les_abonnes_du_premier(posts):
    concurrents, abonnes = charger("posts_concurrents"), charger("abonnes_jour")
    table = audit.base_egale(posts, concurrents, debut="2026-04", fin="2026-06", reseau="Instagram", abonnes=abonnes)
    assert not set(table["id_post"]) & set(posts[posts["sponsorise"]]["id_post"])
    assert table["date_heure"].dt.month.isin([4, 5, 6]).all() and set(table["reseau"]) == {"Instagram"}
    mai = table[(table["organisation"] == "Marchevive") & (table["date_heure"].dt.month == 5)]
    premier = abonnes[(abonnes["date"] == "2026-05-01") & (abonnes["reseau"] == "Instagram")]["abonnes"].item()
    assert set(mai["abonnes"]) == {premier}
    assert table["er"].equals(100 * table["interactions"] / table["abonnes"])
    with pytest.raises(ValueError, match="AAAA-MM"):
        audit.base_egale(posts, concurrents, debut="2031-04", fin="2031-06")


def test_comparer_donne_mediane_effectif_et_ne_conclut_pas_sur_neuf():
    table = pd.DataFrame({"theme": ["a"] * 10 + ["b"] * 9 + ["c"] * 2, "er": [1.0] * 10 + [float(i) for i in range(9)] + [90, 91]})
    lus = audit.themes(table)
    assert lus["conclure"].to_dict() == {"c": "non", "b": "non", "a": "oui"}
    assert lus.loc["b", "effectif"] == 9 and lus.loc["b", "mediane"] == 4
    # Rang exact : pour neuf observations, la deuxième et la huitième (Conover, 1999).
    assert (lus.loc["b", "bas"], lus.loc["b", "haut"]) == (1, 7)
    assert lus.loc["c"].isna().tolist()[2:4] == [True, True]
    assert "trop peu pour conclure" in audit.phrase_de_groupe(lus, "c")


def test_deux_groupes_ne_se_distinguent_que_sur_des_effectifs_suffisants(posts):
    table = pd.DataFrame({"organisation": ["a"] * 20 + ["b"] * 20 + ["c"] * 8,
                          "er": [1 + i / 100 for i in range(20)] + [5 + i / 100 for i in range(20)] + [99 + i for i in range(8)]})
    lus = audit.comparer(table)
    assert audit.se_distinguent(lus, "a", "b") and not audit.se_distinguent(lus, "a", "c")
    with pytest.raises(ValueError, match="pas dans la comparaison"):
        audit.se_distinguent(lus, "a", "z")


def test_la_grille_des_vingt_publications_du_cours_se_compte_regle_par_regle():
    colonnes = ["regle", "mesure", "sens", "seuil", "reseau", "theme", "exception"]
    regles = pd.DataFrame([
        ("R27", "texte alternatif", "au moins", 1, "", "", ""), ("R19", "mots-dièse", "au plus", 3, "", "", ""),
        ("R20", "signes", "au plus", 150, "Facebook, Instagram", "", "sortie de groupe"),
        ("R21", "émoji final", "au plus", 0, "", "", ""), ("R42", "dimanche", "au plus", 0, "", "", "sortie de groupe"),
        ("R35", "liens", "au moins", 1, "", "promotion", ""), ("R55", "liens", "au plus", 0, "", "promotion", "")],
        columns=colonnes).assign(enonce="voir charte_editoriale")
    posts = charger("audit_publications").reset_index()
    lus = audit.ecarts(posts, regles)
    image = posts["type"].isin(["photo", "photo de banque", "carrousel", "album", "document"])
    promotion, court = posts["theme"] == "promotion", posts["reseau"].isin(["Facebook", "Instagram"])
    sortie = posts["theme"] == "sortie de groupe"
    assert lus["ecarts"].to_dict() == {
        "R27": ((posts["alt_texte"] == 0) & image).sum(), "R19": (posts["nombre_diese"] > 3).sum(),
        "R20": ((posts["longueur"] > 150) & court & ~sortie).sum(),
        "R21": posts["texte"].map(lambda t: not t.rstrip("\ufe0f")[-1].isalnum() and t.rstrip("\ufe0f")[-1] > "\u2600").sum(),
        "R42": ((posts["jour"] == "dimanche") & ~sortie).sum(),
        "R35": (promotion & posts["url"].isna()).sum(), "R55": (promotion & posts["url"].notna()).sum()}
    assert [c[:2] for c in audit.contradictions(regles)] == [("R35", "R55")]
    assert audit.ecarts(posts, regles, exceptions=False).loc["R42", "ecarts"] > lus.loc["R42", "ecarts"]


def test_le_releve_d_adresses_du_cours_se_lit_sans_le_reseau():
    releve = charger("releve_liens")
    assert audit.liens(releve).sum() == 12 and audit.liens(releve)["redirigé"] == releve["adresse_finale"].notna().sum()
    assert (audit.etats_liens(releve)[releve["statut"] == 403] == "non relevé").all()
