import { type Fleet, fleetSchema } from '../../fleet/schema/fleet.ts';

/** A pool of a simulated fleet. */
export type MadePool =
  | {
      readonly kind: 'static';
      readonly hosts: number;
      readonly labels: readonly string[];
      readonly executors?: number;
      /** How many agents each host has. */
      readonly agents?: number;
      readonly image?: string;
    }
  | {
      readonly kind: 'autoscaled';
      readonly min?: number;
      readonly max: number;
      readonly labels: readonly string[];
      readonly executors?: number;
      readonly image?: string;
      readonly idle?: string;
      /** How long a machine is said to take until it is online. */
      readonly online?: string;
      readonly uses?: number | 'unlimited';
    };

/** How it is maintained, as the fleet file writes it. */
export interface MadeMaintenance {
  readonly keep?: string;
  readonly deadline?: string;
  readonly policy?: 'wait' | 'abort' | 'carry-over';
  readonly canary?: { readonly machines: number; readonly bake?: string };
}

/** A fleet with these pools. */
export function madeFleet(pools: Readonly<Record<string, MadePool>>, made: MadeMaintenance = {}): Fleet {
  const { keep = '50%', deadline = '4h', policy = 'carry-over', canary = { machines: 0 } } = made;
  return fleetSchema.parse({
    fleet: 'tvm',
    region: 'us-west-2',
    domain: 'ci.example.org',
    leader: { instance: 'c6a.4xlarge', jenkins: '2.528.3-lts-jdk21' },
    loadBalancer: { zone: 'example.org' },
    // biome-ignore lint/suspicious/noThenProperty: a key of the fleet file, never a function, so nothing awaits it
    maintenance: { keep, drain: { deadline, then: policy }, canary },
    pools: Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, writtenPool(pool)])),
  });
}

function writtenPool(pool: MadePool) {
  const { image = 'agent-x86_64', labels, executors = 1 } = pool;
  const common = { image, instances: ['c6a.8xlarge'] };
  if (pool.kind === 'static') {
    const agents = Array.from({ length: pool.agents ?? 1 }, () => ({ labels: [...labels], executors }));
    return { ...common, static: { hosts: pool.hosts }, agents };
  }
  const { min = 0, max, idle = '5m', uses = 10, online = '3m' } = pool;
  return { ...common, labels: [...labels], executors, autoscaled: { min, max, idle, uses, online } };
}
