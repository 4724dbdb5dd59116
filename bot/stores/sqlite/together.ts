interface Waiting<Asked, Got> {
  readonly asked: Asked;
  readonly resolve: (got: Got) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is asked for in one turn of the event loop and has it done in one go: for a disk, to keep many things costs hardly
 * more than to keep one. Nobody is answered before it is done.
 */
export class Together<Asked, Got> {
  readonly #does: (all: readonly Asked[]) => readonly Got[];
  #waiting: Waiting<Asked, Got>[] = [];

  /** @param does - all or nothing, and tells each its own in their order */
  constructor(does: (all: readonly Asked[]) => readonly Got[]) {
    this.#does = does;
  }

  /** @throws what the doing throws */
  add(asked: Asked): Promise<Got> {
    if (this.#waiting.length === 0) setImmediate(() => this.#doAll());
    const { promise, resolve, reject } = Promise.withResolvers<Got>();
    this.#waiting.push({ asked, resolve, reject });
    return promise;
  }

  #doAll(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      this.#do(waiting);
    } catch (error) {
      // None of it was done. What cannot be done takes nothing else with it.
      if (waiting.length === 1) waiting[0]?.reject(error);
      else for (const one of waiting) this.#doAlone(one);
    }
  }

  #doAlone(one: Waiting<Asked, Got>): void {
    try {
      this.#do([one]);
    } catch (error) {
      one.reject(error);
    }
  }

  #do(waiting: readonly Waiting<Asked, Got>[]): void {
    const got = this.#does(waiting.map(({ asked }) => asked));
    for (const [index, each] of got.entries()) waiting[index]?.resolve(each);
  }
}
