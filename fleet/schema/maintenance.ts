import { z } from 'zod';
import { duration, percent, timeOfDay, timeZone } from './fields.ts';
import { daysOfWeek } from './pool-autoscaled.ts';
import { textField } from './value-field.ts';

const windowSchema = z.strictObject({
  days: daysOfWeek,
  at: timeOfDay('When the window opens, in `zone`.', '20:00'),
  for: duration('How long it stays open; it may reach past midnight.', '6h').refine(
    value => value.seconds >= 900 && value.seconds <= 86_400,
    { error: 'must be between `15m` and `24h`', params: { fix: 'write for example `6h`' } },
  ),
  zone: timeZone('The zone of `at`; daylight saving time is followed.').prefault('UTC'),
});

const canarySchema = z
  .strictObject({
    machines: z.int().min(0).max(100).default(1).meta({
      description: 'How many machines of each image are rolled and watched first. `0`: none.',
    }),
    bake: duration('How long builds run on them without harm before the others follow.', '10m')
      .refine(value => value.seconds <= 86_400, {
        error: 'must be at most `24h`, as long as a window can be open',
        params: { fix: 'write for example `10m`' },
      })
      .prefault('10m'),
  })
  .prefault({})
  .meta({ description: 'What goes first, so that a bad image harms few machines.' });

/** When and how the fleet may be upgraded (B39 to B45). */
export const maintenanceSchema = z
  .strictObject({
    windows: z
      .array(windowSchema)
      .prefault([])
      .meta({ description: 'When machines may be drained and rolled.' }),
    blackouts: z
      .array(
        textField(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a date is year, month and day', {
          description: 'A date.',
          examples: ['2026-12-24'],
        }),
      )
      .default([])
      .meta({ description: 'Dates on which no window opens.' }),
    drain: z
      .strictObject({
        deadline: duration('How long running builds are waited for.').prefault('4h'),
        // biome-ignore lint/suspicious/noThenProperty: a key of the fleet file, never a function, so nothing awaits it
        then: z.enum(['wait', 'abort', 'carry-over']).default('carry-over').meta({
          description:
            'What happens to builds that still run at the deadline: wait on, abort those with the least work first, or carry over what survives a restart.',
        }),
      })
      .prefault({})
      .meta({ description: 'How a node is drained.' }),
    canary: canarySchema,
    keep: percent("The share of each label's agents that stays in service at any moment.", '50%').prefault(
      '50%',
    ),
  })
  .meta({ description: 'Maintenance windows and the drain policy.' });
