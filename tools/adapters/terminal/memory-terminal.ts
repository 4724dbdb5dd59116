import type { Terminal } from './terminal.ts';

/** A terminal that keeps what was written, for tests. */
export class MemoryTerminal implements Terminal {
  readonly interactive = false;
  readonly colour = false;
  readonly width = 120;
  written = { out: '', err: '' };

  out(text: string): void {
    this.written.out += text;
  }

  err(text: string): void {
    this.written.err += text;
  }
}
