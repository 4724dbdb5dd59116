import type { Program } from './run-measured.ts';

/** What Node's compile cache holds when a process begins; `unused`: the program does not ask for it. */
export type CompileCache = 'warm' | 'empty' | 'unused';

/** How much a run may take at most. */
export interface Limit {
  readonly seconds: number;
  /** Millions of bytes. */
  readonly megabytes?: number;
}

/** One line of the table: a program that is run again and again, a new process each time. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly cache: CompileCache;
  readonly limit?: Limit;
  readonly program: Program;
}
