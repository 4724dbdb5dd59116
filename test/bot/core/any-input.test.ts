import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_BYTES } from '../../../bot/core/bounds.ts';
import { decide } from '../../../bot/core/decide.ts';
import { needs } from '../../../bot/core/needs.ts';
import { nextLook } from '../../../bot/core/next-look.ts';
import type { BotEvent } from '../../../bot/model/bot-event.ts';
import type { Reading } from '../../../bot/model/command.ts';
import type { Facts, Input } from '../../../bot/model/decision.ts';
import type { Ended, Got } from '../../../bot/model/effect.ts';
import type { PullRecord } from '../../../bot/model/pull-record.ts';
import { ROLES } from '../../../bot/model/settings.ts';
import type { Sighting } from '../../../bot/model/sighting.ts';
import { pullEvents } from '../../arbitraries/deliveries.ts';
import { anyNumber, anyText, pullRecords, pullRefs, pulls, results } from '../../arbitraries/pull-records.ts';
import { FILTERS, runCi, settingsOf } from './a-bot.ts';

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const several = <T>(values: fc.Arbitrary<T>) => fc.array(values, { maxLength: 3 });

const readings: fc.Arbitrary<Reading> = fc.record({
  asked: several(
    fc.record({
      command: fc.oneof(
        several(anyText).map(names => runCi(...names)),
        anyText.map(login => ({ kind: 'add-benchmarker', login }) as const),
        anyText.map(job => ({ kind: 'explain', job }) as const),
        several(anyText).map(job => ({ kind: 'deploy', filters: { ...FILTERS, job } }) as const),
        fc.constantFrom(
          { kind: 'status' } as const,
          { kind: 'help' } as const,
          { kind: 'show-config' } as const,
        ),
      ),
      text: anyText,
      line: anyNumber,
      addressed: anyText,
    }),
  ),
  misunderstood: several(
    fc.record({ text: anyText, line: anyNumber, addressed: anyText, why: anyText, meant: maybe(anyText) }),
  ),
});

const events: fc.Arbitrary<BotEvent> = fc.oneof(
  { arbitrary: pullEvents, weight: 3 },
  fc.record({ kind: fc.constant('report' as const), pull: pullRefs, run: anyText, report: fc.anything() }),
);

const sightings: fc.Arbitrary<Sighting> = fc.oneof(
  fc.constant({ kind: 'absent' } as const),
  fc.record({ kind: fc.constant('held' as const), link: maybe(anyText) }),
  fc.record({
    kind: fc.constant('queued' as const),
    position: maybe(anyNumber),
    why: maybe(anyText),
    expectedEnd: maybe(anyNumber),
    link: maybe(anyText),
  }),
  fc.record({
    kind: fc.constant('running' as const),
    since: anyNumber,
    expectedEnd: maybe(anyNumber),
    link: maybe(anyText),
  }),
  fc.record({
    kind: fc.constant('ended' as const),
    at: anyNumber,
    since: maybe(anyNumber),
    result: results,
    link: maybe(anyText),
  }),
);

const got: fc.Arbitrary<Got> = fc.oneof(
  fc.record({ kind: fc.constant('comment' as const), id: anyNumber, hash: anyText }),
  fc.record({
    kind: fc.constant('submitted' as const),
    handle: anyText,
    link: maybe(anyText),
    held: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('answer' as const), text: anyText, folded: maybe(anyText) }),
  fc.record({ kind: fc.constant('report' as const), url: anyText }),
);

const endings: fc.Arbitrary<Ended> = fc.oneof(
  got.map(each => ({ kind: 'done', got: each }) as const),
  fc.record({ kind: fc.constant('later' as const), why: anyText, after: fc.double() }),
  fc.record({ kind: fc.constant('failed' as const), why: anyText }),
);

/** Inputs, of which many are about what the record holds. */
function inputsFor(record: PullRecord | undefined): fc.Arbitrary<Input> {
  const ids = [...(record?.runs ?? []).map(({ id }) => id), 'none'];
  const keys = [...(record?.pending ?? []).map(({ key }) => key), 'none'];
  return fc.oneof(
    fc.record({ kind: fc.constant('event' as const), id: anyText, event: events, reading: readings }),
    fc.record({ kind: fc.constant('seen' as const), run: fc.constantFrom(...ids), sighting: sightings }),
    fc.record({ kind: fc.constant('ended' as const), key: fc.constantFrom(...keys), ended: endings }),
    fc.constant({ kind: 'tick' } as const),
  );
}

const scenes = maybe(pullRecords).chain(record =>
  fc.record({
    record: fc.constant(record),
    input: inputsFor(record),
    now: anyNumber,
    pull: maybe(pulls),
    role: fc.constantFrom(...ROLES),
    vouches: fc.boolean(),
    moved: maybe(fc.oneof(fc.constant('never' as const), fc.record({ at: anyNumber, to: maybe(anyText) }))),
  }),
);

describe('any record and any input', () => {
  it('are decided on without a fault, alike each time, and in bounds', () => {
    const settings = settingsOf({ onMerge: 'all', onPush: 'abort', guide: true, editedComments: 'rerun' });
    fc.assert(
      fc.property(scenes, ({ record, input, now, pull, role, vouches, moved }) => {
        const { standings } = needs(record, input, settings);
        const facts: Facts = {
          now,
          instance: 'one',
          settings,
          configurationProblems: [],
          pull,
          moved,
          standings: vouches ? standings.map(person => ({ person, role, teams: [] })) : [],
        };
        const decision = decide(record, input, facts);
        expect(decide(record, input, facts)).toEqual(decision);
        if (record !== undefined && input.kind === 'tick') expect(decision).toBeDefined();
        if (decision === undefined) return;
        expect(JSON.stringify(decision.record).length).toBeLessThan(MOST_BYTES);
        expect(nextLook(decision.record, now, 60_000) ?? now).not.toBeNaN();
      }),
      { numRuns: 80 },
    );
  });
});
