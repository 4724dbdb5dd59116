import { explainText } from '../../status/explain-text.ts';
import { answer } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { oneNamed } from '../meant.ts';
import type { Turn } from '../turn.ts';
import { unknownJobs } from './run.ts';

/** `explain JOB`. */
export function explain(turn: Turn, ask: Ask, job: string): Turn {
  const { record, facts } = turn;
  const { targets } = facts.settings;
  const target = oneNamed(job, targets);
  if (target === undefined) return unknownJobs(turn, ask, [job], targets);
  return answer(turn, ask, { tone: 'told', ...explainText(target, record, facts) });
}
