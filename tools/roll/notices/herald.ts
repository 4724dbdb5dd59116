import type { World } from '../../world.ts';
import type { JournalLine } from '../run/entry.ts';
import { Announcer, notifierFrom } from './announcer.ts';
import { type NoticeContext, noticeOf } from './notices.ts';

/** Follows a journal and announces in a chat what is of interest there. */
export class Herald {
  readonly #announcer: Announcer;
  readonly #context: Omit<NoticeContext, 'lines'>;
  readonly #lines: JournalLine[];

  /** @param before the lines that earlier processes wrote: they are not announced again */
  constructor(announcer: Announcer, context: Omit<NoticeContext, 'lines'>, before: readonly JournalLine[]) {
    this.#announcer = announcer;
    this.#context = context;
    this.#lines = [...before];
  }

  /** Takes a new line in, and does not wait until it is announced. */
  line(line: JournalLine): void {
    this.#lines.push(line);
    const text = noticeOf(line, { ...this.#context, lines: this.#lines });
    if (text !== undefined) this.#announcer.announce(text);
  }

  /** Waits until all is announced, or given up. */
  end(): Promise<void> {
    return this.#announcer.finish();
  }
}

/**
 * A herald for the chat that the environment names; silent where it names none.
 * @throws UserError for an address that is none
 */
export const heraldFrom = (
  { environment, terminal }: Pick<World, 'environment' | 'terminal'>,
  context: Omit<NoticeContext, 'lines'>,
  before: readonly JournalLine[],
): Herald =>
  new Herald(new Announcer(notifierFrom(environment), why => terminal.err(`${why}\n`)), context, before);
