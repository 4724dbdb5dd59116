import { agentsOf } from '../resolve/agents.ts';
import { labelIndexOf } from './label-index.ts';
import { machineSetsOf } from './machine-sets.ts';
import { ofKind, poolsOf } from './pools.ts';
/** Works out what several rules ask. */
export function factsOf(checked) {
    const pools = poolsOf(checked.fleet);
    return {
        ...checked,
        pools,
        autoscaled: ofKind(pools, 'autoscaled'),
        statics: ofKind(pools, 'static'),
        externals: ofKind(pools, 'external'),
        agents: agentsOf(checked.fleet),
        labels: labelIndexOf(pools, checked.fleet.aliases),
        machines: machineSetsOf(checked, pools),
    };
}
