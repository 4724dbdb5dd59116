import { flowEntry, flowText } from '../../fleet/load/flow-text.ts';

interface AnyPool {
  readonly name: string;
  readonly labels: readonly string[];
}

interface Machines {
  readonly image: string;
  /** The preferred instance type first. */
  readonly instances: readonly [string, ...string[]];
}

/** Machines that come and go with the queue. */
interface NewAutoscaledPool extends AnyPool, Machines {
  readonly kind: 'autoscaled';
  readonly max: number;
  readonly min?: number;
  /** As written in the file, such as `5m`. */
  readonly idle?: string;
}

/** Long-lived hosts in AWS. */
interface NewStaticPool extends AnyPool, Machines {
  readonly kind: 'static';
  /** How many. */
  readonly hosts: number;
}

/** Hosts outside AWS. */
interface NewExternalPool extends AnyPool {
  readonly kind: 'external';
  /** Their host names. */
  readonly hosts: readonly [string, ...string[]];
  readonly connect?: 'ssh' | 'inbound';
  readonly voting?: boolean;
}

/** A pool that is to be written into a fleet file. */
export type NewPool = NewAutoscaledPool | NewStaticPool | NewExternalPool;

/** The pool as data of the fleet file, without its name. */
export function poolData(pool: NewPool): Readonly<Record<string, unknown>> {
  const { labels } = pool;
  if (pool.kind === 'external') {
    const { hosts, connect, voting } = pool;
    return {
      labels,
      external: { hosts, ...(connect && { connect }), ...(voting !== undefined && { voting }) },
    };
  }
  const { image, instances } = pool;
  if (pool.kind === 'static') return { labels, image, instances, static: { hosts: pool.hosts } };
  const { min, max, idle } = pool;
  return {
    labels,
    image,
    instances,
    autoscaled: { ...(min !== undefined && { min }), max, ...(idle && { idle }) },
  };
}

/** The pool in at most five lines, the first at the given indent, the others deeper by a step. */
export function poolLines(pool: NewPool, indent: string, step: string): readonly string[] {
  const entries = Object.entries(poolData(pool)).map(([key, value]) => indent + step + flowEntry(key, value));
  return [`${indent}${flowText(pool.name)}:`, ...entries];
}

/** The pool as one entry of a map in braces. */
export function poolEntry(pool: NewPool): string {
  return flowText({ [pool.name]: poolData(pool) }).slice(1, -1);
}
