/** A regular expression as a tree. */
export type Pattern =
  | { readonly kind: 'one'; readonly accepts: (unit: string) => boolean }
  | { readonly kind: 'all' | 'either'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly of: Pattern; readonly least: number; readonly most: number }
  /** Takes nothing: what comes next does (`(?=…)`) or does not (`(?!…)`) begin with a pattern. */
  | { readonly kind: 'ahead'; readonly of: Pattern; readonly wanted: boolean }
  /** Takes nothing: the beginning or the end of the text. */
  | { readonly kind: 'edge'; readonly edge: 'beginning' | 'end' };

/** A pattern has syntax that is not read here; what it would match is unknown. */
export class UnreadPattern extends Error {}

const DEEPEST = 30;
const LONGEST = 10_000;
const MOST_REPEATS = 1_000;

type Accepts = (unit: string) => boolean;

const CLASSES: ReadonlyMap<string, Accepts> = new Map<string, Accepts>([
  ['d', unit => /^[0-9]$/.test(unit)],
  ['w', unit => /^[A-Za-z0-9_]$/.test(unit)],
  ['s', unit => /^[ \t\n\v\f\r]$/.test(unit)],
  ['D', unit => /^[^0-9]$/.test(unit)],
  ['W', unit => /^[^A-Za-z0-9_]$/.test(unit)],
  ['S', unit => /^[^ \t\n\v\f\r]$/.test(unit)],
]);

/** Reads the part of Java's regular expressions that lists of versions are written in. */
class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    if (text.length > LONGEST) throw new UnreadPattern(`longer than ${LONGEST} characters`);
    this.#text = text;
  }

  whole(): Pattern {
    const pattern = this.#either(0);
    if (this.#at < this.#text.length) throw new UnreadPattern('a `)` too many');
    return pattern;
  }

  #either(depth: number): Pattern {
    if (depth > DEEPEST) throw new UnreadPattern('parentheses too deep');
    const parts = [this.#all(depth)];
    while (this.#take('|')) parts.push(this.#all(depth));
    return { kind: 'either', parts };
  }

  #all(depth: number): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#text.length && !'|)'.includes(this.#next)) parts.push(this.#repeated(depth));
    return { kind: 'all', parts };
  }

  #repeated(depth: number): Pattern {
    const of = this.#atom(depth);
    const bounds = this.#bounds();
    if (bounds === undefined) return of;
    if (of.kind === 'edge' || of.kind === 'ahead')
      throw new UnreadPattern('a repetition of what takes nothing');
    // Lazy or not makes no difference to what is matched as a whole; `++` and two in a row do.
    this.#take('?');
    if ('*+?{'.includes(this.#next) && this.#next !== '') throw new UnreadPattern('two repetitions in a row');
    return { kind: 'repeat', of, ...bounds };
  }

  #bounds(): { readonly least: number; readonly most: number } | undefined {
    if (this.#take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { least: 0, most: 1 };
    if (this.#next !== '{') return undefined;
    const [written, from = '', comma, to = ''] =
      /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(this.#rest)?.slice(0, 4) ?? [];
    if (written === undefined) throw new UnreadPattern('a `{` that is no repetition');
    this.#at += written.length;
    const least = Number(from);
    const most = comma === undefined ? least : to === '' ? Number.POSITIVE_INFINITY : Number(to);
    if (most < least || least > MOST_REPEATS) throw new UnreadPattern('a repetition out of bounds');
    return { least, most };
  }

  #atom(depth: number): Pattern {
    if (this.#take('(')) return this.#group(depth);
    if (this.#take('[')) return { kind: 'one', accepts: this.#class() };
    if (this.#take('.')) return { kind: 'one', accepts: unit => !/[\n\r\u0085\u2028\u2029]/.test(unit) };
    if (this.#take('\\')) return { kind: 'one', accepts: this.#escape() };
    if (this.#take('^')) return { kind: 'edge', edge: 'beginning' };
    if (this.#take('$')) return { kind: 'edge', edge: 'end' };
    if ('*+?{'.includes(this.#next)) throw new UnreadPattern(`a \`${this.#next}\` in an odd place`);
    return { kind: 'one', accepts: literal(this.#step()) };
  }

  #group(depth: number): Pattern {
    const wanted = this.#take('?=') ? true : this.#take('?!') ? false : undefined;
    if (wanted === undefined && this.#next === '?' && !this.#take('?:'))
      throw new UnreadPattern('a group of another kind');
    const inner = this.#either(depth + 1);
    if (!this.#take(')')) throw new UnreadPattern('a `(` too many');
    return wanted === undefined ? inner : { kind: 'ahead', of: inner, wanted };
  }

  #escape(): Accepts {
    const unit = this.#step();
    const known = CLASSES.get(unit);
    if (known !== undefined) return known;
    if (/^[A-Za-z0-9]?$/.test(unit)) throw new UnreadPattern(`\`\\${unit}\``);
    return literal(unit);
  }

  #class(): Accepts {
    const negated = this.#take('^');
    const accepts: Accepts[] = [];
    do accepts.push(this.#member());
    while (!this.#take(']'));
    return unit => accepts.some(accept => accept(unit)) !== negated;
  }

  #member(): Accepts {
    if (this.#take('\\')) return this.#escape();
    const from = this.#step();
    if (from === '' || from === '[' || from === '&' || from === ']') throw new UnreadPattern('an odd `[…]`');
    if (this.#next !== '-' || this.#rest[1] === ']') return literal(from);
    this.#at++;
    const to = this.#step();
    if (to === '' || '[\\&'.includes(to) || to < from) throw new UnreadPattern('an odd range in `[…]`');
    return unit => unit >= from && unit <= to;
  }

  get #next(): string {
    return this.#text.charAt(this.#at);
  }

  get #rest(): string {
    return this.#text.slice(this.#at, this.#at + 12);
  }

  #step(): string {
    return this.#text.charAt(this.#at++);
  }

  #take(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }
}

const literal =
  (expected: string): Accepts =>
  unit =>
    unit === expected;

/** @throws UnreadPattern for all but letters, `.`, `[…]`, `\d` and its kin, groups, `|`, repetitions, `^`, `$`, `(?=…)` and `(?!…)`. */
export const parsePattern = (text: string): Pattern => new Parser(text).whole();
