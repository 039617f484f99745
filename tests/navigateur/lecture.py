"""Ce qui se mesure dans une page pour savoir si elle se lit : des fonctions JavaScript, exécutées par Chromium."""

# Contraste WCAG 2.2 (1.4.3) de chaque texte visible, hors numéros de ligne et de cellule, qui sont à JupyterLab.
CONTRASTES = r"""
() => {
  const nombres = c => (c.match(/[\d.]+/g) || []).map(Number);
  const lumiere = ([r, v, b]) => [r, v, b].map(x => x / 255)
    .map(x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4)
    .reduce((s, x, i) => s + x * [0.2126, 0.7152, 0.0722][i], 0);
  const fond = e => {
    for (; e; e = e.parentElement) {
      const c = nombres(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const faibles = [];
  const zone = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook');
  const marche = document.createTreeWalker(zone, NodeFilter.SHOW_TEXT);
  for (let n = marche.nextNode(); n; n = marche.nextNode()) {
    const e = n.parentElement, texte = n.textContent.trim();
    if (!texte || e.closest('.cm-gutters, .cm-announced, .jp-InputPrompt, .jp-OutputPrompt, svg, style, script, [hidden]')) continue;
    const boite = e.getBoundingClientRect();
    if (!boite.width || !boite.height || getComputedStyle(e).visibility === 'hidden') continue;
    const style = getComputedStyle(e), couleur = nombres(style.color);
    if (couleur.length === 4 && couleur[3] === 0) continue;
    const [a, b] = [lumiere(couleur), lumiere(fond(e))].sort((x, y) => y - x);
    const taille = parseFloat(style.fontSize), gras = parseInt(style.fontWeight) >= 700;
    const seuil = taille >= 24 || (gras && taille >= 18.66) ? 3 : 4.5;
    const rapport = (a + 0.05) / (b + 0.05);
    if (rapport < seuil) faibles.push(`${rapport.toFixed(2)} « ${texte.slice(0, 50)} » ${style.color}`);
  }
  return [...new Set(faibles)];
}
"""

IMAGES_MUETTES = r"""
() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook img')]
  .filter(i => (!(i.alt || '').trim() && i.getBoundingClientRect().width > 1) || /no description|aucune description/i.test(i.alt))
  .map(i => i.outerHTML.slice(0, 120))
"""

TITRES = r"""
() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-MarkdownCell :is(h1,h2,h3,h4,h5,h6)')]
  .map(h => Number(h.tagName[1]))
"""

SANS_NOM = r"""
() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell-outputArea :is(input,select,button,a)')]
  .filter(e => e.getBoundingClientRect().width && e.type !== 'hidden')
  .filter(e => !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.title || e.textContent.trim()
                 || (e.labels && e.labels.length)))
  .map(e => e.outerHTML.slice(0, 120))
"""
