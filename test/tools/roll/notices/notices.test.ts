import { describe, expect, it } from 'vitest';
import { TimeZone } from '../../../../fleet/values/time-zone.ts';
import { MemoryNotifier } from '../../../../tools/adapters/notifier/memory-notifier.ts';
import { Announcer, notifierFrom } from '../../../../tools/roll/notices/announcer.ts';
import { Herald } from '../../../../tools/roll/notices/herald.ts';
import { noticeOf, type Outlook } from '../../../../tools/roll/notices/notices.ts';
import { outlookOf } from '../../../../tools/roll/notices/outlook.ts';
import type { Entry, JournalLine } from '../../../../tools/roll/run/entry.ts';
import { UserError } from '../../../../tools/user-error.ts';

const AT = Date.UTC(2026, 10, 22, 4);
const MINUTE = 60_000;
const TARGETS = [
  { name: 'leader', pool: undefined, instance: 'i-1', drift: [] },
  { name: 'docs-1', pool: 'docs', instance: 'i-2', drift: [] },
];
const begun = (more: Partial<Extract<Entry, { kind: 'begun' }>> = {}): Entry => ({
  kind: 'begun',
  roll: '20261122T040000Z-4f2a',
  fleet: 'tvm',
  by: 'dev',
  why: undefined,
  now: false,
  only: undefined,
  closes: undefined,
  targets: TARGETS,
  ...more,
});

/** What the last of these entries is announced as. */
function noticed(entries: readonly Entry[], outlook?: Outlook): string | undefined {
  const lines = entries.map(
    (entry, index): JournalLine => ({ number: index + 1, at: AT + index * MINUTE, entry }),
  );
  const last = lines.at(-1);
  const server = new URL('https://ci.example.org/');
  return last && noticeOf(last, { lines, server, zone: TimeZone.parse('UTC'), outlook });
}

describe('a notice', () => {
  it('of the beginning says what is rolled, how long it takes and what is at risk', () => {
    const risks = Array.from({ length: 7 }, (_, index) => `build ${index} is long`);
    const text = noticed([begun()], { ends: AT + 90 * MINUTE, risks });
    expect(text).toMatch(/^\*\*tvm\*\*: a roll of the leader and 1 machine begins \(by dev\)/);
    expect(text).toContain('1h30m');
    expect(text).toContain('build 4');
    expect(text).not.toContain('build 5');
    expect(text).toContain('2 more at risk');
  });

  it('of a beginning outside a window says why', () => {
    const text = noticed([begun({ now: true, why: 'a hole in Jenkins', targets: TARGETS.slice(1) })]);
    expect(text).toContain('a roll of 1 machine begins (by dev, outside of a window: a hole in Jenkins)');
    expect(text).not.toContain('away');
  });

  it.each([
    ['quieting', 'begins no builds any more'],
    ['remaking', 'goes down now'],
    ['resuming', 'is back'],
    ['restoring', 'is put back'],
    ['failed', 'a person has to look'],
  ] as const)('of a leader that is %s says what that means for builds', (phase, words) => {
    expect(noticed([begun(), { kind: 'leader', phase }])).toContain(words);
  });

  it('of the end has the counts', () => {
    const rolled: Entry = {
      kind: 'agent',
      machine: 'docs-1',
      pool: 'docs',
      instance: 'i-2',
      phase: 'rolled',
      way: 'replace',
    };
    const text = noticed([begun(), rolled, { kind: 'ended', how: 'complete' }]);
    expect(text).toMatch(/1 of 1 machine rolled/);
    expect(text).toMatch(/No build was lost/);
  });

  it('is not made of what happens to single machines', () => {
    const drained: Entry = {
      kind: 'agent',
      machine: 'docs-1',
      pool: 'docs',
      instance: 'i-2',
      phase: 'draining',
      way: 'replace',
    };
    expect(noticed([begun(), drained])).toBeUndefined();
    expect(
      noticed([begun(), { kind: 'intent', act: { kind: 'quiet' }, machine: undefined }]),
    ).toBeUndefined();
  });

  it('calls nobody and obeys nothing that comes from elsewhere', () => {
    const why = `@channel <!here> [x](http://evil.example) ${'y'.repeat(2_000)}`;
    const text = noticed([begun(), { kind: 'stopping', why }]) ?? '';
    expect(text).not.toMatch(/@channel|<!here>|\[x\]\(/);
    expect(text.length).toBeLessThan(1_000);
  });
});

describe('a herald', () => {
  it('announces new lines in their order, and none that was there before', async () => {
    const notifier = new MemoryNotifier();
    const line = (number: number, entry: Entry): JournalLine => ({ number, at: AT, entry });
    const context = { server: new URL('https://ci.example.org/'), zone: TimeZone.parse('UTC') };
    const outlook = outlookOf({
      ends: AT + MINUTE,
      risks: [{ kind: 'no-estimate', about: 'b', says: 'is long', path: undefined }],
    });
    const announcer = new Announcer(notifier, () => expect.unreachable());
    const before = [line(1, begun())];
    const herald = new Herald(announcer, { ...context, outlook }, before);
    herald.line(line(2, { kind: 'went-on', by: 'dev', closes: undefined }));
    herald.line(line(3, { kind: 'order', order: 'abort', by: 'ops', why: undefined }));
    herald.line(line(4, { kind: 'ended', how: 'aborted' }));
    await herald.end();
    expect(notifier.posted).toEqual([
      '**tvm**: ops has told the roll: abort.',
      expect.stringContaining('the roll has ended'),
    ]);
    expect(outlook.risks).toEqual(['b: is long']);
  });
});

describe('an announcer', () => {
  it('posts in order, and tells of failures once without ending anything', async () => {
    let failing = true;
    const told: string[] = [];
    const notifier = new MemoryNotifier(() => failing);
    const announcer = new Announcer(notifier, why => told.push(why));
    announcer.announce('one');
    announcer.announce('two');
    await announcer.finish();
    failing = false;
    announcer.announce('three');
    announcer.announce('four');
    await announcer.finish();
    expect(told).toEqual([expect.stringContaining('the roll goes on')]);
    expect(notifier.posted).toEqual(['three', 'four']);
  });

  it('without a chat does nothing', async () => {
    const announcer = new Announcer(notifierFrom({}), () => expect.unreachable());
    announcer.announce('one');
    await announcer.finish();
    expect(notifierFrom({ FLEET_NOTIFY_URL: ' ' })).toBeUndefined();
  });

  it.each(['http://chat.example.org/secret', 'secret', 'ftp://secret'])(
    'refuses %s without repeating it',
    address => {
      expect(() => notifierFrom({ FLEET_NOTIFY_URL: address })).toThrow(UserError);
      expect(() => notifierFrom({ FLEET_NOTIFY_URL: address })).toThrow(/^(?!.*secret)/);
    },
  );
});
