const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['#39', "'"],
  ['nbsp', ' '],
]);
const LINE = 200;
const LINES = 40;

/** The most characters of a text that a result may have. */
const MOST = 2_000;

/**
 * The lines of a little HTML, without any of its tags: what EESSI's scripts write as `comment_description`. Nothing in it is
 * believed; it is shortened, and neutralised where it is shown.
 */
export function plainLines(html: string): readonly string[] {
  const text = html
    .slice(0, 65_536)
    .replace(/<\/?(br|dd|dt|dl|li|ul|p|pre|summary|details)\b[^<>]{0,200}>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/&([a-z]+|#39);/g, (whole, name: string) => ENTITIES.get(name) ?? whole)
    .replace(/_?\(click triangle for [a-z ]{0,40}\)_?/g, '');
  return shortened(
    text
      .split('\n')
      .map(line => line.replace(/[\p{Cc}\s]+/gu, ' ').trim())
      .filter(line => line !== ''),
  );
}

function shortened(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let left = MOST;
  for (const line of lines.slice(0, LINES)) {
    const piece = line.slice(0, Math.min(LINE, left));
    if (piece === '') break;
    kept.push(piece);
    left -= piece.length;
  }
  return kept;
}
