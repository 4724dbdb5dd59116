import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BackendFailed, type RunOrder } from '../../../../bot/backends/backend.ts';
import { type Fate, refusal } from '../../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { backendOrder } from '../../../contracts/backend-orders.ts';
import { type Branch, JenkinsStage } from './jenkins-stage.ts';

let stage: JenkinsStage;
const set = async (branch: Branch = 'with the parameter') => {
  if (branch !== 'with the parameter') await stage.standIn.stop();
  stage = await JenkinsStage.set(branch);
  return stage;
};
beforeEach(() => set());
afterEach(() => stage.standIn.stop());

const failure = async (call: Promise<unknown>): Promise<BackendFailed> => {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BackendFailed)) throw new Error(`no BackendFailed but ${String(error)}`);
  return error;
};

const FATES: readonly Fate[] = [
  'answer',
  'drop',
  'drop-after',
  refusal(429),
  refusal(500),
  refusal(502),
  refusal(503),
];

describe('begun exactly once', () => {
  const branch = fc.constantFrom<Branch>('with the parameter', 'without parameters', 'never seen');
  const fates = fc.array(
    fc.record({ nth: fc.integer({ min: 1, max: 30 }), fate: fc.constantFrom(...FATES) }),
    { maxLength: 8 },
  );
  const crashes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 2 });

  it('whatever becomes of requests, answers and workers, asked again until it is handed over', () =>
    fc.assert(
      fc.asyncProperty(branch, fates, crashes, fc.boolean(), async (known, planned, deaths, isTwice) => {
        const one = await JenkinsStage.set(known);
        try {
          const order = one.order('passes');
          fated(one, planned);
          await untilHandedOver(one, order, deaths, isTwice);
          for (let seconds = 0; seconds < 60; seconds += 5) await one.pass(5_000);
          one.standIn.meddle = () => 'answer';
          await one.backend().submit(order);
          await one.pass(60_000);
          expect(one.builds(one.job(order))).toBe(1);
          expect(await one.backend().look([{ order, handle: undefined }])).toMatchObject([
            { kind: 'ended', result: { outcome: 'success' } },
          ]);
        } finally {
          await one.standIn.stop();
        }
      }),
      { numRuns: 12 },
    ));

  /** As the worker does: it asks again some time after a failure, also after it was killed. */
  async function untilHandedOver(
    one: JenkinsStage,
    order: RunOrder,
    deaths: readonly number[],
    isTwice: boolean,
  ): Promise<void> {
    for (let tries = 0; tries < 12; tries += 1) {
      const death = deaths[tries];
      if (death !== undefined)
        await Promise.race([dyingWorker(one, order, death), new Promise(resolve => setTimeout(resolve, 20))]);
      const asked = [one.backend().submit(order), ...(isTwice ? [one.backend().submit(order)] : [])];
      const done = await Promise.allSettled(asked);
      if (done.some(({ status }) => status === 'fulfilled')) return;
      await one.pass(15_000);
    }
  }

  /** What becomes of requests, by which of all it is. */
  function fated(one: JenkinsStage, planned: readonly { readonly nth: number; readonly fate: Fate }[]): void {
    let request = 0;
    one.standIn.meddle = () => {
      request += 1;
      return planned.find(({ nth }) => nth === request)?.fate ?? 'answer';
    };
  }

  /** A worker that is killed at one of its calls of the store: it is never heard of again, and its lease runs out. */
  function dyingWorker(one: JenkinsStage, order: RunOrder, calls: number): Promise<unknown> {
    let call = 0;
    const mortal = <Call extends (...given: never[]) => Promise<unknown>>(does: Call): Call => {
      const until = async (...given: Parameters<Call>) => {
        call += 1;
        return call >= calls ? new Promise<never>(() => undefined) : does(...given);
      };
      // The same call, but for those that are never answered.
      return until as unknown as Call;
    };
    const { memory } = one;
    return one
      .backend({
        memory: {
          note: mortal(memory.note.bind(memory)),
          setNote: mortal(memory.setNote.bind(memory)),
          lease: mortal(memory.lease.bind(memory)),
          release: mortal(memory.release.bind(memory)),
        },
      })
      .submit(order)
      .catch(() => undefined);
  }

  it('after a restart, and after a crash that lost the queue and its ids, it is found or begun again', async () => {
    await set('without parameters');
    const order = stage.order('passes');
    const { work } = stage.standIn.state;
    work.quiet = { reason: null };
    await stage.backend().submit(order);
    work.process.restart();
    work.process.settle();
    expect((await stage.backend().look([{ order, handle: undefined }]))[0]?.kind).not.toBe('absent');
    work.process.crash();
    work.process.settle();
    await stage.pass();
    if ((await stage.backend().look([{ order, handle: undefined }]))[0]?.kind === 'absent')
      await stage.backend().submit(order);
    await stage.pass(10_000);
    expect(stage.builds(stage.job(order))).toBe(1);
  });

  it('where a scan makes the job and is kept from building it', async () => {
    await set('never seen');
    const order = stage.order('passes');
    const { work, store } = stage.standIn.state;
    work.state.heads.delete(stage.job(order));
    await stage.backend().submit(order);
    store.addBranch(stage.job(order, '').replace(/\/$/, ''), 'PR-42', '<flow-definition/>');
    work.state.heads.set(stage.job(order), order.sha);
    const kind = async () => (await stage.backend().look([{ order, handle: undefined }]))[0]?.kind;
    expect(await kind()).toBe('queued');
    await stage.pass(61_000);
    expect(await kind()).toBe('absent');
    await stage.backend().submit(order);
    await stage.pass(10_000);
    expect(await kind()).toBe('ended');
    expect(stage.builds(stage.job(order))).toBe(1);
  });

  it('one that was to be stopped before a scan found its branch is stopped afterwards', async () => {
    await set('never seen');
    const order = stage.order('lasts');
    const { work } = stage.standIn.state;
    const head = stage.job(order);
    work.state.heads.delete(head);
    await stage.backend().submit(order);
    const error = await failure(stage.backend().cancel({ order, handle: undefined }));
    expect(error.later).toBe(true);
    work.state.heads.set(head, order.sha);
    await stage.backend().submit(order);
    await stage.pass(1_000);
    await stage.backend().cancel({ order, handle: undefined });
    await stage.pass(1_000);
    expect(work.builds()).toEqual([]);
    expect(stage.builds(head)).toBe(1);
  });

  it('on a branch, once for each commit', async () => {
    await set('without parameters');
    const { target, sha, pull } = stage.order('passes');
    const call = (commit: string) => stage.backend().runBranch(target, 'main', commit, pull.repository);
    await Promise.all([call(sha), call(sha)]);
    await stage.pass(20_000);
    await call(sha);
    expect(stage.builds(stage.job({ target }, 'main'))).toBe(1);
    const next = backendOrder().sha;
    stage.standIn.state.work.state.heads.set(stage.job({ target }, 'main'), next);
    await call(next);
    await stage.pass(20_000);
    expect(stage.builds(stage.job({ target }, 'main'))).toBe(2);
  });
});

describe('the commit', () => {
  it('of another build is never taken for the run’s: it is stopped, and the run not started', async () => {
    const order = stage.order('lasts');
    const moved = backendOrder().sha;
    stage.standIn.state.work.state.heads.set(stage.job(order), moved);
    const { handle } = await stage.backend().submit(order);
    await stage.pass(5_000);
    const [seen] = await stage.backend().look([{ order, handle }]);
    expect(seen).toMatchObject({ kind: 'ended', result: { outcome: 'not-started' } });
    expect(seen?.kind === 'ended' && seen.result.summary).toContain(moved.slice(0, 12));
    expect(stage.standIn.state.work.builds()).toEqual([]);
  });

  it('that nobody tells is no success', async () => {
    const order = stage.order('passes');
    stage.standIn.state.work.state.heads.clear();
    await stage.backend().submit(order);
    await stage.pass(30_000);
    expect(await stage.backend().look([{ order, handle: undefined }])).toMatchObject([
      { kind: 'ended', result: { outcome: 'unknown' } },
    ]);
  });

  it('leaves builds of others alone', async () => {
    await set('without parameters');
    const order = stage.order('lasts');
    stage.standIn.state.work.push(stage.job(order), order.sha);
    await stage.pass(1_000);
    expect(await stage.backend().look([{ order, handle: undefined }])).toEqual([{ kind: 'absent' }]);
    await stage.backend().cancel({ order, handle: undefined });
    await stage.backend().submit(order);
    await stage.pass(1_000);
    expect(stage.builds(stage.job(order))).toBe(2);
    await stage.backend().cancel({ order, handle: undefined });
    expect(stage.standIn.state.work.builds().map(({ number }) => number)).toEqual([1]);
  });
});

describe('what a look tells', () => {
  it('place among those that wait for the same label, why, and the expected end', async () => {
    const orders = Array.from({ length: 5 }, () => stage.order('lasts'));
    for (const order of orders) await stage.backend().submit(order);
    await stage.pass(1_000);
    const seen = await stage.backend().look(orders.map(order => ({ order, handle: undefined })));
    expect(seen.slice(0, 3).map(({ kind }) => kind)).toEqual(['running', 'running', 'running']);
    expect(seen[0]).toMatchObject({ expectedEnd: expect.any(Number) });
    expect(seen.slice(3)).toMatchObject([
      { kind: 'queued', position: 1, why: expect.stringContaining('a1') },
      { kind: 'queued', position: 2 },
    ]);
  });

  it('failing stages and tests, and no console', async () => {
    const order = stage.order('fails');
    await stage.backend().submit(order);
    await stage.pass(30_000);
    expect(await stage.backend().look([{ order, handle: undefined }])).toMatchObject([
      {
        result: {
          outcome: 'failure',
          details: ['Failed in Unit tests.'],
          tests: { outcome: 'failure', summary: '2 of 10 tests failed' },
        },
      },
    ]);
  });

  it('artefacts that are too large are refused, and told', async () => {
    const order = stage.order('passes');
    const { limits } = stage.world();
    const backend = stage.backend({ limits: { ...limits, artefactBytes: 4, allArtefactBytes: 4 } });
    await backend.submit(order);
    await stage.pass(30_000);
    expect(await backend.look([{ order, handle: undefined }])).toMatchObject([
      { result: { artefacts: [], details: [expect.stringContaining('too large')] } },
    ]);
  });

  it('artefacts that cannot be read are tried again for a while, and keep no other run from being seen', async () => {
    const [order, other] = [stage.order('passes'), stage.order('lasts')];
    for (const each of [order, other]) await stage.backend().submit(each);
    await stage.pass(30_000);
    stage.standIn.meddle = (_method, path) => (path.includes('/artifact/') ? 'drop' : 'answer');
    const runs = [order, other].map(each => ({ order: each, handle: undefined }));
    const kinds = async () => (await stage.backend().look(runs)).map(({ kind }) => kind);
    expect(await kinds()).toEqual(['running', 'running']);
    await stage.pass(700_000);
    const [seen] = await stage.backend().look(runs);
    expect(seen).toMatchObject({ kind: 'ended', result: { outcome: 'success', artefacts: [] } });
    expect(seen?.kind === 'ended' && seen.result.details.join()).toContain('cannot be read');
  });

  it('a build that was deleted is absent', async () => {
    const order = stage.order('passes');
    await stage.backend().submit(order);
    await stage.pass(30_000);
    stage.standIn.state.work.state.finished.clear();
    expect(await stage.backend().look([{ order, handle: undefined }])).toEqual([{ kind: 'absent' }]);
  });

  it('one that was taken out of the queue by hand', async () => {
    const order = stage.order('lasts');
    const { work } = stage.standIn.state;
    work.quiet = { reason: null };
    await stage.backend().submit(order);
    for (const item of work.queue()) work.cancel(item, 'alice');
    expect(await stage.backend().look([{ order, handle: undefined }])).toMatchObject([
      { kind: 'ended', result: { outcome: 'cancelled' } },
    ]);
  });
});

describe('failures', () => {
  const later: readonly (readonly [string, Fate, boolean])[] = [
    ['401', { status: 401, headers: {}, body: '' }, true],
    [
      '403',
      { status: 403, headers: { 'X-Required-Permission': 'hudson.model.Item.Build' }, body: '' },
      false,
    ],
    ['404', { status: 404, headers: {}, body: '' }, false],
    ['409', { status: 409, headers: {}, body: '' }, false],
    ['429', refusal(429, 1), true],
    ['500', refusal(500), true],
    ['503', refusal(503), true],
    ['a redirect elsewhere', { status: 302, headers: { Location: 'https://evil.example/' }, body: '' }, true],
    ['no answer', 'drop', true],
  ];
  it.each(later)('of a trigger: %s', async (_name, fate, isLater) => {
    const order = stage.order('passes');
    stage.standIn.meddle = method => (method === 'POST' ? fate : 'answer');
    const error = await failure(stage.backend().submit(order));
    expect(error.later).toBe(isLater);
    expect(`${error.message} ${error.fix}`).not.toContain('bot-token');
    stage.standIn.meddle = () => 'answer';
    await stage.pass(60_000);
    await stage.backend().submit(order);
    await stage.pass(30_000);
    expect(stage.builds(stage.job(order))).toBe(1);
  });

  it('while it restarts nothing ends and nothing is absent', async () => {
    const order = stage.order('lasts');
    await stage.backend().submit(order);
    for (const phase of ['restarting', 'down', 'starting', 'gone', 'broken'] as const) {
      stage.standIn.state.phase = phase;
      expect((await failure(stage.backend().look([{ order, handle: undefined }]))).later).toBe(true);
    }
  });

  it('of one job keeps no other from being seen', async () => {
    const [shown, hidden] = [stage.order('lasts'), stage.order('lasts')];
    for (const order of [shown, hidden]) await stage.backend().submit(order);
    await stage.pass(1_000);
    const page: Fate = {
      status: 403,
      headers: { 'X-Required-Permission': 'hudson.model.Item.Read' },
      body: '',
    };
    stage.standIn.meddle = (_method, path) => (path.includes(hidden.target) ? page : 'answer');
    const seen = await stage.backend().look([shown, hidden].map(order => ({ order, handle: undefined })));
    expect(seen.map(({ kind }) => kind)).toEqual(['running', 'queued']);
  });

  it('a token that was changed: the one before is good until Jenkins knows the new one', async () => {
    stage.tokens = ['new-token', 'bot-token'];
    await stage.backend().submit(stage.order('passes'));
    stage.tokens = ['new-token'];
    const error = await failure(stage.backend().submit(stage.order('passes')));
    expect(error.message).not.toContain('new-token');
  });

  it('a job outside the folders is never asked about', async () => {
    const order = stage.order('passes');
    let asked = 0;
    stage.standIn.meddle = () => {
      asked += 1;
      return 'answer';
    };
    for (const job of [
      'elsewhere/unix',
      'mxnet-validation',
      'mxnet-validation/../admin',
      'mxnet-validation/a?b',
      undefined,
    ]) {
      const backend = stage.backend({ job: () => job });
      expect((await failure(backend.submit(order))).later).toBe(false);
      expect((await failure(backend.cancel({ order, handle: 'elsewhere/unix/PR-1' }))).later).toBe(false);
    }
    expect(asked).toBe(0);
  });

  it('a job without a scan token is scanned by the API', async () => {
    await set('never seen, no token');
    const order = stage.order('passes');
    await stage.backend().submit(order);
    await stage.pass(30_000);
    expect(stage.builds(stage.job(order))).toBe(1);
  });

  it('a scan token that is another job’s is told by its name', async () => {
    await set('never seen');
    const order = stage.order('passes');
    const backend = stage.backend({
      settings: {
        ...stage.world().settings,
        scanTokens: { [`mxnet-validation/${order.target}`]: 'scan-other' },
      },
    });
    const error = await failure(backend.submit(order));
    expect(error).toMatchObject({ later: false, message: expect.stringContaining('scan-other') });
  });
});
