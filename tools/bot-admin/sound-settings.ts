import type { Problem } from '../../fleet/problem.ts';
import { EXIT } from '../exit-codes.ts';
import { formatProblems } from '../report/format-problems.ts';
import { AlreadyTold } from '../user-error.ts';
import type { World } from '../world.ts';

/** A file of the bot as it was read. */
interface ReadFile<Settings> {
  readonly settings: Settings | undefined;
  readonly problems: readonly Problem[];
  /** The text with what may be a secret blotted out. */
  readonly shown: string;
}

/** The settings of a file that has no errors. @throws AlreadyTold where it has, after they were shown */
export function soundSettings<Settings>(
  { settings, problems, shown }: ReadFile<Settings>,
  { terminal }: Pick<World, 'terminal'>,
): Settings {
  if (settings !== undefined) return settings;
  terminal.err(formatProblems(problems, { read: () => shown, colour: terminal.colour }));
  throw new AlreadyTold(EXIT.badInput);
}
