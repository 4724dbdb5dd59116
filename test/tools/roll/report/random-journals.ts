import fc from 'fast-check';
import type { AgentPhase, Entry, JournalLine, Target } from '../../../../tools/roll/run/entry.ts';
import { anyEntry } from '../journal/arbitrary-entries.ts';
import { BEGUN, MINUTE } from './told-rolls.ts';

/** Names that try a reader: they steer terminals and pages, or are wide, long or empty. */
export const HOSTILE_NAMES = [
  '<script>document.title="owned"</script>',
  '"><img src=x onerror=alert(1)>',
  '\u001b[2J\u001b[31mred',
  'line\nend\r\tback',
  '名前名前名前名前',
  '👩‍👩‍👧‍👦 e\u0301\u0301',
  'x'.repeat(300),
  '',
  '\u202edrawkcab',
  'javascript:alert(1)',
] as const;

const NAMES = ['cpu-1', 'cpu-2', 'gpu i-1', 'arm-1', ...HOSTILE_NAMES];
const name = fc.constantFrom(...NAMES);
const PHASES: readonly AgentPhase[] = [
  'replacing',
  'proving',
  'draining',
  'remaking',
  'retiring',
  'rolled',
  'gone',
  'left',
  'put-back',
  'failed',
];

const agentStep: fc.Arbitrary<Entry> = fc.record({
  kind: fc.constant('agent' as const),
  machine: name,
  pool: name,
  instance: name,
  phase: fc.constantFrom(...PHASES),
  way: fc.constantFrom('replace' as const, 'surge' as const),
  why: name,
});

const someTarget: fc.Arbitrary<Target> = fc.record({
  name,
  pool: fc.option(name, { nil: undefined }),
  instance: name,
  drift: fc.constant([]),
});

const beginning: fc.Arbitrary<Entry> = fc.record({
  kind: fc.constant('begun' as const),
  roll: name,
  fleet: name,
  by: name,
  why: fc.option(name, { nil: undefined }),
  now: fc.boolean(),
  only: fc.option(name, { nil: undefined }),
  closes: fc.option(fc.integer({ min: BEGUN - 60 * MINUTE, max: BEGUN + 600 * MINUTE }), { nil: undefined }),
  targets: fc.array(someTarget, { maxLength: 8 }),
});

/** An entry, and how many milliseconds after the one before; clocks may go back. */
const step = fc.tuple(
  fc.oneof({ weight: 2, arbitrary: agentStep }, { weight: 3, arbitrary: anyEntry }),
  fc.integer({ min: -5_000, max: 30 * MINUTE }),
);

/** The lines of a journal that has a beginning and then anything at all; outcomes often are those of an intent. */
export const journalArbitrary: fc.Arbitrary<readonly JournalLine[]> = fc
  .tuple(beginning, fc.array(step, { maxLength: 40 }))
  .map(([begun, steps]) => {
    let at = BEGUN;
    const rest = steps.map(([entry, after], index): JournalLine => {
      at += after;
      const number = index + 2;
      const known = entry.kind === 'outcome' ? { ...entry, of: (entry.of % number) + 1 } : entry;
      return { number, at, entry: known };
    });
    return [{ number: 1, at: BEGUN, entry: begun }, ...rest];
  });
