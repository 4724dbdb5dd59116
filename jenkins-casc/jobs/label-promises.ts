import { labelText } from '../../fleet/labels/quote.ts';
import { withAliases } from '../../fleet/resolve/agents.ts';
import type { Fleet } from '../../fleet/schema/fleet.ts';

/** What a machine of a label must be like. */
export interface LabelPromise {
  readonly label: string;
  /** The label as `node` takes it: quoted where it would be read as an expression. */
  readonly expression: string;
  /** `x86_64`, `arm64`, or empty where nothing is promised. */
  readonly arch: string;
  readonly gpu: boolean;
  /** Whether all its machines are in AWS, and so have an identity there. */
  readonly aws: boolean;
}

type Promising = Pick<Fleet, 'pools' | 'aliases' | 'promises'>;

/** All labels and aliases that agents carry, sorted, with what is promised of each; an alias promises what its label does. */
export function labelPromises(fleet: Promising): readonly LabelPromise[] {
  const external = new Map<string, boolean>();
  for (const pool of Object.values(fleet.pools))
    for (const agent of pool.agents)
      for (const label of withAliases(agent.labels, fleet.aliases))
        external.set(label, external.get(label) === true || pool.kind === 'external');
  return [...external.keys()].sort().map(label => ({
    label,
    expression: labelText(label),
    ...promiseOf(fleet, label),
    aws: external.get(label) === false,
  }));
}

function promiseOf({ aliases, promises }: Promising, label: string) {
  const alias = Object.hasOwn(aliases, label) ? aliases[label] : undefined;
  const given = [label, alias].flatMap(name =>
    name !== undefined && Object.hasOwn(promises, name) ? [promises[name]] : [],
  );
  return {
    arch: given.find(promise => promise?.arch !== undefined)?.arch ?? '',
    gpu: given.some(promise => promise?.gpu === true),
  };
}
