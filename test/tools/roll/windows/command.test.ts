import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../../tools/command-line.ts';
import { EXIT } from '../../../../tools/exit-codes.ts';
import type { WindowsFacts } from '../../../../tools/roll/windows/windows-facts.ts';
import { fleet, memoryWorld } from '../../memory-world.ts';
import { at } from './calendars.ts';

const FILE = 'windows.yaml';
const starter = readFileSync('fleets/starter/fleet.yaml', 'utf8');

/** A fleet file with the `maintenance` that is given, as YAML in one line. */
const fleetWith = (maintenance: string) => ({ [FILE]: `${starter}\nmaintenance: ${maintenance}\n` });

const NIGHT = '{days: [sun], at: "20:00", for: 6h, zone: America/Los_Angeles}';

const windows = (maintenance: string, words: readonly string[]) =>
  fleet(['roll', 'windows', FILE, ...words], fleetWith(maintenance));

async function factsOf(maintenance: string, words: readonly string[]): Promise<WindowsFacts> {
  const { out } = await windows(maintenance, [...words, '--json']);
  return JSON.parse(out);
}

describe('a person reads', () => {
  it('until when a window is open, in its zone and in UTC, and how much is left', async () => {
    const { out, exitCode } = await windows(`{windows: [${NIGHT}]}`, ['--at', '2026-11-23T06:30Z']);
    expect(exitCode).toBe(EXIT.ok);
    const [head] = out.split('\n');
    expect(head).toContain('open until Mon 2026-11-23 02:00 America/Los_Angeles');
    expect(head).toContain('Mon 2026-11-23 10:00 UTC');
    expect(head).toContain('3h30m left');
  });

  it('when the next ones open, as many as there are in the weeks', async () => {
    const { out } = await windows(`{windows: [${NIGHT}]}`, ['--at', '2026-10-28T00:00Z', '--weeks', '2']);
    expect(out).toContain('the next opens in 5d4h');
    expect(out.match(/window 1 /g)).toHaveLength(2);
    expect(out).toContain('Sun 2026-11-01 20:00 – Mon 02:00 America/Los_Angeles');
    expect(out).toContain('Mon 2026-11-02 04:00 – 10:00 UTC');
  });

  it('which are left out, and the next however far off', async () => {
    const maintenance = `{windows: [${NIGHT}], blackouts: ["2026-11-22", "2026-11-29"]}`;
    const { out } = await windows(maintenance, ['--at', '2026-11-21T00:00Z', '--weeks', '1']);
    expect(out).toContain('left out: 2026-11-22 is a blackout');
    expect(out).toContain('the next opens Sun 2026-12-06 20:00 America/Los_Angeles');
  });

  it('that it is now by the clock of the machine when no time is given', async () => {
    const { world, terminal } = memoryWorld(fleetWith(`{windows: [${NIGHT}]}`));
    const now = () => at('2026-11-23T09:59:30Z');
    expect(await runCommandLine(['roll', 'windows', FILE], { ...world, now })).toBe(EXIT.ok);
    expect(terminal.written.out).toContain('0s left');
  });
});

describe('a machine reads', () => {
  it('openings with their notes', async () => {
    const maintenance =
      '{windows: [{days: [sun], at: "02:30", for: 1h, zone: Europe/Berlin}, {days: [sat], at: "23:00", for: 6h, zone: Europe/Berlin}], blackouts: ["2026-03-29"]}';
    const skipped = await factsOf(maintenance.replace('2026-03-29', '2026-03-28'), [
      '--at',
      '2026-03-28T12:00Z',
    ]);
    const opens = { utc: '2026-03-29T01:00:00.000Z', local: 'Sun 2026-03-29 03:00' };
    expect(skipped.next).toMatchObject({ window: 1, opens, in: '13h' });
    expect(skipped.next?.notes.join()).toContain('2026-03-29 02:30 is skipped');
    expect(skipped.openings[0]).toMatchObject({ window: 2, leftOut: '2026-03-28', notes: [] });
    const reaching = await factsOf(maintenance, ['--at', '2026-03-28T12:00Z']);
    const notes = reaching.next?.notes.join() ?? '';
    expect(notes).toContain('reaches into 2026-03-29, a blackout');
    expect(notes).toContain('forward by 60 minutes');
    expect(reaching.openings.map(({ leftOut }) => leftOut)).toContain('2026-03-29');
  });

  it('nothing of what is over, and no blackout that begins when a window closes', async () => {
    const maintenance = '{windows: [{days: [sun], at: "20:00", for: 4h}], blackouts: ["2026-11-30"]}';
    const { open, openings } = await factsOf(maintenance, ['--at', '2026-11-23T00:00Z', '--weeks', '1']);
    expect(open).toBeNull();
    expect(openings.map(({ opens, notes }) => [opens.local, notes])).toEqual([['Sun 2026-11-29 20:00', []]]);
  });

  it('the end of what touches as one, and the windows that meet', async () => {
    const { open, openings } = await factsOf(
      '{windows: [{days: [sat], at: "00:00", for: 24h}, {days: [sun], at: "00:00", for: 24h}]}',
      ['--at', '2026-11-21T12:00:00+01:00'],
    );
    expect(open).toMatchObject({ window: 1, until: { utc: '2026-11-23T00:00:00.000Z' }, left: '1d13h' });
    expect(openings[0]?.notes).toEqual(['window 2 follows at once']);
    expect(openings[1]?.notes).toEqual([]);
  });

  it('no end where there is none', async () => {
    const always = '{windows: [{days: [sun, mon, tue, wed, thu, fri, sat], at: "12:00", for: 24h}]}';
    const { open } = await factsOf(always, ['--at', '2026-11-21T12:00Z']);
    expect(open).toMatchObject({ until: null, left: null });
  });
});

describe('what cannot be told', () => {
  it.each(['2026-02-31T00:00Z', '2026-12-24', '2026-12-24T20:00', 'tomorrow', '1999-12-31T00:00Z', ''])(
    'is the time %j',
    async time => {
      const { err, exitCode } = await windows(`{windows: [${NIGHT}]}`, ['--at', time]);
      expect(exitCode).toBe(EXIT.badInput);
      expect(err).toContain(JSON.stringify(time));
      expect(err).toContain('fix: write for example `2026-12-24T20:00Z`');
    },
  );

  it.each(['0', '-1', '1.5', '521', 'x', ''])('is the number of weeks %j', async weeks => {
    const { err, exitCode } = await windows(`{windows: [${NIGHT}]}`, [`--weeks=${weeks}`]);
    expect(exitCode).toBe(EXIT.badInput);
    expect(err).toContain('from 1 to 520');
  });

  it('are windows where there are none, and how to add one is a fleet that has one', async () => {
    const { err, exitCode } = await fleet(['roll', 'windows', 'starter']);
    expect(exitCode).toBe(EXIT.badInput);
    const [, example = ''] = /`maintenance: (.*)`/.exec(err) ?? [];
    expect((await windows(example, [])).exitCode).toBe(EXIT.ok);
  });
});
