import { VOCABULARY } from '../comments/vocabulary.ts';
import type { PullRecord } from '../model/pull-record.ts';
import type { Target } from '../model/target.ts';
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
    `${whoMay(settings.rights[target.command])} may run it: ${code(askFor(target, settings.names[0]))}`,
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

function askFor({ name, command, facets, instance }: Target, bot: string | undefined): string {
  const address = bot === undefined ? 'bot:' : `@${bot}`;
  if (command === 'run') return `${address} run ci [${name}]`;
  if (command === 'benchmark') return `${address} ${wordOf('benchmark')}`;
  const filters = [
    facets.repository === undefined ? undefined : `repo:${facets.repository}`,
    facets.architecture === undefined ? undefined : `arch:${facets.architecture}`,
    facets.accelerator === undefined ? undefined : `accel:${facets.accelerator}`,
    `inst:${instance}`,
  ];
  return `${address} build ${filters.filter(each => each !== undefined).join(' ')}`;
}

const wordOf = (kind: string): string => VOCABULARY.find(each => each.kind === kind)?.word ?? kind;

function standing(target: Target, record: PullRecord): string {
  const runs = record.runs.filter(each => each.target === target.name);
  const last = runs.findLast(each => each.sha === record.pull.head.sha);
  if (last !== undefined) return `attempt ${last.attempt} on the head: ${stateWords(last)}`;
  return runs.length === 0
    ? 'never asked for here'
    : `not asked for on the head; ${runs.length} runs of earlier commits`;
}
