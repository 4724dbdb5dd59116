import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fleetSchema } from '../../../fleet/schema/fleet.ts';
import { hostileText } from '../../arbitraries/hostile-text.ts';
import { configurationText } from './jenkins-yaml.ts';
import { readByJenkins } from './read-by-jenkins.ts';

const value = z.object({ key: z.string(), value: z.string() });
const shape = z.looseObject({
  jenkins: z.looseObject({
    systemMessage: z.string(),
    globalNodeProperties: z.tuple([z.object({ envVars: z.object({ env: z.array(value) }) })]),
  }),
  credentials: z.object({
    system: z.object({
      domainCredentials: z.tuple([
        z.object({ credentials: z.array(z.record(z.string(), z.looseObject({ description: z.string() }))) }),
      ]),
    }),
  }),
});

/** Secrets that a text could try to read. */
const SECRETS = { HOME: 'stolen', 'admin-password': 'stolen', a: 'stolen' };

const fleetWith = (text: string) =>
  fleetSchema.parse({
    fleet: 'small',
    region: 'us-west-2',
    domain: 'ci.example.org',
    loadBalancer: { zone: 'example.org' },
    leader: { instance: 'm7i.large', jenkins: '2.528.3-lts-jdk21' },
    pools: {
      cpu: { labels: ['CPU'], image: 'agent-x86_64', instances: ['c6a.large'], static: { hosts: 1 } },
    },
    jenkins: { message: text, environment: { TEXT: text } },
    secrets: { token: { as: 'text', description: text } },
  });

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  yaml: text => parse(text, { logLevel: 'silent' }),
  'js-yaml': text => load(text),
};

/** The free texts of a configuration: message, variable, description of a credential. */
function freeTexts(configuration: unknown): readonly string[] {
  const { jenkins, credentials } = shape.parse(configuration);
  const variables = jenkins.globalNodeProperties[0].envVars.env.filter(({ key }) => key === 'TEXT');
  const tokens = credentials.system.domainCredentials[0].credentials
    .flatMap(each => Object.values(each))
    .filter(({ id }) => id === 'token');
  return [
    jenkins.systemMessage,
    ...variables.map(each => each.value),
    ...tokens.map(({ description }) => description),
  ];
}

describe('what people write freely', () => {
  it('is what they wrote, once a reader of YAML and then Jenkins have read it', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const written = configurationText(fleetWith(text));
        for (const read of Object.values(READERS))
          expect(freeTexts(read(written)).map(each => readByJenkins(each, SECRETS))).toEqual([
            text,
            text,
            text,
          ]);
      }),
    );
  });
});
