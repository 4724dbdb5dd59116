/** A text of a page that is hard to read, with its contrast. */
export interface FaintText {
  readonly text: string;
  readonly ratio: number;
}

/**
 * Runs in the browser: every visible text whose contrast with what is painted behind it is below the ratio
 * (WCAG 2.2, 1.4.3). Text in SVG is painted with its fill.
 */
export const FAINT_TEXTS = `least => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  const parse = colour => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    return { rgb: [red, green, blue], alpha: alpha / 255 };
  };
  const linear = value => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = rgb => 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const { rgb, alpha } = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return rgb;
      if (alpha > 0) throw new Error('a half transparent background: ' + at.outerHTML.slice(0, 80));
    }
    throw new Error('nothing is painted behind the page');
  };
  const faint = [];
  let seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text === '' || !element.checkVisibility() || element.closest('style, script')) continue;
    seen++;
    const style = getComputedStyle(element);
    const colour = parse(element instanceof SVGElement ? style.fill : style.color);
    if (colour.alpha < 1 || style.opacity !== '1') throw new Error('a half transparent text: ' + text);
    const [light, dark] = [luminance(colour.rgb), luminance(behind(element))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < least) faint.push({ text, ratio });
  }
  return { seen, faint };
}`;
