import { type Problem, pathText } from '../../fleet/problem.ts';
import type { RepositorySettings } from '../model/settings.ts';
import { readRepositorySettings } from './read-settings.ts';

const MOST_PROBLEMS = 20;

/** What holds for a repository now. */
export interface HeldSettings {
  /** Undefined: there never was a sound file, and the bot does nothing but say so. */
  readonly settings: RepositorySettings | undefined;
  /** Whether they come from the text that was given. */
  readonly fresh: boolean;
  /** What is wrong with the text, a line each, for `show_config`: `.ci-bot.yaml:3:5 error jobs: …`. Warnings too. */
  readonly problems: readonly string[];
}

/**
 * The settings that hold after the file became this text: a broken file changes nothing, it is only told. A file that is gone
 * takes its settings with it.
 * @param text undefined: the default branch has no such file
 */
export function lastGood(previous: RepositorySettings | undefined, text: string | undefined): HeldSettings {
  if (text === undefined) return { settings: undefined, fresh: true, problems: [] };
  const { settings, problems } = readRepositorySettings(text);
  const lines = problems.slice(0, MOST_PROBLEMS).map(problemLine);
  const more = problems.length - lines.length;
  return {
    settings: settings ?? previous,
    fresh: settings !== undefined,
    problems: more > 0 ? [...lines, `… and ${more} more`] : lines,
  };
}

/** A problem in one line of plain text. */
function problemLine({ place, severity, path, message, fix }: Problem): string {
  const at = `${place.file}:${place.line}:${place.column}`;
  return `${at} ${severity} ${pathText(path)}: ${message}${fix === undefined ? '' : `; ${fix}`}`;
}
