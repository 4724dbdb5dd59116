import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { FileJournalStore } from '../../tools/adapters/journal-store/file-journal-store.ts';

const ROLL = '20261121T200000Z-4f2a';
const root = mkdtempSync(join(tmpdir(), 'journal-folder-'));
const alive = new Set<ChildProcess>();
afterEach(() => {
  for (const child of alive) child.kill('SIGKILL');
});
afterAll(() => rmSync(root, { recursive: true }));

interface Started {
  readonly child: ChildProcess;
  /** The numbers that it has printed. */
  readonly said: number[];
  readonly firstWord: Promise<unknown>;
  readonly ended: Promise<unknown>;
}

function start(...words: readonly string[]): Started {
  const child = spawn(process.execPath, ['test/e2e/journal-process.ts', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  alive.add(child);
  const said: number[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines.map(Number));
  });
  const ended = once(child, 'close').then(() => alive.delete(child));
  const firstWord = once(child.stdout ?? child, 'data');
  return { child, said, firstWord, ended };
}

const numbersOf = (lines: readonly string[]) => lines.map(line => Number.parseInt(line, 10));
const firstNumbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('journals in a folder, of real processes', () => {
  it('have no gap and lose nothing that was written, at whatever moment a process is killed', async () => {
    const folder = mkdtempSync(join(root, 'killed-'));
    const store = new FileJournalStore(folder);
    let known = 0;
    for (const moment of [0, 1, 2, 3, 5, 8, 13, 21]) {
      const { child, said, firstWord, ended } = start('append', folder, ROLL, `w${moment}`);
      await firstWord;
      await sleep(moment);
      child.kill('SIGKILL');
      await ended;
      const lines = await store.read(ROLL);
      expect(numbersOf(lines)).toEqual(firstNumbers(lines.length));
      expect(lines.length).toBeGreaterThanOrEqual(Math.max(known, ...said));
      known = lines.length;
    }
  });

  it('have no gap when two write at once and one is killed', async () => {
    const folder = mkdtempSync(join(root, 'both-'));
    const store = new FileJournalStore(folder);
    const [one, other] = [start('append', folder, ROLL, 'one'), start('append', folder, ROLL, 'other')];
    await Promise.all([one.firstWord, other.firstWord]);
    one.child.kill('SIGKILL');
    // A reader sees no gap either, while the other goes on.
    for (let reading = 0; reading < 10; reading++) {
      const lines = await store.read(ROLL);
      expect(numbersOf(lines)).toEqual(firstNumbers(lines.length));
    }
    other.child.kill('SIGKILL');
    await Promise.all([one.ended, other.ended]);
    const lines = await store.read(ROLL);
    expect(numbersOf(lines)).toEqual(firstNumbers(lines.length));
    for (const [writer, { said }] of [
      ['one', one],
      ['other', other],
    ] as const)
      for (const number of said) expect(lines[number - 1]?.split(' ')[1]).toBe(writer);
  });

  it('give an expired lock to one of two that ask at once', async () => {
    const folder = mkdtempSync(join(root, 'race-'));
    const rounds = 300;
    const racers = ['a', 'b', 'c'].map(holder => start('lock', folder, holder, `${rounds}`));
    await Promise.all(racers.map(({ ended }) => ended));
    const won = racers.map(({ said }) => said);
    const all = won.flat();
    expect(new Set(all).size).toBe(all.length);
    // A round has no winner when its winner sees, before it believes it, that somebody was there for the next one.
    expect(all.length).toBeGreaterThan(rounds / 2);
    // Otherwise they did not race.
    expect(won.filter(each => each.length > 0).length).toBeGreaterThan(1);
    expect(readdirSync(join(folder, 'lock')).filter(name => !name.startsWith('.')).length).toBeLessThan(100);
  });
});
