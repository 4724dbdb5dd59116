import { code } from '../../status/neutral.ts';
import { answer, answerOwn } from '../answers.ts';
import type { Ask } from '../ask.ts';
import { named } from '../meant.ts';
import { namesInWords } from '../names-in-words.ts';
import { isOpen, stopAll } from '../stop.ts';
import type { Turn } from '../turn.ts';
import { unknownJobs } from './run.ts';

/** `abort`, `abort [job, …]`: what this instance runs of it is ended, waiting or running. */
export function abort(turn: Turn, ask: Ask, jobs: 'all' | readonly string[]): Turn {
  const { facts, record } = turn;
  const { targets } = facts.settings;
  const { found, unknown } = jobs === 'all' ? { found: targets, unknown: [] } : named(jobs, targets);
  const told = unknownJobs(turn, ask, unknown, targets);
  const names = new Set(found.map(({ name }) => name));
  const open = record.runs.filter(run => isOpen(run) && (jobs === 'all' || names.has(run.target)));
  if (open.length === 0) {
    const text = `Nothing of that is under way at ${code(facts.instance)}.`;
    return found.length === 0 ? told : answer(told, ask, { tone: 'told', text });
  }
  const { by } = ask.request;
  const stopped = stopAll(told, open, by, `${by.login} stopped it`);
  const text = `Stopping ${namesInWords(open.map(({ target }) => target))}.`;
  return answerOwn(stopped, ask, { tone: 'done', text });
}
