/** A program to run: never through a shell, so no argument can become a command. */
export interface ProgramCall {
  readonly program: string;
  readonly words: readonly string[];
  /** The folder it runs in. */
  readonly folder?: string;
  /** All of its environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Called for each line of its standard output as it comes. */
  readonly onLine?: (line: string) => void;
  /** Aborting asks the program and its children to stop, and waits for them. */
  readonly signal?: AbortSignal;
  /** How long it may take to stop when it was asked to, before it is made to, in milliseconds. Without it a minute. */
  readonly grace?: number;
}

/** How a program ended. */
export interface ProgramEnd {
  /** Its exit code; a program that a signal ended has 128 and the signal's number. */
  readonly exitCode: number;
  /** What it wrote to standard output, the last `KEPT` characters. */
  readonly out: string;
  /** What it wrote to standard error, the last `KEPT` characters. */
  readonly err: string;
}

/** How much of each stream is kept, in characters; more is read and dropped from the front. */
export const KEPT = 32 * 1024 * 1024;

/** Runs programs. */
export interface Programs {
  /** @throws ProgramMissing when there is no such program. A bad exit code is no error here. */
  run(call: ProgramCall): Promise<ProgramEnd>;
}

/** There is no such program on this machine. */
export class ProgramMissing extends Error {
  readonly program: string;

  constructor(program: string) {
    super(`there is no program \`${program}\``);
    this.name = 'ProgramMissing';
    this.program = program;
  }
}
