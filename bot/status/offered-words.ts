import { printCommand } from '../comments/print-command.ts';
import { VOCABULARY, type Word } from '../comments/vocabulary.ts';
import type { Command } from '../model/command.ts';
import type { RepositorySettings } from '../model/settings.ts';
import type { Target } from '../model/target.ts';
import { filtersOf } from './asking-for.ts';

type Settings = Pick<RepositorySettings, 'targets' | 'lists'>;

/** The words that mean something in a repository (where nothing is built, nobody asks for builds), with examples of what there is. */
export const offeredWords = (settings: Settings): readonly Word[] =>
  VOCABULARY.filter(word => isOffered(word, settings)).map(word => {
    const own = ownExample(word, settings.targets);
    return own === undefined ? word : { ...word, example: printCommand(own) };
  });

function isOffered({ kind, word }: Word, { targets, lists }: Settings): boolean {
  switch (kind) {
    case 'run':
      // `rerun failed` means builds that failed, too.
      return targets.some(({ command }) => command === 'run' || (command === 'build' && word !== 'run ci'));
    case 'build':
    case 'benchmark':
      return targets.some(({ command }) => command === kind);
    case 'deploy':
      return targets.some(isUploaded);
    case 'add-benchmarker':
      return lists !== undefined;
    default:
      return true;
  }
}

const isUploaded = ({ upload }: Target): boolean => upload !== 'none';

/** How many jobs an example names. */
const SOME = 2;

function ownExample({ kind, word }: Word, targets: readonly Target[]): Command | undefined {
  const jobs = targets.filter(({ command }) => command === 'run').map(({ name }) => name);
  const build = targets.find(({ command }) => command === 'build');
  const uploaded = targets.find(isUploaded);
  switch (kind) {
    case 'run':
      return word === 'run ci' && jobs.length > 0 ? { kind, jobs: jobs.slice(0, SOME) } : undefined;
    case 'abort':
      return { kind, jobs: jobs.length > 0 ? jobs.slice(0, 1) : 'all' };
    case 'explain':
      return targets[0] && { kind, job: targets[0].name };
    case 'build':
      return build && { kind, filters: filtersOf(build) };
    case 'deploy':
      return uploaded && { kind, filters: filtersOf(uploaded) };
    default:
      return undefined;
  }
}
