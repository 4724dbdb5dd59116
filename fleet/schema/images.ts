import { z } from 'zod';

/** An image that machines boot from. What it holds is built elsewhere; here stands what a pool must know of it. */
export const imageSchema = z.strictObject({
  arch: z.enum(['x86_64', 'arm64']).meta({ description: 'The architecture it is built for.' }),
  gpu: z
    .boolean()
    .default(false)
    .meta({ description: 'It has the GPU driver, so it needs an instance type with an NVIDIA GPU.' }),
  of: z
    .enum(['leader', 'agent', 'agent-gpu', 'agent-gpubuild', 'doc-host'])
    .default('agent')
    .meta({ description: 'What is installed on it.' }),
});

/** The images that every fleet has without naming them (B8, B22 to B26). */
export const STANDARD_IMAGES = {
  leader: { arch: 'x86_64', of: 'leader' },
  'agent-x86_64': { arch: 'x86_64', of: 'agent' },
  'agent-arm64': { arch: 'arm64', of: 'agent' },
  'agent-gpu': { arch: 'x86_64', gpu: true, of: 'agent-gpu' },
  'agent-gpubuild': { arch: 'x86_64', of: 'agent-gpubuild' },
  'doc-host': { arch: 'x86_64', of: 'doc-host' },
} as const;
