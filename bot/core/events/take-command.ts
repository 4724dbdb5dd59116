import { rightFor } from '../../comments/vocabulary.ts';
import type { Command } from '../../model/command.ts';
import type { Request } from '../../model/pull-record.ts';
import { code } from '../../status/neutral.ts';
import { whoMay } from '../../status/who-may.ts';
import { refuse } from '../answers.ts';
import { approve } from '../approvals.ts';
import { approvesByAsking } from '../approving-words.ts';
import { briefCommand } from '../brief-command.ts';
import { handleCommand } from '../commands/handle.ts';
import { react } from '../effects.ts';
import { meantBy, speakerOf } from '../meant.ts';
import { notMeant } from '../not-meant.ts';
import { own } from '../own.ts';
import { hasRight } from '../rights.ts';
import { remembering, type Turn } from '../turn.ts';
import type { Source } from './source.ts';

/** Commands that a closed pull request takes no more. */
const OPEN_ONLY: readonly Command['kind'][] = ['run', 'build', 'benchmark', 'deploy', 'approve'];

/** Commands about the queue, of which each instance has its own. */
const OF_EACH: readonly Command['kind'][] = ['dead-letters', 'retry-delivery'];

/** Does one command, or says why not. An instance that has no part in it does nothing. */
export function takeCommand(
  turn: Turn,
  source: Pick<Source, 'by' | 'comment' | 'at' | 'saw'> & { readonly url: string | undefined },
  command: Command,
  id: string,
): Turn {
  const { facts, record } = turn;
  const { by, comment, at, url, saw } = source;
  const request: Request = { id, command, by, comment, sha: record.pull.head.sha, at };
  const meant = meantBy(command, facts.settings);
  const speaks = speakerOf(command, facts.settings) === facts.instance;
  const cleared = meant.length > 0 ? approvedByAsking(turn, request, saw) : turn;
  const ask = { request, saw, url, speaks };
  // Each instance heeds an approval, and one of them says so.
  if (command.kind === 'approve' && !speaks) return mayNot(turn, request) ? turn : handleCommand(turn, ask);
  const hasPart = speaks || OF_EACH.includes(command.kind) || own(meant, facts).length > 0;
  if (!hasPart) return cleared;
  const seen = react(cleared, comment?.id, 'eyes');
  const known = remembering(seen, {
    requests: [...seen.record.requests, { ...request, command: briefCommand(command) }],
  });
  const denied = mayNot(known, request);
  return denied === undefined ? handleCommand(known, ask) : refuse(known, ask, denied);
}

/** Why a command is refused; undefined: it is not. */
function mayNot({ record, facts }: Turn, { command, by }: Request): string | undefined {
  const right = rightFor(command.kind);
  const granted = hasRight(right, by, facts, record.pull);
  const who = `${whoMay(facts.settings.rights[right])} may.`;
  if (granted === 'no') return `You may not ask for this: ${who}`;
  if (granted === 'unknown') return `GitHub could not be asked whether you may. Ask again in a while: ${who}`;
  const isClosed = record.pull.state !== 'open' && OPEN_ONLY.includes(command.kind);
  return isClosed
    ? `The pull request is ${code(record.pull.state)}, so nothing is started for it.`
    : undefined;
}

/** Who may approve and asks for a run of the head has approved it, if it was known before the words were written. */
function approvedByAsking(turn: Turn, request: Request, saw: string | undefined): Turn {
  const { record, facts } = turn;
  if (record.pull.state !== 'open' || !approvesByAsking(record, request, facts)) return turn;
  return notMeant(turn, request, saw) === undefined ? approve(turn, request.sha, request.by) : turn;
}
