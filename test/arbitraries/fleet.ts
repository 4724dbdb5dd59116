import fc from 'fast-check';
import type { z } from 'zod';
import { type Fleet, fleetSchema } from '../../fleet/schema/fleet.ts';
import { BOT_SECRETS, botArbitrary } from './bot.ts';
import { JENKINS_SECRETS, jenkinsArbitrary, PUBLIC_KEY } from './jenkins.ts';
import { nameArbitrary, namesArbitrary } from './names.ts';
import { poolArbitrary } from './pool.ts';
import { trustArbitrary, type WrittenTrust } from './trust.ts';

/** A fleet as it is written in a file. */
export type WrittenFleet = z.input<typeof fleetSchema>;

/** A valid fleet with all its defaults, as the loader would hand it on. */
export function fleetArbitrary(): fc.Arbitrary<Fleet> {
  return writtenFleetArbitrary().map(written => fleetSchema.parse(written));
}

/** A valid fleet file as data: pools of every kind, trust zones, sponsors, stores, networks. */
export function writtenFleetArbitrary(): fc.Arbitrary<WrittenFleet> {
  return fc.tuple(trustArbitrary(), namesArbitrary(0, 2)).chain(([trust, sponsors]) =>
    fc
      .tuple(
        identity(),
        loadBalancer(),
        pools(trust, sponsors),
        stores(trust),
        notices(sponsors),
        networkAndCare(),
      )
      .chain(([fleet, balancer, poolMap, kept, told, { network, maintenance }]) =>
        fc
          .tuple(jenkinsArbitrary({ labels: labelsOf(poolMap) }), botArbitrary('zone' in balancer))
          .map(([jenkins, bot]) => ({
            ...fleet,
            ...bot,
            ...kept,
            ...told,
            ...jenkins,
            secrets: { ...kept.secrets, ...JENKINS_SECRETS, ...BOT_SECRETS },
            pools: poolMap,
            trust,
            network,
            maintenance,
            loadBalancer: withDocs(inRegion(balancer, fleet.region), poolMap),
          })),
      ),
  );
}

const labelsOf = (poolMap: WrittenFleet['pools']): readonly string[] =>
  Object.values(poolMap).flatMap(({ labels = [], agents = [] }) => [
    ...labels,
    ...agents.flatMap(agent => agent.labels),
  ]);

const ADDRESS = fc.constantFrom('ci@example.org', 'c.i+alarms@example.org', 'c_i-alarms@example.org');

function addresses() {
  return fc.uniqueArray(ADDRESS, { maxLength: 3 });
}

function identity() {
  return fc.record({
    fleet: nameArbitrary(20),
    region: fc.constantFrom('us-west-2', 'eu-central-1', 'us-gov-west-1'),
    domain: fc.constantFrom('ci.example.org', `${'long-'.repeat(10)}name.${'d'.repeat(60)}.example.org`),
    leader: fc.constantFrom({}, { operators: { 'some-operator': PUBLIC_KEY } }).map(more => ({
      instance: 'c6a.4xlarge',
      jenkins: '2.528.3-lts-jdk21',
      ...more,
    })),
    logs: fc.record({ keep: days() }),
  });
}

type WrittenBalancer = NonNullable<WrittenFleet['loadBalancer']>;

function loadBalancer(): fc.Arbitrary<WrittenBalancer> {
  const names = fc.record(
    { beta: fc.constant('ci-beta.example.org'), weight: fc.nat({ max: 255 }) },
    { requiredKeys: [] },
  );
  const arn = 'arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789012';
  const proof = fc.constantFrom<WrittenBalancer>({ zone: 'example.org' }, { certificate: arn });
  return fc.tuple(names, proof).map(([named, proven]) => ({ ...named, ...proven }));
}

/** A certificate lies in the region of the load balancer. */
function inRegion({ certificate, ...rest }: WrittenBalancer, region: string): WrittenBalancer {
  return certificate === undefined
    ? rest
    : { ...rest, certificate: certificate.replace('us-west-2', region) };
}

/** The documentation is served by the first static pool, if there is one. */
function withDocs(balancer: WrittenBalancer, poolMap: WrittenFleet['pools']): WrittenBalancer {
  const pool = Object.keys(poolMap).find(name => poolMap[name]?.static);
  return pool === undefined ? balancer : { ...balancer, docs: { host: 'docs.example.org', pool } };
}

function days() {
  return fc.integer({ min: 1, max: 3_650 }).map(count => `${count}d`);
}

function pools(trust: WrittenTrust, sponsors: readonly string[]) {
  const zones = ['pull-requests', ...Object.keys(trust)] as const;
  return namesArbitrary(1, 5).chain(names =>
    fc
      .tuple(...names.map((_, index) => poolArbitrary(`L${index}`, { zones, sponsors })))
      .map(drawn =>
        Object.fromEntries(drawn.flatMap((pool, index) => (names[index] ? [[names[index], pool]] : []))),
      ),
  );
}

function stores(trust: WrittenTrust) {
  const trusted = Object.keys(trust).filter(zone => trust[zone]?.trusted);
  return fc.record({
    caches: fc.record({ keep: days(), efs: fc.boolean() }),
    artefacts: fc.record({ keep: days() }),
    registries: fc.record({
      repositories: fc.uniqueArray(fc.constantFrom('ci_cpu', 'ci-cpu', 'ci/cpu', 'ci.cpu')),
      keep: fc.integer({ min: 1, max: 1_000 }),
    }),
    secrets: fc.dictionary(nameArbitrary(), fc.record({ agents: fc.subarray(trusted) }), { maxKeys: 3 }),
  });
}

function notices(sponsors: readonly string[]) {
  const sponsor = fc.record(
    { budget: fc.constantFrom('1 USD/month', '60000 USD/month'), notify: addresses() },
    { requiredKeys: [] },
  );
  return fc.record({
    sponsors: fc
      .tuple(...sponsors.map(() => sponsor))
      .map(drawn =>
        Object.fromEntries(
          drawn.flatMap((each, index) => (sponsors[index] ? [[sponsors[index], each]] : [])),
        ),
      ),
    alerts: fc.record({ notify: addresses() }),
  });
}

function networkAndCare() {
  return fc.record({ network: network(), maintenance: maintenance() });
}

function maintenance(): fc.Arbitrary<NonNullable<WrittenFleet['maintenance']>> {
  return fc.record(
    {
      keep: fc.constantFrom('0%', '34%', '50%', '100%'),
      canary: fc.record(
        { machines: fc.nat({ max: 3 }), bake: fc.constantFrom('0s', '10m', '1h30m') },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );
}

function network(): fc.Arbitrary<NonNullable<WrittenFleet['network']>> {
  const existing = {
    vpc: 'vpc-0123456789abcdef0',
    public: ['subnet-0000000000000001a', 'subnet-0000000000000001b'],
    private: ['subnet-0000000000000002a', 'subnet-0000000000000002b'],
  };
  return fc.oneof(
    fc.constant({ existing }),
    fc.record({
      zones: fc.constantFrom(2, 3),
      nat: fc.constantFrom('one' as const, 'each-zone' as const, 'none' as const),
    }),
  );
}
