import type { PullRecord } from '../model/pull-record.ts';
import { code } from './neutral.ts';
import { shortSha } from './run-row.ts';
import type { StatusView } from './status-view.ts';
import { whoMay } from './who-may.ts';

/** Who can let the runs begin that wait for an approval; undefined: none waits. */
export function approvalNote({ runs }: PullRecord, { settings }: StatusView): string | undefined {
  const waiting = runs.filter(({ standing, outdated }) => standing.kind === 'unapproved' && !outdated);
  const sha = waiting[0]?.sha;
  if (sha === undefined) return undefined;
  const name = settings.names[0] === undefined ? 'bot:' : `@${settings.names[0]}`;
  const count = waiting.length === 1 ? 'A run waits' : `${waiting.length} runs wait`;
  return `🔒 ${count} until ${code(shortSha(sha))} is approved. That can do: ${whoMay(settings.rights.approve)}. Having read the changes, they write ${code(`${name} approve ${sha}`)}.`;
}
