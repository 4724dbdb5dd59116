import { didYouMean } from '../../../fleet/did-you-mean.ts';
import type { Target } from '../../model/target.ts';
import { clipped, code, neutral } from '../../status/neutral.ts';
import { answer } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { named } from '../meant.ts';
import { orderRuns } from '../order-runs.ts';
import { own } from '../own.ts';
import { inTurn, type Turn } from '../turn.ts';

/** `run ci`, `run ci [job, …]`: the known ones run, and each other is answered. */
export function runJobs(turn: Turn, ask: Ask, jobs: 'all' | readonly string[]): Turn {
  const all = turn.facts.settings.targets.filter(({ command }) => command === 'run');
  const { found, unknown } = jobs === 'all' ? { found: all, unknown: [] } : named(jobs, all);
  const told = unknownJobs(turn, ask, unknown, all);
  if (jobs === 'all' && all.length === 0)
    return answer(told, ask, {
      tone: 'misunderstood',
      text: 'There are no jobs here: `.ci-bot.yaml` names none.',
    });
  return orderRuns(told, ask, own(found, turn.facts));
}

/** How many unknown names are answered one by one. */
const MOST_UNKNOWN = 5;

/** Answers names that no target has; nothing is done for them. */
export function unknownJobs(turn: Turn, ask: Ask, names: readonly string[], known: readonly Target[]): Turn {
  const lines = names.slice(0, MOST_UNKNOWN).map(name => {
    const short = clipped(name, 100);
    const fix = didYouMean(
      name,
      known.map(target => target.name),
      '`help` lists what there is',
    );
    return `There is no ${code(short)}: ${fix}`;
  });
  const more = names.length - lines.length;
  const all = more > 0 ? [...lines, `And ${neutral(String(more))} more names that nothing has.`] : lines;
  return inTurn(turn, all.length === 0 ? [] : [all.join('\n\n')], (state, text) =>
    answer(state, ask, { tone: 'misunderstood', text }),
  );
}
