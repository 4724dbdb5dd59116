import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BotFile } from '../../../bot/stores/sqlite/bot-file.ts';
import { SqliteBotStore } from '../../../bot/stores/sqlite/sqlite-bot-store.ts';
import { SqliteEventQueue } from '../../../bot/stores/sqlite/sqlite-event-queue.ts';
import { EXIT } from '../../../tools/exit-codes.ts';
import { SMALLEST_FILES } from '../../../tools/reference/bot-files-page.ts';
import { pullRecord } from '../../bot/pull-record-sample.ts';
import { delivery } from '../../contracts/event-queue-contract.ts';
import { fleet } from '../memory-world.ts';

const ESCAPE = '\u001b[31m';
let folder: string;
let operator: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bot-admin-'));
  const path = join(folder, 'bot.sqlite');
  operator = `${SMALLEST_FILES.operator}store: {sqlite: ${path}}\nqueue: {sqlite: ${path}}\n`;
  const file = new BotFile(path);
  const store = new SqliteBotStore(file, 'mxnet-ci');
  const by = { id: 5, login: 'committer' };
  const line = (at: number, pull: string, what: string) => ({
    at,
    pull,
    cause: 'd',
    by,
    what,
    why: `said ${ESCAPE}`,
  });
  await store.write('1#1', 0, pullRecord(), {
    audit: [line(1_000, '1#1', 'run accepted'), line(2_000, '1#1', 'run started')],
    next: undefined,
  });
  await store.write('1#2', 0, pullRecord(), { audit: [line(3_000, '1#2', 'run refused')], next: undefined });
  const queue = new SqliteEventQueue(file, 'mxnet-ci');
  await queue.put(delivery('dead-one'), 'g');
  for (let now = 0; (await queue.depth()).dead === 0; now += 1_000_000)
    for (const taken of await queue.take(1, now)) await queue.back(taken, `GitHub ${ESCAPE} is down`, 0, now);
  file.close();
});
afterAll(() => rm(folder, { recursive: true }));

const admin = (...words: readonly string[]) =>
  fleet(['bot', ...words, '-f', 'bot.yaml'], { 'bot.yaml': operator });

describe('fleet bot audit', () => {
  it('shows decisions, newest first, of all or of one pull request, and no control character', async () => {
    const { exitCode, out } = await admin('audit');
    expect(exitCode).toBe(EXIT.ok);
    expect(out.split('\n').map(line => /run \w+/.exec(line)?.[0])).toEqual([
      'run refused',
      'run started',
      'run accepted',
      undefined,
    ]);
    expect(out).not.toContain('\u001b');
    expect((await admin('audit', '1#2')).out).toContain('run refused by committer');
    expect((await admin('audit', '1#2')).out).not.toContain('run started');
    expect(JSON.parse((await admin('audit', '--json', '-n', '1')).out)).toMatchObject([
      { what: 'run refused' },
    ]);
    expect((await admin('audit', '9#9')).out).toBe('nothing was decided yet\n');
  });

  it.each(['0', '-1', 'x', '1e9'])('-n %s is refused', async last => {
    const { exitCode, err } = await admin('audit', `--last=${last}`);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('from 1 to 10000');
  });
});

describe('fleet bot dead-letters', () => {
  it('lists them, puts one back, and says when there is none', async () => {
    const { out } = await admin('dead-letters');
    expect(out).toContain('dead-one');
    expect(out).not.toContain('\u001b');
    const wrong = await admin('dead-letters', '--replay', 'another');
    expect(wrong.exitCode).toBe(EXIT.badInput);
    expect(wrong.err).toContain('list them without --replay');
    expect((await admin('dead-letters', '--replay', 'dead-one')).exitCode).toBe(EXIT.ok);
    expect((await admin('dead-letters')).out).toBe('there are no dead letters\n');
    expect((await admin('dead-letters', '--json')).out).toBe('[]\n');
  });
});

it('an operator’s file that is not there, or wrong, is told', async () => {
  expect((await fleet(['bot', 'audit'])).err).toContain('bot.yaml');
  expect((await fleet(['bot', 'audit'], { 'bot.yaml': 'instance: x\n' })).exitCode).toBe(EXIT.badInput);
});
