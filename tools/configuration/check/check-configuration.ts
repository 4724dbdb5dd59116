import { locate } from '../../../fleet/load/locate.ts';
import { plainMap } from '../../../fleet/load/tree.ts';
import type { Problem } from '../../../fleet/problem.ts';
import { readConfiguration } from '../read-configuration.ts';
import { duplicateFindings } from './duplicate-findings.ts';
import { referenceFindings } from './reference-findings.ts';
import { schemaFindings } from './schema-findings.ts';

/** What a configuration may refer to. */
export interface ConfigurationSurroundings {
  /** The names of secrets and variables that Jenkins finds when it reads the file. */
  readonly secrets: ReadonlySet<string>;
}

/**
 * Everything that is wrong with a `jenkins.yaml`, in the order of the file: what Jenkins's own check finds, and what it
 * lets pass, namely wrong types, unset references, empty files, duplicate keys and names.
 */
export function checkConfiguration(
  text: string,
  file: string,
  { secrets }: ConfigurationSurroundings,
): readonly Problem[] {
  const parsed = readConfiguration(text, file);
  if (!parsed.ok) return parsed.problems;
  const { root } = parsed;
  const findings = [
    ...schemaFindings(plainMap(root)),
    ...referenceFindings(root, secrets),
    ...duplicateFindings(root),
  ];
  return findings
    .map(finding => locate(finding, root))
    .sort(({ place: a }, { place: b }) => a.line - b.line || a.column - b.column);
}
