import type { Fleet } from '../../../../fleet/schema/fleet.ts';
import type { JenkinsFacts, MachineFacts, NodeFacts } from '../../../../tools/roll/facts.ts';
import { rollMark } from '../../../../tools/roll/roll-mark.ts';
import type { Act, ActKind } from '../../../../tools/roll/run/act.ts';
import { decide } from '../../../../tools/roll/run/decide.ts';
import type { Entry } from '../../../../tools/roll/run/entry.ts';
import type { Outcome } from '../../../../tools/roll/run/outcome.ts';
import type { LeaderRecord, RecordedWork } from '../../../../tools/roll/run/recorded-work.ts';
import type { GroupFacts } from '../../../../tools/roll/run/roll-facts.ts';
import { RollState } from '../../../../tools/roll/run/roll-state.ts';
import { settingsOf } from '../../../../tools/roll/run/settings.ts';
import { jenkinsOf, NOW } from '../plan/scenes.ts';

/** The roll of all plays. */
const ROLL = '20261122T040000Z-51a0';

/** What is seen at one moment. */
export interface Seen {
  readonly machines: readonly MachineFacts[];
  /** Undefined: Jenkins does not answer. */
  readonly nodes: readonly NodeFacts[] | undefined;
  readonly groups?: ReadonlyMap<string, GroupFacts>;
  readonly quietingDown?: boolean;
  readonly quietedBy?: 'roll' | 'others';
  readonly resuming?: true;
  readonly session?: string;
  readonly waiting?: JenkinsFacts['waiting'];
}

/** A node with the mark of the roll. */
export const marked = (node: NodeFacts): NodeFacts => ({
  ...node,
  state: 'cordoned',
  reason: `Disconnected by admin : ${rollMark(ROLL)}: it is drained`,
});

/** A roll whose world a test makes up, moment by moment. */
export class Play {
  readonly state = new RollState();
  readonly entries: Entry[] = [];
  readonly #fleet: Fleet;
  readonly #canary: number;
  #now = NOW;

  constructor(fleet: Fleet, { canary = 0, closes }: { canary?: number; closes?: number } = {}) {
    this.#fleet = fleet;
    this.#canary = canary;
    const fixed = {
      roll: ROLL,
      fleet: fleet.fleet,
      by: 'a test',
      why: undefined,
      now: true,
      only: undefined,
    };
    this.write({ kind: 'begun', ...fixed, closes, targets: [] });
  }

  get now(): number {
    return this.#now;
  }

  write(...entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.entries.push(entry);
      this.state.add({ number: this.entries.length, at: this.#now, entry });
    }
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
  }

  /** Looks and decides, ten seconds later. @returns what is new */
  look({
    machines,
    nodes,
    groups = new Map(),
    quietingDown = false,
    quietedBy,
    resuming,
    session = 's1',
    waiting = [],
  }: Seen): readonly Entry[] {
    this.#now += 10_000;
    const jenkins: JenkinsFacts | undefined =
      nodes === undefined
        ? undefined
        : {
            ...jenkinsOf(nodes),
            quietingDown,
            waiting,
            session,
            ...(quietedBy && { quietedBy }),
            ...(resuming && { resuming }),
          };
    const facts = { at: this.#now, jenkins, machines, groups };
    const decided = decide(this.state, facts, settingsOf(this.#fleet, this.#canary), this.#now);
    this.write(...decided);
    return decided;
  }

  /** The acts that are meant and not done. */
  open(): readonly Act[] {
    return [...this.state.open.values()].map(({ act }) => act);
  }

  /** Ends open acts of a kind. */
  end(kind: ActKind, outcome: Outcome = { result: 'done' }): void {
    const of = [...this.state.open.values()].filter(({ act }) => act.kind === kind);
    if (of.length === 0) throw new Error(`nothing of kind ${kind} is open`);
    this.write(...of.map(({ number }): Entry => ({ kind: 'outcome', of: number, outcome })));
  }
}

/** A policy of draining after an hour. */
export const afterAnHour = (then: Fleet['maintenance']['drain']['then']) => ({ deadline: '1h', then });

/** The acts among entries. */
export const actsIn = (entries: readonly Entry[]): readonly Act[] =>
  entries.flatMap(entry => (entry.kind === 'intent' ? [entry.act] : []));

/** Where machines and the leader go, by what is decided. */
export const phasesIn = (entries: readonly Entry[]): readonly string[] =>
  entries.flatMap(entry => {
    if (entry.kind === 'agent') return [`${entry.machine} ${entry.phase}`];
    return entry.kind === 'leader' ? [`leader ${entry.phase}`] : [];
  });

/** A leader with one agent, on which nothing waits or runs. */
export const RECORD: LeaderRecord = {
  at: NOW,
  version: '2.528.2',
  session: 's1',
  nodes: ['a-1'],
  marks: {},
  jobs: [],
  plugins: {},
  projects: [],
  work: [],
};

/** A build that waits. @param item - the id of its queue item */
export const work = (item: number): RecordedWork => ({
  item,
  job: 'job/fs/',
  kind: 'freestyle',
  number: undefined,
  since: NOW,
  parameters: [],
  causes: [],
  commit: undefined,
});
