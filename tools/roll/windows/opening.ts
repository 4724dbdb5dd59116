import type { Fleet } from '../../../fleet/schema/fleet.ts';
import type { TimeZone } from '../../../fleet/values/time-zone.ts';

/** A maintenance window as the fleet file writes it. */
export type Window = Fleet['maintenance']['windows'][number];

/** The part of a fleet's `maintenance` that says when it may be rolled. */
export interface Calendar {
  readonly windows: readonly Window[];
  /** Dates such as `2026-12-24`, each in the zone of the window that is asked. */
  readonly blackouts: readonly string[];
}

/** One time that a window is open: from `opens` on, and no longer at `closes`. */
export interface Opening {
  /** Milliseconds since 1970. */
  readonly opens: number;
  /** Milliseconds since 1970. */
  readonly closes: number;
  readonly zone: TimeZone;
  /** Which of `maintenance.windows`, counted from 0. */
  readonly window: number;
  /** The day on the zone's calendar for which it is written, such as `2026-12-24`. */
  readonly date: string;
}
