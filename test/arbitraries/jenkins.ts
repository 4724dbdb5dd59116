import fc from 'fast-check';
import type { z } from 'zod';
import type { fleetSchema } from '../../fleet/schema/fleet.ts';
import { hostileText } from './hostile-text.ts';
import { nameArbitrary } from './names.ts';

type Written = z.input<typeof fleetSchema>;

/** What the `jenkins` section and the jobs of a valid fleet may refer to. */
export interface JenkinsWorld {
  readonly labels: readonly string[];
}

/** A public key that nobody has. */
export const PUBLIC_KEY = `ssh-ed25519 ${'A'.repeat(68)}`;

const at = (longest: number) =>
  hostileText.map(text => text.slice(0, longest)).filter(text => text.isWellFormed());

const members = fc.record(
  {
    users: fc.subarray(['octocat', 'a.b@example.org', 'x-y_z']),
    groups: fc.subarray(['example*ci', 'example']),
  },
  { requiredKeys: [] },
);

/** Valid `jenkins`, `jobs`, `runs` and `aliases`, with texts that would break out of their places. */
export function jenkinsArbitrary({ labels }: JenkinsWorld) {
  return fc.tuple(jobs(), fc.boolean()).chain(([jobMap, throughGithub]) =>
    fc.record({
      jobs: fc.constant(jobMap),
      jenkins: section(Object.keys(jobMap), throughGithub),
      runs: fc.dictionary(fc.constantFrom(...labels), fc.subarray(['ci-cpu', 'ci-lint', 'ci.gpu']), {
        maxKeys: 3,
      }),
      aliases: fc.constantFrom({}, { Other: labels[0] ?? 'CPU' }),
    }),
  );
}

/** The secrets that such a section names. */
export const JENKINS_SECRETS = {
  'github-app-key': { as: 'github-app', app: 12 },
  'github-oauth-secret': {},
  'bot-token': { as: 'password', user: 'bot' },
  'some-text': { as: 'text' },
} as const;

function section(jobNames: readonly string[], throughGithub: boolean) {
  const login = throughGithub ? { github: { clientId: 'Iv1.0123456789abcdef' } } : {};
  return fc.record({
    login: fc.constant<NonNullable<Written['jenkins']>['login']>(login),
    roles: fc.record({
      administer: throughGithub ? fc.constant<{ users: string[] }>({ users: ['octocat'] }) : members,
      operate: members,
      build: members,
      read: members,
    }),
    anonymous: fc.constantFrom('nothing' as const, 'read' as const),
    github: fc.constantFrom('github-app-key', 'bot-token'),
    agents: fc.constant({ publicKey: PUBLIC_KEY }),
    message: at(200),
    theme: fc.constantFrom('light' as const, 'dark' as const, 'system' as const),
    environment: fc.dictionary(fc.constantFrom('A', 'B_2', '_C'), at(100), { maxKeys: 3 }),
    views: fc.dictionary(fc.constantFrom('Nightly', 'a view', 'v.1'), fc.subarray([...jobNames]), {
      maxKeys: 2,
    }),
  });
}

function jobs() {
  const job = fc.record(
    {
      repository: fc.constantFrom('example/project', 'example-2/other.project'),
      jenkinsfile: fc.constantFrom('Jenkinsfile', 'ci/jenkins/cpu.groovy'),
      folder: fc.constantFrom('folder-a', 'folder-b'),
      branches: fc.subarray(['main', 'release-*', 'v1.x']),
      forks: fc.constantFrom('nobody' as const, 'contributors' as const),
      quiet: fc.constantFrom('0s', '5s', '1m'),
      nightly: fc.constantFrom({ at: '02:00' }, { at: '23:59', zone: 'America/Los_Angeles' }),
      keep: fc.constantFrom({ builds: 5 }, { for: '3d' }),
    },
    { requiredKeys: ['repository'] },
  );
  const named = nameArbitrary().filter(name => !/^(?:fleet|folder-.)$/.test(name));
  return fc
    .dictionary(named, job, { maxKeys: 4 })
    .map(map =>
      Object.fromEntries(
        Object.entries(map).map(([name, each]) => [name, { ...each, context: `ctx/${name}` }]),
      ),
    );
}
