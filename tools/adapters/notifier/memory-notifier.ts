import { type Notifier, NotPosted } from './notifier.ts';

/** A chat in memory, for tests. */
export class MemoryNotifier implements Notifier {
  readonly posted: string[] = [];
  readonly #failing: () => boolean;

  /** @param failing asked anew at each call, since a test may change it */
  constructor(failing: () => boolean = () => false) {
    this.#failing = failing;
  }

  async post(text: string): Promise<void> {
    if (this.#failing()) throw new NotPosted('the chat answered 500');
    this.posted.push(text);
  }
}
