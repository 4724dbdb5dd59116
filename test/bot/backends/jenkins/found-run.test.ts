import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultOf } from '../../../../bot/backends/jenkins/build-result.ts';
import { foundRuns, RUN_PARAMETER, type Search } from '../../../../bot/backends/jenkins/found-run.ts';
import { placeInQueue, type QueueItem } from '../../../../bot/backends/jenkins/queue.ts';
import type { SeenBuild, SeenWork } from '../../../../tools/adapters/jenkins/known-work.ts';

const SHA = 'a'.repeat(40);
const RUN = '0123456789abcdef';
const OTHER = 'fedcba9876543210';

const work = (more: Partial<SeenWork>): SeenWork => ({
  item: 1,
  job: 'job/a/job/PR-1/',
  kind: 'pipeline',
  number: undefined,
  since: 0,
  parameters: [],
  causes: [],
  accounts: [],
  repeats: undefined,
  commit: undefined,
  ...more,
});

const someWork = fc.record({
  item: fc.integer({ min: 1, max: 6 }),
  run: fc.constantFrom(undefined, RUN, OTHER),
  account: fc.constantFrom(undefined, 'ci-bot', 'alice'),
  cause: fc.constantFrom('Branch indexing', 'Push event to branch PR-1', 'Started by timer'),
  commit: fc.constantFrom(undefined, SHA, 'b'.repeat(40)),
});
const workOf = ({
  item,
  run,
  account,
  cause,
  commit,
}: typeof someWork extends fc.Arbitrary<infer T> ? T : never) =>
  work({
    item,
    commit,
    causes: [cause],
    accounts: account === undefined ? [] : [account],
    parameters: run === undefined ? [] : [{ name: RUN_PARAMETER, value: run }],
  });

const search: fc.Arbitrary<Search> = fc.record({
  order: fc.constant({ run: RUN, sha: SHA }),
  user: fc.constant('CI-bot'),
  note: fc.option(
    fc.record({
      at: fc.constant(0),
      next: fc.integer({ min: 1, max: 6 }),
      by: fc.constantFrom('trigger' as const, 'scan' as const),
      item: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    }),
    { nil: undefined },
  ),
  builds: fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 8 }), someWork), {
      selector: ([number]) => number,
      maxLength: 5,
    })
    .map(list =>
      list.map(
        ([number, some]): SeenBuild => ({
          ...workOf(some),
          number,
          result: undefined,
          ended: undefined,
          interrupted: [],
        }),
      ),
    ),
  items: fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 8 }), someWork), { selector: ([id]) => id, maxLength: 3 })
    .map(list =>
      list.map(
        ([id, some]): QueueItem => ({
          id,
          since: id,
          why: '',
          part: undefined,
          work: { ...workOf(some), item: id },
        }),
      ),
    ),
});

const workIn = (found: ReturnType<typeof foundRuns>[number] | undefined): SeenWork | undefined =>
  found?.kind === 'build' ? found.build : found?.item.work;
const runIn = (seen: SeenWork | undefined): unknown =>
  seen?.parameters.map(given => ('value' in given ? given.value : undefined))[0];

function mayBe({ item, accounts, causes, commit }: SeenWork, note: NonNullable<Search['note']>): boolean {
  if (note.item !== undefined) return item === note.item;
  if (accounts.includes('ci-bot')) return true;
  return note.by === 'scan' && (causes.includes('Branch indexing') || commit === SHA);
}

describe('what is a run', () => {
  it('never carries another run’s id, and carries its own before anything else', () =>
    fc.assert(
      fc.property(search, where => {
        const found = foundRuns(where);
        for (const each of found) expect(runIn(workIn(each))).not.toBe(OTHER);
        const named = [...where.builds, ...where.items.flatMap(item => item.work ?? [])].filter(
          each => runIn(each) === RUN,
        );
        if (named.length > 0) expect(found).toHaveLength(named.length);
      }),
    ));

  it('is nothing that was there before it was asked for, or that somebody else asked for', () =>
    fc.assert(
      fc.property(search, where => {
        const { note } = where;
        for (const each of foundRuns(where).filter(one => runIn(workIn(one)) !== RUN)) {
          const seen = workIn(each);
          if (seen === undefined || note === undefined) throw new Error('nobody asked for it');
          if (each.kind === 'build') expect(each.build.number).toBeGreaterThanOrEqual(note.next);
          expect(mayBe(seen, note)).toBe(true);
        }
      }),
    ));
});

describe('the place in the queue', () => {
  const item = (id: number, why: string): QueueItem => ({
    id,
    since: id,
    why,
    part: undefined,
    work: undefined,
  });
  const gpu = 'Waiting for next available executor on ‘GPU’';

  it('counts those that wait for the same label and came earlier', () => {
    const queue = [
      item(4, gpu),
      item(1, gpu),
      item(2, 'Waiting for next available executor on ‘CPU’'),
      item(3, gpu),
    ];
    expect(queue.map(each => placeInQueue(each, queue))).toEqual([3, 1, 1, 2]);
  });

  it('is none for what waits for something else', () => {
    const other = item(1, 'In the quiet period. Expires in 4.9 sec');
    expect(placeInQueue(other, [other])).toBeUndefined();
  });
});

describe('a result', () => {
  const NOTHING = { tests: undefined, stages: [], artefacts: [], refused: [] };
  const ended = (result: string, more: Partial<SeenBuild> = {}) =>
    resultOf({ ...work({ commit: SHA }), number: 1, result, ended: 1, interrupted: [], ...more }, NOTHING);

  it.each([
    ['SUCCESS', 'success'],
    ['UNSTABLE', 'unstable'],
    ['FAILURE', 'failure'],
    ['ABORTED', 'cancelled'],
    ['NOT_BUILT', 'not-started'],
    ['SOMETHING', 'unknown'],
  ])('%s is %s', (result, outcome) => expect(ended(result).outcome).toBe(outcome));

  it('tells time-outs from what somebody stopped, and who', () => {
    expect(ended('ABORTED', { interrupted: ['Timeout has been exceeded'] }).outcome).toBe('timed-out');
    expect(ended('ABORTED', { interrupted: ['Aborted by alice'] })).toMatchObject({
      outcome: 'cancelled',
      summary: 'Aborted by alice',
    });
  });

  it('is no success without its commit', () => {
    expect(ended('SUCCESS', { commit: undefined }).outcome).toBe('unknown');
    expect(ended('FAILURE', { commit: undefined }).outcome).toBe('failure');
  });
});
