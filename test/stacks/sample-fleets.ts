import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { type Fleet, fleetSchema } from '../../fleet/schema/fleet.ts';

/** TVM's production fleet. */
export const tvmFleet = (): Fleet =>
  fleetSchema.parse(load(readFileSync(new URL('../../fleets/tvm/fleet.yaml', import.meta.url), 'utf8')));

/** A small fleet of one static pool; `written` adds sections or replaces them, as a fleet file writes them. */
export function smallFleet(written: Readonly<Record<string, unknown>> = {}): Fleet {
  return fleetSchema.parse({
    fleet: 'small',
    region: 'eu-west-1',
    domain: 'ci.example.org',
    leader: { instance: 'm7i.2xlarge', jenkins: '2.528.3-lts-jdk21' },
    loadBalancer: { zone: 'example.org' },
    pools: {
      cpu: { labels: ['CPU'], image: 'agent-x86_64', instances: ['c6a.large'], static: { hosts: 2 } },
    },
    ...written,
  });
}
