import type { JournalLine, Order, RollEnd } from '../run/entry.ts';
import { type ActStory, actStories } from './act-stories.ts';
import { type Failure, failuresOf } from './failures.ts';
import { type LeaderStory, leaderStory } from './leader-story.ts';
import { type MachineStory, machineStories } from './machine-stories.ts';
import { type RollEvent, rollEvents } from './roll-events.ts';
import { type Gap, gapsBetween, type RunStory, runStories } from './run-stories.ts';
import { steadyLines } from './steady-lines.ts';
import { type WorkStory, workStories } from './work-stories.ts';

/** What a person told the roll. */
interface OrderStory {
  readonly at: number;
  readonly order: Order;
  readonly by: string;
  readonly why: string | undefined;
}

/** A roll as its journal tells it. Instants are milliseconds since 1970; nothing lies before `begun` or after `until`. */
export interface RollStory {
  readonly roll: string;
  readonly fleet: string;
  readonly by: string;
  /** Given with `--now`. */
  readonly why: string | undefined;
  readonly outsideWindow: boolean;
  /** A pool or `leader`; undefined: everything. */
  readonly only: string | undefined;
  readonly begun: number;
  /** Undefined: it is not at its end, or goes on in a later window. */
  readonly end: { readonly how: RollEnd; readonly at: number; readonly why: string | undefined } | undefined;
  /** Its end, or now. */
  readonly until: number;
  readonly runs: readonly RunStory[];
  readonly gaps: readonly Gap[];
  readonly leader: LeaderStory | undefined;
  readonly machines: readonly MachineStory[];
  readonly acts: readonly ActStory[];
  readonly work: readonly WorkStory[];
  readonly failures: readonly Failure[];
  readonly orders: readonly OrderStory[];
  readonly events: readonly RollEvent[];
}

/** The story of a roll; undefined where the lines begin none. @param now - in milliseconds since 1970. */
export function rollStory(lines: readonly JournalLine[], now: number): RollStory | undefined {
  const steady = steadyLines(lines, now);
  const [first] = steady;
  if (first?.entry.kind !== 'begun') return undefined;
  const { roll, fleet, by, why, now: outsideWindow, only, targets } = first.entry;
  const end = endOf(steady);
  const until = end === undefined ? Math.max(now, first.at) : (steady.at(-1)?.at ?? end.at);
  const acts = actStories(steady);
  const horizon = { until, ended: end !== undefined };
  const machines = machineStories(steady, targets, acts, horizon);
  const leader = leaderStory(steady, targets, acts, horizon);
  const runs = runStories(steady, until);
  return {
    roll,
    fleet,
    by,
    why,
    outsideWindow,
    only,
    begun: first.at,
    end,
    until,
    runs,
    gaps: gapsBetween(runs),
    leader,
    machines,
    acts,
    work: workStories(acts),
    failures: failuresOf(acts, machines, leader),
    orders: steady.flatMap(({ at, entry }) =>
      entry.kind === 'order' ? [{ at, order: entry.order, by: entry.by, why: entry.why }] : [],
    ),
    events: rollEvents(steady),
  };
}

/** The end that nobody has gone on from. One of a window is none: the roll goes on in the next. */
function endOf(lines: readonly JournalLine[]): RollStory['end'] {
  const last = lines.findLast(({ entry }) => entry.kind === 'ended' || entry.kind === 'went-on');
  if (last?.entry.kind !== 'ended') return undefined;
  return { how: last.entry.how, at: last.at, why: last.entry.why };
}
