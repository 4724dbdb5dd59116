import { describe, expect, it } from 'vitest';
import { MemoryJournalStore } from '../../../../tools/adapters/journal-store/memory-journal-store.ts';
import { EXIT } from '../../../../tools/exit-codes.ts';
import { Journal } from '../../../../tools/roll/journal/journal.ts';
import { runCommand } from '../../../../tools/roll/start/run-command.ts';
import type { RunOptions } from '../../../../tools/roll/start/run-options.ts';
import { UserError } from '../../../../tools/user-error.ts';
import { memoryWorld } from '../../memory-world.ts';
import { unread, WELL } from '../preflight/facts.ts';
import { OneHost } from './one-host.ts';
import { giveOrderTo } from './orders.ts';

/** Sunday evening in Los Angeles: TVM's window is open. */
const OPEN = Date.UTC(2026, 10, 23, 5);
const CLOSED = Date.UTC(2026, 10, 21, 5);

/** Rolls TVM's fleet in a world of one host. */
function rolls(now = OPEN) {
  const hands = new OneHost(now);
  const journals = new MemoryJournalStore();
  let processes = 0;
  let preflight = WELL;
  let meanwhile = async () => {};
  const run = async (options: RunOptions = {}) => {
    const { world, files, terminal } = memoryWorld();
    const stop = new AbortController();
    processes += 1;
    const self = { host: 'memory', pid: processes, nonce: `0000000${processes}` };
    const sleep = async (milliseconds: number) => {
      hands.clock.now += milliseconds;
      await new Promise(resolve => setImmediate(resolve));
      // A process that hangs in an act for hours is one that was killed.
      if (hands.clock.now > now + 5 * 3_600_000) stop.abort();
    };
    const exitCode = await runCommand(
      'tvm',
      { by: 'operator', ...options },
      { ...world, self, now: () => hands.clock.now, signal: stop.signal },
      async () => ({
        journals,
        readJenkins: async () => hands.jenkins(),
        readMachines: async () => hands.machines(),
        hands,
        preflight: async () => {
          await meanwhile();
          return preflight;
        },
        clock: { now: () => hands.clock.now, sleep },
        poll: 10_000,
        grace: 0,
        lockTime: 120_000,
      }),
    );
    return { exitCode, files, ...terminal.written };
  };
  const entries = async () => {
    const [roll = ''] = await journals.rolls();
    const { lines } = await Journal.open(journals, roll, 'test');
    return lines.map(({ entry }) => entry);
  };
  return {
    hands,
    journals,
    run,
    entries,
    meanwhile: (happens: () => Promise<void>) => {
      meanwhile = happens;
    },
    blocked: () => {
      preflight = { ...WELL, home: unread, jenkins: unread };
    },
  };
}

describe('in a window', () => {
  it('rolls what is outdated, leaves a report, and has nothing to do afterwards', async () => {
    const { run, hands, journals } = rolls();
    const first = await run({ canary: '0' });
    expect(first.exitCode, first.err).toBe(EXIT.ok);
    expect(hands.acts).toEqual(['cordon', 'remake-host', 'smoke', 'uncordon']);
    const [roll] = await journals.rolls();
    expect(first.files.read(`out/tvm/roll-${roll}.html`)).toContain('docs-1');
    expect(first.files.read(`out/tvm/roll-${roll}.md`)).toContain('docs');
    const second = await run();
    expect(second).toMatchObject({ exitCode: EXIT.ok, out: expect.stringContaining('nothing is outdated') });
    expect(await journals.rolls()).toHaveLength(1);
  });

  it('tells each event as a line of JSON', async () => {
    const { out } = await rolls().run({ json: true, canary: '0' });
    const lines = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(5);
  });

  it('fails when what came in its place is not sound', async () => {
    const { run, hands } = rolls();
    hands.smoke = { result: 'failed', why: 'no disk' };
    const { exitCode, out } = await run();
    expect(exitCode).toBe(EXIT.failed);
    expect(out).toContain('no disk');
    expect(hands.acts.at(-1)).toBe('cordon');
  });

  it('begins nothing that a preflight blocks', async () => {
    const { run, hands, blocked, journals } = rolls();
    blocked();
    const { exitCode, out } = await run();
    expect(exitCode).toBe(EXIT.failed);
    expect(out).toContain('does not begin');
    expect(hands.acts).toEqual([]);
    expect(await journals.rolls()).toEqual([]);
  });

  it('lets one process run at a time, and says which', async () => {
    const { run, journals, hands } = rolls();
    await journals.lock({ holder: 'somebody else', roll: 'x', expires: OPEN + 60_000 }, OPEN);
    await expect(run()).rejects.toThrow(/somebody else holds the lock/);
    expect(hands.acts).toEqual([]);
  });
});

it('begins nothing when somebody else has rolled between its look and its lock', async () => {
  const { run, journals, meanwhile, hands } = rolls();
  meanwhile(async () => {
    await journals.append('20991231T000000Z-0000', 1, ['{}']);
  });
  await expect(run()).rejects.toThrow(/was begun meanwhile/);
  expect(hands.acts).toEqual([]);
});

describe('outside the windows', () => {
  it('says when the next one opens', async () => {
    const { run, hands } = rolls(CLOSED);
    const { exitCode, out } = await run();
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toContain('no window is open');
    expect(hands.acts).toEqual([]);
  });

  it('rolls when an operator says so, and writes down who and why', async () => {
    const { run, entries } = rolls(CLOSED);
    expect((await run({ now: true, why: 'a security fix', canary: '0' })).exitCode).toBe(EXIT.ok);
    expect((await entries())[0]).toMatchObject({ now: true, by: 'operator', why: 'a security fix' });
  });

  it.each([
    [{ now: true } as const, /`--now` rolls outside/],
    [{ only: 'gpus' }, /no pool `gpus`/],
    [{ canary: 'two' }, /`two` is no number/],
  ])('%j is refused before anything is looked at', async (options, why) => {
    const { run, hands } = rolls(CLOSED);
    await expect(run(options)).rejects.toThrow(why);
    await expect(run(options)).rejects.toBeInstanceOf(UserError);
    expect(hands.acts).toEqual([]);
  });
});

describe('a process that was killed', () => {
  it.each([
    ['cordon', 'before'],
    ['cordon', 'after'],
    ['remake-host', 'before'],
    ['remake-host', 'after'],
    ['smoke', 'after'],
    ['uncordon', 'after'],
  ] as const)('with %s, %s it took effect, is followed by one that ends the same roll', async (at, when) => {
    const { run, hands, journals, blocked } = rolls();
    hands.dies = { at, when };
    expect((await run({ canary: '0' })).exitCode).toBe(EXIT.interrupted);
    hands.dies = undefined;
    hands.clock.now = OPEN + 3_600_000;
    // Whatever a preflight would say now: what was begun is brought to its end.
    blocked();
    expect((await run({ canary: '0' })).exitCode).toBe(EXIT.ok);
    expect(await journals.rolls()).toHaveLength(1);
    expect(hands.machines()).toMatchObject([{ drift: [] }]);
    expect(hands.jenkins().nodes.at(-1)).toMatchObject({ state: 'online' });
  });
});

describe('an order', () => {
  it('of another process is obeyed', async () => {
    const { run, hands, journals } = rolls();
    hands.dies = { at: 'cordon', when: 'after' };
    await run({ canary: '0' });
    hands.dies = undefined;
    hands.clock.now = OPEN + 3_600_000;
    await giveOrderTo(journals, 'abort');
    expect((await run()).exitCode).toBe(EXIT.different);
    expect(hands.machines()[0]?.drift).not.toEqual([]);
    expect(hands.jenkins().nodes.at(-1)).toMatchObject({ state: 'online' });
  });
});
