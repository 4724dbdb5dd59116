import { HttpNotifier } from '../../adapters/notifier/http-notifier.ts';
import { type Notifier, NotPosted } from '../../adapters/notifier/notifier.ts';
import { UserError } from '../../user-error.ts';

/** The environment variable with the address of the chat's incoming webhook. */
const NOTIFY_VARIABLE = 'FLEET_NOTIFY_URL';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The chat that the environment names; undefined: none.
 * @throws UserError for an address that no secret may be sent to. It does not repeat the address.
 */
export function notifierFrom(
  environment: Readonly<Record<string, string | undefined>>,
): Notifier | undefined {
  const address = environment[NOTIFY_VARIABLE]?.trim();
  if (address === undefined || address === '') return undefined;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const plain = url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && !plain))
    throw new UserError(`${NOTIFY_VARIABLE} is not an address that begins with https://`, {
      fix: 'set it to the address of an incoming webhook of Slack, Mattermost or Matrix, or unset it',
    });
  return new HttpNotifier(url);
}

/** Posts notices one after another. No failure of the chat stops a roll; the first is told, the others are not. */
export class Announcer {
  readonly #notifier: Notifier | undefined;
  readonly #tell: (why: string) => void;
  #told = false;
  #last: Promise<void> = Promise.resolve();

  /** @param tell told why a notice was not posted, once */
  constructor(notifier: Notifier | undefined, tell: (why: string) => void) {
    this.#notifier = notifier;
    this.#tell = tell;
  }

  /** Begins to post and does not wait. */
  announce(text: string): void {
    this.#last = this.#last.then(() => this.#post(text));
  }

  /** Waits until everything is posted, or given up. */
  finish(): Promise<void> {
    return this.#last;
  }

  async #post(text: string): Promise<void> {
    try {
      await this.#notifier?.post(text);
    } catch (error) {
      const why = error instanceof NotPosted ? error.message : 'a notice could not be posted';
      if (!this.#told) this.#tell(`${why}; the roll goes on`);
      this.#told = true;
    }
  }
}
