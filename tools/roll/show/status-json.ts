import { linkWithin } from '../report/reported-story.ts';
import type { StatusView } from './status-view.ts';

/** The status for a program: instants in ISO 8601 (UTC), lengths in seconds. @param server - where Jenkins is, for links. */
export function statusJson({ fleet, roll, lock, buildsKnown, next }: StatusView, server: URL): object {
  return {
    fleet,
    roll: roll === undefined ? null : rollJson(roll, server),
    lock: lock === undefined ? null : { ...lock, expires: instant(lock.expires) },
    buildsKnown,
    next: { command: next.command ?? null, why: next.why },
  };
}

const instant = (at: number | undefined): string | null =>
  at === undefined || !Number.isFinite(at) ? null : new Date(at).toISOString();

const rollJson = (roll: NonNullable<StatusView['roll']>, server: URL) => ({
  id: roll.roll,
  phase: roll.phase,
  ended: roll.ended,
  closes: instant(roll.closes),
  pools: roll.pools,
  leader: roll.leader === undefined ? null : { phase: roll.leader.phase, since: instant(roll.leader.since) },
  builds: roll.builds.map(({ path, on, began, ends, deadline }) => ({
    link: linkWithin(path, server) ?? null,
    on,
    began: instant(began),
    elapsedSeconds: Math.max(0, Math.floor((roll.now - began) / 1_000)),
    estimatedEnd: instant(ends),
    deadline: instant(deadline),
  })),
  busy: roll.busy.map(({ machine, says, since }) => ({
    machine: machine ?? null,
    says,
    since: instant(since),
  })),
});
