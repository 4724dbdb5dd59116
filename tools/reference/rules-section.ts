import { RULES } from '../../fleet/rules/all-rules.ts';
import type { RuleAbout } from '../../fleet/rules/rule.ts';
import { markdownTable } from './markdown-table.ts';

/** Rules as a table, errors first, each in the order in which the rules stand. */
export function rulesTable(rules: readonly RuleAbout[]): string {
  const rows = (['error', 'warning'] as const).flatMap(severity =>
    rules.filter(rule => rule.severity === severity).map(({ id, says }) => [`\`${id}\``, severity, says]),
  );
  return markdownTable(['rule', 'severity', 'what must hold'], rows);
}

/** The relations that are checked, errors first, each in the order in which the rules stand. */
export function rulesSection(): string {
  return [
    '## What is checked',
    '`fleet check` reads the whole file and tells everything at once: what is no YAML, what is no value of its key (the tables above), misspelt keys, and the relations between values. An error stops everything before a file is written. A warning is told and does not stop: it can be meant so, and seldom is.',
    rulesTable(RULES),
  ].join('\n\n');
}
