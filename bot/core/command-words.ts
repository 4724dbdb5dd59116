import { clipped } from '../status/neutral.ts';
import type { BuildFilters, Command } from './command.ts';

/** A command in one form, however it was written, at most 200 characters; for the audit trail and for answers, not neutralised. */
export const commandWords = (command: Command): string => clipped(words(command), 200);

function words(command: Command): string {
  switch (command.kind) {
    case 'run':
      return command.jobs === 'failed' ? 'rerun failed' : `run ci ${list(command.jobs)}`;
    case 'abort':
      return `abort ${list(command.jobs)}`;
    case 'explain':
      return `explain ${command.job}`;
    case 'build':
    case 'deploy':
      return [command.kind, ...filterWords(command.filters)].join(' ');
    case 'benchmark':
      return ['runbenchmarks', ...(command.filter === undefined ? [] : [command.filter])].join(' ');
    case 'add-benchmarker':
      return `addbenchmarker ${command.login}`;
    case 'approve':
      return ['approve', ...(command.sha === undefined ? [] : [command.sha])].join(' ');
    case 'retry-delivery':
      return `retry delivery ${command.delivery}`;
    default:
      return command.kind.replace('-', ' ');
  }
}

const list = (jobs: 'all' | readonly string[]): string => `[${jobs === 'all' ? 'all' : jobs.join(', ')}]`;

const filterWords = (filters: BuildFilters): readonly string[] => [
  ...filters.architecture.map(word => `arch:${word}`),
  ...filters.repository.map(word => `repo:${word}`),
  ...filters.instance.map(word => `inst:${word}`),
  ...filters.accelerator.map(word => `accel:${word}`),
  ...filters.job.map(word => `job:${word}`),
];
