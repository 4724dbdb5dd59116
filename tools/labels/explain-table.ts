import type { AgentVerdict, Explanation, UnknownLabel } from '../../fleet/labels/explain.ts';
import { explainPools, type PoolVerdict } from '../../fleet/labels/explain-pools.ts';
import { labelText } from '../../fleet/labels/quote.ts';
import type { Reason } from '../../fleet/labels/reason.ts';
import { printable } from '../report/printable.ts';
import { clipped } from './clipped.ts';

const MOST_NAMES = 4;
const MOST_REASONS = 3;
const MOST_UNKNOWN = 10;
/** In characters. */
const LONGEST_REASON = 160;

type Row = readonly [who: string, match: string, why: string];

function listed(items: readonly string[], most: number, separator: string): string {
  const more = items.length > most ? ` and ${items.length - most} more` : '';
  return items.slice(0, most).join(separator) + more;
}

function why(reasons: readonly Reason[]): string {
  return listed(
    reasons.map(reason => clipped(reason.text, LONGEST_REASON)),
    MOST_REASONS,
    '; ',
  );
}

/** A pool whose agents differ has a line for those that match and one for each reason against the others. */
function poolRows({ pool, matching, turnedDown: others }: PoolVerdict): readonly Row[] {
  const mixed = others.length + (matching.length > 0 ? 1 : 0) > 1;
  const names = (agents: readonly string[]) => (mixed ? listed(agents, MOST_NAMES, ', ') : '');
  const rows: (readonly [match: string, why: string])[] = [
    ...(matching.length > 0 ? [['yes', names(matching)] as const] : []),
    ...others.map(
      group => ['no', [names(group.agents), why(group.reasons)].filter(Boolean).join(': ')] as const,
    ),
  ];
  return rows.map(([match, text], index) => [index === 0 ? pool : '', match, text]);
}

function agentRows(verdicts: readonly AgentVerdict[]): readonly Row[] {
  return verdicts
    .filter(verdict => verdict.agent.pool === undefined)
    .map(({ agent, matches, reasons }) => [agent.name, matches ? 'yes' : 'no', why(reasons)]);
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(row => row.map(printable));
  const width = Math.max(...lines.map(([who = '']) => who.length));
  return lines
    .map(([who = '', match = '', text = '']) => `${who.padEnd(width)}  ${match.padEnd(5)}  ${text}`.trimEnd())
    .join('\n');
}

function unknownLine({ label, suggestion }: UnknownLabel): string {
  const meant = suggestion === undefined ? '' : ` (did you mean \`${labelText(suggestion)}\`?)`;
  return printable(clipped(`no agent carries \`${labelText(label)}\``, LONGEST_REASON) + meant);
}

function summary(verdicts: readonly AgentVerdict[]): string {
  const matching = verdicts.filter(verdict => verdict.matches);
  const poolCount = (some: readonly AgentVerdict[]) =>
    new Set(some.flatMap(({ agent }) => agent.pool ?? [])).size;
  const pools = poolCount(verdicts);
  if (pools > 0) return `matches ${poolCount(matching)} of ${pools} pools`;
  return verdicts.length > 0
    ? `matches ${matching.length} of ${verdicts.length} agents`
    : 'there are no agents';
}

/** What an expression says of each pool, and of each agent that is in none; then the labels that nobody carries. */
export function explainTable({ verdicts, unknown }: Explanation): string {
  const pools = explainPools(verdicts).flatMap(poolRows);
  const agents = agentRows(verdicts);
  const parts = [
    summary(verdicts),
    ...(pools.length > 0 ? [table([['pool', 'match', 'why'], ...pools])] : []),
    ...(agents.length > 0 ? [table([['agent', 'match', 'why'], ...agents])] : []),
    ...(unknown.length > 0 ? [listed(unknown.map(unknownLine), MOST_UNKNOWN, '\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}
