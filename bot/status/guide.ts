import type { RepositorySettings } from '../core/settings.ts';
import { helpText, spoken } from './help-text.ts';
import { folded } from './markdown.ts';

/** What a new pull request is told: that nothing runs by itself, how to ask, and what there is. */
export const guideText = (settings: RepositorySettings): string =>
  [
    `Nothing runs here until somebody asks for it: begin a line of a comment with ${spoken(settings)}, for example \`${exampleOf(settings)}\` when the work is ready.`,
    commandsFolded(settings),
  ].join('\n\n');

/** Commands and jobs, folded away. */
export const commandsFolded = (settings: RepositorySettings): string =>
  folded('Commands and jobs', helpText(settings).folded ?? '');

function exampleOf({ names, targets }: RepositorySettings): string {
  const name = names[0] === undefined ? 'bot:' : `@${names[0]}`;
  const commands = new Set(targets.map(({ command }) => command));
  if (commands.has('run') || commands.size === 0) return `${name} run ci [all]`;
  return commands.has('build') ? `${name} build` : `${name} runbenchmarks`;
}
