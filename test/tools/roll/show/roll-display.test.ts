import { describe, expect, it } from 'vitest';
import { TimeZone } from '../../../../fleet/values/time-zone.ts';
import { type DisplayMode, displayMode, RollDisplay } from '../../../../tools/roll/show/roll-display.ts';
import { fleetOf, staticPool } from '../plan/scenes.ts';
import { eventfulRoll, MINUTE } from '../report/told-rolls.ts';
import { watchedWorld } from './watched-world.ts';

const FLEET = fleetOf({ cpu: staticPool(2), gpu: staticPool(1, ['GPU']), arm: staticPool(1, ['ARM']) });
const LINES = eventfulRoll().lines;

const settings = (mode: DisplayMode) => ({
  fleet: FLEET,
  server: new URL('https://ci.example.org/'),
  zone: TimeZone.parse('UTC'),
  mode,
});

/** Plays a roll, some seconds a line. @param until - how many lines of it. */
function played(mode: DisplayMode, look: Parameters<typeof watchedWorld>[0] = {}, until = LINES.length) {
  const watched = watchedWorld(look);
  const display = new RollDisplay(watched.world, settings(mode));
  for (const line of LINES.slice(0, until)) {
    display.line(line);
    watched.pass(5_000);
  }
  return { ...watched, display };
}

describe('the live display', () => {
  it('stays in place and is never higher or wider than the terminal', () => {
    for (const [width, height] of [
      [80, 24],
      [40, 10],
      [20, 4],
      [200, 60],
    ] as const) {
      const watched = watchedWorld({ width, height });
      const display = new RollDisplay(watched.world, settings('live'));
      for (const line of LINES) {
        display.line(line);
        watched.pass(1_000);
        expect(watched.screen.rows.length).toBeLessThan(height);
        expect(watched.screen.rows[0]).toMatch(/^tvm ·/);
      }
    }
  });

  it('shows where each pool and the leader stand, and what happened last', () => {
    const { screen } = played(
      'live',
      { width: 100 },
      LINES.findIndex(({ entry }) => entry.kind === 'order'),
    );
    const shown = screen.rows.join('\n');
    expect(shown).toMatch(/^cpu .*1 rolled, 1 waiting of 2$/m);
    expect(shown).toMatch(/^gpu .*0 rolled, 1 failed of 1$/m);
    expect(shown).toMatch(/^leader waiting$/m);
    expect(shown).toContain('gpu-1: failed: the new image is not sound');
    expect(shown).toContain('the window closes in');
  });

  it('draws nothing when nothing has changed', () => {
    const { terminal, pass } = played('live', {}, 4);
    pass(1);
    const before = terminal.written.err;
    pass(1);
    expect(terminal.written.err).toBe(before);
  });

  it('hides the cursor, and leaves the summary and the cursor behind', () => {
    const { screen, display, ticks, terminal } = played('live');
    expect(screen.cursor).toBe(false);
    display.end();
    expect(screen.cursor).toBe(true);
    expect(ticks.size).toBe(0);
    expect(screen.rows.join('\n')).toBe(terminal.written.out.trimEnd());
    expect(screen.rows[0]).toContain('tvm: complete, with failures');
    display.end();
    expect(screen.cursor).toBe(true);
  });

  it('gives the cursor back at once when it is asked to stop, and tells events as in a log from then on', () => {
    const { screen, display, stop, ticks } = played('live', {}, 3);
    stop();
    expect(screen.cursor).toBe(true);
    expect(ticks.size).toBe(0);
    const before = screen.rows.length;
    const [line] = LINES.filter(({ entry }) => entry.kind === 'agent' && entry.phase === 'rolled');
    if (line === undefined) throw new Error('no machine was rolled');
    display.line(line);
    expect(screen.rows.slice(before)).toEqual([expect.stringContaining('cpu-1: rolled')]);
    display.end();
    expect(screen.cursor).toBe(true);
  });

  it('survives a terminal that becomes narrower', () => {
    const { terminal, pass } = played('live', { width: 80 });
    Object.assign(terminal, { width: 30 });
    terminal.written.err = '';
    pass(1_000);
    const up = Number.parseInt(terminal.written.err.split('\r\u001b[')[1] ?? '', 10);
    const lines = terminal.written.err.split('\n').length - 1;
    expect(up).toBeGreaterThan(lines);
  });
});

describe('a log', () => {
  const { terminal, display, ticks } = played('log', { interactive: false, width: 1_000 });
  const told = terminal.written.err;
  display.end();

  it('has one line for each event, in order, and nothing that steers a terminal', () => {
    const lines = told.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^\d\d:\d\d:\d\d \S+: \S/);
    expect(told).not.toContain('\u001b');
    expect(lines.length).toBeLessThanOrEqual(LINES.length);
    expect(told).toMatch(/04:00:00 roll: roll .* begins, by operator: 5 machines/);
    expect(told).toContain('cpu-1: make host cpu-1 anew: done in 6m');
    expect(ticks.size).toBe(0);
  });

  it('ends with what came of it, on the other stream', () => {
    expect(terminal.written.err).toBe(told);
    expect(terminal.written.out).toContain('1 build lost and not started again');
    expect(terminal.written.out).toContain('https://ci.example.org/job/release/1003/');
  });
});

it('as JSON has an object a line, and the summary as the last', () => {
  const { terminal, display } = played('json', { interactive: false, width: 1_000 });
  display.end();
  const objects = terminal.written.out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  for (const each of objects.slice(0, -1))
    expect(each).toMatchObject({ time: expect.stringMatching(/Z$/), says: expect.any(String) });
  expect(objects.at(-1)).toMatchObject({ summary: { how: 'complete', counts: { lost: 1 } } });
  expect(terminal.written.err).toBe('');
  expect(terminal.written.out).not.toContain('s3cr3t');
});

it('quiet, tells only the end', () => {
  const { terminal, display } = played('quiet');
  expect(terminal.written).toEqual({ out: '', err: '' });
  display.end();
  expect(terminal.written.err).toBe('');
  expect(terminal.written.out).toContain('tvm: complete');
});

it('does not tell again what the journal had before', () => {
  const { world, terminal } = watchedWorld({ interactive: false });
  const display = new RollDisplay(world, settings('log'), LINES.slice(0, -1));
  for (const line of LINES.slice(-1)) display.line(line);
  expect(terminal.written.err.trimEnd().split('\n')).toEqual([expect.stringContaining('ended: complete')]);
});

it.each([
  [{ json: true, quiet: true }, true, 'json'],
  [{ quiet: true }, true, 'quiet'],
  [{}, true, 'live'],
  [{}, false, 'log'],
] as const)('%j on a terminal (%s) is shown as %s', (asked, interactive, mode) => {
  expect(displayMode(asked, { interactive })).toBe(mode);
});

it('shows what an act is busy with until it ends', () => {
  const until =
    LINES.findIndex(({ entry }) => entry.kind === 'intent' && entry.act.kind === 'remake-host') + 1;
  const { screen, display, pass } = played('live', { width: 120 }, until);
  display.busy(until, 'terraform apply');
  pass(1_000);
  expect(screen.rows.join('\n')).toContain('make host cpu-1 anew · terraform apply');
  for (const line of LINES.slice(until, until + 1)) display.line(line);
  pass(MINUTE);
  expect(screen.rows.join('\n')).not.toContain('terraform apply');
});
