import { z } from 'zod';
import { duration, label, name, percent, timeOfDay, timeZone } from './fields.ts';

/** Days of the week, as windows and schedules write them. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The days on which a window opens or a schedule acts. */
export const daysOfWeek = z
  .array(z.enum(WEEKDAYS))
  .min(1)
  .meta({ description: 'Days of the week.', examples: [['sun']] });

const scheduleSchema = z.strictObject({
  days: daysOfWeek,
  at: timeOfDay('When, in `zone`.', '08:00'),
  zone: timeZone('The zone of `at`; daylight saving time is followed.').prefault('UTC'),
  min: z.int().min(0).optional().meta({ description: 'The least machines from then on.' }),
  max: z.int().min(0).optional().meta({ description: 'The most machines from then on.' }),
});

/** Machines that come with the queue and go when idle (B6, B31); the ec2-fleet plugin moves the group's size. */
export const autoscaledSchema = z
  .strictObject({
    min: z.int().min(0).max(5_000).default(0).meta({ description: 'Never fewer machines.' }),
    max: z
      .int()
      .min(1)
      .max(5_000)
      .meta({ description: 'Never more machines.', examples: [90] }),
    spare: z
      .int()
      .min(0)
      .max(1_000)
      .default(0)
      .meta({ description: 'Idle machines kept ready for the next build.' }),
    idle: duration('How long a machine may be idle before it goes; whole minutes.', '5m')
      .refine(value => value.isWhole('m') && value.seconds > 0, {
        error: 'must be whole minutes, at least `1m`, because the plugin counts minutes',
        params: { fix: 'write for example `5m`' },
      })
      .prefault('5m'),
    uses: z
      .union([z.int().min(1), z.literal('unlimited')])
      .default(10)
      .meta({ description: 'After how many builds a machine is retired. TVM retires after 10.' }),
    online: duration('How long a new machine may take until its agent is online.', '3m').prefault('3m'),
    onDemand: z
      .strictObject({
        base: z.int().min(0).default(0).meta({ description: 'The first so many machines are on-demand.' }),
        above: percent('The share of on-demand machines above the base; the rest is spot.').prefault('100%'),
      })
      .prefault({})
      .meta({ description: 'What is bought on demand. Without it everything is, and nothing is spot.' }),
    fallback: label('The label to retry with when a spot machine is lost.').optional(),
    schedules: z
      .record(name('The name of the schedule.', 'office-hours'), scheduleSchema)
      .prefault({})
      .meta({ description: 'Other bounds at certain times.' }),
    warm: z
      .strictObject({
        size: z
          .int()
          .min(1)
          .meta({ description: 'How many prepared machines wait.', examples: [2] }),
        state: z.enum(['stopped', 'running']).default('stopped').meta({ description: 'How they wait.' }),
      })
      .optional()
      .meta({
        description:
          'A warm pool: booted once, then waiting. Only for one instance type, wholly on demand (a rule of AWS).',
      }),
  })
  .meta({ description: 'Machines that come with the queue and go when idle.', examples: [{ max: 90 }] });
