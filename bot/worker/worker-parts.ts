import type { Backend } from '../backends/backend.ts';
import type { Forge } from '../github/forge.ts';
import type { Target } from '../model/target.ts';
import type { BotStore } from '../stores/bot-store.ts';
import type { EventQueue } from '../stores/event-queue.ts';
import type { BotLog } from './bot-log.ts';
import type { Configurations } from './configurations.ts';
import type { Publisher } from './publisher.ts';
import type { Uploader } from './uploader.ts';

/** All that a worker has. Clock and waiting are passed in. */
export interface WorkerParts {
  /** The bot instance's name. */
  readonly instance: string;
  readonly store: BotStore;
  readonly queue: EventQueue;
  readonly forge: Forge;
  readonly configurations: Configurations;
  /** What runs a target; undefined: this instance has no such backend. */
  readonly backendOf: (target: Pick<Target, 'backend'>) => Backend | undefined;
  /** Undefined: nothing is uploaded. */
  readonly uploader: Uploader | undefined;
  /** Undefined: no reports are committed. */
  readonly publisher: Publisher | undefined;
  readonly log: BotLog;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Names this process among all that work on the same store. */
  readonly holder: string;
  /** The least time between two edits of one comment, in milliseconds. */
  readonly coalesce: number;
  /** How often backends are looked at, in milliseconds. */
  readonly pollInterval: number;
}
