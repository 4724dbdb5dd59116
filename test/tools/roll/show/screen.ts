const ESCAPE = '\u001b';

/** An escape sequence, or one letter. */
const PIECES = new RegExp(`${ESCAPE}\\[(?:([?]25[lh])|(\\d*)([A-Za-z]))|.`, 'gsu');

/** What a person sees of what was written to a terminal: it understands what the display writes, and nothing else. */
export class Screen {
  readonly width: number;
  readonly height: number;
  readonly #rows: string[][] = [[]];
  #row = 0;
  #column = 0;
  cursor = true;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  write(text: string): void {
    for (const [piece, letter, count = '1', command] of text.matchAll(PIECES)) {
      if (letter !== undefined) this.cursor = letter === '?25h';
      else if (command !== undefined) this.#obey(command, Number(count));
      else this.#put(piece);
    }
  }

  /** The rows that are there, without what is blank at their ends. */
  get rows(): readonly string[] {
    const rows = this.#rows.map(row =>
      Array.from(row, letter => letter ?? ' ')
        .join('')
        .trimEnd(),
    );
    return rows.slice(0, rows.findLastIndex(row => row !== '') + 1);
  }

  #obey(command: string, count: number): void {
    if (command === 'm') return;
    if (command === 'A') this.#row = Math.max(0, this.#row - count);
    else if (command === 'K') this.#current().length = Math.min(this.#current().length, this.#column);
    else if (command === 'J') {
      this.#current().length = Math.min(this.#current().length, this.#column);
      this.#rows.length = this.#row + 1;
    } else throw new Error(`the screen does not know ${command}`);
  }

  #put(letter: string): void {
    if (letter === '\r') this.#column = 0;
    else if (letter === '\n') {
      this.#row++;
      this.#column = 0;
      this.#rows[this.#row] ??= [];
    } else {
      if (this.#column >= this.width) throw new Error(`a line is wider than ${this.width}`);
      this.#current()[this.#column++] = letter;
    }
  }

  #current(): string[] {
    const row = this.#rows[this.#row] ?? [];
    this.#rows[this.#row] = row;
    return row;
  }
}
