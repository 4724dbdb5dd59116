import type { Drift, MachineFacts } from '../../tools/roll/facts.ts';
import type { SimulatedNode } from './simulated-node.ts';

const OUTDATED: readonly Drift[] = [{ kind: 'image', has: 'ami-0old', wanted: 'ami-0new' }];

/** A machine in AWS. */
export class SimulatedMachine {
  readonly id: string;
  readonly pool: string;
  /** The number of a static host, from 1. */
  readonly host: number | undefined;
  readonly launchedAt: number;
  readonly spot: boolean;
  readonly outdated: boolean;
  /** What is wrong with its image; undefined: it is sound. */
  readonly flaw: ImageFlaw | undefined;
  readonly nodes: SimulatedNode[] = [];
  /** Whether its agents can connect: it has booted and is set up. */
  booted = false;
  gone = false;
  readonly facts: MachineFacts;

  constructor(
    from: Pick<SimulatedMachine, 'id' | 'pool' | 'host' | 'launchedAt' | 'spot' | 'outdated' | 'flaw'>,
  ) {
    this.id = from.id;
    this.pool = from.pool;
    this.host = from.host;
    this.launchedAt = from.launchedAt;
    this.spot = from.spot;
    this.outdated = from.outdated;
    this.flaw = from.flaw;
    this.facts = {
      id: from.id,
      of: { kind: from.host === undefined ? 'autoscaled' : 'static', pool: from.pool },
      host: from.host,
      privateIp: undefined,
      instanceType: 'c6a.8xlarge',
      spot: from.spot,
      launchedAt: from.launchedAt,
      drift: from.outdated ? OUTDATED : [],
    };
  }
}

/** How an image is bad. */
export type ImageFlaw = 'never-online' | 'smoke-fails';

/** The id of the n-th instance. */
export const instanceId = (number: number): string => `i-${number.toString(16).padStart(17, '0')}`;
