import type { InstanceCatalogue } from '../../fleet/catalogue/instance-types.ts';
import { withAliases } from '../../fleet/resolve/agents.ts';
import { fleetCost } from '../../fleet/resolve/cost.ts';
import { cacheBucketName } from '../../fleet/resolve/names.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import { instanceView, poolView } from './pool-view.ts';
import { sponsorViews } from './sponsor-views.ts';
import { sumRanges } from './sums.ts';
import type { FleetView, LeaderView, LoadBalancerView, PoolView, Range, TrustZoneView } from './view.ts';

/** The fleet as a person wants to see it. The fleet must have passed the checks. */
export function fleetView(fleet: Fleet, catalogue: InstanceCatalogue): FleetView {
  const carriers = carriersOf(fleet);
  const pools = Object.entries(fleet.pools).map(pool => poolView(pool, fleet, carriers, catalogue));
  const leader = leaderView(fleet.leader, catalogue);
  const cost = fleetCost(fleet, catalogue);
  const ofKind = (kind: PoolView['kind']) => pools.filter(pool => pool.kind === kind);
  return {
    fleet: fleet.fleet,
    environment: fleet.environment,
    region: fleet.region,
    network: networkText(fleet.network),
    loadBalancer: loadBalancerView(fleet),
    leader,
    pools: { static: ofKind('static'), autoscaled: ofKind('autoscaled'), external: ofKind('external') },
    trust: trustZoneViews(fleet, pools),
    stores: storeNotes(fleet),
    sponsors: sponsorViews(fleet.sponsors, pools, leader),
    machines: sumRanges(pools.map(pool => pool.machines)),
    executors: sumRanges(pools.map(executorRange)),
    cost,
    unpriced: cost.unpriced,
  };
}

/** Which pools carry each label, aliases with them. */
function carriersOf(fleet: Fleet): ReadonlyMap<string, readonly string[]> {
  const carriers = new Map<string, string[]>();
  for (const [name, pool] of Object.entries(fleet.pools)) {
    const labels = pool.agents.flatMap(agent => withAliases(agent.labels, fleet.aliases));
    for (const label of new Set(labels)) carriers.set(label, [...(carriers.get(label) ?? []), name]);
  }
  return carriers;
}

function executorRange({ agents, machines }: PoolView): Range {
  const each = agents.reduce((sum, agent) => sum + agent.executors, 0);
  return { min: machines.min * each, max: machines.max * each };
}

function leaderView(leader: Fleet['leader'], catalogue: InstanceCatalogue): LeaderView {
  const instance = instanceView(leader.instance, catalogue);
  const usd = instance.facts?.usdPerHour;
  return {
    instance,
    jenkins: leader.jenkins.toString(),
    root: leader.volumes.root.toString(),
    home: leader.volumes.home.toString(),
    backup: `daily at ${leader.backup.at} UTC, kept ${leader.backup.keep}`,
    cost: { min: usd ?? 0, max: usd ?? 0, unpriced: usd === undefined ? [instance.name] : [] },
  };
}

function loadBalancerView({ domain, loadBalancer }: Fleet): LoadBalancerView {
  const { beta, docs, weight, rateLimit } = loadBalancer;
  return { domain, beta, docs, weight, rateLimit };
}

function networkText({ existing, cidr }: Fleet['network']): string {
  return existing === undefined ? `own VPC ${cidr}` : `VPC ${existing.vpc}`;
}

function trustZoneViews(fleet: Fleet, pools: readonly PoolView[]): readonly TrustZoneView[] {
  return Object.entries(fleet.trust).map(([name, { trusted, reads }]) => ({
    name,
    trusted,
    reads,
    pools: pools.filter(pool => pool.trust === name).map(pool => pool.name),
    cache: cacheBucketName(fleet, name),
  }));
}

function storeNotes({ caches, artefacts, registries }: Fleet): readonly string[] {
  const repositories = registries.repositories.length;
  return [
    `build caches keep an object for ${caches.keep}`,
    ...(caches.efs ? ['a shared file system (EFS)'] : []),
    `test artefacts kept ${artefacts.keep}, from ${artefacts.uploads === 'all' ? 'all builds' : 'merged changes'}`,
    ...(repositories === 0
      ? []
      : [
          `${repositories} container ${repositories === 1 ? 'registry' : 'registries'}, ${registries.keep} images each`,
        ]),
  ];
}
