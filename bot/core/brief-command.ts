import type { BuildFilters, Command } from '../model/command.ts';
import { clipped } from '../status/neutral.ts';

const MOST_NAMES = 10;
const LONGEST_NAME = 100;

/** One word from outside, of a length that can be kept. */
export const brief = (word: string): string => clipped(word, LONGEST_NAME);

const few = (words: readonly string[]): readonly string[] => words.slice(0, MOST_NAMES).map(brief);

/** A command as it is remembered: of long lists the first ten names, and of names a hundred characters. */
export function briefCommand(command: Command): Command {
  switch (command.kind) {
    case 'run':
      return { ...command, jobs: typeof command.jobs === 'string' ? command.jobs : few(command.jobs) };
    case 'abort':
      return { ...command, jobs: command.jobs === 'all' ? 'all' : few(command.jobs) };
    case 'build':
    case 'deploy':
      return { ...command, filters: briefFilters(command.filters) };
    case 'benchmark':
      return { ...command, filter: command.filter === undefined ? undefined : brief(command.filter) };
    case 'explain':
      return { ...command, job: brief(command.job) };
    case 'add-benchmarker':
      return { ...command, login: brief(command.login) };
    case 'retry-delivery':
      return { ...command, delivery: brief(command.delivery) };
    case 'approve':
      return { ...command, sha: command.sha === undefined ? undefined : brief(command.sha) };
    default:
      return command;
  }
}

const briefFilters = (filters: BuildFilters): BuildFilters => ({
  architecture: few(filters.architecture),
  repository: few(filters.repository),
  instance: few(filters.instance),
  accelerator: few(filters.accelerator),
  job: few(filters.job),
});
