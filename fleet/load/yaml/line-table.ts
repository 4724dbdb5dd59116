import type { Place } from '../../problem.ts';

/** Finds the line and column of an offset; lines end with LF, CRLF or CR, as YAML counts them. */
export class LineTable {
  readonly #file: string;
  readonly #text: string;
  /** Made when the first place is asked for. */
  #starts: readonly number[] | undefined;
  /** Offsets are mostly asked for in rising order, so the search begins at the last line found. */
  #last = 0;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  /** @param offset in UTF-16 units; the column counts in the same units, as editors do. */
  placeAt(offset: number): Place {
    if (offset === 0) return { file: this.#file, line: 1, column: 1 };
    if (offset < this.#startOf(this.#last)) this.#last = 0;
    if (offset >= this.#startOf(this.#last + 8)) this.#last = this.#search(offset);
    while (offset >= this.#startOf(this.#last + 1)) this.#last++;
    return { file: this.#file, line: this.#last + 1, column: offset - this.#startOf(this.#last) + 1 };
  }

  #startOf(line: number): number {
    this.#starts ??= lineStarts(this.#text);
    return this.#starts[line] ?? Number.POSITIVE_INFINITY;
  }

  #search(offset: number): number {
    let low = 0;
    let high = (this.#starts?.length ?? 1) - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const ending of text.matchAll(/\r\n?|\n/g)) starts.push(ending.index + ending[0].length);
  return starts;
}
