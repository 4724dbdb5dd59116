import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type InstanceCatalogue, parseInstanceTypes } from '../../../fleet/catalogue/instance-types.ts';
import { type Fleet, fleetSchema } from '../../../fleet/schema/fleet.ts';
import { fleetView } from '../../../tools/map/fleet-view.ts';
import type { FleetView } from '../../../tools/map/view.ts';

const text = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** The catalogue's text with its comment lines. */
export const CATALOGUE_TEXT = text('fleet/catalogue/ec2-instance-types.csv');

/** The project's own catalogue. */
export const CATALOGUE: InstanceCatalogue = parseInstanceTypes(CATALOGUE_TEXT);

/** TVM's production fleet. */
export const TVM: Fleet = fleetSchema.parse(parse(text('fleets/tvm/fleet.yaml')));

/** A fleet of the pools given as they are written in a file. */
export function fleetOf(pools: unknown, more: object = {}): Fleet {
  return fleetSchema.parse({
    fleet: 'small',
    region: 'us-east-1',
    domain: 'ci.example.org',
    leader: { instance: 'm7i.2xlarge', jenkins: '2.528.3-lts-jdk21' },
    pools,
    ...more,
  });
}

/** A pool of every kind: several agents, an alias, spot with a base, a type without a price, hosts of others. */
export const MIXED: Fleet = fleetOf(
  {
    cuda: {
      image: 'agent-gpu',
      instances: ['g4dn.4xlarge'],
      sponsor: 'example-vendor',
      static: { hosts: 2 },
      agents: [
        { labels: ['GPU', 'Linux'], executors: 2, name: 'octo' },
        { labels: ['GPUBUILD'], executors: 4 },
      ],
    },
    burst: {
      labels: ['CPU-SPOT'],
      image: 'agent-x86_64',
      instances: ['c6a.8xlarge', 'hpc6a.48xlarge', 'm7i.2xlarge'],
      autoscaled: { min: 2, max: 40, onDemand: { base: 2, above: '0%' }, fallback: 'CPU' },
    },
    cpu: {
      labels: ['CPU'],
      image: 'agent-x86_64',
      instances: ['c6a.8xlarge'],
      trust: 'main',
      autoscaled: { max: 9 },
    },
    edge: {
      labels: ['ios'],
      external: { hosts: ['edge-1.example.org', 'edge-2.example.org'], connect: 'inbound', voting: false },
    },
  },
  {
    aliases: { TensorCore: 'GPU' },
    sponsors: { 'example-vendor': { budget: '500 USD/month' }, 'quiet-one': {} },
  },
);

/** A fleet of so many pools of all kinds. */
export function fleetOfMany(count: number): Fleet {
  const machine = { image: 'agent-x86_64', instances: ['c6a.8xlarge'] };
  const poolAt = (index: number) => {
    const labels = [`L${index}`];
    if (index % 5 === 0) return { labels, ...machine, static: { hosts: 1 + (index % 20) } };
    if (index % 5 === 1) return { labels, external: { hosts: [`h${index}.example.org`] } };
    const fallback = index % 7 === 0 && index > 0 ? { fallback: `L${index - 1}` } : {};
    return {
      labels,
      ...machine,
      autoscaled: { max: 1 + (index % 13) ** 3, onDemand: { above: '20%' }, ...fallback },
    };
  };
  return fleetOf(
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`p-${index}`, poolAt(index)])),
  );
}

/** The view of a fleet with the project's own catalogue. */
export const viewOf = (fleet: Fleet): FleetView => fleetView(fleet, CATALOGUE);

/** A copy of a view in which every text that a person chose ends with the given text. */
export function withTail(view: FleetView, tail: string): FleetView {
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return value + tail;
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, key === 'kind' ? item : change(item)]),
    );
  };
  // The same keys with texts for texts: still a view.
  return change(view) as FleetView;
}
