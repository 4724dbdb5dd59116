import type { BuildFilters, Command } from '../model/command.ts';
import { SHORT_WORDS } from './build-filters.ts';

/** A command as somebody would write it behind the bot's name; `readComment` makes the same command of it. */
export function printCommand(command: Command): string {
  switch (command.kind) {
    case 'run':
      return command.jobs === 'failed' ? 'rerun failed' : `run ci ${listed(command.jobs)}`;
    case 'abort':
      return command.jobs === 'all' ? 'abort' : `abort ${listed(command.jobs)}`;
    case 'build':
    case 'deploy':
      return [command.kind, ...filterWords(command.filters)].join(' ');
    case 'explain':
      return `explain ${command.job}`;
    case 'benchmark':
      return command.filter === undefined ? 'runbenchmarks' : `runbenchmarks ${command.filter}`;
    case 'approve':
      return command.sha === undefined ? 'approve' : `approve ${command.sha}`;
    case 'add-benchmarker':
      return `addbenchmarker @${command.login}`;
    case 'retry-delivery':
      return `retry delivery ${command.delivery}`;
    case 'show-config':
      return 'show_config';
    case 'dead-letters':
      return 'dead letters';
    case 'status':
    case 'help':
      return command.kind;
  }
}

const listed = (jobs: 'all' | readonly string[]): string => `[${jobs === 'all' ? jobs : jobs.join(', ')}]`;

const filterWords = (filters: BuildFilters): readonly string[] =>
  SHORT_WORDS.flatMap(([word, kind]) => filters[kind].map(value => `${word}:${value}`));
