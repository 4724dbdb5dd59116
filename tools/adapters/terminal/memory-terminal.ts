import type { Terminal } from './terminal.ts';

/** A terminal that keeps what was written, for tests. */
export class MemoryTerminal implements Terminal {
  readonly interactive = false;
  readonly colour = false;
  readonly width: number = 120;
  readonly height: number = 40;
  written = { out: '', err: '' };
  /** What is answered, question by question; after the last one nobody can be asked. */
  answers: string[] = [];

  out(text: string): void {
    this.written.out += text;
  }

  err(text: string): void {
    this.written.err += text;
  }

  async ask(question: string): Promise<string | undefined> {
    this.written.err += question;
    return this.answers.shift();
  }
}
