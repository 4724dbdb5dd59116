import { Construct } from 'constructs';
import { AutoscaledPoolGroup } from './autoscaled-pool.ts';
import { staticHost } from './static-host.ts';
/** The machines of all pools in AWS: `aws_autoscaling_group.pool_<pool>` and `aws_instance.host_<pool>_<n>`. */
export class AgentPools extends Construct {
    /** By pool; the autoscaled ones. */
    groups;
    /** By pool; the static ones, hosts in the order of their numbers. */
    hosts;
    constructor(scope, id, props) {
        super(scope, id);
        this.groups = this.#groups(props);
        this.hosts = this.#hosts(props);
    }
    #groups(props) {
        const pools = new Construct(this, 'pool');
        const groups = new Map();
        for (const [name, pool] of Object.entries(props.fleet.pools)) {
            if (pool.kind !== 'autoscaled')
                continue;
            const { group } = new AutoscaledPoolGroup(pools, name, { ...settingsOf(props, pool), name, pool });
            groups.set(name, { name: group.name, arn: group.arn });
        }
        return groups;
    }
    #hosts(props) {
        const pools = new Construct(this, 'host');
        const hosts = new Map();
        for (const [name, pool] of Object.entries(props.fleet.pools)) {
            if (pool.kind !== 'static')
                continue;
            const part = new Construct(pools, name);
            const settings = { ...settingsOf(props, pool), name, pool };
            const numbers = Array.from({ length: pool.static.hosts }, (_, index) => index + 1);
            hosts.set(name, numbers.map(number => staticHost(part, settings, number)));
        }
        return hosts;
    }
}
function settingsOf(props, pool) {
    const { network, roles, ...settings } = props;
    return {
        ...settings,
        subnetIds: network.privateSubnetIds,
        profileName: roles.profileNameOf(pool.trust),
    };
}
