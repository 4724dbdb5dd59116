import type { Misunderstood } from '../model/command.ts';
import type { RepositorySettings } from '../model/settings.ts';
import type { Target } from '../model/target.ts';
import { bullets, table } from './markdown.ts';
import { clipped, code, neutral } from './neutral.ts';
import { offeredWords } from './offered-words.ts';
import type { AnswerText } from './status-view.ts';
import { whoMay } from './who-may.ts';

/** More targets than these are counted, not listed. */
const MOST_TARGETS = 60;

/** The answer to `help`: what can be written, by whom, and what there is to run. */
export const helpText = (settings: RepositorySettings): AnswerText => ({
  text: `Write a command at the beginning of a line, several if you like, one a line. It begins with ${spoken(settings)}. What stands in code or quotes is not read.`,
  folded: [commandTable(settings), targetLists(settings.targets)].filter(each => each !== '').join('\n\n'),
});

/** What to say to a line that was addressed to the bot and is no command. */
export function misunderstoodText({ text, why, meant }: Misunderstood): string {
  const said = `${code(clipped(text, 200))} is no command: ${neutral(why)}.`;
  return meant === undefined ? said : `${said} Did you mean ${code(clipped(meant, 200))}?`;
}

/** The names that the bot listens to, as people write them. */
const spoken = ({ names }: Pick<RepositorySettings, 'names'>): string =>
  [...names.map(name => `@${name}`), 'bot:'].map(code).join(' or ');

/** The name with which examples begin. */
export const exampleName = ({ names }: Pick<RepositorySettings, 'names'>): string =>
  names[0] === undefined ? 'bot:' : `@${names[0]}`;

function commandTable(settings: RepositorySettings): string {
  const rows = offeredWords(settings).map(({ word, form, example, does, right }) => [
    code(`${word} ${form}`),
    does,
    whoMay(settings.rights[right]),
    code(`${exampleName(settings)} ${example}`),
  ]);
  return table(['command', 'what it does', 'who may', 'example'], rows);
}

const HEADS = {
  run: 'Jobs (`run ci`)',
  build: 'Targets (`build`)',
  benchmark: 'Benchmarks (`runbenchmarks`)',
} as const;

/** What there is to run, by the command that means it. */
function targetLists(targets: readonly Target[]): string {
  const kinds = (['run', 'build', 'benchmark'] as const).map(command => {
    const of = targets.filter(each => each.command === command);
    return of.length === 0 ? undefined : `${HEADS[command]}:\n\n${bullets(targetLines(of))}`;
  });
  return kinds.filter(each => each !== undefined).join('\n\n');
}

function targetLines(targets: readonly Target[]): readonly string[] {
  const lines = targets.slice(0, MOST_TARGETS).map(({ name, description }) => {
    const said = description === undefined ? '' : `: ${neutral(clipped(description, 200))}`;
    return `${code(name)}${said}`;
  });
  const more = targets.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}
