import type { InstanceCatalogue } from '../catalogue/instance-types.ts';
import { type Agent, agentsOf } from '../resolve/agents.ts';
import type { Fleet } from '../schema/fleet.ts';
import type { AutoscaledPool, ExternalPool, StaticPool } from '../schema/pool-kind.ts';
import { type LabelIndex, labelIndexOf } from './label-index.ts';
import { type MachineSet, machineSetsOf } from './machine-sets.ts';
import { type NamedPool, ofKind, poolsOf } from './pools.ts';

/** What the rules are about. */
export interface Checked {
  readonly fleet: Fleet;
  readonly catalogue: InstanceCatalogue;
}

/** The same with what several rules ask of it, worked out once. */
export interface Facts extends Checked {
  readonly pools: readonly NamedPool[];
  readonly autoscaled: readonly NamedPool<AutoscaledPool>[];
  readonly statics: readonly NamedPool<StaticPool>[];
  readonly externals: readonly NamedPool<ExternalPool>[];
  /** Every agent of the fleet, host by host. */
  readonly agents: readonly Agent[];
  readonly labels: LabelIndex;
  readonly machines: readonly MachineSet[];
}

/** Works out what several rules ask. */
export function factsOf(checked: Checked): Facts {
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
