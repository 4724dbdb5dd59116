import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { z } from 'zod';
import { StoreFailed } from '../bot-store.ts';
import { STEPS } from './schema.ts';

/** How long a process waits for another that writes, in milliseconds. A transaction takes a few. */
const PATIENCE = 10_000;

/**
 * The file in which bot instances on one machine keep everything, for several processes at once. What was committed is on the
 * disk: a process or the machine may stop at any moment.
 */
export class BotFile {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /**
   * Opens a file, or makes it, for nobody else to read; its folder must be there. An older one is brought up to date.
   * @throws StoreFailed
   */
  constructor(path: string) {
    this.#path = path;
    this.#database = this.#told(() => {
      // SQLite would make it as the process makes any file, and makes those beside it with the rights of this one.
      closeSync(openSync(path, 'a', 0o600));
      return new DatabaseSync(path, { timeout: PATIENCE });
    });
    this.#told(() => {
      this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
      this.alone(() => this.#bringUpToDate());
    });
  }

  /** Does something that nobody else's writing comes between, all or nothing. @throws StoreFailed */
  alone<T>(does: () => T): T {
    return this.#told(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        const result = does();
        this.#database.exec('COMMIT');
        return result;
      } catch (error) {
        if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  /** The rows that a query finds. @throws StoreFailed */
  rows<Row>(shape: z.ZodType<Row>, sql: string, ...values: readonly SQLInputValue[]): readonly Row[] {
    return this.#told(() =>
      this.#statement(sql)
        .all(...values)
        .map(row => shape.parse(row)),
    );
  }

  /** The first row that a query finds. @throws StoreFailed */
  row<Row>(shape: z.ZodType<Row>, sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.rows(shape, sql, ...values)[0];
  }

  /** Changes rows. @returns how many @throws StoreFailed */
  change(sql: string, ...values: readonly SQLInputValue[]): number {
    return this.#told(() => Number(this.#statement(sql).run(...values).changes));
  }

  /**
   * Does something that need not be remembered when the machine itself stops at once, and does not wait for the disk: every process
   * sees it at once, and what is committed later takes it along. @throws StoreFailed
   */
  forNow<T>(does: () => T): T {
    return this.#told(() => {
      this.#database.exec('PRAGMA synchronous = NORMAL');
      try {
        return does();
      } finally {
        this.#database.exec('PRAGMA synchronous = FULL');
      }
    });
  }

  close(): void {
    this.#database.close();
  }

  #statement(sql: string): StatementSync {
    const found = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, found);
    return found;
  }

  #bringUpToDate(): void {
    const version = Number(Object.values(this.#database.prepare('PRAGMA user_version').get() ?? {})[0]);
    if (version > STEPS.length)
      throw new StoreFailed(
        `the bot's file \`${this.#path}\` was written by a later version of the bot: its format is ${version}, and this bot knows ${STEPS.length} at most`,
      );
    for (const step of STEPS.slice(version)) this.#database.exec(step);
    this.#database.exec(`PRAGMA user_version = ${STEPS.length}`);
  }

  #told<T>(does: () => T): T {
    try {
      return does();
    } catch (error) {
      if (error instanceof StoreFailed) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new StoreFailed(`the bot's file \`${this.#path}\` cannot be used: ${why}`);
    }
  }
}
