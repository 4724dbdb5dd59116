import { clipped, code } from '../status/neutral.ts';

const MOST = 8;

/** Names from outside in a sentence, the first eight written out: `` `a`, `b` and 4 more ``. */
export function namesInWords(names: readonly string[]): string {
  const shown = names.slice(0, MOST).map(name => code(clipped(name, 100)));
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
