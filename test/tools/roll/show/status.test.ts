import { describe, expect, it } from 'vitest';
import type { RollFacts } from '../../../../tools/roll/run/roll-facts.ts';
import { statusJson } from '../../../../tools/roll/show/status-json.ts';
import { statusFrame, statusText } from '../../../../tools/roll/show/status-text.ts';
import { statusView } from '../../../../tools/roll/show/status-view.ts';
import { watchStatus } from '../../../../tools/roll/show/watch-status.ts';
import { build, fleetOf, host, jenkinsOf, leader, node, staticPool } from '../plan/scenes.ts';
import { BEGUN, eventfulRoll, MINUTE, ToldRoll, target } from '../report/told-rolls.ts';
import { watchedWorld } from './watched-world.ts';

const FLEET = fleetOf({ cpu: staticPool(3) });
const SERVER = new URL('https://ci.example.org/');
const PLAIN = { width: 100, colour: false };
const LOCK = { holder: 'operator, process 4711', roll: 'r', expires: BEGUN + 60 * MINUTE };

const FACTS: RollFacts = {
  at: BEGUN,
  jenkins: jenkinsOf([
    node('cpu-1', [build('slow', 30), build('unknown', undefined)], { state: 'cordoned' }),
    node('cpu-2', [build('elsewhere', 5)]),
    node('cpu-3', [build('late', -4)], { state: 'cordoned' }),
  ]),
  machines: [leader(), host('cpu', 1), host('cpu', 2), host('cpu', 3)],
  groups: new Map(),
};

const running = () =>
  new ToldRoll()
    .begin(['cpu-1', 'cpu-2', 'cpu-3', 'leader'].map(target))
    .agent('cpu-1', 'draining')
    .agent('cpu-3', 'draining');

const viewOf = (roll: ToldRoll, more: Partial<Parameters<typeof statusView>[0]> = {}) =>
  statusView({ lines: roll.lines, facts: FACTS, lock: LOCK, ...more }, FLEET, roll.now);

describe('the status of a roll that runs', () => {
  const status = viewOf(running());
  const text = statusText(status, SERVER, PLAIN);

  it('has the builds that are waited for, with elapsed and estimated time, and no others', () => {
    expect(status.roll?.builds.map(({ path, on }) => [path, on])).toEqual([
      ['job/late/1/', 'cpu-3'],
      ['job/slow/1/', 'cpu-1'],
      ['job/unknown/1/', 'cpu-1'],
    ]);
    expect(text).toContain('slow #1 on cpu-1: 10m of about 40m, 30m left');
    expect(text).toContain('unknown #1 on cpu-1: 10m, no estimate, deadline in 4h');
    expect(text).toContain('late #1 on cpu-3: 10m, 4m longer than estimated');
    expect(text).toContain('https://ci.example.org/job/slow/1/');
  });

  it('has bars, the window, who runs it and what to do', () => {
    expect(text).toMatch(/^cpu [▓░]+ 0 rolled, 2 under way, 1 waiting of 3$/m);
    expect(text).toContain('the window closes in 2h');
    expect(text).toContain('run by operator, process 4711');
    expect(text).toContain('fleet roll status tvm --watch');
  });

  it('as JSON has the same, with links', () => {
    const read = JSON.parse(JSON.stringify(statusJson(status, SERVER)));
    expect(read.roll.builds[1]).toMatchObject({
      link: 'https://ci.example.org/job/slow/1/',
      on: 'cpu-1',
      elapsedSeconds: 600,
    });
    expect(read.lock.expires).toBe('2026-11-22T05:00:00.000Z');
    expect(read.next.command).toBe('fleet roll status tvm --watch');
  });

  it('fits where it is watched', () => {
    for (let height = 0; height < 14; height++)
      expect(statusFrame(status, { width: 30, height, colour: false }).length).toBeLessThanOrEqual(height);
  });

  it('says when nobody could look which builds run', () => {
    expect(statusText(viewOf(running(), { facts: undefined }), SERVER, PLAIN)).toContain('is not known');
  });
});

describe('the command to go on with', () => {
  const command = (roll: ToldRoll, lock: typeof LOCK | undefined) => viewOf(roll, { lock }).next.command;

  it('follows from who runs it and how it stands', () => {
    expect(command(new ToldRoll(), undefined)).toBe('fleet roll plan tvm');
    expect(command(running(), undefined)).toBe('fleet roll run tvm');
    expect(command(running(), { ...LOCK, expires: BEGUN })).toBe('fleet roll run tvm');
    const paused = running();
    paused.write({ kind: 'order', order: 'pause', by: 'operator', why: undefined });
    expect(command(paused, LOCK)).toBe('fleet roll resume tvm');
    const closed = running();
    closed.write({ kind: 'ended', how: 'window' });
    expect(command(closed, undefined)).toBe('fleet roll run tvm');
    expect(command(eventfulRoll(), undefined)).toBeUndefined();
  });

  it('is told where no roll was begun', () => {
    expect(statusText(viewOf(new ToldRoll(), { lock: undefined }), SERVER, PLAIN)).toBe(
      'tvm: no roll was begun yet\nit shows what a roll would do: fleet roll plan tvm\n',
    );
  });
});

describe('watching', () => {
  const { lines } = eventfulRoll();

  it.each([true, false])(
    'ends with the roll, and gives the cursor back (terminal: %s)',
    async interactive => {
      const { world, screen, pass, terminal } = watchedWorld({ interactive, width: 400 });
      let known = 1;
      await watchStatus(world, {
        fleet: FLEET,
        server: SERVER,
        read: async () => ({ lines: lines.slice(0, known), facts: undefined, lock: undefined }),
        sleep: async () => {
          pass(1_000);
          known += 9;
        },
      });
      expect(screen.cursor).toBe(true);
      expect(terminal.written.out).toContain('it is complete');
      const told = terminal.written.err;
      if (interactive) expect(screen.rows.join('\n')).toBe(terminal.written.out.trimEnd());
      else expect(told.trimEnd().split('\n').at(-1)).toContain('ended: complete');
    },
  );

  it('ends when it is asked to stop', async () => {
    const { world, screen, pass, stop } = watchedWorld({ width: 400 });
    await watchStatus(world, {
      fleet: FLEET,
      server: SERVER,
      read: async () => ({ lines: lines.slice(0, 3), facts: undefined, lock: undefined }),
      sleep: async () => {
        pass(1_000);
        stop();
        pass(1_000);
      },
    });
    expect(screen.cursor).toBe(true);
    expect(screen.rows[0]).toContain('tvm · under way');
  });
});
