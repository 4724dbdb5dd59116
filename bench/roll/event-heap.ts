/** Something that happens at a time. */
interface Event {
  readonly at: number;
  /** Of those at one time the first that was added happens first. */
  readonly order: number;
  readonly run: () => void;
}

const precedes = (one: Event, other: Event): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** What is going to happen, the next first: a binary heap. */
export class EventHeap {
  readonly #events: Event[] = [];
  #added = 0;

  add(at: number, run: () => void): void {
    const event = { at, order: this.#added++, run };
    let place = this.#events.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#events[above];
      if (parent === undefined || !precedes(event, parent)) break;
      this.#events[place] = parent;
      place = above;
    }
    this.#events[place] = event;
  }

  /** Takes the next one out; undefined: nothing is going to happen. */
  take(): Event | undefined {
    const first = this.#events[0];
    const last = this.#events.pop();
    if (first !== undefined && last !== undefined && this.#events.length > 0) this.#sink(last);
    return first;
  }

  #sink(event: Event): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [one, other] = [this.#events[left], this.#events[left + 1]];
      if (one === undefined) break;
      const right = other !== undefined && precedes(other, one);
      const child = right ? other : one;
      if (!precedes(child, event)) break;
      this.#events[place] = child;
      place = right ? left + 1 : left;
    }
    this.#events[place] = event;
  }
}
