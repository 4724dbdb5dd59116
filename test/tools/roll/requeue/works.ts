import type { SeenBuild } from '../../../../tools/adapters/jenkins/known-work.ts';
import type { Downtime } from '../../../../tools/roll/requeue/jenkins-now.ts';
import type { LeaderRecord, RecordedWork } from '../../../../tools/roll/run/recorded-work.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** When the leader was recorded. */
export const RECORDED = Date.UTC(2026, 10, 22, 4);
/** It went down ten minutes later, for two minutes. */
export const DOWNTIME: Downtime = { down: RECORDED + 10 * MINUTE, back: RECORDED + 12 * MINUTE };
/** An instant after the leader was back. */
export const afterBack = (minutes: number): number => DOWNTIME.back + minutes * MINUTE;

/** Recorded work: a Freestyle build that runs, but for what is said of it. */
export const work = (said: Partial<RecordedWork> = {}): RecordedWork => ({
  item: 93,
  job: 'job/fs/',
  kind: 'freestyle',
  number: 17,
  since: RECORDED - 5 * MINUTE,
  parameters: [],
  causes: ['Started by user dev'],
  commit: undefined,
  ...said,
});

/** A request that waits. */
export const waiting = (said: Partial<RecordedWork> = {}): RecordedWork =>
  work({ number: undefined, ...said });

/** What Jenkins has of it afterwards: a build that failed when it went down, but for what is said of it. */
export const build = (of: RecordedWork, said: Partial<SeenBuild> = {}): SeenBuild => ({
  ...of,
  number: of.number ?? 18,
  repeats: undefined,
  accounts: [],
  result: 'FAILURE',
  ended: DOWNTIME.down + SECOND,
  interrupted: [],
  ...said,
});

/** A record with this work. */
export const recordOf = (...all: readonly RecordedWork[]): LeaderRecord => ({
  at: RECORDED,
  version: '2.528.2',
  session: 'ef61103a',
  nodes: [],
  marks: {},
  jobs: [],
  plugins: {},
  projects: [],
  work: all,
});
