import { code } from '../../status/neutral.ts';
import { answer, answerOwn, commandWords } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { meantBy } from '../meant.ts';
import { orderRuns } from '../order-runs.ts';
import { own } from '../own.ts';
import { isOpen } from '../stop.ts';
import { audited, type Turn } from '../turn.ts';

/** `runbenchmarks`: one request at a time for a pull request. */
export function benchmark(turn: Turn, ask: Ask): Turn {
  const { facts, record } = turn;
  const meant = meantBy(ask.request.command, facts.settings);
  if (meant.length === 0)
    return answer(turn, ask, {
      tone: 'misunderstood',
      text: 'There are no benchmarks here: `.ci-bot.yaml` names none.',
    });
  const mine = own(meant, facts);
  const names = new Set(mine.map(({ name }) => name));
  const pending = record.runs.find(run => names.has(run.target) && isOpen(run));
  if (pending === undefined) return orderRuns(turn, ask, mine);
  const text = `${code(pending.target)} of ${code(pending.sha.slice(0, 12))} is under way here still, and one runs at a time. \`abort\` ends it.`;
  const { by, command } = ask.request;
  const refused = audited(turn, by, 'benchmark refused', `${commandWords(command)}: another is under way`);
  return answerOwn(refused, ask, { tone: 'refused', text });
}
