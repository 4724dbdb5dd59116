import { type Pattern, parsePattern, UnreadPattern } from './pattern-syntax.ts';

/** A million steps take some milliseconds; the patterns of the update centre take some hundred. */
const MOST_STEPS = 1_000_000;

type Positions = ReadonlySet<number>;

const filtered = (positions: Positions, keep: (position: number) => boolean): Positions =>
  new Set([...positions].filter(keep));

/** Follows all ways through a pattern at once, so that no pattern takes exponential time; the steps are counted. */
class Walk {
  readonly #text: string;
  #left = MOST_STEPS;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the pattern can end when it begins at one of these positions. */
  ends(pattern: Pattern, starts: Positions): Positions {
    this.#left -= starts.size + 1;
    if (this.#left < 0) throw new UnreadPattern('takes too long');
    switch (pattern.kind) {
      case 'one':
        return this.#units(pattern.accepts, starts);
      case 'all':
        return pattern.parts.reduce<Positions>((ends, part) => this.ends(part, ends), starts);
      case 'either':
        return new Set(pattern.parts.flatMap(part => [...this.ends(part, starts)]));
      case 'repeat':
        return this.#repeats(pattern, starts);
      case 'ahead':
        return filtered(starts, start => this.ends(pattern.of, new Set([start])).size > 0 === pattern.wanted);
      case 'edge':
        return filtered(starts, start => start === (pattern.edge === 'end' ? this.#text.length : 0));
    }
  }

  #units(accepts: (unit: string) => boolean, starts: Positions): Positions {
    const ends = new Set<number>();
    for (const start of starts)
      if (start < this.#text.length && accepts(this.#text.charAt(start))) ends.add(start + 1);
    return ends;
  }

  #repeats({ of, least, most }: Pattern & { readonly kind: 'repeat' }, starts: Positions): Positions {
    let fresh = starts;
    for (let count = 0; count < least; count++) fresh = this.ends(of, fresh);
    const ends = new Set(fresh);
    for (let count = least; count < most && fresh.size > 0; count++) {
      fresh = new Set([...this.ends(of, fresh)].filter(end => !ends.has(end)));
      for (const end of fresh) ends.add(end);
    }
    return ends;
  }
}

/**
 * Whether a regular expression matches a whole text, as Java's `matches`.
 * @returns undefined where that cannot be said: syntax that is not read here, or too many steps
 */
export function matchesWhole(pattern: string, text: string): boolean | undefined {
  try {
    return new Walk(text).ends(parsePattern(pattern), new Set([0])).has(text.length);
  } catch (error) {
    if (error instanceof UnreadPattern) return undefined;
    throw error;
  }
}
