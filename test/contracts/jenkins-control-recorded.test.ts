import { describe, expect, it } from 'vitest';
import { HttpJenkinsControl } from '../../tools/adapters/jenkins/http-jenkins-control.ts';
import type { KnownWork } from '../../tools/adapters/jenkins/known-work.ts';
import { type RecordedServer, recordedServer } from './recorded-server.ts';

const MARK = { token: 'jenkins-fleet roll 20261121T200000Z-4f2a', why: 'kernel update' };
const PATIENCE = { stop: 2, term: 1, kill: 1, look: 1 };

const controlOf = ({ options }: RecordedServer) =>
  new HttpJenkinsControl({ ...options, sleep: async () => {} }, { patience: PATIENCE });

const work = (job: string, more: Partial<KnownWork> = {}): KnownWork => ({
  item: 1,
  job,
  kind: 'freestyle',
  number: undefined,
  since: 0,
  parameters: [],
  causes: [],
  commit: undefined,
  ...more,
});

describe('marks of nodes, as they were recorded', () => {
  it('leaves the mark of an operator, and tells who and why', async () => {
    const server = recordedServer('08-node-offline');
    expect(await controlOf(server).cordon('a3', MARK)).toEqual({
      kind: 'theirs',
      reason: 'Disconnected by admin : kernel update (lab)',
    });
    expect(server.asked.filter(request => request.startsWith('POST'))).toEqual([]);
  });

  it('marks a node whose connection is broken: that is no mark', async () => {
    const before = recordedServer('08-node-offline', ({ path }) => path.startsWith('/computer/a2/'));
    // What it answers to the mark was not recorded, so the node seems to have gone in that moment, and to be back.
    await expect(controlOf(before).cordon('a2', MARK)).rejects.toMatchObject({ fault: 'unclear' });
    expect(before.asked.filter(request => request.startsWith('POST'))).toEqual([
      expect.stringMatching(/^POST \/computer\/a2\/toggleOffline\?offlineMessage=jenkins-fleet\+roll\+/),
    ]);
  });
});

describe('queue items, as they were recorded', () => {
  it('wait, and leave for a build whose address has no host', async () => {
    const control = controlOf(recordedServer('04-trigger-params-causes'));
    expect(await control.queueItem(10)).toEqual({
      kind: 'waiting',
      why: 'Waiting for next available executor on ‘linux’',
    });
    expect(await control.queueItem(10)).toEqual({ kind: 'left', build: 'job/fs-noparam/4/' });
    expect(await control.queueItem(10)).toEqual({ kind: 'absent' });
  });

  it('are work with parameters and causes; of a password there is only the name', async () => {
    const waiting = await controlOf(recordedServer('04-trigger-params-causes')).waitingWork();
    const plain = waiting.find(({ job }) => job === 'job/fs-noparam/');
    expect(plain).toMatchObject({
      item: 18,
      number: undefined,
      parameters: [],
      accounts: ['admin', 'admin'],
    });
    const folded = waiting.find(({ item }) => item === 19);
    expect(folded).toMatchObject({ job: 'job/fs/', kind: 'freestyle', since: expect.any(Number) });
    expect(folded?.parameters).toContainEqual({ name: 'MSG', value: 'x' });
    expect(folded?.parameters).toContainEqual({ name: 'SECRET', secret: true });
    // Both who asked for it are among its causes.
    expect(folded?.causes).toEqual(['Started by user admin', 'Started by user admin']);
  });

  it('that are parts of Pipelines are no work of their own', async () => {
    expect(await controlOf(recordedServer('09-stop-term-kill-cancel')).waitingWork()).toEqual([]);
  });
});

describe('starting builds, as it was recorded', () => {
  const started = (path: string, status: number) =>
    recordedServer(
      '04-trigger-params-causes',
      exchange => exchange.path.startsWith(path) && exchange.status === status,
    );
  /** A server that says which parameters a job has, which was not recorded, and answers the rest as recorded. */
  const knowing = (server: RecordedServer, ...names: readonly string[]): RecordedServer => ({
    ...server,
    options: {
      ...server.options,
      exchange: async request => {
        if (request.method === 'POST') return (server.options.exchange ?? (() => Promise.reject()))(request);
        const body = JSON.stringify({ property: [{ parameterDefinitions: names.map(name => ({ name })) }] });
        return { status: 200, headers: new Headers(), body };
      },
    },
  });

  it('takes the item from the address, whatever host stands in it, folded or not', async () => {
    for (const status of [201, 303]) {
      const server = knowing(started('/job/fs/buildWithParameters?delay', status), 'SECS', 'MSG');
      const parameters = [
        { name: 'SECS', value: '1' },
        { name: 'MSG', value: 'x&y=z' },
        { name: 'OLD', value: true },
      ];
      const { item, dropped } = await controlOf(server).startAgain(
        work('job/fs/', { parameters }),
        'parameters',
      );
      expect(item).toBe('queue/item/19/');
      expect(dropped).toEqual(['OLD']);
      expect(server.asked).toEqual(['POST /job/fs/buildWithParameters SECS=1&MSG=x%26y%3Dz']);
    }
  });

  it('uses the other address for a job without parameters', async () => {
    const server = knowing(started('/job/fs-noparam/build', 201));
    const { item } = await controlOf(server).startAgain(work('job/fs-noparam/'), 'parameters');
    expect(item).toBe('queue/item/10/');
    expect(server.asked).toEqual(['POST /job/fs-noparam/build']);
  });

  it('tells a choice that is not offered any more as refused', async () => {
    const server = knowing(started('/job/fs/buildWithParameters', 500), 'COLOR');
    const parameters = [{ name: 'COLOR', value: 'purple' }];
    const failed = controlOf(server).startAgain(work('job/fs/', { parameters }), 'parameters');
    await expect(failed).rejects.toMatchObject({ fault: 'refused', message: expect.stringContaining('500') });
    expect(server.asked).toHaveLength(1);
  });

  it('tells why a Pipeline with a password is not rebuilt', async () => {
    const control = controlOf(recordedServer('09-stop-term-kill-cancel'));
    const pipeline = work('job/pipe/', { kind: 'pipeline', number: 1 });
    await expect(control.startAgain(pipeline, 'rebuild')).rejects.toMatchObject({
      fault: 'refused',
      message: expect.stringContaining('Replay is not allowed when password parameters are used.'),
    });
  });
});

describe('the end of builds, as it was recorded', () => {
  it('knows what interrupted a build from what started it', async () => {
    const server = recordedServer('09-stop-term-kill-cancel', ({ path }) => path === '/job/pipe/9/api/json');
    expect(await controlOf(server).buildState('job/pipe/9/')).toEqual({
      kind: 'finished',
      result: 'ABORTED',
    });
    const over = recordedServer('09-stop-term-kill-cancel', ({ path }) => path.startsWith('/job/fs/12/'));
    expect(await controlOf(over).abort('job/fs/12/')).toEqual({ kind: 'finished', result: 'ABORTED' });
    expect(over.asked.filter(request => request.startsWith('POST'))).toEqual([]);
  });
});
