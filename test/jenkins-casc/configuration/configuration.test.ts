// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration as code
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentsOf } from '../../../fleet/resolve/agents.ts';
import { ARTEFACT_BUCKET_VARIABLE } from '../../../fleet/resolve/leader-layout.ts';
import { artefactBucketName, cacheBucketName, groupName } from '../../../fleet/resolve/names.ts';
import { type Fleet, fleetSchema } from '../../../fleet/schema/fleet.ts';
import { ROLES } from '../../../fleet/schema/jenkins.ts';
import { PERMISSIONS } from '../../../jenkins-casc/configuration/permissions.ts';
import { fleetArbitrary, type WrittenFleet } from '../../arbitraries/fleet.ts';
import { configurationText, jenkinsYamlOf } from './jenkins-yaml.ts';
import { ownFleets } from './read-fleets.ts';

const SMALLEST: WrittenFleet = {
  fleet: 'small',
  region: 'us-west-2',
  domain: 'ci.example.org',
  loadBalancer: { zone: 'example.org' },
  leader: { instance: 'm7i.large', jenkins: '2.528.3-lts-jdk21' },
  pools: {
    cpu: { labels: ['CPU'], image: 'agent-x86_64', instances: ['c6a.large'], autoscaled: { max: 3 } },
  },
};
const fleetWith = (more: Partial<WrittenFleet>): Fleet => fleetSchema.parse({ ...SMALLEST, ...more });

const RELATIONS: Readonly<Record<string, (fleet: Fleet) => void>> = {
  'has a node for each agent of a host that is there': fleet => {
    const agents = agentsOf(fleet).filter(({ host }) => host > 0);
    const { nodes } = jenkinsYamlOf(fleet);
    expect(nodes.map(({ name }) => name)).toEqual(agents.map(({ name }) => name).sort());
    for (const agent of agents)
      expect(nodes.find(({ name }) => name === agent.name)).toMatchObject({
        labelString: agent.labels.join(' '),
        numExecutors: agent.executors,
      });
  },
  'has a cloud for each group': fleet => {
    const { clouds } = jenkinsYamlOf(fleet);
    const groups = Object.entries(fleet.pools).filter(([, pool]) => pool.kind === 'autoscaled');
    expect(clouds.map(cloud => cloud.fleet)).toEqual(groups.map(([name]) => groupName(fleet, name)));
    const agents = agentsOf(fleet).filter(({ host }) => host === 0);
    expect(clouds.map(cloud => cloud.labelString)).toEqual(agents.map(agent => agent.labels.join(' ')));
  },
  'gives agents of one host folders of their own': fleet => {
    const folders = jenkinsYamlOf(fleet).nodes.flatMap(({ launcher, remoteFS, nodeDescription }) =>
      'ssh' in launcher ? [`${nodeDescription} ${launcher.ssh.host} ${remoteFS}`] : [],
    );
    expect(new Set(folders).size).toBe(folders.length);
  },
  'connects with credentials that it has, and verifies every host key': fleet => {
    const { nodes, clouds, credentials } = jenkinsYamlOf(fleet);
    expect(new Set(credentials.map(({ id }) => id)).size).toBe(credentials.length);
    const connections = [
      ...nodes.flatMap(({ launcher }) => ('ssh' in launcher ? [launcher.ssh] : [])),
      ...clouds.map(cloud => cloud.computerConnector.sSHConnector),
    ];
    for (const { credentialsId, sshHostKeyVerificationStrategy } of connections) {
      expect(credentials).toContainEqual(expect.objectContaining({ id: credentialsId, scope: 'SYSTEM' }));
      expect(sshHostKeyVerificationStrategy).toBe('knownHostsFileKeyVerificationStrategy');
    }
  },
  'refers to secrets of the fleet only': fleet => {
    const references = configurationText(fleet).match(/(?<!\^)\$\{[^}]*\}/g) ?? [];
    const known = Object.keys(fleet.secrets).map(name => `\${${name}}`);
    expect(known).toEqual(expect.arrayContaining([...references]));
  },
  'tells every build the buckets': fleet => {
    const { variables } = jenkinsYamlOf(fleet);
    expect(variables.get(ARTEFACT_BUCKET_VARIABLE)).toBe(artefactBucketName(fleet));
    for (const zone of Object.keys(fleet.trust))
      expect([...variables.values()]).toContain(cacheBucketName(fleet, zone));
  },
  'does not depend on the order of pools, but for the order in which clouds are asked': fleet => {
    const turned = { ...fleet, pools: Object.fromEntries(Object.entries(fleet.pools).reverse()) };
    const [a, b] = [jenkinsYamlOf(fleet), jenkinsYamlOf(turned)];
    expect(b.clouds).toEqual([...a.clouds].reverse());
    expect({ ...b, clouds: [] }).toEqual({ ...a, clouds: [] });
  },
};

describe.each(Object.entries(RELATIONS))('a configuration %s', (_name, check) => {
  it.each([...ownFleets])('for %s', (_file, fleet) => check(fleet));
});

describe('configurations of random fleets', () => {
  it('keep the same relations', () => {
    const checks = Object.values(RELATIONS);
    fc.assert(
      fc.property(fleetArbitrary(), fleet => {
        for (const check of checks) check(fleet);
      }),
      { numRuns: 8 },
    );
  });
});

describe('who may do what', () => {
  it('a role may do all that those below it may', () => {
    const [, ...below] = ROLES;
    for (const [index, role] of below.entries())
      for (const lower of below.slice(index + 1))
        expect(PERMISSIONS[role]).toEqual(expect.arrayContaining([...PERMISSIONS[lower]]));
    expect(PERMISSIONS.administer).toEqual(['Overall/Administer']);
  });

  it('one entry each, with what all its roles give', () => {
    const { matrix } = jenkinsYamlOf(
      fleetWith({
        jenkins: {
          roles: {
            build: { users: ['octocat'], groups: ['octocat'] },
            read: { users: ['octocat', 'reader'] },
          },
          anonymous: 'nothing',
        },
      }),
    );
    expect([...matrix.keys()]).toEqual(['group octocat', 'user admin', 'user octocat', 'user reader']);
    expect(matrix.get('user octocat')).toEqual([...PERMISSIONS.build].sort());
  });

  it('without GitHub the local administrator administers, with GitHub only who is named', () => {
    const login = { github: { clientId: 'Iv1.0123456789abcdef' } };
    const local = jenkinsYamlOf(fleetWith({}));
    expect(local.matrix.get('user admin')).toEqual(['Overall/Administer']);
    expect(local.securityRealm).toMatchObject({ local: { users: [{ password: '${admin-password}' }] } });
    const github = jenkinsYamlOf(
      fleetWith({ jenkins: { login, roles: { administer: { groups: ['example'] } } } }),
    );
    expect([...github.matrix.keys()]).toEqual(['group example', 'user anonymous']);
    expect(github.securityRealm).toMatchObject({ github: { clientSecret: '${github-oauth-secret}' } });
  });

  it('people who are not logged in look or do nothing', () => {
    const { matrix } = jenkinsYamlOf(fleetWith({ jenkins: { anonymous: 'nothing' } }));
    expect(matrix.has('user anonymous')).toBe(false);
    expect(jenkinsYamlOf(fleetWith({})).matrix.get('user anonymous')).toEqual([...PERMISSIONS.read].sort());
  });
});

describe('agents outside AWS', () => {
  const external = (more: object) =>
    jenkinsYamlOf(
      fleetWith({
        sponsors: { lab: {} },
        pools: {
          edge: { labels: ['EDGE'], sponsor: 'lab', external: { hosts: ['edge-1.example.org'], ...more } },
        },
      }),
    );

  it('come in over HTTPS where they say so', () => {
    const { nodes } = external({ connect: 'inbound' });
    expect(nodes).toMatchObject([{ name: 'edge-1', launcher: { inbound: { webSocket: true } } }]);
  });

  it('have another account by the same key, and say who they are', () => {
    const { nodes, credentials } = external({ user: 'ci', port: 2222, voting: false });
    expect(nodes).toMatchObject([
      { launcher: { ssh: { host: 'edge-1.example.org', port: 2222, credentialsId: 'agent-ssh-key-as-ci' } } },
    ]);
    expect(nodes[0]?.nodeDescription).toBe(
      'pool edge, host 1; edge-1.example.org; sponsor lab; does not vote',
    );
    expect(credentials).toContainEqual(
      expect.objectContaining({
        id: 'agent-ssh-key-as-ci',
        username: 'ci',
        privateKeySource: { directEntry: { privateKey: '${agent-ssh-key}' } },
      }),
    );
  });
});

describe('credentials', () => {
  it('are of the kind that the secret says, and seen by jobs unless only Jenkins needs them', () => {
    const { credentials } = jenkinsYamlOf(
      fleetWith({
        secrets: {
          token: { as: 'text' },
          bot: { as: 'password', user: 'octocat' },
          app: { as: 'github-app', app: 123 },
          hidden: {},
        },
      }),
    );
    expect(credentials.map(({ id, scope }) => [id, scope])).toEqual([
      ['agent-ssh-key', 'SYSTEM'],
      ['app', 'GLOBAL'],
      ['bot', 'GLOBAL'],
      ['token', 'GLOBAL'],
    ]);
    expect(credentials).toMatchObject([
      {},
      { appID: '123', privateKey: '${app}' },
      { username: 'octocat', password: '${bot}' },
      { secret: '${token}' },
    ]);
  });
});

describe('views', () => {
  it('list jobs by their whole path, sorted by name', () => {
    const job = { repository: 'example/project' };
    const { views } = jenkinsYamlOf(
      fleetWith({
        jobs: { one: job, two: { ...job, folder: 'deep' } },
        jenkins: { views: { Second: ['two', 'one'], First: [] } },
      }),
    );
    expect(views.flatMap(view => Object.values(view))).toMatchObject([
      { name: 'all' },
      { name: 'First', jobNames: [] },
      { name: 'Second', jobNames: ['deep/two', 'one'] },
    ]);
  });
});
