import { z } from 'zod';
import { botSchema } from './bot.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { days, email, hostName, imageName, label, name, zoneName } from './fields.ts';
import { imageSchema, STANDARD_IMAGES } from './images.ts';
import { jenkinsSchema } from './jenkins.ts';
import { jobSchema } from './jobs.ts';
import { aliasesSchema, promiseSchema, runsSchema, STANDARD_PROMISES } from './labels.ts';
import { leaderSchema } from './leader.ts';
import { loadBalancerSchema } from './load-balancer.ts';
import { maintenanceSchema } from './maintenance.ts';
import { networkSchema } from './network.ts';
import { poolSchema } from './pool.ts';
import { STANDARD_SECRETS, secretSchema } from './secret.ts';
import { sponsorSchema } from './sponsors.ts';
import {
  artefactsSchema,
  cachesSchema,
  registriesSchema,
  STANDARD_ZONES,
  trustZoneSchema,
} from './stores.ts';
import { textField } from './value-field.ts';

/** A map whose standard entries are there unless the file names them itself. */
function withStandard<T extends z.ZodType>(
  key: ReturnType<typeof textField>,
  entry: T,
  standard: Readonly<Record<string, unknown>>,
) {
  return z
    .record(key, entry)
    .prefault({})
    .transform(
      (own): Record<string, z.output<T>> => ({ ...z.record(z.string(), entry).parse(standard), ...own }),
    )
    .meta({ default: standard });
}

const identity = {
  fleet: textField(
    /^(?!constructor$)[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,19}$/,
    'a fleet name has lower-case letters, digits and single hyphens, begins with a letter, and is at most 20 long',
    {
      description: 'The name of the fleet; every cloud resource begins with it.',
      examples: ['tvm'],
    },
  ),
  environment: name('Stands in the tags of every resource.', 'production').default('production'),
  region: textField(/^[a-z]{2}(?:-[a-z]+){1,2}-\d$/, 'a region is an AWS region', {
    description: 'The AWS region.',
    examples: ['us-west-2'],
  }),
  domain: hostName('The host name under which people and webhooks reach Jenkins.'),
};

const around = {
  network: networkSchema.prefault({}),
  leader: leaderSchema,
  jenkins: jenkinsSchema.prefault({}),
  loadBalancer: loadBalancerSchema.prefault({}),
  images: withStandard(imageName('An image.'), imageSchema, STANDARD_IMAGES).describe(
    'Images, beside the standard ones: `leader`, `agent-x86_64`, `agent-arm64`, `agent-gpu`, `agent-gpubuild`, `doc-host`.',
  ),
};

const labelled = {
  pools: z
    .record(name('The name of the pool.', 'cpu'), poolSchema)
    .refine(pools => Object.keys(pools).length > 0, { error: 'a fleet has at least one pool' })
    .meta({ description: 'The pools, by name.' }),
  aliases: aliasesSchema.default({}),
  runs: runsSchema.default({}),
  promises: z
    .record(label('A label.'), promiseSchema)
    .prefault({})
    .transform((own): Record<string, z.output<typeof promiseSchema>> => ({ ...STANDARD_PROMISES, ...own }))
    .meta({
      description: 'What labels promise of their machines; instance types and images are checked against it.',
      default: STANDARD_PROMISES,
    }),
  jobs: z
    .record(name('The name of the job.', 'tvm-cpu'), jobSchema)
    .prefault({})
    .meta({ description: 'The jobs, by name.' }),
};

const stores = {
  trust: withStandard(zoneName('A zone.'), trustZoneSchema, STANDARD_ZONES).describe(
    'Trust zones, beside the standard ones: `main` and `pull-requests`.',
  ),
  caches: cachesSchema.prefault({}),
  artefacts: artefactsSchema.prefault({}),
  registries: registriesSchema.prefault({}),
  secrets: withStandard(
    name('The name of the secret.', 'github-app-key'),
    secretSchema.prefault({}),
    STANDARD_SECRETS,
  ).describe(
    'Secrets, beside the standard ones: `agent-ssh-key`, `admin-password`, `api-token`. Their values are put into Secrets Manager by hand and never stand here.',
  ),
};

const operation = {
  bot: botSchema.optional(),
  maintenance: maintenanceSchema.prefault({}),
  sponsors: z
    .record(name('A sponsor.', 'example-vendor'), sponsorSchema.prefault({}))
    .prefault({})
    .meta({ description: 'Who pays for pools.' }),
  alerts: z
    .strictObject({
      notify: z.array(email('An address.')).default([]).meta({ description: 'Who gets the alarms.' }),
    })
    .prefault({})
    .meta({ description: 'Alarms of the leader, the load balancer, the certificate and the groups.' }),
  logs: z
    .strictObject({ keep: days('How long logs are kept.', '90d').prefault('90d') })
    .prefault({})
    .meta({ description: 'Log groups.' }),
  state: z
    .strictObject({
      bucket: textField(
        /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
        'a bucket has lower-case letters, digits and hyphens, 3 to 63 of them',
        {
          description:
            "The bucket of Terraform's state. Without it a name made from fleet and domain; `fleet bootstrap` makes it.",
          examples: ['tvm-ci-example-org-state'],
        },
      ).optional(),
    })
    .prefault({})
    .meta({ description: "Terraform's state." }),
};

/** The whole fleet file: the one source of types, defaults, checks, the reference page and the JSON Schema. */
export const fleetSchema = z
  .strictObject({ ...identity, ...around, ...labelled, ...stores, ...operation })
  .meta({ title: 'Fleet', description: 'A Jenkins fleet.' });

/** A fleet with every default filled in and every text read as a value. */
export type Fleet = DeepReadonly<z.output<typeof fleetSchema>>;
