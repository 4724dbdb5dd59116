import type { Act } from '../../../../tools/roll/run/act.ts';
import type {
  AgentPhase,
  Entry,
  JournalLine,
  LeaderPhase,
  Target,
} from '../../../../tools/roll/run/entry.ts';
import type { Outcome } from '../../../../tools/roll/run/outcome.ts';
import type { LeaderRecord, LostWork, RecordedWork } from '../../../../tools/roll/run/recorded-work.ts';

/** When all rolls of the tests begin, in milliseconds since 1970. */
export const BEGUN = Date.UTC(2026, 10, 22, 4);
export const MINUTE = 60_000;

/** A journal that is written by hand, minute by minute. */
export class ToldRoll {
  readonly lines: JournalLine[] = [];
  #now = BEGUN;

  /** Lets minutes pass. */
  after(minutes: number): this {
    this.#now += minutes * MINUTE;
    return this;
  }

  get now(): number {
    return this.#now;
  }

  /** Writes a line. @returns its number. */
  write(entry: Entry): number {
    const number = this.lines.length + 1;
    this.lines.push({ number, at: this.#now, entry });
    return number;
  }

  begin(targets: readonly Target[], more: Partial<Extract<Entry, { readonly kind: 'begun' }>> = {}): this {
    this.write({
      kind: 'begun',
      roll: '20261122T040000Z-4f2a',
      fleet: 'tvm',
      by: 'operator',
      why: undefined,
      now: false,
      only: undefined,
      closes: BEGUN + 120 * MINUTE,
      targets,
      ...more,
    });
    return this;
  }

  agent(machine: string, phase: AgentPhase, why?: string): this {
    const pool = machine.replace(/[- ].*$/, '');
    this.write({
      kind: 'agent',
      machine,
      pool,
      instance: `i-${machine}`,
      phase,
      way: 'replace',
      ...(why === undefined ? {} : { why }),
    });
    return this;
  }

  leader(phase: LeaderPhase, why?: string): this {
    this.write({ kind: 'leader', phase, ...(why === undefined ? {} : { why }) });
    return this;
  }

  /** An act that takes so many minutes. */
  act(act: Act, machine: string | undefined, outcome: Outcome = { result: 'done' }, minutes = 0): this {
    const of = this.write({ kind: 'intent', act, machine });
    this.after(minutes).write({ kind: 'outcome', of, outcome });
    return this;
  }
}

/** Something to be rolled: of the pool that its name begins with, or the leader. */
export const target = (name: string): Target => ({
  name,
  pool: name === 'leader' ? undefined : name.replace(/[- ].*$/, ''),
  instance: `i-${name}`,
  drift: [{ kind: 'image', has: 'ami-old', wanted: 'ami-new' }],
});

/** Work that the leader had. */
export const work = (job: string, item: number, more: Partial<RecordedWork> = {}): RecordedWork => ({
  item,
  job: `job/${job}/`,
  kind: 'pipeline',
  number: item + 1_000,
  since: BEGUN - 10 * MINUTE,
  parameters: [
    { name: 'TOKEN', secret: true },
    { name: 'BRANCH', value: 's3cr3t-value' },
  ],
  causes: ['Started by an SCM change'],
  commit: undefined,
  ...more,
});

/** What the leader had. */
export const recorded = (works: readonly RecordedWork[]): Outcome => {
  const record: LeaderRecord = {
    at: BEGUN,
    version: '2.528.3',
    session: 'a',
    nodes: [],
    jobs: [],
    plugins: {},
    projects: [],
    marks: {},
    work: works,
  };
  return { result: 'done', got: { kind: 'record', record } };
};

/** What the leader had lost. */
export const foundLost = (lost: readonly LostWork[]): Outcome => ({
  result: 'done',
  got: { kind: 'lost', lost, more: false },
});

/** A roll with all that can come of one: rolled, failed, left, a leader, lost builds, two windows, orders. */
export function eventfulRoll(): ToldRoll {
  const kept = work('tvm-cpu', 1);
  const again = work('tvm-gpu', 2);
  const password = work('release', 3);
  const waiting = work('docs', 4, { number: undefined });
  const roll = new ToldRoll().begin(['cpu-1', 'cpu-2', 'gpu-1', 'arm-1', 'leader'].map(target));
  roll.agent('cpu-1', 'draining').act({ kind: 'cordon', node: 'cpu-1' }, 'cpu-1').after(10);
  roll.agent('cpu-1', 'remaking');
  roll.act(
    { kind: 'remake-host', pool: 'cpu', host: 1, instance: 'i-1', image: undefined },
    'cpu-1',
    { result: 'done' },
    6,
  );
  roll
    .agent('cpu-1', 'proving')
    .act({ kind: 'smoke', node: 'cpu-1' }, 'cpu-1', { result: 'done' }, 2)
    .agent('cpu-1', 'rolled');
  roll.agent('arm-1', 'left', 'ARM has 1 of 1 agents in service and keeps 1');
  roll
    .agent('gpu-1', 'draining')
    .after(3)
    .act({ kind: 'abort', build: 'job/tvm-gpu/77/' }, 'gpu-1')
    .agent('gpu-1', 'remaking');
  roll.act(
    { kind: 'smoke', node: 'gpu-1' },
    'gpu-1',
    { result: 'failed', why: 'the smoke job failed', fix: 'look at its log' },
    4,
  );
  roll.agent('gpu-1', 'failed', 'the new image is not sound');
  roll.write({ kind: 'order', order: 'pause', by: 'operator', why: 'to look at gpu-1' });
  roll.after(5).write({ kind: 'order', order: 'resume', by: 'operator', why: undefined });
  roll.agent('cpu-2', 'draining').after(20).agent('cpu-2', 'put-back', 'the window closes');
  roll.write({ kind: 'ended', how: 'window' });
  roll.after(7 * 24 * 60).write({ kind: 'went-on', by: 'schedule', closes: roll.now + 120 * MINUTE });
  roll.agent('cpu-2', 'draining').after(5).agent('cpu-2', 'remaking').after(6).agent('cpu-2', 'rolled');
  roll.leader('draining').after(4).leader('quieting').after(1);
  roll.act({ kind: 'record' }, 'leader', recorded([kept, again, password, waiting]));
  roll
    .leader('backing-up')
    .act({ kind: 'back-up' }, 'leader', { result: 'done', got: { kind: 'snapshot', id: 'snap-1' } }, 3);
  roll
    .leader('remaking')
    .act({ kind: 'remake-leader', instance: 'i-leader' }, 'leader', { result: 'done' }, 5);
  roll
    .leader('starting')
    .after(2)
    .leader('checking')
    .after(1)
    .leader('resuming')
    .after(1)
    .leader('starting-again');
  roll.act(
    { kind: 'find-lost' },
    'leader',
    foundLost([
      { work: again, how: 'rebuild' },
      { work: password, how: 'by-hand' },
    ]),
  );
  roll.act({ kind: 'start-again', work: again, how: 'rebuild' }, 'leader', {
    result: 'done',
    got: { kind: 'started', url: 'job/tvm-gpu/1003/' },
  });
  roll.after(1).leader('rolled').write({ kind: 'ended', how: 'complete' });
  return roll;
}
