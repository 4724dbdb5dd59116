import { sleepOn } from '../../roll/start/sleep-on.ts';
import type { World } from '../../world.ts';

/** Time that passes faster than it does, so that nobody has to wait for minutes of builds. */
export interface FastTime {
  /** When it began, in milliseconds since 1970. */
  readonly begun: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits so many milliseconds of it. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Waits so many milliseconds of a watch's. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Shorter pauses would keep a processor busy with asking, in milliseconds of a watch's. */
const SHORTEST = 20;
/** It begins so long ago, since it runs ahead, in milliseconds. */
const AGO = 900_000;

/** @param factor - how many times faster it passes */
export function fastTime(world: Pick<World, 'now' | 'every' | 'signal'>, factor: number): FastTime {
  const start = world.now();
  const begun = start - AGO;
  const pause = sleepOn(world);
  return {
    begun,
    now: () => Math.round(begun + (world.now() - start) * factor),
    sleep: milliseconds => pause(Math.max(milliseconds / factor, SHORTEST)),
    pause,
  };
}
