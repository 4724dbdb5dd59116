import fc from 'fast-check';
import { expect } from 'vitest';
import type { EventQueue, Taken } from '../../bot/stores/event-queue.ts';
import type { QueueLimits } from '../../bot/stores/queue-limits.ts';
import { delivery } from './event-queue-contract.ts';

const LIMITS: QueueLimits = { visibility: 50, tries: 3 };

interface Waiting {
  readonly id: string;
  times: number;
  hidden: number;
  /** The taking that has it in hand. */
  inHand: Taken | undefined;
}

/** The queue as it must be: a line for each group, of which only the first can be taken. */
interface Model {
  now: number;
  readonly known: Set<string>;
  readonly lines: Map<string, Waiting[]>;
  dead: { readonly id: string; readonly why: string | undefined }[];
  /** Everything that was ever taken; receipts of long ago are tried too. */
  readonly takings: Taken[];
}
type Step = fc.AsyncCommand<Model, EventQueue>;

const step = (
  name: string,
  values: readonly unknown[],
  run: (model: Model, queue: EventQueue) => Promise<void>,
): Step => ({
  check: () => true,
  run: async (model, queue) => {
    await run(model, queue);
    const waiting = [...model.lines.values()].reduce((sum, line) => sum + line.length, 0);
    expect(await queue.depth()).toEqual({ waiting, dead: model.dead.length });
    const letters = await queue.deadLetters(99);
    expect(letters.map(({ id }) => id)).toEqual(model.dead.map(({ id }) => id).reverse());
    for (const [index, { why }] of model.dead.toReversed().entries())
      if (why !== undefined) expect(letters[index]?.why).toBe(why);
  },
  toString: () => `${name}(${values.join(', ')})`,
});

/** The group is the first letter. */
const groupOf = (id: string) => id.slice(0, 1);
const ids = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 4 }))
  .map(([group, number]) => `${group}${number}`);

function lineOf(model: Model, id: string): Waiting[] {
  const line = model.lines.get(groupOf(id)) ?? [];
  model.lines.set(groupOf(id), line);
  return line;
}

const append = (model: Model, id: string) =>
  lineOf(model, id).push({ id, times: 0, hidden: 0, inHand: undefined });

const bury = (model: Model, line: Waiting[], why: string | undefined) => {
  const id = line.shift()?.id ?? '';
  model.dead.push({ id, why });
};

const inHand = (model: Model, taking: Taken) => {
  const line = lineOf(model, taking.delivery.id);
  return line[0]?.inHand === taking ? { line, first: line[0] } : undefined;
};

const put = ids.map(id =>
  step('put', [id], async (model, queue) => {
    expect(await queue.put(delivery(id), groupOf(id))).toBe(model.known.has(id) ? 'known' : 'put');
    if (!model.known.has(id)) append(model, id);
    model.known.add(id);
  }),
);

const take = fc.integer({ min: 1, max: 4 }).map(most =>
  step('take', [most], async (model, queue) => {
    const taken = await queue.take(most, model.now);
    const buried = (await queue.deadLetters(99)).map(({ id }) => id);
    for (const line of model.lines.values())
      while (line[0] && line[0].times >= LIMITS.tries && buried.includes(line[0].id))
        bury(model, line, undefined);
    const isFree = (line: readonly Waiting[]) => line[0] !== undefined && line[0].hidden <= model.now;
    const free = [...model.lines.values()].filter(isFree);
    expect(taken).toHaveLength(Math.min(most, free.length));
    for (const taking of taken) {
      const [first] = lineOf(model, taking.delivery.id);
      expect(first?.id).toBe(taking.delivery.id);
      if (first === undefined) return;
      expect(first.hidden).toBeLessThanOrEqual(model.now);
      expect(first.times).toBeLessThan(LIMITS.tries);
      Object.assign(first, { times: first.times + 1, hidden: model.now + LIMITS.visibility, inHand: taking });
      expect(taking.times).toBe(first.times);
      model.takings.push(taking);
    }
  }),
);

const someTaking = (model: Model, which: number) => model.takings[which % Math.max(1, model.takings.length)];

const done = fc.nat(20).map(which =>
  step('done', [which], async (model, queue) => {
    const taking = someTaking(model, which);
    if (taking === undefined) return;
    await queue.done(taking.receipt);
    inHand(model, taking)?.line.shift();
  }),
);

const back = fc.tuple(fc.nat(20), fc.integer({ min: 0, max: 80 })).map(([which, after]) =>
  step('back', [which, after], async (model, queue) => {
    const taking = someTaking(model, which);
    if (taking === undefined) return;
    const got = await queue.back(taking, `why ${which}`, after, model.now);
    const held = inHand(model, taking);
    if (held === undefined) expect(got).toBe('again');
    else if (held.first.times >= LIMITS.tries) {
      expect(got).toBe('dead');
      bury(model, held.line, `why ${which}`);
    } else {
      expect(got).toBe('again');
      Object.assign(held.first, { hidden: model.now + after, inHand: undefined });
    }
  }),
);

const replay = ids.map(id =>
  step('replay', [id], async (model, queue) => {
    const isThere = model.dead.some(each => each.id === id);
    expect(await queue.replay(id)).toBe(isThere);
    if (!isThere) return;
    model.dead = model.dead.filter(each => each.id !== id);
    append(model, id);
  }),
);

const wait = fc.integer({ min: 1, max: 60 }).map(time =>
  step('wait', [time], async model => {
    model.now += time;
  }),
);

/** A queue does what a simple model of it does, whatever is asked of it. */
export async function checkQueueModel(
  open: (limits: QueueLimits) => EventQueue,
  numRuns: number,
): Promise<void> {
  const steps = fc.commands([put, put, put, take, take, done, back, replay, wait], { maxCommands: 40 });
  const setup = () => ({
    model: { now: 1_700_000_000_000, known: new Set<string>(), lines: new Map(), dead: [], takings: [] },
    real: open(LIMITS),
  });
  await fc.assert(
    fc.asyncProperty(steps, all => fc.asyncModelRun(setup, all)),
    { numRuns },
  );
}
