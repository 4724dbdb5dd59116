import type { Path } from '../problem.ts';
import { subnetsOf } from '../resolve/subnets.ts';
import type { Fleet } from '../schema/fleet.ts';
import type { Cidr } from '../values/cidr.ts';

/** A block of a subnet, and where it is written; unwritten ones follow from `network.cidr`. */
export interface Block {
  readonly cidr: Cidr;
  readonly kind: 'public' | 'private';
  readonly path: Path;
  readonly written: boolean;
}

/** Public and private blocks of the fleet's own VPC, or undefined when the network is too small for the default ones. */
export function blocksOf(network: Fleet['network']): readonly Block[] | undefined {
  const subnets = subnetsThatFit(network);
  if (subnets === undefined) return undefined;
  return (['public', 'private'] as const).flatMap(kind =>
    subnets[kind].map((cidr, index) => {
      const written = network[kind] !== undefined;
      return { cidr, kind, written, path: written ? ['network', kind, index] : ['network', 'cidr'] };
    }),
  );
}

function subnetsThatFit(network: Fleet['network']): ReturnType<typeof subnetsOf> | undefined {
  try {
    return subnetsOf(network);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
