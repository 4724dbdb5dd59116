/** A part of a version. Lists are what stands behind a hyphen between two numbers: `1-2` is `1` with the list `2`. */
export type VersionItem =
  | { readonly kind: 'number'; readonly value: bigint }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'list'; readonly items: readonly VersionItem[] }
  /** A `*`, newer than any number. */
  | { readonly kind: 'any' };

const ZERO: VersionItem = { kind: 'number', value: 0n };

const SHORT: ReadonlyMap<string, string> = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['ga', ''],
  ['final', ''],
  ['cr', 'rc'],
  ['ea', 'rc'],
]);

function text(written: string, beforeDigit: boolean): VersionItem {
  const whole = beforeDigit ? (SHORT.get(written) ?? written) : written;
  return { kind: 'text', value: ALIASES.get(whole) ?? whole };
}

const numberOrText = (written: string, isNumber: boolean): VersionItem =>
  isNumber ? { kind: 'number', value: BigInt(written) } : text(written, false);

/** Whether an item at the end of a list says nothing: `1.0` is `1`, and so is `1.ga`. */
function isNothing(item: VersionItem): boolean {
  if (item.kind === 'number') return item.value === 0n;
  if (item.kind === 'text') return item.value === '';
  return item.kind === 'list' && item.items.length === 0;
}

function dropTrailingNothing(items: VersionItem[]): void {
  for (let last = items.at(-1); last !== undefined && isNothing(last); last = items.at(-1)) items.pop();
}

const isDigit = (unit: string): boolean => unit >= '0' && unit <= '9';

/** Reads a version from left to right, as `hudson.util.VersionNumber` of Jenkins does. */
class Reader {
  readonly #text: string;
  readonly #lists: VersionItem[][] = [[]];
  #start = 0;
  #inNumber = false;

  constructor(version: string) {
    this.#text = version;
  }

  read(): readonly VersionItem[] {
    for (let index = 0; index < this.#text.length; index++) this.#step(this.#text.charAt(index), index);
    if (this.#start < this.#text.length)
      this.#add(numberOrText(this.#text.slice(this.#start), this.#inNumber));
    for (const list of this.#lists.toReversed()) dropTrailingNothing(list);
    return this.#lists[0] ?? [];
  }

  #step(unit: string, index: number): void {
    if (unit === '.' || unit === '-') this.#separator(unit, index);
    else if (unit === '*') {
      this.#add({ kind: 'any' });
      this.#start = index + 1;
    } else {
      const digit = isDigit(unit);
      if (index > this.#start && (digit !== this.#inNumber || /\s/.test(unit))) this.#cut(index);
      this.#inNumber = digit;
    }
  }

  /** Digits and letters side by side are two items. */
  #cut(index: number): void {
    const written = this.#text.slice(this.#start, index);
    this.#add(this.#inNumber ? numberOrText(written, true) : text(written, true));
    this.#start = index;
  }

  #separator(unit: string, index: number): void {
    const written = this.#text.slice(this.#start, index);
    this.#add(written === '' ? ZERO : numberOrText(written, this.#inNumber));
    this.#start = index + 1;
    if (unit === '-' && this.#inNumber) this.#hyphenBehindNumber(index);
  }

  #hyphenBehindNumber(index: number): void {
    dropTrailingNothing(this.#list);
    if (!isDigit(this.#text.charAt(index + 1))) return;
    const inner: VersionItem[] = [];
    this.#add({ kind: 'list', items: inner });
    this.#lists.push(inner);
  }

  get #list(): VersionItem[] {
    return this.#lists.at(-1) ?? [];
  }

  #add(item: VersionItem): void {
    this.#list.push(item);
  }
}

/** The items of a version without the mark of a snapshot's build. Every text is a version. */
export const versionItems = (version: string): readonly VersionItem[] =>
  new Reader(version.toLowerCase()).read();
