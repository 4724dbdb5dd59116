import type { RepositorySettings } from '../model/settings.ts';
import { bullets, table } from './markdown.ts';
import { clipped, code, neutral } from './neutral.ts';
import { RIGHT_WORDS } from './right-words.ts';
import type { AnswerText } from './status-view.ts';
import { whoMay } from './who-may.ts';

const MOST_PROBLEMS = 20;

/**
 * The answer to `show_config`.
 *
 * @param problems why a newer file was refused, so that these are older settings; empty: they are the newest
 */
export const configText = (settings: RepositorySettings, problems: readonly string[]): AnswerText => ({
  text: problems.length === 0 ? 'These settings are in force.' : refused(problems),
  folded: [general(settings), rights(settings), targets(settings)].join('\n\n'),
});

function refused(problems: readonly string[]): string {
  const shown = problems.slice(0, MOST_PROBLEMS).map(each => neutral(clipped(each, 500)));
  const more = problems.length - shown.length;
  const points = more > 0 ? [...shown, `and ${more} more`] : shown;
  return `The newest settings were refused and older ones are in force:\n\n${bullets(points)}`;
}

const general = (settings: RepositorySettings): string =>
  table(
    ['setting', 'value'],
    [
      ['names', settings.names.map(each => code(`@${each}`)).join(' ')],
      ['instances', settings.instances.map(code).join(' ')],
      ['edited comments', settings.editedComments === 'rerun' ? 'are read again' : 'are ignored'],
      ['on a push', settings.onPush === 'abort' ? 'older runs are stopped' : 'older runs are marked'],
      ['after a merge', afterMerge(settings.onMerge)],
      ['guide in new pull requests', settings.guide ? 'yes' : 'no'],
      ['runs an hour', `${settings.runsPerHour} for each pull request; whoever may approve is not limited`],
      ['runs without approval', `code of ${whoMay(settings.trusted)}`],
      ['label that deploys', settings.deployLabel === undefined ? 'none' : code(settings.deployLabel)],
    ],
  );

function afterMerge(onMerge: RepositorySettings['onMerge']): string {
  if (onMerge === 'nothing') return 'nothing runs';
  return onMerge === 'all'
    ? 'every job runs on the branch'
    : `${onMerge.map(code).join(' ')} run on the branch`;
}

const rights = (settings: RepositorySettings): string =>
  table(
    ['right to', 'who has it'],
    RIGHT_WORDS.map(([right, words]) => [words, whoMay(settings.rights[right])]),
  );

const targets = (settings: RepositorySettings): string =>
  table(
    ['target', 'command', 'runs on', 'instance', 'uploads'],
    settings.targets.map(({ name, command, backend, instance, upload }) => [
      code(name),
      command,
      backend,
      code(instance),
      upload,
    ]),
  );
