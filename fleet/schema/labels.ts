import { z } from 'zod';
import { label } from './fields.ts';
import { textField } from './value-field.ts';

/** Another name of a label: every agent that carries the label carries the alias too (B25: TensorCore is an alias of GPU). */
export const aliasesSchema = z
  .record(label('The alias.', 'TensorCore'), label('The label that it stands for.', 'GPU'))
  .meta({
    description: 'Aliases: each agent with the label on the right also carries the name on the left.',
  });

/** What a label can run (B21 to B26). */
export const runsSchema = z
  .record(
    label('A label.'),
    z.array(
      textField(/^[a-z0-9][\w.-]{0,99}$/, 'a CI job is named with letters, digits, `_`, `.` and hyphens', {
        description: 'A CI job or container.',
        examples: ['ci-cpu'],
      }),
    ),
  )
  .meta({
    description:
      'Which CI jobs each label can run. When it is there, every pool should be reachable through it.',
  });

/** What a label promises of each machine that carries it. */
export const promiseSchema = z.strictObject({
  arch: z
    .enum(['x86_64', 'arm64'])
    .optional()
    .meta({ description: 'The architecture of each machine with this label.' }),
  gpu: z.boolean().optional().meta({ description: 'Each machine with this label has a GPU.' }),
});

/** The labels of the managed TVM fleet with their meanings (B21 to B26). */
export const STANDARD_PROMISES = {
  CPU: { arch: 'x86_64' },
  GPU: { arch: 'x86_64', gpu: true },
  GPUBUILD: { arch: 'x86_64' },
  ARM: { arch: 'arm64' },
} as const;
