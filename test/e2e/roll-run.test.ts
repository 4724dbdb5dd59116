import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FileJournalStore } from '../../tools/adapters/journal-store/file-journal-store.ts';
import { MemoryTerminal } from '../../tools/adapters/terminal/memory-terminal.ts';
import { Traffic } from '../../tools/demo/roll/traffic.ts';
import { EXIT } from '../../tools/exit-codes.ts';
import { Journal } from '../../tools/roll/journal/journal.ts';
import type { RollTools } from '../../tools/roll/start/roll-tools.ts';
import { runCommand } from '../../tools/roll/start/run-command.ts';
import type { RunOptions } from '../../tools/roll/start/run-options.ts';
import { playedTools } from './played-tools.ts';
import { FLEET, JOB_NAMES, POOL, rolledFleet, servedLeader } from './rolled-fleet.ts';

const folder = mkdtempSync(join(tmpdir(), 'roll-run-'));
const SECOND = 1_000;

let fleet: Awaited<ReturnType<typeof rolledFleet>>;
let served: Awaited<ReturnType<typeof servedLeader>>;
let traffic: Traffic;
let journal = '';
let endings: (() => void)[] = [];

// A minute: Terraform makes the leader, a host and a group, for which the provider waits long whatever the emulator answers.
beforeAll(async () => {
  fleet = await rolledFleet(folder);
  served = await servedLeader(fleet.stage.leader);
});
afterAll(async () => {
  served.stop();
  await fleet.end();
});

/** Calls something again and again, one call after another, until the test is over. */
function again(milliseconds: number, work: () => unknown): () => void {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } finally {
      busy = false;
    }
  }, milliseconds);
  const ending = () => clearInterval(timer);
  endings.push(ending);
  return ending;
}

beforeEach(async () => {
  journal = mkdtempSync(join(folder, 'journal-'));
  traffic = new Traffic(fleet.stage.standIn, JOB_NAMES, nonce());
  again(500, () => fleet.stage.look().catch(() => {}));
  await until(() => nodes().filter(({ connected }) => connected === true).length >= 4);
});
afterEach(() => {
  for (const end of endings) end();
  endings = [];
  fleet.stage.smoke.fails = () => false;
});

const nodes = () => fleet.stage.standIn.state.work.nodes();
const builds = () => again(2_000, () => traffic.trigger());

async function until(isSo: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  const last = Date.now() + seconds * SECOND;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error(`it did not come to that: ${isSo}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

const NOW = { now: true, why: 'a test', by: 'tester' } as const;

/**
 * What a roll is waited for; one that stands still says where. A Pipeline that resumes without its node ends after five minutes, and
 * an act that may pass is tried for a quarter of an hour.
 */
const PATIENCE = 1_300 * SECOND;

/** What a promise brings; after a time without it, an error with the newest lines of the journal and what was said. */
async function inTime<T>(work: Promise<T>, said: () => string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(async () => {
    const newest = (await entries()).slice(-25).map(entry => JSON.stringify(entry));
    const work = JSON.stringify(fleet.stage.standIn.state.work.nodes());
    reject(new Error(['the roll stands still', ...newest, work, said().slice(-3_000)].join('\n')));
  }, PATIENCE);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** `fleet roll run` in this process. */
async function run(more: Partial<RunOptions> = {}, change: (tools: RollTools) => RollTools = tools => tools) {
  const terminal = new MemoryTerminal();
  const { stage, emulator, file } = fleet;
  const world = { ...stage.world, terminal, self: { ...stage.world.self, nonce: nonce() } };
  const options = { server: stage.standIn.url.href, emulator: emulator.endpoint, journal, ...NOW, ...more };
  const running = runCommand(file, options, world, async of =>
    change(await playedTools(of, world, stage.leader)),
  );
  const exit = await inTime(running, () => terminal.written.err);
  return { exit, ...terminal.written };
}

let nonces = 0;
const nonce = () => (0x10000000 + ++nonces).toString(16);

/** `fleet roll run` in a process of its own. */
function started(): { readonly child: ChildProcess; readonly ended: Promise<unknown[]>; said: () => string } {
  const { stage, emulator, file } = fleet;
  const args = [file, emulator.endpoint, stage.standIn.url.href, journal, served.url];
  // The address of the leader stands behind the options.
  const child = spawn(process.execPath, ['test/e2e/roll-process.ts', ...args], {
    env: { ...process.env, ...stage.world.environment, CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', piece => (text += String(piece)));
  return { child, ended: once(child, 'exit'), said: () => text };
}

/** Another command of the roll in a process of its own. */
async function order(word: string): Promise<number | null> {
  const args = ['tools/fleet.mjs', 'roll', word, fleet.file, '--journal', journal, '--why', 'a test'];
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  return code;
}

/** The entries of the newest roll. */
async function entries() {
  const store = new FileJournalStore(join(journal, FLEET));
  const roll = (await store.rolls()).at(-1);
  if (roll === undefined) return [];
  return (await Journal.open(store, roll, nonce())).lines.map(({ entry }) => entry);
}
const acts = async () => (await entries()).flatMap(entry => (entry.kind === 'intent' ? [entry.act] : []));
const end = async () => (await entries()).flatMap(entry => (entry.kind === 'ended' ? [entry.how] : []));
const phases = async () =>
  (await entries()).flatMap(entry => (entry.kind === 'agent' ? [`${entry.pool} ${entry.phase}`] : []));

const living = async () =>
  (await fleet.stage.machines.machines(FLEET)).filter(({ state }) => state === 'running');
const ofPool = async () =>
  (await living())
    .filter(({ tags }) => tags.get('pool') === POOL)
    .map(({ id }) => id)
    .sort();
const marked = () =>
  nodes()
    .filter(({ mark }) => mark !== undefined)
    .map(({ name }) => name);

/** Nothing was lost, and nothing was built twice. */
async function accounted(): Promise<void> {
  for (const ending of endings.splice(1)) ending();
  await until(() => traffic.isQuiet());
  expect(traffic.account()).toMatchObject({ lost: [], twice: [] });
}
const smokes = () =>
  fleet.stage.standIn.state.work
    .finishedOf('fleet/smoke')
    .flatMap(({ build }) =>
      build.request.parameters.filter(({ name }) => name === 'NODE').map(({ value }) => value),
    )
    .filter(Boolean);
const eachOnce = (names: readonly string[]) => expect(names).toEqual([...new Set(names)]);

describe('a roll of a group', () => {
  // Some seconds, in which machines come and go.
  it('that somebody else runs is left to him, and goes on after a pause', async () => {
    await fleet.newGroupImage();
    const before = await ofPool();
    builds();
    const first = run({ only: POOL });
    await until(async () => (await acts()).length > 0);
    expect(await order('pause')).toBe(EXIT.ok);
    const second = started();
    expect((await second.ended)[0]).toBe(EXIT.failed);
    expect(second.said()).toContain('tester, process');
    await until(async () => (await entries()).some(({ kind }) => kind === 'order'));
    expect(await end()).toEqual([]);
    expect(await order('resume')).toBe(EXIT.ok);
    expect(await first).toMatchObject({ exit: EXIT.ok });
    const after = await ofPool();
    expect(after).toHaveLength(before.length);
    expect(after.filter(id => before.includes(id))).toEqual([]);
    expect(marked()).toEqual([]);
    await accounted();
  });

  it('that is aborted puts back what it has cordoned', async () => {
    await fleet.newGroupImage();
    builds();
    const rolling = run({ only: POOL });
    await until(async () => (await phases()).includes(`${POOL} replacing`));
    expect(await order('abort')).toBe(EXIT.ok);
    expect(await rolling).toMatchObject({ exit: EXIT.different });
    expect(await end()).toEqual(['aborted']);
    expect(marked()).toEqual([]);
    await accounted();
  });

  it('to an image that is not sound ends with the first of its machines', async () => {
    await fleet.newGroupImage();
    const before = await ofPool();
    fleet.stage.smoke.fails = node => before.every(id => !node.endsWith(id));
    expect(await run({ only: POOL })).toMatchObject({ exit: EXIT.failed });
    expect(await end()).toEqual(['stopped']);
    const after = await ofPool();
    expect(before.filter(id => !after.includes(id))).toEqual([]);
    expect(marked()).toEqual([]);
    expect((await acts()).filter(({ kind }) => kind === 'retire')).toEqual([]);
  });
});

describe('a roll with a leader that is updated', () => {
  const outdate = () => fleet.stage.standIn.state.work.process.install({ version: '2.528.2' }, 'now');

  // Half a minute: processes are started again and again, and the lock of one that was killed expires some seconds later.
  it('ends alike wherever its process was killed, and nothing is done twice', async () => {
    await fleet.newGroupImage();
    outdate();
    const before = await ofPool();
    const { starts } = fleet.stage.leader;
    builds();
    let kills = 0;
    for (let code: unknown = null; code === null; ) {
      const { child, ended, said } = started();
      if (kills < 4) {
        const known = (await entries()).length;
        const more = 2 + Math.floor(Math.random() * 12);
        await Promise.race([ended, until(async () => (await entries()).length >= known + more)]);
        child.kill('SIGKILL');
        kills += 1;
      }
      [code] = await ended;
      if (code === EXIT.failed && said().includes('holds the lock')) code = null;
      if (code === null) await new Promise(resolve => setTimeout(resolve, SECOND));
      else expect({ code, said: said() }).toMatchObject({ code: EXIT.ok });
    }
    expect(await end()).toEqual(['complete']);
    const after = await ofPool();
    expect(after).toHaveLength(before.length);
    expect(after.filter(id => before.includes(id))).toEqual([]);
    expect(marked()).toEqual([]);
    eachOnce((await acts()).flatMap(act => (act.kind === 'retire' ? [act.instance] : [])));
    eachOnce(smokes());
    expect(fleet.stage.leader.starts).toBe(starts + 1);
    expect(fleet.stage.standIn.state.work.process.running.version).toBe('2.528.3');
    await accounted();
  });

  // A minute: Terraform replaces the host, and the provider waits long for the old machine's end and the new one's record.
  it('and a static host ends complete, loses nothing, and leaves nothing to do', async () => {
    await fleet.newGroupImage();
    fleet.newHostImage();
    outdate();
    const before = (await living()).map(({ id }) => id);
    builds();
    const { exit, err } = await run();
    expect(exit).toBe(EXIT.ok);
    expect(await end()).toEqual(['complete']);
    const after = (await living()).filter(({ tags }) => tags.get('role') !== 'leader');
    expect(after.filter(({ id }) => before.includes(id))).toEqual([]);
    expect(marked()).toEqual([]);
    const [, report = ''] = /report: (\S+\.html)/.exec(err) ?? [];
    expect(readFileSync(report, 'utf8')).toContain('docs-1');
    await accounted();
    expect(await run()).toMatchObject({ exit: EXIT.ok, out: 'nothing is outdated, so nothing is rolled\n' });
  });

  // A minute: Terraform replaces the leader's machine. The twenty minutes that a Jenkins is waited for go by at once.
  it('that does not come back puts it back as it was', async () => {
    outdate();
    const { leader, standIn } = fleet.stage;
    leader.boots = version => version !== '2.528.3';
    const stopBuilds = builds();
    // A lock of this length outlives the leap.
    const rolling = run({}, tools => ({ ...tools, lockTime: 3_600 * SECOND }));
    // What is asked for in the moment in which Jenkins stops is known to nobody: neither to the home that is put back.
    await until(async () => (await acts()).some(({ kind }) => kind === 'update-leader'), 90);
    stopBuilds();
    await until(() => standIn.state.work.process.phase() === 'broken', 90);
    await until(async () =>
      (await entries()).some(entry => entry.kind === 'leader' && entry.phase === 'starting'),
    );
    fleet.clock.ahead = 21 * 60 * SECOND;
    expect(await rolling).toMatchObject({ exit: EXIT.failed });
    expect(await end()).toEqual(['rolled-back']);
    expect(standIn.state.work.process.running.version).toBe('2.528.2');
    expect(standIn.state.work.quiet).toBeUndefined();
    expect(marked()).toEqual([]);
    await accounted();
  });
});
