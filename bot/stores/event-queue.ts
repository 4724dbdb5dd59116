import type { Delivery } from '../model/bot-event.ts';

/** A delivery that a worker has in hand. */
export interface Taken {
  /** Names this taking, for `done` and `back`. */
  readonly receipt: string;
  /** How often it was taken, this time too. */
  readonly times: number;
  /** As it was put; unreadable texts are dead letters at once. */
  readonly delivery: Delivery;
}

/** A delivery that could not be handled. */
export interface DeadLetter {
  /** The delivery's. */
  readonly id: string;
  /** Undefined: its text cannot be read. */
  readonly delivery: Delivery | undefined;
  /** Why not, as last heard. */
  readonly why: string;
  readonly at: number;
  readonly times: number;
}

/**
 * Deliveries on their way to a worker, none of which is lost or handled by two workers at once. Those of one group (a pull
 * request) come one after another in the order in which they were put. Every call throws StoreFailed.
 */
export interface EventQueue {
  /** Adds one; with an id that was added within the last five minutes (a local queue: ever) nothing happens. */
  put(delivery: Delivery, group: string): Promise<'put' | 'known'>;
  /** At most so many, none of a group of which one is in hand. They come again when neither `done` nor `back` is called for them in time. */
  take(most: number, now: number): Promise<readonly Taken[]>;
  done(receipt: string): Promise<void>;
  /** Could not be handled now: it comes again after so many milliseconds, and after too many times it is a dead letter. */
  back(taken: Taken, why: string, after: number, now: number): Promise<'again' | 'dead'>;
  /** Newest first. */
  deadLetters(most: number): Promise<readonly DeadLetter[]>;
  /** Puts a dead letter back. False: there is none of that id. */
  replay(delivery: string): Promise<boolean>;
  /** How many wait or are in hand, and how many are dead letters. */
  depth(): Promise<{ readonly waiting: number; readonly dead: number }>;
}
