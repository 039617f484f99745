"""La carte dit tout avec des mots, sans couleur, sans style et sans aria."""

import re
from html.parser import HTMLParser

import pytest

from atelier_cm.jugement.etats import A_FAIRE, A_REVOIR, ENREGISTRE, ETATS, PRESQUE, REUSSI
from atelier_cm.jugement.verdict import Aide, Essai, JugementChamp, Verdict
from atelier_cm.vues import carte as vue
from atelier_cm.vues.carte import carte

# Ce que le nettoyeur de JupyterLab laisse passer dans un carnet rouvert.
BALISES_PERMISES = {"section", "p", "h4", "span", "strong", "em", "code", "ul", "li", "details", "summary", "div", "pre", "ol"}
VIDE = "\u00a0"


def verdict(etat=A_REVOIR, **champs):
    defaut = dict(question="E6-1", titre="Deux taux", etat=etat, points=1.5, sur=3.0, phrase="Quelle colonne les compte ?",
                  champs=(JugementChamp("err", etat, 1.5, 3.0, "", "0,75"),), essai=Essai(2, 1), code="E6-1, 2e essai, base")
    return Verdict(**(defaut | champs))


class _Lecture(HTMLParser):
    """Ce qu’entend un lecteur d’écran privé de style : le texte, dans l’ordre."""

    def __init__(self):
        super().__init__()
        self.texte, self.balises, self.attributs, self.ouvertes = [], set(), set(), []

    def handle_starttag(self, balise, attributs):
        self.balises.add(balise)
        self.attributs |= {nom for nom, _ in attributs}
        self.ouvertes.append(balise)

    def handle_endtag(self, balise):
        assert self.ouvertes.pop() == balise

    def handle_data(self, morceau):
        self.texte.append(morceau)


def lire(html):
    lecture = _Lecture()
    lecture.feed(html)
    assert lecture.ouvertes == []
    lecture.mots = " ".join("".join(f" {t} " for t in lecture.texte).split())
    return lecture


@pytest.mark.parametrize("etat", ETATS)
def test_l_etat_est_ecrit_en_toutes_lettres_avant_la_phrase(etat):
    mots = lire(carte(verdict(etat))).mots
    assert mots.index(etat[1:]) < mots.index("Quelle colonne")


def test_la_carte_n_emploie_que_ce_que_jupyterlab_laisse_passer():
    html = carte(verdict(avertissements=("Une variable cache `kpi`.",), aides=(Aide("Indice 1", "a\n\nb"),),
                         champs=(JugementChamp("a", A_REVOIR, 0, 1, "x", "1"), JugementChamp("b", PRESQUE, 0, 1, "y", "2"))))
    lecture = lire(html)
    assert lecture.balises <= BALISES_PERMISES
    assert lecture.attributs <= {"style", "lang", "open"}


def test_sans_style_le_sens_reste_entier():
    html = carte(verdict(aides=(Aide("Indice 1", "Combien, sur combien ?"),)))
    nu = re.sub(r' style="[^"]*"', "", html)
    assert lire(nu).mots == lire(html).mots
    for morceau in ("E6-1 · Deux taux", "À revoir.", "1,5", "sur 3", "Quelle colonne", "Réponse lue", "Indice 1"):
        assert morceau in lire(nu).mots


@pytest.mark.parametrize("champs", [
    dict(question="<img src=x onerror=alert(1)>"), dict(titre="</section><script>alert(1)</script>"),
    dict(phrase="« <script>alert(1)</script> » `<b>` **<i>**"), dict(code="<script>"), dict(complement="<script>"),
    dict(avertissements=("<script>",)), dict(aides=(Aide("<script>", "<script>"),)),
    dict(champs=(JugementChamp("<script>", A_REVOIR, 0, 1, "<script>", "<script>\"'"),)),
    dict(champs=(JugementChamp("<script>", A_REVOIR, 0, 1, "<script>", "\"><script>"),
                 JugementChamp("<b onx=1>", PRESQUE, 0, 1, "<script>", "</li><script>")))], ids=range(9))
def test_tout_ce_qui_vient_de_l_apprenant_est_echappe(champs):
    lecture = lire(carte(verdict(**champs)))
    assert lecture.balises <= BALISES_PERMISES and lecture.attributs <= {"style", "lang", "open"}


def _luminance(couleur):
    couleur = couleur.lstrip("#")
    if len(couleur) == 3:
        couleur = "".join(c * 2 for c in couleur)
    canaux = [int(couleur[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    r, v, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux)
    return 0.2126 * r + 0.7152 * v + 0.0722 * b


def contraste(a, b):
    haut, bas = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (haut + 0.05) / (bas + 0.05)


def test_les_contrastes_depassent_sept_pour_un():
    assert contraste("#000", "#fff") == pytest.approx(21) and contraste("#777", "#fff") < 7
    for encre, fond in vue.TEINTES.values():
        for texte in (encre, vue.ENCRE, vue.ENCRE_DOUCE):
            assert contraste(texte, fond) >= 7, (texte, fond)
            assert contraste(texte, "#ffffff") >= 7


def test_chaque_texte_porte_sa_couleur_pour_rester_lisible_en_theme_sombre():
    html = carte(verdict(avertissements=("a",), aides=(Aide("b", "c"),)))
    for balise in re.findall(r"<(?:p|h4|ul|details|section|summary)\b[^>]*>", html):
        assert "color:" in balise, balise


def test_aucun_texte_n_est_plus_petit_que_celui_de_la_page():
    tailles = re.findall(r"font-size:([\d.]+)(r?em)", carte(verdict(aides=(Aide("a", "b"),))))
    assert tailles and all(float(t) >= 1 and unite == "rem" for t, unite in tailles)


def test_les_points_ne_s_affichent_ni_en_certification_ni_dans_une_lecon():
    assert "sur 3" in lire(carte(verdict(REUSSI, points=3.0))).mots
    for v in (verdict(ENREGISTRE, points=0.0, notee=False), verdict(REUSSI, notee=False), verdict(A_FAIRE)):
        assert "point" not in lire(carte(v)).mots


def test_plusieurs_champs_disent_chacun_leur_etat_et_la_phrase_dit_duquel_elle_parle():
    mots = lire(carte(verdict(champs=(JugementChamp("err", REUSSI, 1, 1, "", "6,02"),
                                      JugementChamp("base", A_REVOIR, 0, 1, "Quelle colonne les compte ?", "A"),
                                      JugementChamp("mot", PRESQUE, 0.5, 1, "Relisez la consigne.", "p"))))).mots
    assert f"base {VIDE} : Quelle".replace(VIDE + " ", "") in mots.replace(VIDE, "").replace("  ", " ")
    assert "Que revoir dans mot" in mots and mots.count("Quelle colonne") == 1


def test_la_derniere_aide_est_la_seule_ouverte():
    html = carte(verdict(aides=(Aide("Indice 1", "a"), Aide("Indice 2", "b"))))
    assert html.count("<details open") == 1
    assert html.index("Indice 1") < html.index("<details open") < html.index("Indice 2")


def test_le_petit_code_n_apparait_que_s_il_y_a_de_quoi_parler():
    assert "2e essai, base" in carte(verdict())
    for etat in (A_FAIRE, REUSSI, ENREGISTRE):
        assert "essai" not in carte(verdict(etat))


def test_la_question_rejouable_l_annonce():
    assert "refait sur un autre mois" in carte(verdict(rejouable=True))
    assert "refait" not in carte(verdict())


def test_un_corrige_montre_son_code_ses_listes_et_ses_paragraphes():
    html = carte(verdict(aides=(Aide("Corrigé", "On divise.\n\n```python\na = 1\n\nb = a < 2\n```\n\n- un\n- **deux**"),)))
    lecture = lire(html)
    assert lecture.balises <= BALISES_PERMISES and "```" not in html
    assert "a = 1\n\nb = a &lt; 2</code></pre>" in html and "<li><strong>deux</strong></li>" in html
    assert "<p" in html and "On divise." in lecture.mots
