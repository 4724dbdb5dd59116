import { stripVTControlCharacters } from 'node:util';
import type { Terminal } from '../../adapters/terminal/terminal.ts';
import { columnsOf } from './columns.ts';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const TO_LINE_END = '\u001b[K';
const TO_SCREEN_END = '\u001b[J';
const up = (lines: number): string => (lines === 0 ? '\r' : `\r\u001b[${lines}A`);

/** Lines of a terminal that are drawn over themselves again and again. */
export class LiveFrame {
  readonly #terminal: Pick<Terminal, 'err' | 'width'>;
  #drawn: readonly string[] = [];
  #hidden = false;

  constructor(terminal: Pick<Terminal, 'err' | 'width'>) {
    this.#terminal = terminal;
  }

  /** Draws lines, none wider than the terminal, in place of those before; the same ones are not drawn again. */
  draw(lines: readonly string[]): void {
    if (this.#hidden && lines.join('\n') === this.#drawn.join('\n')) return;
    const text = lines.map(line => `${line}${TO_LINE_END}\n`).join('');
    this.#terminal.err(`${HIDE_CURSOR}${this.#home()}${text}${TO_SCREEN_END}`);
    this.#drawn = lines;
    this.#hidden = true;
  }

  /** Takes what was drawn away, and shows the cursor again. */
  clear(): void {
    if (!this.#hidden) return;
    this.#terminal.err(`${this.#home()}${TO_SCREEN_END}${SHOW_CURSOR}`);
    this.#drawn = [];
    this.#hidden = false;
  }

  /** Leaves what was drawn where it is, and shows the cursor again. */
  release(): void {
    if (!this.#hidden) return;
    this.#terminal.err(SHOW_CURSOR);
    this.#drawn = [];
    this.#hidden = false;
  }

  /** To where the first line begins: a terminal that became narrower has broken lines into several. */
  #home(): string {
    const { width } = this.#terminal;
    const rows = this.#drawn.map(line =>
      Math.max(1, Math.ceil(columnsOf(stripVTControlCharacters(line)) / Math.max(1, width))),
    );
    return up(rows.reduce((sum, each) => sum + each, 0));
  }
}
