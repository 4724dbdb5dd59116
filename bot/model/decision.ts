import type { BotEvent } from './bot-event.ts';
import type { Reading } from './command.ts';
import type { Ended } from './effect.ts';
import type { Person } from './person.ts';
import type { HeadMove, Pull } from './pull.ts';
import type { PullRecord } from './pull-record.ts';
import type { RepositorySettings, Role } from './settings.ts';
import type { Sighting } from './sighting.ts';

/** What one person is to a repository, as GitHub said it a moment ago. */
export interface Standing {
  readonly person: Person;
  readonly role: Role;
  /** Those of the teams named in the settings that the person is in: `organisation/slug`. */
  readonly teams: readonly string[];
}

/** Something that the core is told. */
export type Input =
  | {
      readonly kind: 'event';
      /** The delivery's id. */
      readonly id: string;
      readonly event: BotEvent;
      /** What the comment or review holds for the bot. */
      readonly reading: Reading;
    }
  /** What a backend says of a run. */
  | {
      readonly kind: 'seen';
      readonly run: string;
      readonly sighting: Sighting;
      /** The handle by which it was looked for. Where the run has another by now, that it is absent says nothing. Not given: it has the same still. */
      readonly handle?: string | undefined;
    }
  /** How an effect ended. */
  | { readonly kind: 'ended'; readonly key: string; readonly ended: Ended }
  /** Time has gone by: what is due is due. */
  | { readonly kind: 'tick' };

/**
 * What is known beside the record. A standing that is missing could not be asked for, and grants nothing. Those that `needs` asked for
 * are of this moment: no effect of a run is done but right after a decision that had them.
 */
export interface Facts {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The least time between two edits of the comment, in milliseconds; 5 seconds if not given, and never less. */
  readonly coalesce?: number;
  /** The bot instance that decides. */
  readonly instance: string;
  readonly settings: RepositorySettings;
  /** The configuration that was refused since, told in `show_config`: `.ci-bot.yaml:3:5: …`. */
  readonly configurationProblems: readonly string[];
  /** The pull request as it is now; undefined: it was not asked for, and the record's is taken. */
  readonly pull: Pull | undefined;
  readonly standings: readonly Standing[];
  /**
   * The last move of the head that GitHub lists, asked for after `pull`; `never`: there was none. Undefined: it was not asked for or
   * could not be had, and a word that hangs on it approves nothing.
   */
  readonly moved?: HeadMove | 'never' | undefined;
}

/** A line of the trail of everything that was decided. It holds no secret and no text of a comment but commands. */
export interface AuditEntry {
  readonly at: number;
  /** `1300192#42`. */
  readonly pull: string;
  /** The delivery, run or effect that gave rise to it. */
  readonly cause: string;
  readonly by: Person | undefined;
  /** `run accepted`, `build refused`, `run released`, … */
  readonly what: string;
  readonly why: string;
}

/** What follows. Effects are in the record's `pending`. */
export interface Decision {
  readonly record: PullRecord;
  readonly audit: readonly AuditEntry[];
}
