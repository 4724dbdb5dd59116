// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a reference of configuration as code
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { jenkinsFiles } from '../../jenkins-casc/generate.ts';
import { diskFiles } from '../../tools/adapters/files/disk-files.ts';
import { roomParts } from '../../tools/synth/parts.ts';
import { fleetArbitrary } from '../arbitraries/fleet.ts';
import { fleetWith } from '../stacks/written-fleet.ts';
import { leaderSecretsOf } from './generated.ts';

const parts = roomParts('jenkins-casc', diskFiles);

/** What `jenkins.yaml` wants to have resolved; behind `^` it is plain text. */
function referencesOf(fleet: Fleet): ReadonlySet<string> {
  const text = jenkinsFiles({ fleet, source: 'fleet.yaml', parts }).get('jenkins.yaml') ?? '';
  return new Set([...text.matchAll(/(?<!\^)\$\{([^}]+)\}/g)].map(([, name = '']) => name));
}

const secretNames = (fleet: Fleet) => new Set(leaderSecretsOf(fleet).map(({ name }) => name));

it('the leader fetches exactly the secrets that the configuration of Jenkins names', () => {
  fc.assert(
    fc.property(fleetArbitrary(), fleet => {
      expect(secretNames(fleet)).toEqual(referencesOf(fleet));
    }),
    { numRuns: 20 },
  );
});

it('the leader fetches every credential, whatever its kind, and whoever people log in with', () => {
  const secrets = {
    text: { as: 'text' },
    bot: { as: 'password', user: 'bot' },
    app: { as: 'github-app', app: 1 },
    'github-oauth-secret': {},
    unused: {},
  } as const;
  const login = { github: { clientId: 'Iv1.0123456789abcdef' } };
  const fleet = fleetWith({ secrets, jenkins: { login, github: 'app', environment: { A: '${unused}' } } });
  expect(secretNames(fleet)).toEqual(referencesOf(fleet));
  expect(secretNames(fleet)).toEqual(new Set(['agent-ssh-key', 'app', 'bot', 'github-oauth-secret', 'text']));
});
