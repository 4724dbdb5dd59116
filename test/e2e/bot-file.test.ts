import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { BotFile } from '../../bot/stores/sqlite/bot-file.ts';
import { SqliteBotStore } from '../../bot/stores/sqlite/sqlite-bot-store.ts';
import { SqliteEventQueue } from '../../bot/stores/sqlite/sqlite-event-queue.ts';

const folder = mkdtempSync(join(tmpdir(), 'bot-file-'));
const alive = new Set<ChildProcess>();
afterEach(() => {
  for (const child of alive) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Started {
  /** What it has said, line by line. */
  readonly said: readonly string[];
  /** Kills it some milliseconds after its first word. */
  kill(after: number): Promise<void>;
}

function start(heard: string[], ...words: readonly string[]): Started {
  const child = spawn(process.execPath, ['test/e2e/bot-file-process.ts', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  alive.add(child);
  const said: string[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
    heard.push(...lines);
  });
  const ended = once(child, 'close').then(([, signal]) => {
    alive.delete(child);
    return signal;
  });
  const firstWord = once(child.stdout ?? child, 'data');
  const kill = async (after: number) => {
    await Promise.race([firstWord, ended]);
    await sleep(after);
    child.kill('SIGKILL');
    // Otherwise it ended by itself, on an error.
    expect(await ended).toBe('SIGKILL');
  };
  return { said, kill };
}

const saidAfter = (lines: readonly string[], word: string) =>
  lines.filter(line => line.startsWith(`${word} `)).map(line => line.slice(word.length + 1));

// Each process takes a third of a second to start on a busy machine: so few rounds, and moments that differ in each.
const MOMENTS = [0, 9, 33, 90];

describe('the bot’s file, of real processes that are killed', () => {
  it('loses no delivery that was put, and lets none be handled by two', { timeout: 60_000 }, async () => {
    const path = join(folder, 'queue.sqlite');
    const heard: string[] = [];
    for (const [round, moment] of MOMENTS.entries()) {
      const first = `${round * 10_000}`;
      const processes = [
        start(heard, 'put', path, 'p', first),
        start(heard, 'put', path, 'q', first),
        start(heard, 'take', path, 'a'),
        start(heard, 'take', path, 'b'),
      ];
      if (moment === MOMENTS.at(-1)) await hears(heard, 'put', MOMENTS.length);
      await Promise.all(processes.map((each, index) => each.kill(moment + index * 7)));
    }
    const file = new BotFile(path);
    const store = new SqliteBotStore(file, 'bot');
    const queue = new SqliteEventQueue(file, 'bot');
    await drain(queue, heard, path);
    const groups = await Promise.all([0, 1, 2, 3, 4].map(group => store.read(`1#${group}`)));
    const handled = groups.flatMap(each => each?.record.handled ?? []);
    expect(new Set(handled).size).toBe(handled.length);
    const put = saidAfter(heard, 'put');
    expect(put.length).toBeGreaterThan(MOMENTS.length);
    for (const id of put) expect(handled).toContain(id);
    // The trail has a line for each, no more and no fewer.
    const trail = await store.audit(1_000_000);
    expect(trail.map(({ cause }) => cause).toSorted()).toEqual(handled.toSorted());
    // In the order in which each process put them.
    for (const each of groups)
      for (const writer of ['p', 'q']) {
        const numbers = (each?.record.handled ?? [])
          .filter(id => id.startsWith(`${writer}-`))
          .map(id => Number(id.slice(2)));
        expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
      }
    file.close();
  });

  it('has whole records only, each on top of the one before, with their lines', {
    timeout: 60_000,
  }, async () => {
    const path = join(folder, 'records.sqlite');
    const heard: string[] = [];
    let known = 0;
    for (const moment of MOMENTS) {
      const processes = ['a', 'b', 'c'].map(name => start(heard, 'write', path, name));
      if (moment === MOMENTS.at(-1)) await hears(heard, 'written', 0);
      await Promise.all(processes.map((each, index) => each.kill(moment + index * 5)));
      const file = new BotFile(path);
      const store = new SqliteBotStore(file, 'bot');
      const { version = 0, record } = (await store.read('w')) ?? {};
      if (version > 0) {
        expect(record?.comment).toBe(version);
        expect(record?.handled[0]).toMatch(new RegExp(`^${version} [abc] x+$`));
      }
      const trail = await store.audit(1_000_000, 'w');
      expect(trail.map(({ cause }) => Number(cause))).toEqual(
        Array.from({ length: 2 * version }, (_, index) => version - Math.floor(index / 2)),
      );
      expect(version).toBeGreaterThanOrEqual(known);
      known = version;
      file.close();
    }
    const written = saidAfter(heard, 'written').map(Number);
    expect(new Set(written).size).toBe(written.length);
    expect(written.length).toBeGreaterThan(0);
    expect(known).toBeGreaterThanOrEqual(Math.max(...written));
  });
});

/** On a busy machine processes may be killed before they have done anything; in the last round they do something. */
const hears = (heard: readonly string[], word: string, more: number): Promise<void> =>
  vi.waitFor(() => expect(saidAfter(heard, word).length).toBeGreaterThan(more), 30_000);

/** Lets two workers finish what is there. */
async function drain(queue: SqliteEventQueue, heard: string[], path: string): Promise<void> {
  const workers = ['a', 'b'].map(name => start(heard, 'take', path, name));
  for (let look = 0; look < 400 && (await queue.depth()).waiting > 0; look++) await sleep(50);
  expect(await queue.depth()).toEqual({ waiting: 0, dead: 0 });
  await Promise.all(workers.map(each => each.kill(0)));
}
