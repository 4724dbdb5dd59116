import { suggest } from './suggest.ts';

const LONGEST_LIST = 8;

/** How to mend a name that nothing has: the one that it resembles, else those that there are. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: string): string {
  const known = [...new Set(candidates)];
  const near = suggest(word, known);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  const few = known.length > 0 && known.length <= LONGEST_LIST;
  return few ? `${otherwise}, or use one of ${listed(known)}` : otherwise;
}

/** Names in words, at most three written out: `` `a`, `b`, `c` and 4 more ``. */
export function listed(names: readonly string[], most = LONGEST_LIST): string {
  const shown = names.slice(0, most).map(name => `\`${name}\``);
  const hidden = names.length - shown.length;
  return hidden > 0 ? `${shown.join(', ')} and ${hidden} more` : shown.join(', ');
}
