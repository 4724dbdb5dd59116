import { type AgentVerdict, explain, type LabelledAgent } from '../../fleet/labels/explain.ts';
import { mend } from '../../fleet/labels/mend.ts';
import { parseLabelExpression } from '../../fleet/labels/parser.ts';
import type { LabelSyntaxError } from '../../fleet/labels/syntax-error.ts';
import { excerpt } from '../report/excerpt.ts';
import { printable } from '../report/printable.ts';
import { clipped } from './clipped.ts';
import { explainTable } from './explain-table.ts';

/** In characters; the JSON has the whole text. */
const LONGEST_ERROR = 300;

/** What `fleet labels explain` is asked. */
export interface ExplainInput {
  /** The expression, as it was given. */
  readonly expr: string;
  readonly agents: readonly LabelledAgent[];
}

/** What `fleet labels explain --json` prints; every key is always there. */
interface ExplainFacts {
  readonly expr: string;
  /** Names of the agents that match, sorted. */
  readonly agents: readonly string[];
  /** Names of the pools with an agent that matches, sorted. */
  readonly pools: readonly string[];
  /** What Jenkins says of an expression that it cannot read: `ANTLRException: line 1:0: …`. */
  readonly error: string | null;
}

/** The answer for a program and for a person. `facts.error` is null unless the expression is wrong. */
export interface ExplainReport {
  readonly facts: ExplainFacts;
  /** Lines with a line end; says the same, and why. */
  readonly text: string;
}

/** Which agents and pools a label expression matches, why the others do not match, or what is wrong with it. */
export function explainReport({ expr, agents }: ExplainInput): ExplainReport {
  const parsed = parseLabelExpression(expr);
  if (!parsed.ok) {
    const { error } = parsed;
    return {
      facts: { expr, agents: [], pools: [], error: errorText(error) },
      text: errorReport(expr, error),
    };
  }
  const explanation = explain(parsed.expression, agents);
  const matching = explanation.verdicts.filter(verdict => verdict.matches);
  const facts = { expr, agents: namesOf(matching), pools: poolsOf(matching), error: null };
  return { facts, text: explainTable(explanation) };
}

function errorText(error: LabelSyntaxError): string {
  return `${error.name}: ${error.message}`;
}

function errorReport(expr: string, error: LabelSyntaxError): string {
  const lines = expr.split('\n');
  const before = [...(lines[error.line - 1] ?? '')].slice(0, error.column).join('');
  const shown = excerpt(lines, { file: '', line: error.line, column: before.length + 1 }) ?? [];
  return [printable(clipped(errorText(error), LONGEST_ERROR)), ...shown, mend(error), ''].join('\n');
}

function namesOf(verdicts: readonly AgentVerdict[]): readonly string[] {
  return [...new Set(verdicts.map(verdict => verdict.agent.name))].sort();
}

function poolsOf(verdicts: readonly AgentVerdict[]): readonly string[] {
  const pools = verdicts.flatMap(({ agent }) => (agent.pool === undefined ? [] : [agent.pool]));
  return [...new Set(pools)].sort();
}
