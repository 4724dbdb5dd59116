import type { Fleet } from '../../../fleet/schema/fleet.ts';
import { actWords } from '../report/act-words.ts';
import { type MachineState, machineState } from '../report/machine-stories.ts';
import { END_WORDS } from '../report/phase-words.ts';
import type { RollEvent } from '../report/roll-events.ts';
import { type MachineCounts, machineCounts } from '../report/story-counts.ts';
import type { RollFacts } from '../run/roll-facts.ts';
import type { RollState } from '../run/roll-state.ts';
import { type WaitedBuild, waitedBuilds } from './waited-builds.ts';

/** How many machines of a pool stand where. */
export interface PoolView extends MachineCounts {
  readonly pool: string;
}

/** Something that is being done. */
export interface BusyView {
  /** `leader` or a machine; undefined: it concerns no machine of its own. */
  readonly machine: string | undefined;
  readonly says: string;
  /** What it is busy with just now; may be empty. */
  readonly detail: string;
  /** In milliseconds since 1970. */
  readonly since: number;
}

/** A roll as it stands. Instants are milliseconds since 1970. */
export interface RollView {
  readonly fleet: string;
  readonly roll: string;
  /** Such as `under way`, `paused`, `complete`. */
  readonly phase: string;
  readonly ended: boolean;
  readonly now: number;
  /** When the window closes; undefined: there is no bound, or it is over. */
  readonly closes: number | undefined;
  /** By name. */
  readonly pools: readonly PoolView[];
  /** Undefined: it is not rolled. */
  readonly leader: { readonly phase: string; readonly since: number | undefined } | undefined;
  readonly builds: readonly WaitedBuild[];
  readonly busy: readonly BusyView[];
  /** The last ones, the newest last. */
  readonly events: readonly RollEvent[];
}

/** What a view is made from, beside the journal. */
export interface Seen {
  readonly fleet: Fleet;
  /** Of the last look; undefined: there was none. */
  readonly facts: RollFacts | undefined;
  readonly events: readonly RollEvent[];
  /** What acts are busy with, by number. */
  readonly details: ReadonlyMap<number, string>;
}

/** A roll as it stands; the state must be that of a roll that was begun. */
export function rollView(state: RollState, seen: Seen, now: number): RollView {
  const { fleet, facts, events, details } = seen;
  const { roll, targets } = state.begun;
  const ended = state.ended !== undefined;
  const leads = state.leader !== undefined || targets.some(({ pool }) => pool === undefined);
  return {
    fleet: state.begun.fleet,
    roll,
    phase: phaseWords(state),
    ended,
    now,
    closes: ended ? undefined : state.closes,
    pools: poolViews(state),
    leader: leads ? { phase: state.leader?.phase ?? 'waiting', since: state.leader?.since } : undefined,
    builds: facts === undefined || ended ? [] : waitedBuilds(state, facts, fleet),
    busy: [...state.open.values()].map(({ number, act, machine, at }) => ({
      machine,
      says: actWords(act),
      detail: details.get(number) ?? '',
      since: at,
    })),
    events,
  };
}

function phaseWords({ ended, stopping, paused }: RollState): string {
  if (ended !== undefined) return END_WORDS[ended];
  if (stopping !== undefined) return `stopping: ${stopping.why}`;
  return paused ? 'paused' : 'under way';
}

function poolViews(state: RollState): readonly PoolView[] {
  const states = new Map<string, { readonly pool: string; readonly state: MachineState }>();
  for (const { name, pool } of state.begun.targets)
    if (pool !== undefined) states.set(name, { pool, state: 'waiting' });
  for (const { machine, pool, phase } of state.agents.values())
    states.set(machine, {
      pool: states.get(machine)?.pool ?? pool,
      state: machineState(phase),
    });
  const byPool = Map.groupBy(states.values(), ({ pool }) => pool);
  return [...byPool]
    .map(([pool, own]) => ({ pool, ...machineCounts(own.map(each => each.state)) }))
    .sort((one, other) => (one.pool < other.pool ? -1 : 1));
}
