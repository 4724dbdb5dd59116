import { z } from 'zod';
import { duration, imageName, instanceType, label, name, volume } from './fields.ts';
import { autoscaledSchema } from './pool-autoscaled.ts';
import { externalSchema } from './pool-external.ts';
import { staticSchema } from './pool-static.ts';
import { textField } from './value-field.ts';

const executors = z
  .int()
  .min(1)
  .max(100)
  .meta({ description: 'How many builds run side by side.', examples: [1] });
const labels = z
  .array(label('A label.'))
  .min(1)
  .meta({ description: 'The labels of the agent.', examples: [['CPU']] });

const agentSchema = z.strictObject({
  labels,
  executors: executors.default(1),
  name: textField(
    /^[A-Za-z0-9](?:[\w.-]{0,98}[A-Za-z0-9])?$/,
    'an agent name has letters, digits, `_`, `.` and hyphens',
    {
      description:
        'What the node names begin with; `-` and the number of the host follow. Without it the name of the pool.',
      examples: ['octo.aws.g4dn'],
    },
  ).optional(),
});

/** The keys a pool may have; which of them belong together is for `resolvePool` to say. */
export const poolFields = z.strictObject({
  labels: labels.optional(),
  executors: executors
    .optional()
    .meta({ description: 'How many builds run side by side on an agent. Without it 1.' }),
  agents: z
    .array(agentSchema)
    .min(1)
    .max(26)
    .optional()
    .meta({ description: 'Several agents on each host, instead of `labels` and `executors`.' }),
  image: imageName('The image that the hosts boot from.').optional(),
  instances: z
    .array(instanceType('An instance type.'))
    .min(1)
    .max(40)
    .optional()
    .meta({ description: 'Instance types, the preferred one first.', examples: [['c6a.8xlarge']] }),
  root: volume('The system volume of each host.')
    .optional()
    .meta({ description: 'The system volume of each host. Without it 150GiB.' }),
  remoteRoot: textField(/^\/[\w./-]{1,200}$/, 'a remote root is an absolute path', {
    description: 'The folder in which the agent works.',
    examples: ['/home/jenkins'],
  }).default('/home/jenkins'),
  trust: name('The trust zone, which decides what the pool may read and write.', 'pull-requests').default(
    'pull-requests',
  ),
  sponsor: name('Who pays for the pool.', 'example-vendor').optional(),
  debug: z
    .strictObject({
      sessions: z
        .boolean()
        .default(true)
        .meta({ description: 'Operators may open Session Manager sessions on its hosts.' }),
      hold: duration(
        'How long a machine stays up, off Jenkins, after it was told to go (autoscaled pools only).',
        '30m',
      )
        .refine(value => value.seconds >= 30 && value.seconds <= 7_200, {
          error: 'must be between `30s` and `2h`, the bounds of a lifecycle hook',
          params: { fix: 'write for example `30m`' },
        })
        .optional(),
    })
    .optional()
    .meta({ description: 'Access to a machine for the diagnosis of flaky failures (B33).' }),
  static: staticSchema.optional(),
  autoscaled: autoscaledSchema.optional(),
  external: externalSchema.optional(),
});
