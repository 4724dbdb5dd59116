import { z } from 'zod';
import { type LeafDifference, leafDifferences } from './leaf-differences.ts';

/** A resource, data source or output that a change of the fleet file adds, removes or changes. */
export interface BlockDifference {
  /** Such as `aws_instance.leader` or `output.url`. */
  readonly address: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What changes in it; empty unless `changed`. */
  readonly leaves: readonly LeafDifference[];
}

const blocks = z.record(z.string(), z.unknown()).default({});
const sections = z.object({
  resource: z.record(z.string(), blocks).default({}),
  data: z.record(z.string(), blocks).default({}),
  output: blocks,
  provider: blocks,
  terraform: blocks,
});

/** What differs between two texts of Terraform's JSON, block by block, by address. @throws SyntaxError for what is no JSON. */
export function terraformDifferences(before: string, after: string): readonly BlockDifference[] {
  const old = blocksOf(before);
  const now = blocksOf(after);
  const addresses = [...new Set([...old.keys(), ...now.keys()])].sort();
  return addresses.flatMap((address): readonly BlockDifference[] => {
    if (!old.has(address)) return [{ address, kind: 'added', leaves: [] }];
    if (!now.has(address)) return [{ address, kind: 'removed', leaves: [] }];
    const leaves = leafDifferences(old.get(address), now.get(address));
    return leaves.length === 0 ? [] : [{ address, kind: 'changed', leaves }];
  });
}

function blocksOf(text: string): ReadonlyMap<string, unknown> {
  if (text === '') return new Map();
  const { resource, data, ...named } = sections.parse(JSON.parse(text));
  const typed = (prefix: string, types: typeof resource) =>
    Object.entries(types).flatMap(([type, all]) =>
      Object.entries(all).map(([name, block]) => [`${prefix}${type}.${name}`, block] as const),
    );
  const rest = Object.entries(named).flatMap(([section, all]) =>
    Object.entries(all).map(([name, block]) => [`${section}.${name}`, block] as const),
  );
  return new Map([...typed('', resource), ...typed('data.', data), ...rest]);
}
