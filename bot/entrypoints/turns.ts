/** Lets so many do something at once, and so many more wait for it. */
export class Turns {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** @returns undefined, without having done anything, when too many wait already */
  async take<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (this.#taken >= this.#atOnce) {
      if (this.#waiting.length >= this.#mostWaiting) return undefined;
      // Whoever ends hands its place on, so nobody slips in between.
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    } else this.#taken++;
    try {
      return await act();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken--;
    }
  }
}
