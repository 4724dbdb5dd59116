import { structuredPatch } from 'diff';
import { type PlainValue, plainMap } from '../../fleet/load/tree.ts';
import { CONFIGURATION_FILE } from '../../jenkins-casc/configuration/configuration-files.ts';
import type { ConfigurationDiff } from '../configuration/difference/change.ts';
import { configurationDiff } from '../configuration/difference/configuration-diff.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { TERRAFORM_FILE } from '../synth/outputs.ts';
import { type BlockDifference, terraformDifferences } from './terraform-differences.ts';

/** A generated file that a change of the fleet file adds, removes or changes. */
export type OutputDifference = {
  /** Relative to the fleet's output folder. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
} & (
  | { readonly blocks: readonly BlockDifference[] }
  | { readonly configuration: ConfigurationDiff }
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
      return { path, kind, ...differenceIn(path, kind, old, now) };
    });
}

/** What Jenkins does with its new configuration depends on what differs, so that is told by meaning. */
const JENKINS_FILE = `jenkins-casc/${CONFIGURATION_FILE}`;

function differenceIn(path: string, kind: OutputDifference['kind'], old: string, now: string) {
  if (path === TERRAFORM_FILE) return { blocks: terraformDifferences(old, now) };
  if (path === JENKINS_FILE) return { configuration: configurationDiff(dataOf(old), dataOf(now)) };
  return { lines: kind === 'changed' ? changedLines(old, now) : [] };
}

function dataOf(text: string): PlainValue {
  if (text === '') return {};
  const parsed = readConfiguration(text, JENKINS_FILE);
  if (!parsed.ok) throw new Error(`what was made for \`${JENKINS_FILE}\` is no YAML`);
  return plainMap(parsed.root);
}

function changedLines(before: string, after: string): readonly string[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: AROUND });
  return hunks.flatMap(({ lines }, index) => (index === 0 ? lines : ['…', ...lines]));
}
