import { z } from 'zod';
import { hostName } from './fields.ts';
import { publicKey } from './public-key.ts';

/** Hosts of a sponsor or vendor outside AWS (B27, B67 to B69). */
export const externalSchema = z
  .strictObject({
    hosts: z
      .array(hostName('A host.', 'edge-1.example.org'))
      .min(1)
      .meta({ description: 'The hosts, by name.', examples: [['edge-1.example.org']] }),
    connect: z.enum(['ssh', 'inbound']).default('ssh').meta({
      description:
        '`ssh`: the leader connects to the host. `inbound`: the host connects to the leader over HTTPS.',
    }),
    user: z
      .string()
      .regex(/^[a-z_][a-z0-9_-]{0,31}$/, { error: 'a user is a Linux account name' })
      .default('jenkins')
      .meta({ description: 'The account to connect to over SSH.' }),
    port: z.int().min(1).max(65_535).default(22).meta({ description: 'The SSH port.' }),
    hostKeys: z
      .record(hostName('A host.', 'edge-1.example.org'), publicKey('The public host key.'))
      .prefault({})
      .meta({
        description:
          'The host keys by host, as `ssh-keyscan` prints them; the leader connects to no host without one.',
      }),
    arch: z
      .enum(['x86_64', 'arm64'])
      .optional()
      .meta({ description: 'The architecture, when a label promises one.' }),
    gpu: z.boolean().default(false).meta({ description: 'The hosts have a GPU.' }),
    voting: z.boolean().default(true).meta({
      description:
        'Whether a failed build there fails a pull request. `false`: its author is told, never blocked.',
    }),
  })
  .meta({ description: 'Hosts outside AWS.', examples: [{ hosts: ['edge-1.example.org'] }] });
