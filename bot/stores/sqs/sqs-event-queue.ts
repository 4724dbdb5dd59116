import type { Message } from '@aws-sdk/client-sqs';
import type { Delivery } from '../../model/bot-event.ts';
import { StoreFailed } from '../bot-store.ts';
import type { DeadLetter, EventQueue, Taken } from '../event-queue.ts';
import { QUEUE_LIMITS, type QueueLimits, unfinished } from '../queue-limits.ts';
import { readable } from '../readable.ts';
import { attributeOf, type FifoQueue } from './fifo-queue.ts';
import { deliveryOf, textOf } from './message-text.ts';
import { messageOf } from './send-message.ts';

/** How many dead letters are looked through, ten at a time. */
const ROUNDS = 100;
/** How long dead letters are hidden from others who look at the same time, in milliseconds. */
const LOOKING = 30_000;
/** How much of a reason is kept, in characters. */
const REASON = 1_000;

/**
 * Deliveries on their way to a worker, in SQS. What was sent within the last five minutes is not added again, but `put` cannot
 * tell. Times are SQS's own: `now` is not looked at. Of dead letters that SQS itself made of one pull request, ten are seen.
 */
export class SqsEventQueue implements EventQueue {
  readonly #queue: FifoQueue;
  readonly #dead: FifoQueue;
  readonly #limits: QueueLimits;

  constructor(queue: FifoQueue, dead: FifoQueue, limits: QueueLimits = QUEUE_LIMITS) {
    this.#queue = queue;
    this.#dead = dead;
    this.#limits = limits;
  }

  async put(delivery: Delivery, group: string): Promise<'put'> {
    await this.#queue.send(messageOf(delivery, group));
    return 'put';
  }

  async take(most: number): Promise<readonly Taken[]> {
    const taken: Taken[] = [];
    // Singly: in one answer SQS gives several of a group.
    while (taken.length < most) {
      const [message] = await this.#queue.receive(1, this.#limits.visibility);
      if (message === undefined) break;
      const one = await this.opened(message);
      if (one !== undefined) taken.push(one);
    }
    return taken;
  }

  /** What is in a message that was received; an unreadable one becomes a dead letter, and undefined is returned. */
  async opened(message: Message): Promise<Taken | undefined> {
    const { Body = '', ReceiptHandle = '', Attributes = {} } = message;
    const group = Attributes.MessageGroupId ?? '';
    const times = Number(Attributes.ApproximateReceiveCount ?? 1);
    const id = idOf(message);
    try {
      return { receipt: receiptOf(ReceiptHandle, group), times, delivery: deliveryOf(Body, id) };
    } catch (error) {
      if (!(error instanceof StoreFailed)) throw error;
      await this.#bury({ text: Body, id, group, times, why: error.message }, ReceiptHandle);
      return undefined;
    }
  }

  async done(receipt: string): Promise<void> {
    await this.#queue.delete(partsOf(receipt).handle);
  }

  async back({ receipt, times, delivery }: Taken, why: string, after: number): Promise<'again' | 'dead'> {
    const { handle, group } = partsOf(receipt);
    const isLast = times >= this.#limits.tries;
    // Before it is buried, so that one that somebody else has by now is not.
    const isHeld = await this.#queue.hide(handle, isLast ? this.#limits.visibility : after);
    if (!isHeld || !isLast) return 'again';
    await this.#bury({ text: textOf(delivery), id: delivery.id, group, times, why }, handle);
    return 'dead';
  }

  async deadLetters(most: number): Promise<readonly DeadLetter[]> {
    const messages = await this.#look(() => false);
    await this.#show(messages);
    const letters = messages.map(message => this.#letterOf(message)).sort((one, other) => other.at - one.at);
    return [...new Map(letters.map(letter => [letter.id, letter])).values()].slice(0, most);
  }

  async replay(delivery: string): Promise<boolean> {
    const isMeant = (message: Message) => idOf(message) === delivery;
    const messages = await this.#look(isMeant);
    const meant = messages.find(isMeant);
    if (meant !== undefined)
      await this.#queue.send({
        text: meant.Body ?? '',
        group: attributeOf(meant, 'group') ?? meant.Attributes?.MessageGroupId ?? delivery,
        // Not that of the first sending, which may have been less than five minutes ago.
        same: `${delivery} after ${meant.MessageId}`,
        attributes: { delivery },
      });
    for (const { ReceiptHandle = '' } of messages.filter(isMeant)) await this.#dead.delete(ReceiptHandle);
    await this.#show(messages.filter(message => !isMeant(message)));
    return meant !== undefined;
  }

  async depth(): Promise<{ readonly waiting: number; readonly dead: number }> {
    const [waiting, dead] = await Promise.all([this.#queue.depth(), this.#dead.depth()]);
    return { waiting, dead };
  }

  /** First the dead letter, then the message goes: killed in between, there are both, of one id. */
  async #bury(
    it: { readonly text: string; readonly id: string; readonly group: string } & Pick<
      DeadLetter,
      'why' | 'times'
    >,
    handle: string,
  ): Promise<void> {
    const why = it.why.slice(0, REASON);
    await this.#dead.send({
      text: it.text,
      // Each a group of its own, or only ten of a pull request could be listed.
      group: it.id,
      same: `${handle} ${it.id}`,
      attributes: { delivery: it.id, group: it.group, times: `${it.times}`, why },
    });
    await this.#queue.delete(handle);
  }

  /** Looks through the dead letters until one is what was looked for. They are hidden meanwhile. */
  async #look(isEnough: (message: Message) => boolean): Promise<readonly Message[]> {
    const seen: Message[] = [];
    for (let round = 0; round < ROUNDS && !seen.some(isEnough); round++) {
      const some = await this.#dead.receive(10, LOOKING);
      if (some.length === 0) break;
      seen.push(...some);
    }
    return seen;
  }

  async #show(messages: readonly Message[]): Promise<void> {
    await Promise.all(messages.map(({ ReceiptHandle = '' }) => this.#dead.hide(ReceiptHandle, 0)));
  }

  #letterOf(message: Message): DeadLetter {
    const id = idOf(message);
    const times = Number(attributeOf(message, 'times') ?? this.#limits.tries);
    return {
      id,
      delivery: readable(() => deliveryOf(message.Body ?? '', id)),
      why: attributeOf(message, 'why') ?? unfinished(times),
      at: Number(message.Attributes?.SentTimestamp ?? 0),
      times,
    };
  }
}

const idOf = (message: Message): string => attributeOf(message, 'delivery') ?? `message ${message.MessageId}`;

/** SQS's handle and the group, which a dead letter has to know. A handle has no space. */
const receiptOf = (handle: string, group: string): string => `${handle} ${group}`;

function partsOf(receipt: string): { readonly handle: string; readonly group: string } {
  const [handle = '', ...group] = receipt.split(' ');
  return { handle, group: group.join(' ') };
}
