import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HttpJenkinsControl } from '../../tools/adapters/jenkins/http-jenkins-control.ts';
import type { KnownWork } from '../../tools/adapters/jenkins/known-work.ts';
import { plainPlan } from '../../tools/adapters/jenkins/stand-in/build-plan.ts';
import { setUp } from '../../tools/adapters/jenkins/stand-in/set-up.ts';
import { refusal, StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';

const ROLL = '20261121T200000Z-4f2a';
const MARK = { token: `jenkins-fleet roll ${ROLL}`, why: 'it gets another image' };
const SMOKE = { label: 'CPU', node: 'a1', roll: ROLL, intended: 1_795_291_200_000 };
const LONG = 300_000;

let standIn: StandInJenkins;
let now: number;
let posts: string[];
beforeEach(async () => {
  now = 1_795_291_200_000;
  standIn = await StandInJenkins.start({ now: () => now });
  posts = [];
  fated(() => 'answer');
  const does = plainPlan('CPU', LONG);
  setUp(standIn.state, {
    nodes: { a1: { labels: ['CPU'], executors: 2 } },
    jobs: {
      fs: { kind: 'freestyle', does },
      pipe: { kind: 'pipeline', does },
      'fleet/smoke': {
        kind: 'pipeline',
        does,
        parameters: ['LABEL', 'NODE', 'ROLL'].map(name => ({ name, kind: 'string' })),
      },
    },
  });
});
afterEach(() => standIn.stop());

/** What becomes of changes, each in turn. */
function fated(fate: () => ReturnType<StandInJenkins['meddle']>): void {
  standIn.meddle = (method, path) => {
    if (method !== 'POST') return 'answer';
    posts.push(path.split('?')[0] ?? '');
    return fate();
  };
}

const sleep = async (milliseconds: number) => {
  now += milliseconds;
};

const control = () =>
  new HttpJenkinsControl(
    {
      server: standIn.url,
      credentials: { kind: 'token', user: 'admin', secret: 'admin-token' },
      pauses: [1_000, 1_000],
      sleep,
    },
    { patience: { stop: 10_000, term: 5_000, kill: 5_000, look: 1_000 } },
  );

const work = (job: string, more: Partial<KnownWork> = {}): KnownWork => ({
  item: 1,
  job,
  kind: 'pipeline',
  number: undefined,
  since: 0,
  parameters: [],
  causes: [],
  commit: undefined,
  ...more,
});

const start = async (job: string) => {
  await control().startAgain(work(job), 'parameters');
  await sleep(1_000);
};

describe('while Jenkins is quiet', () => {
  const reason = () => standIn.state.work.quiet?.reason;

  it('its reason is ours, also when it is said twice; and it begins builds again', async () => {
    for (let times = 0; times < 2; times += 1) {
      await control().quietDown('rolled by jenkins-fleet & others');
      expect(reason()).toBe('rolled by jenkins-fleet & others');
    }
    for (let times = 0; times < 2; times += 1) {
      await control().cancelQuietDown();
      expect(standIn.state.work.quiet).toBeUndefined();
    }
  });

  it('a Pipeline ends when it is killed, after it was asked', async () => {
    await start('job/pipe/');
    await control().quietDown('x');
    posts = [];
    expect(await control().abort('job/pipe/1/')).toEqual({ kind: 'finished', result: 'ABORTED' });
    expect(posts).toEqual(['/job/pipe/1/stop', '/job/pipe/1/term', '/job/pipe/1/kill']);
  });

  it('a Freestyle build ends when it is asked, and knows no other way', async () => {
    await start('job/fs/');
    await control().quietDown('x');
    posts = [];
    expect(await control().abort('job/fs/1/')).toEqual({ kind: 'finished', result: 'ABORTED' });
    expect(posts).toEqual(['/job/fs/1/stop']);
  });

  it('what is started waits, once', async () => {
    await control().quietDown('x');
    const first = await control().ensureSmoke(SMOKE);
    await sleep(1_000);
    expect(await control().ensureSmoke(SMOKE)).toEqual(first);
    expect(first).toMatchObject({ kind: 'queued', url: expect.stringMatching(/^queue\/item\/\d+\/$/) });
    expect(await control().waitingWork()).toMatchObject([
      { job: 'job/fleet/job/smoke/', repeats: undefined },
    ]);
  });
});

describe('the smoke job', () => {
  it('waits for a node that is marked, and runs there when the mark goes', async () => {
    await control().cordon('a1', MARK);
    await control().ensureSmoke(SMOKE);
    await sleep(1_000);
    const url = 'job/fleet/job/smoke/1/';
    expect(await control().ensureSmoke(SMOKE)).toEqual({ kind: 'queued', url });
    expect(await control().waitingWork()).toEqual([]);
    await control().uncordon('a1', MARK.token);
    await sleep(1_000);
    expect(await control().ensureSmoke(SMOKE)).toEqual({ kind: 'running', url });
    expect(posts.filter(path => path.includes('smoke'))).toHaveLength(1);
  });
});

describe('when the answer gets lost', () => {
  it('after a node was marked: it is seen, and not done again', async () => {
    fated(() => 'drop-after');
    expect(await control().cordon('a1', MARK)).toEqual({ kind: 'ours' });
    expect(posts).toHaveLength(1);
  });

  it('before a node was marked: that is not known, and the next call marks it', async () => {
    fated(() => (posts.length === 1 ? 'drop' : 'answer'));
    await expect(control().cordon('a1', MARK)).rejects.toMatchObject({ fault: 'unclear' });
    expect(await control().cordon('a1', MARK)).toEqual({ kind: 'ours' });
    expect(posts).toHaveLength(2);
  });

  it.each(['drop', 'drop-after'] as const)(
    'of taking a mark away (%s): the mark goes all the same',
    async fate => {
      await control().cordon('a1', MARK);
      posts = [];
      fated(() => (posts.length === 1 ? fate : 'answer'));
      expect(await control().uncordon('a1', MARK.token)).toEqual({ kind: 'free' });
      expect(posts).toHaveLength(fate === 'drop' ? 2 : 1);
    },
  );

  it('of starting the smoke job: it is found, not started again', async () => {
    fated(() => 'drop-after');
    await expect(control().ensureSmoke(SMOKE)).rejects.toMatchObject({ fault: 'unclear' });
    await sleep(1_000);
    expect(await control().ensureSmoke(SMOKE)).toEqual({ kind: 'running', url: 'job/fleet/job/smoke/1/' });
    expect(posts).toHaveLength(1);
  });

  it.each(['parameters', 'rebuild'] as const)(
    'of starting work again (%s): it is not sent twice',
    async how => {
      await start('job/pipe/');
      await control().abort('job/pipe/1/');
      posts = [];
      fated(() => 'drop-after');
      const lost = control().startAgain(work('job/pipe/', { number: 1 }), how);
      await expect(lost).rejects.toMatchObject({ fault: 'unclear' });
      expect(posts).toHaveLength(1);
      await sleep(1_000);
      expect(await control().buildsOf('job/pipe/', { number: 2 })).toMatchObject([
        { number: 2, repeats: how === 'rebuild' ? 1 : undefined },
      ]);
    },
  );

  it('of what may be done twice: it is', async () => {
    await start('job/fs/');
    posts = [];
    fated(() => (posts.length % 2 === 1 ? 'drop-after' : 'answer'));
    await control().quietDown('x');
    expect(await control().abort('job/fs/1/')).toEqual({ kind: 'finished', result: 'ABORTED' });
    await control().cancelQuietDown();
    expect(new Set(posts.map(path => posts.filter(other => other === path).length))).toEqual(new Set([2]));
  });

  it('by a 500: marks and quiet mode come in the end, whether it was done before or not', async () => {
    fated(() => (posts.length % 2 === 1 ? refusal(500) : 'answer'));
    await expect(control().cordon('a1', MARK)).rejects.toMatchObject({ fault: 'unclear' });
    expect(await control().cordon('a1', MARK)).toEqual({ kind: 'ours' });
    expect(await control().uncordon('a1', MARK.token)).toEqual({ kind: 'free' });
    await expect(control().quietDown('x')).rejects.toMatchObject({ fault: 'unclear' });
    await control().quietDown('x');
    await expect(control().cancelQuietDown()).rejects.toMatchObject({ fault: 'unclear' });
    await control().cancelQuietDown();
    expect(standIn.state.work.quiet).toBeUndefined();
  });

  it('because there are too many requests: nothing was done, and it is asked again', async () => {
    fated(() => (posts.length === 1 ? refusal(429, 3) : 'answer'));
    const before = now;
    expect(await control().cordon('a1', MARK)).toEqual({ kind: 'ours' });
    expect(now - before).toBe(3_000);
  });
});

describe('the inventory', () => {
  it('has what runs and what waits, with addresses below the root whatever Jenkins takes itself for', async () => {
    await start('job/pipe/');
    await start('job/fs/');
    await start('job/fs/');
    const { work: at, nodes, jobs } = await control().inventory();
    expect(nodes).toEqual(expect.arrayContaining(['a1']));
    expect(jobs).toEqual(['fleet/smoke', 'fs', 'pipe']);
    const seen = at.map(({ job, number, kind }) => [job, number, kind]);
    expect(seen).toHaveLength(3);
    expect(seen).toEqual(
      expect.arrayContaining([
        ['job/pipe/', 1, 'pipeline'],
        ['job/fs/', 1, 'freestyle'],
        ['job/fs/', undefined, 'freestyle'],
      ]),
    );
    expect(Object.keys(at[0] ?? {}).sort()).toEqual(Object.keys(work('')).sort());
  });

  it('leaves out the nodes that come and go with a group', async () => {
    standIn.state.work.addNode('i-0123', { labels: ['CPU'], executors: 1, ephemeral: true });
    expect((await control().inventory()).nodes).not.toContain('i-0123');
  });

  it('has what is resumed after a restart though it stands on no executor, and knows another session', async () => {
    await start('job/pipe/');
    const before = await control().inventory();
    standIn.restart();
    const after = await control().inventory();
    expect(after.session).not.toBe(before.session);
    expect(after.work).toEqual(before.work);
    expect(after.plugins).toEqual(before.plugins);
  });

  it('counts once what leaves the queue while it is read', async () => {
    await control().quietDown('x');
    await control().startAgain(work('job/fs/'), 'parameters');
    await sleep(1_000);
    standIn.meddle = (_, path) => {
      if (path.startsWith('/computer/')) standIn.state.work.quiet = undefined;
      return 'answer';
    };
    const { work: at } = await control().inventory();
    expect(at).toMatchObject([{ job: 'job/fs/', number: 1 }]);
  });

  it('says what a branch builds', async () => {
    const does = plainPlan('CPU', LONG);
    setUp(standIn.state, {
      nodes: {},
      jobs: { tvm: { kind: 'multibranch', does, branches: ['main', 'feature/x'] } },
    });
    standIn.state.work.push('tvm/main', '0123456789abcdef0123456789abcdef01234567');
    const inventory = await control().inventory();
    expect(inventory.projects).toEqual(['job/tvm/']);
    expect(inventory.jobs).toEqual(expect.arrayContaining(['tvm/main', 'tvm/feature%2Fx']));
    expect(inventory.work).toMatchObject([
      { job: 'job/tvm/job/main/', commit: '0123456789abcdef0123456789abcdef01234567', parameters: [] },
    ]);
  });
});
