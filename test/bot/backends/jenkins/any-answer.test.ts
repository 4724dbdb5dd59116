import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackendFailed, type RunOrder } from '../../../../bot/backends/backend.ts';
import type { JenkinsBackend } from '../../../../bot/backends/jenkins/jenkins-backend.ts';
import type { Fate } from '../../../../tools/adapters/jenkins/stand-in/stand-in-jenkins.ts';
import { hostileText } from '../../../arbitraries/hostile-text.ts';
import { JenkinsStage } from './jenkins-stage.ts';

let stage: JenkinsStage;
let order: RunOrder;
beforeAll(async () => {
  stage = await JenkinsStage.set('with the parameter');
  order = stage.order('passes');
  await stage.backend().submit(order);
  await stage.pass(60_000);
});
afterAll(() => stage.standIn.stop());

const page = (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Fate => ({
  status,
  headers: { 'Content-Type': 'application/json', ...headers },
  body,
});

/** A build that says it is another job's. */
const elsewhere = (url: string): Fate => {
  const actions = [{ parameters: [{ name: 'CI_BOT_RUN', value: order.run }] }];
  const times = { timestamp: stage.clock.now, duration: 0, queueId: 1 };
  const build = { _class: 'x.WorkflowRun', url, number: 7, building: true, result: null, ...times, actions };
  const artifacts = [{ fileName: 'a.txt', relativePath: '../../../secret' }];
  return page(200, JSON.stringify({ allBuilds: [build], nextBuildNumber: 8, artifacts }));
};

/** Anything that something on the way, or somebody in its place, may answer. */
const anyAnswer: fc.Arbitrary<Fate> = fc.oneof(
  fc.constantFrom<Fate>('answer', 'drop', 'drop-after'),
  fc
    .tuple(fc.constantFrom(200, 201, 204, 303, 400, 403, 404, 409, 500), fc.json())
    .map(([status, body]) => page(status, body)),
  hostileText.map(text =>
    page(200, JSON.stringify({ items: [{ id: 1, why: text, inQueueSince: 1 }], allBuilds: [] })),
  ),
  fc
    .constantFrom('https://evil.example/', '//evil.example/job/x/', '/job/other/1/', 'queue/item/9/')
    .map(place => page(302, '', { Location: place })),
  fc.constantFrom('http://jenkins/job/admin/7/', '../../7/', 'javascript:1').map(elsewhere),
);

const CALLS: readonly ((backend: JenkinsBackend) => Promise<unknown>)[] = [
  backend => backend.submit(order),
  backend => backend.cancel({ order, handle: undefined }),
  backend => backend.look([{ order, handle: 'x' }]),
  backend =>
    backend.artefact(
      { order, handle: undefined },
      { name: 'a.txt', bytes: 1, sha256: '0'.repeat(64), source: 'out/a.txt' },
    ),
  backend => backend.runBranch(order.target, 'main', order.sha, order.pull.repository),
];

/** What else is asked for: no job. */
const ROOT = /^\/(?:queue\/|login$|multibranch-webhook-trigger\/invoke$)/;

describe('whatever is answered', () => {
  it('no other job is asked about a build that says it is its', async () => {
    const asked: string[] = [];
    stage.standIn.meddle = (_method, path) => {
      asked.push(path);
      return path.includes('allBuilds') ? elsewhere('http://jenkins/job/admin/7/') : 'answer';
    };
    await stage
      .backend()
      .look([{ order, handle: undefined }])
      .catch(() => undefined);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter(path => path.includes('admin'))).toEqual([]);
  });

  it('a call fails as backends fail or goes well, tells no secret, and asks of no job but its own', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CALLS),
        fc.array(anyAnswer, { maxLength: 6 }),
        async (call, answers) => {
          const left = [...answers];
          const asked: string[] = [];
          stage.standIn.meddle = (_method, path) => {
            asked.push(path);
            return left.shift() ?? 'answer';
          };
          const error: unknown = await call(stage.backend()).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          if (error !== undefined) expect(error).toBeInstanceOf(BackendFailed);
          if (error instanceof BackendFailed)
            expect(`${error.message} ${error.fix}`).not.toMatch(/bot-token|scan-/);
          const own = `/job/mxnet-validation/job/${order.target}/`;
          for (const path of asked) expect(path.startsWith(own) || ROOT.test(path)).toBe(true);
          for (const path of asked) expect(path).not.toContain('..');
        },
      ),
      { numRuns: 40 },
    ));
});
