import { Construct } from 'constructs';
import type { ImagePins } from '../../fleet/images/pins.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';
import type { Pool } from '../../fleet/schema/pool-kind.ts';
import { AutoscaledPoolGroup } from './autoscaled-pool.ts';
import { staticHost } from './static-host.ts';

/** What the pools need to know. */
export interface AgentPoolsProps {
  readonly fleet: Fleet;
  readonly pins: ImagePins;
  readonly network: { readonly privateSubnetIds: readonly string[] };
  readonly securityGroupId: string;
  readonly keyArn: string;
  readonly scalingRoleArn: string;
  readonly roles: { readonly profileNameOf: (zone: string) => string };
}

/** An autoscaling group as Terraform knows it. */
export interface GroupReference {
  readonly name: string;
  readonly arn: string;
}

/** A static host as Terraform knows it. */
export interface HostReference {
  readonly id: string;
  readonly privateIp: string;
}

/** The machines of all pools in AWS: `aws_autoscaling_group.pool_<pool>` and `aws_instance.host_<pool>_<n>`. */
export class AgentPools extends Construct {
  /** By pool; the autoscaled ones. */
  readonly groups: ReadonlyMap<string, GroupReference>;
  /** By pool; the static ones, hosts in the order of their numbers. */
  readonly hosts: ReadonlyMap<string, readonly HostReference[]>;

  constructor(scope: Construct, id: string, props: AgentPoolsProps) {
    super(scope, id);
    this.groups = this.#groups(props);
    this.hosts = this.#hosts(props);
  }

  #groups(props: AgentPoolsProps): ReadonlyMap<string, GroupReference> {
    const pools = new Construct(this, 'pool');
    const groups = new Map<string, GroupReference>();
    for (const [name, pool] of Object.entries(props.fleet.pools)) {
      if (pool.kind !== 'autoscaled') continue;
      const { group } = new AutoscaledPoolGroup(pools, name, { ...settingsOf(props, pool), name, pool });
      groups.set(name, { name: group.name, arn: group.arn });
    }
    return groups;
  }

  #hosts(props: AgentPoolsProps): ReadonlyMap<string, readonly HostReference[]> {
    const pools = new Construct(this, 'host');
    const hosts = new Map<string, readonly HostReference[]>();
    for (const [name, pool] of Object.entries(props.fleet.pools)) {
      if (pool.kind !== 'static') continue;
      const part = new Construct(pools, name);
      const settings = { ...settingsOf(props, pool), name, pool };
      const numbers = Array.from({ length: pool.static.hosts }, (_, index) => index + 1);
      hosts.set(
        name,
        numbers.map(number => staticHost(part, settings, number)),
      );
    }
    return hosts;
  }
}

function settingsOf(props: AgentPoolsProps, pool: Pick<Pool, 'trust'>) {
  const { network, roles, ...settings } = props;
  return {
    ...settings,
    subnetIds: network.privateSubnetIds,
    profileName: roles.profileNameOf(pool.trust),
  };
}
