import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpJenkinsControl } from '../../../../tools/adapters/jenkins/http-jenkins-control.ts';
import type { KnownWork } from '../../../../tools/adapters/jenkins/known-work.ts';
import { plainPlan } from '../../../../tools/adapters/jenkins/stand-in/build-plan.ts';
import { setUp } from '../../../../tools/adapters/jenkins/stand-in/set-up.ts';
import { StandInJenkins } from '../../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { lostWork } from '../../../../tools/roll/requeue/lost-work.ts';
import { readNow } from '../../../../tools/roll/requeue/read-now.ts';
import { startOnce } from '../../../../tools/roll/requeue/start-once.ts';
import { SETTLING } from '../../../../tools/roll/run/time-limits.ts';
import { recordOf } from './works.ts';

const LONG = 3_600_000;
const MINUTE = 60_000;
const N = [{ name: 'N', kind: 'string' }] as const;

let standIn: StandInJenkins;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 22, 4);
  const account = (name: string) => ({
    name,
    password: 'p',
    token: `${name}-token`,
    role: 'administer' as const,
  });
  standIn = await StandInJenkins.start({ now: () => now, accounts: [account('dev'), account('roller')] });
  const does = plainPlan('CPU', LONG);
  setUp(standIn.state, {
    nodes: { a1: { labels: ['CPU'], executors: 5 } },
    jobs: {
      fs: { kind: 'freestyle', does, parameters: N },
      pipe: { kind: 'pipeline', does, parameters: N },
      fragile: { kind: 'pipeline', does, disableResume: true },
      waits: { kind: 'freestyle', does: plainPlan('GPU', LONG), parameters: N },
      secret: { kind: 'freestyle', does, parameters: [{ name: 'KEY', kind: 'password' }] },
      short: { kind: 'freestyle', does: plainPlan('CPU', 2_000) },
    },
  });
});
afterEach(() => standIn.stop());

const sleep = async (milliseconds: number) => {
  now += milliseconds;
};

const control = (user: string) =>
  new HttpJenkinsControl({
    server: standIn.url,
    credentials: { kind: 'token', user, secret: `${user}-token` },
    pauses: [],
    sleep,
  });

/** A developer starts a build. */
async function started(job: string, kind: KnownWork['kind'], value?: string): Promise<void> {
  const parameters = value === undefined ? [] : [{ name: 'N', value }];
  const asked = {
    item: 0,
    job,
    kind,
    number: undefined,
    since: 0,
    parameters,
    causes: [],
    commit: undefined,
  };
  await control('dev').startAgain(asked, 'parameters');
  await sleep(1_000);
}

/** All jobs work, and one build has ended by itself since. */
async function recorded() {
  await started('job/fs/', 'freestyle', '1');
  await started('job/pipe/', 'pipeline', '2');
  await started('job/fragile/', 'pipeline');
  await started('job/waits/', 'freestyle', '3');
  await started('job/secret/', 'freestyle');
  await started('job/short/', 'freestyle');
  const { work } = await control('roller').inventory();
  const record = { ...recordOf(...work), at: now };
  await sleep(5 * MINUTE);
  return record;
}

async function restarted(how: 'clean' | 'killed') {
  const down = now;
  standIn.state.work.process.goDown(how, 'wake');
  await sleep(MINUTE);
  const back = now;
  await sleep(SETTLING);
  return { down, back };
}

describe.each([
  ['clean', { 'job/fragile/': 'rebuild', 'job/fs/': 'parameters', 'job/secret/': 'by-hand' }],
  [
    'killed',
    {
      'job/fragile/': 'rebuild',
      'job/fs/': 'parameters',
      'job/secret/': 'by-hand',
      'job/waits/': 'parameters',
    },
  ],
] as const)('after a restart that is %s', (how, expected) => {
  it('what does not come through is found, begins again once, and nothing else does', async () => {
    const record = await recorded();
    const downtime = await restarted(how);
    const roller = control('roller');
    const lost = lostWork(record, await readNow(record.work, roller), downtime);
    expect(Object.fromEntries(lost.map(each => [each.work.job, each.how]))).toEqual(expected);

    const claimed = new Set<string>();
    for (const { work, how: way } of lost) {
      if (way === 'by-hand') continue;
      const attempt = { account: 'roller', intended: now, claimed };
      const first = await startOnce({ work, how: way }, attempt, roller);
      await sleep(1_000);
      // The process was killed before it could write that down.
      const second = await startOnce({ work, how: way }, attempt, roller);
      await sleep(1_000);
      const items = [first, second].map(url => url.replace(/^job\/.*$/, 'build'));
      expect(items.every(url => url.startsWith('queue/item/') || url === 'build')).toBe(true);
      claimed.add(second);
    }
    const again = await readNow(record.work, roller);
    const mine = [...again.waiting, ...again.builds].filter(({ accounts }) => accounts.includes('roller'));
    const begun = lost.filter(each => each.how !== 'by-hand').map(({ work }) => work);
    const shown = (all: readonly Pick<KnownWork, 'job' | 'parameters'>[]) =>
      all.map(({ job, parameters }) => `${job} ${JSON.stringify(parameters)}`).sort();
    expect(shown(mine)).toEqual(shown(begun));
    expect(lostWork(record, again, downtime, lost)).toEqual([]);
  });
});
