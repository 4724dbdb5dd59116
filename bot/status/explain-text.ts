import { printCommand } from '../comments/print-command.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { Target } from '../model/target.ts';
import { askingFor } from './asking-for.ts';
import { exampleName } from './help-text.ts';
import { bullets } from './markdown.ts';
import { code, neutral } from './neutral.ts';
import { stateWords } from './run-state.ts';
import type { AnswerText, StatusView } from './status-view.ts';
import { whoMay } from './who-may.ts';

/** The answer to `explain JOB`: what it is, where it would run, who may run it, and how it stands for this pull request. */
export function explainText(target: Target, record: PullRecord, { settings }: StatusView): AnswerText {
  const points = [
    target.description === undefined ? undefined : neutral(target.description),
    `runs on ${WHERE[target.backend]}, by the bot instance ${code(target.instance)}`,
    target.labels.length === 0 ? undefined : `needs agents with ${target.labels.map(code).join(', ')}`,
    ...Object.entries(target.facets).map(([name, value]) => `${name}: ${code(value)}`),
    `${whoMay(settings.rights[target.command])} may run it: ${code(`${exampleName(settings)} ${printCommand(askingFor(target))}`)}`,
    `code of ${whoMay(settings.trusted)} runs without an approval of its commit`,
    `its artefacts are uploaded: ${UPLOADS[target.upload]}`,
    standing(target, record),
  ];
  return {
    text: `${code(target.name)}:\n\n${bullets(points.filter(each => each !== undefined))}`,
    folded: undefined,
  };
}

const WHERE = { jenkins: 'Jenkins', slurm: 'a Slurm cluster', gitlab: 'GitLab CI' } as const;

const UPLOADS = {
  all: 'each of them',
  latest: 'the newest one',
  once: 'one, and never another',
  none: 'none',
} as const;

function standing(target: Target, record: PullRecord): string {
  const runs = record.runs.filter(each => each.target === target.name);
  const last = runs.findLast(each => each.sha === record.pull.head.sha);
  if (last !== undefined) return `attempt ${last.attempt} on the head: ${stateWords(last)}`;
  return runs.length === 0
    ? 'never asked for here'
    : `not asked for on the head; ${runs.length} runs of earlier commits`;
}
