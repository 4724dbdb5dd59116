import { findLabels } from '../../../tools/jenkinsfile/find-labels.ts';

/** What is found in one Jenkinsfile: `line:label`, sorted, a job in quotes, and `line:?` for what is undecided. */
export function found(text: string): readonly string[] {
  const { uses, undecided } = findLabels([{ path: 'Jenkinsfile', text }]);
  const labels = uses.map(
    ({ kind, text: label, chain }) => `${chain[0].line}:${kind === 'job' ? `'${label}'` : label}`,
  );
  return [...new Set([...labels, ...undecided.map(({ line }) => `${line}:?`)])].sort();
}

/** The labels that are found, without lines. */
export function labels(text: string): readonly string[] {
  const { uses } = findLabels([{ path: 'Jenkinsfile', text }]);
  return [...new Set(uses.map(({ text: label }) => label))].sort();
}
