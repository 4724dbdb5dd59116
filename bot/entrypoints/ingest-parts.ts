import type { IngestSettings } from '../events/ingest-settings.ts';
import type { Interest } from '../events/of-interest.ts';
import type { RereadableSecrets } from '../secrets/cached-secrets.ts';
import type { BotStore } from '../stores/bot-store.ts';
import type { EventQueue } from '../stores/event-queue.ts';
import type { BotLog } from '../worker/bot-log.ts';
import type { Counters } from './counters.ts';

/** The names of the secrets that ingest needs. */
interface IngestSecretNames {
  readonly webhook: string;
  /** What keys runners' reports; undefined: nothing reports. */
  readonly report: string | undefined;
}

/** All that ingest has. */
export interface IngestParts {
  /** `depth` is asked for by `/metrics`; a queue whose ingest may not look leaves it out. */
  readonly queue: Pick<EventQueue, 'put'> & Partial<Pick<EventQueue, 'depth'>>;
  readonly store: Pick<BotStore, 'spend'>;
  readonly secrets: RereadableSecrets;
  readonly names: IngestSecretNames;
  readonly settings: IngestSettings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: BotLog;
  /** What is counted beside, and shown by `/metrics`; undefined: nothing. */
  readonly counters?: Counters;
}

/** The same with what is made once at the start. */
export interface StartedIngest extends IngestParts {
  readonly counters: Counters;
  readonly interest: Interest;
}
