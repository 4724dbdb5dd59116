/** Work that is done one piece after another, in the order in which it was asked for. */
export class OneAfterAnother {
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work when all before it is done, however that ended. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work, work);
    this.#last = mine.catch(() => {});
    return mine;
  }
}
