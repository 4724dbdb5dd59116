import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunOrder } from '../../../../bot/backends/backend.ts';
import { branchOf } from '../../../../bot/backends/gitlab/branch-name.ts';
import { KEY_VARIABLE, ticketOf } from '../../../../bot/backends/gitlab/run-files.ts';
import type { GitlabFault } from '../../../../bot/backends/gitlab/stand-in/gitlab-server.ts';
import { reportKey } from '../../../../bot/events/report-ticket.ts';
import { backendOrder } from '../../../contracts/backend-orders.ts';
import { type GitlabPlan, type GitlabRoom, gitlabRoom, reportIn, SECRET, TOKEN } from './gitlab-room.ts';

const PASSES: GitlabPlan = { waits: 0, runs: 1_000, status: 'success', files: {} };

describe('GitLab that goes wrong', () => {
  let room: GitlabRoom;
  let plan: GitlabPlan;
  let order: RunOrder;
  beforeEach(async () => {
    plan = PASSES;
    room = await gitlabRoom(() => plan);
    order = backendOrder({ intended: room.now });
  });
  afterEach(() => room.gitlab.stop());

  const end = async () => {
    room.now += 60_000;
    const [seen] = await room.backend().look([{ order, handle: undefined }]);
    if (seen?.kind !== 'ended') throw new Error(`it is ${seen?.kind}`);
    return seen.result;
  };
  const mine = () => room.gitlab.pipelines.all.filter(({ ref }) => ref === branchOf(order.pull));

  const faults: readonly GitlabFault[] = ['silent', 'lost', 'garbage', 409, 429, 500, 502];
  it.each(faults)('begins a run once whichever call of its submission ends with %s', async fault => {
    // To judge takes longer than all else here.
    plan = { ...PASSES, status: 'failed' };
    for (let call = 1; call <= 7; call += 1) {
      order = backendOrder({ intended: room.now, pull: { ...order.pull, number: call } });
      let calls = 0;
      room.fault = () => {
        calls += 1;
        return calls === call ? fault : undefined;
      };
      for (let times = 0; times < 3; times += 1)
        await room
          .backend()
          .submit(order)
          .catch(error => expect(error).toMatchObject({ name: 'BackendFailed' }));
      room.fault = undefined;
      await room.backend().submit(order);
      expect(await end()).toMatchObject({ outcome: 'failure' });
      expect(room.begun.get(order.run)).toBe(1);
    }
  });

  it('begins a run once for ten workers at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => room.backend().submit(order)));
    const handles = all.flatMap(each => (each.status === 'fulfilled' ? [each.value.handle] : []));
    expect(new Set(handles).size).toBe(1);
    expect(mine()).toHaveLength(1);
  });

  it.each([
    [401, false],
    [403, false],
    [404, false],
    [429, true],
    [503, true],
  ] as const)('says of %i whether to try again, and never that a run is gone', async (status, later) => {
    await room.backend().submit(order);
    room.fault = () => status;
    const calls = [
      () => room.backend().look([{ order, handle: undefined }]),
      () => room.backend().submit(order),
      () => room.backend().tidy(order.pull, [{ order, handle: undefined }]),
    ];
    for (const call of calls) {
      const failure = await call().then(
        () => undefined,
        (error: unknown) => error,
      );
      expect(failure).toMatchObject({ name: 'BackendFailed', later });
      expect(String(failure)).not.toContain(TOKEN);
    }
  });

  it('takes the previous token while a rotation is under way', async () => {
    Object.assign(room.world.secrets, {
      named: async (name: string) => (name === 'gitlab-token' ? ['glpat-new', TOKEN] : [SECRET]),
    });
    expect((await room.backend().submit(order)).held).toBe(false);
  });

  it('hands the key over as a masked variable of the run alone, never in a file, and takes it back', async () => {
    await room.backend().submit(order);
    const { commits } = room.gitlab.git;
    const key = reportKey(ticketOf(order), SECRET);
    expect(room.gitlab.pipelines.variables).toMatchObject([
      { key: KEY_VARIABLE, value: key, environment_scope: `ci-bot/${order.run}`, masked: true },
    ]);
    const written = JSON.stringify([...commits.values()].map(({ message, files }) => [message, [...files]]));
    for (const secret of [key, SECRET, TOKEN]) expect(written).not.toContain(secret);
    await end();
    expect(room.gitlab.pipelines.variables).toEqual([]);
  });

  it('tells verdicts of a report that was posted and of one whose callback was lost alike', async () => {
    await room.backend().submit(order);
    const lost = await end();
    expect(lost.summary).toBe('1 regression, 1 equivalent');
    expect(lost.details[0]).toContain('sort/large');
    room.notes.set(order.run, JSON.stringify(reportIn({ ...order, ticket: '' })));
    expect(await end()).toEqual({ ...lost, artefacts: [] });
  });

  it.each([
    [
      'of another run',
      (told: { run: string }) => ({ ...reportIn({ ...order, ticket: '', ...told }), run: '0'.repeat(16) }),
    ],
    ['of another commit', () => ({ ...reportIn({ ...order, ticket: '' }), sha: '0'.repeat(40) })],
    ['with no times', () => ({ ...reportIn({ ...order, ticket: '' }), benchmarks: [] })],
    ['that is none', () => ({ hello: 'world' })],
  ])('does not believe a report %s', async (_, report) => {
    plan = { ...PASSES, report };
    await room.backend().submit(order);
    expect(await end()).toMatchObject({ outcome: 'unknown', artefacts: [] });
  });

  it('does not believe a report that was signed with another key', async () => {
    await room.backend().submit(order);
    const [variable] = room.gitlab.pipelines.variables;
    Object.assign(variable ?? {}, { value: 'ab'.repeat(32) });
    expect(await end()).toMatchObject({ outcome: 'unknown' });
  });

  it.each([
    ['script_failure', 'failure', 'benchmark/setup'],
    ['job_execution_timeout', 'timed-out', 'benchmark/setup'],
  ])('tells the stage of %s, and nothing of a console', async (reason, outcome, words) => {
    plan = { ...PASSES, status: 'failed', reason };
    await room.backend().submit(order);
    const result = await end();
    expect(result.outcome).toBe(outcome);
    expect(result.summary).toContain(words);
  });

  it('says what place a run has among those that wait for the machine', async () => {
    plan = { ...PASSES, runs: Number.POSITIVE_INFINITY };
    const pull = (number: number) => ({ ...order.pull, number });
    const all = [1, 2, 3].map(number => backendOrder({ intended: room.now, pull: pull(number) }));
    for (const each of all) await room.backend().submit(each);
    const seen = await room.backend().look(all.map(each => ({ order: each, handle: undefined })));
    expect(seen).toMatchObject([
      { kind: 'running' },
      { kind: 'queued', position: 1 },
      { kind: 'queued', position: 2 },
    ]);
  });

  it('ends a run of which GitLab never makes a pipeline', async () => {
    const { handle } = await room.backend().submit(order);
    room.gitlab.pipelines.all.length = 0;
    const look = () => room.backend().look([{ order, handle }]);
    expect(await look()).toMatchObject([{ kind: 'queued' }]);
    room.now += 3_600_000;
    expect(await look()).toMatchObject([{ kind: 'ended', result: { outcome: 'unknown' } }]);
  });
});
