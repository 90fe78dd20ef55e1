package slipway.browser;

/** How well text can be told from its background. */
final class Contrast {
    /** The texts with less than 4.5, as <a href="https://www.w3.org/TR/WCAG21/#contrast-minimum">WCAG 2.1</a> computes it. */
    static final String TOO_LOW = """
            () => {
              const channels = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
              const light = colour => channels(colour).slice(0, 3)
                .map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const seen = colour => { const c = channels(colour); return c.length === 3 || (c.length > 3 && c[3] > 0.5); };
              const behind = element => {
                for (let e = element; e; e = e.parentElement) {
                  const rect = e.matches('g.node') ? e.querySelector('rect') : null;
                  if (element.classList.contains('cross') && rect) return getComputedStyle(e.querySelector('circle')).fill;
                  if (rect) return getComputedStyle(rect).fill;
                  if (seen(getComputedStyle(e).backgroundColor)) return getComputedStyle(e).backgroundColor;
                }
                return 'rgb(255, 255, 255)';
              };
              const low = [];
              for (const element of document.querySelectorAll('body *')) {
                const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
                if (!own || element.closest('title, desc, style, .hidden, .skip') || !element.getClientRects().length) continue;
                const style = getComputedStyle(element);
                const [a, b] = [light(element.closest('svg') ? style.fill : style.color), light(behind(element))].sort((x, y) => y - x);
                const ratio = (a + 0.05) / (b + 0.05);
                if (ratio < 4.5) low.push(ratio.toFixed(2) + ' ' + element.outerHTML.slice(0, 90));
              }
              return low.slice(0, 8);
            }""";

    private Contrast() {}
}
