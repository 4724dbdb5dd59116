import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authorization } from '../../tools/adapters/jenkins/credentials.ts';
import { fetchExchange, NoAnswer } from '../../tools/adapters/jenkins/http-exchange.ts';
import { plainPlan } from '../../tools/adapters/jenkins/stand-in/build-plan.ts';
import { hurried, SEEN_TIMES } from '../../tools/adapters/jenkins/stand-in/leader-life.ts';
import { setUp } from '../../tools/adapters/jenkins/stand-in/set-up.ts';
import { refusal, StandInJenkins } from '../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
/** Longer than any restart takes here until agents are back. */
const RESTARTED = 30 * SECOND;

let standIn: StandInJenkins;
let now = 0;
beforeEach(async () => {
  now = 1_800_000_000_000;
  standIn = await StandInJenkins.start({ now: () => now });
  setUp(standIn.state, {
    nodes: {
      a1: { labels: ['linux'], executors: 1 },
      a2: { labels: ['linux'], executors: 1 },
      f1: { labels: ['fleet'], executors: 1, ephemeral: true },
    },
    jobs: {
      fs: { kind: 'freestyle', does: plainPlan('linux', 10 * MINUTE) },
      long: { kind: 'pipeline', does: plainPlan('a1', 10 * MINUTE, SECOND) },
      sync: { kind: 'pipeline', does: { ...plainPlan('a1', 2 * MINUTE), durable: false } },
      secret: {
        kind: 'pipeline',
        does: plainPlan('linux', SECOND),
        parameters: [{ name: 'P', kind: 'password' }],
      },
      given: {
        kind: 'pipeline',
        does: plainPlan('linux', SECOND),
        parameters: [{ name: 'X', kind: 'string' }],
      },
      'team/tvm': { kind: 'multibranch', branches: ['main', 'PR-1'], does: plainPlan('linux', MINUTE) },
    },
  });
});
afterEach(() => standIn.stop());

async function ask(method: string, path: string) {
  const headers = {
    Authorization: authorization({ kind: 'token', user: 'admin', secret: 'admin-token' }) ?? '',
  };
  const answer = await fetch(new URL(path, standIn.url), { method, headers, redirect: 'manual' });
  const text = await answer.text();
  const json = (answer.headers.get('Content-Type') ?? '').startsWith('application/json');
  return { status: answer.status, headers: answer.headers, json: json ? JSON.parse(text) : undefined };
}

const work = () => standIn.state.work;
const pass = (milliseconds: number) => {
  now += milliseconds;
};
const resultOf = async (build: string) => (await ask('GET', `${build}api/json?tree=building,result`)).json;
const whys = async () => {
  const { json } = await ask('GET', 'queue/api/json?tree=items[why]');
  return json.items.map(({ why }: { why: string }) => why);
};

describe('after a restart, a Pipeline', () => {
  const restart = () => work().process.goDown('clean', 'wake');
  const ended = (result: string) => ({ building: false, result });

  it('goes on, on a node of the same name that is online within five minutes', async () => {
    await ask('POST', 'job/long/build');
    restart();
    pass(RESTARTED);
    expect(await resultOf('job/long/1/')).toMatchObject({ building: true });
    pass(11 * MINUTE);
    expect(await resultOf('job/long/1/')).toMatchObject(ended('SUCCESS'));
  });

  it.each([
    ['is still marked', () => work().mark('a1', { by: 'admin', message: 'roll' })],
    ['is gone', () => work().removeNode('a1')],
    ['is a machine that does not come up', () => work().disconnect('a1')],
  ])('is aborted after five minutes when its node %s', async (_, happens) => {
    await ask('POST', 'job/long/build');
    happens();
    restart();
    pass(RESTARTED + 4 * MINUTE);
    expect(await resultOf('job/long/1/')).toMatchObject({ building: true });
    pass(MINUTE);
    expect(await resultOf('job/long/1/')).toMatchObject(ended('ABORTED'));
  });

  it('is aborted after five minutes of a quiet start, too', async () => {
    await ask('POST', 'job/long/build');
    restart();
    pass(23 * SECOND);
    await ask('POST', 'quietDown');
    pass(6 * MINUTE);
    expect(await resultOf('job/long/1/')).toMatchObject(ended('ABORTED'));
  });

  it('goes on when the mark goes in time', async () => {
    await ask('POST', 'job/long/build');
    work().mark('a1', { by: 'admin', message: 'roll' });
    restart();
    pass(3 * MINUTE);
    work().mark('a1', undefined);
    pass(3 * MINUTE);
    expect(await resultOf('job/long/1/')).toMatchObject({ building: true });
  });

  it('fails when its step does not outlive Jenkins, and a safe restart waits for that', async () => {
    await ask('POST', 'job/sync/build');
    await ask('POST', 'safeRestart');
    pass(MINUTE);
    expect((await ask('GET', 'api/json')).status).toBe(200);
    restart();
    pass(RESTARTED);
    expect(await resultOf('job/sync/1/')).toMatchObject(ended('FAILURE'));
  });

  it('fails on a machine that is not the one it ran on', async () => {
    await ask('POST', 'job/long/build');
    work().disconnect('a1');
    pass(3 * MINUTE);
    expect(await resultOf('job/long/1/')).toMatchObject({ building: true });
    work().reconnect('a1', 'new');
    expect(await resultOf('job/long/1/')).toMatchObject(ended('FAILURE'));
  });
});

describe('a safe restart', () => {
  it('waits for Freestyle builds for ever, but not for one on a marked node, which dies', async () => {
    await ask('POST', 'job/fs/build');
    await ask('POST', 'safeRestart?message=soon');
    pass(9 * MINUTE);
    expect((await ask('GET', 'api/json?tree=quietingDown')).json).toMatchObject({ quietingDown: true });
    work().mark('a1', { by: 'admin', message: 'roll' });
    expect((await ask('GET', 'api/json')).status).toBe(503);
    pass(RESTARTED);
    expect(await resultOf('job/fs/1/')).toMatchObject({ building: false, result: 'FAILURE' });
  });

  it('keeps marks with their causes, but not those of nodes that come and go', async () => {
    for (const node of ['a2', 'f1'])
      await ask('POST', `computer/${node}/toggleOffline?offlineMessage=roll+7`);
    await ask('POST', 'safeRestart');
    pass(RESTARTED);
    const { json } = await ask(
      'GET',
      'computer/api/json?tree=computer[displayName,offline,offlineCauseReason]',
    );
    expect(json.computer).toMatchObject([
      {},
      { displayName: 'a1', offline: false },
      { displayName: 'a2', offline: true, offlineCauseReason: 'roll 7' },
      { displayName: 'f1', offline: false },
    ]);
  });

  it('runs the Jenkins that is installed by then', async () => {
    work().process.install({ version: '2.528.3', plugins: { git: '5.8.0' } });
    expect((await ask('GET', 'api/json')).headers.get('X-Jenkins')).toBe('2.528.2');
    const before = (await ask('GET', 'api/json')).headers.get('X-Jenkins-Session');
    await ask('POST', 'safeRestart');
    pass(RESTARTED);
    const { headers } = await ask('GET', 'api/json');
    expect(headers.get('X-Jenkins')).toBe('2.528.3');
    expect(headers.get('X-Jenkins-Session')).not.toBe(before);
    const { json } = await ask('GET', 'pluginManager/api/json?tree=plugins[shortName,version,active]');
    expect(json.plugins).toEqual([{ shortName: 'git', version: '5.8.0', active: true }]);
  });
});

describe('a leader that goes', () => {
  it('answers nothing after `exit` until it is started', async () => {
    expect((await ask('POST', 'exit')).status).toBe(200);
    await expect(ask('GET', 'api/json')).rejects.toThrow();
    pass(10 * MINUTE);
    await expect(ask('GET', 'api/json')).rejects.toThrow();
    work().process.boot();
    pass(RESTARTED);
    expect((await ask('GET', 'api/json')).status).toBe(200);
  });

  it('comes up from a snapshot as it was killed then: without the queue, with the numbers of then', async () => {
    await ask('POST', 'job/long/build');
    const snapshot = work().process.snapshot();
    await ask('POST', 'job/long/build');
    work().process.goDown('clean', 'stopped');
    work().process.install({ boots: false });
    work().process.boot();
    pass(RESTARTED);
    expect((await ask('GET', 'login')).status).toBe(503);
    work().process.restore(snapshot);
    work().process.install({ boots: true });
    work().process.boot();
    pass(RESTARTED);
    expect(await whys()).toEqual([]);
    expect(await resultOf('job/long/1/')).toMatchObject({ building: true });
    expect((await ask('GET', 'job/long/api/json?tree=nextBuildNumber')).json).toMatchObject({
      nextBuildNumber: 2,
    });
  });

  it('forgets items that left some minutes ago, or before it was restarted', async () => {
    const item = async () => (await ask('GET', 'queue/item/1/api/json')).status;
    await ask('POST', 'job/given/buildWithParameters?X=1');
    expect(await item()).toBe(200);
    pass(6 * MINUTE);
    expect(await item()).toBe(404);
  });
});

describe('quiet mode', () => {
  it('outlives a reload of the configuration, but not a restart', async () => {
    await ask('POST', 'quietDown?message=roll');
    await ask('POST', 'reload');
    expect((await ask('GET', 'api/json')).status).toBe(503);
    pass(2 * SECOND);
    const quiet = async () => (await ask('GET', 'api/json?tree=quietingDown,quietDownReason')).json;
    expect(await quiet()).toMatchObject({ quietingDown: true, quietDownReason: 'roll' });
    work().process.goDown('clean', 'wake');
    pass(RESTARTED);
    expect(await quiet()).toMatchObject({ quietingDown: false, quietDownReason: null });
  });
});

describe('the queue', () => {
  it('is worked off from the oldest on; a label that is a node’s name gives no precedence', async () => {
    for (const node of ['a1', 'a2']) work().mark(node, { by: 'admin', message: 'roll' });
    await ask('POST', 'job/fs/build');
    await ask('POST', 'job/long/build');
    expect((await whys()).sort()).toEqual(['All nodes of label ‘linux’ are offline', '‘a1’ is offline']);
    work().mark('a1', undefined);
    expect(work().holds()).toMatchObject([{ build: { job: 'fs' }, node: 'a1' }]);
    expect(await whys()).toEqual(['Waiting for next available executor on ‘a1’']);
  });
});

describe('a Pipeline once more', () => {
  it('is refused where a password was given', async () => {
    await ask('POST', 'job/secret/buildWithParameters?P=x');
    const { status, headers } = await ask('POST', 'job/secret/1/replay/rebuild');
    expect([status, headers.get('X-Error')]).toEqual([
      400,
      'Replay is not allowed when password parameters are used.',
    ]);
  });

  it('has the parameters and another cause, and names no item', async () => {
    await ask('POST', 'job/given/buildWithParameters?X=7');
    const { status, headers } = await ask('POST', 'job/given/1/replay/rebuild');
    expect([status, headers.get('Location')]).toEqual([302, '/job/given/']);
    const { json } = await ask(
      'GET',
      'job/given/2/api/json?tree=actions[parameters[value],causes[shortDescription]]',
    );
    expect(JSON.stringify(json)).toContain('"value":"7"');
    expect(JSON.stringify(json)).toContain('Replayed #1');
  });

  it('does not fold into another one', async () => {
    for (const node of ['a1', 'a2']) work().mark(node, { by: 'admin', message: 'roll' });
    await ask('POST', 'quietDown');
    work().finish(work().start({ job: 'long', number: 4, kind: 'pipeline' }));
    for (let time = 0; time < 2; time += 1) await ask('POST', 'job/long/4/replay/rebuild');
    expect(await whys()).toHaveLength(2);
  });
});

describe('a push', () => {
  const branch = 'job/team/job/tvm/job/main/';
  const last = async () => (await ask('GET', `${branch}api/json?tree=lastBuild[number]`)).json.lastBuild;

  it('is built at once, with its commit', async () => {
    work().push('team/tvm/main', 'c0ffee1');
    const { json } = await ask('GET', `${branch}1/api/json?tree=actions[lastBuiltRevision[SHA1]]`);
    expect(JSON.stringify(json)).toContain('c0ffee1');
  });

  it('that comes while Jenkins is down is built after a scan only, and once', async () => {
    work().process.goDown('clean', 'wake');
    work().push('team/tvm/main', 'c0ffee1');
    pass(RESTARTED);
    expect(await last()).toBeNull();
    expect((await ask('POST', 'job/team/job/tvm/build?delay=0')).status).toBe(302);
    expect(await last()).toMatchObject({ number: 1 });
    await ask('POST', 'job/team/job/tvm/build?delay=0');
    pass(10 * MINUTE);
    expect(await last()).toMatchObject({ number: 1 });
  });

  it('waits for the end of quiet mode, as its scan does', async () => {
    await ask('POST', 'quietDown');
    work().push('team/tvm/main', 'c0ffee1');
    await ask('POST', 'job/team/job/tvm/build?delay=0');
    expect(await last()).toBeNull();
    await ask('POST', 'cancelQuietDown');
    expect(await last()).toMatchObject({ number: 1 });
  });
});

describe('faults to order', () => {
  const exchange = fetchExchange({ timeout: 200, longest: 10_000 });
  const get = () => exchange({ method: 'GET', url: standIn.url, headers: {} });

  it('are answers of something in front of Jenkins, with a time to wait', async () => {
    standIn.meddle = () => refusal(429, 7);
    const answer = await get();
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, '7']);
  });

  it('are connections that break, and answers that do not come', async () => {
    for (const fate of ['drop', 'drop-after', 'hang'] as const) {
      standIn.meddle = () => fate;
      expect(await get().catch((error: unknown) => error)).toBeInstanceOf(NoAnswer);
    }
  });
});

describe('a stand-in in a hurry', () => {
  it('restarts in a part of the time, while Pipelines wait for their nodes as long as ever', () => {
    const { patience, settling } = hurried(0.1);
    expect({ patience, settling }).toEqual({
      patience: SEEN_TIMES.patience,
      settling: SEEN_TIMES.settling / 10,
    });
  });
});
