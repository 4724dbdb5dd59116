import { z } from 'zod';
import type { Delivery } from '../../model/bot-event.ts';
import { deliveryFormat } from '../codec/delivery-codec.ts';
import type { DeadLetter, EventQueue, Taken } from '../event-queue.ts';
import { IDS_KEPT } from '../kept-for.ts';
import { QUEUE_LIMITS, type QueueLimits, unfinished } from '../queue-limits.ts';
import { readable } from '../readable.ts';
import type { BotFile } from './bot-file.ts';
import { receiptOf } from './free-gone.ts';
import { Together } from './together.ts';

const waiting = z.object({
  number: z.number(),
  id: z.string(),
  line: z.string(),
  text: z.string(),
  times: z.number(),
});
type Waiting = z.output<typeof waiting>;
const dead = z.object({
  id: z.string(),
  line: z.string(),
  text: z.string(),
  times: z.number(),
  why: z.string(),
  at: z.number(),
});

/** A delivery on its way into the queue. */
interface Put {
  readonly id: string;
  readonly received: number;
  readonly group: string;
  readonly text: string;
}

const counted = z.object({ waiting: z.number(), dead: z.number() });

/** How often it is looked for ids to forget, in milliseconds. */
const HOUR = 3_600_000;

/** The first of each group that is nobody's now. */
const FREE = `WITH firsts AS (SELECT min(number) AS first FROM deliveries WHERE instance = ? GROUP BY line)
  SELECT number, id, line, text, times FROM firsts JOIN deliveries ON number = first
  WHERE hidden <= ? ORDER BY number LIMIT ?`;
const FORGET = `DELETE FROM known_deliveries WHERE instance = ?1 AND at < ?2
  AND id NOT IN (SELECT id FROM deliveries WHERE instance = ?1)
  AND id NOT IN (SELECT id FROM dead_letters WHERE instance = ?1)`;

/** Deliveries on their way to a worker, in a file of this machine that several processes and instances share. */
export class SqliteEventQueue implements EventQueue {
  readonly #file: BotFile;
  readonly #instance: string;
  readonly #limits: QueueLimits;
  readonly #holder: string;
  #forgot = 0;
  /** Webhooks come in bursts, and each waits for the disk. */
  readonly #puts = new Together<Put, 'put' | 'known'>(all =>
    this.#file.alone(() => all.map(each => this.#put(each))),
  );

  /** @param holder names this process, so that what it has in hand can be given back once it is gone */
  constructor(file: BotFile, instance: string, limits: QueueLimits = QUEUE_LIMITS, holder = '') {
    this.#file = file;
    this.#instance = instance;
    this.#limits = limits;
    this.#holder = holder;
  }

  async put(delivery: Delivery, group: string): Promise<'put' | 'known'> {
    const { id, received } = delivery;
    return this.#puts.add({ id, received, group, text: deliveryFormat.textOf(delivery, id) });
  }

  async take(most: number, now: number): Promise<readonly Taken[]> {
    // Most looks find nothing, and need not keep others from writing.
    if (this.#free(1, now).length === 0) return [];
    return this.#file.alone(() => {
      this.#forget(now);
      const taken: Taken[] = [];
      // Where one is buried, the next of its group is free.
      for (let buried = 1; buried > 0 && taken.length < most; ) {
        const free = this.#free(most - taken.length, now);
        const handed = free.flatMap(each => this.#hand(each, now));
        taken.push(...handed);
        buried = free.length - handed.length;
      }
      return taken;
    });
  }

  async done(receipt: string): Promise<void> {
    const sql = 'DELETE FROM deliveries WHERE instance = ? AND receipt = ?';
    this.#file.change(sql, this.#instance, receipt);
  }

  async back(taken: Taken, why: string, after: number, now: number): Promise<'again' | 'dead'> {
    return this.#file.alone(() => {
      const sql = 'SELECT number, id, line, text, times FROM deliveries WHERE instance = ? AND receipt = ?';
      const found = this.#file.row(waiting, sql, this.#instance, taken.receipt);
      if (found === undefined) return 'again';
      if (found.times >= this.#limits.tries) {
        this.#bury(found, why, now);
        return 'dead';
      }
      const hide = 'UPDATE deliveries SET hidden = ?, receipt = NULL WHERE number = ?';
      this.#file.change(hide, now + after, found.number);
      return 'again';
    });
  }

  async deadLetters(most: number): Promise<readonly DeadLetter[]> {
    const sql =
      'SELECT id, line, text, times, why, at FROM dead_letters WHERE instance = ? ORDER BY number DESC LIMIT ?';
    return this.#file.rows(dead, sql, this.#instance, most).map(({ id, text, times, why, at }) => ({
      id,
      delivery: readable(() => deliveryFormat.read(text, id)),
      why,
      at,
      times,
    }));
  }

  async replay(delivery: string): Promise<boolean> {
    return this.#file.alone(() => {
      const sql = 'SELECT id, line, text, times, why, at FROM dead_letters WHERE instance = ? AND id = ?';
      const found = this.#file.row(dead, sql, this.#instance, delivery);
      if (found === undefined) return false;
      this.#file.change('DELETE FROM dead_letters WHERE instance = ? AND id = ?', this.#instance, delivery);
      this.#append(found.id, found.line, found.text);
      return true;
    });
  }

  async depth(): Promise<{ readonly waiting: number; readonly dead: number }> {
    const sql = `SELECT (SELECT count(*) FROM deliveries WHERE instance = ?1) AS waiting,
      (SELECT count(*) FROM dead_letters WHERE instance = ?1) AS dead`;
    return this.#file.row(counted, sql, this.#instance) ?? { waiting: 0, dead: 0 };
  }

  #put({ id, received, group, text }: Put): 'put' | 'known' {
    const sql = 'INSERT OR IGNORE INTO known_deliveries (instance, id, at) VALUES (?, ?, ?)';
    if (this.#file.change(sql, this.#instance, id, received) === 0) return 'known';
    this.#append(id, group, text);
    return 'put';
  }

  #forget(now: number): void {
    if (now - this.#forgot < HOUR) return;
    this.#forgot = now;
    this.#file.change(FORGET, this.#instance, now - IDS_KEPT);
  }

  #free(most: number, now: number): readonly Waiting[] {
    return this.#file.rows(waiting, FREE, this.#instance, now, most);
  }

  #append(id: string, line: string, text: string): void {
    const sql = 'INSERT INTO deliveries (instance, id, line, text, times, hidden) VALUES (?, ?, ?, ?, 0, 0)';
    this.#file.change(sql, this.#instance, id, line, text);
  }

  /** Hands one out, or buries it. */
  #hand(it: Waiting, now: number): readonly Taken[] {
    if (it.times >= this.#limits.tries) return this.#bury(it, unfinished(it.times), now);
    const times = it.times + 1;
    const delivery = readable(() => deliveryFormat.read(it.text, it.id));
    if (delivery === undefined) return this.#bury({ ...it, times }, 'its text cannot be read', now);
    const receipt = receiptOf(it.number, times, this.#holder);
    this.#file.change(
      'UPDATE deliveries SET times = ?, hidden = ?, receipt = ? WHERE number = ?',
      times,
      now + this.#limits.visibility,
      receipt,
      it.number,
    );
    return [{ receipt, times, delivery }];
  }

  #bury({ number, id, line, text, times }: Waiting, why: string, at: number): readonly [] {
    this.#file.change('DELETE FROM deliveries WHERE number = ?', number);
    this.#file.change(
      'INSERT INTO dead_letters (instance, id, line, text, times, why, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      this.#instance,
      id,
      line,
      text,
      times,
      why,
      at,
    );
    return [];
  }
}
