import type { ActStory } from './act-stories.ts';
import { actWords } from './act-words.ts';
import type { LeaderStory } from './leader-story.ts';
import type { MachineStory } from './machine-stories.ts';
import type { End, Interval } from './phase-lane.ts';
import { linkWithin, type ReportedStory } from './reported-story.ts';
import { storyCounts } from './story-counts.ts';
import type { WorkStory } from './work-stories.ts';

/** A story for a program: instants in ISO 8601 (UTC). Parameters of builds are not in it. */
export function storyJson({ story, server }: ReportedStory): object {
  const { machines, leader, work, failures, orders, runs, gaps, events, acts, begun, end, until, ...rest } =
    story;
  return {
    ...rest,
    begun: instant(begun),
    until: instant(until),
    end: end === undefined ? null : { ...end, at: instant(end.at) },
    counts: storyCounts(story),
    runs: runs.map(({ closes, ...run }) => ({
      ...timed(run),
      closes: closes === undefined ? null : instant(closes),
    })),
    gaps: gaps.map(timed),
    leader: leader === undefined ? null : leaderJson(leader),
    machines: machines.map(machineJson),
    acts: acts.filter(({ machine }) => machine === undefined).map(actJson),
    work: work.map(each => workJson(each, server)),
    failures: failures.map(failure => ({ ...failure, at: instant(failure.at) })),
    orders: orders.map(order => ({ ...order, at: instant(order.at) })),
  };
}

/** Null: there is none, or not within what a calendar can say. */
const instant = (at: number): string | null => (Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : null);

const timed = <Timed extends Pick<Interval, 'from' | 'to'>>({ from, to, ...rest }: Timed) => ({
  ...rest,
  from: instant(from),
  to: instant(to),
});

const endJson = (end: End | undefined) => (end === undefined ? null : { ...end, at: instant(end.at) });

const machineJson = ({ intervals, end, acts, ...machine }: MachineStory) => ({
  ...machine,
  intervals: intervals.map(timed),
  end: endJson(end),
  acts: acts.map(actJson),
});

const leaderJson = ({ intervals, end, acts, ...leader }: LeaderStory) => ({
  ...leader,
  intervals: intervals.map(timed),
  end: endJson(end),
  acts: acts.map(actJson),
});

function actJson({ act, meant, end }: ActStory) {
  const outcome = end?.outcome;
  return {
    act: act.kind,
    says: actWords(act),
    meant: instant(meant),
    ended: end === undefined ? null : instant(end.at),
    result: outcome?.result ?? null,
    ...(outcome?.result === 'failed' ? { why: outcome.why } : {}),
  };
}

const workJson = ({ path, since, seen, again, ...work }: WorkStory, server: URL) => ({
  ...work,
  since: instant(since),
  seen: instant(seen),
  link: linkWithin(path, server) ?? null,
  again:
    again === undefined
      ? null
      : {
          at: instant(again.at),
          link: again.path === undefined ? null : (linkWithin(again.path, server) ?? null),
          ...(again.failed === undefined ? {} : { failed: again.failed }),
        },
});
