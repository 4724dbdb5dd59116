import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalStore } from '../../../../tools/adapters/journal-store/journal-store.ts';
import {
  type AppendFault,
  MemoryJournalStore,
} from '../../../../tools/adapters/journal-store/memory-journal-store.ts';
import { Journal } from '../../../../tools/roll/journal/journal.ts';
import { OtherDriver } from '../../../../tools/roll/journal/other-driver.ts';
import type { Entry, JournalLine } from '../../../../tools/roll/run/entry.ts';

const ROLL = '20261121T200000Z-4f2a';
const intent = (node: string): Entry => ({
  kind: 'intent',
  act: { kind: 'cordon', node },
  machine: undefined,
});
const order = (by: string): Entry => ({ kind: 'order', order: 'pause', by, why: undefined });
/** What tells a line of these tests from every other one. */
const markOf = ({ entry }: JournalLine): string =>
  entry.kind === 'intent' && entry.act.kind === 'cordon'
    ? entry.act.node
    : entry.kind === 'order'
      ? entry.by
      : '';
const told = (lines: readonly JournalLine[]) => lines.map(line => `${line.number} ${markOf(line)}`);
const stored = async (store: JournalStore) => told((await Journal.open(store, ROLL, 'reader')).lines);

describe('a journal', () => {
  it('numbers what is written, and is read back the same', async () => {
    const store = new MemoryJournalStore();
    const journal = await Journal.open(store, ROLL, 'a');
    expect(await journal.append([intent('x'), intent('y')], 5)).toEqual([
      { number: 1, at: 5, entry: intent('x') },
      { number: 2, at: 5, entry: intent('y') },
    ]);
    expect(await journal.append([], 6)).toEqual([]);
    await journal.append([intent('z')], 7);
    expect((await Journal.open(store, ROLL, 'b')).lines).toEqual(journal.lines);
  });

  it('takes orders in, and goes on behind them', async () => {
    const store = new MemoryJournalStore();
    const driver = await Journal.open(store, ROLL, 'driver');
    await driver.append([intent('x')], 0);
    const person = await Journal.open(store, ROLL, 'person');
    await person.append([order('me')], 1);
    expect(told(await driver.append([intent('y')], 2))).toEqual(['2 me', '3 y']);
    expect(told(await person.append([order('again')], 3))).toEqual(['3 y', '4 again']);
    expect(told(await driver.refresh())).toEqual(['4 again']);
    expect(await driver.refresh()).toEqual([]);
  });

  it('ends a driver when another one has written', async () => {
    const store = new MemoryJournalStore();
    const [one, other] = [await Journal.open(store, ROLL, 'one'), await Journal.open(store, ROLL, 'other')];
    await one.append([intent('x')], 0);
    await expect(other.append([intent('y')], 0)).rejects.toThrow(OtherDriver);
    await expect(other.refresh()).rejects.toThrow(/line 1/);
    await one.append([intent('z')], 1);
    expect(await stored(store)).toEqual(['1 x', '2 z']);
  });

  it('lets a process go on where a killed one stopped, and ends that one if it was not', async () => {
    const store = new MemoryJournalStore();
    const old = await Journal.open(store, ROLL, 'old');
    await old.append([intent('x')], 0);
    const young = await Journal.open(store, ROLL, 'young');
    await young.append([{ kind: 'went-on', by: 'young', closes: undefined }], 1);
    await expect(old.append([intent('y')], 2)).rejects.toThrow(OtherDriver);
    await young.append([intent('z')], 3);
    expect((await stored(store)).length).toBe(3);
  });

  it.each(['before', 'after'] as const)('does not write twice what failed %s it took effect', async fault => {
    let fails: AppendFault | undefined = fault;
    const store = new MemoryJournalStore({ append: () => fails });
    const journal = await Journal.open(store, ROLL, 'a');
    await expect(journal.append([intent('x')], 0)).rejects.toThrow('failed');
    fails = undefined;
    // Later, so that the line would be another one.
    expect(told(await journal.append([intent('x')], 9))).toEqual(['1 x']);
    expect(told(await journal.append([intent('x')], 10))).toEqual(['2 x']);
    expect(await stored(store)).toEqual(['1 x', '2 x']);
  });

  it('takes in what failed after it took effect, when something else is written next', async () => {
    const store = new MemoryJournalStore({ append: nth => (nth === 1 ? 'after' : undefined) });
    const journal = await Journal.open(store, ROLL, 'a');
    await expect(journal.append([intent('x')], 0)).rejects.toThrow('failed');
    expect(told(await journal.append([intent('y')], 1))).toEqual(['1 x', '2 y']);
  });

  it('returns each line once, also those that a failed append had taken in', async () => {
    let fails: AppendFault | undefined;
    const store = new MemoryJournalStore({ append: () => fails });
    const [driver, person] = [await Journal.open(store, ROLL, 'd'), await Journal.open(store, ROLL, 'p')];
    const heard = told(await driver.append([intent('x')], 0));
    await person.append([order('me')], 0);
    fails = 'after';
    await expect(driver.append([intent('y')], 0)).rejects.toThrow('failed');
    fails = undefined;
    heard.push(...told(await driver.append([intent('y')], 0)));
    expect(heard).toEqual(['1 x', '2 me', '3 y']);
  });
});

/** What a process does: it writes batches of these sizes; 0: it reads. */
type Actor = readonly number[];

/** A store that answers when the scheduler lets it, so that requests and answers of processes come in every order. */
const scheduled = (store: JournalStore, scheduler: fc.Scheduler): JournalStore => ({
  rolls: () => store.rolls(),
  read: scheduler.scheduleFunction((roll: string, from?: number) => store.read(roll, from)),
  append: scheduler.scheduleFunction((roll: string, from: number, lines: readonly string[]) =>
    store.append(roll, from, lines),
  ),
  lock: (wanted, now) => store.lock(wanted, now),
  heldBy: now => store.heldBy(now),
  unlock: holder => store.unlock(holder),
});

interface Process {
  readonly name: string;
  readonly drives: boolean;
  /** What it knows to be written. */
  readonly written: string[];
  /** All lines that its calls have returned. */
  readonly heard: JournalLine[];
  readonly journal: Journal;
  isThrownOut: boolean;
}

async function play(process: Process, does: Actor): Promise<void> {
  const { name, drives, journal, written, heard } = process;
  for (const [step, size] of does.entries()) {
    const marks = Array.from({ length: size }, (_, index) => `${name} ${step}-${index}`);
    const entries = marks.map(drives ? intent : order);
    heard.push(...(await (size === 0 ? journal.refresh() : persistently(journal, entries, step))));
    written.push(...marks);
  }
}

/** Tries until the store does not fail, each time at another time of day. */
async function persistently(journal: Journal, entries: readonly Entry[], now: number) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await journal.append(entries, now + attempt);
    } catch (error) {
      if (error instanceof OtherDriver) throw error;
    }
  }
}

async function live(store: JournalStore, name: string, does: Actor): Promise<Process> {
  const journal = await Journal.open(store, ROLL, name);
  const drives = name.startsWith('driver');
  const process: Process = {
    name,
    drives,
    written: [],
    heard: [...journal.lines],
    journal,
    isThrownOut: false,
  };
  try {
    await play(process, does);
  } catch (error) {
    if (!(error instanceof OtherDriver)) throw error;
    process.isThrownOut = true;
  }
  return process;
}

/** The drivers in the order in which they wrote, each as often as it took over. */
const reigns = (lines: readonly JournalLine[]): readonly string[] =>
  lines
    .filter(({ entry }) => entry.kind !== 'order')
    .map(line => markOf(line).split(' ')[0] ?? '')
    .filter((name, index, all) => name !== all[index - 1]);

describe('journals of several processes on one store', () => {
  const driver = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.nat(3), { maxLength: 5 }))
    .map(([first, more]) => [first, ...more]);
  const person = fc.array(fc.nat(2), { maxLength: 4 });
  const faults = fc.array(fc.constantFrom('before' as const, 'after' as const, undefined, undefined), {
    maxLength: 12,
  });

  it('lose no line, write none twice, and one driver is left', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(driver, { minLength: 1, maxLength: 3 }),
        fc.array(person, { maxLength: 2 }),
        faults,
        async (scheduler, drivers, people, failures) => {
          const truth = new MemoryJournalStore({ append: nth => failures[nth - 1] });
          const store = scheduled(truth, scheduler);
          const processes = await scheduler.waitFor(
            Promise.all([
              ...drivers.map((does, index) => live(store, `driver-${index}`, does)),
              ...people.map((does, index) => live(store, `person-${index}`, does)),
            ]),
          );
          const { lines } = await Journal.open(truth, ROLL, 'reader');
          const marks = lines.map(markOf);
          expect(new Set(marks).size).toBe(marks.length);
          for (const { written, heard, drives, isThrownOut } of processes) {
            expect(marks.filter(mark => written.includes(mark))).toEqual(written);
            expect(heard).toEqual(lines.slice(0, heard.length));
            expect(isThrownOut && !drives).toBe(false);
          }
          const turns = reigns(lines);
          expect(new Set(turns).size).toBe(turns.length);
          const writers = processes.filter(({ drives }) => drives);
          const tried = await scheduler.waitFor(
            Promise.all(
              writers.map(({ journal }) => persistently(journal, [intent('last')], 99).catch(error => error)),
            ),
          );
          const left = writers.filter((_, index) => !(tried[index] instanceof OtherDriver));
          expect(left.map(({ name }) => name)).toEqual(turns.slice(-1));
          expect(left[0]?.isThrownOut).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });
});
