import { structuredPatch } from 'diff';
import { TERRAFORM_FILE } from '../synth/outputs.ts';
import { type BlockDifference, terraformDifferences } from './terraform-differences.ts';

/** A generated file that a change of the fleet file adds, removes or changes. */
export type OutputDifference = {
  /** Relative to the fleet's output folder. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
} & (
  | { readonly blocks: readonly BlockDifference[] }
  /** Lines that begin with `-`, `+` or a space, with a little of what stands around them. */
  | { readonly lines: readonly string[] }
);

const AROUND = 2;

/** What differs between two sets of generated files, file by file. */
export function outputDifferences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly OutputDifference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter(path => before.get(path) !== after.get(path))
    .map(path => {
      const [old, now] = [before.get(path) ?? '', after.get(path) ?? ''];
      const kind = !before.has(path) ? 'added' : !after.has(path) ? 'removed' : 'changed';
      return path === TERRAFORM_FILE
        ? { path, kind, blocks: terraformDifferences(old, now) }
        : { path, kind, lines: kind === 'changed' ? changedLines(old, now) : [] };
    });
}

function changedLines(before: string, after: string): readonly string[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: AROUND });
  return hunks.flatMap(({ lines }, index) => (index === 0 ? lines : ['…', ...lines]));
}
