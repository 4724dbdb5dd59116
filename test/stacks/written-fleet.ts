import { type Fleet, fleetSchema } from '../../fleet/schema/fleet.ts';
import type { WrittenFleet } from '../arbitraries/fleet.ts';

/** An autoscaled pool of nothing special. */
export const PLAIN_POOL = {
  labels: ['CPU'],
  image: 'agent-x86_64',
  instances: ['c6a.8xlarge'],
  autoscaled: { max: 10 },
} as const satisfies WrittenFleet['pools'][string];

/** A fleet called `tvm` with one plain pool, and what a test says beyond that. */
export function fleetWith(written: Partial<WrittenFleet>): Fleet {
  return fleetSchema.parse({
    fleet: 'tvm',
    region: 'us-west-2',
    domain: 'ci.example.org',
    leader: { instance: 'c6a.4xlarge', jenkins: '2.528.3-lts-jdk21' },
    loadBalancer: { zone: 'example.org' },
    pools: { cpu: PLAIN_POOL },
    ...written,
  });
}
