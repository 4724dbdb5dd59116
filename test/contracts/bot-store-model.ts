import fc from 'fast-check';
import { expect } from 'vitest';
import type { BotStore } from '../../bot/stores/bot-store.ts';
import { pullRecord } from '../bot/pull-record-sample.ts';

interface Line {
  readonly pull: string;
  readonly what: string;
}

/** The memory as it must be. */
interface Model {
  now: number;
  readonly records: Map<string, { version: number; comment: number; next: number | undefined }>;
  readonly trail: Line[];
  readonly leases: Map<string, { readonly holder: string; readonly until: number }>;
  readonly nonces: Map<string, number>;
  readonly notes: Map<string, string>;
}
type Step = fc.AsyncCommand<Model, BotStore>;

const step = (
  name: string,
  values: readonly unknown[],
  run: (model: Model, store: BotStore) => Promise<void>,
): Step => ({
  check: () => true,
  run,
  toString: () => `${name}(${values.join(', ')})`,
});

const pulls = fc.constantFrom('1#1', '1#2', '2#1');
const names = fc.constantFrom('a', 'b');
const times = fc.integer({ min: 0, max: 60 });

const write = fc
  .record({
    pull: pulls,
    behind: fc.constantFrom(0, 0, 0, 1, 2, -1),
    comment: fc.integer({ min: 1, max: 3 }),
    next: fc.option(times, { nil: undefined }),
    lines: fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
  })
  .map(({ pull, behind, comment, next, lines }) =>
    step('write', [pull, behind, comment, next, lines], async (model, store) => {
      const is = model.records.get(pull) ?? { version: 0, comment: 0, next: undefined };
      const version = Math.max(0, is.version - behind);
      const audit = lines.map(what => ({ at: model.now, pull, cause: '', by: undefined, what, why: '' }));
      const got = await store.write(pull, version, pullRecord({ comment }), { audit, next });
      if (version === is.version) {
        expect(got).toBe('written');
        model.records.set(pull, { version: version + 1, comment, next });
        model.trail.push(...lines.map(what => ({ pull, what })));
      } else expect(got).toBe(version + 1 === is.version && is.comment === comment ? 'written' : 'taken');
    }),
  );

const look = fc.record({ pull: pulls, most: fc.integer({ min: 1, max: 4 }) }).map(({ pull, most }) =>
  step('look', [pull, most], async ({ now, records, trail }, store) => {
    const found = await store.read(pull);
    const is = records.get(pull);
    expect(found && { version: found.version, comment: found.record.comment }).toEqual(
      is && { version: is.version, comment: is.comment },
    );
    const due = [...records].filter(([, { next }]) => next !== undefined && next <= now);
    const got = await store.due(now, most);
    expect(got).toHaveLength(Math.min(most, due.length));
    const when = (key: string) => records.get(key)?.next ?? Number.NaN;
    expect(got.map(when)).toEqual(
      due
        .map(([key]) => when(key))
        .sort((one, other) => one - other)
        .slice(0, most),
    );
    const whats = async (of?: string) => (await store.audit(most, of)).map(({ what }) => what);
    const newest = (lines: readonly Line[]) =>
      lines
        .map(({ what }) => what)
        .reverse()
        .slice(0, most);
    expect(await whats()).toEqual(newest(trail));
    expect(await whats(pull)).toEqual(newest(trail.filter(line => line.pull === pull)));
  }),
);

const lease = fc.record({ name: names, holder: names, time: times }).map(({ name, holder, time }) =>
  step('lease', [name, holder, time], async ({ now, leases }, store) => {
    const is = leases.get(name);
    const isFree = is === undefined || is.holder === holder || is.until <= now;
    expect(await store.lease(name, holder, now, now + time)).toBe(isFree);
    if (isFree) leases.set(name, { holder, until: now + time });
  }),
);

const release = fc.record({ name: names, holder: names }).map(({ name, holder }) =>
  step('release', [name, holder], async ({ leases }, store) => {
    await store.release(name, holder);
    if (leases.get(name)?.holder === holder) leases.delete(name);
  }),
);

const spend = fc.record({ nonce: names, time: times }).map(({ nonce, time }) =>
  step('spend', [nonce, time], async ({ now, nonces }, store) => {
    const isFree = (nonces.get(nonce) ?? 0) <= now;
    expect(await store.spend(nonce, now + time, now)).toBe(isFree);
    if (isFree) nonces.set(nonce, now + time);
  }),
);

const note = fc.record({ name: names, text: fc.option(names) }).map(({ name, text }) =>
  step('note', [name, text], async ({ notes }, store) => {
    if (text !== null) {
      await store.setNote(name, text);
      notes.set(name, text);
    }
    expect(await store.note(name)).toBe(notes.get(name));
  }),
);

const wait = times.map(time =>
  step('wait', [time], async model => {
    model.now += time;
  }),
);

/** A memory does what a simple model of it does, whatever is asked of it. */
export async function checkStoreModel(open: () => BotStore, numRuns: number): Promise<void> {
  const steps = fc.commands([write, write, look, lease, release, spend, note, wait], { maxCommands: 25 });
  const setup = () => ({
    model: {
      now: 1,
      records: new Map(),
      trail: [],
      leases: new Map(),
      nonces: new Map(),
      notes: new Map(),
    },
    real: open(),
  });
  await fc.assert(
    fc.asyncProperty(steps, all => fc.asyncModelRun(setup, all)),
    { numRuns },
  );
}
