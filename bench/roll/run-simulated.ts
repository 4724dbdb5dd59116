import type { JournalLine, RollEnd, Target } from '../../tools/roll/run/entry.ts';
import type { Hands } from '../../tools/roll/run/hands.ts';
import { runRoll } from '../../tools/roll/run/run-roll.ts';
import { type RollSettings, settingsOf } from '../../tools/roll/run/settings.ts';
import { MemoryJournal, SharedLines } from './memory-journal.ts';
import { Session } from './session.ts';
import type { SimulatedFleet } from './simulated-fleet.ts';

/** The id of all rolls of the simulation. */
export const ROLL = '20261122T040000Z-51a0';

/** How a roll is run. */
export interface RunOptions {
  readonly shared?: SharedLines;
  readonly session?: Session;
  readonly hands?: Hands;
  readonly journal?: MemoryJournal;
  readonly settings?: RollSettings;
  /** When the window closes, in milliseconds since 1970. */
  readonly closes?: number;
  /** When the simulation gives up, in milliseconds since 1970. */
  readonly until?: number;
  readonly poll?: number;
}

/** What came of it. */
export interface Ran {
  /** Undefined: its process was killed. */
  readonly end: RollEnd | 'interrupted' | undefined;
  readonly lines: readonly JournalLine[];
  /** How often it looked. */
  readonly ticks: number;
}

/** Runs the roll of the tools on a simulated fleet, or goes on with one. */
export async function runSimulated(fleet: SimulatedFleet, options: RunOptions = {}): Promise<Ran> {
  const { clock } = fleet.world;
  const shared = options.shared ?? new SharedLines();
  const session = options.session ?? new Session();
  begin(fleet, shared, options.closes);
  let ticks = 0;
  const hands = options.hands ?? fleet.hands(session);
  const task = runRoll({
    journal: options.journal ?? new MemoryJournal(shared, session),
    hands: {
      ...hands,
      look: () => {
        ticks += 1;
        return hands.look();
      },
    },
    clock: { now: clock.now, sleep: milliseconds => session.alive(clock.sleep(milliseconds)) },
    settings: options.settings ?? settingsOf(fleet.world.fleet),
    poll: options.poll ?? 10_000,
    signal: new AbortController().signal,
    onLine: () => {},
    onLook: () => {},
    onBusy: () => {},
  });
  const until = options.until ?? clock.now() + 14 * 86_400_000;
  const end = await clock.run(task, { until, stopped: () => session.killed });
  return { end, lines: shared.lines, ticks };
}

/** The first line; or that another process goes on. */
function begin(fleet: SimulatedFleet, shared: SharedLines, closes: number | undefined): void {
  const { clock } = fleet.world;
  if (shared.lines.length > 0) {
    shared.write([{ kind: 'went-on', by: 'simulation', closes }], clock.now());
    return;
  }
  const targets = fleet.facts().machines.flatMap(({ id, of, host, drift }): readonly Target[] => {
    if (drift.length === 0) return [];
    if (of.kind === 'leader') return [{ name: 'leader', pool: undefined, instance: id, drift }];
    const name = host === undefined ? `${of.pool} ${id}` : `${of.pool}-${host}`;
    return [{ name, pool: of.pool, instance: id, drift }];
  });
  const fixed = { roll: ROLL, fleet: fleet.world.fleet.fleet, by: 'simulation', why: undefined };
  shared.write([{ kind: 'begun', ...fixed, now: true, only: undefined, closes, targets }], clock.now());
}
