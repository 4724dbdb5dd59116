import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pathText } from '../../../fleet/problem.ts';
import { checkRelations, RULES } from '../../../fleet/rules/all-rules.ts';
import { factsOf } from '../../../fleet/rules/facts.ts';
import { CATALOGUE, fleetWith } from './example.ts';
import { BOT } from './examples/bot.ts';
import { BOUNDS } from './examples/bounds.ts';
import { FALLBACKS } from './examples/fallbacks.ts';
import { JENKINS } from './examples/jenkins.ts';
import { LABELS } from './examples/labels.ts';
import { LOAD_BALANCER } from './examples/load-balancer.ts';
import { MACHINES } from './examples/machines.ts';
import { MAINTENANCE } from './examples/maintenance.ts';
import { NETWORK } from './examples/network.ts';
import { RUNS_AND_JOBS } from './examples/runs-and-jobs.ts';
import { TRUST } from './examples/trust.ts';

const EXAMPLES = [
  ...NETWORK,
  ...LOAD_BALANCER,
  ...MACHINES,
  ...BOUNDS,
  ...FALLBACKS,
  ...LABELS,
  ...RUNS_AND_JOBS,
  ...TRUST,
  ...MAINTENANCE,
  ...JENKINS,
  ...BOT,
];

describe.each(RULES)('rule $id', rule => {
  const examples = EXAMPLES.filter(example => example.rule === rule.id);

  it('is shown by a fleet that keeps it and by one that breaks it', () => {
    expect(examples.some(({ found }) => found.length === 0)).toBe(true);
    expect(examples.some(({ found }) => found.length > 0)).toBe(true);
  });

  it.each(examples)('finds $found in $patch', ({ patch, found }) => {
    const findings = rule.check(factsOf({ fleet: fleetWith(patch), catalogue: CATALOGUE }));
    expect(findings.map(({ path, got }) => [pathText(path), got])).toEqual(
      found.map(([path, got]) => [path, got]),
    );
    for (const [index, { fix, message, rule: id, severity }] of findings.entries()) {
      expect(fix).toContain(found[index]?.[2]);
      expect(message).toMatch(/^[^A-Z].*[^.]$/);
      expect({ id, severity }).toEqual({ id: rule.id, severity: rule.severity });
    }
  });
});

describe('the rules', () => {
  it('say nothing about the fleet that the examples are made from', () => {
    expect(checkRelations({ fleet: fleetWith({}), catalogue: CATALOGUE })).toEqual([]);
  });

  it('have ids of their own, each the name of its file', () => {
    const files = readdirSync(new URL('../../../fleet/rules/', import.meta.url)).map(file =>
      file.slice(0, -3),
    );
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter(id => !files.includes(id))).toEqual([]);
  });

  it('are named by every example', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    expect(EXAMPLES.filter(({ rule }) => !ids.has(rule))).toEqual([]);
  });
});
