import type { Drift } from '../facts.ts';
import type { AgentPhase, Entry, JournalLine, Target } from '../run/entry.ts';
import type { ActStory } from './act-stories.ts';
import { type PhaseKinds, type PhaseLane, phaseLane } from './phase-lane.ts';

/** Phases in which something happens to a machine. */
export type MachinePhase = Extract<
  AgentPhase,
  'replacing' | 'proving' | 'draining' | 'remaking' | 'retiring'
>;

/** How a machine's part in a roll ends. */
export type MachineEnd = Extract<AgentPhase, 'rolled' | 'gone' | 'left' | 'put-back' | 'failed'>;

/** Where a machine stands. `waiting`: nothing happens to it, and nothing has come of it yet. */
export type MachineState = MachineEnd | 'waiting' | 'under-way';

/** A machine of a pool in a roll. */
export interface MachineStory extends PhaseLane<MachinePhase, MachineEnd> {
  readonly name: string;
  readonly pool: string;
  /** The instance that was to go. */
  readonly instance: string;
  readonly drift: readonly Drift[];
  readonly state: MachineState;
  /** Undefined: nothing has happened to it. */
  readonly way: 'replace' | 'surge' | undefined;
  /** The instance that came in its place. */
  readonly replacement: string | undefined;
  readonly acts: readonly ActStory[];
}

type AgentEntry = Extract<Entry, { readonly kind: 'agent' }>;
type AgentStep = AgentEntry & { readonly at: number; readonly index: number };

/** What is to be rolled by pool and name, as the journal's beginning says, and what else it speaks of. */
interface Known {
  readonly name: string;
  readonly pool: string;
  readonly instance: string;
  readonly drift: readonly Drift[];
}

/** Until when a story is told, in milliseconds since 1970, and whether that is the roll's end. */
export interface Horizon {
  readonly until: number;
  readonly ended: boolean;
}

/** Each machine once, in the order in which the journal names them. */
export function machineStories(
  lines: readonly JournalLine[],
  targets: readonly Target[],
  acts: readonly ActStory[],
  { until, ended }: Horizon,
): readonly MachineStory[] {
  const steps = Map.groupBy(agentSteps(lines), ({ machine }) => machine);
  const ownActs = Map.groupBy(acts, ({ machine }) => machine);
  const wentOn = lines.findLastIndex(({ entry }) => entry.kind === 'went-on');
  return [...knownMachines(targets, steps).values()].map(known => {
    const own = steps.get(known.name) ?? [];
    const last = own.at(-1);
    const lane = phaseLane(own, KINDS, until);
    const again = !ended && last !== undefined && last.index < wentOn && isTriedAgain(last.phase);
    const end = again ? undefined : lane.end;
    return {
      ...known,
      intervals: lane.intervals,
      end,
      state: last === undefined || again ? 'waiting' : machineState(last.phase),
      way: last?.way,
      replacement: own.findLast(({ replacement }) => replacement !== undefined)?.replacement,
      acts: ownActs.get(known.name) ?? [],
    };
  });
}

const ENDS: ReadonlySet<AgentPhase> = new Set<MachineEnd>(['rolled', 'gone', 'left', 'put-back', 'failed']);

const KINDS: PhaseKinds<AgentPhase, MachinePhase, MachineEnd> = {
  isBusy: (phase): phase is MachinePhase => !ENDS.has(phase) && phase !== 'postponed',
  isEnd: isMachineEnd,
};

/** Whether a machine's part is over; one that is postponed waits for its turn again. */
function isMachineEnd(phase: AgentPhase): phase is MachineEnd {
  return ENDS.has(phase);
}

/** Where a machine stands that has entered this phase last. */
export const machineState = (phase: AgentPhase): MachineState =>
  isMachineEnd(phase) ? phase : KINDS.isBusy(phase) ? 'under-way' : 'waiting';

const agentSteps = (lines: readonly JournalLine[]): readonly AgentStep[] =>
  lines.flatMap(({ at, entry }, index) => (entry.kind === 'agent' ? [{ ...entry, at, index }] : []));

/** What was left or put back may be tried again when the roll goes on. */
const isTriedAgain = (phase: AgentPhase): boolean => phase === 'left' || phase === 'put-back';

function knownMachines(
  targets: readonly Target[],
  steps: ReadonlyMap<string, readonly AgentStep[]>,
): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const { name, pool, instance, drift } of targets)
    if (pool !== undefined && !known.has(name)) known.set(name, { name, pool, instance, drift });
  for (const [name, [first]] of steps)
    if (first !== undefined && !known.has(name))
      known.set(name, { name, pool: first.pool, instance: first.instance, drift: [] });
  return known;
}
