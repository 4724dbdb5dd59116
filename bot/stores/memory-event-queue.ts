import type { Delivery } from '../model/bot-event.ts';
import { deliveryFormat } from './codec/delivery-codec.ts';
import type { DeadLetter, EventQueue, Taken } from './event-queue.ts';
import { QUEUE_LIMITS, type QueueLimits, unfinished } from './queue-limits.ts';

interface Waiting {
  readonly id: string;
  readonly group: string;
  readonly text: string;
  readonly times: number;
  /** In hand or put back until then. */
  readonly hidden: number;
  readonly receipt: string | undefined;
}

interface Dead {
  readonly letter: DeadLetter;
  readonly waiting: Waiting;
}

/** Deliveries on their way to a worker, until the process ends. */
export class MemoryEventQueue implements EventQueue {
  readonly #limits: QueueLimits;
  readonly #known = new Set<string>();
  /** By the delivery's id, in their order. */
  readonly #waiting = new Map<string, Waiting>();
  /** Ids by receipt. */
  readonly #inHand = new Map<string, string>();
  #dead: readonly Dead[] = [];
  #takings = 0;

  constructor(limits: QueueLimits = QUEUE_LIMITS) {
    this.#limits = limits;
  }

  async put(delivery: Delivery, group: string): Promise<'put' | 'known'> {
    const text = deliveryFormat.textOf(delivery, delivery.id);
    if (this.#known.has(delivery.id)) return 'known';
    this.#known.add(delivery.id);
    this.#replace({ id: delivery.id, group, text, times: 0, hidden: 0, receipt: undefined });
    return 'put';
  }

  async take(most: number, now: number): Promise<readonly Taken[]> {
    const spent = ({ times, hidden }: Waiting) => times >= this.#limits.tries && hidden <= now;
    for (const each of this.#inOrder().filter(spent)) this.#bury(each, unfinished(each.times), now);
    const waiting = this.#inOrder();
    const heads = new Map(waiting.toReversed().map(each => [each.group, each]));
    return waiting
      .filter(each => heads.get(each.group) === each && each.hidden <= now)
      .slice(0, most)
      .map(each => this.#hand(each, now));
  }

  async done(receipt: string): Promise<void> {
    const found = this.#heldBy(receipt);
    if (found) this.#remove(found);
  }

  async back(taken: Taken, why: string, after: number, now: number): Promise<'again' | 'dead'> {
    const found = this.#heldBy(taken.receipt);
    if (found === undefined) return 'again';
    if (found.times >= this.#limits.tries) {
      this.#bury(found, why, now);
      return 'dead';
    }
    this.#replace({ ...found, hidden: now + after, receipt: undefined });
    return 'again';
  }

  async deadLetters(most: number): Promise<readonly DeadLetter[]> {
    return this.#dead
      .toReversed()
      .slice(0, most)
      .map(({ letter }) => letter);
  }

  async replay(delivery: string): Promise<boolean> {
    const found = this.#dead.find(({ letter }) => letter.id === delivery);
    if (found === undefined) return false;
    this.#dead = this.#dead.filter(each => each !== found);
    this.#replace({ ...found.waiting, times: 0, hidden: 0, receipt: undefined });
    return true;
  }

  async depth(): Promise<{ readonly waiting: number; readonly dead: number }> {
    return { waiting: this.#waiting.size, dead: this.#dead.length };
  }

  #inOrder(): readonly Waiting[] {
    return [...this.#waiting.values()];
  }

  /** What is held by a receipt still. */
  #heldBy(receipt: string): Waiting | undefined {
    const found = this.#waiting.get(this.#inHand.get(receipt) ?? '');
    return found?.receipt === receipt ? found : undefined;
  }

  /** Adds one at the end, or changes one where it is. */
  #replace(by: Waiting): void {
    const before = this.#waiting.get(by.id)?.receipt;
    if (before !== undefined) this.#inHand.delete(before);
    if (by.receipt !== undefined) this.#inHand.set(by.receipt, by.id);
    this.#waiting.set(by.id, by);
  }

  #remove({ id, receipt }: Waiting): void {
    if (receipt !== undefined) this.#inHand.delete(receipt);
    this.#waiting.delete(id);
  }

  #bury(waiting: Waiting, why: string, at: number): void {
    const delivery = deliveryFormat.read(waiting.text, waiting.id);
    this.#dead = [
      ...this.#dead,
      { letter: { id: waiting.id, delivery, why, at, times: waiting.times }, waiting },
    ];
    this.#remove(waiting);
  }

  #hand(waiting: Waiting, now: number): Taken {
    const receipt = `taking-${++this.#takings}`;
    const times = waiting.times + 1;
    this.#replace({ ...waiting, times, hidden: now + this.#limits.visibility, receipt });
    return { receipt, times, delivery: deliveryFormat.read(waiting.text, waiting.id) };
  }
}
