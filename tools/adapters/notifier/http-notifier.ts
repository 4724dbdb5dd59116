import { setTimeout as pause } from 'node:timers/promises';
import { type Notifier, NotPosted } from './notifier.ts';

/** How it is posted. */
export interface PostSettings {
  /** How long one try may take, in milliseconds. */
  readonly timeout: number;
  /** Pauses before further tries, in milliseconds. */
  readonly pauses: readonly number[];
}

const USUAL: PostSettings = { timeout: 10_000, pauses: [1_000, 5_000] };

/** Answers after which it is tried again: too many requests, and servers that stumble. */
const passes = (status: number): boolean => status === 429 || status >= 500;

/** What became of a try. */
type Tried =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: string; readonly again: boolean };

/**
 * Posts `{"text": …}` to an incoming webhook, as Slack, Mattermost and Matrix (hookshot) take it. The address is a secret:
 * whoever has it can post. Redirects are not followed, since they would carry the text elsewhere.
 */
export class HttpNotifier implements Notifier {
  readonly #address: URL;
  readonly #settings: PostSettings;

  constructor(address: URL, settings: Partial<PostSettings> = {}) {
    this.#address = address;
    this.#settings = { ...USUAL, ...settings };
  }

  async post(text: string): Promise<void> {
    let tried = await this.#try(text);
    for (const milliseconds of this.#settings.pauses) {
      if (tried.kind === 'done' || !tried.again) break;
      await pause(milliseconds);
      tried = await this.#try(text);
    }
    if (tried.kind === 'failed') throw new NotPosted(tried.why);
  }

  async #try(text: string): Promise<Tried> {
    try {
      const { status, body } = await fetch(this.#address, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ text }),
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#settings.timeout),
      });
      // What the chat says is of no use, but a connection with an unread answer stays open.
      await body?.cancel();
      if (status >= 200 && status < 300) return { kind: 'done' };
      return { kind: 'failed', why: `the chat answered ${status}`, again: passes(status) };
    } catch (error) {
      return { kind: 'failed', why: reasonOf(error), again: true };
    }
  }
}

/** Never the error's own words: they may hold the address. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'the chat did not answer in time';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  return code !== undefined && /^[A-Z_0-9]{1,40}$/.test(code)
    ? `the chat could not be reached (${code})`
    : 'the chat could not be reached';
}
