/** Longer words than this are no slip of the pen, and comparing them would take long. */
const LONGEST_WORD = 64;

/** A third of the letters may be wrong, at least one and at most three. */
function tolerance(word: string): number {
  return Math.min(3, Math.max(1, Math.floor(word.length / 3)));
}

/**
 * How many letters must be added, removed, replaced or swapped with their neighbour to get from one word to
 * the other (optimal string alignment distance).
 */
function editDistance(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const cost = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + cost,
        swapped ? (beforePrevious[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}

/** Letters that differ in case only count half, so that `linux` is nearer to `Linux` than to `linus`. */
function distance(word: string, candidate: string): number {
  const folded = editDistance(word.toLowerCase(), candidate.toLowerCase());
  return folded + (editDistance(word, candidate) > folded ? 0.5 : 0);
}

interface Guess {
  readonly candidate: string;
  readonly distance: number;
}

function isBetter(found: Guess, best: Guess, word: string): boolean {
  if (found.distance !== best.distance) return found.distance < best.distance;
  const begins = [found, best].map(({ candidate }) => candidate.startsWith(word));
  if (begins[0] !== begins[1]) return begins[0] === true;
  return found.candidate < best.candidate;
}

/**
 * The candidate that a misspelt word most likely means, for a "did you mean".
 * Of equally near candidates one that begins with the word wins, since people cut words short, then the first in
 * code unit order, so that the answer does not depend on the order of the candidates.
 * @returns undefined when nothing is near enough, or when the word is a candidate itself.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const limit = tolerance(word);
  let best: Guess | undefined;
  for (const candidate of candidates) {
    if (candidate === word) return undefined;
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const found = { candidate, distance: distance(word, candidate) };
    if (Math.floor(found.distance) > limit || found.distance >= Math.max(word.length, candidate.length))
      continue;
    if (best === undefined || isBetter(found, best, word)) best = found;
  }
  return best?.candidate;
}
