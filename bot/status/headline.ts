import type { PullRecord } from '../model/pull-record.ts';
import type { Run } from '../model/run.ts';
import { code } from './neutral.ts';
import { shortSha } from './run-row.ts';
import { stateWord } from './run-state.ts';
import type { StatusView } from './status-view.ts';

/** In which order states are counted. */
const ORDER = [
  'failure',
  'timed-out',
  'unknown',
  'not-started',
  'unstable',
  'unapproved',
  'running',
  'queued',
];

/** The first line that people see: which commit, and how many runs stand where. */
export function headline({ pull }: PullRecord, current: readonly Run[], { instance }: StatusView): string {
  const counts = new Map<string, number>();
  for (const run of current) counts.set(stateWord(run), (counts.get(stateWord(run)) ?? 0) + 1);
  const words = [...counts]
    .toSorted(byOrder)
    .map(([state, count]) => `${count} ${state.replaceAll('-', ' ')}`);
  const said = words.length === 0 ? 'nothing was asked for yet' : words.join(', ');
  return `**CI of ${code(shortSha(pull.head.sha))}** by ${code(instance)}: ${said}.`;
}

function byOrder([one]: readonly [string, number], [other]: readonly [string, number]): number {
  const rank = (state: string) => (ORDER.includes(state) ? ORDER.indexOf(state) : ORDER.length);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}
